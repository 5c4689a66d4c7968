"""Where a drawing's ink lies, and how much of it there is: for placing logos by what the eye sees."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kiclayout.base.color import BLACK, WHITE, Color, contrast
from kiclayout.base.geometry import IDENTITY, Matrix, Rect, enclosing
from kiclayout.base.record import dataclass
from kiclayout.scene.items import Glyphs, Group, Item, Path, rectangle, transformed

Polyline = list[tuple[float, float]]
_STEPS, _FEWER_STEPS = 16, 4
_ROWS, _FEWER_ROWS = 96, 32
_MANY = 4000
"""Segments of a drawing; one of more is looked at in fewer rows, its curves in fewer pieces."""
_NOWHERE = Rect(0.0, 0.0, 0.0, 0.0)
_SAME_AS_PAPER, _SAME_WHITE = 1.1, 1.03
_ABOVE, _HIGH = 0.8, 1.0
"""What words take up above the baseline, and altogether, in ems."""
FAINT = 1.5
"""Contrast below which ink is hardly seen on its ground."""


def ink_box(items: Iterable[Item]) -> Rect:
    """The smallest rectangle around all that paths paint; empty at (0, 0) if there is nothing."""
    return enclosing(map(_inked, _paths(items, IDENTITY))) or _NOWHERE


def _inked(path: Path) -> Rect:
    return _around(path).grown(path.width / 2 if path.stroke is not None else 0.0)


def _around(path: Path) -> Rect:
    """The rectangle around the outline of a path, its curves seen as in ``_polylines``."""
    ends = [segment[-2:] for segment in path.segments if len(segment) > 1]
    xs, ys = [x for x, _ in ends], [y for _, y in ends]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    weights = _weights(path)
    here = begun = ends[0]
    for segment in path.segments:
        if len(segment) == 7:
            _, x1, y1, x2, y2, x, y = segment
            if not (left <= x1 <= right and left <= x2 <= right and top <= y1 <= bottom and top <= y2 <= bottom):
                points = _curve(weights, here, (x1, y1), (x2, y2), (x, y))  # else all of it lies within the ends
                xs += [x for x, _ in points]
                ys += [y for _, y in points]
            here = (x, y)
        elif len(segment) == 3:
            here = segment[1:]
            begun = here if segment[0] == "M" else begun
        else:
            here = begun
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


@dataclass(frozen=True, slots=True)
class Ink:
    """What is seen of a mark.

    Attributes:
        box: Where its ink lies: in the drawing's own coordinates; of a picture, as shares of its width and height.
        density: How much of the box is ink, 0 to 1.
        boxed: Whether it came in an opaque white box, which is not counted as ink.
        colors: The ink's colours, each with its share.
    """

    box: Rect
    density: float
    boxed: bool
    colors: tuple[tuple[Color, float], ...]

    def faint_share(self, ground: Color) -> float:
        """The share of its ink that can hardly be told from ``ground``, 0 to 1."""
        return sum(share for color, share in self.colors if contrast(color, ground) < FAINT)


def ink_of(items: Iterable[Item], clip: Rect | None = None, ground: Color = WHITE) -> Ink | None:
    """The ink of a drawing; None if it has none.

    White shapes that lie under all others and reach round them are a ground that came with the mark: on white nobody
    sees it; on another ground a white rectangle is a box, any other shape is the mark's.

    Args:
        items: The drawing.
        clip: Where it ends; None = nowhere.
        ground: The colour that it stands on.
    """
    paths = list(_paths(items, IDENTITY))
    first = next((number for number, path in enumerate(paths) if not _is_white(path)), 0)
    under, seen = paths[:first], paths[first:]
    reaches = bool(under) and _holds(ink_box(under), ink_box(seen))
    boxed = reaches and any(map(_is_rectangle, under))
    if not (boxed or (reaches and is_white(ground))):
        seen = paths
    box = ink_box(seen)
    if clip is not None and not _holds(clip, box):
        box = enclosing(part for path in seen if (part := ink_box((path,)).shared(clip))) or _NOWHERE
    if box.width <= 0 or box.height <= 0:
        return None
    inks, cells = _cells(tuple(seen), box)
    painted = Counter(cell for cell in cells if cell >= 0)
    whole = sum(painted.values()) or 1
    colors = tuple((inks[cell][0], count / whole) for cell, count in sorted(painted.items()))
    density = _covered(inks, cells, WHITE) or _covered(inks, cells, BLACK)
    return Ink(box, density, boxed, colors)


def is_white(color: Color) -> bool:
    """Whether nobody tells it from paper."""
    return contrast(color, WHITE) < _SAME_WHITE


def _is_white(path: Path) -> bool:
    colors = [color for color in (path.fill, path.stroke if path.width > 0 else None) if color is not None]
    return all(map(is_white, colors))


def _is_rectangle(path: Path) -> bool:
    """Whether the path is one rectangle with level sides, as far as its points tell."""
    points = {tuple(round(value, 2) for value in segment[1:]) for segment in path.segments if segment[0] in "ML"}
    straight = all(segment[0] in "MLZ" for segment in path.segments)
    return straight and len(points) == 4 and len({x for x, _ in points}) == 2 and len({y for _, y in points}) == 2


def _holds(outer: Rect, inner: Rect) -> bool:
    return outer.grown(0.01).holds(inner)


def _covered(inks: list[tuple[Color, float]], cells: list[int], paper: Color) -> float:
    """The share of cells that hold ink which can be told from ``paper``."""
    weights = [ink if contrast(color, paper) >= _SAME_AS_PAPER else 0.0 for color, ink in inks]
    return sum(weights[cell] for cell in cells if cell >= 0) / (len(cells) or 1)


def _cells(items: tuple[Item, ...], box: Rect) -> tuple[list[tuple[Color, float]], list[int]]:
    """The colours of all shapes with their opacity, and for each cell of ``box`` which one is seen; -1 = none."""
    if box.width <= 0 or box.height <= 0:
        return [], []
    paths = list(_paths(items, IDENTITY))
    rows = _FEWER_ROWS if _is_long(paths) else _ROWS
    columns = min(max(1, round(rows * box.width / box.height)), rows * rows)
    cells, inks = [[-1] * columns for _ in range(rows)], list[tuple[Color, float]]()
    for path in paths:
        for color, spans in _fills(path, box, rows):
            for row, left, right in spans:
                first, last = (round((x - box.x) / box.width * columns) for x in (left, right))
                cells[row][max(0, first) : last] = [len(inks)] * (min(last, columns) - max(0, first))
            inks.append((color, path.opacity))
    return inks, [cell for row in cells for cell in row]


def _is_long(paths: list[Path]) -> bool:
    return sum(len(path.segments) for path in paths) > _MANY


def _paths(items: Iterable[Item], matrix: Matrix, *, words: bool = False) -> Iterator[Path]:
    """All paths that paint something, in the outermost coordinates; ``words``: and the boxes of words."""
    for item in items:
        if isinstance(item, Group):
            yield from _paths(item.items, item.matrix.then(matrix), words=words)
        elif words and isinstance(item, Glyphs) and not item.hidden:
            box = Rect(item.x, item.y - _ABOVE * item.size, item.width, _HIGH * item.size)
            yield Path(transformed(rectangle(box, item.color).segments, matrix), item.color)
        elif isinstance(item, Path) and item.segments and item.opacity > 0 and (item.fill or item.stroke) is not None:
            scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            segments = transformed(item.segments, matrix)
            yield Path(segments, item.fill, item.stroke, item.width * scale, item.even_odd, item.opacity)


def outlines(items: Iterable[Item]) -> Iterator[Polyline]:
    """The outlines of all that is painted, in the outermost coordinates, as straight pieces; of words their boxes."""
    for path in _paths(items, IDENTITY, words=True):
        yield from _polylines(path)


def _polylines(path: Path) -> Iterator[Polyline]:
    """The subpaths, their curves cut into straight pieces."""
    line: Polyline = []
    weights = _weights(path)
    for segment in path.segments:
        match segment:
            case ("M", x, y):
                if line:
                    yield line
                line = [(x, y)]
            case ("L", x, y):
                line.append((x, y))
            case ("C", x1, y1, x2, y2, x, y):
                line += _curve(weights, line[-1], (x1, y1), (x2, y2), (x, y))
            case _:
                line.append(line[0])
    yield line


def _bernstein(steps: int) -> list[tuple[float, float, float, float]]:
    """What each of a cubic's four points counts, ``steps`` times along it, without its beginning."""
    shares = [step / steps for step in range(1, steps + 1)]
    return [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in shares]


_WEIGHTS, _FEW_WEIGHTS = _bernstein(_STEPS), _bernstein(_FEWER_STEPS)


def _weights(path: Path) -> list[tuple[float, float, float, float]]:
    """Into how many pieces the curves of a path are cut."""
    return _FEW_WEIGHTS if len(path.segments) > _MANY else _WEIGHTS


def _curve(weights: list[tuple[float, float, float, float]], *points: tuple[float, float]) -> Polyline:
    """Points on a cubic curve, without its first."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    return [(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3) for a, b, c, d in weights]


def _fills(path: Path, box: Rect, rows: int) -> Iterator[tuple[Color, list[tuple[int, float, float]]]]:
    """What is painted of each row of the box, as (row, left, right), for the fill and then for the stroke."""
    lines = list(_polylines(path))
    if path.fill is not None:
        yield path.fill, list(_spans(lines, box, rows, even_odd=path.even_odd))
    if path.stroke is not None and path.width > 0:
        pieces = [_bar(one, other, path.width / 2) for line in lines for one, other in pairwise(line)]
        yield path.stroke, list(_spans(pieces, box, rows, even_odd=False))


def _bar(one: tuple[float, float], other: tuple[float, float], half: float) -> Polyline:
    """The rectangle that a straight stroke covers, always turning the same way round."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    size = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / size * half, dx / size * half
    (x, y), (u, v) = one, other
    return [(x + nx, y + ny), (u + nx, v + ny), (u - nx, v - ny), (x - nx, y - ny)]


def _spans(lines: list[Polyline], box: Rect, rows: int, *, even_odd: bool) -> Iterator[tuple[int, float, float]]:
    """The stretches inside closed polygons on the middle line of each of the box's rows."""
    crossings: list[list[tuple[float, int]]] = [[] for _ in range(rows)]
    step, above = box.height / rows, box.y
    for line in lines:
        reached = [math.ceil((y - above) / step - 0.5) for _, y in line]  # the first row whose middle is not above it
        turns = [at for at, (row, other) in enumerate(pairwise((*reached, reached[0]))) if row != other]
        for at in turns:
            (x0, y0), (x1, y1) = line[at], line[(at + 1) % len(line)]
            first, last = sorted((reached[at], reached[(at + 1) % len(line)]))
            for row in range(max(0, first), min(rows, last)):
                y = above + (row + 0.5) * step
                crossings[row].append((x0 + (x1 - x0) * (y - y0) / (y1 - y0), 1 if y1 > y0 else -1))
    for row, found in enumerate(crossings):
        winding = 0
        for (left, turn), (right, _) in pairwise(sorted(found)):
            winding += turn
            if winding % 2 if even_odd else winding:
                yield row, left, right
