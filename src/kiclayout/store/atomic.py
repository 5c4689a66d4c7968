"""Writing files so that a crash leaves either the old or the new one, never half of either.

All new contents are on the disk, under temporary names beside their targets, before the first target is replaced. If
a replacement fails, those already made are undone. What stands in the files is not known here.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes all ``files`` or none; folders that are missing are made.

    Raises:
        KicError: A file cannot be written; the files stand as they were.
    """
    waiting: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.new")
            waiting.append((temporary, path))
            _write_through(temporary, content)
            if path.exists():
                shutil.copymode(path, temporary)
        path = _replace_all(waiting)
    except OSError as error:
        raise _unwritable(Path(error.filename) if error.filename else path, error) from error
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _replace_all(waiting: list[tuple[Path, Path]]) -> Path:
    """Puts the temporary files in place; returns the last. Restores what was there if one fails."""
    before: list[tuple[Path, bytes | None]] = []
    target = Path()
    try:
        for temporary, target in waiting:
            before.append((target, target.read_bytes() if target.exists() else None))
            temporary.replace(target)
    except OSError:
        for changed, content in before[:-1]:
            if content is None:
                changed.unlink(missing_ok=True)
            else:
                _write_through(changed, content)
        raise
    for parent in {path.parent for _, path in waiting}:
        _flush_folder(parent)
    return target


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Makes the new names last; Windows has no such call for folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path, error: OSError) -> KicError:
    reason = error.strerror or type(error).__name__
    return KicError(Sink().add("store-file-unwritable", place=Place(str(path)), name=path.name, reason=reason))
