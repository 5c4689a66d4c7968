"""One region: filled atom by atom, ended at the best place where it may end.

Wherever the region may end, the state so far is put by: text, side column and notes as they would be printed. The atom
that finds no room decides which of these states is the page; nothing set is ever moved. If only an end that breaks a
rule is left, rules are broken from the least to the worst (row group, single line, keep, whole atom, clipping), and
every broken one is noted. A region also ends where something is met that does not stand in it: a column before what
spans the columns, a region across columns before what does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import takewhile
from math import floor
from typing import NamedTuple

from kiclayout.base.record import dataclass, replace
from kiclayout.typeset.atoms import (
    ACROSS,
    FLOATING,
    FREE,
    IN_COLUMN,
    KEEP,
    LINE,
    ON_PLATES,
    PASSED,
    SPAN,
    START,
    Atom,
    Child,
    Entry,
    ForcedBreak,
    FullPage,
    Offset,
    Plate,
    Room,
    RunOn,
    announces,
    is_child,
    span_of,
)
from kiclayout.typeset.floats import set_height
from kiclayout.typeset.laid import Piece, Surrender
from kiclayout.typeset.notes import owe, owed_limit
from kiclayout.typeset.place import Mode, State, place

_CODES = {SPAN: "span", LINE: "line", KEEP: "keep"}

_MOST = 2
"""So many things at most wait for the top of a column."""


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
        floats: Floats and plates that wait, in order.
        aside: What waits for a column's top, in order.
        skips: How often the region before was left empty on purpose.
    """

    child: int = 0
    offset: Offset = START
    template: str = ""
    spill: tuple[Piece, ...] = ()
    floats: tuple[Child, ...] = ()
    aside: tuple[Child, ...] = ()
    skips: int = 0

    @property
    def owes(self) -> bool:
        """Whether something of what was read still waits to be set."""
        return bool(self.spill or self.floats or self.aside)

    @property
    def carried(self) -> tuple[Child, ...]:
        """The floats that wait before any plate: those that a page of text may take."""
        return tuple(takewhile(lambda one: not isinstance(one, Plate), self.floats))

    @property
    def place(self) -> tuple[int, Offset]:
        """Entry and offset."""
        return self.child, self.offset


class Reader:
    """The entries, and the farthest one asked for: a page that looked ahead is good only while that one stays.

    What stands before `first`, where the page begins, is never asked for.
    """

    def __init__(self, entries: tuple[Entry, ...], first: int = 0) -> None:
        self.entries = entries
        self.first = first
        self.far = -1

    def at(self, index: int) -> Entry | None:
        """The entry at `index`, or None behind the last; either way it has been seen."""
        self.far = max(self.far, index)
        return self.entries[index] if index < len(self.entries) else None

    def span(self, index: int, room: Room) -> int:
        """How the entry at `index` takes part in a page of which `room` is a column.

        A heading stands across the columns as what it announces does, so that it is not left in the last of them, and
        what it announces floats no more.
        """
        entry = self.at(index)
        if entry is None or not room.across:
            return IN_COLUMN if entry is None else span_of(entry, room)
        span = span_of(entry, room)
        if span == IN_COLUMN and announces(entry):
            return ACROSS if self.span(index + 1, room) in (ACROSS, FLOATING) else span
        led = span == FLOATING and index > self.first and announces(self.entries[index - 1])
        return ACROSS if led else span


@dataclass(frozen=True, slots=True)
class Floats:
    """The floats that stand below the columns, by their places in the stream.

    Attributes:
        set: Those that do, in order.
        banned: Those that may not, as their anchors would leave the page.
        strict: What text may not pass, as it would stand alone behind all text.
        free: The height that further floats may take.
        room: Where they stand; None = the page has one column.
        low: Whether they leave no room for an article's last line below them.
    """

    set: tuple[int, ...] = ()
    banned: frozenset[int] = frozenset()
    strict: frozenset[int] = frozenset()
    free: int = 0
    room: Room | None = None
    low: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """Where a region stands.

    Attributes:
        room: The region itself, with the height that is left for it.
        following: The region after it, on this page or the next.
        beyond: The first region at least as high as this one could be; where its page has less left, on the next page.
        floats: What stands below the columns.
        used: Whether the page holds something already.
        notes_only: Whether owed notes may take the whole region.
        until: Where it is to end, though it might go on.
    """

    room: Room
    following: Room
    beyond: Room
    floats: Floats = Floats()
    used: bool = False
    notes_only: bool = False
    until: tuple[int, Offset] | None = None


class Stop(Enum):
    """Why a region ends: it is full; the page ends; the columns end, as something spans them; or just this column."""

    FULL = 0
    PAGE = 1
    BAND = 2
    COLUMN = 3


@dataclass(frozen=True, slots=True)
class Filled:
    """A region as it ends: its state, what is left, why it ends.

    `retreat` is the last place behind which everything that keeps with what follows could move on, if something owes.
    `restart` is a float met in the text that could stand below the columns: then they are to be begun anew.
    """

    state: State
    left: Work
    stop: Stop = Stop.FULL
    retreat: tuple[int, Offset] | None = None
    restart: int | None = None


class _Set(NamedTuple):
    """An atom of the stream, and the place behind it: the entry `at` that goes on, and the offset in it.

    It may be one that text may pass (`passable`), or one that was passed and has waited for this column.
    """

    child: Child
    atom: Atom
    at: int
    offset: Offset
    passable: bool = False
    waited: bool = False


class _Mark(NamedTuple):
    """An entry of the stream that is no child or does not stand in the region, or the stream's end (None).

    `at` is the place of the entry, `span` how it stands on the page.
    """

    entry: Entry | None
    at: tuple[int, Offset]
    span: int = IN_COLUMN


class _End(NamedTuple):
    """A place where the region may end."""

    state: State
    left: Work


def fill(reader: Reader, site: Site, work: Work, squeeze: int) -> Filled:
    """Fills one region from `work`; with `squeeze` 1 to 3 its first atom gives up more and more."""
    state = begin = _begin(reader, site, work)
    ends: dict[int, _End] = {}
    for step in _stream(reader, work, site, squeeze):
        if isinstance(step, _Mark):
            passed = _pass(site, work, state, step)
            if isinstance(passed, Filled):
                back = ends[FREE].left.place if FREE in ends else work.place
                return replace(passed, retreat=back if state.owed else None)
            state = passed
            if FREE in ends and ends[FREE].state.count == state.count:
                ends[FREE] = _End(state, _left(work, state, step.at[0] + 1, START))
            continue
        first, before = not state.count, replace(state, aside=state.aside[1:]) if step.waited else state
        mode = Mode.CLIPPED if squeeze == 3 and first else Mode.OPEN
        overtakes = step.passable and state.aside
        got = None if overtakes else _try(site.room, before, step, mode)
        if got is None and _passes(site, state, step):
            state = state if step.waited else replace(state, aside=(*state.aside, step.child))
            if FREE in ends and ends[FREE].state.count == state.count:
                ends[FREE] = _End(state, _left(work, state, step.at, step.offset))
            continue
        if got is None:
            return Filled(*_choose(reader, site, work, begin, ends))
        closed = _closed(site.room, before, got, bare=squeeze >= 2 and first)
        state, (_, atom, index, offset, _, _) = got
        if closed:
            ends[max(atom.level, KEEP if state.owed else FREE)] = _End(closed, _left(work, closed, index, offset))
    raise AssertionError("a stream ends with a mark that stops the region")


def clean(reader: Reader, work: Work, room: Room) -> bool:
    """Whether an empty region begun at `work` would come to an end that breaks nothing; found by placing."""
    state = State()
    for step in _stream(reader, work, Site(room, room, room), 0):
        if isinstance(step, _Mark):
            if not isinstance(step.entry, RunOn):
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


def _stream(reader: Reader, work: Work, site: Site, squeeze: int) -> Iterator[_Set | _Mark]:
    """Atoms and marks from `work` on; only the first child is squeezed. Ends behind the mark None."""
    index, offset, room = work.child, work.offset, site.room
    for waiting in () if room.column else work.aside:
        for atom in waiting.atoms(START, room, squeeze):
            yield _Set(waiting, atom, index, offset, waited=True)
        squeeze = 0
    while True:
        entry = reader.at(index)
        if (index, offset) == site.until:
            yield _Mark(None, site.until)
            return
        span = reader.span(index, room.column or room)
        if not (is_child(entry) and _stands(span, room, index == work.child)):
            yield _Mark(entry, (index, offset), span)
            if entry is None:
                return
        else:
            for atom in entry.atoms(offset, room, squeeze):
                behind = (index, atom.to) if atom.to else (index + 1, START)
                yield _Set(entry, atom, *behind, passable=span == PASSED)
                if behind == site.until:
                    yield _Mark(None, behind)
                    return
            squeeze = 0
        index, offset = index + 1, START


def _stands(span: int, room: Room, first: bool) -> bool:
    """Whether a child is set in a region: in one across columns what spans them, a float only as the first of all."""
    if room.column is None:
        return span in (IN_COLUMN, PASSED)
    return span == ACROSS or (first and span == FLOATING)


def _passes(site: Site, state: State, step: _Set) -> bool:
    """Whether text goes on beside an atom that found no room; what a heading announces is never passed."""
    if step.waited:
        return state.count > 0
    passable = step.passable and not step.atom.notes and step.at - 1 not in site.floats.strict
    return passable and state.count > 0 and not state.owed and len(state.aside) < _MOST


def _begin(reader: Reader, site: Site, work: Work) -> State:
    """The state of the region before any text: the owed notes stand."""
    if not work.spill:
        return State(queue=work.floats, aside=work.aside)
    text = is_child(reader.at(work.child)) and not site.notes_only
    notes = owe(site.room, work.spill, owed_limit(site.room, text))
    return State(queue=work.floats, aside=work.aside, notes=replace(notes, full=notes.full and not text))


def _pass(site: Site, work: Work, state: State, mark: _Mark) -> Filled | State:
    """What a mark does: the region ends, or goes on with the state returned."""
    entry = mark.entry
    here = _left(work, state, *mark.at)
    if site.until == mark.at:
        return Filled(state, here, Stop.BAND)
    if is_child(entry) and site.room.column is None:
        if mark.span == ON_PLATES:  # passed below a heading, too, that may announce it
            return replace(state, queue=(*state.queue, entry))
        if mark.span == FLOATING and not state.owed:
            return _float(site, here, state, entry)
    match entry:
        case RunOn(article=False) if not _waits_below(site, here):
            return state
        case RunOn() if not (here.owes or site.floats.set or site.room.column):
            return state
        case RunOn() if site.floats.set or site.room.column:
            return Filled(state, here, Stop.BAND)
        case ForcedBreak() if entry.column:
            return Filled(state, _left(work, state, mark.at[0] + 1, START), Stop.COLUMN) if state.count else state
        case None | RunOn() | ForcedBreak() | FullPage():
            return Filled(state, here, Stop.PAGE)
        case _:
            return Filled(state, here, Stop.BAND)


def _waits_below(site: Site, here: Work) -> bool:
    """Whether the line that ends an article stands behind floats; a plate it does not wait for."""
    if any(not isinstance(one, Plate) for one in here.floats):
        return True
    return bool(site.floats.set) and not site.floats.low


def _float(site: Site, here: Work, state: State, entry: Child) -> Filled | State:
    """What a float does that is met in a column: it stands below the columns already, could stand there, or waits."""
    floats = site.floats
    if here.child in floats.set:
        return state
    if here.child in floats.strict:
        return Filled(state, here, Stop.BAND)
    waits = here.child in floats.banned or state.queue or floats.room is None
    if waits or set_height(entry, floats.room) > floats.free:  # type: ignore[arg-type]
        return replace(state, queue=(*state.queue, entry))
    return Filled(state, here, restart=here.child)


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
    return Work(index, offset, work.template, state.notes.spill, state.queue, state.aside)


def _choose(reader: Reader, site: Site, work: Work, begin: State, ends: dict[int, _End]) -> _End:
    """The end to take when an atom finds no room; `begin` if the region stays empty."""
    free = ends.get(FREE)
    above = free.state.count if free else 0
    level = next((x for x in _CODES if x in ends and ends[x].state.count > above), FREE)
    if free and (level == FREE or _better_to_move(reader, site, free, level)):
        return free
    empty = _End(begin, replace(work, spill=begin.notes.spill))
    if not free and site.used and not work.skips and clean(reader, work, site.beyond):
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
