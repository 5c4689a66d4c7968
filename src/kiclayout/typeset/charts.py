"""Charts of a table's numbers: bars, a line, or shares of a whole, as vectors in the brand's flat style.

Every value is written, so that axes and grids are not needed; the table is named by its label in the same article. A
row without a number keeps its place and shows a dash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Cell, Chart, Paragraph
from kiclayout.content.inline import plain
from kiclayout.design.style import ParStyle
from kiclayout.scene.items import Group, Item, Path, Segment, moved, rectangle
from kiclayout.scene.tags import Tag, Tags
from kiclayout.typeset.amounts import amount, is_nothing
from kiclayout.typeset.atoms import NoteText
from kiclayout.typeset.blocks import Leafy
from kiclayout.typeset.figure import caption_leaves, figure_tag, stack_leaves
from kiclayout.typeset.inline import Source, shaped, unit_words, words
from kiclayout.typeset.leaf import Slice, TextLeaf, within
from kiclayout.typeset.pieces import Run, say_cut, words_line
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.table_numbers import falling

_DASH = "–"

_UNIT_GAP = 8.0
"""Least space between caption and unit on one line, in points."""


@dataclass(frozen=True, slots=True)
class Datum:
    """One row of a chart: its category, its value (None = no number), the value as it is written, and where it is."""

    category: str
    value: float | None
    written: str
    place: Place | None = field(default=None, compare=False)


def data_of(chart: Chart, setting: Setting) -> tuple[Datum, ...]:
    """The chart's rows: column ``x`` names, column ``y`` counts; head, band and foot rows are not data.

    What is no number, or not plainly one, is a finding, unless the cell says itself that there is none.
    """
    table = setting.tables.get(chart.table)
    if table is None:
        setting.sink.add("typeset-chart-table", place=setting.place(chart), label=chart.table)
        return ()
    x, y = _column(chart.x, 1), _column(chart.y, 2)
    rows = [row.cells for row in table.grid.rows if row.kind == "body" and max(x, y) < len(row.cells)]
    falls = falling([_said(cells[y]) for cells in rows])
    values = [amount(_said(cells[y]), falls) for cells in rows]
    if all(value is None for value in values):
        setting.sink.add("typeset-chart-empty", place=setting.place(chart), label=chart.table)
        return ()
    made = []
    for cells, value in zip(rows, values, strict=True):
        written = _said(cells[y])
        if value is None and not is_nothing(written):
            setting.sink.add("typeset-chart-value", place=_place(cells[y], chart, setting), value=written)
        place = _place(cells[x], chart, setting)
        made.append(Datum(_said(cells[x]), value, written if value is not None else _DASH, place))
    return tuple(made)


def _place(cell: Cell | str, chart: Chart, setting: Setting) -> Place:
    """The line of a cell; the chart's, if the cell was not read by itself."""
    lines = (block.lines[0] for block in cell.blocks) if isinstance(cell, Cell) else iter(())
    return Place(setting.file, next(lines, 0) or chart.lines[0])


def _known(data: tuple[Datum, ...]) -> list[float]:
    """The values that are numbers."""
    return [datum.value for datum in data if datum.value is not None]


def _column(text: str, default: int) -> int:
    return (int(text) if text.isdecimal() and int(text) > 0 else default) - 1


def _said(cell: Cell | str) -> str:
    if not isinstance(cell, Cell):
        return ""
    return " ".join(plain(block.runs) for block in cell.blocks if isinstance(block, Paragraph))


@dataclass(frozen=True, eq=False)
class ChartLeaf:
    """A chart with its caption, as one strip."""

    chart: Chart
    setting: Setting
    above: Tags = ()
    before: float = 4.5
    after: float = 4.5
    orphans: int = 1
    widows: int = 1
    keep: int = 0

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.chart.id

    def extents(self) -> tuple[float, float]:
        """A narrow column to a text column."""
        return 120.0, 360.0

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """The one strip: title line, chart, source."""
        look = self.setting.layout.charts
        y, items, notes = self._title(width)
        y += look.gap if items else 0.0
        items.append(rectangle(Rect(0.0, y, width, look.rule), self.setting.color(look.rule_color)))
        y += look.rule + 2 * look.gap
        data = data_of(self.chart, self.setting)
        height, drawn = self._drawn(data, width)
        area = Rect(0.0, y, width, height)
        tags = (figure_tag(self.chart, self._said(data)),)
        shown = tuple(moved(item, 0.0, y) for item in drawn)
        items.append(Group(shown, role="Figure", alt=self.chart.alt, area=area, tags=tags))
        foot = replace(self.chart, label=(), caption=())
        y, texts, more = stack_leaves(caption_leaves(foot, self.setting, False), width, y + height + look.gap)
        inside = (Group((*items, *texts), tags=self.above),) if self.above else (*items, *texts)
        return (Slice(y, inside, 1, (*notes, *more), 0.0, width),)

    def _said(self, data: tuple[Datum, ...]) -> str:
        """What the writer says that it shows, and its values."""
        rows = ", ".join(f"{datum.category} {datum.written}".strip() for datum in data)
        return ": ".join(text for text in (self.chart.alt, rows) if text)

    def _title(self, width: float) -> tuple[float, list[Item], list[str]]:
        """Label and caption with the unit at the right end of their last line, or below it where that is too long."""
        leaves = caption_leaves(replace(self.chart, source=()), self.setting, False)
        y, items, notes = stack_leaves(leaves, width, 0.0)
        if not self.chart.unit:
            return y, items, notes
        style = replace(self.setting.style(self.setting.layout.table("").unit), align="right")
        said = unit_words(self.chart.unit, style.text, self.setting, Source(self.block, "unit"))
        unit = within(
            TextLeaf(said, style, self.setting, self.block, field="unit"), figure_tag(self.chart), Tag("Caption", "")
        )
        last = leaves[-1].slices(width)[-1] if leaves else None
        beside = last is not None and last.width + unit.extents()[1] + _UNIT_GAP <= width
        top = y - last.height + last.baseline - style.ascent * style.text.size if last and beside else y
        foot, drawn, more = stack_leaves((unit,), width, top)
        return max(y, foot), [*items, *drawn], [*notes, *more]

    def _drawn(self, data: tuple[Datum, ...], width: float) -> tuple[float, list[Item]]:
        if not data:
            return self.setting.layout.charts.bar, []
        match self.chart.kind:
            case "line":
                return _line(data, width, self.setting)
            case "pie":
                self._check_shares(data)
                return _shares(data, width, self.setting)
            case _:
                return _bars(data, width, self.setting)

    def _check_shares(self, data: tuple[Datum, ...]) -> None:
        for datum in data:
            if datum.value is not None and datum.value < 0:
                place = self.setting.place(self.chart)
                self.setting.sink.add("typeset-chart-share", place=place, name=datum.category, value=datum.written)


def _bars(data: tuple[Datum, ...], width: float, setting: Setting) -> tuple[float, list[Item]]:
    """A bar for each row from a common zero; the value stands at its end."""
    look = setting.layout.charts
    category, value = setting.style(look.category), setting.style(look.value)
    names = _names(data, category, width, setting)
    left = max(wide for wide, _ in names) + 3 * look.gap
    room = max(width - left - _widest(data, value, setting) - 2 * look.gap, 1.0)
    low, high = min(0.0, *_known(data)), max(0.0, *_known(data))
    scale = room / (high - low) if high > low else 0.0
    items: list[Item] = []
    y = 0.0
    for datum, (_, name) in zip(data, names, strict=True):
        baseline = y + look.bar / 2 + 0.36 * category.text.size
        items += [moved(item, 0.0, baseline) for item in name]
        number = datum.value or 0.0
        x0, length = left + (min(number, 0.0) - low) * scale, abs(number) * scale
        if datum.value is not None:
            items.append(rectangle(Rect(x0, y, max(length, 0.5), look.bar), setting.color(look.color)))
        at = (x0 + length + look.gap, y + look.bar / 2 + 0.36 * value.text.size)
        items += words_line(((datum.written, value.text, 0.0),), at, setting).items
        y += look.bar + look.gap
    return y, items


def _names(
    data: tuple[Datum, ...], style: ParStyle, width: float, setting: Setting
) -> list[tuple[float, tuple[Item, ...]]]:
    """The categories on one line each, cut at a third of the chart's width."""
    made = []
    for datum in data:
        run = words_line(((datum.category, style.text, 0.0),), (0.0, 0.0), setting, most=width / 3)
        made.append((run.width, _named(datum, run, setting)))
    return made


def _named(datum: Datum, run: Run, setting: Setting) -> tuple[Item, ...]:
    """The items of a category's words; words that were cut are reported."""
    if run.lost:
        say_cut(datum.category, datum.place, setting)
    return run.items


def _widest(data: tuple[Datum, ...], style: ParStyle, setting: Setting) -> float:
    return max(shaped((words(datum.written, style.text),), setting).natural for datum in data)


def _line(data: tuple[Datum, ...], width: float, setting: Setting) -> tuple[float, list[Item]]:
    """Points joined by a line, each with its value above and its category below."""
    look = setting.layout.charts
    category, value = setting.style(look.category), setting.style(look.value)
    high, low = max(_known(data)), min(0.0, *_known(data))
    top = value.leading
    scale = (look.height - top) / (high - low) if high > low else 0.0
    step = width / len(data)
    points = [((n + 0.5) * step, top + (high - (d.value or 0.0)) * scale) for n, d in enumerate(data)]
    items: list[Item] = [Path(_joined(data, points), stroke=setting.color(look.color), width=look.line)]
    for datum, (x, y) in zip(data, points, strict=True):
        dot = 1.8 * look.line
        if datum.value is not None:
            items.append(rectangle(Rect(x - dot, y - dot, 2 * dot, 2 * dot), setting.color(look.color)))
        items += words_line(((datum.written, value.text, 0.0),), (x, y - 2 * dot), setting, align="center").items
        below = look.height + category.leading
        name = ((datum.category, category.text, 0.0),)
        items += _named(datum, words_line(name, (x, below), setting, align="center", most=step - 2), setting)
    return look.height + 1.5 * category.leading, items


def _joined(data: tuple[Datum, ...], points: list[tuple[float, float]]) -> tuple[Segment, ...]:
    """The line through the points of neighbouring rows that have numbers."""
    segments: list[Segment] = []
    drawn = False
    for datum, (x, y) in zip(data, points, strict=True):
        if datum.value is not None:
            segments.append(("L" if drawn else "M", x, y))
        drawn = datum.value is not None
    return tuple(segments)


def _shares(data: tuple[Datum, ...], width: float, setting: Setting) -> tuple[float, list[Item]]:
    """One bar cut by shares, with a legend of categories and values below it."""
    look = setting.layout.charts
    category, value = setting.style(look.category), setting.style(look.value)
    total = sum(max(number, 0.0) for number in _known(data)) or 1.0
    shades = (look.color, *look.shades)
    items: list[Item] = []
    x, y = 0.0, 2.2 * look.bar
    for number, datum in enumerate(data):
        color = setting.color(shades[number % len(shades)])
        length = max(datum.value or 0.0, 0.0) / total * width
        if datum.value is not None:
            items.append(rectangle(Rect(x, 0.0, max(length - 0.7, 0.3), 1.6 * look.bar), color))
        items.append(rectangle(Rect(0.0, y, look.bar * 0.6, look.bar * 0.6), color))
        at = (look.bar, y + 0.3 * look.bar + 0.36 * category.text.size)
        pieces = ((datum.category, category.text, 0.0), (datum.written, value.text, 2 * look.gap))
        items += _named(datum, words_line(pieces, at, setting, most=width - look.bar), setting)
        x, y = x + length, y + category.leading
    return y, items


def chart_child(chart: Chart, setting: Setting, notes: Mapping[str, NoteText], marks: tuple[str, ...] = ()) -> Leafy:
    """The child of a chart."""
    look = setting.layout.charts
    wide = chart.attrs.get("size") == "wide"
    return Leafy(
        (ChartLeaf(chart, setting),),
        setting,
        look.before,
        look.after,
        dict(notes),
        role="Figure",
        wide=wide,
        block=chart.id,
        marks=marks,
    )
