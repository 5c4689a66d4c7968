"""The caret as a person sees it: the session's selection, with the page and the side of a line's end it is shown at.

It follows the session, whoever moved the selection, and knows where caret and selection stand on the pages. It edits
nothing and draws nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiclayout.base.geometry import Rect
from kiclayout.content.block import Event, Poster, Sponsors
from kiclayout.content.edit.passages import Passage, clamped, passage_at, rectangle, selected
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection, Spot, caret
from kiclayout.editor.session import Session
from kiclayout.editor.view.tool import PageArea
from kiclayout.scene.caret import Covered, Galley, Stop
from kiclayout.scene.page import Scene


class Caret(QObject):
    """See the module.

    Signals:
        moved: It stands elsewhere, in the words or on the page, or something else is selected.
    """

    moved = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._galley = Galley()
        self._scene: Scene | None = None
        self._stop: Stop | None = None
        self._covered: tuple[Issue, Selection | None, Covered] | None = None
        self._told: tuple[Scene, Selection | None] | None = None
        self._passage: tuple[Issue, Spot, Passage | None] | None = None
        self._area: tuple[Scene | None, Stop, PageArea | None] | None = None
        self.page = 0
        """Where it is looked for first: where it was, else the page in sight."""
        self.goal: float | None = None
        """Where it wants to be across the page while it goes up and down, in points; None = where it is."""
        session.selection_changed.connect(self._followed)
        session.pages_changed.connect(self._laid_out)

    @property
    def galley(self) -> Galley:
        """The lines of the pages as they are now."""
        if self._session.scene is not self._scene:
            self._scene = self._session.scene
            self._galley.show(self._scene.pages)
        return self._galley

    @property
    def issue(self) -> Issue:
        """The issue that the pages show, with words that are being composed."""
        return self._session.shown

    @property
    def selection(self) -> Selection | None:
        """What is selected; None = no words."""
        return self._session.selection if self._session.loaded else None

    @property
    def stop(self) -> Stop | None:
        """Where the caret is; None = there is none."""
        selection = self.selection
        if selection is None:
            return None
        if self._stop is None or self._stop.spot != selection.focus:
            self._stop = Stop(selection.focus, self.page)
        return self._stop

    @property
    def behind(self) -> bool:
        """Whether it is behind a mark that stands where it is, not before that."""
        stop = self.stop
        return stop is not None and not stop.upstream

    @property
    def passage(self) -> Passage | None:
        """The passage it is in; None = it is in none that can be typed into."""
        selection = self.selection
        if selection is None:
            return None
        issue, known = self.issue, self._passage
        if known is None or known[0] is not issue or known[1] != selection.focus:
            known = self._passage = (issue, selection.focus, passage_at(issue, selection.focus))
        return known[2]

    @property
    def area(self) -> PageArea | None:
        """Where it stands; None = on no page."""
        stop, galley = self.stop, self.galley
        if stop is None or not self._seen():
            return None
        known = self._area
        if known is None or known[0] is not self._scene or known[1] != stop:
            found = galley.caret(stop)
            known = self._area = (self._scene, stop, PageArea(*found) if found else None)
        return known[2]

    @property
    def hidden(self) -> bool:
        """Whether it is in words that stand on no page: what is typed there would change what nobody looks at.

        Words whose pages are not laid out yet are not hidden, and neither are captions and such that come to be seen as
        soon as they are begun, names of roles with their first letter. What a poster or event says of itself is put on
        its page by the layout, if at all.
        """
        passage = self.passage
        if passage is None or self.area is not None:
            return False
        told = isinstance(passage.owner, Event | Poster) or bool(passage.poster)
        begun = not passage.runs or isinstance(passage.owner, Sponsors)
        return told or (not begun and self._session.settled)

    def _seen(self) -> bool:
        """Whether it stands on any page at all: in a caption without words it does not, and none need be searched."""
        passage = self.passage
        return passage is None or passage.listed

    @property
    def x(self) -> float:
        """Where it wants to be across the page, in points."""
        if self.goal is None:
            stop = self.stop
            self.goal = self.galley.x(stop) if stop is not None and self.area is not None else 0.0
        return self.goal

    @property
    def covered(self) -> Covered:
        """What is selected of each passage."""
        selection, issue = self.selection, self.issue
        known = self._covered
        if known is None or known[0] is not issue or known[1] != selection:
            known = self._covered = (issue, selection, _covered(issue, selection))
        return known[2]

    def areas(self, page: int) -> tuple[Rect, ...]:
        """Where on a page what is selected stands: lines of words, or whole cells if it goes from one to another."""
        selection = self.selection
        if selection is None or not self.covered:
            return ()
        several = len(self.covered) > 1 or selection.whole
        cells = several and rectangle(self.issue, selection) is not None
        return self.galley.cells(page, self.covered) if cells else self.galley.areas(page, self.covered)

    def go(self, stop: Stop | None, extend: bool = False, goal: float | None = None) -> None:
        """Moves it to ``stop``; None = nowhere, it stays.

        Args:
            stop: Where to.
            extend: Whether what is between is selected.
            goal: Where it wants to be across the page on its further way up or down.
        """
        if stop is None:
            return
        old = self.selection
        self.select(Selection(old.anchor, stop.spot, old.whole) if extend and old else caret(stop.spot), stop, goal)

    def select(self, selection: Selection, stop: Stop | None = None, goal: float | None = None) -> None:
        """Selects words; ``stop`` says where the end that moves is shown.

        A page that is not laid out anew yet may show more words than there are.
        """
        spot = clamped(self.issue, selection.focus)
        if spot is None:
            return
        selection = Selection(clamped(self.issue, selection.anchor) or spot, spot, selection.whole)
        same = selection == self.selection
        self._stop = stop if stop and stop.spot == selection.focus else Stop(selection.focus, self.page)
        self.page, self.goal = self._stop.page, goal
        if same:
            self.moved.emit()
        else:
            self._session.select(selection)
            self.goal = goal

    def leave(self) -> None:
        """Selects nothing: there is no caret any more."""
        self._session.select(None)

    def stay(self, upstream: bool) -> None:
        """Says on which side of a line's end, or of generated words, it is shown where an edit has put it."""
        stop = self.stop
        if stop is not None:
            self._stop = Stop(stop.spot, self.page, upstream)
            self._settle_page()

    def ends(self) -> tuple[Spot, Spot] | None:
        """First and last place of the selection in reading order."""
        covered = list(self.covered.items())
        if not covered:
            return None
        (first, (start, _, _)), (last, (_, end, _)) = covered[0], covered[-1]
        return Spot(first[0], start, first[1]), Spot(last[0], end, last[1])

    def holds(self, spot: Spot) -> bool:
        """Whether ``spot`` is inside what is selected."""
        own = self.covered.get((spot.block, spot.field))
        return own is not None and own[0] <= spot.at <= own[1] and (own[0] < own[1] or own[2])

    def _followed(self) -> None:
        self.goal = None
        told = self._told
        if told is None or told[0] is not self._session.scene or told[1] != self.selection:
            self._tell()

    def _laid_out(self) -> None:
        if self.selection is not None:
            self._tell()

    def _tell(self) -> None:
        """A key brings new pages and then a new selection that was known with the pages: that is one move."""
        self._told = (self._session.scene, self.selection)
        self._settle_page()
        self.moved.emit()

    def _settle_page(self) -> None:
        """Notes the page it is on now: an edit may have moved it to the next one."""
        stop = self.stop
        found = self.galley.row(stop) if stop and self._seen() else None
        if stop is not None and found is not None and found[0] != stop.page:
            self.page = found[0]
            self._stop = Stop(stop.spot, found[0], stop.upstream)


def _covered(issue: Issue, selection: Selection | None) -> Covered:
    if selection is None or selection.bare:
        return {}
    found = selected(issue, selection)
    last = len(found) - 1
    return {(one.block, one.field): (start, end, n < last) for n, (one, start, end) in enumerate(found)}
