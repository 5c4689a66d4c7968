"""Lines: a series is a line through its points, with a gap where there is no number; names stand at the lines' ends.

The axis need not begin at zero if all numbers lie far from it; then it is always drawn. Times stand as far apart as
they are.
"""

from __future__ import annotations

from kiclayout.base.color import WHITE, contrast
from kiclayout.base.record import dataclass, replace
from kiclayout.content.chart_data import Mark
from kiclayout.design.style import TextStyle
from kiclayout.scene.items import Item, Path, Segment, ring
from kiclayout.typeset.chart_field import Field, below, field_of, ground_of, steps_of, zero_of
from kiclayout.typeset.chart_paper import CAPITALS, Paper, spread
from kiclayout.typeset.chart_scale import reach
from kiclayout.typeset.pieces import words_line

_DASHES: tuple[tuple[float, ...], ...] = ((), (4.5, 2.4), (1.2, 2.2), (8.0, 2.2, 1.2, 2.2))
"""Every line of a chart has its own dashes: so they stay apart in grey."""

_SEEN = 2.4
"""Least contrast of a line with the paper."""

_ASIDE = 0.3
"""Greatest part of the width that the names of lines take."""

_STEEP = 0.3
"""From such a slope on numbers are moved off their line."""

_LONG = 1.6
"""Beside an axis no numbers are written that are longer than so many steps."""

_READ = 4.5
"""Least contrast of words with the paper."""

_CROWD = 30
"""Lines of more points than these are drawn without them."""


def line(paper: Paper, values: str) -> tuple[float, list[Item]]:
    """Height and items of a chart of lines; ``values`` as in the chart's field."""
    count = len(paper.data.names)
    names = paper.data.names if count > 1 else ("",)
    name_style = replace(paper.value.text, size=paper.category.text.size)
    aside = min(paper.widest(names, name_style) + 2.5 * paper.look.gap, _ASIDE * paper.width) if any(names) else 0.0
    ends = reach(paper.data.values, zero=False)
    written = values != "no" and count == 1 and ends[0] * ends[1] <= 0 and (values == "yes" or _fits(paper, aside))
    field = field_of(paper, ends, not written, aside)
    items = ground_of(field)
    if field.scale.low <= 0:
        items.append(zero_of(field))
    pens = _pens(paper, count)
    for number in reversed(range(count)):
        items += _drawn(field, [row.marks[number] for row in paper.data.rows], pens[number])
    if count == 1:
        items += _written(field, "yes" if written else values)
    elif any(names):
        items += _names(field, pens, name_style)
    falls = written and ends[0] < 0
    end, words = below(field, field.bottom + (paper.value.leading if falls else 0.0))
    return end, [*items, *words]


def _fits(paper: Paper, aside: float) -> bool:
    """Whether every number has room over its point."""
    _, step = steps_of(paper, paper.width - aside)
    return paper.widest(tuple(row.marks[0].written for row in paper.data.rows), paper.value.text) <= step - 2.0


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: the token of its colour and its dashes."""

    token: str
    dash: tuple[float, ...]


def _pens(paper: Paper, count: int) -> list[Pen]:
    """The pens of all lines; colours that would be too pale are not taken."""
    tokens = (paper.look.color, *paper.look.shades)
    seen = [token for token in tokens if contrast(paper.color(token), WHITE) >= _SEEN] or tokens[:1]
    return [Pen(seen[n % len(seen)], _DASHES[n % len(_DASHES)]) for n in range(count)]


def _drawn(field: Field, marks: list[Mark], pen: Pen) -> list[Item]:
    """One line with its points."""
    look, color = field.paper.look, field.paper.color(pen.token)
    known = [
        (x, field.y(mark.value)) if mark.value is not None else None
        for x, mark in zip(field.places, marks, strict=True)
    ]
    items: list[Item] = []
    if joined := _joined(known):
        items.append(Path(joined, stroke=color, width=look.line, dash=pen.dash, join="round"))
    if len(marks) <= _CROWD:
        points = tuple(part for point in known if point for part in ring(*point, 1.5 * look.line))
        items.append(Path(points, fill=color))
    else:
        alone = [p for n, p in enumerate(known) if p and not any(known[max(n - 1, 0) : n + 2 : 2])]
        items += [Path(ring(*point, 1.2 * look.line), fill=color) for point in alone]
    return items


def _joined(points: list[tuple[float, float] | None]) -> tuple[Segment, ...]:
    """The line through neighbouring points."""
    segments: list[Segment] = []
    before = None
    for point in points:
        if point is not None and before is not None:
            segments += [] if segments and segments[-1][1:] == before else [("M", *before)]
            segments.append(("L", *point))
        before = point
    return tuple(segments)


# ---------------------------------------------------------------------------------------------------- numbers
def _written(field: Field, values: str) -> list[Item]:
    """Numbers of a single line: all that have room (``yes``), else the last and the extremes."""
    marks = [row.marks[0] for row in field.paper.data.rows]
    known = [n for n, mark in enumerate(marks) if mark.value is not None]
    highest, lowest = (pick(known, key=lambda n: marks[n].value or 0.0) for pick in (max, min))
    wanted = () if values == "no" else (known[-1], highest, lowest, *(range(len(marks)) if values == "yes" else ()))
    taken: list[tuple[float, float]] = []
    items: list[Item] = []
    style = field.paper.value.text
    least = field.left if field.axis else 0.0
    for n in dict.fromkeys(wanted):
        wide = field.paper.wide(marks[n].written, style)
        shift, y = _beside(field, marks, n)
        left = min(max(field.places[n] - wide / 2 + shift * wide, least), field.paper.width - wide)
        if values != "yes" and wide > _LONG * field.step:
            continue
        if all(left + wide + 2.0 <= start or left - 2.0 >= end for start, end in taken):
            taken.append((left, left + wide))
            items += field.paper.say(marks[n].written, style, (left, y))
    return items


def _beside(field: Field, marks: list[Mark], n: int) -> tuple[float, float]:
    """How far a number is moved along a steep line, in its widths, and its baseline: under its point in a dip."""
    value, style, gap = marks[n].value, field.paper.value.text, 3.4 * field.paper.look.line
    if value is None:
        return 0.0, field.base - gap
    y = field.y(value)
    rises = [
        field.y(one.value) - y if one.value is not None else 0.0
        for one in (marks[n - 1] if n else marks[n], marks[n + 1] if n + 1 < len(marks) else marks[n])
    ]
    under = y + gap + 0.72 * style.size
    if (max(rises) <= 0 > min(rises) and under < field.bottom - 1.0) or value < 0:
        return 0.0, under
    steep = _STEEP * field.step
    along = -0.4 if rises[0] > steep > 0 > rises[1] else 0.4 if rises[0] < -steep and rises[1] > 0 else 0.0
    return along, y - gap


def _names(field: Field, pens: list[Pen], style: TextStyle) -> list[Item]:
    """The names of lines at the height of their last points, moved apart, in their colours."""
    paper, items = field.paper, list[Item]()
    last = {n: value for n in range(len(pens)) if (value := _last(paper, n)) is not None}
    heights = spread([field.y(value) for value in last.values()], 1.25 * style.size, field.top, field.bottom)
    x = field.right + paper.look.gap
    for n, y in zip(last, heights, strict=True):
        seen = contrast(paper.color(pens[n].token), WHITE) >= _READ
        words = ((paper.data.names[n], replace(style, color=pens[n].token) if seen else style, 0.0),)
        items += words_line(words, (x, y + CAPITALS * style.size), paper.setting, most=paper.width - x).items
    return items


def _last(paper: Paper, series: int) -> float | None:
    """The last number of a series."""
    found = (row.marks[series].value for row in reversed(paper.data.rows))
    return next((value for value in found if value is not None), None)
