"""Field lists of event pages and posters, sponsor strips and QR codes: leaves that are more than words."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps
from kiclayout.base.units import parse_length
from kiclayout.content.block import Field, FieldList, Qr, Sponsors, Table
from kiclayout.content.inline import Inline, Runs, Text, plain
from kiclayout.content.issue import Partner
from kiclayout.scene.items import Group, Item, LinkArea, moved, rectangle
from kiclayout.scene.tags import Tag
from kiclayout.typeset.anchors import anchors_in
from kiclayout.typeset.atoms import NoteText, Room
from kiclayout.typeset.blocks import Leafy
from kiclayout.typeset.boxed import Boxed
from kiclayout.typeset.codes import codable, qr_items
from kiclayout.typeset.inline import Passage, Source, passage
from kiclayout.typeset.leaf import Leaf, Slice, TextLeaf, within
from kiclayout.typeset.leaves import Inset, Page, field_entry, leaves_of
from kiclayout.typeset.mark import Mark, asked_height, asked_space, opened, partner_place
from kiclayout.typeset.pieces import say_cut, words_line
from kiclayout.typeset.setting import Setting

_NARROW = 8.0
"""Where values had fewer ems beside their label, they stand below it."""


@dataclass(frozen=True, eq=False)
class FieldLeaf(Boxed):
    """One field: its label in a column of its own, its blocks right of it (below where they had no room), a rule above.

    Attributes:
        label: The label.
        values: Its blocks.
        setting: Where it is set.
        block: Session id of the list.
        ruled: Whether a rule stands above it.
    """

    label: TextLeaf
    values: tuple[Leaf, ...]
    setting: Setting
    block: int
    ruled: bool

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """The strips of the values, the label's lines beside the first ones; that at ``start`` as its leaf goes on."""
        look, label = self.setting.layout.fields, within(self.label, *self.above)
        if width - look.label_width < _NARROW * self.setting.style(look.value).text.size:
            left = self._stacked(label.slices(width), width, start)
        else:
            labels = label.slices(max(look.label_width - look.second_gap, 1.0))
            left = _side_by_side(labels, self._values(width - look.label_width, start), look.label_width, self._drop())
        top, bottom = self._rule(width), look.pad_y
        first, last = left[0], left[-1]
        left[0] = replace(
            first,
            height=first.height + look.pad_y,
            baseline=first.baseline + look.pad_y,
            items=(*top, *(moved(item, 0.0, look.pad_y) for item in first.items)),
        )
        if len(left) == 1:
            last = left[0]
        left[-1] = replace(last, height=last.height + bottom)
        numbered = tuple(replace(strip, end=number + 1) for number, strip in enumerate(left))
        return numbered[start:] or numbered[-1:]

    def extents(self) -> tuple[float, float]:
        """The label's column and the widest value."""
        widths = [leaf.extents() for leaf in self.values] or [(0.0, 0.0)]
        column = self.setting.layout.fields.label_width
        return column + max(low for low, _ in widths), column + max(high for _, high in widths)

    def _stacked(self, labels: tuple[Slice, ...], width: float, start: int) -> list[Slice]:
        """The label's strips with the first of the values below them as one strip, then the other values'."""
        strips = self._values(width, start) or [Slice(0.0, (), 1)]
        y, items, notes = 0.0, list[Item](), list[str]()
        for one in labels:
            items += [moved(item, 0.0, y) for item in one.items]
            notes += one.notes
            y += one.height
        first = strips[0]
        items += [moved(item, 0.0, y) for item in first.items]
        head = replace(first, height=y + first.height, items=tuple(items), notes=(*notes, *first.notes))
        return [replace(head, baseline=labels[0].baseline), *strips[1:]]

    def _drop(self) -> float:
        """Lowers the label so that its first baseline is the value's."""
        value = self.setting.style(self.setting.layout.fields.value)
        label = self.label.style
        return value.ascent * value.text.size - label.ascent * label.text.size

    def _values(self, width: float, start: int) -> list[Slice]:
        made: list[Slice] = []
        gap = self.setting.layout.fields.gap
        for number, value in enumerate(self.values):
            leaf = within(value, *self.above)
            strips = list(leaf.slices(width))
            if 0 < (own := start - len(made)) < len(strips):
                strips[own] = leaf.slices(width, strips[own - 1].end)[0]
            for index, strip in enumerate(strips):
                above = max(gap, leaf.before) if number and not index else 0.0
                items = tuple(moved(item, 0.0, above) for item in strip.items)
                made.append(replace(strip, height=strip.height + above, items=items))
        return made

    def _rule(self, width: float) -> tuple[Item, ...]:
        look = self.setting.layout.fields
        if not self.ruled or not look.rule:
            return ()
        area = Rect(0.0, -look.rule / 2, width, look.rule)
        return (rectangle(area, self.setting.color(look.rule_color)),)


def _side_by_side(labels: tuple[Slice, ...], strips: list[Slice], x: float, drop: float) -> list[Slice]:
    """Value strips with the label's lines beside and before them; the longer of the two decides the height."""
    made: list[Slice] = []
    label_y = value_y = 0.0
    waiting = [(drop + sum(one.height for one in labels[:number]), label) for number, label in enumerate(labels)]
    for number, strip in enumerate(strips or [Slice(0.0, (), 1)]):
        items, notes = list[Item](), list[str]()
        last = number == max(len(strips), 1) - 1
        height = strip.height
        while waiting and (last or waiting[0][0] < value_y + height):
            label_y, label = waiting.pop(0)
            items += [moved(item, 0.0, label_y - value_y) for item in label.items]
            notes += label.notes
            if last:
                height = max(height, label_y - value_y + label.height)
        value_y += strip.height
        items += [moved(item, x, 0.0) for item in strip.items]
        made.append(replace(strip, items=tuple(items), height=height, notes=(*notes, *strip.notes)))
    return made


def field_leaves(block: FieldList, setting: Setting, inset: Inset) -> tuple[Leaf, ...]:
    """The leaves of a field list."""
    look = setting.layout.fields
    value = setting.style(look.value)
    made: list[Leaf] = []
    for number, item in enumerate(block.items):
        values = leaves_of(item.blocks, Page(value, look.gap, inset), setting) or (_unwritten(block, number, setting),)
        source = Source(block.id, f"items.{number}.label")
        entry = field_entry(source)
        label = within(replace(_label(item, source, setting), role="Lbl"), *entry)
        inside = tuple(within(leaf, *entry, Tag("LBody", "")) for leaf in values)
        made.append(FieldLeaf(label, inside, setting, block.id, number > 0 and not _closed(block.items[number - 1])))
    return tuple(made)


def _closed(field: Field) -> bool:
    """Whether a field ends with a rule of its own, so that another one right below would double it."""
    return bool(field.blocks) and isinstance(field.blocks[-1], Table)


def _unwritten(block: FieldList, number: int, setting: Setting) -> TextLeaf:
    """The line on which the value of a field may be typed that has none yet."""
    style = setting.style(setting.layout.fields.value)
    return TextLeaf(Passage(()), style, setting, block.id, field=f"items.{number}")


def _label(item: Field, source: Source, setting: Setting) -> TextLeaf:
    """The label; what follows a slash is its second language."""
    look = setting.layout.fields
    style = setting.style(look.label)
    first, second = _halves(item.label)
    words = passage(first, style.text, setting, source)
    if second:
        other = setting.text_style(look.second, style.text)
        gap = passage((Text("  "),), other, setting)
        at = len(plain(item.label)) - len(plain(second))
        more = passage(second, other, setting, replace(source, at=at))
        words = Passage((*words.spans, *gap.spans, *more.spans), words.notes)
    return TextLeaf(words, replace(style, align="left"), setting, source.block, field=source.field)


def _halves(label: Runs) -> tuple[Runs, Runs]:
    for number, run in enumerate(label):
        if isinstance(run, Text) and " / " in run.text:
            before, _, after = run.text.partition(" / ")
            rest: tuple[Inline, ...] = (replace(run, text=after), *label[number + 1 :])
            return (*label[:number], replace(run, text=before)), rest
    return label, ()


def fields_child(
    block: FieldList, setting: Setting, notes: Mapping[str, NoteText], inset: Inset, marks: tuple[str, ...] = ()
) -> Leafy | None:
    """The child of a field list; None if it has no fields."""
    look = setting.layout.fields
    leaves = field_leaves(block, setting, inset)
    if not leaves:
        return None
    inside = anchors_in(block, setting)
    return Leafy(leaves, setting, look.before, look.after, notes, role="L", block=block.id, marks=marks, anchors=inside)


# ---------------------------------------------------------------------------------------------------- sponsors
@dataclass(frozen=True, slots=True)
class _Role:
    """A sponsor's role with its marks, as a block of its own."""

    items: tuple[Item, ...]
    width: float
    height: float


@dataclass(frozen=True, eq=False)
class SponsorsLeaf(Boxed):
    """Logos by role: each role's name over its marks, the roles side by side while they fit, then below."""

    strip: Sponsors
    setting: Setting

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.strip.id

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """One strip for each line of roles."""
        gap = self.setting.layout.strips.gap
        made: list[Slice] = []
        line: list[Item] = []
        x = height = 0.0
        for number in range(len(self.strip.roles)):
            role = self._role(number, width)
            if line and x + role.width > width:
                made.append(Slice(height + gap / 2, tuple(line), len(made) + 1))
                line, x, height = [], 0.0, 0.0
            inside = (*self.above, Tag("Sect", (self.block, "")), Tag("Div", number))
            line.append(Group(tuple(moved(item, x, 0.0) for item in role.items), tags=inside))
            x, height = x + role.width + 1.5 * gap, max(height, role.height)
        made.append(Slice(max(height, 1.0), tuple(line), len(made) + 1))
        return tuple(made)[start:] or tuple(made)[-1:]

    def opening(self) -> Steps[None]:
        """Opens its marks one by one, so that ``slices`` finds them; it says what is wrong with them."""
        named = {one for _, ids in self.strip.roles for one in ids}
        for partner in self.setting.partners:
            if partner.id in named:
                opened(partner, self.setting.within(sink=Sink()))
                yield

    def extents(self) -> tuple[float, float]:
        """Room for one mark to room for three."""
        return 90.0, 300.0

    def _role(self, number: int, width: float) -> _Role:
        (name, ids), field = self.strip.roles[number], f"roles.{number}"
        look = self.setting.layout.strips
        style = self.setting.style(look.role)
        said = passage((Text(name),), style.text, self.setting, Source(self.block, field))
        label = TextLeaf(said, style, self.setting, self.block, field=field)
        named = not name or any(char.isalpha() for char in name)  # one that is being typed has its line at once
        items: list[Item] = []
        y = 0.0
        for strip in label.slices(width) if named else ():
            items += [moved(item, 0.0, y) for item in strip.items]
            y += strip.height
        y += look.label_gap if named else 0.0
        wide, height, marks = self._marks(ids, width)
        items += [moved(item, 0.0, y) for item in marks]
        return _Role(tuple(items), max(wide, label.extents()[1] if named else 0.0), y + height)

    def _marks(self, ids: tuple[str, ...], width: float) -> tuple[float, float, list[Item]]:
        """Width and height of a role's marks, and the marks; a body without a logo stands there by its name."""
        look = self.setting.layout.strips
        shown = [self._shown(one, width) for one in ids]
        line, items = max((look.height * 1.3, *(high + 2 * free for _, high, free, _ in shown))), list[Item]()
        x = y = widest = before = 0.0
        for wide, high, free, drawn in shown:
            gap = max(look.gap, before, free) if x else 0.0
            if x and x + gap + wide > width:
                x, y, gap = 0.0, y + line + look.gap / 2, 0.0
            x += gap
            items += [moved(item, x, y + (line - high) / 2) for item in drawn]
            x, before = x + wide, free
            widest = max(widest, x)
        return widest, y + line, items

    def _shown(self, one: str, width: float) -> tuple[float, float, float, tuple[Item, ...]]:
        """Width, height and what is free round it of a partner's mark, or of its name, and what is drawn."""
        partner = next((known for known in self.setting.partners if known.id == one), None)
        if partner is None:
            self.setting.sink.add("typeset-partner-unknown", place=self.setting.place(self.strip), id=one)
        mark = opened(partner, self.setting) if partner else None
        if partner is None or mark is None:
            wide, high, drawn = self._named(one, width)
            return wide, high, 0.0, drawn
        height = self._height(mark, partner, width)
        place = Rect(0.0, 0.0, height * mark.aspect, height)
        return place.width, height, asked_space(partner), (mark.drawn(place),)

    def _height(self, mark: Mark, partner: Partner, width: float) -> float:
        """A mark's optical height: wide and dense ones are lower, narrow and light ones higher, none than allowed."""
        least = asked_height(partner)
        height = self.setting.layout.strips.height * min(max(math.pow(3.0 / mark.aspect, 0.4), 0.7), 1.3) * mark.weight
        height = min(max(height, least), width / mark.aspect)
        if height < least - 0.1:
            place = partner_place(partner)
            self.setting.sink.add("typeset-logo-small", place=place, id=partner.id, least=partner.min_height)
        return height

    def _named(self, one: str, width: float) -> tuple[float, float, tuple[Item, ...]]:
        partner = next((known for known in self.setting.partners if known.id == one), None)
        name = partner.name.first(self.setting.lang) if partner else ""
        style = self.setting.style(self.setting.layout.fields.value)
        run = words_line(((name or one, style.text, 0.0),), (0.0, style.leading * 0.7), self.setting, most=width)
        if run.lost:
            say_cut(name or one, self.setting.place(self.strip), self.setting)
        return run.width, style.leading, (Group(run.items, tags=(Tag("P"),)),)


@dataclass(frozen=True, eq=False)
class _Strip(Leafy):
    """A strip that stands alone; its marks are opened one a step (``atoms.Slow``)."""

    def measured(self, room: Room) -> Steps[None]:
        """Nothing hangs on its marks."""
        yield from ()

    def prepared(self, room: Room) -> Steps[None]:
        """Opens them."""
        for leaf in self.leaves:
            if isinstance(leaf, SponsorsLeaf):
                yield from leaf.opening()


def sponsors_child(block: Sponsors, setting: Setting, marks: tuple[str, ...] = ()) -> Leafy:
    """The child of a sponsor strip."""
    look = setting.layout.strips
    return _Strip(
        (SponsorsLeaf(block, setting),), setting, look.before, look.after, role="Figure", block=block.id, marks=marks
    )


# ---------------------------------------------------------------------------------------------------- QR codes
_QUIET = 2
"""Modules of the quiet zone: a code in the text has white paper round it."""


@dataclass(frozen=True, eq=False)
class QrLeaf(Boxed):
    """A QR code with its label, second language and address beside it."""

    code: Qr
    setting: Setting

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.code.id

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """The code with the lines that stand beside it, and a strip for each line of a longer address."""
        look = self.setting.layout.strips
        size = min(self._side(), width)
        square = Rect(0.0, 0.0, size, size)
        inside = (*self.above, Tag("Sect", (self.block, "")))
        items: list[Item] = [rectangle(square, self.setting.color(self.setting.layout.figures.placeholder))]
        if codable(self.code.url, size, self.setting.place(self.code), self.setting.sink, quiet=_QUIET):
            shown = qr_items(self.code.url, square, self.setting.color("ink"), _QUIET)
            area = LinkArea(square, self.code.url, self.code.url)
            items = [Group((*shown, area), tags=(*inside, Tag("Link", self.code.url)))]
        y, more = 0.0, list[Slice]()
        texts = ((self.code.label, look.code_label, "label"), (self.code.label_zh, look.code_second, "label_zh"))
        for runs, name, field in (*texts, ((Text(self.code.url),), look.code_second, "url")):
            if not runs:
                continue
            style = self.setting.style(name)
            said = passage(runs, style.text, self.setting, Source(self.block, field))
            leaf = within(TextLeaf(said, style, self.setting, self.block, field=field), *inside)
            for strip in leaf.slices(max(width - size - look.gap / 2, 1.0)):
                beside = [moved(item, size + look.gap / 2, 0.0) for item in strip.items]
                if y + strip.height > size:
                    more.append(Slice(strip.height, tuple(beside), len(more) + 2))
                    continue
                items += [moved(item, 0.0, y) for item in beside]
                y += strip.height
        made = (Slice(y if more else size, tuple(items), 1), *more)
        return made[start:] or made[-1:]

    def extents(self) -> tuple[float, float]:
        """The code, to the code with a label."""
        size = self._side()
        return size, size * 3

    def _side(self) -> float:
        """The side of the code, in points: as the writer asks, else the layout's."""
        usual = self.setting.layout.strips.code
        try:
            return parse_length(self.code.size) or usual
        except ValueError:  # empty, or a finding on reading
            return usual


def qr_child(block: Qr, setting: Setting, marks: tuple[str, ...] = ()) -> Leafy:
    """The child of a QR code."""
    look = setting.layout.strips
    return Leafy(
        (QrLeaf(block, setting),), setting, look.before, look.after, role="Figure", block=block.id, marks=marks
    )
