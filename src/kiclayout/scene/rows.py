"""The typed lines of a page: which characters of which passage stand where, in the order in which they are read.

A row is one line of one passage. It is made (in ``gather``) from the runs of glyphs that name an origin; words without
one (numbers of notes, page references, markers) are no places, but a row goes on behind them. An empty passage is a row
without characters. Where the places between its characters stand is worked out when a row is first asked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass as plain_dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Origin
from kiclayout.content.edit.motion import character_after
from kiclayout.scene.items import Glyphs

PassageKey: TypeAlias = tuple[int, str]
"""A passage by block and field."""

ABOVE, BELOW = 0.88, 0.12
"""How far the em reaches over and under the baseline."""

BLANK = 0.25
"""How wide a space at a line's end is shown, in ems: lines are set without it, but the caret must be seen to move."""


class Edge(NamedTuple):
    """A place between two characters: what is left of it ends at ``left``, what is right of it begins at ``right``."""

    at: int
    left: float
    right: float


class Cell(NamedTuple):
    """Where in a table words stand: number of its row on the page, of its cell in that row; what the cell takes up."""

    row: int
    number: int
    area: Rect | None = None


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
        cell: Its cell of a table; None = in no table.
        runs: Its characters; at least one run.
        reach: Right end of all that stands in it, generated words too, in points.
        gaps: Where generated words stand: (character before which, their right end).
        top: Upper edge of the line with its share of the leading, in points.
        bottom: Lower edge; where lines follow each other it is the next one's upper edge.
    """

    index: int
    passage: PassageKey
    cell: Cell | None
    runs: tuple[Run, ...]
    reach: float
    gaps: tuple[tuple[int, float], ...]
    top: float
    bottom: float

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

    @property
    def cell_ends(self) -> tuple[float, float] | None:
        """The left and right end of its cell of a table, in points, if it is known what that takes up."""
        area = self.cell.area if self.cell else None
        return (area.x, area.right) if area else None

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
        alone = self._alone(at) if "edges" not in self.__dict__ else None
        if alone is not None:
            return alone
        found = bisect_left(self.edges, at, key=lambda edge: edge.at)
        if found < len(self.edges) and self.edges[found].at == at:
            return self.edges[found]
        return self.edges[max(found - 1, 0)]

    def _alone(self, at: int) -> Edge | None:
        """The edge before ``at`` by itself, where it stands between two glyphs of a run that has one a character.

        One is asked for at every key, in a row that is another one then; None = all have to be made.
        """
        for run in self.runs:
            begin, end, glyphs = run.origin.start, run.origin.end, run.glyphs.glyphs
            if begin < at < end:
                here = at - begin
                if len(glyphs) != len(run.glyphs.text) or len(glyphs) != end - begin or at > self.solid:
                    return None
                if any(
                    glyph.start != place or glyph.end != place + 1 for place, glyph in enumerate(glyphs[: here + 1])
                ):
                    return None
                x = run.x
                for glyph in glyphs[:here]:
                    x += glyph.advance * run.scale
                return Edge(at, x, x)
        return None

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
        turn: How their sheet lies on the page, if it is turned: their places are counted on it; None = on the page.
    """

    rows: tuple[Row, ...]
    passages: dict[PassageKey, tuple[Row, ...]]
    turn: Matrix | None = None

    @cached_property
    def columns(self) -> tuple[tuple[float, float], ...]:
        """For each row the left and right end of the column it seems to stand in, in points.

        A column is as wide as the rows reach that begin where it begins; in a table as wide as the cell.
        """
        widths = _cell_counts(self.rows)
        extents: dict[object, tuple[float, float]] = {}
        keys = [_column(row, widths) for row in self.rows]
        for key, row in zip(keys, self.rows, strict=True):
            left, right = extents.get(key, (row.left, row.reach))
            extents[key] = (min(left, row.left), max(right, row.reach))
        return tuple(row.cell_ends or extents[key] for key, row in zip(keys, self.rows, strict=True))


def caret_rect(row: Row, at: int, *, before_gap: bool = True) -> Rect:
    """The caret at character ``at`` of ``row``: as high as its neighbour's font, without width.

    Args:
        row: The line.
        at: From ``row.start`` to ``row.end``.
        before_gap: Where generated words stand at the place, whether the caret stands left of them.
    """
    run, edge = row.run_at(at), row.edge(at)
    return Rect(edge.left if before_gap else edge.right, run.y - (ABOVE + 0.04) * run.size, 0.0, 1.12 * run.size)


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


__all__ = ["Cell", "Edge", "PageRows", "PassageKey", "Row", "Run", "caret_rect"]
