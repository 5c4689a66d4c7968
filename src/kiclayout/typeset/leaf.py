"""Leaves: the lines inside a block, as slices that may be stacked, split between lines, and put into any box.

Paragraphs, list items, callouts, quotes, field lists, table cells and notes are all sequences of leaves; what differs
is the box round them. A leaf knows no page; ``blocks`` turns leaves into children of the flow, ``table`` into cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Protocol, TypeAlias, TypeVar

from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass, replace
from kiclayout.design.style import ParStyle
from kiclayout.scene.items import Glyphs, Group, Item, moved
from kiclayout.scene.tags import Tag, Tags
from kiclayout.text.justify import Line
from kiclayout.text.paragraph import Shaped
from kiclayout.text.spans import Span
from kiclayout.typeset.dots import crowding
from kiclayout.typeset.inline import Passage, caret_place, line_items, lines, shaped
from kiclayout.typeset.ruby import reach
from kiclayout.typeset.setting import Setting

_LONG = 60
"""Lines that are more than most pages hold."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A strip of a leaf that stays whole, usually a line.

    Attributes:
        height: In points.
        items: Relative to the strip's top and the left edge of the measure the leaf was given.
        end: The character of the leaf's text after it (half open), or the number of strips so far.
        notes: Labels of the footnotes marked in it, in order.
        baseline: Of its first line, below its top, in points.
        width: Of the ink, from the measure's left edge, in points (ragged lines are shorter than the measure).
        divided: Whether it ends inside a word, in a hyphen: no region ends there if it may end a line before.
    """

    height: float
    items: tuple[Item, ...]
    end: int
    notes: tuple[str, ...] = ()
    baseline: float = 0.0
    width: float = 0.0
    divided: bool = False


class Leaf(Protocol):
    """A paragraph, or something set like one."""

    @property
    def before(self) -> float:
        """Space above it inside its box, in points."""

    @property
    def after(self) -> float:
        """Space below, in points."""

    @property
    def orphans(self) -> int:
        """Fewest slices of it that may stand at a region's end."""

    @property
    def widows(self) -> int:
        """Fewest slices of it that may begin a region."""

    @property
    def keep(self) -> int:
        """How many slices of the next leaf must stay with its end (a heading in a box)."""

    @property
    def block(self) -> int:
        """Session id of its block."""

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """The strips from ``start`` (an ``end`` seen before) at ``width`` points; at least one.

        What stands again where a leaf goes on (the head of a table) is part of the first.
        """

    def extents(self) -> tuple[float, float]:
        """(narrowest measure that tears nothing, natural width), in points."""


LeafT = TypeVar("LeafT", bound=Leaf)


@dataclass(frozen=True, slots=True)
class Hung:
    """A marker left of a leaf's first line: its words end or begin in the space that the leaf's indent leaves.

    Attributes:
        spans: The marker.
        x: Its left edge from the measure's left edge, in points.
        items: Drawn instead of or behind the words, relative to (x, first baseline).
    """

    spans: tuple[Span, ...]
    x: float
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Initial:
    """A drop cap: the first characters of a passage, drawn large, with lines set off beside them.

    The characters stay words of the first line, hidden right before its others: so they are read, copied and typed as
    if nothing had been drawn.

    Attributes:
        length: How many characters, with the space behind them: there the drop cap's own distance stands.
        width: Of these characters in the line, in points.
        lines: How many lines stand beside it.
        indent: How far they are set off, in points.
        items: Drawn, relative to (the measure's left edge, the first baseline).
    """

    length: int
    width: float
    lines: int
    indent: float
    items: tuple[Item, ...]

    def drawn(self, strip: Slice, left: float) -> Slice:
        """The first line with the drop cap in front of it, its own first characters hidden."""
        art = Group(tuple(moved(item, left, strip.baseline) for item in self.items), role="Artifact")
        return replace(strip, items=(art, *_hidden(strip.items, self.length)))


def _hidden(items: tuple[Item, ...], length: int) -> Iterator[Item]:
    """``items`` with the first ``length`` characters of their runs hidden."""
    for item in items:
        if not isinstance(item, Glyphs) or not length or item.origin is None:
            yield item
            continue
        cut = min(length, len(item.text))
        length -= cut
        front = tuple(glyph for glyph in item.glyphs if glyph.start < cut)
        rest = tuple(glyph for glyph in item.glyphs if glyph.start >= cut)
        at = item.origin.start + cut
        yield replace(item, text=item.text[:cut], glyphs=front, origin=replace(item.origin, end=at), hidden=True)
        if rest:
            moved_on = tuple(glyph._replace(start=glyph.start - cut, end=glyph.end - cut) for glyph in rest)
            x = item.x + sum(glyph.advance for glyph in front)
            yield replace(item, x=x, text=item.text[cut:], glyphs=moved_on, origin=replace(item.origin, start=at))


Lane: TypeAlias = tuple[tuple[float, float], ...]
"""How far the lines of a passage, from its first, are set off on the left and on the right by a picture, in points."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The measures of lines beside a drop cap or a picture, as the text engine asks for them; equal ones break alike.

    Attributes:
        measure: Of the column, in points.
        indent: How far the lines are set off by a drop cap.
        width: Of the characters that the drop cap shows; in the first line they stand in the indent.
        lines: How many lines are set off by it.
        lane: What a picture leaves.
    """

    measure: float
    indent: float = 0.0
    width: float = 0.0
    lines: int = 0
    lane: Lane = ()

    def shift(self, number: int) -> float:
        """How far line ``number`` (from 0) is moved to the right, in points."""
        cap = 0.0 if number >= self.lines else self.indent - (0.0 if number else self.width)
        return cap + self.lane_at(number)[0]

    def lane_at(self, number: int) -> tuple[float, float]:
        """How far line ``number`` is set off by a picture, on the left and on the right."""
        return self.lane[number] if number < len(self.lane) else (0.0, 0.0)

    def __call__(self, number: int) -> float:
        """The measure of line ``number``."""
        return max(self.measure - self.shift(number) - self.lane_at(number)[1], 1.0)


@dataclass(frozen=True, eq=False)
class TextLeaf:
    """A leaf of words.

    Attributes:
        words: The passage.
        style: Its paragraph style.
        setting: Where it is set.
        block: Session id.
        indent: Left of it, on top of the style's, in points.
        hung: Its marker.
        before: Space above, in points.
        after: Space below.
        tail: Drawn after the last word (the end mark): items relative to (end of the line, baseline).
        tail_width: What the last line leaves free for it, in points.
        keep: How many slices of the next leaf must stay with it.
        field: Which of the block's passages it sets; see ``Origin``.
        empty: Whether the words only stand in for a passage that has none yet.
        capped: Whether an edge is right above it, so that its first line makes room for readings itself.
        role: Structure type of its element; empty = its words belong to the element around it.
        above: The elements it stands in, within its box or the article.
        label: The element of its marker; empty = the leaf's own.
        initial: Its drop cap, if it has enough lines for one.
        lane: What a picture beside its first lines leaves to them.
    """

    words: Passage
    style: ParStyle
    setting: Setting
    block: int = 0
    indent: float = 0.0
    hung: Hung | None = None
    before: float = 0.0
    after: float = 0.0
    tail: tuple[Item, ...] = ()
    tail_width: float = 0.0
    keep: int = 0
    field: str = ""
    empty: bool = False
    capped: bool = False
    initial: Initial | None = None
    lane: Lane = ()

    role: str = "P"
    above: Tags = ()
    label: Tags = ()

    @cached_property
    def tags(self) -> Tags:
        """Its element, the same for all its lines."""
        return (*self.above, Tag(self.role, (self.block, self.field))) if self.role else self.above

    @property
    def orphans(self) -> int:
        """As the style says; lines beside a drop cap stay together."""
        return max(self.style.orphans, self.initial.lines if self.initial else 0)

    @property
    def widows(self) -> int:
        """As the style says."""
        return self.style.widows

    @property
    def lacking(self) -> bool:
        """Whether no font has some of its characters, which is told whenever it is made."""
        return bool(self._body.missing)

    @cached_property
    def _body(self) -> Shaped:
        body = shaped(self.words.spans, self.setting)
        return replace(body, kept=self.tail_width) if self.tail_width else body

    @cached_property
    def _capped(self) -> Shaped:
        """Its body with nothing to widen in what the drop cap shows, so that the first line begins where others do."""
        body, cap = self._body, self.initial
        return replace(body, white=body.white.firm(cap.length)) if cap else body

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """One strip a line, ``leading`` high each."""
        left = self.indent + self.style.indent
        measure = max(width - left - self.style.indent_right, 1.0)
        made, beside, first = self._lines(measure, start)
        ascent = self.style.ascent * self.style.text.size
        make = self._slice if len(made) <= _LONG else self._again
        strips = [
            make(line, above, (left, beside.shift(number) if beside else 0.0, ascent), line is made[-1])
            for number, (above, line) in enumerate(zip((None, *made), made, strict=False), first)
        ]
        if self.initial and beside and beside.lines and first == 0:
            strips[0] = self.initial.drawn(strips[0], left + beside.lane_at(0)[0])
        return tuple(strips)

    def extents(self) -> tuple[float, float]:
        """From the shaped words, with indents."""
        return self._extents

    @cached_property
    def _extents(self) -> tuple[float, float]:
        body = self._body
        sides = self.indent + self.style.indent + self.style.indent_right
        return body.longest("eojeol") + sides, body.natural + sides

    def _lines(self, measure: float, start: int) -> tuple[tuple[Line, ...], Beside | None, int]:
        """The tail of the whole paragraph's lines if ``start`` is one's beginning, else the rest broken anew.

        With what stands beside the lines, if anything does, and the number of the first of them. A paragraph without
        words is a line: it has been begun, and a caret stands in it.
        """
        body = self._body
        if not body.text:
            beside = Beside(measure, lane=self.lane) if self.lane else None
            return (Line(0, 0, 0.0, self.style.first_indent, ()),), beside, 0
        whole, beside = self._whole(measure)
        tail = tuple(line for line in whole if line.start >= start)
        first = len(whole) - len(tail)
        if start == 0:
            return (tail or whole), beside, 0
        if tail and tail[0].start == start and not (beside and first < beside.lines):
            return tail, beside, first
        return lines(body, measure, self.style, self.setting, start), None, 0

    def _whole(self, measure: float) -> tuple[tuple[Line, ...], Beside | None]:
        """All lines, and what they stand beside: a drop cap, if there are enough of them, and a picture."""
        if cap := self.initial:
            style = replace(self.style, first_indent=0.0)
            beside = Beside(measure, cap.indent, cap.width, cap.lines, self.lane)
            made = lines(self._capped, beside, style, self.setting)
            if len(made) >= cap.lines:
                return made, beside
        if self.lane:
            beside = Beside(measure, lane=self.lane)
            return lines(self._body, beside, self.style, self.setting), beside
        return lines(self._body, measure, self.style, self.setting), None

    def _slice(self, line: Line, above: Line | None, place: tuple[float, float, float], last: bool) -> Slice:
        edge, shift, ascent = place
        left = edge + shift
        grown = _growth(line, self.style) if self.style.leading_grows else 0.0
        grown = max(grown, crowding(line, above, self.style.leading))
        if line.readings and self.capped and above is None:
            grown = max(grown, reach(line) - ascent)
        ascent += grown
        items = list(line_items(line, left, ascent, self.setting, self.tags))
        if last and self.block and (self.empty or self.words.text[-1:] in ("", "\n")):
            items.append(caret_place((left + line.x, ascent), self.style.text, self.setting, self._end()))
        if line.start == 0 and self.hung:
            items = [*self._marker(shift, ascent), *items]
        if last and self.tail:
            items += [moved(item, left + line.x + line.width, ascent) for item in self.tail]
        notes = tuple(
            label for at, label in self.words.notes if line.start <= at < line.end or (last and at == line.end)
        )
        ink = left + line.x + line.width
        return Slice(self.style.leading + grown, tuple(items), line.end, notes, ascent, ink, line.hyphen)

    def _again(self, line: Line, above: Line | None, place: tuple[float, float, float], last: bool) -> Slice:
        """A strip of a long paragraph: all of its rest is asked for anew for every page that it goes on to."""
        known = self._strips.get(line.start)
        if known is None or known[0] is not line or known[1] is not above or known[2] != place:
            known = self._strips[line.start] = (line, above, place, self._slice(line, above, place, last))
        return known[3]

    @cached_property
    def _strips(self) -> dict[int, tuple[Line, Line | None, tuple[float, float, float], Slice]]:
        """Those of a long paragraph that were made, by their first character, with what they were made from."""
        return {}

    def _end(self) -> Origin:
        """The place behind all words of the passage."""
        last = self.words.spans[-1] if self.words.spans and not self.empty else None
        at = last.at + len(last.text) if last is not None and last.at is not None else 0
        return Origin(self.block, at, at, self.field)

    def _marker(self, shift: float, ascent: float) -> list[Item]:
        """The marker on the baseline ``ascent``, moved ``shift`` points to the right with the line."""
        hung = self.hung
        if hung is None:
            return []
        x = hung.x + shift
        made = [moved(item, x, ascent) for item in hung.items]
        if hung.spans:
            for line in lines(shaped(hung.spans, self.setting), 1e6, ParStyle(), self.setting):
                made += line_items(line, x, ascent, self.setting, self.label or self.tags)
        return made


def _growth(line: Line, style: ParStyle) -> float:
    """What a line needs above its leading for larger characters and tall objects, in points (J08)."""
    larger = max((run.style.size / style.text.size for run in line.runs if run.object is None), default=1.0)
    tallest = max((run.object.height + run.shift for run in line.runs if run.object is not None), default=0.0)
    return max(0.0, (larger - 1) * style.leading, tallest - style.ascent * style.text.size)


def within(leaf: LeafT, *tags: Tag) -> LeafT:
    """``leaf`` in the elements ``tags``, from the outermost on; in front of those that it stands in already."""
    if not tags:
        return leaf
    above: Tags = (*tags, *getattr(leaf, "above", ()))
    label: Tags = getattr(leaf, "label", ())
    changes = {"above": above, "label": (*tags, *label)} if label else {"above": above}
    return replace(leaf, **changes) if hasattr(leaf, "above") else leaf  # type: ignore[type-var]


def stacked(leaves: tuple[Leaf, ...], width: float) -> tuple[float, tuple[Item, ...], tuple[str, ...]]:
    """All leaves one below the other, unsplit: height, items and notes; no space above the first or below the last."""
    y, items, notes, after = 0.0, list[Item](), list[str](), 0.0
    for index, leaf in enumerate(leaves):
        y += max(after, leaf.before) if index else 0.0
        for strip in leaf.slices(width):
            items += [moved(item, 0.0, y) for item in strip.items]
            notes += strip.notes
            y += strip.height
        after = leaf.after
    return y, tuple(items), tuple(notes)
