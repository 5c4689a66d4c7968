"""Small pictures of the covers of issues opened lately, kept in the user's cache with number, day and title.

One PNG an issue, named after the issue's path; the words stand in the file's own text fields. Whatever goes wrong here
costs a picture and nothing else. When a cover is kept is said by the window.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
from collections.abc import Collection
from pathlib import Path

from PySide6.QtGui import QImage, QImageReader

from kiclayout.base.record import dataclass
from kiclayout.content.issue import Issue

WIDE, HIGH = 264, 374
"""The largest picture that is kept, in pixels: twice a cover of the start page."""
_NUMBER, _DAY, _TITLE = "number", "date", "title"


@dataclass(frozen=True, slots=True)
class KeptCover:
    """What is known of an issue without opening it.

    Attributes:
        number: Its number.
        day: Its day of publication; None = what was kept cannot be read.
        title: Its title.
        image: Its cover.
    """

    number: int
    day: dt.date | None
    title: str
    image: QImage


class CoversKept:
    """See the module."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is the cache's own and need not be there."""
        self.folder = folder

    def of(self, source: Path) -> KeptCover | None:
        """What is kept of the issue at ``source``."""
        file = self._file(source)
        if not file.is_file():
            return None
        reader = QImageReader(str(file), b"png")
        number, day, title = (reader.text(key) for key in (_NUMBER, _DAY, _TITLE))
        image = reader.read()
        if image.isNull() or not number.isdecimal():
            return None
        try:
            return KeptCover(int(number), dt.date.fromisoformat(day), title, image)
        except ValueError:
            return KeptCover(int(number), None, title, image)

    def keep(self, source: Path, issue: Issue, cover: QImage) -> None:
        """Keeps ``cover`` for the issue at ``source``."""
        made = cover.copy()
        made.setDevicePixelRatio(1.0)
        made.setText(_NUMBER, str(issue.number))
        made.setText(_DAY, issue.date.isoformat())
        made.setText(_TITLE, issue.title.first(issue.lang))
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            made.save(str(self._file(source)), "PNG")  # type: ignore[call-overload]

    def moved(self, old: Path, new: Path) -> None:
        """The issue lies elsewhere now."""
        with contextlib.suppress(OSError):
            self._file(old).replace(self._file(new))

    def prune(self, sources: Collection[Path]) -> None:
        """Takes away the covers of all issues but ``sources``."""
        wanted = {self._file(source).name for source in sources}
        for file in self.folder.glob("*.png"):
            if file.name not in wanted:
                with contextlib.suppress(OSError):
                    file.unlink()

    def _file(self, source: Path) -> Path:
        name = hashlib.sha256(str(source).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return self.folder / f"{name}.png"
