"""The typed lines of a page: which characters of which passage stand where, in the order in which they are read.

A row is one line of one passage. It is made from the runs of glyphs that name an origin; words without one (numbers of
notes, page references, markers) are no places, but a row goes on behind them. An empty passage is a row without
characters. Where the places between its characters stand is worked out when a row is first asked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass as plain_dataclass
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.base.origin import Origin
from kiclayout.content.edit.motion import character_after
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.scene.page import Page

PassageKey: TypeAlias = tuple[int, str]
"""A passage by block and field."""

ABOVE, BELOW = 0.88, 0.12
"""How far the em reaches over and under the baseline."""

BLANK = 0.25
"""How wide a space at a line's end is shown, in ems: lines are set without it, but the caret must be seen to move."""

LEADING = 1.4
"""Of a passage of one line whose size no longer passage of the page has, in ems."""

_SAME_LINE = 0.6
_BACK = 0.3


class Edge(NamedTuple):
    """A place between two characters: what is left of it ends at ``left``, what is right of it begins at ``right``."""

    at: int
    left: float
    right: float


class Run(NamedTuple):
    """Glyphs of one origin where they come to lie on the page; ``scale`` is what their group does to lengths."""

    glyphs: Glyphs
    origin: Origin
    x: float
    y: float
    scale: float

    @property
    def size(self) -> float:
        """Of the em, in points of the page."""
        return self.glyphs.size * self.scale


@plain_dataclass(frozen=True, eq=False)
class Row:
    """One line of one passage.

    Attributes:
        index: Among the page's rows, in reading order.
        passage: Whose line it is.
        runs: Its characters; at least one run.
        reach: Right end of all that stands in it, generated words too, in points.
        gaps: Where generated words stand: (character before which, their right end).
        cell: Number of its table row on the page and number of its cell in that row; None = in no table.
        top: Upper edge of the line with its share of the leading, in points.
        bottom: Lower edge; where lines follow each other it is the next one's upper edge.
    """

    index: int
    passage: PassageKey
    runs: tuple[Run, ...]
    reach: float
    gaps: tuple[tuple[int, float], ...] = ()
    cell: tuple[int, int] | None = None
    top: float = 0.0
    bottom: float = 0.0

    @property
    def start(self) -> int:
        """First character."""
        return self.runs[0].origin.start

    @property
    def end(self) -> int:
        """One past the last character, trailing spaces among them; a hard break is not."""
        return self.runs[-1].origin.end

    @property
    def left(self) -> float:
        """Left end, in points."""
        return self.runs[0].x

    @cached_property
    def solid(self) -> int:
        """The place behind its last character that is no space."""
        at = self.end
        for run in reversed(self.runs):
            text = run.glyphs.text.rstrip(" ")
            if text or len(run.glyphs.text) != run.origin.end - run.origin.start:
                return at - (len(run.glyphs.text) - len(text))
            at = run.origin.start
        return at

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """All places of it at which a caret may stand, from left to right."""
        edges: list[Edge] = []
        for start, end, left, right in self._cells():
            if edges and edges[-1].at == start:
                edges[-1] = edges[-1]._replace(right=left)
            else:
                edges.append(Edge(start, left, left))
            if end > start:
                edges.append(Edge(end, right, right))
        if self.gaps and edges and edges[-1].at == self.gaps[-1][0]:
            edges[-1] = edges[-1]._replace(right=self.gaps[-1][1])
        return tuple(edges)

    def edge(self, at: int) -> Edge:
        """The edge before character ``at``, or the nearest before it if a caret may not stand there."""
        found = bisect_left(self.edges, at, key=lambda edge: edge.at)
        if found < len(self.edges) and self.edges[found].at == at:
            return self.edges[found]
        return self.edges[max(found - 1, 0)]

    def nearest(self, x: float, last: int) -> Edge:
        """The edge nearest to ``x`` up to character ``last``."""
        reachable = [edge for edge in self.edges if edge.at <= last] or self.edges[:1]
        return min(reachable, key=lambda edge: min(abs(edge.left - x), abs(edge.right - x)))

    def run_at(self, at: int) -> Run:
        """The run whose look a character typed at ``at`` takes: that of the character before it in the row."""
        return next((run for run in reversed(self.runs) if run.origin.start < at), self.runs[0])

    def _cells(self) -> Iterator[tuple[int, int, float, float]]:
        """Its clusters, cut where a caret may stand inside: first and last character, left and right end."""
        for run in self.runs:
            yield from _cells(run, self.solid)


@plain_dataclass(frozen=True, eq=False)
class PageRows:
    """All rows of one page.

    Attributes:
        rows: In reading order.
        passages: The rows of each passage.
    """

    rows: tuple[Row, ...]
    passages: dict[PassageKey, tuple[Row, ...]]

    @cached_property
    def columns(self) -> tuple[tuple[float, float], ...]:
        """For each row the left and right end of the column it seems to stand in, in points.

        A column is as wide as the rows reach that begin where it begins, or that stand in that column of a table.
        """
        widths = _cell_counts(self.rows)
        extents: dict[object, tuple[float, float]] = {}
        keys = [_column(row, widths) for row in self.rows]
        for key, row in zip(keys, self.rows, strict=True):
            left, right = extents.get(key, (row.left, row.reach))
            extents[key] = (min(left, row.left), max(right, row.reach))
        return tuple(extents[key] for key in keys)


def rows_of(page: Page) -> PageRows:
    """The rows of ``page``."""
    collector = _Collector()
    collector.take(page.items, IDENTITY, None)
    rows = _pitched(_with_empty_lines(collector.rows()))
    passages: dict[PassageKey, list[Row]] = {}
    for row in rows:
        passages.setdefault(row.passage, []).append(row)
    return PageRows(rows, {passage: tuple(own) for passage, own in passages.items()})


def caret_rect(row: Row, at: int, *, before_gap: bool = True) -> Rect:
    """The caret at character ``at`` of ``row``: as high as its neighbour's font, without width.

    Args:
        row: The line.
        at: From ``row.start`` to ``row.end``.
        before_gap: Where generated words stand at the place, whether the caret stands left of them.
    """
    run, edge = row.run_at(at), row.edge(at)
    return Rect(edge.left if before_gap else edge.right, run.y - (ABOVE + 0.04) * run.size, 0.0, 1.12 * run.size)


# ------------------------------------------------------------------------------------------------------------- making
class _Open(NamedTuple):
    """A row that is being collected."""

    passage: PassageKey
    cell: tuple[int, int] | None
    runs: list[Run]
    gaps: list[tuple[int, float]]


class _Collector:
    """Walks the items of a page and puts their runs together to rows."""

    def __init__(self) -> None:
        self._done: list[Row] = []
        self._open: _Open | None = None
        self._reach = 0.0
        self._table_rows = 0

    def take(self, items: Iterable[Item], matrix: Matrix, cell: tuple[int, int] | None) -> None:
        """All runs of ``items``."""
        number = 0
        for item in items:
            if isinstance(item, Glyphs):
                self._run(item, matrix, cell)
            elif isinstance(item, Group):
                inner = item.matrix.then(matrix) if item.matrix is not IDENTITY else matrix
                if item.role == "TR":
                    self._table_rows += 1
                    self.take(item.items, inner, (self._table_rows, 0))
                elif item.role in ("TD", "TH") and cell is not None:
                    self.take(item.items, inner, (cell[0], number))
                    number += 1
                else:
                    self.take(item.items, inner, cell)

    def rows(self) -> list[Row]:
        """The rows so far."""
        self._close()
        return self._done

    def _run(self, run: Glyphs, matrix: Matrix, cell: tuple[int, int] | None) -> None:
        at, scale = matrix.apply(run.x, run.y), abs(matrix.a) or abs(matrix.b)
        right = at.x + run.width * scale
        if self._open is not None and not self._goes_on(run, (at.x, at.y), cell):
            self._close()
        if _typed(run):
            assert run.origin is not None
            if self._open is None:
                self._open = _Open((run.origin.block, run.origin.field), cell, [], [])
                self._reach = right
            self._open.runs.append(Run(run, run.origin, at.x, at.y, scale))
        elif self._open is not None:
            self._open.gaps.append((self._open.runs[-1].origin.end, right))
        self._reach = max(self._reach, right)

    def _goes_on(self, run: Glyphs, at: tuple[float, float], cell: tuple[int, int] | None) -> bool:
        """Whether ``run`` stands in the open row: behind its last run, on about the same baseline."""
        assert self._open is not None
        last = self._open.runs[-1]
        size = max(last.size, run.size * last.scale)
        if self._open.cell != cell or abs(at[1] - last.y) > _SAME_LINE * size or at[0] < self._reach - _BACK * size:
            return False
        if run.origin is None or not _typed(run):
            return at[0] < self._reach + size
        own = (run.origin.block, run.origin.field)
        return own == self._open.passage and run.origin.start >= last.origin.end

    def _close(self) -> None:
        if self._open is not None:
            made = self._open
            index, runs, gaps = len(self._done), tuple(made.runs), tuple(made.gaps)
            self._done.append(Row(index, made.passage, runs, self._reach, gaps, made.cell))
        self._open = None


def _typed(run: Glyphs) -> bool:
    """Whether it shows words of a passage; block 0 is nobody's."""
    return run.origin is not None and run.origin.block != 0


def _with_empty_lines(rows: list[Row]) -> list[Row]:
    """``rows`` with those in which nothing is drawn: between hard breaks, and behind one that ends a passage."""
    made: list[Row] = []
    for row in rows:
        above = made[-1] if made else None
        if above is not None and (above.passage, above.cell) == (row.passage, row.cell):
            missing = range(above.end + 1, row.start)
            pitch = _pitch_between(made, row, len(missing) + 1)
            made += [_empty(above, len(made) + n, at, pitch * (n + 1)) for n, at in enumerate(missing)]
            if _main(row).y - _main(above).y < 0.5 and row.start == row.end > above.end:
                row = _empty(above, row.index, row.end, pitch * (len(missing) + 1))
        made.append(replace(row, index=len(made)))
    return made


def _pitch_between(made: list[Row], row: Row, lines: int) -> float:
    """How far lines of the passage of ``row``, so many of which end at it, stand from each other."""
    down = _main(row).y - _main(made[-1]).y
    if down > 0.5:
        return down / lines
    if len(made) > 1 and made[-2].passage == row.passage and _main(made[-1]).y > _main(made[-2]).y:
        return _main(made[-1]).y - _main(made[-2]).y
    return LEADING * _main(made[-1]).size


def _empty(above: Row, index: int, at: int, down: float) -> Row:
    """A row without characters, ``down`` points below ``above``."""
    run = above.runs[0]
    bare = replace(run.glyphs, text="", glyphs=())
    origin = Origin(run.origin.block, at, at, run.origin.field)
    return Row(index, above.passage, (Run(bare, origin, run.x, run.y + down, run.scale),), run.x, (), above.cell)


def _pitched(rows: list[Row]) -> tuple[Row, ...]:
    """``rows`` with upper and lower edges: by the distance of the passage's lines, else as lines of that size have."""
    known: dict[float, float] = {}
    own: dict[int, float] = {}
    for first, second in pairwise(rows):
        if first.passage == second.passage and first.cell == second.cell:
            pitch, size = _main(second).y - _main(first).y, _main(first).size
            if 0.8 * size < pitch < 3 * size:
                own[second.index] = pitch
                own.setdefault(first.index, pitch)
                known.setdefault(round(size, 2), pitch)
    return tuple(_edged(row, own, known) for row in rows)


def _edged(row: Row, own: dict[int, float], known: dict[float, float]) -> Row:
    main = _main(row)
    pitch = own.get(row.index) or known.get(round(main.size, 2), LEADING * main.size)
    top = main.y - ABOVE * main.size - (pitch - main.size) / 2
    return Row(row.index, row.passage, row.runs, row.reach, row.gaps, row.cell, top, top + pitch)


def _main(row: Row) -> Run:
    """The run that says how high the row is."""
    return max(row.runs, key=lambda run: run.size) if len(row.runs) > 1 else row.runs[0]


def _cells(run: Run, solid: int) -> Iterator[tuple[int, int, float, float]]:
    origin, shown, x = run.origin, run.glyphs, run.x
    if len(shown.text) != origin.end - origin.start or not shown.glyphs:
        yield origin.start, origin.end, x, x + shown.width * run.scale
        return
    first = 0
    while first < len(shown.glyphs):
        head, advance, last = shown.glyphs[first], shown.glyphs[first].advance, first + 1
        while last < len(shown.glyphs) and shown.glyphs[last].start >= shown.glyphs[last].end:
            advance += shown.glyphs[last].advance
            last += 1
        width = advance * run.scale
        if origin.start + head.start >= solid and width < 0.01 and shown.text[head.start] == " ":
            width = BLANK * run.size
        yield from _parts(shown.text[head.start : head.end], origin.start + head.start, (x, width))
        first, x = last, x + width


def _parts(text: str, start: int, where: tuple[float, float]) -> Iterator[tuple[int, int, float, float]]:
    """A cluster, cut between what readers take for characters (the letters of a ligature) into equal parts."""
    x, width = where
    if len(text) == 1:
        yield start, start + 1, x, x + width
        return
    places = [0]
    while places[-1] < len(text):
        places.append(character_after(text, places[-1]))
    share = width / max(len(places) - 1, 1)
    for number, (first, last) in enumerate(pairwise(places)):
        yield start + first, start + last, x + number * share, x + (number + 1) * share


def _cell_counts(rows: tuple[Row, ...]) -> dict[int, int]:
    """How many cells each row of tables has, as far as words stand in them."""
    counts: dict[int, int] = {}
    for row in rows:
        if row.cell is not None:
            counts[row.cell[0]] = max(counts.get(row.cell[0], 0), row.cell[1] + 1)
    return counts


def _column(row: Row, counts: dict[int, int]) -> object:
    if row.cell is None:
        return round(row.left * 2)
    return counts[row.cell[0]], row.cell[1]


__all__ = ["Edge", "PageRows", "PassageKey", "Row", "Run", "caret_rect", "rows_of"]
