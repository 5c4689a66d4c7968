"""An article tried in another template: its first pages as they would be, made in steps that a window has time for.

The rest of the issue stays as it was laid out last; nothing of it is changed. Which templates an article can take is
said here, too.
"""

from __future__ import annotations

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.base.steps import Steps
from kiclayout.content.block import Comment, Event, Note, Poster
from kiclayout.content.issue import Article, Issue
from kiclayout.design.layout import Layout
from kiclayout.scene.page import Page
from kiclayout.typeset.copyfit import begun
from kiclayout.typeset.document import Press, Printed, setting_of
from kiclayout.typeset.draw import facts_of
from kiclayout.typeset.folios import in_order, leaf_page
from kiclayout.typeset.threads import reaching

BOXES = ("event", "poster")
"""The roles of templates that are made for a box, which fills a page."""


def trial(
    issue: Issue, layout: Layout, press: Press, last: Printed, path: str, most: int = 1
) -> Steps[tuple[Page, ...]]:
    """The first pages of the article at ``path``, at most so many; pages of furniture before them count.

    Args:
        issue: The issue as it would be, the article with its other template.
        layout: Its layout.
        press: That of the last run.
        last: What the last run came to: folios are taken from it.
        path: The article.
        most: How many pages.
    """
    setting = setting_of(issue, layout, press, Sink())
    yield
    facts = facts_of(issue, setting.layout, last.landings, press.shelf)
    yield
    before = next((seat.before for seat in last.seats if path in seat.paths), 0)
    sitting, flowing = begun(((path,), 0, 0), issue, setting, last.landings, press.pages)
    yield
    laid = []
    for page in reaching(flowing, most):
        laid.append(page)
        yield
    found: list[Page] = []
    for index, one in enumerate(in_order((replace(sitting, pages=tuple(laid)),), setting.layout, before)):
        if index == most:
            break
        found.append(leaf_page(one, index, facts))
        yield
    return tuple(found)


def offered(layout: Layout) -> tuple[str, ...]:
    """The templates that an article could begin on: those with frames, but for the ones of even pages."""
    facing = {template.even for template in layout.templates if template.even}
    return tuple(one.name for one in layout.templates if one.frames and one.name not in facing)


def needs(layout: Layout, name: str) -> str:
    """What must begin an article in the template ``name``: event, poster; empty = nothing but words.

    Templates that only go on from one made for a box are made for it, too.
    """
    for role in BOXES:
        own = set(layout.sequenced(role))
        while follow := {t.next for t in layout.templates if t.name in own and t.next} - own - _running(layout):
            own |= follow
        if name in own:
            return role
    return ""


def _running(layout: Layout) -> set[str]:
    """Templates that text has anyway."""
    return {name for role in ("article", "first", "opener") for name in layout.sequenced(role)}


def begins_with(article: Article) -> str:
    """The box that an article begins with, behind its opening words: event, poster; empty = none of the article's."""
    for block in article.body:
        match block:
            case Event():
                return "event"
            case Poster():
                return "poster" if block.path else "event"
            case Comment() | Note():
                continue
            case _:
                return ""
    return ""
