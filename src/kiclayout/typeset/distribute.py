"""One region: filled atom by atom, ended at the best place where it may end.

Wherever the region may end, the state so far is put by: text, side column and notes as they would be printed. The atom
that finds no room decides which of these states is the page; nothing set is ever moved. If only an end that breaks a
rule is left, rules are broken from the least to the worst (row group, single line, keep, whole atom, clipping), and
every broken one is noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from typing import NamedTuple

from kiclayout.base.record import dataclass, replace
from kiclayout.typeset.atoms import (
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
from kiclayout.typeset.laid import Piece, Surrender
from kiclayout.typeset.notes import owe, owed_limit
from kiclayout.typeset.place import Mode, State, place

_CODES = {SPAN: "span", LINE: "line", KEEP: "keep"}


@dataclass(frozen=True, slots=True)
class Work:
    """What is left to lay out, whole: two regions begun with equal works are filled alike.

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
    """The entries, and the farthest one asked for: a page that looked ahead is good only while that one stays."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.far = -1

    def at(self, index: int) -> Entry | None:
        """The entry at `index`, or None behind the last; either way it has been seen."""
        self.far = max(self.far, index)
        return self.entries[index] if index < len(self.entries) else None


@dataclass(frozen=True, slots=True)
class Top:
    """The floats at the top of a page.

    Attributes:
        floats: Those that stand there, in order.
        banned: Those that may not, as their anchors would leave the page.
        free: The height that further floats may take.
    """

    floats: tuple[PageFloat, ...] = ()
    banned: frozenset[PageFloat] = frozenset()
    free: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """Where a region stands.

    Attributes:
        room: The region itself, without what page floats take of it.
        following: The region after it, on this page or the next.
        top: The floats of its page.
        used: Whether the page holds something already.
        notes_only: Whether owed notes may take the whole region.
    """

    room: Room
    following: Room
    top: Top = Top()
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


class _Set(NamedTuple):
    """An atom of the stream, and the place behind it: the entry `at` that goes on, and the offset in it."""

    child: Child
    atom: Atom
    at: int
    offset: Offset


class _Mark(NamedTuple):
    """An entry of the stream that is no child, or its end (None)."""

    entry: PageFloat | ForcedBreak | FullPage | RunOn | None
    at: int


class _End(NamedTuple):
    """A place where the region may end."""

    state: State
    left: Work


def fill(reader: Reader, site: Site, work: Work, squeeze: int) -> Filled:
    """Fills one region from `work`; with `squeeze` 1 to 3 its first atom gives up more and more."""
    state = begin = _begin(reader, site, work)
    ends: dict[int, _End] = {}
    for step in _stream(reader, work, site.room, squeeze):
        if isinstance(step, _Mark):
            passed = _pass(site, work, state, step)
            if isinstance(passed, Filled):
                return passed
            state = passed
            if FREE in ends and ends[FREE].state.count == state.count:
                ends[FREE] = _End(state, _left(work, state, step.at + 1, START))
            continue
        first = not state.count
        got = _try(site.room, state, step, Mode.CLIPPED if squeeze == 3 and first else Mode.OPEN)
        if got is None:
            return Filled(*_choose(reader, site, work, begin, ends))
        closed = _closed(site.room, state, got, bare=squeeze >= 2 and first)
        state, (_, atom, index, offset) = got
        if closed:
            ends[max(atom.level, KEEP if state.owed else FREE)] = _End(closed, _left(work, closed, index, offset))
    raise AssertionError("a stream ends with a mark that stops the region")


def clean(reader: Reader, work: Work, room: Room) -> bool:
    """Whether an empty region begun at `work` would come to an end that breaks nothing; found by placing."""
    state = State()
    for step in _stream(reader, work, room, 0):
        if isinstance(step, _Mark):
            if step.entry is None or isinstance(step.entry, ForcedBreak | FullPage):
                return True
            continue
        got = _try(room, state, step, Mode.OPEN)
        if got is None:
            return False
        closed = _closed(room, state, got, bare=False)
        state = got[0]
        if closed and got[1].atom.level == FREE and not state.owed:
            return True
    raise AssertionError("a stream ends with a mark that stops the region")


def _stream(reader: Reader, work: Work, room: Room, squeeze: int) -> Iterator[_Set | _Mark]:
    """Atoms and marks from `work` on; only the first child is squeezed. Ends behind the mark None."""
    index, offset = work.child, work.offset
    while True:
        entry = reader.at(index)
        if entry is None or isinstance(entry, PageFloat | ForcedBreak | FullPage | RunOn):
            yield _Mark(entry, index)
            if entry is None:
                return
        else:
            for atom in entry.atoms(offset, room, squeeze):
                yield _Set(entry, atom, *((index, atom.to) if atom.to else (index + 1, START)))
            squeeze = 0
        index, offset = index + 1, START


def _begin(reader: Reader, site: Site, work: Work) -> State:
    """The state of the region before any text: the owed notes stand."""
    if not work.spill:
        return State(queue=work.floats)
    entry = reader.at(work.child)
    text = not site.notes_only and entry is not None and not isinstance(entry, ForcedBreak | FullPage | RunOn)
    notes = owe(site.room, work.spill, owed_limit(site.room, text))
    return State(queue=work.floats, notes=replace(notes, full=notes.full and not text))


def _pass(site: Site, work: Work, state: State, mark: _Mark) -> Filled | State:
    """What a mark does: the region ends, or goes on with the state returned."""
    entry = mark.entry
    if isinstance(entry, PageFloat):
        if entry in site.top.floats:
            return state
        if entry in site.top.banned or state.queue or entry.height > site.top.free:
            return replace(state, queue=(*state.queue, entry))
        return Filled(state, work, restart=entry)
    if isinstance(entry, RunOn) and not state.notes.spill and not state.queue:
        return state
    if isinstance(entry, ForcedBreak) and entry.column:
        return Filled(state, _left(work, state, mark.at + 1, START)) if state.count else state
    return Filled(state, _left(work, state, mark.at, START), ended=True)


def _try(room: Room, state: State, step: _Set, mode: Mode) -> tuple[State, _Set] | None:
    """The state with the step's atom, or with the first of its alternatives that fits, and which it was."""
    atom: Atom | None = step.atom
    while atom:
        placed = place(room, state, step.child, atom, mode)
        if placed:
            return placed, step._replace(atom=atom)
        atom = atom.instead
    return None


def _closed(room: Room, before: State, got: tuple[State, _Set], bare: bool) -> State | None:
    """The state if the region ends behind the atom just placed; `bare`: if need be without what closes it."""
    state, step = got
    if not step.atom.close:
        return state
    closed = place(room, before, step.child, step.atom, Mode.CLOSED)
    if closed is None and bare:
        return _giving_up(state, "continued")
    return closed


def _left(work: Work, state: State, index: int, offset: Offset) -> Work:
    return Work(index, offset, work.template, state.notes.spill, state.queue)


def _choose(reader: Reader, site: Site, work: Work, begin: State, ends: dict[int, _End]) -> _End:
    """The end to take when an atom finds no room; `begin` if the region stays empty."""
    free = ends.get(FREE)
    above = free.state.count if free else 0
    level = next((x for x in _CODES if x in ends and ends[x].state.count > above), FREE)
    if free and (level == FREE or _better_to_move(reader, site, free, level)):
        return free
    empty = _End(begin, replace(work, spill=begin.notes.spill))
    if not free and site.used and not work.skips and clean(reader, work, site.following):
        return empty._replace(left=replace(empty.left, skips=work.skips + 1))
    if level == FREE:
        return empty
    worse = ends[level]
    return worse._replace(state=_giving_up(worse.state, _CODES[level]))


def _better_to_move(reader: Reader, site: Site, free: _End, level: int) -> bool:
    """Whether to end at the last place that breaks nothing rather than further down at one of `level`."""
    enough = floor(site.room.height * site.room.rules.span_share)
    if level == SPAN and free.state.y < enough:
        return False  # a cut row group is less of an eyesore than a page mostly empty
    return clean(reader, free.left, site.following)


def _giving_up(state: State, code: str) -> State:
    """The state with a finding about its last atom."""
    assert state.log is not None
    last = state.log[1]
    return replace(state, surrenders=(*state.surrenders, Surrender(code, last.child, last.atom)))
