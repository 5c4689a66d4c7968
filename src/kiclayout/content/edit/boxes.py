"""Boxes as edits see them: the event, poster, QR code or callout round the caret, its fields, a row more for an event.

Pictures, tables and charts have modules of their own.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Comment, Event, Field, FieldList, Note, Paragraph, Sponsors
from kiclayout.content.edit.passages import Passage, article_of, passage_at, passages_in
from kiclayout.content.edit.pictures import changed
from kiclayout.content.inline import Text, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Done, Selection, Spot


def box_at(issue: Issue, selection: Selection, kind: type[Block]) -> Block | None:
    """The innermost box of a kind that the caret is in; in what stands above the box that begins an article, that box.

    The page of an event shows the article's title and first paragraphs, and little of the event that can be clicked.
    """
    passage, article = passage_at(issue, selection.focus), article_of(issue, selection.focus.block)
    if passage is None or article is None:
        return None
    round_it = next((block for block in reversed(passage.within) if isinstance(block, kind)), None)
    return round_it or _begun(article, passage, kind)


def _begun(article: Article, passage: Passage, kind: type[Block]) -> Block | None:
    """The box of a kind that begins an article, if the passage is the article's title or stands before it."""
    above = list(takewhile(lambda block: isinstance(block, Paragraph | Note | Comment), article.body))
    begins = article.body[len(above)] if len(above) < len(article.body) else None
    head = not passage.within or passage.within[0] in (article.title_block, article.head)
    inside = head or any(passage.within[0] is block for block in above)
    return begins if inside and isinstance(begins, kind) else None


def set_box(issue: Issue, selection: Selection | None, box: int, **changes: Any) -> Done:
    """The issue with other fields of a box; as it was if there is no such box."""
    return Done(changed(issue, box, lambda block: replace(block, **changes)), selection)


def add_row(issue: Issue, event: int, label: str, words: str) -> Done:
    """An event with one more row of facts: ``label`` and ``words`` stand there until others are typed.

    It comes behind the rows that are there, and before the sponsors that an event ends with. The label is selected.
    """
    rows = FieldList(items=(Field((Text(label),), (Paragraph(runs=(Text(words),)),)),))

    def longer(block: Block) -> Block:
        return replace(block, blocks=_behind(block.blocks, rows)) if isinstance(block, Event) else block

    made = changed(issue, event, longer)
    return Done(made, _named(made, event) if made is not issue else None)


def in_row(issue: Issue, selection: Selection, step: int) -> Selection | None:
    """What Tab selects from a row of facts: the words behind its label, then the next label; None = there is no more.

    Args:
        issue: The issue.
        selection: Where the caret is.
        step: 1, or -1 for back.
    """
    passage = passage_at(issue, selection.focus)
    rows = next((one for one in reversed(passage.within) if isinstance(one, FieldList)), None) if passage else None
    stops = [one for one in passages_in(rows) if len(one.within) <= 2] if rows is not None else []
    places = [(one.block, one.field) for one in stops]
    here = places.index((passage.block, passage.field)) if passage and (passage.block, passage.field) in places else -1
    there = here + step
    return Selection(stops[there].spot(), stops[there].end()) if here >= 0 and 0 <= there < len(stops) else None


def _behind(blocks: tuple[Block, ...], rows: FieldList) -> tuple[Block, ...]:
    """``blocks`` with ``rows`` put in: into the last list of rows, else before what an event ends with."""
    lists = [at for at, block in enumerate(blocks) if isinstance(block, FieldList)]
    if lists:
        old = blocks[lists[-1]]
        assert isinstance(old, FieldList)
        return (*blocks[: lists[-1]], replace(old, items=(*old.items, *rows.items)), *blocks[lists[-1] + 1 :])
    end = len(blocks)
    while end and isinstance(blocks[end - 1], Sponsors):
        end -= 1
    return (*blocks[:end], rows, *blocks[end:])


def _named(issue: Issue, event: int) -> Selection | None:
    """The name of the event's last row, selected."""
    passage = passage_at(issue, Spot(event, 0, "title"))
    box = passage.owner if passage is not None else None
    rows = [block for block in box.blocks if isinstance(block, FieldList)] if isinstance(box, Event) else []
    if not rows:
        return None
    last, field = rows[-1].items[-1], f"items.{len(rows[-1].items) - 1}.label"
    return Selection(Spot(rows[-1].id, 0, field), Spot(rows[-1].id, len(plain(last.label)), field))
