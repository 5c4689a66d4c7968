"""What is drawn while something is dragged over a page: lines it came to rest at, distances, a tag with its name.

Only drawing: where things come to rest is worked out in ``snapping``. What is said in pixels keeps its size at every
zoom.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.units import MM
from kiclayout.editor.paint.qt_values import even_pen
from kiclayout.editor.view.chrome import FRAME, MARGIN, PAPER
from kiclayout.editor.view.snapping import Gap, Line


def paint_tag(
    painter: QPainter, at: Point, scale: float, text: str, *, color: QColor = FRAME, above: bool = True
) -> None:
    """White words on a small ground whose corner is at ``at``: above it, or below it."""
    painter.save()
    painter.translate(at.x, at.y)
    painter.scale(1 / scale, 1 / scale)
    font = QFont(painter.font())
    font.setPixelSize(10)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    size = QFontMetricsF(font)
    box = QRectF(0, 0, size.horizontalAdvance(text) + 10, size.height() + 4)
    box.moveTop(-box.height() - 1 if above else 4.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(box, 2, 2)
    painter.setPen(PAPER)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


def paint_lines(painter: QPainter, lines: Iterable[Line], rect: Rect) -> None:
    """The lines that something came to rest at, as far as ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(even_pen(MARGIN))
    for line in lines:
        low, high = (rect.y, rect.bottom) if line.axis == "x" else (rect.x, rect.right)
        start, end = min(line.start, low), max(line.end, high)
        ends = (line.at, start, line.at, end) if line.axis == "x" else (start, line.at, end, line.at)
        painter.drawLine(QLineF(*ends))


def paint_gaps(painter: QPainter, found: Iterable[Gap], scale: float) -> None:
    """Distances to neighbours: a line with ends, and the millimetres on it."""
    tick = 3.0 / scale
    for gap in found:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(even_pen(MARGIN))
        ends = [QPointF(at, gap.across) if gap.axis == "x" else QPointF(gap.across, at) for at in (gap.start, gap.end)]
        painter.drawLine(ends[0], ends[1])
        by = QPointF(0, tick) if gap.axis == "x" else QPointF(tick, 0)
        for end in ends:
            painter.drawLine(end - by, end + by)
        middle = (ends[0] + ends[1]) / 2
        paint_tag(painter, Point(middle.x() + 3 / scale, middle.y()), scale, millimetres(gap.length), color=MARGIN)


def millimetres(length: float) -> str:
    """A length as the window says it: ``12.5 mm``."""
    return f"{round(length / MM, 1) + 0.0:g} mm"
