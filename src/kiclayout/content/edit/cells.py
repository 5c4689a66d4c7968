"""A table's grid as edits see it: every place in it, and the joined cell that covers it.

Rows and columns can be put in and taken out without tearing joined cells; the signs of covered places are set anew by
``content.rectangle``. Words of cells that vanish with a row or column go with it, unless the cell reaches further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Cell, Grid, Row
from kiclayout.content.rectangle import rectangular

Places = list[list["Cell | str"]]


def places_of(grid: Grid) -> Places:
    """The rows' places; a new list."""
    return [list(row.cells) for row in grid.rows]


def with_places(grid: Grid, places: Places, kinds: Sequence[str], align: Iterable[str]) -> Grid:
    """A grid of these places; covered ones are found anew from the cells that cover them."""
    shaped = tuple(align)
    width = max((len(row) for row in places), default=len(shaped))
    shaped = (*shaped, *("",) * width)[:width]
    rows = tuple(Row(kind, tuple(row)) for kind, row in zip(kinds, places, strict=True))
    return rectangular(Grid(shaped, rows, grid.form))


def kinds_of(grid: Grid) -> list[str]:
    """The kind of every row; bands are rows of the body that are one cell."""
    return [row.kind for row in grid.rows]


def anchor(grid: Grid, r: int, c: int) -> tuple[int, int]:
    """Row and column of the cell that covers the place ``r``, ``c``."""
    for y in range(r, -1, -1):
        for x in range(min(c, len(grid.rows[y].cells) - 1), -1, -1):
            cell = grid.rows[y].cells[x]
            if isinstance(cell, Cell) and y + cell.rows > r and x + cell.cols > c:
                return y, x
    return r, c


def span(grid: Grid, first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int, int, int]:
    """The smallest rectangle with both places that cuts no joined cell: top, left, bottom, right, inclusive."""
    top, bottom = sorted((first[0], last[0]))
    left, right = sorted((first[1], last[1]))
    while True:
        t, b, lt, rt = top, bottom, left, right
        for r in range(top, bottom + 1):
            for c in range(left, right + 1):
                y, x = anchor(grid, r, c)
                cell = grid.rows[y].cells[x]
                if isinstance(cell, Cell):
                    t, lt = min(t, y), min(lt, x)
                    b, rt = max(b, y + cell.rows - 1), max(rt, x + cell.cols - 1)
        if (t, lt, b, rt) == (top, left, bottom, right):
            return top, left, bottom, right
        top, left, bottom, right = t, lt, b, rt


def lines(grid: Grid, whole: str, first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int, int, int]:
    """The ``rows`` or ``columns`` in which two cells begin, and those between: top, left, bottom, right, inclusive.

    Joined cells that reach out of them are cut: a row below a title over all columns is one row.
    """
    (top, bottom), (left, right) = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return (top, 0, bottom, len(grid.align) - 1) if whole == "rows" else (0, left, len(grid.rows) - 1, right)


def flipped(grid: Grid) -> Grid:
    """Rows as columns. Signs of covered places may be any; kinds of rows and alignments are not kept."""
    columns = range(len(grid.align))
    rows = tuple(Row("body", tuple(_flipped(row.cells[c]) for row in grid.rows)) for c in columns)
    return Grid(("",) * len(grid.rows), rows, grid.form)


def _flipped(cell: Cell | str) -> Cell | str:
    return replace(cell, cols=cell.rows, rows=cell.cols) if isinstance(cell, Cell) else cell


def spread(places: Places, grow: Callable[[int, int, Cell], Cell]) -> None:
    """Every cell as ``grow`` makes it from its row, column and itself."""
    for r, row in enumerate(places):
        for c, cell in enumerate(row):
            if isinstance(cell, Cell):
                row[c] = grow(r, c, cell)


def with_row(grid: Grid, at: int, kind: str) -> Grid:
    """``grid`` with an empty row before row ``at``; cells that reach over the place are a row longer."""
    places, kinds = places_of(grid), kinds_of(grid)
    spread(places, lambda r, _, cell: replace(cell, rows=cell.rows + 1) if r < at < r + cell.rows else cell)
    places.insert(at, [_covered(grid, at, c, down=True) for c in range(len(grid.align))])
    kinds.insert(at, kind)
    return with_places(grid, places, kinds, grid.align)


def with_column(grid: Grid, at: int) -> Grid:
    """``grid`` with an empty column before column ``at``; cells that reach over the place are a column wider."""
    places = places_of(grid)
    spread(places, lambda _, c, cell: replace(cell, cols=cell.cols + 1) if c < at < c + cell.cols else cell)
    for r, row in enumerate(places):
        row.insert(at, _covered(grid, r, at, down=False))
        band = grid.rows[r].cells[0] if grid.rows[r].kind == "band" else ""
        if isinstance(band, Cell):
            row[:] = [replace(band, cols=len(row)), *["<"] * (len(row) - 1)]
    align = (*grid.align[:at], grid.align[max(at - 1, 0)] if grid.align else "", *grid.align[at:])
    return with_places(grid, places, kinds_of(grid), align)


def _covered(grid: Grid, r: int, c: int, down: bool) -> Cell | str:
    """What stands in a new place: nothing, or the sign of the cell that grew over it."""
    if (down and not 0 < r < len(grid.rows)) or (not down and not 0 < c < len(grid.align)):
        return Cell()
    y, x = anchor(grid, r, c)
    reaches = y < r if down else x < c
    return ("^" if down else "<") if reaches and isinstance(grid.rows[y].cells[x], Cell) else Cell()


def without_row(grid: Grid, at: int) -> Grid:
    """``grid`` without row ``at``; cells that reach over it are a row shorter, one that begins in it begins below."""
    places, kinds = places_of(grid), kinds_of(grid)
    for c, cell in enumerate(places[at]):
        if isinstance(cell, Cell) and cell.rows > 1:
            places[at + 1][c] = replace(cell, rows=cell.rows - 1)
    spread(places, lambda r, _, cell: replace(cell, rows=cell.rows - 1) if r < at < r + cell.rows else cell)
    del places[at], kinds[at]
    return with_places(grid, places, kinds, grid.align)


def without_column(grid: Grid, at: int) -> Grid:
    """``grid`` without column ``at``; cells that reach over it are narrower, one that begins in it begins behind it."""
    places = places_of(grid)
    for row in places:
        cell = row[at]
        if isinstance(cell, Cell) and cell.cols > 1:
            row[at + 1] = replace(cell, cols=cell.cols - 1)
    spread(places, lambda _, c, cell: replace(cell, cols=cell.cols - 1) if c < at < c + cell.cols else cell)
    for row in places:
        del row[at]
    return with_places(grid, places, kinds_of(grid), (*grid.align[:at], *grid.align[at + 1 :]))


def merged(grid: Grid, first: tuple[int, int], last: tuple[int, int]) -> Grid:
    """``grid`` with one cell over the rectangle of two places; it holds the blocks of all, in reading order."""
    top, left, bottom, right = span(grid, first, last)
    places = places_of(grid)
    blocks: tuple[Block, ...] = ()
    for r in range(top, bottom + 1):
        for c in range(left, right + 1):
            cell = places[r][c]
            blocks += cell.blocks if isinstance(cell, Cell) else ()
            places[r][c] = "^" if r > top else "<"
    places[top][left] = Cell(blocks, right - left + 1, bottom - top + 1)
    return with_places(grid, places, kinds_of(grid), grid.align)


def parted(grid: Grid, r: int, c: int) -> Grid:
    """``grid`` with the joined cell at a place as single cells, its blocks in the first."""
    y, x = anchor(grid, r, c)
    cell = grid.rows[y].cells[x]
    single = isinstance(cell, Cell) and cell.rows == cell.cols == 1 and grid.rows[y].kind != "band"
    if single or not isinstance(cell, Cell):
        return grid
    places, kinds = places_of(grid), kinds_of(grid)
    for down in range(cell.rows):
        for across in range(cell.cols):
            places[y + down][x + across] = Cell()
        kinds[y + down] = "body" if kinds[y + down] == "band" else kinds[y + down]
    places[y][x] = Cell(cell.blocks)
    return with_places(grid, places, kinds, grid.align)
