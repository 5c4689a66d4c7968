"""Where a finding belongs: the block at a line of a file, the page it is on, its place in reading order."""

from __future__ import annotations

from functools import lru_cache

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.memo import Same
from kiclayout.base.origin import Place
from kiclayout.content.edit.passages import article_of, first_spot, passages_in, trail
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Spot
from kiclayout.content.walk import walk


def block_at(issue: Issue, place: Place) -> int:
    """The block that stands at a line of an article's file, else the article itself; 0 = no article's file."""
    article = next((one for one in issue.articles if one.path == place.file), None)
    if article is None:
        return 0
    before = [block for line, block in _lines(Same(article)) if 0 < line <= place.line]
    return before[-1] if before else article.id


@lru_cache(maxsize=64)
def _lines(article: Same[Article]) -> tuple[tuple[int, int], ...]:
    """First line and id of every block of an article that was read from a file, in reading order."""
    return tuple((block.lines[0], block.id) for block in walk(article.value.blocks))


def block_of(issue: Issue, found: Diagnostic) -> int:
    """The block or article that ``found`` is about; 0 = none of this issue."""
    if found.origin and article_of(issue, found.origin.block):
        return found.origin.block
    return block_at(issue, found.place) if found.place else 0


def spot_of(issue: Issue, block: int, at: int = 0, field: str | None = None) -> Spot | None:
    """Where a caret goes that is put into ``block`` (or an article): its first words; None = it has none.

    With ``field`` the place ``at`` of that passage.
    """
    article = article_of(issue, block)
    if article is None:
        return None
    if field is not None:
        return Spot(block, at, field)
    if article.id == block:
        return first_spot(article)
    found = trail(issue, block)
    inner = passages_in(found.within[-1], article.id) if found else ()
    passage = next((one for one in inner if one.listed), inner[0] if inner else None)
    return passage.spot(at if passage.block == block else 0) if passage else None


def rank(issue: Issue, block: int) -> tuple[int, int]:
    """Where ``block`` stands in reading order; what belongs to no article stands first."""
    article = article_of(issue, block) if block else None
    if article is None:
        return -1, 0
    found = trail(issue, block)
    number = next(n for n, one in enumerate(issue.articles) if one is article)
    top = next((n for n, one in enumerate(article.blocks) if found and one is found.within[0]), -1)
    return number, top
