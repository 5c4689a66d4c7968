"""Notices what other programs do to the files of an open issue.

The system's notices only wake it up: what counts is whether a file's time, size or identity differs from what was seen
last, so that own writes (after ``accept``) are no news and a notice that never came is made up for by ``look``. What
is done about a change is not decided here.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from kiclayout.app.shelf import Home
from kiclayout.app.target import PACK, PDF

Stamp = tuple[int, int, int]
"""Time of change in nanoseconds, size, number on the disk."""
SETTLE = 250
"""Milliseconds of quiet before a change is told: programs write in several steps."""
MOST = 400
"""Files that are watched one by one; further ones are noticed by ``look`` alone."""

_MADE = (PDF, PACK)
"""Endings of what is made of an issue and no part of it, unless it lies among the pictures."""
_PICTURES = ("images", "partners")
"""Folders in which a PDF is a poster or a logo."""


class Watcher(QObject):
    """See the module.

    Signals:
        changed: Something differs from what was seen last.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home: Home | None = None
        self._seen: dict[str, Stamp] = {}
        self._system = QFileSystemWatcher(self)
        self._system.fileChanged.connect(self._wake)
        self._system.directoryChanged.connect(self._wake)
        self._quiet = QTimer(self, singleShot=True, interval=SETTLE)
        self._quiet.timeout.connect(self.look)

    def watch(self, home: Home | None) -> None:
        """Watches another issue from now on, or none."""
        self._home = home
        self._quiet.stop()
        if paths := [*self._system.files(), *self._system.directories()]:
            self._system.removePaths(paths)
        self.accept()

    def now(self) -> dict[str, Stamp]:
        """The files as they are now."""
        return stamps(self._home) if self._home else {}

    def accept(self, seen: dict[str, Stamp] | None = None) -> None:
        """Takes the files as they are, or as they were ``seen``, for known."""
        self._seen = self.now() if seen is None else seen
        self._follow()

    def accept_file(self, name: str) -> None:
        """Takes a file of the issue, by its name in it, as it is: we wrote it."""
        if self._home is None or self._home.packed or not _counts(Path(name)):
            return
        with contextlib.suppress(OSError):
            self._seen[name] = _stamp(self._home.folder / name)

    def differing(self, now: dict[str, Stamp] | None = None) -> frozenset[str]:
        """The names of the files that are not as they were known; those that came or went are among them."""
        found = self.now() if now is None else now
        return frozenset(name for name in self._seen.keys() | found.keys() if self._seen.get(name) != found.get(name))

    def look(self) -> None:
        """Tells if something differs; for when the window becomes active, and where no notices come."""
        self._follow()
        if self.differing():
            self.changed.emit()

    def _wake(self) -> None:
        self._quiet.start()

    def _follow(self) -> None:
        """Watches what is there now: a file that was replaced is lost to the system's watcher."""
        if self._home is None:
            return
        known = {*self._system.files(), *self._system.directories()}
        wanted = [path for path in _paths(self._home) if path not in known]
        if wanted:
            self._system.addPaths(wanted)


def stamps(home: Home) -> dict[str, Stamp]:
    """The files of an issue by their names in it; of a packed issue, the pack alone, under an empty name."""
    found = {}
    for path in _files(home):
        with contextlib.suppress(OSError):
            name = "" if home.packed else path.relative_to(home.folder).as_posix()
            found[name] = _stamp(path)
    return found


def _stamp(path: Path) -> Stamp:
    state = path.stat()
    return state.st_mtime_ns, state.st_size, state.st_ino


def _files(home: Home) -> Iterator[Path]:
    if home.packed:
        yield home.source
        return
    with contextlib.suppress(OSError):
        for path in sorted(home.folder.rglob("*")):
            if _counts(path.relative_to(home.folder)) and path.is_file():
                yield path


def _counts(inner: Path) -> bool:
    """Whether a file of the issue's folder is a part of the issue: nothing hidden, nothing that is made of it."""
    if any(part.startswith((".", "~$")) for part in inner.parts):
        return False
    return inner.suffix.lower() not in _MADE or inner.parts[0] in _PICTURES


def _paths(home: Home) -> list[str]:
    """The folders and files to watch."""
    files = list(_files(home))
    folders = {home.source.parent} if home.packed else {home.folder, *(path.parent for path in files)}
    return [*map(str, sorted(folders)), *map(str, files[:MOST])]
