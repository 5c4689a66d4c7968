"""Where a rectangle that is dragged comes to rest: at lines that are near, and how far it is from its neighbours.

Lengths are points of one page. It knows no mouse and no window: whoever drags says which lines there are and how near
is near, and draws what is returned (``smart_guides``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Literal

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.record import dataclass
from kiclayout.design.template import Template
from kiclayout.editor.view.handles import Drag, Handle, dragged

Axis = Literal["x", "y"]
_SAME = 0.05
"""Points within which two places are one."""
_FAINT = 0.5
"""The grid draws from half as far as other lines: its lines are close, and would leave no place between them."""


class Kind(IntEnum):
    """What a line is; of lines equally near the lower one counts."""

    GUIDE = 0
    MARGIN = 1
    COLUMN = 2
    FRAME = 3
    CENTRE = 4
    PAGE = 5
    GRID = 6


@dataclass(frozen=True, slots=True)
class Line:
    """Something to rest at.

    Attributes:
        axis: ``x``: an upright line at that x; ``y``: a level one.
        at: Where it is.
        kind: What it is.
        start: Where it begins along itself.
        end: Where it ends.
    """

    axis: Axis
    at: float
    kind: Kind
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Gap:
    """The distance from the rectangle to a neighbour, along ``axis``.

    Attributes:
        axis: ``x``: beside it; ``y``: above or below.
        start: The nearer edge on the left or above.
        end: The other one.
        across: Where to draw it, on the other axis.
    """

    axis: Axis
    start: float
    end: float
    across: float

    @property
    def length(self) -> float:
        """How far it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Snap:
    """Where a rectangle comes to rest, and at which lines."""

    rect: Rect
    lines: tuple[Line, ...] = ()


def snapped(rect: Rect, handle: Handle | None, lines: Iterable[Line], reach: float) -> Snap:
    """``rect`` at the lines within ``reach``.

    Args:
        rect: As dragged.
        handle: The one that is held, whose edges alone move; None = the whole is moved.
        lines: What there is to rest at.
        reach: How near a line must be, in points; 0 = nothing is near.
    """
    every = tuple(lines) if reach > 0 else ()
    for axis in ("x", "y"):
        near = _nearest(_edges(rect, handle, axis), [one for one in every if one.axis == axis], reach)
        if near is not None:
            rect = _shifted(rect, handle, axis, near)
    met = (one for one in every if any(abs(at - one.at) < _SAME for at in _edges(rect, handle, one.axis)))
    return Snap(rect, tuple(_first_of_each(met)))


def _edges(rect: Rect, handle: Handle | None, axis: Axis) -> tuple[float, ...]:
    """The places of a rectangle that may rest at a line: its edges and middle, or the one edge that is held."""
    low, high = (rect.x, rect.right) if axis == "x" else (rect.y, rect.bottom)
    if handle is None:
        return low, (low + high) / 2, high
    side = handle.across if axis == "x" else handle.down
    return {-1: (low,), 0: (), 1: (high,)}[side]


def _nearest(edges: tuple[float, ...], lines: list[Line], reach: float) -> float | None:
    """How far the nearest line is from the nearest edge, with its sign; None = too far."""
    found: tuple[tuple[bool, float, int], float] | None = None
    for line in lines:
        grid = line.kind is Kind.GRID
        for edge in edges:
            by = line.at - edge
            rank = (grid, abs(by), int(line.kind))
            if abs(by) <= reach * (_FAINT if grid else 1.0) and (found is None or rank < found[0]):
                found = rank, by
    return found[1] if found else None


def _shifted(rect: Rect, handle: Handle | None, axis: Axis, by: float) -> Rect:
    if handle is not None:
        return dragged(rect, handle, Drag(Point(by, 0.0) if axis == "x" else Point(0.0, by)))
    return rect.moved(by, 0.0) if axis == "x" else rect.moved(0.0, by)


def _first_of_each(lines: Iterable[Line]) -> Iterator[Line]:
    """Of lines that lie on each other the one that counts most, as long as all of them."""
    best: dict[tuple[str, int], Line] = {}
    for line in lines:
        key = (line.axis, round(line.at / _SAME))
        old = best.get(key)
        if old is None:
            best[key] = line
        else:
            chief = min(old, line, key=lambda one: one.kind)
            best[key] = Line(chief.axis, chief.at, chief.kind, min(old.start, line.start), max(old.end, line.end))
    yield from best.values()


# ---------------------------------------------------------------------------------------------------- what there is
def page_lines(width: float, height: float) -> tuple[Line, ...]:
    """The page's edges and its middle."""
    return (
        *(Line("x", at, Kind.PAGE, 0.0, height) for at in (0.0, width)),
        *(Line("y", at, Kind.PAGE, 0.0, width) for at in (0.0, height)),
        Line("x", width / 2, Kind.CENTRE, 0.0, height),
        Line("y", height / 2, Kind.CENTRE, 0.0, width),
    )


def rect_lines(rect: Rect, kind: Kind, middle: bool = False) -> tuple[Line, ...]:
    """The edges of a rectangle, and its middle."""
    xs = (rect.x, rect.right, *((rect.x + rect.width / 2,) if middle else ()))
    ys = (rect.y, rect.bottom, *((rect.y + rect.height / 2,) if middle else ()))
    return (
        *(Line("x", at, kind, rect.y, rect.bottom) for at in xs),
        *(Line("y", at, kind, rect.x, rect.right) for at in ys),
    )


def grid_lines(template: Template, usual: float) -> tuple[Line, ...]:
    """The baseline grid of every frame, as the layout has it; ``usual`` is its step where a frame has none."""
    found: list[Line] = []
    for frame in template.frames:
        step, rect = frame.half_unit or usual, frame.whole
        if step > 0:
            count = int(rect.height / step) + 1
            found += (Line("y", rect.y + step * at, Kind.GRID, rect.x, rect.right) for at in range(count))
    return tuple(found)


def gaps(rect: Rect, others: Sequence[Rect]) -> tuple[Gap, ...]:
    """The distances to the nearest neighbour on each side, as far as there is one level with the rectangle."""
    return tuple(one for axis in ("x", "y") for one in _gaps(rect, others, axis))


def _gaps(rect: Rect, others: Sequence[Rect], axis: Axis) -> Iterator[Gap]:
    low, high = _span(rect, axis)
    along: Axis = "y" if axis == "x" else "x"
    before: list[Gap] = []
    behind: list[Gap] = []
    for other in others:
        (top, foot), (above, below) = _span(rect, along), _span(other, along)
        start, end = max(top, above), min(foot, below)
        if end - start < _SAME:
            continue
        first, last = _span(other, axis)
        if last <= low - _SAME:
            before.append(Gap(axis, last, low, (start + end) / 2))
        elif first >= high + _SAME:
            behind.append(Gap(axis, high, first, (start + end) / 2))
    for side in (before, behind):
        if side:
            yield min(side, key=lambda gap: gap.length)


def _span(rect: Rect, axis: Axis) -> tuple[float, float]:
    return (rect.x, rect.right) if axis == "x" else (rect.y, rect.bottom)
