"""What the line breaker asks about a paragraph: where it may break, and which tiers a style lets it use.

The tiers themselves come from `korean`; what a break of a tier costs is decided by the line breaker.
Rules B01, B06 and B07: ragged text breaks between eojeol only, justified text inside them too, and a token
wider than the measure breaks at the lowest tier that fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import cache, cached_property
from itertools import compress
from typing import Literal

from kiclayout.text import korean
from kiclayout.text.korean import HAN, NEVER, SEPARATOR, SPACE, SYLLABLE

__all__ = [
    "HAN",
    "HYPHEN",
    "NEVER",
    "SEPARATOR",
    "SPACE",
    "SYLLABLE",
    "Breaks",
    "Mode",
    "allowed",
    "find_breaks",
    "rounds",
]

Mode = Literal["eojeol", "hybrid", "syllable"]
"""How a paragraph style breaks: between eojeol; anywhere, at rising cost; anywhere at equal cost."""

HYPHEN = 4
"""The tier inside an English word that may be divided; `korean` knows none, `division` says where they are."""

_ALL = frozenset({SPACE, SEPARATOR, HAN, SYLLABLE})
_DIVIDING = _ALL | {HYPHEN}
_ROUNDS: dict[Mode, tuple[frozenset[int], ...]] = {
    "eojeol": (frozenset({SPACE, SEPARATOR}), frozenset({SPACE, SEPARATOR, HAN}), _ALL, _DIVIDING),
    "hybrid": (_ALL, _DIVIDING),
    "syllable": (_ALL, _DIVIDING),
}


class Breaks:
    """The breaks of a paragraph; the tiers are found when they are asked for, since most paragraphs are one line.

    Attributes:
        mandatory: the positions after line ends, ascending; the end of the text is not among them unless a
            line end stands there.
    """

    def __init__(self, text: str, lang: str, forbidden: frozenset[int] = frozenset()) -> None:
        """Takes the text, its language, and positions where it must not break, whatever the rules say."""
        self.mandatory = korean.mandatory(text)
        self._text, self._lang, self._forbidden = text, lang, forbidden
        self._found: dict[frozenset[int], tuple[int, ...]] = {}

    @cached_property
    def tiers(self) -> bytes:
        """For each position from 0 to the length of the text the tier of a break before that character.

        `NEVER` at 0, `SPACE` at the end.
        """
        tiers = korean.tiers(self._text, self._lang)
        for place in self._forbidden:
            if place < len(self._text):
                tiers[place] = NEVER
        return bytes(tiers)

    def divided(self, places: Iterable[int]) -> Breaks:
        """Returns the same breaks and those inside words at `places`, as far as nothing forbids them."""
        other = copy(self)
        other._found = {}
        tiers = bytearray(self.tiers)
        for place in places:
            if place not in self._forbidden:
                tiers[place] = HYPHEN
        other.tiers = bytes(tiers)
        return other

    def positions(self, tiers: frozenset[int]) -> tuple[int, ...]:
        """Returns the inner positions, ascending, whose tier is one of `tiers`."""
        if tiers not in self._found:
            wanted = bytearray(self.tiers.translate(_mask(tiers)))
            wanted[0] = wanted[-1] = False
            self._found[tiers] = tuple(compress(range(len(wanted)), wanted))
        return self._found[tiers]

    def release(self) -> None:
        """Forgets the positions: found again if lines are broken once more."""
        self._found.clear()


@cache
def _mask(tiers: frozenset[int]) -> bytes:
    """For each byte whether it is one of ``tiers``."""
    return bytes(tier in tiers for tier in range(256))


def find_breaks(text: str, lang: str = "ko", forbidden: frozenset[int] = frozenset()) -> Breaks:
    """Returns the breaks of `text`, which is in the language `lang` (a BCP 47 tag); none at `forbidden` positions."""
    return Breaks(text, lang, forbidden)


def rounds(mode: Mode) -> tuple[frozenset[int], ...]:
    """Returns the sets of tiers to try in turn, a later one only where the earlier leave a line too long."""
    return _ROUNDS[mode]


def allowed(mode: Mode) -> frozenset[int]:
    """Returns the tiers that a paragraph of this mode uses as long as every token fits the measure."""
    return _ROUNDS[mode][0]
