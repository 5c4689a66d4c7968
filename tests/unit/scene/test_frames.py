"""Frames of pictures on a page."""

from __future__ import annotations

from kiclayout.base.geometry import Matrix, Point, Rect
from kiclayout.base.origin import Origin
from kiclayout.scene.frames import Framed, frame_at, frame_of, frames_on
from kiclayout.scene.items import Group, Item, Picture
from kiclayout.scene.page import Page
from kiclayout.scene.tags import Tag

AREA = Rect(10, 10, 60, 40)


def page_of(*items: Item) -> Page:
    return Page(0, "", 200.0, 300.0, 0.0, items)


def test_pictures_and_places_without_one_are_found_where_they_stand() -> None:
    shown = Picture(AREA, "/a.jpg", Rect(0.1, 0, 0.8, 1), origin=Origin(7))
    empty = Group((), role="Figure", area=AREA, tags=(Tag("Figure", (8, "")),))
    inside = Group((shown,), role="Figure", area=AREA, tags=(Tag("Figure", (7, "")),))
    page = page_of(inside, Group((empty,), Matrix.scale(0.5, 0.5).then(Matrix.move(100, 100))))
    assert frames_on(page) == (Framed(7, AREA, "/a.jpg", Rect(0.1, 0, 0.8, 1)), Framed(8, Rect(105, 105, 30, 20)))
    assert frame_at(page, Point(20, 20)) == frames_on(page)[0]
    assert frame_at(page, Point(110, 110)) == frame_of(page, 8) == frames_on(page)[1]
    assert frame_at(page, Point(5, 5)) is None


def test_what_is_nobodys_block_is_no_frame() -> None:
    logo = Group((Picture(AREA, "/logo.png"),), role="Figure", area=AREA, tags=(Tag("Figure", said="logo"),))
    assert frames_on(page_of(logo)) == ()
    assert frame_of(page_of(logo), 7) is None
