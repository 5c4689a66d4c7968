"""Paragraphs and lists that ask for a style by a name that the layout does not have: they are set as usual.

What else a layout lacks (templates, colours of parts) is found where it is used. Classes of boxes mean nothing yet.
"""

from __future__ import annotations

from difflib import get_close_matches

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin
from kiclayout.content.block import List, Paragraph
from kiclayout.content.issue import Issue
from kiclayout.content.walk import blocks_of
from kiclayout.design.layout import Layout


def unknown_styles(issue: Issue, layout: Layout, sink: Sink) -> None:
    """A finding for every class of a paragraph or list that is no style of ``layout``, with the name most like it."""
    known = [name for name, _ in layout.styles]
    for article in issue.articles:
        for block in blocks_of(article):
            asked = block.attrs.classes if isinstance(block, Paragraph | List) else ()
            for name in asked:
                if name in known:
                    continue
                place, origin = article.place(block), Origin(block.id)
                near = get_close_matches(name[:40], known, 1, 0.6)
                values = {"name": name, "layout": layout.name}
                if near:
                    sink.add("preflight-style-mistyped", place=place, origin=origin, near=near[0], **values)
                else:
                    sink.add("preflight-style-unknown", place=place, origin=origin, **values)
