"""Lines to pieces: headings, paragraphs, lists, tables, pictures, notes, with the blank lines before each.

The grammar is that of Markdown where writers agree on it, and of scanners' output beside it: rows of tabs are tables,
a number with a bracket is a typed marker and not a list, a date is text. What a piece means is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.marker import is_date, split_item
from kiclayout.convert.loose.source import Line

HEADING, TEXT, LIST, TABS, PIPES, IMAGE = "heading", "text", "list", "tabs", "pipes", "image"
NOTE, QUOTE, COMMENT, RULE, CODE = "note", "quote", "comment", "rule", "code"

BULLET = re.compile(r"(\s*)(?:[-*+–•‣◦∙](?=[ \t])|[•▶▷►●○■□◆◇☞✓](?=\s|\*\*))[ \t]*")
_HASHES = re.compile(r" {0,3}(#{1,6}(?=[ \t])|#{2,6}(?=[^#\s]))(.*?)(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_COMMENT = re.compile(r"\s*<!--(.*)-->\s*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDER = re.compile(r"(=+|-{2,})\s*$")
_PICTURE = re.compile(
    r"\s*(?:!\[(?P<alt>[^\[\]]*)\]"
    r"\(\s*<?(?P<path>[^()<>\"]*(?:\([^()<>\"]*\)[^()<>\"]*)*)>?\s*(?:\"[^\"]*\"\s*)?\)"
    r"|<img\b(?P<html>[^<>]*)>)\s*$"
)
_NOTE = re.compile(r" {0,3}\[\^([\w-]+)\]:[ \t]*")
_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*\|?\s*$")
_WHOLE_BOLD = re.compile(r"(?:\*\*|__)([^*_].*?)(?:\*\*|__)$|<(b|strong)>([^<>]*)</\2>$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of lines of one kind.

    Attributes:
        kind: One of the names above.
        lines: Its lines as they are in the file.
        text: Headings: without hashes. Paragraphs, quotes, notes: one line, a line end = a hard break. Pictures: path.
        blanks: Blank lines before it.
        odd: Whether one of these held spaces.
        level: Number of hashes.
        label: A note's label, a picture's alternative text.
    """

    kind: str
    lines: tuple[Line, ...]
    text: str = ""
    blanks: int = 0
    odd: bool = False
    level: int = 0
    label: str = ""

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.lines[0].place

    @property
    def span(self) -> tuple[int, int]:
        """First and last line."""
        return self.lines[0].number, self.lines[-1].number

    @property
    def bold(self) -> str:
        """The words of a paragraph or heading that is bold as a whole, or an empty string."""
        found = _WHOLE_BOLD.match(self.text) if self.kind in (TEXT, HEADING) else None
        words = (found[1] or found[3] or "").strip() if found else ""
        return "" if "**" in words or "\n" in words else words


def read_pieces(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """The pieces of ``lines``, in order; every line that is not blank is in exactly one."""
    found: list[Piece] = []
    at = blanks = 0
    odd = False
    while at < len(lines):
        if not lines[at].text.strip():
            blanks, odd, at = blanks + 1, odd or bool(lines[at].text), at + 1
            continue
        kind, end = _extent(lines, at)
        found.append(_piece(kind, tuple(lines[at:end]), blanks, odd))
        at, blanks, odd = end, 0, False
    return tuple(_numbered(found))


def flowed(lines: Sequence[Line]) -> str:
    """The text of a paragraph's lines: a space between them, nothing between two Han signs, a line end if hard."""
    out = ""
    hard = False
    for line in lines:
        text = line.text.strip()
        joint = "\n" if hard else "" if not out or (_is_han(out[-1]) and _is_han(text[:1])) else " "
        hard = line.text.endswith("  ") or (text.endswith("\\") and not text.endswith("\\\\"))
        out += joint + (text[:-1].rstrip() if text.endswith("\\") and hard else text)
    return out


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\u3000" < sign <= "\u303f" or "\uff00" < sign <= "\uff60"


def kind_of(text: str) -> str:
    """The kind of piece that a line starts, looked at by itself."""
    if _FENCE.match(text):
        return CODE
    if _COMMENT.match(text):
        return COMMENT
    if _HASHES.match(text):
        return HEADING
    if _RULE.match(text):
        return RULE
    if _PICTURE.match(text):
        return IMAGE
    if _NOTE.match(text):
        return NOTE
    if text.lstrip().startswith(">"):
        return QUOTE
    if text.lstrip().startswith("|"):
        return PIPES
    bullet = BULLET.match(text)
    if bullet and text[bullet.end() :].strip():
        return LIST
    return TABS if _is_row(text) else TEXT


def _is_row(text: str) -> bool:
    return "\t" in text.lstrip("\t ") or text.count("\t") > 1


def _extent(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """The kind of the piece at ``at``, and the line behind it."""
    kind, end = kind_of(lines[at].text), at + 1
    if kind in (HEADING, COMMENT, RULE, IMAGE):
        return kind, end
    if kind == CODE:
        return kind, _fence_end(lines, at)
    if kind == TEXT and end < len(lines) and "|" in lines[at].text and _DELIMITER.match(lines[end].text):
        kind = PIPES
    while end < len(lines) and lines[end].text.strip() and _belongs(kind, lines[end].text):
        if kind == TEXT and end == at + 1 and _UNDER.match(lines[end].text):
            return HEADING, end + 1
        end += 1
    return (TEXT, end) if kind == TABS and end == at + 1 else (kind, end)


def _fence_end(lines: Sequence[Line], at: int) -> int:
    mark = _FENCE.match(lines[at].text)[1]  # type: ignore[index]
    for end in range(at + 1, len(lines)):
        if lines[end].text.strip().startswith(mark):
            return end + 1
    return at + 1


def _belongs(kind: str, text: str) -> bool:
    """Whether a line goes on with a piece of ``kind``."""
    other = kind_of(text)
    if kind == PIPES:
        return "|" in text
    if kind == TABS:
        return "\t" in text
    if kind in (LIST, QUOTE):
        return other in (kind, TEXT)
    if kind == NOTE:
        return other == TEXT
    return other == TEXT or (other == RULE and bool(_UNDER.match(text)))


def _piece(kind: str, lines: tuple[Line, ...], blanks: int, odd: bool) -> Piece:
    first, text, level, label = lines[0].text, "", 0, ""
    if kind == HEADING:
        found = _HASHES.match(first)
        text, level = (found[2], len(found[1])) if found else (first.strip(), 1 if "=" in lines[1].text else 2)
        text = text.strip()
    elif kind == TEXT:
        text = flowed(lines)
    elif kind == QUOTE:
        text = flowed([line._replace(text=line.text.lstrip().lstrip(">")) for line in lines])
    elif kind == NOTE:
        mark = _NOTE.match(first)
        label = mark[1] if mark else ""
        text = flowed([lines[0]._replace(text=first[mark.end() if mark else 0 :]), *lines[1:]])
    elif kind == COMMENT:
        text = _COMMENT.match(first)[1].strip()  # type: ignore[index]
    elif kind == IMAGE:
        text, label = _picture(first)
    return Piece(kind, lines, text, blanks, odd, level, label)


def _picture(text: str) -> tuple[str, str]:
    found = _PICTURE.match(text)
    if found is None or found["html"] is None:
        return (found["path"].strip(), found["alt"].strip()) if found else ("", "")
    named = dict(re.findall(r"(\w+)=[\"']([^\"']*)[\"']", found["html"]))
    return named.get("src", ""), named.get("alt", "")


def _numbered(found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with paragraphs that count on from each other made lists."""
    orders = [0, *map(_order, found), 0]
    for before, here, behind, piece in zip(orders, orders[1:], orders[2:], found, strict=False):
        if here and (len(piece.lines) > 1 or behind == here + 1 or (here > 1 and before == here - 1)):
            yield Piece(LIST, piece.lines, "", piece.blanks, piece.odd)
        else:
            yield piece


def _order(piece: Piece) -> int:
    """The number that a paragraph's only or last marker shows, or 0: all of its lines must count on."""
    if piece.kind != TEXT:
        return 0
    numbers = [ordinal(split_item(line.text.strip())[0]) for line in piece.lines]
    if not all(numbers) or any(b != a + 1 for a, b in pairwise(numbers)):
        return 0
    return 0 if is_date(piece.text) else numbers[-1]


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def ordinal(marker: str) -> int:
    """The number a typed marker stands for: 3 for ``3)``, ``③``, ``iii)``, ``다.``; 0 if it counts nothing."""
    core = marker.strip("().")
    if core.isascii() and core.isdigit():
        return int(core)
    if len(core) == 1 and "①" <= core <= "⑳":
        return ord(core) - ord("①") + 1
    if core.lower() in _ROMAN:
        return _ROMAN.index(core.lower()) + 1
    return "가나다라마바사아자차카타파하".find(core) + 1 if len(core) == 1 else 0
