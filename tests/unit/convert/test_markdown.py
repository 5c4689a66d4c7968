"""Loose texts to issues: a scanned issue of our own making, and articles that a colleague typed."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import TypeVar

import pytest
from bench import Bench

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import (
    Event,
    FieldList,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Quote,
    Sponsors,
    Table,
)
from kiclayout.content.inline import NoteRef, Text, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.walk import walk
from kiclayout.convert.markdown import NO_DATE, import_markdown
from kiclayout.store.issue import read_issue, write_issue

B = TypeVar("B")


def blocks(article: Article, kind: type[B]) -> list[B]:
    return [block for block in walk(article.blocks) if isinstance(block, kind)]


@pytest.fixture
def issue(bench: Bench, sample: str) -> Issue:
    return bench.read(sample).issue


def line(text: str, words: str) -> int:
    return next(at for at, one in enumerate(text.split("\n"), 1) if words in one)


# ---------------------------------------------------------------------------------------------- a scanned issue


def test_parts_and_articles(issue: Issue) -> None:
    assert [section.name.main for section in issue.sections] == ["소식", "기획"]
    assert [[plain(one.title) for one in section.articles] for section in issue.sections] == [
        ["제 3 회 바람 포럼 열려", "바다 위의 발전소, 문 열어"],
        ["풍력 부품의 현재", "바람 로드쇼 안내"],
    ]


def test_facts_of_the_cover(issue: Issue) -> None:
    assert (issue.number, issue.date, issue.title.main) == (7, dt.date(2024, 3, 6), "주간 새바람")
    assert issue.event is not None
    assert issue.event.title.in_lang("ko") == "한중풍력기술매칭회"
    assert issue.event.title.in_lang("zh") == "韩中风能技术对接会"
    assert issue.event.place.main == "MINGHAI"
    assert issue.event.dates == (dt.date(2024, 3, 20), dt.date(2024, 3, 22))
    assert issue.copyright.main.startswith("'주간 새바람'의 저작권")
    assert issue.notice.main == "5월 첫 주는 휴간합니다."
    assert issue.back.statement.main == "블로그에서도 볼 수 있습니다."
    assert [code.label.main for code in issue.back.qr] == ["블로그"]


def test_organisers_by_country(issue: Issue) -> None:
    first, second = issue.organisers
    assert first.role.main == "주최기관"
    assert [(group.country, group.names, group.more) for group in first.ko] == [
        ("한", ("바람연구원", "한빛대학교"), False),
        ("중", ("하이펑기술거래소(海风交易所)", "하이펑투자"), True),
    ]
    assert second.ko[0].names == ("바람마을", "물결마을")


def test_head_fields(issue: Issue) -> None:
    first, second, third, fourth = issue.articles
    assert plain(first.runs("source")) == "바람일보(风日报)"
    assert plain(first.runs("end_source")) == "바람일보"
    assert plain(second.runs("byline")) == "김하늘 기자"
    assert plain(second.runs("toc_title")) == "바다 위의 발전소, 문을 열다"
    assert plain(third.runs("kicker")) == "산업분석"
    assert not third.runs("toc_title")
    assert plain(fourth.runs("kicker")) == "외부 지원"


def test_levels_come_from_markers(issue: Issue) -> None:
    found = [(one.level, one.marker, plain(one.runs)) for one in blocks(issue.articles[0], Heading)[1:]]
    assert found == [(1, "1)", "행사 개요"), (2, "②", "첫째 날"), (1, "2)", "다음 행사")]


def test_cut_paragraphs(issue: Issue, bench: Bench, sample: str) -> None:
    texts = [plain(one.runs) for one in blocks(issue.articles[0], Paragraph)]
    assert any("첫 번째 프로젝트를 발표" in text for text in texts)
    assert any("사진을 찍기 위해 모였다" in text for text in texts)
    assert bench.lines("convert-joined-word") == [line(sample, "로젝트를 발표")]
    assert bench.lines("convert-joined-doubt") == [line(sample, "위해 모였다")]


def test_the_footnote_stands_behind_its_reference(issue: Issue) -> None:
    body = issue.articles[0].blocks
    at = next(at for at, block in enumerate(body) if isinstance(block, Note))
    note, above = body[at], body[at - 1]
    assert isinstance(note, Note)
    assert isinstance(above, Paragraph)
    assert NoteRef("1") in above.runs
    assert plain(note.blocks[0].runs) == "이중일류: 세계 일류 대학과 학과를 만드는 정책."  # type: ignore[union-attr]


def test_marks_and_units(issue: Issue) -> None:
    runs = [run for one in blocks(issue.articles[0], Paragraph) for run in one.runs]
    assert Text("2", ("sup",)) in runs
    assert Text("“바람”", ("b",)) in runs


def test_lost_pictures(issue: Issue, bench: Bench) -> None:
    first, second = issue.articles[:2]
    (photo,) = blocks(first, Figure)
    assert (plain(photo.label), plain(photo.source), photo.path) == ("사진 1)", "바람일보(风日报)", "")
    (gap,) = blocks(second, Figure)
    assert gap.label == ()
    assert len(bench.lines("convert-picture-lost")) == 2


def test_tables(issue: Issue) -> None:
    ranking, parts = blocks(issue.articles[2], Table)
    assert plain(ranking.caption) == "<2024 부품 순위>"
    assert [row.kind for row in ranking.grid.rows] == ["head", "body", "body", "foot"]
    assert ranking.grid.align == ("l", "l", "r") or ranking.grid.align == ("r", "l", "r")
    assert ranking.role == "ranking"
    assert [row.kind for row in parts.grid.rows] == ["band", "head", "body"] * 2


def test_an_item_without_its_bullet(issue: Issue, bench: Bench, sample: str) -> None:
    (found,) = blocks(issue.articles[2], List)
    assert len(found.items) == 3
    assert bench.lines("convert-item-unmarked") == [line(sample, "둘째 항목은")]


def test_event_page(issue: Issue) -> None:
    (event,) = blocks(issue.articles[3], Event)
    assert (plain(event.title), plain(event.title_zh), plain(event.subtitle)) == ("바람로드쇼", "风力路演", "1차")
    assert event.date == "2024-05-30..2024-05-31"
    (fields,) = blocks(issue.articles[3], FieldList)
    assert [plain(one.label) for one in fields.items] == ["지역", "주최기관", "활동일정", "문의"]
    assert len(fields.items[1].blocks) == 2
    (table,) = blocks(issue.articles[3], Table)
    assert [cell.rows for row in table.grid.rows if not isinstance(cell := row.cells[0], str)] == [2, 1]
    (strip,) = blocks(issue.articles[3], Sponsors)
    assert issue.partner(strip.roles[0][1][0]).name.in_lang("en") == "WIND Centre of Example"  # type: ignore[union-attr]


def test_doubts_have_their_lines(issue: Issue, bench: Bench, sample: str) -> None:
    assert issue
    assert bench.lines("convert-number") == [line(sample, "②첫째 날")]
    assert bench.lines("convert-bracket") == [line(sample, "○바다")]
    assert bench.lines("convert-digit-space") == [line(sample, "## 1. 제 3 회")]
    assert bench.lines("convert-masthead") == [line(sample, "# 주간 바람")]
    assert bench.lines("convert-contact-differs") == [len(sample.rstrip().split("\n")) - 1]


def test_it_can_be_written_and_read_back(issue: Issue, tmp_path: Path) -> None:
    write_issue(tmp_path / "out", issue)
    assert read_issue(tmp_path / "out", Sink()) == issue


def test_what_fits_nowhere_is_kept(bench: Bench, sample: str) -> None:
    strange = "이 줄은 표지에 있지만 무엇인지 알 수 없는 문장이며 예순 자를 넘도록 길게 이어진다. "
    issue = bench.read(sample.replace("소식 | 기획", strange * 2)).issue
    assert issue.articles[-1].path == "articles/left.md"
    assert "예순 자를" in repr(issue.articles[-1].blocks)
    assert bench.lines("convert-left") == [8]


# ---------------------------------------------------------------------------------------------- typed articles

TYPED = """---
title: 쓰지 않는 제목
author: 김하늘
---
# **[현지 소식]** 하이펑시, 보조금 발표

— 바람일보(风日报)

하이펑시는 **“보조금”**을 *크게* 늘린다[^a]. <Tesla>는 8*1 빠진다.
둘째 줄이다.\\
셋째 줄이다. R&amp;D H<sub>2</sub>O

### 1. 배경

![공장](pics/plant%20one.jpg "제목")

사진 1) 공장 전경 (출처: 바람일보)

| 구분 | 금액 |
|:---|---:|
| 승용차 | 3만 |

#### 세부

- 하나
    - 둘
- 셋

2023. 04. 12.(수) 접수한다.

> 인용

[자세히](https://example.org/a_b(c)) 또는 <https://example.org/x>

[^a]: 각주다.
"""


def test_a_typed_article(bench: Bench) -> None:
    (bench.folder / "pics").mkdir()
    (bench.folder / "pics" / "plant one.jpg").write_bytes(b"x")
    found = bench.read(TYPED)
    (article,) = found.issue.articles
    assert plain(article.title) == "하이펑시, 보조금 발표"
    head = [plain(article.runs(key)) for key in ("kicker", "source", "byline")]
    assert head == ["현지 소식", "바람일보(风日报)", "김하늘"]
    assert [(one.level, one.marker) for one in blocks(article, Heading)] == [(0, ""), (1, "1."), (2, "")]
    (figure,) = blocks(article, Figure)
    assert (figure.path, figure.alt, plain(figure.source)) == ("images/plant-one.jpg", "공장", "바람일보")
    assert [(one.source.name, one.path) for one in found.pictures] == [("plant one.jpg", "images/plant-one.jpg")]
    (table,) = blocks(article, Table)
    assert table.caption == ()
    assert [row.kind for row in table.grid.rows] == ["head", "body"]
    (outer, inner) = blocks(article, List)
    assert (len(outer.items), len(inner.items)) == (2, 1)
    assert len(blocks(article, Quote)) == 1
    first = blocks(article, Paragraph)[0].runs
    assert Text("“보조금”", ("b",)) in first
    assert Text("크게", ("em",)) in first
    assert NoteRef("a") in first
    assert "<Tesla>는 8*1 빠진다. 둘째 줄이다. 셋째" in plain(first)
    assert (found.issue.number, found.issue.date) == (0, NO_DATE)
    assert bench.lines("convert-no-number") == [0]


def test_several_files_are_several_articles(bench: Bench) -> None:
    issue = bench.read("# 하나\n\n글.", "# 둘\n\n글.\n\n# 셋\n\n글.", "넷째 제목\n\n글이다.").issue
    assert [plain(one.title) for one in issue.articles] == ["하나", "둘", "셋", "넷째 제목"]
    assert len({one.path for one in issue.articles}) == 4
    assert len(issue.sections) == 1


def test_headings_without_hashes(bench: Bench) -> None:
    long = "이 문단은 앞의 줄이 제목임을 알려 줄 만큼 길고 문장으로 끝난다. " * 2
    issue = bench.read(f"제목\n\n1) 첫째 절\n\n{long}\n\n2) 둘째 절\n\n{long}").issue
    assert [one.marker for one in blocks(issue.articles[0], Heading)] == ["", "1)", "2)"]
    assert bench.lines("convert-heading-guessed") == [3, 7]


def test_dates_and_counted_lines(bench: Bench) -> None:
    issue = bench.read("# 제목\n\n2023. 4. 12.(수)에 열린다.\n\n1) 가\n2) 나\n\n5) 홀로 선 줄").issue
    body = issue.articles[0].body
    assert [type(block) for block in body] == [Paragraph, List, Paragraph]
    assert [item.marker for item in body[1].items] == ["1)", "2)"]  # type: ignore[union-attr]


def test_pictures_that_cannot_be_had(bench: Bench) -> None:
    found = bench.read(
        "# 제목\n\n![가](없다.png)\n\n![나](https://example.org/b.png)\n\n![다](data:image/png;base64,xx)"
    )
    assert [one.path for one in blocks(found.issue.articles[0], Figure)] == ["", "", ""]
    assert bench.lines("convert-picture-file") == [3]
    assert bench.lines("convert-picture-remote") == [5, 7]


def test_wide_gaps_of_typed_text_are_no_pictures(bench: Bench) -> None:
    issue = bench.read("# 제목\n\n가나다.\n\n\n\n라마바.").issue
    assert not blocks(issue.articles[0], Figure)


def test_nothing_to_read(bench: Bench, tmp_path: Path) -> None:
    assert bench.read("", b"PK\x03\x04\x00\x00").issue.sections == ()
    assert {found.code for found in bench.sink} >= {"convert-empty", "convert-file-binary"}
    missing = Sink()
    assert import_markdown([tmp_path / "none.md"], missing).issue.sections == ()
    assert "convert-file-unreadable" in {found.code for found in missing}


def test_time_grows_with_the_text(bench: Bench) -> None:
    cut = "끝나지 않는 문단이 이어지다가 다음 쪽으로 넘어가면서 잘린 것처럼 보이는 글이 {0}번 나오는데 새벽\n\n"
    start = time.process_time()
    bench.read("# 제목\n\n" + "".join(cut.format(number) for number in range(6000)))
    bench.read("".join(f"# 제목 {number}\n\n글이 있다.\n\n" for number in range(4000)))
    assert time.process_time() - start < 15
