"""What a page is drawn with: Qt's painter, where the page lies on the device, and where pictures come from."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from kiclayout.base.geometry import Rect
from kiclayout.editor.paint.pictures import Pictures


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
