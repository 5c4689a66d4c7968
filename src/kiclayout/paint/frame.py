"""Where the items of a group stand in the content stream: their coordinates folded into those that are written.

Groups that only shift and scale need no coordinates of their own in the file. It writes nothing.
"""

from __future__ import annotations

import math

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.record import dataclass
from kiclayout.paint.operators import FINE, WHOLE, Grid, number


@dataclass(frozen=True, slots=True)
class Frame:
    """The way from a group's coordinates (y downward) to those of the stream (y upward).

    Attributes:
        page: Maps the items to the PDF's page.
        scale: Steps of the grid in one of the group's units.
        left: Where the group's origin lies, in steps.
        top: Likewise.
        grid: How the stream's coordinates are spelled.
    """

    page: Matrix
    scale: float
    left: float
    top: float
    grid: Grid = FINE

    @property
    def unit(self) -> float:
        """The stream's units in one of the group's."""
        return self.scale * self.grid.step

    def place(self, x: float, y: float) -> tuple[int, int]:
        """The step nearest to a point."""
        return round(self.left + x * self.scale), round(self.top - y * self.scale)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point in the stream's units."""
        step = self.grid.step
        return (self.left + x * self.scale) * step, (self.top - y * self.scale) * step

    def rect(self, rect: Rect) -> Rect:
        """A rectangle in the stream's units, y upward: its place is its lower left corner."""
        left, low = self.point(rect.x, rect.bottom)
        return Rect(left, low, rect.width * self.unit, rect.height * self.unit)

    def inside(self, matrix: Matrix) -> Frame:
        """That of a group with this ``matrix``, which must be ``upright``."""
        left, top = self.left + matrix.e * self.scale, self.top - matrix.f * self.scale
        return Frame(matrix.then(self.page), self.scale * matrix.a, left, top, self.grid)

    def beside(self, matrix: Matrix, *, whole: bool) -> Frame:
        """That of a group which gets coordinates of its own: their unit is a point of the page, or a ``whole`` step."""
        page = matrix.then(self.page)
        scale = steps(size_of(page)) if whole else size_of(page) / FINE.step
        return Frame(page, scale, 0.0, 0.0, WHOLE if whole else FINE)

    def way(self, matrix: Matrix, inner: Frame) -> tuple[str, tuple[float, float]]:
        """How the stream comes from here into ``inner``: four numbers of a matrix, and where its origin lies."""
        share = self.unit / inner.unit if inner.unit else 0.0
        turn = (matrix.a * share, -matrix.b * share, -matrix.c * share, matrix.d * share)
        return " ".join(number(part, 7) for part in turn), self.point(matrix.e, matrix.f)


def upright(matrix: Matrix) -> bool:
    """Whether ``matrix`` only shifts, and scales evenly."""
    return matrix.b == 0.0 == matrix.c and matrix.a == matrix.d and matrix.a > 0.0


def steps(size: float) -> float:
    """How many steps a drawing counts in its unit, which is ``size`` points long: no point is off by more than 0.01 pt.

    Where that allows it, it is a power of ten: drawings have few decimals, and points that have fallen on the grid
    before they came here stay there.
    """
    most = 1 / FINE.step * size
    if not most:
        return most
    power = 10.0 ** math.floor(math.log10(most))
    return power if most <= 2 * power else most / 2


def size_of(matrix: Matrix) -> float:
    """How many times larger ``matrix`` makes things, on the whole."""
    return math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
