"""What keys do to words: text is put in, characters and words are taken out, a hard break is set.

Every edit takes an issue and a selection and gives back the next ones; what it cannot do leaves both as they are.
"""

from __future__ import annotations

from kiclayout.base.record import replace
from kiclayout.content.edit.copying import with_runs
from kiclayout.content.edit.erase import erase, erase_in, without_notes
from kiclayout.content.edit.joins import join_next, join_previous
from kiclayout.content.edit.motion import character_after, character_before, word_after, word_before
from kiclayout.content.edit.passages import Passage, clamped, ordered, passage_at
from kiclayout.content.edit.splice import Look, lines_of, look_before, mark_at, put, tidy
from kiclayout.content.edit.splits import can_split, split_with
from kiclayout.content.inline import Break, NoteRef, Runs
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, caret


def insert_text(issue: Issue, selection: Selection, text: str, look: Look | None = None) -> Done:
    """``text`` in the place of what is selected, the caret behind it.

    Args:
        issue: The issue.
        selection: What it replaces.
        text: Any characters; line ends begin paragraphs, or are hard breaks where there are no paragraphs.
        look: How it looks; None = as the character before it.
    """
    if not selection.bare:
        look = look or _look_at_start(issue, selection)
        issue, selection = _emptied(issue, selection)
    spot = clamped(issue, selection.focus)
    passage = passage_at(issue, spot) if spot else None
    if spot is None or passage is None or not text:
        return Done(issue, caret(spot) if spot else None)
    lines = lines_of(text, look or look_before(passage.runs, spot.at))
    if len(lines) > 1 and can_split(passage):
        return split_with(issue, passage, spot.at, lines)
    return insert_runs(issue, passage, spot.at, _in_one(lines))


def _look_at_start(issue: Issue, selection: Selection) -> Look | None:
    """How the first character looks that is selected."""
    ends = ordered(issue, selection)
    passage = passage_at(issue, ends[0]) if ends else None
    return look_before(passage.runs, ends[0].at + 1) if passage and ends else None


def insert_runs(issue: Issue, passage: Passage, at: int, runs: Runs) -> Done:
    """``runs`` before what stands at ``at``, the caret behind them."""
    new, behind = put(passage.runs, at, runs)
    issue, spot = with_runs(issue, passage, new)
    return Done(issue, caret(replace(spot, at=behind)))


def insert_break(issue: Issue, selection: Selection) -> Done:
    """A hard line break in the place of what is selected."""
    issue, selection = _emptied(issue, selection)
    spot = clamped(issue, selection.focus)
    passage = passage_at(issue, spot) if spot else None
    if spot is None or passage is None:
        return Done(issue)
    return insert_runs(issue, passage, spot.at, (Break(),))


def _in_one(lines: list[Runs]) -> Runs:
    runs = lines[0]
    for line in lines[1:]:
        runs = (*runs, Break(), *line)
    return runs


def _emptied(issue: Issue, selection: Selection) -> tuple[Issue, Selection]:
    """The issue without what is selected."""
    if selection.bare:
        return issue, selection
    done = erase(issue, selection)
    return done.issue, done.selection or selection


def delete(issue: Issue, selection: Selection) -> Done:
    """What is selected goes; nothing is done to a bare caret."""
    return erase(issue, selection)


def delete_backward(issue: Issue, selection: Selection, word: bool = False) -> Done:
    """What is selected goes, or the mark at the caret, or the character (with ``word`` the word) before it.

    At the beginning of a paragraph a step is taken towards the one before (see ``joins``).
    """
    found = _at_caret(issue, selection)
    if isinstance(found, Done):
        return found
    passage, at = found
    if at == 0:
        return join_previous(issue, passage)
    back = word_before if word else character_before
    return erase_in(issue, passage, back(passage.text, at), at)


def delete_forward(issue: Issue, selection: Selection, word: bool = False) -> Done:
    """What is selected goes, or the mark at the caret, or the character (with ``word`` the word) behind it."""
    found = _at_caret(issue, selection)
    if isinstance(found, Done):
        return found
    passage, at = found
    if at == len(passage.text):
        return join_next(issue, passage)
    ahead = word_after if word else character_after
    return erase_in(issue, passage, at, ahead(passage.text, at))


def _at_caret(issue: Issue, selection: Selection) -> Done | tuple[Passage, int]:
    """The passage and place of a bare caret with no mark at it; else that without the mark or what is selected."""
    if not selection.bare:
        return erase(issue, selection)
    spot = clamped(issue, selection.focus)
    passage = passage_at(issue, spot) if spot else None
    if spot is None or passage is None:
        return Done(issue)
    mark = mark_at(passage.runs, spot.at)
    return (passage, spot.at) if mark is None else _without_mark(issue, passage, mark, spot.at)


def _without_mark(issue: Issue, passage: Passage, mark: int, at: int) -> Done:
    """The passage without the mark that is its run ``mark``; a footnote goes with its last mark."""
    gone = passage.runs[mark]
    issue, spot = with_runs(issue, passage, tidy((*passage.runs[:mark], *passage.runs[mark + 1 :])))
    lost = {gone.label} if isinstance(gone, NoteRef) else set[str]()
    return Done(without_notes(issue, passage.article, lost), caret(replace(spot, at=at)))
