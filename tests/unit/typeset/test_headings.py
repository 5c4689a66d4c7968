"""Headings with their markers, and the beginnings and ends of articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn import of_kind, places, words

from kiclayout.base.color import parse_hex
from kiclayout.base.geometry import Rect
from kiclayout.content.block import Heading
from kiclayout.content.issue import Article
from kiclayout.design.layout import HeadingStyle
from kiclayout.design.style import ArticleStyle, MarkerStyle
from kiclayout.scene.items import Group, Mark, Path, rectangle
from kiclayout.typeset.atoms import KEEP, START, Atom
from kiclayout.typeset.blocks import Piece
from kiclayout.typeset.headings import Opening, end_mark, heading, opening
from kiclayout.typeset.pages import chains_of
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]


def marked(place: str, setting: Setting, width: float = 0.0) -> Setting:
    """The setting with one level of heading whose markers stand at ``place``."""
    style = HeadingStyle("heading", MarkerStyle(place, gap=6.0, width=width))
    return setting.within(layout=replace(setting.layout, headings=(style,)))


def atom_of(text: str, setting: Setting, read: Read, side: bool = True) -> Atom:
    block = read(f"# 제목\n\n{text}").body[0]
    assert isinstance(block, Heading)
    room = chains_of(setting.layout)["article"].rooms[0]
    room = room if side else replace(room, side=0, gutter=0)
    (atom,) = heading(block, setting, {}, ("a/h",)).atoms(START, room, 0)
    return atom


def items(atom: Atom) -> tuple[object, ...]:
    assert isinstance(atom.body, Piece)
    return atom.body.items


def test_a_marker_in_the_side_column_stands_on_the_headings_baseline(setting: Setting, article: Read) -> None:
    atom = atom_of("## 1) 개요", marked("side", setting), article)
    assert atom.side is not None
    assert isinstance(atom.side.body, Piece)
    assert places(atom.side.body.items)[0][2] == places(items(atom))[0][2]  # type: ignore[arg-type]
    assert atom.wide


@pytest.mark.parametrize(("under", "after", "space"), [(5.0, True, 5.0), (5.0, False, 30.0), (-1.0, True, 30.0)])
def test_a_heading_right_below_another_one_may_stand_closer(
    under: float, after: bool, space: float, setting: Setting, article: Read
) -> None:
    look = setting.layout
    spaced = replace(look.style("heading"), before=30.0)
    own = replace(look, styles=(*look.styles, ("heading", spaced)), headings=(HeadingStyle("heading", under=under),))
    atom = atom_of("## 개요", setting.within(layout=own, after_heading=after), article)
    assert atom.before == space * 100


def test_a_hanging_marker_ends_before_the_text(setting: Setting, article: Read) -> None:
    (mark, x, y), (_, start, line) = places(items(atom_of("## 1) 개요", marked("hang", setting), article)))  # type: ignore[arg-type]
    assert (mark, start, y) == ("1)", 0.0, line)
    assert x < -6.0


@pytest.mark.parametrize("place", ["inline", "triangle"])
def test_later_lines_begin_under_the_first_word(place: str, setting: Setting, article: Read) -> None:
    where = places(items(atom_of(f"## 1) {'긴 제목이 이어진다 ' * 12}", marked(place, setting), article)))  # type: ignore[arg-type]
    assert where[0][:2] == ("1)", 0.0)
    assert len({x for _, x, _ in where[1:]}) == 1
    assert where[1][1] > 6.0


@pytest.mark.parametrize(("sign", "digits"), [("①", "1"), ("⑳", "20"), ("㉑", "21")])
def test_a_disc_shows_the_number_in_its_middle(sign: str, digits: str, setting: Setting, article: Read) -> None:
    atom = atom_of(f"## {sign} 개요", marked("disc", setting, width=12.0), article)
    disc = next(group for group in of_kind(items(atom), Group) if group.role == "Lbl")  # type: ignore[arg-type]
    assert disc.alt == sign
    assert words(disc.items) == digits
    (path,) = of_kind(disc.items, Path)
    assert path.segments[0][1] == pytest.approx(-6.0)  # type: ignore[misc]


@pytest.mark.parametrize("place", ["hang", "disc"])
def test_without_a_side_column_nothing_stands_left_of_the_text(place: str, setting: Setting, article: Read) -> None:
    drawn = items(atom_of("## 1) 개요", marked(place, setting, width=12.0), article, side=False))
    assert min(x for _, x, _ in places(drawn)) >= 0.0  # type: ignore[arg-type]
    (x,) = (x for text, x, _ in places(drawn) if text == "개요")  # type: ignore[arg-type]
    assert x >= 12.0
    if place == "disc":
        disc = next(group for group in of_kind(drawn, Group) if group.role == "Lbl")  # type: ignore[arg-type]
        (path,) = of_kind(disc.items, Path)
        assert path.segments[0][1] + disc.matrix.e == pytest.approx(12.0)  # type: ignore[misc]


def test_a_heading_without_marker_is_words_alone(setting: Setting, article: Read) -> None:
    for place in ("side", "hang", "inline", "disc"):
        atom = atom_of("## 개요", marked(place, setting, width=12.0), article)
        assert words(items(atom)) == "개요"  # type: ignore[arg-type]
        assert atom.side is None


def test_a_heading_keeps_and_can_be_named(setting: Setting, article: Read) -> None:
    atom = atom_of("## 개요", setting, article)
    assert (atom.level, atom.keep) == (KEEP, 2)
    assert [mark.name for mark in of_kind(items(atom), Mark)] == ["a/h"]  # type: ignore[arg-type]


# ---------------------------------------------------------------------------------------------------- openings
HEAD = "---\nkicker: 기업분석\nsource: 신문(报)\nsubtitle: 작은 제목\n---\n\n# 큰 제목\n\n글"


def opened(text: str, setting: Setting, read: Read, ruled: bool = True, side: bool = True) -> Atom:
    room = chains_of(setting.layout)["article"].rooms[0]
    room = room if side else replace(room, side=0, gutter=0)
    (atom,) = opening(read(text), setting, {}, Opening(ruled, ("article-a",))).atoms(START, room, 0)
    return atom


def test_kicker_and_source_stand_beside_the_title(setting: Setting, article: Read) -> None:
    atom = opened(HEAD, setting, article)
    assert words(items(atom)) == "큰 제목작은 제목"  # type: ignore[arg-type]
    assert atom.side is not None
    assert isinstance(atom.side.body, Piece)
    assert words(atom.side.body.items) == "기업분석신문(报)"


@pytest.mark.parametrize("gap", [30.0, 41.5])
def test_the_source_stands_as_far_below_the_kicker_as_asked(gap: float, setting: Setting, article: Read) -> None:
    own = setting.within(layout=replace(setting.layout, article=replace(setting.layout.article, kicker_gap=gap)))
    atom = opened(HEAD, own, article)
    assert atom.side is not None
    assert isinstance(atom.side.body, Piece)
    baselines = sorted({y for _, _, y in places(atom.side.body.items)})
    assert [round(y - baselines[0], 2) for y in baselines] == [0.0, gap]


def test_without_side_column_they_stand_above_it(setting: Setting, article: Read) -> None:
    assert words(items(opened(HEAD, setting, article, side=False))) == "기업분석신문(报)큰 제목작은 제목"  # type: ignore[arg-type]
    flat = setting.within(layout=replace(setting.layout, article=ArticleStyle(side=False)))
    assert words(items(opened(HEAD, flat, article))) == "기업분석신문(报)큰 제목작은 제목"  # type: ignore[arg-type]


def test_above_the_title_their_styles_keep_them_apart(setting: Setting, article: Read) -> None:
    look = setting.layout
    padded = tuple(
        (look.article.source, replace(look.style(look.article.source), pad_bottom=pad)) for pad in (0.0, 9.0)
    )
    lines = []
    for style in padded:
        own = setting.within(layout=replace(look, styles=(*look.styles, style)))
        stood = {text: y for text, _, y in places(items(opened(HEAD, own, article, side=False)))}  # type: ignore[arg-type]
        lines.append(stood["큰 제목"] - stood["신문("])
    assert lines[1] == pytest.approx(lines[0] + 9.0)


def test_press_and_byline_are_sources_too(setting: Setting, article: Read) -> None:
    atom = opened("---\npress: [신문] 제목\nbyline: 서도윤 기자\n---\n\n# 기사\n\n글", setting, article)
    assert atom.side is not None
    assert isinstance(atom.side.body, Piece)
    assert words(atom.side.body.items) == "[신문] 제목서도윤 기자"


def test_an_article_that_runs_on_stands_as_far_below_the_one_before_as_asked(setting: Setting, article: Read) -> None:
    own = setting.within(layout=replace(setting.layout, article=replace(setting.layout.article, run_on=33.0)))
    room = chains_of(own.layout)["article"].rooms[0]
    (first,) = opening(article(HEAD), own, {}, Opening(True, ())).atoms(START, room, 0)
    (second,) = opening(article(HEAD), own, {}, Opening(True, (), runs_on=True)).atoms(START, room, 0)
    assert second.before == 3300 != first.before


def test_an_article_without_title_shows_the_files_name(setting: Setting, article: Read) -> None:
    assert words(items(opened("글", setting, article))) == "a"  # type: ignore[arg-type]


def test_an_opener_has_no_rule_above_the_title(setting: Setting, article: Read) -> None:
    assert len(of_kind(items(opened(HEAD, setting, article)), Path)) == 1  # type: ignore[arg-type]
    assert of_kind(items(opened(HEAD, setting, article, ruled=False)), Path) == []  # type: ignore[arg-type]


def test_the_end_mark_has_its_height_and_colour(setting: Setting) -> None:
    look = replace(setting.layout.article, end_mark_height=8.0, end_mark_gap=3.0, end_mark_color="p2")
    own = setting.within(layout=replace(setting.layout, article=look))
    (group,), room = end_mark((rectangle(Rect(0, 0, 20, 40), parse_hex("#000000")),), (20.0, 40.0), own)
    assert isinstance(group, Group)
    assert (group.matrix.apply(0, 0).x, group.matrix.apply(0, 0).y) == (3.0, -8.0)
    assert group.matrix.apply(20, 40).y == pytest.approx(0.0)
    assert [path.fill for path in of_kind(group.items, Path)] == [own.color("p2")]
    assert room == 3.0 + 20.0 * 8.0 / 40.0
    assert end_mark((), (0.0, 0.0), own) == ((), 0.0)


def test_the_chinese_title_stands_below_the_title_where_the_layout_has_a_style_for_it(
    setting: Setting, article: Read
) -> None:
    one = article("---\ntitle_zh: 港口\nsubtitle: 부제\n---\n\n# 제목")
    own = setting.within(layout=replace(setting.layout, article=ArticleStyle(title_zh="note")))
    said = []
    for where in (setting, own):
        (atom,) = opening(one, where, {}, Opening(False, ())).atoms(
            START, chains_of(where.layout)["article"].rooms[0], 0
        )
        said.append([text for text, _, _ in places(items(atom))])  # type: ignore[arg-type]
    assert said == [["제목", "부제"], ["제목", "港口", "부제"]]


@pytest.mark.parametrize(("typed", "shown"), [("▶", "– 원천"), ("1)", "1) 원천"), ("※", "원천")])
def test_a_layout_may_set_other_signs_than_those_that_were_typed(
    typed: str, shown: str, setting: Setting, article: Read
) -> None:
    marker = MarkerStyle("inline", signs=(("▶", "–"), ("※", "")))
    own = setting.within(layout=replace(setting.layout, headings=(HeadingStyle("heading", marker),)))
    found = words(items(atom_of(f"## {typed} 원천", own, article)))  # type: ignore[arg-type]
    assert found.replace(" ", "") == shown.replace(" ", "")
