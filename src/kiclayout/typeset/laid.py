"""What the page flow gives back: pages of placed atoms, notes and floats, and what had to be given up.

All positions are final: y counts in 1/100 pt downward from the top of the room (for what stands across columns: of
the page's first one), so that the caller only turns payloads into items. Nothing here is computed.
"""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.typeset.atoms import Atom, Child, FullPage, Jump, NoteLine, NoteText, Room


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` (half open) of a note; `end` None = to its last."""

    note: NoteText
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Surrender:
    """A rule that had to give way, and whose: an atom of a child, or a note.

    Codes of the flow itself: "span" (a row group is cut), "line" (a single line is left), "keep" (a heading or
    band row stands last), "clip" (an atom is taller than its room), "continued" (no room for its `close`: the
    "continued" line, a padding), "note-late" (a note begins after the region of its
    marker), "note-line" (too few lines of a note at one side), "note-clip" (a line of a note is taller than its
    room). Others come from `Atom.gives_up`.
    """

    code: str
    child: Child | None = None
    atom: Atom | None = None
    note: NoteText | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An atom in its place.

    Attributes:
        child: The child it belongs to.
        atom: What is set, perhaps an `instead`.
        y: Its top.
        height: Its height; less than the atom's only if it is clipped.
        side_y: The top of its side piece; -1 if it has none.
        closed: Whether the region ends here with the atom's `close`, so that `close_body` is painted below it.
    """

    child: Child
    atom: Atom
    y: int
    height: int
    side_y: int = -1
    closed: bool = False


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note or a piece of it, in the side column or at the foot of the text, with its lines and its top."""

    piece: Piece
    lines: tuple[NoteLine, ...]
    side: bool
    y: int


@dataclass(frozen=True, slots=True)
class NoteRule:
    """The top of the note rule; the first note stands `rules.note_rule` below it."""

    y: int
    side: bool


@dataclass(frozen=True, slots=True)
class RegionOut:
    """One room of a page as it was filled; `rule` is None if there are no notes."""

    room: Room
    placed: tuple[Placed, ...]
    notes: tuple[PlacedNote, ...] = ()
    rule: NoteRule | None = None
    surrenders: tuple[Surrender, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowPage:
    """One page: its regions, in the order of reading; or, if `full` is set, that alone.

    Regions are what was set of columns and across them; a column may have several, one below the other. Rooms left out
    hold nothing. `jump` says which jump lines have space above and below them.
    """

    template: str
    regions: tuple[RegionOut, ...] = ()
    full: FullPage | None = None
    jump: Jump = Jump()
