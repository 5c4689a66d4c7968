"""Reads files with cells as sheets: workbooks (.xlsx) and text files with separators (.csv, .tsv, .txt).

Encodings, separators and quoted line ends are found out; numbers stay as they are written, or as a workbook shows them.
Everything that cannot be read is a ``KicError`` that names the file and what to do.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.content.edit.html_grid import MOST_COLUMNS, MOST_ROWS
from kiclayout.content.sheet import DataSource, Sheet
from kiclayout.convert.loose.source import decoded

if TYPE_CHECKING:
    from kiclayout.convert.workbook import Workbook

ENDINGS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
"""Files that can be read."""

OLD_ENDINGS = (".xls", ".xlsb", ".ods", ".numbers", ".et", ".cell", ".hcell")
"""Spreadsheets that have to be saved as another kind first."""

LIMIT = 24 << 20
"""The largest file that is read, in bytes."""

_BOOKS = (".xlsx", ".xlsm")
_SEPARATORS = ",\t;|"
_SNIFFED = 200
"""Rows by which a separator is found."""


def sheet_names(path: Path) -> tuple[str, ...]:
    """The names of a workbook's sheets; one empty name for a text file.

    Raises:
        KicError: The file cannot be read.
    """
    _check(path)
    if path.suffix.lower() not in _BOOKS:
        return ("",)
    with _opened(path) as book:
        return book.names


def read_sheet(path: Path, source: DataSource) -> Sheet:
    """The cells that ``source`` names in the file at ``path``.

    Raises:
        KicError: The file cannot be read, has no such sheet, or there is nothing in it.
    """
    _check(path)
    made = _from_book(path, source) if path.suffix.lower() in _BOOKS else _from_text(path, source)
    if not any(any(row) for row in made.rows) and made.unsolved:
        raise _refused("convert-sheet-unsolved", path, sheet=source.sheet or path.name)
    if not any(any(row) for row in made.rows):
        raise _refused("convert-sheet-empty", path, sheet=source.sheet or path.name)
    return made


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
    """A workbook while it is read; refuses what is none."""
    from kiclayout.convert.archive import BrokenError  # not above: most windows never see a workbook
    from kiclayout.convert.workbook import Workbook

    try:
        with Workbook(path) as book:
            yield book
    except BrokenError as error:
        raise _refused("convert-sheet-broken", path) from error


def _from_book(path: Path, source: DataSource) -> Sheet:
    with _opened(path) as book:
        made, names = book.sheet(source.sheet, source.area), book.names
    if made is None:
        raise _refused("convert-sheet-missing", path, sheet=source.sheet, names=", ".join(names[:8]))
    return made


# ---------------------------------------------------------------------------------------------------- text
def _from_text(path: Path, source: DataSource) -> Sheet:
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        raise _refused("convert-file-unreadable", path, reason=error.strerror or "") from error
    if text is None:
        raise _refused("convert-sheet-broken", path)
    rows = cells_of(text, "\t" if path.suffix.lower() == ".tsv" else "")
    if source.area is not None:
        area = source.area
        rows = [row[area.left : area.right + 1] for row in rows[area.top : area.bottom + 1]]
    columns = max((len(row) for row in rows), default=0)
    wide = min(columns, MOST_COLUMNS)
    kept = tuple(tuple([*row, *[""] * wide][:wide]) for row in rows[:MOST_ROWS])
    left = max(len(rows) - MOST_ROWS, 0), columns - wide
    return Sheet("", kept, area=source.area, cut=left[0], cut_columns=left[1])


def cells_of(text: str, separator: str = "") -> list[list[str]]:
    """The cells of a text with separators, without what is empty at its end; an empty ``separator`` is found out."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # a line that spreadsheets write
        separator, text = first.strip()[4], rest
    rows = _parted(text, separator or _separator(text))
    rows = [[cell.strip().replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    return [row[:wide] for row in rows]


def _parted(text: str, separator: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
    except csv.Error:  # a stray quote: cells as they stand
        return [line.split(separator) for line in text.splitlines()]


def _separator(text: str) -> str:
    """The sign that parts most rows into the same number of cells."""
    sample = "\n".join(text.split("\n")[:_SNIFFED])

    def worth(sign: str) -> tuple[float, int]:
        widths = [len(row) for row in _parted(sample, sign)]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual) / max(len(widths), 1) if usual > 1 else 0.0), usual

    return max(_SEPARATORS, key=lambda sign: (round(worth(sign)[0], 1), worth(sign)[1]))


# ---------------------------------------------------------------------------------------------------- refused
def _check(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _refused("convert-file-unreadable", path, reason=error.strerror or "") from error
    if path.suffix.lower() in OLD_ENDINGS:
        raise _refused("convert-sheet-kind", path)
    if size > LIMIT:
        raise _refused("convert-file-large", path, limit=f"{LIMIT >> 20} MiB")


def _refused(code: str, path: Path, **values: str) -> KicError:
    sink = Sink()
    name = unicodedata.normalize("NFC", path.name)
    filled: dict[str, Any] = {"name": name, **values}
    return KicError(sink.add(code, place=Place(name), **filled))
