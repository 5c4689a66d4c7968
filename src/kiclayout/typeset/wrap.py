"""Text round a picture: a figure that asks for it takes the paragraphs and lists behind it to its side.

Figure and lines beside it are one atom, as a figure always is; what follows below are lines as everywhere. The lines
keep off the frame, an oval in it, or what can be seen of the picture, and each of them is broken for its own measure.
Where less than ``LEAST`` ems would be left to them, text does not flow round the figure at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path

from kiclayout.base.geometry import Rect
from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Comment, Figure, List, Note, Paragraph
from kiclayout.content.walk import said_in
from kiclayout.scene.items import Group, Item, Mark, moved, oval
from kiclayout.scene.silhouette import ROWS, Silhouette, of_drawing, of_picture
from kiclayout.typeset.atoms import FREE, KEEP, LINE, START, WHOLE, Atom, NoteText, Offset, Room
from kiclayout.typeset.blocks import Leafy, Piece, cpt
from kiclayout.typeset.crop import shown_part
from kiclayout.typeset.figure import (
    FigureChild,
    Shown,
    caption_leaves,
    crop_of,
    figure_child,
    look_of,
    opened,
    picture_items,
    size_in,
    stack_leaves,
)
from kiclayout.typeset.leaf import Slice, TextLeaf
from kiclayout.typeset.place import round_up
from kiclayout.typeset.setting import Setting

ENOUGH = 1500
"""So many letters are taken beside a figure, if there are as many: more than stand beside the tallest."""
LEAST = 8
"""The narrowest line beside a picture, in ems."""
_SHARES = {"half": 2, "third": 3}
_USUAL = 0.42
"""The share of the measure that a figure takes that asks for no size."""
_BELOW = 4.0
"""How far below a picture the line begins that need not keep off it, in points."""
_ROUNDS = 3
"""How often lines are set anew until they stand where their measures were taken; leading that grows moves them."""


def grouped(body: tuple[Block, ...], setting: Setting) -> Iterator[tuple[Block, ...]]:
    """The blocks of an article in order, those that may stand beside a figure together with it.

    A figure that asks for text and has none is reported.
    """
    at = 0
    while at < len(body):
        block, count = body[at], 1
        if isinstance(block, Figure) and block.wrap:
            count += sum(1 for _ in _following(body[at + 1 :], setting))
            if not any(isinstance(one, Paragraph | List) for one in body[at + 1 : at + count]):
                setting.sink.add("typeset-wrap-alone", place=setting.place(block))
                count = 1
        yield body[at : at + count]
        at += count


def _following(blocks: tuple[Block, ...], setting: Setting) -> Iterator[Block]:
    """The blocks that may stand beside a figure right before them."""
    letters = 0
    for block in blocks:
        label = block.attrs.label
        if not isinstance(block, Paragraph | List | Comment | Note) or (label and setting.override(label).template):
            return
        yield block
        letters += len(said_in(Same(block))) if isinstance(block, Paragraph | List) else 0
        if letters > ENOUGH:
            return


@dataclass(frozen=True, slots=True)
class _Stood:
    """A figure as it stands, from the measure's left edge and the atom's top.

    Attributes:
        rect: The picture's frame.
        foot: Below the caption.
        left: Whether it stands at the left.
        gap: Between it and the lines.
        seen: How far it reaches; None = over its whole frame.
        items: Picture and caption.
        notes: Labels of notes in the caption.
    """

    rect: Rect
    foot: float
    left: bool
    gap: float
    seen: Silhouette | None
    items: tuple[Item, ...]
    notes: tuple[str, ...]

    def inset(self, top: float, bottom: float) -> tuple[float, float]:
        """What a line between ``top`` and ``bottom`` loses on the left and on the right."""
        reach = self._reach(top, bottom)
        if reach <= 0:
            return 0.0, 0.0
        return (reach + self.gap, 0.0) if self.left else (0.0, reach + self.gap)

    def _reach(self, top: float, bottom: float) -> float:
        """How far what is seen between two heights reaches into the measure."""
        captioned = self.foot > self.rect.bottom
        if self.seen is None or (captioned and bottom > self.rect.bottom):
            return self.rect.width if top < self.foot + _BELOW else 0.0
        step = self.rect.height / ROWS
        rows = self.seen[max(int((top - _BELOW) / step), 0) : max(int(bottom / step), 0) + 1]
        ends = [row for row in rows if row is not None]
        share = max((row[1] if self.left else 1 - row[0] for row in ends), default=0.0)
        return share * self.rect.width


@dataclass(frozen=True, slots=True)
class _Laid:
    """The atom of the figure with its lines, and the texts with what it leaves to theirs.

    `inside` says that what follows the atom goes on with a text that has begun beside the figure.
    """

    atom: Atom
    texts: tuple[Leafy, ...]
    inside: bool


@dataclass(frozen=True, eq=False)
class WrapChild:
    """A figure with text beside it.

    Its offsets are (0, 0) for the figure, then (number of the leaf among those of all texts, from 1; character).

    Attributes:
        figure: The figure.
        texts: What stands beside and below it, at least one.
        setting: Where it is set.
        notes: The footnotes marked in it, by label.
        marks: Names that links know the figure by.
    """

    figure: Figure
    texts: tuple[Leafy, ...]
    setting: Setting
    notes: Mapping[str, NoteText] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    _made: dict[tuple[int, int, int], _Laid | None] = field(default_factory=dict, init=False, repr=False)

    @property
    def block(self) -> int:
        """Session id of the figure."""
        return self.figure.id

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        """The figure with the lines beside it, then the other lines; all apart where there is no room for that."""
        laid = self._laid(room)
        whole = laid if laid is not None and not (squeeze and offset == START) else None
        texts = whole.texts if whole else self.texts
        if offset != START:
            yield from _lines(texts, offset, room)
            return
        first = whole.atom if whole else replace(self._alone(room, squeeze), to=(1, 0))
        yield first
        if first.to is not None:
            following = _lines(texts, first.to, room)
            yield from (_joined(following) if whole and whole.inside else following)

    def _alone(self, room: Room, squeeze: int) -> Atom:
        child: FigureChild = figure_child(self.figure, self.setting, self.notes, self.marks)
        return next(child.atoms(START, room, squeeze))

    def _laid(self, room: Room) -> _Laid | None:
        key = (room.width, room.side, room.rules.half_unit)
        if key not in self._made:
            self._made[key] = self._lay(room)
            if self._made[key] is None:
                self.setting.sink.add("typeset-wrap-narrow", place=self.setting.place(self.figure), least=LEAST)
        return self._made[key]

    # ------------------------------------------------------------------------------------------------ the figure
    def _lay(self, room: Room) -> _Laid | None:
        measure = room.width / 100
        stood = self._stood(measure)
        if stood is None or cpt(stood.foot) > room.tall:
            return None
        return _Beside(self.texts, stood, measure, room.rules.half_unit).laid(self)

    def _stood(self, measure: float) -> _Stood | None:
        figures, shown = self.setting.layout.figures, opened(self.figure, self.setting)
        first = self.texts[0].leaves[0]
        em = first.style.text.size if isinstance(first, TextLeaf) else self.setting.style("body").text.size
        gap, most = figures.gutter, measure - figures.gutter - LEAST * em
        width, height = self._size(shown, measure, most)
        if most < em or width > most:
            return None
        left = self.figure.wrap.startswith("left")
        rect = Rect(0.0 if left else measure - width, 0.0, width, height)
        items = picture_items(shown, self.figure, rect, self.setting)
        if self.figure.wrap.endswith("oval"):
            items = (Group(items, mask=oval(rect)),)
        leaves = caption_leaves(self.figure, self.setting, False)
        caption = self.setting.style(figures.caption)
        top = height + figures.caption_gap - caption.ascent * caption.text.size
        foot, texts, notes = stack_leaves(leaves, width, top) if leaves else (height, [], [])
        marks = tuple(Mark(name, rect.x, 0.0) for name in self.marks)
        words = (moved(item, rect.x, 0.0) for item in texts)
        seen = self._seen(shown, rect)
        return _Stood(rect, foot, left, gap, seen, (*marks, *items, *words), tuple(notes))

    def _size(self, shown: Shown, measure: float, most: float) -> tuple[float, float]:
        """Width and height of the picture: as the figure's size says, or as far as it was dragged."""
        look = look_of(self.figure, self.setting)
        count = _SHARES.get(self.figure.size, 0)
        gutters = (count - 1) * self.setting.layout.figures.gutter
        width = (measure - gutters) / count if count else measure * _USUAL
        dragged = self.setting.override(self.figure.attrs.label).width if self.figure.attrs.label else 0.0
        return size_in(self.figure, shown, look, max(dragged, width) if dragged <= most else most, self.setting)

    def _seen(self, shown: Shown, rect: Rect) -> Silhouette | None:
        """How far the picture reaches, if text is to keep off that alone."""
        if self.figure.wrap.endswith("oval"):
            return tuple(_oval(row) for row in range(ROWS))
        if not self.figure.wrap.endswith("contour"):
            return None
        if shown.art is not None:
            return of_drawing(shown.art.items, *shown.size)
        if shown.raster is None:
            return None
        crop = crop_of(self.figure, self.setting)
        part = shown_part(crop, shown.size, rect.width / rect.height) if crop.asked else Rect(0.0, 0.0, 1.0, 1.0)
        return of_picture(Path(shown.raster.file), part)


def _oval(row: int) -> tuple[float, float]:
    """How far an oval reaches in a row."""
    away = abs((row + 0.5) / ROWS * 2 - 1)
    half = (1 - away**2) ** 0.5 / 2
    return 0.5 - half, 0.5 + half


# ---------------------------------------------------------------------------------------------- the lines beside it
@dataclass(slots=True)
class _Beside:
    """Lines set beside a figure, one text after the other, until they are below it; ``step`` in 1/100 pt."""

    texts: tuple[Leafy, ...]
    stood: _Stood
    measure: float
    step: int
    y: float = 0.0
    after: float = 0.0
    items: list[Item] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def laid(self, child: WrapChild) -> _Laid:
        """The atom, and the texts as they are set beside it."""
        made: list[Leafy] = []
        to: Offset | None = None
        level, number, inside = FREE, 0, False
        for text in self.texts:
            leaves = list(text.leaves)
            for index, leaf in enumerate(leaves if to is None else ()):
                end_of_last = self.y
                self._space(text, index, bool(number))
                number += 1
                if not isinstance(leaf, TextLeaf) or self.y + self._least(leaf, number) >= self.stood.foot:
                    to, inside = (number, 0), index > 0
                    self.y = self.y if inside else end_of_last  # the space above a text is its own
                    break
                leaves[index] = laned = self._laned(leaf)
                marks = text.marks if index == 0 else ()
                self.items += [Mark(name, 0.0, self.y) for name in marks]
                if (end := self._set(laned)) is not None:
                    to, level, inside = (number, end[0]), end[1], True
                    break
                level = KEEP if leaf.keep else FREE
                self.after = text.after
            made.append(replace(text, leaves=tuple(leaves)))
        notes = [note for label in (*self.stood.notes, *self.labels) if (note := child.notes.get(label)) is not None]
        height = max(self.y, self.stood.foot)
        atom = Atom(
            cpt(height),
            to,
            cpt(self.texts[0].before),
            0 if inside else cpt(self.after),
            level if to is not None else FREE,
            weight=WHOLE,
            notes=tuple(notes),
            body=Piece((*self.stood.items, *self.items), "", child.block),
        )
        return _Laid(atom, tuple(made), inside)

    def _space(self, text: Leafy, index: int, below: bool) -> None:
        """Goes down to where a leaf begins; blocks begin on the grid, as everywhere."""
        if index:
            self.y += max(text.leaves[index - 1].after, text.leaves[index].before)
        elif below:
            self.y += max(self.after, text.before)
            self.y = round_up(cpt(self.y), self.step) / 100

    def _least(self, leaf: TextLeaf, number: int) -> float:
        """How far above the foot a leaf begins, so that no single line of it stands beside the picture."""
        return (leaf.orphans - 1) * leaf.style.leading if number > 1 else 0.0

    def _laned(self, leaf: TextLeaf) -> TextLeaf:
        """``leaf`` with what the figure leaves to its lines, where these come to stand."""
        leading, ends = leaf.style.leading, self.stood.foot + _BELOW
        tops = [self.y + number * leading for number in range(int(max(ends - self.y, 0.0) / leading) + 1)]
        made = leaf
        for _ in range(_ROUNDS):
            lane = tuple(self.stood.inset(top, top + leading) for top in tops if top < ends)
            made = replace(leaf, lane=lane)
            heights = [strip.height for strip in made.slices(self.measure)][: len(lane)]
            stood = [self.y + sum(heights[:number]) for number in range(len(heights))]
            if all(abs(one - other) < 0.01 for one, other in zip(stood, tops, strict=False)):
                break
            tops = stood
        return made

    def _set(self, leaf: TextLeaf) -> tuple[int, int] | None:
        """Sets the lines that begin beside the figure; where those below it begin, and what an end there breaks."""
        strips = leaf.slices(self.measure)
        for number, strip in enumerate(strips):
            if self.y >= self.stood.foot:
                left = len(strips) - number
                return strips[number - 1].end, LINE if number < leaf.orphans or left < leaf.widows else FREE
            self._put(strip)
        return None

    def _put(self, strip: Slice) -> None:
        self.items += [moved(item, 0.0, self.y) for item in strip.items]
        self.labels += strip.notes
        self.y += strip.height


def _lines(texts: tuple[Leafy, ...], offset: Offset, room: Room) -> Iterator[Atom]:
    """The lines of ``texts`` from ``offset`` on, which counts their leaves as one row from 1."""
    first = 1
    for text in texts:
        behind = first + len(text.leaves)
        if offset[0] < behind:
            inner = (offset[0] - first, offset[1]) if offset > (first, 0) else START
            for atom in text.atoms(inner, room, 0):
                to = (first + atom.to[0], atom.to[1]) if atom.to is not None else (behind, 0)
                last = atom.to is None and text is texts[-1]
                yield replace(atom, to=None if last else to)
        first = behind


def _joined(atoms: Iterator[Atom]) -> Iterator[Atom]:
    """``atoms`` of which the first goes on where a line ended."""
    yield replace(next(atoms), glue=True, before=0)
    yield from atoms
