"""A glimpse: the pages in view as they will most likely be, long before the whole issue is laid out again.

Articles keep the seats, the step of copyfit and the folios that they had in the last run; of the article at hand only
the pages up to the last one in view are made. The next whole run says whether that was right, and finds it all again.
"""

from __future__ import annotations

from collections.abc import Set

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.base.steps import Steps, finished
from kiclayout.content.issue import Issue
from kiclayout.design.layout import Layout
from kiclayout.scene.page import Page
from kiclayout.typeset.copyfit import begun
from kiclayout.typeset.document import Press, Printed, setting_of
from kiclayout.typeset.draw import facts_of, matter, matter_made, numbered
from kiclayout.typeset.folios import in_order, leaf_page
from kiclayout.typeset.refs import named
from kiclayout.typeset.retouch import Leaf
from kiclayout.typeset.threads import reaching


def first_page(issue: Issue, layout: Layout, press: Press) -> tuple[Page, ...]:
    """The first page of the front matter, which shows no folios; nothing if the layout has none."""
    return finished(first_page_made(issue, layout, press))


def first_page_made(issue: Issue, layout: Layout, press: Press) -> Steps[tuple[Page, ...]]:
    """``first_page`` in steps."""
    setting = setting_of(issue, layout, press, Sink())
    facts = facts_of(issue, setting.layout, named(issue, press.shelf), press.shelf)
    yield
    return (yield from matter_made("front", facts, setting, most=1))


def matter_pages(issue: Issue, layout: Layout, press: Press, last: Printed, wanted: Set[int]) -> dict[int, Page]:
    """Cover, contents and back cover, as far as they are ``wanted`` (by index), as other facts of the issue make them.

    Nothing where there would be more pages, or fewer: then all that follow move.
    """
    setting = setting_of(issue, layout, press, Sink())
    facts = facts_of(issue, setting.layout, last.landings, press.shelf)
    count = len(last.scene.pages)
    front = min((seat.first for seat in last.seats), default=count)
    behind = max((seat.first + seat.count for seat in last.seats), default=count)
    found: dict[int, Page] = {}
    for role, first, end in (("front", 0, front), ("back", behind, count)):
        here = [index for index in range(first, end) if index in wanted]
        if here:
            made = matter(role, facts, setting, most=max(here) + 1 - first)
            found |= {
                index: numbered(made[index - first], index, press.shelf) for index in here if index - first < len(made)
            }
    return found


def glimpse(
    issue: Issue, layout: Layout, press: Press, last: Printed, wanted: Set[int], paths: Set[str]
) -> dict[int, Leaf]:
    """The pages that are ``wanted`` (by index), as far as they belong to the articles ``paths``.

    Args:
        issue: The issue as it is now.
        layout: Its layout.
        press: That of the last run.
        last: What the last run came to.
        wanted: Pages in view; of an article that has none of them, all pages are made.
        paths: Articles that were touched.
    """
    setting = setting_of(issue, layout, press, Sink())
    facts = facts_of(issue, setting.layout, last.landings, press.shelf)
    front = min((seat.first for seat in last.seats), default=0)
    found: dict[int, Leaf] = {}
    for seat in last.seats:
        if not paths & set(seat.paths):
            continue
        own = range(seat.first, seat.first + seat.count)
        here = [index for index in own if index in wanted] or list(own)
        sitting, flowing = begun(
            (seat.paths, seat.step, here[0] - seat.first), issue, setting, last.landings, press.pages
        )
        if sitting.paths != seat.paths:
            continue
        made = replace(sitting, pages=tuple(reaching(flowing, here[-1] + 1 - seat.first)))
        for index, one in enumerate(in_order((made,), setting.layout, seat.before), seat.first):
            if index in here:
                found[index] = Leaf(numbered(leaf_page(one, index - front, facts), index, press.shelf), one)
    return found
