"""Figures side by side: one atom for each line of them, every picture with its own caption below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Figure, FigureRow
from kiclayout.design.exhibits import FigureSize, FigureStyle
from kiclayout.scene.items import Group, Item, Mark, moved
from kiclayout.scene.tags import Tag
from kiclayout.typeset.atoms import ACROSS, FLOATING, WHOLE, Atom, NoteText, Offset, Room
from kiclayout.typeset.blocks import Piece, cpt
from kiclayout.typeset.figure import caption_leaves, opened, picture_items, stack_leaves
from kiclayout.typeset.setting import Setting


@dataclass(frozen=True, eq=False)
class FigureRowChild:
    """Figures side by side: one wide atom for each line of them, every picture with its own caption below."""

    row: FigureRow
    setting: Setting
    notes: Mapping[str, NoteText] = field(default_factory=dict)
    marks: tuple[str, ...] = ()

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.row.id

    def span(self, room: Room) -> int:
        """One line of pictures floats across the columns; several stand where they are met."""
        figures = sum(isinstance(block, Figure) for block in self.row.blocks)
        return FLOATING if figures <= self._columns(figures) else ACROSS

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        """One atom for each line of pictures; the shared caption belongs to the last."""
        figures = tuple(block for block in self.row.blocks if isinstance(block, Figure))
        columns = self._columns(len(figures))
        count = max(-(-len(figures) // columns), 1)
        for line in range(offset[0], count):
            part = figures[line * columns : (line + 1) * columns]
            last = line == count - 1
            height, items, labels = self._line(part, columns, room, (last, squeeze))
            style = self.setting.layout.figures
            notes = tuple(note for label in labels if (note := self.notes.get(label)) is not None)
            marks = tuple(Mark(name, 0.0, 0.0) for name in self.marks) if line == 0 else ()
            yield Atom(
                cpt(height),
                None if last else (line + 1, 0),
                cpt(style.before) if line == 0 else cpt(style.row_gap),
                cpt(style.after) if last else cpt(style.row_gap),
                weight=WHOLE,
                notes=notes,
                wide=True,
                body=Piece((*marks, *items), "Figure", self.row.id),
            )

    def _columns(self, count: int) -> int:
        asked = int(self.row.cols) if self.row.cols.isdecimal() else 0
        return min(max(asked or min(count, 3), 1), 6)

    def _line(
        self, part: tuple[Figure, ...], columns: int, room: Room, end: tuple[bool, int]
    ) -> tuple[float, list[Item], list[str]]:
        last, squeeze = end
        style = self.setting.layout.figures
        left = -(room.side + room.gutter) / 100 if room.side else 0.0
        whole = room.wide / 100
        width = (whole - (columns - 1) * style.gutter) / columns
        look = _row_size(style, columns)
        height = min(look.height, width / (look.aspect or 1.5))
        if squeeze:
            height = min(height, max(room.height / 100 * 0.6, style.least))
        items, notes, foot = list[Item](), list[str](), height
        for index, figure in enumerate(part):
            x = left + index * (width + style.gutter)
            framed = replace(figure, crop=figure.crop or f"{width:.2f}:{height:.2f}")
            rect = Rect(x, 0.0, width, height)
            if figure.attrs.label:
                items.append(Mark(self.setting.target(figure.attrs.label), x, 0.0))
            shown = opened(figure, self.setting)
            if shown.art is not None:
                framed = figure
            shows = picture_items(shown, framed, rect, self.setting)
            y, texts, labels = self._caption(figure, width, height)
            inside = (Tag("Div", (self.row.id, "")),)
            items.append(Group((*shows, *(moved(item, x, 0.0) for item in texts)), tags=inside))
            notes += labels
            foot = max(foot, y)
        if last:
            y, texts, labels = self._caption(self.row, whole, foot)
            items += [moved(item, left, 0.0) for item in texts]
            notes += labels
            foot = y
        return foot, items, notes

    def _caption(self, block: Figure | FigureRow, width: float, top: float) -> tuple[float, list[Item], list[str]]:
        leaves = caption_leaves(block, self.setting, False)
        if not leaves:
            return top, [], []
        style = self.setting.layout.figures
        caption = self.setting.style(style.caption)
        return stack_leaves(leaves, width, top + style.caption_gap - caption.ascent * caption.text.size)


def _row_size(style: FigureStyle, columns: int) -> FigureSize:
    """The size of a picture in a row: that of the sizes whose share suits the number of columns."""
    table = dict(style.sizes)
    return table.get({2: "half", 3: "third"}.get(columns, ""), FigureSize("wide", 1 / columns, 160.0, 1.5))


def figure_row_child(
    block: FigureRow, setting: Setting, notes: Mapping[str, NoteText], marks: tuple[str, ...] = ()
) -> FigureRowChild:
    """The child of figures side by side."""
    return FigureRowChild(block, setting, notes, marks)
