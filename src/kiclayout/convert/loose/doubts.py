"""What a scanner may have misread: said with its line, never changed.

Numbers out of order, brackets without a partner, digits set apart from their counters, names of two scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kiclayout.content.marker import list_kind, split_heading, usual_level
from kiclayout.convert.loose.desk import Desk
from kiclayout.convert.loose.pieces import HEADING, LIST, TEXT, Piece, ordinal
from kiclayout.convert.loose.signs import HAN, HANGUL, caption_of
from kiclayout.convert.loose.source import Line

_OPENING, _ENDING = "([{《〈「『【“（", ")]}》〉」』】”）"
_CLOSING = dict(zip(_ENDING, _OPENING, strict=True))
_MARKER = re.compile(r"(?:^|[\s(>#])(?:\d{1,2}|[ivx]{1,5}|[가-하])$")
_COUNTER = r"(?:년|월|일|회|개|명|위|억|만|조|차|대|곳|배|건|초|분|시간|단계|계단|인|호|쪽|무|톤|도|점)"
_APART, _CLOSE = re.compile(rf"\d {_COUNTER}"), re.compile(rf"\d{_COUNTER}")
_LETTER = re.compile(r"[A-Za-z]'[A-Za-z]|[a-z]s'\s")
_LETTERS = re.compile(r"[가-힣\u3400-\u4dbf\u4e00-\u9fff]+")
_MIXED = re.compile(rf"{HANGUL.pattern}{HAN.pattern}|{HAN.pattern}{HANGUL.pattern}")
_WITH_PARTICLE = re.compile(
    rf"{HAN.pattern}+(?:은|는|이|가|을|를|의|과|와|도|만|에|에서|에게|으?로|까지|부터|보다|처럼|이?라[고는]|이?며)"
)
_SHORT_FORM = re.compile(r"[中美韓韩日英北新對对反非](?=[가-힣])")
"""Signs that Korean papers put before a word: 中정부, 新에너지."""
_FEWEST = 3
_LONGEST = 20_000
"""Characters of a line that is looked at; longer ones are no text that somebody wrote."""


def check_title(piece: Piece, text: str, desk: Desk) -> None:
    """Says what is doubtful in a title."""
    for sign in unbalanced(text):
        desk.say("convert-bracket", piece.place, sign=sign)


def check_pieces(title: Piece | None, pieces: Sequence[Piece], desk: Desk) -> None:
    """Says what is doubtful in an article."""
    _check_headings(pieces, desk)
    _check_captions(pieces, desk)
    for line in _lines(pieces):
        for sign in unbalanced(line.text):
            desk.say("convert-bracket", line.place, sign=sign)
    text = "\n".join(line.text for line in _lines(pieces))
    apart, close = len(_APART.findall(text)), len(_CLOSE.findall(text))
    first = title or (pieces[0] if pieces else None)
    if first and apart >= _FEWEST and apart > close:
        desk.say("convert-digit-space", first.place, apart=apart, close=close)


def check_scripts(lines: Sequence[Line], desk: Desk) -> None:
    """Says where a name is written in Hangul and Chinese at once."""
    for line in lines:
        for name in mixed(line.text):
            desk.say("convert-mixed-script", line.place, name=name)


def mixed(text: str) -> list[str]:
    """The words of ``text`` in which Hangul touches Chinese without a bracket, each once, in order.

    A particle behind a Chinese name and a short form before a Korean word (中정부) are as they should be.
    """
    if len(text) > _LONGEST:
        return []
    words = dict.fromkeys(_LETTERS.findall(text))
    return [one for one in words if _MIXED.search(_SHORT_FORM.sub("", one)) and not _WITH_PARTICLE.fullmatch(one)]


def _lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    return (line for piece in pieces for line in piece.lines)


def unbalanced(text: str) -> list[str]:
    """The brackets and quotation marks of ``text`` that have no partner, in order; list markers are none."""
    if len(text) > _LONGEST:
        return []
    stack: list[str] = []
    alone: list[str] = []
    for at, sign in enumerate(text):
        if sign in _OPENING:
            stack.append(sign)
        elif sign in _CLOSING:
            if _CLOSING[sign] in stack:
                while stack[-1] != _CLOSING[sign]:
                    alone.append(stack.pop())
                stack.pop()
            elif sign != ")" or not _MARKER.search(text[max(0, at - 8) : at]):
                alone.append(sign)
    quotes = _LETTER.sub("", text)
    return [*alone, *stack, *(sign for sign in "'\"" if quotes.count(sign) % 2)]


def _check_headings(pieces: Sequence[Piece], desk: Desk) -> None:
    """A marker is right if it counts on from the last of its kind, or says its place under its parent."""
    last: dict[int, int] = {}
    place: dict[int, int] = {}
    for piece in pieces:
        marker = split_heading(piece.bold or piece.text)[0] if piece.kind == HEADING else ""
        level, number = usual_level(marker), ordinal(marker)
        if not level:
            continue
        for deeper in [one for one in place if one > level]:
            del place[deeper]
        place[level] = place.get(level, 0) + 1
        if number and number not in (place[level], last.get(level, 0) + 1):
            desk.say("convert-number", piece.place, found=marker, expected=_spelled(marker, place[level]))
        last[level] = number


def _spelled(marker: str, number: int) -> str:
    """``number`` in the form of ``marker``, as far as its form is known."""
    kind = list_kind(marker)
    if kind == "①" and number <= 20:
        return chr(ord("①") + number - 1)
    return kind.replace("1", str(number)) if "1" in kind else str(number)


def _check_captions(pieces: Sequence[Piece], desk: Desk) -> None:
    last: dict[str, int] = {}
    for piece in pieces:
        found = caption_of(piece) if piece.kind in (TEXT, HEADING, LIST) else None
        if found is None:
            continue
        word, number = re.sub(r"[^A-Za-z가-힣\u4e00-\u9fff]", "", found[1]), re.search(r"\d+", found[1])
        if number is None:
            continue
        expected = last.get(word, 0) + 1
        if int(number[0]) != expected:
            desk.say("convert-number", piece.place, found=found[1].strip(), expected=f"{word} {expected}")
        last[word] = int(number[0])
