"""Tables put in another order: rows sorted by a column, rows made columns, a row of sums.

Heads, bands and feet stay where they are; rows that a joined cell holds together are moved as one.
"""

from __future__ import annotations

import re
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.amounts import amount, falling, is_nothing, total
from kiclayout.content.block import Cell, Grid, Table
from kiclayout.content.chart_data import numeric, said
from kiclayout.content.edit.cells import Places, flipped, kinds_of, parted, places_of, span, with_places, with_row
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.passages import article_of, trail
from kiclayout.content.edit.tables import LARGEST, cell_spot, cells_at, saying
from kiclayout.content.issue import Issue
from kiclayout.content.moments import moment
from kiclayout.content.rectangle import rectangular
from kiclayout.content.spot import Done, Selection, caret

SUMS = {"ko": "합계", "zh": "合计", "en": "Total", "ja": "合計"}
"""What the row of sums is called, by language."""

_DIGITS = re.compile(r"(\d+)")


# ---------------------------------------------------------------------------------------------------- sorting
def sort_rows(issue: Issue, selection: Selection, falling_order: bool = False) -> Done:
    """The body's rows by the caret's column; of several selected rows only those. What says nothing comes last."""
    cells = cells_at(issue, selection)
    if cells is None:
        return Done(issue, selection)
    grid = cells.table.grid
    reached = span(grid, (cells.top, 0), (cells.bottom, len(grid.align) - 1))
    first, last = (reached[0], reached[2]) if cells.top != cells.bottom else (0, len(grid.rows) - 1)
    order = list(range(len(grid.rows)))
    for start, end in _stretches(grid, first, last):
        order[start:end] = _sorted(grid, (start, end), cells.left, falling_order)
    if order == sorted(order):
        return Done(issue, selection)
    rows = tuple(grid.rows[n] for n in order)
    table = replace(cells.table, grid=replace(grid, rows=rows))
    spot = cell_spot(table, order.index(cells.top), cells.left)
    return Done(with_block(issue, trail(issue, table.id), (table,)), caret(spot))


def _stretches(grid: Grid, first: int, last: int) -> list[tuple[int, int]]:
    """Runs of body rows between ``first`` and ``last``, as [start, end): bands part them."""
    found: list[tuple[int, int]] = []
    for n in range(first, last + 1):
        if grid.rows[n].kind != "body":
            continue
        if found and found[-1][1] == n:
            found[-1] = (found[-1][0], n + 1)
        else:
            found.append((n, n + 1))
    return found


def _sorted(grid: Grid, rows: tuple[int, int], column: int, falls: bool) -> list[int]:
    """The rows of a stretch in their order; rows held together by a joined cell stay behind each other."""
    groups: list[list[int]] = []
    reach = rows[0]
    for n in range(*rows):
        if n < reach:
            groups[-1].append(n)
        else:
            groups.append([n])
        reach = max([reach, n + 1, *(n + cell.rows for cell in grid.rows[n].cells if isinstance(cell, Cell))])
    texts = [_text(grid, group[0], column) for group in groups]
    keys = _keys(texts)
    filled = sorted((n for n, key in enumerate(keys) if key is not None), key=lambda n: keys[n], reverse=falls)
    blank = [n for n, key in enumerate(keys) if key is None]
    return [row for n in (*filled, *blank) for row in groups[n]]


def _text(grid: Grid, row: int, column: int) -> str:
    cells = grid.rows[row].cells
    return said(cells[column]) if column < len(cells) else ""


def _keys(texts: list[str]) -> list[Any]:
    """What each text is sorted by: numbers, times or words, whichever all of them are; None = it says nothing."""
    told = [text for text in texts if not is_nothing(text)]
    falls = falling(told)
    numbers = [amount(text, falls) for text in told]
    if all(number is not None for number in numbers):
        return [None if is_nothing(text) else amount(text, falls) for text in texts]
    if all(moment(text) is not None for text in told):
        return [None if is_nothing(text) else moment(text) for text in texts]
    return [None if is_nothing(text) else _natural(text) for text in texts]


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Words with their numbers as numbers: 2월 before 10월."""
    parts = _DIGITS.split(text.casefold())
    return tuple((0, int(part), "") if n % 2 else (1, 0, part) for n, part in enumerate(parts) if part)


# ---------------------------------------------------------------------------------------------------- turned
def can_transpose(table: Table) -> bool:
    """Whether the rows of a table are few enough to be columns."""
    return len(table.grid.rows) <= LARGEST[1]


def transpose(issue: Issue, selection: Selection) -> Done:
    """Rows as columns: the head becomes columns that name the rows, the first column the head."""
    cells = cells_at(issue, selection)
    if cells is None or not can_transpose(cells.table):
        return Done(issue, selection)
    table, grid = cells.table, cells.table.grid
    for n, row in enumerate(grid.rows):
        if row.kind == "band":
            grid = parted(grid, n, 0)
    heads = sum(row.kind == "head" for row in grid.rows)
    names = int(table.head_cols) if table.head_cols.isdecimal() else int(bool(heads))
    turned = flipped(grid)
    rows = tuple(replace(row, kind="head") if c < names else row for c, row in enumerate(turned.rows))
    made = rectangular(replace(turned, rows=rows))
    new = replace(table, grid=made, head_cols=str(heads) if heads else "", widths="")
    spot = cell_spot(new, cells.left, cells.top)
    return Done(with_block(issue, trail(issue, table.id), (new,)), caret(spot))


# ---------------------------------------------------------------------------------------------------- sums
def total_row(issue: Issue, selection: Selection) -> Done:
    """The sums of the body's columns of numbers in the first foot row, which is made if there is none.

    They are words as any others. Shares have no sum; what the foot says in words stays.
    """
    cells = cells_at(issue, selection)
    article = article_of(issue, selection.focus.block)
    if cells is None or article is None:
        return Done(issue, selection)
    table, grid = cells.table, cells.table.grid
    foot = next((n for n, row in enumerate(grid.rows) if row.kind == "foot"), len(grid.rows))
    if foot == len(grid.rows):
        grid = with_row(grid, foot, "foot")
    places = places_of(grid)
    sums = [_sum(table, column) for column in range(len(grid.align))]
    for column, text in enumerate(sums):
        _put(places, foot, column, text)
    lang = (article.word("lang") or issue.lang)[:2]
    words = next((column for column, text in enumerate(sums) if not text and not numeric(table, column)), None)
    if words is not None and not said(places[foot][words]):
        _put(places, foot, words, SUMS.get(lang, SUMS["en"]))
    grid = with_places(grid, places, kinds_of(grid), grid.align)
    if grid == table.grid:
        return Done(issue, selection)
    new = replace(table, grid=grid)
    return Done(with_block(issue, trail(issue, table.id), (new,)), caret(cell_spot(new, foot, cells.left)))


def _sum(table: Table, column: int) -> str:
    """The sum of a column of numbers; empty if it has none."""
    rows = [row for row in table.grid.rows if row.kind == "body" and column < len(row.cells)]
    told = [text for row in rows if not is_nothing(text := said(row.cells[column]))]
    shares = all(text.endswith(("%", "％", "%p")) for text in told)
    return "" if shares or not numeric(table, column) else total(told)


def _put(places: Places, row: int, column: int, text: str) -> None:
    """Writes ``text`` where the foot says nothing or a number."""
    cell = places[row][column]
    now = said(cell)
    if text and isinstance(cell, Cell) and (is_nothing(now) or amount(now) is not None):
        made = saying(cell, text)
        places[row][column] = replace(made, cols=cell.cols, rows=cell.rows)
