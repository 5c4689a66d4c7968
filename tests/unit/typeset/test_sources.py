"""Facts know where they are written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin
from kiclayout.content.block import Event
from kiclayout.content.issue import Issue
from kiclayout.design.layout import Layout
from kiclayout.store.issue import read_issue
from kiclayout.typeset.facts import Facts, issue_facts, page_facts
from kiclayout.typeset.refs import Owner
from kiclayout.typeset.sources import sourced, sourced_page, written_at

YAML = """format: 1
layout: x
number: 3
date: 2026-11-18
sections:
  - id: a
    name: {ko: 뉴스, zh: 新闻}
    articles:
      - articles/one.md
      - articles/two.md
event:
  title: {ko: 매칭회}
contact:
  - label: 전화
    value: 010-1234-5678
back:
  statement: 글
  qr:
    - label: 하나
      url: https://a.kr
    - label: 둘
      url: https://b.kr
"""
ONE = "---\nkicker: 분석\ntoc_title: 짧은 제목\n---\n\n# 긴 제목\n\n글\n"
TWO = "# 둘째\n\n글\n\n::: event\ntitle: 행사\n:::\n"


@pytest.fixture
def issue(tmp_path: Path) -> Issue:
    (tmp_path / "articles").mkdir()
    (tmp_path / "issue.yaml").write_text(YAML, "utf-8")
    for name, text in (("one", ONE), ("two", TWO)):
        (tmp_path / "articles" / f"{name}.md").write_text(text, "utf-8")
    read = read_issue(tmp_path, Sink())
    assert read.date == dt.date(2026, 11, 18)
    return read


@pytest.fixture
def known(issue: Issue) -> tuple[Facts, Owner]:
    facts = sourced(issue_facts(issue, Layout(name="x"), {}), issue)
    article = issue.articles[1]
    box = next(block for block in article.body if isinstance(block, Event))
    return facts, Owner(0, article, box)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("number", "issue.yaml:3"),
        ("event.first", "issue.yaml:12"),
        ("event.place", "issue.yaml:11"),
        ("contact.1.value", "issue.yaml:15"),
        ("back.statement", "issue.yaml:17"),
        ("qr.2.label", "issue.yaml:21"),
        ("parts.1.name", "issue.yaml:7"),
        ("parts.1.entries.1.title", "articles/one.md:3"),
        ("parts.1.entries.2.title", "articles/two.md:1"),
        ("lead.kicker", "articles/one.md:2"),
        ("word.contents", "None"),
        ("no.such", "None"),
    ],
)
def test_the_line_of_a_fact(path: str, place: str, known: tuple[Facts, Owner]) -> None:
    assert str(known[0].place(path)) == place


@pytest.mark.parametrize(
    ("article", "field", "place"),
    [
        (None, "back.statement", "issue.yaml:17"),
        (None, "sections.1.entries.1.title", "articles/one.md:3"),
        (None, "sections.1.entries.1.own.short_title", "articles/one.md:6"),
        (None, "sections.1.entries.2.title", "articles/two.md:1"),
        (0, "kicker", "articles/one.md:2"),
        (0, "caption", "None"),
        (None, "word.contents", "None"),
    ],
)
def test_the_line_of_an_origin(article: int | None, field: str, place: str, issue: Issue) -> None:
    block = 0 if article is None else issue.articles[article].id
    assert str(written_at(Origin(block, 0, 1, field), issue)) == place


def test_a_page_adds_its_article_and_its_event(known: tuple[Facts, Owner]) -> None:
    facts, owner = known
    page = sourced_page(page_facts(facts, owner, "P2"), owner)
    assert str(page.place("article.title")) == "articles/two.md:1"
    assert str(page.place("box.title")) == "articles/two.md:5"
    assert str(page.place("part.name")) == "issue.yaml:7"
    assert sourced_page(facts, None) is facts
