"""Layout in slices: the pages in view at once, the rest in short turns of the event loop; the newest issue wins.

It owns the scene as it is known now and says which pages differ. Nothing runs on another thread.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Set
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.record import replace
from kiclayout.base.steps import Steps
from kiclayout.content.block import Block, Figure, Poster
from kiclayout.content.edit.passages import trail
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Selection, Spot
from kiclayout.content.walk import walk
from kiclayout.design.layout import Layout
from kiclayout.editor.on_pages import OnPages
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.scene.page import Page, Scene
from kiclayout.store.paths import locate
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, Printed, typesetting
from kiclayout.typeset.folios import Numbered
from kiclayout.typeset.glimpse import first_page_made, glimpse, matter_pages
from kiclayout.typeset.retouch import Leaf, Touch, refilled, retouched, stands_whole, touched
from kiclayout.typeset.setting import Size
from kiclayout.typeset.trial import trial

SLICE = 0.004
"""How long the window may be kept waiting by one turn, in seconds (one step of the layout may overrun it)."""

SIGHT = 0.8
"""How long the first page of an issue may take at once, in seconds of work: one with a hundred logos comes in turns."""

PAUSE = 30
"""How long the layout waits for further keys before it settles the pages out of view, in milliseconds."""

REST = 100
"""How long it waits if a key moved nothing on its page and the paragraph stands on no other: most likely no other page
is going to change."""

BESIDE = 12
"""After how long the other pages in view follow, in milliseconds: Qt paints some five after it was asked to."""


class Slices(QObject):
    """See the module.

    Signals:
        pages_changed: ``scene`` is another one; carries the indices of the pages that differ.
        findings_changed: ``findings`` is another tuple.
        settled_changed: ``settled`` is another value.
    """

    pages_changed = Signal(object)
    findings_changed = Signal()
    settled_changed = Signal()

    def __init__(self, parent: QObject | None = None, patient: bool = False) -> None:
        super().__init__(parent)
        self._patient = patient
        self.scene = Scene(())
        self.settled = True
        self.findings: tuple[Diagnostic, ...] = ()
        self.checked = False
        """Whether all of the issue was laid out once, so that ``findings`` tells of all its pages."""
        self.in_view: frozenset[int] = frozenset()
        self._last: Printed | None = None
        self._on_pages = OnPages()
        self._leaves: dict[int, Leaf] = {}
        self._twins: dict[int, tuple[Page, Page]] = {}
        self._unseen = True
        self._sight: Steps[tuple[Page, ...]] | None = None
        self._issue: Issue | None = None
        self._shown: Issue | None = None
        self._laid: Issue | None = None
        self._steps: Steps[tuple[Printed, tuple[Page, ...]]] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)
        self._touched: set[str] = set()
        self._awaited: dict[str, Size] = {}
        self._beside = QTimer(self, singleShot=True)
        self._beside.timeout.connect(self._others)

    def open(self, folder: Path, layout: Layout, book: FontBook) -> None:
        """Forgets everything; issues lie in ``folder`` from now on."""
        self._unseen, self.in_view = True, frozenset()
        self._awaited = {}
        self.renew(folder, layout, book)

    def renew(self, folder: Path, layout: Layout, book: FontBook) -> None:
        """Forgets what was laid out, but for the pages that are shown: they stay until there are others."""
        self._folder, self._layout = folder, layout
        self._sink, self._steps, self._last = Sink(), None, None
        self.checked = False
        self._shown = self._laid = None
        self._leaves.clear()
        self._touched.clear()
        self._press = Press(book, self._locate, self._sink, awaited=self._awaited)
        self._turned = False

    def _locate(self, name: str) -> Path | None:
        return locate(self._folder, name)

    def start(self, issue: Issue, selection: Selection | None = None) -> None:
        """Lays ``issue`` out; what was still waiting is dropped.

        When this returns, the page with the caret is current, and all pages in view are if none of them has it; the
        others in view follow as soon as that page was painted.
        """
        self._issue, self._steps, self._sight = issue, None, None
        self._settle(False)
        if self._last is None:
            self._first_sight(issue)
            return
        if not self._turned:
            self._press.turn(whole=False)
        self._turned = False
        placed = self._placed_otherwise(issue)
        changed = self._since_shown(issue, placed)
        wanted = self._page_with(selection.focus) if selection else frozenset[int]()
        alone = len(changed) == 1
        if alone and selection and not placed and (rest := self._retouch(*changed[0], selection.focus, wanted)):
            self._timer.start(rest)
            return
        if alone:
            self._glimpse(issue, self._last, selection, wanted)
        elif not changed:
            self._facts(issue, self._last)
        self._timer.start(PAUSE)

    def await_pictures(self, sizes: Mapping[str, Size]) -> None:
        """Pictures that are being brought in, with their sizes: their places are kept free for them."""
        self._await({**self._awaited, **sizes})

    def _await(self, sizes: Mapping[str, Size]) -> None:
        self._awaited = dict(sizes)
        self._press = replace(self._press, awaited=self._awaited)

    def awaits(self, name: str) -> bool:
        """Whether a picture of that name is being brought in."""
        return name in self._awaited

    def take_pictures(self, names: Set[str]) -> None:
        """Pictures that were awaited are there now, or are not coming: what shows them is laid out anew."""
        if self._issue is None:
            return
        self._await({name: size for name, size in self._awaited.items() if name not in names})
        self._steps = None
        self._settle(False)
        self._touched = {one.path for one in self._issue.articles if _pictures(one) & names}
        if self._last is not None and len(self._touched) == 1:
            self._replace(self._likely(self._issue, self._last, self.in_view))
        self._timer.start(PAUSE)

    def _first_sight(self, issue: Issue) -> None:
        """An issue of which nothing is known yet: all of it now, or its first page now and the rest in slices."""
        if not self._patient:
            self.finish()
            return
        if self._unseen:
            self._sight, end = first_page_made(issue, self._layout, self._press), thread_time() + SIGHT
            self._unseen = False
            while self._sight is not None and thread_time() < end:
                self._look(self._sight)
        self._timer.start(0)

    def _look(self, sight: Steps[tuple[Page, ...]]) -> None:
        """One step of the first page of an issue of which nothing is shown yet."""
        try:
            next(sight)
        except StopIteration as done:
            self._sight = None
            self._show(Scene(done.value))

    def finish(self) -> None:
        """Lays out what is still waiting, at once."""
        self._timer.stop()
        while not self.settled and self._step():
            pass

    def trial(self, issue: Issue, path: str) -> Generator[None, None, tuple[Page, ...]] | None:
        """The first page of an article as it would be in ``issue``, in steps; None = nothing is laid out yet."""
        return trial(issue, self._layout, self._press, self._last, path) if self._last is not None else None

    def page_of(self, block: int) -> Page | None:
        """The first page on which something of ``block`` (or of the article with that id) stands."""
        issue = self._issue
        article = next((one for one in issue.articles if one.id == block), None) if issue else None
        if article is not None and self._last is not None:
            seat = next((one for one in self._last.seats if article.path in one.paths), None)
            if seat is not None and seat.paths[0] == article.path and seat.first < len(self.scene.pages):
                return self.scene.pages[seat.first]
        where = trail(issue, block) if issue is not None and article is None else None
        inner = article.blocks if article is not None else walk(where.within[-1:]) if where is not None else ()
        blocks = {block, *(one.id for one in inner)}
        return self._on_pages.first(self.scene.pages, blocks)

    def step_of(self, path: str) -> int:
        """How far the article of that file was tightened when all was laid out last: 0 = not at all."""
        seats = self._last.seats if self._last is not None else ()
        return next((seat.step for seat in seats if path in seat.paths), 0)

    def source_of(self, index: int) -> tuple[int, Numbered] | None:
        """What the page with ``index`` was drawn from, and its number among those of its article, from 1.

        None: it is no article's, or nothing is laid out yet.
        """
        leaf, seats = self._leaf(index), self._last.seats if self._last is not None else ()
        seat = next((one for one in reversed(seats) if one.first <= index), None)
        return (index - seat.first + 1, leaf.source) if leaf is not None and seat is not None else None

    # ------------------------------------------------------------------------------------------------ turns
    def _placed_otherwise(self, issue: Issue) -> set[str]:
        """The articles of which the placement says something else than of those last shown."""
        if self._shown is None or issue.placements is self._shown.placements:
            return set()
        was, now = ({entry for one in of.placements for entry in one.entries} for of in (self._shown, issue))
        return {subject.partition("#")[0] for subject, _, _ in was ^ now}

    def _since_shown(self, issue: Issue, placed: Set[str]) -> list[tuple[Article | None, Article]]:
        """The articles that differ from those last shown, or are ``placed`` otherwise, as they were and as they are."""
        old = {article.path: article for article in self._shown.articles} if self._shown else {}
        touched = [
            (old.get(one.path), one) for one in issue.articles if old.get(one.path) is not one or one.path in placed
        ]
        self._shown, self._touched = issue, {now.path for _, now in touched}
        return touched

    def _retouch(self, was: Article | None, now: Article, spot: Spot, wanted: Set[int]) -> int:
        """Sets the one block that differs anew on the page that is wanted, the others as they are.

        Returns:
            How long the whole may rest then, in milliseconds; 0 = that could not be done.
        """
        pair = _differing(was, now)
        if pair is None or len(wanted) != 1:
            return 0
        (index,) = wanted
        leaf, before = self._leaf(index), self._leaf(index - 1)
        touch = touched(*pair, leaf) if leaf else None
        if leaf is None or touch is None:
            return 0
        made = retouched(touch, leaf, before.source if before else None)
        still = made is not None and stands_whole(touch, leaf, before.source if before else None)
        made = made or self._refilled(touch, leaf, now, pair[1])
        if made is None or not _shows_spot(made.fresh[1] if made.fresh else made.page.items, spot):
            return 0
        self._replace({index: made})
        if not still and self.in_view - wanted:
            self._beside.start(BESIDE)
        return REST if still else PAUSE

    def _refilled(self, touch: Touch, leaf: Leaf, now: Article, block: Block) -> Leaf | None:
        """The page with ``block`` of ``now`` filled anew, if nothing else of its articles was touched."""
        last, index = self._last, leaf.page.index
        laid = next((one for one in self._laid.articles if one.path == now.path), None) if self._laid else None
        pair = _differing(laid, now)
        seat = next((one for one in last.seats if now.path in one.paths), None) if last else None
        if last is None or seat is None or pair is None or pair[1] is not block:
            return None
        return refilled(touch, leaf, (seat, index - last.seats[0].first), self._press.pages, last.facts)

    def _glimpse(self, issue: Issue, last: Printed, selection: Selection | None, wanted: Set[int]) -> None:
        """Makes the pages that are wanted, or those in view, of the one article that differs from those last shown."""
        made = self._likely(issue, last, wanted or self.in_view)
        if made and selection and not any(_shows_spot(one.page.items, selection.focus) for one in made.values()):
            made = self._likely(issue, last, self.in_view | {max(made) + 1})
        self._replace(made)
        if wanted and self.in_view - wanted:
            self._beside.start(BESIDE)

    def _facts(self, issue: Issue, last: Printed) -> None:
        """Makes those pages in view that show facts of the issue and no article."""
        try:
            made = matter_pages(issue, self._layout, self._press, last, self.in_view)
        except KicError:  # as in ``_likely``
            return
        pages = tuple(made.get(index, page) for index, page in enumerate(self.scene.pages))
        self._show(replace(self.scene, pages=pages))

    def _leaf(self, index: int) -> Leaf | None:
        """The page of an article with ``index`` as it is shown, and what it was drawn from."""
        known, page = self._leaves.get(index), _at(self.scene, index)
        if known is None and page is not None and self._last is not None:
            first = min((seat.first for seat in self._last.seats), default=0)
            if 0 <= index - first < len(self._last.leaves):
                return Leaf(page, self._last.leaves[index - first])
        return known

    def _page_with(self, spot: Spot) -> frozenset[int]:
        """The page in view on which the caret stood before the key that brought it to ``spot``."""
        before = replace(spot, at=max(spot.at - 1, 0))
        pages = (self.scene.pages[index] for index in sorted(self.in_view) if index < len(self.scene.pages))
        return frozenset(page.index for page in pages if _shows_spot(page.items, before))

    def _others(self) -> None:
        """Makes the pages in view beside the one with the caret."""
        if self._issue is not None and self._last is not None and not self.settled and len(self._touched) == 1:
            self._replace(self._likely(self._issue, self._last, self.in_view))

    def _likely(self, issue: Issue, last: Printed, wanted: Set[int]) -> dict[int, Leaf]:
        try:
            return glimpse(issue, self._layout, self._press, last, wanted, self._touched)
        except KicError:  # the whole run says so, with its findings
            return {}

    def _replace(self, made: dict[int, Leaf]) -> None:
        pages = list(self.scene.pages)
        for index, leaf in made.items():
            if index < len(pages):
                pages[index], self._leaves[index] = leaf.page, leaf
        self._show(replace(self.scene, pages=tuple(pages)))

    def _turn(self) -> None:
        end = perf_counter() + SLICE
        while perf_counter() < end:
            if not self._step():
                return
        if isValid(self._timer):  # a step may be the last one of a window that is let go of
            self._timer.start(0)

    def _step(self) -> bool:
        """One step of the run; whether there are more."""
        if self._issue is None:
            return False
        if self._steps is None:
            self._sink = Sink()
            self._press = replace(self._press, sink=self._sink)
            self._steps = self._running(self._issue)
        try:
            if self._sight is not None:
                self._look(self._sight)
                return True
            next(self._steps)
        except StopIteration as done:
            self._done(*done.value)
            return False
        except KicError:
            self._found()
            return False
        return True

    def _running(self, issue: Issue) -> Steps[tuple[Printed, tuple[Page, ...]]]:
        """The whole run, and its pages as they are shown."""
        printed = yield from typesetting(issue, self._layout, self._press)
        return printed, (yield from self._confirmed(printed.scene.pages))

    def _done(self, printed: Printed, pages: tuple[Page, ...]) -> None:
        self._last, self._shown, self._laid = printed, self._issue, self._issue
        self._leaves.clear()
        self._press.turn(whole=True)  # now rather than with the next key
        self._turned = True
        self._show(replace(printed.scene, pages=pages))
        self._found()

    def _confirmed(self, pages: tuple[Page, ...]) -> Steps[tuple[Page, ...]]:
        """``pages``, where one that is shown already is equal that one: nobody has to look at it again."""
        made, twins = list(pages), dict[int, tuple[Page, Page]]()
        for index, (page, shown) in enumerate(zip(pages, self.scene.pages, strict=False)):
            if page is shown:
                continue
            known = self._twins.get(index, (None, None))
            if (known[0] is page and known[1] is shown) or page == shown:
                made[index], twins[index] = shown, (page, shown)
            yield
        self._twins = twins
        return tuple(made)

    def _found(self) -> None:
        self._steps = None
        findings = tuple(self._sink)
        if findings != self.findings or not self.checked:
            self.findings, self.checked = findings, True
            self.findings_changed.emit()
        self._settle(True)

    def _show(self, scene: Scene) -> None:
        old, self.scene = self.scene, scene
        count = max(len(old.pages), len(scene.pages))
        changed = frozenset(at for at in range(count) if _at(old, at) is not _at(scene, at))
        if changed:
            self.pages_changed.emit(changed)

    def _settle(self, settled: bool) -> None:
        if settled != self.settled:
            self.settled = settled
            self.settled_changed.emit()


def _differing(old: Article | None, new: Article) -> tuple[Block, Block] | None:
    """The one block of the body that is another one now, as it was and as it is; None = more than that differs."""
    if old is None or old.head is not new.head or len(old.blocks) != len(new.blocks):
        return None
    pairs = [(was, now) for was, now in zip(old.blocks, new.blocks, strict=True) if was is not now]
    return pairs[0] if len(pairs) == 1 and pairs[0][0].id == pairs[0][1].id else None


def _pictures(article: Article) -> set[str]:
    """The files of the article's figures and posters."""
    return {block.path for block in walk(article.blocks) if isinstance(block, Figure | Poster)}


def _at(scene: Scene, index: int) -> Page | None:
    return scene.pages[index] if index < len(scene.pages) else None


def _shows_spot(items: tuple[Item, ...], spot: Spot) -> bool:
    """Whether a caret at ``spot`` would stand among ``items``."""
    return _stands(items, spot.block, spot.field, spot.at)


def _stands(items: tuple[Item, ...], block: int, field: str, at: int) -> bool:
    """``_shows_spot``; asked of all items of a page at every key, so that it walks by itself."""
    for item in items:
        if isinstance(item, Group):
            if _stands(item.items, block, field, at):
                return True
        elif isinstance(item, Glyphs):
            one = item.origin
            if one is not None and one.block == block and one.start <= at <= one.end and one.field == field:
                return True
    return False
