"""Rows of tabs or pipes to tables: head, bands, joined cells, foot, alignment, lists in cells.

What a scanner keeps of a table is the cells' text. Spans are read from empty cells: a row whose first cell alone is
filled is a band, an empty first cell belongs to the label above it. Whatever is guessed is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kiclayout.base.record import replace
from kiclayout.content.block import JOINED_ABOVE, JOINED_LEFT, Block, Cell, Grid, Item, List, Paragraph, Row, Table
from kiclayout.convert.loose.desk import Desk
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.pieces import HEADING, PIPES, TABS, TEXT, Piece, ordinal
from kiclayout.convert.loose.signs import CREDIT, SPREAD, caption_of, heading_marker, is_prose, unspread

_FOOT = re.compile(r"(?:참고|합계|총계|총합|계|합 계|合计|总计|Total)(?:\s|$|:)", re.IGNORECASE)
_NUMERIC = re.compile(r"[+\-−–±]?[\d,.]+\s?(?:%|개|명|위)?|New|-|–", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[.월/]\s?\d{1,2}")
_DASHES = re.compile(r"\s*:?-+:?\s*")
_COUNTED = re.compile(r"(?:(?<=\s)|^)([IVX]{1,5}\.|[①-⑳])\s*")
_LONGEST_HEAD = 24
Cells = tuple[str, ...]


def is_table(piece: Piece) -> bool:
    """Whether the piece is rows of a table."""
    return piece.kind in (TABS, PIPES)


def rows_of(piece: Piece) -> list[Cells]:
    """The cells' text, all rows equally long; a pipe table's dashes are a row of their own."""
    rows = [_split(line.text, piece.kind) for line in piece.lines]
    columns = max(len(row) for row in rows)
    return [row + ("",) * (columns - len(row)) for row in rows]


def _split(text: str, kind: str) -> Cells:
    if kind == TABS:
        return tuple(cell.strip() for cell in text.strip("\r\n ").split("\t"))
    inner = text.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner))


def joined_tables(pieces: Sequence[Piece], desk: Desk) -> tuple[Piece, ...]:
    """``pieces`` with the two halves of every table that a page's end has cut made one."""
    out: list[Piece] = []
    for piece in pieces:
        if out and _goes_on(out[-1], piece):
            first, lines = out[-1], piece.lines
            if len(lines) > 1 and rows_of(piece)[0] == rows_of(first)[0] and _has_head(rows_of(first)):
                lines = lines[1:]
            desk.say("convert-table-joined", piece.place, rows=len(first.lines) + len(lines), first=len(first.lines))
            out[-1] = replace(first, lines=first.lines + lines)
        else:
            out.append(piece)
    return tuple(out)


def _goes_on(first: Piece, second: Piece) -> bool:
    if first.kind != TABS or second.kind != TABS or second.blanks != 1:
        return False
    above, below = rows_of(first), rows_of(second)
    if len(above[0]) != len(below[0]):
        return False
    return _is_band(below[0]) == _is_band(above[0]) and (below[0] == above[0] or not _has_head(below))


def is_caption(piece: Piece, table: Piece) -> bool:
    """Whether a heading or short line directly above ``table`` is its caption."""
    if table.blanks > 1 or piece.kind not in (TEXT, HEADING) or heading_marker(piece) or len(piece.lines) > 1:
        return False
    return len(piece.text) <= 60 and not is_prose(piece) and not piece.text.endswith((":", "："))


def read_table(piece: Piece, caption: Piece | None, notes: Collection[str], desk: Desk) -> Table:
    """The table of ``piece``, with the line above it as its caption."""
    rows = rows_of(piece)
    head = _head_rows(rows, piece)
    if piece.kind == PIPES:
        align = _pipe_align(rows)
        rows = [row for row in rows if not _is_dashes(row)]
    else:
        rows = [tuple(_narrowed(cell, piece, desk) for cell in row) for row in rows]
        align = ()
    draft = _Draft(piece, desk, rows, head, notes)
    grid = Grid(align or _alignment(rows, draft.kinds), draft.rows())
    label, words, source = _caption(caption)
    return Table(
        grid=grid, label=label, caption=words, source=source, role=_role(rows, head), lines=piece.span,
        head_cols=_head_cols(rows, head),
    )  # fmt: skip


def _narrowed(cell: str, piece: Piece, desk: Desk) -> str:
    if SPREAD.fullmatch(cell):
        desk.say("convert-label-spread", piece.place, typed=cell, text=unspread(cell))
    return unspread(cell)


def _caption(piece: Piece | None) -> tuple[tuple, tuple, tuple]:  # type: ignore[type-arg]
    if piece is None:
        return (), (), ()
    found = caption_of(piece)
    label, words = (found[1], found[2]) if found else ("", piece.bold or piece.text)
    credit = CREDIT.fullmatch(words)
    return read_runs(label), () if credit else read_runs(words), read_runs(credit[1]) if credit else ()


def _is_dashes(row: Cells) -> bool:
    return all(_DASHES.fullmatch(cell) for cell in row if cell) and any(row)


def _pipe_align(rows: Sequence[Cells]) -> tuple[str, ...]:
    dashes = next((row for row in rows if _is_dashes(row)), ())
    signs = {(True, True): "c", (True, False): "l", (False, True): "r", (False, False): ""}
    return tuple(signs[cell.startswith(":"), cell.endswith(":")] for cell in dashes)


def _is_band(row: Cells) -> bool:
    return len(row) > 2 and bool(row[0]) and not any(row[1:])


def _head_rows(rows: Sequence[Cells], piece: Piece) -> int:
    """How many rows stand at the head (a band above them apart)."""
    if piece.kind == PIPES:
        return next((at for at, row in enumerate(rows) if _is_dashes(row)), 0)
    return 1 if _has_head(rows) else 0


def _has_head(rows: Sequence[Cells]) -> bool:
    """Whether the first row names the columns: short words without numbers over cells of another kind."""
    if len(rows) < 2 or _is_band(rows[0]):
        return False
    first, below = rows[0], [row for row in rows[1:] if not _is_band(row)]
    plain = [re.sub(r"\b(?:19|20)\d\d년?", "", cell) for cell in first]
    if any(len(cell) > _LONGEST_HEAD or re.search(r"\d", cell) for cell in plain) or not all(first[1:]):
        return False
    return any(_is_other_kind(cell, [row[at] for row in below if row[at]]) for at, cell in enumerate(first))


def _is_other_kind(head: str, column: Sequence[str]) -> bool:
    if not column:
        return False
    numbers = sum(bool(re.match(r"[+\-]?\d", cell)) for cell in column)
    return numbers * 2 >= len(column) or sum(map(len, column)) >= 2.5 * max(len(head), 4) * len(column)


class _Draft:
    """One table on its way to rows: kinds first, then spans."""

    def __init__(self, piece: Piece, desk: Desk, rows: Sequence[Cells], head: int, notes: Collection[str]) -> None:
        self.piece, self.desk, self.texts, self.notes = piece, desk, rows, notes
        self.head = head
        self.kinds = self._kinds(head)

    def _kinds(self, head: int) -> list[str]:
        kinds = ["head" if at < head else "body" for at in range(len(self.texts))]
        for at, row in enumerate(self.texts):
            if _is_band(row) and self.piece.kind == TABS:
                kinds[at] = "band"
            elif at and kinds[at - 1] == "band" and not row[0] and not any(map(_NUMERIC.fullmatch, row)):
                kinds[at] = "head"
        for at in range(len(self.texts) - 1, head, -1):
            if not _FOOT.match(self.texts[at][0]):
                break
            kinds[at] = "foot"
        return kinds

    def rows(self) -> tuple[Row, ...]:
        """The rows, bands and labels joined over the places they stand for."""
        cells = [[self._cell(text, at) for text in row] for at, row in enumerate(self.texts)]
        places: list[list[Cell | str]] = [list(row) for row in cells]
        for at, kind in enumerate(self.kinds):
            if kind == "band":
                places[at] = [replace(cells[at][0], cols=len(cells[at])), *[JOINED_LEFT] * (len(cells[at]) - 1)]
        if self.piece.kind == TABS:
            self._join_labels(cells, places)
        return tuple(Row(kind, tuple(row)) for kind, row in zip(self.kinds, places, strict=True))

    def _cell(self, text: str, at: int) -> Cell:
        items = tuple(Item(marker, self._blocks(words, at)) for marker, words in _counted(text))
        span = (self._line(at), self._line(at))
        return Cell((List(items=items, lines=span),)) if items else Cell(self._blocks(text, at))

    def _blocks(self, text: str, at: int) -> tuple[Block, ...]:
        runs = read_runs(text, self.notes)
        return (Paragraph(runs=runs, lines=(self._line(at), self._line(at))),) if runs else ()

    def _line(self, at: int) -> int:
        """The line of row ``at`` (a pipe table's dashes lie between)."""
        number = at + (self.piece.kind == PIPES and at >= self.head)
        return self.piece.lines[min(number, len(self.piece.lines) - 1)].number

    def _join_labels(self, cells: list[list[Cell]], places: list[list[Cell | str]]) -> None:
        """Gives the empty first cells of the body to their labels."""
        for start, stop, label in self._spans():
            places[start][0] = replace(cells[label][0], rows=stop - start)
            for at in range(start + 1, stop):
                places[at][0] = JOINED_ABOVE
            code = "convert-span-centred" if label != start else "convert-span"
            self.desk.say(code, self.piece.lines[label].place, cell=self.texts[label][0], rows=stop - start)

    def _spans(self) -> list[tuple[int, int, int]]:
        """First row, row behind the last, and the row that holds the label, of every label over several rows.

        Empty cells above the first label belong to it: it stood in the middle of its rows.
        """
        body = [at for at, kind in enumerate(self.kinds) if kind == "body"]
        labels = [at for at in body if self.texts[at][0]]
        spans = []
        for number, label in enumerate(labels):
            start = body[0] if number == 0 else label
            stop = label + 1
            while stop < len(self.texts) and self.kinds[stop] == "body" and not self.texts[stop][0]:
                stop += 1
            whole = all(self.kinds[at] == "body" for at in range(start, stop))
            if stop - start > 1 and whole and all(any(self.texts[at]) for at in range(start, stop)):
                spans.append((start, stop, label))
        return spans


def _counted(text: str) -> list[tuple[str, str]]:
    """Markers and words of a list that stands in one line: ``I. … II. … III. …``; empty if it is none."""
    found = list(_COUNTED.finditer(text))
    count_on = [mark for at, mark in enumerate(found) if ordinal(mark[1]) == at + 1]
    if len(count_on) < 2 or len(count_on) != len(found) or found[0].start():
        return []
    ends = [mark.start() for mark in found[1:]] + [len(text)]
    return [(mark[1], text[mark.end() : end].strip()) for mark, end in zip(found, ends, strict=True)]


def _alignment(rows: Sequence[Cells], kinds: Sequence[str]) -> tuple[str, ...]:
    body = [row for row, kind in zip(rows, kinds, strict=True) if kind == "body"]
    columns = range(len(rows[0]))
    filled = [[row[at] for row in body if row[at]] for at in columns]
    numeric = [bool(cells) and all(map(_NUMERIC.fullmatch, cells)) for cells in filled]
    numeric[0] = numeric[0] and not any(map(_DATE.match, filled[0]))
    return tuple("r" if one else "l" for one in numeric)


def _role(rows: Sequence[Cells], head: int) -> str:
    first = [row[0] for row in rows[head:] if row[0]]
    if head and re.match(r"순\s?위|排名|Rank", rows[0][0]):
        return "ranking"
    return "schedule" if len(first) > 1 and all(map(_DATE.match, first)) else ""


def _head_cols(rows: Sequence[Cells], head: int) -> str:
    """``1`` if the first column names the rows: there is no head, and it is short."""
    first = [row[0] for row in rows if row[0]]
    return "1" if not head and first and len(rows[0]) > 1 and max(map(len, first)) <= 16 else ""
