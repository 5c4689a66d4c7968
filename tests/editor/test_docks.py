"""Docks: a tab makes room for the counts beside its name as they come; nothing is cut at a dock's edge."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from window_desk import closed, folder, person, settings, window

from kiclayout.content.edit.passages import passages
from kiclayout.content.spot import caret
from kiclayout.editor.panels.form import Form
from kiclayout.editor.window.docks import Pills
from kiclayout.editor.window.main import MainWindow

__all__ = ["closed", "folder", "person", "settings", "window"]


def test_a_tab_makes_room_for_its_counts(qtbot: QtBot, window: MainWindow) -> None:
    pills = window.findChild(Pills)
    assert pills is not None
    bar = pills.parentWidget()
    assert isinstance(bar, QTabBar)
    sides = [bar.tabButton(at, QTabBar.ButtonPosition.RightSide) for at in range(bar.count())]
    at = sides.index(pills)
    pills.count(0, 0)
    before = bar.tabRect(at).width()
    pills.count(7, 125)
    assert bar.tabRect(at).width() - before >= pills.sizeHint().width() > 0
    assert bar.tabRect(at).contains(pills.geometry())


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5])
@pytest.mark.parametrize("lang", ["ko", "zh", "en"])
def test_no_field_of_the_inspector_is_cut_at_the_docks_edge(
    qtbot: QtBot, window: MainWindow, lang: str, scale: float
) -> None:
    window.shell.speak(lang)
    window.shell.dress("light", scale)
    window.resize(1200, 800)
    cells = [one for one in passages(window.session.issue) if any(slot.startswith("cell.") for slot in one.slots)]
    for place in (None, caret(cells[0].spot())):
        window.session.select(place)
        settle()
        _assert_within(window.parts.panels["inspector"].area)


def test_a_dock_that_is_hidden_while_words_grow_comes_back_no_larger_than_they(window: MainWindow) -> None:
    window.resize(1600, 980)
    window.docks.show("problems", False)
    window.docks.docks["bottom"].resize(900, 480)  # as Qt has it for a dock that was never shown
    window.shell.dress("light", 1.3)
    window.docks.show("problems")
    settle()
    assert window.docks.docks["bottom"].height() < 0.4 * window.height()


def settle() -> None:
    """Lets every widget ask for room, and get it."""
    for _ in range(4):
        QApplication.processEvents()


def _assert_within(area: QScrollArea) -> None:
    inside, width = area.widget(), area.viewport().width()
    shown = [one for one in inside.findChildren(QWidget) if one.isVisibleTo(inside) and not one.isWindow()]
    beyond = {
        one.objectName(): right
        for one in shown
        if (right := one.mapTo(inside, one.rect().topRight()).x()) >= width and not isinstance(one, Form)
    }
    assert len(shown) > 20
    assert not beyond


def test_docks_grow_with_the_windows_words(window: MainWindow) -> None:
    window.resize(1600, 900)
    window.docks.usual_sizes()
    settle()
    before = {name: dock.width() for name, dock in window.docks.docks.items()}
    window.shell.dress("light", 1.5)
    settle()
    after = {name: dock.width() for name, dock in window.docks.docks.items()}
    assert after["right"] == pytest.approx(before["right"] * 1.5, abs=2)
    assert after["left"] == pytest.approx(before["left"] * 1.5, abs=2)
