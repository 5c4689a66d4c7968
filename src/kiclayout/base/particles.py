"""Korean particles that differ by the sound before them: 이/가, 을/를, 은/는, 과/와, 으로/로.

Wordings are written with both forms, ``이(가)``; which one stands is decided when it is known what is before it.
Where a word's sound cannot be told from its letters (Chinese characters, signs) both forms stay. When a word gives way
to another, the particle behind it may have to change with it. No grammar: a particle is what stands where one can
stand, ends the eojeol and fits the word before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

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
_QUOTES = "'\"’”»」』】〉》"
_NOT_BOTH = r"(?!\w|\((?:으|이|가|을|를|은|는|과|와|로)\))"
_BEHIND = (
    (("으로", "로"), "(?:서|써|부터|까지)?(?:의|는|도|만)?"),
    (("을", "를"), ""),
    (("은", "는"), ""),
    (("과", "와"), "(?:의|는|도|만)?"),
    (("이", "가"), ""),
    (("이라", "라"), "(?:고|는|도|며|면|서)(?:서|는|도|만){0,2}"),
    (("이란", "란"), ""),
    (("이나", "나"), ""),
    (("이며", "며"), ""),
    (("이랑", "랑"), ""),
    (("이든", "든"), "지?"),
    (("이야말로", "야말로"), ""),
    (("이었", "였"), "[가-힣]*"),
    (("이어서", "여서"), ""),
    (("이에요", "예요"), ""),
)
"""Particles and forms of 이다 behind a word, and what may follow in the same eojeol."""
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
    form = _fitting(before, _FORMS[pair])
    return pair if form is None else form


class Refit(NamedTuple):
    """A particle that has to change: where it stands in the words behind, half open, and the form that fits."""

    start: int
    end: int
    form: str


def refit(old: str, new: str, behind: str) -> Refit | None:
    """What becomes of the particle at the head of ``behind`` when the words ``old`` before it become ``new``.

    Args:
        old: The words as they were, up to where ``behind`` begins.
        new: Those that stand there now.
        behind: What follows them.

    Returns:
        None = nothing: there is no particle, it did not fit ``old`` (so that it is none), fits ``new``, too, or nobody
        can tell.
    """
    for pattern, forms in _patterns():
        if found := pattern.match(behind):
            start, end = found.span("form")
            form = _fitting(new + behind[:start], forms)
            if form in (None, found["form"]) or _fitting(old + behind[:start], forms) != found["form"]:
                return None
            return Refit(start, end, form)
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, str]], ...]:
    """What finds each particle of ``_BEHIND``, quotes and an aside before it; made when the first is looked for."""
    before = rf"[{_QUOTES}]*(?:\s?\([^()]*\))?[{_QUOTES}]*"
    return tuple(
        (re.compile(rf"{before}(?P<form>{'|'.join(forms)})(?:{rest}){_NOT_BOTH}"), forms) for forms, rest in _BEHIND
    )


def _fitting(before: str, forms: tuple[str, str]) -> str | None:
    """The one of two forms that follows ``before``; None = nobody can tell."""
    final = _final(before)
    if final is None:
        return None
    after_consonant, after_vowel = forms
    hard = final > 0 and not (after_vowel == "로" and final == _RIEUL)
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
