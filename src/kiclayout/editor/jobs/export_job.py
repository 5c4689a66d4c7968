"""One export in a process of its own: our own command line, given the pages to print, telling how far it is.

The pages go to it one by one, and whatever else the window has to do goes before the next. Cancelling ends the process;
neither a PDF nor a part of one is left. What is exported, and who is asked when there are errors, is decided by
``exporter``.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import field
from glob import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from kiclayout.app.own_program import own_command
from kiclayout.app.wire import finding_of
from kiclayout.base.diagnostics import Diagnostic, Severity
from kiclayout.base.record import dataclass

MADE, REFUSED, CANCELLED, FAILED = "made", "refused", "cancelled", "failed"
_PATIENCE = 3_000
"""Milliseconds that a process is given to end."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed.

    Attributes:
        source: Where the issue lies.
        target: The PDF.
        preset: What it is made for: screen, print, both of these or proof.
        profile: The printer's ICC profile; None = the one that comes along. For what is printed only.
        password: Locks the file; not the printer's.
    """

    source: Path
    target: Path
    preset: str = "screen"
    profile: Path | None = None
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of an export.

    Attributes:
        result: ``MADE``, ``REFUSED`` (there are errors and they were not wanted in print, or nothing could be made: the
            findings say why), ``CANCELLED``, or ``FAILED`` (our own fault: ``fault`` says what is known).
        target: The PDF that was asked for.
        pages: How many it has.
        findings: Everything that was found.
        fault: What a process that broke down said last.
        held: Whether errors of the issue alone kept it from being made: it can be made all the same.
        more: Further PDFs that were made of the same pages.
    """

    result: str
    target: Path
    pages: int = 0
    findings: tuple[Diagnostic, ...] = ()
    fault: str = ""
    held: bool = False
    more: tuple[Path, ...] = ()

    @property
    def reason(self) -> Diagnostic | None:
        """What kept it from being made, if that is not the issue: no room on the disk, a file that another one has."""
        errors = [found for found in self.findings if found.severity is Severity.ERROR]
        return errors[-1] if errors and self.result == REFUSED and not self.held else None


class ExportJob(QObject):
    """See the module. A job runs once.

    Signals:
        progressed: Stage (hand, paint), how many pages are done, how many there are.
        finished: It is over; carries a ``Printed``.
    """

    progressed = Signal(str, int, int)
    finished = Signal(object)

    def __init__(self, order: Order, pages: Iterator[bytes], count: int, parent: QObject | None = None) -> None:
        """``pages`` is what the process is to be given (see ``handed``), in ``count`` pieces."""
        super().__init__(parent)
        self.order = order
        self._pages, self._count, self._given = pages, count, 0
        self._findings: list[Diagnostic] = []
        self._result: dict[str, Any] = {}
        self._rest, self._cancelled, self._over = b"", False, False
        self._pid = 0
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._ended)
        self._giving = QTimer(self, interval=0)
        self._giving.timeout.connect(self._give)
        self._process.errorOccurred.connect(self._stumbled)

    def start(self) -> None:
        """Starts the process."""
        program, *arguments = command(self.order)
        self._process.start(program, arguments)
        self._pid = int(self._process.processId())
        if self.order.password:
            self._process.write(self.order.password.encode() + b"\n")
        self._giving.start()

    def cancel(self) -> None:
        """Ends the process; ``finished`` is told."""
        if not self._over:
            self._cancelled = True
            self._process.kill()

    def wait(self, patience: int = _PATIENCE) -> bool:
        """Waits up to ``patience`` milliseconds for the end; for closing the program."""
        return self._process.state() == QProcess.ProcessState.NotRunning or self._process.waitForFinished(patience)

    def _give(self) -> None:
        """Gives the process one more piece."""
        piece = next(self._pages, None)
        if piece is None or self._over:
            self._giving.stop()
            self._process.closeWriteChannel()
            return
        self._process.write(piece)
        self._given += 1
        self.progressed.emit("hand", self._given, self._count)

    def _read(self) -> None:
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            with contextlib.suppress(ValueError):
                self._told(json.loads(line))

    def _told(self, said: dict[str, Any]) -> None:
        if step := said.get("progress"):
            self.progressed.emit(str(step["stage"]), int(step["done"]), int(step["total"]))
        elif found := said.get("finding"):
            self._findings.append(finding_of(found))
        elif result := said.get("result"):
            self._result = result

    def _ended(self) -> None:
        self._read()
        if self._cancelled:
            self._clean()
            self._finish(CANCELLED)
        elif self._result.get("file"):
            self._finish(MADE)
        elif self._result:
            self._finish(REFUSED)
        else:
            self._clean()
            self._finish(FAILED, bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip())

    def _stumbled(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._finish(FAILED, self._process.errorString())

    def _clean(self) -> None:
        """Removes what a process that was ended left of the file it was writing, the first or one beside it."""
        target = self.order.target.absolute()
        with contextlib.suppress(OSError):
            for left in target.parent.glob(f".{escape(target.stem)}*.{self._pid}.part"):
                left.unlink(missing_ok=True)

    def _finish(self, result: str, fault: str = "") -> None:
        if self._over:
            return
        self._over = True
        self._giving.stop()
        pages, more = int(self._result.get("pages", 0)), tuple(map(Path, self._result.get("more", ())))
        findings = tuple(self._findings)
        self.finished.emit(Printed(result, self.order.target, pages, findings, fault[-2000:], more=more))


def command(order: Order) -> list[str]:
    """The program and its arguments: our own, however it was installed.

    A password is not among them, since everybody on the computer can read those; it is asked from the input.
    """
    asked = ["export", str(order.source), "-o", str(order.target), "--json", "--pages"]
    made_for = ["--preset", order.preset] if order.preset != "screen" else []
    profile = ["--profile", str(order.profile)] if order.profile else []
    locked = ["--password", "-"] if order.password else []
    return [*own_command(), *asked, *made_for, *profile, *locked]


def _environment() -> QProcessEnvironment:
    """Ours, with Python's output in UTF-8 and not held back."""
    made = QProcessEnvironment.systemEnvironment()
    made.insert("PYTHONUNBUFFERED", "1")
    made.insert("PYTHONIOENCODING", "utf-8")
    return made
