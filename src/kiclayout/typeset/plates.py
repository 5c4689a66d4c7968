"""Plates: children that stand on pages of their own, such as tables that are turned; the text goes on beside them.

A plate waits in one line with the floats, so that what was met first is printed first, and takes whole pages with the
next page that begins: one atom is one page. Nothing else stands on these pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.record import dataclass, replace
from kiclayout.typeset.atoms import START, Atom, Chain, Child, Entry, Offset, Plate, Room
from kiclayout.typeset.distribute import Work
from kiclayout.typeset.laid import FlowPage, Placed, RegionOut, Surrender


@dataclass(frozen=True, slots=True)
class Rest(Plate):
    """What is left of a plate behind the pages that it has taken: `child` from `offset` on."""

    child: Child
    offset: Offset = START

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        """Those of the child from where it goes on."""
        yield from self.child.atoms(self.offset if offset == START else offset, room, squeeze)


def plate_page(chain: Chain, work: Work, entry: Entry | None) -> tuple[FlowPage, Work] | None:
    """The page that begins at `work`, and what is left, if a plate takes it; None = text or floats do.

    It is the plate that waits first or, if nothing waits, the `entry` with which the page begins. Owed notes stand
    first: they go with what is printed already.
    """
    if isinstance(entry, Plate) and not work.owes:
        work = replace(work, child=work.child + 1, offset=START, floats=(entry,))
    first = work.floats[0] if work.floats and not work.spill else None
    if not isinstance(first, Plate):
        return None
    due, whole = first if isinstance(first, Rest) else Rest(first), chain.whole
    atom = next(due.atoms(START, whole, 0))
    given = (Surrender(atom.gives_up, due.child, atom),) if atom.gives_up else ()
    region = RegionOut(whole, (Placed(due.child, atom, 0, min(atom.height, whole.height)),), surrenders=given)
    rest = () if atom.to is None else (Rest(due.child, atom.to),)
    left = replace(work, template=chain.next, floats=(*rest, *work.floats[1:]), skips=0)
    return FlowPage(chain.name, (region,), jump=chain.jump), left


def plate_begun(work: Work) -> Offset:
    """How far the plate has come that waits first."""
    first = work.floats[0] if work.floats else None
    return first.offset if isinstance(first, Rest) else START
