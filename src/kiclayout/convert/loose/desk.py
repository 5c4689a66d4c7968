"""What all of the conversion shares: the sink, the whole text as evidence, the pictures that are to be copied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".avif", ".svg")
_SLUG = 40


class PictureFile(NamedTuple):
    """A picture to be copied: from ``source`` to ``path`` in the issue folder; ``part`` names it inside an archive."""

    source: Path
    path: str
    part: str = ""


@dataclass
class Desk:
    """The sink and the memory of one import.

    Attributes:
        sink: Takes the findings.
        folders: Where each file lies, by its name in findings; pictures are looked for beside it.
        corpus: All of the text, for questions like "does this word occur elsewhere?".
        scanned: Whether the text is a whole issue as a scanner leaves it.
        gaps: Whether gaps of blank lines are traces of pictures.
        pictures: What is to be copied, by path in the issue folder.
        taken: Paths in the issue folder that are not free.
    """

    sink: Sink
    folders: dict[str, Path] = field(default_factory=dict)
    corpus: str = ""
    scanned: bool = False
    gaps: bool = False
    pictures: dict[str, PictureFile] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()

    def say(self, code: str, place: Place, **values: object) -> None:
        """Adds a finding."""
        self.sink.add(code, place=place, origin=None, page="", **values)

    def picture(self, path: str, place: Place) -> str:
        """The path in the issue folder of the picture that the text calls ``path``; empty if it cannot be had."""
        if re.match(r"[a-z][a-z0-9+.-]+:", path, re.IGNORECASE) and not re.match(r"[a-z]:[\\/]", path, re.IGNORECASE):
            self.say("convert-picture-remote", place, path=path[:120])
            return ""
        source = self._file(path, place.file)
        if source is None:
            self.say("convert-picture-file", place, path=path[:120])
            return ""
        for known in self.pictures.values():
            if known.source == source:
                return known.path
        target = self._free(source)
        self.pictures[target] = PictureFile(source, target)
        return target

    def _file(self, path: str, name: str) -> Path | None:
        folder = self.folders.get(name, Path())
        for spelled in (path, unquote(path)):
            try:
                file = folder / spelled.replace("\\", "/")
                if spelled and file.suffix.lower() in SUFFIXES and file.is_file():
                    return file
            except (OSError, ValueError):
                continue
        return None

    def _free(self, source: Path) -> str:
        """A name in ``images/`` that no other picture has."""
        stem = unique(slug(source.stem) or "picture", (Path(path).stem for path in (*self.taken, *self.pictures)))
        return f"images/{stem}{source.suffix.lower()}"


def slug(text: str) -> str:
    """A file name of the Latin words and digits in ``text``, about 40 characters at most; empty if there are none."""
    found = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    if len(found) > _SLUG:
        found = found[:_SLUG].rpartition("-")[0] or found[:_SLUG]
    return found if re.search(r"[a-z]", found) else ""


def unique(name: str, taken: Iterable[str], number: int = 1) -> str:
    """``name``, or with a number behind it, from ``number`` on, if it is taken."""
    used = taken if isinstance(taken, Set) else set(taken)
    while (candidate := name if number == 1 else f"{name}-{number}") in used:
        number += 1
    return candidate
