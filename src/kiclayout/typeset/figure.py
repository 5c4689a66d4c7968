"""Figures: a picture with label, caption and source that stay together.

The picture is fitted into its frame by the layout's sizes, or cropped to the frame's proportions round the focus that
the writer set. A picture that is missing or broken leaves its place marked, with a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path as FilePath

from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Chart, Figure, FigureRow
from kiclayout.content.inline import Runs, Text, plain
from kiclayout.design.exhibits import FigureSize
from kiclayout.scene.assets import Prepared, is_drawing, prepare
from kiclayout.scene.items import Group, Item, Mark, Path, Picture, moved, rectangle
from kiclayout.scene.svg import Drawing
from kiclayout.scene.tags import Tag
from kiclayout.typeset.art import drawing, fitted
from kiclayout.typeset.atoms import FLOATING, PASSED, WHOLE, Atom, NoteText, Offset, Room, SidePiece
from kiclayout.typeset.blocks import Piece, cpt
from kiclayout.typeset.boxed import Boxed
from kiclayout.typeset.crop import WHOLE as UNCUT
from kiclayout.typeset.crop import Crop, aspect_of, parse_crop, shown_part
from kiclayout.typeset.inline import Passage, Source, passage, words
from kiclayout.typeset.leaf import Leaf, Slice, TextLeaf, within
from kiclayout.typeset.missing import say_missing
from kiclayout.typeset.setting import Setting

_NOBODY = "\n"
"""No label, so that a figure without one is not taken for the article."""

_AS_HIGH_AS_IT_COMES = 1e6
_LEAST_SEEN = 0.5
"""The share of a picture that its frame shows at least, unless somebody said what is to be seen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture's file, opened: a raster, a drawing, or nothing.

    Attributes:
        size: In points at 100 % (rasters: pixels), only its proportions count.
        raster: The prepared picture.
        art: The drawing.
    """

    size: tuple[float, float]
    raster: Prepared | None = None
    art: Drawing | None = None


def opened(block: Figure, setting: Setting) -> Shown:
    """The picture of ``block``; missing and broken files give a finding and a 3 : 2 stand-in.

    So do those that are still being brought in, without a finding and in their own proportions.
    """
    return setting.about(block, lambda own: _opened(block, own))


def _opened(block: Figure, setting: Setting) -> Shown:
    stand_in = Shown((3.0, 2.0))
    if not block.path:
        setting.sink.add("typeset-picture-none", place=setting.place(block))
        return stand_in
    if (size := setting.awaited.get(block.path)) is not None:
        return Shown((float(size[0]), float(size[1])))
    path: FilePath | None = setting.locate(block.path)
    if path is None:
        say_missing(block.path, setting.place(block), setting)
        return stand_in
    if is_drawing(path):
        art = drawing(path, setting, setting.place(block))
        return Shown((art.width, art.height), art=art) if art and art.width and art.height else stand_in
    raster = prepare(path, setting.sink, setting.place(block))
    return Shown((raster.width_px, raster.height_px), raster) if raster else stand_in


def crop_of(block: Figure, setting: Setting) -> Crop:
    """What of the picture is shown: as the writer asks, its focus and frame as the placement moves them."""
    crop, moved = parse_crop(block.crop), setting.override(block.attrs.label or _NOBODY)
    if moved.focus is not None:
        crop = replace(crop, focus=moved.focus, asked=True, aimed=True)
    if moved.width and moved.height:
        crop = replace(crop, shape=moved.width / moved.height, asked=True)
    return crop


def look_of(block: Figure, setting: Setting) -> FigureSize:
    """The size that a figure asks for, as high as the placement makes it."""
    asked = block.size or block.attrs.get("size")
    look, moved = setting.layout.figures.size(asked), setting.override(block.attrs.label or _NOBODY)
    if moved.height:
        return replace(look, height=moved.height)
    return replace(look, height=_AS_HIGH_AS_IT_COMES) if moved.width else look


def size_in(block: Figure, shown: Shown, look: FigureSize, width: float, setting: Setting) -> tuple[float, float]:
    """Width and height of the frame where there is room for ``width``; what was dragged wider keeps its height."""
    crop, moved = crop_of(block, setting), setting.override(block.attrs.label or _NOBODY)
    if moved.width > width and moved.height:
        crop = replace(crop, shape=width / moved.height)
    return picture_size(shown, crop, look, min(width, moved.width or width))


def picture_size(shown: Shown, crop: Crop, look: FigureSize, width: float) -> tuple[float, float]:
    """Width and height, in points, of a figure's frame that may be ``width`` wide.

    Where the height that is allowed is less, a picture that is cut to no shape of its own stays as wide as it may be;
    any other keeps its shape and becomes narrower.
    """
    own = aspect_of(crop, shown.size)
    loose = crop.asked and crop.part == UNCUT and not crop.shape
    aspect = crop.shape or (look.aspect if loose else 0.0) or own
    height = width / aspect
    if height > look.height:
        return (width if loose else look.height * aspect), look.height
    return width, height


def picture_items(shown: Shown, block: Figure, rect: Rect, setting: Setting) -> tuple[Item, ...]:
    """The picture in ``rect``, or the marked place of one that is not there."""
    look = setting.layout.figures
    if shown.art is not None:
        return (fitted(shown.art, _centred(rect, shown.size), block.alt or " ", tags=(figure_tag(block),)),)
    if shown.raster is None:
        return _stand_in(rect, block, setting)
    crop = crop_of(block, setting)
    where = rect if crop.asked else _centred(rect, shown.size)
    part = shown_part(crop, shown.size, where.width / where.height) if crop.asked else UNCUT
    if crop.asked and not crop.aimed and part.width * part.height < _LEAST_SEEN:
        share = f"{100 * part.width * part.height:.0f}"
        place, origin = setting.place(block), Origin(block.id)
        setting.sink.add("typeset-picture-cropped", place=place, origin=origin, file=block.path, share=share)
    items: list[Item] = [Picture(where, str(shown.raster.file), part, block.alt, Origin(block.id))]
    if look.edge:
        outline = rectangle(where, setting.color(look.edge_color))
        items.append(Path(outline.segments, stroke=setting.color(look.edge_color), width=look.edge))
    return (Group(tuple(items), role="Figure", alt=block.alt, area=where, tags=(figure_tag(block),)),)


def figure_tag(block: Figure | Chart, said: str = "") -> Tag:
    """The element of a figure, of its picture as of its caption; a picture that nobody described is its caption."""
    known = said or block.alt or plain((*getattr(block, "label", ()), Text(" "), *block.caption)).strip()
    return Tag("Figure", (block.id, ""), said=known)


def _centred(rect: Rect, size: tuple[float, float]) -> Rect:
    scale = min(rect.width / max(size[0], 1e-6), rect.height / max(size[1], 1e-6))
    width, height = size[0] * scale, size[1] * scale
    return Rect(rect.x, rect.y + (rect.height - height) / 2, width, height)


def _stand_in(rect: Rect, block: Figure, setting: Setting) -> tuple[Item, ...]:
    """A pale area with a hairline cross of corners and the name of what belongs there."""
    ground = rectangle(rect, setting.color(setting.layout.figures.placeholder))
    color = setting.color("rule")
    frame = Path(rectangle(rect.grown(-0.25), color).segments, stroke=color, width=0.5)
    style = setting.style(setting.layout.figures.source)
    text = block.path or block.alt
    items: list[Item] = [ground, frame]
    if text:
        leaf = TextLeaf(Passage((words(text, style.text),)), replace(style, align="center"), setting)
        strips = leaf.slices(max(rect.width - 12, 1.0))
        y = rect.y + rect.height / 2 - style.leading / 2
        items += [moved(item, rect.x + 6, y) for item in strips[0].items]
    return (Group(tuple(items), role="Figure", alt=block.alt, area=rect, tags=(figure_tag(block),)),)


# ---------------------------------------------------------------------------------------------------- captions
def caption_leaves(block: Figure | FigureRow | Chart, setting: Setting, side: bool) -> tuple[Leaf, ...]:
    """Label, caption and source: each on its own in the side column, else label and caption on one line."""
    above = Tag("Div", (block.id, "")) if isinstance(block, FigureRow) else figure_tag(block)
    return tuple(within(leaf, above, Tag("Caption", "")) for leaf in _caption_leaves(block, setting, side))


def _caption_leaves(block: Figure | FigureRow | Chart, setting: Setting, side: bool) -> tuple[Leaf, ...]:
    look = setting.layout.figures
    caption, source = setting.style(look.caption), setting.style(look.source)
    label = getattr(block, "label", ())
    made: list[Leaf] = []
    if side:
        if label:
            style = replace(caption, text=setting.layout.text_style(look.label))
            said = passage(label, style.text, setting, Source(block.id, "label"))
            made.append(TextLeaf(said, style, setting, block.id, field="label"))
        if block.caption:
            made.append(_leaf(block.caption, look.caption, setting, Source(block.id, "caption"), look.part_gap))
    elif label or block.caption:
        made.append(_label_and_text(block, setting))
    if block.source:
        gap = look.part_gap if side else source.before
        made.append(_leaf(block.source, look.source, setting, Source(block.id, "source"), gap if made else 0.0))
    return tuple(made)


def _leaf(runs: Runs, style_name: str, setting: Setting, source: Source, before: float) -> TextLeaf:
    style = setting.style(style_name)
    said = passage(runs, style.text, setting, source)
    return TextLeaf(said, style, setting, source.block, before=before, field=source.field)


def _label_and_text(block: Figure | FigureRow | Chart, setting: Setting) -> TextLeaf:
    look = setting.layout.figures
    style = setting.style(look.caption)
    label = getattr(block, "label", ())
    mark = passage(label, setting.layout.text_style(look.label), setting, Source(block.id, "label"))
    text = passage(block.caption, style.text, setting, Source(block.id, "caption"))
    between = (words("\u2002", style.text),) if label and block.caption else ()
    shift = sum(len(span.text) for span in (*mark.spans, *between))
    notes = (*mark.notes, *((at + shift, name) for at, name in text.notes))
    return TextLeaf(Passage((*mark.spans, *between, *text.spans), notes), style, setting, block.id, field="caption")


def stack_leaves(leaves: tuple[Leaf, ...], width: float, top: float) -> tuple[float, list[Item], list[str]]:
    """The leaves one below the other: the y after them, their items and the labels of the notes in them."""
    y, items, notes = top, list[Item](), list[str]()
    for index, leaf in enumerate(leaves):
        y += leaf.before if index else 0.0
        for strip in leaf.slices(width):
            items += [moved(item, 0.0, y) for item in strip.items]
            notes += strip.notes
            y += strip.height
    return y, items, notes


# ---------------------------------------------------------------------------------------------------- one figure
@dataclass(frozen=True, eq=False)
class FigureChild:
    """A figure in the flow: one atom that scales only if its region is empty and still too low."""

    figure: Figure
    setting: Setting
    notes: Mapping[str, NoteText] = field(default_factory=dict)
    marks: tuple[str, ...] = ()

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.figure.id

    def span(self, room: Room) -> int:
        """A wide one floats across the columns; any other is passed where a column has no room left for it."""
        return FLOATING if look_of(self.figure, self.setting).span == "wide" else PASSED

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        """The one atom, with its caption beside or below."""
        look = look_of(self.figure, self.setting)
        shown = opened(self.figure, self.setting)
        below = self._below(shown, look, room, squeeze)
        if squeeze or not room.side or look.caption != "side" or look.span == "wide":
            yield below
            return
        beside = self._beside(shown, look, room)
        yield replace(beside, instead=below) if beside else below

    def _frame(self, look: FigureSize, room: Room) -> tuple[float, float]:
        """(left edge from the text column's, width), in points."""
        wide = look.span == "wide" and room.side
        whole = (room.wide if wide else room.width) / 100
        gutter = self.setting.layout.figures.gutter
        count = max(round(1 / look.share), 1) if look.share < 1 else 1
        x = -(room.side + room.gutter) / 100 if wide else 0.0
        return x, (whole - (count - 1) * gutter) / count if count > 1 else whole * look.share

    def _beside(self, shown: Shown, look: FigureSize, room: Room) -> Atom | None:
        style = self.setting.layout.figures
        leaves = caption_leaves(self.figure, self.setting, True)
        caption = self.setting.style(style.caption)
        top = style.side_drop - caption.ascent * caption.text.size
        bottom, items, notes = stack_leaves(leaves, room.side / 100, top)
        count = sum(len(leaf.slices(room.side / 100)) for leaf in leaves)
        if not leaves or count > style.side_lines:
            return None
        x, width = self._frame(look, room)
        width, height = self._size(shown, look, width)
        body = self._piece(shown, Rect(x, 0.0, width, height))
        drift = max(cpt(height - caption.leading), 0)
        side = SidePiece(cpt(bottom), Piece(tuple(items), "Caption", self.figure.id), drift)
        return self._atom(height, body, (look, notes), side)

    def _below(self, shown: Shown, look: FigureSize, room: Room, squeeze: int) -> Atom:
        style = self.setting.layout.figures
        x, width = self._frame(look, room)
        wide_caption = (room.wide if look.span == "wide" and room.side else room.width) / 100
        leaves = caption_leaves(self.figure, self.setting, False)
        caption = self.setting.style(style.caption)
        top = style.caption_gap - caption.ascent * caption.text.size
        depth, items, notes = stack_leaves(leaves, max(width, wide_caption) if look.share == 1 else width, top)
        depth = depth if leaves else 0.0
        width, height = self._size(shown, look, width)
        room_height = room.height / 100 - depth
        scaled = squeeze and height > room_height
        if scaled:
            shrunk = max(min(height, room_height), style.least)
            width, height = width * shrunk / height, shrunk
        piece = self._piece(shown, Rect(x, 0.0, width, height))
        body = replace(piece, items=(*piece.items, *(moved(item, x, height) for item in items)))
        atom = self._atom(height + depth, body, (look, notes))
        return replace(atom, gives_up="scaled") if scaled else atom

    def _size(self, shown: Shown, look: FigureSize, width: float) -> tuple[float, float]:
        return size_in(self.figure, shown, look, width, self.setting)

    def _piece(self, shown: Shown, rect: Rect) -> Piece:
        marks = tuple(Mark(name, rect.x, rect.y) for name in self.marks)
        return Piece((*marks, *picture_items(shown, self.figure, rect, self.setting)), "Figure", self.figure.id)

    def _atom(
        self, height: float, body: Piece, what: tuple[FigureSize, list[str]], side: SidePiece | None = None
    ) -> Atom:
        style = self.setting.layout.figures
        look, labels = what
        notes = tuple(note for label in labels if (note := self.notes.get(label)) is not None)
        return Atom(
            cpt(height),
            None,
            cpt(style.before),
            cpt(style.after),
            weight=WHOLE,
            notes=notes,
            side=side,
            wide=look.span == "wide",
            body=body,
        )


def figure_child(
    block: Figure, setting: Setting, notes: Mapping[str, NoteText], marks: tuple[str, ...] = ()
) -> FigureChild:
    """The child of a figure."""
    return FigureChild(block, setting, notes, marks)


# ---------------------------------------------------------------------------------------------------- inside boxes
@dataclass(frozen=True, eq=False)
class FigureLeaf(Boxed):
    """A figure inside a box: as wide as the box allows, its caption below."""

    figure: Figure
    setting: Setting

    @property
    def block(self) -> int:
        """Session id of the block."""
        return self.figure.id

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """The one strip."""
        style = self.setting.layout.figures
        shown = opened(self.figure, self.setting)
        size = size_in(self.figure, shown, look_of(self.figure, self.setting), width, self.setting)
        items = list(picture_items(shown, self.figure, Rect(0.0, 0.0, *size), self.setting))
        leaves = caption_leaves(self.figure, self.setting, False)
        caption = self.setting.style(style.caption)
        top = size[1] + style.caption_gap - caption.ascent * caption.text.size
        foot, texts, notes = stack_leaves(leaves, width, top) if leaves else (size[1], [], [])
        inside = (Group((*items, *texts), tags=self.above),) if self.above else (*items, *texts)
        return (Slice(foot, inside, 1, tuple(notes), size[1], size[0]),)

    def extents(self) -> tuple[float, float]:
        """A thumbnail's width to a third of a page's."""
        return 60.0, 170.0
