"""Keeps unsaved edits a few seconds after they were made, without being felt while somebody types.

On the window's thread what changed becomes text, a few blocks a turn of the event loop; a thread of its own puts the
texts on the disk. Where they lie and how they are found again is ``app.recovery``.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiclayout.app.recovery import Keeper, Wording
from kiclayout.app.sheets import Sheet
from kiclayout.base.diagnostics import KicError
from kiclayout.content.issue import Issue
from kiclayout.editor.session import Session

DELAY = 2_000
"""Milliseconds from an edit to its copy, at most; edits in between are copied together."""
SLICE = 0.002
"""Seconds after which a turn ends."""


class Autosave(QObject):
    """See the module.

    Signals:
        kept: The copy on the disk says what the window says.
        failed: No copy could be written; carries the KicError.

    Attributes:
        longest: The longest time for which the window's thread was held up, in seconds.
    """

    kept = Signal()
    failed = Signal(object)
    _written = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self._session = session
        self._keeper: Keeper | None = None
        self._waiting: Iterator[None] = iter(())
        self._wording = Wording()
        self._names: tuple[str, ...] = ()
        self._texts: dict[str, tuple[Sheet, str]] = {}
        self._pool = ThreadPoolExecutor(1, "kiclayout-autosave")
        self._timer = self._single_shot(DELAY, self.begin)
        self._turn = self._single_shot(0, self._next)
        session.issue_changed.connect(self._edited)
        self._written.connect(self._after_writing, Qt.ConnectionType.QueuedConnection)

    def _single_shot(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(slot)
        return timer

    def guard(self, keeper: Keeper | None) -> None:
        """Keeps the edits of another issue from now on, or of none."""
        self._halt()
        self._keeper = keeper
        if keeper is not None:
            self._edited()

    def clear(self) -> None:
        """Takes the copy away: everything is saved, or wanted no longer. Waits until that is done."""
        self._halt()
        if self._keeper is not None:
            self._pool.submit(self._keeper.clear).result()

    def flush(self) -> None:
        """Writes what is waiting, at once."""
        self._timer.stop()
        self.begin()
        while self._turn.isActive():
            self._turn.stop()
            self._next()
        self._pool.submit(int).result()

    def _halt(self) -> None:
        self._timer.stop()
        self._turn.stop()
        self._waiting, self._texts = iter(()), {}
        self._pool.submit(int).result()

    def _edited(self) -> None:
        if self._keeper is not None and not self._timer.isActive():
            self._timer.start()

    def begin(self) -> None:
        """Finds out what differs from the disk, and begins to copy it."""
        if self._keeper is None or not self._session.loaded:
            return
        start = time.perf_counter()
        found = self._keeper.pending(self._session.saved, self._session.issue)
        self._names, self._texts = tuple(found), {}
        self._waiting = self._worded(found, self._session.issue)
        self._turn.start()
        self._note(start)

    def _worded(self, found: dict[str, Sheet | None], issue: Issue) -> Iterator[None]:
        """Puts the texts of what was ``found`` together, in small steps."""
        for name, sheet in found.items():
            if sheet is not None:
                yield from self._wording.steps(sheet, issue)
                self._texts[name] = sheet, self._wording.text
                yield

    def _next(self) -> None:
        """Words a little, or hands over what was worded."""
        start, keeper = time.perf_counter(), self._keeper
        if keeper is None:
            return
        for _ in self._waiting:
            if time.perf_counter() - start > SLICE:
                self._turn.start()
                break
        else:
            self._pool.submit(keeper.write, self._texts, self._names).add_done_callback(self._done)
        self._note(start)

    def _done(self, future: Future[None]) -> None:
        """On the writing thread: tells the window's thread what came of it."""
        self._written.emit(future.exception())

    def _after_writing(self, error: BaseException | None) -> None:
        if error is None:
            self.kept.emit()
        elif isinstance(error, KicError):
            self.failed.emit(error)
        else:
            raise error

    def _note(self, start: float) -> None:
        self.longest = max(self.longest, time.perf_counter() - start)
