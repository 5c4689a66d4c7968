"""Reads workbooks (.xlsx): the sheets that are there, and the cells of one as text, as a spreadsheet shows them.

Only what is seen is read: hidden rows and columns are not, formulas count with the results they were saved with.
Cells outside of what a table may hold are passed over. Parts and elements: ECMA-376 part 1, 18.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from kiclayout.base.record import dataclass
from kiclayout.content.edit.html_grid import MOST_COLUMNS, MOST_ROWS
from kiclayout.content.sheet import Area, Sheet, read_area
from kiclayout.convert.archive import Archive, BrokenError
from kiclayout.convert.number_formats import BUILT_IN, shown

_MOST_STRINGS = 500_000
_FAR_ROWS, _FAR_COLUMNS = 1 << 20, 1 << 14
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True)
class _Tab:
    """A sheet as the workbook lists it: its name and the part that it is in."""

    name: str
    part: str


class Workbook(Archive):
    """A workbook that is open."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all sheets that are shown."""
        return tuple(tab.name for tab in self._tabs)

    def sheet(self, name: str = "", area: Area | None = None) -> Sheet | None:
        """The filled cells of a sheet (empty = the first), or those of a range; None = there is no such sheet."""
        tab = next((tab for tab in self._tabs if name in ("", tab.name)), None)
        if tab is None:
            return None
        reading = _Reading(self, area)
        for element in self._elements(tab.part):
            reading.take(element)
        return reading.finished(tab.name)

    def _elements(self, part: str) -> Iterator[etree._Element]:
        """Rows, columns and joined cells of a sheet."""
        yield from self.tree(part).iter("{*}col", "{*}row", "{*}mergeCell")

    @cached_property
    def _tabs(self) -> tuple[_Tab, ...]:
        book = self.tree("xl/workbook.xml")
        targets = {
            one.get("Id"): posixpath.normpath(posixpath.join("xl", one.get("Target", "")))
            for one in self.tree("xl/_rels/workbook.xml.rels").iter("{*}Relationship")
        }
        made = []
        for one in book.iter("{*}sheet"):
            part = targets.get(one.get(_RELATION) or one.get(_STRICT_RELATION))
            if part and one.get("state", "visible") == "visible":
                made.append(_Tab(one.get("name", ""), part.removeprefix("xl//").lstrip("/")))
        if not made:
            raise BrokenError
        return tuple(made)

    @cached_property
    def since_1904(self) -> bool:
        """Whether days are counted from 1904."""
        found = next(self.tree("xl/workbook.xml").iter("{*}workbookPr"), None)
        return found is not None and found.get("date1904") in ("1", "true")

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """The texts that cells share."""
        if "xl/sharedStrings.xml" not in self.parts:
            return ()
        items = self.tree("xl/sharedStrings.xml").iter("{*}si")
        return tuple(text_of(item) for item, _ in zip(items, range(_MOST_STRINGS), strict=False))

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The number format of every cell style."""
        if "xl/styles.xml" not in self.parts:
            return ()
        styles = self.tree("xl/styles.xml")
        own = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter("{*}numFmt")}
        cells = next(styles.iter("{*}cellXfs"), None)
        ids = [one.get("numFmtId", "0") for one in cells.iter("{*}xf")] if cells is not None else []
        return tuple(own.get(one) or BUILT_IN.get(int(one) if one.isdigit() else 0, "General") for one in ids)


def text_of(item: etree._Element) -> str:
    """The words of a text with its runs, without readings over them."""
    said = [
        one.text or ""
        for one in item.iter("{*}t")
        if not any(etree.QName(above).localname == "rPh" for above in one.iterancestors())
    ]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(said)).replace("\r\n", "\n").replace("\r", "\n")


class _Reading:
    """The cells of a sheet while they are read."""

    def __init__(self, book: Workbook, area: Area | None) -> None:
        self._book, self._area = book, area
        self._texts: dict[tuple[int, int], str] = {}
        self._joined: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = -1
        self._filled: set[int] = set()
        self._unsolved = 0

    def take(self, element: etree._Element) -> None:
        """A row, a column or a joined cell."""
        match etree.QName(element).localname:
            case "row":
                self._take_row(element)
            case "col":
                if element.get("hidden") in ("1", "true"):
                    first, last = _whole(element.get("min")), _whole(element.get("max"))
                    self._hidden_columns |= set(range(max(first - 1, 0), min(last, _FAR_COLUMNS)))
            case _:
                found = read_area(element.get("ref", ""))
                if found is not None and len(self._joined) < MOST_ROWS * MOST_COLUMNS:
                    self._joined.append(found)

    def _take_row(self, row: etree._Element) -> None:
        self._row = _whole(row.get("r"), self._row + 2) - 1
        if row.get("hidden") in ("1", "true"):
            self._hidden_rows.add(self._row)
            return
        column = -1
        for cell in row.iter("{*}c"):
            place = read_area(cell.get("r", ""))
            column = place.left if place is not None else column + 1
            if not self._wanted(self._row, column):
                continue
            text = self._text(cell)
            if text:
                self._filled.add(self._row)
                if len(self._filled) <= MOST_ROWS:
                    self._texts[self._row, column] = text
            elif cell.find("{*}f") is not None and cell.get("t") != "str":  # a text may be empty, a number is not
                self._unsolved += 1

    def _wanted(self, row: int, column: int) -> bool:
        area = self._area
        if not (0 <= row < _FAR_ROWS and 0 <= column < _FAR_COLUMNS) or column in self._hidden_columns:
            return False
        return area is None or (area.top <= row <= area.bottom and area.left <= column <= area.right)

    def _text(self, cell: etree._Element) -> str:
        """What a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return text_of(cell)
        found = cell.find("{*}v")
        value = (found.text or "") if found is not None else ""
        match kind:
            case "s":
                at, strings = _whole(value, -1), self._book.strings
                return strings[at] if 0 <= at < len(strings) else ""
            case "b":
                return "TRUE" if value == "1" else "FALSE"
            case "n":
                return self._number(value, _whole(cell.get("s")))
            case _:
                return value

    def _number(self, value: str, style: int) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        formats = self._book.formats
        code = formats[style] if 0 <= style < len(formats) else "General"
        return shown(number, code, self._book.since_1904) if number == number and abs(number) < 1e300 else value

    def finished(self, name: str) -> Sheet:
        """The sheet, from the first filled row and column to the last."""
        if not self._texts:
            return Sheet(name, (), unsolved=self._unsolved)
        rows = [row for row, _ in self._texts]
        columns = [column for _, column in self._texts]
        area = self._area or Area(min(rows), min(columns), max(rows), max(columns))
        area = self._kept(area, max(rows))
        ys = [y for y in range(area.top, area.bottom + 1) if y not in self._hidden_rows][:MOST_ROWS]
        xs = [x for x in range(area.left, area.right + 1) if x not in self._hidden_columns][:MOST_COLUMNS]
        texts = tuple(tuple(self._texts.get((y, x), "") for x in xs) for y in ys)
        joined = tuple(found for one in self._joined if (found := _seen(one, ys, xs)))
        left = len(self._filled - set(ys)), len(set(columns) - set(xs))
        return Sheet(name, texts, joined, area, *left, self._unsolved)

    def _kept(self, area: Area, last: int) -> Area:
        """``area`` without empty rows at its end, no larger than a table."""
        bottom = min(area.bottom, max(last, area.top))
        return Area(area.top, area.left, bottom, min(area.right, area.left + _FAR_COLUMNS))


def _seen(area: Area, ys: list[int], xs: list[int]) -> Area | None:
    """A joined cell as places among the rows and columns that are read; None = it joins none of them."""
    rows = [n for n, y in enumerate(ys) if area.top <= y <= area.bottom]
    columns = [n for n, x in enumerate(xs) if area.left <= x <= area.right]
    if not rows or not columns or len(rows) * len(columns) < 2:
        return None
    return Area(rows[0], columns[0], rows[-1], columns[-1])


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
