"""The hyphen that a line shows where it ends inside a word: which glyph it is, and what room it takes.

It stands in no text: a line that ends there has it, and no other. Soft hyphens (U+00AD) that a writer typed have one,
too, but behind Hangul and Han, which are never divided with a hyphen (KLREQ): there the line just ends. Where words
are divided is not decided here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple

from kiclayout.text.itemize import Piece
from kiclayout.text.script import is_han, is_hangul
from kiclayout.text.spacing import Change

SOFT = "\u00ad"
"""The soft hyphen: seen only where a line ends at it. It is also how a shown hyphen is read."""

_HYPHENS = (0x2D, 0x2010)
"""Faces of Chinese set the one that is a hyphen alone with white on either side of it."""

_end_of = attrgetter("end")


class Hyphen(NamedTuple):
    """A hyphen at a line's end.

    Attributes:
        glyph: In the face of the letters before it.
        width: Of its advance, in points.
    """

    glyph: int
    width: float


def soft_places(text: str) -> list[int]:
    """The places behind soft hyphens at which lines show one: between letters, not behind Hangul and Han."""
    return [
        at + 1
        for at in range(1, len(text) - 1)
        if text[at] == SOFT and text[at + 1].isalpha() and text[at - 1].isalpha() and not _eastern(text[at - 1])
    ]


def _eastern(char: str) -> bool:
    return is_hangul(char) or is_han(char)


def hyphens_at(places: Iterable[int], pieces: tuple[Piece, ...]) -> dict[int, Hyphen]:
    """The hyphens of lines that end before the characters at ``places``, in the faces of what stands there."""
    found, known = {}, dict[int, Hyphen | None]()
    for place in places:
        index = bisect_right(pieces, place - 1, key=_end_of)
        if index not in known:
            known[index] = _hyphen(pieces[index]) if index < len(pieces) else None
        hyphen = known[index]
        if hyphen is not None:
            found[place] = hyphen
    return found


def _hyphen(piece: Piece) -> Hyphen | None:
    """The hyphen of the face of ``piece``; None if it has none, or there is no face."""
    if piece.face is None or piece.missing:
        return None
    for sign in _HYPHENS:
        if glyph := piece.face.glyph(sign):
            return Hyphen(glyph, piece.face.advance(glyph) * piece.size)
    return None


def with_hyphens(tails: Mapping[int, Change], hyphens: Mapping[int, Hyphen]) -> dict[int, Change]:
    """What characters lose at a line's end, and gain where a hyphen stands behind them."""
    changed = dict(tails)
    for place, hyphen in hyphens.items():
        known = changed.get(place - 1, Change(place - 1, 0.0))
        changed[place - 1] = Change(place - 1, known.advance + hyphen.width, known.dx)
    return changed
