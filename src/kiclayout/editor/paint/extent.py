"""Rectangles of what is drawn: the one round several, what two share, whether they meet."""

from __future__ import annotations

from collections.abc import Iterable

from kiclayout.base.geometry import Rect


def around(extents: Iterable[Rect]) -> Rect | None:
    """The rectangle that holds them all; None if there are none."""
    found: Rect | None = None
    for extent in extents:
        found = extent if found is None else found.union(extent)
    return found


def shared(one: Rect, other: Rect) -> Rect | None:
    """What lies in both; None if nothing does."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    width, height = min(one.right, other.right) - x, min(one.bottom, other.bottom) - y
    return Rect(x, y, width, height) if width > 0 and height > 0 else None


def meet(one: Rect, other: Rect) -> bool:
    """Whether anything lies in both; edges that touch do not count."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
