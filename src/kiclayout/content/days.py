"""The days of an event as its box writes them: ``2026-12-09``, ``2026-12-09..2026-12-11``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

_TO = ".."
"""Between the first day and the last one."""


def days_in(text: str) -> tuple[dt.date, ...]:
    """The days that ``text`` names; none if it is empty, or anything in it is no day."""
    try:
        return tuple(dt.date.fromisoformat(part.strip()) for part in text.split(_TO))
    except ValueError:
        return ()


def spelled_days(days: Iterable[dt.date]) -> str:
    """One day, or the first and the last, as a box writes them; empty = none."""
    return _TO.join(day.isoformat() for day in days)
