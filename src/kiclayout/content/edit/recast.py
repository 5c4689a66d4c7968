"""Words recast: paragraphs as the rows of a table, and a table's rows as paragraphs.

Signs between words part the cells, and stand between them again. Looks, glosses and footnotes stay with their words; a
table's label, caption, unit, note and source become paragraphs round its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kiclayout.content.block import Block, Cell, Comment, Grid, List, Note, Paragraph, Row, Table
from kiclayout.content.edit.copying import siblings
from kiclayout.content.edit.passages import Trail, ordered, passages_in, trail
from kiclayout.content.edit.sheeted import headed
from kiclayout.content.edit.splice import part, tidy
from kiclayout.content.edit.structure import with_sequence
from kiclayout.content.edit.tables import LARGEST, cell_spot, cells_at
from kiclayout.content.inline import Break, Inline, Runs, Text, plain
from kiclayout.content.issue import Issue
from kiclayout.content.rectangle import rectangular
from kiclayout.content.spot import Done, Selection, Spot, caret

PARAGRAPH = "¶"
"""Said in place of a sign: every cell is a paragraph of its own."""
USUAL = " / "
"""What stands between the cells of a row if nothing else is said."""
_SIGNS = ("|", "/", ";", "；", ",", "，", "、", ":", "：")
"""What may part cells, the plainest first."""
_INSIDE = re.compile(r"(?<=\d),(?=\d{3}(?!\d))|(?<=\d):(?=\d)")


# ---------------------------------------------------------------------------------------------------- as a table
def text_as_table(issue: Issue, selection: Selection, sign: str) -> Done:
    """The reached paragraphs and lists as a table: a row for each line, a cell for what stands between two signs.

    A blank ``sign`` parts at blanks, ``PARAGRAPH`` nowhere. What holds anything else stays as it is, and so does what
    would become more than ``LARGEST`` rows and columns.
    """
    found = _reached(issue, selection)
    if found is None:
        return Done(issue, selection)
    where, blocks = found
    rows = [_cells(line, sign) for line in _lines(blocks)]
    wide = max((len(row) for row in rows), default=0)
    if not wide or len(rows) > LARGEST[0] or wide > LARGEST[1]:
        return Done(issue, selection)
    grid = Grid(("",) * wide, tuple(Row("body", tuple(row)) for row in rows))
    table = headed(Table(grid=rectangular(grid)))
    kept = [block for block in blocks if isinstance(block, Note | Comment)]

    def change(own: tuple[Block, ...], at: int) -> tuple[Block, ...]:
        return (*own[:at], table, *kept, *own[at + len(blocks) :])

    return Done(with_sequence(issue, where, change), caret(cell_spot(table, 0, 0)))


def likely_sign(issue: Issue, selection: Selection) -> str:
    """The sign that parts all reached lines into the same number of cells, more than one; else a comma."""
    found = _reached(issue, selection)
    lines = [plain(line) for line in _lines(found[1])] if found is not None else []
    for sign in _SIGNS:
        counts = {len(list(_places(line, sign))) for line in lines}
        if len(counts) == 1 and counts != {0}:
            return sign
    return ","


def _reached(issue: Issue, selection: Selection) -> tuple[Trail, tuple[Block, ...]] | None:
    """The first of the reached blocks that may become rows, and all of them; None = others are among them."""
    ends = ordered(issue, selection)
    ways = [_listed(where) for spot in ends or () if (where := trail(issue, spot.block)) is not None]
    if len(ways) != 2 or ways[0].within[:-1] != ways[1].within[:-1] or ways[0].slots != ways[1].slots:
        return None
    (blocks, first), (_, last) = (siblings(where) for where in ways)
    reached = blocks[first : last + 1]
    fit = all(isinstance(block, Paragraph | List | Note | Comment) for block in reached)
    holds_none = any(isinstance(block, Table | Note) for block in ways[0].within)
    return (ways[0], reached) if fit and not holds_none else None


def _listed(where: Trail) -> Trail:
    """The way to the outermost list that a block stands in; to itself in none."""
    depth = next((n for n, block in enumerate(where.within, 1) if isinstance(block, List)), len(where.within))
    return Trail(where.article, where.within[:depth], where.slots[: depth - 1])


def _lines(blocks: Iterable[Block]) -> Iterator[Runs]:
    """The lines of paragraphs and lists: hard breaks part them."""
    for block in blocks:
        if isinstance(block, List):
            yield from (line for item in block.items for line in _lines(item.blocks))
        elif isinstance(block, Paragraph):
            line: list[Inline] = []
            for run in block.runs:
                if isinstance(run, Break):
                    yield tuple(line)
                    line = []
                else:
                    line.append(run)
            yield tuple(line)


def _cells(line: Runs, sign: str) -> list[Cell | str]:
    """What stands between the signs of a line, without blanks round it."""
    text, cells, start = plain(line), list[Cell | str](), 0
    width = max(len(sign.strip() or sign), 1)
    places = [] if sign == PARAGRAPH or not sign else list(_places(text, sign.strip() or " "))
    for end in (*places, len(text)):
        words = text[start:end]
        lead, tail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        runs = tidy(part(line, start + lead, max(end - tail, start + lead)))
        cells.append(Cell((Paragraph(runs=runs),)) if runs else Cell())
        start = end + width
    return cells


def _places(text: str, sign: str) -> Iterator[int]:
    """Where ``sign`` stands in a line, but not inside numbers (1,200) and times (10:30)."""
    inside = {found.start() for found in _INSIDE.finditer(text)}
    return (found.start() for found in re.finditer(re.escape(sign), text) if found.start() not in inside)


# ---------------------------------------------------------------------------------------------------- as text
def table_as_text(issue: Issue, selection: Selection, between: str) -> Done:
    """The caret's table as a paragraph for each row, with ``between`` between its cells.

    With ``PARAGRAPH`` every cell is paragraphs, and lists, of its own; empty cells are none then.
    """
    cells = cells_at(issue, selection)
    where = trail(issue, cells.table.id) if cells is not None else None
    if cells is None or where is None:
        return Done(issue, selection)
    table = cells.table
    said = [_title(table), *_rows(table.grid, between), *_below(table)]
    made = tuple(block for block in said if not isinstance(block, Paragraph) or block.runs) or (Paragraph(),)

    def change(own: tuple[Block, ...], at: int) -> tuple[Block, ...]:
        return (*own[:at], *made, *own[at + 1 :])

    spots = [one.spot() for one in passages_in(made[0])] or [Spot(made[0].id)]
    return Done(with_sequence(issue, where, change), caret(spots[0]))


def _title(table: Table) -> Paragraph:
    unit = (Text("("), *table.unit, Text(")")) if table.unit else ()
    parts = [runs for runs in (table.label, table.caption, unit) if runs]
    return Paragraph(runs=_joined(parts, " "))


def _below(table: Table) -> list[Block]:
    return [Paragraph(runs=runs) for runs in (table.note, table.source)]


def _rows(grid: Grid, between: str) -> Iterator[Block]:
    for row in grid.rows:
        own = [cell for cell in row.cells if isinstance(cell, Cell)]
        if between == PARAGRAPH:
            yield from (block for cell in own for block in cell.blocks)
        else:
            words = [_joined([one.runs for block in cell.blocks for one in passages_in(block)], " ") for cell in own]
            yield Paragraph(runs=_joined(words, between))


def _joined(parts: Iterable[Runs], between: str) -> Runs:
    """The runs of all ``parts``, one behind the other."""
    made: list[Inline] = []
    for number, runs in enumerate(parts):
        made += [Text(between), *runs] if number and between else runs
    return tidy(made)
