"""One band of a page: the columns side by side with the floats below them, or what stands across them.

A band is as high as the page has room left; one that ends before that (something spans the columns, or the text ends)
is made as low as it can be, so that its columns end level. It is begun anew only for floats met in the text, at most
twice a float: the floats below it and those banned from it only grow.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from kiclayout.base.record import dataclass, replace
from kiclayout.typeset.atoms import IN_COLUMN, START, Chain, Child, Offset, Plate, Room, RunOn
from kiclayout.typeset.distribute import Filled, Floats, Reader, Site, Stop, Work, fill
from kiclayout.typeset.floats import Stack, stacked
from kiclayout.typeset.laid import Piece, RegionOut, Surrender
from kiclayout.typeset.notes import block_height, stand
from kiclayout.typeset.place import State, round_up, unroll

Chains: TypeAlias = Mapping[str, Chain]
"""The templates by name."""

_SQUEEZES = range(4)


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a band is laid.

    Attributes:
        chains: All templates.
        chain: The page's.
        y: The band's top.
        used: Whether the page holds something already.
        until: Where the band is to end, though the text goes on.
    """

    chains: Chains
    chain: Chain
    y: int = 0
    used: bool = False
    until: tuple[int, Offset] | None = None

    @property
    def rest(self) -> int:
        """The height that the page has left, in its highest room."""
        return max(room.height for room in self.chain.rooms) - self.y

    def low(self, room: Room, less: int = 0) -> Room:
        """`room` without what is taken of it above the band, and without `less` below."""
        taken = self.y + less
        return replace(room, height=room.height - taken, full=room.tall) if taken else room


@dataclass(frozen=True, slots=True)
class Band:
    """A band as it was laid.

    Attributes:
        regions: What it holds; none = nothing found room.
        left: What is left.
        foot: Its foot, counted from the page's top.
        after: The space that its last atom asks for below.
        stop: Why it ends.
        retreat: Where it should have ended, if what follows does not begin on this page.
    """

    regions: tuple[RegionOut, ...]
    left: Work
    foot: int = 0
    after: int = 0
    stop: Stop = Stop.FULL
    retreat: tuple[int, Offset] | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """The rooms of a band, filled one after another."""

    states: tuple[tuple[Room, Room, State], ...]
    last: Filled
    broken: bool = False

    @property
    def codes(self) -> int:
        """How many rules had to give way."""
        return sum(len(state.surrenders) + len(state.notes.surrenders) for _, _, state in self.states)

    @property
    def noted(self) -> bool:
        """Whether notes stand in it."""
        return any(state.notes.pieces for _, _, state in self.states)

    @property
    def height(self) -> int:
        """How far down its regions reach, with notes as close below the text as they may be."""
        return max((_needed(room, state) for _, room, state in self.states), default=0)


def across(reader: Reader, plot: Plot, work: Work) -> Band:
    """The band of what spans the columns at `work`."""
    whole = plot.chain.whole
    made = _filled(reader, plot, (whole,), work, Floats())
    height = plot.rest
    if made.last.stop is not Stop.FULL and made.noted:
        made, height = _lowest(reader, plot, (whole,), work, (made, height, Floats()))
    return _band(plot, made, (), height)


def columns(reader: Reader, plot: Plot, work: Work) -> Band:
    """The band of columns at `work`, with the floats that are met in it."""
    made = _columns(reader, plot, work, Floats(room=plot.chain.across))
    if made.stop is not Stop.BAND or _has_room(reader, plot, made):
        return made
    return _columns(reader, plot, work, Floats(room=plot.chain.across, low=True))


def _has_room(reader: Reader, plot: Plot, made: Band) -> bool:
    """Whether an article's last line finds room below the floats of a band, if it is what ended the band."""
    entry = reader.at(made.left.child)
    if not isinstance(entry, RunOn) or entry.article or reader.at(made.left.child + 1) is None:
        return True
    atoms = list(_child(reader, made.left.child + 1).atoms(START, plot.chain.rooms[0], 0))
    above = round_up(made.foot + max(made.after, atoms[0].before) + atoms[0].extra, plot.chain.whole.rules.half_unit)
    return above + sum(atom.height for atom in atoms) <= plot.y + plot.rest


def _columns(reader: Reader, plot: Plot, work: Work, floats: Floats) -> Band:
    rooms, whole = plot.chain.rooms, plot.chain.whole
    while True:
        stack = stacked(tuple(_child(reader, at) for at in floats.set), whole)
        taken = _taken(stack, whole)
        floats = replace(floats, free=plot.rest - taken - whole.rules.float_gap - whole.rules.float_text)
        noted = replace(work, spill=work.spill + tuple(Piece(note) for note in stack.notes))
        made = _filled(reader, plot, rooms, noted, floats, taken)
        if made.last.restart is not None:
            floats = replace(floats, set=(*floats.set, made.last.restart))
            continue
        lost = [at for at in floats.set if at >= made.last.left.child]
        strict = floats.strict | _stranded(reader, work, made.last)
        if not lost and strict == floats.strict:
            break
        if not lost:
            floats = replace(floats, set=(), strict=strict)
            continue
        kept = tuple(at for at in floats.set if at not in lost)
        floats = replace(floats, set=kept, banned=floats.banned.union(lost))
    height = plot.rest - taken
    if plot.chain.across and _is_levelled(made, whole):
        made, height = _lowest(reader, plot, rooms, noted, (made, height, floats))
    made, waited = _caught_up(plot, made, stack, height)
    band = _band(plot, made, tuple(one for one in (stack, waited) if one.placed), height)
    if made.last.stop is Stop.BAND and made.last.left.child in floats.strict:
        return replace(band, stop=Stop.FULL)  # what stops the columns begins the next page
    return band


def _stranded(reader: Reader, work: Work, last: Filled) -> frozenset[int]:
    """What was passed in the columns that end with all text: it would stand alone on the next page."""
    if last.stop is not Stop.PAGE:
        return frozenset()
    waiting = [one for one in (*last.left.floats, *last.left.aside) if not isinstance(one, Plate)]
    places = range(work.child, last.left.child)
    return frozenset(at for at in places if any(reader.at(at) is one for one in waiting))


def _caught_up(plot: Plot, made: _Run, stack: Stack, height: int) -> tuple[_Run, Stack]:
    """What still waits when the columns end, as far as it finds room below them."""
    whole, left = plot.chain.whole, made.last.left
    waiting, count, waited = left.carried, 0, Stack()
    if made.last.stop is Stop.FULL:
        return made, waited
    free = plot.rest - max(made.height, height if made.noted else 0) - _taken(stack, whole)
    while count < len(waiting):
        more = stacked(waiting[: count + 1], whole)
        if _taken(more, whole) > free:
            break
        count, waited = count + 1, more
    spill = left.spill + tuple(Piece(note) for note in waited.notes)
    return replace(made, last=replace(made.last, left=replace(left, floats=left.floats[count:], spill=spill))), waited


def _child(reader: Reader, at: int) -> Child:
    return reader.at(at)  # type: ignore[return-value]


def _taken(stack: Stack, room: Room) -> int:
    """The height that floats take of every column."""
    return stack.height + room.rules.float_gap if stack.placed else 0


def _is_levelled(made: _Run, room: Room) -> bool:
    stop = made.last.stop
    return not made.broken and (stop is Stop.BAND or (stop is Stop.PAGE and room.rules.balance))


def _filled(reader: Reader, plot: Plot, rooms: tuple[Room, ...], work: Work, floats: Floats, less: int = 0) -> _Run:
    """The rooms one after another, each lower by `less` than the page's rest."""
    nextly = plot.chains[plot.chain.next]
    beyond = nextly.whole if rooms[0].column else nextly.rooms[0]
    lows = [plot.low(room, less) for room in rooms]
    followers = [*lows[1:], beyond]
    states: list[tuple[Room, Room, State]] = []
    used, broken, filled = plot.used, False, Filled(State(), work)
    for whole, room, following in zip(rooms, lows, followers, strict=True):
        elsewhere = beyond if plot.y or less else following
        site = Site(room, following, elsewhere, floats, used, until=plot.until)
        filled = _fill_somehow(reader, site, work)
        if filled.restart is not None:
            break
        if filled.state.count or filled.state.notes.pieces:
            states.append((whole, room, filled.state))
            used = True
        skipped = filled.left.skips > work.skips
        work = filled.left
        broken = broken or filled.stop is Stop.COLUMN
        if (filled.stop in (Stop.PAGE, Stop.BAND) and not (work.spill or work.aside)) or (
            skipped and elsewhere is beyond
        ):
            break
    return _Run(tuple(states), filled, broken)


def _fill_somehow(reader: Reader, site: Site, work: Work) -> Filled:
    """A region that moves on: the first atom is squeezed until it stands, or owed notes take the whole region."""
    for squeeze in _SQUEEZES:
        filled = fill(reader, site, work, squeeze)
        state = filled.state
        if filled.stop is not Stop.FULL or filled.restart is not None or state.count or filled.left.skips > work.skips:
            return filled
        if state.notes.pieces:  # nothing may be squeezed to stand beside owed notes
            return fill(reader, replace(site, notes_only=True), work, 0) if state.notes.spill else filled
    raise AssertionError("a clipped atom always stands")


def _lowest(
    reader: Reader, plot: Plot, rooms: tuple[Room, ...], work: Work, made: tuple[_Run, int, Floats]
) -> tuple[_Run, int]:
    """The same text in rooms as low as they can be without breaking more rules; and their height."""
    run, most, floats = made
    step = rooms[0].rules.half_unit or max(most // 60, 1)
    height = round_up(-(-sum(_needed(room, state) for _, room, state in run.states) // len(rooms)), step)
    while height < most:
        tried = _filled(reader, plot, rooms, work, floats, plot.rest - height)
        if tried.last.restart is None and tried.last.left == run.last.left and tried.codes <= run.codes:
            return tried, height
        height += step
    return run, most


def _needed(room: Room, state: State) -> int:
    """The height of a region with its notes close below its text."""
    notes = block_height(room, state.notes.pieces, side=not state.notes.foot)
    if not notes:
        return max(state.y, state.side)
    if not state.notes.foot:
        return max(state.y, state.side + (room.rules.note_clear if state.side else 0) + notes)
    return max(state.y + (room.rules.note_clear if state.y else 0) + notes, state.side)


def _band(plot: Plot, made: _Run, stacks: tuple[Stack, ...], height: int) -> Band:
    """The band as it stands on the page, floats below its columns."""
    regions = [_region(plot, *one) for one in made.states]
    last, whole = made.last, plot.chain.whole
    foot = plot.y + (height if made.noted else made.height)
    after = max((state.after for _, _, state in made.states), default=0)
    for stack in stacks:
        top = foot + whole.rules.float_gap
        if last.stop is Stop.FULL:
            top = max(top, plot.y + plot.rest - stack.height)
        regions.append(stack.at(top, whole))
        foot, after = top + stack.height, whole.rules.float_gap
        late = [piece.note for piece in last.left.spill if piece.note in stack.notes and not piece.start]
        found = tuple(Surrender("note-late", note=note) for note in late)
        regions[-1] = replace(regions[-1], surrenders=(*regions[-1].surrenders, *found))
    return Band(tuple(regions), last.left, foot, after, last.stop, last.retreat)


def _region(plot: Plot, whole: Room, room: Room, state: State) -> RegionOut:
    """A filled region, its places counted from the top of the whole room rather than from the band's."""
    notes, rule = stand(room, state.notes)
    placed, shift = unroll(state.log), plot.y
    if shift:
        placed = tuple(replace(x, y=x.y + shift, side_y=x.side_y + shift if x.atom.side else x.side_y) for x in placed)
        notes = tuple(replace(note, y=note.y + shift) for note in notes)
        rule = replace(rule, y=rule.y + shift) if rule else None
    return RegionOut(whole, placed, notes, rule, state.surrenders + state.notes.surrenders)


__all__ = ["IN_COLUMN", "Band", "Chains", "Plot", "across", "columns"]
