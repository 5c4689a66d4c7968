"""Starts the window: checks that Qt can be trusted here, dresses the program, opens what was asked for, runs.

Whatever makes a window impossible is told as a ``NoWindowError`` before anything is shown. Nothing of the window itself
is decided here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import (
    QEvent,
    QLibraryInfo,
    QMessageLogContext,
    QObject,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiclayout.app.missing_library import library_lacking
from kiclayout.editor.faults import FaultReport
from kiclayout.editor.pauses import Pauses
from kiclayout.editor.pictures.looking_through import LookingThrough
from kiclayout.editor.session import Session
from kiclayout.editor.settings import Settings
from kiclayout.editor.theme.faces import load_faces
from kiclayout.editor.theme.icons import app_icon
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.make import make_parts
from kiclayout.editor.window.news import News
from kiclayout.editor.words import LANGUAGES, Words
from kiclayout.store.bundled import bundled_folder

IMMORTAL = (3, 12)
"""From this Python on, None cannot be destroyed."""
CALLS, LOST = 100, 50
"""Calls of the self-test, and how many references may be lost in them by whatever else runs."""

SWITCH = 0.0005
"""Seconds after which a thread that decodes or copies gives way to the window's; Python's own are ten times as many."""

XCB = "platforms/libqxcb.so"

READY = "KICLAYOUT_READY"
"""Set to anything, the program says READY on standard output when its window can be used; for tests of the whole."""


class NoWindowError(Exception):
    """There can be no window; ``reason`` is ``qt``, ``display`` or ``library``, ``detail`` what Qt says or lacks."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason, self.detail = reason, detail


Refuse = Callable[[NoWindowError], int]
"""Tells somebody why there is no window; returns the exit status."""


def run(issue: Path | None, lang: str, refuse: Refuse) -> int:
    """Runs the window until it is closed.

    Args:
        issue: What to open; None = the start page.
        lang: The window's language for this run; empty = as chosen, or the system's.
        refuse: Told if there can be no window.

    Returns:
        The exit status.
    """
    if loses_none():
        return refuse(NoWindowError("qt", f"PySide6 {qt_version}, Python {sys.version.split()[0]}"))
    sys.setswitchinterval(SWITCH)
    app = make_app(refuse)
    settings = Settings()
    words = Words(lang if lang in LANGUAGES else settings.language)
    faults = FaultReport(words)
    theme = dress(settings)
    session = Session(patient=True)
    window = MainWindow(session, settings, theme, words, make_parts)
    pauses = Pauses(session, window)
    faults.attach(window)
    if issue is not None:
        window.expect()
    if settings.shape("window").isEmpty():
        fit(window, window.screen().availableSize())
    window.show()
    if issue is not None:
        app.processEvents()  # whatever is asked on the way is asked over a window that is there
        window.bring(issue)
    if os.environ.get(READY):
        _Ready(session, window)
    if sys.platform == "darwin":  # elsewhere every event would take the way through Python for nothing
        app.installEventFilter(Handed(window))
    news = News(window.shell, window.status)
    news.ask()
    looking = LookingThrough(session, window)
    status = app.exec()
    looking.close()
    pauses.end()
    settings.sync()
    return status


def fit(window: QWidget, room: QSize) -> None:
    """Fills the screen with a window that is designed larger than ``room``, as on small laptops."""
    if window.width() > room.width() or window.height() > room.height():
        window.resize(window.size().boundedTo(room))
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


class Handed(QObject):
    """Opens what macOS hands over: a document that was double-clicked comes as an event, not as an argument."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Takes what is handed over."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._window.bring(Path(event.file()))
            return True
        return super().eventFilter(watched, event)


class _Ready(QObject):
    """Tells whoever started the program that its window takes keys and clicks, once all pages are there."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._session.settled:
            self._timer.stop()
            print("READY", flush=True)


def loses_none(count: Callable[[object], int] = sys.getrefcount) -> bool:
    """Whether this Qt takes a reference of None with every call, which ends the program after some thousand calls.

    PySide6 6.12.0 does so below Python 3.12.
    """
    if sys.version_info >= IMMORTAL:
        return False
    tried = QObject()
    before = count(None)
    for _ in range(CALLS):
        tried.setObjectName("kiclayout")
    return before - count(None) > LOST


def make_app(refuse: Refuse) -> QApplication:
    """The application object; where there is no display, ``refuse`` is told and the process ends."""
    said: list[str] = []

    def listen(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        said.append(message.splitlines()[0] if message else "")
        if kind is QtMsgType.QtFatalMsg:
            status = refuse(_without_platform(said))
            sys.stderr.flush()
            os._exit(status)

    qInstallMessageHandler(listen)
    try:
        app = QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(None)
    app.setApplicationName("kiclayout")
    app.setDesktopFileName("kiclayout")
    app.setWindowIcon(app_icon())
    QAccessible.installFactory(spoken)
    return app


def spoken(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """What a screen reader is given of ``thing`` instead of what Qt says of it; asked for only while there is one."""
    return thing.spoken() if isinstance(thing, PageView) and thing.spoken is not None else None


def _without_platform(said: list[str]) -> NoWindowError:
    """Why Qt found no platform: a library that its X11 platform lacks, else the display."""
    lacking = library_lacking(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / XCB)
    if lacking:
        return NoWindowError("library", lacking)
    return NoWindowError("display", next((line for line in said if "display" in line), said[0]).strip())


def dress(settings: Settings) -> Theme:
    """The theme as chosen, put on the program with its typefaces."""
    load_faces(bundled_folder("fonts"))
    theme = Theme(settings.folder / "theme", QApplication.instance())
    theme.choose(settings.get("theme", "system"), settings.get("scale", 1.0))
    return theme
