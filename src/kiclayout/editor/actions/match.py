"""Finding titles by a few typed characters: letters in order, Hangul by its jamo: ㅊㅅ finds, and a half-typed 저ㅈ.

A typed character fits where the one before it ended, or at the beginning of a syllable or word; Latin letters may
also lie farther apart, at a price. Nothing here knows what the titles stand for.
"""

from __future__ import annotations

from functools import lru_cache

from kiclayout.base.record import dataclass

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_SIMPLE = "ㄱㅅ,ㄴㅈ,ㄴㅎ,ㄹㄱ,ㄹㅁ,ㄹㅂ,ㄹㅅ,ㄹㅌ,ㄹㅍ,ㄹㅎ,ㅂㅅ,ㅗㅏ,ㅗㅐ,ㅗㅣ,ㅜㅓ,ㅜㅔ,ㅜㅣ,ㅡㅣ"
COMPOUND = dict(zip("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄㅘㅙㅚㅝㅞㅟㅢ", _SIMPLE.split(","), strict=True))
FIRST_SYLLABLE, LAST_SYLLABLE, FINAL_COUNT = 0xAC00, 0xD7A3, 28
BEGINS, FOLLOWS, APART = 8, 6, 1
"""What a character adds that stands at a beginning, behind the one before it, or anywhere."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One letter or jamo; ``begins`` = a syllable, ideograph or word begins with it, ``loose`` = it may lie apart."""

    char: str
    begins: bool
    loose: bool
    at: int


def units(text: str) -> tuple[Unit, ...]:
    """The letters and jamo of ``text``, without blanks and marks; ``at`` counts characters of ``text``."""
    made: list[Unit] = []
    inside = False
    for at, char in enumerate(text.casefold()):
        if FIRST_SYLLABLE <= ord(char) <= LAST_SYLLABLE:
            made += [Unit(jamo, not n, False, at) for n, jamo in enumerate(_jamo(char))]
            inside = False
        elif char.isalnum():
            latin = char.isascii()
            made += [Unit(jamo, not (latin and inside), latin, at) for jamo in COMPOUND.get(char, char)]
            inside = latin
        else:
            inside = False
    return tuple(made)


def _jamo(syllable: str) -> str:
    initial, rest = divmod(ord(syllable) - FIRST_SYLLABLE, len(VOWELS) * FINAL_COUNT)
    vowel, final = divmod(rest, FINAL_COUNT)
    single = (INITIALS[initial], VOWELS[vowel], FINALS[final])
    return "".join(COMPOUND.get(one, one) for one in single)


@lru_cache(maxsize=2048)
def _known(text: str) -> tuple[Unit, ...]:
    return units(text)


def fit(query: str, title: str) -> int:
    """How well ``query`` fits ``title``: 0 = not at all, more is better; a short title beats a long one."""
    wanted = "".join(unit.char for unit in units(query))
    there = _known(title)
    if not wanted:
        return 1
    best = _best(wanted, there)
    return 0 if best <= 0 else max(1, 16 * best - len(there))


def _best(wanted: str, there: tuple[Unit, ...]) -> int:
    """The best sum over all ways to find ``wanted`` in order; 0 = there is none."""
    ends = [-1] * (len(there) + 1)
    for number, char in enumerate(wanted):
        fresh = [-1] * (len(there) + 1)
        reach = -1
        for at, unit in enumerate(there):
            reach = max(reach, ends[at]) if number else 0
            if unit.char != char:
                continue
            ways = [ends[at] + FOLLOWS] if number and ends[at] >= 0 else []
            if unit.begins and reach >= 0:
                ways.append(reach + BEGINS + (2 if at == 0 else 0))
            elif unit.loose and reach >= 0:
                ways.append(reach + APART)
            fresh[at + 1] = max(ways, default=-1)
        ends = fresh
    return max(ends)
