"""Writing files so that a crash leaves either the old or the new one, never half of either.

All new contents are on the disk, under temporary names beside their targets, before the first target is replaced. If
a replacement fails, those already made are undone. What stands in the files is not known here.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place

_WINDOWS_FULL, _WINDOWS_BUSY = (39, 112), (32, 33)
"""Windows' own numbers: the disk is full; another program has the file open, or a part of it locked."""


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes all ``files`` or none; folders that are missing are made.

    Raises:
        KicError: A file cannot be written; the files stand as they were.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.new")
            waiting.append((temporary, path))
            _write_through(temporary, content)
            if path.exists():
                with contextlib.suppress(OSError):  # other people's disks may have no modes, or none that we may set
                    shutil.copymode(path, temporary)
        _replace_all(waiting)
    except OSError as error:
        raise _unwritable(error, waiting) from error
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _replace_all(waiting: list[tuple[Path, Path]]) -> None:
    """Puts the temporary files in place. If one fails, restores what stood in the places of those before it."""
    done: list[tuple[Path, bytes | None]] = []
    try:
        for temporary, target in waiting:
            before = target.read_bytes() if target.exists() else None
            temporary.replace(target)
            done.append((target, before))
    except OSError:
        for target, before in done:
            _take_back(target, before)
        raise
    for parent in {path.parent for _, path in waiting}:
        _flush_folder(parent)


def _take_back(target: Path, before: bytes | None) -> None:
    """Puts back what stood at ``target``; where that cannot be written either, the new file stays, whole."""
    beside = target.with_name(f".{target.name}.old")
    with contextlib.suppress(OSError):
        if before is None:
            target.unlink(missing_ok=True)
        else:
            _write_through(beside, before)
            beside.replace(target)
    with contextlib.suppress(OSError):
        beside.unlink(missing_ok=True)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Makes the new names last, where that can be asked for: Windows and many network disks know no such call."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # the files are in their places
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def plain_reason(error: OSError) -> str:
    """The code of a finding that says why nothing could be written, or an empty string if that is not known.

    Its wording needs the file's ``name``.
    """
    number = getattr(error, "winerror", None)
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)) or number in _WINDOWS_FULL:
        return "store-disk-full"
    if number in _WINDOWS_BUSY or error.errno in (errno.EBUSY, getattr(errno, "ETXTBSY", None)):
        return "store-file-busy"
    return "store-file-forbidden" if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) else ""


def _unwritable(error: OSError, waiting: list[tuple[Path, Path]]) -> KicError:
    """The finding for a failed write, with its target: the system names a temporary file, or none if a disk is full."""
    named = error.filename2 or error.filename
    name = (dict(waiting).get(Path(str(named)), Path(str(named))) if named else waiting[-1][1]).name
    if code := plain_reason(error):
        return KicError(Sink().add(code, place=Place(name), name=name))
    reason = error.strerror or type(error).__name__
    return KicError(Sink().add("store-file-unwritable", place=Place(name), name=name, reason=reason))
