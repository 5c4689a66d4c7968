"""Blocks: what an article is made of, as typed frozen values.

Every block carries a session ``id`` (for caret, findings and caches) and the source lines it was read from; both are
left out of comparison, so that two readings of the same text are equal. Fields that the format does not know stay in
``extra`` verbatim: nothing is dropped.
"""

from __future__ import annotations

from dataclasses import field
from itertools import count
from typing import TypeAlias

from kiclayout.base.record import dataclass
from kiclayout.content.inline import Runs

_ids = count(1)


def next_id() -> int:
    """A session id that no other block has."""
    return next(_ids)


@dataclass(frozen=True, slots=True)
class Attrs:
    """What stands in ``{#label .class key=value}``."""

    label: str | None = None
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.label or self.classes or self.pairs)

    def get(self, key: str, default: str = "") -> str:
        """The value of the last pair called ``key``."""
        return dict(self.pairs).get(key, default)


NO_ATTRS = Attrs()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all blocks share.

    Attributes:
        attrs: Label, classes and pairs written at the block.
        lines: First and last source line, 1-based and inclusive; (0, 0) = not read from a file.
        id: Session id.
        keys: Names of the fields in the order in which the source has them, so that saving does not shuffle them.
    """

    attrs: Attrs = NO_ATTRS
    lines: tuple[int, int] = field(default=(0, 0), compare=False, repr=False)
    id: int = field(default_factory=next_id, compare=False, repr=False)
    keys: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Head(Node):
    """The article's facts, in the order in which they stand: values are runs or a plain word, by key."""

    fields: tuple[tuple[str, Runs | str], ...] = ()


@dataclass(frozen=True, slots=True)
class Heading(Node):
    """A heading; level 0 is the article's title, 1 to 4 are the levels below it. ``marker`` as typed: 1) ① i) ▶."""

    level: int
    marker: str = ""
    runs: Runs = ()


@dataclass(frozen=True, slots=True)
class Paragraph(Node):
    """A paragraph."""

    runs: Runs = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its marker as typed (empty = bullet) and its blocks."""

    marker: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class List(Node):
    """A list of one kind."""

    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled entry of a field list."""

    label: Runs
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldList(Node):
    """Labels with values: event facts, contact lines."""

    items: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote(Node):
    """A pull quote."""

    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Note(Node):
    """A footnote's text, where the source has it; it is set where its marker stands."""

    label: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment(Node):
    """An editor's remark; never printed."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Directive(Node):
    """An instruction to the layout: break, template, space (``name: value``)."""

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Raw(Node):
    """Source lines that were not understood; kept verbatim, set as a visible stand-in."""

    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its blocks and how many columns and rows it covers."""

    blocks: tuple[Block, ...] = ()
    cols: int = 1
    rows: int = 1


JOINED_LEFT, JOINED_ABOVE = "<", "^"


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. ``kind``: head, body, band or foot. A covered place holds ``<`` or ``^``."""

    kind: str
    cells: tuple[Cell | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table. ``align`` per column: l, r, c or empty; ``form``: pipe or list, as written."""

    align: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    form: str = "pipe"


Extra: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A table. ``role``: ranking, comparison, schedule, text or empty; ``head_cols``: row-header columns.

    ``turn``: left or right, the edge of the page at which its head stands when it is turned; empty = it is upright.
    ``data`` says which cells of which file it was made of (``content.sheet``).
    """

    grid: Grid
    label: Runs = ()
    caption: Runs = ()
    unit: Runs = ()
    note: Runs = ()
    source: Runs = ()
    role: str = ""
    head_cols: str = ""
    widths: str = ""
    turn: str = ""
    data: str = ""
    extra: Extra = ()
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A picture. ``path`` is relative to the issue folder, or empty: a placeholder."""

    path: str = ""
    label: Runs = ()
    caption: Runs = ()
    source: Runs = ()
    alt: str = ""
    size: str = ""
    crop: str = ""
    wrap: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class FigureRow(Node):
    """Pictures side by side."""

    blocks: tuple[Block, ...] = ()
    cols: str = ""
    caption: Runs = ()
    source: Runs = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Chart(Node):
    """A chart of a table's numbers.

    Attributes:
        kind: bar, column, line, pie or share.
        table: Label of the table.
        x: Column of the categories, from 1.
        y: Columns of the series, from 1, parted by blanks.
        stack: ``yes`` = the series of a row stand on each other, not side by side.
        sort: falling or rising; empty = as in the table.
        values: ``yes`` = the numbers are written at all marks, ``no`` = an axis says them; empty = as there is room.
    """

    kind: str = ""
    table: str = ""
    x: str = ""
    y: str = ""
    stack: str = ""
    sort: str = ""
    values: str = ""
    label: Runs = ()
    caption: Runs = ()
    unit: Runs = ()
    source: Runs = ()
    alt: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Callout(Node):
    """A box beside the story, with a heading of its own."""

    title: Runs = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Poster(Node):
    """A poster: a picture with its transcript in ``blocks``, or, without ``path``, set from them."""

    path: str = ""
    title: Runs = ()
    title_zh: Runs = ()
    lang: str = ""
    alt: str = ""
    source: Runs = ()
    blocks: tuple[Block, ...] = ()
    extra: Extra = ()

    @property
    def empty(self) -> bool:
        """Whether nothing in it could be printed."""
        return not (self.path or self.blocks or self.title or self.title_zh)


@dataclass(frozen=True, slots=True)
class Event(Node):
    """An event page: titles in both languages, place, dates, and its facts in ``blocks``."""

    title: Runs = ()
    title_zh: Runs = ()
    subtitle: Runs = ()
    place: Runs = ()
    date: str = ""
    lead: str = ""
    blocks: tuple[Block, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Sponsors(Node):
    """A strip of logos by role: (role, partner ids)."""

    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Qr(Node):
    """A QR code for an address."""

    url: str = ""
    label: Runs = ()
    label_zh: Runs = ()
    size: str = ""
    extra: Extra = ()


Block: TypeAlias = (
    Head
    | Heading
    | Paragraph
    | List
    | FieldList
    | Quote
    | Note
    | Comment
    | Directive
    | Raw
    | Table
    | Figure
    | FigureRow
    | Chart
    | Callout
    | Poster
    | Event
    | Sponsors
    | Qr
)
