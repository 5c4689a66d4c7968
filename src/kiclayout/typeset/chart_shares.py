"""Shares of a whole: a ring whose parts are named where they are, and bars of shares, one for each row or for all rows.

Numbers below zero have no share; they are named in a finding. Shares are rounded to whole per cents, or to tenths where
they are small.
"""

from __future__ import annotations

import math

from kiclayout.base.color import WHITE
from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.content.chart_data import Datum
from kiclayout.scene.items import Item, Path, Segment, moved
from kiclayout.typeset.chart_bars import inside, rows_down, rows_of_bars
from kiclayout.typeset.chart_paper import CAPITALS, Ground, Paper, spread
from kiclayout.typeset.pieces import Piece, width_of, words_line

_RADIUS, _HOLE = 58.0, 0.56
"""Greatest radius of a ring (points), and which part of it is open."""

_GAP = 1.1
"""Between the parts of a ring and of bars, in points."""

_MOST = 12
"""A ring of more parts has its names in a list below."""

_LEAST = 74.0
"""Least room for names beside a ring, in points."""

_ELBOW = 7.0


@dataclass(frozen=True, slots=True)
class Part:
    """A row's share of the whole: where it begins and ends, 0 to 1; None = it has none."""

    row: Datum
    start: float
    end: float

    @property
    def percent(self) -> str:
        """The share as it is said; empty where the number itself is one."""
        return "" if self.row.marks[0].written.rstrip().endswith("%") else percent(self.end - self.start)


def percent(share: float) -> str:
    """A share of 1 in per cent."""
    return f"{100 * share:.1f}%" if 0 < share < 0.0995 else f"{100 * share:.0f}%"


def parts_of(paper: Paper, series: int = 0) -> list[Part]:
    """The rows' shares of the sum of a series."""
    values = [max(row.marks[series].value or 0.0, 0.0) for row in paper.data.rows]
    whole = math.fsum(values) or 1.0
    made, at = [], 0.0
    for row, value in zip(paper.data.rows, values, strict=True):
        made.append(Part(row, at, at + value / whole))
        at += value / whole
    return made


# ---------------------------------------------------------------------------------------------------- ring
def pie(paper: Paper) -> tuple[float, list[Item]]:
    """Height and items of a ring with the name, the number and the share of every part beside it."""
    parts = parts_of(paper)
    beside = (paper.width - 2 * _RADIUS) / 2 - 2 * _ELBOW
    if len(parts) > _MOST or beside < _LEAST:
        return _listed(paper, parts)
    drawn = [part for part in parts if part.end > part.start]
    sides: dict[bool, list[Part]] = {False: [], True: []}
    for part in drawn:
        sides[_middle(part) < 0.5].append(part)
    line = paper.category.leading
    block = line + paper.value.leading
    height = max(2 * _RADIUS + block, *(len(side) * block for side in sides.values()))
    center = (paper.width / 2, height / 2)
    grounds = paper.grounds(len(parts), hatched=False)
    items = _ring(parts, center, grounds)
    for right, side in sides.items():
        middles = [_on(center, _RADIUS + _ELBOW, _middle(part))[1] for part in side]
        for part, y in zip(side, spread(middles, block, block / 2, height - block / 2), strict=True):
            items += _label(paper, part, center, (y, right, beside))
    rest = [part for part in parts if part.end <= part.start]
    end, below = _list(paper, rest, grounds, height + paper.look.gap, swatches=False) if rest else (height, [])
    return end, [*items, *below]


def _middle(part: Part) -> float:
    """Where on the ring a part is named; what fills all of it at its right."""
    return 0.25 if part.end - part.start > 0.9999 else (part.start + part.end) / 2


def _ring(parts: list[Part], center: tuple[float, float], grounds: tuple[Ground, ...]) -> list[Item]:
    shown = [(part, ground) for part, ground in zip(parts, grounds, strict=True) if part.end > part.start]
    items: list[Item] = []
    for part, ground in shown:
        gap = WHITE if len(shown) > 1 else None
        outline = _sector(center, part.start, part.end)
        items.append(Path(outline, fill=ground.color, stroke=gap, width=_GAP if gap else 0.0, join="round"))
    return items


def _sector(center: tuple[float, float], start: float, end: float) -> tuple[Segment, ...]:
    """A part of the ring, from 12 o'clock on clockwise; shares of a full turn."""
    if end - start > 0.9999:
        outer, back = _arc(center, _RADIUS, 0.0, 1.0), _arc(center, _HOLE * _RADIUS, 1.0, 0.0)
        return (
            ("M", *_on(center, _RADIUS, 0.0)),
            *outer,
            ("Z",),
            ("M", *_on(center, _HOLE * _RADIUS, 1.0)),
            *back,
            ("Z",),
        )
    inner_end = _on(center, _HOLE * _RADIUS, end)
    return (
        ("M", *_on(center, _RADIUS, start)),
        *_arc(center, _RADIUS, start, end),
        ("L", *inner_end),
        *_arc(center, _HOLE * _RADIUS, end, start),
        ("Z",),
    )


def _on(center: tuple[float, float], radius: float, share: float) -> tuple[float, float]:
    """The point of a circle at a share of a turn."""
    angle = 2 * math.pi * share
    return center[0] + radius * math.sin(angle), center[1] - radius * math.cos(angle)


def _arc(center: tuple[float, float], radius: float, start: float, end: float) -> tuple[Segment, ...]:
    """Curves along a circle from one share of a turn to another, in pieces of at most an eighth."""
    count = max(1, math.ceil(abs(end - start) * 8))
    made: list[Segment] = []
    for n in range(count):
        a, b = (start + (end - start) * m / count for m in (n, n + 1))
        reach = 4 / 3 * math.tan(2 * math.pi * (b - a) / 4) * radius
        (x0, y0), (x1, y1) = _on(center, radius, a), _on(center, radius, b)
        dx0, dy0 = math.cos(2 * math.pi * a), math.sin(2 * math.pi * a)
        dx1, dy1 = math.cos(2 * math.pi * b), math.sin(2 * math.pi * b)
        made.append(("C", x0 + dx0 * reach, y0 + dy0 * reach, x1 - dx1 * reach, y1 - dy1 * reach, x1, y1))
    return tuple(made)


def _label(paper: Paper, part: Part, center: tuple[float, float], at: tuple[float, bool, float]) -> list[Item]:
    """Name above number and share, joined to the part by a fine line."""
    y, right, most = at
    sign = 1.0 if right else -1.0
    middle = _middle(part)
    start, bend = _on(center, _RADIUS + 1.5, middle), _on(center, _RADIUS + _ELBOW, middle)
    x = center[0] + sign * (_RADIUS + 2 * _ELBOW)
    edge = x - sign * 2.5
    path = Path((("M", *start), ("L", min(bend[0], edge) if right else max(bend[0], edge), y), ("L", edge, y)),
                stroke=paper.color(paper.look.axis_color), width=paper.look.axis, join="round")  # fmt: skip
    align = "left" if right else "right"
    words = ((part.row.category, paper.category.text, 0.0),)
    over = (x, y - 0.25 * paper.category.text.size)
    name = words_line(words, over, paper.setting, align=align, most=most)
    numbers = words_line(_numbers(paper, part), (x, y + 0.85 * paper.value.text.size), paper.setting, align=align)
    return [path, *paper.named(part.row, name), *numbers.items]


def _numbers(paper: Paper, part: Part) -> tuple[Piece, ...]:
    """The number of a part, and its share behind it."""
    said = ((part.percent, paper.category.text, 4.0),) if part.percent and part.end > part.start else ()
    return ((part.row.marks[0].written, paper.value.text, 0.0), *said)


def _listed(paper: Paper, parts: list[Part]) -> tuple[float, list[Item]]:
    """A ring with all names below it, behind their grounds."""
    if len(parts) > _MOST:
        paper.setting.sink.add("typeset-chart-crowded", place=paper.place, count=len(parts))
    grounds = paper.grounds(len(parts))
    ring = _ring(parts, (paper.width / 2, _RADIUS), grounds)
    for part, ground in zip(parts, grounds, strict=True):
        if ground.hatch and part.end > part.start:
            sector = _sector((paper.width / 2, _RADIUS), part.start, part.end)
            area = Rect(paper.width / 2 - _RADIUS, 0.0, 2 * _RADIUS, 2 * _RADIUS)
            ring.append(paper.lined(sector, area, ground.hatch))
    end, items = _list(paper, parts, grounds, 2 * _RADIUS + 2 * paper.look.gap)
    return end, [*ring, *items]


def _list(
    paper: Paper, parts: list[Part], grounds: tuple[Ground, ...], top: float, swatches: bool = True
) -> tuple[float, list[Item]]:
    """Names, numbers and shares one below the other, in two columns if there is room for them."""
    size, indent = 6.4, 11.0 if swatches else 0.0
    names = paper.widest(tuple(part.row.category for part in parts), paper.category.text)
    needs = indent + names + max(width_of(_numbers(paper, part), paper.setting) for part in parts) + 8.0
    wide = 2 if len(parts) > 3 and 2 * needs + 14.0 <= paper.width else 1
    measure = (paper.width - (wide - 1) * 14.0) / wide
    count = -(-len(parts) // wide)
    items: list[Item] = []
    for n, part in enumerate(parts):
        x, y = (n // count) * (measure + 14.0), top + (n % count) * paper.category.leading
        baseline = y + paper.category.leading / 2 + CAPITALS * paper.category.text.size
        if swatches:
            items += paper.block(Rect(x, y + (paper.category.leading - size) / 2, size, size), grounds[n])
        numbers = words_line(_numbers(paper, part), (0.0, 0.0), paper.setting)
        name = words_line(((part.row.category, paper.category.text, 0.0),), (x + indent, baseline), paper.setting,
                          most=max(measure - indent - numbers.width - 8.0, 12.0))  # fmt: skip
        items += paper.named(part.row, name)
        items += [moved(item, x + indent + name.width + 6.0, baseline) for item in numbers.items]
    return top + count * paper.category.leading, items


# ---------------------------------------------------------------------------------------------------- bars
def shares(paper: Paper) -> tuple[float, list[Item]]:
    """Height and items of bars of shares: one bar of all rows, or, of several series, one bar a row."""
    if len(paper.data.names) > 1:
        return _each(paper)
    parts = parts_of(paper)
    grounds = paper.grounds(len(parts))
    items: list[Item] = []
    tall = 1.6 * paper.look.bar
    for part, ground in zip(parts, grounds, strict=True):
        area = _area(part.start, part.end, (0.0, paper.width), (0.0, tall))
        if part.row.marks[0].value is not None:
            items += paper.block(area, ground)
            items += inside(paper, part.percent or part.row.marks[0].written, area, ground)
    end, below = _list(paper, parts, grounds, tall + 1.5 * paper.look.gap)
    return end, [*items, *below]


def _area(start: float, end: float, across: tuple[float, float], tall: tuple[float, float]) -> Rect:
    left, room = across
    return Rect(left + start * room, tall[0], max((end - start) * room - 0.7, 0.3), tall[1])


def _each(paper: Paper) -> tuple[float, list[Item]]:
    """A bar of shares for each row, cut by its series."""
    grounds = paper.grounds(len(paper.data.names))
    top, items = paper.legend(grounds, paper.data.names)
    rows = rows_of_bars(paper, 1)
    for row, named, at in rows_down(rows, top):
        items += named
        values = [max(mark.value or 0.0, 0.0) for mark in row.marks]
        whole, reached = math.fsum(values), 0.0
        for value, ground in zip(values, grounds, strict=True):
            if value:
                area = _area(
                    reached / whole, (reached + value) / whole, (rows.left, paper.width - rows.left), (at, rows.bar)
                )
                items += paper.block(area, ground)
                items += inside(paper, percent(value / whole), area, ground)
                reached += value
    return sum(rows.pitch, top), items
