"""Walks through blocks in reading order; finds blocks by id and label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from itertools import chain

from kiclayout.base.memo import Same
from kiclayout.content.block import (
    Block,
    Callout,
    Cell,
    Chart,
    Event,
    FieldList,
    Figure,
    FigureRow,
    Head,
    Heading,
    List,
    Note,
    Paragraph,
    Poster,
    Qr,
    Quote,
    Table,
)
from kiclayout.content.inline import Runs, plain
from kiclayout.content.issue import Article, Issue


def children(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside ``block``, in reading order."""
    match block:
        case Paragraph() | Heading():  # nearly always
            return ()
        case List() | FieldList():
            return tuple(inner for item in block.items for inner in item.blocks)
        case Quote() | Note() | FigureRow() | Callout() | Poster() | Event():
            return block.blocks
        case Table():
            cells = (cell for row in block.grid.rows for cell in row.cells)
            return tuple(inner for cell in cells if isinstance(cell, Cell) for inner in cell.blocks)
        case _:
            return ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block below ``blocks``, a parent before its children."""
    for block in blocks:
        yield block
        if inner := children(block):
            yield from walk(inner)


def blocks_of(article: Article) -> Iterator[Block]:
    """Every block of ``article``, as ``walk`` gives them; those inside a block are looked for once as long as it lives.

    After an edit all but one of the top-level blocks are the same objects.
    """
    return chain.from_iterable(map(block_and_inner, article.blocks))


def block_and_inner(block: Block) -> tuple[Block, ...]:
    """``block`` and every block below it, as ``walk`` gives them."""
    return _all_in(Same(block))


@lru_cache(maxsize=8192)
def _all_in(block: Same[Block]) -> tuple[Block, ...]:
    return tuple(walk((block.value,)))


def runs_of(block: Block) -> tuple[Runs, ...]:
    """All inline text that stands in ``block`` itself, not in the blocks inside it."""
    match block:
        case Head():
            return tuple(value for _, value in block.fields if isinstance(value, tuple))
        case Heading() | Paragraph():
            return (block.runs,)
        case FieldList():
            return tuple(item.label for item in block.items)
        case Table() | Figure() | FigureRow() | Chart() | Callout() | Poster() | Event() | Qr():
            return tuple(getattr(block, entry.name) for entry in fields(block) if entry.type == "Runs")
        case _:
            return ()


def words_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The plain text of every passage in and below ``blocks``."""
    for block in walk(blocks):
        yield from map(plain, runs_of(block))


@lru_cache(maxsize=8192)
def said_in(block: Same[Block]) -> str:
    """All that is said in a block, passage by passage on lines of their own; remembered."""
    return "\n".join(words_of((block.value,)))


def labels(issue: Issue) -> Iterator[tuple[str, Article, Block]]:
    """Every label with its article and block, under its short name (``f-1``)."""
    for article in issue.articles:
        for block in blocks_of(article):
            if block.attrs.label:
                yield block.attrs.label, article, block


def find(issue: Issue, block_id: int) -> tuple[Article, Block] | None:
    """The block with the session id ``block_id`` and its article."""
    for article in issue.articles:
        for block in blocks_of(article):
            if block.id == block_id:
                return article, block
    return None


def notes(article: Article) -> dict[str, Note]:
    """The article's footnotes by label; of two with one label the first counts."""
    found: dict[str, Note] = {}
    for block in blocks_of(article):
        if isinstance(block, Note):
            found.setdefault(block.label, block)
    return found
