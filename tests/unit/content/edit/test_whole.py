"""Whole rows and columns: selected, widened, taken out, moved past joined cells."""

from __future__ import annotations

import pytest
from paper import at, issue_of, marked, seen, text

from kiclayout.content.block import Table
from kiclayout.content.edit.erase import erase
from kiclayout.content.edit.fragment import fragment_of
from kiclayout.content.edit.ordering import sort_rows
from kiclayout.content.edit.passages import selected
from kiclayout.content.edit.tables import cells_at, delete_columns, delete_rows, insert_rows
from kiclayout.content.edit.whole import (
    COLUMNS,
    ROWS,
    entire,
    lined,
    move_lines,
    move_to,
    next_wider,
    take_out,
    widened,
)
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection, caret

HEAD = "| 이름 | 값 | 말 |\n|:---|---:|---|\n"
PLAIN = HEAD + "| 가 | 1 | ㄱ |\n| 나 | 2 | ㄴ |\n| 다 | 3 | ㄷ |\n|===|===|===|\n| 합 | 6 |  |\n"
BANDED = HEAD + "| 구분 | < | < |\n| 가 | 1 | ㄱ |\n| 나 | 2 | ㄴ |\n"
LABELLED = HEAD + "| 해 | 1 | ㄱ |\n| ^ | 2 | ㄴ |\n| 달 | 3 | ㄷ |\n| ^ | 4 | ㄹ |\n| 끝 | 5 | ㅁ |\n"
TITLED = "| 위 | < | 말 |\n| 왼 | 오 | ^ |\n|---|---|---|\n| 가 | 나 | 다 |\n"


def table_of(issue: Issue) -> Table:
    return next(one for one in issue.articles[0].body if isinstance(one, Table))


def words(issue: Issue, selection: Selection) -> list[str]:
    return [passage.text[start:end] for passage, start, end in selected(issue, selection)]


def rows_in(source: str, first: int, last: int) -> tuple[Issue, Selection]:
    issue = issue_of(source)
    return issue, lined(table_of(issue), ROWS, first, last)


@pytest.mark.parametrize(
    "source, whole, first, last, said",
    [
        (PLAIN, ROWS, 1, 2, ["가", "1", "ㄱ", "나", "2", "ㄴ"]),
        (PLAIN, ROWS, 2, 1, ["가", "1", "ㄱ", "나", "2", "ㄴ"]),
        (BANDED, ROWS, 1, 1, ["구분"]),
        (BANDED, COLUMNS, 1, 1, ["값", "1", "2"]),
        (BANDED, COLUMNS, 0, 0, ["이름", "구분", "가", "나"]),
        (LABELLED, ROWS, 2, 2, ["2", "ㄴ"]),
        (TITLED, COLUMNS, 1, 1, ["오", "나"]),
        (TITLED, COLUMNS, 1, 2, ["말", "오", "나", "다"]),
    ],
)  # fmt: skip
def test_whole_rows_and_columns_are_not_widened_by_joined_cells(
    source: str, whole: str, first: int, last: int, said: list[str]
) -> None:
    issue = issue_of(source)
    assert words(issue, lined(table_of(issue), whole, first, last)) == said


def test_what_is_reached_is_widened_to_rows_or_columns_and_the_table() -> None:
    issue = issue_of(PLAIN)
    assert words(issue, widened(issue, marked(issue, "가", "2"), COLUMNS))[:4] == ["이름", "값", "가", "1"]
    assert words(issue, widened(issue, marked(issue, "나"), ROWS)) == ["나", "2", "ㄴ"]
    here = at(issue, "나")
    cell = next_wider(issue, here)
    assert cell is not None
    assert words(issue, cell) == ["나"]
    assert next_wider(issue, cell) == entire(table_of(issue))
    assert next_wider(issue, entire(table_of(issue))) is None


@pytest.mark.parametrize(
    "source, whole, first, last, left",
    [
        (PLAIN, ROWS, 1, 2, HEAD + "| 다 | 3 | ㄷ |\n|===|===|===|\n| 합 | 6 |  |\n"),
        (BANDED, COLUMNS, 1, 1, "| 이름 | 말 |\n|:---|---|\n| 구분 | < |\n| 가 | ㄱ |\n| 나 | ㄴ |\n"),
        (TITLED, COLUMNS, 1, 1, "| 위 | 말 |\n| 왼 | ^ |\n|---|---|\n| 가 | 다 |\n"),
        (LABELLED, ROWS, 1, 1, HEAD + "| 해 | 2 | ㄴ |\n| 달 | 3 | ㄷ |\n| ^ | 4 | ㄹ |\n| 끝 | 5 | ㅁ |\n"),
    ],
)  # fmt: skip
def test_whole_rows_and_columns_are_taken_out(source: str, whole: str, first: int, last: int, left: str) -> None:
    issue = issue_of(source)
    selection = lined(table_of(issue), whole, first, last)
    made = take_out(issue, selection).issue
    assert text(made) == left
    assert made == (delete_rows if whole == ROWS else delete_columns)(issue, selection).issue


def test_a_table_that_is_selected_is_taken_out_and_cells_are_not() -> None:
    issue = issue_of("앞\n\n" + PLAIN)
    assert text(take_out(issue, entire(table_of(issue))).issue) == "앞\n"
    some = marked(issue, "가", "2")
    assert take_out(issue, some).issue is issue


def test_whole_rows_are_emptied_copied_sorted_and_doubled() -> None:
    issue, rows = rows_in(BANDED, 2, 3)
    emptied = erase(issue, rows)
    assert text(emptied.issue) == HEAD + "| 구분 | < | < |\n|  |  |  |\n|  |  |  |\n"
    column = lined(table_of(issue), COLUMNS, 1, 1)
    gone = erase(issue, column)
    assert text(gone.issue) == BANDED.replace("값", "").replace("| 1 ", "|  ").replace("| 2 ", "|  ")
    assert gone.selection is not None
    assert cells_at(gone.issue, gone.selection) is not None
    (copied,) = fragment_of(issue, column).blocks
    assert isinstance(copied, Table)
    assert [len(row.cells) for row in copied.grid.rows] == [1, 1, 1, 1]
    assert text(sort_rows(issue, rows, True).issue) == HEAD + "| 구분 | < | < |\n| 나 | 2 | ㄴ |\n| 가 | 1 | ㄱ |\n"
    assert text(insert_rows(issue, rows).issue) == BANDED + "|  |  |  |\n|  |  |  |\n"


def test_sorting_rows_that_a_joined_cell_reaches_out_of_keeps_it() -> None:
    issue, rows = rows_in(LABELLED, 1, 3)
    assert text(sort_rows(issue, rows).issue) == (
        HEAD + "| 달 | 3 | ㄷ |\n| ^ | 4 | ㄹ |\n| 해 | 1 | ㄱ |\n| ^ | 2 | ㄴ |\n| 끝 | 5 | ㅁ |\n"
    )


@pytest.mark.parametrize(
    "source, first, last, step, rows",
    [
        (PLAIN, 1, 1, 1, "나 가 다"),
        (PLAIN, 2, 3, -1, "나 다 가"),
        (PLAIN, 1, 1, -1, "가 나 다"),
        (PLAIN, 3, 3, 1, "가 나 다"),
        (BANDED, 2, 2, -1, "가 구분 나"),
        (LABELLED, 1, 1, 1, "2 1 3 4 5"),
        (LABELLED, 2, 2, 1, "3 4 1 2 5"),
        (LABELLED, 5, 5, -1, "1 2 5 3 4"),
        (LABELLED, 1, 3, 1, "5 1 2 3 4"),
    ],
)  # fmt: skip
def test_rows_pass_their_neighbours(source: str, first: int, last: int, step: int, rows: str) -> None:
    issue, selection = rows_in(source, first, last)
    done = move_lines(issue, selection, ROWS, step)
    made = [words(done.issue, lined(table_of(done.issue), ROWS, r, r)) for r in range(len(table_of(issue).grid.rows))]
    names = [next(word for word in row if word in rows.split()) for row in made if set(row) & set(rows.split())]
    assert names == rows.split()
    assert done.selection is not None
    assert set(words(issue, selection)) - {"해"} <= set(words(done.issue, done.selection))
    assert (done.issue is issue) == (text(done.issue) == text(issue))


def test_rows_inside_a_joined_cell_change_places_and_it_stays() -> None:
    issue, selection = rows_in(LABELLED, 2, 2)
    done = move_lines(issue, selection, ROWS, -1)
    assert text(done.issue) == LABELLED.replace("| 해 | 1 | ㄱ |\n| ^ | 2 | ㄴ |", "| 해 | 2 | ㄴ |\n| ^ | 1 | ㄱ |")


def test_heads_and_feet_keep_their_places() -> None:
    issue = issue_of(PLAIN)
    for words_at, step in (("합", -1), ("이름", 1)):
        assert move_lines(issue, marked(issue, words_at), ROWS, step).issue is issue
    titled = issue_of(TITLED)
    within = move_lines(titled, marked(titled, "왼"), ROWS, -1).issue
    assert text(within) == "| 왼 | 오 | 말 |\n| 위 | < | ^ |\n|---|---|---|\n| 가 | 나 | 다 |\n"


def test_columns_pass_each_other_with_widths_alignment_and_joined_heads() -> None:
    issue = issue_of("::: table\nwidths: 20mm * auto\n\n" + BANDED + ":::\n")
    done = move_lines(issue, marked(issue, "1"), COLUMNS, -1)
    made = "| 값 | 이름 | 말 |\n|---:|:---|---|\n| 구분 | < | < |\n| 1 | 가 | ㄱ |\n| 2 | 나 | ㄴ |\n"
    assert text(done.issue) == "::: table\nwidths: * 20mm auto\n\n" + made + ":::\n"
    assert seen(done) == "1|"
    titled = issue_of(TITLED)
    inside = move_lines(titled, marked(titled, "오"), COLUMNS, -1).issue
    assert text(inside) == "| 위 | < | 말 |\n| 오 | 왼 | ^ |\n|---|---|---|\n| 나 | 가 | 다 |\n"
    outside = move_lines(titled, lined(table_of(titled), COLUMNS, 2, 2), COLUMNS, -1).issue
    assert text(outside) == "| 말 | 위 | < |\n| ^ | 왼 | 오 |\n|---|---|---|\n| 다 | 가 | 나 |\n"


def test_rows_and_columns_are_taken_to_a_place_of_their_table() -> None:
    issue, selection = rows_in(PLAIN, 1, 1)
    done = move_to(issue, selection, (3, 0))
    assert (
        text(done.issue) == HEAD + "| 나 | 2 | ㄴ |\n| 다 | 3 | ㄷ |\n| 가 | 1 | ㄱ |\n|===|===|===|\n| 합 | 6 |  |\n"
    )
    assert done.selection is not None
    assert text(move_to(done.issue, done.selection, (1, 2)).issue) == PLAIN
    assert move_to(issue, selection, (0, 0)).issue is issue
    columns = lined(table_of(issue), COLUMNS, 2, 2)
    assert text(move_to(issue, columns, (2, 0)).issue).startswith("| 말 | 이름 | 값 |\n|---|:---|---:|\n")


def test_an_empty_cell_goes_along_with_the_caret_in_it() -> None:
    issue = issue_of("| 가 |  |\n|---|---|\n| 다 | 라 |\n| 마 |  |\n")
    table = table_of(issue)
    done = move_lines(issue, caret(lined(table, COLUMNS, 1, 1).anchor), COLUMNS, -1)
    assert done.selection is not None
    found = cells_at(done.issue, done.selection)
    assert found is not None
    assert (found.top, found.left) == (0, 0)
    assert move_lines(issue, at(issue, "가"), COLUMNS, -1).issue is issue
