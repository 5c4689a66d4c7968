"""Pages are drawn: the body of a page of the flow, furniture round it; matter that is furniture alone.

What was drawn before of the very same things is found again, with what was found wrong with it then: a page that
nothing changed on is the same object in every layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from kiclayout.base.memo import Same
from kiclayout.base.record import replace
from kiclayout.base.steps import Steps, finished
from kiclayout.content.issue import Issue
from kiclayout.content.placed import PageSpot
from kiclayout.design.layout import Layout
from kiclayout.design.placing import trim_of
from kiclayout.design.template import Template
from kiclayout.scene.items import Item
from kiclayout.scene.page import Page
from kiclayout.typeset.beginning import report_template
from kiclayout.typeset.facts import Facts, issue_facts, page_facts, sided
from kiclayout.typeset.furnish import furnish, furnishing
from kiclayout.typeset.jumps import jump_items
from kiclayout.typeset.laid import FlowPage
from kiclayout.typeset.pages import Sheet, body_items, marks_on, page_of
from kiclayout.typeset.refs import labels_asked
from kiclayout.typeset.setting import Landing, Setting
from kiclayout.typeset.shelf import Shelf
from kiclayout.typeset.sources import sourced, sourced_page

_FACTS = tuple(one.name for one in fields(Issue) if one.name not in ("sections", "placements"))
"""What of an issue is said beside its articles."""


def facts_of(issue: Issue, layout: Layout, landings: Mapping[str, Landing], shelf: Shelf) -> Facts:
    """What furniture may say of the issue; the same object as long as it would say the same."""
    own = tuple(Same(getattr(issue, name)) for name in _FACTS)
    parts = tuple((part.id, part.name, part.color, part.opener) for part in issue.sections)
    heads = tuple(
        (
            article.path,
            number,
            Same(article.head),
            Same(article.title_block),
            landings.get(article.name),
            tuple(landings.get(f"{article.name}/{name}") or landings.get(name) for name in labels_asked(article)),
        )
        for number, part in enumerate(issue.sections)
        for article in part.articles
    )
    key = ("facts", Same(layout), own, parts, heads)
    made = shelf.children.get(key, lambda: sourced(issue_facts(issue, layout, landings), issue))
    assert isinstance(made, Facts)
    return made


def marked(page: FlowPage, shelf: Shelf) -> tuple[str, ...]:
    """The names of all targets on a page."""
    found = shelf.children.get(("marks", Same(page)), lambda: tuple(marks_on(page)))
    assert isinstance(found, tuple)
    return found


def drawn(laid: FlowPage, sheet: Sheet, facts: Facts, setting: Setting) -> Page:
    """The page of the scene for a page of the flow."""
    owner, shelf = sheet.owner, setting.shelf
    own = setting.within(part=owner.part, file=owner.article.path) if owner else setting
    wear = (Same(own.layout), own.part, own.file, Same(sheet.template))
    body = own.remembered(("body", Same(laid), *wear), lambda inner: body_items(laid, sheet.template, inner))
    whose = (Same(owner.article.head), Same(owner.article.title_block), Same(owner.box), owner.opens) if owner else ()

    def furnished(inner: Setting) -> tuple[Item, ...]:
        said = page_facts(facts, owner, sheet.folio, inner.layout.dates)
        known = sourced_page(sided(said, sheet.number), owner)
        return furnish(sheet.template.furniture, known, inner, trim_of(sheet.template, inner.layout)).items

    side = sheet.number and sheet.number % 2 + 1
    furniture = own.remembered(("furniture", Same(facts), sheet.folio, side, *wear, *whose), furnished)
    key = ("page", Same(body), Same(furniture), sheet.index, sheet.folio, Same(sheet.template), sheet.stops)
    page = shelf.children.get(
        key, lambda: page_of(sheet, (*body, *jump_items(sheet.stops, sheet.template, own)), furniture, own.layout)
    )
    assert isinstance(page, Page)
    return page


def numbered(page: Page, index: int, shelf: Shelf) -> Page:
    """``page`` as the one with ``index`` in the document."""
    if page.index == index:
        return page
    made = shelf.children.get(("index", Same(page), index), lambda: replace(page, index=index))
    assert isinstance(made, Page)
    return made


def matter(role: str, facts: Facts, setting: Setting, most: int | None = None) -> tuple[Page, ...]:
    """Front or back matter: templates of furniture alone; a stack that is too long goes on on a further page.

    Of more than ``most`` pages only the first are made.
    """
    return finished(matter_made(role, facts, setting, most))


def matter_made(role: str, facts: Facts, setting: Setting, most: int | None = None) -> Steps[tuple[Page, ...]]:
    """``matter`` in steps of a row or less."""
    templates = tuple(Same(one) for name in setting.layout.sequenced(role) if (one := _moved(name, setting)))
    key = ("matter", role, Same(facts), Same(setting.layout), Same(setting.partners), templates, most)
    return (yield from setting.remembering(key, lambda own: _matter(role, facts, own, most)))


def _matter(role: str, facts: Facts, setting: Setting, most: int | None) -> Steps[tuple[Page, ...]]:
    pages = list[Page]()
    for name in setting.layout.sequenced(role):
        if len(pages) == most:
            break
        template = _moved(name, setting)
        if template is None:
            report_template(name, setting)
            continue
        known: Facts | None = page_facts(facts, None, "")
        while known is not None and len(pages) != most:
            made = yield from furnishing(template.furniture, known, setting, trim_of(template, setting.layout))
            pages.append(page_of(Sheet(template, None, 0, ""), (), made.items, setting.layout))
            known = made.rest
    return tuple(pages)


def _moved(name: str, setting: Setting) -> Template | None:
    """The template ``name`` with what the placement moves on all its pages."""
    template, layout = setting.layout.template(name), setting.layout
    spot = PageSpot("", 0, name)
    return setting.moves.template(template, spot, layout, setting.shelf) if template is not None else None


__all__ = ["drawn", "facts_of", "marked", "matter", "matter_made", "numbered"]
