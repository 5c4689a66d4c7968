"""What is added or taken away between characters before lines are broken (C02, C04, C06, C07).

CLREQ "Punctuation Width Adjustment" and "Mixed Text Composition": an eighth of an em between Han and Latin letters or
digits in Chinese text; two full-width signs in a row give up half an em; a line begins and ends with half-width signs.
How a sign is halved is the font's word (``halt``). KLREQ "Arrangement of Signs": an eighth of an em between Hangul and
an operator (`mathsigns`); else Korean text gets nothing (C01, C03).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from kiclayout.base.record import dataclass
from kiclayout.text.itemize import Piece
from kiclayout.text.mathsigns import operators
from kiclayout.text.shape import halved

HAN_LATIN_GAP = 0.125
"""Between Han and a Latin letter or digit, in ems."""

OPERATOR_GAP = 0.125
"""Between Hangul and an operator, in ems of the Hangul."""

FACING = 0.35
"""What a sign gives up of its empty half beside a glyph of another face. Readers of PDFs take a glyph that stands
farther over its neighbour for the beginning of another line."""

RAISED = 0.1
"""A sign whose baseline is farther than this from that of the Hangul, in ems, is raised or lowered like an index."""

OPENERS = "「『《〈【〔（［｛“‘"
"""Full-width signs whose left half is empty."""

CLOSERS = "」』》〉】〕）］｝”’，。、：；！？．"
"""Full-width signs whose right half is empty."""

_ASCII_OPENERS, _ASCII_CLOSERS = frozenset("([{<"), frozenset(")]}>,.;:!?")
_BRACKETS = frozenset("「」『』《》〈〉【】〔〕（）［］｛｝")
_WHITE = frozenset(" \t\u00a0\u3000\n")
_SIGNS = re.compile(f"[{OPENERS}{CLOSERS}]")


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
    """What spacing does to a paragraph.

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
    gaps = tuple(_operator_gaps(text, kinds, pieces))
    if not any(piece.script == "Hani" for piece in pieces):
        return Spacing(gaps, (), _undone(gaps)) if gaps else Spacing()
    gaps += tuple(_gaps(kinds, pieces))
    halves = _halves(text, pieces)
    squeezed = {at: change for at, change in halves.items() if _squeezed(text, at, halves)}
    loose = {at: change for at, change in halves.items() if at not in squeezed}
    for at in _facing(text, pieces) if loose else ():
        if at in loose:
            squeezed[at], loose[at] = _part(loose[at], FACING), _part(loose[at], 1 - FACING)
    return Spacing(
        gaps + tuple(squeezed.values()),
        tuple(change for at, change in loose.items() if text[at] in OPENERS),
        tuple(change for at, change in loose.items() if text[at] in CLOSERS) + _undone(gaps),
    )


def _undone(gaps: tuple[Change, ...]) -> tuple[Change, ...]:
    """What takes back each of ``gaps`` at a line's end."""
    return tuple(Change(gap.at, -gap.advance) for gap in gaps)


_end_of = attrgetter("end")


def _operator_gaps(text: str, kinds: str, pieces: tuple[Piece, ...]) -> Iterator[Change]:
    """C04: between Hangul and an operator, on either side of it."""
    for at in operators(text, kinds):
        for left, hangul in ((at - 1, at - 1), (at, at + 1)):
            if kinds[hangul] != "H":
                continue
            own = pieces[bisect_right(pieces, hangul, key=_end_of)]
            sign = pieces[bisect_right(pieces, at, key=_end_of)]
            if not own.chinese and abs(own.shift - sign.shift) <= RAISED * own.size:
                yield Change(left, OPERATOR_GAP * own.size)


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
    if text[at] in CLOSERS:
        return at + 1 in halves
    return at - 1 in halves and text[at - 1] in OPENERS


def _part(change: Change, share: float) -> Change:
    return Change(change.at, share * change.advance, share * change.dx)


def _facing(text: str, pieces: tuple[Piece, ...]) -> Iterator[int]:
    """Signs whose empty half would be a hole beside what another face sets: Hangul, brackets, the mark of a note."""
    for left, right in pairwise(pieces):
        at = right.start
        if left.script == right.script or "Hani" not in (left.script, right.script):
            continue
        before, behind = text[at - 1], text[at]
        if right.script == "Hani":
            if behind in OPENERS and (before in _ASCII_OPENERS or (_is_loose(behind, right) and before not in _WHITE)):
                yield at
        elif before in CLOSERS and (
            behind in _ASCII_CLOSERS
            or (_is_loose(before, left) and behind not in _WHITE)
            or right.shift > left.shift + RAISED * left.size
        ):
            yield at - 1


def _is_loose(sign: str, piece: Piece) -> bool:
    """Whether the white of ``sign``, a bracket of Chinese words in other text, is more than that text has there."""
    return sign in _BRACKETS and not piece.chinese
