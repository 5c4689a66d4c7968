"""Widths of columns, as they are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paper import at, issue_of, marked, text

from kiclayout.base.units import MM
from kiclayout.content.block import Table
from kiclayout.content.edit.widths import (
    asked_width,
    dragged,
    fit_widths,
    fitted,
    level_widths,
    set_width,
    width_at,
    with_widths,
)
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection

SOURCE = "| 이름 | 값 | 설명 |\n|---|---:|---|\n| 가 | 1 | 글 |\n"
WIDTHS = (20 * MM, 30 * MM, 50 * MM)


@pytest.mark.parametrize(
    ("edge", "by", "made"),
    [(0, 5 * MM, "25mm 25mm 50mm"), (1, -10.2 * MM, "20mm 20mm 60mm"), (0, 900.0, "47mm 3mm 50mm"),
     (0, -900.0, "3mm 47mm 50mm"), (1, 0.1, "20mm 30mm 50mm")],
)  # fmt: skip
def test_an_edge_moves_between_its_two_columns(edge: int, by: float, made: str) -> None:
    assert dragged(WIDTHS, edge, by) == made


def test_a_finer_step_and_very_narrow_columns() -> None:
    assert dragged(WIDTHS, 0, 0.13 * MM, 0.1) == "20.1mm 29.9mm 50mm"
    assert dragged((2 * MM, 2 * MM), 0, 900.0) == "2mm 2mm"


def test_a_column_is_fitted_and_the_others_share_the_rest() -> None:
    assert fitted(WIDTHS, 1) == "57* auto 142*"


def widths(source: str, words: str, width: str, last: str | None = None) -> str:
    issue = issue_of(source)
    made = set_width(issue, marked(issue, words, last), width).issue.articles[0].body[0]
    assert isinstance(made, Table)
    return made.widths


def test_a_width_by_numbers_leaves_numbers_what_they_need() -> None:
    assert widths(SOURCE, "가", "25mm") == "25mm auto *"
    assert widths(SOURCE, "1", "15mm") == "* 15mm *"
    assert widths(SOURCE, "가", "25mm", "1") == "25mm 25mm *"


def test_one_column_has_to_give_way() -> None:
    boxed = f"::: table\nwidths: 20mm 30mm 40mm\n\n{SOURCE}:::"
    assert widths(boxed, "1", "15mm") == "20mm 15mm *"
    assert widths(boxed, "1", "") == "20mm auto *"
    assert widths("| 값 | 수 |\n|---|---|\n| 1 | 2 |", "1", "") == ""


def test_all_alike_and_as_the_content_wants() -> None:
    issue = issue_of(SOURCE)
    level = level_widths(issue, at(issue, "가")).issue
    assert text(level).startswith("::: table\nwidths: * * *\n")
    assert text(fit_widths(level, at(level, "가")).issue) == SOURCE


@pytest.mark.parametrize(
    ("before", "edit", "last", "made"),
    [
        ("20mm 30mm 50mm", level_widths, "1", "25mm 25mm 50mm"),
        ("20 31 50", level_widths, "1", "25.5 25.5 50"),
        ("57* 100* 142*", level_widths, "1", "78* 78* 142*"),
        ("20mm auto 142*", level_widths, "1", "142* 142* 142*"),
        ("", level_widths, "1", "* * auto"),
        ("20mm 30mm 50mm", fit_widths, "1", "auto auto 50mm"),
        ("auto 30mm auto", fit_widths, "1", ""),
        ("20mm 30mm 50mm", level_widths, "글", "* * *"),
    ],
)  # fmt: skip
def test_only_the_selected_columns_are_made_alike_or_fitted(
    before: str, edit: Callable[[Issue, Selection], Done], last: str, made: str
) -> None:
    head = f"::: table\nwidths: {before}\n\n" if before else "::: table\n\n"
    issue = issue_of(f"{head}{SOURCE}:::")
    table = edit(issue, marked(issue, "가", last)).issue.articles[0].body[0]
    assert isinstance(table, Table)
    assert table.widths == made


def test_what_is_asked_of_a_column() -> None:
    issue = issue_of(f"::: table\nwidths: 20mm auto *\n\n{SOURCE}:::")
    table = issue.articles[0].body[0]
    assert isinstance(table, Table)
    assert [width_at(table, column) for column in range(3)] == ["20mm", "", "*"]


def test_only_tables_have_widths_and_the_same_ones_are_no_edit() -> None:
    issue = issue_of(f"글\n\n{SOURCE}")
    words, table = issue.articles[0].body
    assert with_widths(issue, words.id, "*") is issue
    assert with_widths(issue, table.id, "") is issue
    assert with_widths(issue, table.id, "* * *") is not issue


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("25", "25mm"), ("25 mm", "25mm"), ("2.5cm", "2.5cm"), ("30%", "30%"), ("2*", "2*"), ("*", "*"), ("", ""),
     ("auto", ""), ("넓게", ""), ("0", ""), ("99999", "")],
)  # fmt: skip
def test_a_width_is_read_as_it_is_typed(typed: str, asked: str) -> None:
    assert asked_width(typed) == asked
