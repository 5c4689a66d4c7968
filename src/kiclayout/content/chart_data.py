"""What a chart shows of its table: categories, series and the numbers in them, each with the cell it stands in.

Head, band and foot rows are not data. What is no number, or not plainly one, is None; nobody is told here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from kiclayout.base.record import dataclass, replace
from kiclayout.content.amounts import amount, falling, is_nothing
from kiclayout.content.block import JOINED_LEFT, Cell, Chart, Paragraph, Row, Table
from kiclayout.content.inline import plain

DASH = "–"
"""What is written where there is no number."""

KINDS = ("bar", "column", "line", "pie", "share")
"""All kinds of charts: level bars, upright ones, lines, a ring of shares, bars of shares."""

SORTS = ("", "falling", "rising")
"""Orders of the rows: as in the table, or by the first series."""

MOST_SERIES = 8
"""More series than these nobody tells apart."""

_LIST = re.compile(r"[ ,]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of a chart.

    Attributes:
        value: None = there is no number.
        written: As the cell has it; a dash where there is no number.
        said: What the cell says that is no number although it should be one; else empty.
        block: The cell's paragraph; 0 = it has none.
        line: Where that was read; 0 = nowhere.
    """

    value: float | None
    written: str
    said: str = ""
    block: int = field(default=0, compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Datum:
    """A row of a chart: its category, one mark for each series, and the paragraph and line of the category."""

    category: str
    marks: tuple[Mark, ...]
    block: int = field(default=0, compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ChartData:
    """All that a chart shows: names of the series as the table's head has them, and the rows."""

    names: tuple[str, ...] = ()
    rows: tuple[Datum, ...] = ()

    @property
    def values(self) -> tuple[float, ...]:
        """All values that are numbers."""
        return tuple(mark.value for row in self.rows for mark in row.marks if mark.value is not None)


def columns_of(chart: Chart) -> tuple[int, tuple[int, ...]]:
    """The columns, from 0, of the categories and of the series."""
    found = tuple(int(one) - 1 for one in _LIST.split(chart.y) if one.isascii() and one.isdigit() and int(one))
    x = int(chart.x) - 1 if chart.x.isascii() and chart.x.isdigit() and int(chart.x) else 0
    return x, tuple(dict.fromkeys(found))[:MOST_SERIES] or (1,)


def chart_data(chart: Chart, table: Table) -> ChartData:
    """What ``chart`` shows of ``table``; nothing, where the columns hold no numbers."""
    x, series = columns_of(chart)
    rows = table.grid.rows
    bodies = [n for n, row in enumerate(rows) if row.kind == "body" and max(x, *series) < len(row.cells)]
    marks = [_marks([rows[n].cells[y] for n in bodies]) for y in series]
    if all(mark.value is None for column in marks for mark in column):
        return ChartData()
    made = []
    for at, n in enumerate(bodies):
        cell = covering(rows, n, x)
        block, line = _stands(cell)
        made.append(Datum(said(cell), tuple(column[at] for column in marks), block, line))
    return _sorted(ChartData(tuple(head_of(table, y) for y in series), tuple(made)), chart.sort)


def _marks(cells: Sequence[Cell | str]) -> list[Mark]:
    """The numbers of a column."""
    texts = [said(cell) for cell in cells]
    falls = falling(texts)
    made = []
    for cell, text in zip(cells, texts, strict=True):
        value = amount(text, falls)
        wrong = text if value is None and not is_nothing(text) else ""
        made.append(Mark(value, text if value is not None else DASH, wrong, *_stands(cell)))
    return made


def _sorted(data: ChartData, sort: str) -> ChartData:
    """``data`` in the order asked for; rows without a number come last."""
    if sort not in SORTS[1:]:
        return data
    sign = -1.0 if sort == "falling" else 1.0
    first = [row.marks[0].value for row in data.rows]
    keys = [(value is None, sign * (value or 0.0)) for value in first]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return replace(data, rows=tuple(data.rows[n] for n in order))


def said(cell: Cell | str) -> str:
    """The words of a cell on one line."""
    if not isinstance(cell, Cell):
        return ""
    words = " ".join(plain(block.runs) for block in cell.blocks if isinstance(block, Paragraph))
    return " ".join(words.split())


def _stands(cell: Cell | str) -> tuple[int, int]:
    """Id and line of a cell's first paragraph."""
    first = cell.blocks[0] if isinstance(cell, Cell) and cell.blocks else None
    return (first.id, first.lines[0]) if first is not None else (0, 0)


def covering(rows: Sequence[Row], r: int, c: int) -> Cell | str:
    """The cell that covers the place ``r``, ``c``."""
    for y in range(r, -1, -1):
        for x in range(min(c, len(rows[y].cells) - 1), -1, -1):
            cell = rows[y].cells[x]
            if isinstance(cell, Cell) and y + cell.rows > r and x + cell.cols > c:
                return cell
    return JOINED_LEFT


def head_of(table: Table, column: int) -> str:
    """What the table's head says over a column: the words of all its rows, each once."""
    rows = table.grid.rows
    heads = [said(covering(rows, n, column)) for n, row in enumerate(rows) if row.kind == "head"]
    return " ".join(dict.fromkeys(one for one in heads if one))


def numeric(table: Table, column: int) -> bool:
    """Whether most of what the body says in a column is one number."""
    texts = [said(row.cells[column]) for row in table.grid.rows if row.kind == "body" and column < len(row.cells)]
    told = [text for text in texts if not is_nothing(text)]
    return bool(told) and sum(amount(text) is not None for text in told) >= 0.6 * len(told)
