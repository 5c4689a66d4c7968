"""A dialog with a line round it, so that it stands out from the window where no window manager draws a frame."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog


class EdgedDialog(QDialog):
    """See the module; the line is in the colour of borders."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The ground, and the line on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(self.palette().color(QPalette.ColorRole.Mid)))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
