"""List lines to lists: bullets, typed markers, counted markers, lists in lists by their indent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from kiclayout.base.origin import Place
from kiclayout.content.block import Block, Item, List, Paragraph
from kiclayout.content.marker import split_item
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.pieces import BULLET, flowed, ordinal
from kiclayout.convert.loose.source import Line

_PLAIN = "-*+•–‣◦∙"
_DEEPEST = 6
Say = Callable[[Place, str, str], object]


@dataclass
class Entry:
    """One item as its lines say it: indent in characters, marker (empty = bullet), the lines behind the marker."""

    indent: int
    marker: str
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, a line end for a hard break."""
        return flowed(self.lines)


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """The items of a list's lines; a line without a marker goes on with the item above."""
    found: list[Entry] = []
    for line in lines:
        text = line.text.expandtabs(4)
        bullet = BULLET.match(text)
        rest = text[bullet.end() :] if bullet else text.lstrip()
        sign = bullet[0].strip() if bullet else ""
        if sign in _PLAIN and (second := BULLET.match(rest)):
            sign, rest = second[0].strip(), rest[second.end() :]
        marker, words = split_item(rest) if not sign or sign in _PLAIN else (sign, rest)
        if not found or bullet or ordinal(marker):
            indent = len(text) - len(text.lstrip())
            found.append(Entry(indent, marker, [line._replace(text=words)]))
        else:
            found[-1].lines.append(line)
    return found


def read_list(entries: Sequence[Entry], notes: Collection[str], say: Say, depth: int = 1) -> tuple[Block, ...]:
    """The list of ``entries``; what is indented deeper than the item above is a list in that item."""
    items: list[Item] = []
    at = 0
    while at < len(entries):
        own, end = entries[at], at + 1
        while end < len(entries) and entries[end].indent > own.indent + 1 and depth < _DEEPEST:
            end += 1
        inner = read_list(entries[at + 1 : end], notes, say, depth + 1) if end > at + 1 else ()
        items.append(Item(own.marker, (*_paragraph(own, notes, say), *inner)))
        at = end
    span = (entries[0].lines[0].number, entries[-1].lines[-1].number) if entries else (0, 0)
    return (List(items=tuple(items), lines=span),) if items else ()


def _paragraph(entry: Entry, notes: Collection[str], say: Say) -> tuple[Block, ...]:
    place = entry.lines[0].place
    runs = read_runs(entry.text, notes, lambda code, detail: say(place, code, detail))
    span = (entry.lines[0].number, entry.lines[-1].number)
    return (Paragraph(runs=runs, lines=span),) if runs else ()
