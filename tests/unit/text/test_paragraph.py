from __future__ import annotations

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin
from kiclayout.design.style import TextStyle
from kiclayout.text.breaks import NEVER, SPACE
from kiclayout.text.font_choices import Fonts
from kiclayout.text.paragraph import shape_paragraph
from kiclayout.text.spans import OBJECT, InlineObject, Span

STYLE = TextStyle(font="sans", size=10.0)


def test_an_empty_paragraph(fonts: Fonts) -> None:
    shaped = shape_paragraph((), fonts)
    assert (shaped.text, shaped.natural, shaped.longest(), shaped.hard_lines()) == ("", 0.0, 0.0, ((0, 0),))


def test_widths_are_sums(fonts: Fonts) -> None:
    shaped = shape_paragraph((Span("한국 A", STYLE),), fonts)
    assert list(shaped.widths) == pytest.approx([0.0, 9.2, 18.4, 21.2, 27.28])
    assert list(shaped.white.spaces) == pytest.approx([0.0, 0.0, 0.0, 2.8, 2.8])
    assert list(shaped.white.ems) == [0.0, 0.0, 0.0, 10.0, 10.0]
    assert list(shaped.white.joints) == [0.0, 10.0, 0.0, 0.0]


def test_natural_is_the_longest_hard_line(fonts: Fonts) -> None:
    shaped = shape_paragraph((Span("한\n한국어 \n한국", STYLE),), fonts)
    assert shaped.hard_lines() == ((0, 2), (2, 7), (7, 9))
    assert shaped.natural == pytest.approx(27.6)


def test_the_last_newline_opens_no_line(fonts: Fonts) -> None:
    assert shape_paragraph((Span("한\n", STYLE),), fonts).hard_lines() == ((0, 2),)


def test_longest_piece(fonts: Fonts) -> None:
    shaped = shape_paragraph((Span("한국의 후룬연구소(胡润) 나", STYLE),), fonts)
    assert shaped.longest("eojeol") == pytest.approx(5 * 9.2)
    assert shaped.longest("hybrid") == pytest.approx(shaped.cells[shaped.text.index("(")] + 10.0)


def test_joints_lie_between_letters_only(fonts: Fonts) -> None:
    """J01: not beside brackets and commas, not in figures or Latin words."""
    text = "국제(中智集团)행사 12,000개 AB"
    joints = shape_paragraph((Span(text, STYLE),), fonts).white.joints
    pairs = [text[at - 1 : at + 1] for at, joint in enumerate(joints) if joint]
    assert pairs == ["국제", "中智", "智集", "集团", "행사"]


def test_tracking_is_added_after_every_character_but_the_last(fonts: Fonts) -> None:
    tracked = shape_paragraph((Span("한국어", TextStyle(font="sans", size=10.0, tracking=-20)),), fonts)
    assert tracked.natural == pytest.approx(3 * 9.2 - 2 * 0.2)


def test_nobreak_forbids_inside(fonts: Fonts) -> None:
    spans = (Span("가 ", STYLE), Span("나 다", STYLE, nobreak=True), Span(" 라", STYLE))
    assert shape_paragraph(spans, fonts).breaks.tiers == bytes((NEVER, NEVER, SPACE, NEVER, NEVER, NEVER, SPACE, SPACE))


@pytest.mark.parametrize("after", ["는", ".", ", 또"])
def test_a_footnote_mark_stays_with_its_host_and_what_follows(fonts: Fonts, after: str) -> None:
    """B13."""
    mark = Span("1", TextStyle(font="sans", size=6.2, shift=3.6), glued=True)
    tiers = shape_paragraph((Span("대학(双一流)", STYLE), mark, Span(after, STYLE)), fonts).breaks.tiers
    assert (tiers[7], tiers[8]) == (NEVER, NEVER)


def test_a_space_after_a_footnote_mark_is_a_space(fonts: Fonts) -> None:
    tiers = shape_paragraph((Span("원", STYLE), Span("1", STYLE, glued=True), Span(" 15곳", STYLE)), fonts).breaks.tiers
    assert tiers[:4] == bytes((NEVER, NEVER, NEVER, SPACE))


def test_a_superscript_adds_no_space(fonts: Fonts) -> None:
    """C11: m and a figure of 6.2 pt."""
    spans = (Span("m", STYLE), Span("2", TextStyle(font="sans", size=6.2, shift=3.6)))
    shaped = shape_paragraph(spans, fonts)
    assert shaped.widths[2] - shaped.widths[1] == pytest.approx(0.555 * 6.2)
    assert shaped.pieces[1].shift == 3.6


def test_clusters_do_not_break(fonts: Fonts) -> None:
    shaped = shape_paragraph((Span("가ᄒᆞᆫ나", STYLE),), fonts)
    assert shaped.inside == {2, 3}
    assert shaped.breaks.tiers[2:4] == bytes((NEVER, NEVER))


def test_an_object_has_its_width(fonts: Fonts) -> None:
    badge = Span(OBJECT, STYLE, object=InlineObject(20.0, 8.0), glued=True)
    shaped = shape_paragraph((Span("끝", STYLE), badge), fonts)
    assert shaped.natural == pytest.approx(29.2)
    assert shaped.breaks.tiers[1] == NEVER


def test_chinese_text_breaks_by_chinese_rules(fonts: Fonts) -> None:
    assert shape_paragraph((Span("中国科学院", STYLE),), fonts).lang == "zh-Hans"
    assert shape_paragraph((Span("한국(中国科学院)", STYLE),), fonts).lang == "ko"


def test_missing_characters_are_reported_and_kept(fonts: Fonts) -> None:
    shaped = shape_paragraph((Span("상 🂡🂡", STYLE, block=3, at=0),), fonts)
    assert [(one.code, one.origin.start if one.origin else None) for one in shaped.missing] == [
        ("U+1F0A1", 2), ("U+1F0A1", 3),
    ]  # fmt: skip
    sink = Sink()
    shaped.report(sink)
    assert {(found.code, found.value("code")) for found in sink} == {("text-glyph-missing", "U+1F0A1")}


def test_a_script_that_no_font_has_is_one_finding(fonts: Fonts) -> None:
    sink = Sink()
    shape_paragraph((Span("끝 مرحبا بالعالم 끝", STYLE, block=7, at=0),), fonts).report(sink)
    (found,) = sink
    assert (found.code, found.value("count"), found.value("chars")) == ("text-glyphs-missing", "7", "م ر ح ب ا ل ع")
    assert found.origin == Origin(7, 2, 3)
