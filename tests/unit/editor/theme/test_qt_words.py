"""Qt speaks the window's language, also where its own translations are silent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileSystemModel
from pytestqt.qtbot import QtBot

from kiclayout.editor.theme.qt_words import QtWords


@pytest.fixture
def spoken(qapp: QCoreApplication) -> Iterator[QtWords]:
    words = QtWords()
    yield words
    words.speak("en")


@pytest.mark.parametrize(
    "lang, cancel, folder", [("ko", "취소", "폴더"), ("zh", "取消", "文件夹"), ("en", "Cancel", "Folder")]
)
def test_buttons_and_kinds_of_files(
    qtbot: QtBot, tmp_path: Path, spoken: QtWords, lang: str, cancel: str, folder: str
) -> None:
    spoken.speak("zh")
    spoken.speak(lang)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
    (tmp_path / "issue-001").mkdir()
    model = QFileSystemModel()
    model.setRootPath(str(tmp_path))
    qtbot.waitUntil(lambda: model.rowCount(model.index(str(tmp_path))) == 1)
    assert model.data(model.index(str(tmp_path / "issue-001"), 2)) == folder
