"""What an issue asks of its layout by name that another layout does not have. Nothing of it is lost: it waits.

Only names are compared. Where a name is missing the other layout's usual way stands in, and the words stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiclayout.base.record import dataclass
from kiclayout.content.block import Directive
from kiclayout.content.issue import Issue
from kiclayout.content.placed import entries_of
from kiclayout.content.walk import walk
from kiclayout.design.layout import Layout

PLACED, TEMPLATE, STYLE, COLOR = "placed", "template", "style", "color"
"""Kinds: what was moved by hand, page templates, styles of paragraphs, colours of parts."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that another layout does not show.

    Attributes:
        kind: One of the kinds above.
        name: What is asked for; empty for what was moved.
        count: How often.
    """

    kind: str
    name: str
    count: int


def waiting(issue: Issue, old: Layout, new: Layout) -> tuple[Waiting, ...]:
    """What of ``issue`` counts in ``old`` and not in ``new``, kind by kind."""
    moved = sum(1 for subject, _, _ in entries_of(issue, old.name) if subject != "guides")
    found = [Waiting(PLACED, "", moved)] if moved else []
    asked = Counter(_asked(issue))
    known = {TEMPLATE: _templates, STYLE: _styles, COLOR: _colors}
    for (kind, name), count in asked.items():
        if name in known[kind](old) and name not in known[kind](new):
            found.append(Waiting(kind, name, count))
    order = (PLACED, TEMPLATE, STYLE, COLOR)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.name)))


def _asked(issue: Issue) -> Iterator[tuple[str, str]]:
    for section in issue.sections:
        if section.color:
            yield COLOR, section.color
    for article in issue.articles:
        if name := article.word("template"):
            yield TEMPLATE, name
        for block in walk(article.blocks):
            if isinstance(block, Directive) and block.name == "template":
                yield TEMPLATE, block.value
            for name in block.attrs.classes:
                yield STYLE, name


def _templates(layout: Layout) -> set[str]:
    return {one.name for one in layout.templates if one.frames}


def _styles(layout: Layout) -> set[str]:
    return {name for name, _ in layout.styles}


def _colors(layout: Layout) -> set[str]:
    return {part.token("solid") for part in layout.parts}
