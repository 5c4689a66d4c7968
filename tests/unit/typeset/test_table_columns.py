"""Column widths: numbers as wide as they need, words share the rest, the writer's wish first."""

from __future__ import annotations

import pytest

from kiclayout.base.units import mm
from kiclayout.typeset.table_columns import Extent, solve, spans_side

RANK, NAME, VALUE = Extent(20, 20, True, 20), Extent(40, 80, False, 20), Extent(50, 60, True, 50)


@pytest.mark.parametrize("width", [60, 150, 300])
@pytest.mark.parametrize(
    "asked", ["", "9 * *", "10% 2* auto", "10mm 20mm 30mm", "nonsense", "0mm 0 0%", f"{10**400} * {10**400}*"]
)
def test_widths_fill_the_table(width: float, asked: str) -> None:
    widths = solve((RANK, NAME, VALUE), width, asked)
    assert sum(widths) == pytest.approx(width)
    assert min(widths) > 0


def test_spare_width_goes_to_words_first_and_never_to_ranks() -> None:
    rank, name, value = solve((RANK, NAME, VALUE), 260)
    assert rank == 20
    assert name - 80 > value - 60 > 0


def test_numbers_keep_their_natural_width_while_words_break() -> None:
    rank, name, value = solve((RANK, NAME, VALUE), 140)
    assert (rank, value) == (20, 60)
    assert name == pytest.approx(60)


def test_a_short_column_is_not_broken_for_a_long_one() -> None:
    label, text = solve((Extent(30, 60), Extent(40, 900)), 300)
    assert (label, text) == (60, pytest.approx(240))


def test_long_columns_share_by_what_they_wish() -> None:
    one, other = solve((Extent(20, 920), Extent(20, 320)), 280)
    assert (one - 20) / (other - 20) == pytest.approx(3.0)


def test_words_are_torn_before_numbers() -> None:
    widths = solve((Extent(200, 400, False, 20), Extent(120, 120, True, 60)), 150)
    assert widths[1] >= 60


def test_asked_widths_hold() -> None:
    widths = solve((Extent(5, 10), Extent(5, 10), Extent(5, 10)), 300, "20, 10% *")
    assert widths == pytest.approx((mm(20), 30.0, 270 - mm(20)))


def test_shares_of_the_rest() -> None:
    assert solve((Extent(5, 10), Extent(5, 10), Extent(5, 10)), 300, "60pt * 2*") == pytest.approx((60, 80, 160))


def test_asked_widths_do_not_tear_words_where_others_have_room() -> None:
    one, other = solve((Extent(50, 90), Extent(20, 30)), 200, "10% 90%")
    assert (one, other) == pytest.approx((50, 150))


def test_too_few_widths_leave_the_rest_to_the_other_columns() -> None:
    assert solve((Extent(5, 10), Extent(5, 10)), 200, "50pt") == pytest.approx((50, 150))


def test_the_wide_measure_is_taken_where_the_text_column_would_break_words() -> None:
    four = (Extent(50, 100),) * 4
    assert not spans_side(four, 400, 500)
    assert spans_side(four, 390, 500)
    assert spans_side((Extent(50, 100),) * 5, 520, 700)
    assert not spans_side((Extent(50, 100),) * 5, 560, 700)
    assert not spans_side((Extent(50, 100), Extent(50, 900)), 390, 500)
    assert spans_side((Extent(50, 100), Extent(400, 900)), 390, 500)
