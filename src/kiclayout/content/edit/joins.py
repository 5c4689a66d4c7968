"""Backspace at the beginning and Delete at the end of a paragraph: one step towards the neighbour, never a word lost.

An item loses its marker first, a heading its marker and then its being one, a paragraph leaves its quote; then
paragraphs become one. Tables, pictures and boxes are walls; an instruction to the layout in the way is taken out.
"""

from __future__ import annotations

from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Callout, Comment, Directive, Heading, List, Note, Paragraph, Quote
from kiclayout.content.edit.copying import siblings, with_block
from kiclayout.content.edit.erase import join
from kiclayout.content.edit.items import left_list
from kiclayout.content.edit.passages import Passage, Trail, following, passage_in, preceding, trail
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Done, Spot, caret

_BETWEEN = (Note, Comment)
"""Blocks that stand between paragraphs for the sake of the source, not of the reader."""


def join_previous(issue: Issue, passage: Passage) -> Done:
    """What Backspace does at the beginning of ``passage``."""
    here = Done(issue, caret(passage.spot()))
    where = trail(issue, passage.block) if passage.flows or passage.hollow else None
    if where is None or (isinstance(passage.owner, Heading) and passage.owner.level == 0):
        return here
    if passage.hollow:
        return _out_of_hollow(issue, passage) or here
    before = _before(where)
    if isinstance(before, Paragraph) and not before.runs:
        return _without(issue, before.id, passage.spot())
    return _loosened(issue, where) or _joined(issue, where, passage) or here


def join_next(issue: Issue, passage: Passage) -> Done:
    """What Delete does at the end of ``passage``."""
    here = Done(issue, caret(passage.end()))
    where = trail(issue, passage.block) if passage.flows else None
    after = following(issue, passage.spot())
    if where is None or after is None:
        return here
    behind = _behind(where)
    if isinstance(behind, Directive):
        return _without(issue, behind.id, passage.end())
    place = trail(issue, after.block)
    target = target_of(place) if place and (after.flows or after.hollow) else None
    if target is not None and target.block == passage.block and after.flows:
        return replace(join(issue, passage, after), selection=caret(passage.end()))
    if not passage.runs and isinstance(passage.owner, Paragraph) and after.within and passage.article == after.article:
        return _without(issue, passage.block, after.spot())
    return here


def _without(issue: Issue, block: int, spot: Spot) -> Done:
    """The issue without a block, and without the item that it alone was in."""
    where = trail(issue, block)
    if where is None:
        return Done(issue, caret(spot))
    if len(where.within) > 1 and isinstance(around := where.within[-2], List) and len(siblings(where)[0]) == 1:
        n = int(where.slots[-1].split(".")[1])
        left = (*around.items[:n], *around.items[n + 1 :])
        outer = Trail(where.article, where.within[:-1], where.slots[:-1])
        return Done(with_block(issue, outer, (replace(around, items=left),) if left else ()), caret(spot))
    return Done(with_block(issue, where, ()), caret(spot))


def _before(where: Trail) -> Block | None:
    """The block before the one at the end of ``where`` in its sequence, past footnotes and remarks."""
    blocks, at = siblings(where)
    return next((one for one in reversed(blocks[:at]) if not isinstance(one, _BETWEEN)), None)


def _behind(where: Trail) -> Block | None:
    blocks, at = siblings(where)
    return next((one for one in blocks[at + 1 :] if not isinstance(one, _BETWEEN)), None)


def _loosened(issue: Issue, where: Trail) -> Done | None:
    """The first step: without marker, without being a heading, out of the list or quote; None = there is none."""
    block: Any = where.within[-1]
    if isinstance(block, Heading):
        new = replace(block, marker="") if block.marker else _as_paragraph(block)
        return Done(with_block(issue, where, (new,)), caret(Spot(block.id)))
    around = where.within[-2] if len(where.within) > 1 else None
    if _before(where) is not None:
        return None
    if isinstance(around, List):
        return left_list(issue, block.id)
    if isinstance(around, Quote) or (isinstance(around, Callout) and not around.title):
        blocks, at = siblings(where)
        left = (*blocks[:at], *blocks[at + 1 :])
        outer = Trail(where.article, where.within[:-1], where.slots[:-1])
        new_blocks = (block, replace(around, blocks=left)) if left else (block,)
        return Done(with_block(issue, outer, new_blocks), caret(Spot(block.id)))
    return None


def _as_paragraph(block: Heading) -> Paragraph:
    return Paragraph(runs=block.runs, attrs=block.attrs, lines=block.lines, id=block.id)


def _joined(issue: Issue, where: Trail, passage: Passage) -> Done | None:
    """The paragraph joined to the one before it, or what stands in the way taken out; None = a wall."""
    before = _before(where)
    if isinstance(before, Directive):
        return _without(issue, before.id, passage.spot())
    target = target_of(where)
    if target is not None:
        return join(issue, target, passage)
    last = preceding(issue, passage.spot())
    if not passage.runs and last is not None and last.within and last.article == passage.article:
        return _without(issue, passage.block, last.end())
    return None


def target_of(where: Trail) -> Passage | None:
    """The passage that the paragraph at the end of ``where`` would be joined to; None = there is a wall."""
    article, within, slots = where
    for depth in range(len(within) - 1, -1, -1):
        here = Trail(article, within[: depth + 1], slots[:depth])
        before = _before(here)
        if before is not None:
            return _last_in(article, before)
        if depth == 0:
            break
        around = within[depth - 1]
        n = int(slots[depth - 1].split(".")[1]) if isinstance(around, List) else 0
        if isinstance(around, List) and n:
            return _last_in(article, replace(around, items=around.items[:n]))
        if not (isinstance(around, List | Quote) or (isinstance(around, Callout) and not around.title)):
            return None
    return None


def _last_in(article: Article, block: Block) -> Passage | None:
    """The last paragraph in ``block``, if words could be put behind it."""
    while isinstance(block, List | Quote | Callout):
        blocks = block.items[-1].blocks if isinstance(block, List) else block.blocks
        inner = [one for one in blocks if not isinstance(one, _BETWEEN)]
        if not inner:
            if not isinstance(block, List) or blocks:
                return None
            return passage_in(article, Spot(block.id, 0, f"items.{len(block.items) - 1}"))
        block = inner[-1]
    return passage_in(article, Spot(block.id)) if isinstance(block, Paragraph | Heading) else None


def _out_of_hollow(issue: Issue, passage: Passage) -> Done | None:
    """An empty item or quote goes; the caret goes to what was before it."""
    owner: Any = passage.owner
    where = trail(issue, passage.block)
    last = preceding(issue, passage.spot())
    if where is None or not isinstance(owner, List | Quote):
        return None
    if isinstance(owner, List) and len(owner.items) > 1:
        n = int(passage.field.split(".")[1])
        new: tuple[Block, ...] = (replace(owner, items=(*owner.items[:n], *owner.items[n + 1 :])),)
        spot = last.end() if last else None
    else:
        made = Paragraph()
        new, spot = (made,), Spot(made.id)
    return Done(with_block(issue, where, new), caret(spot)) if spot else None
