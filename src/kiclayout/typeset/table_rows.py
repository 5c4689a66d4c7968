"""A table fitted to a width: its columns, the lines of its cells, the heights of its rows, and where rows may be cut.

Rows are measured once for a width. A row that is cut goes on as a row of its own, made of what is left of every cell;
where that begins follows from the cuts made so far, each at the width of its room, which the offset carries. Nothing is
painted here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from itertools import accumulate

from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps
from kiclayout.scene.items import Glyphs, Item, moved
from kiclayout.typeset.inline import caret_place
from kiclayout.typeset.leaf import Leaf, Slice, TextLeaf
from kiclayout.typeset.table_cells import Box, Cells, Dress, as_typed, cells
from kiclayout.typeset.table_columns import Extent, extents, solve, total
from kiclayout.typeset.table_grid import HEAD, Lattice, Spot

_STEP = 0.2
"""Cells of a table that is too wide are set smaller in steps of so many points."""

_SURELY = 1.02
"""Words that shrink with their size need their share of room, or a little less, since glyphs are rounded."""

_DIGIT = 1 << 20
"""Cuts of a row are three digits each of one number: the lines above the cut, the width of the table there and the
height of the room (1/100 pt)."""

_NEAR = 0.05
"""Line ends so near to each other are one place to cut, in points."""

Place = tuple[int, int]
"""A place in a cell: which leaf, and where in it."""

_BEGIN: Place = (0, 0)

Content = tuple[Cells, tuple[Extent, ...]]
"""The cells of a table as styled, and what its columns ask for."""


@dataclass(frozen=True, slots=True)
class CellLine:
    """A strip of a cell.

    Attributes:
        top: Below the top of the cell's first line, in points.
        bottom: Likewise.
        strip: What stands in it.
        to: The place behind it.
        words: Whether it holds words, which stand at their side of the measure already.
    """

    top: float
    bottom: float
    strip: Slice
    to: Place
    words: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell, or what is left of it, with its lines.

    Attributes:
        box: The cell.
        lines: In order.
        width: Of its measure, in points.
        height: Of its content, in points; without words of the line that may be typed.
        drop: From the row's top to its first line, in points.
        caret: Where words may be typed into a cell that has none, from the cell's first line; None = it has words.
    """

    box: Box
    lines: tuple[CellLine, ...]
    width: float
    height: float
    drop: float = 0.0
    caret: Glyphs | None = None

    @property
    def whole(self) -> float:
        """Its height with both paddings, in points."""
        return self.height + 2 * self.box.pad

    def items(self, start: float, end: float) -> tuple[Item, ...]:
        """What stands in its lines that end between two heights below the row's top (the lower one included)."""
        made: list[Item] = []
        if self.caret is not None and not start:
            made.append(moved(self.caret, 0.0, self.drop))
        for line in self.lines:
            if start + _NEAR < self.drop + line.bottom <= end + _NEAR:
                made += (moved(item, self._aside(line), self.drop + line.top) for item in line.strip.items)
        return tuple(as_typed(item) for item in made) if self.box.minus else tuple(made)

    def _aside(self, line: CellLine) -> float:
        """How far a picture, a badge or an inner table is moved to its side of the measure."""
        free = self.width - line.strip.width
        if line.words or free <= 0:
            return 0.0
        return {"right": free, "center": free / 2}.get(self.box.align, 0.0)


@dataclass(frozen=True, slots=True)
class Measured:
    """A row, or what is left of one after cuts.

    Attributes:
        cells: Its cells that end in it.
        height: In points.
        cuts: Where it may be cut, below its top, in points; the last is behind all lines.
        shown: Notes that stand on earlier pages already.
    """

    cells: tuple[Filled, ...]
    height: float
    cuts: tuple[float, ...]
    shown: frozenset[str] = frozenset()

    def marked(self, start: int = 0, end: int | None = None) -> tuple[str, ...]:
        """The notes of the lines between two cuts (all by default), cell by cell.

        A note stands with the earliest line of all the notes behind it, so that their order is kept.
        """
        found = [
            (self._cut(cell.drop + line.bottom), label)
            for cell in self.cells
            for line in cell.lines
            for label in line.strip.notes
            if label not in self.shown
        ]
        last = len(self.cuts) if end is None else end
        earliest = list(accumulate((cut for cut, _ in reversed(found)), min))[::-1]
        return tuple(label for at, (_, label) in zip(earliest, found, strict=True) if start <= at < last)

    def _cut(self, bottom: float) -> int:
        return next((at for at, cut in enumerate(self.cuts) if bottom <= cut + _NEAR), len(self.cuts) - 1)


@dataclass(frozen=True, eq=False)
class Fitted:
    """A table at one width.

    Attributes:
        dress: What its cells are dressed with.
        cells: Its cells.
        widths: Of its columns, in points.
        height: Of the room, in points.
        elsewhere: Gives the same table at another width in a room of another height (1/100 pt).
    """

    dress: Dress
    cells: Cells
    widths: tuple[float, ...]
    height: float
    elsewhere: Callable[[int, int], Fitted]
    _known: dict[tuple[int, int], Measured] = field(default_factory=dict)
    _labels: dict[Spot, Filled] = field(default_factory=dict)

    @property
    def lattice(self) -> Lattice:
        """Its cells as rectangles."""
        return self.dress.lattice

    @property
    def width(self) -> float:
        """In points."""
        return sum(self.widths)

    def left(self, col: int) -> float:
        """The left edge of a column (or, for the number of columns, the right edge), in points."""
        return sum(self.widths[:col])

    def label(self, spot: Spot) -> Filled:
        """A cell that covers several rows."""
        if spot not in self._labels:
            box = next(box for box in self.cells.rows[spot.row] if box.spot is spot)
            filled = self._filled(box, (0, 0))
            self._labels[spot] = replace(filled, drop=box.pad)
        return self._labels[spot]

    def is_label(self, spot: Spot) -> bool:
        """Whether a cell covers several rows and stands again on every page that they reach.

        One that takes too much of the room is set, and cut, as a cell of its first row.
        """
        return spot.rows > 1 and not self.is_too_high(self.label(spot).whole)

    def is_too_high(self, height: float) -> bool:
        """Whether something of ``height`` points takes so much of the room that it need not stay whole."""
        return height > self.dress.look.whole_rows * self.height

    def within(self, height: float) -> Fitted:
        """The same table in rooms of another height."""
        return Fitted(self.dress, self.cells, self.widths, height, self.elsewhere)

    def row(self, row: int, line: int = 0) -> Measured:
        """Row ``row``, or what is left of it at the offset ``line``."""
        if (row, line) not in self._known:
            self._known[row, line] = self._measured(row, line)
        return self._known[row, line]

    def behind(self, line: int, cut: int) -> int:
        """The offset in a row behind the first ``cut`` lines of what is left at ``line``."""
        return ((line * _DIGIT + cut) * _DIGIT + round(self.width * 100)) * _DIGIT + round(self.height * 100)

    def _measured(self, row: int, line: int) -> Measured:
        boxes = [box for box in self.cells.rows[row] if not self.is_label(box.spot)]
        starts, shown = self._starts(row, line)
        made = [self._filled(box, starts.get(box.spot, (0, 0))) for box in boxes]
        made = _aligned(made, self.lattice.kinds[row] == HEAD)
        pad = self.dress.look.pad_head if self.lattice.kinds[row] == HEAD else self.dress.look.pad_y
        ends = [cell.drop + cell.height + cell.box.pad for cell in made if cell.lines]
        height = max([2 * pad + self.least_line(row), *ends])
        return Measured(tuple(made), height, _cuts(made), shown)

    def least_line(self, row: int) -> float:
        """The height of a line of an empty row, in points."""
        look = self.dress.look
        return self.dress.style(look.head if self.lattice.kinds[row] == HEAD else look.cell).leading

    def _starts(self, row: int, line: int) -> tuple[dict[Spot, Place], frozenset[str]]:
        """Where the cells of a row go on at the offset ``line``, and which notes stand already."""
        if not line:
            return {}, frozenset()
        rest, height = divmod(line, _DIGIT)
        rest, width = divmod(rest, _DIGIT)
        before, cut = divmod(rest, _DIGIT)
        there = self.elsewhere(width, height)
        old = there.row(row, before)
        end = old.cuts[min(cut, len(old.cuts)) - 1]
        starts = dict(there._starts(row, before)[0])
        for cell in old.cells:
            done = [one.to for one in cell.lines if cell.drop + one.bottom <= end + _NEAR]
            if done:
                starts[cell.box.spot] = done[-1]
        return starts, old.shown | frozenset(old.marked(0, cut))

    def _filled(self, box: Box, start: Place) -> Filled:
        spot = box.spot
        width = sum(self.widths[spot.col : spot.col + spot.cols]) - box.left - box.right
        made = _lines(box.leaves, max(width, 1.0), start)
        caret = None if made or start != _BEGIN else self._caret(box, max(width, 1.0))
        height = made[-1].bottom if made else box.style.leading if caret else 0.0
        return Filled(box, made, max(width, 1.0), height, caret=caret)

    def _caret(self, box: Box, width: float) -> Glyphs:
        """The caret's place in an empty cell, on the side where its words would stand."""
        spot, style = box.spot, box.style
        origin = (
            Origin(spot.blocks[0].id)
            if spot.blocks
            else Origin(self.dress.table.id, field=f"cell.{spot.row}.{spot.col}")
        )
        x = {"right": width, "center": width / 2}.get(box.align, 0.0)
        return caret_place((x, style.ascent * style.text.size), style.text, self.dress.setting, origin)


def _lines(leaves: tuple[Leaf, ...], width: float, start: Place) -> tuple[CellLine, ...]:
    made: list[CellLine] = []
    y = after = 0.0
    for index in range(start[0], len(leaves)):
        leaf = leaves[index]
        y += max(after, leaf.before) if made else 0.0
        strips = leaf.slices(width, start[1] if index == start[0] else 0)
        for number, strip in enumerate(strips):
            to = (index, strip.end) if number < len(strips) - 1 else (index + 1, 0)
            made.append(CellLine(y, y + strip.height, strip, to, isinstance(leaf, TextLeaf)))
            y += strip.height
        after = leaf.after
    return tuple(made)


def _aligned(made: list[Filled], head: bool) -> list[Filled]:
    """The cells of a row on one first baseline, or, in a head, with their last lines at its foot."""
    if head:
        foot = max((cell.height for cell in made), default=0.0)
        return [replace(cell, drop=cell.box.pad + foot - cell.height) for cell in made]
    baseline = max((cell.lines[0].strip.baseline for cell in made if cell.lines), default=0.0)
    lower = [baseline - cell.lines[0].strip.baseline if cell.lines else 0.0 for cell in made]
    return [replace(cell, drop=cell.box.pad + more) for cell, more in zip(made, lower, strict=True)]


def _cuts(made: list[Filled]) -> tuple[float, ...]:
    """The ends of all lines, from the top."""
    found: list[float] = []
    for end in sorted(cell.drop + line.bottom for cell in made for line in cell.lines):
        if not found or end > found[-1] + _NEAR:
            found.append(end)
    return tuple(found) or (0.0,)


# ---------------------------------------------------------------------------------------------------- fitting
def content(dress: Dress) -> Steps[Content]:
    """The cells of a table and the extents of its columns, in steps of a row."""
    made = yield from cells(dress)
    for row in made.rows:
        for box in row:
            box.extents()  # shapes its words, which are known when all columns are measured
        yield
    return made, extents(made, dress.look.least_column)


def fitted(
    dress: Dress, styled: Content, room: tuple[float, float], elsewhere: Callable[[int, int], Fitted]
) -> Steps[Fitted]:
    """The table, whose ``content`` as styled is known, in rooms of a width and a height, in points.

    It is set smaller, as far as the layout allows, if its words would be torn; in steps of a row.
    """
    (made, columns), (width, height) = styled, room
    size = dress.setting.style(dress.look.cell).text.size
    while (least := total(columns)[0]) > width + 0.01 and size - dress.smaller > dress.look.least_size + 0.001:
        dress = replace(dress, smaller=_smaller(dress, size, width / least))
        made, columns = yield from content(dress)
    if total(columns)[0] > width + 0.01:
        report = f"{size - dress.smaller:.1f}"
        dress.setting.sink.add("typeset-table-too-wide", place=dress.setting.place(dress.table), size=report)
    return Fitted(dress, made, solve(columns, width, dress.table.widths), height, elsewhere)


def _smaller(dress: Dress, size: float, share: float) -> float:
    """How much smaller a table is tried next whose columns have room for a share of what they need.

    A step, but sizes at which its words alone, as they shrink, would still need more are passed over: each costs as
    much as the whole table.
    """
    tried, most = dress.smaller + _STEP, size - dress.look.least_size
    while tried < most and (size - tried) / (size - dress.smaller) > share * _SURELY:
        tried += _STEP
    return min(tried, most)
