"""What the line breaker asks about a paragraph: where it may break, and which tiers a style lets it use.

The tiers themselves come from `korean`; what a break of a tier costs is decided by the line breaker.
Rules B01, B06 and B07: ragged text breaks between eojeol only, justified text inside them too, and a token
wider than the measure breaks at the lowest tier that fits.
"""

from __future__ import annotations

from dataclasses import field
from functools import cache
from itertools import compress
from typing import Literal

from kiclayout.base.record import dataclass
from kiclayout.text import korean
from kiclayout.text.korean import HAN, NEVER, SEPARATOR, SPACE, SYLLABLE

__all__ = [
    "HAN",
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

_ALL = frozenset({SPACE, SEPARATOR, HAN, SYLLABLE})
_ROUNDS: dict[Mode, tuple[frozenset[int], ...]] = {
    "eojeol": (frozenset({SPACE, SEPARATOR}), frozenset({SPACE, SEPARATOR, HAN}), _ALL),
    "hybrid": (_ALL,),
    "syllable": (_ALL,),
}


@dataclass(frozen=True, slots=True)
class Breaks:
    """The breaks of a paragraph.

    Attributes:
        tiers: for each position from 0 to the length of the text the tier of a break before that character;
            `NEVER` at 0, `SPACE` at the end.
        mandatory: the positions after line ends, ascending; the end of the text is not among them unless a
            line end stands there.
    """

    tiers: tuple[int, ...]
    mandatory: tuple[int, ...] = ()
    _found: dict[frozenset[int], tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    def positions(self, tiers: frozenset[int]) -> tuple[int, ...]:
        """Returns the inner positions, ascending, whose tier is one of `tiers`."""
        if tiers not in self._found:
            wanted = bytearray(self.tiers).translate(_mask(tiers))
            wanted[0] = wanted[-1] = False
            self._found[tiers] = tuple(compress(range(len(wanted)), wanted))
        return self._found[tiers]


@cache
def _mask(tiers: frozenset[int]) -> bytes:
    """For each byte whether it is one of ``tiers``."""
    return bytes(tier in tiers for tier in range(256))


def find_breaks(text: str, lang: str = "ko") -> Breaks:
    """Returns the breaks of `text`, which is in the language `lang` (a BCP 47 tag)."""
    return Breaks(tuple(korean.tiers(text, lang)), korean.mandatory(text))


def rounds(mode: Mode) -> tuple[frozenset[int], ...]:
    """Returns the sets of tiers to try in turn, a later one only where the earlier leave a line too long."""
    return _ROUNDS[mode]


def allowed(mode: Mode) -> frozenset[int]:
    """Returns the tiers that a paragraph of this mode uses as long as every token fits the measure."""
    return _ROUNDS[mode][0]
