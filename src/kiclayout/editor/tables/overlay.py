"""Draws the cells of the table that the caret is in, faintly: not all have rules, and an empty one is nothing to see;
the edge of columns that is under the hand, with the widths beside it while it is dragged; and the outline of the chart
that is chosen, or under the pointer.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from kiclayout.base.geometry import Rect
from kiclayout.base.units import MM
from kiclayout.content.edit.passages import passage_at
from kiclayout.editor.paint.qt_values import qt_transform
from kiclayout.editor.session import Session
from kiclayout.editor.tables.tool import TableTool
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import COLUMN, FRAME, PAPER
from kiclayout.editor.view.handles import paint_outline
from kiclayout.editor.view.tool import PageArea
from kiclayout.scene.columns import cells_on

_THICK = 2.0
_WORDS, _AIR, _UP = 11.0, 5.0, 20.0
"""Pixels: height of the words, the room at their sides, how far over the table they stand."""
_SPARE = 26
_SMALL = 0.4
"""At this scale and below cells are too small to be told apart."""
_Side = tuple[float, float, float, float]


def _sides(cell: Rect) -> Iterator[_Side]:
    """From where to where the four sides of a cell go, to 1/100 pt: neighbours have one in common."""
    left, top, right, bottom = (round(one, 2) for one in (cell.x, cell.y, cell.right, cell.bottom))
    yield from ((left, top, right, top), (left, bottom, right, bottom))
    yield from ((left, top, left, bottom), (right, top, right, bottom))


class TableOverlay(QObject):
    """See the module; a ``view.tool.Overlay``."""

    def __init__(self, session: Session, tool: TableTool, view: PageView) -> None:
        super().__init__(tool)
        self._session, self._tool, self._view = session, tool, view
        self._drawn: tuple[PageArea, ...] = ()
        self._chosen = self._table = 0
        self._known: dict[int, tuple[object, int, tuple[Rect, ...]]] = {}
        tool.changed.connect(self._changed)
        session.selection_changed.connect(self._choose)

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """What is on the page with index ``page``."""
        self._paint_cells(painter, page, scale)
        chosen, over = self._tool.chart_on(page), self._tool.over
        if chosen is not None:
            paint_outline(painter, chosen, scale)
        elif over is not None and over.page == page:
            paint_outline(painter, over.rect, scale, faint=True)
        self._paint_edge(painter, page, scale)

    def _paint_cells(self, painter: QPainter, page: int, scale: float) -> None:
        if not self._table or scale <= _SMALL:
            return
        painter.setPen(QPen(COLUMN, 1.0 / scale, Qt.PenStyle.DotLine))
        sides = dict.fromkeys(side for cell in self._cells(page) for side in _sides(cell))
        painter.drawLines([QLineF(*side) for side in sides])

    def _cells(self, index: int) -> tuple[Rect, ...]:
        """What the cells of the caret's table take up on a page; they are looked for anew where the page changed."""
        pages = self._session.scene.pages
        if index >= len(pages):
            return ()
        page, known = pages[index], self._known.get(index)
        if known is None or known[0] is not page.items or known[1] != self._table:
            known = self._known[index] = page.items, self._table, cells_on(page, self._table)
        return known[2]

    def _paint_edge(self, painter: QPainter, page: int, scale: float) -> None:
        edge = self._tool.edge
        if edge is None or edge.page != page:
            return
        widths, area = self._tool.widths, edge.columns.area
        x = edge.x if widths is None else edge.columns.edges[edge.at] + widths[0]
        turn = edge.columns.turn
        if turn is not None:
            painter.setTransform(qt_transform(turn), combine=True)
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
        """Another chart is chosen, or none any more; the caret is in another table, or in none."""
        chosen, table = self._tool.chart, self._written_in()
        if (chosen, table) != (self._chosen, self._table):
            self._chosen, self._table, self._known = chosen, table, {}
            self._view.viewport().update()

    def _written_in(self) -> int:
        """The id of the table that the caret is in a cell of; 0 = in none."""
        selection = self._session.selection if self._session.loaded else None
        passage = passage_at(self._session.shown, selection.focus) if selection is not None else None
        return passage.cell[0].id if passage is not None and passage.cell is not None else 0
