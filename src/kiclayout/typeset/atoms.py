"""What the page flow reads: rooms, rules, atoms, notes and the kinds of children.

The flow knows no text. A child (paragraph, heading, table, figure ...) hands out *atoms*, the smallest things
that stay whole, and a note hands out lines; the flow decides only where they stand and where a region ends.
Lengths are integers in 1/100 pt, so that comparisons are exact and tokens hash the same everywhere.

What a child must yield
-----------------------
Progress is part of the contract: the `to` of an atom lies behind the offset at which it begins. What repeats or only
surrounds (a table's head on its second page, a box's padding, a title) has no content to move behind, and so it is
counted into the height of the atom that it accompanies. One call yields its atoms in order; asked again from any `to`
that it has handed out, a child yields its rest.

paragraph, list, callout
    One atom a line; glue on all but the first of the child; `before` on its first, `after` on its last.
    Level LINE behind lines that leave fewer than `rules.orphans` lines of this fragment above or fewer than
    `rules.widows` below, else FREE. If `offset` is a line start of the whole paragraph at this width, the tail
    of those lines is used, else the rest is broken anew. A callout adds its top padding to the first atom of every
    fragment and its bottom padding to the last; its other atoms carry the bottom padding as `close`.
heading
    One atom, level KEEP, keep 2, `wide` if it must clear the side column (rank 1; a number set in `side`).
    A rule above a title is part of `height`, never of `before`, which vanishes at a region's top.
across columns
    A child that spans the columns of a page says so by `span`; its atoms are asked for a room of their width. One that
    floats is set whole, all its atoms one below the other.
figure
    One atom, weight WHOLE. Caption in the side column first, its `drift` such that it begins before the picture's
    foot by a caption line; `instead` = the same with its caption below.
    Squeeze 1 and above: scaled to the room, not under its least height, caption below, `gives_up` "scaled".
table
    The first atom of every fragment includes title and head (later: continued title and head, left out if over
    `rules.head_share` of the room or at squeeze 2; `gives_up` "head"). A row is one atom, glue unless it is the
    table's first, unless it is taller than its table lets rows be (or squeeze >= 1 and it is the row at
    `offset`): then each of its lines is one, LINE inside `rules.row_lines` of either end, bottom padding in
    `close`. Levels: SPAN behind a row inside a row span and behind the last but one row; KEEP behind the last row if
    a table note follows, which is one glued atom. keep: 1 behind head and first row, 2 behind a band row.
    `close` = the "continued" line, plus what a row-span label still lacks in this fragment. Notes of a row are in
    the order of its cells; in a split row a note stands with the earliest line of itself and all after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Protocol, TypeAlias, TypeGuard, runtime_checkable

from kiclayout.base.record import dataclass

Offset: TypeAlias = tuple[int, int]
"""A place inside a child, ordered: (character, 0) in text, (row, line in the row) in a table."""

START: Offset = (0, 0)
"""The beginning of every child."""

FREE, SPAN, LINE, KEEP = range(4)
"""What a region end behind an atom would break: nothing, a row group, widow or orphan, keep-with-next."""

IN_COLUMN, ACROSS, FLOATING, PASSED, ON_PLATES = range(5)
"""How a child takes part in a page of several columns: in one of them; across them all, where it is met; likewise,
but text may pass it: it stands below the columns in which it is met, or on top of the next page; in a column, but where
that has no room left for it, text passes it, and it stands on top of the next one (what is passed so is one atom); on
the next pages alone, while text passes it: this also where a page has one column."""

ACROSS_ALL = "*"
"""The name of the region across all columns."""

WHOLE = 1_000
"""The weight of an atom that pays any debt of keep-with-next (a figure)."""


@dataclass(frozen=True, slots=True)
class FlowRules:
    """What a layout sets for the flow of one room; lengths in 1/100 pt, shares as exact fractions.

    Attributes:
        half_unit: Step to which the top of a block is rounded; 0 = no rounding.
        note_rule: Height of the note rule including the space to the first note.
        note_clear: Least space between text (or side items) and the note rule.
        side_notes: Greatest height of all notes, rule included, in the side column.
        side_note_gap: Space below each note in the side column.
        foot_note_gap: Space below each note at the foot.
        side_gap: Space between two items of the side column.
        float_gap: Space between a float and the columns, and between two floats.
        float_text: Least height of columns beside floats for which text is set.
        balance: Whether the columns in which an article ends are made level.
        orphans: Lines of a paragraph that must stay above a region end (read by children).
        widows: Lines of a paragraph that must follow a region end (read by children).
        row_lines: Lines of a split row at each side of the end (read by children).
        note_lines: Lines of a split note at each side.
        owed_share: Part of the room that owed notes may take while text is left.
        head_share: Part of the room that a repeated table head may take (read by children).
        span_share: Part of the room that must be filled before a row group may be moved as a whole.
    """

    half_unit: int
    note_rule: int
    note_clear: int
    side_notes: int
    side_note_gap: int
    foot_note_gap: int
    side_gap: int
    float_gap: int
    float_text: int
    balance: bool = True
    orphans: int = 2
    widows: int = 2
    row_lines: int = 2
    note_lines: int = 2
    owed_share: Fraction = Fraction(3, 5)
    head_share: Fraction = Fraction(1, 3)
    span_share: Fraction = Fraction(2, 3)


@dataclass(frozen=True, slots=True)
class Room:
    """One region of a page (1/100 pt): a column of text, and to its left, unless `side` is 0, a side column.

    Attributes:
        name: The frame's; `ACROSS_ALL` for the region across all columns of a page.
        width: Of the text.
        height: What is left for this region.
        side: Width of the side column; 0 = none.
        gutter: Between side column and text.
        rules: Of the flow.
        across: Of one of several columns: the width across them all, for blocks that span them; 0 = none can.
        full: The height that the page gives such a region; 0 = `height`. What is a share of the room counts from it.
        column: Of a region across columns: one of them.
    """

    name: str
    width: int
    height: int
    side: int
    gutter: int
    rules: FlowRules
    across: int = 0
    full: int = 0
    column: Room | None = None

    @property
    def wide(self) -> int:
        """The width across side column, gutter and text; the text's own if there is no side column."""
        return self.side + self.gutter + self.width if self.side else self.width

    @property
    def tall(self) -> int:
        """The height that the page gives such a region, whatever is left of it."""
        return self.full or self.height


@dataclass(frozen=True, slots=True)
class Jump:
    """Whether a page says that its text comes from another page than the one before it, and that it goes on on one."""

    came: bool = False
    goes: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The rooms of a page template in the order of reading, and the template of the page after it.

    `across` is the region across all rooms; None = the template has one column, or columns that differ in height.
    `jump` says for which jump lines the rooms leave space.
    """

    name: str
    rooms: tuple[Room, ...]
    next: str
    across: Room | None = None
    jump: Jump = Jump()

    @property
    def whole(self) -> Room:
        """The region across all rooms, or the only room."""
        return self.across or self.rooms[0]


@dataclass(frozen=True, slots=True)
class SidePiece:
    """What an atom sets in the side column: a caption, a heading's number, a kicker.

    It stands at the atom's top or, if the side column is still occupied there, up to `drift` (1/100 pt) lower.
    """

    height: int
    body: object
    drift: int = 0


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note: its height, the offset behind its last character, and what is painted."""

    height: int
    end: int
    body: object


class NoteText(Protocol):
    """The text of one note. It is hashable and is asked for the same lines many times (so it remembers them)."""

    def lines(self, width: int, start: int, side: bool) -> tuple[NoteLine, ...]:
        """The lines from character `start` at `width` (1/100 pt), at least one.

        Args:
            width: The side column's width or the text column's.
            start: A character offset: 0 or the `end` of a line handed out before.
            side: Whether the note is set in the side column (another measure and leading).
        """

    def __hash__(self) -> int:
        """Equal notes are interchangeable, identity included."""


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest thing that stays whole. All lengths in 1/100 pt.

    Attributes:
        height: Height without the spaces before and after.
        to: The offset in its child behind it; None = the child is done. Always beyond the offset before it.
        before: Space before; the greater of it and the last `after` holds. None at a region's top.
        after: Space after; none at a region's foot.
        extra: Space added to the greater of the two; none at a region's top.
        level: What a region end behind it breaks (FREE, SPAN, LINE, KEEP).
        keep: How much weight must follow it in its region (heading, band row: 2; head and first row: 1).
        weight: What it counts for an atom above that wants to be followed (line, row: 1; figure: WHOLE).
        close: Height added below it only if the region ends here; 0 on a child's last atom.
        notes: The notes whose markers stand in it, in reading order.
        side: What it sets in the side column; only in rooms that have one.
        wide: Begins below everything in the side column and occupies that column down to its own foot.
        glue: Joined to the atom above in the same block: neither space nor rounding between them.
        body: What is painted at its place; the flow never looks at it.
        close_body: What is painted below it (height `close`) if the region ends here.
        gives_up: The code of a finding that placing it means ("scaled", "head"); "" = none.
        instead: The atom to try if this one does not fit.
    """

    height: int
    to: Offset | None
    before: int = 0
    after: int = 0
    level: int = FREE
    keep: int = 0
    weight: int = 1
    close: int = 0
    notes: tuple[NoteText, ...] = ()
    side: SidePiece | None = None
    wide: bool = False
    glue: bool = False
    body: object = None
    close_body: object = None
    gives_up: str = ""
    instead: Atom | None = None
    extra: int = 0


class Child(Protocol):
    """Something that flows; hashable, and equal only to what yields equal atoms: pages are remembered by it."""

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterable[Atom]:
        """The rest of the child from `offset` for a room, lazily; at least one atom.

        Args:
            offset: START or the `to` of an atom of this child, perhaps handed out for another room.
            room: Where it is to stand. Its height may be less than the template's (page floats).
            squeeze: What the first atom has given up because it would not fit an empty region: 0 nothing, 1 the
                row is split or the figure scaled, 2 no repeated head and no "continued" line, 3 it will be clipped.
        """


@runtime_checkable
class Spanning(Protocol):
    """A child that may stand across the columns of a page."""

    def span(self, room: Room) -> int:
        """IN_COLUMN, ACROSS, FLOATING or PASSED in a page of which `room` is a column (with `room.across` > 0)."""


@runtime_checkable
class Slow(Protocol):
    """A child of which a single atom may take long, unless all that atoms need has been prepared."""

    def measured(self, room: Room) -> Iterator[None]:
        """Prepares what ``span`` asks for in a room, in short steps."""

    def prepared(self, room: Room) -> Iterator[None]:
        """Prepares them for a room, in short steps; it may be dropped between two of them."""


@dataclass(frozen=True, slots=True)
class ForcedBreak:
    """What follows begins a new page, of `template` if named; or, if `column`, only the next room.

    Several in a row count as one, none makes an empty page, and a page break waits for owed notes and floats.
    """

    template: str | None = None
    column: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class FullPage:
    """A page of its own, such as a poster, painted with `template`; the text goes on in its old template."""

    template: str
    body: object


@dataclass(frozen=True, slots=True)
class RunOn:
    """The next article begins on the same page: nothing passes it while a note or float before it is owed.

    Attributes:
        article: Whether an article begins. Else it is the line that ends one, its source: behind a picture or table
            it stands below what floats on its page, if there is room, and does not wait for notes.
    """

    article: bool = True


Entry: TypeAlias = Child | ForcedBreak | FullPage | RunOn
"""One element of the stream that the flow lays out."""


_MARKS = ForcedBreak, FullPage, RunOn


def is_child(entry: Entry | None) -> TypeGuard[Child]:
    """Whether an entry flows: it is no mark, and not the stream's end (None)."""
    return entry is not None and not isinstance(entry, _MARKS)


class Plate:
    """Base of children that take whole pages, one with each atom; they wait in one line with the floats."""

    __slots__ = ()


def span_of(entry: Entry, room: Room) -> int:
    """How an entry takes part in a page of which `room` is a column."""
    if isinstance(entry, Plate):
        return ON_PLATES
    return entry.span(room) if room.across and isinstance(entry, Spanning) else IN_COLUMN


def announces(entry: Entry) -> bool:
    """Whether an entry is a heading: where what follows it spans the columns, it does, too."""
    return getattr(entry, "announces", False) is True
