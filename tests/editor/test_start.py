"""How the program starts: as the window or the command line; where no window is possible, one sentence and status 2."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from window_desk import closed, folder, person, settings

from kiclayout.editor import start
from kiclayout.editor.faults import FaultReport
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.words import Words

__all__ = ["closed", "folder", "person", "settings"]
BLOCKED = "import sys; sys.modules['PySide6'] = None\nfrom kiclayout.__main__ import main\nsys.exit(main({given}))"


def ran(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "KICLAYOUT_LANG": "en", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_window_larger_than_its_screen_fills_it(qtbot: QtBot) -> None:
    for room, size, full in (((1366, 728), (1360, 728), True), ((1920, 1040), (1360, 860), False)):
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1360, 860)
        start.fit(window, QSize(*room))
        assert (window.width(), window.height()) == size
        assert bool(window.windowState() & Qt.WindowState.WindowMaximized) is full


@pytest.mark.parametrize("given", [[], ["edit"], ["edit", "examples/issue-001"]], ids=str)
def test_without_qt_the_window_says_what_is_missing(given: list[str]) -> None:
    done = ran(BLOCKED.format(given=given))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "pip install 'kiclayout[editor]'" in done.stderr


def test_without_qt_the_command_line_works(tmp_path: Path) -> None:
    done = ran(BLOCKED.format(given=["new", str(tmp_path / "fresh")]))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "fresh" / "issue.yaml").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    code = "import sys; from kiclayout.__main__ import main\nsys.exit(main(['--lang', 'ko']))"
    done = ran(code, QT_QPA_PLATFORM="xcb", XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("창을 띄울 화면이 없어")
    assert done.stderr.count("\n") == 1


NO_EGL = """
import sys
class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtGui":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
sys.meta_path.insert(0, Lacking())
from kiclayout.__main__ import main
sys.exit(main(["--lang", "ko"]))
"""


def test_a_missing_library_of_the_system_is_named_with_its_package() -> None:
    done = ran(NO_EGL)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "libEGL.so.1" in done.stderr
    assert "sudo apt install libegl1" in done.stderr


def test_a_qt_that_loses_none_is_refused() -> None:
    counted = iter((5155, 5055))
    lost = start.loses_none(lambda _: next(counted))
    assert lost == (sys.version_info < start.IMMORTAL)


def test_this_qt_does_not_lose_none(qapp: QApplication) -> None:
    assert not start.loses_none()


def test_the_refusal_is_told_before_anything_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "loses_none", lambda: True)
    told: list[start.NoWindowError] = []

    def refuse(error: start.NoWindowError) -> int:
        told.append(error)
        return 2

    assert start.run(None, "ko", refuse) == 2
    assert told[0].reason == "qt"
    assert "PySide6" in told[0].detail


def test_the_window_that_expects_an_issue_shows_it_or_the_start_page(closed: MainWindow, folder: Path) -> None:
    closed.expect()
    assert closed.pile.currentIndex() == 1
    closed.bring(folder / "nothing")
    assert closed.pile.currentWidget() is closed.start
    closed.expect()
    closed.bring(folder)
    assert closed.opened


def test_a_document_that_the_system_hands_over_is_opened(closed: MainWindow, folder: Path) -> None:
    handed = start.Handed(closed)
    assert not handed.eventFilter(closed, QEvent(QEvent.Type.User))
    assert not closed.opened
    assert handed.eventFilter(closed, QFileOpenEvent(str(folder)))
    assert closed.opened


@pytest.fixture
def report() -> Iterator[FaultReport]:
    hook = sys.excepthook
    yield FaultReport(Words("ko"))
    sys.excepthook = hook


def test_a_fault_is_shown_once_and_the_window_goes_on(
    qtbot: QtBot, closed: MainWindow, report: FaultReport, capsys: pytest.CaptureFixture[str]
) -> None:
    report.attach(closed)
    for number in range(2):
        try:
            raise ValueError(f"fault {number}")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert report.shown is not None
    assert report.shown.windowTitle() == "프로그램에 문제가 생겼습니다"
    said = report.shown.findChild(QPlainTextEdit)
    assert said is not None
    assert "fault 0" in said.toPlainText()
    assert "fault 1" in capsys.readouterr().err
    report.shown.accept()
    assert report.shown is None
