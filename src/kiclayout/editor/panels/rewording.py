"""Other words in a passage: what a field of a form says now, put into the issue.

Which fields there are, and when they are done, is the forms' matter.
"""

from __future__ import annotations

from functools import partial

from kiclayout.content.edit.passages import passage_at
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot
from kiclayout.editor.panels.retyping import At, retyped
from kiclayout.editor.panels.story import SOFT, shown
from kiclayout.editor.session import Edit


def rewording(spot: Spot, text: str, lines: bool = False) -> Edit:
    """An edit that puts other words into the passage of ``spot``: what is the same in both stays, marks and all.

    ``lines``: line ends in ``text`` are hard breaks; else blanks stand for those that are there.
    """
    return partial(_reworded, spot=spot, text=text, lines=lines)


def _reworded(issue: Issue, _selection: Selection | None, spot: Spot, text: str, lines: bool) -> Done:
    passage = passage_at(issue, spot)
    if passage is None:
        return Done(issue)
    old, new = (shown(passage.runs), text.replace("\n", SOFT)) if lines else (passage.text, text)
    change = retyped([old], [new], At(0, 0))
    if change is None:
        return Done(issue)
    ends = Selection(passage.spot(change.start.column), passage.spot(change.end.column))
    return Done(insert_text(issue, ends, change.text).issue)
