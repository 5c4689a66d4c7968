"""Finds words in an issue, in reading order, and replaces them; looks are kept, particles behind them made to fit.

It looks at one passage at a time: nothing is found across paragraphs. A pattern that cannot be read, or might take for
ever, is refused with a ``Fault``; a search that takes longer than ``PATIENCE`` ends where it is and says so.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from kiclayout.base.origin import Origin
from kiclayout.base.particles import refit
from kiclayout.base.record import dataclass
from kiclayout.content.block import Heading, List, Note, Quote, Table
from kiclayout.content.edit.copying import with_words
from kiclayout.content.edit.exchange import Exchange, exchanged
from kiclayout.content.edit.passages import Passage, article_of, clamped, order_of, passage_at, passages, selected
from kiclayout.content.edit.patterns import is_risky
from kiclayout.content.edit.quoting import PAIRS
from kiclayout.content.inline import Runs
from kiclayout.content.issue import Issue
from kiclayout.content.runs import clean
from kiclayout.content.spot import Done, Selection, Spot

PATIENCE = 2.0
"""Seconds after which a search of the whole issue stops."""
_NEAR = 300
"""Within how many characters of a match its particle stands, an aside before that, and what tells its sound."""
BODY, TITLES, CAPTIONS, CELLS, NOTES, LISTS, QUOTES, FACTS = (
    "body", "title", "captions", "cells", "notes", "lists", "quotes", "facts"
)  # fmt: skip
STYLES = (
    TITLES, "heading-1", "heading-2", "heading-3", "heading-4", BODY, LISTS, QUOTES, CAPTIONS, CELLS, NOTES, FACTS
)  # fmt: skip
"""Where a search can be limited to; every passage is in exactly one of them."""


class Fault(Enum):
    """What is wrong with a query."""

    EMPTY = "empty"
    PATTERN = "pattern"
    RISKY = "risky"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and where.

    Attributes:
        text: Words, or a regular expression of Python's.
        regex: Whether it is one.
        case: Whether capitals count.
        word: Whether only whole words do; a particle belongs to its word.
        styles: Out of ``STYLES``; none = everywhere.
        within: Only in this selection; None = everywhere.
        article: Only in the article with this id; 0 = in all.
    """

    text: str
    regex: bool = False
    case: bool = False
    word: bool = False
    styles: frozenset[str] = frozenset()
    within: Selection | None = None
    article: int = 0


class Found(NamedTuple):
    """What a search gives.

    Attributes:
        matches: In reading order.
        fault: What is wrong with the query; None = nothing.
        at: Where in the query's text, if that is known, else -1.
        complete: Whether there was time for the whole issue.
    """

    matches: tuple[Origin, ...] = ()
    fault: Fault | None = None
    at: int = -1
    complete: bool = True


def style_of(passage: Passage) -> str:
    """Which of ``STYLES`` a passage is in."""
    owner = passage.owner
    if owner is None or (isinstance(owner, Heading) and not owner.level):
        return FACTS if owner is None and passage.field != "title" else TITLES
    if any(isinstance(one, Note) for one in passage.within):
        return NOTES
    if any(slot.startswith("cell.") for slot in (*passage.slots, passage.field)):
        return CELLS
    if isinstance(owner, Heading):
        return f"heading-{owner.level}"
    if not (passage.flows or passage.hollow):
        return CAPTIONS
    kinds = {List: LISTS, Quote: QUOTES, Table: CELLS}
    return next((kinds[type(one)] for one in reversed(passage.within) if type(one) in kinds), BODY)


def find(issue: Issue, query: Query) -> Found:
    """All that ``query`` finds."""
    pattern = compiled(query)
    if isinstance(pattern, Found):
        return pattern
    until = time.monotonic() + PATIENCE
    matches: list[Origin] = []
    for passage, start, end in _reached(issue, query):
        for match in pattern.finditer(passage.text):
            if start <= match.start() < match.end() <= end:
                matches.append(Origin(passage.block, match.start(), match.end(), passage.field))
        if time.monotonic() > until:
            return Found(tuple(matches), complete=False)
    return Found(tuple(matches))


def compiled(query: Query) -> re.Pattern[str] | Found:
    """The query as a pattern; a ``Found`` that says what is wrong with it if it is none."""
    if not query.text:
        return Found(fault=Fault.EMPTY)
    source = query.text if query.regex else _literal(clean(query.text))
    try:
        re.compile(source)
        if query.regex and is_risky(source):
            return Found(fault=Fault.RISKY)
        whole = rf"(?<!\w)(?:{source})(?!\w)" if query.word else source
        return re.compile(whole, 0 if query.case else re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        at = getattr(error, "pos", None)
        return Found(fault=Fault.PATTERN, at=-1 if at is None else at)


def _literal(text: str) -> str:
    """A pattern for ``text`` as it stands; straight quotation marks, which keyboards have, find curved ones, too."""
    source = re.escape(text)
    for mark, curved in PAIRS.items():
        source = source.replace(mark, f"[{mark}{''.join(curved)}]")
    return source


def _reached(issue: Issue, query: Query) -> Iterator[tuple[Passage, int, int]]:
    """The passages that are searched, each with the part of it."""
    if query.within is not None:
        ways = iter(selected(issue, query.within))
    else:
        home = article_of(issue, query.article) if query.article else None
        ways = ((one, 0, len(one.text)) for one in passages(home or issue))
    for passage, start, end in ways:
        wanted = not query.styles or style_of(passage) in query.styles
        if wanted and (not query.article or passage.article == query.article) and end > start:
            yield passage, start, end


def selection_of(match: Origin) -> Selection:
    """What a match selects."""
    return Selection(Spot(match.block, match.start, match.field), Spot(match.block, match.end, match.field))


def next_match(issue: Issue, matches: tuple[Origin, ...], spot: Spot, back: bool = False) -> Origin | None:
    """The first match from ``spot`` on, or with ``back`` the last one that ends before it; round the end if need be."""
    here = order_of(issue, spot)
    if here is None or not matches:
        return matches[-1 if back else 0] if matches else None
    ends = [(order_of(issue, Spot(one.block, one.end if back else one.start, one.field)), one) for one in matches]
    ways = [one for place, one in ends if place is not None and (place <= here if back else place >= here)]
    return (ways[-1] if back else ways[0]) if ways else matches[-1 if back else 0]


class Replaced(NamedTuple):
    """What replacing gives.

    Attributes:
        done: The edit.
        number: How many were replaced.
        fault: What is wrong with query or replacement; None = nothing.
        refitted: How many particles behind them became others.
    """

    done: Done
    number: int = 0
    fault: Fault | None = None
    refitted: int = 0


def replace_match(issue: Issue, query: Query, match: Origin, by: str, particles: bool = True) -> Replaced:
    """One match replaced; what was put in is selected. A match that is no longer there changes nothing.

    Args:
        issue: The issue.
        query: What found the match.
        match: One of its matches.
        by: The words; for a regular expression Python's template, with the numbers or names of its groups.
        particles: Whether a Korean particle directly behind is made to fit the new words, if it fitted the old ones.
    """
    pattern = compiled(query)
    if isinstance(pattern, Found):
        return Replaced(Done(issue), 0, pattern.fault)
    passage = passage_at(issue, Spot(match.block, match.start, match.field))
    found = pattern.match(passage.text, match.start) if passage else None
    if passage is None or found is None or found.end() != match.end:
        return Replaced(Done(issue))
    text = _expanded(found, by, query.regex)
    if text is None:
        return Replaced(Done(issue), 0, Fault.TEMPLATE)
    until = len(passage.text) if particles else found.end()
    changes = _changes(found, text, until)
    issue = with_words(issue, {(match.block, match.field): exchanged(passage.runs, changes)})
    behind = clamped(issue, passage.spot(match.start + len(clean(text)))) or passage.spot()
    return Replaced(
        Done(issue, Selection(passage.spot(min(match.start, behind.at)), behind)), 1, None, len(changes) - 1
    )


def replace_all(
    issue: Issue, query: Query, by: str, selection: Selection | None = None, particles: bool = True
) -> Replaced:
    """All matches replaced, as one edit; ``selection`` is kept inside its passages. ``by`` as in ``replace_match``."""
    pattern = compiled(query)
    if isinstance(pattern, Found):
        return Replaced(Done(issue, selection), 0, pattern.fault)
    changes: dict[tuple[int, str], Runs] = {}
    count = refitted = 0
    for passage, start, end in list(_reached(issue, query)):
        matches = [one for one in pattern.finditer(passage.text) if start <= one.start() < one.end() <= end]
        made: list[Exchange] = []
        for found, behind in zip_longest(matches, matches[1:]):
            text, until = _expanded(found, by, query.regex), behind.start() if behind else len(passage.text)
            if text is None:
                return Replaced(Done(issue, selection), 0, Fault.TEMPLATE)
            made += _changes(found, text, until if particles else found.end())
        runs = exchanged(passage.runs, made)
        count, refitted = count + len(matches), refitted + len(made) - len(matches)
        if runs != passage.runs:
            changes[passage.block, passage.field] = runs
    new = with_words(issue, changes) if changes else issue
    spots = [clamped(new, spot) for spot in (selection.anchor, selection.focus)] if selection else []
    kept = Selection(spots[0], spots[1]) if selection and spots[0] and spots[1] else None
    return Replaced(Done(new, kept), count, None, refitted)


def _expanded(found: re.Match[str], by: str, regex: bool) -> str | None:
    """The replacement for a match; None = its groups are not those of the pattern."""
    if not regex:
        return by
    try:
        return found.expand(by)
    except (re.error, IndexError):
        return None


def _changes(found: re.Match[str], text: str, until: int) -> list[Exchange]:
    """What is exchanged for a match: ``text``, and the particle behind it, up to ``until``, made to fit."""
    start, end = found.span()
    before, behind = found.string[max(0, start - _NEAR) : start], found.string[end : end + _NEAR]
    fitting = refit(before + found[0], before + clean(text), behind)
    changes = [Exchange(start, end, text)]
    if fitting is not None and end + fitting.end <= until:
        changes.append(Exchange(end + fitting.start, end + fitting.end, fitting.form))
    return changes
