"""Readings over words: what stands over the words at the caret, set on what is selected, changed, removed.

A reading stands over words of one look, which may be part of a link; glosses, marks and breaks have none.
"""

from __future__ import annotations

from kiclayout.base.record import replace
from kiclayout.content.edit.copying import with_runs
from kiclayout.content.edit.passages import Passage, selected
from kiclayout.content.edit.splice import changed, each_text, flattened, part, whole_bases, width
from kiclayout.content.inline import Gloss, Text
from kiclayout.content.issue import Issue
from kiclayout.content.runs import written_reading
from kiclayout.content.spot import Done, Selection


def reading_at(issue: Issue, selection: Selection) -> str | None:
    """The reading over what is selected, or at the caret; empty = there is none yet, None = there can be none."""
    base = _base(issue, selection)
    return base[2].ruby if base is not None else None


def set_reading(issue: Issue, selection: Selection, reading: str) -> Done:
    """The words that are selected, or those under the reading at the caret, with ``reading`` over them.

    An empty one takes it away; signs that a reading cannot hold are left out. All of the words are selected then.
    """
    base = _base(issue, selection)
    if base is None:
        return Done(issue, selection)
    passage, start, text = base
    end, said = start + len(text.text), written_reading(reading)
    runs = changed(passage.runs, start, end, lambda own: each_text(own, lambda one: replace(one, ruby=said)))
    if runs == passage.runs:
        return Done(issue, selection)
    new, spot = with_runs(issue, passage, runs)
    return Done(new, Selection(replace(spot, at=start), replace(spot, at=end)))


def _base(issue: Issue, selection: Selection) -> tuple[Passage, int, Text] | None:
    """Passage, place and words that a reading is, or can be, over; blanks at the edges of a selection do not count."""
    reached = selected(issue, selection)
    if len(reached) != 1:
        return None
    passage, start, end = reached[0]
    if selection.bare:
        return _under_reading(passage, start)
    start, end = whole_bases(passage.runs, start, end)
    words = passage.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    runs = list(flattened(part(passage.runs, start, end))) if start < end else []
    only = runs[0] if len(runs) == 1 and not _touches_gloss(passage, start, end) else None
    return (passage, start, only) if isinstance(only, Text) else None


def _touches_gloss(passage: Passage, start: int, end: int) -> bool:
    here = 0
    for run in flattened(passage.runs):
        behind = here + width(run)
        if isinstance(run, Gloss) and here < end and start < behind:
            return True
        here = behind
    return False


def _under_reading(passage: Passage, at: int) -> tuple[Passage, int, Text] | None:
    here = 0
    for run in flattened(passage.runs):
        behind = here + width(run)
        if isinstance(run, Text) and run.ruby and here <= at <= behind:
            return passage, here, run
        here = behind
    return None
