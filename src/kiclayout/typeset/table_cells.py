"""Table cells as boxes: their leaves in the styles of their rows and columns, their paddings, their widths.

It decides how a cell's words look (numbers on the decimal, colours of changes, glosses, the badge); how wide columns
are and how high rows is decided elsewhere. Words that look as they did in an earlier version of the table are the same
leaves again: a key in one cell does not set all others anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from functools import lru_cache
from itertools import pairwise

from kiclayout.base.geometry import Rect
from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps
from kiclayout.content.amounts import FALLS, falling
from kiclayout.content.block import Paragraph, Table
from kiclayout.content.inline import Break, Gloss, Inline, Text
from kiclayout.design.exhibits import TableStyle
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Glyphs, Group, Item, Path, rectangle
from kiclayout.scene.tags import Tag
from kiclayout.text.spans import Span
from kiclayout.typeset.boxed import StripLeaf
from kiclayout.typeset.inline import line_items, lines, shaped, words
from kiclayout.typeset.leaf import Leaf, Slice, TextLeaf
from kiclayout.typeset.leaves import Inset, Page, leaves_of
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.table_grid import BAND, FOOT, HEAD, Lattice, Spot
from kiclayout.typeset.table_numbers import (
    MINUS,
    TRIANGLES,
    is_badge,
    number,
    numeric_columns,
    remark_tone,
    tone,
)

_ALIGN = {"l": "left", "r": "right", "c": "center"}

_GLOSS = re.compile(r"\s?[(（][\u4e00-\u9fff·]+[)）]\s*$|(?<=\s)[\u4e00-\u9fff·]+\s*$")
"""A Chinese form at a cell's end: in parentheses or after a space."""

_NAME = re.compile(r"[가-힣A-Za-z]")

_BADGE_SIDE, _BADGE_OVER, _BADGE_EDGE = 0.46, 0.27, 0.6
"""The badge's frame: its distance beside and above the capitals, in ems, and its width, in points."""

_GAP = 0.25
"""Between the paragraphs of a cell whose style gives no space, as a share of its leading."""

_CAPITALS = 0.72
"""Height of capitals, in ems."""


@dataclass(frozen=True, slots=True)
class Column:
    """What all cells of a column share.

    Attributes:
        align: left, right or center.
        numeric: Whether it holds numbers.
        signed: Whether some of them tell changes.
        left: Padding at its left, in points.
        text: Text style of its body cells; empty = as their paragraph style says.
        row_head: Whether it names the rows.
        key: Whether it is the first column of words.
        tail: Width right of the place where its numbers are aligned, in points.
        falls: The signs that mean less in it.
    """

    align: str
    numeric: bool
    signed: bool
    left: float
    text: str
    row_head: bool
    key: bool
    tail: float = 0.0
    falls: str = FALLS


@dataclass(frozen=True, slots=True)
class Box:
    """A cell ready to be set.

    Attributes:
        spot: Where it stands in the lattice.
        leaves: Its content.
        align: left, right or center.
        left: Padding, in points.
        right: Padding, in points.
        pad: Above and below, in points.
        role: TH or TD.
        minus: Whether its minus signs were typed as hyphens.
        style: Of its words.
        names: What a TH names: Column, Row.
        rows: How many rows it covers that have cells of their own, as readers who listen have no others.
    """

    spot: Spot
    leaves: tuple[Leaf, ...]
    align: str
    left: float
    right: float
    pad: float
    role: str
    minus: bool = False
    style: ParStyle = ParStyle()
    names: str = ""
    rows: int = 1

    @property
    def tag(self) -> Tag:
        """Its element in that of its row."""
        return Tag(self.role, self.spot.col, self.names, self.rows, self.spot.cols)

    def extents(self) -> tuple[float, float]:
        """(least width that tears no word, width in which nothing breaks), paddings included, in points."""
        least = natural = 0.0
        for low, high in (leaf.extents() for leaf in self.leaves):
            least, natural = max(least, low), max(natural, high)
        sides = self.left + self.right
        return least + sides, natural + sides


@dataclass(frozen=True, slots=True)
class Cells:
    """A table's cells, in rows as in its lattice."""

    rows: tuple[tuple[Box, ...], ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Dress:
    """What all cells of a table are dressed with.

    Attributes:
        table: The block.
        lattice: Its cells.
        look: Its role's style.
        setting: Where it is set.
        inset: See ``leaves.Inset``.
        smaller: By how much cells are smaller than styled, in points.
        styles: The styles made so far, by kind of row and column; all else follows from what stands above.
        looks: What stands for the looks of a kind of row and column, in this and in later versions of the table.
    """

    table: Table
    lattice: Lattice
    look: TableStyle
    setting: Setting
    inset: Inset
    smaller: float = 0.0
    styles: dict[tuple[str, Column], ParStyle] = field(default_factory=dict, init=False, compare=False)
    looks: dict[tuple[str, Column], Same[object]] = field(default_factory=dict, init=False, compare=False)

    def look_of(self, kind: str, column: Column) -> Same[object]:
        """The same for all that a cell's leaves are made of besides its words, if these lead nowhere."""
        known = self.looks.get((kind, column))
        if known is None:
            setting = self.setting
            around = Same(setting.layout), Same(setting.fonts), setting.lang, setting.part
            key = ("cell", *around, self.table.role, self.smaller, kind, column)
            known = self.looks[kind, column] = Same(setting.shelf.children.get(key, object))
        return known

    def style(self, name: str) -> ParStyle:
        """The paragraph style ``name`` for cells."""
        style = self.setting.style(name)
        size = max(style.text.size - self.smaller, min(style.text.size, self.look.least_size))
        less = style.text.size - size
        mode = "eojeol" if style.mode == "auto" else style.mode
        return replace(style, text=replace(style.text, size=size), leading=style.leading - less, mode=mode)

    def text_style(self, name: str, base: TextStyle) -> TextStyle:
        """The text style ``name``, smaller as the cells are; an empty name means ``base``."""
        if not name:
            return base
        style = self.setting.text_style(name, base)
        return replace(style, size=max(style.size - self.smaller, min(style.size, self.look.least_size)))


def cells(dress: Dress) -> Steps[Cells]:
    """All cells of the table, in steps of a row."""
    columns = _columns(dress)
    columns = tuple(replace(column, tail=_tail(dress, columns, at)) for at, column in enumerate(columns))
    rows: list[tuple[Box, ...]] = []
    for row in dress.lattice.rows:
        rows.append(tuple(_box(spot, columns, dress) for spot in row))
        yield
    return Cells(tuple(rows), columns)


# ---------------------------------------------------------------------------------------------------- columns
def _columns(dress: Dress) -> tuple[Column, ...]:
    table, lattice, look = dress.table, dress.lattice, dress.look
    heads = int(table.head_cols) if table.head_cols.isdecimal() else 0
    numeric = numeric_columns(lattice, table.role, heads)
    asked = (*table.grid.align, *("",) * lattice.columns)
    aligns = [_ALIGN.get(asked[at], "right" if figures else "left") for at, figures in enumerate(numeric)]
    key = next((at for at, figures in enumerate(numeric) if not figures and lattice.columns > 1), -1)
    made: list[Column] = []
    for at, align in enumerate(aligns):
        follows = at > 0 and aligns[at - 1] == "right" and align != "right"
        left = look.pad_after_number if follows else look.pad_x
        text = look.first_column if at == 0 and numeric[0] else look.key_column if at == key else ""
        said = _texts(lattice, at)
        signed = numeric[at] and any(tone(word) in ("up", "down") for word in said)
        made.append(Column(align, numeric[at], signed, left, text, at < heads, at == key, falls=falling(said)))
    return tuple(made)


def _texts(lattice: Lattice, col: int) -> list[str]:
    """The words of the column's single cells outside the head."""
    rows = [row for kind, row in zip(lattice.kinds, lattice.rows, strict=True) if kind not in (HEAD, BAND)]
    return [spot.words for row in rows for spot in row if spot.col == col and spot.cols == 1 and spot.words]


def _tail(dress: Dress, columns: tuple[Column, ...], at: int) -> float:
    """The widest part of a column's numbers right of their whole digits, in points."""
    column = columns[at]
    if not column.numeric or column.align != "right":
        return 0.0
    style = _body_style(dress, column)
    return max((_after_point(word, style.text, dress.setting) for word in set(_texts(dress.lattice, at))), default=0.0)


def _after_point(text: str, style: TextStyle, setting: Setting) -> float:
    parts = number(text)
    if parts is None or parts.point == parts.length:
        return 0.0
    return shaped((words(text[parts.point :], _tabular(style)),), setting).natural


@lru_cache(maxsize=256)
def _tabular(style: TextStyle) -> TextStyle:
    return style if "tnum" in style.features else replace(style, features=(*style.features, "tnum"))


# ---------------------------------------------------------------------------------------------------- one cell
def _box(spot: Spot, columns: tuple[Column, ...], dress: Dress) -> Box:
    kind, look = dress.lattice.kinds[spot.row], dress.look
    column = columns[spot.col]
    if kind == HEAD:
        column = columns[spot.col + spot.cols - 1]
    elif spot.cols > 1:
        align = "right" if number(spot.words or "") else "left"
        column = replace(column, align=align, numeric=False, signed=False, key=False, text="")
    style = _style(kind, column, dress)
    leaves = _leaves(spot, kind, column, (style, dress))
    role = "TH" if kind in (HEAD, BAND) or column.row_head else "TD"
    pad = look.pad_head if kind == HEAD else look.pad_y
    left = columns[spot.col].left if kind != BAND else look.pad_x
    minus = column.numeric and kind not in (HEAD, BAND) and _hyphened(spot.words or "")
    names = "" if role == "TD" else "Column" if kind in (HEAD, BAND) else "Row"
    rows = sum(1 for own in dress.lattice.rows[spot.row : spot.row + spot.rows] if own)
    return Box(spot, leaves, column.align, left, look.pad_x, pad, role, minus, style, names, rows)


def _style(kind: str, column: Column, dress: Dress) -> ParStyle:
    known = dress.styles.get((kind, column))
    if known is None:
        known = dress.styles[kind, column] = _styled(kind, column, dress)
    return known


def _styled(kind: str, column: Column, dress: Dress) -> ParStyle:
    look = dress.look
    if kind == HEAD:
        style = dress.style(look.head)
    elif kind == BAND:
        style = dress.style(look.band)
    elif kind == FOOT:
        style = dress.style(look.total)
    else:
        style = _body_style(dress, column)
    align = "left" if column.align == "left" and style.align == "justify" else column.align
    return replace(style, align=align)


def _body_style(dress: Dress, column: Column) -> ParStyle:
    style = dress.style(dress.look.row_head if column.row_head else dress.look.cell)
    return replace(style, text=dress.text_style(column.text, style.text))


def _leaves(spot: Spot, kind: str, column: Column, how: tuple[ParStyle, Dress]) -> tuple[Leaf, ...]:
    """The leaves of a cell: those of an earlier version of the table, where they would be the same."""
    only = spot.blocks[0] if spot.words else None
    if not isinstance(only, Paragraph) or not all(map(_leads_nowhere, only.runs)):
        return _made(spot, kind, column, how)
    key, children = (Same(only), how[1].look_of(kind, column)), how[1].setting.shelf.children
    found: tuple[Leaf, ...] = children.get(key, lambda: _made(spot, kind, column, how))  # type: ignore[assignment]
    lacking = any(isinstance(leaf, TextLeaf) and leaf.lacking for leaf in found)
    return _made(spot, kind, column, how) if lacking else found


def _leads_nowhere(run: Inline) -> bool:
    """Whether a run is set alike whatever stands elsewhere: no mark of a note, link, reference, reading."""
    return (type(run) is Text and not run.ruby) or isinstance(run, Gloss | Break)


def _made(spot: Spot, kind: str, column: Column, how: tuple[ParStyle, Dress]) -> tuple[Leaf, ...]:
    style, dress = how
    text = spot.words
    figures = column.numeric and kind not in (HEAD, BAND)
    if figures and text and dress.look.badge and is_badge(text):
        return (_badge(text, spot.blocks[0].id, (style, dress)),)
    gap = style.after or style.leading * _GAP
    made = leaves_of(spot.blocks, Page(style, gap, dress.inset), dress.setting)
    if len(made) == 1 and isinstance(made[0], TextLeaf) and made[0].role == "P" and not made[0].above:
        made = (replace(made[0], role=""),)  # a cell of one paragraph is that paragraph
    if made and isinstance(made[0], TextLeaf) and any(span.ruby for span in made[0].words.spans):
        made = (replace(made[0], capped=True), *made[1:])
    if text is None or not text or len(made) != 1 or not isinstance(made[0], TextLeaf):
        says = any(not isinstance(leaf, TextLeaf) or leaf.words.text or leaf.hung for leaf in made)
        return made if says or len(made) > 1 else ()  # a paragraph begun beside others is a line, alone it is none
    leaf = made[0]
    if figures:
        return (_figure(leaf, text, column, dress),)
    if column.key and kind not in (HEAD, BAND) and dress.look.gloss:
        return (_glossed(leaf, dress),)
    return made


def _glossed(leaf: TextLeaf, dress: Dress) -> TextLeaf:
    """The leaf with the Chinese form at its end in the gloss style."""
    text = leaf.words.text
    found = _GLOSS.search(text)
    if not found or not _NAME.search(text[: found.start()]):
        return leaf
    look = dress.text_style(dress.look.gloss, leaf.style.text)
    return _restyled(leaf, (found.start(), found.end()), lambda style: replace(look, features=style.features))


def _figure(leaf: TextLeaf, text: str, column: Column, dress: Dress) -> TextLeaf:
    """A number: tabular figures, colours of its change, a true minus, its whole digits where the column's are."""
    look, parts = dress.look, number(text)
    leaf = _restyled(leaf, (0, len(text)), _tabular)
    meaning = {"up": look.up, "down": look.down, "none": look.none, "": ""}
    if (column.signed or parts is None or text[0] == "(") and (token := meaning[tone(text, column.falls)]):
        leaf = _restyled(leaf, (0, len(text)), lambda style: replace(style, color=token))
    if text[0] in TRIANGLES:
        leaf = _restyled(leaf, (0, 1), _as_sign)
    if parts is None:
        return leaf
    if parts.remark < parts.length and text[0] != "(" and (token := meaning[remark_tone(text[parts.remark :])]):
        leaf = _restyled(leaf, (parts.remark, parts.length), lambda style: replace(style, color=token))
    if column.align == "right":
        free = column.tail - _after_point(text, leaf.style.text, dress.setting)
        hung = min(_marks_width(leaf, dress.setting), look.pad_x)
        indent = leaf.style.indent_right + max(free, 0.0) - hung
        leaf = replace(leaf, style=replace(leaf.style, indent_right=indent))
    return _printed(leaf) if _hyphened(text) else leaf


def _marks_width(leaf: TextLeaf, setting: Setting) -> float:
    """The width of the footnote marks behind a number, which hang right of its column, in points."""
    marks = tuple(span for span in leaf.words.spans if span.glued)
    return shaped(marks, setting).natural if marks else 0.0


def _as_sign(style: TextStyle) -> TextStyle:
    """A triangle beside a number: smaller than its font draws it, raised to the middle of the figures."""
    return replace(style, size=style.size * 0.65, shift=style.shift + 0.09 * style.size, tracking=300)


def _hyphened(text: str) -> bool:
    """Whether ``text`` is a negative number typed with a hyphen."""
    return text.lstrip("([").startswith("-") and number(text) is not None


def _restyled(leaf: TextLeaf, part: tuple[int, int], change: Callable[[TextStyle], TextStyle]) -> TextLeaf:
    """The leaf with another look for the characters [start, end) of its passage."""
    start, end = part
    spans: list[Span] = []
    at = 0
    for span in leaf.words.spans:
        for low, high in _pieces(len(span.text), (start - at, end - at)):
            origin = None if span.at is None else span.at + low
            piece = span if high - low == len(span.text) else replace(span, text=span.text[low:high], at=origin)
            inside = start <= at + low < end and not span.glued
            spans.append(replace(piece, style=change(span.style)) if inside else piece)
        at += len(span.text)
    return replace(leaf, words=replace(leaf.words, spans=tuple(spans)))


def _pieces(length: int, cuts: tuple[int, int]) -> list[tuple[int, int]]:
    return list(pairwise(sorted({0, length, *(cut for cut in cuts if 0 < cut < length)})))


# ---------------------------------------------------------------------------------------------------- minus, badge
def as_typed(item: Item) -> Item:
    """``item`` of a number typed with a hyphen: it shows the minus sign and is read as typed."""
    return replace(item, text=item.text.replace(MINUS, "-")) if isinstance(item, Glyphs) else item


def _printed(leaf: TextLeaf) -> TextLeaf:
    """The leaf with minus signs for hyphens."""
    spans = tuple(replace(span, text=span.text.replace("-", MINUS)) for span in leaf.words.spans)
    return replace(leaf, words=replace(leaf.words, spans=spans))


def _badge(text: str, block: int, how: tuple[ParStyle, Dress]) -> StripLeaf:
    """The word in capitals inside a square frame, as high in the line as the numbers round it; read as typed."""
    style, dress = how
    setting = dress.setting
    look = dress.text_style(dress.look.badge, style.text)
    baseline = style.ascent * style.text.size
    foot = baseline - _CAPITALS * (style.text.size - look.size) / 2
    body = shaped((Span(text.upper(), look, block=block, at=0),), setting)
    drawn: list[Item] = []
    for line in lines(body, 1e6, ParStyle(), setting):
        drawn += line_items(line, _BADGE_SIDE * look.size, foot, setting)
    said = (replace(one, text=text) if isinstance(one, Glyphs) and len(one.text) == len(text) else one for one in drawn)
    width, over = body.natural + 2 * _BADGE_SIDE * look.size, _BADGE_OVER * look.size
    frame = Rect(0.0, foot - _CAPITALS * look.size - over, width, _CAPITALS * look.size + 2 * over)
    color = setting.color(look.color)
    outline = Path(rectangle(frame.grown(-_BADGE_EDGE / 2), color).segments, stroke=color, width=_BADGE_EDGE)
    strip = Slice(style.leading, (Group((outline,), role="Artifact"), *said), 1, (), baseline, width)
    return StripLeaf((strip,), (width, width), block)
