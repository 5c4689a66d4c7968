"""Straight quotation marks become the curved ones that are printed, as they are typed.

Japanese, which has brackets for them, and marks of feet, inches and minutes behind digits stay as they are typed.
"""

from __future__ import annotations

from kiclayout.base.record import replace
from kiclayout.content.edit.copying import with_runs
from kiclayout.content.edit.passages import language_at, passage_at
from kiclayout.content.edit.splice import cut, tidy
from kiclayout.content.inline import Text
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, caret

PAIRS = {'"': ("“", "”"), "'": ("‘", "’")}
_BEFORE_OPENING = "([{<〈《「『【〔（［｛“‘—–―=/"
_BEFORE_SPEECH = ":,;：，、；"
"""Behind these, and behind Korean and Chinese letters, a mark opens while none is open, though no blank parts them."""


def quoted(issue: Issue, selection: Selection | None) -> Done:
    """The issue with a curved mark in the place of the straight one before the caret; else the very same issue."""
    passage = passage_at(issue, selection.focus) if selection is not None and selection.bare else None
    if selection is None or passage is None:
        return Done(issue)
    before, after = cut(passage.runs, selection.focus.at)
    typed = before[-1] if before else None
    if not isinstance(typed, Text) or typed.text[-1:] not in PAIRS:
        return Done(issue)
    japanese = (typed.lang or language_at(issue, passage.block)) == "ja"
    mark = "" if japanese else _curved(passage.text[: selection.focus.at - 1], typed.text[-1])
    if not mark:
        return Done(issue)
    new = (*before[:-1], replace(typed, text=typed.text[:-1] + mark), *after)
    return Done(with_runs(issue, passage, tidy(new))[0], caret(selection.focus))


def _curved(before: str, mark: str) -> str:
    """The curved form of ``mark`` behind the words ``before``; empty = it is no quotation mark there."""
    opening, closing = PAIRS[mark]
    last = before[-1:]
    if not last or last.isspace() or last in _BEFORE_OPENING:
        return opening
    if before.rfind(opening) > before.rfind(closing):
        return closing
    if last.isdigit():
        return ""
    return opening if last in _BEFORE_SPEECH or (last.isalpha() and not last.isascii()) else closing
