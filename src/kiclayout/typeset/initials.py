"""Drop caps: which characters of a paragraph are drawn large, and how; where they stand is said by ``leaf.Initial``."""

from __future__ import annotations

import re
from unicodedata import category, combining

from kiclayout.base.geometry import Matrix
from kiclayout.base.record import replace
from kiclayout.design.style import ParStyle
from kiclayout.scene.items import Path, Segment, moved, transformed
from kiclayout.text.outlines import outline
from kiclayout.text.script import is_han, is_hangul
from kiclayout.text.spans import Span
from kiclayout.typeset.blocks import Leafy
from kiclayout.typeset.inline import lines, shaped
from kiclayout.typeset.leaf import Initial, TextLeaf
from kiclayout.typeset.ruby import BOTTOM, TOP
from kiclayout.typeset.setting import Setting

_OPENING = re.compile(r"[\"'“‘「『《〈（(\[]{0,2}")
_NUMBER = re.compile(r"[0-9]+(?:[.,:/~-]?[0-9])*")
_WORD = re.compile(r"[A-Za-z]+")

_FIGURES, _LETTERS = 2, 2
"""So many digits, or letters of a word, are drawn together."""

_EDGE = 0.04
"""How far the ink of running text begins behind the edge of the column, in ems."""


def initialled(child: Leafy, setting: Setting) -> Leafy:
    """The child with a drop cap before its first paragraph, if the layout wants one and the words allow it."""
    look, first = setting.layout.article.drop_cap, child.leaves[0]
    if not look.lines or child.box or child.role != "P" or not isinstance(first, TextLeaf) or first.hung:
        return child
    length = initial_length(first.words.spans)
    made = _initial(first, length, setting) if length else None
    return replace(child, leaves=(replace(first, initial=made), *child.leaves[1:])) if made else child


def initial_length(spans: tuple[Span, ...]) -> int:
    """How many characters of a passage a drop cap shows; 0 = there is none."""
    if not spans or spans[0].ruby or spans[0].at is None:
        return 0
    text = spans[0].text
    start = len(_OPENING.match(text)[0])  # type: ignore[index]
    if start >= len(text):
        return 0
    char, end = text[start], start + 1
    if char.isdecimal() and char.isascii():
        number = _NUMBER.match(text, start)
        end = number.end() if number else start
        return end if end - start <= _FIGURES else 0
    if char.isascii() and char.isalpha():
        word = _WORD.match(text, start)
        return word.end() if word and word.end() - start <= _LETTERS else end
    if not (is_hangul(char) or is_han(char) or category(char)[0] == "L"):
        return 0
    while end < len(text) and (combining(text[end]) or 0xFE00 <= ord(text[end]) <= 0xFE0F):
        end += 1
    return end


def _initial(leaf: TextLeaf, length: int, setting: Setting) -> Initial | None:
    look = setting.layout.article.drop_cap
    first, style = leaf.words.spans[0], leaf.style
    text, behind = first.text[:length], first.text[length:]
    hidden = text + " " * (len(behind) - len(behind.lstrip(" ")))
    depth = (look.lines - 1) * style.leading
    filling = replace(style.text, size=style.text.size + depth / (TOP + BOTTOM))
    large = setting.text_style(look.style, filling)
    segments, (left, right) = _drawn(Span(text, large, lang=first.lang), setting)
    if not segments:
        return None
    if text[-1].isascii():
        baseline = depth
    else:  # in the middle between the upper edge of the first line's letters and the lower one of the last's
        size, own = large.size, style.text.size
        baseline = (depth + (BOTTOM - TOP) * own) / 2 + (TOP - BOTTOM) / 2 * size
    shift = _EDGE * style.text.size - left
    art = moved(Path(segments, fill=setting.color(large.color)), shift, baseline)
    width = shaped((replace(first, text=hidden),), setting).widths[-1]
    return Initial(len(hidden), width, look.lines, right + shift + look.gap, (art,))


def _drawn(span: Span, setting: Setting) -> tuple[tuple[Segment, ...], tuple[float, float]]:
    """The outline of a span on a baseline at 0, and the ends of its ink, in points."""
    segments: list[Segment] = []
    for line in lines(shaped((span,), setting), 1e6, ParStyle(), setting):
        for run in line.runs:
            pen, face = run.x, setting.fonts.book.face(run.face)
            for glyph in run.glyphs:
                onto = Matrix(run.size, 0.0, 0.0, -run.size, pen + glyph.dx, -glyph.dy)
                segments += transformed(outline(face, glyph.id), onto)
                pen += glyph.advance
    ends = [value for segment in segments for value in segment[1::2]]
    return tuple(segments), (min(ends, default=0.0), max(ends, default=0.0))
