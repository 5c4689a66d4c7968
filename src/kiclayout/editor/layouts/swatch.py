"""How a colour of a layout looks: on the screen, and beside it as its inks look on coated paper.

The inks are shown through the bundled printing condition; a printer's own one may differ a little.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiclayout.base.color import Color
from kiclayout.base.record import replace
from kiclayout.editor.panels.looks import scaled, tokens_of
from kiclayout.paint.preset import PROFILE, bundled_profile
from kiclayout.paint.press import Inks, Press, opened_press

SIZE = (96, 28)


@cache
def usual_press() -> Press:
    """The bundled printing condition."""
    return opened_press(bundled_profile(), PROFILE)


def inks_of(color: Color) -> Inks:
    """What ``color`` is printed with: its own numbers, or those that its screen colour comes to."""
    return usual_press().inks(color)


def printed(color: Color) -> str:
    """How the inks of ``color`` look, as ``#rrggbb``."""
    red, green, blue = usual_press().shown(inks_of(color))
    return replace(color, red=red, green=green, blue=blue).hex


class Swatch(QWidget):
    """See the module."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sides: tuple[str, str] | None = None
        """The colours on the screen and in print; None = there is none."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_color(self, color: Color | None) -> None:
        """Shows another colour."""
        sides = (color.hex, printed(color)) if color else None
        if sides != self.sides:
            self.sides = sides
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as a field."""
        return QSize(*scaled(self.font(), *SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Two halves in one edge."""
        if self.sides is None:
            return
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        half = area.width() / 2
        for side, color in enumerate(self.sides):
            painter.fillRect(QRectF(area.left() + side * half, area.top(), half, area.height()), QColor(color))
        painter.setPen(QColor(tokens_of(self.palette()).line))
        painter.drawRect(area)


def chip(color: Color, side: int, ratio: float, edge: str) -> QPixmap:
    """A small square of ``color`` with round corners, for lists.

    Args:
        color: Shown as on the screen.
        side: In logical pixels.
        ratio: Device pixels a logical pixel.
        edge: Colour of its edge, ``#rrggbb``.
    """
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0.5, 0.5)
    painter.setPen(QColor(edge))
    painter.setBrush(QColor(color.hex))
    painter.drawRoundedRect(0, 0, side - 1, side - 1, 3, 3)
    painter.end()
    return pixmap
