"""Page templates in the words: a block that begins a page of another template; the issue in a copy of its layout."""

from __future__ import annotations

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Directive
from kiclayout.content.edit.copying import with_article
from kiclayout.content.issue import Issue

TEMPLATE = "template"


def begin_page(issue: Issue, block: int, name: str) -> Issue:
    """``issue`` where a block that stands by itself begins a page of the template ``name``; empty = no longer.

    A template that the block already begins gives way. Blocks inside others, which begin no page, change nothing.
    """
    for article in issue.articles:
        blocks = article.blocks
        at = next((number for number, one in enumerate(blocks) if one.id == block), None)
        if at is None:
            continue
        before: tuple[Block, ...] = blocks[:at]
        if before and isinstance(before[-1], Directive) and before[-1].name == TEMPLATE:
            before = before[:-1]
        new = (Directive(name=TEMPLATE, value=name),) if name else ()
        made = (*before, *new, *blocks[at:])
        return issue if made == blocks else with_article(issue, article, (replace(article, blocks=made),))
    return issue


def in_copy(issue: Issue, name: str) -> Issue:
    """``issue`` in the layout ``name``, a copy of the one that it wears: what was moved by hand is moved there, too."""
    others = tuple(one for one in issue.placements if one.layout != name)
    own = tuple(replace(one, layout=name, lines=()) for one in others if one.layout == issue.layout)
    return replace(issue, layout=name, placements=(*others, *own))
