"""What a cell counts: the one number in it with its sign and its multiplier. Charts, sums and sorted rows ask for it.

Only what can be read in one way is read. Two numbers (``1/2``, ``2023년 5월``, ``3~5``), a number in brackets and a
number behind words that are no approximation are not: a chart must not draw a guess.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

FALLS = "-−–▼▽↓"
"""Signs before a number that always mean less."""

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_POWERS = {
    "万亿": 12, "萬億": 12, "조": 12, "兆": 12, "억": 8, "亿": 8, "億": 8, "만": 4, "万": 4, "萬": 4, "천": 3, "千": 3,
    "백": 2, "百": 2,
}  # fmt: skip
_LARGE, _SMALL = "万亿|萬億|[조兆억亿億만万萬]", "[천千백百]"
_POWER = rf"(?:{_SMALL}(?:{_LARGE})?|{_LARGE})"
_PART = re.compile(rf"({_DIGITS})\s?({_SMALL}?)({_LARGE}|)")
_AMOUNT = re.compile(
    r"(?:약|총|대략|최대|최소|평균|约|近|共|逾|超)?\s?(?P<sign>[▲▼△▽↑↓+\-−–]?)\s?[<>≤≥≈~≒]?\s?(?:US|HK|NT|RMB)?[$¥€₩￥£]?\s?"
    rf"(?P<parts>{_DIGITS}[eE][+-]?\d{{1,3}}|(?:{_DIGITS}\s?{_POWER}\s?)+(?:{_DIGITS})?|{_DIGITS})"
    r"(?P<after>\D*)"
)
_REMARK = re.compile(r"(?<=.)\s?\([^()]*\)$")
_PREFIXES = ("k", "m", "b", "bn", "mn")
"""Multipliers of other languages: one reader takes 5M for millions, the other for metres."""
_PLAIN = str.maketrans("０１２３４５６７８９，．％－＋", "0123456789,.%-+")
"""Chinese and Korean writers type full-width signs, too."""

_NOTHING = re.compile(r"|[-−–—*·.]+|없음|해당\s?없음|미정|미상|无|無|未定|n/?a", re.IGNORECASE)


def falling(texts: Iterable[str]) -> str:
    """The signs that mean less in a column of ``texts``.

    ▲ is a rise and ▼ a fall throughout. △ is the minus sign of Korean accounts; only in a column with ▽ or ▼ is it the
    rise that goes with that fall.
    """
    return FALLS if any(text.lstrip().startswith(("▽", "▼")) for text in texts) else FALLS + "△"


def is_nothing(text: str) -> bool:
    """Whether ``text`` says that there is no number."""
    return _NOTHING.fullmatch(text.strip()) is not None


def amount(text: str, falls: str = FALLS) -> float | None:
    """The number that ``text`` says, or None if it says none or not plainly one.

    Args:
        text: A cell's words.
        falls: The signs that make a number negative in this column, see ``falling``.
    """
    found = _AMOUNT.fullmatch(_REMARK.sub("", text.strip().translate(_PLAIN)))
    if found is None or found["after"].strip().casefold() in _PREFIXES:
        return None
    size = _size(found["parts"])
    if size is None or not math.isfinite(size):
        return None
    return -size if found["sign"] and found["sign"] in falls else size


def _size(parts: str) -> float | None:
    """``1조 2,000억`` as a number; None if a part reaches into the one before it (``5만 7억``)."""
    if "e" in parts.casefold():
        return float(parts.replace(",", ""))
    total, before = 0.0, math.inf
    for digits, small, large in _PART.findall(parts):
        power = 10.0 ** (_POWERS.get(small, 0) + _POWERS.get(large, 0))
        part = float(digits.replace(",", "")) * power
        if part >= before:
            return None
        total, before = total + part, power
    return total
