"""What is drawn of a page beside text, ready for Qt: boxes, outlines, pictures, clips; each draws itself.

Everything is in the page's points; groups that only move or scale have been worked into their content. How a scene
becomes strokes is in ``drawing``.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from kiclayout.base.geometry import Rect
from kiclayout.editor.paint.easel import Easel, Pixels
from kiclayout.editor.paint.qt_values import qt_rect
from kiclayout.editor.theme.tokens import PAGE

MISSING = QColor(PAGE.missing)
"""Stands in for a picture that cannot be read, as in the PDF."""
WAITING = QColor(PAGE.waiting)
"""Stands in for a picture that is being decoded."""
_THIN = 4.0
_LONG = 48
"""Elements from which on an outline counts as long."""
_ENDLESS = 8_000
"""Elements from which on an outline that crosses itself takes seconds, or a minute, with smooth edges, and a second
without: it is filled without them, at twice its size. A drawing has room for five of these."""
_LARGE, _LARGEST = 256 * 1024, 4 * 1024 * 1024
"""Pixels up to which what a long one gave is kept, and one that is endless: a page at twice its size."""


class Stroke(Protocol):
    """One thing that is drawn."""

    @property
    def extent(self) -> Rect:
        """Nothing is drawn outside it; in points of the page (inside a ``Clip``: of its group)."""

    def draw(self, easel: Easel) -> None:
        """Draws it."""


class Box:
    """A filled upright rectangle with its edges on whole pixels: crisp rules, and no seams between grounds.

    A rule thinner than a pixel is a pixel wide and as much lighter.
    """

    __slots__ = ("_color", "extent")

    def __init__(self, rect: Rect, color: QColor) -> None:
        self.extent, self._color = rect, color

    def draw(self, easel: Easel) -> None:
        """Fills the rectangle."""
        rect, painter = self.extent, easel.painter
        if not easel.upright:
            painter.fillRect(qt_rect(rect), self._color)
            return
        left, width, across = _on_pixels(rect.x * easel.scale + easel.left, rect.width * easel.scale)
        top, height, down = _on_pixels(rect.y * easel.scale + easel.top, rect.height * easel.scale)
        color = self._color
        if across * down < 1.0:
            color = QColor(color)
            color.setAlphaF(color.alphaF() * across * down)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        x, y = (left - easel.left) / easel.scale, (top - easel.top) / easel.scale
        painter.fillRect(QRectF(x, y, width / easel.scale, height / easel.scale), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _on_pixels(start: float, size: float) -> tuple[int, int, float]:
    """Where a side begins and how long it is in whole pixels, and what share of the colour it shows."""
    if size < _THIN:
        whole = max(1, round(size))
        return round(start + (size - whole) / 2), whole, min(1.0, size)
    first = round(start)
    return first, round(start + size) - first, 1.0


class Shape:
    """A filled and/or stroked outline.

    A long outline (a logo's letters) takes longer to fill than all the text of a page: what it gave is kept for the
    next time that it is drawn as large.
    """

    __slots__ = ("_fill", "_kept", "_path", "_pen", "extent")

    def __init__(self, path: QPainterPath, fill: QBrush | QColor | None, pen: QPen | None, extent: Rect) -> None:
        self._path, self._fill, self._pen, self.extent = path, fill, pen, extent
        self._kept: tuple[tuple[float, float, float], QImage] | None = None

    def draw(self, easel: Easel) -> None:
        """Fills, then strokes."""
        elements = self._path.elementCount()
        if easel.upright and elements >= _LONG:
            area = easel.pixels(self.extent)
            if area.width * area.height <= (_LARGEST if elements >= _ENDLESS else _LARGE):
                easel.lay(self._sheet(easel, area), area)
                return
        easel.painter.setRenderHint(QPainter.RenderHint.Antialiasing, elements < _ENDLESS)
        self._paint(easel.painter)
        easel.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint(self, painter: QPainter) -> None:
        if self._fill is not None:
            painter.fillPath(self._path, self._fill)
        if self._pen is not None:
            painter.strokePath(self._path, self._pen)

    def _sheet(self, easel: Easel, area: Pixels) -> QImage:
        """The outline at this size, on nothing."""
        key = (easel.scale, easel.left % 1, easel.top % 1)
        if self._kept is None or self._kept[0] != key:
            smooth = self._path.elementCount() < _ENDLESS
            times = 1 if smooth else 2
            sheet = QImage(area.width * times, area.height * times, QImage.Format.Format_ARGB32_Premultiplied)
            sheet.fill(0)
            painter = QPainter(sheet)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
            scale, left, top = easel.scale * times, (easel.left - area.left) * times, (easel.top - area.top) * times
            painter.setTransform(QTransform(scale, 0.0, 0.0, scale, left, top))
            self._paint(painter)
            painter.end()
            self._kept = (key, sheet if smooth else _halved(sheet))
        return self._kept[1]


def _halved(sheet: QImage) -> QImage:
    """``sheet`` at half its size: each pixel the mean of four."""
    size, mode = sheet.size() / 2, Qt.TransformationMode.SmoothTransformation
    return sheet.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


class Photo:
    """A raster picture, or a grey stand-in."""

    __slots__ = ("_crop", "_file", "extent")

    def __init__(self, file: str, rect: Rect, crop: Rect) -> None:
        self._file, self.extent, self._crop = file, rect, crop

    def draw(self, easel: Easel) -> None:
        """Draws the part of the picture that is shown."""
        rect, crop = self.extent, self._crop
        target = qt_rect(rect)
        needed = max(rect.width / crop.width, rect.height / crop.height) * abs(easel.scale)
        image = easel.pictures.image(self._file, needed)
        if image is None or image.isNull():
            easel.painter.fillRect(target, WAITING if image is None else MISSING)
            return
        width, height = image.width(), image.height()
        part = QRectF(crop.x * width, crop.y * height, crop.width * width, crop.height * height)
        easel.painter.drawImage(target, image, part)


class Clip:
    """Strokes of a group that is clipped or turned."""

    __slots__ = ("_clip", "_matrix", "_strokes", "extent")

    def __init__(self, strokes: tuple[Stroke, ...], matrix: QTransform, clip: Rect | None, extent: Rect) -> None:
        self._strokes, self._matrix, self._clip, self.extent = strokes, matrix, clip, extent

    def draw(self, easel: Easel) -> None:
        """Draws the strokes in the group's coordinates, inside its clip."""
        painter = easel.painter
        painter.save()
        painter.setTransform(self._matrix, True)
        if self._clip is not None:
            clip = self._clip
            painter.setClipRect(qt_rect(clip), Qt.ClipOperation.IntersectClip)
        inner = Easel(painter, easel.pictures, self._seen(easel.seen))
        for stroke in self._strokes:
            stroke.draw(inner)
        painter.restore()

    def _seen(self, seen: Rect) -> Rect:
        """What is to be drawn, in the group's coordinates."""
        back, invertible = self._matrix.inverted()
        if not invertible:
            return seen
        found = back.mapRect(qt_rect(seen))
        return Rect(found.x(), found.y(), found.width(), found.height())


class Together:
    """A group that is seen through as one, or cut to an outline."""

    __slots__ = ("_inner", "_mask", "_matrix", "_opacity", "extent")

    def __init__(self, inner: Clip, matrix: QTransform, mask: QPainterPath | None, opacity: float) -> None:
        self._inner, self._mask, self._opacity, self._matrix = inner, mask, opacity, matrix
        self.extent = inner.extent

    def draw(self, easel: Easel) -> None:
        """Draws the group on a sheet of its own and lays that down."""
        painter = easel.painter
        painter.save()
        if self._mask is not None:
            painter.setClipPath(self._matrix.map(self._mask), Qt.ClipOperation.IntersectClip)
        if self._opacity < 1:
            self._laid(easel)
        else:
            self._inner.draw(easel)
        painter.restore()

    def _laid(self, easel: Easel) -> None:
        painter = easel.painter
        world = painter.transform()
        rect = self.extent
        area = world.mapRect(qt_rect(rect)).toAlignedRect()
        area = area.intersected(painter.viewport())
        if area.isEmpty():
            return
        sheet = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
        sheet.fill(0)
        inner = QPainter(sheet)
        inner.setRenderHints(painter.renderHints())
        inner.setTransform(world * QTransform.fromTranslate(-area.x(), -area.y()))
        self._inner.draw(Easel(inner, easel.pictures, easel.seen))
        inner.end()
        painter.resetTransform()
        painter.setOpacity(self._opacity)
        painter.drawImage(area.topLeft(), sheet)
