"""Makes the rows of a table a rectangle whose joined cells, signs and kinds of rows agree with each other.

It moves no words: where a joined cell would hide another one it is made smaller.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.content.block import JOINED_ABOVE, JOINED_LEFT, Cell, Grid, Paragraph, Row


def rectangular(grid: Grid) -> Grid:
    """``grid`` with as many places in each row as there are columns, in the form that its cells need."""
    columns = max([len(grid.align), *(len(row.cells) for row in grid.rows)])
    places = [[*row.cells, *[Cell()] * (columns - len(row.cells))] for row in grid.rows]
    _cover(places)
    kinds = _row_kinds([row.kind for row in grid.rows], places)
    rows = tuple(Row(kind, tuple(cells)) for kind, cells in zip(kinds, places, strict=True))
    align = tuple(sign if sign in ("l", "r", "c") else "" for sign in grid.align) + ("",) * columns
    return Grid(align[:columns], rows, _form(grid.form, places))


def _form(form: str, places: list[list[Cell | str]]) -> str:
    """``list`` where a cell holds more than one plain paragraph, else as it was."""
    cells = [cell for row in places for cell in row if isinstance(cell, Cell) and cell.blocks]
    plain = all(len(c.blocks) == 1 and isinstance(c.blocks[0], Paragraph) and not c.blocks[0].attrs for c in cells)
    return "pipe" if plain and (form != "list" or not places) else "list"


def _cover(places: list[list[Cell | str]]) -> None:
    """Sets the signs of covered places and shrinks joined cells to what is free of other cells."""
    covered: set[tuple[int, int]] = set()
    for y, row in enumerate(places):
        for x, cell in enumerate(row):
            if (y, x) in covered:
                continue
            if isinstance(cell, str):
                row[x] = Cell()
                continue
            width, height = _room(cell, y, x, places, covered) if cell.cols > 1 or cell.rows > 1 else (1, 1)
            for down in range(height):
                for right in range(width):
                    if down or right:
                        places[y + down][x + right] = JOINED_ABOVE if down else JOINED_LEFT
                        covered.add((y + down, x + right))
            row[x] = cell if (cell.cols, cell.rows) == (width, height) else Cell(cell.blocks, width, height)


def _room(cell: Cell, y: int, x: int, places: list[list[Cell | str]], covered: set[tuple[int, int]]) -> tuple[int, int]:
    """Columns and rows that ``cell`` can cover without hiding another cell."""

    def free(down: int, right: int) -> bool:
        spot = (y + down, x + right)
        return isinstance(places[spot[0]][spot[1]], str) and spot not in covered

    width, height = 1, 1
    while width < min(cell.cols, len(places[y]) - x) and free(0, width):
        width += 1
    while height < min(cell.rows, len(places) - y) and all(free(height, right) for right in range(width)):
        height += 1
    return width, height


def _row_kinds(kinds: list[str], places: list[list[Cell | str]]) -> Iterator[str]:
    footed = False
    for kind, cells in zip(kinds, places, strict=True):
        first = cells[0] if cells else None
        if len(cells) > 1 and isinstance(first, Cell) and first.cols == len(cells) and first.rows == 1:
            yield "band"
        elif kind == "head":
            yield kind
        else:
            footed = footed or kind == "foot"
            yield "foot" if footed else "body"
