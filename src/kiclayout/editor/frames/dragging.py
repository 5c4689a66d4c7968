"""A drag of chosen boxes, from the press to the release: where they would be, and what they come to rest at.

It works out rectangles; the tool shows them as an edit that is not a step yet, and makes it one in the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.record import dataclass
from kiclayout.design.placing import margins, same, within
from kiclayout.editor.frames.boxes import Box, Ground
from kiclayout.editor.view.guides import RulerGuide, columns
from kiclayout.editor.view.handles import Drag, Handle, dragged
from kiclayout.editor.view.snapping import Gap, Kind, Line, Snap, gaps, grid_lines, page_lines, rect_lines, snapped

REACH = 6.0
"""Pixels within which something comes to rest at a line."""


@dataclass(frozen=True, slots=True)
class Held:
    """Which keys are held.

    Attributes:
        straight: Shift: along one axis only; for a handle, in proportion.
        loose: Alt: nothing snaps.
        centred: Ctrl: a handle moves the opposite edge, too.
    """

    straight: bool = False
    loose: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a drag has brought the boxes.

    Attributes:
        rects: By box.
        around: The rectangle round them all.
        lines: What they rest at.
        gaps: How far their neighbours are.
        stopped: Whether they would have gone further than they may.
    """

    rects: dict[Box, Rect]
    around: Rect
    lines: tuple[Line, ...] = ()
    gaps: tuple[Gap, ...] = ()
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class BoxDrag:
    """What was taken hold of.

    Attributes:
        boxes: Those that are dragged, all on one page.
        handle: The handle that is held; None = they are moved.
        start: Where the press was, in the page's points.
        lines: What there is to rest at.
        others: The boxes that stay.
    """

    boxes: tuple[Box, ...]
    handle: Handle | None
    start: Point
    lines: tuple[Line, ...]
    others: tuple[Rect, ...]

    def at(self, point: Point, scale: float, held: Held) -> Outcome:
        """Where the boxes are when the pointer is at ``point``; ``scale``: pixels to a point."""
        by = Point(point.x - self.start.x, point.y - self.start.y)
        around = reduce(Rect.union, (box.rect for box in self.boxes))
        wanted = self._wanted(around, by, held)
        reach = 0.0 if held.loose or (held.straight and self.handle) else REACH / scale
        snap = snapped(wanted, self.handle, self.lines, reach)
        rects = {box: self._one(box, around, snap.rect) for box in self.boxes}
        kept = {box: within(rect, box.room, (0.0, 0.0)) for box, rect in rects.items()}
        if len(kept) > 1:
            kept = _together(kept, rects)
        now = reduce(Rect.union, kept.values())
        shown = snapped(now, self.handle, self.lines, 0.01) if snap.lines else Snap(now)
        lines = tuple(one for one in shown.lines if _went(one, around, now))
        stopped = any(not same(kept[box], rects[box]) for box in kept)
        return Outcome(kept, now, lines, gaps(now, self.others), stopped)

    def _wanted(self, around: Rect, by: Point, held: Held) -> Rect:
        if self.handle is not None:
            return dragged(around, self.handle, Drag(by, held.straight, held.centred))
        if held.straight:
            by = Point(by.x, 0.0) if abs(by.x) >= abs(by.y) else Point(0.0, by.y)
        return around.moved(by.x, by.y)

    def _one(self, box: Box, around: Rect, now: Rect) -> Rect:
        return now if self.handle is not None else box.rect.moved(now.x - around.x, now.y - around.y)


def begun(boxes: tuple[Box, ...], handle: Handle | None, start: Point, stage: Stage) -> BoxDrag:
    """The drag of ``boxes`` that begins at ``start``."""
    keys = {box.key for box in boxes}
    others = [box for box in stage.boxes if box.key not in keys]
    return BoxDrag(boxes, handle, start, tuple(_lines(stage, others)), tuple(box.rect for box in others))


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a drag goes on.

    Attributes:
        ground: The page.
        boxes: All that stands on it.
        guides: Drawn out of the rulers.
    """

    ground: Ground
    boxes: tuple[Box, ...]
    guides: tuple[RulerGuide, ...] = ()


def _lines(stage: Stage, others: list[Box]) -> Iterator[Line]:
    page, base = stage.ground.page, stage.ground.base
    yield from page_lines(page.width, page.height)
    around = margins(base)
    if around is not None:
        yield from rect_lines(around, Kind.MARGIN, middle=True)
    yield from (Line("x", x, Kind.COLUMN, top, bottom) for x, top, bottom in columns(base))
    yield from grid_lines(base, stage.ground.layout.half_unit)
    for guide in stage.guides:
        if guide.page in (None, page.index):
            yield Line(guide.axis, guide.at, Kind.GUIDE, 0.0, page.height if guide.axis == "x" else page.width)
    for box in others:
        yield from rect_lines(box.rect, Kind.FRAME, middle=True)


def _went(line: Line, before: Rect, now: Rect) -> bool:
    """Whether the drag has moved an edge across the line's axis: what was in line before says nothing new."""
    if line.axis == "x":
        return abs(before.x - now.x) > 0.05 or abs(before.right - now.right) > 0.05
    return abs(before.y - now.y) > 0.05 or abs(before.bottom - now.bottom) > 0.05


def _together(kept: dict[Box, Rect], wanted: dict[Box, Rect]) -> dict[Box, Rect]:
    """Several boxes that are held back, all by as much as the one that is held back most."""
    dx = max((kept[box].x - wanted[box].x for box in kept), key=abs)
    dy = max((kept[box].y - wanted[box].y for box in kept), key=abs)
    return {box: rect.moved(dx, dy) for box, rect in wanted.items()}
