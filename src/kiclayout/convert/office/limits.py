"""How much of a document is read: so many paragraphs, objects so deep in each other, tables so large.

What goes beyond is left out and remembered, so that somebody can say what it was.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence

from lxml import etree

from kiclayout.content.edit.html_grid import MOST_COLUMNS, MOST_ROWS
from kiclayout.convert.office.grids import Place
from kiclayout.convert.office.written import Entry, Left, Line, Shot

DEEPEST = 12
"""Objects in each other that are read."""
MOST = 100_000
"""Paragraphs that are read."""
_TOLD = 100
"""Objects left out of which each is told."""
_PICTURES = ("{*}img", "{*}blip", "{*}imagedata")


class Limits:
    """Counts the paragraphs of one document, and what is left out of it.

    Attributes:
        count: Paragraphs that have been met.
    """

    def __init__(self) -> None:
        self.count = 0
        self._more, self._text = 0, ""
        self._left = list[Left]()

    def take(self, element: etree._Element) -> bool:
        """Whether one more paragraph is read."""
        if self.count < MOST:
            self.count += 1
            return True
        self._more += sum(1 for _ in element.iter("{*}p"))
        self._text = self._text or _words_in(element)
        return False

    def enter(self, element: etree._Element, depth: int) -> bool:
        """Whether an object is read that stands in ``depth`` others."""
        if depth < DEEPEST:
            return True
        words = _words_in(element) or ("…" if next(element.iter(*_PICTURES), None) is not None else "")
        if words and len(self._left) < _TOLD:
            self._left.append(Left("deep", self.count, words))
        return False

    def table(self, places: Sequence[Place]) -> None:
        """Remembers what of the cells at ``places`` no table of ours has room for."""
        rows = len({place.row for place in places}) - MOST_ROWS
        columns = max((place.column + place.wide for place in places), default=0) - MOST_COLUMNS
        if rows > 0:
            self._left.append(Left("rows", self.count, count=rows))
        if columns > 0:
            self._left.append(Left("columns", self.count, count=columns))

    def note(self, entries: Iterable[Entry]) -> list[Line]:
        """The lines of a note; remembers what else is in it, pictures mostly, since our notes are words."""
        lines = list[Line]()
        for one in entries:
            if isinstance(one, Line):
                lines.append(one)
            elif len(self._left) < _TOLD:
                words = (one.alt or posixpath.basename(one.part)) if isinstance(one, Shot) else ""
                self._left.append(Left("note", one.number, words or "…"))
        return lines

    def left(self, sections: int = 0) -> tuple[Left, ...]:
        """All that was left out; ``sections``: how many of these."""
        more = [Left("paragraphs", self.count, self._text, self._more)] if self._more else []
        unread = [Left("sections", self.count, count=sections)] if sections else []
        return (*self._left, *more, *unread)


def _words_in(element: etree._Element) -> str:
    return " ".join(" ".join(str(one) for one in element.itertext("{*}t", with_tail=False)).split())
