"""Ids and objects live on over reading anew and over saving."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kiclayout.app.carry import carried, relined
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.block import Block, Paragraph, Table
from kiclayout.content.inline import Text
from kiclayout.content.issue import Article, Issue
from kiclayout.content.walk import walk
from kiclayout.store.folder import new_issue
from kiclayout.store.issue import read_issue, save_issue

TEXT = """# 제목

첫째 문단.

둘째 문단.

::: table

| 가 | 나 |
|---|---|
| 다 | 라 |

:::

- 하나
- 둘
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "kic-weekly")
    (tmp_path / "issue" / "articles" / "sample.md").write_text(TEXT, "utf-8")
    return tmp_path / "issue"


def ids(issue: Issue) -> list[int]:
    return [block.id for article in issue.articles for block in walk(article.blocks)]


def with_blocks(issue: Issue, blocks: tuple[Block, ...]) -> Issue:
    (section,) = (one for one in issue.sections if one.articles)
    article = replace(section.articles[0], blocks=blocks)
    sections = tuple(replace(one, articles=(article,)) if one is section else one for one in issue.sections)
    return replace(issue, sections=sections)


def first(issue: Issue) -> Article:
    return issue.articles[0]


def test_what_says_the_same_is_the_same_object(folder: Path) -> None:
    known, read = read_issue(folder, Sink()), read_issue(folder, Sink())
    made = carried(known, read)
    assert made == read
    assert all(one is other for one, other in zip(made.articles, known.articles, strict=True))


def test_a_paragraph_put_in_by_others_leaves_all_ids_and_moves_the_lines_below_it(folder: Path) -> None:
    known = read_issue(folder, Sink())
    file = folder / "articles" / "sample.md"
    file.write_text(TEXT.replace("둘째", "새 문단.\n\n둘째"), "utf-8")
    made = carried(known, read_issue(folder, Sink()))
    assert set(ids(known)) < set(ids(made))
    assert len(ids(made)) == len(ids(known)) + 1
    old, new = first(known).blocks, first(made).blocks
    assert new[1] is old[1]
    assert (new[3].id, new[3].lines) == (old[2].id, (7, 7))
    cells = [block.lines for block in walk((new[4],))]
    assert cells == [block.lines for block in walk(first(read_issue(folder, Sink())).blocks[4:5])]


def test_a_block_that_others_changed_keeps_its_id(folder: Path) -> None:
    known = read_issue(folder, Sink())
    (folder / "articles" / "sample.md").write_text(TEXT.replace("첫째", "바뀐").replace("라", "마"), "utf-8")
    made = carried(known, read_issue(folder, Sink()))
    assert ids(made) == ids(known)
    assert made == read_issue(folder, Sink())
    assert first(made).blocks[2] is first(known).blocks[2]
    assert isinstance(first(made).blocks[3], Table)


def test_after_saving_lines_are_those_of_the_file_and_ids_stay(folder: Path) -> None:
    known = read_issue(folder, Sink())
    blocks = first(known).blocks
    edited = with_blocks(known, (blocks[0], Paragraph(runs=(Text("맨 앞"),)), *blocks[1:]))
    save_issue(folder, known, edited)
    read = read_issue(folder, Sink())
    made = relined(edited, read)
    assert made == edited
    assert ids(made) == ids(edited)
    lines = [block.lines for block in walk(first(made).blocks)]
    assert lines == [block.lines for block in walk(first(read).blocks)]
    assert first(made).blocks[1].lines == (3, 3)


def test_an_empty_paragraph_that_no_file_can_hold_stays_in_the_window(folder: Path) -> None:
    known = read_issue(folder, Sink())
    blocks = first(known).blocks
    edited = with_blocks(known, (*blocks[:2], Paragraph(), *blocks[2:]))
    save_issue(folder, known, edited)
    made = relined(edited, read_issue(folder, Sink()))
    assert made == edited
    assert [block.lines for block in first(made).blocks[3:]] == [block.lines for block in blocks[2:]]
