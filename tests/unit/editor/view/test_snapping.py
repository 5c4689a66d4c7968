"""Rectangles come to rest at lines, and know how far their neighbours are."""

from __future__ import annotations

from kiclayout.base.geometry import Rect
from kiclayout.editor.view.handles import Handle
from kiclayout.editor.view.smart_guides import millimetres
from kiclayout.editor.view.snapping import Kind, Line, gaps, page_lines, rect_lines, snapped

RECT = Rect(100, 100, 200, 80)


def upright(at: float, kind: Kind = Kind.MARGIN) -> Line:
    return Line("x", at, kind, 0, 800)


def level(at: float, kind: Kind = Kind.MARGIN) -> Line:
    return Line("y", at, kind, 0, 600)


def test_a_moved_rectangle_rests_with_any_of_its_edges_or_its_middle() -> None:
    assert snapped(RECT, None, [upright(103)], 5).rect == RECT.moved(3, 0)
    assert snapped(RECT, None, [upright(297)], 5).rect == RECT.moved(-3, 0)
    assert snapped(RECT, None, [upright(204)], 5).rect == RECT.moved(4, 0)
    assert snapped(RECT, None, [level(141), upright(96)], 5).rect == RECT.moved(-4, 1)
    far = snapped(RECT, None, [upright(106)], 5)
    assert far.rect == RECT
    assert far.lines == ()


def test_a_handle_moves_its_own_edges_alone() -> None:
    east = snapped(RECT, Handle(1, 0), [upright(303), upright(101), level(99)], 5)
    assert east.rect == Rect(100, 100, 203, 80)
    assert [line.at for line in east.lines] == [303]
    corner = snapped(RECT, Handle(-1, -1), [upright(98), level(104)], 5)
    assert corner.rect == Rect(98, 104, 202, 76)


def test_the_nearest_line_wins_the_grid_yields_and_nothing_is_near_without_reach() -> None:
    lines = [upright(104, Kind.GUIDE), upright(98, Kind.PAGE)]
    assert snapped(RECT, None, lines, 5).rect.x == 98
    assert snapped(RECT, None, [level(102, Kind.GRID), level(105)], 6).rect.y == 105
    assert snapped(RECT, None, [level(104, Kind.GRID)], 6).rect.y == 100
    assert snapped(RECT, None, lines, 0).rect == RECT


def test_lines_on_each_other_are_shown_once_as_the_more_important_and_as_long_as_both() -> None:
    lines = [Line("x", 100, Kind.FRAME, 10, 20), Line("x", 100, Kind.GUIDE, 15, 90)]
    assert snapped(RECT, None, lines, 5).lines == (Line("x", 100, Kind.GUIDE, 10, 90),)


def test_a_page_and_a_frame_offer_edges_and_middles() -> None:
    assert {line.at for line in page_lines(600, 800) if line.axis == "x"} == {0, 300, 600}
    assert {line.at for line in rect_lines(RECT, Kind.FRAME, middle=True) if line.axis == "y"} == {100, 140, 180}


def test_gaps_are_those_to_the_nearest_neighbours_that_stand_level() -> None:
    beside, further, below, apart = (
        Rect(320, 90, 50, 40),
        Rect(400, 100, 50, 40),
        Rect(90, 200, 40, 9),
        Rect(0, 0, 9, 9),
    )
    found = gaps(RECT, (beside, further, below, apart))
    assert [(gap.axis, gap.start, gap.end, gap.across) for gap in found] == [("x", 300, 320, 115), ("y", 180, 200, 115)]
    assert millimetres(found[0].length) == "7.1 mm"
    assert millimetres(-0.01) == "0 mm"
