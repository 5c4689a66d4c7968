"""Numbers in the labels of figures, tables and charts: which one a label has, and all of them counted anew.

Labels are printed as they are typed; a kind is counted by the word before its number (표, 사진, 图, Fig.), article by
article. References take the new numbers by themselves; numbers that were typed into the text are counted, not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kiclayout.content.block import Chart, Figure, Table
from kiclayout.content.edit.copying import with_words
from kiclayout.content.edit.exchange import Exchange, exchanged
from kiclayout.content.edit.passages import passages
from kiclayout.content.inline import Runs, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.walk import blocks_of

_LABEL = re.compile(
    r"\s*[\[<〈(]?\s*(?P<kind>[^\W\d]+)\s*\.?\s*(?P<numbers>\d{1,3}(?:\s*[~～∼,、]\s*\d{1,3})*)(?!\w|[.\-–·]+\d)"
)
"""A word and a number, or those of several pictures (1~3; 1, 2); numbers of several parts (표 2-1) are none."""
_NUMBER = re.compile(r"\d+")


class Numbered(NamedTuple):
    """The number of a label.

    Attributes:
        kind: The word before it, in small letters.
        first: The number.
        last: That of the last of several pictures; else the same.
        start: Where its digits begin, in characters of the label.
        end: Where they end.
    """

    kind: str
    first: int
    last: int
    start: int
    end: int


class Captioned(NamedTuple):
    """A block whose label has a number."""

    block: Figure | Table | Chart
    number: Numbered


class Renumbered(NamedTuple):
    """What counting anew gives.

    Attributes:
        issue: The issue; the very same if all labels were in order.
        labels: How many have another number now.
        typed: How often the text of their articles names one of the old numbers in words of its own.
    """

    issue: Issue
    labels: int = 0
    typed: int = 0


def number_of(label: str) -> Numbered | None:
    """The number of a label; None if it has none that is counted."""
    found = _LABEL.match(label)
    if found is None:
        return None
    numbers = [int(one) for one in _NUMBER.findall(found["numbers"])]
    return Numbered(found["kind"].casefold(), numbers[0], numbers[-1], *found.span("numbers"))


def captioned(article: Article) -> Iterator[Captioned]:
    """The figures, tables and charts of an article that are numbered, in their order."""
    for block in blocks_of(article):
        if isinstance(block, Figure | Table | Chart) and (number := number_of(plain(block.label))):
            yield Captioned(block, number)


def renumbered(issue: Issue) -> Renumbered:
    """``issue`` with labels that go up by one in every article.

    An article counts a kind from 1; only if no article but the first one does, the kind is counted through the issue.
    """
    rows = [(article, list(captioned(article))) for article in issue.articles]
    through = _through([found for _, found in rows])
    ends: dict[str, int] = {}
    changes: dict[tuple[int, str], Runs] = {}
    typed = 0
    for article, found in rows:
        ends = {kind: end for kind, end in ends.items() if kind in through}
        changed = [(one, shift) for one in found if (shift := _shift(one.number, ends))]
        changes |= {(one.block.id, "label"): _shifted(one, shift) for one, shift in changed}
        typed += _typed(article, [one for one, _ in changed]) if changed else 0
    return Renumbered(with_words(issue, changes) if changes else issue, len(changes), typed)


def _through(rows: list[list[Captioned]]) -> frozenset[str]:
    """The kinds that articles go on counting where another one ended."""
    least: dict[str, list[int]] = {}
    for found in rows:
        for kind in {one.number.kind for one in found}:
            least.setdefault(kind, []).append(min(one.number.first for one in found if one.number.kind == kind))
    return frozenset(kind for kind, begins in least.items() if begins[1:] and min(begins[1:]) > 1)


def _shift(number: Numbered, ends: dict[str, int]) -> int:
    """By how much a number grows; ``ends``, the last ones of every kind, goes on with it."""
    shift = ends.get(number.kind, 0) + 1 - number.first
    ends[number.kind] = max(number.last, number.first) + shift
    return shift


def _shifted(one: Captioned, shift: int) -> Runs:
    label, number = one.block.label, one.number
    places = _NUMBER.finditer(plain(label), number.start, number.end)
    return exchanged(label, [Exchange(*place.span(), str(int(place[0]) + shift)) for place in places])


def _typed(article: Article, changed: list[Captioned]) -> int:
    """How often words of ``article`` that are no labels name a number that was changed."""
    names = {(one.number.kind, number) for one in changed for number in range(one.number.first, one.number.last + 1)}
    kinds = "|".join(sorted({re.escape(kind) for kind, _ in names}, key=len, reverse=True))
    named = re.compile(rf"({kinds})\s*\.?\s*(\d{{1,3}})(?!\d|[.\-–·]+\d)", re.IGNORECASE)
    texts = (one.text for one in passages(article) if one.field != "label")
    return sum((kind.casefold(), int(number)) in names for text in texts for kind, number in named.findall(text))
