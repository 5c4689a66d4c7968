"""The tool for tables and charts on the page: the edges of columns are dragged, rows and columns chosen at the edges of
the table (see ``lines``), a chart by a click on it.

Whatever is not about these it hands on to the tool that it stands before. A drag shows the pages as they would be; only
the release makes it a step. A double click on an edge makes the column before it as wide as its content.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QInputMethodEvent, QKeyEvent

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.content.block import Chart
from kiclayout.content.edit.passages import rectangle, trail
from kiclayout.content.edit.widths import dragged, fitted, with_widths
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.convert.sheet import OLD_ENDINGS
from kiclayout.editor.session import Edit, Session
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.tool import PageArea, Pointer, Tool
from kiclayout.scene.columns import TableColumns, columns_on
from kiclayout.scene.frames import Framed, frame_at, frame_of
from kiclayout.scene.page import Page

if TYPE_CHECKING:
    from kiclayout.editor.tables.lines import Chosen

REACH = 3.5
"""Pixels from an edge within which it is taken hold of."""
OUT, INTO = 4.5, 3.0
"""Points outside the table's left and upper edges, and inside them, within which a click is for rows and columns."""
FINE = 0.1
"""Millimetres of a step while Alt is held."""
_STEP = 0.5
DROPPED = (".xlsx", ".xlsm", ".csv", ".tsv", *OLD_ENDINGS)
"""Files that are let go for their cells; those that cannot be read say so."""
_LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge under the hand: its page, its table's columns, and the column before it."""

    page: int
    columns: TableColumns
    at: int

    @property
    def x(self) -> float:
        """Where it was when it was found, in the page's points."""
        return self.columns.edges[self.at + 1]


class TableTool(QObject):
    """See the module; a ``view.tool.Tool``.

    Signals:
        changed: Another edge is under the hand, or it moved.
    """

    changed = Signal()

    def __init__(self, session: Session, behind: Tool, view: PageView) -> None:
        super().__init__(view)
        self._session, self._behind, self._view = session, behind, view
        self._known: tuple[Page | None, tuple[TableColumns, ...]] = (None, ())
        self._pressed: Pointer | None = None
        self._last: Edit | None = None
        self._chosen: Chosen | None = None
        self.edge: Edge | None = None
        """The edge under the hand."""
        self.over: PageArea | None = None
        """The chart under the pointer."""
        self.bring: Callable[[Path], None] = lambda _file: None
        """Makes a table of a file behind the caret's block."""
        self.point: Callable[[Pointer], None] = lambda _pointer: None
        """Puts the caret where the pointer is."""
        self.settle: Callable[[], None] = lambda: None
        """Commits what is being composed."""
        self.widths: tuple[float, float] | None = None
        """Widths of the columns beside it while it is dragged, in points."""

    # ------------------------------------------------------------------------------------------------ the mouse
    def mouse_press(self, pointer: Pointer) -> bool:
        """Takes hold of an edge, or chooses rows, columns, a table, a chart."""
        if pointer.button != _LEFT or pointer.control:
            return self._behind.mouse_press(pointer)
        edge = self._edge(pointer) if not pointer.shift else None
        if edge is not None and pointer.clicks == 2:
            self._fit(edge)
            return True
        if edge is not None:
            self._pressed = pointer
            self._point_out(edge)
            return True
        if edge is None and self._choose(pointer):
            return True
        chart = self._chart(pointer) if not pointer.shift else None
        if chart is not None:
            self._session.select(caret(Spot(chart.block, 0, "caption")))
            return True
        return self._behind.mouse_press(pointer)

    def mouse_move(self, pointer: Pointer) -> bool:
        """Drags an edge, chooses more rows or columns; without a button shows the edge under the pointer."""
        if self._chosen is not None:
            return self._choose_on(pointer, self._chosen)
        if self._pressed is None:
            self._point_out(None if pointer.buttons else self._edge(pointer))
            self._pass_over(None if pointer.buttons else self._chart_area(pointer))
            return self._behind.mouse_move(pointer)
        edge = self.edge
        if edge is not None:
            by = self._by(pointer)
            made = dragged(edge.columns.widths, edge.at, by, FINE if pointer.alt else _STEP)
            self._last = partial(_widened, table=edge.columns.block, widths=made)
            self._session.compose(self._last)
            self._measure(edge, by)
        return True

    def _by(self, pointer: Pointer) -> float:
        """How far the pointer is from the press, in points; scrolling meanwhile counts."""
        assert self._pressed is not None
        start = self._view.place_of(self._pressed.page, self._pressed.point) or self._pressed.at
        by = (pointer.at - start) / self._view.scale
        return self.edge.columns.across(by.x(), by.y()) if self.edge is not None else 0.0

    def _measure(self, edge: Edge, by: float) -> None:
        left, right = edge.columns.widths[edge.at : edge.at + 2]
        moved = min(max(by, -left), right)
        self.widths = left + moved, right - moved
        self.changed.emit()

    def mouse_release(self, pointer: Pointer) -> bool:
        """Makes a drag a step; a click that drags nothing was meant for the words."""
        pressed, edit, session = self._pressed, self._last, self._session
        if self._chosen is not None:
            self._chosen = None
            return True
        if pressed is None:
            return self._behind.mouse_release(pointer)
        self._let_go()
        if edit is None:
            self._behind.mouse_press(pressed)
            return self._behind.mouse_release(pointer)
        if edit(session.issue, session.selection).issue is session.issue:
            session.compose(None)
        else:
            session.apply(edit, "tables.drag")
        return True

    def mouse_leave(self) -> None:
        """Nothing is under the hand."""
        if self._pressed is None:
            self._point_out(None)
        self._pass_over(None)
        self._behind.mouse_leave()

    def cursor(self, pointer: Pointer) -> QCursor | Qt.CursorShape:
        """Arrows to both sides over an edge, one into the table where a click chooses rows or columns."""
        edge = (self.edge if self._pressed is not None else self._edge(pointer)) if self._chosen is None else None
        if edge is not None:
            turned = edge.columns.turn is not None
            return Qt.CursorShape.SplitVCursor if turned else Qt.CursorShape.SplitHCursor
        side, columns = self._side(pointer)
        if self._chosen is not None:
            side, columns = self._chosen.side, next(iter(self._columns(pointer)), None)
        if side:
            from kiclayout.editor.tables.lines import arrow  # not above: only where somebody points at a table

            return arrow(side, columns.turn if columns is not None else None, self._view)
        return Qt.CursorShape.ArrowCursor if self._chart(pointer) else self._behind.cursor(pointer)

    def context_menu(self, pointer: Pointer, at: QPointF) -> bool:
        """The menu is the window's; a chart, row or column that it was asked for on is chosen."""
        if self._choose(pointer):
            self._chosen = None
            return False
        chart = self._chart(pointer)
        if chart is None:
            return self._behind.context_menu(pointer, at)
        self._session.select(caret(Spot(chart.block, 0, "caption")))
        return False

    def _fit(self, edge: Edge) -> None:
        widths = fitted(edge.columns.widths, edge.at)
        self._let_go()
        self._session.apply(partial(_widened, table=edge.columns.block, widths=widths), "tables.drag")

    # ------------------------------------------------------------------------------------------------ rows and columns
    def _choose(self, pointer: Pointer) -> bool:
        """Chooses the row, column or table at whose edge the pointer is; whether it is at one."""
        side, columns = self._side(pointer)
        if columns is None:
            return False
        from kiclayout.editor.tables.lines import press  # as for the arrow

        self.settle()
        before = self._session.selection if pointer.shift else None
        self._chosen = press(self._session.shown, columns, side, pointer.point, before)
        return self._choose_on(pointer, self._chosen)

    def _choose_on(self, pointer: Pointer, chosen: Chosen) -> bool:
        """Chooses from where the press was to where the pointer is, on a page that the table stands on."""
        columns = next((one for one in self._columns(pointer) if one.block == chosen.table), None)
        found = chosen.reaching(self._session.shown, columns, pointer.point) if columns is not None else None
        if found is not None and found != self._session.selection:
            self._session.select(found)
        return True

    def _side(self, pointer: Pointer) -> tuple[str, TableColumns | None]:
        """What a click is for at the edges of which table."""
        if not pointer.inside or pointer.buttons & ~_LEFT:
            return "", None
        for columns in reversed(self._columns(pointer)):
            side = columns.side_at(pointer.point, OUT, min(INTO, INTO / self._view.scale))
            if side:
                return side, columns
        return "", None

    # ------------------------------------------------------------------------------------------------ what is there
    def _columns(self, pointer: Pointer) -> tuple[TableColumns, ...]:
        """The tables on the pointer's page."""
        page = self._page(pointer)
        if page is None:
            return ()
        if self._known[0] is not page:
            self._known = page, columns_on(page)
        return self._known[1]

    def _edge(self, pointer: Pointer) -> Edge | None:
        """The edge at the pointer."""
        if not pointer.inside:
            return None
        for columns in reversed(self._columns(pointer)):
            at = columns.edge_at(pointer.point, REACH / self._view.scale)
            if at is not None:
                return Edge(pointer.page, columns, at)
        return None

    def _chart(self, pointer: Pointer) -> Framed | None:
        """The frame of the chart at the pointer."""
        page = self._page(pointer)
        framed = frame_at(page, pointer.point) if page is not None else None
        return framed if framed is not None and self._is_chart(framed.block) else None

    def _chart_area(self, pointer: Pointer) -> PageArea | None:
        """Where the chart at the pointer stands."""
        framed = self._chart(pointer)
        return PageArea(pointer.page, framed.rect) if framed is not None else None

    def _is_chart(self, block: int) -> bool:
        where = trail(self._session.shown, block)
        return bool(where and isinstance(where.within[-1], Chart))

    @property
    def chart(self) -> int:
        """The chart that is chosen, which is the one with the caret in its caption; 0 = none is."""
        selection = self._session.selection if self._session.loaded else None
        block = selection.focus.block if selection is not None else 0
        return block if block and self._is_chart(block) else 0

    def chart_on(self, page: int) -> Rect | None:
        """Where the chosen chart stands on the page with that index; None = not there."""
        chart, pages = self.chart, self._session.scene.pages
        framed = frame_of(pages[page], chart) if chart and page < len(pages) else None
        return framed.rect if framed is not None else None

    def _page(self, pointer: Pointer) -> Page | None:
        pages = self._session.scene.pages if self._session.loaded else ()
        return pages[pointer.page] if 0 <= pointer.page < len(pages) else None

    def _point_out(self, edge: Edge | None) -> None:
        if edge != self.edge:
            self.edge = edge
            self.changed.emit()

    def _pass_over(self, area: PageArea | None) -> None:
        if area != self.over:
            self.over = area
            self.changed.emit()

    def _let_go(self) -> None:
        self._pressed, self._last, self.widths = None, None, None
        self._point_out(None)

    @property
    def area(self) -> PageArea | None:
        """What is drawn of the edge under the hand, as an area of its page."""
        edge = self.edge
        if edge is None:
            return None
        return PageArea(edge.page, edge.columns.on_page)

    # ------------------------------------------------------------------------------------------------ handed on
    def key_press(self, event: QKeyEvent) -> bool:
        """Escape gives a drag up."""
        if self._pressed is not None and event.key() == Qt.Key.Key_Escape:
            self._let_go()
            self._session.compose(None)
            return True
        return self._behind.key_press(event)

    def claims(self, event: QKeyEvent) -> bool:
        """Escape while something is dragged, and what the tool behind claims.

        While cells are selected Shift+Space is no space: it is the key of an action, as in a spreadsheet.
        """
        if event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            selection = self._session.selection if self._session.loaded else None
            if selection is not None and not selection.bare and rectangle(self._session.shown, selection) is not None:
                return False
        return self._pressed is not None or self._behind.claims(event)

    def enabled(self) -> bool:
        """As the tool behind."""
        return self._behind.enabled()

    def takes_text(self) -> bool:
        """As the tool behind."""
        return self._behind.takes_text()

    def wheel(self, pointer: Pointer, notches: float) -> bool:
        """As the tool behind."""
        return self._behind.wheel(pointer, notches)

    def key_release(self, event: QKeyEvent) -> bool:
        """As the tool behind."""
        return self._behind.key_release(event)

    def input_method_event(self, event: QInputMethodEvent) -> bool:
        """As the tool behind."""
        return self._behind.input_method_event(event)

    def input_method_query(self, query: Qt.InputMethodQuery) -> object:
        """As the tool behind."""
        return self._behind.input_method_query(query)

    def caret(self) -> PageArea | None:
        """As the tool behind."""
        return self._behind.caret()

    def focus_changed(self, gained: bool) -> None:
        """As the tool behind."""
        self._behind.focus_changed(gained)

    def drag_over(self, data: QMimeData, pointer: Pointer) -> Qt.DropAction:
        """A file with cells would become a table here; anything else is for the tool behind."""
        if file_in(data) is not None:
            return Qt.DropAction.CopyAction
        return self._behind.drag_over(data, pointer)

    def drag_left(self) -> None:
        """As the tool behind."""
        self._behind.drag_left()

    def drop(self, data: QMimeData, pointer: Pointer) -> bool:
        """Makes a table of a file with cells."""
        file = file_in(data)
        if file is not None:
            self.point(pointer)
            self.bring(file)
            return True
        return self._behind.drop(data, pointer)


def file_in(data: QMimeData) -> Path | None:
    """The one file with cells that ``data`` carries; None = it carries something else."""
    urls = data.urls() if data.hasUrls() else []
    file = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return file if file is not None and file.suffix.lower() in DROPPED else None


def _widened(issue: Issue, selection: Selection | None, table: int, widths: str) -> Done:
    return Done(with_widths(issue, table, widths), selection)
