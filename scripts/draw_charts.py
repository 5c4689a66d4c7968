"""Draws the example issue's charts as vectors: the output of Minghai's marine industries from 2018 to 2025.

Figures are invented. The sheet is as wide as the text, 129.5 mm; sizes are points at that width,
and its height is what pictures in the text have at most, 72 mm.
"""

from __future__ import annotations

from itertools import pairwise

from draw_outlines import (
    SANS,
    TEXT,
    TEXT_EXTRABOLD,
    TEXT_SEMIBOLD,
    disc,
    rectangle,
)
from draw_sketch import Sketch, Words, polyline

WIDTH, HEIGHT = 367.0, 204.0
INK, INK2, INK3, RULE = "#17191D", "#4A4F57", "#646A73", "#C4C8CE"
RED, PINE, INDIGO = "#B8321E", "#0F6253", "#2C4894"

# Hundred millions of yuan by year: port and logistics, marine equipment, new energy, bio and health.
YEARS = ("2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025")
SERIES = (
    ("항만·물류", "港口物流", "#2C4894", (412, 436, 428, 471, 496, 523, 561, 604)),
    ("해양장비", "海洋装备", "#8091BF", (238, 251, 240, 268, 287, 312, 345, 389)),
    ("신에너지", "新能源", "#0F6253", (24, 31, 42, 76, 118, 187, 264, 352)),
    ("바이오·의약", "生物医药", "#8FBFB2", (61, 70, 84, 103, 126, 158, 197, 243)),
)
TOP, FOOT, LEFT, PITCH, BAR = 83.0, 187.0, 0.0, 48.57, 27.0


def totals() -> tuple[int, ...]:
    """The four industries together, by year."""
    return tuple(sum(values) for values in zip(*(series[3] for series in SERIES), strict=True))


def output() -> Sketch:
    """Stacked bars, their totals above, the growth over the year before as a line on top."""
    sheet = Sketch(WIDTH, HEIGHT)
    sheet.area(INK, rectangle(0, 0, WIDTH, 0.75))
    key(sheet)
    growth(sheet)
    bars(sheet)
    sheet.area(INK, rectangle(0, FOOT, WIDTH, 0.75))
    sheet.area(INK, rectangle(0, HEIGHT - 0.75, WIDTH, 0.75))
    return sheet


def key(sheet: Sketch) -> None:
    """The industries with their colours, the unit at the right."""
    x = 0.0
    for korean, chinese, color, _ in SERIES:
        sheet.area(color, rectangle(x, 10.6, 7.4, 7.4))
        one = Words(korean, TEXT_SEMIBOLD, 8.2, INK, (x + 11, 17.4))
        two = Words(chinese, SANS, 7.2, INK3, (one.right + 2.6, 17.3))
        sheet.words(one)
        sheet.words(two)
        x = two.right + 8
    sheet.words(Words("단위: 억 위안", TEXT, 7.6, INK3, (WIDTH, 34), "right"))


def middle(place: int) -> float:
    """The middle of a year's bar."""
    return LEFT + PITCH * place + BAR / 2


def growth(sheet: Sketch) -> None:
    """The growth of the total in percent, each value written at its point."""
    sums = totals()
    rates = [100 * (now - before) / before for before, now in pairwise(sums)]
    label = Words("총액 증가율", TEXT_SEMIBOLD, 8.2, RED, (0, 34))
    sheet.words(label)
    sheet.words(Words("总额增速", SANS, 7.2, INK3, (label.right + 2.6, 34)))
    points = [(middle(place + 1), 70 - 1.15 * rate) for place, rate in enumerate(rates)]
    zero = 70.0
    sheet.line(RULE, polyline(((middle(1) - 14, zero), (WIDTH, zero))), 0.5, "1.5 1.5")
    sheet.line(RED, polyline(points), 1.4)
    for (x, y), rate in zip(points, rates, strict=True):
        sheet.area("#FFFFFF", disc(x, y, 3.2))
        sheet.area(RED, disc(x, y, 2.3))
        word = f"{rate:.1f}%".replace("-", "\u2212")
        sheet.words(Words(word, TEXT_SEMIBOLD, 7.8, RED, (x, y - 5.6), "middle"))


def bars(sheet: Sketch) -> None:
    """One bar a year, stacked, its total above it, the parts of first and last year written in."""
    sums = totals()
    scale = (FOOT - TOP) / max(sums)
    for place, year in enumerate(YEARS):
        x, y = middle(place) - BAR / 2, FOOT
        for _, _, color, values in SERIES:
            high = values[place] * scale
            sheet.area(color, rectangle(x, y - high, BAR, high))
            if high > 9.5:
                pale = color in ("#8FBFB2",)
                tone, at = INK if pale or color == "#8091BF" else "#FFFFFF", (x + BAR / 2, y - high / 2 + 2.6)
                sheet.words(Words(str(values[place]), TEXT_SEMIBOLD, 7.2, tone, at, "middle"))
            y -= high
            sheet.area("#FFFFFF", rectangle(x, y - 0.25, BAR, 0.5))
        last = place == len(YEARS) - 1
        heavy, name, tone = (TEXT_EXTRABOLD, TEXT_SEMIBOLD, INK) if last else (TEXT_SEMIBOLD, TEXT, INK2)
        sheet.words(Words(f"{sums[place]:,}", heavy, 8.6, INK, (x + BAR / 2, y - 4.2), "middle"))
        sheet.words(Words(year, name, 8.2, tone, (x + BAR / 2, FOOT + 13), "middle"))
