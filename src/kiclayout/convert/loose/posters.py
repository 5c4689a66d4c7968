"""Posters and event pages: what a scanner has read from a picture that fills the rest of a page.

Such a region begins at a gap (or picture) that is followed by a title, a logo or an address instead of a story, and
goes on to the article's end. Its labels become a field list, its logos a sponsor strip; one that tells place, hosts
and schedule by fields is an event, any other is a poster that is set from its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Event, Field, FieldList, Heading, Paragraph, Poster, Sponsors, Table
from kiclayout.content.inline import Break, Inline, Runs, plain
from kiclayout.content.issue import Bilingual, Partner
from kiclayout.content.marker import is_date
from kiclayout.convert.loose.blocks import read_blocks
from kiclayout.convert.loose.dates import date_range
from kiclayout.convert.loose.desk import Desk, slug, unique
from kiclayout.convert.loose.figures import WIDE, gap_before
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.lists import entries_of
from kiclayout.convert.loose.pieces import HEADING, IMAGE, TEXT, Piece
from kiclayout.convert.loose.signs import (
    HAN,
    HANGUL,
    LABELLED,
    ROLE,
    SPREAD,
    URL,
    heading_marker,
    is_item,
    is_logo,
    is_prose,
    is_role,
    language,
    unspread,
    words,
)
from kiclayout.convert.loose.tables import is_table

_LABEL_LENGTH = 14
_FEWEST_LABELS = 3
_STORY = 60
"""Characters of a paragraph that belongs to a story rather than to a poster."""
_EVENT_LABEL = re.compile(r"지역|장소|일시|일정|地点|时间")


def poster_start(pieces: Sequence[Piece], desk: Desk) -> int | None:
    """The first piece of the poster that ends an article, or None."""
    for at in range(len(pieces)):
        if not desk.scanned or not _opens(pieces, at, desk.gaps):
            continue
        rest = pieces[at:]
        stories = sum(is_prose(one) and len(one.text) >= _STORY for one in rest)
        if not any(heading_marker(one) for one in rest) and stories * 4 <= len(rest):
            return at - 1 if at and pieces[at - 1].kind == IMAGE else at
    return None


def _opens(pieces: Sequence[Piece], at: int, gaps: bool) -> bool:
    piece = pieces[at]
    if not (gaps and gap_before(piece) == WIDE) and not (at and pieces[at - 1].kind == IMAGE):
        return False
    if piece.kind == HEADING:
        return not heading_marker(piece)
    return piece.kind == TEXT and (bool(piece.bold) or is_logo(piece) or bool(URL.fullmatch(piece.text)))


def read_poster(pieces: Sequence[Piece], partners: dict[str, Partner], desk: Desk) -> Block:
    """The poster or event that ``pieces`` are; bodies of which only a logo is named are added to ``partners``."""
    desk.say("convert-poster", pieces[0].place)
    path = desk.picture(pieces[0].text, pieces[0].place) if pieces[0].kind == IMAGE else ""
    rest = [piece for piece in pieces if piece.kind != IMAGE or piece is not pieces[0]]
    reading = _Reading(_one_list(rest), partners, desk)
    reading.read()
    fields = [one for block in reading.blocks if isinstance(block, FieldList) for one in block.items]
    span = (pieces[0].span[0], pieces[-1].span[1])
    labels = [plain(one.label) for one in fields]
    if not path and any(map(_EVENT_LABEL.search, labels)) and any(map(ROLE.fullmatch, labels)):
        return _event(reading, span)
    text = "".join(line.text for piece in rest for line in piece.lines)
    lang = "" if HANGUL.search(text) or HAN.search(text) else language(text)
    return Poster(path=path, title=reading.title, lang=lang, blocks=tuple(reading.blocks), lines=span)


def _event(reading: _Reading, span: tuple[int, int]) -> Event:
    title, title_zh, subtitle, date = _titles(plain(reading.title))
    return Event(
        title=read_runs(title), title_zh=read_runs(title_zh), subtitle=read_runs(subtitle), date=date,
        lead="zh" if title_zh and not title else "ko", blocks=tuple(reading.blocks), lines=span,
    )  # fmt: skip


def _titles(text: str) -> tuple[str, str, str, str]:
    """Korean title, Chinese title, subtitle and date of an event's heading, which a scanner runs together."""
    found = date_range(text)
    date, text = (found[2], text[: found[0]] + text[found[1] :]) if found else ("", text)
    tokens = text.split()
    chinese = [at for at, token in enumerate(tokens) if HAN.search(token) and not HANGUL.search(token)]
    if not chinese:
        return " ".join(tokens), "", "", date
    first, last = chinese[0], chinese[-1] + 1
    before, behind = " ".join(tokens[:first]), " ".join(tokens[last:])
    title_zh = " ".join(tokens[first:last])
    return (before, title_zh, behind, date) if before else (behind, title_zh, "", date)


@dataclass
class _Reading:
    """One poster from top to bottom; ``label`` is the field that the next pieces belong to."""

    pieces: Sequence[Piece]
    partners: dict[str, Partner]
    desk: Desk
    title: Runs = ()
    blocks: list[Block] = field(default_factory=list)
    label: Runs | None = None
    held: list[Piece] = field(default_factory=list)
    roles: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def read(self) -> None:
        """Goes through the pieces once: logos, labels with their values, and what is held until one of them comes."""
        labels = [piece for piece in self.pieces if _is_label(piece)]
        fielded = len(labels) >= _FEWEST_LABELS
        for at, piece in enumerate(self.pieces):
            behind = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
            if self._is_logo_part(piece, behind):
                self._flush()
                self._logo(piece)
                continue
            self._end_logos()
            if at and self.desk.gaps and gap_before(piece) == WIDE:
                self.desk.say("convert-picture-maybe", piece.place)
            if fielded and _is_label(piece):
                self._flush()
                self.label = read_runs(self._narrowed(piece))
            elif piece.kind == HEADING or piece.bold:
                self._flush()
                self._heading(piece)
            elif is_item(piece) and self.label is None and (found := self._fields(piece)):
                self._flush()
                self.blocks.append(FieldList(items=tuple(found), lines=piece.span))
            else:
                self.held.append(piece)
        self._flush()
        self._end_logos()

    def _narrowed(self, piece: Piece) -> str:
        if SPREAD.fullmatch(piece.bold):
            self.desk.say("convert-label-spread", piece.place, typed=piece.bold, text=unspread(piece.bold))
        return unspread(piece.bold)

    def _heading(self, piece: Piece) -> None:
        runs = read_runs(piece.bold or piece.text)
        if is_date(plain(runs)):
            self.blocks.append(Paragraph(runs=runs, lines=piece.span))
        elif not self.title and _is_title(piece, self.pieces):
            self.title = runs
        else:
            self.blocks.append(Heading(level=1, runs=runs, lines=piece.span))

    def _flush(self) -> None:
        """Settles the pieces held back: the value of the open field, or plain blocks."""
        inner = read_blocks([replace(piece, blanks=min(piece.blanks, 1)) for piece in self.held], {}, self.desk)
        self.held = []
        last = self.blocks[-1] if self.blocks else None
        if self.label is not None:
            values = tuple(line for block in inner for line in _by_lines(block))
            self.blocks.append(FieldList(items=(Field(self.label, values),)))
            self.label = None
        elif inner and isinstance(last, FieldList) and not last.items[-1].blocks:
            filled = Field(last.items[-1].label, (_bare(inner[0]),))
            self.blocks[-1:] = [replace(last, items=(*last.items[:-1], filled)), *inner[1:]]
        else:
            self.blocks += inner

    def _fields(self, piece: Piece) -> list[Field]:
        """The fields of a list whose every item is ``label : value``; none if one is not."""
        found = [(LABELLED.fullmatch(entry.text), entry) for entry in entries_of(piece.lines)]
        behind_fields = bool(self.blocks) and isinstance(self.blocks[-1], FieldList)
        goes_on = behind_fields and all(map(is_table, self.held))
        if not all(match and (entry.marker or goes_on) for match, entry in found):
            return []
        if len(found) < _FEWEST_LABELS and not goes_on:
            return []
        fields = []
        for match, entry in found:
            assert match is not None
            span = (entry.lines[0].number, entry.lines[-1].number)
            values = tuple(Paragraph(runs=read_runs(line), lines=span) for line in match[2].split("\n") if line.strip())
            fields.append(Field(read_runs(unspread(match[1].strip())), values))
        return fields

    def _is_logo_part(self, piece: Piece, behind: Piece | None) -> bool:
        if is_role(piece):
            return behind is not None and is_logo(behind)
        return is_logo(piece) and (self.label is None or bool(self.roles))

    def _logo(self, piece: Piece) -> None:
        if is_role(piece):
            self.roles.append((piece.bold or piece.text, ()))
            return
        role, ids = self.roles.pop() if self.roles else ("", ())
        self.roles.append((role, (*ids, self._partner(piece))))

    def _partner(self, piece: Piece) -> str:
        """The id of the body whose logo ``piece`` was read from, with a record of its names."""
        name, latin = (words(replace(piece, text=line.text.strip())) for line in piece.lines)
        known = next((one.id for one in self.partners.values() if one.name.in_lang("en") == latin), "")
        key = known or unique(slug(latin) or "partner", self.partners)
        if not known:
            self.partners[key] = Partner(key, Bilingual(by_lang=((language(name), name), ("en", latin))))
            self.desk.say("convert-logo", piece.place, name=name, id=key)
        return key

    def _end_logos(self) -> None:
        if self.roles:
            self.blocks.append(Sponsors(roles=tuple(self.roles)))
            self.roles = []


def _one_list(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` with items that only blank lines part as one list."""
    out: list[Piece] = []
    for piece in pieces:
        if out and is_item(piece) and is_item(out[-1]) and gap_before(piece) != WIDE:
            out[-1] = replace(out[-1], lines=out[-1].lines + piece.lines)
        else:
            out.append(piece)
    return out


def _is_label(piece: Piece) -> bool:
    return piece.kind == TEXT and 0 < len(piece.bold) <= _LABEL_LENGTH and not is_date(piece.bold)


def _is_title(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether no other heading of the same look says something else: a poster has one title, but many headings."""
    alike = [one for one in pieces if (one.kind, one.level) == (piece.kind, piece.level) and not _is_label(one)]
    return len({one.text for one in alike if one.kind == HEADING or one.bold}) == 1


def _bare(block: Block) -> Block:
    """A table without the fields that a field list's value cannot hold."""
    plain_one = isinstance(block, Table) and not (block.label or block.caption or block.source)
    return replace(block, role="", head_cols="") if plain_one and isinstance(block, Table) else block


def _by_lines(block: Block) -> tuple[Block, ...]:
    """A paragraph with hard breaks as one paragraph a line, as the values of a field are written."""
    if not isinstance(block, Paragraph):
        return (block,)
    lines: list[list[Inline]] = [[]]
    for run in block.runs:
        if isinstance(run, Break):
            lines.append([])
        else:
            lines[-1].append(run)
    return tuple(replace(block, runs=tuple(line)) for line in lines if line)
