"""What was typed: the smallest stretch in which two versions of some lines differ, told by where the caret is now.

Where several stretches would do (an "a" typed among others), the caret decides. Also what a field of a form says now,
put into a passage of the issue; and places in the units Qt counts in (UTF-16) and in characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from kiclayout.content.edit.passages import passage_at
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot
from kiclayout.editor.panels.story import SOFT, shown
from kiclayout.editor.session import Edit


class At(NamedTuple):
    """A place: line and characters before it in the line."""

    line: int
    column: int


class Retyped(NamedTuple):
    """From ``start`` to ``end`` in the old lines there is ``text`` now; ``text`` may hold line ends."""

    start: At
    end: At
    text: str


def retyped(old: Sequence[str], new: Sequence[str], caret: At) -> Retyped | None:
    """What makes ``new`` of ``old``, where the caret stands behind what was typed; None = they are the same."""
    behind = _same(old[::-1], new[: caret.line : -1] if caret.line < len(new) else ())
    before = _same(old[: len(old) - behind], new[: min(len(new) - behind, caret.line + 1)])
    if before == len(old) - behind == len(new) - behind:
        return None
    ends = len(old) - behind, len(new) - behind
    if before in ends and before != 0:
        before -= 1
    elif before in ends:
        ends = min(ends[0] + 1, len(old)), min(ends[1] + 1, len(new))
    return _within(old[before : ends[0]], new[before : ends[1]], caret, before)


def _within(old: Sequence[str], new: Sequence[str], caret: At, first: int) -> Retyped | None:
    """The difference of a few lines, character by character; ``first`` is the number of the first of them."""
    was, now = "\n".join(old), "\n".join(new)
    at = _offset(new, At(caret.line - first, caret.column))
    behind = _same(was[::-1], now[at:][::-1])
    before = _same(was[: len(was) - behind], now[: len(now) - behind])
    if before == len(was) - behind == len(now) - behind:
        return None
    start, end = _place(was, before), _place(was, len(was) - behind)
    return Retyped(_shifted(start, first), _shifted(end, first), now[before : len(now) - behind])


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many members two sequences have in common at their beginning; found by halving, for slices compare fast."""
    least, most = 0, min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    while most - least > 1:
        middle = (least + most) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle
    return least


def _offset(lines: Sequence[str], at: At) -> int:
    if at.line < 0:
        return 0
    if at.line >= len(lines):
        return sum(map(len, lines)) + max(0, len(lines) - 1)
    return sum(len(line) + 1 for line in lines[: at.line]) + min(at.column, len(lines[at.line]))


def _place(text: str, offset: int) -> At:
    line = text.count("\n", 0, offset)
    return At(line, offset - (text.rfind("\n", 0, offset) + 1))


def _shifted(at: At, lines: int) -> At:
    return At(at.line + lines, at.column)


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


def units(text: str, characters: int) -> int:
    """How many UTF-16 units the first ``characters`` of ``text`` take."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, count: int) -> int:
    """How many characters the first ``count`` UTF-16 units of ``text`` are; one cut through counts."""
    if text.isascii() or max(text) <= "\uffff":
        return min(count, len(text))
    at = 0
    while count > 0 and at < len(text):
        count -= 2 if text[at] > "\uffff" else 1
        at += 1
    return at
