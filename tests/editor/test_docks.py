"""Docks: a tab makes room for the counts beside its name as they come."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot
from window_desk import closed, folder, person, settings, window

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
