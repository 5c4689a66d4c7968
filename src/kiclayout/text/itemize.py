"""Spans become pieces of one face, script, language and look: what HarfBuzz may be given at once.

Script and language are always stated, never guessed (D01): characters common to several scripts take the script of
their context, so that a quotation mark in a Korean sentence has the Korean form even beside Chinese words, and a comma
inside Chinese words the Chinese one. A run of Han has one language (D03) and one face (D04). A character that no face
has becomes a piece of its own that is later left blank. Right-to-left scripts are not supported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kiclayout.base.origin import Origin
from kiclayout.text.fonts import FontFace, Fonts, Setter
from kiclayout.text.script import han_language, is_han, is_hangul, script_of
from kiclayout.text.spans import OBJECT, Span

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
_IGNORABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_LITERALS = {"Q": _QUOTES, "M": _DOTS, "S": _SPACES, "B": "([", "E": ")]", "N": _LINE_ENDS, "J": OBJECT}


class _Classes(dict[int, str]):
    """The class of each character, by code point, found when it is first met."""

    def __missing__(self, codepoint: int) -> str:
        letter = self[codepoint] = _class_of(chr(codepoint))
        return letter


def _class_of(char: str) -> str:
    for letter, chars in _LITERALS.items():
        if char in chars:
            return letter
    if _IGNORABLE.match(char):
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


_CLASSES = _Classes()


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
_HAN_WORDS = re.compile(r"P*C+(?:[PMI]+C+)+P*")
_BRACKETED = re.compile(r"B([^BEHN]*C[^BEHN]*)E")
_INHERITING = re.compile(r"(?<=[^NJ])I+")
_SIGNS_IN_HAN = re.compile("[PMI]+")
_SAME = re.compile(r"(.)\1*", re.DOTALL)
_OPENERS, _CLOSERS = "「『《〈【〔（［｛", "」』》〉】〕）］｝"

_TAGS = {"h": ("Hang", "ko"), "l": ("Latn", "en"), "c": ("Hani", "zh-Hans")}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that one face sets in one go.

    Attributes:
        start: First character in the paragraph.
        end: One past the last.
        span: Index of their span.
        script: ISO 15924, for shaping.
        language: BCP 47, for shaping.
        lang: BCP 47, of the text (Latin words in a Korean text are Korean text).
        chinese: Whether Chinese spacing applies: tagged so, or in a line that is Chinese throughout.
        face: None = an inline object.
        size: Of the em, in points: the style's, scaled.
        shift: Raises the baseline, in points.
        missing: Whether no face has these characters: one cluster that is left blank.
        half: Whether full-width brackets are set half-width (C08).
    """

    start: int
    end: int
    span: int
    script: str
    language: str
    lang: str
    chinese: bool
    face: FontFace | None
    size: float
    shift: float
    missing: bool = False
    half: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that no face has.

    Attributes:
        char: The character (of an emoji sequence the first).
        origin: Where it comes from; None = generated words.
    """

    char: str
    origin: Origin | None = None

    @property
    def code(self) -> str:
        """As Unicode writes it: U+1F3C6."""
        return f"U+{ord(self.char):04X}"


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one script and language, whatever their spans."""

    start: int
    end: int
    script: str
    language: str
    lang: str
    chinese: bool
    alone: bool


def itemize(spans: tuple[Span, ...], fonts: Fonts) -> tuple[Piece, ...]:
    """The pieces of ``spans``, in order; they cover every character but the line ends."""
    pieces: list[Piece] = []
    bounds = _bounds(spans)
    index = 0
    for run in _runs(spans, bounds, fonts):
        start = run.start
        while start < run.end:
            while bounds[index + 1] <= start:
                index += 1
            end = min(run.end, bounds[index + 1])
            pieces += _set(run, (start, end, index), spans[index].text[start - bounds[index] : end - bounds[index]],
                           spans[index], fonts)
            start = end
    return tuple(pieces)


def missing(pieces: tuple[Piece, ...], spans: tuple[Span, ...]) -> tuple[Missing, ...]:
    """The characters of ``pieces`` that no face has."""
    bounds = _bounds(spans)
    found = []
    for piece in pieces:
        if piece.missing:
            span = spans[piece.span]
            offset = piece.start - bounds[piece.span]
            at = None if span.at is None else span.at + offset
            origin = None if at is None else Origin(span.block, at, at + piece.end - piece.start)
            found.append(Missing(span.text[offset], origin))
    return tuple(found)


def context_language(span: Span, fonts: Fonts) -> str:
    """The language of a span's text: its own, its style's or the issue's."""
    return span.lang or span.style.lang or fonts.lang


def _bounds(spans: tuple[Span, ...]) -> list[int]:
    """Where each span begins, and the end."""
    bounds = [0]
    for span in spans:
        bounds.append(bounds[-1] + len(span.text))
    return bounds


def _runs(spans: tuple[Span, ...], bounds: list[int], fonts: Fonts) -> Iterator[_Run]:
    """The runs of a paragraph: hard line by hard line, language by language."""
    text = "".join(span.text for span in spans)
    kinds = classes(text)
    alone = _chinese_lines(kinds)
    for lang, group in groupby(range(len(spans)), lambda index: context_language(spans[index], fonts)):
        indices = tuple(group)
        first, last = bounds[indices[0]], bounds[indices[-1] + 1]
        for start, end, chinese_line in alone:
            a, b = max(first, start), min(last, end)
            if a < b:
                yield from _line_runs(text, kinds, (a, b), (lang, chinese_line), fonts)


def _chinese_lines(kinds: str) -> list[tuple[int, int, bool]]:
    """The hard lines (start, end) without their line ends, and whether each is Chinese throughout."""
    lines, start = [], 0
    for line in kinds.split("N"):
        han = line.count("C")
        letters = han + line.count("H") + line.count("L") + line.count("X")
        lines.append((start, start + len(line), han > 0 and han >= CHINESE_SHARE * letters))
        start += len(line) + 1
    return lines


def _line_runs(
    text: str, kinds: str, where: tuple[int, int], context: tuple[str, bool], fonts: Fonts
) -> Iterator[_Run]:
    """The runs of one language context of one hard line."""
    (start, end), (lang, alone) = where, context
    part, kind = text[start:end], kinds[start:end]
    base = lang.partition("-")[0]
    if base != "zh" and alone and "H" not in kind:
        decided = han_language(part, fonts.gloss_lang)
        if decided.startswith("zh"):
            lang, base = decided, "zh"
    scripts = _scripts(part, kind, base)
    glosses = [found.span(1) for found in _BRACKETED.finditer(kind)] if "C" in kind else []
    for found in _SAME.finditer(scripts):
        first, last = found.span()
        letter = found[1]
        if letter == "c":
            language = _tag(lang) if base == "zh" else _han_language(part, (first, last), glosses, fonts.gloss_lang)
            yield _Run(start + first, start + last, "Hani", language,
                       lang if base == "zh" else language, base == "zh", alone)
        elif letter == "x":
            for script, chars in groupby(range(first, last), lambda index: _foreign(part[index])):
                indices = tuple(chars)
                yield _Run(start + indices[0], start + indices[-1] + 1, script, lang, lang, False, alone)
        else:
            script, language = _TAGS.get(letter, ("", lang))
            yield _Run(start + first, start + last, script, language, lang, base == "zh", alone)


def _tag(lang: str) -> str:
    return "zh-Hans" if lang == "zh" else lang


def _foreign(char: str) -> str:
    script = script_of(char)
    return "Zyyy" if script in ("Zinh", "Zzzz") else script


def _han_language(text: str, run: tuple[int, int], glosses: list[tuple[int, int]], default: str) -> str:
    """The language of the Han run ``run``; all Han of a bracketed gloss share one decision."""
    start, end = next(((a, b) for a, b in glosses if a <= run[0] and run[1] <= b), run)
    return han_language(text[start:end], default)


def _scripts(text: str, kinds: str, base: str) -> str:
    """A script letter for every character of a text whose language is ``base``."""
    scripts = kinds.translate(_PLAIN.get(base, _PLAIN[""]))
    if not ("L" in kinds or "C" in kinds or "I" in kinds):
        return scripts
    patched = bytearray(scripts, "ascii")
    if "L" in kinds:
        for found in _LATIN_WORDS.finditer(kinds):
            patched[found.start() : found.end()] = b"l" * len(found[0])
    if "C" in kinds and base != "zh":
        _mark_chinese_signs(text, kinds, patched)
    if "I" in kinds:
        for found in _INHERITING.finditer(kinds):
            patched[found.start() : found.end()] = patched[found.start() - 1 : found.start()] * len(found[0])
    return patched.decode("ascii")


def _mark_chinese_signs(text: str, kinds: str, patched: bytearray) -> None:
    """Gives Chinese signs inside Chinese words, and all those of a bracketed gloss, to the Han."""
    for words in _HAN_WORDS.finditer(kinds):
        start, end = _balanced(text, *words.span())
        for found in _SIGNS_IN_HAN.finditer(kinds, start, end):
            patched[found.start() : found.end()] = b"c" * len(found[0])
    for gloss in _BRACKETED.finditer(kinds):
        for found in _SIGNS_IN_HAN.finditer(kinds, *gloss.span(1)):
            patched[found.start() : found.end()] = b"c" * len(found[0])


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Cuts signs off both ends of Chinese words, but keeps brackets whose partner stays inside."""
    while start < end and not is_han(text[start]) and not _has_partner(text, start, end, 1):
        start += 1
    while start < end and not is_han(text[end - 1]) and not _has_partner(text, start, end, -1):
        end -= 1
    return start, end


def _has_partner(text: str, start: int, end: int, step: int) -> bool:
    """Whether the bracket at one end closes before the other end, with Han following it there."""
    char = text[start] if step > 0 else text[end - 1]
    opening, closing = (_OPENERS, _CLOSERS) if step > 0 else (_CLOSERS, _OPENERS)
    place = opening.find(char)
    partner = closing[place] if place >= 0 else ""
    inner = text[start + 1 : end].rstrip(_CLOSERS) if step > 0 else text[start : end - 1].lstrip(_OPENERS)
    return bool(partner) and partner in inner


_CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|.(?:\u200d.|[\u0300-\u036f\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef])*",
    re.DOTALL,
)
"""A flag, or a character with what joins it: marks, variation selectors, skin tones, tags, ZWJ sequences."""


def _set(run: _Run, where: tuple[int, int, int], text: str, span: Span, fonts: Fonts) -> Iterator[Piece]:
    """The pieces of the part of ``run`` that lies in one span."""
    start, end, index = where
    if span.object is not None and OBJECT in text:
        yield Piece(start, end, index, "", run.language, run.lang, run.chinese, None, span.style.size, span.style.shift)
        return
    setters = fonts.setters(span.style.font, span.style.weight, run.script)
    for length, setter in _cover(text, setters, run.script == "Hani"):
        yield _piece(run, (start, start + length, index), setter or setters[0], span, fonts, setter is None)
        start += length


def _piece(
    run: _Run, where: tuple[int, int, int], setter: Setter, span: Span, fonts: Fonts, absent: bool
) -> Piece:
    style, choice = span.style, fonts.choice(span.style.font)
    scale = setter.scale
    if run.script == "Hani":
        scale = choice.han_runs if run.alone else style.han_scale or scale
    return Piece(
        *where,
        run.script,
        run.language,
        run.lang,
        run.chinese,
        setter.face,
        style.size * scale,
        style.shift + setter.shift * style.size,
        absent,
        choice.half_brackets and run.script == "Hang" and "halt" in setter.face.features,
    )


def _cover(text: str, setters: tuple[Setter, ...], whole: bool) -> Iterator[tuple[int, Setter | None]]:
    """Who sets how many characters, in order; None = nobody has the cluster.

    Args:
        text: Of one script.
        setters: In order of preference.
        whole: Whether one setter should have all that can be set (no seam in a run of Han).
    """
    needed = _needed(text)
    if setters[0].face.covers(needed):
        yield len(text), setters[0]
        return
    clusters = _CLUSTER.findall(text)
    if whole:
        possible = "".join(c for c in map(_needed, clusters) if any(s.face.covers(c) for s in setters))
        sole = next((setter for setter in setters if setter.face.covers(possible)), None)
        setters = (sole,) if sole else setters
    chosen = [(len(c), next((s for s in setters if s.face.covers(_needed(c))), None)) for c in clusters]
    for setter, group in groupby(chosen, lambda pair: pair[1]):
        lengths = [length for length, _ in group]
        yield from ((sum(lengths), setter),) if setter else ((length, None) for length in lengths)


def _needed(text: str) -> str:
    """The characters that need a glyph: composed, without those that show nothing or are a space to everybody."""
    if text.isascii():
        return text.replace("\t", " ")
    composed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return _IGNORABLE.sub("", composed).replace("\u00a0", " ").replace("\t", " ")
