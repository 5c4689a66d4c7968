from __future__ import annotations

import pytest

from kiclayout.base.geometry import Matrix, Point, Rect, enclosing


def test_maps_apply_in_the_order_said() -> None:
    grown_then_moved = Matrix.scale(2.0).then(Matrix.move(10.0, 0.0))
    assert grown_then_moved.apply(1.0, 1.0) == Point(12.0, 2.0)
    moved_then_grown = Matrix.move(10.0, 0.0).then(Matrix.scale(2.0))
    assert moved_then_grown.apply(1.0, 1.0) == Point(22.0, 2.0)


def test_a_quarter_turn_is_clockwise_on_the_page() -> None:
    turned = Matrix.turn(90).apply(1.0, 0.0)
    assert (turned.x, turned.y) == pytest.approx((0.0, 1.0))


def test_rectangles() -> None:
    one = Rect(10.0, 20.0, 30.0, 40.0)
    assert (one.right, one.bottom) == (40.0, 60.0)
    assert one.contains(Point(40.0, 60.0))
    assert not one.contains(Point(40.1, 60.0))
    assert one.union(Rect(0.0, 0.0, 5.0, 5.0)) == Rect(0.0, 0.0, 40.0, 60.0)
    assert one.grown(1.0) == Rect(9.0, 19.0, 32.0, 42.0)
    assert one.holds(one)
    assert one.grown(1.0).holds(one)
    assert not one.holds(one.grown(1.0))
    assert not one.holds(one.moved(0.0, 1.0))


def test_what_rectangles_share_and_what_holds_them_all() -> None:
    one, other = Rect(10.0, 20.0, 30.0, 40.0), Rect(35.0, 0.0, 30.0, 25.0)
    assert one.shared(other) == other.shared(one) == Rect(35.0, 20.0, 5.0, 5.0)
    assert one.meets(other)
    assert other.meets(one)
    beside = Rect(40.0, 20.0, 30.0, 40.0)
    assert one.shared(beside) is beside.shared(one) is None
    assert not one.meets(beside)
    assert enclosing((one, other, beside)) == Rect(10.0, 0.0, 60.0, 60.0)
    assert enclosing(()) is None


def test_what_stands_around_a_rectangle_that_is_turned() -> None:
    turned = Matrix.turn(90).then(Matrix.move(100.0, 0.0)).around(Rect(10.0, 20.0, 30.0, 40.0))
    assert (turned.x, turned.y, turned.width, turned.height) == pytest.approx((40.0, 10.0, 40.0, 30.0))
    assert Matrix.scale(-1.0, 1.0).around(Rect(1.0, 2.0, 3.0, 4.0)) == Rect(-4.0, 2.0, 3.0, 4.0)
    assert Matrix().around(Rect(1.0, 2.0, 3.0, 4.0)) == Rect(1.0, 2.0, 3.0, 4.0)
