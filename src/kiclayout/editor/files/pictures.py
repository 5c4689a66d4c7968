"""Brings a picture that was chosen into the issue: one from elsewhere is copied into its folder of pictures."""

from __future__ import annotations

import filecmp
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

FOLDER = "images"
ENDINGS = ("jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "svg")
_STRANGE = re.compile(r"[^\w.-]+")


def brought_in(folder: Path, picture: Path) -> str:
    """The name by which the issue in ``folder`` calls ``picture``, which is copied if it lies elsewhere.

    Of a file that is there already no second copy is made.

    Raises:
        OSError: It cannot be copied.
    """
    try:
        return unicodedata.normalize("NFC", picture.resolve().relative_to(folder.resolve()).as_posix())
    except ValueError:
        pass
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    for name in _names(picture):
        target = place / name
        if not target.exists():
            shutil.copyfile(picture, target)
        elif not filecmp.cmp(picture, target, shallow=False):
            continue
        return f"{FOLDER}/{name}"
    raise OSError(f"no free name for {picture.name}")


def _names(picture: Path) -> Iterator[str]:
    """Names that it could have, in plain signs: ``crane.jpg``, ``crane-2.jpg`` …"""
    stem = _STRANGE.sub("-", unicodedata.normalize("NFC", picture.stem)).strip("-.") or "picture"
    ending = picture.suffix.lower()
    yield f"{stem}{ending}"
    yield from (f"{stem}-{number}{ending}" for number in range(2, 1000))
