"""Dates in words: as the layout's patterns put them, in every language for which it has a pattern."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiclayout.content.days import days_in
from kiclayout.content.issue import Bilingual
from kiclayout.design.layout import DateStyle
from kiclayout.design.terms import Wording

_WEEKDAYS = {"ko": "월화수목금토일", "zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


def weekday(day: date) -> Bilingual:
    """The day of the week."""
    return Bilingual("", tuple((lang, names[day.weekday()]) for lang, names in _WEEKDAYS.items()))


def published(day: date | None, look: DateStyle) -> Bilingual:
    """A day of publication; nothing for none."""
    return Bilingual() if day is None else _worded(look.issue, lambda pattern, _: _filled(pattern, day))


def span(days: tuple[date, ...], look: DateStyle) -> Bilingual:
    """From the first day to the last: 2023.4.21 – 4.25; the year is said once if it is the same."""
    if not days:
        return Bilingual()
    first, last = days[0], days[-1]
    later = dict(look.same_year if first.year == last.year else look.day)

    def said(pattern: str, lang: str) -> str:
        start = _filled(pattern, first)
        return start if last == first else start + look.span + _filled(later.get(lang, pattern), last)

    return _worded(look.day, said)


def spoken(text: str, look: DateStyle) -> Bilingual:
    """The days of an event as they are printed; what are no days stays as written."""
    days = days_in(text)
    return span(days, look) if days else Bilingual(text)


def _worded(wording: Wording, said: Callable[[str, str], str]) -> Bilingual:
    """What ``said`` makes of each language's pattern; the first one stands for the languages that have none."""
    made = tuple((lang, said(pattern, lang)) for lang, pattern in wording)
    return Bilingual(made[0][1] if made else "", made)


def _filled(pattern: str, day: date) -> str:
    """``pattern`` with ``{year}``, ``{m}`` or ``{mm}``, ``{d}`` or ``{dd}`` filled in."""
    values = {
        "year": f"{day.year}",
        "mm": f"{day.month:02d}",
        "m": f"{day.month}",
        "dd": f"{day.day:02d}",
        "d": f"{day.day}",
    }
    for name, value in values.items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern
