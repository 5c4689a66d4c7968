"""The lines of a PDF that somebody else made, and where in known paragraphs they end.

Characters are read in the order in which the file draws them; a new line begins where the baseline moves or the pen
goes back. Paragraphs are found by their characters alone, blanks aside, so that neither spaces nor breaks nor what
stands between paragraphs matter. Nothing is judged here.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass

UNKNOWN = "\ufffd"
"""Stands for a glyph of which the file does not tell the character."""

_STEP, _BACK = 0.6, 1.0
"""A line ends where the baseline moves by more than this, or the pen goes back by more than this, in ems."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """Characters on one baseline.

    Attributes:
        page: From 0.
        text: As drawn, composed (NFC), without blanks; ``UNKNOWN`` where the file does not tell.
        left: Left edge of the first character, in points from the page's left edge.
        right: Right edge of the last letter or figure; marks that hang out of the measure do not count.
    """

    page: int
    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Ended:
    """A line found in a paragraph.

    Attributes:
        end: The character of the paragraph with which the next line begins, or its length.
        width: From its first character to its last letter, in points.
    """

    end: int
    width: float


@dataclass(frozen=True, slots=True)
class _Char:
    """A character of a page: its origin, the edges of its ink and its em, in points."""

    page: int
    char: str
    x: float
    y: float
    left: float
    right: float
    em: float


def read_pdf_lines(file: Path) -> tuple[PdfLine, ...]:
    """All lines of ``file``, in the order in which they are drawn.

    Raises:
        KicError: It cannot be read.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KicError(Sink().add("convert-pdf-unreadable", place=Place(file.name), reason=reason)) from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            chars = [char for number in range(len(document)) for char in _chars(document, number)]
    except pypdfium2.PdfiumError as error:
        raise KicError(Sink().add("convert-pdf-unreadable", place=Place(file.name), reason=str(error))) from error
    return tuple(_lines(chars))


def find_ends(lines: Sequence[PdfLine], paragraphs: Sequence[str]) -> tuple[tuple[Ended, ...] | None, ...]:
    """For each of ``paragraphs`` the lines in which it stands, or None where it does not.

    Paragraphs are looked for in the order in which they are given, each after the one before; one that is not there is
    looked for in the whole file.
    """
    stream = "".join(line.text for line in lines)
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line.text))
    found: list[tuple[Ended, ...] | None] = []
    after = 0
    for paragraph in paragraphs:
        places = [at for at, char in enumerate(paragraph) if _is_seen(char)]
        solid = "".join(paragraph[at] for at in places)
        start = _where(stream, solid, after)
        if start < 0:
            start = _where(stream, solid, 0)
        if start < 0 or not solid:
            found.append(None)
            continue
        after = start + len(solid)
        found.append(tuple(_ended(lines, begins, (start, after), [*places, len(paragraph)])))
    return tuple(found)


def _where(stream: str, solid: str, after: int) -> int:
    """Where ``solid`` stands in ``stream`` from ``after`` on, or -1; what the file does not tell may be anything."""
    start = stream.find(solid, after)
    if start < 0 and UNKNOWN in stream:
        vague = re.compile("".join(f"[{re.escape(char)}{UNKNOWN}]" for char in solid))
        found = vague.search(stream, after)
        start = found.start() if found else -1
    return start


def _ended(
    lines: Sequence[PdfLine], begins: Sequence[int], where: tuple[int, int], places: Sequence[int]
) -> Iterator[Ended]:
    """The lines of the characters ``where`` of the stream; ``places`` says where each stands in its paragraph."""
    start, stop = where
    for number in range(bisect_right(begins, start) - 1, len(lines)):
        if begins[number] >= stop:
            return
        line = lines[number]
        if line.text:
            end = min(begins[number + 1], stop)
            yield Ended(places[end - start], line.right - line.left)


def _lines(chars: Sequence[_Char]) -> Iterator[PdfLine]:
    row: list[_Char] = []
    for before, char in pairwise([None, *chars]):
        assert char is not None, "only the first is none"
        if before is not None and _is_new_line(before, char):
            yield _line(row)
            row = []
        row.append(char)
    if row:
        yield _line(row)


def _is_new_line(before: _Char, char: _Char) -> bool:
    em = max(before.em, char.em)
    moved = abs(char.y - before.y) > _STEP * em or char.x < before.x - _BACK * em
    return char.page != before.page or moved


def _line(row: Sequence[_Char]) -> PdfLine:
    text = unicodedata.normalize("NFC", "".join(char.char for char in row))
    letters = [char.right for char in row if char.char[-1].isalnum()]
    return PdfLine(row[0].page, text, row[0].left, max(letters, default=row[-1].right))


def _is_seen(char: str) -> bool:
    """Whether a character leaves a mark: neither blank nor a sign that only guides the typesetter."""
    return not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc")


def _chars(document: pypdfium2.PdfDocument, number: int) -> Iterator[_Char]:
    """The characters of a page that leave a mark."""
    text = document[number].get_textpage()
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index) or ord(UNKNOWN))
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or not _is_seen(char):
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        left, _, right, _ = text.get_charbox(index)
        em = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.b, matrix.d)
        yield _Char(number, char, x.value, y.value, left, right, em or 1.0)
