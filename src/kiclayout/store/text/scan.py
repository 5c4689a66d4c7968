"""The ground of article reading: source lines with their places, mending, and where findings go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.content.block import Attrs, Block
from kiclayout.content.inline import Runs
from kiclayout.content.runs import CONTROL
from kiclayout.store.paths import fault
from kiclayout.store.text.inline import scan_runs

BLANK = " \t"
MAX_BYTES = 2 << 20
MAX_DEPTH = 12
_COMPATIBILITY = re.compile("[\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff]")
"""Han that Unicode keeps only for the sake of old encodings and that NFC replaces by the usual ones (D07)."""

_CONTROL = re.compile(CONTROL.pattern.replace(r"\x00-\x1f", r"\x00-\x09\x0b-\x1f"))


class Line(NamedTuple):
    """A source line, or what is left of it inside a list item, quote or cell.

    Attributes:
        number: Line of the file, 1-based.
        text: Its characters.
        column: Where the first of them stands in the file's line, 1-based.
    """

    number: int
    text: str
    column: int = 1

    def cut(self, start: int, end: int | None = None) -> Line:
        """The characters from ``start`` to ``end`` (half open)."""
        return Line(self.number, self.text[start:end], self.column + start)

    def stripped(self) -> Line:
        """The line without blanks at its ends."""
        core = self.text.strip(BLANK)
        return self if core == self.text else Line(self.number, core, self.column + self.text.find(core))

    @property
    def blank(self) -> bool:
        """Whether nothing but blanks stands in it."""
        return not self.text.strip(BLANK)


class Spot(NamedTuple):
    """Where the character ``offset`` of a text that was put together from lines stands in the file."""

    offset: int
    number: int
    column: int


Body = Callable[["Reading", Sequence[Line]], tuple[Block, ...]]


class Reading:
    """One reading of one file: its findings, the labels seen so far, and how deep the reader stands.

    Attributes:
        depth: Containers around the lines being read.
        plain: Containers around them in which no box can be opened.
        open_head: The line that opens a head which is never closed, or 0.
    """

    def __init__(self, path: str, sink: Sink, body: Body) -> None:
        self.path, self.sink, self._body = path, sink, body
        self.labels: dict[str, int] = {}
        self.depth = self.plain = self.open_head = 0
        self._fences: dict[int, tuple[Sequence[Line], dict[int, tuple[int, int]]]] = {}

    def say(self, code: str, line: Line, **values: Any) -> None:
        """Adds a finding at the first character of ``line``."""
        self.sink.add(code, place=Place(self.path, line.number, line.column), **values)

    def blocks(self, lines: Sequence[Line]) -> tuple[Block, ...]:
        """The blocks of lines in which boxes may be opened if they may be opened around them."""
        return self._body(self, lines)

    def inside(self, lines: Sequence[Line]) -> tuple[Block, ...]:
        """The blocks of lines in a list item, note, quote, cell or value, where no box opens."""
        self.plain += 1
        try:
            return self._body(self, lines)
        finally:
            self.plain -= 1

    def runs(self, line: Line) -> Runs:
        """The runs of one line's text."""
        return self.joint_runs(line.text, [Spot(0, line.number, line.column)])

    def joint_runs(self, text: str, spots: list[Spot]) -> Runs:
        """The runs of ``text`` that stands at ``spots`` in the file."""

        def say(code: str, offset: int, **values: Any) -> None:
            spot = next(spot for spot in reversed(spots) if spot.offset <= offset)
            self.sink.add(code, place=Place(self.path, spot.number, spot.column + offset - spot.offset), **values)

        return scan_runs(text, say)

    def fences(self, lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
        """For the index of every line of ``lines`` that opens a box: that of the line that closes it, and 0.

        One that is never closed has the last line's and the number of boxes that are open there, itself included.
        """
        if id(lines) not in self._fences:
            self._fences[id(lines)] = lines, _fences(lines)
        return self._fences[id(lines)][1]

    def note_label(self, attrs: Attrs, line: Line) -> None:
        """Remembers the label of ``attrs``; one that was seen before is a finding."""
        if not attrs.label:
            return
        first = self.labels.setdefault(attrs.label, line.number)
        if first != line.number:
            self.say("store-label-twice", line, label=attrs.label, first=first)

    def check_path(self, path: str, line: Line) -> None:
        """A finding if ``path`` is no good name of a file in the issue folder."""
        if code := fault(path):
            self.say(code, line, path=path)


def _fences(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    closed: dict[int, tuple[int, int]] = {}
    waiting: list[int] = []
    for at, line in enumerate(lines):
        text = line.text.rstrip(BLANK)
        if text.startswith(":::") and text.strip(":"):
            waiting.append(at)
        elif text.startswith(":::") and waiting:
            closed[waiting.pop()] = at, 0
    depth = len(waiting)
    return closed | {at: (len(lines) - 1, depth - number) for number, at in enumerate(waiting)}


def unified(source: str) -> str:
    """``source`` without byte order mark and with LF line ends."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def mended(source: str, path: str, sink: Sink) -> list[Line]:
    """The lines of ``source`` as they are read: LF, no BOM, tabs and control characters as spaces, NFC."""
    text = unified(source)
    if text != source:
        sink.add("store-text-line-ends", place=Place(path, 1, 1))
    if "\t" in text:
        text = re.sub(r"(?m)^\t+", lambda tabs: "    " * len(tabs[0]), text).replace("\t", " ")
    if found := _CONTROL.search(text):
        sink.add("store-text-control", place=_place(path, text, found.start()), sign=f"U+{ord(found[0]):04X}")
        text = _CONTROL.sub(" ", text)
    if count := len(_COMPATIBILITY.findall(text)):
        place = _place(path, text, next(_COMPATIBILITY.finditer(text)).start())
        sink.add("store-text-compatibility", place=place, count=count)
        text = _COMPATIBILITY.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    if not unicodedata.is_normalized("NFC", text):
        lines = text.split("\n")
        bad = next(n for n, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line))
        sink.add("store-text-not-nfc", place=Place(path, bad, 1))
        text = unicodedata.normalize("NFC", text)
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def _place(path: str, text: str, offset: int) -> Place:
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
