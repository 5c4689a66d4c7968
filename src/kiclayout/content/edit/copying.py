"""Path copying: a new issue in which one place is another value, and all else is the very same objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Head, Heading, List, Paragraph
from kiclayout.content.edit.anatomy import Slot, pieces, slot_of, with_pieces
from kiclayout.content.edit.passages import TITLE, Passage, Trail, article_of, passage_at, trail
from kiclayout.content.inline import Runs
from kiclayout.content.issue import Article, Issue
from kiclayout.content.normal import joined
from kiclayout.content.spot import Spot


def with_article(issue: Issue, old: Article, new: Iterable[Article]) -> Issue:
    """``issue`` with ``new`` in the place of the article ``old``."""
    sections = list(issue.sections)
    for n, section in enumerate(sections):
        for at, article in enumerate(section.articles):
            if article is old:
                articles = (*section.articles[:at], *new, *section.articles[at + 1 :])
                sections[n] = replace(section, articles=articles)
                return replace(issue, sections=tuple(sections))
    return issue


def with_body(issue: Issue, article: Article, blocks: tuple[Block, ...]) -> Issue:
    """``issue`` with other blocks in ``article``."""
    return with_article(issue, article, (replace(article, blocks=blocks),))


def with_block(issue: Issue, where: Trail | None, new: Iterable[Block]) -> Issue:
    """``issue`` with the blocks ``new`` in the place of the one that ``where`` leads to; as it was without a trail."""
    if where is None:
        return issue
    return with_blocks(issue, where, 1, new)


def with_blocks(issue: Issue, where: Trail, count: int, new: Iterable[Block]) -> Issue:
    """``issue`` with ``new`` in the place of ``count`` blocks from the one on that ``where`` leads to."""
    article, within, slots = where
    made = tuple(new)
    for depth in range(len(within) - 1, -1, -1):
        around = within[depth - 1] if depth else None
        blocks = slot_of(around, slots[depth - 1]) if around is not None else article.blocks
        at = index_of(blocks, within[depth])
        made = (*blocks[:at], *made, *blocks[at + (count if depth == len(within) - 1 else 1) :])
        if around is not None:
            made = (with_pieces(around, {slots[depth - 1]: made}),)
    return with_body(issue, article, made)


def index_of(blocks: tuple[Block, ...], block: Block) -> int:
    """Where ``block``, the very object, stands in ``blocks``.

    Raises:
        LookupError: It is not there.
    """
    for n, one in enumerate(blocks):
        if one is block:
            return n
    raise LookupError(block.id)


def siblings(where: Trail) -> tuple[tuple[Block, ...], int]:
    """The sequence that the block at the end of ``where`` stands in, and its index in it."""
    article, within, slots = where
    blocks = slot_of(within[-2], slots[-1]) if slots else article.blocks
    return blocks, index_of(blocks, within[-1])


def with_slot(issue: Issue, owner: int, slot: str, blocks: tuple[Block, ...]) -> Issue:
    """``issue`` with other blocks in the slot ``slot`` of the block with the id ``owner``."""
    where = trail(issue, owner)
    return with_block(issue, where, (with_pieces(where.within[-1], {slot: blocks}),)) if where else issue


def with_runs(issue: Issue, passage: Passage, runs: Runs) -> tuple[Issue, Spot]:
    """``issue`` with other words in ``passage``, and the passage's beginning.

    What had no words yet comes to be: a paragraph in an empty slot, a title, a key of the head.
    """
    article = article_of(issue, passage.block)
    if article is None or runs == passage.runs:
        return issue, passage.spot()
    if passage.owner is None:
        return _with_fact(issue, article, passage, runs)
    if passage.hollow:
        made = Paragraph(runs=runs)
        new, spot = with_pieces(passage.owner, {passage.field: (made,)}), Spot(made.id)
    else:
        new, spot = with_pieces(passage.owner, {passage.field: runs}), passage.spot()
    return with_block(issue, Trail(article, passage.within, passage.slots), (new,)), spot


def _with_fact(issue: Issue, article: Article, passage: Passage, runs: Runs) -> tuple[Issue, Spot]:
    if passage.field == TITLE:
        title = Heading(level=0, runs=runs)
        at = 1 if article.blocks and isinstance(article.blocks[0], Head) else 0
        return with_body(issue, article, (*article.blocks[:at], title, *article.blocks[at:])), Spot(title.id)
    return with_fact(issue, article, passage.field, runs), passage.spot()


def with_fact(issue: Issue, article: Article, key: str, value: Runs | str) -> Issue:
    """``issue`` with another value for ``key`` in the article's head, which is made if there is none."""
    head = article.head
    old = head.fields if head else ()
    if any(name == key for name, _ in old):
        fields = tuple((name, value if name == key else said) for name, said in old)
    else:
        fields = (*old, (key, value))
    if head is None:
        return with_body(issue, article, (Head(fields=fields), *article.blocks))
    return with_block(issue, trail(issue, head.id), (replace(head, fields=fields),))


def with_words(issue: Issue, changes: Mapping[tuple[int, str], Runs]) -> Issue:
    """``issue`` with other words in many passages, by block id and field; each article is made anew once."""
    for article in issue.articles:
        title = article.title_block
        own = [key for key in changes if key[0] in (article.id, title.id if title else 0)]
        blocks = reworded(article.blocks, changes)
        if blocks is not article.blocks:
            issue = with_body(issue, article, blocks)
        for key in own:
            passage = passage_at(issue, Spot(key[0], 0, key[1]))
            issue = with_runs(issue, passage, changes[key])[0] if passage else issue
    return issue


def reworded(blocks: tuple[Block, ...], changes: Mapping[tuple[int, str], Runs]) -> tuple[Block, ...]:
    """``blocks`` with other words in the passages that ``changes`` names by block id and field."""
    new = tuple(_reworded_block(block, changes) for block in blocks)
    return blocks if all(one is other for one, other in zip(blocks, new, strict=True)) else new


def _reworded_block(block: Any, changes: Mapping[tuple[int, str], Runs]) -> Any:
    fresh: dict[str, Any] = {}
    for piece in pieces(block):
        if isinstance(piece, Slot):
            inner = reworded(piece.blocks, changes)
            if inner is not piece.blocks:
                fresh[piece.name] = inner
        elif (key := (block.id, piece.name)) in changes and changes[key] != piece.runs:
            fresh[piece.name] = changes[key]
    return with_pieces(block, fresh)


def joined_lists(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """``blocks`` without lists that have no items, neighbouring lists of one kind made one."""
    return joined(block for block in blocks if not (isinstance(block, List) and not block.items))
