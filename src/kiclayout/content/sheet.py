"""Sheets as tables see them: cells as text with what is joined, and which part of which file a table comes from.

Where a table comes from is written ``data/ports.xlsx#Sheet1!A1:D9``: a file of the issue's folder, and in it a sheet
and a range, both of which may be left out. How files are read is ``convert.sheet``'s business.
"""

from __future__ import annotations

import re

from kiclayout.base.record import dataclass

_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")
_QUOTED = re.compile(r"'((?:[^']|'')*)'(?:!|$)")
_FAILED = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!|SPILL!|CALC!)")
"""What spreadsheets show in place of a result."""
_PLAIN = re.compile(r"[\w.가-힣一-鿿-]+")


@dataclass(frozen=True, slots=True)
class Area:
    """Cells of a sheet: first and last row and column from 0, inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        """How many rows."""
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        """How many columns."""
        return self.right - self.left + 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells as they are read.

    Attributes:
        name: Of the sheet; empty for text files.
        rows: Their texts, all rows equally long.
        joined: Joined cells, as places in ``rows``.
        area: Where they stand in the file's sheet; None = it has no places (text files).
        cut: Rows that were left out, for there are too many.
        cut_columns: Columns likewise.
        unsolved: Cells with a formula that was saved without its result; they are empty.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    joined: tuple[Area, ...] = ()
    area: Area | None = None
    cut: int = 0
    cut_columns: int = 0
    unsolved: int = 0

    @property
    def faulty(self) -> int:
        """How many cells say that their formula failed."""
        return sum(bool(_FAILED.fullmatch(text)) for row in self.rows for text in row)


@dataclass(frozen=True, slots=True)
class DataSource:
    """Where a table comes from: a file, a sheet in it (empty = the first) and a range (None = all that is filled)."""

    file: str
    sheet: str = ""
    area: Area | None = None

    def written(self) -> str:
        """As the field ``data`` has it."""
        name = (
            self.sheet if not self.sheet or _PLAIN.fullmatch(self.sheet) else "'" + self.sheet.replace("'", "''") + "'"
        )
        area = area_name(self.area) if self.area else ""
        part = f"{name}!{area}" if name and area else name or area
        return f"{self.file}#{part}" if part else self.file


def read_source(text: str) -> DataSource:
    """What the field ``data`` says; a range that is none counts as a sheet's name."""
    file, _, part = text.strip().partition("#")
    quoted = _QUOTED.match(part)
    if quoted:
        sheet, area = quoted[1].replace("''", "'"), part[quoted.end() :]
    elif "!" in part:
        sheet, _, area = part.rpartition("!")
    else:
        sheet, area = ("", part) if read_area(part) else (part, "")
    return DataSource(file.strip(), sheet, read_area(area))


def read_area(text: str) -> Area | None:
    """The range that ``A1:D9`` or ``B2`` names; None = it is none."""
    found = _AREA.fullmatch(text.strip())
    if found is None:
        return None
    first = int(found[2]) - 1, _column(found[1])
    last = (int(found[4]) - 1, _column(found[3])) if found[3] else first
    if min(first[0], last[0]) < 0:
        return None
    (top, bottom), (left, right) = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return Area(top, left, bottom, right)


def area_name(area: Area) -> str:
    """``A1:D9``."""
    first = f"{column_name(area.left)}{area.top + 1}"
    last = f"{column_name(area.right)}{area.bottom + 1}"
    return first if first == last else f"{first}:{last}"


def column_name(number: int) -> str:
    """The letters of a column from 0: A, Z, AA."""
    name, number = "", number + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
