"""Single values: the characters of a scalar typed by its form. It does not know where they stand."""

from __future__ import annotations

import datetime as dt
import math
import re

from kiclayout.base.color import Color, parse_hex
from kiclayout.base.units import parse_length
from kiclayout.store import paths
from kiclayout.store.forms import Bool, Date, FilePath, Form, Hex, Length, Number, Text, Whole

_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")
_NUMBER = re.compile(r"[-+]?([0-9]{1,9}(\.[0-9]{0,9})?|\.[0-9]{1,9})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class MisfitError(Exception):
    """A value that does not fit its form: the finding's code, and what its wording names besides key and value."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def single(text: str, form: Form) -> object:
    """What ``text`` says as ``form``.

    Raises:
        MisfitError: It does not fit.
    """
    match form:
        case Text():
            return _word(text, form)
        case Whole():
            return _whole(text, form)
        case Number():
            return _number(text, form)
        case Bool():
            return _bool(text)
        case Date():
            return _date(text)
        case FilePath():
            return _path(text)
        case Length():
            return _length(text, form)
        case Hex():
            return _color(text)
        case _:
            raise TypeError(f"{form!r} is not the form of a single value")


def _word(text: str, form: Text) -> str:
    if form.choices and text not in form.choices:
        raise MisfitError("store-value-choice", choices=", ".join(form.choices))
    return text


def _whole(text: str, form: Whole) -> int:
    if not _WHOLE.fullmatch(text):
        raise MisfitError("store-value-whole")
    if not form.low <= int(text) <= form.high:
        raise MisfitError("store-value-range", low=form.low, high=form.high)
    return int(text)


def _number(text: str, form: Number) -> float:
    if not _NUMBER.fullmatch(text):
        raise MisfitError("store-value-number")
    if not form.low <= float(text) <= form.high:
        raise MisfitError("store-value-range", low=f"{form.low:g}", high=f"{form.high:g}")
    return float(text)


def _bool(text: str) -> bool:
    if text not in ("true", "false"):
        raise MisfitError("store-value-bool")
    return text == "true"


def _date(text: str) -> dt.date:
    """The day; no other spelling than YYYY-MM-DD, so that 04-05 is never guessed at."""
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise MisfitError("store-date")


def _path(text: str) -> str:
    if code := paths.fault(text):
        raise MisfitError(code, path=text)
    return text


def _length(text: str, form: Length) -> float | str:
    try:
        points = parse_length(text, bare=form.bare)
    except ValueError:
        raise MisfitError("store-value-length") from None
    if form.as_written:
        return text.strip()
    if text.rstrip().endswith(("em", "%")):
        raise MisfitError("store-value-relative")
    if not form.low - 1e-6 <= points <= form.high + 1e-6:
        raise MisfitError("store-value-range", low=_said(form.low, form), high=_said(form.high, form))
    return points


def _said(points: float, form: Length) -> str:
    """A limit with the unit that bare numbers have."""
    return f"{points / form.bare:g} {'pt' if form.bare == 1 else 'mm'}" if math.isfinite(points) else "∞"


def _color(text: str) -> Color:
    try:
        return parse_hex(text)
    except ValueError:
        raise MisfitError("store-value-color") from None
