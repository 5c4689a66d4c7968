"""Files that tables are made of, in the issue's folder: brought in, found again, read.

A file keeps its name where no other one has it; the original is not touched. What is done with the cells is
``content.edit.sheeted``'s business.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.content.sheet import DataSource, Sheet
from kiclayout.convert.sheet import LIMIT, read_sheet
from kiclayout.store.atomic import plain_reason, write_files
from kiclayout.store.paths import locate

FOLDER = "data"
_STRANGE = re.compile(r"[^\w.-]+")
_HASH = 8


def bring_in(folder: Path, file: Path) -> str:
    """The name that the issue in ``folder`` has for ``file``, which is copied into it if it lies elsewhere.

    Raises:
        KicError: It cannot be read, or not be copied.
    """
    try:
        return unicodedata.normalize("NFC", file.resolve().relative_to(folder.resolve()).as_posix())
    except ValueError:
        pass
    try:
        if file.stat().st_size > LIMIT:
            raise _refused("convert-file-large", file, limit=f"{LIMIT >> 20} MiB")
        content = file.read_bytes()
    except OSError as error:
        raise _refused("convert-file-unreadable", file, reason=plain_reason(error)) from error
    for name in _names(file, content):
        there = folder / name
        if not there.exists():
            there.parent.mkdir(exist_ok=True)
            write_files({there: content})
            return name
        if there.is_file() and there.read_bytes() == content:
            return name
    raise AssertionError("a name with all of a file's sum is another file's")


def _names(file: Path, content: bytes) -> Iterator[str]:
    """Names in plain signs that it could have: ``ports.xlsx``, then with a piece of its content's sum."""
    stem = _STRANGE.sub("-", unicodedata.normalize("NFC", file.stem)).strip("-.") or "table"
    ending, total = file.suffix.lower(), hashlib.sha256(content).hexdigest()
    yield f"{FOLDER}/{stem[:80]}{ending}"
    yield from (f"{FOLDER}/{stem[:80]}-{total[:length]}{ending}" for length in (_HASH, 2 * _HASH, 64))


def is_there(folder: Path, source: DataSource) -> bool:
    """Whether the file that a table was made of is in the issue's folder."""
    return locate(folder, source.file) is not None


def sheet_of(folder: Path, source: DataSource) -> Sheet:
    """What the file of the issue in ``folder`` says now.

    Raises:
        KicError: It is not there, or cannot be read.
    """
    found = locate(folder, source.file)
    if found is None:
        raise _refused("convert-file-unreadable", Path(source.file), reason=source.file)
    return read_sheet(found, source)


def _refused(code: str, path: Path, **values: str) -> KicError:
    name = unicodedata.normalize("NFC", path.name)
    return KicError(Sink().add(code, place=Place(name), **{"name": name, **values}))  # type: ignore[arg-type]
