"""Articles, parts and facts."""

from __future__ import annotations

import pytest
from paper import issue_of, seen, text

from kiclayout.content.edit.articles import (
    add_article,
    add_part,
    behind,
    delete_article,
    delete_part,
    duplicate_article,
    move_article,
    move_part,
    path_for,
    rename_part,
    set_fact,
    set_part,
    with_part,
)
from kiclayout.content.inline import Text
from kiclayout.content.issue import Bilingual, Issue
from kiclayout.content.walk import walk
from kiclayout.store.paths import fault


def paths(issue: Issue) -> list[str]:
    return [article.path for article in issue.articles]


@pytest.mark.parametrize(
    "title, name",
    [
        ("항만 자동화, [2단계]로: 크레인", "articles/항만-자동화-2단계-로-크레인.md"),
        ("Con", "articles/article-con.md"),
        ("?!", "articles/article.md"),
        ("A1", "articles/a1-2.md"),
        ("../../x", "articles/x.md"),
        ("가" * 300, f"articles/{'가' * 48}.md"),
        ("中国 Startup\n", "articles/中国-startup.md"),
    ],
)
def test_names_of_files(title: str, name: str) -> None:
    made = path_for(issue_of("가\n"), title)
    assert made == name
    assert fault(made) == ""


def test_names_on_the_disk_are_taken() -> None:
    assert path_for(issue_of("가\n"), "새", taken=["articles/새.md"]) == "articles/새-2.md"


def test_an_article_is_added() -> None:
    issue = issue_of("가\n", "나\n")
    done = add_article(issue, "one", "새 글", before=issue.articles[1].id)
    assert paths(done.issue) == ["articles/a1.md", "articles/새-글.md", "articles/a2.md"]
    assert seen(done) == "|새 글"
    assert done.issue.articles[0] is issue.articles[0]
    assert add_article(issue, "none", "새").issue is issue


def test_an_article_is_doubled_and_deleted() -> None:
    issue = issue_of("# 가 {#x}\n\n나[^n]\n\n[^n]: 주\n", "다\n")
    done = duplicate_article(issue, issue.articles[0].id)
    assert paths(done.issue) == ["articles/a1.md", "articles/a1-2.md", "articles/a2.md"]
    assert text(done.issue, 1) == text(done.issue, 0)
    ids = [block.id for article in done.issue.articles for block in walk(article.blocks)]
    assert len(ids) == len(set(ids))
    done = delete_article(done.issue, done.issue.articles[0].id)
    assert paths(done.issue) == ["articles/a1-2.md", "articles/a2.md"]
    assert seen(done) == "|가"
    for article in done.issue.articles:
        done = delete_article(done.issue, article.id)
    assert (paths(done.issue), done.selection) == ([], None)


def test_articles_and_parts_move() -> None:
    issue = add_part(issue_of("가\n", "나\n"), Bilingual("둘")).issue
    part = issue.sections[1].id
    first, second = issue.articles
    done = move_article(issue, second.id, "one", before=first.id)
    assert paths(done.issue) == ["articles/a2.md", "articles/a1.md"]
    done = move_article(issue, first.id, part)
    assert [len(one.articles) for one in done.issue.sections] == [1, 1]
    assert done.issue.articles[1] is first
    assert move_article(issue, second.id, "one").issue is issue
    assert move_article(issue, first.id, "none").issue is issue
    done = move_part(done.issue, part, before="one")
    assert [one.id for one in done.issue.sections] == [part, "one"]
    assert move_part(issue, "one", before="one").issue is issue


def test_parts_are_added_named_and_deleted() -> None:
    issue = add_part(issue_of("가\n"), Bilingual("둘"), before="one").issue
    assert [one.id for one in issue.sections] == ["part-2", "one"]
    issue = rename_part(issue, "part-2", Bilingual("셋")).issue
    issue = set_part(issue, "part-2", color="teal", opener="full").issue
    part = issue.sections[0]
    assert (part.name.main, part.color, part.opener) == ("셋", "teal", "full")
    assert [one.id for one in delete_part(issue, "part-2").issue.sections] == ["one"]
    assert delete_part(issue, "none").issue is issue
    assert set_part(issue, "one").issue is issue


def test_an_issue_without_parts_gets_one_for_its_first_article() -> None:
    issue = issue_of("가\n")
    assert with_part(issue) is issue
    bare = with_part(delete_part(issue, "one").issue)
    assert [(one.id, one.name.main) for one in bare.sections] == [("part-1", "기사")]
    assert behind(bare, None) == ("part-1", None)


def test_facts_are_set_and_taken_out() -> None:
    issue = issue_of("# 가\n")
    article = issue.articles[0].id
    done = set_fact(issue, article, "kicker", "알림")
    done = set_fact(done.issue, article, "lang", "zh")
    done = set_fact(done.issue, article, "lead", (Text("굵게", ("b",)),))
    assert text(done.issue) == "---\nkicker: 알림\nlang: zh\nlead: **굵게**\n---\n\n# 가\n"
    assert set_fact(done.issue, article, "kicker", "알림").issue is done.issue
    for key in ("kicker", "lang", "lead"):
        done = set_fact(done.issue, article, key, "")
    assert done.issue == issue
    assert set_fact(issue, article, "unknown", "x").issue is issue
