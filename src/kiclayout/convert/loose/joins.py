"""Paragraphs that a page's end has cut are made one again.

A paragraph without a final mark, followed by another in mid-sentence, was cut. Whether a space belongs at the seam is
decided by evidence: a comma before it, a particle behind it, the joined word or the two words elsewhere in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from kiclayout.base.record import replace
from kiclayout.convert.loose.desk import Desk
from kiclayout.convert.loose.pieces import TEXT, Piece
from kiclayout.convert.loose.signs import END_SOURCE, FINAL, URL, caption_of, is_logo

_LEAST = 40
"""Characters that the first half has at least."""
_REACH = 120
"""How many characters of the first half are looked at; with many seams it grows to the whole text."""
_EVIDENCE = 120_000
"""How many characters are searched for a seam's words: an issue has fewer, and a book must not take a day."""
_TAIL, _HEAD = re.compile(r"[가-힣]+$"), re.compile(r"[가-힣]+")
_AFTER_FINAL = re.compile(r"을|은|이|과|으로(?:써|서)?|이라[고는]|이[며다나란]")
_AFTER_VOWEL = re.compile(r"를|는|가|와|로(?:써|서)?|라[고는]|[며나란]")
_AFTER_BOTH = re.compile(r"의|에(?:서|게)?[는도]?|까지|부터|보다|도|만|처럼|마다|하[고여며]|했다|한다")
_BEHIND_ALL = chr(ord("힣") + 1)
_NO_SPACE = "·•/-–~([‘“「『《〈<"


def rejoined(pieces: Sequence[Piece], desk: Desk) -> tuple[Piece, ...]:
    """``pieces`` with the two halves of every cut paragraph made one, each with a finding."""
    out: list[Piece] = []
    for piece in pieces:
        if out and _is_cut(out[-1], piece):
            out[-1] = _joined(out[-1], piece, desk)
        else:
            out.append(piece)
    return tuple(out)


def _is_cut(first: Piece, second: Piece) -> bool:
    if first.kind != TEXT or second.kind != TEXT or second.blanks != 1 or second.odd:
        return False
    end = first.text[-_REACH:]
    if len(first.text) < _LEAST or FINAL.search(end) or first.bold or second.bold:
        return False
    if any(caption_of(piece) or is_logo(piece) or END_SOURCE.match(piece.text) for piece in (first, second)):
        return False
    if URL.search(first.text.rsplit(" ", 1)[-1]):
        return False
    return bool(re.match(r"[가-힣a-z0-9\u4e00-\u9fff]", second.text)) and bool(re.search(r"[\w,，、·•]$", end))


def _joined(first: Piece, second: Piece, desk: Desk) -> Piece:
    end = first.text[-_REACH:]
    space, code = _seam(end, second.text, desk.corpus)
    before, behind = end.split()[-1], second.text.split()[0]
    desk.say(code, second.place, left=before[-12:], right=behind[:12], joined=before[-12:] + space + behind[:12])
    return replace(first, lines=first.lines + second.lines, text=first.text + space + second.text)


def _seam(first: str, second: str, corpus: str) -> tuple[str, str]:
    """What stands at the seam, and the code of the finding that says why."""
    if first[-1] in _NO_SPACE:
        return "", "convert-joined-word"
    tail, head = _TAIL.search(first), _HEAD.match(second)
    if first[-1] in ",，、;" or tail is None or head is None:
        return (" " if first[-1].isascii() or head else ""), "convert-joined-space"
    left, right = tail[0], head[0]
    particles = _AFTER_FINAL if _has_final(left[-1]) else _AFTER_VOWEL
    if _AFTER_BOTH.fullmatch(right) or particles.fullmatch(right):
        return "", "convert-joined-particle"
    close, spaced, own = _witnesses(left, right, corpus)
    if close > spaced:
        return "", "convert-joined-word"
    return " ", "convert-joined-space" if spaced or own else "convert-joined-doubt"


def _witnesses(left: str, right: str, corpus: str) -> tuple[int, int, int]:
    """How often the text shows the two as one word, as two, and the second as a word of its own (the seam apart)."""
    shortest = max(1, min(len(right), 4 - len(left)), len(right) - 2)
    near = corpus[:_EVIDENCE]
    words, beginning = _words(corpus), right[: max(2, len(right) - 2)]
    own = bisect_left(words, beginning + _BEHIND_ALL) - bisect_left(words, beginning)
    return near.count(left + right[:shortest]), near.count(f"{left} {right}"), own - 1


@lru_cache(maxsize=1)
def _words(corpus: str) -> list[str]:
    """The words of Hangul in ``corpus``, every time they stand there, sorted."""
    return sorted(_HEAD.findall(corpus))


def _has_final(sign: str) -> bool:
    return (ord(sign) - 0xAC00) % 28 > 0
