"""How far what can be seen of a picture reaches from left to right, row by row: text that flows round it keeps off.

Of a picture file that is what ``ink_pixels`` takes for ink; of a drawing its outlines.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeAlias

from PIL import Image

from kiclayout.base.geometry import Rect
from kiclayout.scene.assets import pixels
from kiclayout.scene.ink import outlines
from kiclayout.scene.ink_pixels import seen_in
from kiclayout.scene.items import Item

Silhouette: TypeAlias = tuple[tuple[float, float] | None, ...]
"""Rows of equal height from the top: left and right end as shares of the width; None = nothing is there."""

Point: TypeAlias = tuple[float, float]

ROWS = 64
_WIDE = 256
"""Pixels across that are looked at."""


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
    for (x0, y0), (x1, y1) in chain.from_iterable(map(pairwise, outlines(items))):
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
