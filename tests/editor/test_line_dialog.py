"""What is asked for in one line: a title, a field, two answers, an edge round it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from window_desk import closed, dressed, folder, person, settings, window

from kiclayout.editor.window.line_dialog import WIDTH, LineDialog
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.words import Words

__all__ = ["closed", "folder", "person", "settings", "window"]


def answered(key: Qt.Key, typed: str, qtbot: QtBot) -> None:
    """Types into the dialog as soon as it is there, and presses a key."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LineDialog)
        qtbot.keyClicks(dialog.field, typed)
        qtbot.keyClick(dialog.field, key)

    QTimer.singleShot(50, act)


def test_return_gives_the_words_and_escape_none(qtbot: QtBot, window: MainWindow) -> None:
    answered(Qt.Key.Key_Return, "example.org", qtbot)
    assert window.shell.ask_line("link", "old") == "example.org"
    answered(Qt.Key.Key_Escape, "x", qtbot)
    assert window.shell.ask_line("link") is None


@pytest.mark.parametrize("lang", ["ko", "zh", "en"])
def test_it_is_calm_and_has_an_edge(qtbot: QtBot, tmp_path: Path, lang: str) -> None:
    theme = dressed(tmp_path)
    words = Words(lang)
    dialog = LineDialog(words("ask.article"), "", theme, words)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() >= WIDTH
    assert dialog.windowTitle() == words("ask.article") == dialog.field.accessibleName()
    texts = [one.text() for one in dialog.findChildren(QPushButton)]
    assert texts == [words("ask.cancel"), words("ask.ok")]
    image = dialog.grab().toImage()
    edge, ground = image.pixelColor(0, image.height() // 2), image.pixelColor(4, image.height() // 2)
    assert edge.name().upper() == theme.tokens.line
    assert ground.name().upper() == theme.tokens.panel
