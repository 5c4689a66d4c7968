"""Numbers in the labels of figures, tables and charts that do not go up by one: one was moved, taken out or copied.

Labels are printed as they are typed. With which number an article begins is its own choice, and numbers of several
parts (표 2-1) are left alone.
"""

from __future__ import annotations

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin
from kiclayout.content.edit.caption_numbers import captioned
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Issue


def numbers_out_of_order(issue: Issue, sink: Sink) -> None:
    """A finding for every label whose number is not the one after that of the last label of its kind."""
    for article in issue.articles:
        _in_order(article, sink)


def _in_order(article: Article, sink: Sink) -> None:
    last: dict[str, tuple[int, str]] = {}
    for block, number in captioned(article):
        label = plain(block.label).strip()
        before, written = last.get(number.kind, (number.first - 1, ""))
        if number.first != before + 1:
            place, origin = article.place(block), Origin(block.id, field="label")
            sink.add(
                "preflight-label-order", place=place, origin=origin, label=label, before=written, wanted=before + 1
            )
        last[number.kind] = number.last, label
