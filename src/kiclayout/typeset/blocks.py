"""Children of the flow that are made of leaves: paragraphs, lists, callouts, quotes, headings, article openings.

Each hands out atoms by the contract of ``atoms``; the flow decides where they stand. Bodies of atoms are ``Piece``:
items relative to the text column's left edge and the atom's top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from kiclayout.base.color import Color
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.design.style import BoxStyle, ParStyle
from kiclayout.scene.items import Group, Item, Mark, moved, rectangle
from kiclayout.typeset.anchors import Anchors, landed
from kiclayout.typeset.atoms import (
    ACROSS,
    FLOATING,
    FREE,
    IN_COLUMN,
    KEEP,
    LINE,
    START,
    WHOLE,
    Atom,
    Child,
    Entry,
    NoteText,
    Offset,
    Plate,
    Room,
    SidePiece,
    announces,
    is_child,
    span_of,
)
from kiclayout.typeset.leaf import Leaf, Slice
from kiclayout.typeset.setting import Setting

Measures: TypeAlias = tuple[int, int, int]
"""What of a room words depend on: its widths."""


def cpt(points: float) -> int:
    """Points as the flow counts them: whole hundredths."""
    return round(points * 100)


def _measures(room: Room) -> Measures:
    return room.width, room.side, room.gutter


@dataclass(frozen=True, slots=True)
class Ground:
    """The coloured ground of a box, drawn as one rectangle behind neighbouring pieces of the same block."""

    color: Color | None
    edge: Color | None
    edge_width: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Piece:
    """What an atom paints.

    Attributes:
        items: Relative to the text column's left edge and the atom's top.
        role: Structure role of the block.
        block: Session id of the block; pieces of one block are grouped.
        ground: The box it belongs to.
        lang: Language of the block, or empty.
    """

    items: tuple[Item, ...]
    role: str = "P"
    block: int = 0
    ground: Ground | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """How one strip of a child stands in it.

    Attributes:
        gap: Above it inside the child, in points.
        first: Whether it begins a fragment.
        opening: Whether it begins the child.
        to: Offset after it; None = the child is done.
        level: What a break after it would violate.
        keep: How many atoms must follow it.
        landed: Names of the targets in it.
    """

    gap: float
    first: bool
    opening: bool
    to: Offset | None
    level: int
    keep: int
    landed: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Leafy:
    """A child made of leaves, with or without a box round them.

    Attributes:
        leaves: At least one.
        setting: Where it is set.
        before: Space above, in points.
        after: Space below, in points.
        notes: The footnotes marked in it, by label.
        box: Its box; None = none.
        role: Structure role.
        keep: How many atoms of what follows must stay with its end.
        wide: Whether it takes the side column too.
        block: Session id.
        marks: Names that links and the outline know its beginning by.
        anchors: Targets inside it.
    """

    leaves: tuple[Leaf, ...]
    setting: Setting
    before: float = 0.0
    after: float = 0.0
    notes: Mapping[str, NoteText] = field(default_factory=dict)
    box: BoxStyle | None = None
    role: str = "P"
    keep: int = 0
    wide: bool = False
    block: int = 0
    marks: tuple[str, ...] = ()
    anchors: Anchors = ()
    _whole: dict[Measures, tuple[Atom, ...]] = field(default_factory=dict, init=False, repr=False)

    def span(self, room: Room) -> int:
        """Across the columns if it is wide; a chart floats."""
        return (FLOATING if self.role == "Figure" else ACROSS) if self.wide else IN_COLUMN

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterable[Atom]:
        """One atom a line; boxes repeat their padding on every piece. A chart taller than any page is made smaller."""
        if offset != START:
            return self._from(offset, room)
        made = self._whole.get(_measures(room))  # asked again whenever a page on which it stands is made again
        if made is None:
            made = self._whole[_measures(room)] = tuple(self._from(START, room))
        return tuple(_scaled(atom, room) for atom in made) if squeeze and self.role == "Figure" else made

    def _from(self, offset: Offset, room: Room) -> Iterator[Atom]:
        box = self.box
        measure = (room.wide if self.wide else room.width) / 100 - (2 * box.pad_x if box else 0.0)
        last, wanted = len(self.leaves) - 1, dict(self.anchors)
        whole = bool(box and box.whole) and self._lines(max(measure, 1.0)) <= (box.whole if box else 0)
        for index in range(offset[0], len(self.leaves)):
            leaf = self.leaves[index]
            start = offset[1] if index == offset[0] else 0
            made = leaf.slices(max(measure, 1.0), start)
            for number, strip in enumerate(made):
                first = index == offset[0] and number == 0
                ends = number == len(made) - 1
                done = index == last and ends
                keep = (self.keep if done else leaf.keep) if ends else 0
                yield self._atom(
                    strip,
                    room,
                    _Line(
                        gap=self._gap(index) if number == 0 and not first else 0.0,
                        first=first,
                        opening=offset == START and first,
                        to=None if done else (index + 1, 0) if ends else (index, strip.end),
                        level=KEEP if keep else LINE if whole and not (done and ends) else _level(leaf, number, made),
                        keep=keep,
                        landed=landed(wanted, strip.items, done),
                    ),
                )

    def _lines(self, measure: float) -> int:
        return sum(len(leaf.slices(measure)) for leaf in self.leaves)

    def _gap(self, index: int) -> float:
        return max(self.leaves[index - 1].after, self.leaves[index].before) if index else 0.0

    def _atom(self, strip: Slice, room: Room, line: _Line) -> Atom:
        box, done = self.box, line.to is None
        top = line.gap + (box.pad_top if box and line.first else 0.0)
        bottom = box.pad_bottom if box else 0.0
        height = strip.height + top + (bottom if done else 0.0)
        x = (box.pad_x if box else 0.0) - ((room.side + room.gutter) / 100 if self.wide and room.side else 0.0)
        ground = self._ground(room)
        marks = tuple(Mark(name, 0.0, 0.0) for name in (*(self.marks if line.opening else ()), *line.landed))
        piece = Piece((*marks, *(moved(item, x, top) for item in strip.items)), self.role, self.block, ground)
        close = 0 if done else cpt(bottom)
        return Atom(
            cpt(height),
            line.to,
            cpt(self.before) if line.opening else 0,
            cpt(self.after) if done else 0,
            line.level,
            keep=line.keep,
            weight=WHOLE if self.role == "Figure" else 1,
            close=close,
            notes=tuple(note for label in strip.notes if (note := self.notes.get(label)) is not None),
            wide=self.wide,
            glue=not line.opening and not line.first,
            body=piece,
            close_body=Piece((), self.role, self.block, ground) if close else None,
        )

    def _ground(self, room: Room) -> Ground | None:
        box = self.box
        if box is None or not (box.fill or box.edge):
            return None
        x = -(room.side + room.gutter) / 100 if self.wide and room.side else 0.0
        width = (room.wide if self.wide else room.width) / 100
        fill = self.setting.color(box.fill) if box.fill else None
        edge = self.setting.color(box.edge_color) if box.edge else None
        return Ground(fill, edge, box.edge, x, width)


def _scaled(atom: Atom, room: Room) -> Atom:
    """An atom as it is, or as high as the room if it is higher."""
    if atom.height <= room.height or not isinstance(atom.body, Piece):
        return atom
    marks = tuple(item for item in atom.body.items if isinstance(item, Mark))
    others = tuple(item for item in atom.body.items if not isinstance(item, Mark))
    drawn = Group(others, Matrix.scale(room.height / atom.height))
    return replace(atom, height=room.height, body=replace(atom.body, items=(*marks, drawn)), gives_up="scaled")


def _level(leaf: Leaf, number: int, made: tuple[Slice, ...]) -> int:
    """What a break after line ``number`` of those ``made`` would violate; a divided word, if it may end before."""
    if number == len(made) - 1:
        return FREE
    first, last = max(leaf.orphans - 1, 0), len(made) - 1 - leaf.widows
    parts = made[number].divided and number > first and not made[number - 1].divided
    return FREE if first <= number <= last and not parts else LINE


@dataclass(frozen=True, eq=False)
class Spaced:
    """A child with further space above it, which vanishes at a page's top."""

    child: Child
    space: float

    @property
    def block(self) -> int:
        """Session id of the block."""
        found = getattr(self.child, "block", 0)
        return found if isinstance(found, int) else 0

    @property
    def notes(self) -> Mapping[str, NoteText]:
        """The footnotes marked in it, by label."""
        found: Mapping[str, NoteText] = getattr(self.child, "notes", {})
        return found

    @property
    def announces(self) -> bool:
        """As the child."""
        return announces(self.child)

    def span(self, room: Room) -> int:
        """As the child."""
        return span_of(self.child, room)

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        """The child's atoms, the first of all with the space."""
        for number, atom in enumerate(self.child.atoms(offset, room, squeeze)):
            yield self._lower(atom) if offset == START and not number else atom

    def _lower(self, atom: Atom) -> Atom:
        instead = self._lower(atom.instead) if atom.instead else None
        return replace(atom, extra=cpt(self.space), instead=instead)


def spaced(entry: Entry, space: float) -> Entry:
    """``entry`` with ``space`` points more above it; what is no child stays as it is."""
    return Spaced(entry, space) if space and is_child(entry) and not isinstance(entry, Plate) else entry


@dataclass(frozen=True, eq=False)
class Standing:
    """A child of one atom that stands whole: a heading, an article's opening; line by line only where no room holds it.

    Attributes:
        leaves: Set one below the other.
        style: Gives space, rule, padding and what must follow.
        setting: Where it is set.
        side: Leaves of the side column beside it.
        side_top: Where they begin below the atom's top, in points.
        extra: Items relative to (text column's left edge, first baseline).
        fallback: Leaves used where the room has no side column, so that nothing stands left of it.
        inward: How far ``extra`` is moved to the right there.
        notes: The footnotes marked in it, by label.
        role: Structure role.
        block: Session id.
        clears: Whether it begins below everything in the side column.
        marks: Names that links and the outline know it by.
        wide: Whether it stands across the columns of a page that has several.
        under: Width of a rule at its foot, in points; 0 = none.
    """

    leaves: tuple[Leaf, ...]
    style: ParStyle
    setting: Setting
    side: tuple[Leaf, ...] = ()
    side_top: float = 0.0
    extra: tuple[Item, ...] = ()
    fallback: tuple[Leaf, ...] = ()
    inward: float = 0.0
    notes: Mapping[str, NoteText] = field(default_factory=dict)
    role: str = "H1"
    block: int = 0
    clears: bool = False
    marks: tuple[str, ...] = ()
    wide: bool = False
    under: float = 0.0
    _stood: dict[Measures, Atom] = field(default_factory=dict, init=False, repr=False)

    @property
    def announces(self) -> bool:
        """Whether it is a heading, that stands with what follows; see ``atoms.announces``."""
        return not self.wide and self.style.keep_next > 0

    def span(self, room: Room) -> int:
        """Across the columns if it is wide."""
        return ACROSS if self.wide else IN_COLUMN

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterable[Atom]:
        """The one atom, or the rest of its lines."""
        leaves = self.leaves if room.side > 0 or not self.fallback else self.fallback
        if squeeze or offset > START:
            return self._split(leaves, offset, room)
        made = self._stood.get(_measures(room))  # asked again whenever a page on which it stands is made again
        if made is None:
            made = self._stood[_measures(room)] = self._standing(leaves, room)
        return (made,)

    def _standing(self, leaves: tuple[Leaf, ...], room: Room) -> Atom:
        height, items, marked = self._stack(leaves, room)
        if self.wide and room.column:
            height, items = self._level(height, items, room)
        marks = tuple(Mark(name, 0.0, 0.0) for name in self.marks)
        piece = Piece((*marks, *self._rule(room), *items, *self._foot(room, height)), self.role, self.block)
        side = self._side(room) if room.side > 0 and self.side else None
        notes = tuple(note for label in marked if (note := self.notes.get(label)) is not None)
        keep = self.style.keep_next
        return Atom(
            cpt(height),
            None,
            cpt(self.style.before),
            cpt(self.style.after),
            KEEP if keep else FREE,
            keep=keep,
            notes=notes,
            side=side,
            wide=self.clears or bool(self.style.rule and self.style.rule_span == "wide"),
            body=piece,
        )

    def _level(self, height: float, items: list[Item], room: Room) -> tuple[float, list[Item]]:
        """What it lacks to the columns' grid stands above it, so that columns begin at one distance below its foot."""
        whole, step = cpt(height) + cpt(self.style.after), room.rules.half_unit
        lacks = (-whole % step) / 100 if step else 0.0
        return height + lacks, [moved(item, 0.0, lacks) for item in items]

    def _split(self, leaves: tuple[Leaf, ...], offset: Offset, room: Room) -> Iterator[Atom]:
        """Every line an atom, from the line ``offset`` on; what surrounds them goes with the first and the last."""
        strips = [
            (max(leaves[at - 1].after, leaf.before) if at and not number else 0.0, strip)
            for at, leaf in enumerate(leaves)
            for number, strip in enumerate(leaf.slices(room.width / 100))
        ]
        for number, (gap, strip) in enumerate(strips[offset[0] :], offset[0]):
            first, last = number == 0, number == len(strips) - 1
            top = self.style.pad_top if first else gap
            items = [moved(item, 0.0, top) for item in strip.items]
            if first:
                marks = tuple(Mark(name, 0.0, 0.0) for name in self.marks)
                extra = (moved(item, self._aside(room), top + strip.baseline) for item in self.extra)
                items = [*marks, *self._rule(room), *extra, *items]
            height = top + strip.height + (self.style.pad_bottom if last else 0.0)
            if last:
                items += self._foot(room, height)
            yield Atom(
                cpt(height),
                None if last else (number + 1, 0),
                cpt(self.style.before) if first else 0,
                cpt(self.style.after) if last else 0,
                keep=self.style.keep_next if last else 0,
                notes=tuple(note for label in strip.notes if (note := self.notes.get(label)) is not None),
                side=self._side(room) if first and room.side and self.side else None,
                wide=first and self.clears,
                glue=number > offset[0],
                body=Piece(tuple(items), self.role, self.block),
                gives_up="title" if first and not last else "",
            )

    def _aside(self, room: Room) -> float:
        return 0.0 if room.side else self.inward

    def _stack(self, leaves: tuple[Leaf, ...], room: Room) -> tuple[float, list[Item], list[str]]:
        y, items, notes, after = self.style.pad_top, list[Item](), list[str](), 0.0
        for index, leaf in enumerate(leaves):
            y += max(after, leaf.before) if index else 0.0
            for number, strip in enumerate(leaf.slices(room.width / 100)):
                if index == 0 and number == 0:
                    items += [moved(item, self._aside(room), y + strip.baseline) for item in self.extra]
                items += [moved(item, 0.0, y) for item in strip.items]
                notes += strip.notes
                y += strip.height
            after = leaf.after
        return y + self.style.pad_bottom, items, notes

    def _rule(self, room: Room) -> tuple[Item, ...]:
        if not self.style.rule:
            return ()
        wide = self.style.rule_span == "wide" and room.side
        x = -(room.side + room.gutter) / 100 if wide else 0.0
        width = (room.wide if wide else room.width) / 100
        area = Rect(x, -self.style.rule / 2, width, self.style.rule)
        return (rectangle(area, self.setting.color(self.style.rule_color)),)

    def _foot(self, room: Room, height: float) -> tuple[Item, ...]:
        """The rule at its foot, over the whole measure."""
        if not self.under:
            return ()
        area = Rect(0.0, height - self.under / 2, room.width / 100, self.under)
        return (rectangle(area, self.setting.color(self.style.rule_color)),)

    def _side(self, room: Room) -> SidePiece:
        y, items, after = self.side_top, list[Item](), 0.0
        for index, leaf in enumerate(self.side):
            y += max(after, leaf.before) if index else 0.0
            for strip in leaf.slices(room.side / 100):
                items += [moved(item, 0.0, y) for item in strip.items]
                y += strip.height
            after = leaf.after
        return SidePiece(cpt(y), Piece(tuple(items), "P", self.block))
