"""A column of the editor of layouts: fields two to a row under heads, scrolled if there is no room for all of them.

What the fields mean is its owner's business.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from kiclayout.editor.layouts.fields import Field, shared_note
from kiclayout.editor.panels.fittings import label
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.words import Words

ACROSS = 4
"""Cells of a row: a field takes two of them, a narrow one takes one."""
_GAP = 12


class FieldSheet(QScrollArea):
    """See the module."""

    def __init__(self, name: str, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget(self)
        self._grid = QGridLayout(self._inside)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(8)
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, 1)
        self._row, self._column = 0, 0
        self.setWidget(self._inside)

    def head(self, key: str) -> None:
        """A head over the fields that follow."""
        self._next_row()
        made = label(self._inside, "head", "head")
        made.setText(self._words(key))
        made.setContentsMargins(0, 8 if self._row else 0, 0, 0)
        self._place(made, ACROSS)

    def add(self, field: Field, cells: int = 2) -> None:
        """A field at the next free place, as many cells wide."""
        field.reworded(self._words)
        self._place(field, cells)

    def add_narrow(self, fields: Sequence[Field]) -> None:
        """Fields of a cell each, in one row, with a line below them for what is wrong."""
        for field in fields:
            self.add(field, 1)
        self._next_row()
        self._place(shared_note(self._inside, fields), ACROSS)

    def put(self, widget: QWidget, cells: int = ACROSS) -> None:
        """Anything else there."""
        self._place(widget, cells)

    def done(self) -> None:
        """Nothing more comes: the fields stand at the top, with room for the scroll bar beside them."""
        self._next_row()
        self._grid.setRowStretch(self._row, 1)
        (beside,) = scaled(self.font(), 14)
        self._grid.setContentsMargins(0, 0, beside, 4)

    def _place(self, widget: QWidget, cells: int) -> None:
        if self._column + cells > ACROSS:
            self._next_row()
        self._grid.addWidget(widget, self._row, self._column, 1, cells)
        self._column += cells

    def _next_row(self) -> None:
        if self._column:
            self._row, self._column = self._row + 1, 0
