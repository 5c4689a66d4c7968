"""Session ids live on: two versions of an issue are matched block by block, so that carets and caches survive.

``carried`` takes over what was read anew, under the ids of what was known; ``relined`` takes over nothing but line
numbers. Blocks are matched by what they say, those between two matches by their place. Values that come out the same
are the very same objects, so that whatever is remembered of them stays good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Node
from kiclayout.content.issue import Article, Issue

_LINES = ("lines", "line", "keys")
"""Fields that say where and in which order something stands in its file, and nothing of what it says."""
_HOLDING = frozenset({"blocks", "items", "rows", "cells", "grid"})
"""Fields that hold blocks, or what holds them."""


def carried(known: Issue, read: Issue) -> Issue:
    """What ``read`` says, as the very objects of ``known`` where these say it already, and under their ids."""
    articles = {article.path: article for article in known.articles}
    sections = tuple(
        replace(section, articles=tuple(_carried_article(articles.get(one.path, one), one) for one in section.articles))
        for section in read.sections
    )
    partners = known.partners if known.partners == read.partners else read.partners
    return replace(read, sections=sections, partners=partners)


def _carried_article(known: Article, read: Article) -> Article:
    blocks = _carried_blocks(known.blocks, read.blocks)
    if len(blocks) == len(known.blocks) and all(map(_is, blocks, known.blocks)):
        return known
    return replace(read, id=known.id, blocks=blocks)


def _carried_blocks(known: tuple[Block, ...], read: tuple[Block, ...]) -> tuple[Block, ...]:
    made = list(read)
    for left, right in matched(known, read):
        made[right] = _merge(known[left], read[right], content=True)
    return tuple(made)


def relined(kept: Issue, read: Issue) -> Issue:
    """``kept`` with the line numbers of ``read``; what is not found there keeps its own.

    Args:
        kept: What was saved.
        read: The same, read back from the files.
    """
    articles = {article.path: article for article in read.articles}
    sections = tuple(
        replace(section, articles=tuple(_relined_article(one, articles.get(one.path, one)) for one in section.articles))
        for section in kept.sections
    )
    made = replace(kept, sections=sections, lines=read.lines)
    if made.partners == read.partners:
        made = replace(made, partners=read.partners)
    if made.placements == read.placements:
        made = replace(made, placements=read.placements)
    return made


def _relined_article(kept: Article, read: Article) -> Article:
    blocks = list(kept.blocks)
    for left, right in matched(kept.blocks, read.blocks):
        blocks[left] = _merge(kept.blocks[left], read.blocks[right], content=False)
    return kept if all(map(_is, blocks, kept.blocks)) else replace(kept, blocks=tuple(blocks))


def matched(one: Sequence[Block], other: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Pairs of places: blocks that say the same, and between them as many of one kind as stand on both sides."""
    if len(one) == len(other) and all(map(_eq, one, other)):
        yield from ((at, at) for at in range(len(one)))
        return
    done = (0, 0)
    for left, right, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        yield from _between(one, other, done, (left, right))
        yield from ((left + at, right + at) for at in range(size))
        done = left + size, right + size


def _between(
    one: Sequence[Block], other: Sequence[Block], start: tuple[int, int], end: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Blocks that changed in their places: pairs of one type, from the front."""
    for left, right in zip(range(start[0], end[0]), range(start[1], end[1]), strict=False):
        if type(one[left]) is type(other[right]):
            yield left, right


def _is(one: object, other: object) -> bool:
    return one is other


def _eq(one: object, other: object) -> bool:
    return one is other or one == other


def _merge(known: Any, read: Any, *, content: bool) -> Any:
    """One value of two of one type: the ids of ``known``, the lines of ``read``, the words of one of them.

    Args:
        known: Whose ids count, and whose words do without ``content``.
        read: Whose lines count, and whose words do with ``content``.
        content: See above.

    Returns:
        ``known`` itself if nothing would be different.
    """
    changes: dict[str, Any] = {}
    for name in _fields(known):
        before, after = getattr(known, name), getattr(read, name)
        if name in _LINES:
            new = after
        elif name == "id":
            continue
        else:
            new = _merge_value(before, after, content=content)
        if new is not before and (new != before or not _alike(new)):
            changes[name] = new
    return replace(known, **changes) if changes else known


def _alike(value: object) -> bool:
    """Whether equality of such values tells all: they hold no lines and no ids."""
    return isinstance(value, (str, int, bool)) or not _deep(value)


def _merge_value(before: Any, after: Any, *, content: bool) -> Any:
    if _deep(before) and type(before) is type(after):
        if not isinstance(before, tuple):
            return _merge(before, after, content=content)
        if len(before) == len(after) and all(type(a) is type(b) for a, b in zip(before, after, strict=True)):
            made = tuple(_merge_value(a, b, content=content) for a, b in zip(before, after, strict=True))
            return before if all(map(_is, made, before)) else made
    if content:
        return before if not _deep(after) and before == after else after
    return before


def _deep(value: object) -> bool:
    """Whether blocks, and so ids and lines, may stand in ``value``: it is a block or made of blocks."""
    if isinstance(value, tuple):
        return any(map(_deep, value))
    return isinstance(value, Node) or not _HOLDING.isdisjoint(_fields(value))


def _fields(value: object) -> tuple[str, ...]:
    return tuple(getattr(value, "__dataclass_fields__", ()))
