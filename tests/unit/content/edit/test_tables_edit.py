"""Rows, columns, joined cells, Tab, pasted values."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paper import at, issue_of, marked, seen, text

from kiclayout.content.block import Table
from kiclayout.content.edit.tables import (
    cells_at,
    delete_columns,
    delete_rows,
    insert_columns,
    insert_rows,
    merge_cells,
    next_cell,
    paste_cells,
    set_align,
    set_head_columns,
    set_row_kind,
    set_table,
    split_cells,
)
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection

BAND = "| 가 | 나 |\n|---|---|\n| 구분 | < |\n"
HEAD = "| 가 | < | 나 |\n|---|---|---|\n"
PLAIN = "| 가 | 나 |\n|---|---:|\n| 다 | 라 |\n"
JOINED = HEAD + "| 다 | 라 | 마 |\n| ^ | 바 | 사 |\n"


def done(source: str, words: str, edit: Callable[..., Done], *rest: object, last: str | None = None) -> str:
    issue = issue_of(source)
    return text(edit(issue, marked(issue, words, last), *rest).issue)


@pytest.mark.parametrize(
    "source, words, edit, rest, made",
    [
        (PLAIN, "라", insert_rows, (), "| 가 | 나 |\n|---|---:|\n| 다 | 라 |\n|  |  |\n"),
        (PLAIN, "라", insert_rows, (False,), "| 가 | 나 |\n|---|---:|\n|  |  |\n| 다 | 라 |\n"),
        (PLAIN, "나", insert_rows, (), "| 가 | 나 |\n|---|---:|\n|  |  |\n| 다 | 라 |\n"),
        (PLAIN, "나", insert_rows, (False,), "|  |  |\n| 가 | 나 |\n|---|---:|\n| 다 | 라 |\n"),
        (PLAIN, "라", insert_columns, (), "| 가 | 나 |  |\n|---|---:|---:|\n| 다 | 라 |  |\n"),
        (PLAIN, "가", insert_columns, (False,), "|  | 가 | 나 |\n|---|---|---:|\n|  | 다 | 라 |\n"),
        (JOINED, "라", insert_columns, (False,),
         "| 가 | < | < | 나 |\n|---|---|---|---|\n| 다 |  | 라 | 마 |\n| ^ |  | 바 | 사 |\n"),
        (JOINED, "라", insert_rows, (), HEAD + "| 다 | 라 | 마 |\n| ^ |  |  |\n| ^ | 바 | 사 |\n"),
        (PLAIN, "다", delete_rows, (), "| 가 | 나 |\n|---|---:|\n"),
        (JOINED, "라", delete_rows, (), HEAD + "| 다 | 바 | 사 |\n"),
        (JOINED, "바", delete_rows, (), HEAD + "| 다 | 라 | 마 |\n"),
        (JOINED, "라", delete_columns, (), "| 가 | 나 |\n|---|---|\n| 다 | 마 |\n| ^ | 사 |\n"),
        (JOINED, "다", delete_columns, (), "| 가 | 나 |\n|---|---|\n| 라 | 마 |\n| 바 | 사 |\n"),
        (JOINED, "가", split_cells, (), "| 가 |  | 나 |\n|---|---|---|\n| 다 | 라 | 마 |\n| ^ | 바 | 사 |\n"),
        (PLAIN, "라", set_align, ("c",), "| 가 | 나 |\n|---|:---:|\n| 다 | 라 |\n"),
        (PLAIN, "라", set_row_kind, ("head",), "| 가 | 나 |\n| 다 | 라 |\n|---|---:|\n"),
        (PLAIN, "나", set_row_kind, ("body",), "|---|---:|\n| 가 | 나 |\n| 다 | 라 |\n"),
        (PLAIN, "라", set_row_kind, ("foot",), "| 가 | 나 |\n|---|---:|\n|===|===|\n| 다 | 라 |\n"),
        ("|---|\n| 가 |\n|===|\n| 나 |\n| 다 |\n", "다", set_row_kind, ("body",), "|---|\n| 가 |\n| 나 |\n| 다 |\n"),
        (BAND, "구분", set_row_kind, ("body",), "| 가 | 나 |\n|---|---|\n| 구분 |  |\n"),
        (BAND, "구분", insert_columns, (), "| 가 | 나 |  |\n|---|---|---|\n| 구분 | < | < |\n"),
        (PLAIN, "라", set_head_columns, (1,), "::: table\nhead_cols: 1\n\n" + PLAIN + ":::\n"),
    ],
)  # fmt: skip
def test_one_edit(source: str, words: str, edit: Callable[..., Done], rest: tuple[object, ...], made: str) -> None:
    assert done(source, words, edit, *rest) == made


def test_a_range_is_merged_with_all_its_words() -> None:
    made = done(PLAIN, "다", merge_cells, last="라")
    assert made == "* - 가\n  - 나\n|---|---:|\n* - 다\n\n    라\n  - <\n"


def test_a_band_is_one_cell() -> None:
    source = "| 가 | 나 |\n|---|---|\n| 구분 |  |\n"
    assert done(source, "구분", set_row_kind, "band") == "| 가 | 나 |\n|---|---|\n| 구분 | < |\n"


def test_the_last_row_and_column_stay() -> None:
    issue = issue_of("| 가 |\n|---|\n")
    for edit in (delete_rows, delete_columns, merge_cells, split_cells):
        assert edit(issue, at(issue, "가")).issue is issue


def test_widths_and_head_columns_follow() -> None:
    source = "::: table\nhead_cols: 1\nwidths: 20mm *\n\n" + PLAIN + ":::\n"
    made = done(source, "가", insert_columns, False)
    assert "head_cols: 2\nwidths: * 20mm *\n" in made
    assert "widths: *\n" in done(source, "다", delete_columns)
    assert "head_cols" not in done(source, "다", delete_columns)


def test_tab_goes_from_cell_to_cell() -> None:
    issue = issue_of(PLAIN)
    step = next_cell(issue, at(issue, "나"))
    assert step.selection == marked(issue, "다")
    assert next_cell(issue, at(issue, "다"), back=True).selection == marked(issue, "나")
    last = next_cell(issue, at(issue, "라"))
    made = insert_text(last.issue, last.selection, "마")
    assert text(made.issue) == PLAIN + "| 마 |  |\n"


def test_pasted_values_grow_the_table() -> None:
    issue = issue_of(JOINED)
    made = paste_cells(issue, at(issue, "바"), [["1", "2", "3"], ["4|5", "", "6\n7"]])
    assert text(made.issue) == (
        "| 가 | < | 나 |  |\n|---|---|---|---|\n| 다 | 라 | 마 |  |\n| ^ | 1 | 2 | 3 |\n|  | 4\\|5 |  | 6{br}7 |\n"
    )
    assert seen(made) == "|6 7"
    assert _cells(made.issue)[5] == _cells(issue)[5]


def _cells(issue: Issue) -> list[int]:
    table = issue.articles[0].blocks[0]
    assert isinstance(table, Table)
    return [
        cell.blocks[0].id for row in table.grid.rows for cell in row.cells if not isinstance(cell, str) and cell.blocks
    ]


def test_pasted_values_part_joined_cells() -> None:
    issue = issue_of(JOINED)
    made = paste_cells(issue, at(issue, "가"), [["1", "2", "3"]])
    assert text(made.issue).startswith("| 1 | 2 | 3 |\n")


def test_outside_tables_nothing_happens() -> None:
    issue = issue_of("글\n\n" + PLAIN + "\n" + PLAIN.replace("가", "하"))
    across = Selection(at(issue, "가").anchor, at(issue, "하").focus)
    for selection in (at(issue, "글"), across):
        assert cells_at(issue, selection) is None
        for edit in (insert_rows, insert_columns, delete_rows, delete_columns, merge_cells, split_cells):
            assert edit(issue, selection).issue is issue
        assert paste_cells(issue, selection, [["x"]]).issue is issue
        assert set_table(issue, selection, lambda table: table).issue is issue
    assert next_cell(issue, at(issue, "글")).issue is issue
    assert set_align(issue, at(issue, "가"), "x").issue is issue
