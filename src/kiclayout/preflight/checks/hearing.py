"""What readers who hear the issue would stumble over (ISO 14289-1): titles, levels, heads of tables, languages.

Pictures without a description, articles without a title and links without words are found on reading already. None of
these keeps the PDF from being made (levels are closed up in it); they are said because only the writer can mend them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.diagnostics import Sink
from kiclayout.base.memo import Same
from kiclayout.base.origin import Origin, Place
from kiclayout.content.block import Block, Event, FieldList, Heading, Table
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.walk import children, said_in
from kiclayout.text.script import is_han, is_hangul

_FEW_ROWS, _FEW_COLUMNS = 3, 2
"""A table of no more is a list for readers: nobody is lost in it."""

_MANY = 40
"""So many letters make a language plain."""

_KANA = 5
"""Where one character in so many is kana beside Chinese ones, they are Japanese."""


def skipped_levels(issue: Issue, sink: Sink) -> None:
    """A finding for every heading that is more than a level below the one before it."""
    for article in issue.articles:
        level = 0
        for block in article.body:
            if isinstance(block, Heading):
                if block.level > level + 1:
                    place, origin = article.place(block), Origin(block.id)
                    code = "preflight-heading-skipped" if level else "preflight-heading-first"
                    sink.add(code, place=place, origin=origin, level=block.level, above=level)
                level = block.level


def empty_titles(issue: Issue, sink: Sink) -> None:
    """A finding for every article whose title is there without words: the name of its file is printed and heard."""
    for article in issue.articles:
        title = article.title_block
        if title is not None and not plain(title.runs).strip():
            sink.add("preflight-title-empty", place=article.place(title), origin=Origin(title.id), name=article.name)


def bare_tables(issue: Issue, sink: Sink) -> None:
    """A finding for every table of some size in which neither a row nor a column is a head; not in events."""
    for article in issue.articles:
        for block in _running(article.blocks):
            if not isinstance(block, Table) or block.head_cols or any(row.kind == "head" for row in block.grid.rows):
                continue
            columns = max((len(row.cells) for row in block.grid.rows), default=0)
            if len(block.grid.rows) > _FEW_ROWS and columns > _FEW_COLUMNS:
                sink.add("preflight-table-head", place=article.place(block), origin=Origin(block.id))


def doubtful_languages(issue: Issue, sink: Sink) -> None:
    """A finding for every article that names a language in which hardly a letter of it is written."""
    for article in issue.articles:
        lang = article.word("lang")
        letters = "".join(said_in(Same(block)) for block in article.body) if lang else ""
        likely = spoken(letters)
        if likely and likely != lang[:2]:
            sink.add(
                "preflight-lang-doubtful", place=Place(article.path, _head_line(article)), lang=lang, likely=likely
            )


def spoken(text: str) -> str:
    """The language that most letters of ``text`` are of: ko, zh, ja or en; empty = they are too few to tell."""
    han, kana = sum(map(is_han, text)), sum("\u3041" <= char <= "\u30ff" for char in text)
    japanese = kana * _KANA > han
    counts = {
        "ko": sum(map(is_hangul, text)),
        "ja": han + kana if japanese else 0,
        "zh": 0 if japanese else han,
        "en": sum(char.isascii() and char.isalpha() for char in text) / 3,
    }
    best = max(counts, key=lambda lang: counts[lang])
    return best if counts[best] >= _MANY and counts[best] > 2 * sorted(counts.values())[-2] else ""


def _running(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks of running text, without what events and field lists hold."""
    for block in blocks:
        if not isinstance(block, Event | FieldList):
            yield block
            yield from _running(children(block))


def _head_line(article: Article) -> int:
    return article.head.lines[0] if article.head else 1
