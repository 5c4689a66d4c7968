"""Readings over words (D13) on the page: outlines over their bases, room between lines, words that stay as they are."""

from __future__ import annotations

from itertools import pairwise

from drawn import of_kind, words

from kiclayout.content.inline import BOLD, DOTS, NOBREAK, Text
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Glyphs, Group, Path
from kiclayout.typeset.inline import passage
from kiclayout.typeset.leaf import Slice, TextLeaf
from kiclayout.typeset.setting import Setting

SIZE = 10.0


def leaf(setting: Setting, *runs: Text, leading: float = 16.0, capped: bool = False) -> TextLeaf:
    style = ParStyle(text=TextStyle(size=SIZE), leading=leading)
    return TextLeaf(passage(runs, style.text, setting, 7), style, setting, 7, capped=capped)


def highest(strip: Slice) -> float:
    """How far outlines reach over the baseline."""
    return max(strip.baseline - y for path in of_kind(strip.items, Path) for part in path.segments for y in part[2::2])


def lowest(strip: Slice) -> float:
    return min(strip.baseline - y for path in of_kind(strip.items, Path) for part in path.segments for y in part[2::2])


def test_a_reading_stands_over_its_words_and_is_no_text(setting: Setting) -> None:
    (strip,) = leaf(setting, Text("회장 "), Text("胡润", ruby="후룬"), Text("은")).slices(300.0)
    assert words(strip.items) == "회장 胡润은"
    assert [(run.text, run.origin and run.origin.start) for run in of_kind(strip.items, Glyphs)] == [
        ("회장 ", 0),
        ("胡润", 3),
        ("은", 5),
    ]
    assert 0.87 * SIZE < lowest(strip) < highest(strip) < 1.42 * SIZE


def test_words_and_their_readings_are_elements_of_their_own(setting: Setting) -> None:
    (strip,) = leaf(setting, Text("회장 "), Text("胡润", ruby="후룬"), Text("大韓", ruby="대 한")).slices(300.0)
    runs = of_kind(strip.items, Glyphs)
    told = [[(tag.role, tag.key) for tag in run.tags if tag.role in ("Ruby", "RB")] for run in runs]
    assert told == [[], *([("Ruby", at), ("RB", "")] for at in (3, 5, 6))]
    over = [one for one in of_kind(strip.items, Group) if one.tags and one.tags[-1].role == "RT"]
    assert [(one.tags[-2].key, one.tags[-1].said) for one in over] == [(3, "후룬"), (5, "대"), (6, "한")]


def test_a_reading_for_each_character_lets_lines_break_between_them(setting: Setting) -> None:
    spans = passage((Text("大韓民國", ruby="대 한 민 국"),), TextStyle(size=SIZE), setting, 7).spans
    assert [(span.text, span.ruby, span.at, span.nobreak) for span in spans] == [
        ("大", "대", 0, False),
        ("韓", "한", 1, False),
        ("民", "민", 2, False),
        ("國", "국", 3, False),
    ]
    made = leaf(setting, Text("大韓民國", ruby="대 한 민 국")).slices(25.0)
    assert [words(strip.items) for strip in made] == ["大韓", "民國"]
    assert all(of_kind(strip.items, Path) for strip in made)


def test_one_reading_keeps_its_words_on_a_line(setting: Setting) -> None:
    (span,) = passage((Text("大韓民國", ("dots",), ruby="대한민국"),), TextStyle(size=SIZE), setting, 7).spans
    assert span.nobreak
    kept = passage((Text("大韓", (NOBREAK,), ruby="대 한"),), TextStyle(size=SIZE), setting, 7).spans
    assert [span.glued for span in kept] == [False, True]


def test_a_reading_leaves_no_room_for_dots(setting: Setting) -> None:
    plain = leaf(setting, Text("胡润", ruby="후룬")).slices(300.0)[0]
    dotted = leaf(setting, Text("胡润", (DOTS,), ruby="후룬")).slices(300.0)[0]
    assert of_kind(plain.items, Path) == of_kind(dotted.items, Path)


def test_a_tight_leading_grows_for_readings_and_usual_leading_does_not(setting: Setting) -> None:
    runs = (Text("가나다라 마바사아 자차카타 파하 "), Text("胡润", (BOLD,), ruby="후룬"), Text("은 가나다라 마바"))
    usual = leaf(setting, *runs, leading=16.0).slices(110.0)
    assert {strip.height for strip in usual} == {16.0}
    tight = leaf(setting, *runs, leading=12.0).slices(110.0)
    above, grown = next((a, b) for a, b in pairwise(tight) if of_kind(b.items, Path))
    assert grown.height > 12.0
    pitch = above.height - above.baseline + grown.baseline
    assert pitch - highest(grown) > 0.1 * SIZE


def test_under_an_edge_the_first_line_makes_room_itself(setting: Setting) -> None:
    run = Text("胡润", ruby="후룬")
    (free,) = leaf(setting, run).slices(100.0)
    (capped,) = leaf(setting, run, capped=True).slices(100.0)
    assert highest(free) > free.baseline
    assert highest(capped) <= capped.baseline
    assert leaf(setting, Text("胡润"), capped=True).slices(100.0)[0].height == 16.0
