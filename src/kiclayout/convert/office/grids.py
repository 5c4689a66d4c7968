"""Tables of documents: cells that say where they stand and what they cover, made the table of an article.

A table of one cell was there for its frame: what is in it stands by itself, pictures too. So does what is in a table
inside a cell, and what is in one of pictures with a line each, which was there to put them side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kiclayout.base.record import replace
from kiclayout.content.block import Cell, Grid, Row, Table
from kiclayout.content.edit.html_grid import MOST_COLUMNS, MOST_ROWS
from kiclayout.content.rectangle import rectangular
from kiclayout.convert.office.body import blocks_of
from kiclayout.convert.office.written import Entry, Line, Shot

_LINE = 80
"""Characters of the longest line that may be the caption of a picture in a cell."""
_ALIGN = {"left": "l", "right": "r", "center": "c"}


class Place(NamedTuple):
    """A cell.

    Attributes:
        row: Its row, whatever that is known by.
        column: From 0.
        wide: Columns that it covers.
        high: Rows that it covers; 0 = it goes on from the cell above.
        head: Whether its row is repeated on every page.
        align: left, right, center, or empty.
        entries: What is in it.
    """

    row: Any
    column: int
    wide: int
    high: int
    head: bool
    align: str
    entries: tuple[Entry, ...]


def block_of(places: Sequence[Place], *, nested: bool) -> Table | tuple[Entry, ...] | None:
    """The table of ``places``, or what is in it where it is none; None = nothing is."""
    filled = [place for place in places if place.entries]
    if not filled:
        return None
    if nested or len(places) == 1:
        return tuple(entry for place in filled for entry in place.entries)
    if _shows_pictures(filled):
        return _side_by_side(filled)
    rows = list(dict.fromkeys(place.row for place in places))[:MOST_ROWS]
    width = min(max(place.column + place.wide for place in places), MOST_COLUMNS)
    index = {row: at for at, row in enumerate(rows)}
    cells: list[list[Cell | str]] = [[Cell()] * width for _ in rows]
    for place in places:
        if place.row in index and place.column < width:
            _fill(cells, index[place.row], place, width)
    heads = {index[place.row] for place in places if place.head and place.row in index}
    body = len(heads) < len(rows)  # a table that is nothing but head has none
    made = tuple(
        Row("head" if body and at in heads and heads.issuperset(range(at)) else "body", tuple(row))
        for at, row in enumerate(cells)
    )
    return Table(grid=rectangular(Grid(_aligned(places, width), made)))


def _shows_pictures(filled: Sequence[Place]) -> bool:
    """Whether the cells hold nothing but pictures and short lines, no more lines than pictures."""
    entries = [entry for place in filled for entry in place.entries]
    lines = [entry for entry in entries if isinstance(entry, Line)]
    shots = sum(isinstance(entry, Shot) for entry in entries)
    return (
        shots == len(entries) - len(lines) > 0 and len(lines) <= shots and all(len(one.text) <= _LINE for one in lines)
    )


def _side_by_side(filled: Sequence[Place]) -> tuple[Entry, ...]:
    """The pictures of such a table, each with the line below or above it, which is its caption."""
    number = min(entry.number for place in filled for entry in place.entries)
    columns = [(place.column, entry) for place in filled for entry in place.entries]
    columns.sort(key=lambda one: (one[0], isinstance(one[1], Line)))
    return tuple(
        replace(entry, role="caption") if isinstance(entry, Line) else replace(entry, number=number)
        for _, entry in columns
    )


def _fill(cells: list[list[Cell | str]], row: int, place: Place, width: int) -> None:
    """Puts a cell into its place; one that goes on from above makes that one higher."""
    wide = min(place.wide, width - place.column)
    if place.high == 0 and row and _grown(cells, row, place.column, wide):
        cells[row][place.column : place.column + wide] = ["^"] * wide
        return
    high = min(max(place.high, 1), len(cells) - row)
    blocks = blocks_of([_plain(entry) for entry in place.entries if isinstance(entry, Line)])
    cells[row][place.column : place.column + wide] = [Cell(blocks, wide, high), *["<"] * (wide - 1)]
    for below in range(row + 1, row + high):
        cells[below][place.column : place.column + wide] = ["^"] * wide


def _grown(cells: list[list[Cell | str]], row: int, column: int, wide: int) -> bool:
    """Makes the cell that ends right above one row higher; whether there is one as wide."""
    top = row - 1
    while top > 0 and cells[top][column] == "^":
        top -= 1
    cell = cells[top][column]
    if not isinstance(cell, Cell) or cell.cols != wide or cell.rows != row - top:
        return False
    cells[top][column] = replace(cell, rows=cell.rows + 1)
    return True


def _plain(entry: Line) -> Line:
    """A line in a cell: there are no headings and captions in one, and what is bold throughout is not so by itself."""
    return entry if entry.role in ("body", "item") else replace(entry, role="body", level=0)


def _aligned(places: Sequence[Place], width: int) -> tuple[str, ...]:
    """The alignment of every column: that of most of its cells, heads left out."""
    made = []
    for column in range(width):
        signs = [
            _ALIGN.get(place.align, "")
            for place in places
            if place.column == column and place.wide == 1 and not place.head
        ]
        made.append(max(("", "l", "r", "c"), key=signs.count) if signs else "")
    return tuple(made)
