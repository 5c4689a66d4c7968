from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.content.block import Event
from kiclayout.content.issue import Article
from kiclayout.design.layout import DateStyle
from kiclayout.typeset.dates import published, span, weekday
from kiclayout.typeset.facts import Facts, page_facts
from kiclayout.typeset.refs import Owner

OTHER = DateStyle(
    issue=(("ko", "{year}년 {m}월 {d}일"), ("zh", "{year}年{m}月{d}日")),
    day=(("ko", "{year}년 {m}월 {d}일"), ("zh", "{year}年{m}月{d}日")),
    same_year=(("ko", "{m}월 {d}일"), ("zh", "{m}月{d}日")),
    span="~",
)


@pytest.mark.parametrize(
    ("days", "text", "other"),
    [
        (((2023, 4, 21), (2023, 4, 25)), "2023.4.21 – 4.25", "2023年4月21日~4月25日"),
        (((2023, 12, 30), (2024, 1, 2)), "2023.12.30 – 2024.1.2", "2023年12月30日~2024年1月2日"),
        (((2023, 4, 21),), "2023.4.21", "2023年4月21日"),
        ((), "", ""),
    ],
)
def test_spans_of_days(days: tuple[tuple[int, int, int], ...], text: str, other: str) -> None:
    known = tuple(dt.date(*day) for day in days)
    assert span(known, DateStyle()).first("ko") == text
    assert span(known, OTHER).first("zh") == other


def test_days_of_publication() -> None:
    day = dt.date(2023, 4, 6)
    assert published(day, DateStyle()).first("en") == "2023.04.06"
    assert published(day, OTHER).first("ko") == "2023년 4월 6일"
    assert not published(None, DateStyle())
    assert [weekday(day).first(lang) for lang in ("ko", "zh", "en")] == ["목", "四", "Thu"]


def test_a_layout_without_patterns_says_no_dates() -> None:
    assert not published(dt.date(2023, 4, 6), DateStyle(issue=()))


@pytest.mark.parametrize(
    ("date", "said"), [("2023-05-30..2023-05-31", "2023년 5월 30일~5월 31일"), ("5월 중", "5월 중")]
)
def test_an_events_page_says_its_days_as_the_layout_does(date: str, said: str) -> None:
    part = Facts({"entries": ()})
    owner = Owner(0, Article("articles/a.md"), Event(date=date))
    known = page_facts(Facts({"parts": (part,)}), owner, "P1", OTHER)
    assert known.text("box.dates") == said
