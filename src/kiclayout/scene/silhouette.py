"""How far what can be seen of a picture reaches from left to right, row by row: text that flows round it keeps off.

Of a picture file that is what ``ink_pixels`` takes for ink; of a drawing its outlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from PIL import Image

from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.scene.assets import pixels
from kiclayout.scene.ink_pixels import seen_in
from kiclayout.scene.items import Group, Item, Segment, transformed
from kiclayout.scene.items import Path as Outline

Silhouette: TypeAlias = tuple[tuple[float, float] | None, ...]
"""Rows of equal height from the top: left and right end as shares of the width; None = nothing is there."""

Point: TypeAlias = tuple[float, float]

ROWS = 64
_WIDE = 256
"""Pixels across that are looked at."""
_STEPS = 12
"""Straight pieces of a curve."""


def of_picture(path: Path, part: Rect) -> Silhouette | None:
    """Of the ``part`` (in shares) of a picture file or PDF page; None if nothing can be seen or read."""
    try:
        found = _looked_at(path, path.stat().st_mtime_ns, part)
    except (OSError, ValueError):
        return None
    return found if any(found) else None


@lru_cache(maxsize=128)
def _looked_at(path: Path, changed: int, part: Rect) -> Silhouette:
    """See ``of_picture``; ``changed`` tells another file in its place.

    Raises:
        OSError: It cannot be read.
        ValueError: It is damaged.
    """
    image = seen_in(pixels(path, 2 * _WIDE))
    box = (part.x * image.width, part.y * image.height, part.right * image.width, part.bottom * image.height)
    small = image.resize((_WIDE, ROWS), Image.Resampling.BOX, box=box).point(lambda value: 255 if value > 64 else 0)
    rows = (small.crop((0, row, _WIDE, row + 1)).getbbox() for row in range(ROWS))
    return tuple((found[0] / _WIDE, found[2] / _WIDE) if found else None for found in rows)


def of_drawing(items: Iterable[Item], width: float, height: float) -> Silhouette | None:
    """Of a drawing of ``width`` and ``height``; None if it has no outlines there."""
    rows: list[tuple[float, float] | None] = [None] * ROWS
    for (x0, y0), (x1, y1) in _edges(items, IDENTITY):
        first, last = sorted((y0 / height * ROWS, y1 / height * ROWS))
        for row in range(max(int(first), 0), min(int(last), ROWS - 1) + 1):
            ends = [_x_at(min(max(y, first), last) * height / ROWS, (x0, y0), (x1, y1)) for y in (row, row + 1)]
            left, right = min(ends) / width, max(ends) / width
            known = rows[row] or (left, right)
            rows[row] = min(max(left, 0.0), known[0]), max(min(right, 1.0), known[1])
    return tuple(rows) if any(rows) else None


def _x_at(y: float, one: Point, other: Point) -> float:
    rise = other[1] - one[1]
    return one[0] if abs(rise) < 1e-9 else one[0] + (y - one[1]) / rise * (other[0] - one[0])


def _edges(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of all outlines that are filled or stroked."""
    for item in items:
        if isinstance(item, Group):
            yield from _edges(item.items, item.matrix.then(matrix))
        elif isinstance(item, Outline) and (item.fill or item.stroke or item.shade):
            for points in _flattened(transformed(item.segments, matrix)):
                yield from pairwise(points)


def _flattened(segments: Iterable[Segment]) -> Iterator[list[Point]]:
    """Every subpath as points, curves as straight pieces."""
    points: list[Point] = []
    for segment in segments:
        if segment[0] == "M":
            yield points
            points = [segment[1:]]  # type: ignore[list-item]
        elif segment[0] == "L":
            points.append(segment[1:])  # type: ignore[arg-type]
        elif segment[0] == "C":
            points += list(_curve(points[-1], segment[1:]))  # type: ignore[arg-type]
        elif points:
            points.append(points[0])
    yield points


def _curve(start: Point, handles: tuple[float, float, float, float, float, float]) -> Iterator[Point]:
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x1, y1, x2, y2, x, y = handles
        yield a * start[0] + b * x1 + c * x2 + d * x, a * start[1] + b * y1 + c * y2 + d * y
