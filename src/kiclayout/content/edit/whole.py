"""Whole rows and columns of a table: selected, moved past their neighbours, and taken out with what they say.

Which rows and columns are meant is said by ``Selection.whole``, or by the cells that a selection reaches. Rows that a
joined cell holds together are moved as one, unless all of them lie in it: those change places inside it. Heads that
open a table and its foot keep their places, and so does everything outside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from kiclayout.base.record import replace
from kiclayout.content.block import Cell, Grid, Row, Table
from kiclayout.content.edit.cells import anchor, flipped
from kiclayout.content.edit.chart_columns import with_charts
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.passages import rectangle, trail
from kiclayout.content.edit.structure import delete_block
from kiclayout.content.edit.tables import Range, cell_spot, cells_at, delete_columns, delete_rows, words_of
from kiclayout.content.issue import Issue
from kiclayout.content.rectangle import rectangular
from kiclayout.content.spot import Done, Selection, Spot

ROWS, COLUMNS = "rows", "columns"
_Run = tuple[int, int]
"""Rows or columns, as [start, end)."""


# ---------------------------------------------------------------------------------------------------- selected
def lined(table: Table, whole: str, first: int, last: int) -> Selection:
    """The rows or columns of ``table`` from ``first`` to ``last``, the caret in the last."""
    return Selection(_head_of(table, whole, first), _head_of(table, whole, last), whole)


def _head_of(table: Table, whole: str, at: int) -> Spot:
    """A place in the first cell that begins in a row or column; where none does, in the one that covers its first."""
    grid = table.grid
    row, column = (at, 0) if whole == ROWS else (0, at)
    places = [(at, c) for c in range(len(grid.align))] if whole == ROWS else [(r, at) for r in range(len(grid.rows))]
    narrow = [place for place in places if isinstance(cell := _at(grid, place), Cell) and cell.cols == cell.rows == 1]
    begun = narrow or [place for place in places if isinstance(_at(grid, place), Cell)]
    return cell_spot(table, *(begun[0] if begun else (row, column)))


def _at(grid: Grid, place: tuple[int, int]) -> Cell | str:
    return grid.rows[place[0]].cells[place[1]]


def entire(table: Table) -> Selection:
    """All of ``table``."""
    return lined(table, ROWS, 0, len(table.grid.rows) - 1)


def widened(issue: Issue, selection: Selection, whole: str) -> Selection:
    """All rows or columns that ``selection`` reaches; as it is outside tables."""
    cells = cells_at(issue, selection)
    if cells is None:
        return selection
    first, last = (cells.top, cells.bottom) if whole == ROWS else (cells.left, cells.right)
    return lined(cells.table, whole, first, last)


def next_wider(issue: Issue, selection: Selection) -> Selection | None:
    """What is selected next around a place in a table: what its cell says, then the table; None = that is selected."""
    cells = cells_at(issue, selection)
    if cells is None:
        return None
    own = Selection(*words_of(cells.table, cells.top, cells.left))
    if cells.one and not own.bare and selection != own:
        return own
    return None if is_entire(issue, selection) else entire(cells.table)


def is_entire(issue: Issue, selection: Selection) -> bool:
    """Whether all of a table is selected as rows."""
    cells = rectangle(issue, selection) if selection.whole == ROWS else None
    return cells is not None and cells.bottom - cells.top + 1 == len(cells.table.grid.rows)


# ---------------------------------------------------------------------------------------------------- taken out
def take_out(issue: Issue, selection: Selection) -> Done:
    """The rows or columns that are selected whole go, the table if it is all of it; other selections stay."""
    cells = rectangle(issue, selection) if selection.whole else None
    if cells is None:
        return Done(issue, selection)
    grid = cells.table.grid
    if cells[1:] == (0, 0, len(grid.rows) - 1, len(grid.align) - 1):
        return delete_block(issue, cells.table.id)
    return (delete_rows if selection.whole == ROWS else delete_columns)(issue, selection)


# ---------------------------------------------------------------------------------------------------- moved
def move_lines(issue: Issue, selection: Selection, whole: str, step: int) -> Done:
    """The reached rows or columns past the next ones, up or left (-1), down or right (1), if they may."""
    cells = cells_at(issue, selection)
    if cells is None:
        return Done(issue, selection)
    flat = cells.table.grid if whole == ROWS else flipped(cells.table.grid)
    first, last = (cells.top, cells.bottom) if whole == ROWS else (cells.left, cells.right)
    own, other = _pair(flat, (first, last + 1), step)
    if other is None or (whole == ROWS and len({_part(flat, at) for at in (*range(*own), *range(*other))}) > 1):
        return Done(issue, selection)
    return _exchanged(issue, selection, cells, (whole, own, other))


def move_to(issue: Issue, selection: Selection, place: tuple[int, int]) -> Done:
    """The rows or columns that are selected whole where the cell at a row and column of their table stands."""
    while True:
        cells = cells_at(issue, selection)
        if cells is None:
            return Done(issue, selection)
        rows = selection.whole == ROWS
        first, last, goal = (cells.top, cells.bottom, place[0]) if rows else (cells.left, cells.right, place[1])
        step = (goal > last) - (goal < first)
        done = move_lines(issue, selection, selection.whole, step) if step else Done(issue)
        if done.issue is issue or done.selection is None:
            return Done(issue, selection)
        issue, selection = done.issue, done.selection


def _exchanged(issue: Issue, selection: Selection, cells: Range, moved: tuple[str, _Run, _Run]) -> Done:
    """The issue with two neighbouring runs of rows or columns in each other's place."""
    whole, own, other = moved
    grid, table = cells.table.grid, cells.table
    start, count = min(own[0], other[0]), len(grid.rows) if whole == ROWS else len(grid.align)
    pair = (own, other) if own[0] > other[0] else (other, own)
    order = [*range(start), *range(*pair[0]), *range(*pair[1]), *range(max(own[1], other[1]), count)]
    if whole == ROWS:
        new = replace(table, grid=_ordered(grid, order))
    else:
        widths = table.widths.split()
        said = " ".join(widths[at] for at in order) if len(widths) == count else table.widths
        new = replace(table, grid=_reordered(grid, order), widths=said)
    done = with_block(issue, trail(issue, table.id), (new,))
    if whole == COLUMNS:
        done = with_charts(done, table, order)
    if selection.whole == whole:
        return Done(done, lined(new, whole, order.index(own[0]), order.index(own[1] - 1)))
    place = anchor(grid, cells.top, cells.left)
    there = (order.index(place[0]), place[1]) if whole == ROWS else (place[0], order.index(place[1]))
    kept = cells.one and not selection.focus.field.startswith("cell.")
    spot = selection.focus if kept else cell_spot(new, *there)
    return Done(done, Selection(selection.anchor if kept else spot, spot))


def _pair(grid: Grid, rows: _Run, step: int) -> tuple[_Run, _Run | None]:
    """``rows`` with all that joined cells hold together with them, and their neighbours likewise; None = the end.

    Cells that reach over both of them hold nothing.
    """
    start, end = rows
    while True:
        at = start - 1 if step < 0 else end
        if not 0 <= at < len(grid.rows):
            return (start, end), None
        around = [run for run in _joined(grid) if not (run[0] <= min(start, at) and max(end, at + 1) <= run[1])]
        wider = _closed(around, (start, end))
        if wider == (start, end):
            return (start, end), _closed(around, (at, at + 1))
        start, end = wider


def _joined(grid: Grid) -> list[_Run]:
    """The rows that each cell of several rows reaches over."""
    found = ((r, cell.rows) for r, row in enumerate(grid.rows) for cell in row.cells if isinstance(cell, Cell))
    return sorted({(r, r + rows) for r, rows in found if rows > 1})


def _closed(runs: Iterable[_Run], own: _Run) -> _Run:
    """``own`` as far as it goes with all ``runs`` that it meets."""
    runs = list(runs)
    while True:
        met = [run for run in runs if run[0] < own[1] and own[0] < run[1]]
        wider = min([own[0], *(run[0] for run in met)]), max([own[1], *(run[1] for run in met)])
        if wider == own:
            return own
        own = wider


def _part(grid: Grid, row: int) -> str:
    """What a row stays in: the heads that open the table, its foot, or what is between them."""
    opening = list(takewhile(lambda kind: kind in ("head", "band"), (one.kind for one in grid.rows)))
    if "head" in opening[row:]:
        return "head"
    return "foot" if grid.rows[row].kind == "foot" else ""


def _ordered(grid: Grid, order: list[int]) -> Grid:
    """``grid`` with its rows in another order; a joined cell begins in the first row that it has there."""
    rows = [list(grid.rows[at].cells) for at in order]
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row.cells):
            if isinstance(cell, Cell) and cell.rows > 1:
                there = [order.index(one) for one in range(r, r + cell.rows)]
                for one in there:
                    rows[one][c] = "^"
                rows[min(there)][c] = cell
    made = zip((grid.rows[at].kind for at in order), rows, strict=True)
    return rectangular(Grid(grid.align, tuple(Row(kind, tuple(cells)) for kind, cells in made), grid.form))


def _reordered(grid: Grid, order: list[int]) -> Grid:
    """``grid`` with its columns in another order."""
    turned = flipped(_ordered(flipped(grid), order))
    rows = tuple(replace(row, kind=old.kind) for row, old in zip(turned.rows, grid.rows, strict=True))
    return rectangular(Grid(tuple(grid.align[at] for at in order), rows, grid.form))
