"""What dragging a small page means: its article goes before or behind the article of the page it is let go at.

Pages that belong to no article (cover, contents, back cover) stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.content.edit.articles import move_article
from kiclayout.content.issue import Article, Issue, Section
from kiclayout.content.spot import Done
from kiclayout.editor.view.thumb_drag import Gap
from kiclayout.scene.page import Page

Begins = Callable[[int], int | None]
"""The index of the page on which an article (by its id) begins; None = it has none."""


def article_on(issue: Issue, begins: Begins, page: Page) -> tuple[Section, Article] | None:
    """The article that begins on ``page``, or goes on there; None = it is no article's page."""
    if page.template.partition("-")[0] in ("cover", "contents", "back"):
        return None
    found: tuple[int, Section, Article] | None = None
    for section in issue.sections:
        for article in section.articles:
            at = begins(article.id)
            if at is not None and at <= page.index and (found is None or at >= found[0]):
                found = (at, section, article)
    return found[1:] if found else None


def moved_page(issue: Issue, begins: Begins, page: Page, target: Page, gap: Gap) -> Done:
    """``issue`` after ``page`` was dragged to a side of ``target``; as it was if that means nothing."""
    moved, there = article_on(issue, begins, page), article_on(issue, begins, target)
    if moved is None or there is None or moved[1] is there[1]:
        return Done(issue)
    section, article = there
    behind = gap.behind or begins(article.id) != target.index
    if not behind:
        return move_article(issue, moved[1].id, section.id, article.id)
    others = [one for one in section.articles if one is not moved[1]]
    following = others[others.index(article) + 1 :]
    return move_article(issue, moved[1].id, section.id, following[0].id if following else None)
