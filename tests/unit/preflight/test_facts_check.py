"""Facts that print although they cannot be meant."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.content.issue import Back, Bilingual, CoverEvent, Issue, QrCode, Section
from kiclayout.preflight.checks.facts import doubtful_facts
from kiclayout.store.text import read_article

DAY = dt.date(2026, 11, 18)


def found(*urls: str, announced: dt.date | None = None) -> list[Diagnostic]:
    codes = tuple(QrCode(Bilingual("블로그"), url) for url in urls)
    lines = (("back.qr.1.url", 41), ("next", 7))
    sink = Sink()
    doubtful_facts(Issue(1, DAY, "bare", back=Back(qr=codes), announced=announced, lines=lines), sink)
    return list(sink)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/blog",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG:8080/?a=b#c",
        "https://한국.kr/소식",
        "mailto:weekly@example.org",
        "weixin://dl/business",
        "tel:+86-10-0000-0000",
    ],
)
def test_addresses_are_fine(url: str) -> None:
    assert found(url) == []


@pytest.mark.parametrize(
    "url", ["www.example.org", "블로그", "https://", "https://example", "https://a b.org", "010-1234"]
)
def test_what_no_telephone_opens_is_told_at_its_field(url: str) -> None:
    (one,) = found(url)
    assert one.code == "preflight-code-address"
    assert (str(one.place), one.origin.field if one.origin else "") == ("issue.yaml:41", "back.qr.1.url")
    assert "블로그" in one.message("ko")


def test_a_code_without_an_address_is_told() -> None:
    assert [one.code for one in found("https://example.org", " ")] == ["preflight-code-empty"]


@pytest.mark.parametrize(("text", "labels"), [("::: qr\nlabel: 신청\n:::\n\n::: qr\n:::", ["신청", "2"]),
                                              ("::: qr https://example.org\n:::", [])])  # fmt: skip
def test_so_is_one_in_an_article_saved_or_not(text: str, labels: list[str]) -> None:
    article = read_article(text, "articles/a.md", Sink())
    sink = Sink()
    doubtful_facts(Issue(1, DAY, "bare", (Section("one", Bilingual("하나"), (article,)),)), sink)
    assert [(one.code, dict(one.values)["label"]) for one in sink] == [("preflight-code-empty", one) for one in labels]


@pytest.mark.parametrize(("last", "found"), [("2026-12-09", ["preflight-days-order"] * 2), ("2026-12-11", [])])
def test_the_last_day_does_not_come_before_the_first(last: str, found: list[str]) -> None:
    days = (dt.date(2026, 12, 10), dt.date.fromisoformat(last))
    article = read_article(f"::: event\ntitle: 모임\ndate: 2026-12-10..{last}\n:::\n", "articles/a.md", Sink())
    parts = (Section("one", Bilingual("하나"), (article,)),)
    sink = Sink()
    lines = (("event.dates", 9),)
    doubtful_facts(Issue(1, DAY, "bare", parts, event=CoverEvent(Bilingual("모임"), dates=days), lines=lines), sink)
    assert [one.code for one in sink] == found
    assert [str(one.place) for one in sink] == ["issue.yaml:9", "articles/a.md:1"][: len(found)]


def test_the_next_issue_comes_later() -> None:
    assert [one.code for one in found(announced=DAY)] == ["preflight-next-early"]
    assert found(announced=DAY + dt.timedelta(days=1)) == []
