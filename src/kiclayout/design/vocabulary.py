"""The names that patterns and conditions of furniture may use, as the layout manual lists them.

It knows which names there are and how they hang together, not what an issue says under them (``typeset.facts`` does).
The names of entries (``each: parts``, ``name: part``) are the layout's own and are given by whoever asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from kiclayout.base.guess import nearest

Tree: TypeAlias = "Mapping[str, Tree] | tuple[Mapping[str, Tree]] | None"
"""Words (None), a record, or a list of records."""

LANGUAGES = ("ko", "zh", "en", "ja")


def _words(names: str) -> dict[str, Tree]:
    """A record of words, by their names with blanks between."""
    return dict.fromkeys(names.split())


_ARTICLE = _words("title short_title title_zh subtitle kicker source press byline target link")
_ENTRY: dict[str, Tree] = {**_ARTICLE, "index": None, "folio": None}
_PART: dict[str, Tree] = {**_words("number index name second id folio target link"), "entries": (_ENTRY,)}
_LISTS: dict[str, tuple[Mapping[str, Tree]]] = {
    "qr": (_words("label url"),),
    "contact": (_words("label value link"),),
    "organisers": (_words("role ko zh"),),
    "logos": (_words("id"),),
    "parts": (_PART,),
    "entries": (_ENTRY,),
}
FACTS: Mapping[str, Tree] = {
    **_words("number week year date weekday next_date title copyright notice issn registration licence folio"),
    **_LISTS,
    "event": _words("title first second subtitle kicker place dates"),
    "cover": _words("image headline"),
    "toc": _words("title note"),
    "back": _words("title subscribe statement"),
    "lead": _ENTRY,
    "page": _words("odd even"),
    "part": _PART,
    "article": _ARTICLE,
    "box": _words("title title_zh first second heading opens subtitle place dates source"),
}
"""What the issue, and the page at hand, say under which name."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"([a-z_][\w.]*)(?:@([A-Za-z-]+))?")


class Vocabulary:
    """The names of one layout.

    Attributes:
        facts: The names of the issue with those of the layout: its wordings and its entries.
    """

    def __init__(self, words: Iterable[str], entries: Iterable[str]) -> None:
        """Adds a layout's own names.

        Args:
            words: The keys of its wordings.
            entries: What it calls entries of lists; which list that is nobody asks.
        """
        any_entry = {name: inner for (record,) in _LISTS.values() for name, inner in record.items()}
        self.facts: Mapping[str, Tree] = {**FACTS, **dict.fromkeys(entries, any_entry), "word": dict.fromkeys(words)}

    def strangers(self, pattern: str) -> Iterator[tuple[str, str]]:
        """What stands between braces in ``pattern`` and is no name, each with the name that was probably meant."""
        for found in _BRACES.finditer(pattern):
            inner = found[1] if found[1] is not None else pattern[found.start() :][:24]
            if (meant := self.meant(inner)) is not None:
                yield inner, meant

    def strange_conditions(self, condition: str) -> Iterator[tuple[str, str]]:
        """The same for names with blanks between, of which each may begin with ``!``."""
        for one in condition.split():
            name = one.removeprefix("!")
            if (meant := self.meant(name)) is not None:
                yield name, meant

    def meant(self, name: str) -> str | None:
        """None for a name that is known, else the one that was probably meant."""
        found = _NAME.fullmatch(name)
        path, lang = (found[1], found[2]) if found else (name, None)
        known: Tree = self.facts
        parts = path.split(".")
        for at, part in enumerate(parts):
            if isinstance(known, tuple) and part.isdecimal():
                known = known[0]
            elif isinstance(known, Mapping) and part in known:
                known = known[part]
            else:
                near = nearest(part, known if isinstance(known, Mapping) else ())
                meant = ".".join([*parts[:at], near])
                rest = name.removeprefix(".".join(parts[: at + 1]))  # what follows is as it should be, perhaps
                return meant if ", " in near else meant + rest
        if lang and lang not in LANGUAGES:
            return ", ".join(f"{path}@{one}" for one in LANGUAGES)
        return None
