"""One article: its head (kicker, source, press, byline, end source), its title, its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Head, Heading
from kiclayout.content.inline import Runs, plain
from kiclayout.content.issue import Article, Partner
from kiclayout.content.normal import normal_blocks
from kiclayout.convert.loose.blocks import marked_items, read_blocks
from kiclayout.convert.loose.desk import Desk
from kiclayout.convert.loose.doubts import check_pieces, check_title
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.joins import rejoined
from kiclayout.convert.loose.notes import taken_out
from kiclayout.convert.loose.outline import Story
from kiclayout.convert.loose.pieces import LIST, TEXT, Piece
from kiclayout.convert.loose.posters import poster_start, read_poster
from kiclayout.convert.loose.signs import (
    BYLINE,
    END_SOURCE,
    KICKER,
    NUMBERED,
    PRESS,
    SOURCE_LINE,
    is_prose,
    squeezed,
)
from kiclayout.convert.loose.tables import joined_tables
from kiclayout.convert.loose.toc import Toc, without_kicker

_HEAD_LINES = 4
"""How many pieces below the title may be source, press headline or byline."""
Fields = dict[str, Runs | str]


def read_article(story: Story, path: str, toc: Toc | None, partners: dict[str, Partner], desk: Desk) -> Article:
    """The article that ``story`` holds. Bodies named by logos alone are added to ``partners``."""
    title, fields = _title(story, toc, desk)
    pieces = _head_lines(story.pieces, fields)
    pieces = _end_source(pieces, fields)
    check_pieces(story.title, pieces, desk)
    start = poster_start(pieces, desk)
    body, poster = (pieces, []) if start is None else (pieces[:start], pieces[start:])
    blocks: list[Block] = [*title, *_body(body, desk)]
    if poster:
        blocks.append(read_poster(joined_tables(poster, desk), partners, desk))
    head = [Head(fields=tuple(fields.items()))] if fields else []
    return Article(path, normal_blocks([*head, *blocks]))


def _body(pieces: Sequence[Piece], desk: Desk) -> tuple[Block, ...]:
    rest, notes = taken_out(pieces, desk)
    return read_blocks(marked_items(joined_tables(rejoined(rest, desk), desk), desk), notes, desk)


def _title(story: Story, toc: Toc | None, desk: Desk) -> tuple[list[Block], Fields]:
    """The title as a block (none if the story has none), and what its line tells beside it."""
    piece, fields = story.title, Fields()
    if piece is None:
        return [], fields
    text = piece.bold or piece.text
    if story.number:
        text = NUMBERED.sub("", text, count=1)
    if found := KICKER.match(text):
        fields["kicker"] = read_runs(found[1] or found[2])
        text = text[found.end() :]
    runs = read_runs(text.replace("\n", " "))
    check_title(piece, text, desk)
    if toc is not None:
        _compare(runs, piece, toc, fields, desk)
    return [Heading(level=0, runs=runs, lines=piece.span)], fields


def _compare(title: Runs, piece: Piece, toc: Toc, fields: Fields, desk: Desk) -> None:
    entry = toc.match(plain(title))
    if entry is None:
        desk.say("convert-toc-unmatched", piece.place, title=plain(title))
    elif squeezed(without_kicker(entry.title)) != squeezed(plain(title)):
        wording = without_kicker(entry.title)
        desk.say("convert-toc-title", piece.place, title=plain(title), toc=wording)
        fields["toc_title"] = read_runs(wording)


def _head_lines(pieces: Sequence[Piece], fields: Fields) -> list[Piece]:
    """``pieces`` without the lines below the title that are facts of the head."""
    rest = list(pieces)
    for _ in range(_HEAD_LINES):
        found = _fact(rest[0], rest[1] if len(rest) > 1 else None) if rest else None
        if found is None or found[0] in fields:
            break
        fields[found[0]] = found[1]
        behind = rest.pop(0)
        if rest and not rest[0].blanks:
            rest[0] = replace(rest[0], blanks=behind.blanks)
    return rest


def _fact(piece: Piece, behind: Piece | None) -> tuple[str, Runs] | None:
    """Key and value of a line below the title, or None."""
    text = _line(piece)
    if not text:
        return None
    if found := BYLINE.fullmatch(text):
        return "byline", read_runs(found[1])
    if found := SOURCE_LINE.fullmatch(text):
        return "source", read_runs(found[1])
    if (found := END_SOURCE.fullmatch(text)) and not is_prose(piece):
        return "source", read_runs(found[1])
    if PRESS.fullmatch(text) and behind is not None and BYLINE.fullmatch(_line(behind)):
        return "press", read_runs(text)
    return None


def _line(piece: Piece) -> str:
    """The text of a piece of one line, a dash before it included."""
    if len(piece.lines) != 1 or piece.kind not in (TEXT, LIST):
        return ""
    return piece.lines[0].text.strip()


def _end_source(pieces: list[Piece], fields: Fields) -> list[Piece]:
    """``pieces`` without the source at the article's end."""
    last = pieces[-1] if pieces else None
    found = END_SOURCE.fullmatch(last.text) if last and last.kind == TEXT else None
    if found is None or "end_source" in fields:
        return pieces
    fields["end_source"] = read_runs(found[1].replace("\n", " "))
    return pieces[:-1]
