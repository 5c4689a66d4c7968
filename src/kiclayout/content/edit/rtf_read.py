"""Reads the rich text (RTF) that old programs put on the clipboard: words, paragraphs, bold, rows and cells of tables.

Only what a newsletter keeps is taken; pictures, fields, colours and fonts are not. Any text can be read: what is broken
is read as far as it goes. Words: Microsoft's Rich Text Format specification 1.9.1.
"""

from __future__ import annotations

import re
from itertools import groupby

from kiclayout.content.block import Block, Cell, Grid, Paragraph, Row, Table
from kiclayout.content.edit.fragment import Fragment, read_fragment
from kiclayout.content.edit.html_grid import MOST_COLUMNS, MOST_ROWS
from kiclayout.content.inline import BOLD, Break, Inline, Text
from kiclayout.content.rectangle import rectangular
from kiclayout.content.runs import clean, normal_runs

LARGEST = 8_000_000
_DEEPEST = 200

_TOKEN = re.compile(r"\\([a-z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_SKIPPED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "fldinst", "header", "footer", "headerl", "headerr",
    "listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "datastore", "latentstyles", "footnote",
    "bkmkstart", "bkmkend", "pntext", "shppict", "nonshppict", "xmlnstbl", "mmathPr",
})  # fmt: skip
_SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip


class _Group:
    """What holds between two braces."""

    def __init__(self, above: _Group | None = None) -> None:
        self.skipped: bool = above.skipped if above else False
        self.bold: bool = above.bold if above else False
        self.stand_in: int = above.stand_in if above else 1


class _Reader:
    def __init__(self) -> None:
        self._groups = [_Group()]
        self._bytes = bytearray()
        self._page = "cp1252"
        self._wait = 0
        self._runs: list[Inline] = []
        self._cell: list[Block] = []
        self._row: list[Cell | str] = []
        self._rows: list[list[Cell | str]] = []
        self._in_table = False
        self.blocks: list[Block] = []
        self.cut = False

    def read(self, text: str) -> None:
        for found in _TOKEN.finditer(text):
            word, number, byte, sign, brace, plain = found.groups()
            if byte:
                self._take_byte(int(byte, 16))
                continue
            self._settle()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word, int(number) if number else None)
            elif sign:
                self._sign(sign)
            elif plain:
                self._say(plain)
        self._settle()

    # ------------------------------------------------------------------------------------------------ tokens
    def _brace(self, brace: str) -> None:
        if brace == "{" and len(self._groups) < _DEEPEST:
            self._groups.append(_Group(self._groups[-1]))
        elif brace == "}" and len(self._groups) > 1:
            self._groups.pop()

    def _take_byte(self, byte: int) -> None:
        """A letter of a legacy encoding, or half of one."""
        if self._wait:
            self._wait -= 1
        else:
            self._bytes.append(byte)

    def _settle(self) -> None:
        """Says the bytes that came."""
        if self._bytes:
            said, self._bytes = bytes(self._bytes).decode(self._page, "replace"), bytearray()
            self._say(said)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._groups[-1].skipped = True
        elif sign in "~-_":
            self._say({"~": " ", "-": "", "_": "-"}[sign])
        else:
            self._say(sign)

    def _word(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        if word in _SKIPPED:
            group.skipped = True
        elif word == "ansicpg" and number:
            self._page = {949: "cp949", 936: "gb18030", 950: "cp950", 932: "cp932"}.get(number, "cp1252")
        elif word == "uc":
            group.stand_in = number or 0
        elif word == "u" and number is not None:
            self._say(chr(number % 65536), group.stand_in)
        elif word in ("b", "plain"):
            group.bold = word == "b" and number != 0
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif not group.skipped:
            self._layout(word)

    def _layout(self, word: str) -> None:
        """A word about paragraphs and tables."""
        match word:
            case "par" | "sect" | "page":
                self._end_paragraph()
            case "line":
                self._runs.append(Break())
            case "cell" | "nestcell":
                self._end_paragraph()
                self._row.append(Cell(tuple(self._cell)))
                self._cell = []
            case "row" | "nestrow":
                self._rows.append(self._row)
                self._row = []
            case "intbl":
                self._in_table = True
            case "pard":
                self._in_table = False

    def _say(self, text: str, stand_in: int = 0) -> None:
        if self._wait and not stand_in:  # what stands in for a letter that was given by its number
            text, self._wait = text[self._wait :], max(self._wait - len(text), 0)
        self._wait = stand_in or self._wait
        if text and not self._groups[-1].skipped:
            self._runs.append(Text(text, (BOLD,) if self._groups[-1].bold else ()))

    # ------------------------------------------------------------------------------------------------ blocks
    def _end_paragraph(self) -> None:
        runs = normal_runs(tuple(_mended(self._runs)))
        self._runs = []
        if runs and (self._in_table or self._row):
            self._cell.append(Paragraph(runs=runs))
        elif runs:
            self._end_table()
            self.blocks.append(Paragraph(runs=runs))

    def _end_table(self) -> None:
        self.cut |= len(self._rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in self._rows)
        rows = [row[:MOST_COLUMNS] for row in self._rows[:MOST_ROWS] if row]
        self._rows = []
        if rows:
            wide = max(map(len, rows))
            made = tuple(Row("body", (*row, *[Cell()] * (wide - len(row)))) for row in rows)
            self.blocks.append(Table(grid=rectangular(Grid(("",) * wide, made))))

    def finished(self) -> tuple[Block, ...]:
        """All blocks, with what was left open."""
        self._end_paragraph()
        if self._cell:
            self._row.append(Cell(tuple(self._cell)))
        if self._row:
            self._rows.append(self._row)
        self._end_table()
        return tuple(self.blocks)


def _mended(runs: list[Inline]) -> list[Inline]:
    """``runs`` with signs in two halves (UTF-16) as one and without control signs."""
    made: list[Inline] = []
    for marks, some in groupby(runs, key=lambda run: run.marks if isinstance(run, Text) else None):
        if marks is None:
            made += some
        else:
            words = "".join(run.text for run in some if isinstance(run, Text))
            made.append(Text(clean(_whole(words)), marks))
    return made


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_rtf(data: bytes) -> Fragment:
    """The fragment that ``data`` shows; empty if it is no RTF or shows nothing. Never raises."""
    if not data.lstrip().startswith(b"{\\rtf"):
        return Fragment()
    reader = _Reader()
    reader.read(data[:LARGEST].decode("latin-1"))
    blocks = reader.finished()
    cut = reader.cut or len(data) > LARGEST
    return read_fragment(blocks, cut)
