"""Pictures without words of their own."""

from __future__ import annotations

import datetime as dt

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.block import Figure
from kiclayout.content.edit.copying import with_body
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.preflight.checks.pictures import still_undescribed, undescribed_pictures, unsourced_pictures
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


def test_a_picture_put_in_by_hand_wants_a_description_at_once() -> None:
    issue = issue_of("::: figure a.jpg\n:::\n")
    assert found(undescribed_pictures, issue) == []  # reading it said so
    new = Figure(path="b.jpg")
    article = issue.articles[0]
    made = with_body(issue, article, (*article.blocks, new, replace(new, alt="배"), Figure()))
    assert found(undescribed_pictures, made) == [("preflight-picture-no-alt", 0)]


def test_a_description_that_was_written_since_reading_is_missing_no_more() -> None:
    sink, text = Sink(), "::: figure a.jpg\n:::\n\n::: figure b.jpg\n:::\n"
    article = read_article(text, "articles/a.md", sink)
    issue = Issue(325, dt.date(2023, 5, 31), "kic", (Section("one", Bilingual("하나"), (article,)),))
    read = tuple(one for one in sink if one.code == "store-figure-no-alt")
    assert len(read) == 2
    assert still_undescribed(issue, read) == read
    first, second = article.blocks
    assert isinstance(first, Figure)
    told = with_body(issue, article, (replace(first, alt="배"), second))
    assert still_undescribed(told, read) == read[1:]
    assert still_undescribed(with_body(issue, article, ()), read) == ()
