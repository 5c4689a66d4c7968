"""One atom in a region: the only place that knows geometry.

`place` is pure: it returns a new state or None, so that a retry is always an older value. Blocks are rounded when the
NEXT one is placed, hence the surplus of the last never counts at the foot; lines and rows are not rounded one by one.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from kiclayout.base.record import dataclass
from kiclayout.typeset.atoms import Atom, Child, Room
from kiclayout.typeset.laid import Piece, Placed, Surrender
from kiclayout.typeset.notes import Notes, Taken, settle


class Mode(Enum):
    """How an atom is placed: with the region going on, as the region's last, or clipped to an empty region."""

    OPEN = 0
    CLOSED = 1
    CLIPPED = 2


Log: TypeAlias = "tuple[Log, Placed] | None"
"""What stands, last first: a linked list, so that keeping a state costs nothing."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a region is filled (1/100 pt).

    Attributes:
        y: The foot of the last atom.
        after: The space it asks for below.
        side: The foot of what stands in the side column.
        count: How many atoms stand.
        owed: How much weight keep-with-next still asks for.
        notes: The region's notes.
        queue: Floats met or carried that wait for a page.
        aside: What text has passed in this column, or the one before, and waits for a column's top.
        log: What stands.
        surrenders: What was given up for atoms.
    """

    y: int = 0
    after: int = 0
    side: int = 0
    count: int = 0
    owed: int = 0
    notes: Notes = Notes()
    queue: tuple[Child, ...] = ()
    aside: tuple[Child, ...] = ()
    log: Log = None
    surrenders: tuple[Surrender, ...] = ()


def place(room: Room, state: State, child: Child, atom: Atom, mode: Mode = Mode.OPEN) -> State | None:
    """The state with `atom` below all that stands, or None if it does not fit.

    Args:
        room: The region.
        state: What stands.
        child: The child the atom belongs to.
        atom: What is to be placed.
        mode: CLOSED adds the atom's `close`; CLIPPED always succeeds, and is only for an empty region.
    """
    if state.notes.full:
        return None
    clipped = mode is Mode.CLIPPED
    y = _top(room, state, atom)
    height = min(atom.height, max(1, room.height)) if clipped else atom.height
    foot = y + height + (atom.close if mode is Mode.CLOSED else 0)
    side_y = _side_top(room, state, atom, y)
    side = side_y + atom.side.height if atom.side else state.side
    if atom.wide:
        side = max(side, foot)
    if not clipped and (foot > room.height or side > room.height or _drifts(atom, side_y - y)):
        return None
    new = tuple(Piece(note) for note in atom.notes)
    must = not state.count and not state.notes.pieces
    notes = settle(room, state.notes, new, Taken(foot, side), must)
    if notes is None:
        return None
    codes = [atom.gives_up] if atom.gives_up else []
    if clipped and (height < atom.height or side > room.height):
        codes.append("clip")
    placed = Placed(child, atom, y, height, side_y, mode is Mode.CLOSED)
    return State(
        y=foot,
        after=atom.after,
        side=side,
        count=state.count + 1,
        owed=max(state.owed - atom.weight, atom.keep, 0),
        notes=notes,
        queue=state.queue,
        aside=state.aside,
        log=(state.log, placed),
        surrenders=state.surrenders + tuple(Surrender(code, child, atom) for code in codes),
    )


def unroll(log: Log) -> tuple[Placed, ...]:
    """The atoms of a log in the order in which they stand."""
    out: list[Placed] = []
    while log is not None:
        log, placed = log
        out.append(placed)
    return tuple(reversed(out))


def round_up(value: int, step: int) -> int:
    """`value` rounded up to a multiple of `step`; unchanged if `step` is 0."""
    return -(-value // step) * step if step else value


def _top(room: Room, state: State, atom: Atom) -> int:
    """Where an atom begins: spaces collapse to the greater one, and vanish at a region's top."""
    if atom.glue or not state.count:
        return state.y
    y = state.y + max(state.after, atom.before) + atom.extra
    if atom.wide and state.side:
        y = max(y, state.side + (room.rules.side_gap if atom.side else 0))
    return round_up(y, room.rules.half_unit)


def _side_top(room: Room, state: State, atom: Atom, y: int) -> int:
    """Where an atom's side piece begins, below what stands in the side column; -1 if it has none."""
    if not atom.side:
        return -1
    return max(y, state.side + room.rules.side_gap) if state.side else y


def _drifts(atom: Atom, drift: int) -> bool:
    """Whether a side piece stands too far below its atom's top to be read as its own."""
    return atom.side is not None and drift > atom.side.drift
