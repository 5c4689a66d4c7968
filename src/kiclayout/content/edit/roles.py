"""What selected paragraphs are: body, heading, title, item of a list, quote, in a callout, footnote.

Every selected paragraph is changed for itself; neighbours of one kind then are one list or quote. Where a role is
impossible (a heading in a table's cell) the paragraph stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import (
    Block,
    Callout,
    Event,
    Head,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Poster,
    Quote,
)
from kiclayout.content.edit.copying import siblings, with_block, with_blocks, with_body, with_runs, with_slot
from kiclayout.content.edit.items import item_of, left_list, with_joined
from kiclayout.content.edit.joins import target_of
from kiclayout.content.edit.notemarks import free_label
from kiclayout.content.edit.numbering import counted, number_in
from kiclayout.content.edit.passages import Passage, Trail, article_of, first_spot, passage_at, seen, selected, trail
from kiclayout.content.edit.splice import cut, tidy
from kiclayout.content.inline import NoteRef, plain
from kiclayout.content.issue import Issue
from kiclayout.content.marker import list_kind, split_heading, split_item, split_typed
from kiclayout.content.spot import Done, Selection, Spot

PARAGRAPH, TITLE, BULLETS, NUMBERS, QUOTE, CALLOUT, NOTE = (
    "paragraph", "title", "bullets", "numbers", "quote", "callout", "note"
)  # fmt: skip
HEADINGS = ("heading-1", "heading-2", "heading-3", "heading-4")
ROLES = (PARAGRAPH, TITLE, *HEADINGS, BULLETS, NUMBERS, QUOTE, CALLOUT, NOTE)
_OPEN = (Callout, Poster, Event)
"""Boxes whose blocks may be of any kind."""


def set_role(issue: Issue, selection: Selection, role: str, marker: str | None = None) -> Done:
    """The selected paragraphs in another role.

    Args:
        issue: The issue.
        selection: What reaches them.
        role: One of ``ROLES``; another one changes nothing.
        marker: Of headings: None = kept, or what the words were typed with; empty = taken away. Of lists: the first
            item's, the others count on; None = what the words were typed with, else a bullet or ``1.``.
    """
    for passage, _, _ in selected(issue, selection):
        if passage.hollow:
            issue, spot = _made(issue, passage)
            selection = _moved(selection, passage, spot)
    if role == CALLOUT:
        return Done(_boxed(issue, [one.block for one, _, _ in selected(issue, selection) if one.flows]), selection)
    for block in [one.block for one, _, _ in seen(issue, selection) if one.flows]:
        change = _change(role, marker)
        where = trail(issue, block)
        if change and where:
            made = change(issue, where)
            selection, issue = _kept_in_words(selection, block, (issue, made)), made
    ends = _standing(issue, selection.anchor), _standing(issue, selection.focus)
    return Done(issue, replace(selection, anchor=ends[0], focus=ends[1]))


def _standing(issue: Issue, spot: Spot) -> Spot:
    """``spot``; where it was the place of a title that there is now, the title's beginning."""
    article = article_of(issue, spot.block) if passage_at(issue, spot) is None else None
    return first_spot(article) if article else spot


def _kept_in_words(selection: Selection, block: int, issues: tuple[Issue, Issue]) -> Selection:
    """``selection`` at the same words of ``block``, whose typed marker may have gone from one issue to the next."""
    before, after = (passage_at(issue, Spot(block)) for issue in issues)
    gone = len(before.text) - len(after.text) if before and after else 0
    ends = (selection.anchor, selection.focus)
    kept = [replace(one, at=max(one.at - gone, 0)) if one.block == block else one for one in ends]
    return replace(selection, anchor=kept[0], focus=kept[1])


def _made(issue: Issue, passage: Passage) -> tuple[Issue, Spot]:
    """``issue`` with an empty paragraph in an empty slot."""
    made = Paragraph()
    return with_slot(issue, passage.block, passage.field, (made,)), Spot(made.id)


def _moved(selection: Selection, passage: Passage, spot: Spot) -> Selection:
    ends = [
        spot if (end.block, end.field) == (passage.block, passage.field) else end
        for end in (selection.anchor, selection.focus)
    ]
    return replace(selection, anchor=ends[0], focus=ends[1])


Step = Callable[[Issue, Trail], Issue]


def _change(role: str, marker: str | None) -> Step | None:
    """What makes one paragraph what ``role`` says."""
    if role in HEADINGS:
        return lambda issue, where: _heading(issue, where, HEADINGS.index(role) + 1, marker)
    if role in (BULLETS, NUMBERS):
        if marker is None:
            return lambda issue, where: _listed_as_typed(issue, where, "1." if role == NUMBERS else "")
        return (lambda issue, where: _listed(issue, where, marker)) if _is_marker(marker) else None
    steps: dict[str, Step] = {PARAGRAPH: _paragraph, TITLE: _title, QUOTE: _quote, NOTE: _note}
    return steps.get(role)


def _is_marker(marker: str) -> bool:
    return not marker or split_item(marker) == (marker, "")


def _plain(block: Block) -> Paragraph:
    """A heading as a paragraph with the same words."""
    assert isinstance(block, Paragraph | Heading)
    return Paragraph(runs=block.runs, attrs=block.attrs, lines=block.lines, id=block.id)


def _paragraph(issue: Issue, where: Trail) -> Issue:
    """Out of lists and quotes, no heading."""
    block = where.within[-1]
    if isinstance(block, Heading):
        issue = with_block(issue, where, (_plain(block),))
    return _out_of_quote(_out_of_lists(issue, block.id), block.id)


def _out_of_lists(issue: Issue, block: int) -> Issue:
    """``issue`` with the item of ``block`` out of all its lists, up to the next box, quote or cell."""
    while (where := trail(issue, block)) and len(where.within) > 1 and isinstance(where.within[-2], List):
        done = left_list(issue, block)
        if done is None or done.issue is issue:
            break
        issue = done.issue
    return issue


def _out_of_quote(issue: Issue, block: int) -> Issue:
    """``issue`` with the paragraph ``block`` out of its quote, which ends before it and goes on behind it."""
    where = trail(issue, block)
    if where is None or len(where.within) < 2 or not isinstance(quote := where.within[-2], Quote):
        return issue
    blocks, at = siblings(where)
    before = [replace(quote, blocks=blocks[:at])] if at else []
    after = [Quote(blocks=blocks[at + 1 :])] if blocks[at + 1 :] else []
    outer = Trail(where.article, where.within[:-1], where.slots[:-1])
    return with_joined(issue, outer, [*before, blocks[at], *after])


def is_open(where: Trail) -> bool:
    """Whether the block at the end of ``where`` stands at top level or in a box that holds anything."""
    return len(where.within) == 1 or isinstance(where.within[-2], _OPEN)


def _heading(issue: Issue, where: Trail, level: int, marker: str | None) -> Issue:
    marker = _item_marker(issue, where) if marker is None else marker
    free = _out_of_quote(_out_of_lists(issue, where.within[-1].id), where.within[-1].id)
    place = trail(free, where.within[-1].id)
    if place is None or not is_open(place):
        return issue
    block: Any = place.within[-1]
    kept, block = (block.marker, block) if isinstance(block, Heading) else _split(block, split_heading)
    sign = kept if marker is None else marker if split_heading(marker) == (marker, "") else ""
    new = Heading(level=level, marker=sign, runs=block.runs, attrs=block.attrs, lines=block.lines, id=block.id)
    return with_block(free, place, (new,)) if new != block else free


def _item_marker(issue: Issue, where: Trail) -> str | None:
    """The number of the item that a paragraph begins, where headings are numbered so; else None."""
    place = item_of(issue, where.within[-1].id)
    item = place.around.items[place.n] if place is not None else None
    begins = item is not None and item.blocks[:1] == where.within[-1:]
    counts = item is not None and number_in(item.marker) and split_heading(f"{item.marker} ") == (item.marker, "")
    return item.marker if item is not None and begins and counts else None


def _title(issue: Issue, where: Trail) -> Issue:
    """The paragraph at the top as the title; the title there was becomes a heading below it."""
    block = where.within[-1].id
    free = _out_of_quote(_out_of_lists(issue, block), block)
    place = trail(free, block)
    if place is None or len(place.within) > 1:
        return issue
    old, article = place.article.title_block, place.article
    found: Any = place.within[-1]
    if old is found:
        return issue
    new = Heading(level=0, runs=found.runs, attrs=found.attrs, lines=found.lines, id=found.id)
    heads = [one for one in article.blocks if isinstance(one, Head)]
    rest = [replace(one, level=1) if one is old else one for one in article.blocks if one not in heads]
    return with_body(free, article, (*heads, new, *(one for one in rest if one is not found)))


def _quote(issue: Issue, where: Trail) -> Issue:
    block = where.within[-1]
    if isinstance(block, Heading) and block.level == 0:
        return issue
    issue = _out_of_lists(issue, block.id)
    place = trail(issue, block.id)
    if place is None or any(isinstance(one, Quote | Note) for one in place.within):
        return issue
    blocks, at = siblings(place)
    last = blocks[at - 1] if at else None
    if isinstance(last, Quote):
        first = Trail(place.article, (*place.within[:-1], last), place.slots)
        return with_blocks(issue, first, 2, (replace(last, blocks=(*last.blocks, _plain(block))),))
    return with_block(issue, place, (Quote(blocks=(_plain(block),)),))


def _note(issue: Issue, where: Trail) -> Issue:
    """The paragraph as a footnote of the one before it."""
    block: Any = where.within[-1]
    target = target_of(where)
    if target is None or not is_open(where) or (isinstance(block, Heading) and block.level == 0):
        return issue
    label = free_label(where.article)
    issue = with_block(issue, where, (Note(label=label, blocks=(_plain(block),)),))
    home = article_of(issue, block.id)
    now = passage_at(issue, target.spot()) if home else None
    return with_runs(issue, now, (*now.runs, NoteRef(label)))[0] if now else issue


def _boxed(issue: Issue, ids: list[int]) -> Issue:
    """A callout round the blocks, of one sequence, that the paragraphs ``ids`` are in."""
    reached = [place for block in ids if (place := _outermost(issue, block))]
    if not reached:
        return issue
    first, around = reached[0], reached[0].within[:-1]
    inside = [one for one in reached if one.within[:-1] == around and one.article is first.article]
    blocks, start = siblings(first)
    end = siblings(inside[-1])[1] + 1
    made = Callout(blocks=tuple(blocks[start:end]))
    return with_blocks(issue, first, end - start, (made,))


def _outermost(issue: Issue, block: int) -> Trail | None:
    """The way to the block round ``block`` that may stand in a callout; None for a title."""
    where = trail(issue, block)
    if where is None or (isinstance(where.within[-1], Heading) and where.within[-1] is where.article.title_block):
        return None
    depth = next((n for n, one in enumerate(where.within) if not isinstance(one, _OPEN)), None)
    return None if depth is None else Trail(where.article, where.within[: depth + 1], where.slots[:depth])


def _listed(issue: Issue, where: Trail, marker: str) -> Issue:
    """The paragraph as an item; an item with another marker."""
    block: Any = where.within[-1]
    if isinstance(block, Heading) and block is where.article.title_block:
        return issue
    place = item_of(issue, block.id)
    if place is not None and len(where.within) > 1 and where.within[-2] is place.around:
        items = list(place.around.items)
        items[place.n] = replace(items[place.n], marker=marker)
        new = _by_kind(replace(place.around, items=tuple(items)))
        return _recounted(with_joined(issue, place.where, list(new)), block.id)
    made = List(items=(Item(marker, (_plain(block),)),))
    return _recounted(with_joined(issue, where, [made]), block.id)


def _listed_as_typed(issue: Issue, where: Trail, marker: str) -> Issue:
    """The paragraph as an item with ``marker``, or with one of its kind that its words were typed with."""
    block, place = where.within[-1], item_of(issue, where.within[-1].id)
    in_list = place is not None and len(where.within) > 1 and where.within[-2] is place.around
    if not isinstance(block, Paragraph) or in_list:
        return _listed(issue, where, marker)
    typed, bare = _split(block, split_typed)
    issue = with_block(issue, where, (bare,)) if bare is not block else issue
    found = trail(issue, bare.id)
    same_kind = typed and bool(number_in(typed)) == bool(number_in(marker))
    return _listed(issue, found, typed if same_kind else marker) if found else issue


def _split(block: Paragraph, split: Callable[[str], tuple[str, str]]) -> tuple[str, Paragraph]:
    """The marker that a paragraph's words were typed with, and the paragraph without it."""
    text = plain(block.runs)
    typed, rest = split(text.lstrip())
    gone = len(text) - len(rest)
    return (typed, replace(block, runs=tidy(cut(block.runs, gone)[1]))) if gone else ("", block)


def _by_kind(block: List) -> tuple[List, ...]:
    """One list for every run of items of one kind."""
    groups = [tuple(group) for _, group in groupby(block.items, lambda item: list_kind(item.marker))]
    return (replace(block, items=groups[0]), *(List(items=group) for group in groups[1:]))


def _recounted(issue: Issue, block: int) -> Issue:
    """``issue`` with the numbers of the list that ``block`` is in counting on from its first."""
    place = item_of(issue, block)
    if place is None or not number_in(place.around.items[0].marker):
        return issue
    items = counted(place.around.items, place.around.items[0].marker)
    return with_block(issue, place.where, (replace(place.around, items=items),))
