"""Rows of a panel that paint themselves: ground, size and state in one place, what stands on them in their own."""

from __future__ import annotations

from typing import Any, TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kiclayout.editor.panels.looks import paint_ground, row_height, tokens_of
from kiclayout.editor.theme.tokens import Tokens

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class PaintedRows(QStyledItemDelegate):
    """Paints what the model holds under ``role``; rows are ``width`` pixels wide at least."""

    def __init__(self, role: int, width: int, parent: QObject) -> None:
        super().__init__(parent)
        self._role, self._width = role, width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """30 high at the designed size."""
        font: QFont = option.font
        return QSize(self._width, row_height(font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the row, and on it what ``draw`` draws."""
        value = index.data(self._role)
        if value is None:
            return
        tokens = tokens_of(option.palette)
        paint_ground(painter, option, tokens)
        painter.save()
        self.draw(painter, option, value, tokens)
        painter.restore()

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, value: Any, tokens: Tokens) -> None:
        """Draws a row's words and signs; each kind of rows has its own."""
        raise NotImplementedError
