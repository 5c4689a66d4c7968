"""Chinese spacing: what is added or taken away between characters before lines are broken (C02, C06, C07).

CLREQ "Punctuation Width Adjustment" and "Mixed Text Composition": an eighth of an em between Han and Latin letters or
digits in Chinese text; two full-width signs in a row give up half an em; a line begins and ends with half-width signs.
How a sign is halved is the font's word (``halt``). Korean text gets nothing (C01, C03).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kiclayout.base.record import dataclass
from kiclayout.text.itemize import Piece
from kiclayout.text.shape import halved

HAN_LATIN_GAP = 0.125
"""Between Han and a Latin letter or digit, in ems."""

_OPENERS = "「『《〈【〔（［｛“‘"
_CLOSERS = "」』》〉】〕）］｝”’，。、：；！？．"
_SIGNS = re.compile(f"[{_OPENERS}{_CLOSERS}]")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one character's place.

    Attributes:
        at: The character.
        advance: Added to its advance, in points.
        dx: Moves it to the right, in points.
    """

    at: int
    advance: float
    dx: float = 0.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """What Chinese spacing does to a paragraph.

    Attributes:
        always: Changes wherever lines break.
        head: Changes of a character that begins a line.
        tail: Changes of a character that ends a line (trailing spaces do not count).
    """

    always: tuple[Change, ...] = ()
    head: tuple[Change, ...] = ()
    tail: tuple[Change, ...] = ()


def spacing(text: str, kinds: str, pieces: tuple[Piece, ...]) -> Spacing:
    """The spacing of a paragraph.

    Args:
        text: Its characters.
        kinds: Their classes (see `context.classes`).
        pieces: All of it.
    """
    if not any(piece.script == "Hani" for piece in pieces):
        return Spacing()
    gaps = tuple(_gaps(kinds, pieces))
    halves = _halves(text, pieces)
    squeezed = {at: change for at, change in halves.items() if _squeezed(text, at, halves)}
    loose = {at: change for at, change in halves.items() if at not in squeezed}
    return Spacing(
        gaps + tuple(squeezed.values()),
        tuple(change for at, change in loose.items() if text[at] in _OPENERS),
        tuple(change for at, change in loose.items() if text[at] in _CLOSERS)
        + tuple(Change(gap.at, -gap.advance) for gap in gaps),
    )


def _gaps(kinds: str, pieces: tuple[Piece, ...]) -> Iterator[Change]:
    """C02: between neighbouring pieces of Chinese text, one Han and one Latin."""
    for left, right in pairwise(pieces):
        if not (left.chinese and right.chinese and left.end == right.start):
            continue
        sides = kinds[left.end - 1] + kinds[right.start]
        if sides in ("CL", "CD", "LC", "DC"):
            han = left if sides[0] == "C" else right
            yield Change(left.end - 1, HAN_LATIN_GAP * han.size)


def _halves(text: str, pieces: tuple[Piece, ...]) -> dict[int, Change]:
    """What halving would do to every full-width sign of the Chinese pieces, by character."""
    found: dict[int, Change] = {}
    for piece in pieces:
        if piece.face is None or piece.missing or piece.script != "Hani" or not piece.language.startswith("zh"):
            continue
        for sign in _SIGNS.finditer(text, piece.start, piece.end):
            advance, dx = halved(piece.face, sign[0], piece.script, piece.language)
            if advance < 0:
                unit = piece.size / piece.face.upem
                found[sign.start()] = Change(sign.start(), advance * unit, dx * unit)
    return found


def _squeezed(text: str, at: int, halves: dict[int, Change]) -> bool:
    """C06: a closer before another sign, or an opener after another opener, loses its empty half."""
    if text[at] in _CLOSERS:
        return at + 1 in halves
    return at - 1 in halves and text[at - 1] in _OPENERS
