"""The form of the chart that the caret is in: its kind, its table and columns, its words, what is said of it to readers
who cannot see it.

All of it is seen on the page at once. What the table's cells do not say as numbers is told here, too, with a way to
the first of them.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kiclayout.base.record import replace
from kiclayout.content.block import Attrs, Chart, Table
from kiclayout.content.chart_data import KINDS, MOST_SERIES, SORTS, ChartData, chart_data, columns_of, head_of, said
from kiclayout.content.edit.charting import chart_at, set_chart, set_table, tables_for, told
from kiclayout.content.edit.passages import language_at
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot
from kiclayout.editor.panels.fittings import label, push
from kiclayout.editor.panels.form import Choice, Form, LineField
from kiclayout.editor.panels.retyping import rewording
from kiclayout.editor.panels.tick_list import TickList
from kiclayout.editor.panels.wrapped import WrappedField
from kiclayout.editor.words import Words

VALUES = ("", "yes", "no")
SIZES = ("", "wide")
_RUNS = ("caption", "unit", "source")


class ChartForm(Form):
    """See the module.

    Signals:
        led: A finding leads to the cell (block id) that it is about.
    """

    led = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chartForm", parent)
        self._chart = Chart()
        self._lang = "ko"
        self._data = ChartData()

    def fill(self) -> None:
        """Kind and size, columns of the table, order, words."""
        self.head("panels.chart")
        self.kind, self.table, self.names, self.series = Choice(self), Choice(self), Choice(self), TickList(self)
        self.sort, self.values, self.extent = Choice(self), Choice(self), Choice(self)
        self.stack, self.alt = QCheckBox(self), WrappedField(self)
        self.lines = {name: LineField(self) for name in _RUNS}
        self.suggest, self.go = push(self), push(self)
        self.problems = label(self, "note", "note")
        for name, field in (("kind", self.kind), ("size", self.extent), ("table", self.table), ("x", self.names)):
            self.add(f"panels.chart.{name}", field)
        self.add("panels.chart.y", self.series, wide=True)
        self.add_wide(self.stack)
        self.add("panels.chart.sort", self.sort)
        self.add("panels.chart.values", self.values)
        self.add_wide(self.problems)
        self.add_wide(self.go)
        self.add("panels.chart.caption", self.lines["caption"], wide=True)
        self.add("panels.chart.unit", self.lines["unit"])
        self.add("panels.chart.source", self.lines["source"])
        self.add("panels.chart.alt", self.alt, wide=True)
        self.add_wide(self.suggest)
        self._connect()

    def _connect(self) -> None:
        self.problems.setWordWrap(True)
        for name, field in (("kind", self.kind), ("sort", self.sort), ("values", self.values)):
            field.done.connect(partial(self._on_choice, name))
        self.table.done.connect(self._on_table)
        self.names.done.connect(self._on_x)
        self.series.done.connect(self._on_y)
        self.extent.done.connect(self._on_size)
        self.stack.toggled.connect(self._on_stack)
        self.alt.done.connect(self._on_alt)
        for name, line in self.lines.items():
            line.done.connect(partial(self._on_line, name))
        self.suggest.clicked.connect(self._on_suggest)
        self.go.clicked.connect(self._on_go)

    def reworded(self, words: Words) -> None:
        """All words, the names of kinds and orders among them."""
        super().reworded(words)
        self.kind.offer(KINDS, [words(f"panels.chart.kind.{kind}") for kind in KINDS])
        self.sort.offer(SORTS, [words(f"panels.chart.sort.{sort or 'none'}") for sort in SORTS])
        self.values.offer(VALUES, [words(f"panels.chart.values.{value or 'none'}") for value in VALUES])
        self.extent.offer(SIZES, [words(f"panels.chart.size.{size or 'text'}") for size in SIZES])
        self.stack.setText(words("panels.chart.stack"))
        self.suggest.setText(words("panels.chart.suggest"))
        self.go.setText(words("panels.chart.go"))

    # ------------------------------------------------------------------------------------------------ showing
    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """The chart whose words the caret is in."""
        chart = chart_at(issue, selection) if selection else None
        if chart is None:
            return False
        self.need()
        self._chart = chart
        self._lang = language_at(issue, chart.id)
        tables = tables_for(issue, chart)
        self.table.offer(tuple(one.id for one in tables), [_called(one) for one in tables])
        self.table.setPlaceholderText(self.words("panels.chart.no-table"))
        shown = next((one for one in tables if chart.table and one.attrs.label == chart.table), None)
        self.table.show_value(shown.id if shown is not None else None)
        self._data = chart_data(chart, shown) if shown is not None else ChartData()
        self._show_columns(shown)
        self._show_fields()
        return True

    def _show_columns(self, table: Table | None) -> None:
        names = tuple(self._name(table, column) for column in range(len(table.grid.align))) if table else ()
        self.names.offer(tuple(range(len(names))), names)
        self.names.show_value(columns_of(self._chart)[0])
        self._show_series(names)

    def _show_series(self, names: tuple[str, ...]) -> None:
        """Ticks at the columns that are shown, of all but the one with the names."""
        x, series = columns_of(self._chart)
        self.series.show_rows(names, series, MOST_SERIES)
        self.series.hide_row(x)

    def _name(self, table: Table, column: int) -> str:
        return head_of(table, column) or self.words("panels.chart.column", n=column + 1)

    def _show_fields(self) -> None:
        chart = self._chart
        self.kind.show_value(chart.kind)
        self.sort.show_value(chart.sort)
        self.values.show_value(chart.values)
        self.extent.show_value(chart.attrs.get("size"))
        self.alt.show_words(chart.alt)
        for name, field in self.lines.items():
            field.show_words(plain(getattr(chart, name)))
        with QSignalBlocker(self.stack):
            self.stack.setChecked(chart.stack == "yes")
        self.stack.setEnabled(len(self._data.names) > 1 and chart.kind in ("bar", "column"))
        self.values.setEnabled(chart.kind not in ("pie", "share"))
        self.suggest.setEnabled(bool(self._data.rows))
        self.alt.setPlaceholderText(self._told())
        wrong = self._wrong()
        self.problems.setText(self.words("panels.chart.problems", n=len(wrong)))
        self.problems.setVisible(bool(wrong))
        self.go.setVisible(bool(wrong))

    def _wrong(self) -> list[int]:
        """The paragraphs of the cells that are no numbers."""
        return [mark.block for row in self._data.rows for mark in row.marks if mark.said]

    def _told(self) -> str:
        return told(self._data, self._chart.kind, Words(self._lang[:2]))

    # ------------------------------------------------------------------------------------------------ the hand
    def _change(self, **changes: Any) -> None:
        self.edited.emit(partial(_changed, chart=self._chart.id, changes=changes), "panels.chart.edit")

    def _on_choice(self, name: str, value: object) -> None:
        self._change(**{name: str(value)})

    def _on_table(self, table: object) -> None:
        chart, found = self._chart.id, int(str(table))
        self.edited.emit(lambda issue, selection: set_table(issue, selection, chart, found), "panels.chart.edit")

    def _on_x(self, column: object) -> None:
        _, series = columns_of(self._chart)
        left = [str(one + 1) for one in series if one != column]
        self._change(x=str(int(str(column)) + 1), **({"y": " ".join(left)} if left else {}))

    def _on_y(self, columns: tuple[int, ...]) -> None:
        if columns:
            self._change(y=" ".join(str(column + 1) for column in columns))
        else:
            self._show_series(tuple(self.names.itemText(n) for n in range(self.names.count())))

    def _on_size(self, size: object) -> None:
        attrs = self._chart.attrs
        pairs = tuple(pair for pair in attrs.pairs if pair[0] != "size")
        made = replace(attrs, pairs=(*pairs, ("size", str(size))) if size else pairs)
        self._change(attrs=made if isinstance(made, Attrs) else attrs)

    def _on_stack(self, on: bool) -> None:
        self._change(stack="yes" if on else "")

    def _on_alt(self, alt: str) -> None:
        self._change(alt=alt.strip())

    def _on_suggest(self) -> None:
        self._change(alt=self._told())

    def _on_line(self, name: str, text: str) -> None:
        self.edited.emit(rewording(Spot(self._chart.id, 0, name), text), "panels.chart.edit")

    def _on_go(self) -> None:
        wrong = self._wrong()
        if wrong:
            self.led.emit(wrong[0])


def _called(table: Table) -> str:
    """What a table is called in the list: its number and caption, else the words of its first row."""
    words = " ".join(text for text in (plain(table.label), plain(table.caption)) if text)
    heads = (said(cell) for row in table.grid.rows[:1] for cell in row.cells)
    return words or " · ".join(head for head in heads if head)


def _changed(issue: Issue, selection: Selection | None, chart: int, changes: dict[str, Any]) -> Done:
    return set_chart(issue, selection, chart, **changes)
