"""Which script and language every character of a paragraph has, from its neighbours where it has none of its own.

Characters common to several scripts take the script of their context (D01): a quotation mark in a Korean sentence is
Korean even beside Chinese words, a comma inside Chinese words or inside their brackets is Chinese. In text tagged as
Chinese, and in lines that are Chinese throughout, all signs but the ASCII ones are. A run of Han, and all Han of one
bracketed gloss, have one language (D03).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from kiclayout.text.font_choices import Fonts
from kiclayout.text.script import han_language, is_han, is_hangul, script_of
from kiclayout.text.spans import OBJECT, Span, joined
from kiclayout.text.tables import ClassTable

CHINESE_SHARE = 0.7
"""A line with at least this share of Han among its letters is Chinese throughout."""

# The letters of the classes:
#   H Hangul  C Han  L Latin  D ASCII digit  X another script
#   A ASCII sign  ( [ ASCII openers, as B  ) ] ASCII closers, as E  S space
#   Q curly quote  P CJK or full-width sign  M dot, dash, ellipsis  O another common sign
#   I takes the script of what stands before  N line end  J inline object
_QUOTES = "‘’“”"
_DOTS = "·•‧・…‥—―–～"
_SPACES = " \t\u00a0\u2002\u2003\u2009\u202f"
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
IGNORABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_LITERALS = {"Q": _QUOTES, "M": _DOTS, "S": _SPACES, "B": "([", "E": ")]", "N": _LINE_ENDS, "J": OBJECT}


def _class_of(char: str) -> str:
    if "가" <= char <= "힣" or "一" <= char <= "鿿":  # most of what is met for the first time
        return "H" if char > "鿿" else "C"
    for letter, chars in _LITERALS.items():
        if char in chars:
            return letter
    if IGNORABLE.match(char):
        return "I"
    if char.isascii():
        return "D" if char.isdigit() else "L" if char.isalpha() else "A"
    if is_hangul(char):
        return "H"
    if is_han(char):
        return "C"
    if "\u3000" <= char <= "\u303f" or "\uff01" <= char <= "\uff60":
        return "P"
    script = script_of(char)
    return {"Latn": "L", "Zyyy": "O", "Zinh": "I"}.get(script, "X")


_CLASSES = ClassTable(_class_of)


def classes(text: str) -> str:
    """The class of every character of ``text``, one letter each."""
    return text.translate(_CLASSES)


# Scripts by class before the context is looked at: h Hang, c Hani, l Latn, x other, n line end, j object.
_ALIKE = {"H": "h", "C": "c", "L": "l", "X": "x", "N": "n", "J": "j"}
_PLAIN = {
    "ko": str.maketrans(_ALIKE | dict.fromkeys("DASBEQPMOI", "h")),
    "zh": str.maketrans(_ALIKE | dict.fromkeys("DABE", "l") | dict.fromkeys("SQPMOI", "c")),
    "": str.maketrans(_ALIKE | dict.fromkeys("DASBEQPMOI", "l")),
}
_LATIN_WORDS = re.compile(r"D*L(?:[LDAQI]*[LDI])?(?:SD*L(?:[LDAQI]*[LDI])?)*")
_HAN_WORDS = re.compile(r"C+(?:[PMI]+C+)+")
_BRACKETED = re.compile(r"B([^BEHN]*C[^BEHN]*)E")
_INHERITING = re.compile(r"(?<=[^NJ])I+")
_SIGNS_IN_HAN = re.compile("[PMI]+")
_SAME = re.compile("h+|l+|c+|x+|n+|j+")
_OPENERS, _CLOSERS = "「『《〈【〔（［｛", "」』》〉】〕）］｝"

_TAGS = {"h": ("Hang", "ko"), "l": ("Latn", "en")}


class Run(NamedTuple):
    """Characters of one script and language, whatever their spans; a tuple, since an issue has thousands.

    Attributes:
        start: First character in the paragraph.
        end: One past the last.
        script: ISO 15924; empty for an inline object.
        language: BCP 47, for shaping.
        lang: BCP 47, of the text: Latin words in a Korean text are Korean text.
        chinese: Whether it is part of Chinese text: tagged so, or in a line that is Chinese throughout.
        alone: Whether its line is Chinese throughout.
    """

    start: int
    end: int
    script: str
    language: str
    lang: str
    chinese: bool
    alone: bool


class _Part(NamedTuple):
    """Characters of one hard line that have the same language context; ``kinds`` are their classes."""

    start: int
    text: str
    kinds: str
    lang: str
    alone: bool

    @property
    def chinese(self) -> bool:
        return self.lang.startswith("zh")


def context_language(span: Span, fonts: Fonts) -> str:
    """The language of a span's text: its own, its style's or the issue's."""
    return span.lang or span.style.lang or fonts.lang


def runs(spans: tuple[Span, ...], fonts: Fonts, kinds: str = "") -> Iterator[Run]:
    """The runs of a paragraph, in order; they cover every character but the line ends.

    ``kinds`` are the classes of all characters, if they are known.
    """
    for part in _parts(spans, fonts, kinds):
        glosses = [found.span(1) for found in _BRACKETED.finditer(part.kinds)] if "C" in part.kinds else []
        at, lang, chinese, alone = part.start, part.lang, part.chinese, part.alone
        scripts = _scripts(part)
        for found in _SAME.finditer(scripts):
            start, end = found.span()
            letter = scripts[start]
            if letter in _TAGS:
                script, language = _TAGS[letter]
                yield Run(at + start, at + end, script, language, lang, chinese, alone)
                continue
            for first, last, script, language in _tagged(part, (start, end), letter, glosses, fonts.gloss_lang):
                own = language if script == "Hani" and not chinese else lang
                yield Run(at + first, at + last, script, language, own, chinese, alone)


def _parts(spans: tuple[Span, ...], fonts: Fonts, kinds: str) -> Iterator[_Part]:
    text = joined(spans)
    kinds = kinds or classes(text)
    lines = _hard_lines(kinds)
    end = 0
    for lang, size in _by_language(spans, fonts):
        start, end = end, end + size
        for first, last, alone in lines:
            a, b = max(start, first), min(end, last)
            if a < b:
                kind = kinds[a:b]
                own = han_language(text[a:b], fonts.gloss_lang) if alone and "H" not in kind else ""
                yield _Part(a, text[a:b], kind, own if own.startswith("zh") and lang[:2] != "zh" else lang, alone)


def _by_language(spans: tuple[Span, ...], fonts: Fonts) -> list[tuple[str, int]]:
    """The languages of the spans, each with the characters of neighbouring spans that have it."""
    if len(spans) == 1:  # nearly always
        return [(context_language(spans[0], fonts), len(spans[0].text))]
    groups = groupby(spans, lambda span: context_language(span, fonts))
    return [(lang, sum(len(span.text) for span in group)) for lang, group in groups]


def _hard_lines(kinds: str) -> list[tuple[int, int, bool]]:
    """The hard lines (start, end) without their line ends, and whether each is Chinese throughout."""
    if "C" not in kinds and "N" not in kinds:  # nearly always
        return [(0, len(kinds), False)]
    lines, start = [], 0
    for line in kinds.split("N"):
        han = line.count("C")
        letters = han + line.count("H") + line.count("L") + line.count("X")
        lines.append((start, start + len(line), han > 0 and han >= CHINESE_SHARE * letters))
        start += len(line) + 1
    return lines


def _tagged(
    part: _Part, where: tuple[int, int], letter: str, glosses: list[tuple[int, int]], default: str
) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, script, language) of what has one script letter."""
    start, end = where
    if letter == "c":
        yield start, end, "Hani", _han_language(part, where, glosses, default)
    elif letter == "x":
        for script, group in groupby(range(start, end), lambda at: _foreign(part.text[at])):
            places = tuple(group)
            yield places[0], places[-1] + 1, script, part.lang
    else:
        yield start, end, *_TAGS.get(letter, ("", part.lang))


def _foreign(char: str) -> str:
    script = script_of(char)
    return "Zyyy" if script in ("Zinh", "Zzzz") else script


def _han_language(part: _Part, run: tuple[int, int], glosses: list[tuple[int, int]], default: str) -> str:
    """The language of the Han run ``run``; all Han of a bracketed gloss share one decision."""
    if part.chinese:
        return "zh-Hans" if part.lang == "zh" else part.lang
    start, end = next(((a, b) for a, b in glosses if a <= run[0] and run[1] <= b), run)
    return han_language(part.text[start:end], default)


def _scripts(part: _Part) -> str:
    """A script letter for every character."""
    kinds = part.kinds
    scripts = kinds.translate(_PLAIN.get(part.lang.partition("-")[0], _PLAIN[""]))
    if not ("L" in kinds or "C" in kinds or "I" in kinds):
        return scripts
    patched = bytearray(scripts, "ascii")
    for found in _LATIN_WORDS.finditer(kinds) if "L" in kinds else ():
        patched[found.start() : found.end()] = b"l" * len(found[0])
    if "C" in kinds and not part.chinese:
        for start, end in _chinese_stretches(part.text, kinds):
            for found in _SIGNS_IN_HAN.finditer(kinds, start, end):
                patched[found.start() : found.end()] = b"c" * len(found[0])
    for found in _INHERITING.finditer(kinds) if "I" in kinds else ():
        patched[found.start() : found.end()] = patched[found.start() - 1 : found.start()] * len(found[0])
    return patched.decode("ascii")


def _chinese_stretches(text: str, kinds: str) -> Iterator[tuple[int, int]]:
    """Where signs are Chinese although the text is not: among Chinese words, and inside their brackets."""
    for gloss in _BRACKETED.finditer(kinds):
        start, end = gloss.span(1)
        yield (start + 1, end - 1) if _wraps(text[start:end]) else (start, end)
    for words in _HAN_WORDS.finditer(kinds):
        start, end = words.span()
        inner = text[start:end]
        while start and _closes_in(text[start - 1], inner):
            start -= 1
        while end < len(text) and _opened_in(text[end], inner):
            end += 1
        yield start, end


def _wraps(gloss: str) -> bool:
    """Whether one pair of full-width brackets stands round all of ``gloss``, as in (《办法》).

    They stand between the brackets of the text and are its own like these; a Chinese one would be half empty there.
    """
    place = _OPENERS.find(gloss[0])
    return place >= 0 and gloss.find(_CLOSERS[place]) == len(gloss) - 1


def _closes_in(opener: str, text: str) -> bool:
    """Whether the bracket before ``text`` closes inside it."""
    place = _OPENERS.find(opener)
    before, closed, _ = text.partition(_CLOSERS[place])
    return place >= 0 and bool(closed) and opener not in before


def _opened_in(closer: str, text: str) -> bool:
    """Whether the bracket after ``text`` was opened inside it."""
    place = _CLOSERS.find(closer)
    _, opened, after = text.rpartition(_OPENERS[place])
    return place >= 0 and bool(opened) and closer not in after
