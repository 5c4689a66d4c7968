"""One fragment of a table: the atoms of its rows from an offset on, painted.

A fragment begins with title and head (on later pages their repetition); a row is one atom or, where it is cut, one atom
a line. Labels of row spans stand again at the top of every fragment, whose rows must be high enough to hold them.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cached_property
from itertools import accumulate

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.scene.items import Group, Item, Mark, moved
from kiclayout.scene.tags import ARTIFACT, Tag
from kiclayout.typeset.atoms import FREE, KEEP, LINE, SPAN, START, Atom, Offset, Room
from kiclayout.typeset.blocks import Piece, cpt
from kiclayout.typeset.table_frame import Frame, Strip
from kiclayout.typeset.table_grid import BAND, FOOT, HEAD, Spot
from kiclayout.typeset.table_rows import Filled, Measured

_WHOLE_SHARE, _WHOLE_SHARE_ALONE = 0.5, 0.25
"""A table is cut only if it has no better place, if it takes no more of its column: of one of several, or of the only
one, where what is left free is wider."""

_GROUP_SHARE = 0.25
"""Rows that share a label set in their middle stay whole if they take no more than this part of the room."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A row, or the lines of one between two heights below its top (points)."""

    row: int
    measured: Measured
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Slab:
    """What will be one atom: one row, some of its lines, or several rows.

    Attributes:
        parts: Row by row.
        to: The offset behind it.
        notes: The labels of its notes.
        done: Whether it ends its row.
        single: Whether a cut behind it leaves too few lines of a row.
    """

    parts: tuple[_Part, ...]
    to: Offset
    notes: tuple[str, ...]
    done: bool = True
    single: bool = False

    @property
    def last(self) -> int:
        """Its last row."""
        return self.parts[-1].row


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands above the first row of a fragment, the row right above it, and what was given up."""

    strip: Strip = Strip()
    over: int | None = None
    gives_up: str = ""


@dataclass(frozen=True, eq=False)
class Fragment:
    """A table from ``offset`` on in a room.

    Attributes:
        frame: The table at the room's width, with its surroundings.
        offset: Where it goes on.
        room: Where it stands.
        squeeze: What its first atom gives up; see ``atoms.Child``.
        wide: Whether it takes the side column too.
        marks: Names that links know the table by.
    """

    frame: Frame
    offset: Offset
    room: Room
    squeeze: int = 0
    wide: bool = False
    marks: tuple[str, ...] = ()

    def atoms(self) -> Iterator[tuple[Atom, tuple[str, ...]]]:
        """The atoms with the labels of their notes."""
        look, note = self.frame.dress.look, self.frame.note
        if not self.frame.fitted.lattice.rows:
            yield self._empty(note)
            return
        lead, held = self._lead(), dict[Spot, float]()
        for number, slab in enumerate(self._slabs()):
            atom, labels = self._atom(slab, lead, held, bool(note.height))
            yield atom if number else self._opened(atom, slab), labels
            lead = _Lead(over=slab.last)
        if note.height:
            body = Piece(note.items, "P", self.frame.dress.table.id)
            yield Atom(cpt(note.height), None, 0, cpt(look.after), wide=self.wide, glue=True, body=body), note.notes

    def _empty(self, note: Strip) -> tuple[Atom, tuple[str, ...]]:
        """A table without rows: title and note."""
        title = self.frame.title(False)
        items = (*title.items, *(moved(item, 0.0, title.height) for item in note.items))
        atom = Atom(cpt(title.height + note.height), None, wide=self.wide, body=self._piece(items))
        return self._opened(atom, None), (*title.notes, *note.notes)

    def _opened(self, atom: Atom, slab: _Slab | None) -> Atom:
        """The first atom of the whole table: space before, names, and the row that must follow the first one."""
        if self.offset != START:
            return atom
        assert isinstance(atom.body, Piece)
        marks = tuple(Mark(name, 0.0, 0.0) for name in self.marks)
        keep = atom.keep
        if slab and slab.done and len(slab.parts) == 1 and slab.last < len(self.frame.fitted.lattice.rows) - 1:
            keep = max(keep, 1)
        body = replace(atom.body, items=(*marks, *atom.body.items))
        return replace(atom, before=cpt(self.frame.dress.look.before), keep=keep, glue=False, body=body)

    # ------------------------------------------------------------------------------------------------ what it holds
    def _lead(self) -> _Lead:
        """Title and head; on later pages their repetition, unless it takes too much of the room."""
        grid = self.frame.fitted.lattice
        if self.offset == START:
            return self._headed(self.frame.title(False), (0, self._opening()), noted=True)
        if self.offset[0] >= len(grid.rows):
            return _Lead()
        lead = self._headed(self.frame.title(True), grid.heads[self.offset[0]], noted=False)
        if self.squeeze >= 2 or cpt(lead.strip.height) > self.room.tall * self.room.rules.head_share:
            return _Lead(gives_up="" if lead.over is None else "head")
        return lead

    def _opening(self) -> int:
        """How many rows stand above the first row of content; none if they are so high that they must be cut too."""
        fitted = self.frame.fitted
        height = sum(fitted.row(row).height for row in range(fitted.lattice.opening))
        return 0 if fitted.is_too_high(height) else fitted.lattice.opening

    def _headed(self, title: Strip, heads: tuple[int, int], noted: bool) -> _Lead:
        """``title`` and the head rows [start, end) below it."""
        fitted = self.frame.fitted
        y, items, notes, over = title.height, list(title.items), [*title.notes], None
        rows = [_whole(row, fitted.row(row)) for row in range(*heads)]
        heights = self._stretched(rows, {}, True)
        for index, part in enumerate(rows):
            labels = [spot for spot in fitted.lattice.rows[part.row] if fitted.is_label(spot)]
            placed = [self._low(fitted.label(spot), heights[index : index + spot.rows]) for spot in labels]
            items += self._painted(part, (y, heights[index:]), placed, over, again=not noted)
            notes += (*part.measured.marked(), *_noted(placed))
            y, over = y + heights[index], part.row
        return _Lead(Strip(y, tuple(items), tuple(notes) if noted else ()), over)

    def _slabs(self) -> Iterator[_Slab]:
        """The rows from the offset on: whole, in groups, or line by line."""
        fitted = self.frame.fitted
        count = len(fitted.lattice.rows)
        first = row = self._opening() if self.offset == START else self.offset[0]
        line = self.offset[1]
        while row < count:
            squeezed = bool(self.squeeze) and row == first
            measured = fitted.row(row, line)
            end = row + 1 if line or squeezed else self._group(row)
            if end > row + 1:
                parts = tuple(_whole(one, fitted.row(one)) for one in range(row, end))
                yield _Slab(parts, (end, 0), tuple(label for part in parts for label in part.measured.marked()))
            elif len(measured.cuts) > 1 and (squeezed or fitted.is_too_high(measured.height)):
                yield from self._cut(row, line, measured)
            else:
                yield _Slab((_whole(row, measured),), (row + 1, 0), measured.marked())
            row, line = end, 0

    def _cut(self, row: int, line: int, measured: Measured) -> Iterator[_Slab]:
        """The lines of a row that is too high to stay whole."""
        count, top = len(measured.cuts), 0.0
        for index, cut in enumerate(measured.cuts):
            done = index == count - 1
            bottom = measured.height if done else cut
            to = (row + 1, 0) if done else (row, self.frame.fitted.behind(line, index + 1))
            single = not done and min(index + 1, count - index - 1) < self.room.rules.row_lines
            part = _Part(row, measured, top, bottom)
            yield _Slab((part,), to, measured.marked(index, index + 1), done, single)
            top = bottom

    def _group(self, row: int) -> int:
        """The row behind those that share a label with ``row`` and stay with it, to be set in their middle."""
        fitted = self.frame.fitted
        if self.frame.dress.look.span_align != "middle" or fitted.lattice.reaching[row]:
            return row + 1
        end, at = row + 1, row
        while at < end:
            end = max([end, *(at + spot.rows for spot in fitted.lattice.rows[at] if fitted.is_label(spot))])
            at += 1
        height = sum(fitted.row(one).height for one in range(row, end))
        return end if height <= _GROUP_SHARE * self.room.tall / 100 else row + 1

    # ------------------------------------------------------------------------------------------------ atoms
    def _atom(self, slab: _Slab, lead: _Lead, held: dict[Spot, float], noted: bool) -> tuple[Atom, tuple[str, ...]]:
        """The atom of a slab below ``lead``; ``held`` counts the height that every label has so far."""
        fitted, look = self.frame.fitted, self.frame.dress.look
        heights = self._stretched(slab.parts, held, slab.done)
        y, over, items, notes = lead.strip.height, lead.over, list(lead.strip.items), [*lead.strip.notes]
        for index, part in enumerate(slab.parts):
            fresh = [spot for spot in self._labels(part.row) if spot not in held]
            placed = [self._placed(spot, part, heights[index:]) for spot in fresh]
            resumed = part.row == self.offset[0] and self.offset[1] > 0
            shown = {spot for spot in fresh if spot.row != part.row or resumed}
            items += self._painted(part, (y, heights[index:]), placed, over, shown=shown)
            notes += _noted([label for label in placed if label.box.spot.row == part.row and not resumed])
            for spot in self._labels(part.row):
                held[spot] = held.get(spot, 0.0) + heights[index]
            y, over = y + heights[index], part.row
        last = slab.done and slab.last == len(fitted.lattice.rows) - 1
        if last:
            items.append(moved(self.frame.edge(0.0), 0.0, y))
        lacks = self._lacks(slab, held)
        close = self._close(slab, 0.0 if slab.done else look.pad_y, lacks or 0.0) if not last else Strip()
        atom = Atom(
            cpt(y),
            None if last and not noted else slab.to,
            0,
            cpt(look.after) if last and not noted else 0,
            self._level(slab, last and noted, lacks is not None),
            keep=2 if slab.done and fitted.lattice.kinds[slab.last] in (BAND, HEAD) else 0,
            weight=len(slab.parts),
            close=cpt(close.height),
            wide=self.wide,
            glue=True,
            body=self._piece(tuple(items)),
            close_body=self._piece(close.items) if close.height else None,
            gives_up=lead.gives_up,
        )
        return atom, (*notes, *slab.notes)

    def _level(self, slab: _Slab, noted: bool, inside: bool) -> int:
        if not slab.done and slab.single:
            return LINE
        if noted:
            return KEEP
        below = len(self.frame.fitted.lattice.rows) - 1 - slab.last
        return SPAN if inside or (slab.done and below == 1) or (below and self._stays_whole) else FREE

    @cached_property
    def _stays_whole(self) -> bool:
        """Whether it is so low that a cut would be an eyesore."""
        most = (_WHOLE_SHARE if self.room.across else _WHOLE_SHARE_ALONE) * self.room.tall / 100
        fitted = self.frame.fitted
        heights = accumulate(fitted.row(row).height for row in range(len(fitted.lattice.rows)))
        return all(height <= most for height in heights)  # rows below are not measured

    def _labels(self, row: int) -> tuple[Spot, ...]:
        """The labels that stand beside ``row``."""
        fitted = self.frame.fitted
        spots = (*fitted.lattice.reaching[row], *fitted.lattice.rows[row])
        return tuple(spot for spot in spots if fitted.is_label(spot))

    def _stretched(self, parts: tuple[_Part, ...] | list[_Part], held: dict[Spot, float], done: bool) -> list[float]:
        """The heights of rows, the last row of every label high enough that all its rows in this fragment hold it."""
        heights = [part.bottom - part.top for part in parts]
        for index, part in enumerate(parts):
            if not done and index == len(parts) - 1:
                break
            for spot in self._labels(part.row):
                if part.row == spot.row + spot.rows - 1:
                    own = heights[max(index + 1 - spot.rows, 0) : index + 1]
                    lack = self.frame.fitted.label(spot).whole - held.get(spot, 0.0) - sum(own)
                    heights[index] += max(lack, 0.0)
        return heights

    def _lacks(self, slab: _Slab, held: dict[Spot, float]) -> float | None:
        """What the labels that go on behind ``slab`` lack in height; None if no label does."""
        row = slab.last
        beyond = [spot for spot in self._labels(row) if not slab.done or row < spot.row + spot.rows - 1]
        return max((max(self.frame.fitted.label(spot).whole - held[spot], 0.0) for spot in beyond), default=None)

    def _close(self, slab: _Slab, pad: float, lacks: float) -> Strip:
        """What stands below a slab behind which the table is cut."""
        foot, extra = self.frame.goes_on, max(pad, lacks)
        ground = self.frame.ground(slab.last, extra) if extra else ()
        return Strip(extra + foot.height, (*ground, *(moved(item, 0.0, extra) for item in foot.items)))

    # ------------------------------------------------------------------------------------------------ painting
    def _piece(self, items: tuple[Item, ...]) -> Piece:
        return Piece(items, "Table", self.frame.dress.table.id)

    def _placed(self, spot: Spot, part: _Part, heights: list[float]) -> Filled:
        """A label in its place: on the first line of its row, or in the middle of rows that stay together."""
        label = self.frame.fitted.label(spot)
        if spot.row == part.row and 1 < spot.rows <= len(heights):  # only rows that stay together come at once
            return replace(label, drop=(sum(heights[: spot.rows]) - label.height) / 2)
        lines = [cell.drop + cell.lines[0].strip.baseline for cell in part.measured.cells if cell.lines]
        own = label.lines[0].strip.baseline if label.lines else 0.0
        return replace(label, drop=max([label.box.pad, *(line - own for line in lines)]))

    def _low(self, label: Filled, heights: list[float]) -> Filled:
        """A label of a head: its last line at the foot of its rows."""
        return replace(label, drop=sum(heights) - label.box.pad - label.height)

    def _painted(
        self,
        part: _Part,
        where: tuple[float, list[float]],
        labels: list[Filled],
        over: int | None,
        *,
        again: bool = False,
        shown: Set[Spot] = frozenset(),
    ) -> Iterator[Item]:
        """A row, or lines of it, at the height ``where[0]``: ground, cells, rules above.

        ``where[1]`` are the heights of this row and of those below it in the fragment; readers have had the row
        ``again``, and the labels ``shown``, on an earlier page.
        """
        y, heights = where
        yield from (moved(item, 0.0, y) for item in self.frame.ground(part.row, heights[0]))
        drawn = [(cell, part.top, part.bottom) for cell in part.measured.cells]
        drawn += [(label, -1.0, 1e9) for label in labels]
        cells: list[Item] = []
        for cell, top, bottom in sorted(drawn, key=lambda one: one[0].box.spot.col):
            x = self.frame.x + self.frame.fitted.left(cell.box.spot.col) + cell.box.left
            shift = y - max(top, 0.0)
            inside = tuple(moved(item, x, shift) for item in cell.items(top, bottom))
            rows = max(cell.box.spot.row + cell.box.spot.rows - part.row, 1)
            area = self._area(cell.box.spot, y, sum(heights[:rows]))
            tags = ARTIFACT if cell.box.spot in shown else (cell.box.tag,)
            cells.append(Group(inside, role=cell.box.role, area=area, tags=tags))
        tags = ARTIFACT if again else (self.frame.tag, Tag(self._section(part.row), ""), Tag("TR", part.row))
        yield Group(tuple(cells), role="TR", tags=tags)
        if part.top == 0:
            yield from (moved(item, 0.0, y) for item in self.frame.above(part.row, over))

    def _section(self, row: int) -> str:
        """The part of the table that a row stands in: its head, its body, its foot."""
        grid = self.frame.fitted.lattice
        count = len(grid.rows)
        if row < grid.opening < count:
            return "THead"
        return "TFoot" if set(grid.kinds[row:]) == {FOOT} and row > grid.opening else "TBody"

    def _area(self, spot: Spot, y: float, height: float) -> Rect:
        """What a cell takes up, from rule to rule."""
        left, right = (self.frame.fitted.left(col) for col in (spot.col, spot.col + spot.cols))
        return Rect(self.frame.x + left, y, right - left, height)


def _whole(row: int, measured: Measured) -> _Part:
    return _Part(row, measured, 0.0, measured.height)


def _noted(labels: list[Filled]) -> list[str]:
    return [note for label in labels for line in label.lines for note in line.strip.notes]
