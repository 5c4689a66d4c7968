"""Tables made of sheets, and made anew when their sheet has changed; what is different is told cell by cell.

A table that is made anew keeps what was done to it by hand as far as its cells still say the same: roles, alignment,
widths, labels, looks of words, joined cells, its order of rows where all of them can be told apart, bands, and foot
rows, whose sums are counted again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from kiclayout.base.record import dataclass, replace
from kiclayout.content.amounts import amount, total
from kiclayout.content.block import Block, Cell, Grid, Row, Table
from kiclayout.content.chart_data import said
from kiclayout.content.edit.chart_columns import with_charts
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.ordering import SUMS
from kiclayout.content.edit.passages import passages_in, trail
from kiclayout.content.edit.splice import tidy
from kiclayout.content.edit.structure import insert_block
from kiclayout.content.edit.tables import cell_spot, cells_at, saying
from kiclayout.content.inline import Runs, Text
from kiclayout.content.issue import Issue
from kiclayout.content.rectangle import rectangular
from kiclayout.content.sheet import Area, DataSource, Sheet
from kiclayout.content.spot import Done, Selection, caret

UNIT = re.compile(r"[(（\[]?\s*(?:단위|单位|單位|unit)\s*[:：]\s*([^()（）\[\]]+)[)）\]]?", re.IGNORECASE)
_YEAR, _MONTH = r"(?:19|20)\d\d", r"(?:0?[1-9]|1[0-2])"
_PARTS = r"\d{1,2}(?:\s*[-–~∼]\s*\d{1,2})?\s*(?:월|月|월분|주|주차|周|분기|季度|일|日)|[Qq][1-4]|[1-4][Qq]|H[12]"
_TIME = re.compile(rf"{_YEAR}\s*[년年]?|{_YEAR}[-/]{_MONTH}|第?(?:{_PARTS})|{_YEAR}\s*[년年.]?\s*第?(?:{_PARTS})")
_SUMS = (*SUMS.values(), "총계", "계", "소계", "总计", "Sum", "Totals")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that says something else, by the names of its row and column; or a row that is new or gone as a whole.

    Attributes:
        row: First words of the row.
        column: Head of the column; empty = the whole row.
        before: What it said; empty = nothing, or the row is new.
        after: What it says now; empty = nothing, or the row is gone.
    """

    row: str
    column: str
    before: str
    after: str


# ---------------------------------------------------------------------------------------------------- new tables
def table_of(sheet: Sheet, source: str = "") -> Table:
    """A table of a sheet's cells: its head found by what the rows say, a last row of sums as its foot.

    Rows of a single cell at the top are its caption and its unit.

    Args:
        sheet: The cells.
        source: Where they come from, as the table's ``data`` has it.
    """
    sheet, caption, unit = _above(sheet)
    heads = _heads(sheet)
    kinds = ["head" if n < heads else "body" for n in range(len(sheet.rows))]
    if len(kinds) - heads > 1 and _sums(sheet.rows[-1]):
        kinds[-1] = "foot"
    grid = _grid(sheet, kinds)
    boxed = bool(source or caption or unit)
    return Table(grid=grid, caption=_runs(caption), unit=_runs(unit), data=source, boxed=boxed)


def headed(table: Table) -> Table:
    """``table`` with its head and its row of sums found, unless it says itself which of its rows they are."""
    rows = table.grid.rows
    kinds = [row.kind for row in rows]
    texts = tuple(tuple(said(cell) for cell in row.cells) for row in rows)
    if set(kinds) == {"body"}:
        heads = _heads(Sheet("", texts, _joined(rows)))
        kinds[:heads] = ["head"] * heads
    if "foot" not in kinds and kinds.count("body") > 1 and kinds[-1] == "body" and _sums(texts[-1]):
        kinds[-1] = "foot"
    if kinds == [row.kind for row in rows]:
        return table
    made = tuple(Row(kind, row.cells) for kind, row in zip(kinds, rows, strict=True))
    return replace(table, grid=rectangular(replace(table.grid, rows=made)))


def _joined(rows: Sequence[Row]) -> tuple[Area, ...]:
    """Where cells of several rows or columns are."""
    return tuple(
        Area(r, c, r + cell.rows - 1, c + cell.cols - 1)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row.cells)
        if isinstance(cell, Cell) and cell.cols * cell.rows > 1
    )


def _above(sheet: Sheet) -> tuple[Sheet, str, str]:
    """``sheet`` without the rows at its top that are its caption and its unit, and these."""
    rows, caption, unit, n = sheet.rows, "", "", 0
    while n + 2 < len(rows) and len(rows[n]) > 1 and sum(map(bool, rows[n])) <= 1:
        text = next(filter(None, rows[n]), "")
        found = UNIT.fullmatch(text)
        if not text or (found and not unit):
            unit = found[1].strip() if found else unit
        elif not caption and amount(text) is None:
            caption = text
        else:
            break
        n += 1
    joined = tuple(Area(one.top - n, one.left, one.bottom - n, one.right) for one in sheet.joined if one.top >= n)
    return replace(sheet, rows=rows[n:], joined=joined), caption, unit


def _runs(text: str) -> Runs:
    return tidy((Text(" ".join(text.split())),)) if text else ()


def _heads(sheet: Sheet) -> int:
    """How many rows at the top are the head: one without numbers but times, and what joined cells bind to it."""
    rows = sheet.rows
    if len(rows) < 2 or not any(rows[0]) or _counts(rows[0]):
        return 0
    if any(map(_is_time, rows[0][1:])) and not any(map(_counts, rows[1:])):
        return 0
    heads = 1
    while heads < len(rows) - 1 and _bound(sheet, heads) and not _counts(rows[heads]):
        heads += 1
    return heads


def _counts(row: Sequence[str]) -> bool:
    """Whether a row has numbers that are no times."""
    return any(amount(text) is not None and not _is_time(text) for text in row[1:] or row)


def _bound(sheet: Sheet, n: int) -> bool:
    """Whether row ``n`` belongs to the head above it: a joined cell reaches into it, or names several of its cells."""
    return any(
        one.top < n <= one.bottom or (one.top <= n - 1 <= one.bottom and one.left < one.right) for one in sheet.joined
    )


def _is_time(text: str) -> bool:
    """Whether it names a year or a part of one: ``2026``, ``11월``, ``1–3분기``, ``2026년 3월``, ``Q3``."""
    return bool(text) and _TIME.fullmatch(text) is not None


def _sums(row: Sequence[str]) -> bool:
    first = next((text for text in row if text), "").replace(" ", "")
    return first.casefold() in {word.casefold() for word in _SUMS}


def _grid(sheet: Sheet, kinds: Sequence[str]) -> Grid:
    places: list[list[Cell | str]] = [[saying("", text) for text in row] for row in sheet.rows]
    for one in sheet.joined:
        first = places[one.top][one.left]
        blocks = first.blocks if isinstance(first, Cell) else ()
        for r in range(one.top, one.bottom + 1):
            for c in range(one.left, one.right + 1):
                places[r][c] = "^" if r > one.top else "<"
        places[one.top][one.left] = Cell(blocks, one.columns, one.rows)
    width = max((len(row) for row in places), default=0)
    rows = tuple(Row(kind, tuple(row)) for kind, row in zip(kinds, places, strict=True))
    return rectangular(Grid(("",) * width, rows))


def insert_sheet(issue: Issue, selection: Selection, sheet: Sheet, source: DataSource) -> Done:
    """A table of ``sheet`` behind the caret's block; it remembers its source, and the caret is in its first cell."""
    made = table_of(sheet, source.written())
    done = insert_block(issue, selection, made)
    return done if done.issue is issue else Done(done.issue, caret(cell_spot(made, 0, 0)))


# ---------------------------------------------------------------------------------------------------- anew
def refreshed(table: Table, sheet: Sheet) -> tuple[Table, tuple[Change, ...]]:
    """``table`` with what its sheet says now, and what is different."""
    new = table_of(sheet)
    columns = _columns(table.grid, new.grid)
    rows = _rows(table.grid, new.grid)
    changes: list[Change] = []
    made: list[Row] = []
    for old, fresh in rows:
        if fresh is None:
            assert old is not None
            made.append(_kept(table.grid.rows[old], columns))
        else:
            made.append(_renewed(table.grid, new.grid, (old, fresh), columns, changes))
    gone = set(range(len(table.grid.rows))) - {old for old, _ in rows}
    changes += [Change(_name(table.grid.rows[n]), "", _whole(table.grid.rows[n]), "") for n in sorted(gone)]
    align = tuple(table.grid.align[at] if at is not None else "" for at in columns)
    grid = _counted(rectangular(Grid(align, tuple(made), table.grid.form)), table.grid, rows, changes)
    widths = table.widths.replace(",", " ").split()
    kept = [widths[at] if at is not None and at < len(widths) else "*" for at in columns] if widths else []
    same = columns == list(range(len(table.grid.align)))
    result = replace(table, grid=grid, widths=table.widths if same else " ".join(kept))
    return (result if changes or not same else table), tuple(changes)


def refresh(issue: Issue, selection: Selection, sheet: Sheet, source: str = "") -> Done:
    """The caret's table with what its sheet says now; ``source``: it comes from there from now on."""
    cells = cells_at(issue, selection)
    if cells is None:
        return Done(issue, selection)
    new, _ = refreshed(cells.table, sheet)
    new = replace(new, data=source or new.data, boxed=True)
    if new == cells.table:
        return Done(issue, selection)
    columns = _columns(cells.table.grid, table_of(sheet).grid)
    return Done(with_charts(with_block(issue, trail(issue, new.id), (new,)), cells.table, columns), selection)


def _columns(old: Grid, new: Grid) -> list[int | None]:
    """For each new column the old one that it is: by its head, else by its place; None = it is new."""
    heads = [_heads_of(grid) for grid in (old, new)]
    named = {name: at for at, name in enumerate(heads[0]) if name and heads[0].count(name) == 1}
    if not named or not set(named) & set(heads[1]):
        return [at if at < len(old.align) else None for at in range(len(new.align))]
    found = [named.get(name) for name in heads[1]]
    for at, one in enumerate(found):  # a renamed or nameless column stays the one at its place
        if one is None and at < len(old.align) and at not in found and heads[0][at] not in heads[1]:
            found[at] = at
    return found


def _heads_of(grid: Grid) -> list[str]:
    heads = [row for row in grid.rows if row.kind == "head"]
    return [" ".join(filter(None, (said(row.cells[at]) for row in heads))) for at in range(len(grid.align))]


def _rows(old: Grid, new: Grid) -> list[tuple[int | None, int | None]]:
    """Pairs of old and new rows in the order of the table: (old, None) is kept, (None, new) is new."""
    keys = [[_key(row) for row in grid.rows] for grid in (old, new)]
    data = [n for n, row in enumerate(old.rows) if row.kind in ("head", "body") or keys[0][n] in keys[1]]
    unlike = [len(set(some)) == len(some) for some in ([keys[0][n] for n in data], keys[1])]
    pairs = _by_key(keys, data) if all(unlike) else _by_order(keys, data)
    return _with_kept(old, pairs, set(data))


def _key(row: Row) -> str:
    return f"{row.kind == 'head'}:{_name(row)}"


def _name(row: Row) -> str:
    return next((text for cell in row.cells if (text := said(cell))), "")


def _whole(row: Row) -> str:
    return " · ".join(text for cell in row.cells if (text := said(cell)))


def _by_key(keys: list[list[str]], data: list[int]) -> list[tuple[int | None, int | None]]:
    """The old order, new rows behind the row that is before them in the sheet."""
    places = {key: n for n, key in enumerate(keys[1])}
    pairs: list[tuple[int | None, int | None]] = [(n, places[keys[0][n]]) for n in data if keys[0][n] in places]
    known = {fresh for _, fresh in pairs}
    for n in range(len(keys[1])):
        if n not in known:
            at = next((m for m, (_, fresh) in enumerate(pairs) if fresh == n - 1), -1)
            pairs.insert(at + 1, (None, n))
    return pairs


def _by_order(keys: list[list[str]], data: list[int]) -> list[tuple[int | None, int | None]]:
    """The sheet's order; rows that are called alike are matched in their order."""
    pairs: list[tuple[int | None, int | None]] = []
    matcher = SequenceMatcher(None, [keys[0][n] for n in data], keys[1], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal" or (what == "replace" and b - a == d - c):
            pairs += zip((data[n] for n in range(a, b)), range(c, d), strict=True)
        elif what != "delete":
            pairs += [(None, n) for n in range(c, d)]
    return pairs


def _with_kept(
    old: Grid, pairs: list[tuple[int | None, int | None]], data: set[int]
) -> list[tuple[int | None, int | None]]:
    """``pairs`` with the rows that only the table has, bands and feet, behind the rows that they stood behind."""
    made = list(pairs)
    for n, row in enumerate(old.rows):
        if n not in data and row.kind in ("band", "foot"):
            at = next((m for m in range(len(made) - 1, -1, -1) if (one := made[m][0]) is not None and one < n), -1)
            made.insert(len(made) if row.kind == "foot" else at + 1, (n, None))
    return made


def _kept(row: Row, columns: list[int | None]) -> Row:
    """A row that only the table has, in the columns that there are now."""
    first = row.cells[0] if row.cells else ""
    if row.kind == "band" and isinstance(first, Cell):
        return Row("band", (replace(first, cols=len(columns)), *["<"] * (len(columns) - 1)))
    return Row(row.kind, tuple(row.cells[at] if at is not None else Cell() for at in columns))


def _renewed(
    old: Grid, new: Grid, pair: tuple[int | None, int], columns: list[int | None], changes: list[Change]
) -> Row:
    """A row of the sheet with what the table's row looks like."""
    before = old.rows[pair[0]] if pair[0] is not None else None
    after = new.rows[pair[1]]
    name, heads = _name(after), _heads_of(new)
    if before is None:
        changes.append(Change(name, "", "", _whole(after)))
        return after
    cells: list[Cell | str] = []
    for at, cell in enumerate(after.cells):
        source = columns[at]
        was = before.cells[source] if source is not None and source < len(before.cells) else ""
        text = said(cell)
        if said(was) != text and isinstance(cell, Cell):
            changes.append(Change(name, heads[at] or str(at + 1), said(was), text))
        cells.append(_cell(was, cell, text))
    return Row(before.kind if before.kind != "band" else after.kind, tuple(cells))


def _cell(was: Cell | str, cell: Cell | str, text: str) -> Cell | str:
    """A cell of the sheet: the table's own where it says the same, else the new words in the old paragraph's look."""
    if isinstance(cell, str) or isinstance(was, str):
        return was if isinstance(was, str) and was and not text else cell
    blocks: tuple[Block, ...] = was.blocks if said(was) == text else saying(was, _lines(cell, text)).blocks
    size = (was.cols, was.rows) if (cell.cols, cell.rows) == (1, 1) else (cell.cols, cell.rows)
    return Cell(blocks, *size)


def _lines(cell: Cell, text: str) -> str:
    """The words of a new cell with their line ends."""
    return "\n".join(one.text for block in cell.blocks for one in passages_in(block)) or text


def _counted(grid: Grid, old: Grid, rows: list[tuple[int | None, int | None]], changes: list[Change]) -> Grid:
    """``grid`` with the sums of kept feet counted again where they were the sums before."""
    kept = [at for at, (n, fresh) in enumerate(rows) if fresh is None and n is not None and old.rows[n].kind == "foot"]
    made = list(grid.rows)
    for at in kept:
        cells = list(made[at].cells)
        for column, cell in enumerate(cells):
            before, after = (_sum(one, column) for one in (old, grid))
            if isinstance(cell, Cell) and before and after and said(cell) == before != after:
                cells[column] = replace(saying(cell, after), cols=cell.cols, rows=cell.rows)
                changes.append(Change(_name(made[at]), (_heads_of(grid)[column] or str(column + 1)), before, after))
        made[at] = Row("foot", tuple(cells))
    return replace(grid, rows=tuple(made))


def _sum(grid: Grid, column: int) -> str:
    rows = (row for row in grid.rows if row.kind == "body" and column < len(row.cells))
    return total([text for row in rows if (text := said(row.cells[column]))])
