"""Vector drawings at their size in print: areas, lines and set text in points, written as SVG.

Only what the product's SVG reader draws is used: paths with a colour, lines with a width, a dash and ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from draw_outlines import SANS_MEDIUM, TEXT_SEMIBOLD, Face, Outline, Point, line, shaper
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.svgPathPen import SVGPathPen

DECIMALS = 2


def short(number: float) -> str:
    """A number as it stands in the file."""
    return f"{number:.{DECIMALS}f}".rstrip("0").rstrip(".")


def data(outline: Outline) -> str:
    """The outline as a path's data."""
    pen = SVGPathPen(None, short)
    outline.draw(pen)
    return pen.getCommands()


class Lettering(Outline):
    """Set text whose points lie on the file's grid, and stay there when it is moved.

    So the same letter is the same numbers wherever it stands, and packs well.
    """

    __slots__ = ()

    def __add__(self, other: Outline) -> Lettering:
        return Lettering(self.commands + other.commands)

    def moved(self, dx: float, dy: float) -> Lettering:
        return on_grid(super().moved(round(dx, DECIMALS), round(dy, DECIMALS)))


def on_grid(outline: Outline) -> Lettering:
    """The outline with its points where the file has them."""

    def near(point: Point) -> Point:
        return round(point[0], DECIMALS), round(point[1], DECIMALS)

    return Lettering(tuple((name, tuple(map(near, points))) for name, points in outline.commands))


def text(string: str, face: Face, size: float, *, language: str = "ko", tracking: float = 0.0) -> Lettering:
    """One line of text, its first baseline point at (0, 0); as in `draw_outlines`."""
    font, whole = shaper(face), Lettering(())
    scale = size / font.face.upem
    for glyph, x, y in line(string, face, language, tracking):
        pen = RecordingPen()
        font.draw_glyph_with_pen(glyph, pen)
        whole += on_grid(Outline(tuple(pen.value)).scaled(scale, -scale)).moved(x * scale, -y * scale)
    return whole


def polyline(points: Sequence[Point]) -> str:
    """An open line as a path's data."""
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points)


def smooth(points: Sequence[Point], roundness: float = 1.0) -> str:
    """An open curve through the points as a path's data."""
    parts = [f"M{short(points[0][0])} {short(points[0][1])}"]
    for place in range(len(points) - 1):
        (x, y), (nx, ny) = points[place], points[place + 1]
        (px, py), (fx, fy) = points[max(0, place - 1)], points[min(len(points) - 1, place + 2)]
        k = roundness / 6
        handles = (x + k * (nx - px), y + k * (ny - py), nx - k * (fx - x), ny - k * (fy - y), nx, ny)
        parts.append("C" + " ".join(short(value) for value in handles))
    return "".join(parts)


@dataclass
class Sketch:
    """A drawing under construction, `width` by `height` points."""

    width: float
    height: float
    parts: list[str] = field(default_factory=list)

    def area(self, color: str, shape: Outline | str, opacity: float = 1.0) -> None:
        path = shape if isinstance(shape, str) else data(shape)
        faint = f' fill-opacity="{short(opacity)}"' if opacity < 1 else ""
        self.parts.append(f'  <path fill="{color}"{faint} d="{path}"/>')

    def line(self, color: str, shape: Outline | str, width: float, dash: str = "", cap: str = "butt") -> None:
        path = shape if isinstance(shape, str) else data(shape)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'  <path fill="none" stroke="{color}" stroke-width="{short(width)}" stroke-linecap="{cap}"'
            f' stroke-linejoin="round"{dashes} d="{path}"/>'
        )

    def words(self, color: str, outline: Outline, halo: str = "", reach: float = 2.0) -> None:
        """Set text, with a halo of the ground's colour behind it where it crosses lines."""
        if not halo:
            self.area(color, outline)
            return
        name = f"w{len(self.parts)}"
        self.parts.append(
            f'  <defs><path id="{name}" d="{data(outline)}"/></defs>\n'
            f'  <use xlink:href="#{name}" fill="none" stroke="{halo}" stroke-width="{short(reach)}"'
            f' stroke-linejoin="round"/>\n  <use xlink:href="#{name}" fill="{color}"/>'
        )

    def named(self, at: Point, names: tuple[str, str], look: Name) -> None:
        """A Korean name and the Chinese one below it (or beside it), about or from a point."""
        korean = text(names[0], look.face, look.size, tracking=look.tracking)
        chinese = text(names[1], SANS_MEDIUM, look.second, language="zh-Hans", tracking=look.tracking * 0.8)
        x, y = at
        for outline, drop in ((korean, 0.0), (chinese, look.drop)):
            left, _, right, _ = outline.bounds
            shift = {"left": -left, "middle": -(left + right) / 2, "right": -right}[look.align]
            tone = look.color if outline is korean else look.second_color
            self.words(tone, outline.moved(x + shift, y + drop), look.halo)

    def svg(self) -> str:
        size = f'width="{short(self.width)}pt" height="{short(self.height)}pt"'
        box = f'viewBox="0 0 {short(self.width)} {short(self.height)}"'
        spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        return "\n".join((f"<svg {spaces} {size} {box}>", *self.parts, "</svg>", ""))


@dataclass(frozen=True, slots=True)
class Name:
    """How a name is set: sizes in points, `drop` from the Korean baseline to the Chinese one."""

    size: float = 8.0
    second: float = 7.2
    drop: float = 8.6
    color: str = "#17191D"
    second_color: str = "#4A4F57"
    align: str = "left"
    halo: str = ""
    face: Face = TEXT_SEMIBOLD
    tracking: float = 0.0
