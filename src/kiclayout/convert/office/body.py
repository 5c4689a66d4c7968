"""Lines of a document to blocks: paragraphs, quotes, headings, and lists in lists, counted or typed.

A line that begins with a bullet is an item. One that begins with a number is one only beside another that counts on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Heading, Item, List, Paragraph, Quote
from kiclayout.content.edit.numbering import number_in
from kiclayout.content.edit.splice import part
from kiclayout.content.inline import Runs, Text, plain
from kiclayout.content.marker import list_kind, split_heading, split_item, usual_level
from kiclayout.content.normal import joined
from kiclayout.content.runs import normal_runs
from kiclayout.convert.office.written import Line

DEEPEST = 8
"""Lists in each other."""
_BLANK, _DEEPER = 6.0, 2.0
"""Points by which items of one list may stand apart, and by which those of an inner one stand in."""
_FAR = 200
"""Lines within which the next item of a list is looked for."""
_DASH = re.compile(r"[-–—•‣∙▪◦❍⦁▸◾➢ㆍ・*] +(?=\S)")


def blocks_of(lines: Sequence[Line | Block]) -> tuple[Block, ...]:
    """The blocks of ``lines``; what is a block already stays in its place."""
    made: list[Block] = []
    items: list[Line] = []
    for line in _with_typed_items(lines):
        if isinstance(line, Line) and line.role == "item":
            items.append(line)
            continue
        made += _lists(items)
        items = []
        made.append(_block(line) if isinstance(line, Line) else line)
    return joined((*made, *_lists(items)))


def _block(line: Line) -> Block:
    span = (line.number, line.number)
    if line.role == "heading":
        marker, runs = _counted(line)
        level = usual_level(marker) or min(max(line.level, 1), 4)
        return Heading(level=level, marker=marker, runs=without_bold(runs), lines=span)
    runs = normal_runs((Text(f"{line.marker} "), *line.runs)) if line.marker else line.runs
    paragraph = Paragraph(runs=runs, lines=span)
    return Quote(blocks=(paragraph,), lines=span) if line.role == "quote" else paragraph


def _counted(line: Line) -> tuple[str, Runs]:
    """The marker of a heading, counted by the document or typed, and its words."""
    if line.marker:
        good = split_heading(f"{line.marker} ") == (line.marker, "")
        return (line.marker, line.runs) if good else ("", normal_runs((Text(f"{line.marker} "), *line.runs)))
    marker, rest = split_heading(line.text)
    return (marker, behind(line.runs, len(line.text) - len(rest))) if marker and rest else ("", line.runs)


def behind(runs: Runs, count: int) -> Runs:
    """``runs`` without their first ``count`` characters and the blanks that follow."""
    text = plain(runs)
    return normal_runs(part(runs, count + len(text[count:]) - len(text[count:].lstrip()), len(text)))


def without_bold(runs: Runs) -> Runs:
    """The words of a heading: bold is the layout's business there."""
    return normal_runs(
        tuple(
            replace(run, marks=tuple(one for one in run.marks if one != "b")) if isinstance(run, Text) else run
            for run in runs
        )
    )


# ---------------------------------------------------------------------------------------------------- lists
def _with_typed_items(lines: Iterable[Line | Block]) -> Iterator[Line | Block]:
    """``lines`` with those made items that begin with a marker which somebody typed; deeper ones stand further in."""
    lines = tuple(lines)
    markers = [_typed(line) for line in lines]
    levels: list[tuple[float, str]] = []
    for at, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        if not isinstance(line, Line) or marker is None or not (number_in(marker) is None or _counts_on(lines, at)):
            levels.clear()
            yield line
            continue
        level = _level(levels, line.indent, list_kind(marker) or line.text[0])
        yield replace(line, role="item", level=level, marker=marker, runs=_unmarked(line, marker))


def _level(levels: list[tuple[float, str]], indent: float, kind: str) -> int:
    """How deep an item is, from 1, in the lists that are open; those that it ends are taken off ``levels``."""
    for at, (other, same) in enumerate(levels):
        if same == kind and abs(other - indent) <= _BLANK:
            del levels[at + 1 :]
            return at + 1
    while levels and indent < levels[-1][0] + _DEEPER:
        levels.pop()
    levels.append((indent, kind))
    return len(levels)


def _typed(line: Line | Block) -> str | None:
    """The marker that a line of running text begins with: empty = a bullet; None = it begins with none."""
    if not isinstance(line, Line) or line.role != "body" or line.marker:
        return None
    if _DASH.match(line.text):
        return ""
    marker, rest = split_item(line.text)
    return marker if marker and rest else None


def _counts_on(lines: Sequence[Line | Block], at: int) -> bool:
    """Whether the next line before or behind that stands no further in has the number before or behind."""
    return any(_beside(lines, at, by) for by in (-1, 1))


def _beside(lines: Sequence[Line | Block], at: int, by: int) -> bool:
    own, marker = lines[at], _typed(lines[at]) or ""
    assert isinstance(own, Line)
    for line in lines[at + 1 : at + _FAR] if by > 0 else reversed(lines[max(at - _FAR, 0) : at]):
        other = _typed(line)
        if not isinstance(line, Line) or other is None:
            return False
        if line.indent < own.indent + _DEEPER:
            return list_kind(other) == list_kind(marker) and number_in(other) == (number_in(marker) or 0) + by
    return False


def _unmarked(line: Line, marker: str) -> Runs:
    found = _DASH.match(line.text)
    return behind(line.runs, len(marker) if marker else found.end() if found else 0)


def _lists(items: Sequence[Line], depth: int = 1) -> tuple[Block, ...]:
    """The lists of ``items``; deeper ones belong to the item before them."""
    made: list[Item] = []
    inner: list[Line] = []

    def close() -> None:
        if not inner:
            return
        lists = _lists(inner, depth + 1)
        last = made.pop() if made else Item("")
        made.append(replace(last, blocks=(*last.blocks, *lists)))
        inner.clear()

    for line in items:
        if line.level > depth and depth < DEEPEST and made:
            inner.append(line)
            continue
        close()
        made.append(_item(line))
    close()
    return joined(List(items=(item,)) for item in made)


def _item(line: Line) -> Item:
    """An item; a number that no list of ours is counted with stays in front of its words."""
    good = not line.marker or split_item(line.marker) == (line.marker, "")
    runs = line.runs if good else normal_runs((Text(f"{line.marker} "), *line.runs))
    span = (line.number, line.number)
    return Item(line.marker if good else "", (Paragraph(runs=runs, lines=span),))
