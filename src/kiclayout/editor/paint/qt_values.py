"""Rectangles, maps and pens as Qt has them, made of ours."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPen, QTransform

from kiclayout.base.geometry import Matrix, Rect


def qt_rect(rect: Rect) -> QRectF:
    """``rect`` as Qt has it."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def qt_transform(matrix: Matrix) -> QTransform:
    """``matrix`` as Qt has it."""
    return QTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def even_pen(color: QColor, width: float = 1.0) -> QPen:
    """A pen that is ``width`` pixels of the window wide, whatever the zoom."""
    pen = QPen(color, width)
    pen.setCosmetic(True)
    return pen
