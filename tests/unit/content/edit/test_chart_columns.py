"""Charts whose table's columns change places, come or go."""

from __future__ import annotations

import pytest
from paper import Edit, at, issue_of, marked

from kiclayout.content.block import Chart
from kiclayout.content.chart_data import chart_data
from kiclayout.content.edit.charting import tables_for
from kiclayout.content.edit.sheeted import refresh
from kiclayout.content.edit.tables import delete_columns, insert_columns
from kiclayout.content.edit.whole import COLUMNS, ROWS, move_lines
from kiclayout.content.issue import Issue
from kiclayout.content.sheet import Sheet
from kiclayout.content.walk import walk

TABLE = """::: table {#t}

| 항만 | 봄 | 여름 | 가을 |
|---|---:|---:|---:|
| 북항 | 1 | 2 | 3 |
| 신항 | 4 | 5 | 6 |
:::
"""
OTHER = "::: chart bar\ntable: u\nx: 1\ny: 2\n:::\n"


def charted(chart: str = "x: 1\ny: 2 3\n", table: str = TABLE) -> Issue:
    return issue_of(f"{table}\n::: chart bar\ntable: t\n{chart}:::\n\n{OTHER}")


def drawn(issue: Issue) -> tuple[str, str, list[str]]:
    """Names of the first chart's columns as they are written, and of the series that it shows."""
    chart, other = (one for one in walk(issue.articles[0].blocks) if isinstance(one, Chart))
    assert (other.x, other.y) == ("1", "2")
    return chart.x, chart.y, list(chart_data(chart, tables_for(issue, chart)[0]).names)


@pytest.mark.parametrize(
    ("change", "first", "last", "x", "y", "names"),
    [
        (lambda *given: move_lines(*given, COLUMNS, -1), "봄", "봄", "2", "1 3", ["봄", "여름"]),
        (lambda *given: move_lines(*given, COLUMNS, 1), "여름", "여름", "1", "2 4", ["봄", "여름"]),
        (lambda *given: move_lines(*given, ROWS, 1), "1", "2", "1", "2 3", ["봄", "여름"]),
        (lambda *given: insert_columns(*given, behind=False), "항만", "봄", "3", "4 5", ["봄", "여름"]),
        (insert_columns, "가을", "가을", "1", "2 3", ["봄", "여름"]),
        (delete_columns, "항만", "항만", "1", "1 2", ["봄", "여름"]),
        (delete_columns, "봄", "봄", "1", "2", ["여름"]),
        (delete_columns, "봄", "여름", "1", "3", []),
    ],
)
def test_a_chart_keeps_to_its_columns(change: Edit, first: str, last: str, x: str, y: str, names: list[str]) -> None:
    issue = charted()
    assert drawn(change(issue, marked(issue, first, last)).issue) == (x, y, names)


def test_a_chart_that_names_no_column_keeps_those_that_it_shows() -> None:
    issue = charted("")
    assert drawn(issue) == ("", "", ["봄"])
    assert drawn(insert_columns(issue, at(issue, "가을")).issue) == ("", "", ["봄"])
    assert drawn(insert_columns(issue, at(issue, "항만"), behind=False).issue) == ("2", "3", ["봄"])


def test_columns_that_are_not_there_stay_so() -> None:
    issue = charted("x: 1\ny: 9\n")
    assert drawn(insert_columns(issue, at(issue, "봄")).issue) == ("1", "10", [])
    assert drawn(delete_columns(issue, at(issue, "봄")).issue) == ("1", "8", [])


def test_a_sheet_whose_columns_are_in_another_order_is_followed() -> None:
    issue = charted()
    rows = (("항만", "겨울", "여름", "봄", "가을"), ("북항", "0", "2", "1", "3"), ("신항", "0", "5", "4", "6"))
    assert drawn(refresh(issue, at(issue, "봄"), Sheet("s", rows)).issue) == ("1", "4 3", ["봄", "여름"])
