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
            place = passage_at(issue, target)
            inside = place is not None and cells.holds(place.cell_of(cells.table))
            return Done(issue, selection) if inside else put(erase(issue, selection).issue, caret(target))
        first, last = (order_of(issue, spot) for spot in ends)
        if first is not None and goal <= first:
            return put(erase(issue, selection).issue, caret(target))
        if last is not None and goal >= last:
            return _onward(put(issue, caret(target)), selection, ends[1])
        return Done(issue, selection)

    return edit


def _onward(done: Done, selection: Selection, last: Spot) -> Done:
    """``done`` without the words that stood in ``selection`` up to ``last``, the caret still behind the moved ones."""
    left = erase(done.issue, selection)
    here = done.selection.focus if done.selection else None
    joint = left.selection.focus if left.selection else None
    if here is not None and joint is not None and (here.block, here.field) == (last.block, last.field):
        here = replace(joint, at=joint.at + here.at - last.at)
    return Done(left.issue, caret(here) if here is not None else left.selection)
