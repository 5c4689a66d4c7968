"""Pictures without words of their own: nobody says what can be seen, or whose they are.

Charts and posters that are pictures want a description, too; places that wait for a picture do not. Whose a picture is
may be said once for a whole row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin
from kiclayout.content.block import Block, Chart, Figure, FigureRow, Poster
from kiclayout.content.issue import Issue
from kiclayout.content.walk import blocks_of, children


def undescribed_pictures(issue: Issue, sink: Sink) -> None:
    """A finding for everything that is seen and has no description."""
    for article in issue.articles:
        for block in blocks_of(article):
            if isinstance(block, Chart) and block.table and not block.alt.strip():
                sink.add("preflight-chart-no-alt", place=article.place(block), origin=Origin(block.id))
            elif _is_picture(block) and not block.alt.strip():
                sink.add("preflight-picture-no-alt", place=article.place(block), origin=Origin(block.id))


def _is_picture(block: Block) -> TypeGuard[Figure | Poster]:
    """Whether it shows a file; the words of a poster that has some are read instead of it."""
    return (isinstance(block, Figure) or (isinstance(block, Poster) and not block.blocks)) and bool(block.path)


def unsourced_pictures(issue: Issue, sink: Sink) -> None:
    """A finding for every picture, or row of them, of which nobody says where it comes from."""
    for article in issue.articles:
        told: set[int] = set()
        for figure, row in _figures(article.blocks):
            around = row or figure
            if figure.path and around.id not in told and not _said(around):
                told.add(around.id)
                sink.add("preflight-picture-no-source", place=article.place(figure), origin=Origin(figure.id))


def _figures(blocks: tuple[Block, ...], row: FigureRow | None = None) -> Iterator[tuple[Figure, FigureRow | None]]:
    """All figures, each with the row that it stands in."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block, row
        yield from _figures(children(block), block if isinstance(block, FigureRow) else None)


def _said(around: Figure | FigureRow) -> bool:
    inner = around.blocks if isinstance(around, FigureRow) else ()
    return bool(around.source) or any(isinstance(one, Figure) and one.source for one in inner)
