"""Rows, columns and tables chosen with the hand at the edges of a table, and the arrows that say so.

A press chooses, a drag goes on over the neighbours, also on the table's other pages; ``Shift`` goes on from what is
chosen already. What may be done with them is not said here: they are a selection like any other.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from kiclayout.base.geometry import Matrix, Point
from kiclayout.base.record import dataclass
from kiclayout.content.block import Table
from kiclayout.content.edit.passages import passage_at, trail
from kiclayout.content.edit.whole import COLUMNS, ROWS, entire, lined
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection
from kiclayout.editor.view.canvas import PageView
from kiclayout.scene.columns import TableColumns

_SIZE, _TIP = 24, (12.0, 19.0)
"""Of the cursor and its hot spot, in pixels, as it points down."""
_ARROW = ((12, 19), (6.5, 12.5), (10.2, 12.5), (10.2, 5), (13.8, 5), (13.8, 12.5), (17.5, 12.5))
_TURNED = {COLUMNS: 0.0, ROWS: -90.0, "table": -45.0}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a press chose: rows, columns or a table, and where it began.

    Attributes:
        side: ``rows``, ``columns`` or ``table``.
        table: Session id.
        first: The row or column from which a drag goes on.
    """

    side: str
    table: int
    first: int

    def reaching(self, issue: Issue, columns: TableColumns, point: Point) -> Selection | None:
        """What is chosen when the pointer is at ``point`` of a page with ``columns``; None = there is no such table."""
        table = _table(issue, self.table)
        if table is None:
            return None
        if self.side not in (ROWS, COLUMNS):
            return entire(table)
        return lined(table, self.side, self.first, _line(columns, self.side, point))


def press(issue: Issue, columns: TableColumns, side: str, point: Point, before: Selection | None) -> Chosen:
    """What a press at the ``side`` of a table chooses; ``before``: what is selected and goes on, if it is alike."""
    table = _table(issue, columns.block)
    first = _line(columns, side, point)
    passage = passage_at(issue, before.anchor) if before is not None and before.whole == side else None
    cell = passage.cell if passage is not None else None
    if cell is not None and cell[0] is table:
        first = cell[1][0 if side == ROWS else 1]
    return Chosen(side, columns.block, first)


def _line(columns: TableColumns, side: str, point: Point) -> int:
    return columns.row_at(point) if side == ROWS else columns.column_at(point)


def _table(issue: Issue, block: int) -> Table | None:
    where = trail(issue, block)
    found = where.within[-1] if where is not None else None
    return found if isinstance(found, Table) else None


_cursors: dict[tuple[float, float], QCursor] = {}


def arrow(side: str, turn: Matrix | None, view: PageView) -> QCursor:
    """The arrow for a side of a table that lies on the page like ``turn``: it points at what a click would choose."""
    degrees, ratio = _TURNED[side] + (90.0 * turn.b if turn is not None else 0.0), view.devicePixelRatioF()
    if (degrees, ratio) not in _cursors:
        _cursors[degrees, ratio] = _drawn(degrees, ratio)
    return _cursors[degrees, ratio]


def _drawn(degrees: float, ratio: float) -> QCursor:
    picture = QPixmap(round(_SIZE * ratio), round(_SIZE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    middle = _SIZE / 2
    turn = QTransform().translate(middle, middle).rotate(degrees).translate(-middle, -middle)
    path = QPainterPath(QPointF(*_ARROW[0]))
    for corner in _ARROW[1:]:
        path.lineTo(QPointF(*corner))
    path.closeSubpath()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("white"), 2.0))
    painter.setBrush(QColor("black"))
    shape = turn.map(path)
    painter.drawPath(shape)
    painter.fillPath(shape, QColor("black"))
    painter.end()
    tip = turn.map(QPointF(*_TIP))
    return QCursor(picture, round(tip.x()), round(tip.y()))
