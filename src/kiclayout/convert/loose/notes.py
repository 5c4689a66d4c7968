"""Footnotes: finds their texts, wherever the page's foot has put them, and takes them out of the story.

``<sup>1</sup>*…`` at a paragraph's start is a footnote's text if the same number is referred to elsewhere in the
article; ``[^a]: …`` always is. A text stands behind the paragraph that refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kiclayout.base.record import dataclass
from kiclayout.content.block import Note, Paragraph
from kiclayout.convert.loose.desk import Desk
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.pieces import NOTE, TEXT, Piece

_TEXT = re.compile(r"<sup>\s*(\d{1,3})\)?\s*</sup>\s*(?:\\?\*)?\s*", re.IGNORECASE)
_REFERENCE = re.compile(r"\[\^([\w-]+)\](?!:)|(?<![\sA-Za-z])<sup>\s*\[?(\d{1,3})[\])]?\s*</sup>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's text as found: its label, its words, its piece."""

    label: str
    text: str
    piece: Piece

    def block(self) -> Note:
        """The note as a block."""
        span = self.piece.span
        return Note(label=self.label, blocks=(Paragraph(runs=read_runs(self.text), lines=span),), lines=span)


def references(piece: Piece) -> Iterator[str]:
    """The labels that a piece refers to."""
    for line in piece.lines:
        for found in _REFERENCE.finditer(line.text):
            yield found[1] or found[2]


def taken_out(pieces: Sequence[Piece], desk: Desk) -> tuple[tuple[Piece, ...], dict[str, Footnote]]:
    """``pieces`` without the texts of footnotes, and these by label."""
    story = [piece for piece in pieces if piece.kind != NOTE and not _TEXT.match(piece.text)]
    used = {label for piece in story for label in references(piece)}
    notes: dict[str, Footnote] = {}
    rest: list[Piece] = []
    for piece in pieces:
        note = _footnote(piece, used)
        if note is None or note.label in notes:
            rest.append(piece)
            continue
        notes[note.label] = note
        if note.label not in used:
            desk.say("convert-note-unused", piece.place, label=note.label)
    return tuple(rest), notes


def _footnote(piece: Piece, used: set[str]) -> Footnote | None:
    if piece.kind == NOTE:
        return Footnote(piece.label, piece.text, piece)
    found = _TEXT.match(piece.text) if piece.kind == TEXT else None
    if found and found[1] in used and piece.text[found.end() :].strip():
        return Footnote(found[1], piece.text[found.end() :], piece)
    return None
