"""The whole flow: pages until nothing is left, remembered by their resume tokens.

A remembered page counts if its token is the same and the entries that were READ for it are: further than the page
holds, and the stream's end included. Whoever changes a word, takes it back, moves an article or lays references out
once more calls `layout` with the new entries and the same memo; pages that nothing touched come out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import field
from enum import Enum

from kiclayout.base.record import dataclass, replace
from kiclayout.typeset.atoms import (
    IN_COLUMN,
    ON_PLATES,
    PASSED,
    START,
    Chain,
    Entry,
    ForcedBreak,
    FullPage,
    Jump,
    Offset,
    RunOn,
    Slow,
    span_of,
)
from kiclayout.typeset.compose import Chains, enter, page
from kiclayout.typeset.distribute import Reader, Work
from kiclayout.typeset.laid import FlowPage
from kiclayout.typeset.plates import plate_begun
from kiclayout.typeset.threads import Threads

Rooms = Callable[[int, str], Chain | None]
"""The rooms of a page by its number, from 1, and its template; None = those of the template."""


class Likely(Enum):
    """How much of what a remembered page was made of must be the same, for it to be taken.

    All of it; what stands on it; or, where it is only passed, what ends on it: the block that goes on on the next page
    may be another one.
    """

    NO = 0
    HELD = 1
    PASSED = 2


@dataclass(slots=True)
class _Kept:
    """A remembered page: what was read for it, what is left (`child` counted from its start), when last used.

    Of what was read, the first `whole` entries end on the page and the first `held` begin on it; the others were only
    looked at.
    """

    seen: tuple[Entry | None, ...]
    whole: int
    held: int
    page: FlowPage
    left: Work
    used: int

    def asked(self, likely: Likely) -> int:
        """How many of the entries that were seen must be the same."""
        return {Likely.NO: len(self.seen), Likely.HELD: self.held, Likely.PASSED: self.whole}[likely]


@dataclass(slots=True)
class Memo:
    """Pages by token, newest first; holds for one set of chains and forgets everything when they change.

    Attributes:
        keep: How many pages are kept for one token and first entry.
        age: For how many layouts an unused page is kept.
        hits: How many pages were found.
        misses: How many had to be made.
    """

    keep: int = 3
    age: int = 200
    hits: int = 0
    misses: int = 0
    _chains: Chains | None = None
    _runs: int = 0
    _pages: dict[Hashable, list[_Kept]] = field(default_factory=dict)

    def begin(self, chains: Chains) -> None:
        """Starts a layout: drops what belongs to other chains and what has not been used for long."""
        if self._chains != chains:
            self._pages.clear()
            self._chains = dict(chains)
        self._runs += 1
        if self._runs % max(self.age // 4, 1) == 0:
            fresh = {key: [k for k in kept if k.used > self._runs - self.age] for key, kept in self._pages.items()}
            self._pages = {key: kept for key, kept in fresh.items() if kept}

    def page(
        self,
        entries: tuple[Entry, ...],
        chains: Chains,
        work: Work,
        likely: Likely = Likely.NO,
        own: Chain | None = None,
    ) -> tuple[FlowPage, Work]:
        """The page at `work` and what is left, made only if it is not remembered.

        One that is only `likely` counts, too, if that is enough. `own` are the page's rooms if it has others than
        its template.
        """
        kept = self._pages.setdefault(_place(entries, work, own), [])
        old = self._found(entries, work, likely, own)
        if old is not None:
            old.used = self._runs
            self.hits += 1
            return old.page, replace(old.left, child=work.child + old.left.child)
        self.misses += 1
        reader = Reader(entries, work.child)
        made, left = page(reader, chains if own is None else {**chains, work.template: own}, work)
        seen = tuple(_entry(entries, i) for i in range(work.child, reader.far + 1))
        rest = replace(left, child=left.child - work.child)
        kept.insert(0, _Kept(seen, rest.child, rest.child + (rest.offset != START), made, rest, self._runs))
        del kept[self.keep :]
        return made, left

    def knows(self, entries: tuple[Entry, ...], work: Work, own: Chain | None = None) -> bool:
        """Whether the page at `work` is remembered."""
        return self._found(entries, work, Likely.NO, own) is not None

    def _found(self, entries: tuple[Entry, ...], work: Work, likely: Likely, own: Chain | None) -> _Kept | None:
        kept = self._pages.get(_place(entries, work, own), ())
        return next((old for old in kept if _reads(entries, work.child, old.seen[: old.asked(likely)])), None)


@dataclass(frozen=True, slots=True)
class Course:
    """How pages are asked for.

    Attributes:
        passing: Where likely pages will do: how many are only passed on the way to one that is wanted; None = they
            will not do.
        rooms: Knows pages that have other rooms than their template.
        in_steps: Whether the atoms of a page are asked for beforehand, so that no step takes long.
        threads: Knows which pages have jump lines; None = none has.
    """

    passing: int | None = None
    rooms: Rooms | None = None
    in_steps: bool = False
    threads: Threads | None = None

    def likely(self, count: int) -> Likely:
        """What will do for a page before which there are ``count``."""
        if self.passing is None:
            return Likely.NO
        return Likely.PASSED if count < self.passing else Likely.HELD


SURE = Course()
"""No page is only likely, none has rooms of its own."""


def flow(
    entries: tuple[Entry, ...], chains: Chains, start: str, memo: Memo | None = None, course: Course = SURE
) -> Iterator[FlowPage]:
    """The pages one by one, the first of template `start`; may be dropped at any page.

    Raises:
        AssertionError: If a page did not move on, which is a fault of a child.
    """
    return (page for page in flowing(entries, chains, start, memo, course) if page is not None)


def flowing(
    entries: tuple[Entry, ...], chains: Chains, start: str, memo: Memo | None = None, course: Course = SURE
) -> Iterator[FlowPage | None]:
    """`flow` in steps: None between two of them.

    Raises:
        AssertionError: As `flow`.
    """
    memo = memo if memo is not None else Memo()
    memo.begin(chains)
    work, count, goes = Work(template=start), 0, False
    while True:
        work = enter(Reader(entries), work)
        if work.child >= len(entries) and not work.owes:
            return
        likely = course.likely(count)
        count += 1
        own = course.rooms(count, work.template) if course.rooms is not None else None
        room = own or chains[work.template]
        threads = course.threads if _may_jump(course.threads, entries, work, room) else None
        jump = Jump(came=goes and threads is not None)
        if threads is not None and jump.came:
            own = threads.shortened(room, jump)
        if course.in_steps and not memo.knows(entries, work, own):
            yield from _prepared(entries, own or room, work)
        made, left = memo.page(entries, chains, work, likely, own)
        if threads is not None and (goes := threads.goes_on(entries, left)):
            own = threads.shortened(room, replace(jump, goes=True))
            made, left = memo.page(entries, chains, work, likely, own)
        assert _progress(left) > _progress(work), f"the page at entry {work.child} did not move on"
        yield made
        work = left


def _may_jump(threads: Threads | None, entries: tuple[Entry, ...], work: Work, room: Chain) -> bool:
    """Whether the page at `work` may have jump lines: one of text, with the room for them."""
    full = not work.owes and isinstance(_entry(entries, work.child), FullPage)
    return threads is not None and not full and threads.on(room)


def _prepared(entries: tuple[Entry, ...], chain: Chain, work: Work) -> Iterator[None]:
    """Asks for the atoms that will most likely stand on the page at `work`, one a step: children remember them.

    Setting words and measuring rows is what takes long; a page is quickly made of atoms that are there.
    """
    column, offset = chain.rooms[0], work.offset
    left = sum(room.height for room in chain.rooms)
    for entry in entries[work.child :]:
        if isinstance(entry, ForcedBreak | FullPage):
            return
        if isinstance(entry, RunOn):
            continue
        if isinstance(entry, Slow):
            yield from entry.measured(column)
        span = span_of(entry, column)
        room = column if span in (IN_COLUMN, PASSED) else chain.whole
        if isinstance(entry, Slow):
            yield from entry.prepared(room)  # where it will stand: elsewhere it might be found too wide
        for atom in entry.atoms(offset, room, 0):
            yield
            if span == ON_PLATES:
                break  # the text goes on
            left -= atom.height * (1 if room is column else len(chain.rooms))
            if left <= 0:
                return
        offset = START


def layout(entries: tuple[Entry, ...], chains: Chains, start: str, memo: Memo | None = None) -> tuple[FlowPage, ...]:
    """All pages, the first of template `start`; see `flow`."""
    return tuple(flow(entries, chains, start, memo))


def _place(entries: tuple[Entry, ...], work: Work, own: Chain | None) -> Hashable:
    """What pages are remembered by.

    A long table is another child with every letter in it: its pages are those of its block, so that the ones before the
    page that is wanted may be passed. Whether a page still holds is told by what was seen.
    """
    entry = _entry(entries, work.child)
    return (getattr(entry, "kin", entry), *_token(work), own)


def _token(work: Work) -> tuple[Hashable, ...]:
    """The token without its position: a page moves with its text."""
    return work.offset, work.template, work.spill, work.floats, work.aside, work.skips


def _progress(work: Work) -> tuple[int, Offset, int, Offset, int, int, int]:
    """How far a token has come; greater from page to page, so that a layout ends."""
    begun = work.spill[0].start if work.spill else 0
    waiting = -len(work.floats), plate_begun(work), -len(work.aside), -len(work.spill)
    return work.child, work.offset, *waiting, begun


def _entry(entries: tuple[Entry, ...], index: int) -> Entry | None:
    return entries[index] if index < len(entries) else None


def _reads(entries: tuple[Entry, ...], start: int, seen: tuple[Entry | None, ...]) -> bool:
    """Whether a reader that starts at `start` would see the same entries, identical or equal."""
    now = (_entry(entries, start + i) for i in range(len(seen)))
    return all(a is b or a == b for a, b in zip(now, seen, strict=True))
