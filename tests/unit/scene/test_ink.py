"""Where ink lies, and how much."""

from __future__ import annotations

import pytest

from kiclayout.base.color import BLACK, WHITE
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.scene.ink import ink_box, ink_of
from kiclayout.scene.items import Group, Path, rectangle

CIRCLE = Path((("M", 10.0, 5.0), ("C", 10.0, 7.7614, 7.7614, 10.0, 5.0, 10.0),
               ("C", 2.2386, 10.0, 0.0, 7.7614, 0.0, 5.0), ("C", 0.0, 2.2386, 2.2386, 0.0, 5.0, 0.0),
               ("C", 7.7614, 0.0, 10.0, 2.2386, 10.0, 5.0), ("Z",)), fill=BLACK)  # fmt: skip


def test_the_box_follows_groups_and_strokes():
    line = Path((("M", 0.0, 0.0), ("L", 10.0, 0.0)), stroke=BLACK, width=2.0)
    box = ink_box((Group((line,), Matrix.scale(2.0).then(Matrix.move(5.0, 5.0))),))
    assert box == Rect(3.0, 3.0, 24.0, 4.0)


def test_the_box_holds_what_curves_reach_beyond_their_ends():
    wave = Path((("M", 0.0, 0.0), ("C", 0.0, 8.0, 10.0, 8.0, 10.0, 0.0), ("Z",)), fill=BLACK)
    behind = ("C", 0.0, -4.0, -8.0, 0.0, 0.0, 0.0)  # begins at (0, 0), where the closed one does
    flat = Path((*wave.segments, ("C", 2.0, 4.0, 4.0, 5.0, 5.0, 2.0)), fill=BLACK)
    assert ink_box((wave,)) == Rect(0.0, 0.0, 10.0, 6.0)
    box = ink_box((Path((*wave.segments, behind), fill=BLACK),))
    assert (box.x, box.y, box.right, box.bottom) == (-3.544921875, -1.7724609375, 10.0, 6.0)
    assert ink_box((flat,)) == ink_box((wave,))


def test_nothing_has_no_box_and_no_ink():
    assert (ink_box(()), ink_of(())) == (Rect(0.0, 0.0, 0.0, 0.0), None)


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
def test_the_density_is_the_share_of_the_box(items, share):
    assert ink_of(items).density == pytest.approx(share, abs=0.02)


def test_the_fill_rule_decides_on_holes():
    rings = rectangle(Rect(0, 0, 10, 10), BLACK).segments + rectangle(Rect(2.5, 2.5, 5, 5), BLACK).segments
    assert ink_of((Path(rings, fill=BLACK, even_odd=True),)).density == pytest.approx(0.75, abs=0.02)
    assert ink_of((Path(rings, fill=BLACK),)).density == pytest.approx(1.0, abs=0.02)


GROUND, SHEET = rectangle(Rect(-5, -5, 40, 30), WHITE), rectangle(Rect(-5, -5, 40, 30), BLACK)


def test_a_white_ground_that_came_with_a_mark_is_not_its_ink():
    found = ink_of((GROUND, CIRCLE))
    assert (found.box, found.boxed) == (Rect(0.0, 0.0, 10.0, 10.0), True)
    assert found.density == pytest.approx(0.785, abs=0.02)
    assert ink_of((GROUND, CIRCLE), ground=BLACK).boxed
    assert ink_of((CIRCLE, GROUND)).box == GROUND_BOX  # what lies over the ink hides it and is part of the drawing


GROUND_BOX = Rect(-5.0, -5.0, 40.0, 30.0)


def test_a_white_shape_of_the_mark_itself_is_ink_where_it_is_seen():
    disc = Path(CIRCLE.segments, fill=WHITE)
    dot = rectangle(Rect(4, 4, 2, 2), BLACK)
    assert ink_of((disc, dot)).box == Rect(4.0, 4.0, 2.0, 2.0)
    assert ink_of((disc, dot), ground=BLACK).box == Rect(0.0, 0.0, 10.0, 10.0)
    assert not ink_of((disc, dot), ground=BLACK).boxed


def test_a_white_mark_is_all_ink_and_faint_on_paper():
    found = ink_of((Path(CIRCLE.segments, fill=WHITE),))
    assert found.box == Rect(0.0, 0.0, 10.0, 10.0)
    assert found.density == pytest.approx(0.785, abs=0.02)
    assert (found.faint_share(WHITE), found.faint_share(BLACK)) == (1.0, 0.0)


def test_ink_ends_where_its_drawing_does():
    assert ink_of((SHEET,), clip=Rect(0, 0, 10, 10)).box == Rect(0.0, 0.0, 10.0, 10.0)
    assert ink_of((SHEET,), clip=Rect(90, 90, 10, 10)) is None
    assert ink_of((Path(SHEET.segments, fill=BLACK, opacity=0.0),)) is None


def test_long_drawings_are_looked_at_more_coarsely_and_rightly():
    zigzag = [("M", 0.0, 0.0), *(("L", n / 500, 10.0 * (n % 2)) for n in range(5000)), ("L", 10.0, 0.0)]
    comb = Path((*zigzag, ("Z",)), fill=BLACK)
    assert ink_of((comb,)).density == pytest.approx(0.5, abs=0.05)
    curve = ("C", 10.0, 7.7614, 7.7614, 10.0, 5.0, 10.0)
    many = Path((("M", 10.0, 5.0), *[curve, ("L", 10.0, 5.0)] * 2500, *CIRCLE.segments[1:]), fill=BLACK)
    assert ink_box((many,)).width == pytest.approx(10.0, abs=0.1)
