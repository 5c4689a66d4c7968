"""What items cover: for the box of a figure that the scene gives no area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.scene.items import Glyphs, Group, Item, Path, Picture, transformed


def extent_of(items: Iterable[Item]) -> Rect:
    """The upright rectangle around ``items`` (of curves: around their handles); none at all gives an empty one."""
    return _around(list(_points(items, IDENTITY)))


def inked(items: Iterable[Item], mitre: float) -> Rect:
    """The rectangle around ``items`` with their strokes, of which ``mitre`` widths reach beyond an outline at most."""
    held = tuple(items)
    return extent_of(held).grown(mitre * _widest(held, 1.0))


def _widest(items: tuple[Item, ...], scale: float) -> float:
    """The width of the widest stroke."""
    widths = [0.0]
    for item in items:
        if isinstance(item, Path) and item.stroke is not None:
            widths.append(item.width * scale)
        elif isinstance(item, Group):
            matrix = item.matrix
            widths.append(_widest(item.items, scale * max(map(abs, (matrix.a, matrix.b, matrix.c, matrix.d))) * 1.5))
    return max(widths)


def _around(points: list[tuple[float, float]]) -> Rect:
    if not points:
        return Rect(0.0, 0.0, 0.0, 0.0)
    across, down = zip(*points, strict=True)
    left, low = min(across), min(down)
    return Rect(left, low, max(across) - left, max(down) - low)


def _points(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[float, float]]:
    for item in items:
        match item:
            case Glyphs():
                yield _at(matrix, item.x, item.y - 0.88 * item.size)
                yield _at(matrix, item.x + item.width, item.y + 0.12 * item.size)
            case Path():
                for _, *values in transformed(item.segments, matrix):
                    yield from zip(values[::2], values[1::2], strict=True)
            case Picture():
                yield _at(matrix, item.rect.x, item.rect.y)
                yield _at(matrix, item.rect.right, item.rect.bottom)
            case Group():
                yield from _points(item.items, item.matrix.then(matrix))
            case _:
                pass


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    point = matrix.apply(x, y)
    return point.x, point.y
