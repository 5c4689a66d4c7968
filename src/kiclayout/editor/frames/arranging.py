"""Several boxes of a page in line with each other, or with equal distances between them. Pure geometry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from kiclayout.base.geometry import Rect

ALIGNED = ("left", "center", "right", "top", "middle", "bottom")
"""The ways to align, by the edge or middle that is brought in line."""
SPREAD = ("across", "down")
"""The ways to distribute: with equal distances beside or below each other."""


def aligned(rects: Sequence[Rect], how: str, frame: Rect) -> tuple[Rect, ...]:
    """``rects`` with one edge, or their middles, in line.

    Args:
        rects: Two or more are brought in line with the rectangle round them; a single one with ``frame``.
        how: One of ``ALIGNED``.
        frame: What a single one is aligned to: the margins of its page.
    """
    if not rects:
        return ()
    around = reduce(Rect.union, rects) if len(rects) > 1 else frame
    return tuple(_aligned(rect, how, around) for rect in rects)


def _aligned(rect: Rect, how: str, around: Rect) -> Rect:
    match how:
        case "left":
            return rect.moved(around.x - rect.x, 0.0)
        case "center":
            return rect.moved(around.x + (around.width - rect.width) / 2 - rect.x, 0.0)
        case "right":
            return rect.moved(around.right - rect.right, 0.0)
        case "top":
            return rect.moved(0.0, around.y - rect.y)
        case "middle":
            return rect.moved(0.0, around.y + (around.height - rect.height) / 2 - rect.y)
        case _:
            return rect.moved(0.0, around.bottom - rect.bottom)


def spread(rects: Sequence[Rect], how: str) -> tuple[Rect, ...]:
    """``rects`` with equal distances between them; the two at the ends stay. Fewer than three stay as they are.

    Args:
        rects: In any order; they are returned in it.
        how: ``across`` or ``down``.
    """
    if len(rects) < 3:
        return tuple(rects)
    across = how == "across"
    order = sorted(range(len(rects)), key=lambda at: rects[at].x if across else rects[at].y)
    sizes = [rects[at].width if across else rects[at].height for at in order]
    first, last = rects[order[0]], rects[order[-1]]
    room = (last.right - first.x) if across else (last.bottom - first.y)
    gap = (room - sum(sizes)) / (len(rects) - 1)
    made, place = list(rects), first.x if across else first.y
    for at, size in zip(order, sizes, strict=True):
        rect = rects[at]
        made[at] = rect.moved(place - rect.x, 0.0) if across else rect.moved(0.0, place - rect.y)
        place += size + gap
    return tuple(made)
