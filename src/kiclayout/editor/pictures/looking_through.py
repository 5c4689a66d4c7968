"""Looks through the picture files of the open issue while nobody does anything: what is broken joins the findings.

Files are decoded beside the window's thread, one after the other, and once as long as they stay the same. What can be
told without that is told when the pages are laid out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QThreadPool, QTimer, Signal

from kiclayout.app.placed import placed
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.editor.session import Session
from kiclayout.preflight.soundness import pictures_in
from kiclayout.scene.assets import is_page, report_flaws
from kiclayout.scene.items import Picture
from kiclayout.scene.page import Page

QUIET = 1500
"""How long the pages must have rested, in milliseconds."""
MOST_COMMANDS = 200_000
"""Bytes of what a PDF page draws that are read: longer ones would hold up the window. Checks and exports read them."""

State = tuple[str, int, int]
"""A file, its time of change and its size."""


class LookingThrough(QObject):
    """See the module.

    Signals:
        looked: The files on the pages are known now; what is wrong with them is among the session's findings.
    """

    looked = Signal()
    _found = Signal(int, object)

    def __init__(self, session: Session, parent: QObject | None = None, *, quiet: int = QUIET) -> None:
        super().__init__(parent)
        self._session = session
        self._turn = 0
        self._known: dict[State, tuple[Diagnostic, ...]] = {}
        self._pages: dict[int, tuple[Page, tuple[Picture, ...]]] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self._resting = QTimer(self, singleShot=True, interval=quiet)
        self._resting.timeout.connect(self._begin)
        self._found.connect(self._note)
        session.opened.connect(self._forget)
        session.state_changed.connect(self._wait)  # also where pages are the same with another file
        session.pages_changed.connect(self._wait)
        if session.loaded:
            self._resting.start()

    def close(self) -> None:
        """Begins nothing more, and waits for the file that is being looked into."""
        self._turn += 1
        self._resting.stop()
        self._pool.waitForDone()

    def _forget(self) -> None:
        """Another issue, or none: what is being looked into is the last file."""
        self._turn += 1
        self._known, self._pages = {}, {}
        self._resting.start()

    def _wait(self, _indices: object = None) -> None:
        if self._session.loaded:
            self._resting.start()
        elif self._pages:
            self._forget()

    def _begin(self) -> None:
        if not self._session.loaded:
            return
        if not self._session.settled:
            self._resting.start()
            return
        self._turn += 1
        self._pool.start(partial(self._look, self._turn, tuple(self._shown()), dict(self._known)))

    def _shown(self) -> dict[str, Picture]:
        """By its file, the first picture that shows it; pages that stay the same are gone through once."""
        pages = {}
        for page in self._session.scene.pages:
            kept = self._pages.get(id(page))
            pages[id(page)] = kept if kept and kept[0] is page else (page, tuple(pictures_in(page.items)))
        self._pages = pages
        return {one.file: one for _, pictures in reversed(pages.values()) for one in reversed(pictures)}

    def _look(self, turn: int, files: Iterable[str], known: dict[State, tuple[Diagnostic, ...]]) -> None:
        """In a thread of the pool."""
        found: dict[State, tuple[Diagnostic, ...]] = {}
        for file in files:
            if turn != self._turn:
                return
            state = _state(file)
            found[state] = known[state] if state in known else looked_into(file)
        try:
            self._found.emit(turn, found)
        except RuntimeError:  # the window was closed meanwhile, and this object with it
            return

    def _note(self, turn: int, found: dict[State, tuple[Diagnostic, ...]]) -> None:
        if turn != self._turn or not self._session.loaded:
            return
        self._known = found
        pictures = self._shown()
        own = [
            replace(one, origin=pictures[file].origin)
            for (file, _, _), flaws in found.items() if file in pictures for one in flaws
        ]  # fmt: skip
        self._session.note_files(tuple(placed(own, self._session.issue, self._session.folder)) if own else ())
        self.looked.emit()


def looked_into(file: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a picture file that is told by decoding it alone; nobody's block yet."""
    sink, path = Sink(), Path(file)
    if is_page(path):
        from kiclayout.paint.page_damage import check_page  # not above: most issues hold no PDF, and it loads much

        check_page(path, sink, most=MOST_COMMANDS)
    else:
        report_flaws(path, sink, Place(file))
    return tuple(sink)


def _state(file: str) -> State:
    try:
        state = os.stat(file)  # noqa: PTH116 (of every picture, time and again)
    except OSError:
        return file, 0, 0
    return file, state.st_mtime_ns, state.st_size
