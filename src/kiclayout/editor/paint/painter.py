"""The painter of ``scene.play`` for the screen: it turns what a page says into strokes that Qt draws quickly.

Positions, glyph ids and colours are those of the scene, as in the PDF; links and marks draw nothing. Groups that only
move or scale are worked into their content.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainterPath, QPen, QRadialGradient

from kiclayout.base.color import BLACK, Color
from kiclayout.base.geometry import IDENTITY, Matrix, Rect, enclosing
from kiclayout.base.memo import Memo, Same
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.letters import Run
from kiclayout.editor.paint.qt_values import qt_transform
from kiclayout.editor.paint.strokes import Box, Clip, Photo, Shape, Stroke, Together
from kiclayout.scene.items import Glyphs, Gradient, Group, LinkArea, Mark, Path, Picture, Segment
from kiclayout.scene.page import Page

OUTLINES = 256
"""Outlines of artwork that are kept."""
_MITRE = 4.0
_BOX = 5
_CAPS = {"butt": Qt.PenCapStyle.FlatCap, "round": Qt.PenCapStyle.RoundCap, "square": Qt.PenCapStyle.SquareCap}
_JOINS = {
    "miter": Qt.PenJoinStyle.SvgMiterJoin,
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
}


class QtPainter:
    """Turns what ``scene.play`` calls for into strokes."""

    def __init__(self, fonts: GlyphFonts, outlines: Memo[QPainterPath] | None = None) -> None:
        self._fonts = fonts
        self._outlines = outlines if outlines is not None else Memo[QPainterPath](OUTLINES)
        self._layers: list[list[Stroke]] = [[]]
        self._matrices = [IDENTITY]

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn, from back to front."""
        return tuple(self._layers[0])

    def begin_page(self, page: Page) -> None:
        """Nothing to draw."""

    def end_page(self, page: Page) -> None:
        """Nothing to draw."""

    def push(self, group: Group) -> None:
        """Enters a group: one that only moves or scales is worked into its items, any other becomes a layer."""
        if _worked_in(group):
            self._matrices.append(group.matrix.then(self._matrices[-1]))
        else:
            self._layers.append([])
            self._matrices.append(IDENTITY)

    def pop(self, group: Group) -> None:
        """Leaves it."""
        self._matrices.pop()
        if _worked_in(group):
            return
        strokes, matrix = tuple(self._layers.pop()), group.matrix.then(self._matrices[-1])
        extent = group.clip or enclosing(stroke.extent for stroke in strokes)
        if strokes and extent is not None:
            onto = qt_transform(matrix)
            clip = Clip(strokes, onto, group.clip, matrix.around(extent))
            mask = _traced(group.mask, False) if group.mask else None
            self._layers[-1].append(Together(clip, onto, mask, group.opacity) if _as_one(group) else clip)

    def glyphs(self, run: Glyphs) -> None:
        """A run by its glyph ids; one without glyphs draws nothing, nor does one that is hidden."""
        if not run.glyphs or run.size <= 0 or run.hidden:
            return
        matrix = self._matrices[-1]
        place = (matrix.a, matrix.a * run.x + matrix.e, matrix.d * run.y + matrix.f)
        self._layers[-1].append(Run(run, self._fonts, color(run.color), place))

    def path(self, path: Path) -> None:
        """An outline; an upright rectangle of the page's own is put on whole pixels."""
        matrix = self._matrices[-1]
        stroked = path.stroke is not None and path.width > 0
        if not path.segments or not (stroked or path.fill is not None):
            return
        box = _box(path) if matrix.a == 1.0 and not stroked and path.shade is None else None
        if box is not None and path.fill is not None:
            self._layers[-1].append(Box(box.moved(matrix.e, matrix.f), color(path.fill, path.opacity)))
            return
        outline = self._outline(path)
        if matrix != IDENTITY:
            outline = qt_transform(matrix).map(outline)
        fill: QBrush | QColor | None = color(path.fill, path.opacity) if path.fill is not None else None
        if path.shade is not None:
            fill = _brush(path.shade, path.opacity, matrix)
        pen = _pen(path, matrix.a) if stroked else None
        reach = path.width * matrix.a * (_MITRE if path.join == "miter" else 1.0) if stroked else 0.0
        bounds = outline.controlPointRect()
        extent = Rect(bounds.x(), bounds.y(), bounds.width(), bounds.height()).grown(reach)
        self._layers[-1].append(Shape(outline, fill, pen, extent))

    def picture(self, picture: Picture) -> None:
        """A raster picture."""
        matrix = self._matrices[-1]
        self._layers[-1].append(Photo(picture.file, matrix.around(picture.rect), picture.crop))

    def link(self, area: LinkArea) -> None:
        """Draws nothing."""

    def mark(self, mark: Mark) -> None:
        """Draws nothing."""

    def _outline(self, path: Path) -> QPainterPath:
        """The same artwork stands on many pages: its outline is made once."""
        if len(path.segments) <= _BOX:
            return _traced(path.segments, path.even_odd)
        return self._outlines.get((Same(path.segments), path.even_odd), lambda: _traced(path.segments, path.even_odd))


@lru_cache(maxsize=512)
def color(value: Color, opacity: float = 1.0) -> QColor:
    """A colour of the scene as the PDF has it: sRGB, as authored."""
    made = QColor(value.hex)
    if opacity < 1:
        made.setAlphaF(opacity)
    return made


def _worked_in(group: Group) -> bool:
    matrix = group.matrix
    return group.clip is None and not _as_one(group) and matrix.b == matrix.c == 0.0 and matrix.a == matrix.d > 0.0


def _as_one(group: Group) -> bool:
    return bool(group.mask) or group.opacity < 1


def _brush(shade: Gradient, opacity: float, matrix: Matrix) -> QBrush:
    """The gradient in the coordinates of the page."""
    if shade.radial:
        fx, fy, cx, cy, radius = shade.points
        made: QGradient = QRadialGradient(cx, cy, radius, fx, fy)
    else:
        made = QLinearGradient(*shade.points)
    for stop in shade.stops:
        made.setColorAt(stop.at, color(stop.color, stop.opacity * opacity))
    brush = QBrush(made)
    brush.setTransform(qt_transform(shade.matrix.then(matrix)))
    return brush


def _box(path: Path) -> Rect | None:
    """The upright rectangle that ``path`` fills, or None if it is something else."""
    if len(path.segments) != _BOX or [segment[0] for segment in path.segments] != ["M", "L", "L", "L", "Z"]:
        return None
    values: list[float] = [value for segment in path.segments[:4] for value in segment[1:]]
    corners = list(zip(values[::2], values[1::2], strict=True))
    xs, ys = sorted(set(values[::2])), sorted(set(values[1::2]))
    if len(xs) != 2 or len(ys) != 2 or len(set(corners)) != 4 or corners[0][0] == corners[2][0]:
        return None
    return Rect(xs[0], ys[0], xs[1] - xs[0], ys[1] - ys[0])


def _traced(segments: Iterable[Segment], even_odd: bool) -> QPainterPath:
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.OddEvenFill if even_odd else Qt.FillRule.WindingFill)
    for segment in segments:
        values = segment[1:]
        if segment[0] == "M":
            made.moveTo(*values)
        elif segment[0] == "L":
            made.lineTo(*values)
        elif segment[0] == "C":
            made.cubicTo(*values)
        else:
            made.closeSubpath()
    return made


def _pen(path: Path, scale: float) -> QPen:
    """The stroke; Qt counts dashes in widths of the pen, and a mitre from the middle of the line."""
    width = path.width * scale
    pen = QPen(color(path.stroke or BLACK, path.opacity), width, Qt.PenStyle.SolidLine)
    pen.setCapStyle(_CAPS[path.cap])
    pen.setJoinStyle(_JOINS[path.join])
    pen.setMiterLimit(_MITRE)
    if any(length > 0 for length in path.dash):
        lengths = path.dash if len(path.dash) % 2 == 0 else path.dash * 2
        pen.setDashPattern([length * scale / width for length in lengths])
    return pen
