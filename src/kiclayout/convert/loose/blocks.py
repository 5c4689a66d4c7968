"""An article's pieces to blocks: headings by their markers, paragraphs, lists, tables, figures, notes in place.

The level of a heading comes from its typed marker (``1)`` ``①`` ``i)`` ``▶``); only headings without one go by their
hashes, and by these only compared with each other, as scanners set them page by page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.content.block import Block, Comment, Heading, Note, Paragraph, Quote
from kiclayout.content.inline import Runs
from kiclayout.content.marker import is_date, split_heading, usual_level
from kiclayout.convert.loose import pieces as kinds
from kiclayout.convert.loose.desk import Desk
from kiclayout.convert.loose.figures import Figures, gap_before
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.lists import entries_of, read_list
from kiclayout.convert.loose.notes import Footnote, references
from kiclayout.convert.loose.pieces import Piece
from kiclayout.convert.loose.signs import caption_of, is_item, is_prose
from kiclayout.convert.loose.tables import is_caption, is_table, read_table

_HEADING_LENGTH = 60
_ITEM_LENGTH = 40


def read_blocks(pieces: Sequence[Piece], notes: dict[str, Footnote], desk: Desk) -> tuple[Block, ...]:
    """The blocks of ``pieces``, in order; every note behind the first block that refers to it."""
    return tuple(_Reading(pieces, notes, desk).blocks())


class _Reading:
    """One article, or one poster, on its way to blocks."""

    def __init__(self, pieces: Sequence[Piece], notes: dict[str, Footnote], desk: Desk) -> None:
        self.pieces, self.notes, self.desk = tuple(pieces), notes, desk
        self.figures = Figures(self.pieces, desk)
        self.levels = _hash_levels(self.pieces)
        self.placed: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        """All blocks in order; notes that nothing calls come last."""
        at = 0
        while at < len(self.pieces):
            figure = self.figures.before(at)
            if figure is not None:
                yield figure
            end = self._list_end(at)
            if not self.figures.is_used(at):
                yield from self._list(at, end) if is_item(self.pieces[at]) else self._piece(at)
            for piece in self.pieces[at:end]:
                yield from self._notes(piece)
            at = end
        yield from (note.block() for label, note in self.notes.items() if label not in self.placed)

    def _say(self, place: Place, code: str, detail: str) -> None:
        self.desk.say(code, place, text=detail)

    def _runs(self, text: str, piece: Piece) -> Runs:
        return read_runs(text, self.notes, lambda code, detail: self._say(piece.place, code, detail))

    def _notes(self, piece: Piece) -> Iterator[Note]:
        for label in references(piece):
            if label in self.notes and label not in self.placed:
                self.placed.add(label)
                yield self.notes[label].block()

    def _list_end(self, at: int) -> int:
        """Behind the last of the list pieces that are one list with the one at ``at``."""
        end = at + 1
        while is_item(self.pieces[at]) and end < len(self.pieces) and is_item(self.pieces[end]):
            if self.desk.gaps and gap_before(self.pieces[end]):
                break
            end += 1
        return end

    def _list(self, at: int, end: int) -> Iterator[Block]:
        lines = [line for piece in self.pieces[at:end] for line in piece.lines]
        yield from read_list(entries_of(lines), self.notes, self._say)

    def _piece(self, at: int) -> Iterator[Block]:
        piece = self.pieces[at]
        if is_table(piece):
            above = self.pieces[at - 1] if at and not self.figures.is_used(at - 1) else None
            yield read_table(piece, above if above and is_caption(above, piece) else None, self.notes, self.desk)
        elif at + 1 < len(self.pieces) and is_table(self.pieces[at + 1]) and is_caption(piece, self.pieces[at + 1]):
            return
        elif piece.kind == kinds.IMAGE:
            yield self.figures.image(at)
        elif caption_of(piece):
            if not self.figures.claims(at):
                yield self.figures.caption(at)
        elif piece.kind == kinds.HEADING:
            yield self._heading(piece)
        else:
            yield from self._text(at)

    def _heading(self, piece: Piece) -> Block:
        text = piece.bold or piece.text
        runs = self._runs(text, piece)
        if is_date(text):
            return Paragraph(runs=runs, lines=piece.span)
        marker, rest = split_heading(text)
        level = usual_level(marker) or self.levels.get(piece.level, 1)
        return Heading(level=level, marker=marker, runs=self._runs(rest, piece), lines=piece.span)

    def _text(self, at: int) -> Iterator[Block]:
        piece = self.pieces[at]
        if piece.kind == kinds.COMMENT:
            if piece.text:
                yield Comment(text=piece.text, lines=piece.span)
        elif piece.kind == kinds.RULE:
            self.desk.say("convert-rule", piece.place)
        elif piece.kind == kinds.CODE:
            self.desk.say("convert-code", piece.place)
            yield from (self._plain(line.text, piece) for line in piece.lines if line.text.strip())
        elif piece.kind == kinds.QUOTE:
            yield Quote(blocks=(self._paragraph(piece),), lines=piece.span)
        elif self._is_bare_heading(at):
            self.desk.say("convert-heading-guessed", piece.place, text=piece.text)
            yield self._heading(replace(piece, level=min(self.levels, default=1)))
        else:
            yield self._paragraph(piece)

    def _is_bare_heading(self, at: int) -> bool:
        """A short line with a heading's marker before running text, where headings have no hashes."""
        piece = self.pieces[at]
        behind = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if piece.kind != kinds.TEXT or "\n" in piece.text or len(piece.text) > _HEADING_LENGTH or behind is None:
            return False
        marker, rest = split_heading(piece.bold or piece.text)
        named = bool(usual_level(marker) and rest) or (bool(piece.bold) and not self.levels)
        return named and not is_prose(piece) and (is_prose(behind) or behind.kind == kinds.LIST or is_table(behind))

    def _paragraph(self, piece: Piece) -> Block:
        if any("\t" in line.text.strip() for line in piece.lines):
            self.desk.say("convert-tab", piece.place)
        return Paragraph(runs=self._runs(piece.text, piece), lines=piece.span)

    def _plain(self, text: str, piece: Piece) -> Block:
        return Paragraph(runs=read_runs(text.replace("*", "\\*")), lines=piece.span)


def _hash_levels(pieces: Sequence[Piece]) -> dict[int, int]:
    """Level by number of hashes, of the headings that have no marker of a fixed level."""
    found = {p.level for p in pieces if p.kind == kinds.HEADING and not usual_level(split_heading(p.bold or p.text)[0])}
    return {hashes: min(number, 4) for number, hashes in enumerate(sorted(found), 1)}


def marked_items(pieces: Sequence[Piece], desk: Desk) -> tuple[Piece, ...]:
    """``pieces`` with a paragraph between two parts of one list made an item: a scanner loses bullets.

    Only in scanned text, and only between items that are sentences.
    """
    out = list(pieces)
    for at in range(1, len(out) - 1):
        before, piece, behind = out[at - 1 : at + 2]
        if not (desk.scanned and is_item(before) and is_item(behind) and is_prose(piece)):
            continue
        if gap_before(piece) or gap_before(behind) or len(piece.text) < _ITEM_LENGTH:
            continue
        sample = entries_of(before.lines)[-1]
        if len(sample.text) < _ITEM_LENGTH or len(piece.lines) > 1 or sample.marker:
            continue
        line = piece.lines[0]
        out[at] = replace(piece, kind=kinds.LIST, lines=(line._replace(text="- " + line.text.strip()),))
        desk.say("convert-item-unmarked", piece.place)
    return tuple(out)
