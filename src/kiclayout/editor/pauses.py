"""Garbage is collected in pauses: never between a key and its page.

Values are trees without cycles, so that hardly anything waits for the collector; what Qt's objects leave behind does.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from kiclayout.editor.session import Session

EVERY = 2_000
"""How often a pause is looked for, in milliseconds."""
WORTH, DEEPER = 20_000, 50
"""How many new objects are worth a round, and how many rounds are followed by one through older objects."""


class Pauses(QObject):
    """Takes over Python's collector for as long as it lives."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._rounds, self._frozen = session, 0, False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        session.opened.connect(self._opened)
        gc.disable()
        self._timer.start()

    def _opened(self) -> None:
        self._frozen = False

    def look(self) -> None:
        """Collects if there is a pause and enough to collect; what an issue was opened with is set aside once."""
        if not self._session.settled or gc.get_count()[0] < WORTH:
            return
        if not self._frozen:
            gc.collect()
            gc.freeze()
            self._frozen = True
            return
        self._rounds += 1
        gc.collect(1 if self._rounds % DEEPER == 0 else 0)

    def end(self) -> None:
        """Gives the collector back."""
        self._timer.stop()
        gc.enable()
