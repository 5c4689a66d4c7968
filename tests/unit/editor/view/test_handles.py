"""Handles: where they are, what a drag makes of the rectangle."""

from __future__ import annotations

import pytest

from kiclayout.base.geometry import Point, Rect
from kiclayout.editor.view.handles import HANDLES, Drag, Handle, cursor_of, dragged, handle_at, handle_places

RECT = Rect(100.0, 50.0, 80.0, 40.0)


def test_there_are_eight_and_each_is_found_where_it_is() -> None:
    places = handle_places(RECT, 2.0)
    assert len(places) == len(HANDLES) == 8
    for handle, at in places.items():
        assert handle_at(RECT, Point(at.x + 2.5, at.y - 2.5), 2.0) == handle
    assert handle_at(RECT, Point(140.0, 70.0), 2.0) is None


def test_a_side_without_room_keeps_its_corners_alone() -> None:
    assert [one for one in handle_places(RECT, 1.0) if not one.corner] == [Handle(0, -1), Handle(0, 1)]
    assert all(one.corner for one in handle_places(RECT, 0.2))
    assert handle_at(RECT, Point(100.0, 50.0), 0.2) == Handle(-1, -1)


@pytest.mark.parametrize(
    ("handle", "wanted"),
    [
        (Handle(1, 0), Rect(100, 50, 90, 40)),
        (Handle(-1, 0), Rect(110, 50, 70, 40)),
        (Handle(0, 1), Rect(100, 50, 80, 46)),
        (Handle(0, -1), Rect(100, 56, 80, 34)),
        (Handle(1, 1), Rect(100, 50, 90, 46)),
        (Handle(-1, -1), Rect(110, 56, 70, 34)),
    ],
)
def test_a_drag_moves_the_sides_of_its_handle(handle: Handle, wanted: Rect) -> None:
    assert dragged(RECT, handle, Drag(Point(10, 6))) == wanted


def test_proportions_are_kept_when_that_is_asked() -> None:
    made = dragged(RECT, Handle(1, 1), Drag(Point(40, 1), ratio=True))
    assert made == Rect(100, 50, 120, 60)
    level = dragged(RECT, Handle(1, 0), Drag(Point(40, 0), ratio=True))
    assert (level.width, level.height, level.y) == (120, 60, 40)  # the other side grows both ways


def test_from_the_middle_both_sides_go() -> None:
    assert dragged(RECT, Handle(1, 0), Drag(Point(10, 0), centred=True)) == Rect(90, 50, 100, 40)


def test_a_rectangle_is_never_turned_over() -> None:
    made = dragged(RECT, Handle(-1, 1), Drag(Point(500, -500), least=12))
    assert (made.width, made.height) == (12, 12)
    assert (made.right, made.y) == (180, 50)


def test_cursors_point_the_way_a_handle_goes() -> None:
    assert cursor_of(Handle(1, 1)) == cursor_of(Handle(-1, -1)) != cursor_of(Handle(1, -1))
    assert cursor_of(Handle(0, 1)) != cursor_of(Handle(1, 0))
