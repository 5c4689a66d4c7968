"""Charts made from tables, changed, and told in words."""

from __future__ import annotations

import pytest
from paper import at, issue_of, marked

from kiclayout.content.block import Chart, Table
from kiclayout.content.chart_data import chart_data
from kiclayout.content.edit.charting import (
    chart_at,
    chart_from_table,
    insert_chart,
    set_chart,
    set_table,
    tables_for,
    told,
)
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.walk import walk
from kiclayout.editor.words import Words

TABLE = """::: table {#t-ports}
caption: 처리량
unit: 만 TEU
source: 항만공사

| 항만 | 2022 | 2023 | 증감 |
|---|---:|---:|---:|
| 상하이 | 4,730 | 4,915 | 3.9% |
| 닝보 | 3,335 | 3,530 | 5.8% |
:::"""


def chart_of(issue: Issue) -> Chart:
    return next(one for one in walk(issue.articles[0].blocks) if isinstance(one, Chart))


def charted(text: str, cell: str) -> Chart:
    issue = issue_of(text)
    return chart_of(chart_from_table(issue, at(issue, cell)).issue)


def test_a_chart_is_put_behind_its_table_with_the_tables_words() -> None:
    issue = issue_of(f"{TABLE}\n\n뒤에 오는 글")
    done = chart_from_table(issue, at(issue, "상하이"))
    kinds = [type(one).__name__ for one in done.issue.articles[0].body]
    assert kinds == ["Table", "Chart", "Paragraph"]
    made = chart_of(done.issue)
    assert (made.table, made.attrs.label, made.kind, made.x, made.y) == ("t-ports", "c-ports", "bar", "1", "2 3")
    assert [plain(runs) for runs in (made.caption, made.unit, made.source)] == ["처리량", "만 TEU", "항만공사"]
    assert done.selection is not None
    assert chart_at(done.issue, done.selection) is made


def test_the_caret_column_decides_what_is_shown_and_so_do_selected_columns() -> None:
    assert charted(TABLE, "3.9%").y == "4"
    issue = issue_of(TABLE)
    done = chart_from_table(issue, marked(issue, "4,915", "5.8%"))
    assert chart_of(done.issue).y == "3 4"


def test_a_table_without_a_label_gets_one_that_nothing_else_has() -> None:
    issue = issue_of("::: callout 상자 {#t-1}\n글\n:::\n\n| 가 | 값 |\n|---|---|\n| 나 | 1 |")
    done = chart_from_table(issue, at(issue, "나"))
    table = next(one for one in walk(done.issue.articles[0].blocks) if isinstance(one, Table))
    assert table.attrs.label == chart_of(done.issue).table == "t-2"
    assert [one.id for one in tables_for(done.issue, chart_of(done.issue))] == [table.id]


@pytest.mark.parametrize(
    ("caret", "table", "y"),
    [("상하이", "t-ports", "2 3"), ("3.9%", "t-ports", "4"), ("뒤", "t-1", "2"), ("앞", "", "")],
)
def test_a_chart_put_in_is_of_the_carets_table_or_of_the_last_one_before(caret: str, table: str, y: str) -> None:
    issue = issue_of(f"앞\n\n{TABLE}\n\n| 가 | 값 |\n|---|---|\n| 나 | 1 |\n\n뒤")
    made = chart_of(insert_chart(issue, at(issue, caret)).issue)
    assert (made.table, made.y) == (table, y)


def test_an_empty_chart_takes_any_table_and_shows_what_that_suggests() -> None:
    issue = issue_of("::: chart bar\n:::\n\n| 가 | 값 |\n|---|---|\n| 나 | 60% |\n| 다 | 40% |")
    chart, table = chart_of(issue), issue.articles[0].body[1]
    assert tables_for(issue, chart) == (table,)
    made = chart_of(set_table(issue, None, chart.id, table.id).issue)
    assert (made.table, made.kind, made.x, made.y) == ("t-1", "pie", "1", "2")
    issue = issue_of(f"{TABLE}\n\n::: chart line\ntable: t-other\nx: 1\ny: 3\n:::")
    made = chart_of(set_table(issue, None, chart_of(issue).id, issue.articles[0].body[0].id).issue)
    assert (made.table, made.kind, made.y) == ("t-ports", "line", "3")
    assert set_table(issue, None, 12345, 1).issue is issue


@pytest.mark.parametrize(
    ("rows", "kind"),
    [("| 2019 | 1 |\n| 2020 | 2 |", "column"), ("\n".join(f"| {2010 + n} | {n} |" for n in range(9)), "line"),
     ("| 가 | 60% |\n| 나 | 40% |", "pie"), ("| 가 | 60 |\n| 나 | -40 |", "bar")],
)  # fmt: skip
def test_the_numbers_suggest_a_kind(rows: str, kind: str) -> None:
    assert charted(f"| 이름 | 값 |\n|---|---|\n{rows}", "이름").kind == kind


@pytest.mark.parametrize("text", ["| 가 | 나 |\n|---|---|\n| 다 | 라 |", "글뿐"])
def test_where_there_are_no_numbers_nothing_is_made(text: str) -> None:
    issue = issue_of(text)
    selection = at(issue, "다" if "|" in text else "글뿐")
    assert chart_from_table(issue, selection).issue is issue


def test_fields_are_changed_and_what_is_no_chart_stays() -> None:
    issue = issue_of(f"{TABLE}\n\n::: chart bar\ntable: t-ports\n:::")
    made = chart_of(issue)
    changed = set_chart(issue, None, made.id, kind="line", y="2 3").issue
    assert (chart_of(changed).kind, chart_of(changed).y) == ("line", "2 3")
    assert set_chart(issue, None, issue.articles[0].body[0].id, kind="line").issue is issue


@pytest.mark.parametrize(
    ("kind", "y", "said"),
    [("bar", "2", "항목 2개의 막대 차트(2022). 가장 큰 값은 상하이 4,730, 가장 작은 값은 닝보 3,335"),
     ("column", "2 3", "항목 2개의 막대 차트(2022, 2023). 상하이부터 닝보까지"),
     ("line", "2", "시점 2개의 꺾은선 차트(2022). 상하이 4,730에서 닝보 3,335까지. "
                   "가장 큰 값은 상하이 4,730, 가장 작은 값은 닝보 3,335")],
)  # fmt: skip
def test_a_sentence_is_made_of_the_numbers(kind: str, y: str, said: str) -> None:
    table = issue_of(TABLE).articles[0].body[0]
    assert isinstance(table, Table)
    assert told(chart_data(Chart(kind=kind, x="1", y=y), table), kind, Words("ko")) == said


def test_nothing_is_said_of_no_numbers() -> None:
    table = issue_of(TABLE).articles[0].body[0]
    assert isinstance(table, Table)
    assert told(chart_data(Chart(kind="bar", x="1", y="1"), table), "bar", Words("ko")) == ""
