"""The surface the example pictures are painted on: shapes, ramps of colour, soft layers, blends.

A canvas is 1500 units wide whatever its pixels are, and is painted at twice its final pixels and then reduced, so
that edges come out smooth. Qt's raster painter fills the shapes; Pillow softens layers and writes the file. Colours
are "#RRGGBB" or "#RRGGBBAA"; opacity runs from 0 to 1. Nothing is random: the same script gives the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from draw_outlines import Outline, Point
from PIL import Image, ImageColor, ImageFilter
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

WIDTH = 1500
PIXELS = (1620, 1080)
SUPERSAMPLING = 2
SOFT_SCALE = 4  # how much smaller a soft layer is painted than the canvas
JPEG_QUALITY = 75

MODE = QPainter.CompositionMode
BLENDS = {
    "normal": MODE.CompositionMode_SourceOver,
    "multiply": MODE.CompositionMode_Multiply,
    "screen": MODE.CompositionMode_Screen,
    "overlay": MODE.CompositionMode_Overlay,
    "softlight": MODE.CompositionMode_SoftLight,
    "plus": MODE.CompositionMode_Plus,
}


@dataclass(frozen=True, slots=True)
class Ramp:
    """Colour that passes evenly through `colors` from one point to another."""

    start: Point
    end: Point
    colors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Halo:
    """Colour that passes evenly through `colors` from a point outwards."""

    centre: Point
    radius: float
    colors: tuple[str, ...]


Paint = str | Ramp | Halo


def down(top: float, foot: float, *colors: str) -> Ramp:
    """A ramp from a height to a lower one."""
    return Ramp((0, top), (0, foot), colors)


def across(left: float, right: float, *colors: str) -> Ramp:
    """A ramp from left to right."""
    return Ramp((left, 0), (right, 0), colors)


def mix(first: str, second: str, share: float) -> str:
    """A colour between two: `share` of the second."""
    a, b = ImageColor.getrgb(first), ImageColor.getrgb(second)
    share = min(1.0, max(0.0, share))
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in zip(a, b, strict=True))


def clear(color: str, opacity: float) -> str:
    """The colour, so far opaque."""
    return f"{color[:7]}{round(255 * opacity):02X}"


def brush(paint: Paint) -> QBrush:
    """What Qt fills with."""
    if isinstance(paint, str):
        return QBrush(tint(paint))
    if isinstance(paint, Ramp):
        ramp = QLinearGradient(QPointF(*paint.start), QPointF(*paint.end))
    else:
        ramp = QRadialGradient(QPointF(*paint.centre), paint.radius)
    for place, color in enumerate(paint.colors):
        ramp.setColorAt(place / (len(paint.colors) - 1), tint(color))
    return QBrush(ramp)


def tint(color: str) -> QColor:
    return QColor(*ImageColor.getrgb(color))


def outline_path(outline: Outline) -> QPainterPath:
    """The outline as Qt has it, filled by the nonzero rule."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for name, points in outline.commands:
        places = [QPointF(*point) for point in points]
        if name == "moveTo":
            path.moveTo(places[0])
        elif name == "lineTo":
            path.lineTo(places[0])
        elif name == "curveTo":
            path.cubicTo(*places)
        else:
            path.closeSubpath()
    return path


class Canvas:
    """A picture under construction."""

    def __init__(self, ground: Paint, pixels: tuple[int, int] = PIXELS) -> None:
        self.pixels = pixels
        self.height = WIDTH * pixels[1] / pixels[0]
        self.scale = pixels[0] * SUPERSAMPLING / WIDTH
        self.image, self.pen = self.sheet(SUPERSAMPLING)
        self.rectangle(ground, 0, 0, WIDTH, self.height)

    def sheet(self, enlarged: float) -> tuple[QImage, QPainter]:
        """A clear image of so many times the final pixels, and a painter on it that counts in units."""
        width, height = (max(1, round(side * enlarged)) for side in self.pixels)
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        pen = QPainter(image)
        pen.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pen.scale(width / WIDTH, width / WIDTH)
        return image, pen

    def fill(self, paint: Paint, path: QPainterPath, opacity: float = 1.0) -> None:
        self.pen.setOpacity(opacity)
        self.pen.fillPath(path, brush(paint))
        self.pen.setOpacity(1)

    def polygon(self, paint: Paint, points: Sequence[Point], opacity: float = 1.0) -> None:
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(*point) for point in points]))
        path.closeSubpath()
        self.fill(paint, path, opacity)

    def face(self, paint: Paint, points: Sequence[Point]) -> None:
        """An opaque polygon whose edge is drawn along, so that no ground shows between neighbours."""
        if len(points) < 3:
            return
        pen = QPen(brush(paint), 0.5)
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        self.pen.setPen(pen)
        self.pen.setBrush(brush(paint))
        self.pen.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
        self.pen.setPen(Qt.PenStyle.NoPen)

    def rectangle(self, paint: Paint, left: float, top: float, width: float, height: float, opacity: float = 1) -> None:
        right, foot = left + width, top + height
        self.polygon(paint, ((left, top), (right, top), (right, foot), (left, foot)), opacity)

    def ellipse(self, paint: Paint, x: float, y: float, wide: float, high: float, opacity: float = 1.0) -> None:
        """An ellipse about (x, y) with the radii `wide` and `high`."""
        path = QPainterPath()
        path.addEllipse(QPointF(x, y), wide, high)
        self.fill(paint, path, opacity)

    def disc(self, paint: Paint, x: float, y: float, radius: float, opacity: float = 1.0) -> None:
        self.ellipse(paint, x, y, radius, radius, opacity)

    def line(self, paint: Paint, points: Sequence[Point], width: float, *, round_ends: bool = False) -> None:
        """A line of even width through the points."""
        path = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(QPointF(*point))
        self.stroke(paint, path, width, round_ends=round_ends)

    def curve(self, paint: Paint, start: Point, *steps: tuple[Point, Point, Point], width: float) -> None:
        """A line of even width along cubic curves, with round ends."""
        path = QPainterPath(QPointF(*start))
        for step in steps:
            path.cubicTo(*(QPointF(*point) for point in step))
        self.stroke(paint, path, width, round_ends=True)

    def stroke(self, paint: Paint, path: QPainterPath, width: float, *, round_ends: bool) -> None:
        pen = QPen(brush(paint), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if round_ends else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if round_ends else Qt.PenJoinStyle.MiterJoin)
        self.pen.strokePath(path, pen)

    def outline(self, paint: Paint, outline: Outline, opacity: float = 1.0) -> None:
        self.fill(paint, outline_path(outline), opacity)

    def glow(self, color: str, x: float, y: float, radius: float, opacity: float, blend: str = "screen") -> None:
        """Light about a point that fades outwards."""
        stops = [clear(color, opacity * (1 - step / 10) ** 2) for step in range(11)]
        with self.blended(blend):
            self.disc(Halo((x, y), radius, tuple(stops)), x, y, radius)

    @contextmanager
    def blended(self, blend: str) -> Iterator[None]:
        """What is painted inside meets the ground in another way than by covering it."""
        self.pen.setCompositionMode(BLENDS[blend])
        yield
        self.pen.setCompositionMode(BLENDS["normal"])

    @contextmanager
    def clipped(self, shape: Outline | Sequence[Point]) -> Iterator[None]:
        """What is painted inside shows within the shape only."""
        path = QPainterPath()
        if isinstance(shape, Outline):
            path = outline_path(shape)
        else:
            path.addPolygon(QPolygonF([QPointF(*point) for point in shape]))
        self.pen.save()
        self.pen.setClipPath(path, Qt.ClipOperation.IntersectClip)
        yield
        self.pen.restore()

    @contextmanager
    def soft(self, radius: float, blend: str = "normal", opacity: float = 1.0) -> Iterator[None]:
        """What is painted inside is softened by `radius` units, then laid over the picture as one layer."""
        below = self.image, self.pen
        self.image, self.pen = self.sheet(SUPERSAMPLING / SOFT_SCALE)
        yield
        self.pen.end()
        layer = softened(self.image, radius * self.scale / SOFT_SCALE)
        self.image, self.pen = below
        self.pen.setOpacity(opacity)
        self.pen.setCompositionMode(BLENDS[blend])
        self.pen.save()
        self.pen.resetTransform()
        self.pen.drawImage(self.image.rect(), layer)
        self.pen.restore()
        self.pen.setCompositionMode(BLENDS["normal"])
        self.pen.setOpacity(1)

    @contextmanager
    def moved(self, dx: float, dy: float, turn: float = 0.0, stretch: tuple[float, float] = (1, 1)) -> Iterator[None]:
        """What is painted inside has its origin at (dx, dy), is turned clockwise by degrees and stretched."""
        self.pen.save()
        self.pen.translate(dx, dy)
        self.pen.rotate(turn)
        self.pen.scale(*stretch)
        yield
        self.pen.restore()

    def finished(self) -> Image.Image:
        """The picture at its final pixels."""
        self.pen.end()
        large = pillow(self.image).convert("RGB")
        return large.resize(self.pixels, Image.Resampling.LANCZOS)

    def save_flat(self, file: Path) -> None:
        """Writes a PNG of at most 255 colours, for flat drawings."""
        flat = self.finished().quantize(255, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        flat.save(file, optimize=True)

    def save(self, file: Path) -> None:
        """Writes a JPEG without metadata; its colours are half as fine as its light, which 300 pixels an inch hide."""
        self.finished().save(file, quality=JPEG_QUALITY, optimize=True, progressive=True, subsampling="4:2:0")


def pillow(image: QImage) -> Image.Image:
    """Qt's image as Pillow's, colours still multiplied by their opacity."""
    size = image.width(), image.height()
    return Image.frombuffer("RGBA", size, bytes(image.constBits()), "raw", "BGRA", image.bytesPerLine(), 1)


def softened(image: QImage, radius: float) -> QImage:
    """The image blurred; `radius` in its pixels."""
    blurred = pillow(image).filter(ImageFilter.GaussianBlur(radius))
    data = blurred.tobytes("raw", "BGRA")
    made = QImage(data, image.width(), image.height(), QImage.Format.Format_ARGB32_Premultiplied)
    return made.copy()


def hull(points: Sequence[Point]) -> list[Point]:
    """The convex hull of points."""
    ordered = sorted(set(points))

    def half(run: Sequence[Point]) -> list[Point]:
        kept: list[Point] = []
        for x, y in run:
            while len(kept) > 1:
                (ax, ay), (bx, by) = kept[-2:]
                if (bx - ax) * (y - ay) > (by - ay) * (x - ax):
                    break
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def blob(points: Sequence[Point], roundness: float = 0.5) -> Outline:
    """A closed smooth shape through the points, in order; a point given twice is a corner."""
    count = len(points)

    def lean(place: int) -> Point:
        before, here, after = points[place - 1], points[place % count], points[(place + 1) % count]
        if here in (before, after):
            return 0.0, 0.0
        return roundness / 3 * (after[0] - before[0]), roundness / 3 * (after[1] - before[1])

    steps = []
    for place, (x, y) in enumerate(points):
        nx, ny = points[(place + 1) % count]
        (ax, ay), (bx, by) = lean(place), lean((place + 1) % count)
        steps.append(((x + ax, y + ay), (nx - bx, ny - by), (nx, ny)))
    commands = (("moveTo", (points[0],)), *(("curveTo", step) for step in steps), ("closePath", ()))
    return Outline(commands)
