"""The window's part of the self-test: Qt and its platform, our modules, the words in three languages on a picture.

It runs in a process of its own (``kiclayout --self-test window``), since a Qt that finds no display ends its process.
Where there is no display, everything but the display is examined.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, Final

from kiclayout.app.self_test import Facts, check_modules
from kiclayout.store.bundled import bundled_folder

WORDS: Final = {"hangul": "파일", "hanzi": "文件"}
SIDE: Final = 24


def check_qt() -> Facts:
    """Makes Qt's application and tells what it stands on."""
    from PySide6 import __version__ as version
    from PySide6.QtGui import QGuiApplication, QImageReader
    from PySide6.QtWidgets import QApplication

    from kiclayout.editor.start import loses_none

    app = QApplication.instance() or QApplication(sys.argv[:1])
    formats = sorted(bytes(one.data()).decode() for one in QImageReader.supportedImageFormats())
    platform = QGuiApplication.platformName()
    screens = [f"{screen.size().width()}x{screen.size().height()}" for screen in QGuiApplication.screens()]
    lacking = sorted({"jpeg", "png", "svg"} - set(formats))
    trusted = not loses_none()
    return {
        "ok": app is not None and trusted and not lacking,
        "version": version,
        "platform": platform,
        "screens": screens,
        "trusted": trusted,
        "lacking": lacking,
    }


def check_words() -> Facts:
    """Draws Hangul and Hanzi as the window does; both must leave ink, and not that of a missing glyph."""
    from kiclayout.editor.theme.faces import load_faces

    lacking = load_faces(bundled_folder("fonts"))
    ink = {name: _pictures(text) for name, text in WORDS.items()}
    seen = {name: len(set(pictures)) == len(pictures) and all(pictures) for name, pictures in ink.items()}
    return {"ok": all(seen.values()) and not lacking, **seen, "lacking": list(lacking)}


def _pictures(text: str) -> list[bytes]:
    """Every character's picture; a missing glyph has the same one for all."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QImage, QPainter

    from kiclayout.editor.theme.faces import window_font
    from kiclayout.editor.theme.tokens import Sizes

    font = window_font(Sizes(1.0))
    made = []
    for char in text:
        image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.setFont(font)
        painter.drawText(QRectF(0, 0, SIDE, SIDE), Qt.AlignmentFlag.AlignCenter, char)
        painter.end()
        data = bytes(image.constBits())
        made.append(data if min(data) < 128 else b"")
    return made


def check_window() -> Facts:
    """Imports every module of the window."""
    return check_modules("kiclayout.editor", ())


def prepare() -> str:
    """Takes the platform without a display where there is none; returns the display, empty = none."""
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    if sys.platform not in ("win32", "darwin") and not display:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return display


CHECKS: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "qt": check_qt,
    "words": check_words,
    "window": check_window,
}
