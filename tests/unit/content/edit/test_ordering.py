"""Rows sorted, rows as columns, sums."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paper import at, issue_of, marked, text

from kiclayout.content.edit.ordering import sort_rows, total_row, transpose
from kiclayout.content.edit.passages import passage_at
from kiclayout.content.spot import Done

HEAD = "| 이름 | 값 |\n|---|---:|\n"


def sorted_by(source: str, words: str, falls: bool = False, last: str | None = None) -> list[str]:
    """The first cells of the rows after sorting, the head's left out."""
    issue = issue_of(source)
    made = text(sort_rows(issue, marked(issue, words, last), falls).issue)
    rows = [line for line in made.splitlines() if line.startswith("|") and not line.startswith(("|-", "|:", "|="))]
    return [row.split("|")[1].strip() for row in rows[1:]]


@pytest.mark.parametrize(
    ("values", "rising", "falling"),
    [("3만|1,200|2.5억|–", "나 가 다 라", "다 가 나 라"), ("△4|10|-3|없음", "가 다 나 라", "나 다 가 라"),
     ("12%|3%|100%|7%", "나 라 가 다", "다 가 라 나"), ("2월|10월|1월|3월", "다 가 라 나", "나 라 가 다"),
     ("2023년 5월|2022년 12월|2023년 1월|", "나 다 가 라", "가 다 나 라"),
     ("나무|가지|다리|2번", "라 나 가 다", "다 가 나 라")],
)  # fmt: skip
def test_rows_are_sorted_by_what_a_column_says(values: str, rising: str, falling: str) -> None:
    rows = [f"| {name} | {value} |" for name, value in zip("가나다라", values.split("|"), strict=True)]
    source = HEAD + "\n".join(rows)
    assert sorted_by(source, "값") == rising.split()
    assert sorted_by(source, "값", True) == falling.split()


def test_heads_bands_and_feet_stay_and_selected_rows_alone_are_sorted() -> None:
    source = HEAD + "| 나 | 2 |\n| 가 | 1 |\n| 구분 | < |\n| 라 | 4 |\n| 다 | 3 |\n|===|===|\n| 합계 | 10 |"
    assert sorted_by(source, "이름") == ["가", "나", "구분", "다", "라", "합계"]
    assert sorted_by(source, "4", last="3") == ["나", "가", "구분", "다", "라", "합계"]


def test_rows_under_one_joined_cell_move_together_and_equal_ones_keep_their_order() -> None:
    source = HEAD + "| 나 | 2 |\n| ^ | 9 |\n| 가 | 1 |\n| 다 | 2 |"
    assert sorted_by(source, "값") == ["가", "나", "^", "다"]
    assert sorted_by(source, "값", True) == ["나", "^", "다", "가"]


def test_the_caret_stays_in_its_cell() -> None:
    issue = issue_of(HEAD + "| 나 | 2 |\n| 가 | 1 |")
    done = sort_rows(issue, at(issue, "2"))
    assert done.selection is not None
    found = passage_at(done.issue, done.selection.focus)
    assert found is not None
    assert found.text == "2"


def done(source: str, words: str, edit: Callable[..., Done]) -> str:
    issue = issue_of(source)
    return text(edit(issue, at(issue, words)).issue)


def test_rows_become_columns_with_their_heads_and_joined_cells() -> None:
    source = "| 해 | 수출 | 수입 |\n|---|---:|---:|\n| 2022 | 1 | 2 |\n| 2023 | 3 | < |"
    assert done(source, "수출", transpose) == (
        "::: table\nhead_cols: 1\n\n| 해 | 2022 | 2023 |\n|---|---|---|\n| 수출 | 1 | 3 |\n| 수입 | 2 | ^ |\n:::\n"
    )
    assert done("|---|---|\n| 가 | 나 |\n| 다 | 라 |", "가", transpose) == "|---|---|\n| 가 | 다 |\n| 나 | 라 |\n"


def test_a_table_with_more_rows_than_there_can_be_columns_stays() -> None:
    issue = issue_of(HEAD + "\n".join(f"| 가{n} | {n} |" for n in range(60)))
    assert transpose(issue, at(issue, "가1")).issue is issue


def test_sums_are_written_into_a_foot_row() -> None:
    source = "| 항만 | 처리량 | 비율 |\n|---|---:|---:|\n| 북항 | 1,200 | 60% |\n| 신항 | 800 | 40% |"
    assert done(source, "북항", total_row).endswith("|===|===|===|\n| 합계 | 2,000 |  |\n")


def test_a_second_time_the_sums_are_renewed_and_words_stay() -> None:
    source = "| 港口 | 吞吐量 |\n|---|---:|\n| 北港 | 3万 |\n| 新港 | 4万 |\n|===|===|\n| 全部 | 1万 |"
    assert done(source, "北港", total_row).endswith("| 全部 | 7万 |\n")
    empty = "| 港口 | 吞吐量 |\n|---|---:|\n| 北港 | 3万 |\n|===|===|\n|  | 계산 안 함 |"
    assert done(empty, "北港", total_row).endswith("| 합계 | 계산 안 함 |\n")
