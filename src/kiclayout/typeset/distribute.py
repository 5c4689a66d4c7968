"""One region: filled atom by atom, ended at the best place where it may end.

Every prefix that may end the region is kept as a complete, feasible state. When an atom does not fit nothing is repaired:
an older value is taken. Rules give way in a fixed order (row group, widow or orphan, keep, unbreakable, clip), and each
surrender is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import floor
from typing import NamedTuple

from .atoms import (
    FREE,
    KEEP,
    LINE,
    SPAN,
    START,
    Atom,
    Child,
    Entry,
    ForcedBreak,
    FullPage,
    Offset,
    PageFloat,
    Room,
    RunOn,
)
from .laid import Piece, Surrender
from .notes import Notes, owe, owed_limit
from .place import Mode, State, place

_CODES = {SPAN: "span", LINE: "line", KEEP: "keep"}


@dataclass(frozen=True, slots=True)
class Work:
    """What is left to lay out: the COMPLETE state between two regions.

    Debts of keep-with-next are not part of it (there are none at a legal end), nor are row spans, repeated heads and
    zebra, which follow from the offset.

    Attributes:
        child: Index of the next entry.
        offset: Where in that child to go on.
        template: The template of the page.
        spill: Notes, or their rests, that are owed.
        floats: Page floats that wait, in order.
        skips: How often the region before was left empty on purpose.
    """

    child: int = 0
    offset: Offset = START
    template: str = ""
    spill: tuple[Piece, ...] = ()
    floats: tuple[PageFloat, ...] = ()
    skips: int = 0


class Reader:
    """The entries, and how far anybody looked: a page depends on more than it holds, its end included."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.far = -1

    def at(self, index: int) -> Entry | None:
        """The entry at `index`, or None behind the last; either way it has been seen."""
        self.far = max(self.far, index)
        return self.entries[index] if index < len(self.entries) else None


@dataclass(frozen=True, slots=True)
class Site:
    """Where a region stands and what its page has settled.

    Attributes:
        room: The region itself, without what page floats take of it.
        following: The region after it, on this page or the next.
        top: The page floats at the top of this page.
        banned: Floats that may not stand on this page, as their anchor would leave it.
        float_room: Height that page floats may still take on this page.
        used: Whether the page holds something already.
        notes_only: Whether owed notes may take the whole region.
    """

    room: Room
    following: Room
    top: tuple[PageFloat, ...] = ()
    banned: frozenset[PageFloat] = frozenset()
    float_room: int = 0
    used: bool = False
    notes_only: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A region as it ends: its state, what is left, whether the page ends with it.

    `restart` is a page float met in the text that could stand on this page: then the page is to be begun anew.
    """

    state: State
    left: Work
    ended: bool = False
    restart: PageFloat | None = None


class _Step(NamedTuple):
    """The next thing in the stream: an entry that is no child (`atom` None), or a child's atom and where it leads."""

    entry: Entry | None
    atom: Atom | None
    here: int
    child: int
    offset: Offset


class _End(NamedTuple):
    """A place where the region may end."""

    state: State
    work: Work


def fill(reader: Reader, site: Site, work: Work, squeeze: int) -> Filled:
    """Fills one region from `work`; with `squeeze` > 0 its first atom gives up more and more."""
    room = site.room
    state = begin = _begin(reader, site, work)
    ends: dict[int, _End] = {}
    for step in _stream(reader, work, room, squeeze):
        child, atom = step.entry, step.atom
        if atom is None or not _flows(child):
            if isinstance(child, PageFloat):
                if _restarts(site, state, child):
                    return Filled(state, work, restart=child)
                if child not in site.top:
                    state = replace(state, queue=(*state.queue, child))
                if FREE in ends and ends[FREE].state.count == state.count:
                    ends[FREE] = _End(state, _left(work, state, step))
                continue
            outcome = _stop(work, state, step)
            if outcome:
                return outcome
            continue
        first = not state.count
        mode = Mode.CLIPPED if squeeze == 3 and first else Mode.OPEN
        got = _try(room, state, child, atom, mode)
        if got is None:
            return Filled(*_choose(reader, site, work, begin, ends))
        before, (state, atom) = state, got
        closed = _close(room, before, state, child, atom)
        if closed is None and squeeze >= 2 and first:
            closed = replace(state, surrenders=(*state.surrenders, Surrender("continued", child)))
        if closed:
            ends[max(atom.level, KEEP if state.owed else FREE)] = _End(closed, _left(work, closed, step))
    raise AssertionError("the stream ends with an entry that stops the region")
