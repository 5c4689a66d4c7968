"""Which script a character belongs to, and which language a run of Han characters is in.

The script is the property of UAX #24 (Unicode 18.0), as its ISO 15924 code. Script extensions are not
consulted: a character of several scripts is `Zyyy` or `Zinh`, and the itemiser gives it its neighbours'.
The predicates are faster and tell letters only: symbols such as ㈜ are neither Han nor Hangul.
"""

from __future__ import annotations

import re
from bisect import bisect

from kiclayout.text.tables import RangeTable, hanvariants, scripts

_SCRIPTS = RangeTable(scripts.NAMES, scripts.LETTERS, scripts.GAPS, scripts.VALUES)
_SIMPLIFIED_ONLY = frozenset(hanvariants.SIMPLIFIED_ONLY)
_TRADITIONAL_ONLY = frozenset(hanvariants.TRADITIONAL_ONLY)

HAN = (
    "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00016fe3\U00016ff0-\U00016ff6\U00020000-\U0003fffd"
)
"""The Han characters, for the inside of a regular expression's brackets."""

HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb\uffa0-\uffdc"
"""The Hangul syllables and letters, for the inside of a regular expression's brackets."""


def _borders(letters: str) -> list[str]:
    """What stands inside of a regular expression's brackets as the letters with which it begins and no longer holds."""
    ranges = re.findall("(.)(?:-(.))?", letters)
    return [border for first, last in ranges for border in (first, chr(ord(last or first) + 1))]


_HAN, _HANGUL = _borders(HAN), _borders(HANGUL)


def script_of(char: str) -> str:
    """Returns the ISO 15924 code of one character's script, such as `Hang`, `Hani`, `Latn` or `Zyyy`."""
    return _SCRIPTS.names[_SCRIPTS[char]]


def is_han(char: str) -> bool:
    """Says whether one character is a Han ideograph, radical, number or iteration mark."""
    return bisect(_HAN, char) % 2 == 1


def is_hangul(char: str) -> bool:
    """Says whether one character is a Hangul syllable or letter."""
    return bisect(_HANGUL, char) % 2 == 1


def han_language(run_text: str, default: str) -> str:
    """Returns the language of a run of Han characters that carries no language of its own.

    A character that only simplified writing has makes the run `zh-Hans`; else one that only traditional
    writing has makes it `ko`, the language of hanja in this publication; else the run tells nothing and is
    in `default`.
    """
    if not _SIMPLIFIED_ONLY.isdisjoint(run_text):
        return "zh-Hans"
    if not _TRADITIONAL_ONLY.isdisjoint(run_text):
        return "ko"
    return default
