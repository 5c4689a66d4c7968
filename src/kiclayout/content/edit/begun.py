"""What is typed at a paragraph's beginning makes it a list item, a heading or a quotation; a heading gets its marker.

Asked when a blank was typed. A number begins a list only as the first of its kind, or where it counts on from a list
before it: dates stay dates. Cells, captions, facts and footnotes are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Heading, List, Paragraph
from kiclayout.content.edit.copying import siblings, with_block, with_runs
from kiclayout.content.edit.items import item_of, left_list
from kiclayout.content.edit.numbering import number_in
from kiclayout.content.edit.passages import Passage, Trail, passage_at, trail
from kiclayout.content.edit.roles import BULLETS, HEADINGS, NUMBERS, QUOTE, is_open, set_role
from kiclayout.content.edit.splice import cut, tidy
from kiclayout.content.inline import Text
from kiclayout.content.issue import Issue
from kiclayout.content.marker import list_kind, split_heading, split_item
from kiclayout.content.spot import Done, Selection, caret

_BULLETS = "-*•∙⦁"
"""What is typed for a bullet of the layout's own."""
_REMARK = "※"
"""A marker of lists that begins a remark more often."""
_MONTH = re.compile(r"(?:[1-9]|1[0-2])\.")
_DAY = re.compile(r"(?:[1-9]|[12]\d|3[01])\.(?:\(\w\))? ")
"""The rest of a date behind its month: ``5.(금) ``."""


def begun(issue: Issue, selection: Selection | None) -> Done:
    """The paragraph at the caret as the sign before the caret says; the very same issue if that is no sign.

    Args:
        issue: The issue.
        selection: A bare caret behind the blank that was typed.
    """
    passage = passage_at(issue, selection.focus) if selection is not None and selection.bare else None
    if selection is None or passage is None or not passage.flows:
        return Done(issue)
    lead = passage.text[: selection.focus.at]
    where = trail(issue, passage.block)
    before = cut(passage.runs, len(lead))[0]
    if where is None or not lead.endswith(" ") or not all(isinstance(run, Text) for run in before):
        return Done(issue)
    if item_of(issue, passage.block) is not None:
        return _in_item(issue, passage, lead)
    sign = lead[:-1]
    if isinstance(passage.owner, Heading):
        return _numbered(issue, passage, where, sign)
    return _turned(issue, passage, where, sign) if is_open(where) else Done(issue)


def _turned(issue: Issue, passage: Passage, where: Trail, sign: str) -> Done:
    """A paragraph of the running text that begins with ``sign``."""
    if sign == ">":
        return _as(issue, passage, sign, (QUOTE, None))
    if sign in ("#", "##", "###", "####"):
        return _as(issue, passage, sign, (HEADINGS[len(sign) - 1], None))
    marker = _marker(sign)
    if marker is None or not _counts(marker, _above(where)):
        return Done(issue)
    return _as(issue, passage, sign, _list(marker))


def _as(issue: Issue, passage: Passage, sign: str, role: tuple[str, str | None]) -> Done:
    """The paragraph without ``sign`` in another role, with the marker of that role."""
    rest = tidy(cut(passage.runs, len(sign) + 1, marks_stay=False)[1])
    bare, spot = with_runs(issue, passage, rest)
    done = set_role(bare, caret(spot), *role)
    return done if done.issue is not bare else Done(issue)


def _list(marker: str) -> tuple[str, str]:
    return (NUMBERS if number_in(marker) else BULLETS), marker


def _marker(sign: str) -> str | None:
    """The marker of a list that ``sign`` stands for; None = it is none."""
    if sign and sign in _BULLETS:
        return ""
    return sign if sign != _REMARK and sign and split_item(sign) == (sign, "") else None


def _counts(marker: str, before: Iterable[str]) -> bool:
    """Whether something may begin with ``marker``: a bullet, a first number, or the one that follows in ``before``."""
    number, kind = number_in(marker), list_kind(marker)
    if number is None:
        return kind == marker  # ``iiii)`` has the kind of a number, and is none
    last = next((one for one in before if list_kind(one) == kind), "")
    return number == 1 or number_in(last) == number - 1


def _above(where: Trail) -> Iterator[str]:
    """The last markers of the lists before a paragraph, or the markers of the headings before a heading."""
    blocks, at = siblings(where)
    for block in reversed(blocks[:at]):
        if isinstance(block, List) and isinstance(blocks[at], Paragraph):
            yield block.items[-1].marker
        elif isinstance(block, Heading) and isinstance(blocks[at], Heading):
            yield block.marker


def _in_item(issue: Issue, passage: Passage, lead: str) -> Done:
    """An item gets the marker that is all its words, or turns out to be a date that began like a number."""
    place = item_of(issue, passage.block)
    item = place.around.items[place.n] if place is not None else None
    if place is None or item is None or item.blocks[:1] != (passage.owner,):
        return Done(issue)
    if len(place.around.items) == 1 and _MONTH.fullmatch(item.marker) and _DAY.fullmatch(lead):
        return _date(issue, passage, len(lead), f"{item.marker} ")
    marker = _marker(lead[:-1])
    alone = passage.text == lead and len(item.blocks) == 1
    if not alone or marker is None or list_kind(marker) == list_kind(item.marker) or not _counts(marker, ()):
        return Done(issue)
    return _as(issue, passage, lead[:-1], _list(marker))


def _date(issue: Issue, passage: Passage, at: int, month: str) -> Done:
    """The item as a paragraph again, with the ``month`` that was taken for its number."""
    out = left_list(issue, passage.block)
    free = passage_at(out.issue, passage.spot()) if out is not None else None
    if out is None or free is None:
        return Done(issue)
    made, spot = with_runs(out.issue, free, tidy((Text(month), *passage.runs)))
    return Done(made, caret(replace(spot, at=len(month) + at)))


def _numbered(issue: Issue, passage: Passage, where: Trail, sign: str) -> Done:
    """A heading below the title with ``sign`` as its marker, if it has none yet."""
    block: Any = passage.owner
    marks = split_heading(f"{sign} ") == (sign, "") and (not sign.endswith(".") or _counts(sign, _above(where)))
    if not block.level or block.marker or not marks:
        return Done(issue)
    rest = tidy(cut(block.runs, len(sign) + 1, marks_stay=False)[1])
    return Done(with_block(issue, where, (replace(block, marker=sign, runs=rest),)), caret(passage.spot()))
