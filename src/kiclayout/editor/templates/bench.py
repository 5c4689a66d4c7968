"""Jobs done in short turns of the event loop, one after the other: pages laid out and painted for small pictures.

A job is a generator; each of its steps is short. Nothing runs on another thread, and nobody waits for it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

TURN = 0.004
"""How long the window may be kept waiting by one turn, in seconds; one step may overrun it."""
PAUSE = 1
"""Milliseconds between two turns: what a turn led to is painted in a turn of its own."""
WAIT = 20
"""Milliseconds until it is asked again whether there is time."""

Job = Generator[None, None, None]


class Bench(QObject):
    """See the module."""

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        """``busy`` says whether something more urgent is going on."""
        super().__init__(parent)
        self._busy = busy
        self._jobs: deque[Job] = deque()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)
        self.longest = 0.0
        """The longest step so far, in seconds."""

    def add(self, job: Job) -> None:
        """Does ``job`` when those before it are done."""
        self._jobs.append(job)
        if not self._timer.isActive():
            self._timer.start(0)

    def first(self, job: Job) -> None:
        """Does ``job`` before all others; one that was begun goes on behind it."""
        self._jobs.appendleft(job)
        if not self._timer.isActive():
            self._timer.start(0)

    def drop(self) -> None:
        """Forgets all that is not done."""
        self._jobs.clear()
        self._timer.stop()

    def finish(self) -> None:
        """Does all there is, at once (in tests)."""
        self._timer.stop()
        while self._jobs:
            self._step()

    def _turn(self) -> None:
        if self._busy():
            self._timer.start(WAIT)
            return
        end = perf_counter() + TURN
        while self._jobs and perf_counter() < end and not self._busy():
            self._step()
        if self._jobs:
            self._timer.start(PAUSE)

    def _step(self) -> None:
        begun = perf_counter()
        try:
            next(self._jobs[0])
        except StopIteration:
            self._jobs.popleft()
        self.longest = max(self.longest, perf_counter() - begun)
