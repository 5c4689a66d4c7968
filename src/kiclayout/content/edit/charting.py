"""Charts as edits see them: one made from the caret's table, its fields changed, what can be said of it in words.

A new chart shows what the table suggests: times as a line or columns, parts of 100 % as a ring, all else as level bars.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Attrs, Block, Chart, Table
from kiclayout.content.chart_data import ChartData, Datum, chart_data, numeric
from kiclayout.content.edit.passages import article_of, passage_at, trail
from kiclayout.content.edit.pictures import changed
from kiclayout.content.edit.referring import free_label, labelled
from kiclayout.content.edit.structure import insert_block
from kiclayout.content.edit.tables import Range, cells_at
from kiclayout.content.issue import Article, Issue
from kiclayout.content.moments import times
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.content.walk import walk

_MOST_SERIES = 4
"""A new chart shows no more columns of its table than these."""

_ALIKE = 60.0
"""Columns whose greatest numbers differ by more than this factor do not go on one axis."""

_POINTS, _PARTS = 8, 8
"""From so many times on a new chart is a line; up to so many parts it is a ring."""


def chart_at(issue: Issue, selection: Selection) -> Chart | None:
    """The chart whose caption, number, unit or source the caret is in."""
    passage = passage_at(issue, selection.focus)
    owner = passage.owner if passage is not None else None
    return owner if isinstance(owner, Chart) else None


def tables_for(issue: Issue, chart: Chart) -> tuple[Table, ...]:
    """The tables of a chart's article: those that it can be made of."""
    article = article_of(issue, chart.id)
    return _tables(article) if article is not None else ()


def _tables(article: Article) -> tuple[Table, ...]:
    return tuple(block for block in walk(article.blocks) if isinstance(block, Table))


def set_chart(issue: Issue, selection: Selection | None, chart: int, **changes: Any) -> Done:
    """The issue with other fields of a chart; as it was if there is no such chart."""

    def put(one: Block) -> Block:
        return replace(one, **changes) if isinstance(one, Chart) else one

    return Done(changed(issue, chart, put), selection)


def chart_from_table(issue: Issue, selection: Selection) -> Done:
    """A chart of the caret's table behind it, the caret in its caption; the table gets a label if it has none.

    Selected columns of numbers become its series; else those that fit on one axis.
    """
    cells = cells_at(issue, selection)
    article = article_of(issue, selection.focus.block)
    if cells is None or article is None:
        return Done(issue, selection)
    series = _series(cells)
    return _drawn(issue, selection, article, cells.table, series) if series else Done(issue, selection)


def insert_chart(issue: Issue, selection: Selection) -> Done:
    """A chart behind the caret's block: of the caret's table, else of the last one before it, else an empty one."""
    done = chart_from_table(issue, selection)
    article = article_of(issue, selection.focus.block)
    passage = passage_at(issue, selection.focus)
    if done.issue is not issue or article is None or passage is None:
        return done
    here = next((at for at, block in enumerate(article.body) if passage.within and block is passage.within[0]), -1)
    tables = [block for block in walk(article.body[: here + 1]) if isinstance(block, Table)]
    table = next((one for one in reversed(tables) if _likely(one)), None)
    if table is None:
        return insert_block(issue, selection, Chart(kind="bar"))
    return _drawn(issue, selection, article, table, _likely(table))


def set_table(issue: Issue, selection: Selection | None, chart: int, table: int) -> Done:
    """A chart of another table of its article, which gets a label if it has none.

    One that shows no columns yet shows those that the table suggests.
    """
    article, where = article_of(issue, chart), trail(issue, chart)
    old = where.within[-1] if where is not None else None
    found = next((one for one in _tables(article) if one.id == table), None) if article is not None else None
    if article is None or found is None or not isinstance(old, Chart):
        return Done(issue, selection)
    issue, label = labelled(issue, article, found)
    series = () if old.y else _likely(found)
    like = _suggested(found, _names(found), series) if series else old
    return set_chart(issue, selection, chart, table=label, kind=like.kind, x=like.x, y=like.y)


def _drawn(issue: Issue, selection: Selection, article: Article, table: Table, series: tuple[int, ...]) -> Done:
    """A chart of some columns of a table behind the caret's block, the caret in its caption."""
    issue, label = labelled(issue, article, table)
    made = _suggested(table, _names(table), series)
    stem = label[2:] if label.startswith("t-") else label
    attrs = Attrs(label=free_label(article, f"c-{stem}"))
    made = replace(made, table=label, attrs=attrs, caption=table.caption, unit=table.unit, source=table.source)
    done = insert_block(issue, caret(selection.focus), made)
    return Done(done.issue, caret(Spot(made.id, 0, "caption")))


def _names(table: Table) -> int:
    """The column that names the rows: the first that holds no numbers, else the first."""
    columns = range(len(table.grid.align))
    return next((column for column in columns if not numeric(table, column)), 0)


def _series(cells: Range) -> tuple[int, ...]:
    """The columns that a new chart shows: the selected ones of numbers, else those like the caret's."""
    table, numbers = cells.table, _numbers(cells.table)
    if cells.left != cells.right and (chosen := [c for c in numbers if cells.left <= c <= cells.right]):
        return tuple(chosen[:_MOST_SERIES])
    return _likely(table, cells.left)


def _numbers(table: Table) -> list[int]:
    """The columns of numbers, but for the one that names the rows."""
    names = _names(table)
    return [c for c in range(len(table.grid.align)) if c != names and numeric(table, c)]


def _likely(table: Table, wanted: int = -1) -> tuple[int, ...]:
    """The columns that go on one axis with the one ``wanted``, if that holds numbers, else with the first that does."""
    numbers = _numbers(table)
    if not numbers:
        return ()
    first = wanted if wanted in numbers else numbers[0]
    like = [c for c in numbers if c == first or _alike(table, first, c)]
    return tuple(like[:_MOST_SERIES]) if first in like[:_MOST_SERIES] else (first,)


def _alike(table: Table, one: int, other: int) -> bool:
    """Whether the numbers of two columns go on one axis."""
    sizes = [_column(table, column) for column in (one, other)]
    signs = [all(mark.written.endswith("%") for row in data.rows for mark in row.marks) for data in sizes]
    low, high = sorted(max(map(abs, data.values), default=0.0) for data in sizes)
    return signs[0] == signs[1] and high <= _ALIKE * low


def _column(table: Table, column: int) -> ChartData:
    data = chart_data(Chart(x="1", y=str(column + 1)), table)
    rows = tuple(replace(row, marks=tuple(m for m in row.marks if m.value is not None)) for row in data.rows)
    return replace(data, rows=rows)


def _suggested(table: Table, names: int, series: tuple[int, ...]) -> Chart:
    """A chart of the kind that the numbers suggest."""
    chart = Chart(kind="bar", x=str(names + 1), y=" ".join(str(column + 1) for column in series))
    data = chart_data(chart, table)
    if times(tuple(row.category for row in data.rows)) is not None:
        return replace(chart, kind="line" if len(data.rows) >= _POINTS or len(series) > 2 else "column")
    whole = math.fsum(data.values)
    if len(series) == 1 and 1 < len(data.rows) <= _PARTS and min(data.values) >= 0 and abs(whole - 100) <= 1.5:
        return replace(chart, kind="pie")
    return chart


# ---------------------------------------------------------------------------------------------------- said in words
def told(data: ChartData, kind: str, words: Callable[..., str]) -> str:
    """A sentence on what a chart shows: its ends in time, or its greatest and least number; empty = nothing to say.

    Args:
        data: What it shows.
        kind: Of the chart.
        words: Wordings by key (``chart.alt.…``), filled with names and values.
    """
    rows = [row for row in data.rows if row.marks and row.marks[0].value is not None]
    if not rows:
        return ""
    said = words(f"chart.alt.kind.{kind if kind else 'bar'}", count=len(data.rows), series=_listed(data.names))
    if len(data.names) > 1:
        return words("chart.alt.series", what=said, first=data.rows[0].category, last=data.rows[-1].category)
    highest, lowest = (pick(rows, key=lambda row: row.marks[0].value or 0.0) for pick in (max, min))
    values = {"high": _said(highest), "low": _said(lowest), "first": _said(rows[0]), "last": _said(rows[-1])}
    if len(rows) == 1:
        return words("chart.alt.one", what=said, **values)
    return words("chart.alt.times" if kind == "line" else "chart.alt.ends", what=said, **values)


def _said(row: Datum) -> str:
    return f"{row.category} {row.marks[0].written}".strip()


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(name for name in names if name)
