"""List items move a level in or out, or leave their list as paragraphs; numbers go on by themselves."""

from __future__ import annotations

from typing import NamedTuple

from kiclayout.base.record import replace
from kiclayout.content.block import Attrs, Block, Item, List, Paragraph
from kiclayout.content.edit.copying import joined_lists, siblings, with_block, with_blocks
from kiclayout.content.edit.numbering import counted, first_below, next_marker, number_in, renumbered
from kiclayout.content.edit.passages import Trail, selected, trail
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret

DEEPEST = 8
"""How many lists may stand in each other; the format holds more, pages do not."""


class Place(NamedTuple):
    """An item: its list with the way to it, and its number in it from 0."""

    where: Trail
    around: List
    n: int


def item_of(issue: Issue, block: int) -> Place | None:
    """The innermost item in which the block with the id ``block`` stands."""
    where = trail(issue, block)
    if where is None:
        return None
    for depth in range(len(where.within) - 2, -1, -1):
        around = where.within[depth]
        if isinstance(around, List):
            here = Trail(where.article, where.within[: depth + 1], where.slots[:depth])
            return Place(here, around, int(where.slots[depth].split(".")[1]))
    return None


def left_list(issue: Issue, block: int) -> Done | None:
    """The item that ``block`` is in goes a level out, or, in a list that is in none, becomes paragraphs."""
    place = item_of(issue, block)
    if place is None:
        return None
    issue = _moved_out(issue, place) if _is_nested(place) else _unlisted(issue, place)
    return Done(issue, caret(Spot(block)))


def _is_nested(place: Place) -> bool:
    within = place.where.within
    return len(within) > 1 and isinstance(within[-2], List)


def _unlisted(issue: Issue, place: Place) -> Issue:
    """The item's blocks between what was before and behind it in the list."""
    items, n = place.around.items, place.n
    blocks: list[Block] = [replace(place.around, items=items[:n])] if n else []
    blocks += items[n].blocks or (Paragraph(),)
    if items[n + 1 :]:
        attrs = Attrs(None, place.around.attrs.classes, place.around.attrs.pairs)
        blocks.append(List(items=items[n + 1 :], attrs=attrs))
    return with_joined(issue, place.where, blocks)


def with_joined(issue: Issue, where: Trail, new: list[Block]) -> Issue:
    """``issue`` with ``new`` in the place of a block, lists joined with their new neighbours."""
    blocks, at = siblings(where)
    first = Trail(where.article, (*where.within[:-1], blocks[0]), where.slots)
    return with_blocks(issue, first, len(blocks), joined_lists((*blocks[:at], *new, *blocks[at + 1 :])))


def _moved_out(issue: Issue, place: Place) -> Issue:
    """The item behind the one that its list is in; the items behind it become its own."""
    outer, m = place.where.within[-2], int(place.where.slots[-1].split(".")[1])
    assert isinstance(outer, List)
    items, n = place.around.items, place.n
    host = outer.items[m]
    at = next(i for i, block in enumerate(host.blocks) if block is place.around)
    left: tuple[Block, ...] = (replace(place.around, items=items[:n]),) if n else ()
    tail: tuple[Block, ...] = (List(items=items[n + 1 :]),) if items[n + 1 :] else ()
    moved = Item(next_marker(host.marker), joined_lists((*items[n].blocks, *tail, *host.blocks[at + 1 :])))
    kept = Item(host.marker, (*host.blocks[:at], *left))
    new = renumbered(outer.items, (*outer.items[:m], kept, moved, *outer.items[m + 1 :]))
    up = Trail(place.where.article, place.where.within[:-1], place.where.slots[:-1])
    return with_block(issue, up, (replace(outer, items=new),))


def _moved_in(issue: Issue, place: Place) -> Issue:
    """The item as the last one of a list in the item before it."""
    items, n = place.around.items, place.n
    depth = sum(isinstance(block, List) for block in place.where.within)
    if n == 0 or depth >= DEEPEST:
        return issue
    host, moved = items[n - 1], items[n]
    last = host.blocks[-1] if host.blocks else None
    if isinstance(last, List):
        below: List = replace(last, items=renumbered(last.items, (*last.items, _as(moved, last.items[-1].marker))))
        blocks = (*host.blocks[:-1], below)
    else:
        marker = first_below(moved.marker)
        blocks = (*host.blocks, List(items=counted((moved,), marker)))
    new = renumbered(items, (*items[: n - 1], Item(host.marker, blocks), *items[n + 1 :]))
    return with_block(issue, place.where, (replace(place.around, items=new),))


def _as(item: Item, marker: str) -> Item:
    return Item(next_marker(marker) if number_in(marker) else marker, item.blocks)


def level_in(issue: Issue, selection: Selection) -> Done:
    """The selected items a level in, each under the item before it; the first of a list stays."""
    return _each_item(issue, selection, inwards=True)


def level_out(issue: Issue, selection: Selection) -> Done:
    """The selected items a level out; items of a list that is in no other stay."""
    return _each_item(issue, selection, inwards=False)


def _each_item(issue: Issue, selection: Selection, inwards: bool) -> Done:
    """Moves every selected item that is not inside another one."""
    blocks = [passage.block for passage, _, _ in selected(issue, selection) if passage.flows]
    reached = {(place.around.id, place.n) for block in blocks if (place := item_of(issue, block))}
    for block in blocks if inwards else reversed(blocks):
        place = item_of(issue, block)
        if place is None or _is_under(issue, place, reached) or not place.around.items[place.n].blocks:
            continue
        if place.around.items[place.n].blocks[0].id != block:
            continue
        if inwards:
            issue = _moved_in(issue, place)
        elif _is_nested(place):
            issue = _moved_out(issue, place)
    return Done(issue, selection)


def _is_under(issue: Issue, place: Place, reached: set[tuple[int, int]]) -> bool:
    """Whether the item is inside another one that is moved, too."""
    within, slots = place.where.within, place.where.slots
    above = ((block.id, slot) for block, slot in zip(within, slots, strict=False) if isinstance(block, List))
    return any((block, int(slot.split(".")[1])) in reached for block, slot in above)
