"""Placed atoms become items of a page: where they stand, what is behind them, what readers get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import of_kind, places, words
from PIL import Image

from kiclayout.base.geometry import Rect
from kiclayout.content.block import Poster
from kiclayout.content.issue import Article
from kiclayout.content.walk import notes
from kiclayout.design.style import BoxStyle
from kiclayout.design.template import Frame, Template
from kiclayout.scene.items import Group, Item, Mark, Picture
from kiclayout.scene.items import Path as Outline
from kiclayout.typeset.atoms import FullPage
from kiclayout.typeset.collect import child_of
from kiclayout.typeset.flow import flow
from kiclayout.typeset.footnotes import called, footnote, numbered
from kiclayout.typeset.inset import inset_leaves
from kiclayout.typeset.laid import FlowPage
from kiclayout.typeset.pages import body_items, chains_of, marks_on, rules_of
from kiclayout.typeset.posters import PosterBody
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]

FRAME = Frame(name="text", rect=Rect(200.0, 100.0, 300.0, 216.0), side=90.0, gutter=10.0)
LONG = "상하이의 새 부두는 밤에도 쉬지 않고 짐을 부린다. " * 8


@pytest.fixture
def framed(setting: Setting) -> Setting:
    boxes = (("callout", BoxStyle(fill="mist", pad_x=10.0, pad_top=8.0, pad_bottom=6.0, before=9.0, after=9.0)),)
    return setting.within(
        layout=replace(setting.layout, templates=(Template(name="article", frames=(FRAME,)),), boxes=boxes)
    )


def laid(text: str, setting: Setting, read: Read) -> tuple[list[FlowPage], Setting]:
    made = read("# 제목\n\n" + text)
    own = setting.within(notes=notes(made), numbers=numbered(made), called=called(made))
    texts = {label: footnote(own.notes[label], n, own, inset_leaves) for label, n in own.numbers.items()}
    marks = {block.id: (f"a/{block.attrs.label}",) if block.attrs.label else () for block in made.body}
    children = [child for block in made.body if (child := child_of(block, own, texts, marks[block.id]))]  # type: ignore[arg-type]
    return list(flow(tuple(children), chains_of(own.layout), "article")), own


def drawn(text: str, setting: Setting, read: Read) -> list[tuple[Item, ...]]:
    pages, own = laid(text, setting, read)
    return [body_items(page, own.layout.templates[0], own) for page in pages]


def box(path: Outline) -> tuple[float, float, float, float]:
    xs = [segment[1] for segment in path.segments if len(segment) > 1]
    ys = [segment[2] for segment in path.segments if len(segment) > 2]
    return min(xs), min(ys), max(xs), max(ys)


def test_lengths_reach_the_flow_as_hundredths(framed: Setting) -> None:
    (room,) = chains_of(framed.layout)["article"].rooms
    assert (room.width, room.height, room.side, room.gutter, room.wide) == (30_000, 21_600, 9_000, 1_000, 40_000)
    assert rules_of(framed.layout).half_unit == 900
    off = replace(framed.layout, notes=replace(framed.layout.notes, side=False))
    assert rules_of(off).side_notes == 0


def test_templates_without_frames_take_no_text(framed: Setting) -> None:
    layout = replace(framed.layout, templates=(*framed.layout.templates, Template(name="cover")))
    assert set(chains_of(layout)) == {"article"}


def test_lines_stand_in_the_frame_and_go_on_on_the_next_page(framed: Setting, article: Read) -> None:
    pages = drawn("\n\n".join([LONG] * 3), framed, article)
    assert len(pages) > 1
    for items in pages:
        assert all(200.0 <= x <= 500.0 and 100.0 <= y <= 316.0 for _, x, y in places(items))
    assert "".join(words(items) for items in pages).replace(" ", "") == LONG.replace(" ", "") * 3


def test_a_block_is_one_group_with_its_role(framed: Setting, article: Read) -> None:
    (items,) = drawn("글\n\n- 목록\n- 둘째\n\n> 인용\n\n## 1) 소제목\n\n끝", framed, article)
    assert [item.role for item in items if isinstance(item, Group)] == ["P", "L", "BlockQuote", "P", "H2", "P"]


def test_side_pieces_stand_in_the_side_column(framed: Setting, article: Read) -> None:
    (items,) = drawn("## 1) 소제목\n\n글", framed, article)
    where = {text: x for text, x, _ in places(items)}
    assert (where["1)"], where["소제목"]) == (100.0, 200.0)


def test_the_ground_of_a_box_is_one_rectangle_behind_its_lines(framed: Setting, article: Read) -> None:
    (items,) = drawn(f"앞글\n\n::: callout 알림\n{LONG[:60]}\n\n또\n:::\n\n뒷글", framed, article)
    grounds = [item for item in items if isinstance(item, Outline)]
    assert len(grounds) == 1
    left, top, right, bottom = box(grounds[0])
    assert (left, right) == (200.0, 500.0)
    inside = [y for text, _, y in places(items) if text not in ("앞글", "뒷글")]
    assert top < min(inside) < max(inside) < bottom
    assert items.index(grounds[0]) < min(n for n, item in enumerate(items) if isinstance(item, Group))


def test_a_split_box_has_a_ground_with_padding_on_each_page(framed: Setting, article: Read) -> None:
    pages = drawn(f"::: callout 알림\n{LONG * 3}\n:::", framed, article)
    assert len(pages) > 1
    for items in pages:
        (ground,) = [item for item in items if isinstance(item, Outline)]
        _, top, _, bottom = box(ground)
        lines = [y for _, _, y in places(items)]
        assert top + 8.0 <= min(lines)
        assert max(lines) + 6.0 <= bottom <= 316.01


def test_neighbouring_boxes_have_grounds_of_their_own(framed: Setting, article: Read) -> None:
    (items,) = drawn("::: callout 하나\n글\n:::\n\n::: callout 둘\n글\n:::", framed, article)
    grounds = [box(item) for item in items if isinstance(item, Outline)]
    assert len(grounds) == 2
    assert grounds[0][3] < grounds[1][1]


def test_notes_stand_below_their_rule(framed: Setting, article: Read) -> None:
    (items,) = drawn("글[^a] 글[^b]\n\n[^a]: 하나\n\n[^b]: 둘", framed, article)
    groups = [item for item in items if isinstance(item, Group)]
    assert [group.role for group in groups] == ["P", "Artifact", "Note", "Note"]
    rule = box(of_kind([groups[1]], Outline)[0])
    assert rule[0] == 100.0
    assert all(y > rule[3] and x >= 100.0 for group in groups[2:] for _, x, y in places([group]))
    assert max(y for _, _, y in places(items)) <= 316.0


def test_marks_are_found_without_drawing(framed: Setting, article: Read) -> None:
    text = "## 하나 {#h}\n\n글\n\n::: table {#t}\n\n| 가 |\n|---|\n| 1 |\n:::\n\n{#p}\n문단"
    pages, own = laid(text, framed, article)
    found = [name for page in pages for name in marks_on(page)]
    assert found == ["a/h", "a/t", "a/p"]
    assert [
        mark.name for page in pages for mark in of_kind(body_items(page, own.layout.templates[0], own), Mark)
    ] == found


# ---------------------------------------------------------------------------------------------------- posters
def poster(path: str, setting: Setting, read: Read) -> tuple[Item, ...]:
    text = f"# 제목\n\n::: poster {path}\ntitle: 포스터\nalt: 그림\n\n일시\n: 11월 18일\n\n읽는 글\n:::"
    block = read(text).body[0]
    assert isinstance(block, Poster)
    page = FlowPage("article", full=FullPage("article", PosterBody(block, setting, ("a/p",))))
    return body_items(page, setting.layout.templates[0], setting)


@pytest.mark.parametrize(
    ("size", "rect"), [((100, 400), Rect(323.0, 100.0, 54.0, 216.0)), ((600, 100), Rect(200.0, 183.0, 300.0, 50.0))]
)
def test_a_poster_is_whole_and_in_the_middle(
    size: tuple[int, int], rect: Rect, framed: Setting, article: Read, tmp_path: Path
) -> None:
    Image.new("RGB", size, "red").save(tmp_path / "poster.png")
    items = poster("poster.png", framed.within(locate=lambda name: tmp_path / name), article)
    (picture,) = of_kind(items, Picture)
    assert picture.rect == rect
    assert picture.alt == "그림"
    assert [mark.name for mark in of_kind(items, Mark)] == ["a/p"]


def test_words_of_a_drawn_poster_are_outlines_where_its_transcript_says_them(
    framed: Setting, article: Read, tmp_path: Path
) -> None:
    text = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 90'><text y='20'>그려진 말</text></svg>"
    (tmp_path / "poster.svg").write_text(text, "utf-8")
    items = poster("poster.svg", framed.within(locate=lambda name: tmp_path / name), article)
    assert "".join(words(items)) == "포스터일시11월 18일읽는 글"
    assert sum(len(path.segments) for path in of_kind(items, Outline)) > 100


@pytest.mark.parametrize(
    ("content", "code"), [(None, "typeset-picture-missing"), (b"no picture", "scene-picture-unknown")]
)
def test_a_poster_that_is_not_there_leaves_its_place(
    content: bytes | None, code: str, framed: Setting, article: Read, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "poster.png").write_bytes(content)
    own = framed.within(locate=lambda name: tmp_path / name if (tmp_path / name).is_file() else None)
    items = poster("poster.png", own, article)
    assert [(one.code, one.place and one.place.line) for one in framed.sink] == [(code, 3)]
    assert all(one.origin is not None and one.origin.block for one in framed.sink)
    assert [box(path) for path in of_kind(items, Outline)] == [(200.0, 100.0, 500.0, 316.0)]
    assert "".join(words(items)) == "포스터일시11월 18일읽는 글"  # its words are heard all the same
