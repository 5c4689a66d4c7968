"""Pictures that took work, remembered on disk from one export to the next.

An entry's name says all that made it: the file's content, what was wanted of it, and the decoder. Nothing is ever
changed, only added and thrown away, each file in one step, so that any number of programs may use the folder. A file
that is damaged is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PIL import __version__ as pillow
from PIL import features

from kiclayout.base.record import replace
from kiclayout.paint.encoding import Encoded, Wanted

LARGEST = 400_000_000
"""Bytes that the folder may hold; the entries used least lately go first."""
_FORMAT = 1
_ENDING = ".picture"
_CHECK = 32


class PictureCache:
    """A folder of encoded pictures."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self.folder = folder
        self._largest = largest
        self._decoder = "/".join((str(_FORMAT), pillow, *(features.version(name) or "" for name in _LIBRARIES)))

    def key(self, path: Path, wanted: Wanted) -> str:
        """The name of the entry for the picture at ``path``.

        Raises:
            OSError: The file cannot be read.
        """
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256")
        press = hashlib.sha256(wanted.press.profile).hexdigest() if wanted.press else ""
        how = (f"{wanted.width:.3f}", wanted.quality, wanted.slack, wanted.kept, press, self._decoder)
        content.update(json.dumps(how).encode())
        return content.hexdigest()

    def get(self, key: str) -> Encoded | None:
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
        head, _, rest = body.partition(b"\n")
        return _decoded(json.loads(head), rest)

    def put(self, key: str, encoded: Encoded) -> None:
        """Adds an entry; a disk that is full or may not be written to is no fault."""
        head, rest = _facts(encoded)
        body = json.dumps(head).encode() + b"\n" + rest
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
        entries = sorted(self._entries(), reverse=True)
        kept = 0
        for _, size, place in entries:
            kept += size
            if kept > self._largest:
                with suppress(OSError):  # another program was faster
                    place.unlink()

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """(used last, size, file)."""
        if not self.folder.is_dir():
            return
        for place in self.folder.iterdir():
            with suppress(OSError):
                state = place.stat()
                if place.name.endswith(_ENDING):
                    yield state.st_mtime, state.st_size, place

    def _place(self, key: str) -> Path:
        return self.folder / f"{key}{_ENDING}"


_LIBRARIES = ("jpg", "libjpeg_turbo", "webp", "avif", "littlecms2", "zlib")

Facts = dict[str, object]


def _facts(encoded: Encoded) -> tuple[list[Facts], bytes]:
    """What describes the pictures (it and its soft mask), and their data one after the other."""
    facts: list[Facts] = []
    data = []
    for one in (encoded, encoded.alpha):
        if one is not None:
            facts.append({
                "width": one.width, "height": one.height, "space": one.space, "filter": one.filter,
                "inverted": one.inverted, "bytes": len(one.data),
            })  # fmt: skip
            data.append(one.data)
    return facts, b"".join(data)


def _decoded(facts: list[Facts], data: bytes) -> Encoded:
    made: list[Encoded] = []
    at = 0
    for one in facts:
        length = int(str(one["bytes"]))
        size = int(str(one["width"])), int(str(one["height"]))
        inverted = bool(one["inverted"])
        made.append(Encoded(*size, data[at : at + length], str(one["space"]), str(one["filter"]), inverted=inverted))
        at += length
    return replace(made[0], alpha=made[1]) if len(made) > 1 else made[0]


def cache_folder() -> Path:
    """This system's place for what programs can make again."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        return base / "kiclayout" / "cache" / "pictures"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "kiclayout" / "pictures"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".cache") / "kiclayout" / "pictures"
