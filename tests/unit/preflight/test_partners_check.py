"""Marks that may not be printed, or should not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.content.issue import Bilingual, Issue, Partner, Section
from kiclayout.preflight.check import preflight
from kiclayout.store.text import read_article

DAY = dt.date(2023, 4, 26)


def issue(*partners: Partner, logos: tuple[str, ...] | None = None, text: str = "# 가\n") -> Issue:
    article = read_article(text, "articles/a.md", Sink())
    shown = tuple(one.id for one in partners) if logos is None else logos
    return Issue(325, DAY, "kic", (Section("one", Bilingual("하나"), (article,)),), partners=partners, logos=shown)


def found(*partners: Partner, **how: object) -> list[tuple[str, str]]:
    sink = Sink()
    preflight(issue(*partners, **how), sink)  # type: ignore[arg-type]
    return [(one.code, str(one.place)) for one in sink]


GOOD = Partner("a", Bilingual("가"), "partners/a.svg", approved=True, line=4)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, ""),
        ({"valid_until": DAY}, ""),
        ({"valid_until": DAY - dt.timedelta(1)}, "preflight-partner-expired"),
        ({"approved": False}, "preflight-partner-refused"),
        ({"approved": None}, "preflight-partner-unasked"),
        ({"logo": "partners/a.JPG"}, "preflight-logo-jpeg"),
        ({"valid_until": DAY - dt.timedelta(1), "approved": False}, "preflight-partner-expired"),
    ],
)
def test_each_doubt_has_its_line(change: dict[str, object], code: str) -> None:
    assert found(replace(GOOD, **change)) == ([(code, "partners/partners.yaml:4")] if code else [])  # type: ignore[arg-type]


def test_only_what_the_issue_shows_counts_boxes_in_articles_too() -> None:
    late = replace(GOOD, valid_until=DAY - dt.timedelta(9))
    assert found(late, logos=()) == []
    text = "# 가\n\n::: event\ntitle: 나\n\n::: sponsors\n주최: a\n:::\n:::\n"
    assert found(late, logos=(), text=text) == [("preflight-partner-expired", "partners/partners.yaml:4")]


def test_those_that_nobody_asked_are_said_together_and_only_a_missed_day_is_an_error() -> None:
    many = tuple(replace(GOOD, id=f"p{n}", name=Bilingual(f"기관{n}"), approved=None) for n in range(9))
    sink = Sink()
    preflight(issue(*many, replace(GOOD, valid_until=DAY - dt.timedelta(1))), sink)
    said = {one.code: one for one in sink}
    assert {code: one.severity for code, one in said.items()} == {
        "preflight-partner-expired": Severity.ERROR,
        "preflight-partner-unasked": Severity.INFO,
    }
    assert said["preflight-partner-unasked"].message("ko").endswith("기관0, 기관1, 기관2, 기관3, 기관4, 기관5, …")
