"""How far an export is, and what can be done with the PDF when it is there: a quiet strip, never in anybody's way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiclayout.editor.jobs.export_job import CANCELLED, MADE, REFUSED, Printed
from kiclayout.editor.jobs.exporter import Exporter
from kiclayout.editor.jobs.reveal import open_file, reveal
from kiclayout.editor.panels.working_strip import WorkingStrip
from kiclayout.editor.words import Words

Show = Callable[[Path], object]
_SHARES = {"typeset": (0, 5), "hand": (5, 20), "paint": (20, 100)}
"""Which part of the whole a stage is, in percent: from, to."""


class ExportBar(WorkingStrip):
    """See the module. It hides itself while nothing is exported and nothing was.

    Signals:
        refused: No PDF was made; the findings say why.
    """

    refused = Signal()

    def __init__(self, exporter: Exporter, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("exportBar", words, parent)
        self._target = Path()
        self.open_file: Show = open_file
        self.reveal: Show = reveal
        self.progress.setRange(0, 100)
        self.show_pdf = self.add("export.open", self._open)
        self.show_folder = self.add("export.reveal", self._reveal)
        self.cancel = self.add("export.cancel", exporter.cancel)
        self.dismiss = self.add("export.dismiss", self.hide)
        exporter.started.connect(self._started)
        exporter.progressed.connect(self._progressed)
        exporter.finished.connect(self._finished)

    def _started(self) -> None:
        self.progress.setValue(0)
        self.label.setText(self._words("export.typeset"))
        self.show_only(self.progress, self.cancel)
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
        made = (self.show_pdf, self.show_folder) if printed.result == MADE else ()
        self.show_only(*made, self.dismiss)
        if printed.result == REFUSED:
            self.refused.emit()

    def _said(self, printed: Printed) -> str:
        words = self._words
        if printed.result == MADE:
            files = " + ".join(file.name for file in (printed.target, *printed.more))
            return words("export.made", file=files, pages=printed.pages)
        if printed.reason is not None:
            return words("export.not-written", reason=printed.reason.message(words.lang))
        if printed.result in (CANCELLED, REFUSED):
            return words(f"export.{printed.result}")
        if not printed.fault:  # the system ended it, and it could say nothing
            return words("export.ended")
        return words("export.failed", reason=printed.fault.splitlines()[-1])

    def _open(self) -> None:
        self.open_file(self._target)

    def _reveal(self) -> None:
        self.reveal(self._target)
