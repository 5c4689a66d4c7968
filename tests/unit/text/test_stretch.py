"""How far a line's white changes (J01, J02), in 10 pt KIC Sans: space 2.8, Hangul 9.2."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiclayout.design.style import ParStyle
from kiclayout.text.justify import Place, set_line
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import Shaped
from kiclayout.text.stretch import least_width, stretch, white

SetText = Callable[..., Shaped]


def test_the_white_of_a_line_excludes_its_ends(set_text: SetText) -> None:
    shaped = set_text("한국 사람 말 ")
    assert white(shaped, 0, 8) == pytest.approx((20.0, 5.6, 20.0))
    assert white(shaped, 3, 6) == pytest.approx((0.0, 0.0, 10.0))
    assert white(shaped, 3, 3) == (0.0, 0.0, 0.0)


def test_spaces_take_eight_times_what_letters_take(set_text: SetText) -> None:
    shaped = set_text("한국 사람")
    found = stretch(shaped, 0, 5, shaped.natural + 2.0)
    assert found.letter == pytest.approx(2.0 / 100)
    assert found.space == pytest.approx(8 * found.letter)


def test_letters_stop_at_three_percent(set_text: SetText) -> None:
    shaped = set_text("한국 사람")
    found = stretch(shaped, 0, 5, shaped.natural + 10.0)
    assert found.letter == 0.03
    assert found.space == pytest.approx(0.94)


def test_spaces_keep_three_quarters(set_text: SetText) -> None:
    shaped = set_text("한국 사람")
    least = least_width(shaped, 0, 5)
    assert least == pytest.approx(shaped.natural - 0.7 - 0.6)
    assert stretch(shaped, 0, 5, least).narrow == pytest.approx(0.25)
    assert stretch(shaped, 0, 5, least - 5.0).narrow == pytest.approx(0.25)


def test_a_line_without_spaces_or_joints_stays(set_text: SetText) -> None:
    found = stretch(set_text("ABC"), 0, 3, 100.0)
    assert (found.space, found.letter, found.narrow) == (0.0, 0.0, 0.0)


def test_a_long_word_is_not_spread_over_the_measure(set_text: SetText) -> None:
    shaped = set_text("한국어")
    assert stretch(shaped, 0, 3, shaped.natural + 1.0).letter == pytest.approx(0.05)
    assert stretch(shaped, 0, 3, shaped.natural + 10.0).letter == 0.0


def test_chinese_lines_may_be_spread_more(set_text: SetText) -> None:
    shaped = set_text("中国科学院 电", lang="zh-Hans")
    assert stretch(shaped, 0, 7, shaped.natural + 50.0).letter == 0.25
    found = stretch(shaped, 0, 7, shaped.natural + 7.0)
    assert (found.letter, found.space) == (pytest.approx(0.1), pytest.approx(0.3)), (
        "a space takes no more than three joints"
    )


def test_chinese_lines_are_widened_beside_foreign_words_too(set_text: SetText) -> None:
    """As beside any Han, but not before a sign that closes and not behind one that opens."""
    shaped = set_text("年5月，A股（B）C", lang="zh-Hans")
    assert [at for at, joint in enumerate(shaped.white.joints) if joint] == [1, 2, 3, 4, 5, 6, 9]
    assert not any(set_text("년5월, A주(B)").white.joints)


def test_narrow_chinese_columns_are_filled(set_text: SetText) -> None:
    """A long address or a row of figures may not break: other lines are spread, and none but its own ends early."""
    shaped = set_text(
        "单个企业最高不超过US$ 50万。受理时间为每周一至周五9：00—11：30、13：30—17：00，咨询电话见附件，逾期不予受理。",
        lang="zh-Hans",
    )
    for measure in range(150, 300, 7):
        lines = break_lines(shaped, float(measure), ParStyle(align="justify"))
        assert [line.end_gap for line in lines[:-1]] == [pytest.approx(0.0, abs=0.01)] * (len(lines) - 1), measure


def test_chinese_lines_are_narrowed_at_their_signs_first(set_text: SetText) -> None:
    """A sign gives up half of its empty half, a joint two hundredths at most; what ends the line has lost its own."""
    shaped = set_text("中国，科学院、电子。部", lang="zh-Hans")
    joints = 9
    least = least_width(shaped, 0, 10)
    assert least == pytest.approx(shaped.width(0, 10) - 2 * 2.5 - 0.2 * joints)
    line = set_line(shaped, 0, 10, Place(least, align="justify"))
    assert line.width == pytest.approx(least)
    advances = [glyph.advance for run in line.runs for glyph in run.glyphs]
    assert advances[2] == pytest.approx(10.0 - 2.5 - 0.2), "the comma"
    assert advances[0] == pytest.approx(10.0 - 0.2), "a letter"
    assert advances[9] == pytest.approx(5.0), "the stop at the end, which is trimmed as ever"


def test_signs_are_not_narrowed_where_a_line_is_widened(set_text: SetText) -> None:
    shaped = set_text("中国，科学院", lang="zh-Hans")
    line = set_line(shaped, 0, 6, Place(shaped.natural + 2.0, align="justify"))
    assert line.width == pytest.approx(shaped.natural + 2.0)
    assert line.runs[0].glyphs[2].advance == pytest.approx(10.0 + 2.0 / 5)
