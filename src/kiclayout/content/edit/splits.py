"""Enter: a paragraph, heading or list item becomes two; an empty item or a box's last empty line is left.

Where there are no paragraphs (facts, captions, labels) nothing is split.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Attrs, Block, Callout, Heading, Item, List, Note, Paragraph, Quote
from kiclayout.content.edit.copying import siblings, with_block, with_blocks, with_slot
from kiclayout.content.edit.erase import erase, marks_in
from kiclayout.content.edit.items import left_list
from kiclayout.content.edit.numbering import next_marker, renumbered
from kiclayout.content.edit.passages import Passage, Trail, clamped, passage_at, trail
from kiclayout.content.edit.splice import cut, tidy
from kiclayout.content.inline import Runs, plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret


def can_split(passage: Passage) -> bool:
    """Whether paragraphs can begin in it."""
    return passage.flows or passage.hollow


def split(issue: Issue, selection: Selection) -> Done:
    """A new paragraph at the caret, in the place of what is selected; the caret at its beginning."""
    if not selection.bare:
        done = erase(issue, selection)
        issue, selection = done.issue, done.selection or selection
    spot = clamped(issue, selection.focus)
    passage = passage_at(issue, spot) if spot else None
    if spot is None or passage is None or not can_split(passage):
        return Done(issue, selection)
    if not passage.runs and (left := _left(issue, passage)):
        return left
    return split_with(issue, passage, spot.at, [(), ()])


def split_with(issue: Issue, passage: Passage, at: int, lines: list[Runs]) -> Done:
    """The passage cut at ``at``, with ``lines`` between the halves: the first ends one paragraph, the last begins one.

    Args:
        issue: The issue.
        passage: One that can be split.
        at: A place in it.
        lines: At least two; the caret is put behind the last.
    """
    if passage.hollow:
        made: Block = Paragraph()
        issue = _filled(issue, passage, made)
        passage = passage_at(issue, Spot(made.id)) or passage
    before, after = cut(passage.runs, at, marks_stay=at > 0)
    first, last = tidy((*before, *lines[0])), tidy((*lines[-1], *after))
    owner: Any = passage.owner
    where = trail(issue, passage.block)
    if where is None:
        return Done(issue)
    if isinstance(owner, Heading) and not first and owner.level == 0:
        return Done(issue, caret(passage.spot(at)))
    if isinstance(owner, Heading) and not last and len(lines) == 2 and (waiting := _waiting(where)):
        return Done(with_block(issue, where, (replace(owner, runs=first),)), caret(Spot(waiting.id)))
    middle = [_body(owner, runs) for runs in lines[1:-1]]
    if isinstance(owner, Heading) and not first:
        new: list[Any] = [Paragraph(), *middle, replace(owner, runs=last)]
    else:
        new = [replace(owner, runs=first), *middle, _body(owner, last)]
    item = _item(where)
    issue = _split_item(issue, where, new) if item else _behind_notes(issue, where, new)
    return Done(issue, caret(Spot(new[-1].id, len(plain(lines[-1])))))


def _behind_notes(issue: Issue, where: Trail, new: list[Any]) -> Issue:
    """``new`` in the place of a paragraph, the footnotes that its first part calls right behind that."""
    blocks, at = siblings(where)
    notes = tuple(takewhile(lambda one: isinstance(one, Note), blocks[at + 1 :]))
    own = tuple(one for one in notes if isinstance(one, Note) and one.label in marks_in(new[0]))
    rest = (one for one in notes if one not in own)
    return with_blocks(issue, where, 1 + len(notes), (new[0], *own, *new[1:], *rest))


def _waiting(where: Trail) -> Paragraph | None:
    """The empty paragraph that stands behind a heading already and waits to be written."""
    blocks, at = siblings(where)
    behind = blocks[at + 1] if at + 1 < len(blocks) else None
    return behind if isinstance(behind, Paragraph) and not behind.runs else None


def _filled(issue: Issue, passage: Passage, made: Block) -> Issue:
    return with_slot(issue, passage.block, passage.field, (made,))


def _body(owner: Block, runs: Runs) -> Paragraph:
    """A paragraph as ``owner`` is, but for its label; behind headings a plain one."""
    if not isinstance(owner, Paragraph):
        return Paragraph(runs=runs)
    return Paragraph(runs=runs, attrs=Attrs(None, owner.attrs.classes, owner.attrs.pairs))


def _item(where: Trail) -> bool:
    """Whether the block at the end of ``where`` begins an item of a list."""
    if len(where.within) < 2 or not isinstance(where.within[-2], List):
        return False
    return siblings(where)[1] == 0


def _split_item(issue: Issue, where: Trail, new: list[Any]) -> Issue:
    """Items for all of ``new``; what followed the paragraph in its item follows the last."""
    around, n = where.within[-2], int(where.slots[-1].split(".")[1])
    assert isinstance(around, List)
    rest = siblings(where)[0][1:]
    items = list(around.items)
    made = [Item(items[n].marker, (block,)) for block in new]
    made[-1] = Item(made[-1].marker, (*made[-1].blocks, *rest))
    items[n : n + 1] = made
    outer = Trail(where.article, where.within[:-1], where.slots[:-1])
    return with_block(issue, outer, (replace(around, items=renumbered(around.items, items)),))


def _left(issue: Issue, passage: Passage) -> Done | None:
    """Enter in an empty paragraph: it leaves its list, or the box that it ends; None = it does neither."""
    if passage.hollow:
        owner = passage.owner
        if not isinstance(owner, List):
            return None
        made = Paragraph()
        issue = _filled(issue, passage, made)
        return left_list(issue, made.id)
    where = trail(issue, passage.block)
    if where is None or len(where.within) < 2 or not isinstance(passage.owner, Paragraph):
        return None
    around = where.within[-2]
    blocks, at = siblings(where)
    if isinstance(around, List):
        return left_list(issue, passage.block) if at == 0 else _new_item(issue, where)
    if isinstance(around, Quote | Callout) and at == len(blocks) - 1 and at > 0:
        outer = Trail(where.article, where.within[:-1], where.slots[:-1])
        issue = with_block(issue, outer, (replace(around, blocks=blocks[:-1]), where.within[-1]))
        return Done(issue, caret(passage.spot()))
    return None


def _new_item(issue: Issue, where: Trail) -> Done | None:
    """An empty paragraph in an item becomes, with what follows it, an item of its own."""
    around, n = where.within[-2], int(where.slots[-1].split(".")[1])
    assert isinstance(around, List)
    blocks, at = siblings(where)
    old = around.items[n]
    items = list(around.items)
    items[n : n + 1] = [Item(old.marker, blocks[:at]), Item(next_marker(old.marker), blocks[at:])]
    outer = Trail(where.article, where.within[:-1], where.slots[:-1])
    issue = with_block(issue, outer, (replace(around, items=renumbered(around.items, items)),))
    return Done(issue, caret(Spot(where.within[-1].id)))
