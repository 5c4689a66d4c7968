"""The basic shapes and paths of SVG as segments (SVG 1.1, 8 and 9), in user units."""

from __future__ import annotations

from collections.abc import Mapping

from kiclayout.base.record import dataclass
from kiclayout.scene.items import Segment
from kiclayout.scene.svg_style import length, numbers

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_QUARTER = 0.5522847498307936
"""Control point of a quarter circle, as a share of its radius."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline; a single line is not fillable."""

    segments: tuple[Segment, ...]
    fillable: bool = True


def shape_of(name: str, attributes: Mapping[str, str], viewport: tuple[float, float]) -> Shape:
    """The outline of a shape element.

    Args:
        name: One of ``SHAPES``.
        attributes: Of the element.
        viewport: What 100 % is across and down, in user units.

    Raises:
        ValueError: An attribute cannot be read.
    """
    if name == "path":
        return Shape(_path(attributes.get("d", "")))
    if name in ("polyline", "polygon"):
        return Shape(_polygon(numbers(attributes.get("points", "")), closed=name == "polygon"))
    wide, high = viewport
    get = {key: length(text, high if key in ("y", "cy", "ry", "height", "y1", "y2") else wide)
           for key, text in attributes.items() if key in _LENGTHS and text != "auto"}  # fmt: skip
    if name == "line":
        ends = tuple(get.get(key, 0.0) for key in ("x1", "y1", "x2", "y2"))
        return Shape(_polygon(ends, closed=False), fillable=False)
    if name == "rect":
        return Shape(_rect(get))
    radius = get.get("r", 0.0)
    rx, ry = (radius, radius) if name == "circle" else (get.get("rx", 0.0), get.get("ry", 0.0))
    return Shape(_ellipse(get.get("cx", 0.0), get.get("cy", 0.0), rx, ry))


_LENGTHS = frozenset({"x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2"})


def _polygon(values: tuple[float, ...], *, closed: bool) -> tuple[Segment, ...]:
    points = list(zip(values[::2], values[1::2], strict=False))
    if len(points) < 2:
        return ()
    lines: list[Segment] = [("L", x, y) for x, y in points[1:]]
    return (("M", *points[0]), *lines, *([("Z",)] if closed else []))


def _rect(get: Mapping[str, float]) -> tuple[Segment, ...]:
    x, y, width, height = (get.get(key, 0.0) for key in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return ()
    rx = min(get.get("rx", get.get("ry", 0.0)), width / 2)
    ry = min(get.get("ry", get.get("rx", 0.0)), height / 2)
    right, bottom = x + width, y + height
    if rx <= 0 or ry <= 0:
        return _polygon((x, y, right, y, right, bottom, x, bottom), closed=True)
    cx, cy = rx * (1 - _QUARTER), ry * (1 - _QUARTER)
    return (
        ("M", x + rx, y),
        ("L", right - rx, y),
        ("C", right - cx, y, right, y + cy, right, y + ry),
        ("L", right, bottom - ry),
        ("C", right, bottom - cy, right - cx, bottom, right - rx, bottom),
        ("L", x + rx, bottom),
        ("C", x + cx, bottom, x, bottom - cy, x, bottom - ry),
        ("L", x, y + ry),
        ("C", x, y + cy, x + cx, y, x + rx, y),
        ("Z",),
    )


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> tuple[Segment, ...]:
    if rx <= 0 or ry <= 0:
        return ()
    kx, ky = rx * _QUARTER, ry * _QUARTER
    return (
        ("M", cx + rx, cy),
        ("C", cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        ("C", cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        ("C", cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        ("C", cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        ("Z",),
    )


def _path(data: str) -> tuple[Segment, ...]:
    from fontTools.svgLib.path import parse_path  # not above: drawings that were read before need none

    pen = _SegmentPen()
    try:
        parse_path(data, pen)
    except (IndexError, TypeError, ZeroDivisionError) as error:
        raise ValueError(f"not a path: {data[:40]!r}") from error
    return tuple(pen.segments)


class _SegmentPen:
    """Takes what fontTools' parser draws (its pens' method names) as segments."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Begins a subpath."""
        self.segments.append(("M", *point))
        self._at = point

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Adds a line."""
        self.segments.append(("L", *point))
        self._at = point

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Adds a cubic curve."""
        (x1, y1), (x2, y2), (x, y) = points
        self.segments.append(("C", x1, y1, x2, y2, x, y))
        self._at = (x, y)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Adds a quadratic curve, raised to a cubic one."""
        (cx, cy), (x, y) = points
        sx, sy = self._at
        first, second = (sx + (cx - sx) * 2 / 3, sy + (cy - sy) * 2 / 3), (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3)
        self.curveTo(first, second, (x, y))

    def closePath(self) -> None:  # noqa: N802
        """Closes the subpath."""
        self.segments.append(("Z",))

    def endPath(self) -> None:  # noqa: N802
        """Leaves the subpath open."""
