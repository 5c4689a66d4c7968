"""Selected words taken to another place: one edit, put together from putting in and taking out."""

from __future__ import annotations

from kiclayout.base.record import replace
from kiclayout.content.edit.erase import erase
from kiclayout.content.edit.passages import order_of, ordered, passage_at, rectangle
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.editor.session import Edit


def moved(put: Edit, target: Spot) -> Edit:
    """The edit that takes what is selected to ``target``, where ``put`` puts it; nothing inside the selection.

    What lies further back is changed first, so that the other place stays where it is.
    """

    def edit(issue: Issue, selection: Selection | None) -> Done:
        ends = ordered(issue, selection) if selection else None
        goal = order_of(issue, target)
        if selection is None or ends is None or goal is None or selection.bare:
            return Done(issue, selection)
        if cells := rectangle(issue, selection):
            there = passage_at(issue, target)
            place = there.cell_of(cells.table) if there is not None else None
            if cells.holds(place):
                return Done(issue, selection)
            return _lines_moved(issue, selection, place) or put(_without(issue, selection), caret(target))
        first, last = (order_of(issue, spot) for spot in ends)
        if first is not None and goal <= first:
            return put(erase(issue, selection).issue, caret(target))
        if last is not None and goal >= last:
            return _onward(put(issue, caret(target)), selection, ends[1])
        return Done(issue, selection)

    return edit


def _lines_moved(issue: Issue, selection: Selection, place: tuple[int, int] | None) -> Done | None:
    """Whole rows or columns taken to another place of their table; None = that is not the case."""
    if not selection.whole or place is None:
        return None
    from kiclayout.content.edit.whole import move_to  # not above: seldom wanted

    return move_to(issue, selection, place)


def _without(issue: Issue, selection: Selection) -> Issue:
    """``issue`` without what stands in cells; whole rows and columns go with them."""
    if not selection.whole:
        return erase(issue, selection).issue
    from kiclayout.content.edit.whole import take_out  # as above

    return take_out(issue, selection).issue


def _onward(done: Done, selection: Selection, last: Spot) -> Done:
    """``done`` without the words that stood in ``selection`` up to ``last``, the caret still behind the moved ones."""
    left = erase(done.issue, selection)
    here = done.selection.focus if done.selection else None
    joint = left.selection.focus if left.selection else None
    if here is not None and joint is not None and (here.block, here.field) == (last.block, last.field):
        here = replace(joint, at=joint.at + here.at - last.at)
    return Done(left.issue, caret(here) if here is not None else left.selection)
