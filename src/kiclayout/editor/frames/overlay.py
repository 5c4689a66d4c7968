"""Draws what the frame tool shows above the pages: outlines, handles, names, lines things rest at, distances.

It asks the tool and decides nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QObject, Qt
from PySide6.QtGui import QColor, QPainter

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.units import MM
from kiclayout.content.placed import FRAMES
from kiclayout.editor.frames.boxes import Box
from kiclayout.editor.frames.tool import FrameTool
from kiclayout.editor.paint.qt_values import even_pen, qt_rect
from kiclayout.editor.session import Session
from kiclayout.editor.view.chrome import FRAME, LOCKED, PAPER
from kiclayout.editor.view.handles import HANDLES, paint_handles, paint_outline
from kiclayout.editor.view.smart_guides import paint_gaps, paint_lines, paint_tag
from kiclayout.editor.words import Words


class FrameOverlay(QObject):
    """See the module; a ``view.tool.Overlay``.

    Attributes:
        on: Whether the frame tool is the one in hand.
        words: The window's.
    """

    def __init__(self, session: Session, tool: FrameTool, words: Words) -> None:
        super().__init__(tool)
        self._session, self._tool = session, tool
        self.on, self.words = False, words

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """What belongs to the page with index ``page``."""
        if not self.on or not self._session.loaded:
            return
        chosen = {box.key: box for box in self._tool.chosen.boxes if box.page == page}
        for box in self._tool.chosen.there.named(page):
            if box.key not in chosen:
                paint_outline(painter, self._rect(box), scale, locked=box.lock is not None, faint=True)
        under = self._tool.under
        if under is not None and under.page == page and under.key not in chosen and self._tool.outcome is None:
            self._point_out(painter, under, scale)
        for box in chosen.values():
            self._paint_chosen(painter, box, scale, alone=len(chosen) == 1)
        self._paint_drag(painter, page, scale)

    def _rect(self, box: Box) -> Rect:
        """Where a box is shown: while it is dragged, where the pointer has it."""
        outcome = self._tool.outcome
        if outcome is not None:
            for dragged, rect in outcome.rects.items():
                if dragged.key == box.key:
                    return rect
        return box.rect

    def _point_out(self, painter: QPainter, box: Box, scale: float) -> None:
        """What a press would choose."""
        locked = box.lock is not None
        paint_outline(painter, box.rect, scale, locked=locked)
        text = self.words("frames.locked-tag", name=self._name(box)) if locked else self._name(box)
        paint_tag(painter, _corner(box.rect, scale), scale, text, color=LOCKED if locked else FRAME)

    def _paint_chosen(self, painter: QPainter, box: Box, scale: float, alone: bool) -> None:
        rect, locked = self._rect(box), box.lock is not None
        _halo(painter, rect)
        paint_outline(painter, rect, scale, locked=locked)
        if box.what == FRAMES and box.inset[0]:
            _divide(painter, rect.x + box.inset[0], rect, locked)
        if alone and box.sized:
            paint_handles(painter, rect, scale, () if locked else HANDLES)
        if not alone:
            return
        name = self._name(box)
        text = self.words("frames.locked-tag", name=name) if locked else self._said(rect, name)
        paint_tag(painter, _corner(rect, scale), scale, text, color=LOCKED if locked else FRAME)

    def _paint_drag(self, painter: QPainter, page: int, scale: float) -> None:
        outcome, band = self._tool.outcome, self._tool.band
        if outcome is not None and next(iter(outcome.rects)).page == page:
            paint_lines(painter, outcome.lines, outcome.around)
            paint_gaps(painter, outcome.gaps, scale)
        if band is not None and band.page == page:
            _paint_band(painter, band.rect)

    def _name(self, box: Box) -> str:
        if not box.name:
            return self.words("frames.furniture")
        return self.words("frames.frame", name=box.name) if box.what == FRAMES else box.name

    def _said(self, rect: Rect, name: str) -> str:
        """Its name; while it is dragged where it is, or how large."""
        if self._tool.outcome is None:
            return name
        if self._tool.held is not None:
            return f"{_mm(rect.width)} × {_mm(rect.height)} mm"
        return f"x {_mm(rect.x)}  y {_mm(rect.y)} mm"


def _corner(rect: Rect, scale: float) -> Point:
    """Where the tag stands: above the left corner, or inside where the page begins there."""
    return Point(rect.x, max(rect.y, 18 / scale))


def _halo(painter: QPainter, rect: Rect) -> None:
    """A pale line under the outline, so that it is seen on a coloured ground."""
    color = QColor(PAPER)
    color.setAlphaF(0.7)
    painter.setPen(even_pen(color, 3.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(qt_rect(rect))


def _divide(painter: QPainter, x: float, rect: Rect, locked: bool) -> None:
    """The line between side column and text column."""
    pen = even_pen(LOCKED if locked else FRAME)
    pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawLine(QLineF(x, rect.y, x, rect.bottom))


def _paint_band(painter: QPainter, rect: Rect) -> None:
    ground = QColor(FRAME)
    ground.setAlphaF(0.08)
    painter.setPen(even_pen(FRAME))
    painter.setBrush(ground)
    painter.drawRect(qt_rect(rect))


def _mm(length: float) -> str:
    return f"{round(length / MM, 1) + 0.0:g}"
