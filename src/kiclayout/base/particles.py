"""Korean particles that differ by the sound before them: 이/가, 을/를, 은/는, 과/와, 으로/로.

Wordings are written with both forms, ``이(가)``; which one stands is decided when it is known what is before it.
Where a word's sound cannot be told from its letters (Chinese characters, signs) both forms stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_BOTH = re.compile(r"(이\(가\)|가\(이\)|을\(를\)|를\(을\)|은\(는\)|는\(은\)|과\(와\)|와\(과\)|\(으\)로)")
_FORMS = {
    "이(가)": ("이", "가"),
    "가(이)": ("이", "가"),
    "을(를)": ("을", "를"),
    "를(을)": ("을", "를"),
    "은(는)": ("은", "는"),
    "는(은)": ("은", "는"),
    "과(와)": ("과", "와"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
"""After a consonant, after a vowel."""
PAIRS = tuple(_FORMS)
"""All pairs as they are written."""
_CLOSING = "'\"’”»」』】〉》]}…"
_ASIDE = re.compile(r"(?<=\S)\s*\([^()]*\)$")
_NASAL = re.compile(r"[a-z]{2}ng$")
_FIRST, _LAST = "가", "힣"
_FINALS, _RIEUL = 28, 8
_DIGITS = {"0": "영", "1": "일", "2": "이", "3": "삼", "4": "사", "5": "오", "6": "육", "7": "칠", "8": "팔", "9": "구"}
_LETTERS = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}
"""Letters whose Korean names end in a consonant."""
_READ = {"%": "퍼센트", "°": "도", "℃": "도", "㎜": "미터", "+": "플러스"}


def with_particles(wording: str, fill: Callable[[str], str]) -> str:
    """``wording`` with its fields filled, and of each pair of particles the one that fits what is before it.

    Args:
        wording: Words with fields and pairs such as ``이(가)``; words without pairs are only filled.
        fill: Fills the fields of a part of it. What it puts in is not looked at for pairs.
    """
    said = ""
    for number, part in enumerate(_BOTH.split(wording)):
        said += particle(said, part) if number % 2 else fill(part)
    return said


def particle(before: str, pair: str) -> str:
    """The form of ``pair`` (``이(가)`` …) that follows the words ``before``; the pair itself where nobody can tell."""
    final = _final(before)
    if final is None:
        return pair
    after_consonant, after_vowel = _FORMS[pair]
    hard = final > 0 and not (pair == "(으)로" and final == _RIEUL)
    return after_consonant if hard else after_vowel


def _final(words: str) -> int | None:
    """The final consonant of the last syllable by its number in Unicode's order, 0 = it ends in a vowel."""
    words = words.rstrip(_CLOSING)
    words = _ASIDE.sub("", words).rstrip(_CLOSING + ")")
    sign = words[-1:].lower()
    if _NASAL.search(words.lower()):
        sign = "앙"
    elif "a" <= sign <= "z":
        sign = _LETTERS.get(sign, "가")
    sign = _READ.get(sign) or _DIGITS.get(sign) or sign
    sign = sign[-1:]
    return (ord(sign) - ord(_FIRST)) % _FINALS if _FIRST <= sign <= _LAST else None
