"""Opens a file with the system's program for it, or shows it, selected, in the system's file window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

Start = Callable[[str, list[str]], bool]
"""Starts a program with arguments, detached from ours; says whether it could be started."""


def open_file(path: Path) -> bool:
    """Opens ``path`` with the program that the system has for it; says whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def reveal(path: Path, start: Start | None = None) -> None:
    """Shows ``path`` in the system's file window; where that cannot select files, its folder is opened."""
    run = start or _start
    if sys.platform == "win32":
        run("explorer.exe", [f"/select,{path}"])
    elif sys.platform == "darwin":
        run("open", ["-R", str(path)])
    else:
        _Asked(path).ask()


class _Asked(QProcess):
    """The request to the desktop's file manager, whichever it is; it lives until that has answered."""

    def __init__(self, path: Path) -> None:
        super().__init__(QCoreApplication.instance())
        self._path, self._done = path, False
        self.finished.connect(self._answered)
        self.errorOccurred.connect(self._failed)

    def ask(self) -> None:
        """Sends it."""
        self.start("dbus-send", file_manager(self._path))

    def _answered(self, code: int) -> None:
        if code:
            self._failed()
        self.deleteLater()

    def _failed(self) -> None:
        if not self._done:
            self._done = True
            open_file(self._path.parent)
            self.deleteLater()


def file_manager(path: Path) -> list[str]:
    """What ``dbus-send`` is told, so that a file manager selects ``path``."""
    address = bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode("ascii")
    return [
        "--session", "--print-reply", "--reply-timeout=5000", "--dest=org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1.ShowItems", f"array:string:{address}",
        "string:",
    ]  # fmt: skip


def _start(program: str, arguments: list[str]) -> bool:
    return bool(QProcess.startDetached(program, arguments)[0])
