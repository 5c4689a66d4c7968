"""The field of charts with an upright axis: its scale at the left, categories or times below, places between them.

Columns and lines are drawn into it by their own modules. Categories stand level on one line or several, else turned;
times are left out where there is no room for all of them.
"""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.content.chart_data import Datum
from kiclayout.content.moments import times
from kiclayout.scene.items import Item, moved
from kiclayout.typeset.chart_paper import CAPITALS, Paper
from kiclayout.typeset.chart_scale import Scale, nice

_TICKS = 5
"""Most steps of an axis."""

_APART = 4.0
"""Least distance of two categories on one line, in points."""

_NARROW, _DEEP = 26.0, 3
"""Categories are broken into lines of at least such a width (points), and into at most so many of them."""

_LONGEST = 92.0
"""Greatest length of a turned category, in points."""

_TURNED = 0.92
"""Least distance of turned categories, in ems."""


@dataclass(frozen=True)
class Field:
    """A field of a chart; all lengths in points, y from the chart's top.

    Attributes:
        paper: Where it is drawn.
        scale: Of its values.
        left: Its left edge.
        right: Its right edge.
        top: Height of ``scale.high``.
        bottom: Height of ``scale.low``.
        places: Where the categories stand.
        step: The least distance of two of them.
        axis: Whether ticks are drawn.
    """

    paper: Paper
    scale: Scale
    left: float
    right: float
    top: float
    bottom: float
    places: tuple[float, ...]
    step: float
    axis: bool

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - self.scale.share(value) * (self.bottom - self.top)

    @property
    def base(self) -> float:
        """The height of zero, or of the axis' end that is nearest to it."""
        return self.y(min(max(0.0, self.scale.low), self.scale.high))


def steps_of(paper: Paper, room: float) -> tuple[tuple[float, ...], float]:
    """Where the categories stand in ``room`` points, and the least distance of two of them."""
    rows = paper.data.rows
    slots = times(tuple(row.category for row in rows)) or tuple(map(float, range(len(rows))))
    step = room / (slots[-1] + 1)
    return tuple((slot + 0.5) * step for slot in slots), step


def field_of(paper: Paper, ends: tuple[float, float], axis: bool, aside: float = 0.0) -> Field:
    """The field for values between ``ends``.

    Args:
        paper: Where it is drawn.
        ends: The lowest and the highest value that it has to show.
        axis: Whether ticks say the values; else every value is written and needs room above its mark.
        aside: Room for words at the right, in points.
    """
    scale = (
        nice(*ends, _TICKS) if axis else Scale(*ends, 1.0) if ends[1] > ends[0] else Scale(ends[0], ends[0] + 1, 1.0)
    )
    left, top = 0.0, 0.0 if axis else paper.value.leading
    if axis:
        left = (
            paper.widest(tuple(map(paper.figures(scale).said, scale.ticks)), paper.category.text) + 1.5 * paper.look.gap
        )
        top = CAPITALS * paper.category.text.size
    bottom = top + paper.look.height - (0.0 if axis or ends[0] >= 0 else paper.value.leading)
    right = max(paper.width - aside, left + 1.0)
    places, step = steps_of(paper, right - left)
    return Field(paper, scale, left, right, top, bottom, tuple(left + x for x in places), step, axis)


def ground_of(field: Field) -> list[Item]:
    """What stands behind the marks: fine lines at the ticks with their numbers, and the line of zero."""
    paper, items = field.paper, list[Item]()
    style = paper.category.text
    if field.axis:
        put = paper.figures(field.scale)
        for tick in field.scale.ticks:
            y = field.y(tick)
            items.append(paper.rule(field.left, y, field.right - field.left, paper.look.grid_color))
            at = (field.left - 1.5 * paper.look.gap, y + CAPITALS * style.size)
            items += paper.say(put.said(tick), style, at, "right")
    return items


def zero_of(field: Field) -> Item:
    """The line that bars stand on; it lies over their feet."""
    return field.paper.rule(field.left, field.base, field.right - field.left, field.paper.look.rule_color)


# ---------------------------------------------------------------------------------------------------- categories
def below(field: Field, from_y: float) -> tuple[float, list[Item]]:
    """The categories below ``from_y``: where they end, and their items."""
    paper = field.paper
    rows, style = paper.data.rows, paper.category
    widths = [paper.wide(row.category, style.text) for row in rows]
    first = from_y + style.leading
    if max(widths) + _APART <= field.step:
        return _level(field, range(len(rows)), first)
    kept = _kept(field, widths)
    if kept is not None:
        return _level(field, kept, first)
    if field.step - _APART >= _NARROW:
        made = [paper.wrapped(row, field.step - _APART, _DEEP, "center") for row in rows if not _torn(field, row)]
        if len(made) == len(rows):
            return _lines(field, made, first)
    return _turned(field, from_y, max(widths))


def _torn(field: Field, row: Datum) -> bool:
    """Whether a category does not fit below its place without losing or tearing words."""
    paper, measure = field.paper, field.step - _APART
    words = row.category.split()
    if any(paper.wide(word, paper.category.text) > measure for word in words):
        return True
    return paper.wide(row.category, paper.category.text) > (_DEEP - 0.4) * measure


def _kept(field: Field, widths: list[float]) -> list[int] | None:
    """The times of an axis that are said, with room between them: every second, third …; None = they are no times."""
    if times(tuple(row.category for row in field.paper.data.rows)) is None:
        return None
    last = len(widths) - 1
    for every in (2, 3, 4, 5, 6, 10, 12, 20, 24):
        kept = list(range(0, last + 1, every))
        if every * field.step >= max(widths) + _APART:
            break
    return kept


def _level(field: Field, shown: range | list[int], y: float) -> tuple[float, list[Item]]:
    paper, items = field.paper, list[Item]()
    for at in shown:
        words = paper.data.rows[at].category
        half = paper.wide(words, paper.category.text) / 2
        x = max(min(field.places[at], paper.width - half), half)
        items += paper.say(words, paper.category.text, (x, y), "center")
    return y + paper.category.leading / 2, items


def _lines(field: Field, made: list[tuple[tuple[Item, ...], int]], y: float) -> tuple[float, list[Item]]:
    half = (field.step - _APART) / 2
    items = [moved(item, x - half, y) for x, (words, _) in zip(field.places, made, strict=True) for item in words]
    return y + (max(count for _, count in made) - 0.5) * field.paper.category.leading, items


def _turned(field: Field, y: float, longest: float) -> tuple[float, list[Item]]:
    """Categories read upward, their ends below their places; what finds no room is a finding."""
    paper, items = field.paper, list[Item]()
    size = paper.category.text.size
    every = max(1, -int(-_TURNED * size // field.step))
    if every > 1:
        paper.setting.sink.add("typeset-chart-crowded", place=paper.place, count=len(paper.data.rows))
    top = y + paper.look.gap + 1.0
    for at in range(0, len(paper.data.rows), every):
        items += paper.turned(paper.data.rows[at], (field.places[at] + CAPITALS * size, top), _LONGEST)
    return top + min(longest, _LONGEST) + 2.0, items
