"""Our own faults: an exception that nobody expected is written down and shown once, and the window goes on.

What is wrong with the writer's material is a finding and never comes here.
"""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kiclayout.editor.panels.fittings import answers, primary
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.words import Words

WIDTH = 560


class FaultReport:
    """Takes over ``sys.excepthook`` while the window runs."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._window: QWidget | None = None
        self.shown: QDialog | None = None
        sys.excepthook = self.report

    def attach(self, window: QWidget) -> None:
        """Shows reports over ``window`` from now on."""
        self._window = window

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Writes a fault to the error stream, and shows it if no other is being shown."""
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        if self._window is None or self.shown is not None or issubclass(kind, KeyboardInterrupt):
            return
        self.shown = self._card(text)
        self.shown.finished.connect(self._gone)
        self.shown.open()

    def _gone(self, _result: int) -> None:
        self.shown = None

    def _card(self, text: str) -> QDialog:
        card = EdgedDialog(self._window)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card.setWindowTitle(self._words("fault.title"))
        card.resize(WIDTH, WIDTH * 2 // 3)
        head, lead = QLabel(self._words("fault.title"), card), QLabel(self._words("fault.lead"), card)
        head.setProperty("look", "title")
        lead.setWordWrap(True)
        trace = QPlainTextEdit(text, card)
        trace.setReadOnly(True)
        trace.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        close = primary(QPushButton(self._words("about.close"), card))
        close.clicked.connect(card.accept)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for widget in (head, lead, trace):
            column.addWidget(widget)
        column.addLayout(answers(card, close))
        return card
