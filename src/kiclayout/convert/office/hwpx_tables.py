"""Tables of .hwpx: where their cells stand, and the tables that are no more than a heading with its number in a box."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from kiclayout.base.record import replace
from kiclayout.content.edit.html_grid import MOST_COLUMNS
from kiclayout.convert.loose.signs import SENTENCE
from kiclayout.convert.office.grids import Place
from kiclayout.convert.office.looks import attribute, value_of
from kiclayout.convert.office.written import Entry, Line

_NUMBER = re.compile(r"(\d{1,2}|[Ⅰ-Ⅻ])|(?:\d{1,2}|[Ⅰ-Ⅻ]|[가나다라마바사아자차카타파하])[.)]|[①-⑳]")
_HEADING = 40
"""Characters of the longest line in a box that is a heading."""


class Found(NamedTuple):
    """A cell as it is met: its element, the line of the table that it is in, from 0, and what is in it."""

    element: etree._Element
    line: int
    align: str
    entries: tuple[Entry, ...]


class _Box(NamedTuple):
    """Where a cell begins, from 0, and how many rows and columns it covers."""

    row: int
    column: int
    high: int
    wide: int


def places_of(found: Sequence[Found]) -> list[Place]:
    """The cells in rows and columns that count on: one in which no cell begins is none."""
    boxes = _told(found) or _counted(found)
    rows = sorted({box.row for box in boxes})
    columns = sorted({box.column for box in boxes})
    bodies = {box.row for box, cell in zip(boxes, found, strict=True) if not _is_head(cell)}
    return [
        Place(
            bisect_left(rows, box.row),
            bisect_left(columns, box.column),
            bisect_left(columns, box.column + box.wide) - bisect_left(columns, box.column),
            bisect_left(rows, box.row + box.high) - bisect_left(rows, box.row),
            box.row not in bodies,
            cell.align,
            cell.entries,
        )
        for box, cell in sorted(zip(boxes, found, strict=True), key=lambda one: one[0])
    ]


def _is_head(cell: Found) -> bool:
    return attribute(cell.element, "header") in ("1", "true")


def _told(found: Sequence[Found]) -> list[_Box]:
    """Where cells say that they are; nothing if one says nothing, or two say the same."""
    boxes = [
        _Box(_said(cell, "cellAddr", "rowAddr", -1), _said(cell, "cellAddr", "colAddr", -1), *_spans(cell))
        for cell in found
    ]
    wrong = any(box.row < 0 or box.column < 0 for box in boxes)
    return [] if wrong or len({box[:2] for box in boxes}) < len(boxes) else boxes


def _counted(found: Sequence[Found]) -> list[_Box]:
    """Cells one beside the other, beside those that come down from above."""
    boxes = list[_Box]()
    free: dict[int, int] = {}  # of each column the first row in which nothing comes down
    for line, cells in groupby(found, key=lambda cell: cell.line):
        column = 0
        for cell in cells:
            while free.get(column, 0) > line:
                column += 1
            high, wide = _spans(cell)
            boxes.append(_Box(line, column, high, wide))
            free.update(dict.fromkeys(range(column, column + min(wide, MOST_COLUMNS)), line + high))
    return boxes


def _spans(cell: Found) -> tuple[int, int]:
    return max(_said(cell, "cellSpan", "rowSpan", 1), 1), max(_said(cell, "cellSpan", "colSpan", 1), 1)


def _said(cell: Found, name: str, said: str, default: int) -> int:
    text = value_of(cell.element, name, said)
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default


def heading_in(places: Sequence[Place]) -> Line | None:
    """The heading that a table of one row is there for: a number, and a short line; None = it is no such table."""
    filled = [place for place in places if place.entries]
    if len(filled) != 2 or len({place.row for place in places}) != 1:
        return None
    lines = [place.entries[0] if len(place.entries) == 1 else None for place in filled]
    count, line = lines
    if not isinstance(count, Line) or not isinstance(line, Line):
        return None
    found = _NUMBER.fullmatch(count.text)
    if found is None or len(line.text) > _HEADING or SENTENCE.search(line.text) or line.text[:1].isdigit():
        return None
    return replace(line, role="heading", level=1, marker=f"{found[0]}." if found[1] else found[0])
