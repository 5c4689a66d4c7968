"""How rows are shared out between columns."""

from __future__ import annotations

import pytest

from kiclayout.typeset.abreast import filled, height, level


@pytest.mark.parametrize(
    ("heights", "columns", "counts"),
    [
        ([10.0] * 6, 2, (3, 3)),
        ([10.0] * 7, 3, (3, 3, 1)),
        ([30.0, 10.0, 10.0, 10.0], 2, (1, 3)),
        ([10.0, 10.0, 30.0], 2, (2, 1)),
        ([10.0], 3, (1,)),
        ([], 2, ()),
        ([10.0] * 5, 1, (5,)),
    ],
)
def test_columns_are_as_level_as_can_be(heights: list[float], columns: int, counts: tuple[int, ...]) -> None:
    assert level(heights, 0.0, columns) == counts


def test_gaps_count_between_rows_of_a_column_only() -> None:
    assert height([10.0] * 6, 4.0, 2) == 38.0
    assert height([10.0] * 6, 4.0, 1) == 80.0
    assert height([], 4.0, 2) == 0.0


def test_what_finds_no_room_in_any_column_is_left() -> None:
    assert filled([10.0] * 9, 2.0, 2, 34.0) == (3, 3)
    assert filled([10.0, 50.0, 10.0], 0.0, 2, 34.0) == (1,)
