"""Where the notes of one region stand: whole in the side column, or at the foot of the text, split if need be.

`settle` is a pure function of what stands in the region so far, so a note cannot swing between two places: cutting a
region back takes the older value. It knows nothing of pages; what does not fit is handed on as `spill`.
"""

from __future__ import annotations

from math import floor

from kiclayout.base.record import dataclass, replace
from kiclayout.typeset.atoms import NoteLine, Room
from kiclayout.typeset.laid import NoteRule, Piece, PlacedNote, Surrender


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a region while it is filled.

    Attributes:
        pieces: What stands, in the order of the markers.
        foot: Whether they stand at the foot of the text; never undone within a region.
        full: Whether a note was split, so that no further text may squeeze it.
        spill: What is owed to the next region, in the order of the markers.
        surrenders: What had to be given up for them.
    """

    pieces: tuple[Piece, ...] = ()
    foot: bool = False
    full: bool = False
    spill: tuple[Piece, ...] = ()
    surrenders: tuple[Surrender, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """How far text and side items reach down in the region (1/100 pt)."""

    text: int = 0
    side: int = 0


def settle(room: Room, notes: Notes, new: tuple[Piece, ...], taken: Taken, must: bool) -> Notes | None:
    """The notes of a region after `new` ones have come and text has grown to `taken`.

    Args:
        room: The region.
        notes: What stands already; these pieces stay as they are.
        new: The notes of the atom that is being placed.
        taken: What text and side items occupy with that atom.
        must: Whether the atom stands first in an empty region: then what does not fit is owed, not refused.

    Returns:
        None if the atom cannot stand here with its notes.
    """
    pieces = notes.pieces + new
    if not pieces:
        return notes
    if new and notes.spill:
        return None  # a newer note must not overtake one that is still owed
    if not notes.foot and not notes.spill and _fits_beside(room, pieces, taken.side):
        return replace(notes, pieces=pieces)
    free = room.height - taken.text - (room.rules.note_clear if taken.text else 0)
    free -= block_height(room, notes.pieces, side=False)
    if notes.pieces and free < 0:
        return None
    return _add(room, replace(notes, foot=True), new, free, must)


def owe(room: Room, spill: tuple[Piece, ...], limit: int) -> Notes:
    """The notes of a region that begins with owed ones, at most `limit` high but never without a line."""
    if _fits_beside(room, spill, 0) and block_height(room, spill, side=True) <= limit:
        return Notes(spill)
    none = Notes(foot=True)
    notes = _add(room, none, spill, limit, True)
    if notes is None or not notes.pieces:
        notes = _split(room, none, spill, 1)
    if block_height(room, notes.pieces, side=False) > room.height:
        return replace(notes, surrenders=(Surrender("note-clip", note=spill[0].note),))
    found = (s for s in notes.surrenders if s.code != "note-late")  # reported beside their markers
    return replace(notes, surrenders=tuple(found))


def stand(room: Room, notes: Notes) -> tuple[tuple[PlacedNote, ...], NoteRule | None]:
    """The final places of a region's notes, aligned to its foot, and of the rule above them."""
    if not notes.pieces:
        return (), None
    side = not notes.foot
    top = max(0, room.height - block_height(room, notes.pieces, side))
    y, placed = top + room.rules.note_rule, []
    for piece in notes.pieces:
        lines = _lines(room, piece, side)
        placed.append(PlacedNote(piece, lines, side, y))
        y += sum(line.height for line in lines) + _gap(room, side)
    return tuple(placed), NoteRule(top, side)


def block_height(room: Room, pieces: tuple[Piece, ...], side: bool) -> int:
    """The height of notes under their rule, gaps between them included; 0 for none."""
    if not pieces:
        return 0
    gaps = _gap(room, side) * (len(pieces) - 1)
    return room.rules.note_rule + gaps + sum(line.height for p in pieces for line in _lines(room, p, side))


def owed_limit(room: Room, text_left: bool) -> int:
    """How high owed notes may stand at a region's start: only a share of it while there is text to set."""
    return floor(room.height * room.rules.owed_share) if text_left else room.height


def _fits_beside(room: Room, pieces: tuple[Piece, ...], side: int) -> bool:
    if not room.side:
        return False
    height = block_height(room, pieces, side=True)
    clear = room.rules.note_clear if side else 0
    return height <= room.rules.side_notes and side + clear + height <= room.height


def _add(room: Room, notes: Notes, new: tuple[Piece, ...], free: int, must: bool) -> Notes | None:
    """New notes below those at the foot; `free` is the height left, in which the rule may still have to stand."""
    pieces = notes.pieces
    for k, piece in enumerate(new):
        free -= _gap(room, False) if pieces else room.rules.note_rule
        lines = _lines(room, piece, side=False)
        height = sum(line.height for line in lines)
        if height <= free:
            free, pieces = free - height, (*pieces, piece)
            continue
        least, fit = room.rules.note_lines, _fitting(lines, free)
        cut = min(fit, len(lines) - least)
        if not must and (cut < least or new[k + 1 :]):
            return None  # no room for the first lines of a note below its own marker
        if cut < least:
            cut = 0 if k else fit
        return _split(room, replace(notes, pieces=pieces), new[k:], cut)
    return replace(notes, pieces=pieces)


def _split(room: Room, notes: Notes, new: tuple[Piece, ...], cut: int) -> Notes:
    """`cut` lines of the first new note stand, the rest of it and the other notes are owed."""
    pieces, surrenders, rest = notes.pieces, notes.surrenders, new
    if cut:
        first, lines = new[0], _lines(room, new[0], side=False)
        end = lines[cut - 1].end if cut < len(lines) else None
        pieces += (Piece(first.note, first.start, end),)
        rest = new[1:] if end is None else (Piece(first.note, end), *new[1:])
        if end is not None and min(cut, len(lines) - cut) < room.rules.note_lines:
            surrenders += (Surrender("note-line", note=first.note),)
    surrenders += tuple(Surrender("note-late", note=p.note) for p in rest if not p.start)
    return replace(notes, pieces=pieces, full=True, spill=notes.spill + rest, surrenders=surrenders)


def _lines(room: Room, piece: Piece, side: bool) -> tuple[NoteLine, ...]:
    """The lines of a piece in one of the two measures."""
    lines = piece.note.lines(room.side if side else room.width, piece.start, side)
    return lines if piece.end is None else tuple(line for line in lines if line.end <= piece.end)


def _fitting(lines: tuple[NoteLine, ...], free: int) -> int:
    """How many of the lines fit into the height `free`."""
    count = 0
    for line in lines:
        free -= line.height
        if free < 0:
            break
        count += 1
    return count


def _gap(room: Room, side: bool) -> int:
    return room.rules.side_note_gap if side else room.rules.foot_note_gap
