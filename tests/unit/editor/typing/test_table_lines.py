"""Rows, columns and tables chosen by clicks at their edges and by keys; what Backspace and moves make of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCursor, QImage, QKeyEvent, QPainter

from kiclayout.base.geometry import Point
from kiclayout.content.block import Table
from kiclayout.editor.actions.tabling import TABLE
from kiclayout.editor.tables.tool import INTO, OUT, TableTool
from kiclayout.editor.view.tool import Pointer
from kiclayout.scene.columns import TableColumns, columns_on

if TYPE_CHECKING:
    from conftest import Desk

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
SHORT = """# 제목

| 이름 | 처리량 | 비고 |
|:---|---:|:---|
| 구분 | < | < |
| 북항 | 340 | 있음 |
| 신항 | 1,210 | 없음 |

뒤에 오는 글"""
TURNED = """# 제목

::: table
turn: left

| 이름 | 처리량 |
|:---|:---|
| 북항 | 340 |
| 신항 | 1,210 |
:::

뒤에 오는 글"""
LONG = "# 제목\n\n| 번호 | 말 |\n|---|---|\n" + "\n".join(f"| {n} | 줄 {n} |" for n in range(1, 71)) + "\n"


class Hand:
    """The tool for tables before the one for words, and a mouse at the edges of the one table."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.session = desk, desk.session
        self.tool = TableTool(desk.session, desk.tool, desk.view)
        self.tool.settle = desk.tool.settle
        desk.view.set_tool(self.tool)
        pages = desk.session.scene.pages
        self.tables: list[tuple[int, TableColumns]] = [(n, one) for n, p in enumerate(pages) for one in columns_on(p)]

    def at(self, row: int | None, column: int | None, part: int = 0, shift: bool = False) -> Pointer:
        """Just outside the ``part`` of the table: left of a row, above a column, at the corner without both."""
        page, columns = self.tables[part]
        tops = dict(columns.rows)
        x = columns.area.x - 2.0 if column is None else columns.edges[column] + 9.0
        y = columns.area.y - 2.0 if row is None else tops[row] + 2.0
        held = Mod.ShiftModifier if shift else Mod.NoModifier
        where = self.desk.view.place_of(page, Point(x, y)) or QPointF()
        return Pointer(page, Point(x, y), button=LEFT, buttons=LEFT, modifiers=held, at=where)

    def click(self, *where: Pointer) -> list[str]:
        """Presses at the first place, goes on over the others, lets go; the words of every cell that is chosen."""
        assert self.tool.mouse_press(where[0])
        assert all(self.tool.mouse_move(one) for one in where[1:])
        assert self.tool.mouse_release(where[-1])
        return self.desk.chosen.split("\n")


@pytest.fixture
def hand(desk_of: Callable[..., Desk]) -> Hand:
    return Hand(desk_of(SHORT))


def test_rows_columns_and_the_table_are_chosen_at_its_edges(hand: Hand) -> None:
    assert hand.click(hand.at(3, None)) == ["신항", "1,210", "없음"]
    assert hand.click(hand.at(2, None, shift=True)) == ["북항", "340", "있음", "신항", "1,210", "없음"]
    assert hand.click(hand.at(1, None)) == ["구분"]
    assert hand.click(hand.at(None, 1)) == ["처리량", "340", "1,210"]
    assert hand.click(hand.at(None, 2), hand.at(None, 1)) == ["처리량", "비고", "340", "있음", "1,210", "없음"]
    everything = hand.click(hand.at(None, None))
    assert everything[0] == "이름"
    assert everything[-1] == "없음"
    assert len(everything) == 10
    assert hand.session.selection is not None
    assert hand.session.selection.whole == "rows"
    assert hand.desk.steps == []
    page, columns = hand.tables[0]
    assert hand.desk.tool.caret_place.areas(page)[0].x == pytest.approx(columns.area.x)


def test_the_pointer_says_what_a_click_is_for(hand: Hand) -> None:
    _, columns = hand.tables[0]
    cursors = [hand.tool.cursor(hand.at(*where)) for where in ((2, None), (None, 1), (None, None))]
    assert all(isinstance(one, QCursor) and not one.pixmap().isNull() for one in cursors)
    assert len({(one.hotSpot().x(), one.hotSpot().y()) for one in cursors if isinstance(one, QCursor)}) == 3
    area = columns.area
    inside = Point(area.x + INTO + 1, area.y + INTO + 1)
    outside = Point(area.x - OUT - 1, area.y + 20)
    assert columns.side_at(inside, OUT, INTO) == columns.side_at(outside, OUT, INTO) == ""
    assert columns.side_at(Point(area.right + 3, area.y), OUT, INTO) == ""


def test_the_menu_is_asked_for_on_a_row(hand: Hand) -> None:
    hand.desk.put("뒤에")
    assert not hand.tool.context_menu(hand.at(2, None), QPointF())
    hand.tool.mouse_move(hand.at(3, None))
    assert hand.desk.chosen.split("\n") == ["북항", "340", "있음"]


def test_backspace_takes_rows_out_and_delete_empties_them(hand: Hand) -> None:
    hand.click(hand.at(2, None))
    hand.desk.press(Key.Key_Delete)
    assert "|  |  |  |" in hand.desk.source
    hand.session.undo()
    hand.session.finish()
    hand.click(hand.at(2, None))
    hand.desk.press(Key.Key_Backspace)
    assert "북항" not in hand.desk.source
    assert hand.desk.source.count("\n|") == 4
    hand.click(hand.at(None, None))
    hand.desk.press(Key.Key_Backspace)
    assert not any(isinstance(one, Table) for one in hand.desk.blocks)


def test_arrows_go_on_by_rows_and_select_all_goes_outward(hand: Hand) -> None:
    hand.click(hand.at(2, None))
    hand.desk.press(Key.Key_Down, Mod.ShiftModifier)
    assert hand.desk.chosen.split("\n") == ["북항", "340", "있음", "신항", "1,210", "없음"]
    hand.desk.put("340", 1)
    seen = []
    for _ in range(3):
        hand.desk.tool.select_all()
        seen.append(len(hand.desk.chosen.split("\n")))
    assert seen[:2] == [1, 10]
    assert seen[2] > 10


def test_shift_and_space_is_a_space_unless_cells_are_selected(hand: Hand) -> None:
    key = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Space, Mod.ShiftModifier, " ")
    hand.desk.put("340", 1)
    assert hand.tool.claims(key)
    hand.click(hand.at(None, 1))
    assert not hand.tool.claims(key)
    assert any("Shift+Space" in row.shortcuts for row in TABLE)


def test_a_drag_goes_on_over_the_pages_of_a_long_table(desk_of: Callable[..., Desk]) -> None:
    hand = Hand(desk_of(LONG, zoom=50.0))
    first, second = hand.tables[0][1], hand.tables[1][1]
    begun = second.rows[0][0]
    assert first.rows[0][0] == 0
    assert begun > 1
    assert second.rows[0][1] > second.area.y + 5.0, "the repeated head belongs to the table"
    said = hand.click(hand.at(begun - 2, None), hand.at(begun + 1, None, part=1))
    assert said == [word for n in range(begun - 2, begun + 2) for word in (str(n), f"줄 {n}")]
    assert hand.click(hand.at(None, 1, part=1))[0] == "말"
    assert hand.click(hand.at(begun, None, part=1))[0] == str(begun)


def test_what_is_chosen_is_drawn_as_whole_cells(hand: Hand) -> None:
    page, columns = hand.tables[0]
    hand.click(hand.at(None, 1))
    picture = QImage(700, 900, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    hand.desk.overlay.paint(painter, page, 1.0)
    painter.end()
    middle = (columns.edges[1] + columns.edges[2]) / 2
    last = dict(columns.rows)[3]
    assert picture.pixelColor(round(middle), round(last + 3)) != Qt.GlobalColor.white
    assert picture.pixelColor(round(columns.edges[0] + 5), round(last + 3)) == Qt.GlobalColor.white


def test_turned_cells_are_clicked_typed_into_and_chosen(desk_of: Callable[..., Desk]) -> None:
    hand = Hand(desk_of(TURNED, zoom=50.0))
    desk, (page, columns) = hand.desk, hand.tables[0]
    turn, tops = columns.turn, dict(columns.rows)
    assert turn is not None
    assert columns.on_page.height == pytest.approx(columns.area.width)

    def place(x: float, y: float) -> Pointer:
        at = turn.apply(x, y)
        return Pointer(page, at, button=LEFT, buttons=LEFT, at=desk.view.place_of(page, at) or QPointF())

    desk.view.go_to_page(page)
    hand.tool.mouse_press(place(columns.edges[1] + 5.0, tops[2] + 8.0))
    hand.tool.mouse_release(place(columns.edges[1] + 5.0, tops[2] + 8.0))
    caret = desk.tool.caret_place.area
    assert caret is not None
    assert (caret.page, caret.rect.width > 0.0, caret.rect.height) == (page, True, pytest.approx(0.0))
    desk.type("9")
    assert "| 신항 | 91,210 |" in desk.source
    desk.press(Key.Key_Up)
    passage = desk.tool.caret_place.passage
    assert passage is not None
    assert passage.text == "340"
    assert hand.click(place(columns.area.x - 2.0, tops[1] + 3.0)) == ["북항", "340"]
    assert hand.click(place(columns.edges[1] + 9.0, columns.area.y - 2.0))[0] == "처리량"
    desk.session.finish()
    (columns,) = columns_on(desk.session.scene.pages[page])
    edge = place(columns.edges[1], columns.area.bottom - 3.0)
    assert hand.tool.cursor(edge) == Qt.CursorShape.SplitVCursor
    hand.tool.mouse_press(edge)
    hand.tool.mouse_move(place(columns.edges[1] + 60.0, columns.area.bottom - 3.0))
    hand.tool.mouse_release(edge)
    assert "widths:" in desk.source
