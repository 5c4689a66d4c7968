"""Tables that ask for what they cannot have where they stand.

What they say is not looked at here; whether readers find their heads is the matter of ``hearing``.
"""

from __future__ import annotations

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.content.block import Table
from kiclayout.content.issue import Issue
from kiclayout.content.walk import children, walk


def turned_inside(issue: Issue, sink: Sink) -> None:
    """A finding for every table inside another block that is to stand turned: only a page of its own can be turned."""
    for article in issue.articles:
        for block in article.blocks:
            for inner in walk(children(block)):
                if isinstance(inner, Table) and inner.turn:
                    line = inner.lines[0] or block.lines[0]
                    sink.add("preflight-table-turned", place=Place(article.path, line), origin=Origin(inner.id))
