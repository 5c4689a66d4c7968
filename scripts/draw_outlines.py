"""Outlines for the project's artwork: shapes and set text as paths, written as SVG or filled into a picture.

Everything here is geometry in one plane, y downward, in units of the drawing's own choice. Text becomes outlines
here, once, so that a logo never depends on a font being present; that of maps and charts stays text (``draw_sketch``).
It does not know any particular drawing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "assets" / "fonts"
NOTO = Path("/usr/share/fonts/opentype/noto")
CIRCLE = 0.5522847498  # length of the handles that make four cubic curves a circle of radius 1
OVERSAMPLING = 4  # how much larger a flat drawing is painted before it is reduced
CURVE_STEPS = 24  # straight pieces per curve when a path is filled into a picture

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and, in a collection, the face's place in it."""

    path: Path
    index: int = 0


SANS = Face(FONTS / "KICSans-Regular.otf")
SANS_BOLD = Face(FONTS / "KICSans-Bold.otf")
SERIF_BOLD = Face(FONTS / "KICSerif-Bold.otf")
TEXT = Face(FONTS / "Pretendard-Regular.otf")
TEXT_SEMIBOLD = Face(FONTS / "Pretendard-SemiBold.otf")
TEXT_EXTRABOLD = Face(FONTS / "Pretendard-ExtraBold.otf")
# Drawn once, so not bundled: the masthead's, and that of Chinese words in pictures.
SERIF_BLACK = Face(NOTO / "NotoSerifCJK-Black.ttc", 1)
SANS_MEDIUM = Face(NOTO / "NotoSansCJK-Medium.ttc", 1)


@dataclass(frozen=True, slots=True)
class Outline:
    """Closed contours as pen commands (name, points), filled by the nonzero rule.

    Seen on the page, ink runs clockwise and a hole anticlockwise; every function here keeps to that.
    """

    commands: tuple[tuple[str, tuple[Point, ...]], ...]

    def __add__(self, other: Outline) -> Outline:
        return Outline(self.commands + other.commands)

    def transformed(self, xx: float, xy: float, yx: float, yy: float, dx: float, dy: float) -> Outline:
        """The outline under x' = xx x + yx y + dx, y' = xy x + yy y + dy; a mirrored one is run backwards."""
        out = RecordingPen()
        mirrored = xx * yy < xy * yx
        self.draw(TransformPen(ReverseContourPen(out) if mirrored else out, (xx, xy, yx, yy, dx, dy)))
        return Outline(tuple(out.value))

    def draw(self, pen: AbstractPen) -> None:
        """Plays the contours to a fontTools pen."""
        for name, points in self.commands:
            getattr(pen, name)(*points)

    @property
    def hole(self) -> Outline:
        """The outline run backwards: it cuts what it is added to."""
        out = RecordingPen()
        self.draw(ReverseContourPen(out))
        return Outline(tuple(out.value))

    def moved(self, dx: float, dy: float) -> Outline:
        return self.transformed(1, 0, 0, 1, dx, dy)

    def scaled(self, x: float, y: float | None = None) -> Outline:
        return self.transformed(x, 0, 0, x if y is None else y, 0, 0)

    def turned(self, degrees: float) -> Outline:
        """Turned clockwise round the origin."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return self.transformed(cos, sin, -sin, cos, 0, 0)

    def placed(self, left: float, top: float) -> Outline:
        """Moved so that its ink begins at (left, top)."""
        x, y, _, _ = self.bounds
        return self.moved(left - x, top - y)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the ink."""
        pen = BoundsPen(None)
        self.draw(pen)
        return pen.bounds

    @property
    def width(self) -> float:
        return self.bounds[2] - self.bounds[0]

    @property
    def height(self) -> float:
        return self.bounds[3] - self.bounds[1]


EMPTY = Outline(())
Drawing = Sequence[tuple[str, Outline]]  # fill colour "#RRGGBB" and shape, painted in this order


def path(start: Point, *steps: Point | tuple[Point, Point, Point]) -> Outline:
    """A closed contour of lines (a step is one point) and cubic curves (a step is three points)."""
    middle = tuple(("lineTo", (step,)) if len(step) == 2 else ("curveTo", step) for step in steps)
    outline = Outline((("moveTo", (start,)), *middle, ("closePath", ())))
    return outline if area(contours(outline)[0]) > 0 else outline.hole


def polygon(*points: Point) -> Outline:
    """A closed polygon."""
    return path(*points)


def rectangle(left: float, top: float, width: float, height: float) -> Outline:
    return polygon((left, top), (left + width, top), (left + width, top + height), (left, top + height))


def disc(x: float, y: float, radius: float) -> Outline:
    """A full circle."""
    r, k = radius, CIRCLE * radius
    quarters = (
        ((r, k), (k, r), (0, r)),
        ((-k, r), (-r, k), (-r, 0)),
        ((-r, -k), (-k, -r), (0, -r)),
        ((k, -r), (r, -k), (r, 0)),
    )
    return path((r, 0), *quarters).moved(x, y)


def ring(x: float, y: float, outer: float, inner: float) -> Outline:
    return disc(x, y, outer) + disc(x, y, inner).hole


def quarter_ring(x: float, y: float, outer: float, inner: float) -> Outline:
    """The upper right quarter of a ring."""
    far, near = CIRCLE * outer, CIRCLE * inner
    begin = (0, -outer)
    out, back = ((far, -outer), (outer, -far), (outer, 0)), ((inner, -near), (near, -inner), (0, -inner))
    return path(begin, out, (inner, 0), back).moved(x, y)


def corners(x: float, y: float, radius: float, sides: int) -> list[Point]:
    """The corners of a regular polygon, clockwise from the top."""
    angles = (math.radians(360 * side / sides - 90) for side in range(sides))
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def dial(x: float, y: float, radius: float, ticks: Iterable[int]) -> Outline:
    """Some of the 52 ticks of the week dial round (x, y): two arcs of 26, open at the top and the foot."""
    one = rectangle(-0.026 * radius, -radius, 0.052 * radius, 0.25 * radius)
    shape = EMPTY
    for tick in ticks:
        shape += one.turned(9 + 6.48 * tick if tick < 26 else 189 + 6.48 * (tick - 26))
    return shape.moved(x, y)


@cache
def shaper(face: Face) -> hb.Font:
    """The font, ready to shape and to give outlines."""
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)), face.index))


def text(string: str, face: Face, size: float, *, language: str = "ko", tracking: float = 0.0) -> Outline:
    """One line of text, its first baseline point at (0, 0).

    Args:
        string: What to set; one direction, one face.
        face: The font.
        size: The em, in units of the drawing.
        language: BCP 47; "zh-Hans" chooses the Simplified Chinese forms.
        tracking: Added after each glyph, in thousandths of the em.
    """
    font, pen = shaper(face), RecordingPen()
    for glyph, x, y in line(string, face, language, tracking):
        font.draw_glyph_with_pen(glyph, TransformPen(pen, (1, 0, 0, 1, x, y)))
    scale = size / font.face.upem
    return Outline(tuple(pen.value)).scaled(scale, -scale)


def line(string: str, face: Face, language: str, tracking: float) -> Iterator[tuple[int, float, float]]:
    """The glyphs of a line and where they stand, in units of the font, y upward; as `text` for the rest."""
    font, buffer = shaper(face), shaped(string, face, language)
    x = 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not info.codepoint:
            raise ValueError(f"{face.path.name} lacks a character of {string!r}")
        yield info.codepoint, x + position.x_offset, position.y_offset
        x += position.x_advance + tracking * font.face.upem / 1000


def shaped(string: str, face: Face, language: str) -> hb.Buffer:
    """One line of text as glyphs, in units of the font."""
    buffer = hb.Buffer()
    buffer.add_str(string)
    buffer.guess_segment_properties()
    buffer.language = language
    hb.shape(shaper(face), buffer)
    return buffer


def ink_bounds(drawing: Drawing) -> tuple[float, float, float, float]:
    """The box round all shapes of a drawing."""
    boxes = [outline.bounds for _, outline in drawing]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def svg(drawing: Drawing) -> str:
    """The drawing as SVG: paths and fill attributes only, the view box tight to the ink, two decimals."""
    left, top, right, bottom = ink_bounds(drawing)
    body = []
    for color, outline in drawing:
        pen = SVGPathPen(None, lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
        outline.moved(-left, -top).draw(pen)
        body.append(f'  <path fill="{color}" d="{pen.getCommands()}"/>')
    box = f"0 0 {right - left:.2f} {bottom - top:.2f}"
    return "\n".join((f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">', *body, "</svg>", ""))


def contours(outline: Outline) -> list[list[Point]]:
    """The outline's contours as polygons, curves cut into straight pieces."""
    found: list[list[Point]] = []
    for name, points in outline.commands:
        if name == "moveTo":
            found.append([points[0]])
        elif name == "lineTo":
            found[-1].append(points[0])
        elif name == "curveTo":
            found[-1].extend(flattened(found[-1][-1], *points))
    return found


def flattened(p0: Point, p1: Point, p2: Point, p3: Point) -> list[Point]:
    """A cubic curve as points, without its first."""
    points = []
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append(tuple(a * p0[i] + b * p1[i] + c * p2[i] + d * p3[i] for i in (0, 1)))
    return points


def area(contour: Sequence[Point]) -> float:
    """Twice the signed area of a polygon; its sign tells the direction it runs in."""
    following = [*contour[1:], contour[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(contour, following, strict=True))


def fill(image: Image.Image, color: str, outline: Outline) -> None:
    """Paints the outline into the picture, in the picture's pixels: contours by falling area, as ink or as hole."""
    left, top, right, bottom = outline.bounds
    corner = math.floor(left), math.floor(top)
    mask = Image.new("L", (math.ceil(right) - corner[0] + 1, math.ceil(bottom) - corner[1] + 1), 0)
    pen = ImageDraw.Draw(mask)
    for contour in sorted(contours(outline.moved(-corner[0], -corner[1])), key=lambda one: -abs(area(one))):
        pen.polygon(contour, fill=255 if area(contour) > 0 else 0)
    image.paste(color, (*corner, corner[0] + mask.width, corner[1] + mask.height), mask)


def rasterised(drawing: Drawing, ground: str, size: tuple[int, int], origin: Point = (0.0, 0.0)) -> Image.Image:
    """The drawing as a picture of `size` pixels, one unit a pixel, painted larger and reduced."""
    image = Image.new("RGB", (OVERSAMPLING * size[0], OVERSAMPLING * size[1]), ground)
    for color, outline in drawing:
        fill(image, color, outline.moved(-origin[0], -origin[1]).scaled(OVERSAMPLING))
    return image.resize(size, Image.Resampling.LANCZOS)
