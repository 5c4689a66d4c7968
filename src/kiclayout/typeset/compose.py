"""One page: bands one below the other, forced breaks, full pages and plates.

A page of one column is one band. Where something spans the columns of a page, they end level above it and begin anew
below it. Floats that wait from the page before stand on top. The token a page is resumed with and the entries that its
reader saw decide all of it.
"""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.base.record import dataclass, replace
from kiclayout.typeset.atoms import (
    ACROSS,
    FLOATING,
    ON_PLATES,
    START,
    WHOLE,
    Child,
    ForcedBreak,
    FullPage,
    RunOn,
    is_child,
)
from kiclayout.typeset.bands import Band, Chains, Plot, across, columns
from kiclayout.typeset.distribute import Reader, Stop, Work
from kiclayout.typeset.floats import set_height, stacked
from kiclayout.typeset.laid import FlowPage, Piece, Surrender
from kiclayout.typeset.place import round_up
from kiclayout.typeset.plates import plate_page

Lay = Callable[[Reader, Plot, Work], Band]
"""Lays a band."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A band, and how it was laid."""

    lay: Lay
    plot: Plot
    work: Work
    band: Band


def enter(reader: Reader, work: Work) -> Work:
    """The token of a page's first text: forced breaks are taken.

    No page break is taken, and no run-on article begun, while notes or floats are owed; a column break means nothing
    at a page's top.
    """
    while True:
        entry = reader.at(work.child)
        behind = replace(work, child=work.child + 1, offset=START)
        if isinstance(entry, ForcedBreak) and (entry.column or not work.owes):
            work = behind if entry.column else replace(behind, template=entry.template or work.template)
        elif isinstance(entry, RunOn) and not work.owes:
            work = behind
        else:
            return work


def page(reader: Reader, chains: Chains, work: Work) -> tuple[FlowPage, Work]:
    """The page that begins at `work`, and what is left."""
    work = enter(reader, work)
    entry = reader.at(work.child)
    if isinstance(entry, FullPage) and not work.owes:
        return FlowPage(entry.template, full=entry), replace(work, child=work.child + 1, offset=START, skips=0)
    chain = chains[work.template]
    plate = plate_page(chain, work, entry)
    if plate is not None:
        return plate
    bands = _bands(reader, Plot(chains, chain), work)
    regions = tuple(region for band in bands for region in band.regions)
    return FlowPage(chain.name, regions, jump=chain.jump), replace(bands[-1].left, template=chain.next, skips=0)


def _bands(reader: Reader, plot: Plot, work: Work) -> list[Band]:
    """The bands of a page, at least one."""
    carried, owed = [_carried(plot, work)] if work.carried else [], len(work.spill)
    laid: list[_Laid] = []
    while True:
        above = laid[-1].band if laid else carried[-1] if carried else None
        if above is not None:
            if above.stop is not Stop.BAND:
                break
            work = _passed(reader, above.left)
        begun = _below(reader, plot, work, above)
        lay = _lay(reader, begun, work, above)
        if lay is None or begun.rest < (plot.chain.whole.rules.float_text if carried and not laid else 1):
            laid = laid if lay is None else _retreated(reader, laid)
            break
        made = lay(reader, begun, work)
        if not made.regions:
            laid = _retreated(reader, laid)
            break
        laid.append(_Laid(lay, begun, work, made))
    bands = [one.band for one in laid]
    return [*(_noted(one, owed, (bands or carried)[-1].left) for one in carried), *bands]


def _lay(reader: Reader, plot: Plot, work: Work, above: Band | None) -> Lay | None:
    """How the band at `work` is laid; None if nothing more stands on the page.

    A float that finds room stands where it is met; else it waits, and text passes it: but not a table that a heading
    announces.
    """
    entry = reader.at(work.child)
    if not is_child(entry):
        return columns if work.spill or work.aside else None
    span = reader.span(work.child, plot.chain.rooms[0])
    if span not in (ACROSS, FLOATING):
        return columns
    if span == ACROSS or above is None:
        return across
    if above.retreat and next(iter(entry.atoms(START, plot.chain.whole, 0))).weight != WHOLE:
        return across
    return columns if work.floats or set_height(entry, plot.chain.whole) > plot.rest else across


def _below(reader: Reader, plot: Plot, work: Work, above: Band | None) -> Plot:
    """The place below a band, as far from it as the greater of the spaces between them asks for."""
    if above is None:
        return plot
    entry, space = reader.at(work.child), above.after
    column = plot.chain.rooms[0]
    if is_child(entry) and (span := reader.span(work.child, column)) != ON_PLATES:
        room = plot.chain.whole if span in (ACROSS, FLOATING) else column
        first = next(iter(entry.atoms(work.offset, room, 0)))
        space = max(space, first.before) + first.extra
    return replace(plot, y=round_up(above.foot + space, plot.chain.whole.rules.half_unit), used=True)


def _passed(reader: Reader, work: Work) -> Work:
    """`work` behind marks that mean nothing between two bands."""
    while True:
        entry = reader.at(work.child)
        runs_on = isinstance(entry, RunOn) and not work.owes
        if not (runs_on or (isinstance(entry, ForcedBreak) and entry.column)):
            return work
        work = replace(work, child=work.child + 1, offset=START)


def _retreated(reader: Reader, laid: list[_Laid]) -> list[_Laid]:
    """The bands without what must stand with something that found no room; as they are if nothing would be left."""
    kept = list(laid)
    while kept and (retreat := kept[-1].band.retreat) is not None:
        last = kept.pop()
        if retreat != last.work.place:
            plot = replace(last.plot, until=retreat)
            return [*kept, _Laid(last.lay, plot, last.work, last.lay(reader, plot, last.work))]
    if kept or not laid:
        return kept
    last = laid[-1]
    region = last.band.regions[-1]
    given = Surrender("keep", region.placed[-1].child, region.placed[-1].atom) if region.placed else Surrender("keep")
    region = replace(region, surrenders=(*region.surrenders, given))
    band = replace(last.band, regions=(*last.band.regions[:-1], region))
    return [*laid[:-1], replace(last, band=band)]


def _carried(plot: Plot, work: Work) -> Band:
    """The waiting floats that this page takes: the first whatever its height, others while they leave room for text."""
    whole, waiting, count = plot.chain.whole, work.carried, 1
    rules = whole.rules
    most = whole.height - rules.float_gap - rules.float_text
    while count < len(waiting) and stacked(waiting[: count + 1], whole).height <= most:
        count += 1
    stack = stacked(waiting[:count], whole)
    if stack.height > whole.height:
        stack = stacked(waiting[:count], whole, squeeze=1)
    left = replace(
        work, floats=work.floats[count:], spill=work.spill + tuple(Piece(note) for note in stack.notes), skips=0
    )
    return Band((stack.at(0, whole),), left, stack.height, rules.float_gap, Stop.BAND)


def _noted(carried: Band, owed: int, left: Work) -> Band:
    """The floats on top with a finding for each of their notes (behind `owed` older ones) that found no room."""
    own = {piece.note for piece in carried.left.spill[owed:]}
    late = tuple(Surrender("note-late", note=p.note) for p in left.spill if p.note in own and not p.start)
    region = carried.regions[0]
    return replace(carried, regions=(replace(region, surrenders=(*region.surrenders, *late)),)) if late else carried


__all__ = ["Chains", "Child", "enter", "page"]
