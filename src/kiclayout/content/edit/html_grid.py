"""A table of HTML as it is read: rows of cells that cover rows and columns, made the rows of a table at the end.

A table that only holds one cell was there for its looks: what is in it stands by itself.
"""

from __future__ import annotations

from kiclayout.content import block as made
from kiclayout.content.block import Block, Cell, Row, Table
from kiclayout.content.rectangle import rectangular

MOST_ROWS, MOST_COLUMNS = 400, 40
"""Of a table that is pasted; a newsletter has no larger ones, and every key in one of them would be felt."""
_ALIGN = {"left": "l", "right": "r", "center": "c"}


class Grid:
    """Rows that are being read.

    Attributes:
        part: The part of the table that rows are read in: thead, tbody, tfoot.
        cut: Whether there were more rows or columns than are taken.
    """

    def __init__(self) -> None:
        self.part = "tbody"
        self.cut = self._beyond = False
        self._rows: list[list[Cell | str]] = []
        self._heads: list[list[bool]] = []
        self._parts: list[str] = []
        self._aligns: dict[int, list[str]] = {}
        self._covered: dict[tuple[int, int], str] = {}
        self._open: tuple[int, int, int] | None = None

    def row(self) -> None:
        """Begins a row."""
        self._open = None
        self._beyond = len(self._rows) >= MOST_ROWS
        self.cut |= self._beyond
        if not self._beyond:
            self._rows.append([])
            self._heads.append([])
            self._parts.append(self.part)

    def cell(self, head: bool, cols: str, rows: str, align: str) -> None:
        """Begins a cell; its size as HTML says it, its alignment by name."""
        if not self._rows:
            self.row()
        r, row = len(self._rows) - 1, self._rows[-1]
        self._skip_covered(r, row)
        if self._beyond or len(row) >= MOST_COLUMNS:
            self._open, self.cut = None, True
            return
        width = min(_size(cols), MOST_COLUMNS - len(row))
        c = len(row)
        self._open = (r, c, width)
        height = min(_size(rows), MOST_ROWS - r)
        row.append(Cell((), width, height))
        row += ["<"] * (width - 1)
        for down in range(1, height):
            self._covered |= {(r + down, c + right): "^" for right in range(width)}
        self._heads[-1].append(head)
        self._aligns.setdefault(c, []).append(_ALIGN.get(align.lower(), ""))

    def _skip_covered(self, r: int, row: list[Cell | str]) -> None:
        while (r, len(row)) in self._covered:
            row.append(self._covered[r, len(row)])

    def fill(self, blocks: tuple[Block, ...]) -> None:
        """What the cell says that was begun last."""
        if self._open is None or not blocks:
            return
        r, c, _ = self._open
        cell = self._rows[r][c]
        if isinstance(cell, Cell):
            self._rows[r][c] = Cell(cell.blocks + blocks, cell.cols, cell.rows)

    def kinds(self) -> list[str]:
        """Head, body or foot, row by row."""
        kinds = []
        for part, heads in zip(self._parts, self._heads, strict=True):
            head = part == "thead" or (bool(heads) and all(heads))
            kinds.append("head" if head else "foot" if part == "tfoot" else "body")
        return kinds

    def full(self) -> tuple[made.Grid, int]:
        """The grid, a rectangle, and how many cells say something."""
        for r, row in enumerate(self._rows):
            self._skip_covered(r, row)
        rows = [(kind, row) for kind, row in zip(self.kinds(), self._rows, strict=True) if row]
        width = max((len(row) for _, row in rows), default=0)
        align = tuple(_most(self._aligns.get(c, [])) for c in range(width))
        said = sum(isinstance(cell, Cell) and bool(cell.blocks) for _, row in rows for cell in row)
        return rectangular(made.Grid(align, tuple(Row(kind, tuple(row)) for kind, row in rows))), said


def _size(text: str) -> int:
    """How many columns or rows a cell covers; 1 where HTML says nothing that makes sense."""
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 5 else 1


def _most(signs: list[str]) -> str:
    """The alignment that most cells of a column have."""
    return max(("", "l", "r", "c"), key=signs.count) if signs else ""


def table_of(grid: Grid, nested: bool) -> list[Block]:
    """The table; in a cell (``nested``) and for a single cell what it says, as it stands."""
    full, said = grid.full()
    if not full.rows or not full.align or not said:
        return []
    if nested or (len(full.rows) == 1 and len(full.align) == 1):
        cells = (cell for row in full.rows for cell in row.cells if isinstance(cell, Cell))
        return [block for cell in cells for block in cell.blocks]
    return [Table(grid=full)]
