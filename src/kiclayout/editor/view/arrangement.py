"""Where the pages lie on the pasteboard, in the window's pixels: one below the other, as spreads, or one alone.

Pages of different sizes may be mixed. A page's corner lies on a whole pixel, so that scrolling never changes how it is
drawn. Nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from kiclayout.base.geometry import Point, Rect, enclosing
from kiclayout.base.record import dataclass

MARGIN = 32
"""Least pasteboard round all pages that do not fit into the view, in pixels."""
AIR = 16
"""Pasteboard round pages that just fit, in pixels."""
_BEYOND = 16.0
GAP = 24
"""Pasteboard between two rows, in pixels."""

Size = tuple[float, float]
Slots = tuple[int | None, int | None]


class Mode(Enum):
    """How pages lie beside and below each other."""

    COLUMN = "column"
    FACING = "facing"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Pages on the pasteboard.

    Attributes:
        frames: The trim of every page that is shown, by its index: corner on whole pixels, from the pasteboard's.
        rows: Indices of the pages of each row, from left to right.
        scale: Pixels to a point.
        width: Of the pasteboard, in pixels.
        height: Likewise.
    """

    frames: dict[int, Rect]
    rows: tuple[tuple[int, ...], ...]
    scale: float
    width: int
    height: int

    def on_board(self, page: int, point: Point) -> Point | None:
        """Where a page's ``point`` (in its points) lies on the pasteboard; None if the page is not shown."""
        frame = self.frames.get(page)
        return Point(frame.x + point.x * self.scale, frame.y + point.y * self.scale) if frame else None

    def on_page(self, board: Point) -> tuple[int, Point] | None:
        """The page at a place of the pasteboard or nearest to it, and that place in its points; None without pages."""
        if not self.frames:
            return None
        page = min(self.frames, key=lambda index: _distance(self.frames[index], board))
        frame = self.frames[page]
        return page, Point((board.x - frame.x) / self.scale, (board.y - frame.y) / self.scale)

    def within(self, area: Rect) -> tuple[int, ...]:
        """Indices of the pages of which something lies in ``area`` of the pasteboard, in order."""
        return tuple(index for index, frame in self.frames.items() if frame.meets(area))

    def fullest(self, area: Rect) -> int | None:
        """The page of which most is seen in ``area``; of several, the one nearest to its middle; None without any."""
        middle = Point(area.x + area.width / 2, area.y + area.height / 2)
        seen = self.within(area) or tuple(self.frames)
        frames = self.frames
        best = [(-round(_shared(frames[index], area)), _distance(frames[index], middle), index) for index in seen]
        return min(best)[2] if best else None

    def row_of(self, page: int) -> tuple[int, ...]:
        """The pages that lie beside ``page``, itself included."""
        return next((row for row in self.rows if page in row), ())

    def bounds(self, pages: Sequence[int]) -> Rect | None:
        """The rectangle round the trims of ``pages``."""
        return enclosing(self.frames[page] for page in pages if page in self.frames)


def spreads(count: int, mode: Mode, *, cover_alone: bool = True, current: int = 0) -> tuple[Slots, ...]:
    """Which pages lie left and right of the middle in each row; in a column all lie in one slot.

    Args:
        count: How many pages there are.
        mode: How they lie.
        cover_alone: In facing pages: whether the first one is a right-hand page.
        current: The page that is shown alone.
    """
    if mode is Mode.SINGLE:
        return ((min(current, count - 1), None),) if count else ()
    if mode is Mode.COLUMN:
        return tuple((index, None) for index in range(count))
    first = ((None, 0),) if cover_alone and count else ()
    rest = range(len(first), count, 2)
    return (*first, *((index, index + 1 if index + 1 < count else None) for index in rest))


def arranged(sizes: Sequence[Size], slots: Sequence[Slots], mode: Mode, scale: float, view: Size) -> Arrangement:
    """Lays pages out.

    Args:
        sizes: Trim sizes of all pages, in points.
        slots: See ``spreads``.
        mode: How they lie.
        scale: Pixels to a point.
        view: Width and height of the window's part that shows them, in pixels: what fits is put in its middle.
    """
    rows = [_row(row, sizes, scale, facing=mode is Mode.FACING) for row in slots]
    reach = max((max(-row.left, row.right) for row in rows), default=0.0)
    needed = round(sum(row.height for row in rows)) + GAP * max(0, len(rows) - 1)
    width, height = _side(round(2 * reach), view[0], scale), _side(needed, view[1], scale)
    frames: dict[int, Rect] = {}
    top = (height - needed) // 2
    for row in rows:
        for index, x in row.places:
            page_width, page_height = (side * scale for side in sizes[index])
            y = top + (row.height - page_height) / 2
            frames[index] = Rect(float(round(width / 2 + x)), float(round(y)), page_width, page_height)
        top += round(row.height) + GAP
    return Arrangement(frames, tuple(tuple(index for index, _ in row.places) for row in rows), scale, width, height)


def _side(needed: int, view: float, scale: float) -> int:
    """How long a side of the pasteboard is: the view's if the pages fit, else with room for what is beyond the trim."""
    if needed + 2 * AIR <= view:
        return round(view)
    return needed + 2 * max(MARGIN, round(_BEYOND * scale))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: each page with its left edge, counted from the middle."""

    places: tuple[tuple[int, float], ...]
    left: float
    right: float
    height: float


def _row(slots: Slots, sizes: Sequence[Size], scale: float, *, facing: bool) -> _Row:
    first, second = slots
    places: list[tuple[int, float]] = []
    if first is not None:
        width = sizes[first][0] * scale
        places.append((first, -width if facing else -width / 2))
    if second is not None:
        places.append((second, 0.0))
    rights = [x + sizes[index][0] * scale for index, x in places]
    height = max(sizes[index][1] * scale for index, _ in places)
    return _Row(tuple(places), min(x for _, x in places), max(rights), height)


def _distance(frame: Rect, place: Point) -> float:
    across = max(frame.x - place.x, 0.0, place.x - frame.right)
    down = max(frame.y - place.y, 0.0, place.y - frame.bottom)
    return across * across + down * down


def _shared(frame: Rect, area: Rect) -> float:
    both = frame.shared(area)
    return both.width * both.height if both is not None else 0.0
