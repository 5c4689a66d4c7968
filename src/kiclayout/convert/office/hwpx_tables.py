"""Tables of .hwpx: where their cells stand, and the tables that are no more than a heading with its number in a box."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lxml import etree

from kiclayout.base.record import dataclass, replace
from kiclayout.convert.loose.signs import SENTENCE
from kiclayout.convert.office.grids import Place
from kiclayout.convert.office.looks import attribute, value_of
from kiclayout.convert.office.written import Entry, Line

_NUMBER = re.compile(r"(\d{1,2}|[Ⅰ-Ⅻ])|(?:\d{1,2}|[Ⅰ-Ⅻ]|[가나다라마바사아자차카타파하])[.)]|[①-⑳]")
_HEADING = 40
"""Characters of the longest line in a box that is a heading."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the row and column that it begins in, from 0, how many it covers, whether its row is a head, its text."""

    row: int
    column: int
    high: int
    wide: int
    head: bool
    align: str
    entries: tuple[Entry, ...]


def cell_of(element: etree._Element, row: int, column: int, align: str, entries: tuple[Entry, ...]) -> Cell:
    """A cell as it says; ``row`` and ``column`` where it says nothing."""
    return Cell(
        _whole(value_of(element, "cellAddr", "rowAddr"), row),
        _whole(value_of(element, "cellAddr", "colAddr"), column),
        max(_whole(value_of(element, "cellSpan", "rowSpan"), 1), 1),
        max(_whole(value_of(element, "cellSpan", "colSpan"), 1), 1),
        attribute(element, "header") in ("1", "true"),
        align,
        entries,
    )


def places_of(cells: Sequence[Cell]) -> list[Place]:
    """``cells`` in rows and columns that count on: one in which no cell begins is none."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    bodies = {cell.row for cell in cells if not cell.head}
    return [
        Place(
            bisect_left(rows, cell.row),
            bisect_left(columns, cell.column),
            bisect_left(columns, cell.column + cell.wide) - bisect_left(columns, cell.column),
            bisect_left(rows, cell.row + cell.high) - bisect_left(rows, cell.row),
            cell.row not in bodies,
            cell.align,
            cell.entries,
        )
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column))
    ]


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


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default
