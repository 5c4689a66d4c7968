"""Tables in the flow and in boxes: rows as atoms, heads that stand again on every page, cells cut where they must be.

The contract is that of ``atoms`` ("table"). How wide columns are, how cells look and what stands round them is decided
by the ``table_`` modules beside this one; here rows become atoms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kiclayout.content.block import Table
from kiclayout.scene.items import Group, Item, Mark, moved
from kiclayout.typeset.atoms import FREE, KEEP, LINE, SPAN, START, Atom, FlowRules, NoteText, Offset, Room
from kiclayout.typeset.blocks import Piece, cpt
from kiclayout.typeset.leaf import Leaf, Slice
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.table_cells import Dress
from kiclayout.typeset.table_columns import spans_side, total
from kiclayout.typeset.table_frame import Frame, Strip
from kiclayout.typeset.table_grid import BAND, FOOT, HEAD, Spot, lattice
from kiclayout.typeset.table_rows import Fitted, Measured, content, fitted

_GROUP_SHARE = 0.25
"""Rows that share a label set in their middle stay whole if they take no more than this part of the room."""

_INSET_GAP = 4.5
"""Above and below a table inside a box, in points."""

_NO_RULES = FlowRules(0, 0, 0, 0, 0, 0, 0, 0, 0)
_ENDLESS = 10_000_000
"""Height of the room of a table inside a box, in 1/100 pt: its rows are never cut."""


@dataclass(frozen=True, slots=True)
class _Slab:
    """Rows, or lines of a row, that will be one atom.

    Attributes:
        row: The first row.
        parts: For each row: what is set of it, its height, and between which cuts (heights below the row's top).
        to: The offset behind it.
        notes: The labels of its notes.
        begins: Whether it begins at the top of what is left of its row.
        done: Whether it ends its row.
        single: Whether a cut behind it leaves too few lines of a row.
    """

    row: int
    parts: tuple[tuple[Measured, float, float, float], ...]
    to: Offset
    notes: tuple[str, ...]
    begins: bool = True
    done: bool = True
    single: bool = False

    @property
    def last(self) -> int:
        """Its last row."""
        return self.row + len(self.parts) - 1


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands above the first row of a fragment, and the row right above it."""

    strip: Strip = Strip()
    over: int | None = None
    gives_up: str = ""


@dataclass(frozen=True, eq=False)
class TableChild:
    """A table in the flow.

    Attributes:
        table: The block.
        setting: Where it is set.
        notes: The footnotes marked in it, by label.
        marks: Names that links know it by.
    """

    table: Table
    setting: Setting
    notes: Mapping[str, NoteText] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    _known: dict[object, Fitted] = field(default_factory=dict, repr=False)

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.table.id

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        """Its rows from ``offset`` on; see ``atoms.Child``."""
        for atom, labels in self.marked_atoms(offset, room, squeeze):
            notes = tuple(note for label in labels if (note := self.notes.get(label)) is not None)
            yield replace(atom, notes=notes) if notes else atom
''' if False else '''
