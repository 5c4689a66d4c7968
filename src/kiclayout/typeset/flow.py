"""The whole flow: pages until nothing is left, remembered by their resume tokens.

A remembered page counts if its token is the same and the entries that were READ for it are: further than the page
holds, and the stream's end included. Whoever changes a word, takes it back, moves an article or lays references out
once more calls `layout` with the new entries and the same memo; pages that nothing touched come out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from kiclayout.base.record import replace
from kiclayout.typeset.atoms import START, Chain, Entry, Offset
from kiclayout.typeset.compose import Chains, enter, page
from kiclayout.typeset.distribute import Reader, Work
from kiclayout.typeset.laid import FlowPage

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

    keep: int = 6
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
        if self._runs % self.age == 0:
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
        kept = self._pages.setdefault((_entry(entries, work.child), *_token(work), own), [])
        for old in kept:
            if _reads(entries, work.child, old.seen[: old.asked(likely)]):
                old.used = self._runs
                self.hits += 1
                return old.page, replace(old.left, child=work.child + old.left.child)
        self.misses += 1
        reader = Reader(entries)
        made, left = page(reader, chains if own is None else {**chains, work.template: own}, work)
        seen = tuple(_entry(entries, i) for i in range(work.child, reader.far + 1))
        rest = replace(left, child=left.child - work.child)
        kept.insert(0, _Kept(seen, rest.child, rest.child + (rest.offset != START), made, rest, self._runs))
        del kept[self.keep :]
        return made, left


def flow(
    entries: tuple[Entry, ...],
    chains: Chains,
    start: str,
    memo: Memo | None = None,
    passing: int | None = None,
    rooms: Rooms | None = None,
) -> Iterator[FlowPage]:
    """The pages one by one, the first of template `start`; may be dropped at any page.

    Where likely pages will do, `passing` says how many are only passed on the way to one that is wanted. `rooms` knows
    pages that have others than their template.

    Raises:
        AssertionError: If a page did not move on, which is a fault of a child.
    """
    memo = memo if memo is not None else Memo()
    memo.begin(chains)
    work, count = Work(template=start), 0
    while True:
        work = enter(Reader(entries), work)
        if work.child >= len(entries) and not work.owes:
            return
        likely = Likely.NO if passing is None else Likely.PASSED if count < passing else Likely.HELD
        count += 1
        own = rooms(count, work.template) if rooms is not None else None
        made, left = memo.page(entries, chains, work, likely, own)
        assert _progress(left) > _progress(work), f"the page at entry {work.child} did not move on"
        yield made
        work = left


def layout(entries: tuple[Entry, ...], chains: Chains, start: str, memo: Memo | None = None) -> tuple[FlowPage, ...]:
    """All pages, the first of template `start`; see `flow`."""
    return tuple(flow(entries, chains, start, memo))


def _token(work: Work) -> tuple[Hashable, ...]:
    """The token without its position: a page moves with its text."""
    return work.offset, work.template, work.spill, work.floats, work.aside, work.skips


def _progress(work: Work) -> tuple[int, Offset, int, int, int, int]:
    """How far a token has come; greater from page to page, so that a layout ends."""
    begun = work.spill[0].start if work.spill else 0
    return work.child, work.offset, -len(work.floats), -len(work.aside), -len(work.spill), begun


def _entry(entries: tuple[Entry, ...], index: int) -> Entry | None:
    return entries[index] if index < len(entries) else None


def _reads(entries: tuple[Entry, ...], start: int, seen: tuple[Entry | None, ...]) -> bool:
    """Whether a reader that starts at `start` would see the same entries, identical or equal."""
    now = (_entry(entries, start + i) for i in range(len(seen)))
    return all(a is b or a == b for a, b in zip(now, seen, strict=True))
