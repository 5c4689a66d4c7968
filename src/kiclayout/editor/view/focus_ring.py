"""The ring round the pages while the keyboard came to them by key and nothing has been done there yet."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

WIDE = 2
"""Pixels."""
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class FocusRing(QWidget):
    """Lies over the edges of a view and takes no clicks; what is inside it is not its own."""

    def __init__(self, color: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self.color = color
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lay(self, place: QRect) -> None:
        """Puts it round ``place``, in pixels of its parent."""
        self.setGeometry(place)
        inside = self.rect().adjusted(WIDE, WIDE, -WIDE, -WIDE)
        self.setMask(QRegion(self.rect()) - QRegion(inside))

    def came(self, reason: Qt.FocusReason) -> None:
        """The keyboard came, for this reason."""
        self.setVisible(reason in BY_KEY)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """One colour all over."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.color)
