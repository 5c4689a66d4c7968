"""Where a caret stands, where it goes, what a selection covers."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kiclayout.app.project import open_project
from kiclayout.base.color import BLACK
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Point, Rect
from kiclayout.base.origin import Origin
from kiclayout.content.spot import Spot
from kiclayout.scene.caret import Galley, Stop
from kiclayout.scene.items import Glyph, Glyphs, Group
from kiclayout.scene.page import Page

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "issue-001"


def run(x, y, text, start=0, block=1, size=10.0, field="", wide=None):
    """A run of square glyphs; ``wide`` gives widths of its own, None in it a glyph that joins the cluster before."""
    widths = wide or [size] * len(text)
    glyphs = tuple(Glyph(1, width, 0, 0, index, index + 1) for index, width in enumerate(widths))
    return Glyphs(x, y, "face", size, BLACK, text, glyphs, origin=Origin(block, start, start + len(text), field))


def own(x, y, text, size=6.0):
    return Glyphs(x, y, "face", size, BLACK, text, (Glyph(1, size * len(text), 0, 0, 0, len(text)),))


def page(*items, index=0):
    return Page(index, "", 200, 200, 0, items)


def galley(*items):
    return Galley((page(*items),))


def rect(one, spot, near=0, upstream=False):
    found = one.caret(Stop(spot, near, upstream))
    return None if found is None else (found[0], round(found[1].x, 2), round(found[1].y + 0.92 * 10, 2))


LINES = (run(10, 20, "가나다"), run(10, 35, "라마 ", 3, wide=[10, 10, 0]), run(10, 50, "바", 6))


def test_a_caret_stands_between_two_characters():
    one = galley(*LINES)
    assert [rect(one, Spot(1, at))[1:] for at in (0, 2, 4, 6, 7)] == [(10, 20), (30, 20), (20, 35), (10, 50), (20, 50)]


def test_a_line_end_inside_a_word_is_two_places():
    one = galley(*LINES)
    assert rect(one, Spot(1, 3)) == (0, 10, 35)
    assert rect(one, Spot(1, 3), upstream=True) == (0, 40, 20)


def test_a_passage_that_is_on_no_page_has_no_caret():
    one = galley(*LINES)
    assert (one.caret(Stop(Spot(9), 0)), one.home(Stop(Spot(9), 0)), one.below(Stop(Spot(9), 0), 5)) == (None,) * 3


def test_end_stands_before_the_space_that_the_line_swallows():
    one = galley(*LINES)
    assert one.end(Stop(Spot(1, 4), 0)) == Stop(Spot(1, 5), 0)
    assert one.home(Stop(Spot(1, 4), 0)) == Stop(Spot(1, 3), 0)
    assert one.end(Stop(Spot(1, 0), 0)) == Stop(Spot(1, 3), 0, upstream=True)
    assert one.at(0, Point(90, 32)) == Stop(Spot(1, 5), 0)


def test_a_space_typed_last_moves_the_caret():
    one = galley(run(10, 20, "가 ", wide=[10, 0]))
    assert rect(one, Spot(1, 2)) == (0, 22.5, 20)
    assert one.at(0, Point(90, 18)) == Stop(Spot(1, 2), 0)


def test_an_empty_passage_is_a_place():
    one = galley(*LINES, Glyphs(10, 80, "face", 10, BLACK, "", (), origin=Origin(2)))
    assert rect(one, Spot(2)) == (0, 10, 80)
    assert one.at(0, Point(100, 78)) == Stop(Spot(2), 0)
    assert len(one.areas(0, {(2, ""): (0, 0, True)})) == 1
    assert one.areas(0, {(2, ""): (0, 0, False)}) == ()


def test_a_cluster_of_letters_is_shared_out_but_a_letter_with_its_mark_is_not():
    ligature = Glyphs(10, 20, "f", 10, BLACK, "ffi", (Glyph(1, 12, 0, 0, 0, 3),), origin=Origin(1, 0, 3))
    marked = Glyphs(22, 20, "f", 10, BLACK, "e\u0301x", (Glyph(1, 6, 0, 0, 0, 2), Glyph(2, 0, 0, 0, 2, 2), Glyph(3, 6, 0, 0, 2, 3)), origin=Origin(1, 3, 6))  # fmt: skip # noqa: E501
    (row,) = galley(ligature, marked).page(0).rows
    assert [(edge.at, edge.left) for edge in row.edges] == [(0, 10), (1, 14), (2, 18), (3, 22), (5, 28), (6, 34)]


def test_generated_words_are_passed_but_no_place():
    one = galley(run(10, 20, "가나"), own(30, 16.4, "12"), run(42, 20, "다", 2))
    assert len(one.page(0).rows) == 1
    assert rect(one, Spot(1, 2), upstream=True)[1] == 30
    assert rect(one, Spot(1, 2))[1] == 42
    assert [one.at(0, Point(x, 18)).upstream for x in (31, 41)] == [True, False]
    assert [one.at(0, Point(x, 18)).spot.at for x in (31, 41)] == [2, 2]


def test_a_generated_number_at_the_end_has_two_sides():
    one = galley(run(10, 20, "가나"), own(30, 16.4, "1"))
    assert (rect(one, Spot(1, 2), upstream=True)[1], rect(one, Spot(1, 2))[1]) == (30, 36)


def test_the_hyphen_of_a_divided_word_is_no_place():
    one = galley(run(10, 20, "가나"), own(30, 20, "\u00ad"), run(10, 35, "다", 2))
    assert len(one.page(0).rows) == 2
    assert rect(one, Spot(1, 2)) == (0, 10, 35)
    assert rect(one, Spot(1, 2), upstream=True) == (0, 30, 20)
    assert [one.at(0, Point(x, 18)) for x in (31, 80)] == [Stop(Spot(1, 2), 0, upstream=True)] * 2
    assert [(area.x, area.right) for area in one.areas(0, {(1, ""): (1, 3, False)})] == [(20, 36), (10, 20)]


def test_a_raised_run_stays_in_its_line_and_lowers_the_caret():
    one = galley(run(10, 20, "가"), run(20, 16, "2", 1, size=6), run(26, 20, "나", 2))
    assert len(one.page(0).rows) == 1
    raised, normal = (one.caret(Stop(Spot(1, at), 0))[1].height for at in (2, 1))
    assert raised < normal


def place(x, y, at, block=1):
    return Glyphs(x, y, "face", 10, BLACK, "", (), origin=Origin(block, at, at))


def test_behind_a_last_hard_break_the_caret_is_on_a_new_line():
    one = galley(run(10, 20, "가나"), place(10, 20, 3))
    at_break, behind = (one.caret(Stop(Spot(1, at), 0))[1] for at in (2, 3))
    assert (at_break.x, behind.x, behind.y > at_break.y + 9) == (30, 10, True)
    assert one.below(Stop(Spot(1, 0), 0), 10) == Stop(Spot(1, 3), 0)


def test_empty_lines_between_hard_breaks_are_places():
    one = galley(run(10, 20, "가나"), run(10, 65, "다", 5))
    assert [rect(one, Spot(1, at))[1:] for at in (2, 3, 4, 5)] == [(30, 20), (10, 35), (10, 50), (10, 65)]
    assert one.end(Stop(Spot(1, 0), 0)) == Stop(Spot(1, 2), 0)


def test_lines_are_as_high_as_their_distance():
    rows = galley(*LINES).page(0).rows
    assert [round(row.bottom - row.top, 3) for row in rows] == [15, 15, 15]
    assert rows[0].bottom == pytest.approx(rows[1].top)


def test_up_and_down_keep_the_goal():
    one = galley(*LINES, run(10, 70, "사아자", block=2))
    down = one.below(Stop(Spot(1, 4), 0), 34)
    assert down == Stop(Spot(1, 7), 0)
    assert one.below(down, 34) == Stop(Spot(2, 2), 0)
    assert one.above(down, 34) == Stop(Spot(1, 5), 0)
    assert one.above(Stop(Spot(1, 1), 0), 34) is None


def test_down_goes_on_over_columns_and_pages():
    pages = (
        page(run(10, 20, "가"), run(10, 35, "나", 1), run(110, 20, "다", 2), run(110, 35, "라", 3)),
        page(index=1),
        page(run(10, 20, "마", 4), index=2),
    )
    one = Galley(pages)
    seen, stop = [], one.home(Stop(Spot(1, 0), 0))
    while stop is not None:
        seen.append((stop.page, stop.spot.at))
        stop = one.below(stop, 10)
    assert seen == [(0, 0), (0, 1), (0, 2), (0, 3), (2, 4)]
    assert one.above(Stop(Spot(1, 4), 2), 10) == Stop(Spot(1, 3), 0)


def table(*rows):
    """Rows of cells, each cell its lines; 50 points wide, 15 points a line; blocks are numbered from 100."""
    made, y, block = [], 40.0, 100
    for row in rows:
        cells = []
        for column, lines in enumerate(row):
            at, items = 0, []
            for number, text in enumerate(lines):
                items.append(run(10 + 50 * column, y + 15 * number, text, at, block))
                at += len(text)
            cells.append(Group(tuple(items), role="TD"))
            block += 1
        made.append(Group(tuple(cells), role="TR"))
        y += 15 * max(map(len, row)) + 4
    return Group(tuple(made), Matrix.move(0, 0), role="Table")


def test_down_stays_in_the_column_of_a_table():
    one = galley(
        run(10, 20, "가나다라마바사아자차카타", block=1),
        table((["가", "나"], ["다"], ["라"]), (["마"], ["바"], ["사"])),
        run(10, 150, "가나다라마바사아자차카타", block=2),
    )

    def way(start, x):
        seen, stop = [], Stop(start, 0)
        while stop := one.below(stop, x):
            seen.append((stop.spot.block, stop.spot.at))
        return seen

    assert way(Spot(1, 5), 63) == [(101, 0), (104, 0), (2, 5)]
    assert way(Spot(1, 0), 10) == [(100, 0), (100, 1), (103, 0), (2, 0)]
    assert one.above(Stop(Spot(2, 5), 0), 63).spot.block == 104
    assert one.above(Stop(Spot(103), 0), 10) == Stop(Spot(100, 1), 0)


def test_a_click_beside_a_short_line_finds_it_and_not_the_next_column():
    one = galley(run(10, 20, "가나다라마바"), run(10, 35, "사", 6), run(90, 35, "아자", block=2))
    assert one.at(0, Point(60, 32)).spot == Spot(1, 7)
    assert one.at(0, Point(95, 32)).spot.block == 2
    assert one.over(0, Point(60, 32)).passage == (1, "")
    assert one.over(0, Point(60, 120)) is None


def test_a_selection_covers_every_line_once():
    one = galley(*LINES)
    areas = one.areas(0, {(1, ""): (1, 7, False)})
    assert [(area.x, area.right) for area in areas] == [(20, 40), (10, 30), (10, 20)]
    assert one.areas(0, {(1, ""): (3, 3, False)}) == ()
    (nub,) = one.areas(0, {(1, ""): (6, 7, True)})
    assert nub.right > 20


def test_fields_of_one_block_are_passages_of_their_own():
    one = galley(run(10, 20, "가나", field="caption"), run(40, 20, "다", field="source"))
    assert [row.passage for row in one.page(0).rows] == [(1, "caption"), (1, "source")]
    assert rect(one, Spot(1, 1, "source"))[1] == 50


def test_a_page_is_looked_at_again_only_when_its_items_are_others():
    first = page(*LINES)
    one = Galley((first,))
    known = one.page(0)
    one.show((Page(0, "P1", 200, 200, 0, first.items),))
    assert one.page(0) is known
    one.show((page(*LINES[:1]),))
    assert len(one.page(0).rows) == 1


def test_a_leap_goes_over_the_page_end():
    one = Galley((page(*LINES), page(run(10, 20, "자차", 7), index=1)))
    assert one.leap(Stop(Spot(1, 0), 0), 22, 200) == Stop(Spot(1, 8), 1)
    assert one.leap(Stop(Spot(1, 8), 1), 10, -190) == Stop(Spot(1, 3), 0)


# ------------------------------------------------------------------------------------------------- the example's pages
@pytest.fixture(scope="module")
def example():
    with open_project(EXAMPLE, Sink()) as project:
        return Galley(project.typeset(Sink()).pages), project.issue


def every_row(one):
    index = 0
    while index < 60:
        yield from ((index, row) for row in one.page(index).rows)
        index += 1


def just_inside(row, edge):
    """The two sides of an edge, and of a line's ends the inner one."""
    if edge.at == row.start:
        return (edge.right + 1e-6,)
    return (edge.left - 1e-6,) if edge.at == row.edges[-1].at else (edge.left + 1e-6, edge.right - 1e-6)


def test_every_place_of_every_line_is_found_where_it_stands(example):
    one, _ = example
    asked, wrong = 0, []
    for index, row in every_row(one):
        middle = (row.top + row.bottom) / 2
        for edge in row.edges:
            if edge.at <= one.last(index, row):
                for x in just_inside(row, edge):
                    asked += 1
                    stop = one.at(index, Point(x, middle))
                    same = edge.at if abs(row.edge(stop.spot.at).left - edge.left) > 1e-6 else stop.spot.at
                    if (stop.spot.block, stop.spot.field, stop.spot.at) != (*row.passage, same):
                        wrong.append((index, row.passage, edge, stop))
                    elif abs(one.caret(stop)[1].x - x) > 0.01:
                        wrong.append((index, row.passage, edge, one.caret(stop)))
    assert asked > 10000
    assert wrong == []


def test_every_character_of_a_passage_is_covered_once(example):
    one, _ = example
    for index in range(20):
        for passage, rows in one.page(index).passages.items():
            start, end = rows[0].start, rows[-1].end
            whole = sum(area.width for area in one.areas(index, {passage: (start, end, False)}))
            single = [one.areas(index, {passage: (at, at + 1, False)}) for at in range(start, end)]
            pieces = sum(area.width for areas in single for area in areas)
            gaps = sum(edge.right - edge.left for row in rows for edge in row.edges[:-1])
            assert pieces + gaps == pytest.approx(whole, abs=0.3 * 12 * len(rows))


def test_down_and_up_again_is_where_one_began(example):
    one, _ = example
    asked, wrong = 0, []
    for index, row in every_row(one):
        start = Stop(Spot(row.passage[0], row.start, row.passage[1]), index)
        x = one.caret(start)[1].x + 1
        down = one.below(start, x)
        if down is not None:
            asked += 1
            up = one.above(down, x)
            if up is None or one.row(up)[1] is not row:
                wrong.append((index, row.passage, down, up))
    assert asked > 600
    beside = [one for one in wrong if one[1][1].endswith(".label")]  # a label stands beside the first row of a table
    assert wrong == beside
    assert len(beside) < 5


def grid(*rows):
    """Rows of cells (first column, one past the last, words) that know their area: 50 points a column, 19 high."""
    made, block = [], 100
    for number, cells in enumerate(rows):
        groups = []
        for first, last, text in cells:
            words = run(12 + 50 * first, 40 + 19 * number, text, block=block)
            area = Rect(10 + 50 * first, 28 + 19 * number, 50 * (last - first), 19)
            groups.append(Group((words,), role="TD", area=area))
            block += 1
        made.append(Group(tuple(groups), role="TR"))
    return Group(tuple(made), Matrix.move(0, 0), role="Table")


def test_a_click_goes_into_the_cell_under_it_however_little_stands_there():
    one = galley(grid([(0, 1, ""), (1, 2, ""), (2, 3, "가")], [(0, 2, ""), (2, 3, "나")]))
    places = [(50, 35), (65, 35), (105, 35), (150, 35), (90, 62), (120, 62)]
    assert [one.at(0, Point(*place)).spot.block for place in places] == [100, 101, 101, 102, 103, 104]
    assert one.over(0, Point(90, 62)).passage == (103, "")


def test_up_and_down_between_cells_goes_by_what_they_take_up():
    one = galley(grid([(0, 1, "가"), (1, 2, ""), (2, 3, "")], [(0, 2, ""), (2, 3, "")]))
    assert one.below(Stop(Spot(101), 0), 62).spot.block == 103
    assert one.below(Stop(Spot(102), 0), 112).spot.block == 104


def test_in_the_example_every_point_of_a_cell_is_its_own(example):
    one, _ = example
    rows = [(index, row) for index, row in every_row(one) if row.cell]
    assert len(rows) > 100
    for index, row in rows:
        area, middle = row.cell.area, (row.top + row.bottom) / 2
        assert area.y <= middle <= area.bottom, row.passage
        for x in (area.x + 1, area.x + area.width / 2, area.right - 1):
            assert one.row_at(index, Point(x, middle)).cell == row.cell


def test_a_place_asked_for_alone_is_where_it_is_among_all(example):
    one, _ = example
    asked, wrong = 0, []
    for index, row in every_row(one):
        for edge in row.edges:
            alone = dataclasses.replace(row).edge(edge.at)  # a row that has not been asked yet
            asked += 1
            apart = max(abs(alone.left - edge.left), abs(alone.right - edge.right))
            if alone.at != edge.at or apart > 1e-9:
                wrong.append((index, edge, alone))
    assert asked > 10_000
    assert not wrong
