"""Keys that work wherever the keyboard is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kiclayout.editor.actions.first import WindowFirst

CTRL = Qt.KeyboardModifier.ControlModifier


class Greedy(QLineEdit):
    """A field that claims every key, as one on X11 claims Ctrl+E."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.mark.parametrize(("key", "claimed"), [(Qt.Key.Key_E, False), (Qt.Key.Key_K, False), (Qt.Key.Key_C, True)])
def test_a_field_cannot_claim_what_is_the_windows(qtbot: QtBot, key: Qt.Key, claimed: bool) -> None:
    field = Greedy()
    qtbot.addWidget(field)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    keeper = WindowFirst()
    keeper.follow(app)
    app.focusChanged.emit(None, field)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    event.ignore()
    QApplication.sendEvent(field, event)
    assert event.isAccepted() == claimed
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(field, pressed)
    assert field.text() == "a"
    app.focusChanged.emit(field, None)
    again = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    again.ignore()
    QApplication.sendEvent(field, again)
    assert again.isAccepted()
    keeper.deleteLater()


def test_a_line_without_anything_to_undo_leaves_undo_to_the_issue(qtbot: QtBot) -> None:
    field, key = QLineEdit("words"), Qt.Key.Key_Z
    qtbot.addWidget(field)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    keeper = WindowFirst()
    keeper.follow(app)
    app.focusChanged.emit(None, field)

    def claimed(modifiers: Qt.KeyboardModifier) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    both = CTRL, CTRL | Qt.KeyboardModifier.ShiftModifier
    assert [claimed(one) for one in both] == [False, False]
    field.insert("more ")
    assert [claimed(one) for one in both] == [True, True]
    field.undo()
    assert [claimed(one) for one in both] == [True, True]  # what is undone is the line's to redo
    app.focusChanged.emit(field, None)
    keeper.deleteLater()
