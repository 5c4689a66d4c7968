"""What charts are drawn with: the grounds of series, words, rules, the line that names the series.

Neighbouring grounds differ by a contrast of 3 : 1 or by a hatching, so that they stay apart in grey; pale ones have an
edge. Where words stand right at what they name no hatching is needed.
"""

from __future__ import annotations

import math
from functools import cached_property

from kiclayout.base.color import WHITE, Color, contrast
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.chart_data import ChartData, Datum
from kiclayout.design.exhibits import ChartStyle
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Group, Item, Path, Segment, moved, rectangle
from kiclayout.typeset.chart_scale import Figures, Scale, figures
from kiclayout.typeset.inline import shaped, words
from kiclayout.typeset.pieces import Run, brief, rows_of, words_line
from kiclayout.typeset.setting import Setting

APART = 3.0
"""Least contrast of two neighbours that nothing else tells apart."""

_SEEN = 1.9
"""Least contrast with the paper of a ground without an edge."""

_HATCH, _HATCH_LINE, _EDGE = 3.0, 0.7, 0.5
"""Between the lines of a hatching, their width and that of edges, in points."""

CAPITALS = 0.36
"""From the middle of a line's letters to its baseline, in ems."""

_SWATCH = 6.4


@dataclass(frozen=True, slots=True)
class Ground:
    """How a series is filled: its colour, the lines over it and its edge; None = none."""

    color: Color
    hatch: Color | None = None
    edge: Color | None = None


@dataclass(frozen=True)
class Paper:
    """Where a chart is drawn.

    Attributes:
        setting: Where it is set.
        width: In points.
        data: What it shows.
        place: Where it is written, for findings.
        unit: The words of its unit.
    """

    setting: Setting
    width: float
    data: ChartData
    place: Place
    unit: str = ""

    @property
    def look(self) -> ChartStyle:
        """How the layout wants charts."""
        return self.setting.layout.charts

    @cached_property
    def category(self) -> ParStyle:
        """Of categories, ticks and names of series."""
        return self.setting.style(self.look.category)

    @cached_property
    def value(self) -> ParStyle:
        """Of values."""
        return self.setting.style(self.look.value)

    def color(self, token: str) -> Color:
        """The colour of a token."""
        return self.setting.color(token)

    def figures(self, scale: Scale) -> Figures:
        """How the ticks of an axis are put."""
        return figures(self.data, scale, self.unit, self.setting.lang)

    # ------------------------------------------------------------------------------------------------ words
    def wide(self, text: str, style: TextStyle) -> float:
        """How wide ``text`` is on one line, in points."""
        return shaped((words(text, style),), self.setting).natural if text else 0.0

    def widest(self, texts: tuple[str, ...], style: TextStyle) -> float:
        """How wide the widest of ``texts`` is, in points."""
        return max((self.wide(text, style) for text in texts), default=0.0)

    def say(self, text: str, style: TextStyle, at: tuple[float, float], align: str = "left") -> tuple[Item, ...]:
        """``text`` on one line whose ``align`` end is at ``at``."""
        return words_line(((text, style, 0.0),), at, self.setting, align=align).items if text else ()

    def named(self, row: Datum, run: Run) -> tuple[Item, ...]:
        """The items of a category's words; words that were cut are reported."""
        if run.lost:
            place = replace(self.place, line=row.line or self.place.line)
            origin = Origin(row.block) if row.block else None
            self.setting.sink.add("typeset-chart-name", place=place, origin=origin, words=brief(row.category))
        return run.items

    def wrapped(self, row: Datum, measure: float, most: int, align: str = "left") -> tuple[tuple[Item, ...], int]:
        """A category on at most ``most`` lines of ``measure`` points, from the first baseline on, and their count."""
        style = ParStyle(text=self.category.text, leading=self.category.leading, align=align, mode="eojeol")
        rows = rows_of(((row.category, style.text, 0.0),), measure, style, self.setting, most)
        return self.named(row, Run(rows.items, 0.0, rows.lost)), rows.count

    def turned(self, row: Datum, at: tuple[float, float], most: float) -> tuple[Item, ...]:
        """A category turned to be read upward, its end at ``at``, at most ``most`` points long."""
        run = words_line(((row.category, self.category.text, 0.0),), (0.0, 0.0), self.setting, align="right", most=most)
        return (Group(self.named(row, run), Matrix.turn(-90.0).then(Matrix.move(*at))),)

    # ------------------------------------------------------------------------------------------------ grounds
    def grounds(self, count: int, hatched: bool = True) -> tuple[Ground, ...]:
        """The grounds of ``count`` series; ``hatched``: lines tell neighbours apart that look alike in grey."""
        made: list[Ground] = []
        tokens = (self.look.color, *self.look.shades)
        for number in range(count):
            color = self.color(tokens[number % len(tokens)])
            alike = bool(made) and contrast(made[-1].color, color) < APART
            again = number >= len(tokens) and made[number - len(tokens)].hatch is None
            lined = hatched and (again or (alike and made[-1].hatch is None))
            light = WHITE if contrast(color, WHITE) >= _SEEN else self.color(self.look.color)
            edge = self.color(self.look.color) if contrast(color, WHITE) < _SEEN else None
            made.append(Ground(color, light if lined else None, edge))
        return tuple(made)

    def block(self, area: Rect, ground: Ground) -> tuple[Item, ...]:
        """A rectangle of a series."""
        made: list[Item] = [rectangle(area, ground.color)]
        if ground.hatch is not None and area.width > 0 and area.height > 0:
            lines = Path(_diagonals(area), stroke=ground.hatch, width=_HATCH_LINE)
            made.append(Group((lines,), clip=area))
        if ground.edge is not None and min(area.width, area.height) > _EDGE:
            outline = rectangle(area.grown(-_EDGE / 2), ground.edge).segments
            made.append(Path(outline, stroke=ground.edge, width=_EDGE))
        return tuple(made)

    def lined(self, outline: tuple[Segment, ...], area: Rect, color: Color) -> Item:
        """The lines of a hatching in ``outline``, which lies in ``area``."""
        return Group((Path(_diagonals(area), stroke=color, width=_HATCH_LINE),), mask=outline)

    def rule(self, x: float, y: float, length: float, token: str, upright: bool = False) -> Item:
        """A thin line from (x, y) on."""
        thin = self.look.axis
        area = Rect(x - thin / 2, y, thin, length) if upright else Rect(x, y - thin / 2, length, thin)
        return rectangle(area, self.color(token))

    def legend(self, grounds: tuple[Ground, ...], names: tuple[str, ...]) -> tuple[float, list[Item]]:
        """The names of the series behind their grounds, in lines that are broken between them: height and items."""
        items: list[Item] = []
        style, x, y = self.category, 0.0, 0.0
        if not any(names):
            return 0.0, items
        for name, ground in zip(names, grounds, strict=True):
            most = self.width - _SWATCH - 4.0
            run = words_line(((name, style.text, 0.0),), (0.0, 0.0), self.setting, most=most)
            needs = _SWATCH + 4.0 + run.width
            if x and x + needs > self.width:
                x, y = 0.0, y + style.leading
            middle = y + style.leading / 2
            items += self.block(Rect(x, middle - _SWATCH / 2, _SWATCH, _SWATCH), ground)
            items += [moved(item, x + _SWATCH + 4.0, middle + CAPITALS * style.text.size) for item in run.items]
            x += needs + 12.0
        return y + style.leading + self.look.gap, items


def _diagonals(area: Rect) -> tuple[Segment, ...]:
    """Lines from lower left to upper right over all of ``area``, on one lattice for all areas of a chart."""
    first = math.floor((area.x + area.y) / _HATCH)
    last = math.ceil((area.right + area.bottom) / _HATCH)
    made: list[Segment] = []
    for number in range(first, last + 1):
        along = number * _HATCH
        made += [("M", along - area.bottom, area.bottom), ("L", along - area.y, area.y)]
    return tuple(made)


def spread(places: list[float], least: float, low: float, high: float) -> list[float]:
    """``places`` moved as little as need be to lie ``least`` apart between ``low`` and ``high``, in their order."""
    order = sorted(range(len(places)), key=places.__getitem__)
    made = [0.0] * len(places)
    floor = low
    for number in order:
        made[number] = floor = max(places[number], floor)
        floor += least
    ceiling = high
    for number in reversed(order):
        made[number] = ceiling = min(made[number], ceiling)
        ceiling -= least
    return made
