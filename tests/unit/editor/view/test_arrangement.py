from __future__ import annotations

import pytest

from kiclayout.base.geometry import Point, Rect
from kiclayout.editor.view.arrangement import GAP, MARGIN, Mode, arranged, spreads

SIZE = (200.0, 300.0)


def laid(count, mode, scale=1.0, view=(100.0, 100.0), sizes=None, **how):
    return arranged(sizes or [SIZE] * count, spreads(count, mode, **how), mode, scale, view)


def test_a_column_is_one_page_below_the_other():
    board = laid(3, Mode.COLUMN)
    tops = [board.frames[index].y for index in range(3)]
    assert tops == [MARGIN, MARGIN + 300 + GAP, MARGIN + 2 * (300 + GAP)]
    assert {frame.x for frame in board.frames.values()} == {MARGIN}
    assert (board.width, board.height) == (200 + 2 * MARGIN, 3 * 300 + 2 * GAP + 2 * MARGIN)


def test_what_fits_lies_in_the_middle():
    board = laid(1, Mode.COLUMN, view=(1000.0, 800.0))
    assert board.frames[0] == Rect(400.0, 250.0, 200.0, 300.0)
    assert (board.width, board.height) == (1000, 800)


@pytest.mark.parametrize(
    ("count", "alone", "rows"),
    [
        (5, True, ((0,), (1, 2), (3, 4))),
        (6, True, ((0,), (1, 2), (3, 4), (5,))),
        (5, False, ((0, 1), (2, 3), (4,))),
        (0, True, ()),
    ],
)
def test_spreads_pair_the_pages(count, alone, rows):
    assert laid(count, Mode.FACING, cover_alone=alone).rows == rows


def test_the_cover_lies_right_of_the_spine_and_a_last_left_page_left():
    board = laid(4, Mode.FACING, view=(1000.0, 100.0))
    assert [board.frames[index].x for index in range(4)] == [500.0, 300.0, 500.0, 300.0]
    assert board.frames[1].right == board.frames[2].x


def test_pages_of_a_spread_of_different_heights_share_their_middle():
    board = laid(3, Mode.FACING, sizes=[SIZE, (200.0, 300.0), (100.0, 200.0)])
    assert board.frames[2].y - board.frames[1].y == 50.0


def test_a_single_page_is_alone():
    board = laid(5, Mode.SINGLE, current=3)
    assert list(board.frames) == [3]
    assert laid(5, Mode.SINGLE, current=99).rows == ((4,),)


@pytest.mark.parametrize("scale", [0.0667, 0.5, 1.3333, 3.7, 21.3])
def test_pages_begin_on_whole_pixels(scale):
    board = laid(7, Mode.FACING, scale, (997.0, 613.0))
    assert all(frame.x % 1 == frame.y % 1 == 0 for frame in board.frames.values())


def test_a_place_goes_to_the_board_and_back():
    board = laid(4, Mode.FACING, 1.7, (777.0, 555.0))
    for page in range(4):
        place = board.on_board(page, Point(31.25, 77.5))
        assert place is not None
        index, point = board.on_page(place)
        assert index == page
        assert (point.x, point.y) == pytest.approx((31.25, 77.5))


def test_a_place_beside_the_pages_belongs_to_the_nearest():
    board = laid(2, Mode.COLUMN)
    index, point = board.on_page(Point(0.0, MARGIN + 300 + GAP - 1))
    assert index == 1
    assert (point.x, point.y) == (-MARGIN, -1.0)


def test_without_pages_there_is_no_place():
    board = laid(0, Mode.COLUMN)
    assert board.on_page(Point(1.0, 1.0)) is None
    assert board.fullest(Rect(0, 0, 100, 100)) is None
    assert board.on_board(0, Point(0.0, 0.0)) is None


def test_pages_in_sight():
    board = laid(5, Mode.COLUMN)
    assert board.within(Rect(0, MARGIN + 299, 100, 100)) == (0, 1)
    assert board.within(Rect(0, MARGIN + 301, 100, 10)) == ()


def test_the_fullest_page_is_the_one_of_which_most_is_seen():
    board = laid(5, Mode.COLUMN)
    assert board.fullest(Rect(0, MARGIN + 200, 264, 300)) == 1
    assert board.fullest(Rect(0, MARGIN + 100, 264, 260)) == 0
    assert board.fullest(Rect(0, MARGIN + 302, 264, 4)) == 0
