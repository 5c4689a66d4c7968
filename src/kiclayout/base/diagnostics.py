"""Findings: what the program has to say about the writer's material.

A finding is a code with values. Its wording in three languages and its severity are data
(``wording/<area>.json``, keyed by code), so that no message is spelled in the code. It does not log, print or stop
anything: the sink collects, the callers decide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

from kiclayout.base.origin import Origin, Place
from kiclayout.base.particles import with_particles
from kiclayout.base.record import dataclass

LANGUAGES = ("ko", "zh", "en")
_LONG = re.compile(r"(\S{60})\S{20,}")
"""A word so long that a message shows only its beginning."""


class Severity(IntEnum):
    """How much a finding matters: an error blocks the export, a warning and a note do not."""

    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: Kebab-case, ``area-what``; stands in one place of the program only.
        values: What the wording's ``{name}`` fields are filled with; one called ``name@ko`` holds for that language.
        place: File and line, where the finding belongs to a file.
        origin: Block and characters, where it belongs to the text.
        page: The folio or page number as printed, or empty.
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()
    place: Place | None = None
    origin: Origin | None = None
    page: str = ""

    @property
    def severity(self) -> Severity:
        """As the wording table states it."""
        return Severity[_entry(self.code)["severity"].upper()]

    def message(self, lang: str = "ko") -> str:
        """What is wrong, in one sentence."""
        return self._filled(lang, "message")

    def hint(self, lang: str = "ko") -> str:
        """What to do about it, or an empty string."""
        return self._filled(lang, "hint")

    def value(self, name: str) -> str:
        """The value called ``name``, or an empty string."""
        return dict(self.values).get(name, "")

    def _filled(self, lang: str, what: str) -> str:
        wording: str = _entry(self.code)[lang].get(what, "")
        return with_particles(wording, lambda text: self._fill(text, lang)).rstrip()

    def _fill(self, text: str, lang: str) -> str:
        for name, value in self.values:
            text = text.replace("{" + name.removesuffix("@" + lang) + "}", _LONG.sub(r"\1…", value))
        return text


class KicError(Exception):
    """No result is possible; carries the findings that say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.place or ''} {d.message('en')}".strip() for d in diagnostics))
        self.diagnostics = diagnostics


class Sink:
    """Collects findings in the order in which they come; equal findings are kept once."""

    def __init__(self) -> None:
        self._seen: dict[Diagnostic, None] = {}

    def add(
        self,
        code: str,
        /,
        *,
        place: Place | None = None,
        origin: Origin | None = None,
        page: str = "",
        **values: object,
    ) -> Diagnostic:
        """Adds the finding ``code`` and returns it.

        Raises:
            KeyError: No wording stands for ``code`` (our own fault).
        """
        _entry(code)
        filled = tuple((name, str(value)) for name, value in values.items())
        found = Diagnostic(code, filled, place, origin, page)
        self._seen.setdefault(found)
        return found

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Takes over the findings of another sink."""
        for diagnostic in found:
            self._seen.setdefault(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(tuple(self._seen))

    def __len__(self) -> int:
        return len(self._seen)

    def worst(self) -> Severity | None:
        """The highest severity in the sink, or None if it is empty."""
        return max((d.severity for d in self._seen), default=None)


@cache
def wordings() -> dict[str, dict[str, Any]]:
    """Every code with its severity and its wording in each language."""
    table: dict[str, dict[str, Any]] = {}
    folder = Path(__file__).with_name("wording")
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".json"):
            table.update(json.loads(entry.read_text("utf-8")))
    return table


def _entry(code: str) -> dict[str, Any]:
    return wordings()[code]
