"""What readers who hear an issue would stumble over."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.preflight.check import preflight
from kiclayout.preflight.checks.hearing import spoken
from kiclayout.store.text.read import read_article

KOREAN = (
    "두 나라의 항만이 자동화 부두에서 얻은 시험 결과를 처음으로 한자리에서 공개했다. 잘된 일보다 멈춘 기록이 먼저였다."
)
PLAIN = "| 가 | 나 | 다 |\n" * 4


def found(text: str, head: str = "") -> list[tuple[str, int]]:
    article = read_article(f"{head}# 제목\n\n{text}\n", "articles/a.md", Sink())
    issue = Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("s", Bilingual("부"), (article,)),))
    sink = Sink()
    preflight(issue, sink)
    return [(one.code, one.place.line if one.place else 0) for one in sink]


def test_levels_go_down_one_by_one() -> None:
    assert found("## 1) 가\n\n### ① 나\n\n#### i) 다\n\n## 2) 라") == []
    assert found("## 1) 가\n\n#### i) 다") == [("preflight-heading-skipped", 5)]
    assert found("### ① 나") == [("preflight-heading-first", 3)]


def test_a_title_says_something() -> None:
    article = read_article("# \n\n글.\n", "articles/a.md", Sink())
    sink = Sink()
    preflight(Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("s", Bilingual("부"), (article,)),)), sink)
    assert [(one.code, one.value("name"), str(one.place)) for one in sink] == [
        ("preflight-title-empty", "a", "articles/a.md:1")
    ]


def test_a_table_of_some_size_has_a_head() -> None:
    assert found("| 가 | 나 | 다 |\n|---|---|---|\n" + PLAIN) == []
    assert found(f"::: table\nhead_cols: 1\n\n{PLAIN}:::") == []
    assert found(f"::: table\n{PLAIN}:::") == [("preflight-table-head", 3)]
    assert found(f"::: event\ntitle: 행사\n\n{PLAIN}:::") == [], "schedules of events are read line by line"


def test_the_language_of_an_article_is_that_of_its_words() -> None:
    assert found(KOREAN) == []
    assert found(KOREAN, "---\nlang: ko\n---\n\n") == []
    assert found(KOREAN, "---\nlang: en\n---\n\n") == [("preflight-lang-doubtful", 1)]
    japanese = "雨が上がると、校庭にはいくつもの水たまりが残り、子どもたちは教室へ戻っていった。" * 2
    assert found(japanese, "---\nlang: ja\n---\n\n") == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (KOREAN, "ko"),
        (
            "两国港口首次公开了自动化码头的试验结果，停机记录比成绩更受关注。两国港口首次公开了自动化码头的试验结果。",
            "zh",
        ),
        ("Twelve Korean companies came to Minghai in December to show what they had built. " * 3, "en"),
        ("雨が上がると、校庭にはいくつもの水たまりが残り、子どもたちはそれを飛び越えながら教室へ戻っていった。", "ja"),
        ("校庭有水たまり，两国港口首次公开了自动化码头的试验结果，停机记录比成绩更受关注。深圳市政府发布通知。", "zh"),
        ("짧다", ""),
    ],
)
def test_which_language_is_spoken(text: str, lang: str) -> None:
    assert spoken(text) == lang
