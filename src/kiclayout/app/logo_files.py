"""Logo files: which are taken, what is wrong with them, and their way into a folder of partners.

A file of the same name is never replaced: the issue that names the old one can still be undone to it.
"""

from __future__ import annotations

import filecmp
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kiclayout.base.diagnostics import Diagnostic, Severity, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.scene.assets import is_drawing, prepare
from kiclayout.scene.svg import read_svg
from kiclayout.store.partners import PARTNERS_FOLDER

ENDINGS = ("svg", "pdf", "ai", "png", "webp", "jpg", "jpeg", "tif", "tiff", "gif")
"""Files that are offered to choose from; others are looked at by their content when they are dropped."""
_LARGEST = 100 << 20
_STRANGE = re.compile(r"[^\w.-]+")
_REVERSED = re.compile(
    r"[\s_.-]*(?:\(?(?:white|reversed?|reverse|negative|neg|invert(?:ed)?|dark|백색|흰색|반전|反白|白色|白)\)?)$", re.I
)
_ELSEWHERE = frozenset({"external reference", "entity", "script"})


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of looking at a file.

    Attributes:
        usable: Whether it can be shown at all.
        findings: What is wrong with it.
        beyond: Whether it is an SVG that holds more than is drawn, so that a picture of it would show more.
    """

    usable: bool
    findings: tuple[Diagnostic, ...]
    beyond: bool = False


def judged(file: Path) -> Judged:
    """Looks at ``file``; never raises."""
    sink, place = Sink(), Place(file.name)
    try:
        if file.stat().st_size > _LARGEST:
            sink.add("app-logo-large", place=place, file=file.name, most=_LARGEST >> 20)
            return Judged(False, tuple(sink))
        made = prepare(file, sink, place)
        beyond = _beyond(file) if is_drawing(file) else False
    except OSError as error:
        sink.add("app-logo-unreadable", place=place, file=file.name, reason=error.strerror or type(error).__name__)
        return Judged(False, tuple(sink))
    if made is None and not any(one.severity is Severity.ERROR for one in sink):
        return Judged(beyond, tuple(sink), beyond)
    return Judged(made is not None, tuple(sink), beyond)


def _beyond(file: Path) -> bool:
    """Whether it holds more than is drawn: also words in a font of its own, for which a mark takes no other."""
    from kiclayout.text.families import is_foreign  # not above: its list of names is wanted for new logos alone

    drawing = read_svg(file.read_bytes(), Sink(), Place(file.name))
    foreign = any(is_foreign(one.type.families) for words in drawing.lettering for one in words.stretches)
    return (foreign or bool(drawing.unsupported)) and not _ELSEWHERE.intersection(drawing.unsupported)


def brought(file: Path, folder: Path, name: str = "") -> str:
    """The name under which the issue or registry in ``folder`` has ``file``, which is copied if it is not there yet.

    Args:
        file: Any file.
        folder: Of the issue or registry.
        name: What the copy is called, without an ending; empty = as the file.

    Raises:
        OSError: It cannot be copied.
    """
    place = folder / PARTNERS_FOLDER
    if file.resolve().is_relative_to(place.resolve()):
        return unicodedata.normalize("NFC", file.resolve().relative_to(folder.resolve()).as_posix())
    place.mkdir(parents=True, exist_ok=True)
    for called in _names(name or file.stem, file.suffix.lower()):
        target = place / called
        if not target.exists():
            shutil.copyfile(file, target)
        elif not filecmp.cmp(file, target, shallow=False):
            continue
        return f"{PARTNERS_FOLDER}/{called}"
    raise OSError(f"no free name for {file.name}")


def _names(wanted: str, ending: str) -> Iterator[str]:
    """Names in plain signs: ``kic.svg``, ``kic-2.svg`` …"""
    stem = _STRANGE.sub("-", unicodedata.normalize("NFC", wanted)).strip("-.") or "logo"
    yield f"{stem}{ending}"
    yield from (f"{stem}-{number}{ending}" for number in range(2, 1000))


def body_of(file: Path) -> tuple[str, bool]:
    """Whose mark a file's name says it is, and whether it is the one for dark grounds (``kic-white.svg``)."""
    stem = unicodedata.normalize("NFC", file.stem)
    plain = _REVERSED.sub("", stem)
    return (plain, True) if plain and plain != stem else (stem, False)
