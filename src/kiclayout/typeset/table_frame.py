"""What stands round a table's cells: its title and unit, its rules and grounds, its note, the marks where it goes on.

All items are relative to the text column's left edge and the top of the piece they belong to; rules lie centred on the
edges of their rows. Rules and grounds are artifacts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.scene.items import Group, Item, moved, rectangle
from kiclayout.scene.tags import ARTIFACT, Tag
from kiclayout.text.spans import Span
from kiclayout.typeset.inline import Passage, Source, passage, shaped, unit_words, words
from kiclayout.typeset.leaf import TextLeaf, stacked
from kiclayout.typeset.table_cells import Dress
from kiclayout.typeset.table_grid import BAND, BODY, FOOT, HEAD, Spot
from kiclayout.typeset.table_rows import Fitted

_UNIT_GAP = 12.0
"""Least space between title and unit on one line, in points."""

_TITLE_GAP, _NOTE_GAP = "\u2002", "\u2003"
"""Between label and title, and between note and source."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Items of a known height (points), with the labels of the notes in them."""

    height: float = 0.0
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """A table's surroundings at one width.

    Attributes:
        fitted: The table.
        x: Its left edge from the text column's, in points.
    """

    fitted: Fitted
    x: float

    @property
    def dress(self) -> Dress:
        """What the table is dressed with."""
        return self.fitted.dress

    @property
    def tag(self) -> Tag:
        """The table's element: one, over however many pages it goes."""
        return Tag("Table", (self.dress.table.id, ""))

    # ------------------------------------------------------------------------------------------------ words
    def title(self, continued: bool) -> Strip:
        """Label, caption and unit, down to the top rule; on later pages with the continuation mark."""
        look, table = self.dress.look, self.dress.table
        style = self.dress.setting.style(look.title)
        said = self._title_words(continued)
        unit = self._unit()
        if not said.spans and unit is None:
            return Strip()
        natural = shaped(said.spans, self.dress.setting).natural if said.spans else 0.0
        width = self.fitted.width
        beside = unit.extents()[1] + _UNIT_GAP if unit else 0.0
        if natural + beside > width:
            beside = 0.0
        leaf = TextLeaf(said, replace(style, indent_right=style.indent_right + beside), self.dress.setting, table.id)
        height, items, notes = stacked((leaf,), width)
        ascent = style.ascent * style.text.size
        baseline = height - style.leading + ascent if said.spans else ascent
        if unit:
            depth, drawn, more = stacked((unit,), width)
            baseline += 0.0 if beside or not said.spans else unit.style.leading
            drop = baseline - unit.style.ascent * unit.style.text.size
            items, notes = (*items, *(moved(item, 0.0, drop) for item in drawn)), (*notes, *more)
            baseline += depth - unit.style.leading
        tags = ARTIFACT if continued else (self.tag, Tag("Caption", ""))
        group = Group(tuple(moved(item, self.x, 0.0) for item in items), role="Caption", tags=tags)
        return Strip(baseline + look.title_gap, (group,), notes)

    def _title_words(self, continued: bool) -> Passage:
        """Label, caption and continuation mark in their styles."""
        look, table, setting = self.dress.look, self.dress.table, self.dress.setting
        style = setting.style(look.title)
        label = passage(table.label, setting.text_style(look.label, style.text), setting, Source(table.id, "label"))
        caption = passage(table.caption, style.text, setting, Source(table.id, "caption"))
        again = setting.worded(look.continued_title) if continued else ""
        mark = (words(again, setting.style(look.continued).text),) if again else ()
        return _joined((label, caption, Passage(mark)), words(_TITLE_GAP, style.text))

    def _unit(self) -> TextLeaf | None:
        table, setting = self.dress.table, self.dress.setting
        if not table.unit:
            return None
        style = replace(setting.style(self.dress.look.unit), align="right")
        said = unit_words(table.unit, style.text, setting, Source(table.id, "unit"))
        return TextLeaf(said, style, setting, table.id, field="unit")

    @cached_property
    def note(self) -> Strip:
        """Note and source below the table; no height if it has none."""
        table, setting = self.dress.table, self.dress.setting
        style = setting.style(self.dress.look.note)
        if not table.note and not table.source:
            return Strip()
        note = passage(table.note, style.text, setting, Source(table.id, "note"))
        source = passage(table.source, style.text, setting, Source(table.id, "source"))
        said = _joined((note, source), words(_NOTE_GAP, style.text))
        leaf = TextLeaf(said, style, setting, table.id, field="note")
        height, items, notes = stacked((leaf,), self.fitted.width)
        top = self.dress.look.note_gap - style.ascent * style.text.size
        return Strip(top + height, tuple(moved(item, self.x, top) for item in items), notes)

    @cached_property
    def goes_on(self) -> Strip:
        """The rule under a table that is cut, and the line that says so."""
        look, setting = self.dress.look, self.dress.setting
        below = setting.worded(look.continued_foot)
        if not below:
            return Strip(0.0, (self.edge(0.0),))
        style = setting.style(look.continued)
        leaf = TextLeaf(Passage((words(below, style.text),)), style, setting)
        height, items, _ = stacked((leaf,), self.fitted.width)
        gap = max(style.before, look.pad_head)
        said = Group(tuple(moved(item, self.x, gap) for item in items), role="Artifact")
        return Strip(gap + height, (self.edge(0.0), said))

    # ------------------------------------------------------------------------------------------------ rules
    def edge(self, y: float) -> Item:
        """The table's top or bottom rule at height ``y``."""
        return self._rules(((0, self.fitted.lattice.columns),), y, (self.dress.look.edge, self.dress.look.rule_color))

    def above(self, row: int, over: int | None) -> Iterator[Item]:
        """The rules on the upper edge of ``row``; ``over`` is the row set above it, None = it is the topmost."""
        look, grid = self.dress.look, self.fitted.lattice
        all_columns = ((0, grid.columns),)
        kind, upper = grid.kinds[row], grid.kinds[over] if over is not None else ""
        if over is None:
            yield self.edge(0.0)
        elif kind == HEAD and upper == HEAD:
            yield from self._spanners(over)
        elif (BAND not in (kind, upper) and HEAD in (kind, upper)) or (upper, kind) == (HEAD, BAND):
            yield self._rules(all_columns, 0.0, (look.head_rule, look.rule_color))
        elif kind == FOOT and upper != FOOT:
            yield self._rules(all_columns, 0.0, (look.total_rule, look.rule_color))
        elif kind == BAND and look.band_rule:
            yield self._rules(all_columns, 0.0, (look.band_rule, look.rule_color))
        elif BAND not in (kind, upper) or not look.band_fill:
            yield from self._between(row)

    def _spanners(self, over: int) -> Iterator[Item]:
        """Rules under joined head cells, as long as the text columns they name."""
        look = self.dress.look
        for spot in self.fitted.lattice.rows[over]:
            if spot.cols > 1 and spot.rows == 1 and spot.blocks:
                left = self.x + self.fitted.left(spot.col) + look.pad_x
                right = self.x + self.fitted.left(spot.col + spot.cols) - look.pad_x
                area = Rect(left, -look.group_rule / 2, right - left, look.group_rule)
                yield _artifact(rectangle(area, self.dress.setting.color(look.group_color)))

    def _between(self, row: int) -> Iterator[Item]:
        """The hairline above a row, or the stronger rule between two groups from their label on."""
        look, grid = self.dress.look, self.fitted.lattice
        crossed = {col for spot in grid.reaching[row] for col in _covered(spot)}
        groups = [spot.col for spot in _spots(grid.rows[row - 1], grid.reaching[row - 1]) if spot.rows > 1]
        groups += [spot.col for spot in grid.rows[row] if spot.rows > 1]
        first = min((col for col in groups if col not in crossed), default=grid.columns)
        if not look.group_rule:
            first = grid.columns
        hair = _stretches([col for col in range(first) if col not in crossed])
        strong = _stretches([col for col in range(first, grid.columns) if col not in crossed])
        if look.row_rule and hair:
            yield self._rules(hair, 0.0, (look.row_rule, look.hair_color))
        if strong:
            yield self._rules(strong, 0.0, (look.group_rule, look.group_color))

    def _rules(self, stretches: tuple[tuple[int, int], ...], y: float, pen: tuple[float, str]) -> Item:
        width, color = pen
        lefts = [(self.fitted.left(start), self.fitted.left(end)) for start, end in stretches]
        areas = (Rect(self.x + left, y - width / 2, right - left, width) for left, right in lefts)
        return _artifact(*(rectangle(area, self.dress.setting.color(color)) for area in areas))

    # ------------------------------------------------------------------------------------------------ grounds
    def ground(self, row: int, height: float) -> Iterator[Item]:
        """The ground of a row, not under cells that cover several rows."""
        look, grid = self.dress.look, self.fitted.lattice
        kind = grid.kinds[row]
        token = {BAND: look.band_fill, HEAD: look.head_fill}.get(kind, "")
        if kind == BODY and grid.parity[row] % 2:
            token = look.zebra
        if not token:
            return
        spots = _spots(grid.rows[row], grid.reaching[row])
        labels = {col for spot in spots if spot.rows > 1 and kind == BODY for col in _covered(spot)}
        for start, end in _stretches([col for col in range(grid.columns) if col not in labels]):
            area = Rect(self.x + self.fitted.left(start), 0.0, self.fitted.left(end) - self.fitted.left(start), height)
            yield _artifact(rectangle(area, self.dress.setting.color(token)))


def _joined(parts: tuple[Passage, ...], gap: Span) -> Passage:
    """The passages that say something, one after the other with ``gap`` between them."""
    spans: tuple[Span, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    for part in parts:
        if spans and part.spans:
            spans = (*spans, gap)
        shift = sum(len(span.text) for span in spans)
        spans, notes = (*spans, *part.spans), (*notes, *((at + shift, name) for at, name in part.notes))
    return Passage(spans, notes)


def _artifact(*items: Item) -> Group:
    return Group(items, role="Artifact")


def _spots(begun: tuple[Spot, ...], reaching: tuple[Spot, ...]) -> tuple[Spot, ...]:
    return (*begun, *reaching)


def _covered(spot: Spot) -> range:
    return range(spot.col, spot.col + spot.cols)


def _stretches(columns: list[int]) -> tuple[tuple[int, int], ...]:
    """Runs of neighbouring columns, as [start, end)."""
    found: list[tuple[int, int]] = []
    for col in columns:
        if found and found[-1][1] == col:
            found[-1] = (found[-1][0], col + 1)
        else:
            found.append((col, col + 1))
    return tuple(found)
