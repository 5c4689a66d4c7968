"""Where the rows, columns and cells of tables stand on a page: what of them is shown, chosen at their edges, and
dragged when widths change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiclayout.base.geometry import IDENTITY, Matrix, Point, Rect
from kiclayout.base.record import dataclass
from kiclayout.scene.items import Group, Item
from kiclayout.scene.page import Page
from kiclayout.scene.turned import turn_of

_ROW = "TR"


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The part of a table that stands on one page.

    Attributes:
        block: Session id of the table.
        area: All its rows, in points; also those that only repeat its head.
        edges: Of its columns from left to right, one more than there are columns.
        rows: Which rows begin or go on here, and at what height, from top to bottom.
        turn: How the sheet lies on the page that all this is counted on, if the table is turned; None = on the page.
    """

    block: int
    area: Rect
    edges: tuple[float, ...]
    rows: tuple[tuple[int, float], ...] = ()
    turn: Matrix | None = None

    @property
    def on_page(self) -> Rect:
        """What it takes up on the page."""
        return self.area if self.turn is None else self.turn.around(self.area)

    def local(self, point: Point) -> Point:
        """A point of the page where the table's places are counted."""
        return point if self.turn is None else self.turn.back().apply(point.x, point.y)

    def across(self, dx: float, dy: float) -> float:
        """How far a way on the page leads to the right in the table."""
        return dx if self.turn is None else dx * self.turn.a + dy * self.turn.b

    @property
    def widths(self) -> tuple[float, ...]:
        """Of its columns, in points."""
        return tuple(right - left for left, right in zip(self.edges, self.edges[1:], strict=False))

    def edge_at(self, point: Point, reach: float) -> int | None:
        """The column before the inner edge at ``point`` of the page, taken hold of within ``reach`` points."""
        point = self.local(point)
        if not self.area.y <= point.y <= self.area.bottom:
            return None
        near = [(abs(x - point.x), at) for at, x in enumerate(self.edges[1:-1])]
        found = min(near, default=(reach + 1, 0))
        return found[1] if found[0] <= reach else None

    def side_at(self, point: Point, out: float, into: float) -> str:
        """What a click there is for: ``rows`` at the left edge, ``columns`` at the upper one, ``table`` at both.

        It is within ``out`` points outside the edge or ``into`` points inside; empty = elsewhere.
        """
        point = self.local(point)
        x, y = point.x - self.area.x, point.y - self.area.y
        if not (-out <= x <= self.area.width and -out <= y <= self.area.height):
            return ""
        beside, above = x <= into, y <= into
        if beside and above and (x < 0 or y < 0):
            return "table"
        return "rows" if beside else "columns" if above else ""

    def row_at(self, point: Point) -> int:
        """The row at a point of the page, or the nearest to it."""
        y = self.local(point).y
        return max((row for row, top in self.rows if top <= y), default=self.rows[0][0])

    def column_at(self, point: Point) -> int:
        """The column at a point of the page, or the nearest to it."""
        x = self.local(point).x
        return max((at for at, left in enumerate(self.edges[:-1]) if left <= x), default=0)


def columns_on(page: Page) -> tuple[TableColumns, ...]:
    """All tables of a page whose columns can be told apart; inner ones last."""
    places: dict[int, dict[int, float]] = {}
    areas: dict[int, Rect] = {}
    tops: dict[int, dict[int, float]] = {}
    turn = turn_of(page)
    for block, number, row, matrix in _rows(page.items, IDENTITY if turn is None else turn.back()):
        for column, count, rect in _cells(row, matrix):
            places.setdefault(block, {})[column] = rect.x
            places[block][column + count] = rect.right
            areas[block] = areas[block].union(rect) if block in areas else rect
            if number >= 0:
                tops.setdefault(block, {}).setdefault(number, rect.y)
    made = []
    for block, found in places.items():
        if sorted(found) == list(range(len(found))) and block in tops:
            edges = tuple(found[at] for at in range(len(found)))
            made.append(TableColumns(block, areas[block], edges, tuple(tops[block].items()), turn))
    return tuple(made)


def cells_on(page: Page, table: int) -> tuple[Rect, ...]:
    """What each cell of the table with the id ``table`` takes up on a page, joined ones as one; none = not there."""
    rows = (row for row in _rows(page.items, IDENTITY) if row[0] == table and row[1] >= 0)
    return tuple(rect for _, _, row, matrix in rows for _, _, rect in _cells(row, matrix))


def _rows(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[int, int, Group, Matrix]]:
    """The rows of tables with their tables' ids, their numbers (-1 = a head again), and how they are mapped."""
    again: list[tuple[Group, Matrix]] = []
    for item in items:
        if not isinstance(item, Group):
            continue
        inner = item.matrix.then(matrix)
        key = item.tags[0].key if item.role == _ROW and item.tags else None
        if isinstance(key, tuple) and key and isinstance(key[0], int):
            yield from ((key[0], -1, *head) for head in again)
            again = []
            number = item.tags[-1].key
            yield key[0], number if isinstance(number, int) else -1, item, inner
        elif item.role == _ROW:
            again.append((item, inner))
        yield from _rows(item.items, inner)


def _cells(row: Group, matrix: Matrix) -> Iterator[tuple[int, int, Rect]]:
    """Column, count of columns and place of every cell of a row."""
    for cell in row.items:
        if isinstance(cell, Group) and cell.area is not None and cell.tags and isinstance(cell.tags[0].key, int):
            yield cell.tags[0].key, cell.tags[0].cols, cell.matrix.then(matrix).around(cell.area)
