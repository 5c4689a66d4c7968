"""How large a mark is on a logo wall: what its owner asks for, and the layout's rule of equal optical weight.

A mark's height falls with its width and with its ink (brand.md 7). Where it stands is not decided here.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

from kiclayout.base.record import dataclass
from kiclayout.base.units import MM
from kiclayout.content.issue import Partner
from kiclayout.design.furniture import Logos
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.mark import Mark

Found = TypeVar("Found")
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Logo:
    """A partner's mark, the entry of the issue that names it, and what its owner asks for, in points."""

    mark: Mark
    partner: Partner
    record: Facts
    least: float
    clear: float


def mark_size(mark: Mark, wall: Logos, cell: float, least: float, clear: float = 0.0) -> tuple[float, float]:
    """Width and height of a mark in a cell ``cell`` points wide, by the wall's size rule.

    What the owner wants free counts for more than the layout's least height, the owner's own least height for more
    than either.

    Args:
        mark: The mark.
        wall: Its wall.
        cell: In points.
        least: The smallest height that its owner allows, in points.
        clear: What its owner wants free on every side, in points.
    """
    height = ruled_height(mark, wall)
    height = min(max(height, wall.least, least), max(wall.most, least))
    if clear:
        height = max(min(height, wall.pitch - 2 * clear), least, wall.least / 2)
    width = mark.aspect * height
    room = max(cell - max(wall.margin, 2 * clear), cell / 4)
    return (room, room / mark.aspect) if width > room else (width, height)


def ruled_height(mark: Mark, wall: Logos, share: float = 1.0) -> float:
    """The height by the wall's rule alone, in points; ``share`` of the area that it gives a mark."""
    return math.sqrt(wall.area * share / mark.aspect**0.8) * MM * mark.weight


def largest(tried: Callable[[float], Found | None]) -> Found | None:
    """What ``tried`` gives for the largest share of the marks' area, 0 to 1, with which they fit; None = they never do.

    Args:
        tried: Gives None for a share with which the marks do not fit.
    """
    low, high, best = 0.0, 1.0, tried(1.0)
    if best is not None:
        return best
    best = tried(0.0)
    for _ in range(_TRIES if best is not None else 0):
        share = (low + high) / 2
        found = tried(share)
        low, high, best = (low, share, best) if found is None else (share, high, found)
    return best
