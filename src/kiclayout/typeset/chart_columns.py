"""Upright bars: side by side, or standing on each other.

Every number is written if all of them have room; else an axis says them.
"""

from __future__ import annotations

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.content.chart_data import Datum, Mark
from kiclayout.scene.items import Group, Item, moved
from kiclayout.typeset.chart_bars import ends_of, inside, total_of
from kiclayout.typeset.chart_field import Field, below, field_of, ground_of, steps_of, zero_of
from kiclayout.typeset.chart_paper import CAPITALS, Ground, Paper

_SHARE = 0.68
"""Which part of the room of a category its bars take."""

_WIDEST = 36.0
"""Greatest width of a single bar, in points."""

_APART, _THIN = 0.7, 0.3
"""Between bars that touch, and the least that is left of one, in points."""


def columns(paper: Paper, stacked: bool, values: str) -> tuple[float, list[Item]]:
    """Height and items of a chart of upright bars; ``values`` as in the chart's field."""
    count = len(paper.data.names)
    stacked = stacked and count > 1
    grounds = paper.grounds(count)
    top, items = paper.legend(grounds, paper.data.names) if count > 1 else (0.0, [])
    written = values == "yes" or (values != "no" and _fits(paper, stacked))
    ends = (min(0.0, *paper.data.values), max(0.0, *paper.data.values))
    if stacked:
        reached = [ends_of(row) for row in paper.data.rows]
        ends = (min(low for low, _ in reached), max(high for _, high in reached))
    field = field_of(paper, ends, not written)
    drawn = ground_of(field)
    for row, x in zip(paper.data.rows, field.places, strict=True):
        drawn += _stack(field, row, x, grounds, written) if stacked else _beside(field, row, x, grounds, written)
    drawn.append(zero_of(field))
    falls = written and ends[0] < 0
    end, named = below(field, field.bottom + (paper.value.leading if falls else 0.0))
    return top + end, [*items, *(moved(item, 0.0, top) for item in (*drawn, *named))]


def _bar(step: float, count: int) -> float:
    """The width of one of ``count`` bars side by side."""
    return min(step * _SHARE / count, _WIDEST)


def _fits(paper: Paper, stacked: bool) -> bool:
    """Whether every number has room over its bar, or, ``stacked``, in its part and over its bar."""
    _, step = steps_of(paper, paper.width)
    style, count = paper.value.text, len(paper.data.names)
    if stacked:
        sums = tuple(total_of(row) for row in paper.data.rows)
        room = _bar(step, 1) - 2.0
        highest = max(high for _, high in map(ends_of, paper.data.rows)) or 1.0
        least = min((abs(value) for value in paper.data.values if value), default=0.0) / highest * paper.look.height
        written = tuple(mark.written for row in paper.data.rows for mark in row.marks)
        return paper.widest(sums, style) <= step - 2.0 and paper.widest(written, style) <= room and least >= style.size
    room = step - 2.0 if count == 1 else _bar(step, count) + 0.5
    return paper.widest(tuple(mark.written for row in paper.data.rows for mark in row.marks), style) <= room


def _beside(field: Field, row: Datum, x: float, grounds: tuple[Ground, ...], written: bool) -> list[Item]:
    """The bars of a category round ``x``."""
    paper, items = field.paper, list[Item]()
    wide = _bar(field.step, len(grounds))
    left = x - wide * len(grounds) / 2
    for number, (mark, ground) in enumerate(zip(row.marks, grounds, strict=True)):
        at = left + number * wide
        if mark.value is not None:
            y = field.y(mark.value)
            across = max(wide - _APART, _THIN) if len(grounds) > 1 else wide
            area = Rect(at, min(y, field.base), across, max(abs(y - field.base), 0.5))
            items += paper.block(area, ground)
        if written or mark.value is None:
            items += _said(field, mark, at + wide / 2, wide if len(grounds) > 1 else field.step)
    return items


def _said(field: Field, mark: Mark, x: float, room: float) -> tuple[Item, ...]:
    """A number over its bar, under it if it is a fall; turned where it is wider than its room."""
    paper, style = field.paper, field.paper.value.text
    falls = mark.value is not None and mark.value < 0
    y = field.y(mark.value or 0.0) if mark.value is not None else field.base
    if paper.wide(mark.written, style) > room + 0.5:
        words = paper.say(mark.written, style, (0.0, 0.0), "right" if falls else "left")
        turn = Matrix.turn(-90.0).then(Matrix.move(x + CAPITALS * style.size, y + (3.0 if falls else -3.0)))
        return (Group(words, turn),)
    return paper.say(mark.written, style, (x, y + 1.1 * style.size if falls else y - 0.4 * style.size), "center")


def _stack(field: Field, row: Datum, x: float, grounds: tuple[Ground, ...], written: bool) -> list[Item]:
    """The bar of a category, of parts: rises above zero, falls below."""
    paper, items = field.paper, list[Item]()
    wide = _bar(field.step, 1)
    reached = {False: 0.0, True: 0.0}
    for mark, ground in zip(row.marks, grounds, strict=True):
        if not mark.value:
            continue
        falls = mark.value < 0
        low, high = sorted((reached[falls], reached[falls] + mark.value))
        reached[falls] += mark.value
        foot, head = field.y(low), field.y(high)
        area = Rect(x - wide / 2, head, wide, max(foot - head - _APART, _THIN))
        items += paper.block(area, ground)
        if written:
            items += inside(paper, mark.written, area, ground)
    if written:
        style = paper.value.text
        items += paper.say(total_of(row), style, (x, field.y(reached[False]) - 0.4 * style.size), "center")
    return items
