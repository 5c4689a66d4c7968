"""Spacing rules C01 to C08, in ems of a 10 pt KIC Sans (Hangul 0.92, Han 1.0, A 0.608)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiclayout.base.record import replace
from kiclayout.design.style import TextStyle
from kiclayout.text.font_choices import Fonts
from kiclayout.text.paragraph import Shaped, shape_paragraph
from kiclayout.text.spans import Span

SetText = Callable[..., Shaped]


def ems(points: float) -> float:
    return round(points / 10.0, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한A한", 0.92 + 0.608 + 0.92),
        ("3D프린터", 0.555 + 0.688 + 3 * 0.92),
        ("한中한", 0.92 + 1.0 + 0.92),
        ("3+6", 3 * 0.555),
    ],
)
def test_korean_text_gets_no_automatic_space(set_text: SetText, text: str, expected: float) -> None:
    """C01, C03; C04 has nothing for digits."""
    assert ems(set_text(text).natural) == round(expected, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中A中", 1.0 + 0.608 + 1.0 + 0.25),
        ("中 A", 1.0 + 0.224 + 0.608),
        ("A中", 0.608 + 1.0 + 0.125),
        ("，A", 1.0 + 0.608),
        ("中国2023年", 3.0 + 4 * 0.555 + 0.25),
    ],
)
def test_an_eighth_of_an_em_between_han_and_latin_in_chinese(set_text: SetText, text: str, expected: float) -> None:
    """C02."""
    assert ems(set_text(text, lang="zh-Hans").widths[-1]) == round(expected, 4)


def test_no_space_beside_latin_in_a_gloss(set_text: SetText) -> None:
    text = "기업(华为A)은"
    assert ems(set_text(text).widths[5] - set_text(text).widths[3]) == 2.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《中》《国》", 5.5),
        ("（〔中〕）", 4.0),
        ("中。”中", 3.5),
        ("中：“中”", 4.5),
        ("《中》", 3.0),
        ("中，中", 3.0),
    ],
)
def test_neighbouring_full_width_signs_give_up_half_an_em(set_text: SetText, text: str, expected: float) -> None:
    """C06: before lines are broken."""
    assert ems(set_text(text, lang="zh-Hans").widths[-1]) == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("《中国》", 0, 3, 2.5),
        ("中《国》", 0, 4, 3.5),
        ("新闻》！？", 0, 5, 3.5),
        ("中A中", 0, 1, 1.0),
        ("中A中", 1, 3, 0.608 + 0.125 + 1.0),
        ("中国。", 1, 3, 1.5),
    ],
)
def test_lines_begin_and_end_with_half_signs(
    set_text: SetText, text: str, start: int, end: int, expected: float
) -> None:
    """C06; C02 says nothing is added at a line's ends."""
    assert ems(set_text(text, lang="zh-Hans").width(start, end)) == round(expected, 4)


def test_squeezing_comes_before_breaking(set_text: SetText) -> None:
    """C07: 20 characters and 。” fit 21 em and not 22."""
    line = set_text("中" * 20 + "。”", lang="zh-Hans")
    assert ems(line.width(0, 22)) == 21.0


def test_korean_brackets_are_half_width(set_text: SetText) -> None:
    """C08."""
    assert ems(set_text("「한국」").natural) == 2.84


@pytest.mark.parametrize("font", ["serif", "text"])
def test_full_width_currency_signs_are_half_width_in_korean(set_text: SetText, font: str) -> None:
    """C08: no face has them narrow, so that they stand for the common ones; the text stays as it was typed."""
    assert ems(set_text("값은 ￥300", font=font).natural) == ems(set_text("값은 ¥300", font=font).natural)
    assert ems(set_text("값은 ￦300원", font=font).natural) == ems(set_text("값은 ₩300원", font=font).natural)
    assert set_text("값은 ￥300", font=font).text == "값은 ￥300"
    assert ems(set_text("价格￥300", lang="zh-Hans").natural) > ems(set_text("价格¥300", lang="zh-Hans").natural)


def test_pretendard_has_brackets_of_its_own(set_text: SetText) -> None:
    """Its 「 is 698 of 2048 units, and nothing is taken from it."""
    assert ems(set_text("「", font="text").widths[-1]) == round(698 / 2048, 4)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("기업＝연맹", (1, 2)),
        ("매출=3", (1,)),
        ("a=기업", (1,)),
        ("AI+로봇", (2,)),
        ("나(다)=라", (4,)),
    ],
)
def test_an_eighth_of_an_em_between_hangul_and_operators(set_text: SetText, text: str, places: tuple[int, ...]) -> None:
    """C04: behind the characters at these places; none beside digits and Latin."""
    with_gaps, bare = set_text(text), set_text(text, lang="zh-Hans")
    gained = {at for at, (a, b) in enumerate(zip(with_gaps.cells, bare.cells, strict=True)) if round(a - b, 4) == 1.25}
    assert gained == set(places)
    assert ems(with_gaps.widths[-1] - bare.widths[-1]) == round(0.125 * len(places), 4)


def test_typed_spaces_round_an_operator_are_enough(set_text: SetText) -> None:
    """C04: no double gap."""
    assert ems(set_text("기업 = 연맹").widths[-1]) == round(ems(set_text("기업  연맹").widths[-1]) + 0.555, 4)


def test_a_line_that_ends_beside_an_operator_gets_no_gap(set_text: SetText) -> None:
    """C04: what stands at a line's end has no neighbour."""
    shaped = set_text("기업＝연맹")
    assert ems(shaped.width(0, 2)) == 2 * 0.92
    assert shaped.width(0, 3) < shaped.widths[3]
    assert ems(shaped.width(3, 5)) == 2 * 0.92


def test_a_raised_sign_is_no_operator(fonts: Fonts) -> None:
    """A superscript's plus belongs to what it stands at."""
    look = TextStyle(font="sans", size=10.0)
    raised = TextStyle(font="sans", size=6.4, shift=3.6)
    spans = (Span("가", look), Span("+", raised), Span("나", look))
    assert not shape_paragraph(spans, fonts).tails


def test_the_gap_is_of_the_hangul_whatever_span_the_sign_is_in(fonts: Fonts) -> None:
    look, bold = TextStyle(font="sans", size=10.0), TextStyle(font="sans", size=8.0, weight=700)
    tails = shape_paragraph((Span("가", look), Span("=나", bold)), fonts).tails
    assert [(at, change.advance) for at, change in tails.items()] == [(0, -1.25), (1, -1.0)]


@pytest.mark.parametrize(
    ("text", "inner", "expected"),
    [
        ("지침(《北京、上海办法》)>을", "《北京、上海办法》", 8.0),
        ("지침(《北京》、《上海》)을", "《北京》、《上海》", 9.0 - 4 * 0.5 + 2 * 0.325),
        ("지침(《北京办法》，2023)을", "《北京办法》，", 7.0 - 0.5 - 0.175),
        ("지침 《北京、上海办法》 을", "《北京、上海办法》", 8.0),
        ("나라《北京、上海办法》는", "《北京、上海办法》", 8.0),
    ],
)
def test_signs_that_face_other_text_give_up_their_empty_half(
    set_text: SetText, text: str, inner: str, expected: float
) -> None:
    """Beside a bracket of ASCII, a blank or Hangul the empty half of a full-width bracket would be a hole."""
    found = set_text(text)
    start, end = text.index(inner), text.index(inner) + len(inner)
    assert ems(found.widths[end] - found.widths[start]) == round(expected, 4)


def test_full_width_signs_lose_their_half_beside_ascii_brackets_in_chinese(set_text: SetText) -> None:
    found = set_text("(《中》)中，《中》", lang="zh-Hans").widths
    assert ems(found[4] - found[1]) == 3.0 - 2 * 0.175


def test_a_stop_gives_up_white_before_the_mark_of_a_note_and_not_before_a_figure(fonts: Fonts) -> None:
    plain = TextStyle(font="sans", size=10.0)
    mark = replace(plain, size=6.2, shift=3.5)
    for style, width in ((mark, 10.0 - 0.35 * 5.0), (plain, 10.0)):
        shaped = shape_paragraph((Span("公布。", plain, "zh-Hans"), Span("1", style, "zh-Hans")), fonts)
        assert shaped.cells[2] == pytest.approx(width)
