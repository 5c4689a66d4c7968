"""A block begins a page of another template; an issue goes over to a copy of its layout."""

from __future__ import annotations

import datetime as dt

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Directive
from kiclayout.content.edit.templates import begin_page, in_copy
from kiclayout.content.issue import Bilingual, Issue, Placement, Section
from kiclayout.store.text import read_article, write_article

TEXT = "# 제목\n\n하나\n\n둘\n\n::: callout 상자\n안\n:::\n"


def issue_of(text: str = TEXT) -> Issue:
    article = read_article(text, "articles/a.md", Sink())
    return Issue(1, dt.date(2026, 11, 18), "small", (Section("s", Bilingual("부"), (article,)),))


def text(issue: Issue) -> str:
    return write_article(issue.articles[0])


def test_a_block_begins_a_page_of_a_template_and_of_another_one_and_no_longer() -> None:
    issue = issue_of()
    second = issue.articles[0].body[1].id
    wide = begin_page(issue, second, "wide")
    assert "하나\n\n{template: wide}\n\n둘" in text(wide)
    other = begin_page(wide, second, "tall")
    directives = [one.value for one in other.articles[0].blocks if isinstance(one, Directive)]
    assert directives == ["tall"]
    assert text(begin_page(other, second, "")) == text(issue)
    assert begin_page(issue, second, "") is issue


def test_blocks_inside_others_begin_no_page() -> None:
    issue = issue_of()
    inner = issue.articles[0].body[2].blocks[0]  # type: ignore[attr-defined]
    assert begin_page(issue, inner.id, "wide") is issue


def test_a_copy_of_the_layout_takes_over_what_was_moved_by_hand() -> None:
    moved = Placement("weekly", (("a.md", "copyfit", "tight"),), (3,))
    other = Placement("bare", (("b.md", "copyfit", "none"),))
    stale = Placement("ours", (("c.md", "copyfit", "none"),))
    issue = Issue(1, dt.date(2026, 11, 25), "weekly", placements=(moved, other, stale))
    after = in_copy(issue, "ours")
    assert after.layout == "ours"
    assert after.placements == (moved, other, Placement("ours", moved.entries))
