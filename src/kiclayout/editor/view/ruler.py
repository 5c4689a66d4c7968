"""Rulers in millimetres, counted from the corner of the current page's trim; the pointer's place is marked."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from kiclayout.base.record import dataclass
from kiclayout.base.units import MM
from kiclayout.editor.panels.looks import scale_of, scaled
from kiclayout.editor.view.chrome import GUIDE, Chrome

THICK = 20
"""Thickness of a ruler at the designed size of type, in pixels."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_APART = 32.0
_FINEST = 4.0
_DIGITS = 8
_LONG, _HALF, _SHORT = 8, 5, 3
_MARK = 4.0
"""Half the width of a guide's mark."""


def thickness(font: QFont) -> int:
    """Thickness of a ruler whose figures are set in ``font``, in pixels."""
    return scaled(font, THICK)[0]


@dataclass(frozen=True, slots=True)
class Ticks:
    """How a ruler is divided, in millimetres: between two numbers, and between two ticks."""

    numbered: float
    smallest: float


def divided(scale: float, large: float = 1.0) -> Ticks:
    """The division when a point is ``scale`` pixels: numbers at least 32 pixels apart, ticks at least 4.

    ``large`` is how much larger than designed the numbers are.
    """
    pixels = MM * scale
    numbered = next((step for step in _STEPS if step * pixels >= _APART * large), _STEPS[-1])
    parts = next(part for part in (10, 5, 2, 1) if numbered / part * pixels >= _FINEST or part == 1)
    return Ticks(float(numbered), numbered / parts)


class Ruler(QWidget):
    """One of the two rulers; it shows what it is told."""

    def __init__(self, orientation: Qt.Orientation, chrome: Chrome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chrome = chrome
        self._across = orientation == Qt.Orientation.Horizontal
        self._start, self._scale, self._length = 0.0, 1.0, 0.0
        self._pointer: float | None = None
        self._marks: tuple[float, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def measure(self, start: float, scale: float, length: float) -> None:
        """Puts 0 at ``start`` pixels from the ruler's corner; ``scale`` pixels are a point; a page is ``length``."""
        if (start, scale, length) != (self._start, self._scale, self._length):
            self._start, self._scale, self._length = start, scale, length
            self.update()

    def mark(self, places: tuple[float, ...]) -> None:
        """Marks where guides are, in points from the page's edge."""
        if places != self._marks:
            self._marks = places
            self.update()

    def pixel(self, at: float) -> float:
        """Where ``at``, in points from the page's edge, is on the ruler, in its pixels."""
        return self._start + at * self._scale

    def point(self, at: float | None) -> None:
        """Marks the pointer's place, in pixels; None = it is elsewhere."""
        for place in (self._pointer, at):
            if place is not None:
                thick = thickness(self.font())
                span = QRectF(place - 2, 0, 5, thick) if self._across else QRectF(0, place - 2, thick, 5)
                self.update(span.toAlignedRect())
        self._pointer = at

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws ground, page, ticks, numbers and the pointer's mark."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.chrome.raised)
        painter.fillRect(self._span(self._start, self._length * self._scale), self.chrome.panel)
        painter.setPen(self.chrome.line)
        painter.drawLine(self._edge())
        self._draw_ticks(painter)
        self._draw_marks(painter)
        if self._pointer is not None:
            painter.fillRect(self._span(math.floor(self._pointer), 1.0), self.chrome.selection)
        painter.end()

    def _draw_ticks(self, painter: QPainter) -> None:
        ticks = divided(self._scale, scale_of(self.font()))
        font = QFont(self.font())
        font.setPixelSize(*scaled(font, _DIGITS))
        painter.setFont(font)
        step = ticks.smallest * MM * self._scale
        length = self.width() if self._across else self.height()
        each = round(ticks.numbered / ticks.smallest)
        thick, lines = thickness(self.font()), []
        for number in range(math.floor(-self._start / step), math.ceil((length - self._start) / step) + 1):
            at = self._start + number * step
            tall = _LONG if number % each == 0 else _HALF if each % 2 == 0 and number % (each // 2) == 0 else _SHORT
            lines.append(self._tick(at, thick, tall))
            if number % each == 0:
                painter.setPen(self.chrome.text3)
                self._number(painter, at, f"{number * ticks.smallest:.0f}")
        painter.setPen(QPen(self.chrome.text3, 1.0))
        painter.drawLines(lines)

    def _draw_marks(self, painter: QPainter) -> None:
        """A small triangle at every guide, its tip at the page."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(GUIDE)
        thick = thickness(self.font())
        for at in self._marks:
            place, tip, back = math.floor(self.pixel(at)) + 0.5, thick - 2.0, thick - 8.0
            corners = ((place, tip), (place - _MARK, back), (place + _MARK, back))
            painter.drawPolygon(QPolygonF([QPointF(*(one if self._across else one[::-1])) for one in corners]))

    def _number(self, painter: QPainter, at: float, text: str) -> None:
        """Right of its tick; on the upright ruler turned, and below it."""
        down = 9 * scale_of(self.font())
        if self._across:
            painter.drawText(QPointF(math.floor(at) + 3, down), text)
            return
        painter.save()
        painter.translate(down, math.floor(at) - 3)
        painter.rotate(-90)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()

    def _tick(self, at: float, thick: int, tall: float) -> QLineF:
        place = math.floor(at) + 0.5
        if self._across:
            return QLineF(place, thick - 1 - tall, place, thick - 2)
        return QLineF(thick - 1 - tall, place, thick - 2, place)

    def _edge(self) -> QLineF:
        last = thickness(self.font()) - 0.5
        return QLineF(0, last, self.width(), last) if self._across else QLineF(last, 0, last, self.height())

    def _span(self, start: float, length: float) -> QRectF:
        deep = thickness(self.font()) - 1
        return QRectF(start, 0, length, deep) if self._across else QRectF(0, start, deep, length)


class Corner(QWidget):
    """The square where the rulers meet."""

    def __init__(self, chrome: Chrome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chrome = chrome

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws the ground and two edges."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.chrome.raised)
        painter.setPen(self.chrome.line)
        last = thickness(self.font()) - 0.5
        painter.drawLines([QLineF(0, last, last, last), QLineF(last, 0, last, last)])
        painter.end()
