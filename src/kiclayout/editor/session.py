"""The one owner of what the window shows: the open issue, its history, its pages, what is selected, what was found.

Panels and canvas read its properties and listen to its signals; they change the issue through ``apply`` alone. It draws
nothing and asks nobody anything. Layout runs in slices on this thread (``slices``); the page in view is current when
``apply`` returns.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Set
from itertools import takewhile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kiclayout.app.history import History, State
from kiclayout.app.project import check_words
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.content.block import Event, Poster
from kiclayout.content.edit.passages import Passage, article_of
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.design.layout import Layout
from kiclayout.editor.slices import Slices
from kiclayout.scene.page import Page, Scene
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.folios import Numbered

QUIET = 300
"""How long the words must have rested before they are checked, in milliseconds."""

Edit = Callable[[Issue, Selection | None], Done]
"""An edit: pure, from issue and selection to the next ones."""


class Session(QObject):
    """See the module. It must have been given an issue with ``load`` before anything else is asked.

    Signals:
        opened: Another issue was opened; everything is new.
        issue_changed: The issue became another value.
        pages_changed: ``scene`` is another one; carries the indices of the pages that differ (a frozenset of int).
        selection_changed: Something else is selected.
        findings_changed: ``findings`` is another tuple.
        dressed: The issue wears another layout; all pages will be others.
        state_changed: File, saved or not, undo or redo possible or not, laid out or not.
    """

    opened = Signal()
    issue_changed = Signal()
    pages_changed = Signal(object)
    selection_changed = Signal()
    findings_changed = Signal()
    state_changed = Signal()
    dressed = Signal()

    folder: Path
    """Where the issue lies; pictures are looked up below it."""
    layout: Layout
    book: FontBook
    history: History
    wardrobe: Callable[[str], tuple[Layout, FontBook, tuple[Diagnostic, ...]] | None] = staticmethod(lambda name: None)
    """Reads the layout of a name, for an issue that names another one than before; None = it cannot be read."""
    saved: Issue
    """The issue as the disk holds it."""

    def __init__(self, parent: QObject | None = None, *, patient: bool = False) -> None:
        """A session of its own.

        Args:
            parent: The Qt object that owns it.
            patient: Whether ``load`` returns when the first page is there, and the others follow in slices.
        """
        super().__init__(parent)
        self.loaded = False
        self._composed: State | None = None
        self._patient = patient
        self._as_read: Issue | None = None
        self._read_findings: tuple[Diagnostic, ...] = ()
        self._printed_findings: tuple[Diagnostic, ...] = ()
        self._aside_findings: tuple[Diagnostic, ...] = ()
        self._file_findings: tuple[Diagnostic, ...] = ()
        self._slices = Slices(self, patient)
        self._slices.pages_changed.connect(self.pages_changed)
        self._slices.findings_changed.connect(self.findings_changed)
        self._slices.settled_changed.connect(self.state_changed)
        self._word_findings: tuple[Diagnostic, ...] = ()
        self._resting = QTimer(self, singleShot=True, interval=QUIET)
        self._resting.timeout.connect(self._rested)

    # ------------------------------------------------------------------------------------------------ what there is
    @property
    def issue(self) -> Issue:
        """The issue with all that was done to it, but without words that are still being composed."""
        return self.history.now.issue

    @property
    def shown(self) -> Issue:
        """The issue as the pages show it: with words that are still being composed."""
        return (self._composed or self.history.now).issue

    @property
    def selection(self) -> Selection | None:
        """What is selected, in ``shown``."""
        return (self._composed or self.history.now).selection

    @property
    def scene(self) -> Scene:
        """The pages as they are known now; while ``settled`` is False some may still change."""
        return self._slices.scene

    @property
    def settled(self) -> bool:
        """Whether all pages show the issue as it is."""
        return self._slices.settled

    @property
    def checked(self) -> bool:
        """Whether all pages were laid out once, so that nothing found means that nothing is wrong."""
        return self._slices.checked

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found when the issue was read last, in its words when they had rested last, on its
        pages when they had settled last, in its pictures' files, what else the last export met with, and what somebody
        beside the issue noted.
        """
        return tuple(dict.fromkeys((*self.own_findings, *self._printed_findings, *self._aside_findings)))

    @property
    def own_findings(self) -> tuple[Diagnostic, ...]:
        """Of ``findings``, those of the issue as it is now, which an export asks about."""
        return (*self._read_findings, *self._word_findings, *self._slices.findings, *self._file_findings)

    @property
    def modified(self) -> bool:
        """Whether there is something to save."""
        return self.loaded and self.issue is not self.saved and self.issue != self.saved

    @property
    def typing(self) -> bool:
        """Whether the last step is a typed run that goes on."""
        return self.loaded and bool(self.history.past) and bool(self.history.past[-1].run)

    def page_of(self, block: int) -> Page | None:
        """The first page on which something of ``block`` (or of the article with that id) stands."""
        return self._slices.page_of(block)

    def page_round(self, passage: Passage) -> Page | None:
        """The first page of a passage, or, if it is on none, of the nearest box round it, or where that stands, or of
        what comes before it.
        """
        around = (page for one in reversed(passage.within) if (page := self.page_of(one.id)) is not None)
        found = next(around, None) or self._page_taken(passage) or self._page_before(passage)
        return found or self.page_of(passage.article)

    def _page_before(self, passage: Passage) -> Page | None:
        """The page of the nearest block of the article before a passage that stands on one."""
        home, within = article_of(self.issue, passage.article), {one.id for one in passage.within}
        before = list(takewhile(lambda one: one.id not in within, home.blocks)) if home and within else []
        return next((page for one in reversed(before) if (page := self.page_of(one.id)) is not None), None)

    def _page_taken(self, passage: Passage) -> Page | None:
        """The page of its own of an event or poster: the first such page of the article is that of its first."""
        boxes, pages = self._boxes(passage.article)
        within = [one.id for one in passage.within]
        at = next((n for n, box in enumerate(boxes) if box.id in within), None)
        return pages[min(at, len(pages) - 1)] if pages and at is not None else None

    def box_on(self, page: Page) -> Event | Poster | None:
        """The event or poster that has ``page`` to itself."""
        boxes, pages = self._boxes(page.story)
        at = next((n for n, one in enumerate(pages) if one.index == page.index), None)
        return boxes[min(at, len(boxes) - 1)] if boxes and at is not None else None

    def _boxes(self, article: int) -> tuple[list[Event | Poster], list[Page]]:
        """The events and posters of an article, and the pages that they have to themselves."""
        home = article_of(self.issue, article)
        names = {*self.layout.sequenced("event"), *self.layout.sequenced("poster")}
        boxes = [one for one in home.blocks if isinstance(one, Event | Poster)] if home else []
        return boxes, [page for page in self.scene.pages if page.story == article and page.template in names]

    def trial(self, issue: Issue, path: str) -> Generator[None, None, tuple[Page, ...]] | None:
        """The first page of the article at ``path`` as it would be in ``issue``, in short steps; nothing is changed.

        None: nothing is laid out yet.
        """
        return self._slices.trial(issue, path)

    def source_of(self, index: int) -> tuple[int, Numbered] | None:
        """What an article's page was drawn from, and its number among the article's; None = it is no article's."""
        return self._slices.source_of(index)

    def step_of(self, path: str) -> int:
        """The step of copyfit that the article of that file is set in; 0 = it is not tightened."""
        return self._slices.step_of(path)

    # ------------------------------------------------------------------------------------------------ files
    def load(
        self, folder: Path, issue: Issue, layout: Layout, book: FontBook, findings: tuple[Diagnostic, ...] = ()
    ) -> None:
        """Takes over an issue as it was read from ``folder``; ``findings`` are those of reading it."""
        self.folder, self.layout, self.book, self.saved = folder, layout, book, issue
        self.history, self._composed = History(State(issue)), None
        self._take_findings(findings)
        self._printed_findings = self._aside_findings = self._file_findings = ()
        self.loaded = True
        self._slices.open(folder, layout, book)
        self._slices.start(issue)
        self.opened.emit()
        self.issue_changed.emit()
        self.selection_changed.emit()
        self.findings_changed.emit()
        self.state_changed.emit()

    def replace(self, issue: Issue, name: str) -> None:
        """Takes over another value of the issue as an undoable step: a recovered copy, files changed by others."""
        self.apply(lambda _, selection: Done(issue, selection), name)

    def mark_saved(self, issue: Issue, findings: tuple[Diagnostic, ...] | None = None) -> None:
        """Notes that the disk holds ``issue`` now; ``findings`` are those of reading it back, if it was.

        An ``issue`` that says what is open takes its place: the lines of its blocks are those of the files now.
        """
        self.saved = issue
        if issue is not self.issue and issue == self.issue:
            now, past, future = State(issue, self.history.now.selection), self.history.past, self.history.future
            self.history = History(now, past, future)
            self._slices.start(self.shown, self.history.now.selection)
            self.issue_changed.emit()
        if findings is not None:
            self._take_findings(findings)
            self.findings_changed.emit()
        self.state_changed.emit()

    def note_printed(self, findings: tuple[Diagnostic, ...]) -> None:
        """Notes what an export found; of it, what nobody else found is among ``findings`` until the next export."""
        known = {(one.code, one.values) for one in self.own_findings}
        self._printed_findings = tuple(one for one in findings if (one.code, one.values) not in known)
        self.findings_changed.emit()

    def note_files(self, findings: tuple[Diagnostic, ...]) -> None:
        """Notes what is found in the files of pictures by decoding them, in place of the last time."""
        if findings != self._file_findings:
            self._file_findings = findings
            known = {(one.code, one.values) for one in findings}
            self._printed_findings = tuple(o for o in self._printed_findings if (o.code, o.values) not in known)
            self.findings_changed.emit()

    def note_aside(self, findings: tuple[Diagnostic, ...]) -> None:
        """Notes what is found by looking beside the issue, at what an organisation keeps, in place of the last time."""
        if findings != self._aside_findings:
            self._aside_findings = findings
            self.findings_changed.emit()

    def unload(self) -> None:
        """Has no issue any more, until another one is loaded."""
        self.loaded, self._composed = False, None
        self.state_changed.emit()

    def refresh(self) -> None:
        """Lays everything out anew: pictures, fonts or the layout changed on the disk."""
        self._slices.renew(self.folder, self.layout, self.book)
        self._slices.start(self.shown)

    # ------------------------------------------------------------------------------------------------ edits
    def apply(self, edit: Edit, name: str, run: str = "") -> None:
        """Makes ``edit`` an undoable step called ``name`` (a key of the wording); steps of one ``run`` are merged."""
        self._composed = None
        done = edit(self.issue, self.history.now.selection)
        selection = done.selection if done.selection is not None else self.history.now.selection
        self._now(self.history.made(State(done.issue, selection), name, run))

    def rename(self, edit: Callable[[Issue], Issue]) -> bool:
        """Does ``edit`` to the issue as it is, as it was and will be: no step. Whether the issue is another now."""
        before = self.issue
        self._now(self.history.throughout(edit))
        return self.issue is not before

    def compose(self, edit: Edit | None) -> None:
        """Shows the issue with ``edit``, words that an input method is still composing, without making it a step.

        None takes them away again.
        """
        if edit is None and self._composed is None:
            return
        done = edit(self.issue, self.history.now.selection) if edit else None
        self._composed = State(done.issue, done.selection or self.history.now.selection) if done else None
        self._slices.start(self.shown, self.selection)
        self.selection_changed.emit()

    def select(self, selection: Selection | None) -> None:
        """Selects something; ends a typed run."""
        if selection != self.history.now.selection:
            self.history = self.history.selected(selection).closed()
            self.selection_changed.emit()

    def undo(self) -> None:
        """One step back."""
        self._now(self.history.undone())

    def redo(self) -> None:
        """One step forth."""
        self._now(self.history.redone())

    def in_view(self, indices: frozenset[int]) -> None:
        """Tells which pages are in view: they are laid out first."""
        self._slices.in_view = indices

    def await_pictures(self, sizes: Mapping[str, tuple[int, int]]) -> None:
        """Pictures, by their names in the issue, that are being brought in: they have places of their proportions."""
        self._slices.await_pictures(sizes)

    def awaits(self, name: str) -> bool:
        """Whether the picture of that name is being brought in."""
        return self._slices.awaits(name)

    def take_pictures(self, names: Set[str]) -> None:
        """Pictures that were awaited are there now, or are not coming."""
        self._slices.take_pictures(names)

    def finish(self) -> None:
        """Lays out and checks what is still waiting, at once (before an export, in tests)."""
        self._slices.finish()
        if self._resting.isActive():
            self._resting.stop()
            self._check_words()

    def wear(self, layout: Layout, book: FontBook, findings: tuple[Diagnostic, ...] = ()) -> None:
        """Lays the issue out in another layout from now on; ``findings`` are those of reading the layout."""
        self._part_findings()
        old = f"{self.layout.name}/"
        kept = tuple(one for one in self._read_findings if one.place is None or not one.place.file.startswith(old))
        self.layout, self.book, self._read_findings = layout, book, (*kept, *findings)
        self._slices.renew(self.folder, layout, book)
        self.dressed.emit()
        self.findings_changed.emit()

    def _dress(self, issue: Issue) -> None:
        """Takes the layout that ``issue`` names, if it is another one that can be read."""
        worn = self.wardrobe(issue.layout) if issue.layout != self.layout.name else None
        if worn is not None:
            self.wear(*worn)

    def _take_findings(self, found: tuple[Diagnostic, ...]) -> None:
        """Takes over the findings of reading; those on the words are found again as the words change.

        Which of them are on the words is known when these are checked next, which a first page does not wait for.
        """
        self._read_findings, self._word_findings, self._as_read = found, (), self.issue
        if self._patient:
            self._resting.start()
        else:
            self._check_words()

    def _part_findings(self) -> None:
        """Tells findings of reading that are on the words from the others, by the words as they were read."""
        if self._as_read is not None:
            self._word_findings, self._as_read = self._found_in_words(self._as_read), None
            words = set(self._word_findings)
            self._read_findings = tuple(one for one in self._read_findings if one not in words)

    def _found_in_words(self, issue: Issue) -> tuple[Diagnostic, ...]:
        sink = Sink()
        check_words(issue, self.layout, sink)
        return tuple(sink)

    def _rested(self) -> None:
        """Checks the words as soon as the pages are there: whoever waits, waits for these."""
        if self.settled:
            self._check_words()
        else:
            self._resting.start()

    def _check_words(self) -> None:
        before, as_read = set(self.findings), self._as_read
        self._part_findings()
        if as_read is not self.issue:
            self._word_findings = self._found_in_words(self.issue)
        if before != set(self.findings):
            self.findings_changed.emit()

    def _now(self, history: History) -> None:
        old, self.history, self._composed = self.history, history, None
        self._dress(history.now.issue)
        if history.now.issue is not old.now.issue:
            self._slices.start(history.now.issue, history.now.selection)
            self._resting.start()
            self.issue_changed.emit()
            self.state_changed.emit()
        if history.now.selection != old.now.selection:
            self.selection_changed.emit()


def article_here(session: Session, page: int) -> Article | None:
    """The article with the caret; while there is none, the one on the page with that index."""
    if session.selection is not None:
        return article_of(session.issue, session.selection.focus.block)
    pages = session.scene.pages
    story = pages[page].story if 0 <= page < len(pages) else 0
    return next((one for one in session.issue.articles if one.id == story), None)


__all__ = ["Edit", "Session", "State", "article_here"]
