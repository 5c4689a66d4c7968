"""Where a caret stands on the pages, where it goes from there, and which areas a selection covers.

A ``Galley`` is the pages' text as one long strip of lines. It reads the scene alone: what comes before and after a
passage in the issue, and what may be typed into, it does not know. Each page is looked at once, when it is first asked
about, and again only when its items are others. Points and areas are those of pages; rows, and places across them, are
counted on the sheet of a page's turned table (see ``turned``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from kiclayout.base.geometry import Matrix, Point, Rect
from kiclayout.base.record import dataclass
from kiclayout.content.spot import Spot
from kiclayout.scene.gather import Gathered
from kiclayout.scene.page import Page
from kiclayout.scene.rows import BLANK, PageRows, PassageKey, Row, caret_rect

_FAR = 3
"""On how many pages, from its own, the next line of a passage is looked for."""

_APART = 0.5
"""What lies further apart than this, in points, has words between it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A caret on a page.

    Attributes:
        spot: The place in the words.
        page: Index of the page, for passages that are shown more than once (heads of a table that goes on).
        upstream: Where a line ends between two characters: at that line's end, not at the next one's start; and left
            of generated words (the number of a note), not right of them.
    """

    spot: Spot
    page: int
    upstream: bool = False


Covered: TypeAlias = Mapping[PassageKey, tuple[int, int, bool]]
"""What a selection covers of each passage: first character, one past the last, and whether it goes on behind it."""


class Galley:
    """The rows of all pages."""

    def __init__(self, pages: tuple[Page, ...] = ()) -> None:
        self._pages = pages
        self._known: dict[int, tuple[object, PageRows, Gathered]] = {}

    def show(self, pages: tuple[Page, ...]) -> None:
        """From now on it is about ``pages``; those that were there before are not looked at again."""
        self._pages = pages
        if len(self._known) > 2 * len(pages) + 8:
            self._known = {index: known for index, known in self._known.items() if index < len(pages)}

    def page(self, index: int) -> PageRows:
        """The rows of the page with ``index``; of one that is not there, none."""
        if not 0 <= index < len(self._pages):
            return PageRows((), {})
        items = self._pages[index].items
        known = self._known.get(index)
        if known is None or known[0] is not items:
            gathered = known[2] if known is not None else Gathered()
            known = self._known[index] = (items, gathered.rows(self._pages[index]), gathered)
        return known[1]

    # ------------------------------------------------------------------------------------------------ where it stands
    def row(self, stop: Stop) -> tuple[int, Row] | None:
        """The row at which ``stop`` stands, with its page: that of the stop, else the nearest; None = on no page."""
        passage, at = (stop.spot.block, stop.spot.field), stop.spot.at
        for index in self._around(stop.page):
            row = _holding(self.page(index).passages.get(passage, ()), at, stop.upstream)
            if row is not None:
                ends = at == row.end > row.start and not stop.upstream
                later = self._going_on(index, row, 0) if ends else None
                return later or (index, row)
        return None

    def caret(self, stop: Stop) -> tuple[int, Rect] | None:
        """The page and the rectangle (without width) of the caret at ``stop``; None = on no page."""
        found = self.row(stop)
        if found is None:
            return None
        page, row = found
        rect, turn = caret_rect(row, stop.spot.at, before_gap=stop.upstream), self.page(page).turn
        return page, rect if turn is None else turn.around(rect)

    def x(self, stop: Stop) -> float:
        """Where the caret at ``stop`` is across its line, in points; 0 = on no page."""
        found = self.row(stop)
        return caret_rect(found[1], stop.spot.at, before_gap=stop.upstream).x if found is not None else 0.0

    def turn(self, page: int) -> Matrix | None:
        """How the sheet lies on the page that rows are counted on; None = they are level on the page."""
        return self.page(page).turn

    def local(self, page: int, point: Point) -> Point:
        """A point of a page where its rows are counted."""
        turn = self.page(page).turn
        return point if turn is None else turn.back().apply(point.x, point.y)

    def _going_on(self, page: int, row: Row, most: int) -> tuple[int, Row] | None:
        """The row with which the passage of ``row`` goes on, here or on one of the next pages, with its page.

        Up to ``most`` characters may be between: a hard break.
        """
        for index in range(page, min(page + _FAR, len(self._pages))):
            for other in self.page(index).passages.get(row.passage, ()):
                if other is not row and row.end <= other.start <= row.end + most:
                    return index, other
        return None

    def wraps(self, page: int, row: Row) -> bool:
        """Whether the row's passage goes on behind it, here or on one of the next pages."""
        return self._going_on(page, row, 1) is not None

    def shows(self, passage: PassageKey) -> bool:
        """Whether the passage stands on any page."""
        return any(passage in self.page(index).passages for index in range(len(self._pages)))

    def parted(self, stop: Stop) -> bool:
        """Whether generated words stand at ``stop``, so that a caret there is left or right of them."""
        found = self.row(Stop(stop.spot, stop.page, upstream=True))
        edge = found[1].edge(stop.spot.at) if found else None
        return edge is not None and edge.right - edge.left > _APART

    def last(self, page: int, row: Row) -> int:
        """The last place of a row at which a caret stands in it: before what a line's end swallows."""
        return row.solid if self.wraps(page, row) else row.end

    # ------------------------------------------------------------------------------------------------ where it goes
    def at(self, page: int, point: Point) -> Stop | None:
        """The place nearest to ``point`` of a page: of the line nearest to it; None on a page without words."""
        point = self.local(page, point)
        row = self._near(page, point)
        return self._in_row(page, row, point.x) if row is not None else None

    def row_at(self, page: int, point: Point) -> Row | None:
        """The line nearest to ``point``, lines as long as the column they stand in; in a cell one of the cell's."""
        return self._near(page, self.local(page, point))

    def _near(self, page: int, point: Point) -> Row | None:
        """``row_at`` for a point where the rows are counted."""
        rows = self.page(page)

        def distance(row: Row) -> tuple[float, float]:
            left, right = rows.columns[row.index]
            across = max(left - point.x, 0.0, point.x - right)
            down = max(row.top - point.y, 0.0, point.y - row.bottom)
            return across * across + down * down, max(row.left - point.x, 0.0, point.x - row.reach)

        inside = [row for row in rows.rows if row.cell and row.cell.area and row.cell.area.contains(point)]
        return min(inside or rows.rows, key=distance, default=None)

    def over(self, page: int, point: Point) -> Row | None:
        """The line whose words or column are under ``point``, if any: there the pointer is an I-beam."""
        point = self.local(page, point)
        row = self._near(page, point)
        if row is None or not row.top <= point.y <= row.bottom:
            return None
        left, right = self.page(page).columns[row.index]
        return row if left - 2 <= point.x <= right + 2 else None

    def home(self, stop: Stop) -> Stop | None:
        """The start of the line."""
        found = self.row(stop)
        return self._stop(found[0], found[1], found[1].start) if found else None

    def end(self, stop: Stop) -> Stop | None:
        """The end of the line, before the spaces that its end swallows."""
        found = self.row(stop)
        return self._stop(found[0], found[1], self.last(*found)) if found else None

    def line(self, stop: Stop) -> tuple[int, int] | None:
        """The characters of the line, half open; what a line's end swallows is in it."""
        found = self.row(stop)
        return (found[1].start, found[1].end) if found else None

    def above(self, stop: Stop, x: float) -> Stop | None:
        """The place one line up, nearest to ``x``; None = there is no line above."""
        return self._by_line(stop, x, -1)

    def below(self, stop: Stop, x: float) -> Stop | None:
        """The place one line down, nearest to ``x``; None = there is no line below."""
        return self._by_line(stop, x, 1)

    def leap(self, stop: Stop, x: float, by: float) -> Stop | None:
        """The place ``by`` points further down (up, if negative) at ``x``; pages follow each other without a gap."""
        found = self.caret(stop)
        if found is None:
            return None
        page, rect = found
        x = x if self.turn(page) is None else rect.x
        y = rect.y + rect.height / 2 + by
        while y < 0 and page > 0:
            page -= 1
            y += self._pages[page].height
        while y > self._pages[page].height and page + 1 < len(self._pages):
            y -= self._pages[page].height
            page += 1
        step = 1 if by > 0 else -1
        while 0 <= page < len(self._pages) and not self.page(page).rows:
            page, y = page + step, 0.0 if step > 0 else 1e6
        return self.at(page, Point(x, y)) if 0 <= page < len(self._pages) else None

    # ------------------------------------------------------------------------------------------------ what is covered
    def areas(self, page: int, covered: Covered) -> tuple[Rect, ...]:
        """One rectangle a line, as high as the line, for what is covered on a page."""
        rows = self.page(page)
        own = (row for row in rows.rows if row.passage in covered)
        found = tuple(rect for row in own for rect in self._area(page, row, covered[row.passage]))
        return found if rows.turn is None else tuple(map(rows.turn.around, found))

    def cells(self, page: int, covered: Covered) -> tuple[Rect, ...]:
        """One rectangle a cell of a table whose words are covered on a page: all of it, however little it says."""
        rows = self.page(page)
        own = (row for row in rows.rows if row.passage in covered)
        found = dict.fromkeys(row.cell.area for row in own if row.cell is not None and row.cell.area is not None)
        return tuple(found if rows.turn is None else map(rows.turn.around, found))

    def _area(self, page: int, row: Row, covered: tuple[int, int, bool]) -> Iterator[Rect]:
        start, end, on = covered
        if start > row.end or end < row.start or (start == end and not on):
            return
        wraps = self.wraps(page, row)
        if wraps and start >= row.end:
            return
        left = row.left if start <= row.start else row.edge(start).right
        right = row.edge(end).left if end < row.end else self._right(row, wraps)
        nub = BLANK * row.runs[-1].size if on and end >= row.end and not wraps else 0.0
        if right + nub > left:
            yield Rect(left, row.top, right + nub - left, row.bottom - row.top)

    def _right(self, row: Row, wraps: bool) -> float:
        """Where what is seen of a row ends, when it is covered to its end."""
        if wraps:
            shown = row.gaps or row.solid == row.end  # a generated number, or the hyphen of a divided word
            return max(row.edge(row.solid).left, row.reach if shown else 0.0)
        return max(row.edge(row.end).left, row.reach)

    # ------------------------------------------------------------------------------------------------ steps
    def _around(self, page: int) -> Iterator[int]:
        """All page indices, the nearest to ``page`` first."""
        count = len(self._pages)
        page = min(max(page, 0), count - 1)
        for step in range(count):
            if page + step < count:
                yield page + step
            if step and page - step >= 0:
                yield page - step

    def _in_row(self, page: int, row: Row, x: float) -> Stop:
        edge = row.nearest(x, self.last(page, row))
        return self._stop(page, row, edge.at, abs(edge.left - x) < abs(edge.right - x))

    def _stop(self, page: int, row: Row, at: int, left: bool = False) -> Stop:
        """The stop at ``at`` in ``row``, on that row's side of a line's end."""
        upstream = left or (at == row.end > row.start and self._going_on(page, row, 0) is not None)
        return Stop(Spot(row.passage[0], at, row.passage[1]), page, upstream)

    def _by_line(self, stop: Stop, x: float, step: int) -> Stop | None:
        found = self.row(stop)
        if found is None:
            return None
        page, row = found
        rows = self.page(page).rows
        band = _band(rows, row, step)
        while not band:
            page += step
            if not 0 <= page < len(self._pages):
                return None
            rows = self.page(page).rows
            band = _level(rows, rows[0 if step > 0 else -1], step) if rows else ()
        return self._in_row(page, _nearest(band, x), x)


def _holding(rows: tuple[Row, ...], at: int, upstream: bool) -> Row | None:
    """The row with the place before character ``at``; on the border of two lines the first if ``upstream``."""
    found = None
    for row in rows:
        if row.start > at:
            break
        if at < row.end or (upstream and at == row.end and row.end > row.start):
            return row
        found = row
    return found if found is not None and at <= found.end else None


def _band(rows: tuple[Row, ...], row: Row, step: int) -> tuple[Row, ...]:
    """The rows beside each other that come next in the direction ``step``; none if the page ends there."""
    if row.cell is not None:
        return _band_of_cell(rows, row, step)
    index = row.index + step
    while 0 <= index < len(rows) and _beside(rows[index], row):
        index += step
    return _level(rows, rows[index], step) if 0 <= index < len(rows) else ()


def _band_of_cell(rows: tuple[Row, ...], row: Row, step: int) -> tuple[Row, ...]:
    """The next line of the cell; behind its last one the cell below it; behind the last of these what follows."""
    assert row.cell is not None
    index = row.index + step
    while 0 <= index < len(rows):
        other = rows[index]
        if other.cell == row.cell:
            return (other,)
        if other.cell is None or other.cell[0] != row.cell[0]:
            break
        index += step
    if not 0 <= index < len(rows):
        return ()
    if rows[index].cell is None:
        return _level(rows, rows[index], step)
    return _under(_table_row(rows, rows[index], step), row, _table_row(rows, row, step))


def _level(rows: tuple[Row, ...], row: Row, step: int) -> tuple[Row, ...]:
    """``row`` and the rows that follow it in the direction ``step`` beside it; a whole row of a table."""
    if row.cell is not None:
        return _table_row(rows, row, step)
    found = [row]
    index = row.index + step
    while 0 <= index < len(rows) and rows[index].cell is None and _beside(rows[index], row):
        found.append(rows[index])
        index += step
    return tuple(found)


def _table_row(rows: tuple[Row, ...], row: Row, step: int) -> tuple[Row, ...]:
    """Of each cell in the table row of ``row`` the line that comes first in the direction ``step``."""
    assert row.cell is not None
    cells: dict[int, Row] = {}
    for other in rows:
        if other.cell is not None and other.cell[0] == row.cell[0] and (step < 0 or other.cell[1] not in cells):
            cells[other.cell[1]] = other
    return tuple(cells.values())


def _under(band: tuple[Row, ...], row: Row, own: tuple[Row, ...]) -> tuple[Row, ...]:
    """Of a table row's cells the one in the column of ``row``, if both rows have as many cells; else all of them."""
    assert row.cell is not None
    if len(band) == len(own):
        return tuple(other for other in band if other.cell and other.cell[1] == row.cell[1]) or band
    return band


def _beside(one: Row, other: Row) -> bool:
    """Whether two rows stand beside each other: they share more than half of the lower one's height."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _nearest(band: Iterable[Row], x: float) -> Row:
    """The row nearest to ``x``: cells of a table as wide as they are, other rows as far as they reach."""

    def distance(row: Row) -> float:
        left, right = row.cell_ends or (row.left, row.reach)
        return max(left - x, 0.0, x - right)

    return min(band, key=distance)


__all__ = ["Covered", "Galley", "Stop"]
