"""Pictures without words of their own: nobody says what can be seen, or whose they are.

A description that is missing in a file was found when the file was read; here only pictures are looked at that were put
in since, and whether what reading found holds still. Whose a picture is may be said once for a whole row.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.content.block import Block, Chart, Figure, FigureRow, Poster
from kiclayout.content.issue import Article, Issue
from kiclayout.content.walk import children

_NOT_READ = (0, 0)
_READ = "store-figure-no-alt"


def undescribed_pictures(issue: Issue, sink: Sink) -> None:
    """A finding for every new picture without a description."""
    for article in issue.articles:
        for figure, _ in _figures(article.blocks):
            if figure.lines == _NOT_READ and figure.path and not figure.alt.strip():
                sink.add("preflight-picture-no-alt", place=_place(article, figure), origin=Origin(figure.id))


def still_undescribed(issue: Issue, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """What reading ``found``, but for descriptions that were written since, or whose pictures are gone."""
    if all(one.code != _READ for one in found):
        return found
    bare: set[str] = set()
    told: set[tuple[str, int]] = set()
    for article in issue.articles:
        for block in _pictured(article.blocks):
            if block.alt.strip():
                told.add((article.path, block.lines[0]))
            else:
                bare.add(article.path)

    def holds(one: Diagnostic) -> bool:
        place = one.place
        return place is None or (place.file in bare and (place.file, place.line) not in told)

    return tuple(one for one in found if one.code != _READ or holds(one))


def _pictured(blocks: tuple[Block, ...]) -> Iterator[Chart | Figure | Poster]:
    """All that wants a description."""
    for block in blocks:
        if isinstance(block, Chart | Figure | Poster):
            yield block
        yield from _pictured(children(block))


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
