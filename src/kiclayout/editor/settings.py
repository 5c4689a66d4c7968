"""What the program remembers from one run to the next: language, theme, sizes of docks, issues opened lately.

Nothing of an issue's content is kept here, and nobody is told when a value changes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from kiclayout.editor.words import LANGUAGES

RECENT_ISSUES, RECENT_ACTIONS = 10, 8
Value = TypeVar("Value", bool, int, float, str)


def system_language(locale: QLocale | None = None) -> str:
    """The first of the system's languages that the window speaks; Korean if it speaks none of them."""
    spoken = (name[:2] for name in (locale or QLocale.system()).uiLanguages())
    return next((lang for lang in spoken if lang in LANGUAGES), "ko")


class Settings:
    """Typed access to the program's QSettings; ``file`` names an ini file of its own instead (for tests)."""

    def __init__(self, file: Path | None = None) -> None:
        self._own = file is None
        if file is None:
            self._kept = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "kiclayout", "kiclayout")
        else:
            self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def folder(self) -> Path:
        """Where they lie; the program may keep drawings of its own there."""
        return Path(self._kept.fileName()).parent

    @property
    def language(self) -> str:
        """ko, zh or en: as chosen, else the system's."""
        chosen = self.get("language", "")
        return chosen if chosen in LANGUAGES else system_language()

    def get(self, key: str, default: Value) -> Value:
        """The value of ``key``, of the default's type; the default where nothing usable is kept."""
        kept = self._kept.value(key, default)
        try:
            if isinstance(default, bool):
                return str(kept).lower() in ("true", "1")
            return type(default)(str(kept))
        except (TypeError, ValueError):
            return default

    def put(self, key: str, value: bool | int | float | str) -> None:
        """Keeps ``value``."""
        self._kept.setValue(key, value)

    def shape(self, key: str) -> QByteArray:
        """The shape of a window as Qt wrote it; empty = none is kept."""
        kept = self._kept.value(key)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def put_shape(self, key: str, shape: QByteArray) -> None:
        """Keeps the shape of a window."""
        self._kept.setValue(key, shape)

    @property
    def cache(self) -> Path:
        """Where the program may keep what it can make again: the system's place for that, or beside a file of tests."""
        if not self._own:
            return self.folder / "cache"
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))

    @property
    def recent(self) -> tuple[Path, ...]:
        """Issues opened lately that are still there, the last one first."""
        return tuple(path for path in self.remembered if path.exists())

    @property
    def remembered(self) -> tuple[Path, ...]:
        """All issues opened lately, also those that were moved or deleted since."""
        return tuple(map(Path, self._lines("recent")))

    def forget(self, issue: Path) -> None:
        """Forgets one of them."""
        self._kept.setValue("recent", "\n".join(line for line in self._lines("recent") if Path(line) != issue))

    def moved(self, old: Path, new: Path) -> None:
        """Notes that an issue lies elsewhere now; it keeps its place among the others."""
        lines = [str(new.resolve()) if Path(line) == old else line for line in self._lines("recent")]
        self._kept.setValue("recent", "\n".join(dict.fromkeys(lines)))

    def opened(self, issue: Path) -> None:
        """Notes that ``issue`` was opened."""
        self._first("recent", str(issue.resolve()), RECENT_ISSUES)

    def forget_recent(self) -> None:
        """Forgets which issues were opened."""
        self._kept.setValue("recent", "")

    @property
    def used(self) -> tuple[str, ...]:
        """Ids of the actions chosen from the palette lately, the last one first."""
        return tuple(self._lines("used"))

    def use(self, action: str) -> None:
        """Notes that an action was chosen from the palette."""
        self._first("used", action, RECENT_ACTIONS)

    def sync(self) -> None:
        """Writes everything down now."""
        self._kept.sync()

    def _lines(self, key: str) -> list[str]:
        """A list kept as lines: QSettings gives back a list of one, or of none, as something else."""
        return [line for line in self.get(key, "").split("\n") if line]

    def _first(self, key: str, line: str, at_most: int) -> None:
        lines = [line, *(one for one in self._lines(key) if one != line)]
        self._kept.setValue(key, "\n".join(lines[:at_most]))
