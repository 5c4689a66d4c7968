"""Which sheet of a file a table is made of, and which of its cells: two fields over a look at what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from kiclayout.base.diagnostics import KicError
from kiclayout.content.sheet import DataSource, Sheet, read_area
from kiclayout.editor.words import Words

SHOWN_ROWS, SHOWN_COLUMNS = 8, 8
Read = Callable[[Path, DataSource], Sheet]


class SheetForm(QWidget):
    """See the module. ``read`` reads the cells of a file."""

    def __init__(self, file: Path, names: tuple[str, ...], words: Words, read: Read) -> None:
        super().__init__()
        self._file, self._words, self._read = file, words, read
        self.sheet, self.area, self.view, self.said = QComboBox(), QLineEdit(), QTableWidget(), QLabel()
        self.sheet.addItems(list(names))
        self.sheet.setAccessibleName(words("tables.sheet"))
        self.area.setPlaceholderText(words("tables.area-all"))
        self.area.setAccessibleName(words("tables.area"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.horizontalHeader().hide()
        self.view.verticalHeader().hide()
        self.said.setProperty("look", "label")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, (key, field) in enumerate((("tables.sheet", self.sheet), ("tables.area", self.area))):
            name = QLabel(words(key))
            name.setProperty("look", "label")
            name.setBuddy(field)
            grid.addWidget(name, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.view, 2, 0, 1, 2)
        grid.addWidget(self.said, 3, 0, 1, 2)
        self.sheet.currentIndexChanged.connect(self._show)
        self.area.textChanged.connect(self._show)
        self._show()

    @property
    def source(self) -> DataSource | None:
        """What was chosen, in the file under its own name; None = the range is none."""
        typed = self.area.text().strip()
        area = read_area(typed)
        return None if typed and area is None else DataSource(self._file.name, self.sheet.currentText(), area)

    def _show(self) -> None:
        source = self.source
        rows: tuple[tuple[str, ...], ...] = ()
        if source is None:
            self.said.setText(self._words("tables.area-wrong"))
        else:
            try:
                rows = self._read(self._file, source).rows
                self.said.setText(self._words("tables.size", rows=len(rows), columns=len(rows[0])))
            except KicError:
                self.said.setText(self._words("tables.nothing"))
        shown = rows[:SHOWN_ROWS]
        self.view.setRowCount(len(shown))
        self.view.setColumnCount(min(max((len(row) for row in shown), default=0), SHOWN_COLUMNS))
        for r, row in enumerate(shown):
            for c, text in enumerate(row[:SHOWN_COLUMNS]):
                self.view.setItem(r, c, QTableWidgetItem(text.replace("\n", " ")))
        self.view.resizeRowsToContents()
        self.view.setFixedHeight(SHOWN_ROWS * self.view.verticalHeader().defaultSectionSize() + 4)
