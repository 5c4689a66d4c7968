"""One page: its floats, its rooms one after another, forced breaks and full pages.

The token a page is resumed with and the entries that its reader saw decide all of it. It is begun anew only for page
floats met in the text, at most twice a float: the floats on top and those banned from the page only grow.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor
from typing import TypeAlias

from kiclayout.base.record import replace
from kiclayout.typeset.atoms import START, Chain, ForcedBreak, FullPage, PageFloat, Room, RunOn
from kiclayout.typeset.distribute import Filled, Reader, Site, Top, Work, fill
from kiclayout.typeset.laid import FlowPage, Piece, PlacedFloat, RegionOut, Surrender
from kiclayout.typeset.notes import stand
from kiclayout.typeset.place import State, round_up, unroll

Chains: TypeAlias = Mapping[str, Chain]
"""The templates by name."""

_SQUEEZES = range(4)


def enter(reader: Reader, work: Work) -> Work:
    """The token of a page's first text: forced breaks are taken and leading floats queued.

    No page break is taken, and no run-on article begun, while notes or floats are owed; a column break means nothing
    at a page's top.
    """
    while True:
        entry = reader.at(work.child)
        behind = replace(work, child=work.child + 1, offset=START)
        owed = work.spill or work.floats
        if isinstance(entry, PageFloat):
            work = replace(behind, floats=(*work.floats, entry))
        elif isinstance(entry, ForcedBreak) and (entry.column or not owed):
            work = behind if entry.column else replace(behind, template=entry.template or work.template)
        elif isinstance(entry, RunOn) and not owed:
            work = behind
        else:
            return work


def page(reader: Reader, chains: Chains, work: Work) -> tuple[FlowPage, Work]:
    """The page that begins at `work`, and what is left."""
    work = enter(reader, work)
    entry = reader.at(work.child)
    if isinstance(entry, FullPage) and not work.spill and not work.floats:
        return FlowPage(entry.template, full=entry), replace(work, child=work.child + 1, offset=START, skips=0)
    chain = chains[work.template]
    carried = _carried(chain, work.floats)
    waiting = replace(work, floats=work.floats[len(carried) :])
    floats, banned = carried, frozenset[PageFloat]()
    while True:
        top = Top(floats, banned, _float_room(chain, floats))
        outcome = _compose(reader, chains, waiting, top)
        if isinstance(outcome, PageFloat):
            floats = (*floats, outcome)
            continue
        regions, left = outcome
        lost = [x for x in floats[len(carried) :] if _anchored_later(reader, left, x)]
        if not lost:
            return _finish(chain, floats, regions, left)
        floats, banned = tuple(x for x in floats if x not in lost), banned.union(lost)


def _carried(chain: Chain, waiting: tuple[PageFloat, ...]) -> tuple[PageFloat, ...]:
    """The waiting floats that this page takes: the first whatever its height, others while they share the page."""
    count = min(len(waiting), 1)
    while count < len(waiting) and waiting[count].height <= _float_room(chain, waiting[:count]):
        count += 1
    return waiting[:count]


def _compose(reader: Reader, chains: Chains, work: Work, top: Top) -> tuple[tuple[RegionOut, ...], Work] | PageFloat:
    """The rooms below the floats on top; or the float that the page must be begun anew with."""
    chain = chains[work.template]
    rooms = _rooms_below(chain, _taken(chain, top.floats))
    followers = [room for _, room in rooms[1:]] + [chains[chain.next].rooms[0]]
    work = replace(work, spill=work.spill + tuple(Piece(note) for x in top.floats for note in x.notes))
    used = bool(top.floats)
    out: list[RegionOut] = []
    for (whole, room), following in zip(rooms, followers, strict=False):
        filled = _fill_somehow(reader, Site(room, following, top, used), work)
        if filled.restart:
            return filled.restart
        if filled.state.count or filled.state.notes.pieces:
            out.append(_region(whole, room, filled.state))
            used = True
        work = filled.left
        if filled.ended and not work.spill:
            break
    return tuple(out), replace(work, template=chain.next)


def _fill_somehow(reader: Reader, site: Site, work: Work) -> Filled:
    """A region that moves on: the first atom is squeezed until it stands, or owed notes take the whole region."""
    for squeeze in _SQUEEZES:
        filled = fill(reader, site, work, squeeze)
        state = filled.state
        if filled.ended or filled.restart or state.count or filled.left.skips > work.skips:
            return filled
        if state.notes.pieces:  # nothing may be squeezed to stand beside owed notes
            return fill(reader, replace(site, notes_only=True), work, 0) if state.notes.spill else filled
    raise AssertionError("a clipped atom always stands")


def _region(whole: Room, room: Room, state: State) -> RegionOut:
    """A filled region, its places counted from the top of the whole room rather than from below the floats."""
    notes, rule = stand(room, state.notes)
    placed, shift = unroll(state.log), whole.height - room.height
    if shift:
        placed = tuple(replace(x, y=x.y + shift, side_y=x.side_y + shift if x.atom.side else x.side_y) for x in placed)
        notes = tuple(replace(note, y=note.y + shift) for note in notes)
        rule = replace(rule, y=rule.y + shift) if rule else None
    return RegionOut(whole, placed, notes, rule, state.surrenders + state.notes.surrenders)


def _finish(
    chain: Chain, floats: tuple[PageFloat, ...], regions: tuple[RegionOut, ...], left: Work
) -> tuple[FlowPage, Work]:
    """The page with its floats in place and with the findings about them."""
    y, placed, surrenders = 0, [], []
    for entry in floats:
        height = min(entry.height, _height(chain))
        placed.append(PlacedFloat(entry, y, height))
        y += height + chain.rooms[0].rules.float_gap
        if height < entry.height:
            surrenders.append(Surrender("scaled", entry))
        late = [p.note for p in left.spill if p.note in entry.notes and not p.start]
        surrenders += [Surrender("note-late", entry, note=note) for note in late]
    return FlowPage(chain.name, tuple(placed), regions, tuple(surrenders)), left


def _anchored_later(reader: Reader, left: Work, entry: PageFloat) -> bool:
    """Whether a float's anchor stands behind the page's end, which the reader has seen."""
    return any(entry is other for other in reader.entries[left.child : reader.far + 1])


def _rooms_below(chain: Chain, taken: int) -> list[tuple[Room, Room]]:
    """The rooms that floats leave enough height for text, each as it is and as it is left."""
    if not taken:
        return [(room, room) for room in chain.rooms]
    left = [(room, replace(room, height=room.height - taken)) for room in chain.rooms]
    return [(whole, room) for whole, room in left if room.height >= room.rules.float_text]


def _taken(chain: Chain, floats: tuple[PageFloat, ...]) -> int:
    """The height that floats take of every room, rounded so that text stays on its lines below them."""
    rules = chain.rooms[0].rules
    return round_up(sum(x.height + rules.float_gap for x in floats), rules.half_unit)


def _float_room(chain: Chain, floats: tuple[PageFloat, ...]) -> int:
    """The height that further floats may take together with those on top."""
    rules = chain.rooms[0].rules
    return floor(_height(chain) * rules.float_share) - sum(x.height + rules.float_gap for x in floats)


def _height(chain: Chain) -> int:
    return max(room.height for room in chain.rooms)
