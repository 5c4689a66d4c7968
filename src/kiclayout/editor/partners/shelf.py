"""The registry as the window has it: read from its copy at once, brought up to date beside the window's thread.

What differs between the open issue and the registry is found again whenever the issue's partners change.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from kiclayout.app.registry import Registry, copied, copy_of, read_registry, registry_folder
from kiclayout.app.registry_changes import Difference, differences, report_differences
from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Partner
from kiclayout.editor.session import Session

_WAIT_MS = 3000


class RegistryShelf(QObject):
    """See the module.

    Signals:
        changed: The registry, or what differs from it, is another.
    """

    changed = Signal()
    _brought = Signal(str, bool)

    def __init__(self, session: Session, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._data = session, data
        self._chosen, self._asked, self._again = "", False, False
        self.registry: Registry | None = None
        self.differing: tuple[Difference, ...] = ()
        self._compared: tuple[tuple[Partner, ...], Registry | None] | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._brought.connect(self._bring)
        session.opened.connect(self.refresh)
        session.issue_changed.connect(self.compare)

    @property
    def folder(self) -> Path:
        """Where the registry is kept."""
        return registry_folder(self._chosen)

    @property
    def chosen(self) -> str:
        """The folder that the user chose; empty = none."""
        return self._chosen

    def choose(self, folder: str) -> None:
        """Keeps to another folder from now on; empty = that of the organisation, or the user's own."""
        self._chosen, self.registry = folder, None
        self.refresh()

    def refresh(self) -> None:
        """Shows what is known of the registry, and looks beside this thread whether there is anything new."""
        folder = self.folder
        copy = copy_of(folder, self._data)
        if self.registry is None or self.registry.folder != folder:
            self.take(read_registry(folder, copy, reached=True))
        self._again = self._asked  # what changes while the folder is looked at may not be seen
        if not self._asked:
            self._asked = True
            self._pool.start(partial(self._copy, folder, copy))

    def _copy(self, folder: Path, copy: Path) -> None:
        """Beside the window's thread: nothing but files is touched."""
        self._brought.emit(str(folder), copied(folder, copy))

    def _bring(self, folder: str, reached: bool) -> None:
        self._asked = False
        place = Path(folder)
        if place == self.folder:
            self.take(read_registry(place, copy_of(place, self._data), reached=reached))
        if self._again:
            self.refresh()

    def take(self, registry: Registry) -> None:
        """Shows ``registry`` from now on."""
        if registry != self.registry:
            self.registry = registry
            self.compare()
            self.changed.emit()

    def compare(self) -> None:
        """Finds what differs, if the issue's partners or the registry are others than before."""
        session = self._session
        if not session.loaded or self._compared == (key := (session.issue.partners, self.registry)):
            return
        self._compared = key
        sink = Sink()
        found = differences(session.issue, session.folder, self.registry) if self.registry else ()
        report_differences(session.issue, found, sink)
        session.note_aside(tuple(sink))
        if found != self.differing:
            self.differing = found
            self.changed.emit()

    def wait(self) -> None:
        """Waits until the folder was looked at; for tests and for closing."""
        self._pool.waitForDone(_WAIT_MS)
