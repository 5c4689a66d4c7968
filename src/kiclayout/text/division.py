"""Which words of a paragraph may be divided at a line's end, and how it looks to the line breaker if they are.

Latin words of Korean, Chinese and English text are taken for English if they look it: small letters of a to z, or the
first one a capital where the style divides names or an English sentence begins. Words with figures, capitals inside,
accents, hyphens or soft hyphens of their own, and parts of addresses and codes stay whole, as do words in any other
language. Whether it is worth it is decided by the costs (`costs`, `fit`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from operator import attrgetter
from typing import NamedTuple

from kiclayout.base.record import replace
from kiclayout.design.style import ParStyle
from kiclayout.text.hyphens import SOFT, hyphens_at, with_hyphens
from kiclayout.text.paragraph import Shaped

LANGUAGES = ("ko", "zh", "en")
"""Languages of text in which Latin words are taken for English."""

_LATIN = "0-9A-Za-z\u00aa\u00ba\u00c0-\u02af\u0300-\u036f\u1e00-\u1eff\uff10-\uff19\uff21-\uff5a"
_JOINING = f"@_/\\\\&+#%~=$*\u2010\u2011\u2013{SOFT}\u200d\u2060\\-"
"""What makes a word part of a longer one, of a name, an address or a code."""

_BEGUN = "(?:[.!?][\"'’”)]?[ \u00a0]|\\A)[\"'‘“(]?\\Z"
"""What stands before the first word of a sentence."""

_end_of = attrgetter("end")


class Division(NamedTuple):
    """How words are divided.

    Attributes:
        names: Whether words that begin with a capital are divided, too.
        least: Letters of the shortest word that is divided.
        before: Fewest letters before the hyphen.
        after: Fewest letters behind it.
        row: Most lines one after the other that end in a hyphen; 0 = as many as it takes.
    """

    names: bool = False
    least: int = 7
    before: int = 3
    after: int = 3
    row: int = 2


class Dividing:
    """A paragraph and how its words may be divided; what that comes to is found when it is asked for, once."""

    def __init__(self, shaped: Shaped, division: Division) -> None:
        self._whole, self.division = shaped, division

    @cached_property
    def shaped(self) -> Shaped:
        """The paragraph with the ends inside its words."""
        return hyphenated(self._whole, self.division)

    @property
    def possible(self) -> bool:
        """Whether it has so many small letters in a row that there may be a word to divide: a glance."""
        return _long(self.division.least).search(self._whole.text) is not None


def division_of(par: ParStyle) -> Division | None:
    """How a style divides words; None if it divides none: ``auto`` divides those of justified text."""
    if par.hyphens == "none" or (par.hyphens == "auto" and par.align != "justify"):
        return None
    return Division(par.hyphen_names, par.hyphen_least, par.hyphen_before, par.hyphen_after, par.hyphen_row)


def hyphenated(shaped: Shaped, division: Division) -> Shaped:
    """``shaped`` with the ends inside its English words; itself if it has none that may be divided."""
    hyphens = hyphens_at(_places(shaped, division), shaped.pieces)
    if not hyphens:
        return shaped
    breaks = shaped.breaks.divided(hyphens)
    tails = with_hyphens(shaped.tails, hyphens)
    return replace(shaped, breaks=breaks, tails=tails, hyphens={**shaped.hyphens, **hyphens})


def cuts_word(text: str, place: int) -> bool:
    """Whether a line that ends before the character ``place`` may end inside an English word."""
    return 0 < place < len(text) and text[place - 1 : place + 1].isascii() and text[place - 1 : place + 1].isalpha()


def _places(shaped: Shaped, division: Division) -> Iterator[int]:
    """The places inside words of ``shaped`` at which they may be divided, ascending."""
    for word in _words(division).finditer(shaped.text):
        start, end = word.span()
        lang = _language(shaped, start, end)
        if lang not in LANGUAGES or not (division.names or _is_plain(word, lang)):
            continue
        from kiclayout.text.syllables import divided  # few issues ever divide a word

        for letters in divided(word.group()):
            if division.before <= letters <= end - start - division.after:
                yield start + letters


@cache
def _long(least: int) -> re.Pattern[str]:
    return re.compile(f"[a-z]{{{least - 1}}}")


@cache
def _words(division: Division) -> re.Pattern[str]:
    """Words that look English and are long enough, and nothing that is part of something longer."""
    least = max(division.least, division.before + division.after, 2)
    word = f"[A-Za-z][a-z]{{{least - 1},}}"
    apart = f"(?<![{_LATIN}{_JOINING}.:])(?<![{_LATIN}]['’])"
    return re.compile(f"{apart}{word}(?![{_LATIN}{_JOINING}]|[.:'’][{_LATIN}/])")


def _is_plain(word: re.Match[str], lang: str) -> bool:
    """Whether a word is no name: without a capital, or with one because an English sentence begins."""
    start = word.start()
    return word.group()[0].islower() or (lang == "en" and bool(_begun().search(word.string, max(start - 4, 0), start)))


@cache
def _begun() -> re.Pattern[str]:
    return re.compile(_BEGUN)


def _language(shaped: Shaped, start: int, end: int) -> str:
    """The language of the text in which a word stands; empty if it is not set in one go."""
    index = bisect_right(shaped.pieces, start, key=_end_of)
    piece = shaped.pieces[index] if index < len(shaped.pieces) else None
    if piece is None or piece.start > start or piece.end < end:
        return ""
    return piece.lang.partition("-")[0].lower()
