from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtTest import QTest

from kiclayout.base.geometry import Rect
from kiclayout.editor.view.tool import PageArea, Tool

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier


def test_a_click_reaches_the_tool_as_page_and_point(view, tool, spot, qtbot):
    qtbot.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, spot(0, 50, 60))
    (press,), (release,) = tool.of("press"), tool.of("release")
    assert (press.page, press.button, press.inside, press.clicks) == (0, LEFT, True, 1)
    assert (press.point.x, press.point.y) == pytest.approx((50, 60), abs=1.0)
    assert (press.shift, press.control, press.alt) == (True, False, False)
    assert release.page == 0


def test_quick_clicks_are_counted(view, tool, spot, qtbot):
    for number, kind in enumerate((QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) * 2):
        _clicked(view, kind, spot(0, 50, 60), 100 * number)
    _clicked(view, QEvent.Type.MouseButtonPress, spot(0, 50, 60), 5000)
    assert [pointer.clicks for pointer in tool.of("press")] == [1, 2, 3, 4, 1]


def _clicked(view, kind, at, when):
    place = QPointF(at)
    event = QMouseEvent(kind, place, view.viewport().mapToGlobal(place), LEFT, LEFT, PLAIN)
    event.setTimestamp(when)
    if kind == QEvent.Type.MouseButtonPress:
        view.mousePressEvent(event)
    else:
        view.mouseDoubleClickEvent(event)


def test_a_click_elsewhere_counts_anew(view, tool, spot):
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, spot(0, 50, 60), delay=1)
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, spot(0, 150, 60), delay=1)
    assert [pointer.clicks for pointer in tool.of("press")] == [1, 1]


def test_a_place_beside_the_page_belongs_to_it_but_is_not_inside(view, tool, qtbot):
    qtbot.mouseClick(view.viewport(), LEFT, PLAIN, QPoint(3, 200))
    (press,) = tool.of("press")
    assert (press.page, press.inside) == (0, False)
    assert press.point.x < 0


def test_moves_are_told_without_a_button_too(view, tool, spot, qtbot):
    with qtbot.waitSignal(view.pointer_moved):
        qtbot.mouseMove(view.viewport(), spot(0, 80, 90))
    assert tool.of("move")[-1].point.x == pytest.approx(80, abs=1.0)
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_leaving_is_told(view, tool):
    view.viewportEvent(QEvent(QEvent.Type.Leave))
    assert ("leave", None) in tool.told


def test_a_tool_that_is_off_hears_nothing(view, tool, spot, qtbot):
    tool.on = False
    tool.told.clear()
    qtbot.mouseClick(view.viewport(), LEFT, PLAIN, spot(0, 50, 60))
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert tool.told == []


def drag(view, button, start, end):
    QTest.mousePress(view.viewport(), button, PLAIN, start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view.viewport(), start + (end - start) * share)
        _moved(view, button, start + (end - start) * share)
    shape = view.viewport().cursor().shape()
    QTest.mouseRelease(view.viewport(), button, PLAIN, end)
    return shape


def _moved(view, button, at):
    place = QPointF(at)
    on_screen = view.viewport().mapToGlobal(place)
    view.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, place, on_screen, Qt.MouseButton.NoButton, button, PLAIN))


def test_the_middle_button_pans(view, tool):
    before = view.verticalScrollBar().value()
    shape = drag(view, MIDDLE, QPoint(300, 300), QPoint(300, 240))
    assert view.verticalScrollBar().value() == before + 60
    assert shape == Qt.CursorShape.ClosedHandCursor
    assert tool.of("press") == []


def test_space_and_drag_pans_unless_words_are_typed(view, tool, qtbot):
    before = view.verticalScrollBar().value()
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert view.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    drag(view, LEFT, QPoint(300, 300), QPoint(300, 250))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.verticalScrollBar().value() == before + 50
    tool.text = True
    QTest.keyPress(view, Qt.Key.Key_Space)
    drag(view, LEFT, QPoint(300, 300), QPoint(300, 250))
    assert view.verticalScrollBar().value() == before + 50
    assert tool.of("press") != []


def test_a_drag_at_the_edge_scrolls_and_goes_on(view, tool, qtbot):
    QTest.mousePress(view.viewport(), LEFT, PLAIN, QPoint(300, 300))
    before = view.verticalScrollBar().value()
    _moved(view, LEFT, QPoint(300, view.viewport().height() + 20))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > before + 60, timeout=3000)
    moves = [pointer.page * 1000 + pointer.point.y for pointer in tool.of("move")]
    assert moves == sorted(moves)
    assert len(moves) > 2
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, QPoint(300, 300))
    stopped = view.verticalScrollBar().value()
    qtbot.wait(60)
    assert view.verticalScrollBar().value() == stopped


def test_keys_go_to_the_tool_first_and_scroll_if_it_leaves_them(view, tool, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert tool.of("key") != []
    scrolled = view.verticalScrollBar().value()
    assert scrolled > 0
    tool.text = True
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() == scrolled


def test_tab_is_a_key_while_words_are_typed(view, tool):
    tool.text = True
    assert view.focusNextPrevChild(True) is False


@pytest.mark.parametrize("claims", [True, False])
def test_a_tool_may_claim_a_shortcut(view, tool, claims):
    tool.claiming = claims
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    view.event(event)
    assert event.isAccepted() is claims


def test_the_input_method_is_on_where_words_are_typed(view, tool):
    enabled = Qt.InputMethodQuery.ImEnabled
    assert view.inputMethodQuery(enabled) is False
    tool.text = True
    assert view.inputMethodQuery(enabled) is True
    assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_caret_is_told_in_the_widgets_pixels(view, tool):
    tool.area = PageArea(0, Rect(50.0, 60.0, 1.0, 12.0))
    told = view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    inside = view.area_of(tool.area).toAlignedRect()
    assert told.topLeft() == inside.topLeft() + view.viewport().pos()
    assert view.viewport().pos() != QPoint(0, 0)


def test_other_questions_are_the_tools(view, tool):
    tool.answers[Qt.InputMethodQuery.ImSurroundingText] = "앞뒤"
    assert view.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText) == "앞뒤"


def test_what_is_composed_goes_to_the_tool(view, tool):
    event = QInputMethodEvent("하", [])
    event.setCommitString("안")
    view.inputMethodEvent(event)
    assert tool.of("composed") == [("하", "안")]


def test_focus_is_told(view, tool):
    view.clearFocus()
    view.setFocus()
    assert tool.of("focus")[-2:] == [False, True]


def test_the_menu_comes_at_the_pointer_or_the_caret(view, tool, spot):
    at = spot(0, 50, 60)
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
    tool.area = PageArea(0, Rect(100.0, 120.0, 1.0, 12.0))
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    mouse, key = tool.of("menu")
    assert (mouse.point.x, mouse.point.y) == pytest.approx((50, 60), abs=1.0)
    assert (key.point.x, key.point.y) == pytest.approx((100, 132), abs=2.0)


def test_things_dropped_go_to_the_tool_that_wants_them(view, tool, spot):
    data = QMimeData()
    data.setText("낱말")
    event = QDropEvent(QPointF(spot(0, 50, 60)), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    view.dropEvent(event)
    assert tool.of("drop") == ["낱말"]
    assert event.isAccepted()


def test_two_fingers_zoom_round_themselves(view):
    view.zoom_to(200.0)
    at = QPointF(250.0, 200.0)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, at, at, at, 0.25, QPointF()
    )
    view.viewportEvent(event)
    assert view.zoom == pytest.approx(250.0)


def test_an_idle_tool_needs_no_method_of_its_own(view, spot, qtbot):
    class Idle(Tool):
        pass

    view.set_tool(Idle())
    qtbot.mouseClick(view.viewport(), LEFT, PLAIN, spot(0, 50, 60))
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert view.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False


@pytest.mark.parametrize("files", [False, True])
def test_what_comes_with_a_drag_is_refused_at_once_only_if_it_is_files(view, tool, spot, files):
    tool.drag_over = lambda data, pointer: Qt.DropAction.IgnoreAction
    data = QMimeData()
    if files:
        data.setUrls([QUrl.fromLocalFile("/a.kicissue")])
    given = spot(0, 50, 60), Qt.DropAction.CopyAction, data, LEFT, PLAIN
    enter, move = QDragEnterEvent(*given), QDragMoveEvent(*given)
    view.dragEnterEvent(enter)
    view.dragMoveEvent(move)
    assert (enter.isAccepted(), move.isAccepted()) == (not files, False)
