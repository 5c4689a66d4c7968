"""Whether a newer version is announced: by a small file in a folder that the organisation names.

Nothing is downloaded and nothing is installed; whoever asks is told. The folder may be on a shared drive that takes
its time, so it is asked beside the window's thread. No other place is ever looked at, and no address on a network is
one: the folder must be a path of the file system.

    version = "0.2.0"
    [note]                       # what to tell, if anything, by language
    ko = "표 편집이 빨라졌습니다."
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from kiclayout.app.organisation import read_toml
from kiclayout.base.record import dataclass

ANNOUNCEMENT: Final = "kiclayout-version.toml"
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
LONGEST_NOTE: Final = 300
"""Characters of a note that are told."""


@dataclass(frozen=True, slots=True)
class Update:
    """A newer version: its number, the folder that announces it, and notes (language, text) on it."""

    version: str
    folder: Path
    notes: tuple[tuple[str, str], ...] = ()

    def note(self, lang: str) -> str:
        """What to tell in ``lang``; empty = nothing."""
        return dict(self.notes).get(lang, "")


def newer(folder: str, current: str) -> Update | None:
    """The version announced in ``folder`` if it is newer than ``current``; None too if nothing can be learnt there."""
    if not folder or _ADDRESS.match(folder):
        return None
    place = Path(folder).expanduser()
    if not place.is_absolute():
        return None
    try:
        told = read_toml(place / ANNOUNCEMENT)
    except (OSError, ValueError):
        return None
    version = str(told.get("version", "")).strip()
    if not _NUMBER.fullmatch(version) or _counted(version) <= _counted(current):
        return None
    notes = told.get("note", {})
    listed = notes.items() if isinstance(notes, dict) else ()
    return Update(version, place, tuple((str(lang), str(text).strip()[:LONGEST_NOTE]) for lang, text in listed))


def _counted(version: str) -> tuple[int, ...]:
    """A version as numbers to compare; what is no number ends it, trailing zeros do not count."""
    found = _NUMBER.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
