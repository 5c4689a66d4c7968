"""Numbers of a spreadsheet as its cells show them: the codes of number formats, read far enough for tables.

Thousands, decimals, per cents, scaled numbers, signs and words round them, the sections for negative numbers and zero,
dates and times with Korean and Chinese weekdays. Colours, conditions and padding are passed over; fractions are shown
as plain numbers. Codes: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy-mm-dd",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0;-", 42: "#,##0;-#,##0;-", 43: "#,##0.00;-#,##0.00;-", 44: "#,##0.00;-#,##0.00;-", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@",
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm"),
}  # fmt: skip
"""Formats that are only numbered; dates as Korean desks see them."""

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[(h+|m+|s+)\]|\[[^\]]*\]|(AM/PM|A/P|상오/하오|上午/下午)|'
    r"(y+|m+|d+|h+|s+|a{3,4}|e+)|([#0?][#0?,.]*(?:[eE][+-]0+)?|\.[0#?]+)|(General|G/표준|G/通用格式)|(.)",
    re.IGNORECASE | re.DOTALL,
)
_FRACTION = re.compile(r"[#0?]\s*/\s*[#0?\d]")
_DAYS = "월화수목금토일"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_LARGEST_DAY = 2_958_466


def shown(value: float, code: str, since_1904: bool = False) -> str:
    """``value`` as a cell with the format ``code`` shows it."""
    section, number = _section(code, value)
    tokens = [found.groups() for found in _TOKEN.finditer(section)]
    if any(token[3] or token[4] or (token[5] and token[5][0].lower() in "ymdhsa") for token in tokens):
        moment = _moment(value, since_1904)
        return _date(tokens, moment, value) if moment else general(value)
    return _number(tokens, number, section)


def general(value: float) -> str:
    """A number without a format: up to eleven digits, whole ones without a point."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.10g}"
    return f"{Decimal(text):f}" if "e" in text and abs(Decimal(text).adjusted()) < 12 else text


def _section(code: str, value: float) -> tuple[str, float]:
    """The section of a format that counts for ``value``, and the number to be put in it."""
    sections = _split(code)
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _split(code: str) -> list[str]:
    """Sections, parted by semicolons outside of quoted words."""
    made, quoted, skip = [""], False, False
    for char in code:
        if char == ";" and not quoted and not skip:
            made.append("")
            continue
        quoted = quoted != (char == '"' and not skip)
        skip = char == "\\" and not skip
        made[-1] += char
    return made


# ---------------------------------------------------------------------------------------------------- numbers
Token = tuple[str | None, ...]


def _number(tokens: list[Token], value: float, section: str) -> str:
    if _FRACTION.search(section):
        return general(value)
    words, digits, per_cents = list[str](), "", 0
    for quoted, escaped, currency, _, _, _, number, standard, plain in tokens:
        if number and not digits:
            digits = number
            words.append("\0")
        elif standard:
            words.append("\0")
        elif plain == "@":
            words.append(general(value))
        else:
            per_cents += plain == "%"
            words.append(quoted or escaped or currency or (plain or ""))
    text = "".join(words)
    if "\0" not in text:
        return text.strip()
    said = _digits(abs(value) * 100**per_cents, digits) if digits else general(abs(value))
    minus = "-" if value < 0 and any(sign in said for sign in "123456789") else ""
    return (minus + text.replace("\0", said, 1).replace("\0", "")).strip()


def _digits(value: float, code: str) -> str:
    """``value`` as a run of digit signs wants it."""
    if "e" in code.lower():
        mantissa = code.lower().partition("e")[0]
        return f"{value:.{len(mantissa.partition('.')[2])}E}"
    whole, _, part = code.partition(".")
    scale = len(code) - len(code.rstrip(","))
    whole, part = whole.rstrip(","), part.rstrip(",")
    most, least = len(part), part.rfind("0") + 1
    try:
        exact = Decimal(repr(value)) / 1000**scale
        rounded = exact.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    except InvalidOperation:
        return general(value)
    before, _, behind = f"{rounded:f}".partition(".")
    behind = behind.rstrip("0").ljust(least, "0") if most else ""
    before = before.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        before = f"{int(before or 0):,}" if before else before
    return before + (f".{behind}" if behind else "")


# ---------------------------------------------------------------------------------------------------- dates
def _moment(value: float, since_1904: bool) -> dt.datetime | None:
    """The time that a serial number says; None = there is no such day."""
    if not 0 <= value < _LARGEST_DAY:
        return None
    first = dt.datetime(1904, 1, 1) if since_1904 else dt.datetime(1899, 12, 31 if value < 60 else 30)
    return first + dt.timedelta(seconds=round(value * 86_400))


def _date(tokens: list[Token], moment: dt.datetime, value: float) -> str:
    halves = any(token[4] for token in tokens)
    made, hours = list[str](), False
    for at, (quoted, escaped, currency, elapsed, half, part, number, standard, plain) in enumerate(tokens):
        if elapsed:
            unit = {"h": 24, "m": 1440, "s": 86_400}[elapsed[0].lower()]
            made.append(str(int(value * unit + 1e-9)))
            hours = hours or elapsed[0].lower() == "h"
        elif half:
            made.append(_half(half, moment.hour >= 12))
        elif part:
            minutes = part[0].lower() == "m" and (hours or _before_seconds(tokens, at))
            made.append(_part("n" * len(part) if minutes else part.lower(), moment, halves))
            hours = part[0].lower() == "h" or (hours and part[0].lower() == "m" and not minutes)
        else:
            made.append(quoted or escaped or currency or number or standard or plain or "")
    return "".join(made).strip().removesuffix(";").strip()


def _half(names: str, later: bool) -> str:
    first, _, second = names.partition("/")
    return second if later else first


def _before_seconds(tokens: list[Token], at: int) -> bool:
    """Whether the next part of a time is seconds: then ``m`` are minutes."""
    return next((part[0].lower() == "s" for part in (token[5] for token in tokens[at + 1 :]) if part), False)


def _part(part: str, moment: dt.datetime, halves: bool) -> str:
    """A part of a date, by the letter and how often it stands; ``n`` = minutes."""
    count = len(part)
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    match part[0]:
        case "y" | "e":
            return f"{moment.year:04}" if count > 2 or part[0] == "e" else f"{moment.year % 100:02}"
        case "m":
            return _MONTHS[moment.month - 1] if count > 2 else f"{moment.month:0{count}}"
        case "d":
            return _DAYS[moment.weekday()] if count > 2 else f"{moment.day:0{count}}"
        case "a":
            return _DAYS[moment.weekday()] + ("요일" if count > 3 else "")
        case "h":
            return f"{hour:0{min(count, 2)}}"
        case "n":
            return f"{moment.minute:0{min(count, 2)}}"
        case _:
            return f"{moment.second:0{min(count, 2)}}"
