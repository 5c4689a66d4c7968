"""Gathers the rows of a page: walks its items and puts runs of one passage on one baseline together.

Lines that follow each other say how high lines are; empty lines between hard breaks, in which nothing is drawn, are
rows, too. On a page with a turned table rows are gathered on its sheet, where they are level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from kiclayout.base.geometry import IDENTITY, Matrix
from kiclayout.base.origin import Origin
from kiclayout.base.record import replace
from kiclayout.scene.items import DIVIDED, Glyphs, Group, Item
from kiclayout.scene.page import Page
from kiclayout.scene.rows import ABOVE, Cell, PageRows, PassageKey, Row, Run
from kiclayout.scene.turned import turn_of

LEADING = 1.4
"""Of a passage of one line whose size no longer passage of the page has, in ems."""

_SAME_LINE = 0.6
_BACK = 0.3

Gap = tuple[int, float]


class Gathered:
    """The lines of a page's groups as they were gathered last: of a group that still stands they are the same.

    No line goes on from one group of a page to the next.
    """

    def __init__(self) -> None:
        self._items: tuple[Item, ...] = ()  # kept alive, so that no other item takes an id of theirs
        self._known: dict[int, list[_Line]] = {}
        self._rows: dict[int, tuple[_Line, Row]] = {}
        self._turn: Matrix | None = None
        self._collector = _Collector()

    def rows(self, page: Page) -> PageRows:
        """The rows of ``page``, which may be another page than last time."""
        turn = turn_of(page)
        if turn != self._turn:
            self._turn, self._known = turn, {}
        lines = _with_empty_lines(self._lines(page.items))
        rows = tuple(self._row(*one) for one in zip(range(len(lines)), lines, _edges(lines), strict=True))
        self._rows = {id(line): (line, row) for line, row in zip(lines, rows, strict=True)}
        passages: dict[PassageKey, list[Row]] = {}
        for row in rows:
            passages.setdefault(row.passage, []).append(row)
        return PageRows(rows, {passage: tuple(own) for passage, own in passages.items()}, turn)

    def _row(self, number: int, line: _Line, edges: tuple[float, float]) -> Row:
        """The row of ``line``: the one that was made of it last time if it would be the same."""
        known = self._rows.get(id(line))
        if known is not None and known[0] is line:
            row = known[1]
            if row.index == number and (row.top, row.bottom) == edges:
                return row
        return Row(number, *line[:2], tuple(line.runs), line.reach, tuple(line.gaps), *edges)

    def _lines(self, items: tuple[Item, ...]) -> list[_Line]:
        lines, fresh = list[_Line](), dict[int, list[_Line]]()
        sheet = self._turn.back() if self._turn is not None else IDENTITY
        for grouped, some in groupby(items, key=lambda item: isinstance(item, Group)):
            if not grouped:
                lines += self._collector.lines_of(some, sheet)
                continue
            for group in some:
                known = self._known.get(id(group))
                own = fresh[id(group)] = self._collector.lines_of((group,), sheet) if known is None else known
                lines += own
        self._items, self._known = items, fresh
        return lines


class _Line(NamedTuple):
    """A row that is being made."""

    passage: PassageKey
    cell: Cell | None
    runs: list[Run]
    gaps: list[Gap]
    reach: float

    @property
    def main(self) -> Run:
        """The run that says how high it is."""
        return max(self.runs, key=lambda run: run.size) if len(self.runs) > 1 else self.runs[0]

    @property
    def start(self) -> int:
        """First character."""
        return self.runs[0].origin.start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.runs[-1].origin.end


class _Collector:
    """Walks the items of a page; a line is open as long as runs go on in it."""

    def __init__(self) -> None:
        self._done: list[_Line] = []
        self._open: _Line | None = None
        self._reach = 0.0
        self._table_rows = 0

    def take(self, items: Iterable[Item], matrix: Matrix, cell: Cell | None) -> None:
        """All runs of ``items``."""
        number = 0
        for item in items:
            if isinstance(item, Glyphs):
                self._run(item, matrix, cell)
            elif isinstance(item, Group):
                inner = item.matrix.then(matrix) if item.matrix is not IDENTITY else matrix
                if item.role == "TR":
                    self._table_rows += 1
                    self.take(item.items, inner, Cell(self._table_rows, 0))
                elif item.role in ("TD", "TH") and cell is not None:
                    area = inner.around(item.area) if item.area is not None else None
                    self.take(item.items, inner, Cell(cell.row, number, area))
                    number += 1
                else:
                    self.take(item.items, inner, cell)

    def lines_of(self, items: Iterable[Item], sheet: Matrix) -> list[_Line]:
        """The lines of items of a page that no line leads out of; ``sheet``: from the page to where they are level."""
        self.take(items, sheet, None)
        self._close()
        done, self._done = self._done, []
        return done

    def _run(self, run: Glyphs, matrix: Matrix, cell: Cell | None) -> None:
        origin = run.origin if run.origin is not None and run.origin.block else None  # block 0 is nobody's
        if origin is None and self._open is None:
            return
        x = matrix.a * run.x + matrix.c * run.y + matrix.e
        y = matrix.b * run.x + matrix.d * run.y + matrix.f
        scale = abs(matrix.a) or abs(matrix.b)
        if self._open is not None and not self._goes_on(run, origin, (x, y), cell):
            self._close()
        right = x + run.width * scale
        if origin is not None:
            if self._open is None:
                self._open = _Line((origin.block, origin.field), cell, [], [], 0.0)
                self._reach = right
            self._open.runs.append(Run(run, origin, x, y, scale))
        elif self._open is not None and run.text != DIVIDED:  # behind a hyphen no caret stands
            self._open.gaps.append((self._open.end, right))
        self._reach = max(self._reach, right)

    def _goes_on(self, run: Glyphs, origin: Origin | None, at: tuple[float, float], cell: Cell | None) -> bool:
        """Whether ``run`` stands in the open line: behind its last run, on about the same baseline."""
        assert self._open is not None
        last = self._open.runs[-1]
        size = max(last.size, run.size * last.scale)
        if self._open.cell != cell or abs(at[1] - last.y) > _SAME_LINE * size or at[0] < self._reach - _BACK * size:
            return False
        if origin is None:
            return at[0] < self._reach + size
        return (origin.block, origin.field) == self._open.passage and origin.start >= last.origin.end

    def _close(self) -> None:
        if self._open is not None:
            self._done.append(self._open._replace(reach=self._reach))
        self._open = None


def _with_empty_lines(lines: list[_Line]) -> list[_Line]:
    """``lines`` with those in which nothing is drawn: between hard breaks, and behind one that ends a passage."""
    made: list[_Line] = []
    for line in lines:
        above = made[-1] if made else None
        if above is not None and above.passage == line.passage and above.cell == line.cell:
            missing = range(above.end + 1, line.start)
            level = line.start == line.end > above.end and line.main.y - above.main.y < 0.5
            if missing or level:
                pitch = _pitch_above(made, line, len(missing) + 1)
                made += [_empty(above, at, pitch * n) for n, at in enumerate(missing, 1)]
                line = _empty(above, line.end, pitch * (len(missing) + 1)) if level else line
        made.append(line)
    return made


def _pitch_above(made: list[_Line], line: _Line, count: int) -> float:
    """How far lines of the passage of ``line``, ``count`` of which end with it, stand from each other."""
    down = line.main.y - made[-1].main.y
    if down > 0.5:
        return down / count
    before = made[-2] if len(made) > 1 else None
    if before is not None and before.passage == line.passage and made[-1].main.y > before.main.y:
        return made[-1].main.y - before.main.y
    return LEADING * made[-1].main.size


def _empty(above: _Line, at: int, down: float) -> _Line:
    """A line without characters, ``down`` points below ``above``."""
    run = above.runs[0]
    bare = replace(run.glyphs, text="", glyphs=())
    origin = Origin(run.origin.block, at, at, run.origin.field)
    return _Line(above.passage, above.cell, [Run(bare, origin, run.x, run.y + down, run.scale)], [], run.x)


def _edges(lines: list[_Line]) -> Iterator[tuple[float, float]]:
    """The upper and lower edges of rows: by the distance of the passage's lines, else as lines of that size have."""
    known: dict[float, float] = {}
    own: dict[int, float] = {}
    mains = [line.main for line in lines]
    for number, (first, second) in enumerate(pairwise(lines)):
        if first.passage == second.passage and first.cell == second.cell:
            pitch, size = mains[number + 1].y - mains[number].y, mains[number].size
            if 0.8 * size < pitch < 3 * size:
                own[number + 1] = pitch
                own.setdefault(number, pitch)
                known.setdefault(round(size, 2), pitch)
    for number, main in enumerate(mains):
        size = main.size
        pitch = own.get(number) or known.get(round(size, 2), LEADING * size)
        top = main.y - ABOVE * size - (pitch - size) / 2
        yield top, top + pitch
