"""Floats: what spans the columns of a page and may be passed by the text is set whole, atoms one below the other."""

from __future__ import annotations

from kiclayout.base.record import dataclass, replace
from kiclayout.typeset.atoms import START, Atom, Child, NoteText, Room
from kiclayout.typeset.laid import Placed, RegionOut, Surrender


@dataclass(frozen=True, slots=True)
class Stack:
    """Floats one below the other.

    Attributes:
        placed: Their atoms, from the top of the stack.
        height: Of all of them.
        notes: The notes marked in them, in order; they stand in the columns.
        surrenders: What was given up for them.
    """

    placed: tuple[Placed, ...] = ()
    height: int = 0
    notes: tuple[NoteText, ...] = ()
    surrenders: tuple[Surrender, ...] = ()

    def at(self, y: int, whole: Room) -> RegionOut:
        """The floats as a region of the page, their top at `y`."""
        placed = tuple(replace(one, y=one.y + y) for one in self.placed)
        return RegionOut(whole, placed, surrenders=self.surrenders)


def set_height(child: Child, room: Room) -> int:
    """How high a float is in a region across columns, unscaled."""
    return stacked((child,), room).height


def stacked(floats: tuple[Child, ...], room: Room, squeeze: int = 0) -> Stack:
    """Floats in order, `rules.float_gap` apart; with `squeeze` each gives up what it can to fit the room."""
    y, out, notes, codes = 0, list[Placed](), list[NoteText](), list[Surrender]()
    for child in floats:
        y += room.rules.float_gap if out else 0
        after: int | None = None
        for atom in child.atoms(START, room, squeeze):
            y += _gap(atom, after)
            height = min(atom.height, max(room.height - y, 1)) if squeeze else atom.height
            out.append(Placed(child, replace(atom, notes=()), y, height))
            notes += atom.notes
            given = [atom.gives_up] if atom.gives_up else []
            codes += (Surrender(code, child, atom) for code in (*given, *(["clip"] if height < atom.height else [])))
            y, after = y + height, atom.after
    return Stack(tuple(out), y, tuple(notes), tuple(codes))


def _gap(atom: Atom, after: int | None) -> int:
    return 0 if after is None or atom.glue else max(after, atom.before) + atom.extra
