"""Edits at a place where the mark of a note or reference stands: such marks are as wide as nothing.

The place alone does not say whether the caret stands left or right of the mark; here the caller does. Everywhere else
these edits are those of ``content.edit``.
"""

from __future__ import annotations

from kiclayout.base.record import replace
from kiclayout.content.edit.copying import with_runs
from kiclayout.content.edit.erase import erase_in
from kiclayout.content.edit.joins import join_next, join_previous
from kiclayout.content.edit.motion import character_after, character_before, word_after, word_before
from kiclayout.content.edit.passages import Passage, passage_at
from kiclayout.content.edit.splice import Look, cut, lines_of, look_before, mark_at, tidy
from kiclayout.content.edit.typed import delete_backward, delete_forward, insert_text
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, caret


def insert(issue: Issue, selection: Selection | None, text: str, behind: bool, look: Look | None = None) -> Done:
    """``text`` in the place of what is selected.

    Args:
        issue: The issue.
        selection: What it replaces.
        text: Any characters.
        behind: Whether it goes behind marks that stand at a bare caret, else before them.
        look: How it looks; None = as the character before it.
    """
    if selection is None:
        return Done(issue)
    passage = _marked(issue, selection)
    if not behind or passage is None or "\n" in text:
        return insert_text(issue, selection, text, look)
    at = selection.focus.at
    before, after = cut(passage.runs, at, marks_stay=True)
    lead = tidy((*before, *lines_of(text, look or look_before(passage.runs, at))[0]))
    made, spot = with_runs(issue, passage, tidy((*lead, *after)))
    return Done(made, caret(replace(spot, at=len(plain(lead)))))


def backspace(issue: Issue, selection: Selection | None, word: bool, behind: bool) -> Done:
    """Takes out what is selected, else what is left of the caret: the mark if it stands ``behind`` one.

    Whole rows and columns go with their cells.
    """
    if selection is None:
        return Done(issue)
    if selection.whole:
        from kiclayout.content.edit.whole import take_out  # not above: seldom wanted

        return take_out(issue, selection)
    passage = _marked(issue, selection)
    if behind or passage is None:
        return delete_backward(issue, selection, word)
    at = selection.focus.at
    if at == 0:
        return join_previous(issue, passage)
    back = word_before if word else character_before
    return erase_in(issue, passage, back(passage.text, at), at)


def delete(issue: Issue, selection: Selection | None, word: bool, behind: bool) -> Done:
    """Takes out what is selected, else what is right of the caret: the mark unless it stands ``behind`` it."""
    if selection is None:
        return Done(issue)
    passage = _marked(issue, selection)
    if not behind or passage is None:
        return delete_forward(issue, selection, word)
    at = selection.focus.at
    if at >= len(passage.text):
        return join_next(issue, passage)
    ahead = word_after if word else character_after
    return erase_in(issue, passage, at, ahead(passage.text, at))


def _marked(issue: Issue, selection: Selection) -> Passage | None:
    """The passage of a bare caret with a mark at its place; None = there is no mark, or something is selected."""
    passage = passage_at(issue, selection.focus) if selection.bare else None
    return passage if passage is not None and mark_at(passage.runs, selection.focus.at) is not None else None
