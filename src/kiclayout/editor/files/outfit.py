"""Puts the room together: documents with their dialogs, the exporter, and what menus ask of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kiclayout.editor.files.choosers import FileDialogs
from kiclayout.editor.files.dialogs import Dialogs
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.front import FileDesk
from kiclayout.editor.jobs.exporter import Exporter
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words


def make_files(session: Session, words: Words, window: QWidget, data: Path | None = None) -> FileDesk:
    """The files of one window.

    Args:
        session: What the window shows.
        words: The window's language.
        window: What dialogs stand over, and what owns everything.
        data: The program's own folder; None = where the system keeps such folders.
    """
    documents = Documents(session, words, Dialogs(words, window), data, window)
    exporter = Exporter(documents, window)
    return FileDesk(documents, exporter, FileDialogs(words, window), window)
