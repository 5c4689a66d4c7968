"""Articles are put into another order by dragging their small pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from window_desk import closed, folder, person, settings, window

from kiclayout.editor.view.thumbs import PageThumbs
from kiclayout.editor.window.main import MainWindow

__all__ = ["closed", "folder", "person", "settings", "window"]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def thumbs_of(qtbot: QtBot, window: MainWindow) -> PageThumbs:
    thumbs = window.parts.panels["pages"]
    assert isinstance(thumbs, PageThumbs)
    window.session.finish()
    window.docks.show("pages")
    thumbs.scrollToTop()
    qtbot.waitUntil(lambda: thumbs.model().rowCount() == len(window.session.scene.pages))
    return thumbs


def place(thumbs: PageThumbs, row: int, behind: bool = False) -> QPoint:
    thumbs.scrollTo(thumbs.model().index(row, 0))
    cell = QRect(thumbs.visualRect(thumbs.model().index(row, 0)).topLeft(), thumbs.gridSize())
    return QPoint(cell.right() - 8 if behind else cell.left() + 8, cell.center().y())


def hold(thumbs: PageThumbs, row: int, to: int, behind: bool) -> QPoint:
    """Takes a page and holds it beside another one."""
    view = thumbs.viewport()
    QTest.mousePress(view, LEFT, NONE, place(thumbs, row))
    end = place(thumbs, to, behind)
    for at in (end + QPoint(20, 20), end):
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(view.mapToGlobal(at)), LEFT, LEFT, NONE)
        QApplication.sendEvent(view, event)
    return end


def order(window: MainWindow) -> list[list[str]]:
    return [[one.name for one in part.articles] for part in window.session.issue.sections]


def first_page(window: MainWindow, part: int, number: int) -> int:
    page = window.session.page_of(window.session.issue.sections[part].articles[number].id)
    assert page is not None
    return page.index


def test_an_article_goes_before_another_and_back_by_undo(qtbot: QtBot, window: MainWindow) -> None:
    thumbs, before = thumbs_of(qtbot, window), order(window)
    part = next(n for n, names in enumerate(before) if len(names) > 1)
    one, other = first_page(window, part, 1), first_page(window, part, 0)
    end = hold(thumbs, one, other, behind=False)
    assert thumbs.grab().toImage().pixelColor(thumbs.viewport().pos() + end - QPoint(8, 0)).name() == "#0a60b8"
    QTest.mouseRelease(thumbs.viewport(), LEFT, NONE, end)
    assert order(window)[part][:2] == before[part][1::-1]
    window.session.undo()
    assert order(window) == before


def test_the_menu_over_a_small_page_is_about_that_page(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: shown.append(menu))
    thumbs = thumbs_of(qtbot, window)
    row = first_page(window, 1, 0)
    at = place(thumbs, row)
    thumbs.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # no pointer is there
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, thumbs.viewport().mapToGlobal(at))
    QApplication.sendEvent(thumbs.viewport(), asked)
    thumbs.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    actions = shown[0].actions()
    assert {"layout.templates", "view.fit-page", "go.page"} <= {one.objectName() for one in actions if one.isEnabled()}
    assert window.menus.at("insert") in [one.menu() for one in actions]
    shown[0].close()
    assert window.parts.sight.page == row


def test_behind_the_last_page_of_a_part_is_its_end(qtbot: QtBot, window: MainWindow) -> None:
    thumbs, before = thumbs_of(qtbot, window), order(window)
    last = first_page(window, 1, 0) - 1  # whichever page of the first part it is
    moved = window.session.issue.sections[1].articles[0]
    end = hold(thumbs, first_page(window, 1, 0), last, behind=True)
    QTest.mouseRelease(thumbs.viewport(), LEFT, NONE, end)
    assert order(window)[0] == [*before[0], before[1][0]]
    window.session.finish()
    page = window.session.page_of(moved.id)
    assert page is not None
    assert page.index in window.parts.sight.view.visible_pages  # it was followed


def test_covers_stay_and_escape_gives_up(qtbot: QtBot, window: MainWindow) -> None:
    thumbs, before = thumbs_of(qtbot, window), order(window)
    end = hold(thumbs, 0, first_page(window, 1, 0), behind=True)
    QTest.mouseRelease(thumbs.viewport(), LEFT, NONE, end)
    assert order(window) == before
    end = hold(thumbs, first_page(window, 1, 0), 2, behind=False)
    QTest.keyClick(thumbs, Qt.Key.Key_Escape)
    QTest.mouseRelease(thumbs.viewport(), LEFT, NONE, end)
    assert order(window) == before


def test_a_click_still_goes_to_the_page(qtbot: QtBot, window: MainWindow) -> None:
    thumbs = thumbs_of(qtbot, window)
    QTest.mouseClick(thumbs.viewport(), LEFT, NONE, place(thumbs, 3))
    assert window.parts.sight.page == 3
