"""What a reference can name, and the edit that names it: a thing without a label gets one.

How a reference reads is ``naming``'s and the typesetter's matter.
"""

from __future__ import annotations

from typing import Literal

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Chart, Figure, Heading, Table
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.fresh import taken_in, unlike
from kiclayout.content.edit.notemarks import insert_reference
from kiclayout.content.edit.passages import article_of, trail
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.naming import name_of
from kiclayout.content.spot import Done, Selection
from kiclayout.content.walk import walk

Kind = Literal["ref", "page"]
"""What is said of it: what it is called, or its page."""
_PREFIXES: tuple[tuple[type[Block], str], ...] = ((Table, "t"), (Figure, "f"), (Chart, "c"), (Heading, "h"))
"""How labels begin that are given here, by what they are given to."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a reference can name.

    Attributes:
        block: Its session id, or the article's.
        article: The article in which it stands.
        name: What a reference prints.
        title: Its own words where the name is but a number; else empty.
    """

    block: int
    article: Article
    name: str
    title: str = ""


def targets(issue: Issue) -> tuple[Target, ...]:
    """All articles, and their headings, tables, figures and charts that have a name, in reading order."""
    found: list[Target] = []
    for article in issue.articles:
        if title := plain(article.title):
            found.append(Target(article.id, article, title))
        for block in walk(article.body):
            if isinstance(block, Heading | Table | Figure | Chart) and (name := name_of(block)):
                words = "" if isinstance(block, Heading) else plain(block.caption)
                found.append(Target(block.id, article, name, words if words != name else ""))
    return tuple(found)


def refer(issue: Issue, selection: Selection, block: int, kind: Kind) -> Done:
    """A reference to ``block`` behind what is selected; it stays right wherever that goes."""
    here, there = article_of(issue, selection.focus.block), article_of(issue, block)
    if here is None or there is None:
        return Done(issue, selection)
    if block == there.id:
        return insert_reference(issue, selection, kind, there.name)
    found = trail(issue, block)
    if found is None:
        return Done(issue, selection)
    issue, label = labelled(issue, there, found.within[-1])
    return insert_reference(issue, selection, kind, label if here is there else f"{there.name}/{label}")


def labelled(issue: Issue, article: Article, block: Block) -> tuple[Issue, str]:
    """The issue with a label on a block of ``article``, and that label."""
    if block.attrs.label:
        return issue, block.attrs.label
    prefix = next((prefix for kind, prefix in _PREFIXES if isinstance(block, kind)), "b")
    label = free_label(article, f"{prefix}-1")
    named = replace(block, attrs=replace(block.attrs, label=label))
    if isinstance(named, Table):
        named = replace(named, boxed=True)  # only a table in a box can say its label
    return with_block(issue, trail(issue, block.id), (named,)), label


def free_label(article: Article, wanted: str) -> str:
    """``wanted``, with a number that makes it unlike all labels of the article."""
    taken = taken_in(article).labels
    return unlike(wanted, taken) if wanted in taken else wanted
