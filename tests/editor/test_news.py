"""A newer version is told of in the status bar, if the organisation announces it and nobody switched it off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from kiclayout.app.organisation import ELSEWHERE
from kiclayout.editor.settings import Settings
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.window.news import NAME, News
from kiclayout.editor.window.shell import WindowShell
from kiclayout.editor.window.status import StatusBar
from kiclayout.editor.words import Words


class Room:
    """A window with nothing but a status bar."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        words, theme = Words("ko"), Theme(folder / "theme", self.window)
        self.settings = Settings(folder / "kept.ini")
        self.shell = WindowShell(self.window, self.settings, theme, words)
        self.status = StatusBar(theme, words, self.window)
        self.window.setStatusBar(self.status)
        self.news = News(self.shell, self.status, "0.1.0")

    @property
    def button(self) -> QToolButton | None:
        return self.status.findChild(QToolButton, NAME)


@pytest.fixture
def announced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "organisation.toml"))
    share = tmp_path / "공유"
    share.mkdir()
    (tmp_path / "organisation.toml").write_text(f"updates = '{share}'", "utf-8")
    (share / "kiclayout-version.toml").write_text('version = "0.2.0"\n[note]\nko = "표가 빨라졌습니다."', "utf-8")
    return share


def test_a_newer_version_is_told_of(qtbot: QtBot, tmp_path: Path, announced: Path) -> None:
    room = Room(qtbot, tmp_path)
    with qtbot.waitSignal(room.news.learnt):
        room.news.ask()
    button = room.button
    assert button is not None
    assert button.text() == "새 버전 0.2.0"
    assert button.toolTip() == f"kiclayout 0.2.0을 설치할 수 있습니다: {announced}\n표가 빨라졌습니다."
    room.shell.announce(False)
    assert button.isHidden()
    assert not Room(qtbot, tmp_path).shell.announces


def test_who_switched_it_off_is_not_told_and_the_folder_is_not_asked(
    qtbot: QtBot, tmp_path: Path, announced: Path
) -> None:
    room = Room(qtbot, tmp_path)
    room.settings.put("updates", False)
    with qtbot.assertNotEmitted(room.news.learnt, wait=200):
        room.news.ask()
    with qtbot.waitSignal(room.news.learnt):
        room.shell.announce(True)
    assert room.button is not None


def test_the_same_version_is_no_news(qtbot: QtBot, tmp_path: Path, announced: Path) -> None:
    (announced / "kiclayout-version.toml").write_text('version = "0.1.0"', "utf-8")
    room = Room(qtbot, tmp_path)
    with qtbot.waitSignal(room.news.learnt):
        room.news.ask()
    assert room.button is None


def test_without_a_folder_nothing_is_asked(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "none.toml"))
    room = Room(qtbot, tmp_path)
    assert not room.shell.hears
    with qtbot.assertNotEmitted(room.news.learnt, wait=200):
        room.news.ask()
