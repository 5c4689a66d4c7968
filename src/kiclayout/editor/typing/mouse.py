"""The hand on the page: it puts the caret down, selects, drags words elsewhere, follows links.

Two, three and four clicks take word, line and paragraph, and a drag goes on in these. Scrolling at the window's edge is
the view's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QCursor, QDrag
from PySide6.QtWidgets import QApplication

from kiclayout.base.geometry import Point
from kiclayout.content.block import Event, Poster
from kiclayout.content.edit.facts import FIRST
from kiclayout.content.edit.passages import order_of, passage_at, passages_in
from kiclayout.content.spot import Selection, Spot, caret
from kiclayout.editor.typing.dropping import moved
from kiclayout.editor.typing.structure import behind, exits, gone_on
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.tool import Pointer
from kiclayout.scene.caret import Stop
from kiclayout.scene.hit import fact_at, link_at, mark_on, own_runs, own_words_at, picture_at
from kiclayout.scene.page import Page
from kiclayout.typeset.inline import CALL_TARGET, NOTE_TARGET

if TYPE_CHECKING:
    from kiclayout.editor.typing.tool import TypingTool

_LEFT = Qt.MouseButton.LeftButton
Units = tuple[Spot, Spot]


class Mouse:
    """See the module; one press to its release at a time."""

    def __init__(self, tool: TypingTool, view: PageView) -> None:
        self._tool, self._view = tool, view
        self._unit = 1
        self._first: Units | None = None
        self._pressed: tuple[QPointF, Stop] | None = None
        self._dragging = False
        self.target: Stop | None = None
        """Where words that are dragged would be let go."""

    # ------------------------------------------------------------------------------------------------ buttons
    def press(self, pointer: Pointer) -> bool:
        """A button went down; only the left one is taken."""
        self._first = self._pressed = None
        if pointer.button != _LEFT:
            return False
        self._tool.settle()
        if self._followed(pointer) or self._refused(pointer):
            return True
        stop = self._stop(pointer)
        if stop is None or self._elsewhere(pointer):
            return False
        self._down(pointer, stop)
        return True

    def _down(self, pointer: Pointer, stop: Stop) -> None:
        place = self._tool.caret_place
        if passage_at(place.issue, stop.spot) is None:
            self._tool.say("typing.elsewhere")
            return
        self._unit = min(pointer.clicks, 4)
        if self._unit == 1 and not pointer.shift and self._below(pointer, stop):
            return
        if pointer.shift and self._unit == 1 and place.selection is not None:
            self._first = (place.selection.anchor, place.selection.anchor)
            place.go(stop, extend=True)
        elif self._unit == 1 and self._is_selected(pointer):
            self._pressed = (pointer.at, stop)
        else:
            self._first = self._units(stop)
            place.select(Selection(*self._first), stop if self._unit == 1 else None)

    def _below(self, pointer: Pointer, stop: Stop) -> bool:
        """Whether it is in the white below a table, picture or box: the caret goes to the words behind it.

        At the end of an article a paragraph is begun there, as by the key for the line below.
        """
        place = self._tool.caret_place
        found, passage = place.galley.row(stop), passage_at(place.issue, stop.spot)
        row, point = found[1] if found is not None else None, place.galley.local(pointer.page, pointer.point)
        if row is None or passage is None or point.y < 2 * row.bottom - row.top:
            return False
        cell, outermost = row.cell.area if row.cell is not None else None, passage.within[:1]
        if (cell and cell.contains(point)) or any(isinstance(one, Poster | Event) for one in outermost):
            return False
        if exits(place.issue, stop, place.galley.below(stop, point.x)):
            place.go(stop)
            self._tool.apply(gone_on, "typing.split")
            return True
        following = behind(place.issue, stop.spot)
        if following is not None:
            place.select(caret(following))
        return following is not None

    def move(self, pointer: Pointer) -> bool:
        """The pointer moved with the left button held."""
        if not pointer.buttons & _LEFT:
            return False
        if self._pressed is not None:
            far = (pointer.at - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
            if far:
                self._pressed = None
                self._drag()
            return True
        stop = self._stop(pointer) if self._first is not None else None
        if stop is None:
            return False
        self._reach(stop)
        return True

    def release(self, pointer: Pointer) -> bool:
        """The left button went up: a press on selected words that was no drag puts the caret there."""
        if pointer.button != _LEFT:
            return False
        pressed, self._pressed, self._first = self._pressed, None, None
        if pressed is not None:
            self._tool.caret_place.go(pressed[1])
        return True

    def at_caret(self, pointer: Pointer) -> bool:
        """Whether the pointer is where the caret stands: there a key asks for the menu."""
        area = self._tool.caret()
        return area is not None and area.page == pointer.page and area.rect.grown(2.0).contains(pointer.point)

    def point(self, pointer: Pointer) -> None:
        """The menu was asked for: the caret goes there, unless it is there, or it is in what is selected."""
        self._tool.settle()
        if self.at_caret(pointer):
            return
        stop = self._stop(pointer)
        if stop is not None and not self._is_selected(pointer) and not self._elsewhere(pointer):
            self._tool.caret_place.go(stop)

    def cursor(self, pointer: Pointer) -> QCursor | Qt.CursorShape:
        """An I-beam over words, an arrow over selected ones, a hand over links while Ctrl is held."""
        page = self._page(pointer)
        if page is None:
            return Qt.CursorShape.ArrowCursor
        if pointer.control and link_at(page, pointer.point) is not None:
            return Qt.CursorShape.PointingHandCursor
        if self._is_selected(pointer) and not pointer.buttons:
            return Qt.CursorShape.ArrowCursor
        over = self._tool.caret_place.galley.over(pointer.page, pointer.point)
        if over is None and not self._first and self._fact(pointer):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.IBeamCursor if over is not None or self._first else Qt.CursorShape.ArrowCursor

    # ------------------------------------------------------------------------------------------------ selecting
    def _units(self, stop: Stop) -> Units:
        """What as many clicks take: nothing, the word, the line, the passage at ``stop``."""
        ground = self._tool.ground
        match self._unit:
            case 1:
                return stop.spot, stop.spot
            case 2:
                return ground.word(stop.spot)
            case 3:
                return ground.line(stop)
            case _:
                return ground.whole(stop.spot)

    def _reach(self, stop: Stop) -> None:
        """Selects from the unit first pressed to the one at ``stop``."""
        assert self._first is not None
        place = self._tool.caret_place
        start, end = self._units(stop)
        first, last = self._first
        order = [order_of(place.issue, spot) for spot in (start, first)]
        backward = order[0] is not None and order[1] is not None and order[0] < order[1]
        found = Selection(last, start) if backward else Selection(first, end)
        place.select(found, stop if self._unit == 1 else None)

    def _is_selected(self, pointer: Pointer) -> bool:
        """Whether the pointer is over selected words."""
        return any(area.contains(pointer.point) for area in self._tool.caret_place.areas(pointer.page))

    def _stop(self, pointer: Pointer) -> Stop | None:
        return self._tool.caret_place.galley.at(pointer.page, pointer.point)

    def _page(self, pointer: Pointer) -> Page | None:
        pages = self._tool.session.scene.pages
        return pages[pointer.page] if 0 <= pointer.page < len(pages) else None

    # ------------------------------------------------------------------------------------------------ other things
    def _elsewhere(self, pointer: Pointer) -> bool:
        """Whether the pointer is on a picture, which is no words."""
        page = self._page(pointer)
        over = self._tool.caret_place.galley.over(pointer.page, pointer.point)
        return page is not None and over is None and picture_at(page, pointer.point) is not None

    def _refused(self, pointer: Pointer) -> bool:
        """Whether the pointer is on what cannot be typed into: the program's own words, or facts, which have fields."""
        page = self._page(pointer)
        name = self._fact(pointer)
        if page is None or not (name or own_words_at(page, pointer.point)):
            return False
        if self._tool.caret_place.galley.over(pointer.page, pointer.point) is not None:
            return False
        area = link_at(page, pointer.point)
        if pointer.clicks == 2 and area is not None:
            self._follow(area.target)
        elif pointer.clicks == 1 and name:
            self._tool.fact_pointed.emit(name)
        elif pointer.clicks == 1 and not self._in_box(page, pointer.point):
            self._tool.say("typing.own-words-link" if area is not None else "typing.own-words")
        return True

    def _in_box(self, page: Page, point: Point) -> bool:
        """Whether it is what an event or poster says of itself: the caret goes there, and its form is shown."""
        said = any(run.origin is None and rect.contains(point) for run, rect in own_runs(page))
        box = self._tool.session.box_on(page) if said else None
        inner = next(iter(passages_in(box)), None) if box is not None else None
        if inner is not None:
            self._tool.caret_place.select(caret(inner.spot()))
            self._tool.box_pointed.emit()
        return inner is not None

    def _fact(self, pointer: Pointer) -> str:
        """What issue.yaml calls what is under the pointer; empty = it is no fact of the issue."""
        page = self._page(pointer)
        name = fact_at(page, pointer.point) if page is not None else ""
        of_article = ".entries." in name  # those are typed into where the article stands
        return name if name.partition("@")[0].partition(".")[0] in FIRST and not of_article else ""

    def _followed(self, pointer: Pointer) -> bool:
        """Whether the press follows a link: Ctrl is held; between a note's mark and its number two clicks lead, too."""
        page = self._page(pointer)
        area = link_at(page, pointer.point) if page is not None and (pointer.control or pointer.clicks == 2) else None
        if area is None or not (pointer.control or area.target.startswith((NOTE_TARGET, CALL_TARGET))):
            return False
        self._follow(area.target)
        return True

    def _follow(self, target: str) -> None:
        if not target.startswith("#"):
            self._tool.link_opened.emit(target)
            return
        for page in self._tool.session.scene.pages:
            at = mark_on(page, target[1:])
            if at is not None:
                self._arrive(page.index, at)
                return

    def _arrive(self, page: int, at: Point) -> None:
        """Puts the caret at the first words behind a target."""
        stop = self._tool.caret_place.galley.at(page, Point(at.x, at.y + 1))
        self._tool.caret_place.go(stop)
        self._tool.reveal()

    # ------------------------------------------------------------------------------------------------ dragging
    def _drag(self) -> None:
        data = self._tool.clipboard.carried(self._tool.caret_place.selection)
        if data is None:
            return
        drag = QDrag(self._view)
        drag.setMimeData(data)
        self._dragging = True
        try:
            drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        finally:
            self._dragging = False
            self.drag_left()

    def drag_over(self, data: QMimeData, pointer: Pointer) -> Qt.DropAction:
        """What would happen: own words are moved (with Ctrl copied), others' copied."""
        stop = self._stop(pointer) if self._tool.clipboard.wants(data) else None
        inside = self._dragging and stop is not None and self._tool.caret_place.holds(stop.spot)
        self._aim(None if inside else stop)
        if self.target is None or self._elsewhere(pointer):
            self._aim(None)
            return Qt.DropAction.IgnoreAction
        return Qt.DropAction.MoveAction if self._dragging and not pointer.control else Qt.DropAction.CopyAction

    def drag_left(self) -> None:
        """Nothing is dragged here any more."""
        self._aim(None)

    def drop(self, data: QMimeData, pointer: Pointer) -> bool:
        """Words were let go."""
        action, target = self.drag_over(data, pointer), self.target
        self._aim(None)
        if target is None or action == Qt.DropAction.IgnoreAction:
            return False
        put = self._tool.clipboard.edit(data)
        if put is None:
            return False
        if action == Qt.DropAction.MoveAction:
            self._tool.apply(moved(put, target.spot), "typing.move")
        else:
            self._tool.caret_place.select(caret(target.spot), target)
            if not self._dragging and self._tool.bring_pictures(data):
                return True
            self._tool.apply(put, "typing.paste")
        if self._tool.clipboard.trouble:
            self._tool.say(self._tool.clipboard.trouble)
        return True

    def _aim(self, stop: Stop | None) -> None:
        if stop != self.target:
            self.target = stop
            self._tool.changed.emit()
