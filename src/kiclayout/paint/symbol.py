"""QR symbols on a rendered page: where their modules are dark, how much they stand out, how much white is round them.

It reads as a telephone does, by the three finders in the corners, but only symbols that are flat and not distorted, in
a picture that shows little else. What the modules say is found by ``codewords``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, pairwise

from PIL import Image

from kiclayout.base.color import Color
from kiclayout.base.record import dataclass
from kiclayout.paint.codewords import Rows

_RUNS = re.compile(rb"\x00+|\xff+")
_FINDER, _MIDDLE = (1, 1, 3, 1, 1), 3
"""The runs of dark and light, in modules, through the middle of a finder."""
_OFF = 0.6
"""How far a run may be off its proportion, in modules."""
_EVERY = 2
"""Of so many rows of pixels one is searched for finders."""
_ALIKE = 0.2
"""How much modules of the same finder may differ, as a share."""
_SEEN = 3
"""Rows of pixels through a finder that tell it from chance."""
_MOST = 16
"""So many finders are tried at most, those that more rows go through first: a photograph may be full of them."""
RINGS = 4
"""The quiet zone that the standard asks for, in modules."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol as it was seen.

    Attributes:
        rows: Its modules.
        contrast: Between its light and its dark modules, as shares of what white paper reflects, 0 to 1.
        quiet: How many modules round it are light, up to ``RINGS``.
        module: The side of a module, in pixels.
    """

    rows: Rows
    contrast: float
    quiet: int
    module: float


@dataclass(frozen=True, slots=True)
class _Finder:
    """A finder: its centre and the side of its modules, in pixels."""

    x: float
    y: float
    module: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where modules stand: from the centre of the first one, a step to the right, a step down."""

    corner: tuple[float, float]
    right: tuple[float, float]
    down: tuple[float, float]
    side: int

    def at(self, row: int, column: int) -> tuple[int, int]:
        """The pixel in the middle of a module; beside the symbol, too."""
        x = self.corner[0] + column * self.right[0] + row * self.down[0]
        y = self.corner[1] + column * self.right[1] + row * self.down[1]
        return math.floor(x), math.floor(y)


def seen(picture: Image.Image) -> Symbol | None:
    """The symbol in ``picture``; None if its three finders are not to be found, or anything but a square."""
    grey = picture.convert("L")
    low, high = _levels(grey)
    bright = grey.point([255 * (2 * level > low + high) for level in range(256)])
    grid = _grid(_finders(bright))
    if grid is None:
        return None
    pixels, (width, height) = bright.tobytes(), bright.size

    def dark(row: int, column: int) -> bool:
        x, y = grid.at(row, column)
        return 0 <= x < width and 0 <= y < height and not pixels[y * width + x]

    rows = tuple(tuple(dark(y, x) for x in range(grid.side)) for y in range(grid.side))
    light = (ring for ring in range(1, RINGS + 1) if any(dark(*place) for place in _ring(grid.side, ring)))
    contrast = _reflected(high) - _reflected(low)
    return Symbol(rows, contrast, next(light, RINGS + 1) - 1, math.hypot(*grid.right))


def _levels(grey: Image.Image) -> tuple[int, int]:
    """The level of what is dark and of what is light: the tenth darkest and the tenth lightest share of the pixels."""
    counts = grey.histogram()
    tenth = sum(counts) // 10
    return _after(counts, tenth), 255 - _after(counts[::-1], tenth)


def _after(counts: list[int], share: int) -> int:
    passed = 0
    for level, count in enumerate(counts):
        passed += count
        if passed > share:
            return level
    return 255


def _reflected(level: int) -> float:
    """The share of light of a level of sRGB."""
    return Color(level / 255, level / 255, level / 255).luminance


def _ring(side: int, ring: int) -> Iterator[tuple[int, int]]:
    """The modules of a ring round the symbol, the one next to it being the first."""
    first, last = -ring, side - 1 + ring
    for n in range(first, last + 1):
        yield from ((first, n), (last, n), (n, first), (n, last))


# -------------------------------------------------------------------------------------------------------- finders
def _finders(bright: Image.Image) -> list[_Finder]:
    """What looks like a finder along rows and, through its middle, along the column, too; each once."""
    pixels, (width, height) = bright.tobytes(), bright.size
    groups: list[list[_Finder]] = []

    @cache
    def along(x: int) -> tuple[tuple[float, float], ...]:
        """What looks like one along a column."""
        return _patterns(pixels[x::width])

    for y in range(0, height, _EVERY):
        for x, _ in _patterns(pixels[y * width : (y + 1) * width]):
            for middle, module in along(int(x)):
                if abs(middle - y) <= 2 * module:
                    _gathered(groups, _Finder(x, middle, module))
    plain = sorted((group for group in groups if len(group) >= _SEEN), key=len, reverse=True)
    return [_mean(group) for group in plain[:_MOST]]


@lru_cache(maxsize=64)
def _patterns(line: bytes) -> tuple[tuple[float, float], ...]:
    """The middles of runs in the proportions of a finder, with the side of its modules.

    Kept for the next rows: those through the same modules are alike.
    """
    found: list[tuple[float, float]] = []
    ends = [0, *(run.end() for run in _RUNS.finditer(line))]
    for at in range(bool(line and line[0]), len(ends) - 5, 2):  # dark ones: light and dark take turns
        begun, *others = ends[at : at + 6]
        module = (others[4] - begun) / sum(_FINDER)
        if module < 1 or abs(others[2] - others[1] - _MIDDLE * module) > _OFF * module:  # nearly always
            continue
        lengths = (end - start for start, end in pairwise((begun, *others)))
        if all(abs(length - share * module) <= _OFF * module for length, share in zip(lengths, _FINDER, strict=True)):
            found.append(((others[1] + others[2]) / 2, module))
    return tuple(found)


def _gathered(groups: list[list[_Finder]], one: _Finder) -> None:
    """Puts a finder to those that are the same: a finder's frame makes another, larger one with modules beside it."""
    for group in groups:
        first = group[0]
        near = math.hypot(first.x - one.x, first.y - one.y) < one.module
        if near and abs(first.module - one.module) < _ALIKE * one.module:
            group.append(one)
            return
    groups.append([one])


def _mean(group: list[_Finder]) -> _Finder:
    count = len(group)
    return _Finder(
        sum(one.x for one in group) / count,
        sum(one.y for one in group) / count,
        sum(one.module for one in group) / count,
    )


def _grid(finders: list[_Finder]) -> _Grid | None:
    """The grid of the three finders that stand in the corners of a square as good as any."""
    grids = [grid for three in combinations(finders, 3) if (grid := _squared(three))]
    return max(grids, key=lambda grid: grid.side, default=None)


def _squared(three: tuple[_Finder, ...]) -> _Grid | None:
    """The grid of three finders, if they stand in the corners of a square that has a symbol's number of modules."""
    for corner in three:
        one, other = (finder for finder in three if finder is not corner)
        a, b = (one.x - corner.x, one.y - corner.y), (other.x - corner.x, other.y - corner.y)
        if a[0] * b[1] - a[1] * b[0] < 0:
            a, b = b, a
        length = (math.hypot(*a) + math.hypot(*b)) / 2
        module = sum(finder.module for finder in three) / 3
        if abs(a[0] * b[0] + a[1] * b[1]) > 0.05 * length**2 or abs(math.hypot(*a) - math.hypot(*b)) > 0.05 * length:
            continue
        steps = 4 * round((length / module - 10) / 4) + 10
        if not 14 <= steps <= 170:
            continue
        right, down = (a[0] / steps, a[1] / steps), (b[0] / steps, b[1] / steps)
        first = (corner.x - 3 * (right[0] + down[0]), corner.y - 3 * (right[1] + down[1]))
        return _Grid(first, right, down, steps + 7)
    return None
