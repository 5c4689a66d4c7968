"""Handles round a rectangle of a page: where they are, what a drag of one makes of it, how they look. For any tool.

A handle is named by its direction from the rectangle's middle. Nothing is known here of what the rectangle is: whoever
has one says which of its handles are free; the others are drawn grey, and tell by being there that they are locked.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from kiclayout.base.geometry import Point, Rect
from kiclayout.editor.paint.qt_values import even_pen, qt_rect
from kiclayout.editor.view.chrome import FRAME, LOCKED, PAPER

SIDE, EDGE = 7.0, 1.5
"""Of a handle, and of the outline: in pixels of the window."""
REACH = 6.0
"""Pixels from a handle's middle within which it is taken hold of."""
ROOM = 44.0
"""Pixels of a side below which the handle in its middle is left out: it would lie on those at the corners."""


class Handle(NamedTuple):
    """Which way from the middle: -1, 0 or 1 across (left, middle, right) and down (top, middle, bottom)."""

    across: int
    down: int

    @property
    def corner(self) -> bool:
        """Whether it moves two sides."""
        return bool(self.across and self.down)


HANDLES = tuple(Handle(across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if across or down)


class Drag(NamedTuple):
    """How a handle is dragged.

    Attributes:
        by: How far, in points.
        ratio: Whether the proportions are kept.
        centred: Whether the opposite side goes as far the other way.
        least: The smallest side there may be, in points.
    """

    by: Point
    ratio: bool = False
    centred: bool = False
    least: float = 12.0


def handle_places(rect: Rect, scale: float) -> dict[Handle, Point]:
    """The middle of every handle that there is room for; ``scale``: pixels to a point."""
    found: dict[Handle, Point] = {}
    for one in HANDLES:
        crowded = (not one.across and rect.width * scale < ROOM) or (not one.down and rect.height * scale < ROOM)
        if not crowded:
            x = rect.x + rect.width * (one.across + 1) / 2
            found[one] = Point(x, rect.y + rect.height * (one.down + 1) / 2)
    return found


def handle_at(rect: Rect, point: Point, scale: float) -> Handle | None:
    """The handle of ``rect`` that a press at ``point`` takes hold of; corners before sides."""
    near = [
        (not one.corner, one)
        for one, at in handle_places(rect, scale).items()
        if max(abs(at.x - point.x), abs(at.y - point.y)) * scale <= REACH
    ]
    return min(near)[1] if near else None


def cursor_of(handle: Handle) -> Qt.CursorShape:
    """Arrows the way that the handle goes."""
    if not handle.down:
        return Qt.CursorShape.SizeHorCursor
    if not handle.across:
        return Qt.CursorShape.SizeVerCursor
    rising = handle.across != handle.down
    return Qt.CursorShape.SizeBDiagCursor if rising else Qt.CursorShape.SizeFDiagCursor


def dragged(rect: Rect, handle: Handle, drag: Drag) -> Rect:
    """``rect`` with ``handle`` dragged; a rectangle is never turned over."""
    twice = 2 if drag.centred else 1
    width = max(rect.width + handle.across * drag.by.x * twice, drag.least)
    height = max(rect.height + handle.down * drag.by.y * twice, drag.least)
    if drag.ratio and rect.width and rect.height:
        width, height = _kept(rect, handle, (width, height))
    x = _begin(rect.x, rect.width, width, 0 if drag.centred else handle.across)
    y = _begin(rect.y, rect.height, height, 0 if drag.centred else handle.down)
    return Rect(x, y, width, height)


def _kept(rect: Rect, handle: Handle, wanted: tuple[float, float]) -> tuple[float, float]:
    """The size nearest to what is ``wanted`` that has the proportions of ``rect``: the larger change counts."""
    shares = wanted[0] / rect.width, wanted[1] / rect.height
    larger = max(shares, key=lambda one: abs(one - 1))
    share = larger if handle.corner else shares[0] if handle.across else shares[1]
    return rect.width * share, rect.height * share


def _begin(at: float, size: float, new: float, way: int) -> float:
    """Where a side of length ``new`` begins that grew out of one at ``at``: the opposite end stays, or the middle."""
    return at + (size - new) * (1 - way) / 2


def paint_outline(painter: QPainter, rect: Rect, scale: float, *, locked: bool = False, faint: bool = False) -> None:
    """The outline of what is selected, or (``faint``) of what would be selected by a click.

    Args:
        painter: Its coordinates are the page's points.
        rect: In the page's points.
        scale: Pixels to a point.
        locked: Whether it is grey.
        faint: Whether it is thin and pale.
    """
    color = QColor(LOCKED if locked else FRAME)
    if faint:
        color.setAlphaF(0.5)
    pen = even_pen(color, 1.0 if faint else EDGE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(qt_rect(rect))


def paint_handles(painter: QPainter, rect: Rect, scale: float, free: Collection[Handle] = HANDLES) -> None:
    """The handles of ``rect``: white with an edge; those that are not ``free`` have a grey one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(PAPER)
    side = SIDE / scale
    for one, at in handle_places(rect, scale).items():
        painter.setPen(even_pen(FRAME if one in free else LOCKED, EDGE))
        corner = QPointF(at.x - side / 2, at.y - side / 2)
        painter.drawRect(QRectF(corner.x(), corner.y(), side, side))


def around(rect: Rect, scale: float) -> Rect:
    """``rect`` with what its handles take up outside it."""
    return rect.grown((SIDE / 2 + EDGE + 1) / scale)
