"""What took work, remembered on disk from one run to the next: a folder of entries by name.

Whoever puts an entry gives it a name that says all that made it, so that nothing in the folder can be stale. Nothing is
ever changed, only added and thrown away, each file in one step, so that any number of programs may use the folder. A
file that is damaged is as good as none. What entries mean is their owners' business.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_CHECK = 32


class Entries:
    """A folder of entries.

    Attributes:
        folder: Made when it is needed.
    """

    def __init__(self, folder: Path, ending: str, largest: int) -> None:
        """``ending`` of its files' names; ``largest``: bytes that the folder may hold."""
        self.folder = folder
        self._ending, self._largest = ending, largest

    def get(self, key: str) -> bytes | None:
        """The entry called ``key``, if it is there and whole; it counts as used."""
        place = self._place(key)
        try:
            data = place.read_bytes()
            check, body = data[:_CHECK], data[_CHECK:]
            if hashlib.sha256(body).digest() != check:
                return None
            os.utime(place)
        except OSError:
            return None
        return body

    def put(self, key: str, body: bytes) -> None:
        """Adds an entry; a disk that is full or may not be written to is no fault."""
        place = self._place(key)
        beside = place.with_name(f".{place.name}.{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.sha256(body).digest() + body)
            beside.replace(place)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Throws away what was used least lately, as long as the folder is too large."""
        kept = 0
        for _, size, place in sorted(self._all(), reverse=True):
            kept += size
            if kept > self._largest:
                with suppress(OSError):  # another program was faster
                    place.unlink()

    def _all(self) -> Iterator[tuple[float, int, Path]]:
        """(used last, size, file)."""
        if not self.folder.is_dir():
            return
        for place in self.folder.iterdir():
            with suppress(OSError):
                state = place.stat()
                if place.name.endswith(self._ending):
                    yield state.st_mtime, state.st_size, place

    def _place(self, key: str) -> Path:
        return self.folder / f"{key}{self._ending}"


def cache_folder(kind: str) -> Path:
    """This system's place for what programs can make again, for one ``kind`` of it; nowhere if nobody has a home."""
    try:
        return _caches() / kind
    except RuntimeError:  # that is how a missing home is told
        return Path(os.devnull) / kind


def _caches() -> Path:
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        return base / "kiclayout" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "kiclayout"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".cache") / "kiclayout"
