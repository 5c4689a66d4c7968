"""Exports what the window shows: the very pages of the screen, unsaved edits included, go to a process that prints.

The issue itself is neither saved nor touched. Pages that still follow an edit are waited for. One export runs at a
time.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiclayout.app.handed import pieces
from kiclayout.app.placed import placed
from kiclayout.base.diagnostics import Severity
from kiclayout.base.record import replace
from kiclayout.content.issue import Issue
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.questions import Wanted
from kiclayout.editor.jobs.export_job import CANCELLED, REFUSED, ExportJob, Order, Printed


class Exporter(QObject):
    """See the module.

    Signals:
        started: An export is on its way: pages are waited for, or are handed over, and nothing is to be asked first.
        progressed: As ``ExportJob``, and before it ``typeset``, 0, 0: pages are waited for.
        finished: It is over, and nothing more will be asked; carries a ``Printed``.
    """

    started = Signal()
    progressed = Signal(str, int, int)
    finished = Signal(object)

    def __init__(self, documents: Documents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._waiting: Order | None = None
        self._job: ExportJob | None = None
        self._issue: Issue | None = None
        documents.session.state_changed.connect(self._settled)

    @property
    def running(self) -> bool:
        """Whether an export is on its way."""
        return self._job is not None or self._waiting is not None

    def export(self, wanted: Wanted) -> bool:
        """Begins to make the PDF that is ``wanted``; says whether it did.

        Errors in the issue are asked about.
        """
        home = self._documents.home
        if home is None or self.running:
            return False
        self._waiting = Order(home.folder, wanted.target, wanted.preset, wanted.profile, wanted.password)
        self._settled()
        if self._waiting is not None:
            self.started.emit()
            self.progressed.emit("typeset", 0, 0)
        return True

    def cancel(self) -> None:
        """Ends the export; nothing of the PDF is left."""
        if self._job:
            self._job.cancel()
        elif order := self._waiting:
            self._waiting = None
            self.finished.emit(Printed(CANCELLED, order.target))

    def stop(self) -> None:
        """Ends the export and waits for it; for closing the window."""
        self._waiting = None
        if job := self._job:
            job.cancel()
            job.wait()

    def _settled(self) -> None:
        """Goes on if all pages are as they are to be."""
        session = self._documents.session
        if self._waiting is None or not session.settled:
            return
        order, self._waiting = self._waiting, None
        session.finish()  # words that were not checked yet
        errors = [found for found in session.own_findings if found.severity is Severity.ERROR]
        if errors and not self._documents.questions.export_with_errors(errors):
            self._note(Printed(REFUSED, order.target, len(session.scene.pages), session.own_findings, held=True))
            return
        self.started.emit()
        self._issue = session.issue
        given = pieces(session.scene, Path(session.layout.folder))
        job = self._job = ExportJob(order, given, 1 + len(session.scene.pages), self)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._ended)
        job.start()

    def _ended(self, printed: Printed) -> None:
        job, self._job = self._job, None
        issue, self._issue = self._issue, None
        if job is not None and issue is not None:
            printed = replace(printed, findings=tuple(placed(printed.findings, issue, job.order.source)))
            job.deleteLater()
        self._note(printed)

    def _note(self, printed: Printed) -> None:
        self._documents.session.note_printed(printed.findings)
        self.finished.emit(printed)
