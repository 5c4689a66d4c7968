"""Charts of a table's numbers, as vectors in the brand's flat style: title and unit above, source below.

What is drawn between them is made by the ``chart_`` modules beside this one; the table is named by its label in the
same article. A row without a number keeps its place and shows a dash.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Chart, Table
from kiclayout.content.chart_data import ChartData, Datum, Mark, chart_data, columns_of
from kiclayout.content.inline import plain
from kiclayout.scene.items import Group, Item, moved, rectangle
from kiclayout.scene.tags import Tag
from kiclayout.typeset.atoms import NoteText
from kiclayout.typeset.blocks import Leafy
from kiclayout.typeset.boxed import Boxed
from kiclayout.typeset.chart_bars import bars
from kiclayout.typeset.chart_columns import columns
from kiclayout.typeset.chart_lines import line
from kiclayout.typeset.chart_paper import Paper
from kiclayout.typeset.chart_shares import pie, shares
from kiclayout.typeset.figure import caption_leaves, figure_tag, stack_leaves
from kiclayout.typeset.inline import Source, unit_words
from kiclayout.typeset.leaf import Slice, TextLeaf, within
from kiclayout.typeset.setting import Setting

_UNIT_GAP = 8.0
"""Least space between caption and unit on one line, in points."""


def data_of(chart: Chart, setting: Setting) -> ChartData:
    """What the chart shows; what it cannot show is a finding at its cell."""
    table = setting.tables.get(chart.table)
    if table is None:
        code = "typeset-chart-table" if chart.table else "typeset-chart-unnamed"
        setting.sink.add(code, place=setting.place(chart), label=chart.table)
        return ChartData()
    data = chart_data(chart, table)
    if not data.rows:
        _say_empty(chart, table, setting)
    if chart.kind == "pie":
        data = replace(data, names=data.names[:1], rows=tuple(replace(row, marks=row.marks[:1]) for row in data.rows))
    for row in data.rows:
        for mark in row.marks:
            _check(chart, row, mark, setting)
    return data


def _say_empty(chart: Chart, table: Table, setting: Setting) -> None:
    """Reports why there is nothing to draw."""
    x, series = columns_of(chart)
    count = max((len(row.cells) for row in table.grid.rows), default=0)
    beyond = next((column for column in (x, *series) if column >= count), None)
    place = setting.place(chart)
    if beyond is not None:
        setting.sink.add("typeset-chart-column", place=place, label=chart.table, column=beyond + 1, count=count)
    else:
        columns = ", ".join(str(column + 1) for column in series)
        setting.sink.add("typeset-chart-empty", place=place, label=chart.table, columns=columns)


def _check(chart: Chart, row: Datum, mark: Mark, setting: Setting) -> None:
    """Reports what a cell says that cannot be drawn."""
    place = Place(setting.file, mark.line or chart.lines[0])
    origin = Origin(mark.block) if mark.block else None
    if mark.said:
        setting.sink.add("typeset-chart-value", place=place, origin=origin, value=mark.said)
    elif mark.value is not None and mark.value < 0 and chart.kind in ("pie", "share"):
        setting.sink.add("typeset-chart-share", place=place, origin=origin, name=row.category, value=mark.written)


@dataclass(frozen=True, eq=False)
class ChartLeaf(Boxed):
    """A chart with its caption, as one strip."""

    chart: Chart
    setting: Setting

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.chart.id

    def extents(self) -> tuple[float, float]:
        """A narrow column to a text column."""
        return 120.0, 360.0

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """The one strip: title line, chart, source; of a chart that shows nothing its words alone."""
        look = self.setting.layout.charts
        data = data_of(self.chart, self.setting)
        y, items, notes = self._title(width)
        height, drawn = look.gap if items else look.bar, list[Item]()  # a place to click at
        if data.rows:
            y += look.gap if items else 0.0
            items.append(rectangle(Rect(0.0, y, width, look.rule), self.setting.color(look.rule_color)))
            y += look.rule + 2 * look.gap
            height, drawn = self._drawn(data, width)
        area = Rect(0.0, y, width, height)
        tags = (figure_tag(self.chart, self._said(data)),)
        shown = tuple(moved(item, 0.0, y) for item in drawn)
        items.append(Group(shown, role="Figure", alt=self.chart.alt, area=area, tags=tags))
        foot = replace(self.chart, label=(), caption=())
        y, texts, more = stack_leaves(caption_leaves(foot, self.setting, False), width, y + height + look.gap)
        inside = (Group((*items, *texts), tags=self.above),) if self.above else (*items, *texts)
        return (Slice(y, inside, 1, (*notes, *more), 0.0, width),)

    def _said(self, data: ChartData) -> str:
        """What the writer says that it shows, and its values."""
        return ": ".join(text for text in (self.chart.alt, spoken(data)) if text)

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

    def _drawn(self, data: ChartData, width: float) -> tuple[float, list[Item]]:
        chart = self.chart
        paper = Paper(self.setting, width, data, self.setting.place(chart), plain(chart.unit))
        stacked = chart.stack == "yes"
        match chart.kind:
            case "line":
                return line(paper, chart.values)
            case "column":
                return columns(paper, stacked, chart.values)
            case "pie":
                return pie(paper)
            case "share":
                return shares(paper)
            case _:
                return bars(paper, stacked, chart.values)


def spoken(data: ChartData) -> str:
    """All numbers with their names, for those who hear them."""
    several = len(data.names) > 1
    rows = []
    for row in data.rows:
        said = (
            f"{name} {mark.written}" if several else mark.written
            for name, mark in zip(data.names, row.marks, strict=True)
        )
        rows.append(f"{row.category} {', '.join(said)}".strip())
    return ("; " if several else ", ").join(rows)


def chart_child(chart: Chart, setting: Setting, notes: Mapping[str, NoteText], marks: tuple[str, ...] = ()) -> Leafy:
    """The child of a chart."""
    look = setting.layout.charts
    wide = chart.attrs.get("size") == "wide"
    return Leafy(
        (ChartLeaf(chart, setting),),
        setting,
        look.before,
        look.after,
        notes,
        role="Figure",
        wide=wide,
        block=chart.id,
        marks=marks,
    )
