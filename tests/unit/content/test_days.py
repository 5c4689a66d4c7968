"""Days of events as their boxes write them."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.content.days import days_in, spelled_days

FIRST, LAST = dt.date(2026, 12, 9), dt.date(2026, 12, 11)


@pytest.mark.parametrize(
    "text, days",
    [
        ("2026-12-09", (FIRST,)),
        ("2026-12-09 .. 2026-12-11", (FIRST, LAST)),
        ("", ()),
        ("2026-12-09..", ()),
        ("12월 9일", ()),
        ("2026-02-30", ()),
    ],
)
def test_what_is_said_is_days_or_none(text: str, days: tuple[dt.date, ...]) -> None:
    assert days_in(text) == days


def test_days_are_spelled_as_they_are_read() -> None:
    assert [spelled_days(days) for days in ((), (FIRST,), (FIRST, LAST))] == [
        "",
        "2026-12-09",
        "2026-12-09..2026-12-11",
    ]
