"""Which heads a cell of a table has, where the scope of the heads does not say it (ISO 32000-1, 14.8.5.7).

Scope is enough for a table with one row of heads over its columns and one column of heads before its rows. Where heads
span, stand over each other or in the middle of the table, each cell names its own: those over it and those before it in
its row, the outermost first. A head that comes again further down hides the one it repeats. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.record import dataclass
from kiclayout.paint.tree import Element, elements_of


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell and where it stands; all numbers count from 0."""

    element: Element
    row: int
    col: int

    @property
    def below(self) -> int:
        """The first row under it."""
        return self.row + self.element.rows

    @property
    def beyond(self) -> int:
        """The first column behind it."""
        return self.col + self.element.cols

    def heads(self, scope: str) -> bool:
        """Whether it is a head of this scope."""
        return self.element.role == "TH" and self.element.kind == scope


def name_heads(document: Element) -> None:
    """Gives names to the heads of tables that need it, and their heads to the cells."""
    tables = (one for one in elements_of(document) if one.role == "Table")
    for number, table in enumerate(tables, 1):
        cells = list(_placed(table))
        heads = [cell for cell in cells if cell.element.role == "TH"]
        if _plain(heads):
            continue
        for count, head in enumerate(heads, 1):
            head.element.name = f"head-{number:03}-{count:03}"
        filled = sorted({cell.row for cell in cells if cell.element.role == "TD"})
        for cell in cells:
            own = (*_over(cell, heads, filled), *_before(cell, heads))
            cell.element.heads = tuple(head.element.name for head in own)


def _plain(heads: list[_Cell]) -> bool:
    """Whether scopes say all of it: one row of heads, one before each row, none of them over or before several."""
    columns = [head for head in heads if head.heads("Column")]
    rows = [head for head in heads if head.heads("Row")]
    single = all(head.element.cols == 1 for head in columns) and all(head.element.rows == 1 for head in rows)
    return single and len({head.row for head in columns}) <= 1 and len({head.row for head in rows}) == len(rows)


def _placed(table: Element) -> Iterator[_Cell]:
    """The cells of a table, in order, each in the first columns that no cell from above takes."""
    taken: dict[tuple[int, int], bool] = {}
    rows = [one for one in elements_of(table) if one.role == "TR"]
    for row, line in enumerate(rows):
        col = 0
        for kid in line.kids:
            if not isinstance(kid, Element) or kid.role not in ("TH", "TD"):
                continue
            while (row, col) in taken:
                col += 1
            taken |= {(row + down, col + on): True for down in range(kid.rows) for on in range(kid.cols)}
            yield _Cell(kid, row, col)
            col += kid.cols


def _over(cell: _Cell, heads: list[_Cell], filled: list[int]) -> list[_Cell]:
    """The heads over a cell; ``filled``: the rows with other cells than heads.

    One that covers the same columns as a lower one is hidden by it if such rows lie between them.
    """
    own: list[_Cell] = []
    for head in reversed(heads):
        if not head.heads("Column") or head.below > cell.row or not (head.col < cell.beyond and cell.col < head.beyond):
            continue
        lower = [one.row for one in own if (one.col, one.beyond) == (head.col, head.beyond)]
        if not any(head.below <= row < min(lower) for row in filled if lower):
            own.append(head)
    return own[::-1]


def _before(cell: _Cell, heads: list[_Cell]) -> list[_Cell]:
    """The heads before a cell in its rows; heads over columns have none."""
    if cell.heads("Column"):
        return []
    beside = (head for head in heads if head.heads("Row") and head.beyond <= cell.col)
    return [head for head in beside if head.row < cell.below and cell.row < head.below]
