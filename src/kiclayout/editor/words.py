"""What the window says, in Korean, Chinese and English: data in ``wording``, looked up by key."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from kiclayout.base.particles import with_particles

LANGUAGES = ("ko", "zh", "en")


class Words:
    """The window's words in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else "ko"

    def has(self, key: str) -> bool:
        """Whether there is a wording of ``key``."""
        return key in spoken(self.lang)

    def __call__(self, key: str, **values: object) -> str:
        """The wording of ``key`` with ``{name}`` filled in.

        Raises:
            KeyError: No wording stands for ``key`` (our own fault).
        """

        def fill(text: str) -> str:
            for name, value in values.items():
                text = text.replace("{" + name + "}", str(value))
            return text

        text = spoken(self.lang)[key]
        return with_particles(text, fill) if values else text


@cache
def spoken(lang: str) -> dict[str, str]:
    """Every key with its wording in one language: the other two would be half a megabyte that nobody reads."""
    return {key: texts[lang] for key, texts in _read().items()}


@cache
def wording() -> dict[str, dict[str, str]]:
    """Every key with its wording in each language."""
    return _read()


def _read() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for file in sorted(Path(__file__).with_name("wording").glob("*.json")):
        table.update(json.loads(file.read_text("utf-8")))
    return table
