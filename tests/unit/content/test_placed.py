"""What placements say of single pages, read and written."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.geometry import Rect
from kiclayout.base.units import MM
from kiclayout.content.issue import Issue, Placement
from kiclayout.content.placed import (
    Moved,
    PageSpot,
    Sides,
    entries_of,
    moved_pages,
    unlocked,
    with_moved,
    with_unlocked,
)

SPOT = PageSpot("articles/a.md", 2, "article")
OTHERS = (
    ("articles/a.md", "copyfit", "tight"),
    ("articles/a.md", "page.template", "wide"),
    ("articles/b.md", "page.1.template", "opener"),
    ("articles/b.md", "page.1.frames.main", "{x: 10mm}"),
    ("guides", "x", "[40mm]"),
)


def issue_of(*entries: tuple[str, str, str]) -> Issue:
    return Issue(1, dt.date(2026, 11, 18), "small", (), placements=(Placement("small", entries),))


@pytest.mark.parametrize(
    ("written", "sides"),
    [
        ("{x: 10mm, w: 40mm}", Sides(x=10 * MM, width=40 * MM)),
        ('{x: "-3mm", y: 0mm}', Sides(x=-3 * MM, y=0.0)),
        ("{x: far, w: 0mm, h: -2mm, z: 1mm}", Sides()),
        ("[10mm]", Sides()),
    ],
)
def test_sides_are_taken_as_far_as_they_are_sound(written: str, sides: Sides) -> None:
    assert Sides.read(written) == sides


def test_sides_are_spelled_in_hundredths_of_millimetres_and_put() -> None:
    sides = Sides.of(Rect(10.004 * MM, -0.001, 20 * MM, 5 * MM))
    assert sides.spelled() == "{x: 10mm, y: 0mm, w: 20mm, h: 5mm}"
    assert Sides(y=7.0, width=3.0).put(Rect(1, 2, 30, 40)) == Rect(1, 7, 3, 40)


def test_pages_are_moved_one_by_one_and_the_rest_of_the_placement_stays() -> None:
    issue = issue_of(*OTHERS)
    moved = Moved(frames=(("main", Sides(x=72.0)),))
    made = with_moved(issue, "small", {SPOT: moved})
    assert entries_of(made, "small") == (
        *OTHERS,
        ("articles/a.md", "page.2.template", "article"),
        ("articles/a.md", "page.2.frames.main", "{x: 25.4mm}"),
    )
    assert moved_pages(made, "small")[SPOT] == moved
    assert with_moved(made, "small", {SPOT: moved}) is made
    assert entries_of(with_moved(made, "small", {SPOT: Moved()}), "small") == OTHERS


def test_a_page_of_furniture_is_named_by_its_template() -> None:
    spot = PageSpot("", 0, "cover")
    made = with_moved(issue_of(*OTHERS), "small", {spot: Moved(things=(("picture", Sides(x=72.0)),))})
    assert entries_of(made, "small")[-2:] == (
        ("@cover", "page.template", "cover"),
        ("@cover", "page.things.picture", "{x: 25.4mm}"),
    )
    assert list(moved_pages(made, "small")) == [PageSpot("articles/b.md", 1, "opener"), spot]


def test_another_template_on_the_page_takes_the_place_of_what_was_said_for_the_first() -> None:
    first = with_moved(issue_of(), "small", {SPOT: Moved(frames=(("main", Sides(x=72.0)),))})
    other = PageSpot("articles/a.md", 2, "wide")
    made = with_moved(first, "small", {other: Moved(frames=(("main", Sides(y=72.0)),))})
    assert list(moved_pages(made, "small")) == [other]


def test_locks_are_opened_and_closed() -> None:
    made = with_unlocked(issue_of(*OTHERS), "small", "margins", True)
    assert unlocked(made, "small") == {"margins"}
    assert unlocked(made, "other") == frozenset()
    assert entries_of(with_unlocked(made, "small", "margins", False), "small") == OTHERS
