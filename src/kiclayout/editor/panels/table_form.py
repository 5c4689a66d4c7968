"""The form of the table whose cell the caret is in: what it is, its heads, its columns, its rows."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from kiclayout.base.record import replace
from kiclayout.content.block import Table
from kiclayout.content.edit.tables import (
    PLACES,
    Range,
    cells_at,
    delete_columns,
    delete_rows,
    insert_columns,
    insert_rows,
    merge_cells,
    place_of,
    set_align,
    set_head_columns,
    set_place,
    set_row_kind,
    set_table,
    split_cells,
)
from kiclayout.content.edit.widths import asked_width, set_width, width_at
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Change, Selection, Spot
from kiclayout.editor.panels.fittings import label
from kiclayout.editor.panels.form import Choice, Form, LineField, NumberField
from kiclayout.editor.panels.retyping import rewording
from kiclayout.editor.words import Words

ROLES = ("", "ranking", "comparison", "schedule", "text")
KINDS = ("head", "body", "foot", "band")
ROWS: tuple[tuple[str, str, Change], ...] = (
    ("panels.table.above", "row-above", partial(insert_rows, below=False)),
    ("panels.table.below", "row-below", insert_rows),
    ("panels.table.row-delete", "row-delete", delete_rows),
)
COLUMNS: tuple[tuple[str, str, Change], ...] = (
    ("panels.table.left", "column-left", partial(insert_columns, behind=False)),
    ("panels.table.right", "column-right", insert_columns),
    ("panels.table.column-delete", "column-delete", delete_columns),
)
CELLS: tuple[tuple[str, str, Change], ...] = (
    ("panels.table.merge", "merge", merge_cells),
    ("panels.table.split", "split", split_cells),
)
ALIGNED = (
    ("panels.table.align-l", "align-left", "l"),
    ("panels.table.align-c", "align-center", "c"),
    ("panels.table.align-r", "align-right", "r"),
)


class TableForm(Form):
    """See the module.

    Signals:
        refresh_wanted: The table is to be made anew from its file.
    """

    refresh_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("tableForm", parent)
        self._table = 0

    def fill(self) -> None:
        """Role and unit, rows and columns, widths, where its cells come from."""
        self.head("panels.table")
        self.role, self.unit, self.kind = Choice(self), LineField(self), Choice(self)
        self.head_cols, self.widths, self.width_here = NumberField(self), LineField(self), LineField(self)
        self.place = Choice(self)
        self.add("panels.table.role", self.role)
        self.add("panels.table.unit", self.unit)
        self.add("panels.table.kind", self.kind)
        self.add("panels.table.head_cols", self.head_cols)
        self.add("panels.table.width", self.width_here)
        self.add("panels.table.place", self.place)
        self.add("panels.table.widths", self.widths, wide=True)
        rows, columns, cells = (tuple((key, icon, False) for key, icon, _ in one) for one in (ROWS, COLUMNS, CELLS))
        aligns = tuple((key, icon, True) for key, icon, _ in ALIGNED)
        lines = self.add_tools(rows, columns)
        self.merge, self.split, *sides = self.add_tools(cells, aligns)  # two rows: the dock is 304 wide
        self.aligns = dict(zip("lcr", sides, strict=True))
        for button, (key, _, edit) in zip((*lines, self.merge, self.split), (*ROWS, *COLUMNS, *CELLS), strict=True):
            button.clicked.connect(partial(self.ask, edit, key))
        self.source = label(self, "source", "label")
        self.source.setWordWrap(True)
        self.add_wide(self.source)
        self.refresh = self.add_button()
        self._connect()

    def _connect(self) -> None:
        for sign, button in self.aligns.items():
            button.clicked.connect(partial(self._on_align, sign))
        self.refresh.clicked.connect(self.refresh_wanted)
        self.role.done.connect(self._on_role)
        self.unit.done.connect(self._on_unit)
        self.kind.done.connect(self._on_kind)
        self.widths.done.connect(self._on_widths)
        self.width_here.done.connect(self._on_width)
        self.place.done.connect(self._on_place)
        self.head_cols.valueChanged.connect(self._on_head_cols)

    def reworded(self, words: Words) -> None:
        """All words, the names of roles and rows among them."""
        super().reworded(words)
        self.role.offer(ROLES, [words(f"panels.table.role.{role or 'none'}") for role in ROLES])
        self.place.offer(PLACES, [words(f"panels.table.place.{place or 'none'}") for place in PLACES])
        self.kind.offer(KINDS, [words(f"panels.table.kind.{kind}") for kind in KINDS])
        self.refresh.setText(words("action.table.refresh"))
        self.widths.setPlaceholderText(words("panels.table.widths.none"))
        self.width_here.setPlaceholderText(words("panels.table.width.none"))

    # ------------------------------------------------------------------------------------------------ showing
    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """The table whose cells are reached."""
        cells = cells_at(issue, selection) if selection else None
        if cells is None:
            return False
        self.need()
        table = cells.table
        self._table = table.id
        self.role.show_value(table.role)
        self.unit.show_words(plain(table.unit))
        self.widths.show_words(table.widths)
        self.place.show_value(place_of(table))
        self.width_here.show_words(width_at(table, cells.left))
        kinds = {row.kind for row in table.grid.rows[cells.top : cells.bottom + 1]}
        self.kind.show_value(kinds.pop() if len(kinds) == 1 else None)
        with QSignalBlocker(self.head_cols):
            self.head_cols.setMaximum(len(table.grid.align))
            self.head_cols.setValue(int(table.head_cols) if table.head_cols.isdecimal() else 0)
        self.source.setText(self.words("panels.table.source", data=table.data))
        self.source.setVisible(bool(table.data))
        self.refresh.setVisible(bool(table.data))
        self._show_cells(cells)
        return True

    def _show_cells(self, cells: Range) -> None:
        signs = set(cells.table.grid.align[cells.left : cells.right + 1])
        for sign, button in self.aligns.items():
            button.setChecked(signs == {sign})
        several = (cells.top, cells.left) != (cells.bottom, cells.right)
        cell = cells.table.grid.rows[cells.top].cells[cells.left]
        joined = not isinstance(cell, str) and (cell.rows, cell.cols) != (1, 1)
        self.merge.setEnabled(several and not joined)
        self.split.setEnabled(joined)

    # ------------------------------------------------------------------------------------------------ the hand
    def _on_align(self, sign: str) -> None:
        checked = self.aligns[sign].isChecked()
        self.ask(partial(set_align, sign=sign if checked else ""), f"panels.table.align-{sign}")

    def _on_role(self, role: str) -> None:
        self.ask(partial(set_table, change=partial(_with, role=role)), "panels.table.edit")

    def _on_widths(self, widths: str) -> None:
        self.ask(partial(set_table, change=partial(_with, widths=" ".join(widths.split()))), "panels.table.edit")

    def _on_width(self, width: str) -> None:
        self.ask(partial(set_width, width=asked_width(width)), "panels.table.edit")

    def _on_place(self, place: str) -> None:
        self.ask(partial(set_place, place=place), "panels.table.edit")

    def _on_kind(self, kind: str) -> None:
        self.ask(partial(set_row_kind, kind=kind), "panels.table.edit")

    def _on_head_cols(self, count: int) -> None:
        self.ask(partial(set_head_columns, count=count), "panels.table.edit")

    def _on_unit(self, text: str) -> None:
        self.edited.emit(rewording(Spot(self._table, 0, "unit"), text), "panels.table.edit")


def _with(table: Table, **changes: Any) -> Table:
    return replace(table, **changes)
