"""Level bars: a row of the table is a bar, or one for each series side by side or behind each other, from one zero.

The numbers stand at the ends of the bars; where they are not wanted, or do not fit into the parts of stacked bars, an
axis with ticks says them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from kiclayout.base.color import WHITE, contrast
from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.content.amounts import total
from kiclayout.content.chart_data import DASH, Datum
from kiclayout.scene.items import Item, moved
from kiclayout.typeset.chart_paper import CAPITALS, Ground, Paper
from kiclayout.typeset.chart_scale import Scale, nice

_NAMES = 0.38
"""Greatest part of the width that categories take."""

_BESIDE = 0.74
"""Height of a bar beside others, as part of that of a single one."""

_TIGHT = 8.8
"""Least distance of rows, in points."""

_WRITABLE = 6.8
"""Least height of a bar that has its number at its end, in points."""

_STEPS = 5
"""From one end of an axis to the other, at most."""

_INSIDE = 3.0
"""Left and right of a number in its bar, in points."""


@dataclass(frozen=True)
class Rows:
    """How the rows of a chart of bars are set: all lengths in points.

    Attributes:
        paper: Where.
        left: Where the bars' room begins.
        bar: Height of one bar.
        block: Height of all bars of a row.
        pitch: From row to row.
        gap: Between the bars of two rows.
        names: The items of the categories with the count of their lines.
    """

    paper: Paper
    left: float
    bar: float
    block: float
    pitch: tuple[float, ...]
    gap: float
    names: tuple[tuple[tuple[Item, ...], int], ...]


def bars(paper: Paper, stacked: bool, values: str) -> tuple[float, list[Item]]:
    """Height and items of a chart of level bars; ``values`` as in the chart's field."""
    count = len(paper.data.names)
    grounds = paper.grounds(count)
    top, items = paper.legend(grounds, paper.data.names) if count > 1 else (0.0, [])
    rows = rows_of_bars(paper, 1 if stacked else count)
    if stacked and count > 1:
        height, drawn = _stacks(rows, grounds, values)
    else:
        height, drawn = _sides(rows, grounds, values)
    return top + height, [*items, *(moved(item, 0.0, top) for item in drawn)]


def rows_of_bars(paper: Paper, beside: int) -> Rows:
    """The rows of bars of which ``beside`` stand side by side."""
    look, style = paper.look, paper.category
    most = _NAMES * paper.width
    count = len(paper.data.rows)
    widest = paper.widest(tuple(row.category for row in paper.data.rows), style.text)
    deep = 1 if widest <= most or count * 2 * style.leading > look.most else 3
    names = tuple(paper.wrapped(row, most, deep) for row in paper.data.rows)
    bar = look.bar * (_BESIDE if beside > 1 else 1.0)
    wanted = [max(beside * bar, lines * style.leading if lines > 1 else 0.0) + look.gap for _, lines in names]
    part = min(1.0, look.most / sum(wanted))
    pitch = tuple(max(one * part, min(one, _TIGHT)) for one in wanted)
    thinner = min(1.0, min(pitch) / (beside * bar + look.gap))
    bar, left = bar * thinner, min(widest, most) + 3 * look.gap
    return Rows(paper, left, bar, beside * bar, pitch, thinner * look.gap, names)


def rows_down(rows: Rows, y: float = 0.0) -> Iterator[tuple[Datum, list[Item], float]]:
    """Every row from ``y`` down, with its category in the middle of its bars, and where the bars begin."""
    style = rows.paper.category
    for row, pitch, (items, lines) in zip(rows.paper.data.rows, rows.pitch, rows.names, strict=True):
        first = y + (pitch - rows.gap) / 2 - (lines - 1) * style.leading / 2
        named = [moved(item, 0.0, first + CAPITALS * style.text.size) for item in items]
        yield row, named, y + (pitch - rows.gap - rows.block) / 2
        y += pitch


# ---------------------------------------------------------------------------------------------------- side by side
def _sides(rows: Rows, grounds: tuple[Ground, ...], values: str) -> tuple[float, list[Item]]:
    paper, look = rows.paper, rows.paper.look
    written = values != "no" and (values == "yes" or rows.bar >= _WRITABLE or len(grounds) == 1)
    low, high = min(0.0, *paper.data.values), max(0.0, *paper.data.values)
    marks = [mark for row in paper.data.rows for mark in row.marks]
    style = paper.value.text
    ahead = paper.widest(tuple(mark.written for mark in marks if not _falls(mark.value)), style) + 2 * look.gap
    behind = paper.widest(tuple(mark.written for mark in marks if _falls(mark.value)), style) + look.gap
    left = rows.left + (behind if written and low < 0 else 0.0)
    axis = None if written else _round(paper, low, high, paper.width - left)
    scale = axis or Scale(low, high if high > low else low + 1.0, 1.0)
    room = max(paper.width - left - (ahead if written else _half(paper, scale)), 1.0)
    height = sum(rows.pitch) - rows.gap
    items = _axis(rows, axis, (left, room), height) if axis else []
    for row, named, top in rows_down(rows):
        items += named
        items += _side(rows, row, grounds, (left, room, top), (scale, written))
    if low < 0:
        items.append(paper.rule(left + scale.share(0.0) * room, 0.0, height, look.rule_color, upright=True))
    return height + (_foot(paper) if axis else look.gap), items


def _falls(value: float | None) -> bool:
    return value is not None and value < 0


def _side(
    rows: Rows, row: Datum, grounds: tuple[Ground, ...], at: tuple[float, float, float], how: tuple[Scale, bool]
) -> list[Item]:
    """The bars of one row, below each other from ``at`` (left, room, top) on."""
    (left, room, top), (scale, written) = at, how
    paper, look = rows.paper, rows.paper.look
    items: list[Item] = []
    zero = left + scale.share(0.0) * room
    for number, (mark, ground) in enumerate(zip(row.marks, grounds, strict=True)):
        end = left + scale.share(mark.value or 0.0) * room
        y = top + number * rows.bar
        if mark.value is not None:
            area = Rect(min(zero, end), y, max(abs(end - zero), 0.5), rows.bar - (0.6 if len(grounds) > 1 else 0.0))
            items += paper.block(area, ground)
        if written or mark.value is None:
            back = _falls(mark.value)
            x = end - look.gap if back else end + look.gap
            baseline = y + rows.bar / 2 + CAPITALS * paper.value.text.size
            items += paper.say(mark.written, paper.value.text, (x, baseline), "right" if back else "left")
    return items


# ---------------------------------------------------------------------------------------------------- stacked
def _stacks(rows: Rows, grounds: tuple[Ground, ...], values: str) -> tuple[float, list[Item]]:
    """Bars of parts: those of rises to the right of zero, those of falls to its left."""
    paper, look = rows.paper, rows.paper.look
    ends = [ends_of(row) for row in paper.data.rows]
    low, high = min(one for one, _ in ends), max(one for _, one in ends)
    scale = Scale(low, high if high > low else low + 1.0, 1.0)
    sums = tuple(total_of(row) if values != "no" else "" for row in paper.data.rows)
    behind = paper.widest(sums, paper.value.text) + 2 * look.gap
    room = max(paper.width - rows.left - behind, 1.0)
    axis = None
    if values == "no" or (not values and not _fit(paper, room / (scale.high - scale.low))):
        scale = axis = _round(paper, low, high, paper.width - rows.left)
        room = max(paper.width - rows.left - max(behind, _half(paper, axis)), 1.0)
    height = sum(rows.pitch) - rows.gap
    items = _axis(rows, axis, (rows.left, room), height) if axis else []
    for (row, named, top), (_, risen), whole in zip(rows_down(rows), ends, sums, strict=True):
        items += named
        items += _stack(rows, row, grounds, (room, top), (scale, values != "no"))
        end = rows.left + scale.share(risen) * room
        baseline = top + rows.block / 2 + CAPITALS * paper.value.text.size
        items += paper.say(whole, paper.value.text, (end + look.gap, baseline))
    if low < 0:
        items.append(paper.rule(rows.left + scale.share(0.0) * room, 0.0, height, look.rule_color, upright=True))
    return height + (_foot(paper) if axis else look.gap), items


def _fit(paper: Paper, scale: float) -> bool:
    """Whether every number has room in its part of a bar; ``scale`` in points for each 1."""
    marks = (mark for row in paper.data.rows for mark in row.marks if mark.value)
    style = paper.value.text
    return all(paper.wide(mark.written, style) + 2 * _INSIDE <= abs(mark.value or 0.0) * scale for mark in marks)


def ends_of(row: Datum) -> tuple[float, float]:
    """How far a row's falls and rises reach together."""
    values = [mark.value or 0.0 for mark in row.marks]
    return sum(min(value, 0.0) for value in values), sum(max(value, 0.0) for value in values)


def total_of(row: Datum) -> str:
    """The sum of a row as it is written behind its bar; a dash for a row of no numbers."""
    known = [mark for mark in row.marks if mark.value is not None]
    if not known or min(mark.value or 0.0 for mark in known) < 0:
        return "" if known else DASH
    return total([mark.written for mark in known])


def _stack(
    rows: Rows, row: Datum, grounds: tuple[Ground, ...], at: tuple[float, float], how: tuple[Scale, bool]
) -> list[Item]:
    (room, top), (scale, written) = at, how
    paper = rows.paper
    items: list[Item] = []
    reached = {False: 0.0, True: 0.0}
    for mark, ground in zip(row.marks, grounds, strict=True):
        if not mark.value:
            continue
        falls = mark.value < 0
        ends = sorted((reached[falls], reached[falls] + mark.value))
        reached[falls] += mark.value
        x0, x1 = (rows.left + scale.share(end) * room for end in ends)
        area = Rect(x0, top, max(x1 - x0 - 0.7, 0.3), rows.bar)
        items += paper.block(area, ground)
        if written:
            items += inside(paper, mark.written, area, ground)
    return items


def inside(paper: Paper, text: str, area: Rect, ground: Ground) -> tuple[Item, ...]:
    """``text`` in the middle of a part of a bar, if there is room for it; over lines it stands on a clear ground."""
    style = paper.value.text
    needs = paper.wide(text, style)
    if needs + 2 * _INSIDE > area.width or style.size > area.height + 1.0:
        return ()
    light = contrast(ground.color, WHITE) >= contrast(ground.color, paper.color("ink"))
    style = replace(style, color="white") if light else style
    x, baseline = area.x + area.width / 2, area.y + area.height / 2 + CAPITALS * style.size
    clear: tuple[Item, ...] = ()
    if ground.hatch is not None:
        clear = paper.block(
            Rect(x - needs / 2 - _INSIDE, area.y, needs + 2 * _INSIDE, area.height), Ground(ground.color)
        )
    return (*clear, *paper.say(text, style, (x, baseline), "center"))


# ---------------------------------------------------------------------------------------------------- axis
def _axis(rows: Rows, scale: Scale, across: tuple[float, float], height: float) -> list[Item]:
    """Fine lines at the ticks, with their numbers below."""
    paper, (left, room) = rows.paper, across
    put = paper.figures(scale)
    items: list[Item] = []
    baseline = height + paper.look.gap + paper.category.text.size
    said_to = -math.inf
    for tick in scale.ticks:
        x = left + scale.share(tick) * room
        items.append(paper.rule(x, 0.0, height, paper.look.grid_color, upright=True))
        half = paper.wide(put.said(tick), paper.category.text) / 2
        if x - half >= said_to:
            items += paper.say(put.said(tick), paper.category.text, (x, baseline), "center")
            said_to = x + half + paper.look.gap
    return items


def _round(paper: Paper, low: float, high: float, width: float) -> Scale:
    """The closest axis round ``low`` and ``high`` whose numbers stand clear of each other in ``width`` points."""
    for most in range(_STEPS, 0, -1):
        scale = nice(low, high, most)
        wide = paper.widest(tuple(map(paper.figures(scale).said, scale.ticks)), paper.category.text)
        if (wide + paper.look.gap) * (len(scale.ticks) - 1) <= width - _half(paper, scale):
            break
    return scale


def _half(paper: Paper, scale: Scale) -> float:
    """How far the last tick's number reaches beyond it."""
    return paper.wide(paper.figures(scale).said(scale.high), paper.category.text) / 2


def _foot(paper: Paper) -> float:
    return paper.look.gap + paper.category.leading
