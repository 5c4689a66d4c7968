"""Emphasis dots (D12): where they stand, and that no line comes to touch them."""

from __future__ import annotations

import pytest
from drawn import of_kind, words

from kiclayout.content.inline import DOTS, Text
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Glyphs, Path
from kiclayout.typeset.dots import BOTTOM, DOT, TOP
from kiclayout.typeset.inline import passage
from kiclayout.typeset.leaf import Slice, TextLeaf
from kiclayout.typeset.setting import Setting

SIZE = 10.0


def strips(setting: Setting, *runs: Text, leading: float = 16.0, width: float = 400.0) -> tuple[Slice, ...]:
    style = ParStyle(text=TextStyle(size=SIZE), leading=leading)
    return TextLeaf(passage(runs, style.text, setting, 7), style, setting, 7).slices(width)


def dots_of(strip: Slice) -> list[tuple[float, float]]:
    """The middles of the dots, from the left edge and the baseline (upward)."""
    found = []
    for path in of_kind(strip.items, Path):
        for number in range(0, len(path.segments), 6):
            right, y = path.segments[number][1:3]
            found.append((right - DOT * SIZE / 2, strip.baseline - y))
    return found


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("한국어", None, 3),
        ("가, 나 (다)!", None, 3),
        ("漢字와 3D℃", None, 6),
        ("胡润", None, 2),
        ("着重号，字", "zh", 4),
        ("…", None, 0),
    ],
)
def test_every_letter_has_one_and_blanks_and_punctuation_none(
    setting: Setting, text: str, lang: str | None, count: int
) -> None:
    (strip,) = strips(setting, Text(text, (DOTS,), lang), Text("한글"))
    assert len(dots_of(strip)) == count


@pytest.mark.parametrize("text", ["한국어", "漢字", "胡润", "AB"])
def test_they_stand_over_korean_and_what_is_in_it(setting: Setting, text: str) -> None:
    (strip,) = strips(setting, Text("글 "), Text(text, (DOTS,)), Text("한글은"))
    assert all(y - DOT * SIZE / 2 > TOP * SIZE for _, y in dots_of(strip))


def test_they_stand_under_chinese(setting: Setting) -> None:
    (strip,) = strips(setting, Text("글 "), Text("中文", (DOTS,), "zh"))
    assert len(dots_of(strip)) == 2
    assert all(y + DOT * SIZE / 2 < -BOTTOM * SIZE for _, y in dots_of(strip))


def test_they_stand_in_the_middle_of_their_letters(setting: Setting) -> None:
    """Also where letterspace is added behind a letter."""
    (strip,) = strips(setting, Text("中文", (DOTS,), "zh"))
    runs = of_kind(strip.items, Glyphs)
    face = setting.fonts.book.face(runs[0].face)
    left, expected = runs[0].x, []
    for glyph in runs[0].glyphs:
        expected.append(left + face.advance(glyph.id) * SIZE / 2)
        left += glyph.advance
    assert [x for x, _ in dots_of(strip)] == pytest.approx(expected)


def test_they_are_no_characters(setting: Setting) -> None:
    (strip,) = strips(setting, Text("한국어", (DOTS,)))
    assert words(strip.items) == "한국어"
    assert [run.origin and (run.origin.start, run.origin.end) for run in of_kind(strip.items, Glyphs)] == [(0, 3)]


@pytest.mark.parametrize("lang", [None, "zh"])
def test_a_tight_leading_grows_by_what_they_need(setting: Setting, lang: str | None) -> None:
    text = "中文" * 20 if lang else "한국어 " * 14
    tight = strips(setting, Text(text, (DOTS,), lang), leading=11.0, width=200.0)
    heights = [strip.height for strip in tight]
    assert heights[0] == 11.0
    assert all(11.5 <= height < 13.0 for height in heights[1:])
    assert [strip.height for strip in strips(setting, Text(text, (), lang), leading=11.0, width=200.0)][1:] == [
        11.0
    ] * (len(tight) - 1)


def test_dots_under_one_line_keep_off_those_over_the_next(setting: Setting) -> None:
    first, second = strips(
        setting, Text("中文" * 9, (DOTS,), "zh"), Text("한국어한글 " * 2, (DOTS,)), leading=12.0, width=190.0
    )
    lowest = min(y for _, y in dots_of(first)) - DOT * SIZE / 2
    pitch = first.height - first.baseline + second.baseline
    highest = max(y for _, y in dots_of(second)) + DOT * SIZE / 2
    assert pitch + lowest - highest > -1e-6


def test_usual_leading_is_enough(setting: Setting) -> None:
    made = strips(setting, Text("한국어 " * 14, (DOTS,)), leading=16.0, width=200.0)
    assert {strip.height for strip in made} == {16.0}


def test_a_style_may_have_larger_ones(setting: Setting) -> None:
    style = ParStyle(text=TextStyle(size=SIZE, dots=0.2), leading=16.0)
    (strip,) = TextLeaf(passage((Text("가", (DOTS,)),), style.text, setting, 7), style, setting, 7).slices(100.0)
    (path,) = of_kind(strip.items, Path)
    xs = [value for part in path.segments for value in part[1::2]]
    assert max(xs) - min(xs) == pytest.approx(2.0)
