"""The field in which a language is chosen, and what languages are called; one without a name is shown by its tag."""

from __future__ import annotations

from kiclayout.editor.panels.form import Choice
from kiclayout.editor.words import Words

LANGUAGES = ("", "ko", "zh-Hans", "zh-Hant", "en", "ja")
"""What an article or a span may be said to be in; empty = as its surroundings."""
_SHORT = {"zh": "zh-Hans"}
"""Tags that mean one of them."""


class LanguageChoice(Choice):
    """See the module."""

    _words: Words | None = None

    def speak(self, words: Words) -> None:
        """Says the languages in that of ``words`` from now on; the one that is shown stays."""
        self._words = words
        self._offer(_offered(str(self.value() or "")))

    def show_lang(self, tag: str) -> None:
        """Shows the language of a tag as it is written; empty = none is set."""
        tag = _SHORT.get(tag, tag)
        if (tags := _offered(tag)) != self._values:
            self._offer(tags)
        self.show_value(tag)

    def _offer(self, tags: tuple[str, ...]) -> None:
        if self._words is not None:
            self.offer(tags, [language_name(one, self._words) for one in tags])


def _offered(tag: str) -> tuple[str, ...]:
    """The languages, and that of ``tag`` if it is none of them."""
    return LANGUAGES if tag in LANGUAGES else (*LANGUAGES, tag)


def language_name(tag: str, words: Words) -> str:
    """How the language of a tag is called in the language of ``words``; one that has no name there, by its tag."""
    key = f"panels.lang.{_SHORT.get(tag, tag) or 'none'}"
    return words(key) if words.has(key) else tag
