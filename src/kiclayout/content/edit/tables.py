"""Edits of tables at the caret: rows, columns, joined cells, alignment, heads; from cell to cell; pasted values.

The caret says the place; a selection that reaches over cells of one table says a range. Outside a table all of them
leave the issue as it is. A table keeps at least one row and one column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Cell, Grid, Paragraph, Row, Table
from kiclayout.content.edit.cells import (
    Places,
    anchor,
    kinds_of,
    lines,
    merged,
    parted,
    places_of,
    span,
    with_column,
    with_places,
    with_row,
    without_column,
    without_row,
)
from kiclayout.content.edit.chart_columns import with_charts
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.html_grid import MOST_COLUMNS, MOST_ROWS
from kiclayout.content.edit.passages import passage_at, passages_in, trail
from kiclayout.content.edit.splice import PLAIN, lines_of, tidy
from kiclayout.content.inline import Break, Inline
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret

ALIGNMENTS = ("", "l", "r", "c")
KINDS = ("head", "body", "foot", "band")
PLACES = ("", "text", "wide", "left", "right")
"""Where a table may stand; the last two are the edge at which its head stands when it is turned."""
LARGEST = MOST_ROWS, MOST_COLUMNS
"""Rows and columns that a paste can make a table of."""


class Range(NamedTuple):
    """Cells of a table: a rectangle, inclusive; ``one`` = a single one, joined or not.

    It cuts no joined cell unless it is whole rows or columns.
    """

    table: Table
    top: int
    left: int
    bottom: int
    right: int
    one: bool = True


def cells_at(issue: Issue, selection: Selection) -> Range | None:
    """The cells that ``selection`` reaches; None = it is not in the cells of one table."""
    first, last = (_cell(issue, spot) for spot in (selection.anchor, selection.focus))
    if first is None or last is None or first[0] is not last[0]:
        return None
    if selection.whole:
        return Range(first[0], *lines(first[0].grid, selection.whole, first[1], last[1]), False)
    return Range(first[0], *span(first[0].grid, first[1], last[1]), first[1] == last[1])


def _cell(issue: Issue, spot: Spot) -> tuple[Table, tuple[int, int]] | None:
    """The innermost table that a place is in a cell of, and the cell's row and column."""
    passage = passage_at(issue, spot)
    return passage.cell if passage else None


def cell_spot(table: Table, r: int, c: int) -> Spot:
    """Where a caret goes that is put into the cell that covers a place."""
    return words_of(table, r, c)[0]


def words_of(table: Table, r: int, c: int) -> tuple[Spot, Spot]:
    """Beginning and end of what the cell at a place says."""
    rows = table.grid.rows
    y, x = anchor(table.grid, min(max(r, 0), len(rows) - 1), min(max(c, 0), len(table.grid.align) - 1))
    cell = rows[y].cells[x]
    words = [one for block in cell.blocks for one in passages_in(block)] if isinstance(cell, Cell) else []
    if not words:
        empty = Spot(table.id, 0, f"cell.{y}.{x}")
        return empty, empty
    return words[0].spot(), words[-1].end()


def _done(issue: Issue, cells: Range, grid: Grid, to: tuple[int, int], **changes: Any) -> Done:
    """The issue with another grid in the table, the caret in the cell ``to``."""
    table = replace(cells.table, grid=grid, **changes)
    return Done(with_block(issue, trail(issue, table.id), (table,)), caret(cell_spot(table, *to)))


def insert_rows(issue: Issue, selection: Selection, below: bool = True) -> Done:
    """As many empty rows as are reached, below or above them; below heads comes the body."""
    cells = cells_at(issue, selection)
    if cells is None:
        return Done(issue, selection)
    grid, at = cells.table.grid, cells.bottom + 1 if below else cells.top
    kind = grid.rows[cells.bottom if below else cells.top].kind
    if kind == "band" or (below and kind == "head" and not (at < len(grid.rows) and grid.rows[at].kind == "head")):
        kind = "body"
    for _ in range(1 if cells.one else cells.bottom - cells.top + 1):
        grid = with_row(grid, at, kind)
    return _done(issue, cells, grid, (at, cells.left))


def insert_columns(issue: Issue, selection: Selection, behind: bool = True) -> Done:
    """As many empty columns as are reached, behind or before them."""
    cells = cells_at(issue, selection)
    if cells is None:
        return Done(issue, selection)
    grid, at = cells.table.grid, cells.right + 1 if behind else cells.left
    count = 1 if cells.one else cells.right - cells.left + 1
    for _ in range(count):
        grid = with_column(grid, at)
    widths = _widths(cells.table)
    widths[at:at] = ["*"] * count if widths else []
    heads = _head_cols(cells.table)
    said = str(heads + count if at < heads else heads) if heads else cells.table.head_cols
    done = _done(issue, cells, grid, (cells.top, at), widths=_joined(cells.table, widths), head_cols=said)
    old = range(len(cells.table.grid.align))
    return Done(with_charts(done.issue, cells.table, [*old[:at], *[None] * count, *old[at:]]), done.selection)


def delete_rows(issue: Issue, selection: Selection) -> Done:
    """The reached rows go; all rows of a table do not."""
    cells = cells_at(issue, selection)
    if cells is None or cells.bottom - cells.top + 1 >= len(cells.table.grid.rows):
        return Done(issue, selection)
    grid = cells.table.grid
    for at in range(cells.bottom, cells.top - 1, -1):
        grid = without_row(grid, at)
    return _done(issue, cells, grid, (cells.top, cells.left))


def delete_columns(issue: Issue, selection: Selection) -> Done:
    """The reached columns go; all columns of a table do not."""
    cells = cells_at(issue, selection)
    if cells is None or cells.right - cells.left + 1 >= len(cells.table.grid.align):
        return Done(issue, selection)
    grid = cells.table.grid
    for at in range(cells.right, cells.left - 1, -1):
        grid = without_column(grid, at)
    widths, heads = _widths(cells.table), _head_cols(cells.table)
    del widths[cells.left : cells.right + 1]
    heads -= len(range(cells.left, min(cells.right + 1, heads)))
    said = cells.table.head_cols if not _head_cols(cells.table) else str(heads) if heads else ""
    done = _done(issue, cells, grid, (cells.top, cells.left), widths=_joined(cells.table, widths), head_cols=said)
    old = range(len(cells.table.grid.align))
    return Done(with_charts(done.issue, cells.table, [*old[: cells.left], *old[cells.right + 1 :]]), done.selection)


def _widths(table: Table) -> list[str]:
    """The widths of the columns as written, if there is one for each; else none."""
    widths = table.widths.split()
    return widths if len(widths) == len(table.grid.align) else []


def _joined(table: Table, widths: list[str]) -> str:
    return " ".join(widths) if widths else table.widths


def _head_cols(table: Table) -> int:
    return int(table.head_cols) if table.head_cols.isascii() and table.head_cols.isdigit() else 0


def merge_cells(issue: Issue, selection: Selection) -> Done:
    """The reached cells as one, with all their words in reading order."""
    cells = cells_at(issue, selection)
    if cells is None or (cells.top, cells.left) == (cells.bottom, cells.right):
        return Done(issue, selection)
    grid = merged(cells.table.grid, (cells.top, cells.left), (cells.bottom, cells.right))
    return _done(issue, cells, grid, (cells.top, cells.left))


def split_cells(issue: Issue, selection: Selection) -> Done:
    """Every joined cell that is reached as single cells, its words in the first."""
    cells = cells_at(issue, selection)
    if cells is None:
        return Done(issue, selection)
    grid = _parted(cells.table.grid, cells)
    return Done(issue, selection) if grid == cells.table.grid else _done(issue, cells, grid, (cells.top, cells.left))


def _parted(grid: Grid, cells: Range) -> Grid:
    for r in range(cells.top, min(cells.bottom + 1, len(grid.rows))):
        for c in range(cells.left, min(cells.right + 1, len(grid.align))):
            grid = parted(grid, r, c)
    return grid


def set_align(issue: Issue, selection: Selection, sign: str) -> Done:
    """The reached columns left (``l``), right (``r``), centred (``c``) or as the layout has them (empty)."""
    cells = cells_at(issue, selection)
    if cells is None or sign not in ALIGNMENTS:
        return Done(issue, selection)
    grid = cells.table.grid
    align = tuple(sign if cells.left <= c <= cells.right else old for c, old in enumerate(grid.align))
    return _reshaped(issue, selection, cells, replace(cells.table, grid=replace(grid, align=align)))


def _reshaped(issue: Issue, selection: Selection, cells: Range, table: Table) -> Done:
    """The issue with a table whose cells stand where they stood."""
    if table == cells.table:
        return Done(issue, selection)
    return Done(with_block(issue, trail(issue, table.id), (table,)), selection)


def set_row_kind(issue: Issue, selection: Selection, kind: str) -> Done:
    """The reached rows as ``head``, ``body``, ``foot`` or ``band`` (one cell); below a foot comes the foot only."""
    cells = cells_at(issue, selection)
    if cells is None or kind not in KINDS:
        return Done(issue, selection)
    grid = cells.table.grid
    for r in range(cells.top, cells.bottom + 1):
        if kind == "band":
            grid = merged(grid, (r, 0), (r, len(grid.align) - 1))
        elif grid.rows[r].kind == "band":
            grid = parted(grid, r, 0)
    kinds = kinds_of(grid)
    above = range(cells.top) if kind == "body" else range(0)
    for r in (*(r for r in above if kinds[r] == "foot"), *range(cells.top, cells.bottom + 1)):
        kinds[r] = kind
    grid = with_places(grid, places_of(grid), kinds, grid.align)
    return Done(issue, selection) if grid == cells.table.grid else _done(issue, cells, grid, (cells.top, cells.left))


def set_head_columns(issue: Issue, selection: Selection, count: int) -> Done:
    """How many columns from the left say what their row is about; 0 = none."""
    cells = cells_at(issue, selection)
    if cells is None or not 0 <= count <= len(cells.table.grid.align):
        return Done(issue, selection)
    return _reshaped(issue, selection, cells, replace(cells.table, head_cols=str(count) if count else ""))


def place_of(table: Table) -> str:
    """Where a table stands: one of ``PLACES``."""
    said = table.turn or table.attrs.get("size")
    return said if said in PLACES else ""


def set_place(issue: Issue, selection: Selection, place: str) -> Done:
    """The caret's table in the text column, over the full width, or turned; empty = as the layout says."""

    def placed(table: Table) -> Table:
        pairs = tuple(pair for pair in table.attrs.pairs if pair[0] != "size")
        pairs += (("size", place),) if place in ("text", "wide") else ()
        turn = place if place in ("left", "right") else ""
        return replace(table, turn=turn, attrs=replace(table.attrs, pairs=pairs))

    return set_table(issue, selection, placed) if place in PLACES else Done(issue, selection)


def set_table(issue: Issue, selection: Selection, change: Callable[[Table], Table]) -> Done:
    """The caret's table as ``change`` makes it (role, widths); its grid may not change its shape."""
    cells = cells_at(issue, selection)
    return _reshaped(issue, selection, cells, change(cells.table)) if cells else Done(issue, selection)


def next_cell(issue: Issue, selection: Selection, back: bool = False) -> Done:
    """Tab: what the next cell says is selected; behind the last one a new row begins. ``back``: the one before."""
    found = _cell(issue, selection.focus)
    if found is None:
        return Done(issue, selection)
    table, here = found
    rows = enumerate(table.grid.rows)
    cells = [(r, c) for r, row in rows for c, cell in enumerate(row.cells) if isinstance(cell, Cell)]
    at = cells.index(here) + (-1 if back else 1)
    if at >= len(cells):
        return _new_row(issue, table)
    return Done(issue, Selection(*words_of(table, *cells[max(at, 0)])))


def _new_row(issue: Issue, table: Table) -> Done:
    """A row of the last row's kind at the end, the caret in its first cell."""
    rows = table.grid.rows
    kind = rows[-1].kind if rows[-1].kind == "foot" else "body"
    grid = with_row(table.grid, len(rows), kind)
    return _done(issue, Range(table, 0, 0, 0, 0), grid, (len(rows), 0))


def paste_cells(issue: Issue, selection: Selection, values: Sequence[Sequence[str]]) -> Done:
    """Texts, row by row, in the cells from the caret's on; the table grows, joined cells in the way are parted.

    What goes beyond ``LARGEST`` rows and columns is left out.
    """
    cells = cells_at(issue, selection)
    if cells is None or not any(values):
        return Done(issue, selection)
    return put_cells(issue, cells, values, saying)


def goes_beyond(cells: Range, values: Sequence[Sequence[Any]]) -> bool:
    """Whether ``values`` in the places from the first of ``cells`` on need more than ``LARGEST`` rows and columns."""
    wide = cells.left + max(map(len, values), default=0)
    return cells.top + len(values) > LARGEST[0] or wide > LARGEST[1]


def put_cells(
    issue: Issue, cells: Range, values: Sequence[Sequence[Any]], made: Callable[[Cell | str, Any], Cell | str]
) -> Done:
    """What is ``made`` of the old cells and ``values``, row by row, in the places from the first of ``cells`` on.

    The table grows as far as it is needed, up to ``LARGEST``; joined cells in the way are parted.
    """
    rows = [row[: LARGEST[1] - cells.left] for row in values[: LARGEST[0] - cells.top]]
    wide = cells.left + max((len(row) for row in rows), default=0)
    grid = cells.table.grid
    missing = cells.top + len(rows) - len(grid.rows)
    empty = Row("foot" if grid.rows and grid.rows[-1].kind == "foot" else "body", (Cell(),) * len(grid.align))
    grid = replace(grid, rows=(*grid.rows, *[empty] * missing))
    added = max(wide - len(grid.align), 0)
    for _ in range(added):
        grid = with_column(grid, len(grid.align))
    grid = _parted(grid, Range(cells.table, cells.top, cells.left, cells.top + len(rows) - 1, wide - 1))
    places = places_of(grid)
    for r, row in enumerate(rows, cells.top):
        for c, value in enumerate(row, cells.left):
            places[r][c] = made(places[r][c], value)
    grid = with_places(grid, places, kinds_of(grid), grid.align)
    widths = _widths(cells.table)
    widths += ["*"] * added if widths else []
    said = _joined(cells.table, widths)
    return _done(issue, cells, grid, (cells.top + len(rows) - 1, wide - 1), widths=said)


def put_rows(issue: Issue, cells: Range, rows: Places) -> Done:
    """Whole rows above those of ``cells``, below the heads that open the table, and outside of joined cells."""
    grid = cells.table.grid
    opening = next((n for n, row in enumerate(grid.rows) if row.kind not in ("head", "band")), len(grid.rows))
    at = max(cells.top, opening if "head" in kinds_of(grid)[cells.top : opening] else 0)
    if at < len(grid.rows):
        at = span(grid, (at, 0), (at, len(grid.align) - 1))[0]
    places, kinds = places_of(grid), kinds_of(grid)
    places[at:at] = [list(row) for row in rows]
    kinds[at:at] = ["body"] * len(rows)
    return _done(issue, cells, with_places(grid, places, kinds, grid.align), (at, 0))


def saying(old: Cell | str, text: str) -> Cell:
    """A cell that says ``text``; its first paragraph keeps its id."""
    runs: list[Inline] = []
    for n, line in enumerate(lines_of(text.strip("\r\n"), PLAIN)):
        runs += [Break(), *line] if n else line
    kept = old.blocks[0] if isinstance(old, Cell) and old.blocks else None
    if not runs:
        return Cell()
    first: Block = replace(kept, runs=tidy(runs)) if isinstance(kept, Paragraph) else Paragraph(runs=tidy(runs))
    return Cell((first,))
