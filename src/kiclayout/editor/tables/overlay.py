"""Draws the edge of a table's columns that is under the hand, with the widths beside it while it is dragged, and the
outline of the chart that is chosen, or under the pointer.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from kiclayout.base.units import MM
from kiclayout.editor.session import Session
from kiclayout.editor.tables.tool import TableTool
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import FRAME, PAPER
from kiclayout.editor.view.handles import paint_outline
from kiclayout.editor.view.tool import PageArea

_THICK = 2.0
_WORDS, _AIR, _UP = 11.0, 5.0, 20.0
"""Pixels: height of the words, the room at their sides, how far over the table they stand."""
_SPARE = 26


class TableOverlay(QObject):
    """See the module; a ``view.tool.Overlay``."""

    def __init__(self, session: Session, tool: TableTool, view: PageView) -> None:
        super().__init__(tool)
        self._tool, self._view = tool, view
        self._drawn: tuple[PageArea, ...] = ()
        self._chosen = 0
        tool.changed.connect(self._changed)
        session.selection_changed.connect(self._choose)

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """What is on the page with index ``page``."""
        chosen, over = self._tool.chart_on(page), self._tool.over
        if chosen is not None:
            paint_outline(painter, chosen, scale)
        elif over is not None and over.page == page:
            paint_outline(painter, over.rect, scale, faint=True)
        self._paint_edge(painter, page, scale)

    def _paint_edge(self, painter: QPainter, page: int, scale: float) -> None:
        edge = self._tool.edge
        if edge is None or edge.page != page:
            return
        widths, area = self._tool.widths, edge.columns.area
        x = edge.x if widths is None else edge.columns.edges[edge.at] + widths[0]
        painter.setPen(QPen(QColor(FRAME), _THICK / scale))
        painter.drawLine(QPointF(x, area.y), QPointF(x, area.bottom))
        if widths is not None:
            for at, width, side in ((x, widths[0], -1), (x, widths[1], 1)):
                self._say(painter, f"{width / MM:.1f} mm", QPointF(at, area.y), side / scale)

    def _say(self, painter: QPainter, text: str, at: QPointF, side: float) -> None:
        """A width on a plate above the table, left (-) or right of ``at``; ``side``: a point to a pixel."""
        pixel = abs(side)
        font = QFont(painter.font())
        font.setPixelSize(round(_WORDS))
        wide = QFontMetricsF(font).horizontalAdvance(text) + 2 * _AIR
        painter.save()
        painter.translate(at)
        painter.scale(pixel, pixel)
        left = 3.0 if side > 0 else -3.0 - wide
        plate = QRectF(left, -_UP, wide, _UP - 4.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(FRAME))
        painter.drawRoundedRect(plate, 3.0, 3.0)
        painter.setPen(QColor(PAPER))
        painter.setFont(font)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _changed(self) -> None:
        now = tuple(area for area in (self._tool.area, self._tool.over) if area is not None)
        for area in (*self._drawn, *now):
            self._view.update_area(area, _SPARE)
        self._drawn = now

    def _choose(self) -> None:
        """Another chart is chosen, or none any more."""
        if self._tool.chart != self._chosen:
            self._chosen = self._tool.chart
            self._view.viewport().update()
