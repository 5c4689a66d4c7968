"""Tables in the flow and in boxes.

The contract is that of ``atoms`` ("table"). Here a table chooses its measure; how wide its columns are, how its cells
look, what stands round them and how rows become atoms is decided by the ``table_`` modules beside this one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import tee

from kiclayout.base.record import replace
from kiclayout.base.steps import Steps, finished
from kiclayout.content.block import Table
from kiclayout.scene.items import Group, Mark, moved
from kiclayout.typeset.anchors import Anchors, anchors_in, landed
from kiclayout.typeset.atoms import ACROSS, FLOATING, IN_COLUMN, START, Atom, FlowRules, NoteText, Offset, Room
from kiclayout.typeset.blocks import Piece, cpt
from kiclayout.typeset.boxed import Boxed
from kiclayout.typeset.leaf import Slice
from kiclayout.typeset.leaves import Inset
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.table_cells import Dress
from kiclayout.typeset.table_columns import Extent, spans_side, total
from kiclayout.typeset.table_frame import Frame
from kiclayout.typeset.table_grid import lattice
from kiclayout.typeset.table_pieces import Fragment
from kiclayout.typeset.table_rows import Content, Fitted, content, fitted

_NO_RULES = FlowRules(0, 0, 0, 0, 0, 0, 0, 0, 0)

_LOW = 0.36
"""A table across columns is low if it takes no more than this part of the page's height."""

_MOST_AGAIN = 0.5
"""Part of a page's height that a row in a box may take with the repeated head above it."""

_ROOM = 0.7
"""Part of a page's height that a table in a box counts on: what stands above the box is not known there."""


@dataclass(frozen=True, eq=False)
class TableChild:
    """A table in the flow.

    Attributes:
        table: The block.
        setting: Where it is set.
        inset: See ``leaves.Inset``.
        notes: The footnotes marked in it, by label.
        marks: Names that links know it by.
        anchors: Targets inside it.
    """

    table: Table
    setting: Setting
    inset: Inset
    notes: Mapping[str, NoteText] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    anchors: Anchors = ()
    _styled: list[Content] = field(default_factory=list, repr=False)
    _fits: dict[tuple[int, int], Fitted] = field(default_factory=dict, repr=False)
    _told: dict[tuple[Offset, Room, int], Iterator[Atom]] = field(default_factory=dict, repr=False)
    _heights: dict[tuple[int, int], int] = field(default_factory=dict, repr=False)

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.table.id

    @property
    def kin(self) -> Hashable:
        """What pages that begin in it are remembered by; see ``flow``."""
        return TableChild, self.table.id

    def span(self, room: Room) -> int:
        """Across the columns if they are too narrow for it; a low one that has a name floats."""
        if not self._spans(room.width, room.across):
            return IN_COLUMN
        named = self.table.label or self.table.caption
        return FLOATING if named and self._height(room.across, room.tall) <= _LOW * room.tall else ACROSS

    def measured(self, room: Room) -> Steps[None]:
        """Takes what ``span`` asks for in steps of a row."""
        if room.across:
            yield from self._styling()
            if self._spans(room.width, room.across):
                yield from self._rising(room.across, room.tall)

    def _height(self, width: int, tall: int) -> int:
        """Its whole height in a room (1/100 pt)."""
        return finished(self._rising(width, tall))

    def _rising(self, width: int, tall: int) -> Steps[int]:
        if (width, tall) not in self._heights:
            room = Room("", width, tall, 0, 0, _NO_RULES)
            yield from self._fitting(*self._measures(room)[1:])
            height = 0
            for atom, _ in self.fragment(START, room, 0).atoms():
                height += atom.height
                yield
            self._heights[width, tall] = height
        return self._heights[width, tall]

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        """Its rows from ``offset`` on; see ``atoms.Child``. Those made for the same place last are the same again."""
        where = (offset, room, squeeze)
        told = self._told.get(where) or self._atoms(offset, room, squeeze)
        self._told.clear()
        self._told[where], mine = tee(told)
        return mine

    def _atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        wanted = dict(self.anchors)
        for atom, labels in self.fragment(offset, room, squeeze).atoms():
            notes = tuple(note for label in labels if (note := self.notes.get(label)) is not None)
            yield _marked(replace(atom, notes=notes) if notes else atom, wanted)

    def prepared(self, room: Room) -> Steps[None]:
        """Fits it to a room in steps of a row; see ``atoms.Slow``."""
        yield from self._styling()
        yield from self._fitting(*self._measures(room)[1:])

    def _styling(self) -> Steps[None]:
        if not self._styled:
            self._styled.append((yield from content(self._dress)))

    def _measures(self, room: Room) -> tuple[bool, int, int]:
        """Whether it takes the side column of a room, too, and its width and the room's height (1/100 pt)."""
        wide = bool(room.side) and self._spans(room.width, room.wide)
        return wide, room.wide if wide else room.width, room.tall

    def fragment(self, offset: Offset, room: Room, squeeze: int) -> Fragment:
        """The table from ``offset`` on in a room."""
        wide, width, height = self._measures(room)
        made = self._fitted(width, height)
        x = -(room.side + room.gutter) / 100 if wide else 0.0
        return Fragment(Frame(made, x), offset, room, squeeze, wide, self.marks)

    @cached_property
    def extents(self) -> tuple[Extent, ...]:
        """Least and natural widths of its columns, as styled."""
        return self._content[1]

    @property
    def _content(self) -> Content:
        finished(self._styling())
        return self._styled[0]

    @cached_property
    def _dress(self) -> Dress:
        look = self.setting.layout.table(self.table.role)
        return Dress(self.table, lattice(self.table.grid), look, self.setting, self.inset)

    def _spans(self, text: int, wide: int) -> bool:
        """Whether it takes the wide measure rather than that of the text (1/100 pt)."""
        span = self.table.attrs.get("size") or self._dress.look.span
        if span in ("text", "wide"):
            return span == "wide"
        return spans_side(self.extents, text / 100, wide / 100)

    def _fitted(self, width: int, height: int) -> Fitted:
        return finished(self._fitting(width, height))

    def _fitting(self, width: int, height: int) -> Steps[Fitted]:
        """The table at a width in rooms of a height (1/100 pt)."""
        if (width, height) not in self._fits:
            same = next((fit for (known, _), fit in self._fits.items() if known == width), None)
            size = width / 100, height / 100
            fresh = fitted(self._dress, self._content, size, self._fitted)
            self._fits[width, height] = same.within(size[1]) if same else (yield from fresh)
        return self._fits[width, height]


def _marked(atom: Atom, wanted: dict[int, str]) -> Atom:
    """An atom with the targets of the blocks that it is the first to show."""
    piece = atom.body
    assert isinstance(piece, Piece)
    names = landed(wanted, piece.items, atom.to is None)
    marks = (Mark(name, 0.0, 0.0) for name in names)
    return replace(atom, body=replace(piece, items=(*marks, *piece.items))) if names else atom


@dataclass(frozen=True, eq=False)
class TableLeaf(Boxed):
    """A table inside a box or a cell: its strips are its rows."""

    child: TableChild

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.child.block

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """One strip for each row (the first with title and head) and one for the note; rows that a cell needs are one.

        A row that takes much of a page has one for each line. From a later row on the first strip has the head again,
        unless both together take too much of a page.
        """
        page = self.child.setting.layout.size[1]
        room = Room("box", round(width * 100), round(_ROOM * page * 100), 0, 0, _NO_RULES)
        fragment = self.child.fragment(START, room, 0)
        made = tuple(fragment.atoms())
        rest = list(made[start:]) or list(made[-1:])
        behind = made[start - 1][0].to if 0 < start < len(made) else None
        if behind is not None:
            again = next(self.child.fragment(behind, room, 0).atoms())
            if not again[0].gives_up and again[0].height / 100 <= _MOST_AGAIN * page:
                rest[0] = again
        strips, reaches = list[Slice](), False
        usual = cpt(fragment.frame.goes_on.height + fragment.frame.dress.look.pad_y)
        for number, (atom, labels) in enumerate(rest, len(made) - len(rest) + 1):
            strip = self._strip(atom, labels, number, width)
            strips[-1:] = [_joined(strips[-1], strip)] if reaches else [*strips[-1:], strip]
            reaches = atom.close > usual  # a cell of several rows needs the next one
        return tuple(strips)

    def _strip(self, atom: Atom, labels: tuple[str, ...], end: int, width: float) -> Slice:
        assert isinstance(atom.body, Piece)
        group = Group(atom.body.items, role=atom.body.role, tags=self.above)
        height = atom.height / 100
        return Slice(height, (group,), end, labels, height, width)

    def extents(self) -> tuple[float, float]:
        """Least and natural widths of its columns together."""
        return total(self.child.extents)


def _joined(first: Slice, second: Slice) -> Slice:
    """Two strips as one that stays whole."""
    items = (*first.items, *(moved(item, 0.0, first.height) for item in second.items))
    height, notes = first.height + second.height, (*first.notes, *second.notes)
    return replace(first, height=height, items=items, end=second.end, notes=notes, baseline=height)


def table_child(
    block: Table, setting: Setting, notes: Mapping[str, NoteText], inset: Inset, marks: tuple[str, ...] = ()
) -> TableChild:
    """The child of a table."""
    return TableChild(block, setting, inset, notes, marks, anchors_in(block, setting))
