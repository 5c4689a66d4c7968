from __future__ import annotations

import pytest
from PIL import ImageChops

from kiclayout.base.color import BLACK, WHITE, parse_hex
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Origin
from kiclayout.base.record import replace
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.scene.items import Glyphs, Group, LinkArea, Mark, Path, rectangle
from kiclayout.scene.page import Page

RED, BLUE = parse_hex("#c8102e"), parse_hex("#1f3a93")
PAPER = "#ffffff"


def square(x, y, size=20.0, color=RED, opacity=1.0):
    return rectangle(Rect(x, y, size, size), color, opacity)


def line(*points, **style):
    (x, y), *rest = points
    return Path((("M", x, y), *(("L", x, y) for x, y in rest)), stroke=BLACK, **style)


def test_a_rectangle_stands_from_the_top(draw, at):
    image = draw(square(10, 5))
    assert [at(image, *spot) for spot in ((10, 5), (29, 24), (9, 6), (11, 25))] == [RED.hex, RED.hex, PAPER, PAPER]


def test_later_items_cover_earlier_ones(draw, at):
    image = draw(square(10, 10), square(20, 10, color=BLUE))
    assert [at(image, x, 20) for x in (15, 25)] == [RED.hex, BLUE.hex]


def test_opacity_lets_the_ground_through(draw, at):
    assert at(draw(square(10, 10, color=BLACK, opacity=0.5)), 20, 20) in ("#7f7f7f", "#808080")


def test_a_group_moves_scales_and_turns(draw, at):
    turned = Matrix.scale(2.0).then(Matrix.turn(90.0)).then(Matrix.move(60.0, 10.0))
    image = draw(Group((rectangle(Rect(0, 0, 10, 5), RED),), turned))
    assert [at(image, *spot) for spot in ((51, 11), (59, 28), (48, 20), (55, 32))] == [RED.hex, RED.hex, PAPER, PAPER]


def test_groups_within_groups_add_up(draw, at):
    inner = Group((square(0, 0, 5.0),), Matrix.move(5.0, 0.0))
    image = draw(Group((inner,), Matrix.scale(2.0).then(Matrix.move(10.0, 10.0))))
    assert [at(image, *spot) for spot in ((21, 11), (29, 19), (19, 15), (31, 15))] == [RED.hex, RED.hex, PAPER, PAPER]


def test_a_clip_holds_for_its_group_only(draw, at):
    image = draw(Group((square(0, 0, 60.0),), clip=Rect(10, 10, 20, 20)), square(40, 40, 10.0, BLUE))
    assert [at(image, *spot) for spot in ((15, 15), (5, 5), (35, 15), (45, 45))] == [RED.hex, PAPER, PAPER, BLUE.hex]


@pytest.mark.parametrize(("even_odd", "middle"), [(False, RED.hex), (True, PAPER)])
def test_the_fill_rule_decides_about_holes(draw, at, even_odd, middle):
    outer, inner = rectangle(Rect(10, 10, 40, 40), RED).segments, rectangle(Rect(20, 20, 20, 20), RED).segments
    image = draw(Path((*outer, *inner), fill=RED, even_odd=even_odd))
    assert (at(image, 12, 12), at(image, 30, 30)) == (RED.hex, middle)


@pytest.mark.parametrize(("cap", "beyond"), [("butt", PAPER), ("square", BLACK.hex)])
def test_caps_end_a_stroke(draw, at, cap, beyond):
    image = draw(line((20, 30), (60, 30), width=10.0, cap=cap))
    assert (at(image, 40, 30), at(image, 62, 30)) == (BLACK.hex, beyond)


@pytest.mark.parametrize(("join", "tip"), [("miter", BLACK.hex), ("bevel", PAPER)])
def test_joins_turn_a_stroke(draw, at, join, tip):
    image = draw(line((20, 50), (50, 20), (80, 50), width=10.0, join=join))
    assert at(image, 50, 15) == tip


def test_a_mitre_longer_than_four_widths_is_cut(draw, at):
    image = draw(line((50, 55), (52, 30), (54, 55), width=4.0))
    assert at(image, 52, 20) == PAPER


def test_dashes_are_lengths_whatever_the_width(draw, at):
    image = draw(line((0, 30), (100, 30), width=4.0, dash=(10.0, 10.0)))
    assert [at(image, x, 30) for x in (5, 15, 25, 35)] == [BLACK.hex, PAPER, BLACK.hex, PAPER]


def test_a_stroke_without_width_draws_nothing(draw):
    image = draw(line((0, 30), (100, 30), width=0.0))
    assert set(image.get_flattened_data()) == {(255, 255, 255)}


def test_links_marks_and_runs_without_glyphs_draw_nothing(draw):
    empty = Glyphs(10.0, 10.0, "KICSans-Regular", 10.0, BLACK, "", ())
    image = draw(LinkArea(Rect(0, 0, 50, 50), "#a"), Mark("a", 1.0, 1.0), empty)
    assert set(image.get_flattened_data()) == {(255, 255, 255)}


def test_abutting_grounds_leave_no_seam(draw, at):
    grounds = [rectangle(Rect(0.0, 7.3 * number, 100.0, 7.3), RED) for number in range(6)]
    image = draw(*grounds)
    assert {at(image, 50, y) for y in range(43)} == {RED.hex}


def test_a_hairline_is_one_light_pixel_wherever_it_lies(draw):
    for y in (10.0, 10.3, 10.5, 10.9):
        image = draw(rectangle(Rect(0.0, y, 100.0, 0.5), BLACK))
        column = [image.getpixel((50, row))[0] for row in range(60)]
        assert [value for value in column if value < 255] in ([127], [128])


def test_text_lies_between_what_is_before_and_after_it(draw, at, set_run):
    word = set_run(10, 40, "ㅁㅁ", size=30.0)
    under, over = draw(word, square(0, 0, 60.0)), draw(square(0, 0, 60.0), word)
    assert {at(under, x, y) for x in range(60) for y in range(60)} == {RED.hex}
    assert BLACK.hex in {at(over, x, y) for x in range(60) for y in range(60)}


def test_text_in_a_scaled_group_is_scaled(draw, set_run):
    small = draw(Group((set_run(5, 20, "한", size=10.0),), Matrix.scale(2.0)))
    large = draw(set_run(10, 40, "한", size=20.0))
    assert small.tobytes() == large.tobytes()


def test_a_part_of_a_page_is_drawn_as_in_the_whole(draw, set_run):
    items = (square(3.3, 3.3, 40.0), set_run(4, 30, "한글中国Aa", size=12.0), line((0, 0), (90, 50), width=1.3))
    whole = draw(*items, scale=2.0)
    part = draw(*items, scale=2.0, exposed=(20.0, 10.0, 30.0, 25.0))
    box = (40, 20, 100, 70)
    apart = ImageChops.difference(part.crop(box), whole.crop(box)).getextrema()
    assert max(high for _, high in apart) <= 3, "Qt rounds slanting edges by a level or two where they are clipped"


def test_a_page_is_made_ready_once(drawings, set_run):
    page = Page(0, "", 100.0, 60.0, 0.0, (set_run(0, 10, "가"),))
    assert drawings.of(page) is drawings.of(page)


def rows(set_run, *texts):
    return tuple(Group((set_run(0, 10.0 + 12 * number, text),)) for number, text in enumerate(texts))


def test_what_a_changed_page_has_in_common_is_taken_over(drawings, set_run):
    before = drawings.of(Page(0, "", 100.0, 60.0, 0.0, rows(set_run, "가", "나", "다")))
    after = drawings.of(Page(0, "", 100.0, 60.0, 0.0, rows(set_run, "가", "너", "다")))
    assert [one is other for one, other in zip(before.pieces, after.pieces, strict=True)] == [True, False, True]


def test_what_comes_between_leaves_the_ends_as_they_are(drawings, set_run):
    first, second, third = rows(set_run, "가", "나", "다")
    before = drawings.of(Page(0, "", 100.0, 60.0, 0.0, (first, third)))
    after = drawings.of(Page(0, "", 100.0, 60.0, 0.0, (first, second, third)))
    assert (after.pieces[0], after.pieces[2]) == before.pieces
    assert after.pieces[1].item is second


def test_where_a_page_changed_is_said(drawings, set_run):
    old = Page(0, "", 100.0, 60.0, 0.0, rows(set_run, "가", "나", "다"))
    new = replace(old, items=rows(set_run, "가", "나나", "다"))
    drawings.of(old)
    area = drawings.renewed(old, new)
    assert area is not None
    assert (area.y < 22.0 - 8, area.bottom > 22.0) == (True, True)
    assert area.height < 30.0
    same = drawings.renewed(new, replace(new, items=rows(set_run, "가", "나나", "다")))
    assert same == Rect(0.0, 0.0, 0.0, 0.0)


def test_of_a_paragraph_only_lines_that_differ_are_drawn_anew(drawings, set_run):
    """An edit makes all of a block's lines anew, and moves the places of the words below it by a character."""
    lines = [set_run(10.0, y, word) for y, word in ((12.0, "가"), (26.0, "나"), (40.0, "다"))]
    typed = [replace(line) for line in lines]
    typed[1] = set_run(10.0, 26.0, "나라")
    typed[2] = replace(typed[2], origin=Origin(7, 5, 6))
    old = Page(0, "", 100.0, 60.0, 0.0, (Group(tuple(lines)),))
    new = replace(old, items=(Group(tuple(typed)),))
    before = drawings.of(old)
    area = drawings.renewed(old, new)
    after = drawings.of(new)
    assert area is not None
    assert (area.y, area.bottom) == (26.0 - 1.5 * lines[1].size, 26.0 + lines[1].size)
    were, are = before.pieces[0].strokes, after.pieces[0].strokes
    assert (are[0] is were[0], are[1] is were[1], are[2] is were[2]) == (True, False, True)
    assert after.pieces[0].item is new.items[0]


@pytest.mark.parametrize("change", [{"x": 11.0}, {"y": 27.0}, {"size": 9.0}, {"color": WHITE}])
def test_words_that_stand_or_look_otherwise_are_drawn_anew(drawings, set_run, change):
    line = set_run(10.0, 26.0, "나")
    old = Page(0, "", 100.0, 60.0, 0.0, (Group((line,)),))
    drawings.of(old)
    area = drawings.renewed(old, replace(old, items=(Group((replace(line, **change),)),)))
    assert area is not None
    assert area.height > 0


def test_a_page_that_was_not_the_last_drawn_may_differ_everywhere(drawings, set_run):
    old = Page(0, "", 100.0, 60.0, 0.0, rows(set_run, "가", "나"))
    assert drawings.renewed(old, replace(old, folio="P1")) is None
    assert drawings.renewed(replace(old, folio="P1"), replace(old, width=90.0)) is None


def test_drawings_kept_are_bounded(qapp, book):
    drawings = Drawings(GlyphFonts(book), kept=3)
    pages = [Page(index, "", 100.0, 60.0, 0.0, (square(0, 0),)) for index in range(9)]
    first = drawings.of(pages[0])
    for page in pages:
        drawings.of(page)
    assert len(drawings) == 3
    assert drawings.of(pages[0]) is not first


def test_text_above_text_and_grounds_needs_few_layers(drawings, set_run):
    rows = [item for y in range(0, 60, 12) for item in (square(0, y, 11.0), set_run(2, y + 9, "가", size=8.0))]
    assert len(drawings.of(Page(0, "", 100.0, 60.0, 0.0, tuple(rows))).layers) == 1


def test_white_is_white(draw, at):
    assert at(draw(square(0, 0, color=WHITE), square(30, 30)), 5, 5) == PAPER


def test_words_of_a_turned_group_are_drawn_to_the_last_letter(draw, set_run, ink):
    level = draw(set_run(5, 40, "한국어", size=20.0))
    words = set_run(-54, 0, "한국어", size=20.0)
    upright = draw(Group((words,), Matrix.turn(-90.0).then(Matrix.move(60.0, 2.0))))
    assert ink(upright, "#ffffff", "#000000") == pytest.approx(ink(level, "#ffffff", "#000000"), rel=0.05)
