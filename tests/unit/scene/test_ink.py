"""Where ink lies, and how much."""

from __future__ import annotations

import pytest

from kiclayout.base.color import BLACK, WHITE
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.scene.ink import coverage, ink_box
from kiclayout.scene.items import Group, Path, rectangle

CIRCLE = Path((("M", 10.0, 5.0), ("C", 10.0, 7.7614, 7.7614, 10.0, 5.0, 10.0),
               ("C", 2.2386, 10.0, 0.0, 7.7614, 0.0, 5.0), ("C", 0.0, 2.2386, 2.2386, 0.0, 5.0, 0.0),
               ("C", 7.7614, 0.0, 10.0, 2.2386, 10.0, 5.0), ("Z",)), fill=BLACK)  # fmt: skip


def test_the_box_follows_groups_and_strokes():
    line = Path((("M", 0.0, 0.0), ("L", 10.0, 0.0)), stroke=BLACK, width=2.0)
    box = ink_box((Group((line,), Matrix.scale(2.0).then(Matrix.move(5.0, 5.0))),))
    assert box == Rect(3.0, 3.0, 24.0, 4.0)


def test_nothing_has_no_box_and_no_ink():
    assert (ink_box(()), coverage(())) == (Rect(0.0, 0.0, 0.0, 0.0), 0.0)


@pytest.mark.parametrize(
    ("items", "share"),
    [
        ((rectangle(Rect(0, 0, 10, 10), BLACK),), 1.0),
        ((rectangle(Rect(0, 0, 10, 10), BLACK, 0.5),), 0.5),
        ((CIRCLE,), 0.785),
        ((rectangle(Rect(0, 0, 10, 10), BLACK), rectangle(Rect(0, 0, 5, 10), WHITE)), 0.5),
        ((rectangle(Rect(0, 0, 10, 10), BLACK), rectangle(Rect(2, 2, 4, 4), BLACK)), 1.0),
        ((rectangle(Rect(0, 0, 2, 10), BLACK), rectangle(Rect(8, 0, 2, 10), BLACK)), 0.4),
        ((Path((("M", 0.0, 5.0), ("L", 10.0, 5.0)), stroke=BLACK, width=2.0),), 10 / 12),
    ],
)
def test_coverage_is_the_share_of_the_box(items, share):
    assert coverage(items) == pytest.approx(share, abs=0.02)


def test_the_fill_rule_decides_on_holes():
    rings = rectangle(Rect(0, 0, 10, 10), BLACK).segments + rectangle(Rect(2.5, 2.5, 5, 5), BLACK).segments
    assert coverage((Path(rings, fill=BLACK, even_odd=True),)) == pytest.approx(0.75, abs=0.02)
    assert coverage((Path(rings, fill=BLACK),)) == pytest.approx(1.0, abs=0.02)


def test_white_is_ink_on_a_dark_page():
    assert coverage((CIRCLE, rectangle(Rect(4, 4, 2, 2), WHITE)), paper=BLACK) == pytest.approx(0.04, abs=0.01)
