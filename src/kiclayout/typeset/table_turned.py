"""Tables that are turned by a quarter: they stand on pages of their own, as wide as these are high.

The table, its repeated heads and its footnotes are laid out upright on a sheet of that shape, by the rules of any other
page, and the sheet is turned as a whole. What stands round it, running head and folio, stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.record import replace
from kiclayout.base.steps import Steps
from kiclayout.content.block import Table
from kiclayout.design.template import Frame
from kiclayout.scene.items import Group, Item, Mark
from kiclayout.typeset.atoms import START, Atom, Chain, NoteText, Offset, Plate, Room
from kiclayout.typeset.blocks import Piece
from kiclayout.typeset.compose import page
from kiclayout.typeset.distribute import Reader, Work
from kiclayout.typeset.laid import FlowPage
from kiclayout.typeset.pages import region_items
from kiclayout.typeset.table import TableChild

TURNS = "left", "right"
"""At which edge of the page the head of a turned table may stand."""

_SHEET = "turned"


@dataclass(frozen=True, eq=False)
class TurnedChild(Plate):
    """A turned table: every atom is a page of it.

    Attributes:
        inner: The table as it stands on its sheets.
    """

    inner: TableChild
    _plates: dict[tuple[Offset, Room], Atom] = field(default_factory=dict, repr=False)
    _works: dict[Offset, Work] = field(default_factory=dict, repr=False)

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.inner.block

    @property
    def notes(self) -> Mapping[str, NoteText]:
        """The footnotes marked in it, by label."""
        return self.inner.notes

    @property
    def table(self) -> Table:
        """The block."""
        return self.inner.table

    def measured(self, room: Room) -> Steps[None]:
        """Nothing has to be measured to know that it is a plate."""
        yield from ()

    def prepared(self, room: Room) -> Steps[None]:
        """Fits it to its sheets in steps of a row; see ``atoms.Slow``."""
        sheet = sheet_of(room)
        yield from self.inner.prepared(sheet)
        for _ in self.inner.atoms(START, sheet, 0):
            yield

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        """Its pages from ``offset`` on; see ``atoms.Child``."""
        at: Offset | None = offset
        while at is not None:
            if (at, room) not in self._plates:
                self._plates[at, room] = self._plate(at, room)
            made = self._plates[at, room]
            yield made
            at = made.to

    def _plate(self, offset: Offset, room: Room) -> Atom:
        sheet = sheet_of(room)
        chains = {_SHEET: Chain(_SHEET, (sheet,), _SHEET)}
        work = self._works.get(offset) or Work(offset=offset, template=_SHEET)
        made, left = page(Reader((self.inner,)), chains, work)
        to = left.offset if not left.child else None
        if left.child and left.owes:  # footnotes that found no room
            to = max(offset[0] + 1, len(self.table.grid.rows)), 0
        if to is not None:
            self._works[to] = left
        given = next((one.code for region in made.regions for one in region.surrenders), "")
        down = _middle(made, sheet) if work.offset == START and to is None else 0
        body = Piece(self._turned(made, sheet, room, down / 100), "Table", self.block)
        return Atom(room.height, to, wide=True, body=body, gives_up=given)

    def _turned(self, made: FlowPage, sheet: Room, room: Room, down: float) -> tuple[Item, ...]:
        """The items of a sheet as they stand on the page, from the text column's left edge and the region's top.

        On the sheet they stand ``down`` points lower than they were laid out.
        """
        wide, high = sheet.height / 100, sheet.width / 100
        frame = Frame(name=_SHEET, rect=Rect(0.0, down, high, wide))
        items = [item for region in made.regions for item in region_items(region, frame, self.inner.setting)]
        aside = -(room.side + room.gutter) / 100 if room.side else 0.0
        turn = Matrix(0, -1, 1, 0, aside, high) if self.table.turn == "left" else Matrix(0, 1, -1, 0, aside + wide, 0)
        marks = [item for item in items if isinstance(item, Mark)]
        rest = tuple(item for item in items if not isinstance(item, Mark))
        places = (turn.apply(mark.x, mark.y) for mark in marks)
        turned = (replace(mark, x=at.x, y=at.y) for mark, at in zip(marks, places, strict=True))
        return (*turned, Group(rest, matrix=turn))


def _middle(made: FlowPage, sheet: Room) -> int:
    """How much lower a table stands that is alone on its sheet, to be in the middle; footnotes hold it on top."""
    if any(region.notes for region in made.regions):
        return 0
    foot = max(one.y + one.height for region in made.regions for one in region.placed)
    return max(sheet.height - foot, 0) // 2


def sheet_of(room: Room) -> Room:
    """The sheet that stands turned in a region: as wide as that is high, as high as it is wide with its side column."""
    rules = replace(room.rules, balance=False)
    return Room(_SHEET, room.height, room.wide, 0, 0, rules)
