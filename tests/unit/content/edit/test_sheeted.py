"""Tables made of sheets, and made anew."""

from __future__ import annotations

import pytest
from paper import at, issue_of, text

from kiclayout.content.block import Paragraph, Table
from kiclayout.content.edit.sheeted import Change, headed, insert_sheet, refresh, refreshed, table_of
from kiclayout.content.inline import BOLD, Text, plain
from kiclayout.content.sheet import Area, DataSource, Sheet


def sheet(rows: str, *joined: Area) -> Sheet:
    return Sheet("s", tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows.split("\n")), joined)


def table(source: str) -> Table:
    made = issue_of(source).articles[0].body[0]
    assert isinstance(made, Table)
    return made


def kinds(rows: str, *joined: Area) -> list[str]:
    return [row.kind for row in table_of(sheet(rows, *joined)).grid.rows]


@pytest.mark.parametrize(
    ("rows", "found"),
    [("항만|처리량\n북항|3\n신항|4", "head body body"), ("북항|3\n신항|4", "body body"),
     ("항만|2022|2023\n북항|3|4", "head body"), ("가|나\n다|라", "head body"),
     ("항만|값\n북항|3\n신항|4\n합계|7", "head body body foot"),
     ("港口|吞吐量\n北港|3\n总计|3", "head body foot"), ("혼자|글", "body"), ("창립|2019\n상장|2021", "body body"),
     ("항만|2022년|2023년\n북항|–|4", "head body"), ("품목|11월|10월\n반도체|1,234|1,180", "head body"),
     ("港口|第1季度|2025/03\n北港|3|4", "head body"), ("분야|1~3분기|2026년 4월\n로봇|3|4", "head body"),
     ("Port|Q1|2026 Q2\nNorth|3|4", "head body"), ("개최|11월\n폐회|12월", "body body"),
     ("북항|2026.5\n신항|4", "body body")],
)  # fmt: skip
def test_heads_and_sums_are_found(rows: str, found: str) -> None:
    assert kinds(rows) == found.split()


def test_a_table_that_tells_its_head_may_have_sums_all_the_same() -> None:
    told = table("| 항만 | 값 |\n|---|---|\n| 북항 | 3 |\n| 신항 | 4 |\n| 합계 | 7 |")
    made = headed(told)
    assert [row.kind for row in made.grid.rows] == ["head", "body", "body", "foot"]
    assert headed(made) is made
    for whole in (
        "| 항만 | 값 |\n|---|---|\n| 합계 | 3 |",
        "| 항만 | 값 |\n|---|---|\n| 북항 | 3 |\n| 합계 | 7 |\n|===|===|\n| 총계 | 9 |",
    ):
        same = table(whole)
        assert headed(same) is same


def test_a_head_of_two_rows_with_joined_cells() -> None:
    rows = "항만|처리량||비고\n|2022|2023|\n북항|3|4|글"
    joined = (Area(0, 0, 1, 0), Area(0, 1, 0, 2))
    made = table_of(sheet(rows, *joined))
    assert [row.kind for row in made.grid.rows] == ["head", "head", "body"]
    issue = insert_sheet(issue_of("글"), at(issue_of("글"), "글"), sheet(rows, *joined), DataSource("data/a.xlsx"))
    assert issue.issue.articles[0].body == issue_of("글").articles[0].body
    first = made.grid.rows[0].cells
    assert [(cell.cols, cell.rows) for cell in first if not isinstance(cell, str)] == [(1, 2), (2, 1), (1, 1)]


def test_single_cells_at_the_top_are_caption_and_unit() -> None:
    made = table_of(sheet("항만별 처리량||\n||(단위: 만 TEU)\n||\n항만|2022|2023\n북항|3|4", Area(0, 0, 0, 2)))
    assert (plain(made.caption), plain(made.unit)) == ("항만별 처리량", "만 TEU")
    assert [row.kind for row in made.grid.rows] == ["head", "body"]
    assert plain(table_of(sheet("머리|\n나|다")).caption) == ""


def test_a_table_remembers_where_it_comes_from_and_is_written_with_it() -> None:
    issue = issue_of("글")
    source = DataSource("data/a.xlsx", "항만", Area(0, 0, 1, 1))
    made = insert_sheet(issue, at(issue, "글"), sheet("항만|값\n북항|두\n줄"), source)
    assert "::: table\ndata: data/a.xlsx#항만!A1:B2\n\n| 항만 | 값 |" in text(made.issue)


BEFORE = """::: table {#t-1}
role: comparison
widths: 20mm * *
data: data/a.csv

| 항만 | 2022 | 2023 |
|:---|---:|---:|
| 신항 | **800** | 900 |
| 북항[北港] | 1,200 | 1,300 |
|===|===|===|
| 합계 | 2,000 | 2,200 |
:::"""


def test_only_what_changed_is_changed_and_told() -> None:
    new, changes = refreshed(table(BEFORE), sheet("항만|2022|2023\n북항[北港]|1,250|1,300\n신항|800|900\n서항|5|6"))
    assert set(changes) == {
        Change("북항[北港]", "2022", "1,200", "1,250"), Change("서항", "", "", "서항 · 5 · 6"),
        Change("합계", "2022", "2,000", "2,055"), Change("합계", "2023", "2,200", "2,206"),
    }  # fmt: skip
    assert [row.kind for row in new.grid.rows] == ["head", "body", "body", "body", "foot"]
    first = new.grid.rows[1].cells[1]
    assert not isinstance(first, str)
    assert isinstance(first.blocks[0], Paragraph)
    assert first.blocks[0].runs == (Text("800", (BOLD,)),)
    assert (new.role, new.widths, new.grid.align, new.attrs.label) == ("comparison", "20mm * *", ("l", "r", "r"), "t-1")


def test_a_sheet_that_says_the_same_changes_nothing() -> None:
    old = table(BEFORE)
    new, changes = refreshed(old, sheet("항만|2022|2023\n북항[北港]|1,200|1,300\n신항|800|900"))
    assert changes == ()
    assert new is old


def test_rows_and_columns_go_and_come() -> None:
    new, changes = refreshed(table(BEFORE), sheet("항만|2023|2024\n신항|900|950"))
    assert [one.row for one in changes if not one.column] == ["북항[北港]"]
    assert ("신항", "2024", "", "950") in [(one.row, one.column, one.before, one.after) for one in changes]
    assert new.widths == "20mm * *"
    assert new.grid.align == ("l", "r", "")


def test_rows_that_are_called_alike_follow_the_sheet() -> None:
    old = table("| 이름 | 값 |\n|---|---|\n| 가 | 1 |\n| 가 | 2 |\n| 나 | 3 |")
    new, changes = refreshed(old, sheet("이름|값\n가|1\n가|5\n다|4\n나|3"))
    assert changes == (Change("가", "값", "2", "5"), Change("다", "", "", "다 · 4"))
    assert len(new.grid.rows) == 5


def test_bands_and_joined_cells_of_the_table_stay() -> None:
    old = table("| 이름 | 값 |\n|---|---|\n| 동부 | < |\n| 가 | 1 |\n| 서부 | < |\n| 나 | 2 |")
    new, changes = refreshed(old, sheet("이름|값\n가|1\n나|3"))
    assert [row.kind for row in new.grid.rows] == ["head", "band", "body", "band", "body"]
    assert changes == (Change("나", "값", "2", "3"),)


def test_a_refresh_is_an_edit_of_the_caret_s_table() -> None:
    issue = issue_of(BEFORE)
    done = refresh(issue, at(issue, "800"), sheet("항만|2022|2023\n북항[北港]|1|2\n신항|800|900"), "data/b.csv")
    assert "data: data/b.csv" in text(done.issue)
    assert "| 북항[北港] | 1 | 2 |" in text(done.issue)
    same = refresh(issue, at(issue, "800"), sheet("항만|2022|2023\n북항[北港]|1,200|1,300\n신항|800|900"))
    assert same.issue is issue
