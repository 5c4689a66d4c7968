"""Points, rectangles and affine maps, in points, y downward from the page's top."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import reduce

from kiclayout.base.record import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the page."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle: its top-left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> Rect:
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> Rect:
        """The rectangle with ``by`` added on each of its four sides."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def contains(self, point: Point) -> bool:
        """Whether ``point`` lies inside or on the edge."""
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def holds(self, other: Rect) -> bool:
        """Whether ``other`` lies inside it, edges and all."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def union(self, other: Rect) -> Rect:
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def shared(self, other: Rect) -> Rect | None:
        """What lies in both; None if nothing does, or nothing but an edge."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Rect(x, y, width, height) if width > 0 and height > 0 else None

    def meets(self, other: Rect) -> bool:
        """Whether anything lies in both; edges that touch do not count."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def enclosing(rects: Iterable[Rect]) -> Rect | None:
    """The smallest rectangle that holds all of ``rects``; None if there are none."""
    held = tuple(rects)
    return reduce(Rect.union, held) if held else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The affine map x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def move(cls, dx: float, dy: float) -> Matrix:
        """The map that shifts by (dx, dy)."""
        return cls(e=dx, f=dy)

    @classmethod
    def scale(cls, sx: float, sy: float | None = None) -> Matrix:
        """The map that scales about the origin."""
        return cls(a=sx, d=sx if sy is None else sy)

    @classmethod
    def turn(cls, degrees: float) -> Matrix:
        """The map that turns clockwise (as seen on the page) about the origin."""
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        return cls(cosine, sine, -sine, cosine)

    def then(self, outer: Matrix) -> Matrix:
        """The map that applies this one first and ``outer`` after it."""
        if self is IDENTITY:  # most groups move nothing
            return outer
        return Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            outer.a * self.e + outer.c * self.f + outer.e,
            outer.b * self.e + outer.d * self.f + outer.f,
        )

    def back(self) -> Matrix:
        """The map that undoes this one.

        Raises:
            ZeroDivisionError: If it maps everything onto a line.
        """
        area = self.a * self.d - self.b * self.c
        a, b, c, d = self.d / area, -self.b / area, -self.c / area, self.a / area
        return Matrix(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))

    def apply(self, x: float, y: float) -> Point:
        """Where (x, y) comes to lie."""
        return Point(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def around(self, rect: Rect) -> Rect:
        """The upright rectangle round what ``rect`` becomes."""
        if self is IDENTITY:
            return rect
        corners = [self.apply(x, y) for x in (rect.x, rect.right) for y in (rect.y, rect.bottom)]
        left, top = min(corner.x for corner in corners), min(corner.y for corner in corners)
        return Rect(left, top, max(corner.x for corner in corners) - left, max(corner.y for corner in corners) - top)


IDENTITY = Matrix()
