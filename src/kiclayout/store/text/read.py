"""Reads an article file: its head, then its blocks. Whatever it holds, an article comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.content.block import Block, Head, Heading, Raw
from kiclayout.content.issue import Article
from kiclayout.content.normal import HEAD_KEY
from kiclayout.store.text.blocks import read_blocks as _read_blocks
from kiclayout.store.text.boxes import read_head
from kiclayout.store.text.scan import BLANK, MAX_BYTES, Line, Reading, mended, unified

_LIKE_TITLE = re.compile(r"#[^#\s\d]")


def read_article(source: str, path: str, sink: Sink) -> Article:
    """The article that ``source`` holds.

    Args:
        source: The file's text.
        path: Its name relative to the issue folder, which names it in findings too.
        sink: Takes the findings, each with line and column.
    """
    if len(source) * 4 > MAX_BYTES and len(source.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        sink.add("store-article-large", place=Place(path, 1, 1), limit=f"{MAX_BYTES >> 20} MiB")
        lines = tuple(unified(source).strip("\n").split("\n"))
        return Article(path, (Raw(text=lines, lines=(1, len(lines))),))
    lines_ = mended(source, path, sink)
    reading = Reading(path, sink, _read_blocks)
    head, start = _head(reading, lines_)
    body = reading.blocks(lines_[start:])
    _check_title(reading, body, lines_[min(start, len(lines_) - 1) :])
    return Article(path, (head, *body) if head else body)


def read_blocks(source: str, path: str, sink: Sink) -> tuple[Block, ...]:
    """The blocks of a piece of text that is no whole article: no head, no title needed."""
    return Reading(path, sink, _read_blocks).blocks(mended(source, path, sink))


def _head(reading: Reading, lines: Sequence[Line]) -> tuple[Head | None, int]:
    """The head, if there is one, and the index of the line behind it."""
    start = next((at for at, line in enumerate(lines) if not line.blank), 0)
    if lines[start].text.rstrip(BLANK) != "---":
        return None, 0
    end = next((at for at in range(start + 1, len(lines)) if lines[at].text.rstrip(BLANK) == "---"), None)
    if start:
        if end is None or not all(line.blank or HEAD_KEY.match(line.text) for line in lines[start + 1 : end]):
            return None, 0
        reading.say("store-head-late", lines[start])
    if end is None:
        reading.say("store-head-open", lines[0])
        reading.open_head = lines[0].number
        return None, 0
    return read_head(reading, lines[start + 1 : end], (start + 1, end + 1)), end + 1


def _check_title(reading: Reading, blocks: Sequence[Block], lines: Sequence[Line]) -> None:
    titles = [block for block in blocks if isinstance(block, Heading) and not block.level]
    if not titles:
        meant = next((line for line in lines if _LIKE_TITLE.match(line.text)), None)
        if meant is not None:
            reading.say("store-title-blank", meant, instead=f"# {meant.text[1:13]}")
        else:
            reading.say("store-article-no-title", lines[0])
    for block in titles[1:]:
        reading.say("store-title-second", Line(block.lines[0], ""), first=titles[0].lines[0])
