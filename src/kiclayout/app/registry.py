"""The registry of partners: a folder that an organisation keeps, and a copy of it for when it cannot be reached.

It is read here and written by ``registry_changes``; no issue needs it to be printed. A folder on a share is copied
into the user's own data whenever it can be reached, and read there: so nothing waits for a network but the copying,
which is all that a thread need do.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiclayout.app.organisation import organisation
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Partner
from kiclayout.store.layout_places import programs_data
from kiclayout.store.partners import PARTNERS_FILE, PARTNERS_FOLDER, read_partners

ELSEWHERE: Final = "KICLAYOUT_PARTNERS"
"""The environment's name for a folder that counts for more than any other."""
_OWN, _COPIES = "registry", "registry-copies"
_MOST_FILES, _LARGEST = 2000, 64 << 20
"""Of a registry's files: how many are copied, and the bytes of the largest."""


@dataclass(frozen=True, slots=True)
class Registry:
    """What is known of the registry.

    Attributes:
        folder: Where it is kept.
        source: Where it was read, and where its logos can be opened: ``folder``, or the copy of it.
        partners: Its records.
        reached: Whether the folder could be reached; if not, the copy shows what was there the last time.
        findings: What is wrong with its file.
    """

    folder: Path
    source: Path
    partners: tuple[Partner, ...] = ()
    reached: bool = True
    findings: tuple[Diagnostic, ...] = ()

    def partner(self, name: str) -> Partner | None:
        """The record called ``name``."""
        return next((one for one in self.partners if one.id == name), None)

    def file(self, name: str) -> Path:
        """Where a file that a record names can be opened."""
        return self.source / name


def registry_folder(chosen: str = "") -> Path:
    """Where the registry is: as the environment says, as ``chosen``, as the organisation set, else the user's own."""
    named = os.environ.get(ELSEWHERE) or chosen or organisation().partners
    return _whole(Path(named).expanduser()) if named else own_registry()


def own_registry() -> Path:
    """The user's own folder for a registry, which need not exist."""
    return programs_data() / "kiclayout" / _OWN


def _whole(folder: Path) -> Path:
    """The registry that ``folder`` is, if it was named by its inner folder of partners."""
    return folder.parent if folder.name == PARTNERS_FOLDER else folder


def copy_of(folder: Path, data: Path) -> Path:
    """Where the copy of the registry in ``folder`` is kept below ``data``; the user's own is its own copy."""
    if folder == own_registry():
        return folder
    return data / _COPIES / hashlib.sha256(str(folder).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def copied(folder: Path, copy: Path) -> bool:
    """Brings ``copy`` up to date with the registry in ``folder``; whether that could be reached.

    Nothing but files are looked at, so that a thread may do it. Files that are gone stay in the copy: records that are
    there name what they need.
    """
    try:
        if copy == folder or not (folder / PARTNERS_FILE).is_file():
            return folder.is_dir() or folder == own_registry()
        (copy / PARTNERS_FOLDER).mkdir(parents=True, exist_ok=True)
        for file in _files(folder):  # the records come last: what they name is there by then
            target = copy / file.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(file, target)
        return True
    except OSError:
        return False


def _files(folder: Path) -> Iterator[Path]:
    found = (path for path in sorted((folder / PARTNERS_FOLDER).rglob("*")) if path.is_file() and not path.is_symlink())
    records = folder / PARTNERS_FILE
    for number, path in enumerate(path for path in found if path != records):
        if number >= _MOST_FILES:
            break
        if path.stat().st_size <= _LARGEST and not path.name.startswith("."):
            yield path
    yield records


def _copy(file: Path, target: Path) -> None:
    """Copies a file that differs in size or time; half a copy never stands in the place of a whole one."""
    new = file.stat()
    if target.is_file():
        old = target.stat()
        if (old.st_size, old.st_mtime_ns // 1_000_000_000) == (new.st_size, new.st_mtime_ns // 1_000_000_000):
            return
    half = target.with_name(f".{target.name}.new")
    shutil.copyfile(file, half)
    os.utime(half, ns=(new.st_atime_ns, new.st_mtime_ns))
    half.replace(target)


def read_registry(folder: Path, source: Path | None = None, *, reached: bool = True) -> Registry:
    """The registry in ``folder``, read from ``source`` if that is given; without a file it is empty."""
    sink = Sink()
    place = source or folder
    partners = read_partners(place, sink) if (place / PARTNERS_FILE).is_file() else ()
    return Registry(folder, place, partners, reached, tuple(sink))
