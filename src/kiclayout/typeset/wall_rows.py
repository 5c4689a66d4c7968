"""A logo wall of more marks than its grid is made for: rows from edge to edge, all marks as large as that allows.

Every mark keeps its optical size among the others; the scale of all is what the wall holds. No mark is lower than the
wall's dense least height or its owner's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.design.furniture import Logos
from kiclayout.typeset.wall_size import Logo, largest, ruled_height


@dataclass(frozen=True, slots=True)
class Cell:
    """A mark in a row: its size, and what its owner wants free on every side beyond the wall's gaps, in points."""

    size: tuple[float, float]
    across: float
    down: float

    @property
    def width(self) -> float:
        """With what is free."""
        return self.size[0] + 2 * self.across

    @property
    def height(self) -> float:
        """With what is free."""
        return self.size[1] + 2 * self.down


_USUAL = 3.0
"""Width by height of marks that may be as low as the wall's least; wider ones look as large when they are lower."""
_Rows = list[list[Cell]]


def in_rows(wall: Logos, logos: Sequence[Logo]) -> list[Rect]:
    """Where the marks stand, in their order; fewer places than marks if the wall holds no more."""

    def tried(share: float) -> _Rows | None:
        rows = _broken(wall, [cell_of(wall, one, share) for one in logos])
        return rows if len(_fitting(wall, rows)) == len(rows) else None

    rows = largest(tried) or _fitting(wall, _broken(wall, [cell_of(wall, one, 0.0) for one in logos]))
    return list(_spread(wall, rows))


def cell_of(wall: Logos, one: Logo, share: float) -> Cell:
    """A mark with ``share`` of the area that it has on the grid; none is wider than a cell of the widest grid."""
    aspect = one.mark.aspect
    least = (wall.dense_least or wall.least) * min(math.pow(_USUAL / aspect, 0.4), 1.0)
    height = min(max(ruled_height(one.mark, wall, share), least, one.least), max(wall.most, one.least))
    width = min(aspect * height, wall.rect.width / wall.columns[0][1] - wall.margin)
    across, down = (max(one.clear - gap / 2, 0.0) for gap in wall.dense)
    return Cell((width, width / aspect), across, down)


def _broken(wall: Logos, cells: Sequence[Cell]) -> _Rows:
    """Cells in rows, as many in each as find room there."""
    rows: _Rows = []
    for cell in cells:
        if rows and sum(c.width + wall.dense[0] for c in rows[-1]) + cell.width <= wall.rect.width + 0.01:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _fitting(wall: Logos, rows: _Rows) -> _Rows:
    """The rows that the wall is high enough for."""
    room, kept = wall.rect.height - wall.first + wall.most / 2, list[list[Cell]]()
    for row in rows:
        room -= max(cell.height for cell in row) + (wall.dense[1] if kept else 0.0)
        if room < -0.01:
            break
        kept.append(row)
    return kept


def _spread(wall: Logos, rows: _Rows) -> Iterator[Rect]:
    """The marks of each row from the wall's left edge to its right one; a row that is not full keeps the gap above."""
    tall = [max(cell.height for cell in row) for row in rows]
    spare = wall.rect.height - wall.first + wall.most / 2 - sum(tall)
    down = min(spare / max(len(rows) - 1, 1), max(wall.pitch - min(tall, default=0.0), wall.dense[1]))
    y, gap = wall.rect.y + wall.first - wall.most / 2, wall.margin
    for number, row in enumerate(rows):
        even = (wall.rect.width - sum(cell.width for cell in row)) / max(len(row) - 1, 1)
        gap = even if number < len(rows) - 1 or even < gap else gap
        x = wall.rect.x
        for cell in row:
            width, height = cell.size
            yield Rect(x + cell.across, y + (tall[number] - height) / 2, width, height)
            x += cell.width + gap
        y += tall[number] + down
