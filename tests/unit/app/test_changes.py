"""Three versions of an issue, file by file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kiclayout.app.changes import Versions, changes, gone_articles, merged, title_of
from kiclayout.app.sheets import issue_of_sheets, sheets_of
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.block import Paragraph
from kiclayout.content.inline import Text, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.store.folder import new_issue
from kiclayout.store.issue import read_issue
from kiclayout.store.paths import ISSUE_FILE

A, B = "articles/sample.md", "articles/other.md"


@pytest.fixture
def base(tmp_path: Path) -> Issue:
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "kic-weekly")
    issue = read_issue(tmp_path / "issue", Sink())
    return with_article(issue, Article(B, (Paragraph(runs=(Text("다른 글"),)),)))


def with_article(issue: Issue, article: Article) -> Issue:
    """``issue`` with ``article`` in the place of the one of its name, or at the end of the first section."""
    sections = list(issue.sections)
    for at, section in enumerate(sections):
        if any(one.path == article.path for one in section.articles):
            kept = tuple(article if one.path == article.path else one for one in section.articles)
            sections[at] = replace(section, articles=kept)
            return replace(issue, sections=tuple(sections))
    sections[0] = replace(sections[0], articles=(*sections[0].articles, article))
    return replace(issue, sections=tuple(sections))


def without(issue: Issue, path: str) -> Issue:
    kept = [replace(one, articles=tuple(a for a in one.articles if a.path != path)) for one in issue.sections]
    return replace(issue, sections=tuple(kept))


def saying(path: str, words: str) -> Article:
    return Article(path, (Paragraph(runs=(Text(words),)),))


def words(issue: Issue, path: str) -> str:
    found = next(one for one in issue.articles if one.path == path)
    return " ".join(plain(block.runs) for block in found.blocks if isinstance(block, Paragraph))


def test_sheets_make_the_issue_they_came_from(base: Issue) -> None:
    assert issue_of_sheets(sheets_of(base)) == base


def test_each_side_keeps_what_it_alone_changed(base: Issue) -> None:
    mine = with_article(base, saying(A, "내 것"))
    theirs = replace(with_article(base, saying(B, "남의 것")), notice=replace(base.notice, main="알림"))
    versions = Versions(base, mine, base, theirs)
    found = changes(versions)
    assert (found.mine, set(found.theirs), found.conflicts) == ((A,), {B, ISSUE_FILE}, ())
    made = merged(versions)
    assert (words(made, A), words(made, B), made.notice.main) == ("내 것", "남의 것", "알림")


def test_a_file_changed_on_both_sides_is_a_conflict_with_two_ends(base: Issue) -> None:
    versions = Versions(base, with_article(base, saying(A, "내 것")), base, with_article(base, saying(A, "남의 것")))
    assert changes(versions).conflicts == (A,)
    assert words(merged(versions), A) == "내 것"
    assert words(merged(versions, {A}), A) == "남의 것"


def test_the_same_change_on_both_sides_is_none(base: Issue) -> None:
    both = [with_article(base, saying(A, "같은 것")) for _ in range(2)]
    assert changes(Versions(base, both[0], base, both[1])).conflicts == ()


def test_facts_that_no_longer_list_what_was_changed_here_are_a_conflict(base: Issue) -> None:
    versions = Versions(base, with_article(base, saying(B, "내 것")), base, without(base, B))
    assert changes(versions).conflicts == (ISSUE_FILE,)
    assert words(merged(versions), B) == "내 것"
    assert [one.path for one in merged(versions, {ISSUE_FILE}).articles] == [A]


def test_an_article_that_others_added_comes_with_their_facts(base: Issue) -> None:
    versions = Versions(base, base, base, with_article(base, saying("articles/new.md", "새 글")))
    assert words(merged(versions), "articles/new.md") == "새 글"


def test_a_file_that_vanished_is_kept_by_the_window(base: Issue, tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    (folder / A).unlink()
    theirs = with_article(base, Article(A))
    assert gone_articles(folder, base) == (A, B)
    versions = Versions(base, base, base, theirs, (A,))
    assert changes(versions).theirs == ()
    assert merged(versions) is base


def test_an_article_is_called_by_its_title(base: Issue) -> None:
    assert title_of(base, B) == B
    assert title_of(base, A) == plain(base.articles[0].title)
