"""Columns dragged on the page, charts chosen by a click."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.units import MM
from kiclayout.content.block import Chart, Table
from kiclayout.content.edit.charting import chart_at
from kiclayout.content.edit.passages import trail
from kiclayout.editor.tables.overlay import TableOverlay
from kiclayout.editor.tables.tool import TableTool
from kiclayout.editor.view.tool import PageArea, Pointer
from kiclayout.scene.columns import TableColumns, cells_on, columns_on
from kiclayout.scene.frames import frames_on

TEXT = """# 제목

::: table {#t}

| 이름 | 처리량 | 비고 |
|:---|---:|:---|
| 북항 | 340 | < |
| 신항 | 1,210 | 없음 |
:::

::: chart bar
table: t
:::

뒤에 오는 글"""
LEFT = Qt.MouseButton.LeftButton

if TYPE_CHECKING:
    from conftest import Desk

Make = Callable[..., "Desk"]


class Hand:
    """The tool in front of that for words, and a mouse."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.tool = TableTool(desk.session, desk.tool, desk.view)
        self.overlay = TableOverlay(desk.session, self.tool, desk.view)
        desk.view.add_overlay(self.overlay)
        desk.view.set_tool(self.tool)
        self.page = next(n for n, page in enumerate(desk.session.scene.pages) if columns_on(page))

    @property
    def columns(self) -> TableColumns:
        (found,) = columns_on(self.desk.session.scene.pages[self.page])
        return found

    @property
    def table(self) -> Table:
        return next(one for one in self.desk.session.shown.articles[0].body if isinstance(one, Table))

    def pointer(self, point: Point, clicks: int = 1, button: Qt.MouseButton = LEFT) -> Pointer:
        at = self.desk.view.place_of(self.page, point) or QPointF()
        return Pointer(self.page, point, button=button, buttons=button, clicks=clicks, at=at)

    def edge(self, at: int) -> Point:
        columns = self.columns
        return Point(columns.edges[at], columns.area.y + columns.area.height - 4.0)

    def drag(self, at: int, by: float) -> None:
        start = self.edge(at)
        assert self.tool.mouse_press(self.pointer(start))
        assert self.tool.mouse_move(self.pointer(Point(start.x + by, start.y)))
        self.desk.session.finish()


@pytest.fixture
def hand(desk_of: Make) -> Hand:
    return Hand(desk_of(TEXT))


def test_the_columns_of_a_page_are_where_its_cells_are(hand: Hand) -> None:
    columns = hand.columns
    assert columns.block == hand.table.id
    assert len(columns.edges) == 4
    assert sum(columns.widths) == pytest.approx(columns.area.width)
    assert columns.edge_at(hand.edge(1), 2.0) == 0
    assert columns.edge_at(hand.edge(0), 2.0) is None
    assert columns.edge_at(Point(hand.edge(1).x, columns.area.y - 9.0), 2.0) is None


def test_a_drag_is_seen_at_once_and_is_one_step(hand: Hand) -> None:
    before = hand.columns.widths
    hand.drag(1, 10 * MM)
    assert hand.table.widths.endswith("mm")
    assert hand.desk.steps == []
    assert hand.tool.mouse_release(hand.pointer(hand.edge(1)))
    assert hand.desk.steps == ["tables.drag"]
    hand.desk.session.finish()
    after = hand.columns.widths
    assert after[0] - before[0] == pytest.approx(10 * MM, abs=0.3 * MM)
    assert after[2] == pytest.approx(before[2], abs=0.3)


def test_a_click_on_an_edge_that_drags_nothing_puts_the_caret_there(hand: Hand) -> None:
    session, at = hand.desk.session, hand.pointer(hand.edge(1))
    session.select(None)
    hand.tool.mouse_press(at)
    hand.tool.mouse_release(at)
    assert session.selection is not None
    assert trail(session.issue, session.selection.focus.block) is not None
    assert trail(session.issue, session.selection.focus.block).within[0] is hand.table  # type: ignore[union-attr]
    assert hand.desk.steps == []


def test_escape_gives_a_drag_up_and_a_press_alone_is_no_step(hand: Hand) -> None:
    hand.drag(1, 40.0)
    key = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert hand.tool.key_press(key)
    assert hand.table.widths == ""
    hand.tool.mouse_press(hand.pointer(hand.edge(1)))
    hand.tool.mouse_release(hand.pointer(hand.edge(1)))
    assert hand.desk.steps == []


def test_two_clicks_fit_the_column_before_the_edge(hand: Hand) -> None:
    hand.tool.mouse_press(hand.pointer(hand.edge(1), clicks=2))
    assert hand.table.widths.split()[0] == "auto"
    assert all(sign.endswith("*") for sign in hand.table.widths.split()[1:])


def test_the_edge_under_the_hand_is_shown_with_the_widths_beside_it(hand: Hand) -> None:
    hand.tool.mouse_move(hand.pointer(hand.edge(2), button=Qt.MouseButton.NoButton))
    assert hand.tool.edge is not None
    assert hand.tool.edge.at == 1
    assert hand.tool.cursor(hand.pointer(hand.edge(2))) is Qt.CursorShape.SplitHCursor
    hand.drag(2, 20.0)
    assert hand.tool.widths is not None
    assert sum(hand.tool.widths) == pytest.approx(sum(hand.columns.widths[1:]), abs=0.5)
    hand.desk.view.grab()
    hand.tool.mouse_release(hand.pointer(hand.edge(2)))
    hand.tool.mouse_leave()
    assert hand.tool.edge is None


def test_words_are_left_to_the_tool_for_words(hand: Hand) -> None:
    cell = Point(hand.columns.edges[0] + 8.0, hand.edge(1).y)
    assert hand.tool.mouse_press(hand.pointer(cell))
    hand.tool.mouse_release(hand.pointer(cell))
    assert hand.desk.selection.focus.block != 0
    assert hand.tool.takes_text()


def test_a_click_on_a_chart_puts_the_caret_into_its_caption(hand: Hand) -> None:
    page = hand.desk.session.scene.pages[hand.page]
    chart = next(one for one in hand.desk.blocks if isinstance(one, Chart))
    rect = next(one.rect for one in frames_on(page) if one.block == chart.id)
    at = hand.pointer(Point(rect.x + 5.0, rect.y + 5.0))
    assert hand.tool.cursor(at) is Qt.CursorShape.ArrowCursor
    assert hand.tool.mouse_press(at)
    found = chart_at(hand.desk.session.issue, hand.desk.selection)
    assert found is not None
    assert found.id == chart.id


def inked(hand: Hand, rect: Rect, paler: int = 200) -> bool:
    """Whether the overlay draws the left side of ``rect`` darker than ``paler``."""
    image = QImage(600, 850, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    hand.overlay.paint(painter, hand.page, 1.0)
    painter.end()
    middle, near = round(rect.y + rect.height / 2), (-1, 0, 1)
    return any(image.pixelColor(round(rect.x) + by, middle + on).lightness() < paler for by in near for on in near)


def test_a_chart_has_the_outline_of_a_picture_while_it_is_chosen_and_a_faint_one_under_the_pointer(hand: Hand) -> None:
    page = hand.desk.session.scene.pages[hand.page]
    chart = next(one for one in hand.desk.blocks if isinstance(one, Chart))
    rect = next(one.rect for one in frames_on(page) if one.block == chart.id)
    middle = Point(rect.x + rect.width / 2, rect.y + rect.height / 2)
    assert hand.tool.chart_on(hand.page) is None
    hand.tool.mouse_move(hand.pointer(middle, button=Qt.MouseButton.NoButton))
    assert hand.tool.over == PageArea(hand.page, rect)
    hand.tool.mouse_leave()
    assert hand.tool.over is None
    assert not inked(hand, rect)
    hand.tool.mouse_press(hand.pointer(middle))
    assert hand.tool.chart_on(hand.page) == rect
    assert hand.tool.chart_on(hand.page + 1) is None
    assert inked(hand, rect)
    hand.desk.session.select(None)
    assert hand.tool.chart == 0


def test_the_cells_of_the_table_with_the_caret_are_shown(hand: Hand) -> None:
    page = hand.desk.session.scene.pages[hand.page]
    cells = cells_on(page, hand.table.id)
    assert len(cells) == 8  # of nine places two are one cell
    assert cells[0].right == pytest.approx(cells[1].x)
    hand.desk.put("뒤에 오는 글")
    assert not inked(hand, cells[1], 240)
    hand.desk.put("신항")
    assert inked(hand, cells[1], 240)
    hand.desk.press(Qt.Key.Key_Return, times=2)
    hand.desk.session.finish()
    taller = cells_on(hand.desk.session.scene.pages[hand.page], hand.table.id)
    assert taller[-1].height > cells[-1].height + 10
    assert inked(hand, taller[-1], 240)
