"""A dialog with a line round it, so that it stands out from the window where no window manager draws a frame.

On a screen that is too small for it, as a laptop's with letters at 200 %, what it shows scrolls.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QLayout, QScrollArea, QVBoxLayout, QWidget

FRAME = QSize(16, 40)
"""What window managers draw round a dialog, in logical pixels."""
EDGE = 1
"""The line, in logical pixels."""
_ANY = (1 << 24) - 1
"""Qt's largest size of a widget."""


class EdgedDialog(QDialog):
    """See the module; the line is in the colour of borders."""

    def setVisible(self, visible: bool) -> None:  # noqa: N802
        """When it is shown it is no larger than the screen."""
        if visible and not self.isVisible():
            self.fit(self.screen().availableSize() - FRAME)
        super().setVisible(visible)

    def fit(self, room: QSize) -> None:
        """Makes it no larger than ``room``, in logical pixels; what needs more than that scrolls."""
        layout = self.layout()
        if layout is None:
            return
        least = layout.totalMinimumSize().expandedTo(self.minimumSize())
        if layout.hasHeightForWidth():
            least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(least.width())))
        size = self.size().boundedTo(room)
        if least != least.boundedTo(room):
            bar = self._scroll(layout).verticalScrollBar().sizeHint().width()
            size = (least + QSize(bar + 2 * EDGE, 0)).expandedTo(size).boundedTo(room)
        if size != self.size():
            self.resize(size)

    def _scroll(self, layout: QLayout) -> QScrollArea:
        """Takes what it shows into an area that scrolls; the keyboard stays where it was."""
        keyboard = self.focusWidget()
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        inner = QWidget(area)
        area.setWidget(inner)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)
        self.setMinimumSize(0, 0)
        self.setMaximumSize(_ANY, _ANY)
        inner.setLayout(layout)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        outer.addWidget(area)
        if keyboard is not None:
            keyboard.setFocus()
        return area

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The ground, and the line on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(self.palette().color(QPalette.ColorRole.Mid)))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
