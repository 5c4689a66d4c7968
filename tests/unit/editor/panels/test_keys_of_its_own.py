"""Keys that a widget keeps for itself go before actions of the window and before what lists do with keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget, QMainWindow
from pytestqt.qtbot import QtBot

from kiclayout.editor.panels.fittings import Keys


def test_a_key_of_its_own_goes_before_an_action_of_the_window(qtbot: QtBot) -> None:
    done: list[str] = []
    window = QMainWindow()
    qtbot.addWidget(window)
    shown = QListWidget()
    shown.addItems(["가", "나"])
    window.setCentralWidget(shown)
    action = QAction("delete", window, shortcut=Qt.Key.Key_Delete)
    action.triggered.connect(lambda: done.append("window"))
    window.addAction(action)
    Keys(shown).let("Delete", lambda: done.append("list"))
    window.show()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    shown.setCurrentRow(0)
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert done == ["list"]
    assert shown.currentRow() == 1
