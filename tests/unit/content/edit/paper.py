"""A small issue to edit, and what its edits left, in few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from kiclayout.base.diagnostics import Sink
from kiclayout.content.edit.passages import passages
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.store.text import read_article, write_article

Edit = Callable[[Issue, Selection], Done]


def issue_of(*texts: str) -> Issue:
    """An issue of one part with an article for every text."""
    articles = tuple(read_article(text, f"articles/a{n}.md", Sink()) for n, text in enumerate(texts, 1))
    return Issue(325, dt.date(2023, 5, 31), "kic", (Section("one", Bilingual("하나"), articles),))


def spot(issue: Issue, words: str, at: int = 0, nth: int = 0) -> Spot:
    """The place ``at`` characters behind the beginning of ``words``; negative = before their end, -1 = at it."""
    found = [one for one in passages(issue) if words in one.text]
    start = found[nth].text.index(words)
    return found[nth].spot(start + (at if at >= 0 else len(words) + 1 + at))


def at(issue: Issue, words: str, where: int = 0, nth: int = 0) -> Selection:
    """A bare caret there."""
    return caret(spot(issue, words, where, nth))


def marked(issue: Issue, first: str, last: str | None = None) -> Selection:
    """From the beginning of ``first`` to the end of ``last``."""
    return Selection(spot(issue, first), spot(issue, last or first, -1))


def text(issue: Issue, n: int = 0) -> str:
    """The file that article ``n`` would be saved as."""
    return write_article(issue.articles[n])


def seen(done: Done) -> str:
    """The words round the caret, with a bar where it is."""
    assert done.selection is not None
    focus = done.selection.focus
    one = next(p for p in passages(done.issue, every=True) if (p.block, p.field) == (focus.block, focus.field))
    return one.text[: focus.at] + "|" + one.text[focus.at :]
