"""Lines with their glyphs at their places."""

from __future__ import annotations

import pytest

from kiclayout.design.style import TextStyle
from kiclayout.text.font_choices import Fonts
from kiclayout.text.justify import Line, Place, set_line
from kiclayout.text.paragraph import Shaped, shape_paragraph
from kiclayout.text.spans import OBJECT, InlineObject, Span

STYLE = TextStyle(font="sans", size=10.0)


def shaped(fonts: Fonts, text: str, lang: str | None = None) -> Shaped:
    return shape_paragraph((Span(text, STYLE, lang, 7, 100),), fonts)


def whole(paragraph: Shaped, place: Place) -> Line:
    return set_line(paragraph, 0, len(paragraph.text), place)


def advances(line: Line) -> list[float]:
    return [glyph.advance for run in line.runs for glyph in run.glyphs]


@pytest.mark.parametrize(("align", "x"), [("left", 0.0), ("right", 81.6), ("center", 40.8), ("justify", 0.0)])
def test_alignment(fonts: Fonts, align: str, x: float) -> None:
    line = whole(shaped(fonts, "한국"), Place(100.0, align=align, last=True))
    assert (line.x, line.width) == pytest.approx((x, 18.4))
    assert line.runs[0].x == line.x
    assert line.end_gap == pytest.approx(81.6 - x)


def test_an_indent_takes_room(fonts: Fonts) -> None:
    line = whole(shaped(fonts, "한국"), Place(100.0, indent=10.0, align="right"))
    assert line.x == pytest.approx(81.6)


def test_a_justified_line_fills_its_room(fonts: Fonts) -> None:
    line = whole(shaped(fonts, "한국 사람의 말"), Place(70.0, align="justify"))
    assert line.width == pytest.approx(70.0)
    assert sum(run.width for run in line.runs) == pytest.approx(70.0)
    assert sum(advances(line)) == pytest.approx(70.0)
    assert 0 < line.slack < 0.5


def test_nothing_is_added_beside_brackets_and_in_figures(fonts: Fonts) -> None:
    """J01."""
    text = "국제(中智集团)행사 12,000개"
    paragraph = shaped(fonts, text)
    natural = advances(whole(paragraph, Place(500.0)))
    filled = advances(whole(paragraph, Place(paragraph.natural + 4.0, align="justify")))
    changed = {text[at] for at, (a, b) in enumerate(zip(natural, filled, strict=True)) if b - a > 1e-6}
    assert changed == {"국", "中", "智", "集", "행", " "}


def test_no_space_is_narrower_than_three_quarters(fonts: Fonts) -> None:
    """J02."""
    paragraph = shaped(fonts, "한국 사람 말")
    line = whole(paragraph, Place(paragraph.natural - 1.5, align="justify"))
    spaces = [advance for advance, char in zip(advances(line), paragraph.text, strict=True) if char == " "]
    assert min(spaces) >= 0.75 * 2.8
    assert line.slack < 0
    assert line.width == pytest.approx(paragraph.natural - 1.5)


def test_the_last_line_and_a_hopeless_one_are_not_filled(fonts: Fonts) -> None:
    """J04."""
    paragraph = shaped(fonts, "한국 사람")
    assert whole(paragraph, Place(50.0, align="justify", last=True)).width == pytest.approx(paragraph.natural)
    assert whole(paragraph, Place(100.0, align="justify")).width == pytest.approx(paragraph.natural)


def test_trailing_spaces_hang(fonts: Fonts) -> None:
    line = whole(shaped(fonts, "한국  \n"), Place(100.0, align="right"))
    assert line.end == 5
    assert line.x + line.width == pytest.approx(100.0)
    assert advances(line)[2:] == [0.0, 0.0]


def test_runs_know_their_characters_and_origin(fonts: Fonts) -> None:
    line = set_line(shaped(fonts, "원: 한국(中国)은"), 3, 9, Place(100.0))
    assert [(run.text, run.face, run.lang, run.at) for run in line.runs] == [
        ("한국(", "KICSans-Regular", "ko", 103),
        ("中国", "KICSans-Regular", "zh-Hans", 106),
        (")", "KICSans-Regular", "ko", 108),
    ]
    assert [(glyph.start, glyph.end) for glyph in line.runs[0].glyphs] == [(0, 1), (1, 2), (2, 3)]
    assert [round(run.x, 2) for run in line.runs] == [0.0, pytest.approx(21.78), pytest.approx(41.78)]


def test_trimmed_signs_move(fonts: Fonts) -> None:
    """C06: an opener at a line's start stands half an em to the left."""
    line = whole(shaped(fonts, "《中》《国》", "zh-Hans"), Place(100.0))
    glyphs = line.runs[0].glyphs
    assert [glyph.advance for glyph in glyphs] == pytest.approx([5.0, 10.0, 5.0, 10.0, 10.0, 5.0])
    assert [glyph.dx for glyph in glyphs] == pytest.approx([-5.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    assert line.width == pytest.approx(45.0)


def test_a_cluster_of_several_glyphs_keeps_its_parts(fonts: Fonts) -> None:
    line = whole(shaped(fonts, "가\u0301나"), Place(100.0))
    glyphs = line.runs[0].glyphs
    assert [(glyph.start, glyph.end) for glyph in glyphs] == [(0, 2), (0, 0), (2, 3)]
    assert sum(glyph.advance for glyph in glyphs) == pytest.approx(line.width)


def test_an_object_stands_in_the_line(fonts: Fonts) -> None:
    art = InlineObject(20.0, 8.0, key="end-mark")
    paragraph = shape_paragraph((Span("끝", STYLE), Span(OBJECT, STYLE, object=art)), fonts)
    run = whole(paragraph, Place(100.0)).runs[1]
    assert (run.x, run.width, run.object, run.glyphs, run.face) == (pytest.approx(9.2), 20.0, art, (), "")


def test_a_raised_run_has_its_shift_and_link(fonts: Fonts) -> None:
    spans = (Span("가", STYLE), Span("2", TextStyle(font="sans", size=6.2, shift=3.6), link="#note-2"))
    run = whole(shape_paragraph(spans, fonts), Place(100.0)).runs[1]
    assert (run.shift, run.size, run.link, run.at, run.color) == (3.6, 6.2, "#note-2", None, "ink")
