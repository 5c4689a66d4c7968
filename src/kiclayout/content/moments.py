"""Times in words: whether names are years, quarters, months or days that follow each other, and how far apart they are.

Only what is written alike is compared; nothing is asked of a calendar but the order of its parts.
"""

from __future__ import annotations

import re
from itertools import pairwise

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TIMES = (
    re.compile(rf"{_YEAR}(?:년|年)?(?:도)?"),
    re.compile(r"['’](?P<year>\d\d)(?:년|年)?"),
    re.compile(rf"{_YEAR}(?:년|年|[-./])\s?(?P<month>\d{{1,2}})(?:월|月|\.)?"),
    re.compile(rf"{_YEAR}(?:년|年|[-./])\s?(?P<month>\d{{1,2}})(?:월|月|[-./])\s?(?P<day>\d{{1,2}})(?:일|日|\.)?"),
    re.compile(rf"{_YEAR}(?:년|年)?\s?(?:[Qq]?(?P<quarter>[1-4])(?:분기|季度|Q|q)?)"),
    re.compile(r"(?P<month>\d{1,2})(?:월|月)"),
    re.compile(r"(?P<month>\d{1,2})(?:월|月|[./])\s?(?P<day>\d{1,2})(?:일|日|\.)?"),
)
_SLOTS = 60
"""Times that lie further apart than these many of their least steps are set evenly."""


def moment(text: str) -> float | None:
    """The time that ``text`` says, in years; None = it is none."""
    found = next((one for pattern in _TIMES if (one := pattern.fullmatch(text.strip()))), None)
    return _moment(found.groupdict()) if found else None


def times(categories: tuple[str, ...]) -> tuple[float, ...] | None:
    """Where ``categories`` stand on an axis of time, in least steps from the first; None = they are no times."""
    if len(categories) < 2:
        return None
    for pattern in _TIMES:
        found = [pattern.fullmatch(text.strip()) for text in categories]
        if all(found):
            return _stepped([_moment(one.groupdict()) for one in found if one])
    return None


def _moment(parts: dict[str, str | None]) -> float:
    """A time in years."""
    month = int(parts.get("month") or 3 * int(parts.get("quarter") or 1) - 2)
    return int(parts.get("year") or 0) + (month - 1) / 12 + (int(parts.get("day") or 1) - 1) / 372


def _stepped(moments: list[float]) -> tuple[float, ...] | None:
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    least = min(gaps)
    if least <= 0 or (moments[-1] - moments[0]) / least > _SLOTS:
        return None
    return tuple((moment - moments[0]) / least for moment in moments)
