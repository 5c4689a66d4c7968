"""The picture that is chosen on the pages: which one, where it stands, what of it is seen, what may be done with it.

It follows the session and draws nothing. A picture is chosen by putting the caret into its caption, so that everything
else in the window knows which one is meant; the caret itself is not shown while it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Point
from kiclayout.content.block import Figure, Poster
from kiclayout.content.edit.passages import trail
from kiclayout.content.edit.pictures import at_caption, row_of
from kiclayout.content.spot import Spot, caret
from kiclayout.editor.pictures.framing import View
from kiclayout.editor.session import Session
from kiclayout.editor.view.handles import Handle
from kiclayout.editor.view.tool import PageArea
from kiclayout.scene.assets import Prepared, prepare
from kiclayout.scene.frames import Framed, frames_on

FREE = (Handle(1, 0), Handle(0, 1), Handle(1, 1))
"""The text decides where a figure begins: what can be dragged is its right and lower edge."""


class Picked(QObject):
    """See the module.

    Signals:
        changed: Another picture is chosen or none, it is worked on inside its frame or no longer.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.block = 0
        """Session id of the chosen figure or poster; 0 = none."""
        self.inside = False
        """Whether the picture is worked on inside its frame, not the frame."""
        self._frames: dict[int, tuple[object, tuple[Framed, ...]]] = {}
        self._page = 0
        session.selection_changed.connect(self._elsewhere)
        session.issue_changed.connect(self._still_there)
        session.opened.connect(self.clear)

    # ------------------------------------------------------------------------------------------------ choosing
    def choose(self, block: int) -> None:
        """Chooses the figure or poster with that id, and its frame."""
        if self._picture(block) is None:
            return
        self.inside = self.inside and block == self.block
        self.block = block
        figure = isinstance(self._picture(block), Figure)
        self.session.select(at_caption(block) if figure else caret(Spot(block, 0, "title")))
        self.changed.emit()

    def enter(self) -> str:
        """Goes inside the frame; what it is called in the wording if that cannot be done, empty = it is done."""
        why = self.sealed
        if not why and not self.inside:
            self.inside = True
            self.changed.emit()
        return why

    def leave(self) -> None:
        """Goes back to the frame."""
        if self.inside:
            self.inside = False
            self.changed.emit()

    def clear(self) -> None:
        """Chooses nothing."""
        if self.block:
            self.block, self.inside = 0, False
            self.changed.emit()

    # ------------------------------------------------------------------------------------------------ what it is
    @property
    def figure(self) -> Figure | None:
        """The chosen figure; None = none, or a poster."""
        found = self._picture(self.block)
        return found if isinstance(found, Figure) else None

    @property
    def in_row(self) -> bool:
        """Whether it stands in a row of figures."""
        return bool(self.block) and row_of(self.session.shown, self.block) is not None

    @property
    def place(self) -> tuple[int, Framed] | None:
        """The page it stands on, by index, and its frame there; None while it is not laid out."""
        return self._place_of(self.block) if self.block else None

    def _place_of(self, block: int) -> tuple[int, Framed] | None:
        for index in self._likely_pages():
            for one in self.frames(index):
                if one.block == block:
                    self._page = index
                    return index, one
        return None

    def view_at(self, block: int) -> View | None:
        """What is seen of any figure, chosen or not; None for drawings, empty places and what is not laid out."""
        place = self._place_of(block)
        return view_of(place[1]) if place else None

    @property
    def area(self) -> PageArea | None:
        """The same as an area of the view."""
        place = self.place
        return PageArea(place[0], place[1].rect) if place else None

    @property
    def view(self) -> View | None:
        """What is seen of it; None for drawings and empty places."""
        place = self.place
        return view_of(place[1]) if place else None

    @property
    def free(self) -> tuple[Handle, ...]:
        """The handles of its frame that can be dragged."""
        figure = self.figure
        if figure is None or self.in_row:
            return ()
        return FREE if self.view is not None or not figure.path else FREE[2:]

    @property
    def locked(self) -> str:
        """Why its frame cannot be dragged at all, as the wording calls it; empty = it can."""
        if self.figure is None:
            return "pictures.lock.poster"
        return "pictures.lock.row" if self.in_row else ""

    @property
    def sealed(self) -> str:
        """Why it cannot be worked on inside its frame, as the wording calls it; empty = it can."""
        figure = self.figure
        if figure is None:
            return "pictures.lock.poster"
        if self.view is None:
            return "pictures.lock.drawing" if figure.path.lower().endswith(".svg") else "pictures.lock.empty"
        return ""

    # ------------------------------------------------------------------------------------------------ the pages
    def frames(self, index: int) -> tuple[Framed, ...]:
        """The frames of pictures on a page; those of charts are none."""
        pages = self.session.scene.pages
        if not 0 <= index < len(pages):
            return ()
        known = self._frames.get(index)
        if known is None or known[0] is not pages[index]:
            found = tuple(one for one in frames_on(pages[index]) if self._picture(one.block) is not None)
            known = self._frames[index] = (pages[index], found)
        return known[1]

    def at(self, index: int, point: Point) -> Framed | None:
        """The frame at a point of a page."""
        return next((one for one in reversed(self.frames(index)) if one.rect.contains(point)), None)

    def _likely_pages(self) -> Iterator[int]:
        """All pages, from the one on which it stood last, outward."""
        count = len(self.session.scene.pages)
        yield from sorted(range(count), key=lambda index: abs(index - self._page))

    def _picture(self, block: int) -> Figure | Poster | None:
        where = trail(self.session.shown, block) if block and self.session.loaded else None
        found = where.within[-1] if where else None
        return found if isinstance(found, Figure | Poster) else None

    def _elsewhere(self) -> None:
        selection = self.session.selection
        if self.block and (selection is None or selection.focus.block != self.block):
            self.clear()

    def _still_there(self) -> None:
        if self.block and self._picture(self.block) is None:
            self.clear()


def view_of(framed: Framed) -> View | None:
    """What is seen in a frame; None for SVG drawings and places without a picture."""
    made = known(framed.file) if framed.file else None
    if made is None or not framed.rect.width or not framed.rect.height:
        return None
    frame = framed.rect.width, framed.rect.height
    return View((made.width_px, made.height_px), frame, framed.part, drawn=made.kind == "pdf")


def known(file: str) -> Prepared | None:
    """What is known of a picture file that stands on a page."""
    return prepare(Path(file), Sink(), None)
