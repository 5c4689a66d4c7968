"""Pictures without words of their own: nobody says what can be seen, or whose they are.

A description that is missing in a file was found when the file was read; here only pictures are looked at that were put
in since. Whose a picture is may be said once for a whole row.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.content.block import Block, Figure, FigureRow
from kiclayout.content.issue import Article, Issue
from kiclayout.content.walk import children

_NOT_READ = (0, 0)


def undescribed_pictures(issue: Issue, sink: Sink) -> None:
    """A finding for every new picture without a description."""
    for article in issue.articles:
        for figure, _ in _figures(article.blocks):
            if figure.lines == _NOT_READ and figure.path and not figure.alt.strip():
                sink.add("preflight-picture-no-alt", place=_place(article, figure), origin=Origin(figure.id))


def unsourced_pictures(issue: Issue, sink: Sink) -> None:
    """A finding for every picture, or row of them, of which nobody says where it comes from."""
    for article in issue.articles:
        told: set[int] = set()
        for figure, row in _figures(article.blocks):
            around = row or figure
            if figure.path and around.id not in told and not _said(around):
                told.add(around.id)
                sink.add("preflight-picture-no-source", place=_place(article, figure), origin=Origin(figure.id))


def _figures(blocks: tuple[Block, ...], row: FigureRow | None = None) -> Iterator[tuple[Figure, FigureRow | None]]:
    """All figures, each with the row that it stands in."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block, row
        yield from _figures(children(block), block if isinstance(block, FigureRow) else None)


def _said(around: Figure | FigureRow) -> bool:
    inner = around.blocks if isinstance(around, FigureRow) else ()
    return bool(around.source) or any(isinstance(one, Figure) and one.source for one in inner)


def _place(article: Article, figure: Figure) -> Place:
    return Place(article.path, figure.lines[0])
