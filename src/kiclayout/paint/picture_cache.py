"""Pictures that took work, and JPEGs that were found whole, remembered on disk from one export to the next.

An entry's name says all that made it: the file's content, what was wanted of it, and the decoder.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from PIL import __version__ as pillow
from PIL import features

from kiclayout.base import entries
from kiclayout.base.record import replace
from kiclayout.paint.encoding import Encoded, Wanted

LARGEST = 400_000_000
"""Bytes that the folder may hold; the entries used least lately go first."""
_FORMAT = 5
"""Another number whenever pictures become other data by a change of the program: older entries are of no use then."""


class PictureCache:
    """A folder of encoded pictures."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self.folder = folder
        self._entries = entries.Entries(folder, ".picture", largest)
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
        body = self._entries.get(key)
        if body is None:
            return None
        head, _, rest = body.partition(b"\n")
        return _decoded(json.loads(head), rest)

    def put(self, key: str, encoded: Encoded) -> None:
        """Adds an entry; a disk that is full or may not be written to is no fault."""
        head, rest = _facts(encoded)
        self._entries.put(key, json.dumps(head).encode() + b"\n" + rest)

    def key_of_whole(self, data: bytes) -> str:
        """The name of the entry that says that the JPEG ``data`` were decoded and nothing of them lacked."""
        content = hashlib.sha256(data)
        content.update(f"whole/{self._decoder}".encode())
        return content.hexdigest()

    def is_whole(self, key: str) -> bool:
        """Whether an export before found so, by ``key_of_whole``; False = nobody looked, or something lacked."""
        return self._entries.get(key) is not None

    def put_whole(self, key: str) -> None:
        """Remembers it."""
        self._entries.put(key, b"")

    def tidy(self) -> None:
        """Throws away what was used least lately, as long as the folder is too large."""
        self._entries.tidy()


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
    """Where they are kept."""
    return entries.cache_folder("pictures")
