"""Pictures without words of their own."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.block import Figure
from kiclayout.content.edit.copying import with_body
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.preflight.checks.pictures import undescribed_pictures, unsourced_pictures
from kiclayout.store.text import read_article


def issue_of(text: str) -> Issue:
    article = read_article(text, "articles/a.md", Sink())
    return Issue(325, dt.date(2023, 5, 31), "kic", (Section("one", Bilingual("하나"), (article,)),))


def found(check, issue: Issue) -> list[tuple[str, int]]:
    sink = Sink()
    check(issue, sink)
    return [(one.code, one.place.line if one.place else 0) for one in sink]


def test_one_source_will_do_for_a_row() -> None:
    bare, said = "::: figure a.jpg\nalt: 배\n:::\n", "::: figure b.jpg\nalt: 배\nsource: 우리\n:::\n"
    assert found(unsourced_pictures, issue_of(bare)) == [("preflight-picture-no-source", 1)]
    assert found(unsourced_pictures, issue_of(said)) == []
    assert found(unsourced_pictures, issue_of(f"::: figures\n\n{bare}\n{said}:::\n")) == []
    assert found(unsourced_pictures, issue_of(f"::: figures\nsource: 우리\n\n{bare}\n{bare}:::\n")) == []
    assert found(unsourced_pictures, issue_of(f"::: figures\n\n{bare}\n{bare}:::\n")) == [
        ("preflight-picture-no-source", 3)
    ]
    assert found(unsourced_pictures, issue_of("::: figure\n:::\n")) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("::: figure a.jpg\n:::", ["preflight-picture-no-alt"]),
        ("![](a.jpg)", ["preflight-picture-no-alt"]),
        ("::: poster a.jpg\n:::", ["preflight-picture-no-alt"]),
        ("::: poster a.jpg\n\n그 글\n:::", []),
        ("::: figure a.jpg\nalt: 배\n:::", []),
        ("::: figure\n:::", []),
        ("::: figures\n\n![](a.jpg)\n\n![배](b.jpg)\n:::", ["preflight-picture-no-alt"]),
        ("::: chart bar\ntable: t-1\n:::", ["preflight-chart-no-alt"]),
        ("::: chart bar\ntable: t-1\nalt: 늘었다\n:::", []),
        ("::: chart bar\n:::", []),
    ],
)
def test_what_is_seen_wants_a_description(text: str, codes: list[str]) -> None:
    assert [code for code, _ in found(undescribed_pictures, issue_of(text))] == codes


def test_a_picture_put_in_by_hand_wants_one_like_one_that_was_read() -> None:
    issue = issue_of("::: figure a.jpg\n:::\n")
    assert found(undescribed_pictures, issue) == [("preflight-picture-no-alt", 1)]
    new = Figure(path="b.jpg")
    article = issue.articles[0]
    made = with_body(issue, article, (new, replace(new, alt="배"), Figure()))
    assert found(undescribed_pictures, made) == [("preflight-picture-no-alt", 0)]
