"""Boxes in line, and at equal distances."""

from __future__ import annotations

import pytest

from kiclayout.base.geometry import Rect
from kiclayout.editor.frames.arranging import aligned, spread

ONE, TWO, THREE = Rect(10, 10, 20, 20), Rect(50, 40, 40, 10), Rect(35, 80, 10, 10)
FRAME = Rect(0, 0, 100, 200)


@pytest.mark.parametrize(
    ("how", "places"),
    [
        ("left", [(10, 10), (10, 40)]),
        ("center", [(40, 10), (30, 40)]),
        ("right", [(70, 10), (50, 40)]),
        ("top", [(10, 10), (50, 10)]),
        ("middle", [(10, 20), (50, 25)]),
        ("bottom", [(10, 30), (50, 40)]),
    ],
)
def test_several_are_brought_in_line_with_the_rectangle_round_them(how: str, places: list[tuple[float, float]]) -> None:
    made = aligned((ONE, TWO), how, FRAME)
    assert [(rect.x, rect.y) for rect in made] == places
    assert [(rect.width, rect.height) for rect in made] == [(20, 20), (40, 10)]


def test_a_single_one_is_aligned_to_the_margins_and_none_to_nothing() -> None:
    assert aligned((ONE,), "right", FRAME) == (Rect(80, 10, 20, 20),)
    assert aligned((), "right", FRAME) == ()


def test_distances_become_equal_and_the_ends_stay_in_whatever_order_they_were_chosen() -> None:
    made = spread((THREE, ONE, TWO), "across")
    assert made == (Rect(35, 80, 10, 10), ONE, TWO)
    down = spread((TWO, THREE, ONE), "down")
    assert [rect.y for rect in down] == [50, 80, 10]
    assert spread((ONE, TWO), "down") == (ONE, TWO)
