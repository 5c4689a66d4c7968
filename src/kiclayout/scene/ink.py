"""Where a drawing's ink lies, and how much of it there is: for placing logos by what the eye sees."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kiclayout.base.color import WHITE, Color, contrast
from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.scene.items import Group, Item, Path, transformed

Polyline = list[tuple[float, float]]
_STEPS = 16
_ROWS = 96
_SAME_AS_PAPER = 1.1


def ink_box(items: Iterable[Item]) -> Rect:
    """The smallest rectangle around all that paths paint; empty at (0, 0) if there is nothing."""
    box: Rect | None = None
    for path in _paths(items, IDENTITY):
        points = [point for line in _polylines(path) for point in line]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        reach = path.width / 2 if path.stroke is not None else 0.0
        own = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(reach)
        box = own if box is None else box.union(own)
    return box or Rect(0.0, 0.0, 0.0, 0.0)


def coverage(items: Iterable[Item], paper: Color = WHITE) -> float:
    """The share of the ink box that is covered, 0 to 1; shapes in the paper's own colour lay bare what is below."""
    whole = tuple(items)
    box = ink_box(whole)
    if box.width <= 0 or box.height <= 0:
        return 0.0
    columns = max(1, round(_ROWS * box.width / box.height))
    cells = [[0.0] * columns for _ in range(_ROWS)]
    for path in _paths(whole, IDENTITY):
        for color, spans in _fills(path, box):
            ink = path.opacity if contrast(color, paper) >= _SAME_AS_PAPER else 0.0
            for row, left, right in spans:
                first, last = (round((x - box.x) / box.width * columns) for x in (left, right))
                cells[row][max(0, first) : last] = [ink] * (min(last, columns) - max(0, first))
    return sum(map(sum, cells)) / (_ROWS * columns)


def _paths(items: Iterable[Item], matrix: Matrix) -> Iterator[Path]:
    """All paths that paint something, in the outermost coordinates."""
    for item in items:
        if isinstance(item, Group):
            yield from _paths(item.items, item.matrix.then(matrix))
        elif isinstance(item, Path) and item.segments and (item.fill is not None or item.stroke is not None):
            scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            segments = tuple(transformed(segment, matrix) for segment in item.segments)
            yield Path(segments, item.fill, item.stroke, item.width * scale, item.even_odd, item.opacity)


def _polylines(path: Path) -> Iterator[Polyline]:
    """The subpaths, their curves cut into straight pieces."""
    line: Polyline = []
    for segment in path.segments:
        match segment:
            case ("M", x, y):
                if line:
                    yield line
                line = [(x, y)]
            case ("L", x, y):
                line.append((x, y))
            case ("C", x1, y1, x2, y2, x, y):
                line += _curve(line[-1], (x1, y1), (x2, y2), (x, y))
            case _:
                line.append(line[0])
    yield line


def _curve(*points: tuple[float, float]) -> Polyline:
    """Points on a cubic curve, without its first."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    shares = [step / _STEPS for step in range(1, _STEPS + 1)]
    weights = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in shares]
    return [(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3) for a, b, c, d in weights]


def _fills(path: Path, box: Rect) -> Iterator[tuple[Color, list[tuple[int, float, float]]]]:
    """What is painted of each row of the box, as (row, left, right), for the fill and then for the stroke."""
    lines = list(_polylines(path))
    if path.fill is not None:
        yield path.fill, list(_spans(lines, box, even_odd=path.even_odd))
    if path.stroke is not None and path.width > 0:
        pieces = [_bar(one, other, path.width / 2) for line in lines for one, other in pairwise(line)]
        yield path.stroke, list(_spans(pieces, box, even_odd=False))


def _bar(one: tuple[float, float], other: tuple[float, float], half: float) -> Polyline:
    """The rectangle that a straight stroke covers, always turning the same way round."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    size = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / size * half, dx / size * half
    (x, y), (u, v) = one, other
    return [(x + nx, y + ny), (u + nx, v + ny), (u - nx, v - ny), (x - nx, y - ny)]


def _spans(lines: list[Polyline], box: Rect, *, even_odd: bool) -> Iterator[tuple[int, float, float]]:
    """The stretches inside closed polygons on the middle line of each of the box's rows."""
    crossings: list[list[tuple[float, int]]] = [[] for _ in range(_ROWS)]
    step = box.height / _ROWS
    for line in lines:
        for (x0, y0), (x1, y1) in pairwise([*line, line[0]]):
            low, high = min(y0, y1), max(y0, y1)
            first = max(0, math.ceil((low - box.y) / step - 0.5))
            last = min(_ROWS, math.ceil((high - box.y) / step - 0.5))
            for row in range(first, last):
                y = box.y + (row + 0.5) * step
                crossings[row].append((x0 + (x1 - x0) * (y - y0) / (y1 - y0), 1 if y1 > y0 else -1))
    for row, found in enumerate(crossings):
        winding = 0
        for (left, turn), (right, _) in pairwise(sorted(found)):
            winding += turn
            if winding % 2 if even_odd else winding:
                yield row, left, right
