"""Small pages are dragged to another place: where the drag is, and the bar that shows where it would end.

Which pages may be dragged, and what that does, is the window's business.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QListView

EDGE, STEP, BAR = 24, 24, 3
"""Pixels: from the edge within which the list scrolls, how far at a time; the bar's width."""


class Gap(NamedTuple):
    """Before or behind the page in ``row``."""

    row: int
    behind: bool


class ThumbDrag:
    """One drag after the other, in a list of small pages."""

    def __init__(self, pages: QListView) -> None:
        self._list = pages
        self._pressed: tuple[QPoint, int] | None = None
        self.row: int | None = None
        """The page that is dragged."""
        self.gap: Gap | None = None
        """Where it would go."""

    def press(self, event: QMouseEvent) -> None:
        """A button went down: perhaps a drag begins."""
        at = event.position().toPoint()
        index = self._list.indexAt(at)
        left = event.button() == Qt.MouseButton.LeftButton and index.isValid()
        self._pressed = (at, index.row()) if left else None

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moved; whether something is dragged."""
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if self.row is None and (at - self._pressed[0]).manhattanLength() < QApplication.startDragDistance():
            return False
        if self.row is None:
            self.row = self._pressed[1]
            self._list.viewport().setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
        self._scroll(at)
        self.gap = self._gap_at(at)
        self._list.viewport().update()
        return True

    def end(self) -> tuple[int, Gap] | None:
        """Ends it; what was dragged, and to where. None = nothing was, or to nowhere."""
        row, gap = self.row, self.gap
        dragged = row is not None
        self.row, self.gap, self._pressed = None, None, None
        if dragged:
            self._list.viewport().unsetCursor()
            self._list.viewport().update()
        return (row, gap) if row is not None and gap is not None and gap.row != row else None

    def bar(self) -> QRect:
        """Where the bar is drawn, in the viewport; empty = nowhere."""
        if self.gap is None:
            return QRect()
        corner = self._list.visualRect(self._list.model().index(self.gap.row, 0)).topLeft()
        cell = QRect(corner, self._list.gridSize()).adjusted(0, 4, 0, -16)
        x = cell.right() - BAR // 2 if self.gap.behind else cell.left() - BAR // 2
        return QRect(x, cell.top(), BAR, cell.height())

    def _gap_at(self, at: QPoint) -> Gap | None:
        index = self._list.indexAt(at)
        if not index.isValid():
            return self.gap
        cell = QRect(self._list.visualRect(index).topLeft(), self._list.gridSize())
        return Gap(index.row(), at.x() > cell.center().x())

    def _scroll(self, at: QPoint) -> None:
        bar, high = self._list.verticalScrollBar(), self._list.viewport().height()
        if at.y() < EDGE:
            bar.setValue(bar.value() - STEP)
        elif at.y() > high - EDGE:
            bar.setValue(bar.value() + STEP)
