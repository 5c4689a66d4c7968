"""What a chart reads in a cell."""

from __future__ import annotations

import pytest

from kiclayout.content.amounts import amount, falling, is_nothing, total
from kiclayout.typeset.table_numbers import tone


@pytest.mark.parametrize(
    ("text", "found"),
    [("10", 10), ("1,234", 1234), ("-56.5", -56.5), ("−3", -3), ("+8,600", 8600), ("12%", 12), ("1e9", 1e9),
     ("1.5E-2", 0.015), ("약 7", 7), ("≥5", 5), ("US$3.2억", 3.2e8), ("100여 명", 100), ("8*", 8), ("10↓", 10),
     ("340(5위)", 340), ("1,234.5만", 12_345_000), ("7억", 7e8), ("3천만 원", 3e7), ("2.5万", 25_000), ("3亿", 3e8),
     ("1조 2,345억 6,000만 원", 1_234_560_000_000), ("12만 3,000", 123_000),
     ("1.2万亿", 1.2e12), ("３，２００．５", 3200.5), ("－１２％", -12)],
)  # fmt: skip
def test_one_number_is_read_with_its_sign_and_multiplier(text: str, found: float) -> None:
    assert amount(text) == pytest.approx(found)


@pytest.mark.parametrize(
    "text",
    ["", "–", "없음", "1/2", "2023년 5월", "3~5", "3 5", "(3)", "1,23", "0.5.3", "14:30", "코로나-19", "5M", "5만 7억",
     "9" * 400, "1e19", "1e999", "가", "1" * 60 + "x1"],
)  # fmt: skip
def test_what_could_be_read_in_two_ways_is_not_read(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize("text", ["", "–", "-", "...", "없음", "해당 없음", "無", "N/A"])
def test_a_cell_may_say_that_there_is_no_number(text: str) -> None:
    assert is_nothing(text)


def test_a_hollow_triangle_is_a_minus_unless_a_fall_stands_beside_it() -> None:
    accounts, changes = falling(["△4", "10", "▲2"]), falling(["△4", "▽1"])
    assert [amount("△4", falls) for falls in (accounts, changes)] == [-4.0, 4.0]
    assert [tone("△4", falls) for falls in (accounts, changes)] == ["down", "up"]
    assert [amount(text, falling(["▲2", "▼1"])) for text in ("▲2", "▼1", "▽3")] == [2.0, -1.0, -3.0]
    assert amount("▲2", accounts) == 2.0


@pytest.mark.parametrize(
    ("texts", "said"),
    [("1,200|80", "1,280"), ("4730|3335", "8065"), ("1.25|2", "3.25"), ("12%|3.5%", "15.5%"), ("1.2억|3억", "4.2억"),
     ("12 명|3 명", "15 명"), ("$1,000|$20", "$1,020"), ("△4|1", "△3"), ("-4|1.5", "-2.5"), ("5|-5", "0"),
     ("1조 2,000억|8,500억", "2조 500억"), ("9,000만|3,000만 원", "1억 2,000만"), ("3亿|5,000万", "3亿 5,000万")],
)  # fmt: skip
def test_a_sum_is_put_as_its_parts_are(texts: str, said: str) -> None:
    assert total(texts.split("|")) == said


@pytest.mark.parametrize("texts", ["1|없음", "가", "", "12개|3", "1.2억|1/2"])
def test_what_does_not_count_the_same_has_no_sum(texts: str) -> None:
    assert total(texts.split("|")) == ""
