"""The outline of a text: cover, contents, parts with their articles, closing notice, back cover.

A scanned issue is known by its table of contents, or by numbered titles (``1. …``) with a source line below; there
the hashes are set page by page and mean nothing. In any other text the highest headings are the articles' titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kiclayout.convert.loose.desk import Desk
from kiclayout.convert.loose.pieces import COMMENT, HEADING, RULE, TEXT, Piece
from kiclayout.convert.loose.signs import (
    LABELLED,
    NUMBERED,
    SOURCE_LINE,
    SUBSCRIBE,
    heading_marker,
    is_prose,
    squeezed,
    words,
)
from kiclayout.convert.loose.toc import Toc, find_toc

_NOTICE = re.compile(r"휴간|휴재|쉽니다|쉬어\s?갑니다|休刊|停刊")


@dataclass
class Story:
    """An article as found: its title's piece (None: it has none), its other pieces, the number before its title."""

    title: Piece | None
    pieces: list[Piece] = field(default_factory=list)
    number: int = 0


@dataclass
class Part:
    """A part as found; ``name`` is empty where the text names none."""

    name: str
    stories: list[Story] = field(default_factory=list)


@dataclass
class Outline:
    """The whole text in its divisions."""

    cover: list[Piece] = field(default_factory=list)
    toc: Toc | None = None
    parts: list[Part] = field(default_factory=list)
    notice: Piece | None = None
    back: list[Piece] = field(default_factory=list)

    @property
    def stories(self) -> list[Story]:
        """All articles in order."""
        return [story for part in self.parts for story in part.stories]


def is_scanned(pieces: Sequence[Piece]) -> bool:
    """Whether the text is a whole issue as a scanner leaves it."""
    if find_toc(pieces):
        return True
    return any(_number(one) and (SOURCE_LINE.fullmatch(two.text) or "【" in one.text) for one, two in pairwise(pieces))


def read_outline(pieces: Sequence[Piece], desk: Desk) -> Outline:
    """The divisions of one file's ``pieces``; every piece is in one of them, or is a banner or an entry."""
    return _scanned(list(pieces), desk) if is_scanned(pieces) else _typed(list(pieces), desk)


# ---- an issue


def _scanned(pieces: list[Piece], desk: Desk) -> Outline:
    outline = Outline(toc=find_toc(pieces))
    if outline.toc:
        outline.cover, pieces = pieces[: outline.toc.start], pieces[outline.toc.end :]
    else:
        first = next((at for at, piece in enumerate(pieces) if _number(piece)), 0)
        first -= bool(first and pieces[first - 1].kind == HEADING)
        outline.cover, pieces = pieces[:first], pieces[first:]
    back = _back_start(pieces)
    pieces, outline.back = pieces[:back], pieces[back:]
    if pieces and outline.back and pieces[-1].kind == TEXT and _NOTICE.search(pieces[-1].text):
        outline.notice = pieces.pop()
    _divide(pieces, outline, desk)
    return outline


def _number(piece: Piece) -> int:
    """The number of an article's title (``## 2. …``), or 0."""
    found = NUMBERED.match(piece.bold or piece.text) if piece.kind == HEADING else None
    return int(found[1]) if found else 0


def _back_start(pieces: Sequence[Piece]) -> int:
    """Where the back cover begins: the last plain heading, if subscription or contact lines follow it."""
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if piece.kind != HEADING:
            continue
        behind = pieces[at + 1 :]
        told = any(SUBSCRIBE.search(one.text) for one in behind) or any(map(is_contact, behind))
        plain_title = not _number(piece) and not heading_marker(piece)
        return at if plain_title and told and not any(len(one.text) > 120 for one in behind) else len(pieces)
    return len(pieces)


def is_contact(piece: Piece) -> bool:
    """Whether a paragraph is lines of ``label: value``, at least two."""
    lines = [line.text.strip() for line in piece.lines]
    return piece.kind == TEXT and len(lines) > 1 and all(LABELLED.fullmatch(line) for line in lines)


def _divide(pieces: Sequence[Piece], outline: Outline, desk: Desk) -> None:
    for at, piece in enumerate(pieces):
        behind = pieces[at + 1] if at + 1 < len(pieces) else None
        if name := _banner(piece, behind, outline.toc):
            outline.parts.append(Part(name))
        elif _is_title(piece, outline):
            _open_part(piece, outline, desk)
            outline.parts[-1].stories.append(Story(piece, number=_number(piece)))
        else:
            _keep(piece, outline)
    if outline.parts and not outline.parts[-1].stories:
        desk.say("convert-part-empty", pieces[-1].place, name=outline.parts[-1].name)


def _banner(piece: Piece, behind: Piece | None, toc: Toc | None) -> str:
    """The name of the part that a heading opens, or an empty string."""
    if piece.kind != HEADING or _number(piece) or heading_marker(piece):
        return ""
    text = words(piece)
    named = toc and squeezed(text) in map(squeezed, toc.parts)
    return text if named or (behind is not None and _number(behind) == 1) else ""


def _is_title(piece: Piece, outline: Outline) -> bool:
    """A numbered heading, or one the contents name; typed markers belong inside articles."""
    if piece.kind != HEADING or heading_marker(piece) not in ("", f"{_number(piece)}."):
        return False
    if _number(piece):
        return outline.toc is None or _fits(piece, outline)
    entry = outline.toc.match(words(piece)) if outline.toc else None
    return entry is not None and squeezed(entry.title) == squeezed(words(piece))


def _fits(piece: Piece, outline: Outline) -> bool:
    """Whether the contents name the title, or its number counts on in the part."""
    assert outline.toc is not None
    known = outline.toc.match(NUMBERED.sub("", words(piece)))
    last = outline.stories[-1].number if outline.stories else 0
    return known is not None or _number(piece) in (1, last + 1)


def _open_part(title: Piece, outline: Outline, desk: Desk) -> None:
    """Opens a part where its banner is missing: at the first article, and where the numbers begin again."""
    last = outline.parts[-1] if outline.parts else None
    if last and not (last.stories and _number(title) == 1):
        return
    entry = outline.toc.match(NUMBERED.sub("", words(title))) if outline.toc else None
    name = outline.toc.parts[entry.part] if outline.toc and entry else ""
    if last is None or squeezed(name) != squeezed(last.name):
        outline.parts.append(Part(name))
        desk.say("convert-part-guessed", title.place, name=name or "–")


def _keep(piece: Piece, outline: Outline) -> None:
    """Puts a piece into the article that is open; before the first one it is one without a title."""
    if not outline.parts:
        outline.parts.append(Part(""))
    if not outline.parts[-1].stories:
        outline.parts[-1].stories.append(Story(None))
    outline.parts[-1].stories[-1].pieces.append(piece)


# ---- articles that somebody typed


def _typed(pieces: list[Piece], desk: Desk) -> Outline:
    """Every heading with one hash is an article; without any, the text is one article and its first line the title."""
    titles = [at for at, piece in enumerate(pieces) if piece.kind == HEADING and piece.level == 1]
    if not titles and (first := _first_line(pieces)) is not None:
        titles = [first]
    ends = [*titles[1:], len(pieces)][: len(titles)]
    part = Part("", [Story(pieces[at], pieces[at + 1 : end]) for at, end in zip(titles, ends, strict=True)])
    before = pieces[: titles[0]] if titles else pieces
    if part.stories:
        part.stories[0].pieces[:0] = before
    elif before:
        part.stories.append(Story(None, before))
        desk.say("convert-title-missing", before[0].place)
    return Outline(parts=[part] if part.stories else [])


def _first_line(pieces: Sequence[Piece]) -> int | None:
    """The number of the piece that must be the title: the first one, if it is a heading or a short line."""
    at = next((at for at, piece in enumerate(pieces) if piece.kind not in (RULE, COMMENT)), None)
    if at is None or pieces[at].kind not in (TEXT, HEADING) or len(pieces[at].text) > 80:
        return None
    piece = pieces[at]
    is_line = "\n" not in piece.text and not is_prose(piece) and not SOURCE_LINE.fullmatch(piece.text)
    return at if piece.kind == HEADING or is_line else None
