"""Readings over words (D13): the room of their bases, in points of a 10 pt KIC Sans (Hangul 9.2, Han 10)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.text.font_choices import Fonts
from kiclayout.text.justify import Line, Place, set_line
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import Shaped, shape_paragraph
from kiclayout.text.ruby import APART, OVERHANG, Base, fits
from kiclayout.text.spans import Span

LOOK = TextStyle(font="sans", size=10.0)
SetSpans = Callable[..., Shaped]


@pytest.fixture
def set_spans(fonts: Fonts) -> SetSpans:
    """Shapes words, and bases as (words, reading)."""

    def build(*parts: str | tuple[str, str]) -> Shaped:
        spans = [
            Span(part, LOOK) if isinstance(part, str) else Span(part[0], LOOK, nobreak=True, ruby=part[1])
            for part in parts
        ]
        return shape_paragraph(tuple(spans), fonts)

    return build


def whole(shaped: Shaped) -> Line:
    return set_line(shaped, 0, len(shaped.text), Place(500.0, last=True))


def test_a_narrow_reading_changes_no_place(set_spans: SetSpans) -> None:
    shaped, bare = set_spans("회장 ", ("胡润", "후룬"), "은"), set_spans("회장 ", "胡润", "은")
    assert shaped.widths == bare.widths
    assert not shaped.heads
    assert not shaped.tails
    (reading,) = whole(shaped).readings
    middle = shaped.widths[3] + 10.0
    assert reading.x + reading.line.width / 2 == pytest.approx(middle)
    assert reading.line.width == pytest.approx(9.2)
    assert reading.line.runs[0].size == 5.0


def test_a_wide_reading_hangs_over_hangul_by_a_quarter_of_an_em(set_spans: SetSpans) -> None:
    shaped = set_spans("가", ("马", "마틴스베"), "나")
    over = (4 * 4.6 - 10.0) / 2
    added = 2 * (over - OVERHANG * 10.0)
    assert shaped.widths[-1] == pytest.approx(9.2 + 10.0 + 9.2 + added)
    (reading,) = whole(shaped).readings
    assert reading.x == pytest.approx(9.2 - OVERHANG * 10.0)


def test_it_hangs_over_no_han_and_no_end_of_a_line(set_spans: SetSpans) -> None:
    shaped = set_spans("가 中", ("马", "마틴스"), "나다")
    over = (3 * 4.6 - 10.0) / 2
    assert whole(shaped).readings[0].x == pytest.approx(shaped.widths[2] + 10.0)
    assert shaped.widths[3] - shaped.widths[2] == pytest.approx(10.0 + over)
    assert shaped.width(0, 3) == pytest.approx(shaped.widths[2] + 10.0)
    alone = set_spans(("马", "마틴스"), "나")
    assert whole(alone).readings[0].x == pytest.approx(0.0)
    behind = set_line(shaped, 0, 4, Place(500.0, last=True))
    (reading,) = behind.readings
    assert reading.x + reading.line.width == pytest.approx(behind.width)


def test_at_a_line_start_the_reading_stays_inside(set_spans: SetSpans) -> None:
    shaped = set_spans("가", ("马", "마틴"), "나")
    shaped_wide = set_spans("가", ("马", "마틴스"), "나")
    assert not shaped.heads
    line = set_line(shaped_wide, 1, 3, Place(500.0, last=True))
    assert line.readings[0].x == pytest.approx(0.0)
    assert line.width == pytest.approx(shaped_wide.width(1, 3))
    assert line.runs[0].glyphs[0].dx == pytest.approx((3 * 4.6 - 10.0) / 2)


def test_two_readings_side_by_side_stay_apart(set_spans: SetSpans) -> None:
    first, second = whole(set_spans("가", ("國", "나라이름"), ("民", "백성이름"), "은")).readings
    assert second.x - first.x - first.line.width == pytest.approx(APART * 10.0)


def test_a_narrow_neighbour_is_covered_by_half() -> None:
    (fit,) = fits([Base(1, 2, 10.0, 20.0)], "SCS", (2.0, 10.0, 2.0))
    assert (fit.head, fit.left, fit.tail, fit.right) == (1.0, 4.0, 1.0, 4.0)


def test_a_base_is_never_broken_from_its_reading(set_spans: SetSpans) -> None:
    shaped = set_spans("가나다라 ", ("人工智能", "인공지능"), "은 마바사 아자차")
    for width in range(45, 120, 3):
        made = break_lines(shaped, float(width), ParStyle(text=LOOK, align="justify"))
        assert sum(len(line.readings) for line in made) == 1
        assert all(line.width <= width + 0.01 for line in made)


def test_a_justified_line_keeps_the_reading_over_its_base(set_spans: SetSpans) -> None:
    shaped = set_spans("가나 ", ("人工 智能", "인공지능"), " 다라 마바 사아 자차 카타 파하")
    first, *_ = break_lines(shaped, 120.0, ParStyle(text=LOOK, align="justify"))
    (reading,) = first.readings
    runs = {run.text: run for run in first.runs}
    base = next(run for text, run in runs.items() if "人工" in text)
    last = next(run for text, run in runs.items() if "智能" in text)
    left, right = base.x, last.x + last.width
    assert reading.x + reading.line.width / 2 == pytest.approx((left + right) / 2, abs=0.2)


def test_a_character_that_no_font_has_is_reported_in_a_reading_too(set_spans: SetSpans) -> None:
    assert [one.char for one in set_spans(("马", "\U00013000")).missing] == ["\U00013000"]
