"""Checks the values of fields that are no prose. A wrong one is a finding and stays as it is written."""

from __future__ import annotations

import re
from typing import Any

from kiclayout.content.block import Grid
from kiclayout.content.chart_data import KINDS, SORTS
from kiclayout.store.text.inline import LANGUAGES
from kiclayout.store.text.scan import BLANK, Line, Reading

_WORDS = {
    ("figure", "size"): ("text", "wide", "half", "third"),
    ("figure", "wrap"): ("left", "right", "left contour", "right contour", "left oval", "right oval"),
    ("table", "role"): ("ranking", "comparison", "schedule", "text"),
    ("table", "turn"): ("left", "right"),
    ("chart", "kind"): KINDS,
    ("chart", "stack"): ("yes", "no"),
    ("chart", "sort"): SORTS[1:],
    ("chart", "values"): ("yes", "no"),
    ("event", "lead"): ("ko", "zh"),
    ("poster", "lang"): LANGUAGES,
    ("head", "lang"): LANGUAGES,
}
_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_SHARE = r"(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+)"
_POINT = r"(?:100|\d{1,2})% +(?:100|\d{1,2})%"
_PART = rf"{_SHARE}(?:[ ,]+{_SHARE}){{3}}"
_RATIO = r"[1-9]\d*(?:\.\d+)?:[1-9]\d*(?:\.\d+)?"
_WIDTH = r"(?:\d*\*|auto|\d+(?:\.\d+)?(?:mm|cm|pt|%)?)"
_SHAPES = {
    ("figure", "crop"): (rf"{_RATIO}(?: +(?:{_POINT}|{_PART}))?|{_POINT}|{_PART}", "3:2 50% 30%"),
    ("figures", "cols"): (r"[1-6]", "2"),
    ("table", "head_cols"): (r"\d{1,2}", "1"),
    ("table", "widths"): (rf"{_WIDTH}(?:[ ,]+{_WIDTH})*", "20mm * * 15mm"),
    ("chart", "x"): (r"[1-9]\d?", "3"),
    ("chart", "y"): (r"[1-9]\d?(?:[ ,]+[1-9]\d?)*", "4"),
    ("chart", "table"): (r"[\w.-]+(?:/[\w.-]+)?", "t-top10"),
    ("event", "date"): (rf"{_DAY}(?:\.\.{_DAY})?", "2023-05-30..2023-05-31"),
    ("qr", "size"): (r"\d+(?:\.\d+)?(?:mm|cm|pt)?", "20mm"),
    ("{…}", "space"): (r"\d+(?:\.\d+)?(?:mm|cm|in|pt)?", "6mm"),
    ("head", "label"): (r"[\w.-]+", "a-unicorn"),
    ("head", "template"): (r"[\w.-]+", "event"),
}


def check_value(reading: Reading, box: str, key: str, value: Line) -> None:
    """A finding if ``value`` cannot stand in the field ``key``; an empty value can stand anywhere."""
    if not value.text:
        return
    words = _WORDS.get((box, key))
    shape, example = _SHAPES.get((box, key), ("", ""))
    if words and value.text not in words:
        reading.say("store-field-word", value, key=key, value=value.text, names=", ".join(words))
    elif shape and not re.fullmatch(shape, value.text):
        reading.say("store-field-value", value, key=key, value=value.text, example=example)


def check_columns(reading: Reading, line: Line, grid: Grid, fields: dict[str, Any]) -> None:
    """A finding if a table's box speaks of more or fewer columns than its rows have."""
    columns = len(grid.align)
    widths = len(re.split(r"[ ,]+", fields.get("widths", "").strip(BLANK))) if fields.get("widths") else columns
    if widths != columns:
        reading.say("store-table-widths", line, key="widths", found=widths, wanted=columns)
    head_cols = fields.get("head_cols", "")
    if re.fullmatch(r"\d{1,2}", head_cols) and int(head_cols) > columns:
        reading.say("store-table-widths", line, key="head_cols", found=head_cols, wanted=columns)
