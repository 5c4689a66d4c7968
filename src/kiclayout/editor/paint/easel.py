"""What a page is drawn with: Qt's painter, where the page lies on the device, and where pictures come from."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.editor.paint.pictures import Pictures


@dataclass(frozen=True, slots=True)
class Pixels:
    """A rectangle of the device's pixels."""

    left: int
    top: int
    width: int
    height: int


class Easel:
    """The painter while one page is drawn.

    Attributes:
        painter: Qt's; its coordinates are the page's points.
        pictures: Where pixels come from.
        seen: What of the page is to be drawn, in points.
        scale: Device pixels to a point.
        left: Where x = 0 lies on the device, in its pixels.
        top: Where y = 0 lies.
        upright: Whether the page lies upright on the device, so that edges can be put on whole pixels.
    """

    __slots__ = ("left", "painter", "pictures", "scale", "seen", "top", "upright")

    def __init__(self, painter: QPainter, pictures: Pictures, seen: Rect) -> None:
        self.painter, self.pictures, self.seen = painter, pictures, seen
        matrix = painter.deviceTransform()
        self.scale, self.left, self.top = matrix.m11(), matrix.dx(), matrix.dy()
        self.upright = matrix.m12() == matrix.m21() == 0.0 and matrix.m11() == matrix.m22() > 0.0

    def pixels(self, rect: Rect) -> Pixels:
        """The whole pixels that ``rect`` (in points) touches."""
        left, top = math.floor(rect.x * self.scale + self.left), math.floor(rect.y * self.scale + self.top)
        right = math.ceil((rect.x + rect.width) * self.scale + self.left)
        bottom = math.ceil((rect.y + rect.height) * self.scale + self.top)
        return Pixels(left, top, right - left, bottom - top)

    def lay(self, sheet: QImage, pixels: Pixels) -> None:
        """Lays the top-left part of ``sheet`` over the device's ``pixels``, one upon one."""
        painter = self.painter
        painter.save()
        painter.resetTransform()
        base = painter.deviceTransform()
        ratio = base.m11()
        corner = QPointF((pixels.left - base.dx()) / ratio, (pixels.top - base.dy()) / ratio)
        size = QRectF(0.0, 0.0, pixels.width, pixels.height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(QRectF(corner, size.size() / ratio), sheet, size)
        painter.restore()
