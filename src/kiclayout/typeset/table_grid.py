"""A table's cells as rectangles on a lattice of rows and columns, whatever its source left out.

Rows with too few cells get empty ones, joined cells are kept inside the table and inside their kind of rows, and signs
that join nothing count as empty cells: what is laid out is always a full lattice. It knows nothing of looks and widths.
"""

from __future__ import annotations

from functools import cached_property

from kiclayout.base.record import dataclass
from kiclayout.content.block import Block, Cell, Grid, Paragraph
from kiclayout.content.inline import plain

HEAD, BODY, BAND, FOOT = "head", "body", "band", "foot"
"""The kinds of rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A cell in its place; equal only to itself.

    Attributes:
        row: Its first row.
        col: Its first column.
        rows: How many rows it covers.
        cols: How many columns it covers.
        blocks: Its content.
        words: The text of a cell of one plain paragraph; empty for an empty cell; None if it holds more.
    """

    row: int
    col: int
    rows: int
    cols: int
    blocks: tuple[Block, ...]
    words: str | None


@dataclass(frozen=True)
class Lattice:
    """The cells of a table.

    Attributes:
        kinds: Of each row: head, body, band or foot.
        rows: The cells that begin in each row, from left to right.
        columns: How many columns there are, at least one.
    """

    kinds: tuple[str, ...]
    rows: tuple[tuple[Spot, ...], ...]
    columns: int

    @cached_property
    def reaching(self) -> tuple[tuple[Spot, ...], ...]:
        """For each row the cells that began above it and reach into it."""
        reach: list[list[Spot]] = [[] for _ in self.rows]
        for spot in (spot for row in self.rows for spot in row):
            for below in range(spot.row + 1, spot.row + spot.rows):
                reach[below].append(spot)
        return tuple(tuple(spots) for spots in reach)

    @cached_property
    def heads(self) -> tuple[tuple[int, int], ...]:
        """For each row the head rows [start, end) that name its columns: the last ones before it.

        A band right above them belongs to them. (0, 0) where there are none, and for rows that lead to a new head.
        """
        found, start, end = list[tuple[int, int]](), 0, 0
        for row, (kind, leads) in enumerate(zip(self.kinds, self._leading, strict=True)):
            found.append((0, 0) if leads else (start, end))
            before = self.kinds[row - 1] if row else ""
            if kind == HEAD:
                start, end = start if before == HEAD else row - (before == BAND), row + 1
        return tuple(found)

    @cached_property
    def opening(self) -> int:
        """How many rows stand above the first row of content: heads, and bands above them."""
        first = next((row for row, kind in enumerate(self.kinds) if kind not in (HEAD, BAND)), 0)
        while first and self.kinds[first - 1] == BAND:
            first -= 1
        return first

    @cached_property
    def parity(self) -> tuple[int, ...]:
        """For each row how many body rows stand above it."""
        counts, done = [], 0
        for kind in self.kinds:
            counts.append(done)
            done += kind == BODY
        return tuple(counts)

    @cached_property
    def _leading(self) -> tuple[bool, ...]:
        """For each row whether it is a head, or a band with a head right below it."""
        found, leads = list[bool](), False
        for kind in reversed(self.kinds):
            leads = kind == HEAD or (kind == BAND and leads)
            found.append(leads)
        return tuple(reversed(found))


def lattice(grid: Grid) -> Lattice:
    """The lattice of ``grid``."""
    columns = max([1, *(_width(row.cells) for row in grid.rows)])
    kinds = tuple(row.kind if row.kind in (HEAD, BAND, FOOT) else BODY for row in grid.rows)
    covered: set[tuple[int, int]] = set()
    rows: list[tuple[Spot, ...]] = []
    for number, row in enumerate(grid.rows):
        made: list[Spot] = []
        for col in range(columns):
            if (number, col) in covered:
                continue
            value = row.cells[col] if col < len(row.cells) else Cell()
            cell = value if isinstance(value, Cell) else Cell()
            spot = _spot(cell, (number, col), (grid, kinds, columns), covered)
            covered |= {(y, x) for y in range(number, number + spot.rows) for x in range(col, col + spot.cols)}
            made.append(spot)
        rows.append(tuple(made))
    return Lattice(kinds, tuple(rows), columns)


def _width(cells: tuple[Cell | str, ...]) -> int:
    ends = [at + (cell.cols if isinstance(cell, Cell) else 1) for at, cell in enumerate(cells)]
    return max(ends, default=1)


def _spot(
    cell: Cell, at: tuple[int, int], table: tuple[Grid, tuple[str, ...], int], covered: set[tuple[int, int]]
) -> Spot:
    """The cell at (row, column), no larger than the places that are free for it."""
    row, col = at
    grid, kinds, columns = table

    def is_free(y: int, x: int) -> bool:
        cells = grid.rows[y].cells
        return (y, x) not in covered and not (x < len(cells) and isinstance(cells[x], Cell))

    cols = rows = 1
    while cols < cell.cols and col + cols < columns and is_free(row, col + cols):
        cols += 1
    while (
        rows < cell.rows
        and row + rows < len(kinds)
        and kinds[row + rows] == kinds[row]
        and all(is_free(row + rows, col + x) for x in range(cols))
    ):
        rows += 1
    return Spot(row, col, rows, cols, cell.blocks, _words(cell.blocks))


def _words(blocks: tuple[Block, ...]) -> str | None:
    if not blocks:
        return ""
    only = blocks[0] if len(blocks) == 1 else None
    return plain(only.runs).strip() if isinstance(only, Paragraph) else None
