"""YAML with its places: a text becomes scalars, sequences and mappings that know where they stand.

Only the event stream of PyYAML's ``SafeLoader`` is used (what its ``compose`` builds on): nothing is resolved or
constructed, so ``325``, ``on`` and ``17:30`` stay the characters that they are, and the schema types them. Anchors,
aliases and tags are refused; size, depth and number of nodes are bounded, the depth before each descent. It knows no
keys and no types: see ``schema``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from contextlib import suppress
from itertools import accumulate
from typing import Any, TypeAlias

import yaml

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass

MAX_BYTES, MAX_DEPTH, MAX_NODES = 1 << 20, 12, 20_000

_QUICK: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same events from libyaml, ten times as fast; the Python reader says more exactly what is wrong with a text."""

_COMMENTED = re.compile(r"""^[^#"'\n]*?([\w-]+): +(#(?:[0-9A-Fa-f]{3}){1,2})(?=[\s,}\]]|$)""", re.M)
"""A key whose value is a colour without quotes, and so a comment."""

_READ_OTHERWISE = ("\t", "\ufeff")
"""Signs that libyaml lets stand where the Python reader refuses or counts them."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands.

    Attributes:
        start: First character.
        end: One past the last character of the value itself (half open), without the comments that follow it.
        line: Line of the first character, 1-based.
        column: Its column, 1-based.
    """

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. ``style``: empty = plain, ``'`` or ``"`` = quoted, ``|`` or ``>`` = a block of lines."""

    text: str
    style: str
    span: Span

    @property
    def absent(self) -> bool:
        """Whether nothing stands after the key."""
        return not self.text and not self.style


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; ``flow`` = written in brackets."""

    items: tuple[Value, ...]
    flow: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Value


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in the order in which they stand, doubles among them; ``flow`` = written in braces."""

    entries: tuple[Entry, ...]
    flow: bool
    span: Span

    def entry(self, key: str) -> Entry | None:
        """The entry called ``key``; of several, the last."""
        for entry in reversed(self.entries):
            if entry.key.text == key:
                return entry
        return None

    def get(self, key: str) -> Value | None:
        """The value of ``key``; of several, the last."""
        entry = self.entry(key)
        return entry.value if entry else None


Value: TypeAlias = Scalar | Sequence | Mapping


def parse(text: str, file: str, sink: Sink) -> Value | None:
    """The document that ``text`` spells; an empty text is an empty mapping.

    Args:
        text: The file's characters, line ends as LF.
        file: Its name in findings.
        sink: Takes one error if the text cannot be read.

    Returns:
        The root, or None after a finding.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        sink.add("store-yaml-large", place=Place(file), limit=f"{MAX_BYTES >> 20} MiB")
        return None
    if not any(sign in text for sign in _READ_OTHERWISE):
        with suppress(yaml.YAMLError, UnicodeError, _RefusedError):
            quick = _Reader(text)
            root = quick.document(_QUICK)
            quick.say_commented(file, sink)
            return root
    reader = _Reader(text)
    try:
        root = reader.document(yaml.SafeLoader)
        reader.say_commented(file, sink)
        return root
    except _RefusedError as refused:
        sink.add(refused.code, place=reader.place(file, refused.at), limit=refused.limit)
    except yaml.reader.ReaderError as error:
        at = error.position
        sink.add("store-yaml-character", place=reader.place(file, at), code=f"U+{ord(text[at]):04X}")
    except yaml.MarkedYAMLError as error:
        mark = _telling_mark(error)
        at, code = mark.index if mark else 0, _syntax_code(error)
        if code != "store-yaml-bracket" or not reader.say_commented(file, sink):
            sink.add(code, place=reader.place(file, at), line_text=reader.line_at(at))
    return None


class _RefusedError(Exception):
    """A document that YAML allows and this program does not."""

    def __init__(self, code: str, at: int, limit: object = "") -> None:
        super().__init__(code)
        self.code, self.at, self.limit = code, at, limit


class _Reader:
    """Builds values from events. Mutable only while one document is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line_starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]
        self.nodes = 0
        self.event: Callable[[], Any] = yaml.StreamEndEvent

    def document(self, loader: Any) -> Value:
        """The only document of the text, as ``loader`` reads it."""
        opened = loader(self.text)
        self.event = opened.get_event
        try:
            return self.root()
        finally:
            opened.dispose()

    def root(self) -> Value:
        """The value of the only document."""
        self.event()  # the stream's start
        if isinstance(self.event(), yaml.StreamEndEvent):
            return Mapping((), False, Span(0, 0, 1, 1))
        root = self.value(self.event(), 1)
        self.event()  # the document's end
        after = self.event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _RefusedError("store-yaml-documents", after.start_mark.index)
        return root

    def value(self, event: Any, depth: int) -> Value:
        """The value that begins with ``event``, at nesting ``depth``."""
        at: int = event.start_mark.index
        self.check(event, depth, at)
        if isinstance(event, yaml.SequenceStartEvent):
            items, end = self.inner(yaml.SequenceEndEvent, depth)
            return Sequence(tuple(items), bool(event.flow_style), self.span(at, _end(event, items, end)))
        if isinstance(event, yaml.MappingStartEvent):
            values, end = self.inner(yaml.MappingEndEvent, depth)
            entries = tuple(map(_entry, values[::2], values[1::2]))
            return Mapping(entries, bool(event.flow_style), self.span(at, _end(event, values, end)))
        end = event.end_mark.index
        while at == end and at and self.text[at - 1] == " ":  # nothing stands there: right behind the colon
            at = end = at - 1
        if event.style in ("|", ">"):
            end = at + len(self.text[at:end].rstrip())
        return Scalar(_joined(event.value), event.style or "", self.span(at, end))

    def inner(self, last: type[yaml.Event], depth: int) -> tuple[list[Value], int]:
        """The values up to the event ``last``, keys among them, and where that event ends."""
        found: list[Value] = []
        while True:
            event = self.event()
            end: int = event.end_mark.index
            if isinstance(event, last):
                return found, end
            found.append(self.value(event, depth + 1))

    def check(self, event: Any, depth: int, at: int) -> None:
        """Refuses references, tags and what is too deep or too much."""
        self.nodes += 1
        if event.anchor is not None:  # an alias has its anchor's
            raise _RefusedError("store-yaml-alias", at)
        if event.tag is not None:
            raise _RefusedError("store-yaml-tag", at)
        if depth > MAX_DEPTH:
            raise _RefusedError("store-yaml-deep", at, MAX_DEPTH)
        if self.nodes > MAX_NODES:
            raise _RefusedError("store-yaml-many", at, MAX_NODES)

    def span(self, start: int, end: int) -> Span:
        """The span with its line and column; counted by LF alone, as editors do."""
        line = bisect_right(self.line_starts, start)
        return Span(start, end, line, start - self.line_starts[line - 1] + 1)

    def place(self, file: str, at: int) -> Place:
        """The place of the character ``at``."""
        span = self.span(at, at)
        return Place(file, span.line, span.column)

    def say_commented(self, file: str, sink: Sink) -> bool:
        """Reports colours that are comments for want of quotes (``accent: #1C4E80``); whether there were any."""
        found = tuple(_COMMENTED.finditer(self.text)) if " #" in self.text else ()
        for one in found:
            place = self.place(file, one.start(1))
            sink.add("store-value-commented", place=place, key=one[1], value=one[2])
        return bool(found)

    def line_at(self, at: int) -> str:
        """The line that holds the character ``at``, without surrounding space."""
        return self.text[self.line_starts[bisect_right(self.line_starts, at) - 1] :].partition("\n")[0].strip()


def _joined(said: str) -> str:
    """``said`` with halves of characters joined, which escapes may spell as in JSON; a half alone is no character."""
    if said.isprintable():
        return said
    return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _entry(key: Value, value: Value) -> Entry:
    if not isinstance(key, Scalar):
        raise _RefusedError("store-yaml-key", key.span.start)
    return Entry(key, value)


def _end(event: Any, inner: list[Value], end: int) -> int:
    """Where a collection ends: YAML puts the end of an indented one at the next key, behind the comments."""
    return end if event.flow_style or not inner else inner[-1].span.end


_SYNTAX = (
    (r"'\t'", "store-yaml-tab"),
    ("quoted scalar", "store-yaml-quote"),
    ("flow sequence", "store-yaml-bracket"),
    ("flow mapping", "store-yaml-bracket"),
    ("flow node", "store-yaml-bracket"),
    ("mapping values are not allowed", "store-yaml-colon"),
    ("could not find expected ':'", "store-yaml-key-colon"),
    ("block collection", "store-yaml-indent"),
    ("block mapping", "store-yaml-indent"),
    ("scanning an alias", "store-yaml-alias"),
    ("scanning an anchor", "store-yaml-alias"),
    ("sequence entries are not allowed", "store-yaml-indent"),
)


_TOLD_BY_BEGINNING = ("store-yaml-quote", "store-yaml-bracket", "store-yaml-key-colon")


def _syntax_code(error: yaml.MarkedYAMLError) -> str:
    """The finding whose remedy fits what the YAML reader says."""
    said = f"{error.context or ''} {error.problem or ''}"
    return next((code for part, code in _SYNTAX if part in said), "store-yaml-syntax")


def _telling_mark(error: yaml.MarkedYAMLError) -> Any:
    """The mark that a writer can use: where an open quote, bracket or key began, else where reading stopped."""
    opened = error.context_mark if _syntax_code(error) in _TOLD_BY_BEGINNING else None
    return opened or error.problem_mark or error.context_mark
