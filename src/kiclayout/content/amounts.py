"""What a cell counts: the one number in it with its sign and its multiplier. Charts, sums and sorted rows ask for it.

Only what can be read in one way is read. Two numbers (``1/2``, ``2023년 5월``, ``3~5``), a number in brackets and a
number behind words that are no approximation are not: a chart must not draw a guess.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

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
LARGEST = 1e18
"""Whoever writes more means something else."""

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
    if size is None or size > LARGEST:
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


# ---------------------------------------------------------------------------------------------------- sums
_SHAPE = re.compile(rf"[+\-−–△▲]?\s?(?P<front>[$¥€₩￥£]?)(?P<whole>{_DIGITS})(?P<behind>\s?\D{{0,6}})")
_UNITS = {"ko": ("조", "억", "만"), "zh": ("万亿", "亿", "万")}


def total(texts: Sequence[str]) -> str:
    """The sum of ``texts``, put as they are; empty if one of them is no number, or they count different things.

    Numbers of one unit keep it (``1.2억``); those with several (``1조 2,000억``) are put in the largest and the next.
    """
    falls = falling(texts)
    values = [amount(text, falls) for text in texts]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return ""
    minus = "△" if any(text.startswith("△") for text in texts) and "△" in falls else "-"
    alike = [_SHAPE.fullmatch(text.strip().translate(_PLAIN)) for text in texts]
    shapes = [one for one in alike if one]
    if len(shapes) == len(alike) and len({(one["front"], one["behind"]) for one in shapes}) == 1:
        return _alike(shapes, known, minus)
    return _composed(math.fsum(known), "".join(texts), minus)


def _alike(shapes: list[re.Match[str]], values: list[float], minus: str) -> str:
    """The sum of numbers with the same signs round them."""
    whole_parts = [one["whole"].partition(".") for one in shapes]
    digits = max(len(decimals) for _, _, decimals in whole_parts)
    grouped = any("," in one["whole"] for one in shapes) or all(len(whole) < 4 for whole, _, _ in whole_parts)
    numbers = (math.copysign(float(one["whole"].replace(",", "")), v) for one, v in zip(shapes, values, strict=True))
    whole = math.fsum(numbers)
    said = f"{abs(whole):{',' if grouped else ''}.{digits}f}"
    return f"{minus if whole < 0 else ''}{shapes[0]['front']}{said}{shapes[0]['behind'].rstrip()}"


def _composed(whole: float, texts: str, minus: str) -> str:
    """A sum in the two largest units of the language that ``texts`` count in."""
    names = next((names for names in _UNITS.values() if any(name in texts for name in names)), ())
    left, parts = round(abs(whole)), list[str]()
    for size, name in zip((10**12, 10**8, 10**4), names, strict=False):
        if left >= size and len(parts) < 2:
            parts.append(f"{left // size:,}{name}")
            left %= size
    if names and left and len(parts) < 2:
        parts.append(f"{left:,}")
    return (minus if whole < 0 else "") + " ".join(parts) if parts else ""
