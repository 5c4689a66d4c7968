"""Exports what the window shows, unsaved edits included, and brings what was found back to the blocks it is about.

Words that are not saved are printed from a copy of the texts; pictures and layouts are read where they lie. The issue
itself is neither saved nor touched. One export runs at a time.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiclayout.app.carry import relined
from kiclayout.app.recovery import copy_texts
from kiclayout.app.shelf import working_place
from kiclayout.base.diagnostics import Diagnostic, KicError, Severity, Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import replace
from kiclayout.content.issue import Issue
from kiclayout.content.walk import walk
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.questions import Wanted
from kiclayout.editor.jobs.export_job import ExportJob, Order, Printed
from kiclayout.store.issue import read_issue, save_issue, write_issue


class Exporter(QObject):
    """See the module.

    Signals:
        started: A process was started.
        progressed: As ``ExportJob``.
        finished: It is over, and nothing more will be asked; carries a ``Printed``.
    """

    started = Signal()
    progressed = Signal(str, int, int)
    finished = Signal(object)

    def __init__(self, documents: Documents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._job: ExportJob | None = None
        self._issue: Issue | None = None
        self._texts: Path | None = None

    @property
    def running(self) -> bool:
        """Whether an export is on its way."""
        return self._job is not None

    def export(self, wanted: Wanted) -> bool:
        """Begins to make the PDF that is ``wanted``; says whether it did.

        Errors in the issue are asked about.
        """
        home = self._documents.home
        if home is None or self.running:
            return False
        try:
            self._issue = self._written_out()
        except KicError as error:
            self._drop_texts()
            self._documents.questions.report("files.cannot-export", error.diagnostics)
            return False
        self._run(Order(home.folder, wanted.target, self._texts, True, wanted.preset, wanted.profile, wanted.password))
        self.started.emit()
        return True

    def cancel(self) -> None:
        """Ends the export; nothing of the PDF is left."""
        if self._job:
            self._job.cancel()

    def stop(self) -> None:
        """Ends the export and waits for it; for closing the window."""
        if job := self._job:
            job.cancel()
            job.wait()

    def _written_out(self) -> Issue:
        """The issue with the lines it has in what is printed; unsaved words are written to a folder of their own.

        Raises:
            KicError: They cannot be written.
        """
        documents = self._documents
        session, home = documents.session, documents.home
        assert home is not None
        if not session.modified and not documents.watcher.differing():
            return session.issue
        self._texts = working_place(documents.data / "working")
        try:
            copy_texts(home.folder, session.saved, self._texts)
            save_issue(self._texts, read_issue(self._texts, Sink()), session.issue)
        except (KicError, OSError):  # the files on the disk are broken: what is on the screen is printed all the same
            write_issue(self._texts, session.issue)
        return relined(session.issue, read_issue(self._texts, Sink()))

    def _run(self, order: Order) -> None:
        job = ExportJob(order, self)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._ended)
        self._job = job
        job.start()

    def _ended(self, printed: Printed) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        errors = [found for found in printed.findings if found.severity is Severity.ERROR]
        if printed.held and job is not None and self._documents.questions.export_with_errors(errors):
            self._run(replace(job.order, strict=False))
            return
        self._drop_texts()
        issue, self._issue = self._issue, None
        findings = tuple(located(printed.findings, issue)) if issue else printed.findings
        self._documents.session.note_printed(findings)
        self.finished.emit(replace(printed, findings=findings))

    def _drop_texts(self) -> None:
        if self._texts is not None:
            shutil.rmtree(self._texts, ignore_errors=True)
        self._texts = None


def located(findings: Iterable[Diagnostic], issue: Issue) -> Iterable[Diagnostic]:
    """``findings`` with the blocks of ``issue`` that stand at their lines."""
    for found in findings:
        block = _block_at(issue, found.place) if found.place else 0
        yield replace(found, origin=Origin(block)) if block else found


def _block_at(issue: Issue, place: Place) -> int:
    """The id of the innermost block at ``place``, of the article if it is none of its lines, else 0."""
    article = next((one for one in issue.articles if one.path == place.file), None)
    if article is None:
        return 0
    around = [block for block in walk(article.blocks) if block.lines[0] <= place.line <= block.lines[1]]
    return min(around, key=lambda block: block.lines[1] - block.lines[0]).id if around else article.id
