"""Reads tables in both forms: pipe rows, and rows of list items for cells that hold more than a paragraph.

Joined cells are written as ``<`` and ``^``, so all rows are equally long and one that is not is a slip.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kiclayout.base.record import replace
from kiclayout.content.block import (
    JOINED_ABOVE,
    JOINED_LEFT,
    Block,
    Cell,
    Grid,
    Paragraph,
    Raw,
    Row,
    Table,
)
from kiclayout.content.inline import Text
from kiclayout.content.runs import normal_runs
from kiclayout.store.text.grammar import DELIMITER, FOOT
from kiclayout.store.text.scan import BLANK, Line, Reading

_CUT = re.compile(r"\\.|\|")
_CELL = re.compile(r"(\* |  )-(?: +|$)")


@dataclass(slots=True)
class _RowLines:
    """A row as it is read: its place, kind and cells, each one the lines that it is made of."""

    line: Line
    kind: str
    cells: list[list[Line]]


@dataclass(slots=True)
class _Draft:
    """A table as it is read."""

    rows: list[_RowLines] = field(default_factory=list)
    align: tuple[str, ...] | None = None
    form: str = ""
    foot: bool = False

    def new_row(self, line: Line, cells: list[list[Line]]) -> None:
        """Adds a row below."""
        self.rows.append(_RowLines(line, "foot" if self.foot else "body", cells))

    def delimit(self, text: str) -> None:
        """Takes a line of dashes: the first makes all rows above it head, a later one the row above."""
        above = self.rows if self.align is None else self.rows[-1:]
        for row in above:
            row.kind = "head"
        if self.align is None:
            self.align = tuple(_alignment(cell.strip(BLANK)) for cell in text.strip("|").split("|"))


def _alignment(dashes: str) -> str:
    left, right = dashes[0] == ":", dashes[-1] == ":"
    return "c" if left and right else "l" if left else "r" if right else ""


def read_table(reading: Reading, lines: Sequence[Line], at: int) -> tuple[Block, int]:
    """The table that begins at ``at`` and the index behind it."""
    draft = _Draft()
    after = at
    while after < len(lines):
        further = _pipe_line(draft, lines[after].stripped(), after) or _list_line(draft, lines, after)
        if not further:
            break
        after = further
    span = (lines[at].number, lines[after - 1].number)
    if not draft.rows and draft.align is None:
        reading.say("store-table-empty", lines[at])
        return Raw(text=tuple(line.text.strip(BLANK) for line in lines[at:after]), lines=span), after
    return Table(grid=_grid(reading, draft, lines[at].stripped()), lines=span), after


def _pipe_line(draft: _Draft, line: Line, at: int) -> int:
    """Takes a line that begins with a bar; the index behind it, or 0."""
    if not line.text.startswith("|"):
        return 0
    if DELIMITER.match(line.text):
        draft.delimit(line.text)
    elif FOOT.match(line.text):
        draft.foot = True
    elif draft.form == "list":
        return 0
    else:
        draft.form = "pipe"
        draft.new_row(line, [[cell] for cell in _cells(line)])
    return at + 1


def _cells(line: Line) -> list[Line]:
    cuts = [found.start() for found in _CUT.finditer(line.text) if found[0] == "|"]
    bounds = zip(cuts, [*cuts[1:], len(line.text)], strict=True)
    cells = [line.cut(start + 1, end).stripped() for start, end in bounds]
    if len(cells) > 1 and not cells[-1].text:
        del cells[-1]
    return [cell._replace(text=cell.text.replace("\\|", "|")) for cell in cells]


def _list_line(draft: _Draft, lines: Sequence[Line], at: int) -> int:
    """Takes a cell in list form with what is indented below it; the index behind, or 0."""
    line = lines[at]
    start = _CELL.match(line.text)
    if start is None or draft.form == "pipe" or (start[1] != "* " and not draft.rows):
        return 0
    draft.form = "list"
    if start[1] == "* ":
        draft.new_row(line, [])
    part = [line.cut(start.end())]
    after = at + 1
    while after < len(lines) and _in_cell(lines, after):
        part.append(lines[after].cut(4))
        after += 1
    draft.rows[-1].cells.append(part)
    return after


def _in_cell(lines: Sequence[Line], at: int) -> bool:
    if lines[at].text.startswith("    "):
        return True
    return lines[at].blank and at + 1 < len(lines) and lines[at + 1].text.startswith("    ")


def _grid(reading: Reading, draft: _Draft, first: Line) -> Grid:
    align = draft.align or ()
    columns = max([len(align), *(len(row.cells) for row in draft.rows)])
    if draft.align is None:
        reading.say("store-table-no-line", first)
    wanted = len(align) or len(draft.rows[0].cells)
    for row in draft.rows:
        if len(row.cells) != wanted:
            reading.say("store-table-cells", row.line, found=len(row.cells), wanted=wanted)
    rows = _Spans(reading, draft, columns).rows()
    return Grid(align + ("",) * (columns - len(align)), rows, draft.form or "pipe")


class _Spans:
    """Fills the places of a table and finds which cells are joined."""

    def __init__(self, reading: Reading, draft: _Draft, columns: int) -> None:
        self._reading, self._draft, self._columns = reading, draft, columns
        self._owner: dict[tuple[int, int], tuple[int, int]] = {}
        self._covered: dict[tuple[int, int], set[tuple[int, int]]] = {}

    def rows(self) -> tuple[Row, ...]:
        """All rows, joined cells with their sizes."""
        places = [[self._place(y, x) for x in range(self._columns)] for y in range(len(self._draft.rows))]
        for owner, covered in self._covered.items():
            self._join(owner, covered, places)
        return tuple(self._row(row, cells) for row, cells in zip(self._draft.rows, places, strict=True))

    def _place(self, y: int, x: int) -> Cell | str:
        cells = self._draft.rows[y].cells
        part = cells[x] if x < len(cells) else []
        sign = part[0].text.strip(BLANK) if len(part) == 1 else ""
        if sign not in (JOINED_LEFT, JOINED_ABOVE):
            self._owner[y, x] = (y, x)
            return self._cell(part)
        owner = self._owner.get((y, x - 1) if sign == JOINED_LEFT else (y - 1, x))
        if owner is None:
            self._reading.say("store-table-span", part[0], number=x + 1, sign=sign)
            self._owner[y, x] = (y, x)
            words = Paragraph(runs=normal_runs((Text(sign),)), lines=(part[0].number, part[0].number))
            return Cell((words,))
        self._owner[y, x] = owner
        self._covered.setdefault(owner, set()).add((y, x))
        return JOINED_LEFT if owner[0] == y else JOINED_ABOVE

    def _cell(self, part: list[Line]) -> Cell:
        if self._draft.form == "list":
            return Cell(self._reading.inside(part) if part else ())
        if not part or not part[0].text:
            return Cell()
        line = part[0]
        return Cell((Paragraph(runs=self._reading.runs(line), lines=(line.number, line.number)),))

    def _join(self, owner: tuple[int, int], covered: set[tuple[int, int]], places: list[list[Cell | str]]) -> None:
        """Gives the owner its size, or frees all if the joined places are no rectangle."""
        (y, x), cell = owner, places[owner[0]][owner[1]]
        height, width = max(a for a, _ in covered) - y + 1, max(b for _, b in covered) - x + 1
        if min(b for _, b in covered) < x or len(covered) + 1 != height * width:
            self._reading.say("store-table-shape", self._draft.rows[y].line, number=x + 1)
            for a, b in covered:
                places[a][b] = Cell()
        elif isinstance(cell, Cell):
            places[y][x] = replace(cell, cols=width, rows=height)

    def _row(self, row: _RowLines, cells: list[Cell | str]) -> Row:
        first = cells[0]
        whole = isinstance(first, Cell) and first.cols == self._columns > 1 and first.rows == 1
        return Row("band" if whole else row.kind, tuple(cells))
