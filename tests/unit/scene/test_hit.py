"""From points to characters and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiclayout.base.color import BLACK
from kiclayout.base.geometry import Matrix, Point, Rect
from kiclayout.base.origin import Origin
from kiclayout.scene.hit import link_at, mark_on, origin_at, own_words_at, picture_at, rects_of
from kiclayout.scene.items import Glyph, Glyphs, Group, LinkArea, Mark, Picture
from kiclayout.scene.page import Page


def run(x, y, text, origin, size=10.0):
    glyphs = tuple(Glyph(1, size, 0, 0, index, index + 1) for index in range(len(text)))
    return Glyphs(x, y, "face", size, BLACK, text, glyphs, origin=origin)


FIRST = run(10, 20, "가나다", Origin(1, 0, 3))
SECOND = run(10, 40, "라마", Origin(1, 3, 5))
OWN_WORDS = run(10, 60, "P7", None)
PHOTO = Picture(Rect(100, 100, 50, 50), "a.jpg", origin=Origin(5))
PAGE = Page(0, "P1", 200, 200, 0, (FIRST, Group((SECOND,), Matrix.move(0, 5)), OWN_WORDS, PHOTO))


@pytest.mark.parametrize(
    ("point", "origin"),
    [
        (Point(15, 16), Origin(1, 0, 1)),
        (Point(25, 16), Origin(1, 1, 2)),
        (Point(190, 16), Origin(1, 2, 3)),
        (Point(0, 40), Origin(1, 3, 4)),
        (Point(120, 120), Origin(5)),
        (Point(15, 60), Origin(1, 3, 4)),
    ],
)
def test_a_point_finds_the_nearest_characters(point, origin):
    assert origin_at(PAGE, point) == origin


def test_an_empty_page_has_no_place():
    empty = replace(PAGE, items=(OWN_WORDS,))
    assert origin_at(empty, Point(1, 1)) is None


def test_words_that_a_picture_shows_are_nobodys_to_be_clicked_at():
    unseen = tuple(replace(run(110, 120, "가나", origin), hidden=True) for origin in (None, Origin(0, 0, 2)))
    page = replace(PAGE, items=(PHOTO, *unseen))
    assert origin_at(page, Point(115, 118)) == Origin(5)
    assert own_words_at(page, Point(115, 118)) == ""


def test_characters_stand_in_one_rectangle_per_line():
    assert [round(rect.width) for rect in rects_of(PAGE, Origin(1, 1, 5))] == [20, 20]
    first, second = rects_of(PAGE, Origin(1, 1, 5))
    assert (first.x, round(first.y, 1), round(second.y, 1)) == (20, 11.2, 36.2)


def test_an_empty_range_is_a_caret():
    (caret,) = rects_of(PAGE, Origin(1, 1, 1))
    assert (caret.x, caret.width, caret.height) == (20, 0, 10)


def test_a_block_of_its_own_is_its_picture():
    assert rects_of(PAGE, Origin(5)) == (PHOTO.rect,)


def test_a_run_spelt_otherwise_than_its_source_is_one_piece():
    page = replace(PAGE, items=(run(10, 20, "①", Origin(3, 4, 7)),))
    assert origin_at(page, Point(12, 15)) == Origin(3, 4, 7)


def test_a_click_finds_what_it_shows(book, set_run):
    drawn = replace(PAGE, items=(set_run(10, 20, "사업단이 KIC", origin=Origin(2, 10, 18)),))
    for index in range(10, 18):
        (rect,) = rects_of(drawn, Origin(2, index, index + 1))
        assert origin_at(drawn, Point(rect.x + rect.width / 2, rect.y + 1)) == Origin(2, index, index + 1)


def test_fields_of_a_block_are_told_apart():
    page = replace(
        PAGE, items=(run(10, 20, "가", Origin(4, 0, 1, "caption")), run(10, 40, "나", Origin(4, 0, 1, "source")))
    )
    assert origin_at(page, Point(12, 38)) == Origin(4, 0, 1, "source")
    (rect,) = rects_of(page, Origin(4, 0, 1, "caption"))
    assert round(rect.y, 1) == 11.2


def test_an_empty_passage_stands_somewhere():
    page = replace(PAGE, items=(run(10, 20, "", Origin(6)),))
    assert origin_at(page, Point(12, 18)) == Origin(6)
    (rect,) = rects_of(page, Origin(6))
    assert (rect.x, rect.width) == (10, 0)


def test_words_of_the_program_are_found_where_they_stand():
    assert (own_words_at(PAGE, Point(15, 55)), own_words_at(PAGE, Point(15, 18))) == ("P7", "")


def test_links_and_targets_are_found_inside_groups():
    inner = Group((LinkArea(Rect(0, 0, 10, 10), "#a"), Mark("a", 1, 2)), Matrix.move(50, 60))
    page = replace(PAGE, items=(LinkArea(Rect(0, 0, 200, 200), "https://b.example"), inner))
    assert (link_at(page, Point(55, 65)).target, link_at(page, Point(5, 5)).target) == ("#a", "https://b.example")
    assert link_at(PAGE, Point(5, 5)) is None
    assert (mark_on(page, "a"), mark_on(page, "b")) == (Point(51, 62), None)


def test_a_picture_is_found_only_where_it_is():
    assert (picture_at(PAGE, Point(120, 120)), picture_at(PAGE, Point(15, 16))) == (Origin(5), None)
