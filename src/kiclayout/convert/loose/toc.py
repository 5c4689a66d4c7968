"""The table of contents of a scanned issue: recognised, used as a witness, and dropped, for the program makes its own.

Its entries tell the parts and confirm which headings are articles' titles; a wording that differs from the title is
kept as the article's ``toc_title``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from kiclayout.base.record import dataclass
from kiclayout.content.inline import plain
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.pieces import HEADING, PIPES, TABS, TEXT, Piece
from kiclayout.convert.loose.signs import KICKER, squeezed, words
from kiclayout.convert.loose.tables import rows_of

_TITLE = re.compile(r"목\s?록|목\s?차|차\s?례|目\s?[录錄次]|(?:Table of )?Contents", re.IGNORECASE)
_PAGE = re.compile(r"(?:P\.?|p\.?)?\s?\d{1,4}(?:쪽|页)?")
_LEADER = re.compile(r"(.*?\S)\s*(?:\.{3,}|·{3,}|…+)\s*((?:P\.?\s?)?\d{1,4})")
_NUMBER = re.compile(r"\d{1,2}\.?")
_ALIKE = 0.5
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the part's number from 0, the title as it stands there."""

    part: int
    title: str


@dataclass(frozen=True, slots=True)
class Toc:
    """The contents. ``start`` and ``end``: its pieces, half open; ``remarks``: paragraphs between title and entries."""

    title: str
    start: int
    end: int
    parts: tuple[str, ...]
    entries: tuple[Entry, ...]
    remarks: tuple[Piece, ...]

    def match(self, title: str) -> Entry | None:
        """The entry most like ``title``, or None if none is."""
        wanted = squeezed(without_kicker(title))
        ranked = [(_alike(wanted, squeezed(without_kicker(entry.title))), entry) for entry in self.entries]
        best = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
        return best[1] if best[0] >= _ALIKE else None


def _alike(one: str, other: str) -> float:
    if one and other and (one in other or other in one):
        return 0.9 + 0.1 * min(len(one), len(other)) / max(len(one), len(other))
    return SequenceMatcher(None, one[:_LONGEST], other[:_LONGEST], autojunk=False).ratio()


def without_kicker(title: str) -> str:
    """``title`` without the bracket it begins with."""
    return KICKER.sub("", title, count=1)


def find_toc(pieces: Sequence[Piece]) -> Toc | None:
    """The contents in ``pieces``, or None: a heading that says so, with entries that end in page numbers."""
    for at, piece in enumerate(pieces):
        if piece.kind in (HEADING, TEXT) and _TITLE.fullmatch(words(piece)):
            found = _read(pieces, at)
            if found:
                return found
    return None


def _read(pieces: Sequence[Piece], start: int) -> Toc | None:
    parts: list[str] = []
    entries: list[Entry] = []
    remarks: list[Piece] = []
    end = start + 1
    for at in range(start + 1, len(pieces)):
        piece = pieces[at]
        rows = _entries(piece)
        if rows:
            label = " ".join(name for name, _ in rows if name)
            if label or not parts:
                parts.append(label)
            entries += (Entry(len(parts) - 1, title) for _, title in rows)
            end = at + 1
        elif piece.kind == HEADING and _NUMBER.fullmatch(piece.text):
            continue
        elif piece.kind == TEXT and not entries:
            remarks.append(piece)
        else:
            break
    return Toc(words(pieces[start]), start, end, tuple(parts), tuple(entries), tuple(remarks)) if entries else None


def _entries(piece: Piece) -> list[tuple[str, str]]:
    """Part label (or empty) and title of every row; none unless all rows end in a page number."""
    if piece.kind in (TABS, PIPES):
        rows = [[plain(read_runs(cell)) for cell in row] for row in rows_of(piece)]
        if all(len(row) > 1 and _PAGE.fullmatch(row[-1]) for row in rows):
            return [(row[0] if len(row) > 2 else "", row[-2]) for row in rows]
        return []
    found = [_LEADER.fullmatch(line.text.strip()) for line in piece.lines] if piece.kind == TEXT else []
    return [("", row[1]) for row in found if row] if all(found) else []
