r"""Searching the words of an issue: what is wanted, where it stands, and what takes its place. Pure; no widget.

A hit lies in one passage. A regular expression is Python's; in what replaces it ``\1`` and ``\g<name>`` stand for
groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass
from kiclayout.content.block import Heading, Note, Table
from kiclayout.content.edit.passages import TITLE, Passage, article_of, passages, selected
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.issue import Issue
from kiclayout.content.runs import clean
from kiclayout.content.spot import Done, Selection, caret

ISSUE, ARTICLE, SELECTION = "issue", "article", "selection"
RANGES = (ISSUE, ARTICLE, SELECTION)
STYLES = ("all", "title", "heading", "body", "table", "caption", "note")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for.

    Attributes:
        text: The words, or a regular expression.
        case: Whether capitals count.
        word: Whether it must be whole words.
        regex: Whether ``text`` is a regular expression.
        style: One of ``STYLES``: only passages of that kind.
    """

    text: str
    case: bool = False
    word: bool = False
    regex: bool = False
    style: str = "all"

    def pattern(self) -> re.Pattern[str]:
        """The expression to search with.

        Raises:
            re.error: ``text`` is no regular expression.
        """
        core = self.text if self.regex else re.escape(clean(self.text))
        if self.word:
            core = rf"(?<!\w)(?:{core})(?!\w)"
        return re.compile(core, re.NOFLAG if self.case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found: its passage, first character and one past the last."""

    passage: Passage
    start: int
    end: int

    @property
    def selection(self) -> Selection:
        """The characters found."""
        return Selection(self.passage.spot(self.start), self.passage.spot(self.end))

    @property
    def origin(self) -> Origin:
        """The same as scenes name it."""
        return Origin(self.passage.block, self.start, self.end, self.passage.field)


def style_of(passage: Passage) -> str:
    """Which of ``STYLES`` a passage is."""
    if not passage.within:
        return "title"
    owner = passage.owner
    if isinstance(owner, Heading) and passage.flows:
        return "heading" if owner.level else "title"
    if any(isinstance(block, Note) for block in passage.within):
        return "note"
    if not (passage.flows or passage.hollow) and passage.field != TITLE:
        return "caption"
    return "table" if any(isinstance(block, Table) for block in passage.within) else "body"


def hits_of(issue: Issue, wanted: Wanted, within: str = ISSUE, selection: Selection | None = None) -> tuple[Hit, ...]:
    """All hits in reading order.

    Args:
        issue: The issue.
        wanted: What is looked for; without text there are none.
        within: One of ``RANGES``: the whole issue, the article at ``selection``, or what is selected.
        selection: What the last two mean.

    Raises:
        re.error: ``wanted`` is no regular expression.
    """
    if not wanted.text:
        return ()
    pattern = wanted.pattern()
    reach = (one for one in _reach(issue, within, selection) if wanted.style in ("all", style_of(one[0])))
    return tuple(hit for passage, start, end in reach for hit in _in(passage, start, end, pattern))


def _reach(issue: Issue, within: str, selection: Selection | None) -> Iterator[tuple[Passage, int, int]]:
    if within == SELECTION:
        yield from selected(issue, selection) if selection else ()
        return
    article = article_of(issue, selection.focus.block) if within == ARTICLE and selection else None
    if within == ARTICLE and article is None:
        return
    for passage in passages(article or issue):
        yield passage, 0, len(passage.text)


def _in(passage: Passage, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for found in pattern.finditer(passage.text):
        if found.start() < found.end() and start <= found.start() and found.end() <= end:
            yield Hit(passage, found.start(), found.end())


def words_for(hit: Hit, wanted: Wanted, by: str) -> str:
    """What takes the place of ``hit``.

    Raises:
        re.error: ``by`` names a group that is not there.
    """
    found = wanted.pattern().match(hit.passage.text, hit.start) if wanted.regex else None
    return found.expand(by) if found else by


def replaced(issue: Issue, hits: Sequence[Hit], wanted: Wanted, by: str) -> Done:
    """``issue`` with every one of ``hits``, which are in reading order, replaced; the caret behind the last.

    Raises:
        re.error: ``by`` names a group that is not there.
    """
    texts = [words_for(hit, wanted, by) for hit in hits]
    for hit, text in zip(reversed(hits), reversed(texts), strict=True):
        issue = insert_text(issue, hit.selection, text).issue
    if not hits:
        return Done(issue)
    last, text = hits[-1], texts[-1]
    key = last.passage.block, last.passage.field
    same = [n for n, hit in enumerate(hits[:-1]) if (hit.passage.block, hit.passage.field) == key]
    grown = sum(len(texts[n]) - (hits[n].end - hits[n].start) for n in same)
    return Done(issue, caret(last.passage.spot(last.start + grown + len(text))))
