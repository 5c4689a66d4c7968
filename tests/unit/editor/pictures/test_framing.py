"""A picture in its frame: geometry that never leaves the picture, and what is written of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiclayout.base.geometry import Point, Rect
from kiclayout.editor.pictures import framing
from kiclayout.editor.pictures.fineness import Level, level_of
from kiclayout.editor.pictures.framing import View, alike, filling, panned, refilled, reframed, scaled, zoomed

PHOTO, FRAME = (4000.0, 3000.0), (300.0, 150.0)
SIZES = st.tuples(st.floats(10, 8000), st.floats(10, 8000))
FRAMES = st.tuples(st.floats(20, 600), st.floats(20, 800))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("pan"), st.floats(-500, 500), st.floats(-500, 500)),
        st.tuples(st.just("scale"), st.floats(0.2, 5), st.floats(0, 1)),
        st.tuples(st.just("frame"), st.floats(20, 600), st.floats(20, 600)),
    ),
    max_size=8,
)


def sound(view: View) -> None:
    part = view.part
    assert part.x >= -1e-9
    assert part.y >= -1e-9
    assert part.right <= 1 + 1e-9
    assert part.bottom <= 1 + 1e-9
    shown = part.width * view.size[0] / (part.height * view.size[1])
    assert shown == pytest.approx(view.frame[0] / view.frame[1], rel=1e-6)
    assert 1 <= view.zoom <= framing.MOST_ZOOM + 1e-6


@given(SIZES, FRAMES, STEPS)
def test_whatever_is_done_the_frame_is_filled_from_inside_the_picture(
    size: tuple[float, float], frame: tuple[float, float], steps: list[tuple[str, float, float]]
) -> None:
    view = filling(size, frame)
    sound(view)
    for what, one, other in steps:
        if what == "pan":
            view = panned(view, Point(one, other))
        elif what == "scale":
            view = scaled(view, one, (other, 1 - other))
        else:
            new = (one, other)
            ratio = (size[0] / size[1]) / (new[0] / new[1])
            view = reframed(view, new) if 1 / framing.MOST_ZOOM < ratio < framing.MOST_ZOOM else view
        if view.zoom <= framing.MOST_ZOOM:
            sound(view)


def test_filling_is_as_near_to_the_focus_as_it_goes() -> None:
    assert filling(PHOTO, FRAME).part == Rect(0.0, pytest.approx(1 / 6), 1.0, pytest.approx(2 / 3))
    assert filling(PHOTO, FRAME, (0.5, 0.0)).part.y == 0.0
    assert filling(PHOTO, FRAME, (0.5, 0.9)).part.bottom == pytest.approx(1.0)
    assert filling(PHOTO, (400.0, 300.0)).whole


def test_the_picture_goes_with_the_hand_and_stops_at_its_edges() -> None:
    view = filling(PHOTO, FRAME)
    down = panned(view, Point(40.0, 15.0))
    assert (down.part.x, down.part.y) == (0.0, pytest.approx(1 / 6 - 15 / 150 * 2 / 3))
    assert panned(view, Point(0.0, 1000.0)).part.y == 0.0


def test_what_is_under_the_pointer_stays_there() -> None:
    view = scaled(filling(PHOTO, FRAME), 2.0, (0.25, 0.75))
    before = filling(PHOTO, FRAME).part
    assert view.zoom == pytest.approx(2.0)
    assert view.part.x + 0.25 * view.part.width == pytest.approx(before.x + 0.25 * before.width)
    assert view.part.y + 0.75 * view.part.height == pytest.approx(before.y + 0.75 * before.height)
    assert zoomed(view, 0.3).filled


def test_another_frame_leaves_the_picture_as_large_as_it_is() -> None:
    view = zoomed(filling(PHOTO, FRAME), 2.0)
    lower = reframed(view, (300.0, 100.0))
    assert lower.whole_rect.width == pytest.approx(view.whole_rect.width)
    assert lower.centre == (pytest.approx(0.5), pytest.approx(0.5))
    larger = reframed(view, (900.0, 450.0))
    assert larger.filled  # it had to grow
    sound(larger)
    assert reframed(filling(PHOTO, FRAME, (0.5, 0.0)), (300.0, 100.0)).centre[1] < 0.5


def test_fineness_counts_what_is_seen() -> None:
    assert filling(PHOTO, FRAME).ppi == 960
    assert zoomed(filling(PHOTO, FRAME), 4.0).ppi == 240
    assert [level_of(ppi) for ppi in (99, 100, 149, 150, 299, 300)] == [
        Level.BLURRED, Level.COARSE, Level.COARSE, Level.SCREEN, Level.SCREEN, Level.PRINT,
    ]  # fmt: skip
    assert len({one.color for one in Level}) == 4


def test_proportions_are_compared_to_a_pixel() -> None:
    assert alike((4000, 3000), (1600, 1200))
    assert alike((4000, 3000), (1600, 1201))
    assert not alike((4000, 3000), (3000, 4000))


def test_a_page_of_a_pdf_has_no_pixels_however_it_is_shown() -> None:
    drawn = View((595.0, 842.0), (411.0, 582.0), Rect(0.0, 0.0, 1.0, 1.0), drawn=True)
    moved = reframed(zoomed(panned(drawn, Point(3.0, 3.0)), 2.0), (300.0, 200.0))
    assert [one.ppi for one in (drawn, moved, refilled(moved, FRAME))] == [None, None, None]
