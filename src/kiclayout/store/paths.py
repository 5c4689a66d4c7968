"""Names of files in an issue folder: which are allowed, and where they are on this disk.

A name is relative, parts are joined by ``/`` on every system, and it must be writable on Windows, macOS and Linux.
Names are compared in NFC, because an archive unpacked on macOS may bring decomposed Hangul.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place

ISSUE_FILE, PLACEMENT_FOLDER = "issue.yaml", "placement"
MAX_LENGTH = 200
_WEB = re.compile(r"[a-z]{3,5}://", re.I)
_SIGNS = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.I)


def fault(name: str) -> str:
    """The code of the finding that ``name`` deserves, or an empty string if it is a good name."""
    parts = name.split("/")
    if _WEB.match(name):
        return "store-path-web"
    if not name or name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name):
        return "store-path-outside"
    if _SIGNS.search(name) or not name.isprintable():
        return "store-path-sign"
    if any(part in ("", ".") or part != part.strip(" ") or part.endswith(".") for part in parts):
        return "store-path-part"
    if any(_DEVICE.match(part) for part in parts):
        return "store-path-device"
    return "store-path-long" if len(name) >= MAX_LENGTH else ""


def fold(name: str) -> str:
    """What two names have in common that a disk may take for one: NFC, without case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def locate(folder: Path, name: str) -> Path | None:
    """The file or folder called ``name`` in ``folder``, or None.

    A spelling that differs by normalisation only (NFC, NFD) is found. Bad names, symbolic links on the way, whatever
    lies outside ``folder`` and what is neither file nor folder (a pipe, on which reading waits for ever) are not.
    """
    if fault(name):
        return None
    here = folder
    for part in name.split("/"):
        found = _entry(here, part)
        if found is None or found.is_symlink():
            return None
        here = found
    plain = here.is_file() or here.is_dir()
    return here if plain and here.resolve().is_relative_to(folder.resolve()) else None


def is_link(folder: Path, name: str) -> bool:
    """Whether ``name``, or a folder on the way to it, is a symbolic link, which ``locate`` does not follow."""
    if fault(name):
        return False
    here = folder
    for part in name.split("/"):
        here = _entry(here, part) or here / part
        if here.is_symlink():
            return True
    return False


def _entry(folder: Path, part: str) -> Path | None:
    exact = folder / part
    if exact.exists() or not folder.is_dir():
        return exact if exact.exists() else None
    wanted = unicodedata.normalize("NFC", part)
    same = (path for path in folder.iterdir() if unicodedata.normalize("NFC", path.name) == wanted)
    return min(same, key=lambda path: path.name, default=None)


def require_empty(folder: Path) -> None:
    """Makes sure that ``folder`` does not exist or holds nothing.

    Raises:
        KicError: Something is there.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KicError(Sink().add("store-folder-occupied", place=Place(folder.name), folder=folder.name))


def read_utf8(path: Path, name: str, limit: int, sink: Sink) -> str | None:
    """The characters of a file exactly as they are, byte order mark and line ends included.

    Args:
        path: The file.
        name: Its name in findings.
        limit: The largest size allowed, in bytes.
        sink: Takes an error if the file cannot be read.

    Returns:
        The text, or None after an error.
    """
    raw = b""
    try:
        if path.stat().st_size <= limit:
            raw = path.read_bytes()
            return raw.decode("utf-8")
        sink.add("store-file-large", place=Place(name), name=name, limit=f"{limit >> 20} MiB")
    except UnicodeDecodeError as error:
        sink.add("store-file-encoding", place=Place(name, raw.count(b"\n", 0, error.start) + 1), name=name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        sink.add("store-file-unreadable", place=Place(name), name=name, reason=reason)
    return None


def read_text(path: Path, name: str, limit: int, sink: Sink) -> str | None:
    """The text of a file as the program works with it: no byte order mark, LF, NFC; mending is noted in ``sink``.

    Arguments and result are those of ``read_utf8``.
    """
    text = read_utf8(path, name, limit, sink)
    if text is None:
        return None
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    mended = unicodedata.normalize("NFC", lines)
    if mended != text:
        sink.add("store-text-mended", place=Place(name), name=name)
    return mended
