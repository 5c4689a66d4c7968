"""Reads lists and the blocks that hang, indented, below a note's or a value's first line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiclayout.base.record import dataclass
from kiclayout.content.block import Block, Item, List
from kiclayout.content.marker import list_kind, split_item
from kiclayout.store.text.grammar import DASH, LIST_ROW, RULE, VALUE, is_hard, number_of, number_width, starts_block
from kiclayout.store.text.scan import BLANK, Line, Reading

_NUMBERED = re.compile(r"\d{1,3}\.")


def ends_text(text: str) -> bool:
    """Whether a line ends the paragraph above it without a blank line between."""
    return starts_block(text) or bool(VALUE.match(text) or LIST_ROW.match(text))


def hung(reading: Reading, lines: Sequence[Line], at: int, first: Line) -> tuple[tuple[Block, ...], int]:
    """The blocks that begin with ``first``, the rest of line ``at``, and go on indented by two; the index behind."""
    part = [first]
    after = at + 1
    while after < len(lines) and _goes_on(lines, after):
        part.append(lines[after].cut(2))
        after += 1
    return reading.inside(part), after


def _goes_on(lines: Sequence[Line], at: int, pad: str = "  ") -> bool:
    """Whether the line is indented by ``pad``, or blank with an indented one below."""
    if lines[at].text.startswith(pad):
        return True
    return lines[at].blank and at + 1 < len(lines) and lines[at + 1].text.startswith(pad)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an item starts: the index of its line, the marker, what stands behind it, and its indentation."""

    at: int
    marker: str
    rest: Line
    width: int


def read_list(reading: Reading, lines: Sequence[Line], at: int) -> tuple[Block, int]:
    """The list that begins at ``at`` and the index behind it; items of another kind begin another list."""
    items: list[Item] = []
    after, count = at, 0
    kind: str | None = None
    while start := _next_item(lines, after, count, first=after == at):
        if kind not in (None, list_kind(start.marker)):
            break
        kind = list_kind(start.marker)
        count = int(start.marker[:-1]) if _NUMBERED.fullmatch(start.marker) else 0
        part, after = _item_lines(lines, start, count)
        full = len(part) > 1 or not start.rest.blank
        items.append(Item(start.marker, reading.inside(part) if full else ()))
    return List(items=tuple(items), lines=(lines[at].number, lines[after - 1].number)), after


def _next_item(lines: Sequence[Line], at: int, count: int, first: bool) -> _Start | None:
    """The item that starts at ``at`` or below the blank lines there."""
    here = at
    while here < len(lines) and lines[here].blank:
        here += 1
    if here == len(lines):
        return None
    line = lines[here].stripped() if first else lines[here]
    text = line.text
    if RULE.match(text) or (LIST_ROW.match(text) and text == lines[here].text):
        return None
    if dash := DASH.match(text):
        rest = line.cut(dash.end()).stripped()
        marker, words = split_item(rest.text)
        return _Start(here, marker, rest.cut(len(rest.text) - len(words)), 2)
    if number_of(text) == count + 1 and (count or first):
        width = number_width(text)
        return _Start(here, f"{number_of(text)}.", line.cut(width).stripped(), width)
    return None


def _item_lines(lines: Sequence[Line], start: _Start, count: int) -> tuple[list[Line], int]:
    """The lines of an item without its indentation, and the index behind them."""
    part, at = [start.rest], start.at + 1
    while at < len(lines):
        line = lines[at]
        if line.blank:
            if not _goes_on(lines, at):
                break
            part.append(Line(line.number, "", line.column))
        else:
            indent = len(line.text) - len(line.text.lstrip(" "))
            lazy = indent < 2 and not is_hard(part[-1].text)
            if lazy and (_ends_item(line.text, count) or not part[-1].text.strip(BLANK)):
                break
            part.append(line.cut(min(start.width, indent)))
        at += 1
    return part, at


def _ends_item(text: str, count: int) -> bool:
    return ends_text(text) or number_of(text) == count + 1
