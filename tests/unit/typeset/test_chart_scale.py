"""Ticks and the numbers of axes."""

from __future__ import annotations

import pytest

from kiclayout.content.chart_data import ChartData, Datum, Mark
from kiclayout.typeset.chart_scale import Figures, figures, nice, reach


def data(*written: str) -> ChartData:
    return ChartData(("값",), tuple(Datum("가", (Mark(1.0, text),)) for text in written))


@pytest.mark.parametrize(
    ("ends", "ticks"),
    [((0, 94), (0, 20, 40, 60, 80, 100)), ((0, 1), (0, 0.2, 0.4, 0.6, 0.8, 1)),
     ((-12.3, 24.5), (-20, -10, 0, 10, 20, 30)),
     ((1231, 1315), (1220, 1240, 1260, 1280, 1300, 1320)), ((0, 0), (0, 0.2, 0.4, 0.6, 0.8, 1)),
     ((-3, 0), (-3, -2, -1, 0)),
     ((0, 1e12), (0, 2e11, 4e11, 6e11, 8e11, 1e12)), ((0, 5e-7), (0, 1e-7, 2e-7, 3e-7, 4e-7, 5e-7))],
)  # fmt: skip
def test_ticks_are_round_and_reach_round_all_values(ends: tuple[float, float], ticks: tuple[float, ...]) -> None:
    assert nice(*ends, 5).ticks == pytest.approx(ticks)


def test_an_axis_begins_at_zero_unless_all_values_lie_far_from_it() -> None:
    assert reach((1231.0, 1315.0), zero=False) == (1231.0, 1315.0)
    assert reach((1231.0, 1315.0), zero=True) == (0.0, 1315.0)
    assert reach((10.0, 30.0), zero=False) == (0.0, 30.0)
    assert reach((-5.0, 3.0), zero=False) == (-5.0, 3.0)


@pytest.mark.parametrize(
    ("written", "highest", "unit", "lang", "said"),
    [("1.2억", 6e8, "달러", "ko", "6억"), ("12", 5000, "개", "ko", "5,000"), ("9", 130e12, "위안", "ko", "150조"),
     ("340000", 400_000, "만 TEU", "ko", "400,000"), ("1", 3e12, "元", "zh", "3万亿"),
     ("1", 3e12, "元", "zh-Hant", "3兆"),
     ("1", 2e6, "", "en", "2.0M"), ("12.5%", 40, "", "ko", "40%"), ("1", 300_000, "명", "ko", "30만")],
)  # fmt: skip
def test_large_numbers_are_put_in_the_units_of_the_language(
    written: str, highest: float, unit: str, lang: str, said: str
) -> None:
    scale = nice(0.0, highest, 5)
    assert figures(data(written), scale, unit, lang).said(scale.high) == said


def test_zero_bears_no_unit_and_falls_a_minus() -> None:
    put = Figures(1e8, "억", "", 1)
    assert [put.said(value) for value in (0.0, -5e7, 1.5e8)] == ["0", "\u22120.5억", "1.5억"]
    assert Figures(sign="%").said(0.0) == "0%"
