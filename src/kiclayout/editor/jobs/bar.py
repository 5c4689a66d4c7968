"""How far an export is, and what can be done with the PDF when it is there: a quiet strip, never in anybody's way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from kiclayout.editor.jobs.export_job import CANCELLED, MADE, REFUSED, Printed
from kiclayout.editor.jobs.exporter import Exporter
from kiclayout.editor.jobs.reveal import open_file, reveal
from kiclayout.editor.words import Words

Show = Callable[[Path], object]
_SHARES = {"read": (0, 5), "typeset": (5, 60), "paint": (60, 100)}
"""Which part of the whole a stage is, in percent: from, to."""


class ExportBar(QFrame):
    """See the module. It hides itself while nothing is exported and nothing was."""

    def __init__(self, exporter: Exporter, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._exporter, self._target = words, exporter, Path()
        self.open_file: Show = open_file
        self.reveal: Show = reveal
        self.label, self.progress = QLabel(), QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.cancel = self._button("export.cancel", exporter.cancel)
        self.show_pdf = self._button("export.open", self._open)
        self.show_folder = self._button("export.reveal", self._reveal)
        self.dismiss = self._button("export.dismiss", self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.progress)
        row.addStretch(1)
        for button in (self.show_pdf, self.show_folder, self.cancel, self.dismiss):
            row.addWidget(button)
        exporter.started.connect(self._started)
        exporter.progressed.connect(self._progressed)
        exporter.finished.connect(self._finished)
        self.hide()

    def speak(self, words: Words) -> None:
        """Says everything in another language from now on."""
        self._words = words
        for key, button in (
            ("export.cancel", self.cancel),
            ("export.open", self.show_pdf),
            ("export.reveal", self.show_folder),
            ("export.dismiss", self.dismiss),
        ):
            button.setText(words(key))

    def _button(self, key: str, slot: Callable[[], object]) -> QPushButton:
        made = QPushButton(self._words(key), self)
        made.setProperty("look", "quiet")
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        made.clicked.connect(slot)
        return made

    def _started(self) -> None:
        self.progress.setValue(0)
        self.label.setText(self._words("export.read"))
        self._arrange(busy=True, made=False)
        self.show()

    def _progressed(self, stage: str, done: int, total: int) -> None:
        start, end = _SHARES.get(stage, (0, 100))
        share = min(done / total, 1.0) if total else 0.0
        self.progress.setValue(max(self.progress.value(), round(start + (end - start) * share)))
        self.label.setText(self._words(f"export.{stage}"))

    def _finished(self, printed: Printed) -> None:
        self._target = printed.target
        self.label.setText(self._said(printed))
        self.label.setToolTip(str(printed.target))
        self._arrange(busy=False, made=printed.result == MADE)

    def _said(self, printed: Printed) -> str:
        words = self._words
        if printed.result == MADE:
            return words("export.made", file=printed.target.name, pages=printed.pages)
        if printed.result in (CANCELLED, REFUSED):
            return words(f"export.{printed.result}")
        return words("export.failed", reason=printed.fault.splitlines()[-1] if printed.fault else "?")

    def _arrange(self, *, busy: bool, made: bool) -> None:
        for widget, shown in (
            (self.dismiss, not busy),
            (self.progress, busy),
            (self.cancel, busy),
            (self.show_pdf, made),
            (self.show_folder, made),
        ):
            if not shown and widget.hasFocus():
                self.dismiss.setFocus()  # not to wherever the next widget is
            widget.setVisible(shown)

    def _open(self) -> None:
        self.open_file(self._target)

    def _reveal(self) -> None:
        self.reveal(self._target)
