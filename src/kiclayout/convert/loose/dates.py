"""Dates as newsletters write them: 2023.04.26, 2023/4/21, 2023년 4월 26일, and ranges of two."""

from __future__ import annotations

import datetime as dt
import re

_DAY = r"(\d{4})\s?(?:[./-]|년|年)\s?(\d{1,2})\s?(?:[./-]|월|月)\s?(\d{1,2})\s?(?:일|日|\.)?(?:\s?\([^\d()]\))?"
_ONE = re.compile(_DAY)
_RANGE = re.compile(rf"{_DAY}(?:\s?[~–-]\s?(?:{_DAY}))?")


def date_of(text: str) -> dt.date | None:
    """The date that ``text`` is as a whole, or None."""
    found = _ONE.fullmatch(text.strip())
    return _date(*found.groups()) if found else None


def date_range(text: str) -> tuple[int, int, str] | None:
    """Start, end (half open) and value (``2023-05-30..2023-05-31``) of the first date or range in ``text``."""
    for found in _RANGE.finditer(text):
        first = _date(*found.groups()[:3])
        last = _date(*found.groups()[3:]) if found[4] else None
        if first:
            return found.start(), found.end(), f"{first}..{last}" if last and last > first else str(first)
    return None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
