"""Where a file may be written: an export must never cost a file that somebody needs.

Only the name is judged here, before any work is done. The file itself is put there whole or not at all by whoever
writes it.
"""

from __future__ import annotations

import os
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.store.paths import ISSUE_FILE

PDF, PACK = ".pdf", ".kicissue"
_OWN = ("articles", "images", "partners", "placement", "layouts")
"""The folders of an issue, in which nothing but the issue's files stands."""
_MARK = b"%PDF-"


def writable(target: Path, source: Path, ending: str) -> Path:
    """The file that is to be written for ``target``: itself, or what a symbolic link there stands for.

    Args:
        target: As the user named it.
        source: The issue: its folder, its issue.yaml or a packed file.
        ending: What is written, ``PDF`` or ``PACK``.

    Raises:
        KicError: ``target`` is no place for that, with the reason.
    """
    if str(target) == "-":
        raise _refused("app-target-stream", target, ending)
    try:
        file = target.resolve()
        if not file.parent.is_dir():
            raise _refused("app-target-folder", target, ending)
        if os.path.lexists(file) and not file.is_file():
            raise _refused("app-target-special", target, ending)
        if _issues_own(file, source, ending):
            raise _refused("app-target-inside", target, ending)
        if file.exists() and not _replaceable(file, ending):
            raise _refused("app-target-foreign", target, ending)
    except (OSError, RuntimeError, ValueError) as error:  # a circle of links, a name that no disk takes
        raise _refused("app-target-special", target, ending) from error
    return file


def _refused(code: str, target: Path, ending: str) -> KicError:
    return KicError(Sink().add(code, place=Place(str(target)), ending=ending))


def _issues_own(file: Path, source: Path, ending: str) -> bool:
    """Whether ``file`` would stand among the issue's own files, or under a name that says something else."""
    folder = source.parent if source.name == ISSUE_FILE else source
    home = folder.resolve()
    if not home.is_dir() or not file.is_relative_to(home):
        return False
    inner = file.relative_to(home).parts
    return file.suffix.lower() != ending or (len(inner) > 1 and inner[0].lower() in _OWN)


def _replaceable(file: Path, ending: str) -> bool:
    """Whether the regular ``file`` holds nothing, or an older state of what is written."""
    if not file.stat().st_size:
        return True
    if ending == PDF:
        with file.open("rb") as stream:
            return stream.read(len(_MARK)) == _MARK
    import zipfile  # not above: only packs need it

    try:
        with zipfile.ZipFile(file) as archive:
            return any(name.rpartition("/")[2] == ISSUE_FILE for name in archive.namelist())
    except zipfile.BadZipFile:
        return False
