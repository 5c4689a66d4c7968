"""Spans become pieces of one face, script, language and look: what HarfBuzz may be given at once.

Script and language come from `context`, faces from `fonts`. A short run of Han has one face (D04), so names show no
seam; in sentences only what the face lacks has another. A character that no face has becomes a piece of its own that
is later left blank. Right-to-left scripts are not supported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass
from kiclayout.text.context import IGNORABLE, Run, runs
from kiclayout.text.font_choices import Fonts, Setter
from kiclayout.text.fonts import FontFace
from kiclayout.text.spans import OBJECT, Span, begins


class Piece(NamedTuple):
    """Characters that one face sets in one go; a tuple, since an issue has thousands.

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
        half: Whether full-width brackets and currency signs are set half-width (C08).
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
    """A character that no face has, or characters that were taken out of the face which should set them.

    Attributes:
        char: The character (of an emoji sequence or of several marks the first), or the characters.
        origin: Where it comes from; None = generated words.
        lean: The face that they were taken out of; empty = the full setup has none with it either.
        other: The face that sets them instead; empty = their place is left blank.
    """

    char: str
    origin: Origin | None = None
    lean: str = ""
    other: str = ""

    @property
    def code(self) -> str:
        """As Unicode writes it: U+1F3C6."""
        return f"U+{ord(self.char):04X}"


def itemize(spans: tuple[Span, ...], fonts: Fonts, kinds: str = "") -> tuple[Piece, ...]:
    """The pieces of ``spans``, in order; they cover every character but the line ends.

    ``kinds`` are the classes of all characters (`context.classes`), if they are known.
    """
    pieces: list[Piece] = []
    bounds = begins(spans)
    index = 0
    for run in runs(spans, fonts, kinds):
        start = run.start
        while start < run.end:
            while bounds[index + 1] <= start:
                index += 1
            end = min(run.end, bounds[index + 1])
            span = spans[index]
            text = span.text[start - bounds[index] : end - bounds[index]]
            first = fonts.setters(span.style.font, span.style.weight, run.script)[0] if span.object is None else None
            if first is not None and (first.face.knows(text) or _has_all(first.face, text)):  # nearly always
                pieces.append(_piece(run, (start, end, index), first, span, fonts))
            else:
                pieces += _set(run, (start, end, index), text, span, fonts)
            start = end
    return tuple(pieces)


_is_missing = attrgetter("missing")


def missing(pieces: tuple[Piece, ...], spans: tuple[Span, ...], fonts: Fonts) -> tuple[Missing, ...]:
    """The characters of ``pieces`` that no face has, or not the one that would set them with the full setup's fonts."""
    if not fonts.book.lean and True not in map(_is_missing, pieces):  # nearly always
        return ()
    bounds = begins(spans)
    found = []
    for piece in pieces:
        span = spans[piece.span]
        offset = piece.start - bounds[piece.span]
        text = span.text[offset : offset + piece.end - piece.start]
        lacking, lean = _left_out(piece, text, span, fonts)
        if piece.face is not None and (piece.missing or lacking):
            at = None if span.at is None else span.at + offset
            origin = None if at is None else Origin(span.block, at, at + len(text), span.field)
            seen = next((char for char in lacking or text if not IGNORABLE.match(char)), text[0])
            blank = piece.missing
            found.append(Missing(seen if blank else lacking, origin, lean, "" if blank else piece.face.key))
    return tuple(found)


def _left_out(piece: Piece, text: str, span: Span, fonts: Fonts) -> tuple[str, str]:
    """The characters of ``piece`` that were taken out of a face that comes before its own, and that face's key."""
    if not fonts.book.lean or piece.face is None:
        return "", ""
    for setter in fonts.setters(span.style.font, span.style.weight, piece.script):
        if setter.face is piece.face and not piece.missing:
            break
        if lacking := "".join(dict.fromkeys(char for char in _needed(text) if ord(char) in setter.face.left_out)):
            return lacking, setter.face.key
    return "", ""


_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
_CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|(?:[\u1100-\u115f\ua960-\ua97c]+|[\uac00-\ud7a3](?=[\u1160-\u11ff\ud7b0-\ud7fb]))"
    f"[\u1160-\u11a7\ud7b0-\ud7c6]*[\u11a8-\u11ff\ud7cb-\ud7fb]*[{_MARKS}]*"
    f"|.(?:\u200d.|[{_MARKS}\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef])*",
    re.DOTALL,
)
"""A flag, a syllable of old Hangul (its beginning may be composed), or a character with what joins it: marks, variation
selectors, skin tones, tags, ZWJ sequences."""


_SEAMLESS = 16
"""Characters of the longest run of Han that is set in another face as a whole if its own lacks one of them."""


def _set(run: Run, where: tuple[int, int, int], text: str, span: Span, fonts: Fonts) -> Iterator[Piece]:
    """The pieces of the part of ``run`` that lies in one span."""
    start, end, index = where
    if span.object is not None and OBJECT in text:
        yield Piece(start, end, index, "", run.language, run.lang, run.chinese, None, span.style.size, span.style.shift)
        return
    setters = fonts.setters(span.style.font, span.style.weight, run.script)
    for length, setter in _cover(text, setters, run.script == "Hani" and len(text) <= _SEAMLESS):
        yield _piece(run, (start, start + length, index), setter, span, fonts)
        start += length


def _piece(run: Run, where: tuple[int, int, int], setter: Setter | None, span: Span, fonts: Fonts) -> Piece:
    """A piece in the face of ``setter``; if there is none, a blank in the first face that might have set it."""
    style, choice = span.style, fonts.choice(span.style.font)
    absent = setter is None
    setter = setter or fonts.setters(style.font, style.weight, run.script)[0]
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
        run.script == "Hang" and choice.half_brackets,
    )


def _has_all(face: FontFace, text: str) -> bool:
    """Whether ``face`` has every character of ``text`` as it stands, and what stands there is composed."""
    return unicodedata.is_normalized("NFC", text) and face.covers(text)


def _cover(text: str, setters: tuple[Setter, ...], whole: bool) -> Iterator[tuple[int, Setter | None]]:
    """Who sets how many characters, in order; None = nobody has the cluster.

    Args:
        text: Of one script.
        setters: In order of preference.
        whole: Whether one setter should have all that can be set (no seam in a run of Han).
    """
    if setters[0].face.covers(_needed(text)):
        yield len(text), setters[0]
        return
    clusters = _clusters(text)
    if whole:
        possible = "".join(c for c in map(_needed, clusters) if any(s.face.covers(c) for s in setters))
        sole = next((setter for setter in setters if setter.face.covers(possible)), None)
        setters = (sole,) if sole else setters
    chosen = [part for cluster in clusters for part in _parts(cluster, setters)]
    for setter, group in groupby(chosen, lambda pair: pair[1]):
        lengths = [length for length, _ in group]
        yield from ((sum(lengths), setter),) if setter else ((length, None) for length in lengths)


def _clusters(text: str) -> list[str]:
    """The clusters of ``text``; marks of any script (vowels in Thai, points in Hebrew) belong to the letter before."""
    found: list[str] = []
    for cluster in _CLUSTER.findall(text):
        if found and unicodedata.category(cluster[0])[0] == "M":
            found[-1] += cluster
        else:
            found.append(cluster)
    return found


def _parts(cluster: str, setters: tuple[Setter, ...]) -> Iterator[tuple[int, Setter | None]]:
    """Who sets a cluster; what nobody has of its marks is left out, so that a letter stays that somebody has."""
    for length in range(len(cluster), 0, -1):
        needed = _needed(cluster[:length])
        setter = next((one for one in setters if one.face.covers(needed)), None)
        if setter is not None:
            yield length, setter
            if length < len(cluster):
                yield len(cluster) - length, None
            return
    yield len(cluster), None


def _needed(text: str) -> str:
    """The characters that need a glyph: composed, without those that show nothing or are a space to everybody."""
    if text.isascii():
        return text.replace("\t", " ")
    composed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return IGNORABLE.sub("", composed).replace("\u00a0", " ").replace("\t", " ")
