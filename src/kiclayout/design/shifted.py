"""Furniture at another place: every kind moved, and made larger or smaller if it is one that has a size."""

from __future__ import annotations

from typing import TypeVar

from kiclayout.base.geometry import Rect
from kiclayout.base.record import replace
from kiclayout.design.bounds import bounds
from kiclayout.design.furniture import Art, Code, Dial, Fill, Furniture, Label, Line, Logos, Pile, Stack, Strip

T = TypeVar("T", bound=Furniture)


def shifted(thing: T, rect: Rect) -> T:
    """``thing`` so that its ``bounds`` become ``rect``; one without bounds, or without a size, is only moved."""
    area = bounds(thing)
    if area is None:
        return thing
    moved = _moved(thing, rect.x - area.x, rect.y - area.y)
    return _sized(moved, rect) if (rect.width, rect.height) != (area.width, area.height) else moved


def resizable(thing: Furniture) -> bool:
    """Whether a thing has a size that can be changed, not only a place."""
    match thing:
        case Fill() | Logos() | Code():
            return True
        case Art():
            return bool(thing.width and thing.height)
        case Label():
            return bool(thing.width)
        case _:
            return False


def _moved(thing: T, dx: float, dy: float) -> T:
    match thing:
        case Fill() | Logos() | Strip():
            return replace(thing, rect=thing.rect.moved(dx, dy))
        case Line():
            (x0, y0), (x1, y1) = thing.start, thing.end
            return replace(thing, start=(x0 + dx, y0 + dy), end=(x1 + dx, y1 + dy))
        case Art() | Label() | Code():
            return replace(thing, at=(thing.at[0] + dx, thing.at[1] + dy))
        case Stack():
            bottom = thing.bottom + dy if thing.bottom else 0.0
            bottoms = tuple((name, at + dy) for name, at in thing.bottoms)
            return replace(thing, at=(thing.at[0] + dx, thing.at[1] + dy), bottom=bottom, bottoms=bottoms)
        case Pile():
            inner = tuple(_moved(one, dx, dy) for one in thing.things)
            return replace(thing, things=inner, bottom=thing.bottom + dy if thing.bottom else 0.0)
        case Dial():
            return replace(thing, center=(thing.center[0] + dx, thing.center[1] + dy))
    return thing


def _sized(thing: T, rect: Rect) -> T:
    match thing:
        case Fill() | Logos():
            return replace(thing, rect=rect)
        case Code():
            return replace(thing, size=min(rect.width, rect.height))
        case Art() if thing.width and thing.height:
            side = {"left": rect.x, "center": rect.x + rect.width / 2, "right": rect.right}[thing.align]
            return replace(thing, at=(side, rect.y), width=rect.width, height=rect.height)
        case Label() if thing.width:
            side = {"left": rect.x, "center": rect.x + rect.width / 2, "right": rect.right}[thing.align]
            return replace(thing, at=(side, thing.at[1]), width=rect.width)
    return thing
