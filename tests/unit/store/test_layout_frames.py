from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.units import MM
from kiclayout.design.layout import Layout
from kiclayout.design.template import Template
from kiclayout.store.layout_frames import (
    Division,
    area_of,
    columns_of,
    family_of,
    gap_of,
    rect_of,
    renamed_frame,
    with_columns,
    with_frame,
    with_rect,
)
from kiclayout.store.layouts import layout_of

SMALL = """\
version: 1
templates:
  article:   # running pages
    frames: {main: {rect: [25, 25, 160, 247], side: 16, gutter: 4}}
  opener:
    like: article
  news:
    frames:
      # the head
      head: {rect: [20, 20, 170, 40]}
      left:
        rect: [20, 70, 80, 200]   # as wide as the other
        half_unit: 6
      right: {rect: [110, 70, 80, 200]}
"""


def read(text: str) -> Layout:
    return layout_of(text, Path("house"), Sink())


def template(text: str, name: str) -> Template:
    found = read(text).template(name)
    assert found is not None
    return found


def only(text: str, old: str, new: str) -> str:
    """``text`` with the one change that is expected, and no other."""
    assert text.count(old) == 1
    return text.replace(old, new)


def test_a_side_of_a_frame_changes_alone() -> None:
    article = template(SMALL, "article")
    assert rect_of(SMALL, article, "main") == ("25", "25", "160", "247")
    after = with_rect(SMALL, article, "main", ("25", "30", "160", "242"))
    assert after == only(SMALL, "[25, 25, 160, 247]", "[25, 30, 160, 242]")
    frame = template(after, "article").frames[0]
    assert frame.rect.y == pytest.approx(30 * MM)
    assert frame.side == pytest.approx(16 * MM)
    assert template(after, "opener").frames[0].rect == frame.rect


def test_a_template_that_inherits_its_frames_gets_its_own() -> None:
    opener = template(SMALL, "opener")
    assert rect_of(SMALL, opener, "main") == ("25", "25", "160", "247")
    after = with_rect(SMALL, opener, "main", ("25", "80", "160", "192"))
    assert rect_of(after, template(after, "opener"), "main") == ("25", "80", "160", "192")
    made, before = template(after, "opener").frames[0], opener.frames[0]
    assert (made.side, made.gutter) == (pytest.approx(before.side), pytest.approx(before.gutter))
    assert template(after, "article").frames == template(SMALL, "article").frames
    before_it, behind = SMALL.split("  news:")
    assert after.startswith(before_it)
    assert after.endswith(behind)


def test_side_gutter_and_grid_of_a_frame_come_and_go() -> None:
    article = template(SMALL, "article")
    after = with_frame(SMALL, article, "main", "side", "30")
    assert after == only(SMALL, "side: 16", "side: 30")
    after = with_frame(SMALL, article, "main", "half_unit", "6pt")
    assert template(after, "article").frames[0].half_unit == 6.0
    assert with_frame(after, article, "main", "half_unit", "") == SMALL
    opener = with_frame(SMALL, template(SMALL, "opener"), "main", "locked", "true")
    assert template(opener, "opener").frames[0].locked
    assert not template(opener, "article").frames[0].locked


def divided(text: str, template: Template, frame: str, number: int, gap: float) -> str:
    return with_columns(text, template, frame, Division(area_of(columns_of(template, frame)), number, gap))


def test_columns_are_frames_side_by_side() -> None:
    news = template(SMALL, "news")
    assert [one.name for one in columns_of(news, "right")] == ["left", "right"]
    assert gap_of(columns_of(news, "right")) == pytest.approx(10 * MM)
    assert [one.name for one in columns_of(news, "head")] == ["head"]
    assert columns_of(news, "none") == ()


def test_a_frame_becomes_columns_and_columns_a_frame() -> None:
    news = template(SMALL, "news")
    after = divided(SMALL, news, "right", 3, 4 * MM)
    made = template(after, "news")
    assert [one.name for one in made.frames] == ["head", "left", "right", "left-2"]
    assert [rect_of(after, made, name)[0] for name in ("left", "right", "left-2")] == ["20", "78", "136"]
    assert {round(one.rect.width / MM, 3) for one in made.frames[1:]} == {54.0}
    assert (made.frames[1].half_unit, "# as wide" in after, "# the head" in after) == (6.0, True, True)
    one = divided(after, made, "left", 1, 0.0)
    assert [str(frame.name) for frame in template(one, "news").frames] == ["head", "left"]
    assert rect_of(one, template(one, "news"), "left") == ("20", "70", "170", "200")
    article = template(SMALL, "article")
    two = template(divided(SMALL, article, "main", 2, 6 * MM), "article").frames
    assert [(f.name, round(f.rect.x / MM), round(f.rect.width / MM), round(f.side / MM)) for f in two] == [
        ("main", 25, 77, 16), ("main-2", 108, 77, 0),
    ]  # fmt: skip


FACING = """\
version: 1
templates:
  left: {frames: {main: {rect: [25, 25, 160, 247]}, aside: {rect: [5, 25, 15, 247]}}, even: right}
  right: {frames: {"main": {rect: [20, 25, 160, 247]}, aside: {rect: [185, 25, 15, 247]}}}
  again: {like: right}
  other: {frames: {main: {rect: [25, 25, 160, 247]}}}
"""


def test_a_frame_is_renamed_where_it_is_the_same_one() -> None:
    for name in ("article", "opener"):
        assert family_of(SMALL, read(SMALL), name, "main") == ("article", "opener")
        assert renamed_frame(SMALL, ("article", "opener"), "main", "text") == only(SMALL, "{main:", "{text:")
    for name in ("left", "right", "again"):
        assert family_of(FACING, read(FACING), name, "main") == ("left", "right", "again")
    assert family_of(FACING, read(FACING), "other", "main") == ("other",)
    after = renamed_frame(FACING, ("left", "right", "again"), "main", "text")
    own, others = FACING.split("  other:")
    assert after == own.replace("main", "text") + "  other:" + others
    assert renamed_frame(FACING, ("left", "right", "again"), "main", "main") == FACING
    for name, code in (("aside", "layout-entry-taken"), ("a b", "layout-entry-name")):
        with pytest.raises(KicError) as caught:
            renamed_frame(FACING, ("left", "right", "again"), "main", name)
        assert caught.value.diagnostics[0].code == code
