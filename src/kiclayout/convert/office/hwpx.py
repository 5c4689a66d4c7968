"""Reads what Hancom's word processor writes as .hwpx: paragraphs, lists, tables, pictures, notes, as they are shown.

Tracked changes count as accepted; headers, footers and comments are not read. Text in frames stands behind the
paragraph that holds it, captions behind what they belong to. Parts and elements: KS X 6101 (OWPML), whose namespaces
have changed with the years while the names in them have not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from kiclayout.base.record import replace
from kiclayout.content.block import Block
from kiclayout.content.inline import Text, plain
from kiclayout.content.runs import clean, normal_runs
from kiclayout.convert.archive import Archive, BrokenError
from kiclayout.convert.loose.signs import SENTENCE
from kiclayout.convert.office.body import blocks_of
from kiclayout.convert.office.grids import block_of
from kiclayout.convert.office.hwpx_looks import OUTLINE, Header
from kiclayout.convert.office.hwpx_numbers import Numbers
from kiclayout.convert.office.hwpx_package import Package, Parts
from kiclayout.convert.office.hwpx_signs import alt_of, readable
from kiclayout.convert.office.hwpx_tables import Found, heading_in, places_of
from kiclayout.convert.office.hwpx_words import OBJECTS, Words
from kiclayout.convert.office.limits import Limits
from kiclayout.convert.office.looks import Kind, attribute, local
from kiclayout.convert.office.said import Said
from kiclayout.convert.office.written import Board, Entry, Left, Line, Manuscript, Role, Shot

_SHORT = 60
"""Characters of the longest outlined line that is a heading."""


def read_hwpx(path: Path) -> Manuscript:
    """What a document holds.

    Raises:
        LockedError: It has a password.
        BrokenError: It is no such document.
    """
    with Archive(path) as archive:
        return manuscript_of(Package(archive))


def manuscript_of(parts: Parts) -> Manuscript:
    """What a document holds, by its parts.

    Raises:
        BrokenError: One of them cannot be read.
    """
    return _Reading(parts).manuscript()


class _Reading:
    """One document, from its first paragraph to its last."""

    def __init__(self, package: Parts) -> None:
        self._package = package
        self._header = Header(package.header)
        self._numbers = Numbers(package.header)
        self._words = Words(self._header, self._note)
        self._notes: dict[str, tuple[Block, ...]] = {}
        self._called: Counter[str] = Counter()  # notes of each kind
        self._limits = Limits()

    def manuscript(self) -> Manuscript:
        """All of it."""
        entries: list[Entry] = []
        found = False
        for section in self._package.sections():
            found = True
            properties = next(section.iter("{*}secPr"), None)
            self._numbers.outline = attribute(properties, "outlineShapeIDRef") if properties is not None else ""
            self._words.begin(section)
            entries += self._entries(section, 0)
        if not found:
            raise BrokenError
        left = self._limits.left(self._package.more)
        return Manuscript(tuple(entries), self._notes, (Left("changes", 1), *left) if self._package.tracked else left)

    def _entries(self, parent: etree._Element, depth: int) -> Iterator[Entry]:
        """What stands in ``parent``, in order."""
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "subList":
                yield from self._entries(child, depth)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Entry]:
        if not self._limits.take(element):
            return
        number, kind, indent = self._limits.count, self._header.kind(element), self._header.indent(element)
        held = self._words.read(element)
        kind = Kind("contents") if held.contents else kind
        if held.said.runs and not held.objects_first:
            yield self._line(held.said, kind, indent, number)
        for one in held.objects:
            yield from self._object(one, number, depth)
        if held.said.runs and held.objects_first:
            yield self._line(held.said, kind, indent, number)

    def _line(self, said: Said, kind: Kind, indent: float, number: int) -> Line:
        marker = self._numbers.marker(*kind.list) if kind.list else None
        role: Role = kind.role
        if role == "body" and marker is not None:
            role = "item"
        elif role == "heading" and kind.list and kind.list[0] == OUTLINE and _is_text(plain(said.runs)):
            role = "item" if marker else "body"
        level = kind.level if role in ("item", "heading") else 0
        return Line(said.runs, number, role, level, marker or "", said.size, said.bold, said.indent + indent)

    def _note(self, element: etree._Element, sign: str) -> str:
        self._called[sign] += 1
        label = f"{sign}{self._called[sign]}"
        self._notes[label] = blocks_of(self._limits.note(self._entries(element, 1)))
        return label

    # ------------------------------------------------------------------------------------------------ objects
    def _object(self, element: etree._Element, number: int, depth: int) -> Iterator[Entry]:
        if not self._limits.enter(element, depth):
            return
        made = tuple(self._made(element, number, depth))
        caption = element.find("{*}caption")
        lines = tuple(self._entries(caption, depth + 1)) if caption is not None else ()
        called = tuple(replace(one, role="caption") if isinstance(one, Line) else one for one in lines[:1])
        above = caption is not None and attribute(caption, "side") == "TOP"
        yield from (*lines[1:], *made, *called) if above else (*made, *called, *lines[1:])

    def _made(self, element: etree._Element, number: int, depth: int) -> Iterator[Entry]:
        match local(element):
            case "tbl":
                yield from self._table(element, depth)
            case "pic" | "ole" | "chart" | "video":
                yield Shot(self._part(element), _alt(element), number)
            case "container":
                for one in element:
                    if local(one) in OBJECTS:
                        yield from self._object(one, number, depth + 1)
            case "textart":
                text = clean(readable(attribute(element, "text").replace("␍␊", " ")))
                if text.strip():
                    yield Line(normal_runs((Text(text),)), number)
            case _:
                yield from self._drawing(element, number, depth)

    def _drawing(self, element: etree._Element, number: int, depth: int) -> Iterator[Entry]:
        """The text of a frame; one without text may be there for the picture that fills it."""
        frame = element.find("{*}drawText")
        entries = tuple(self._entries(frame, depth + 1)) if frame is not None else ()
        filled = element.find("{*}fillBrush/{*}imgBrush")
        if not entries and filled is not None:
            yield Shot(self._part(filled), _alt(element), number)
        yield from entries

    def _part(self, element: etree._Element) -> str:
        """The part that holds a picture; empty = it is elsewhere."""
        chart, image = attribute(element, "chartIDRef"), element.find("{*}img")
        if chart:
            return chart
        item = attribute(image if image is not None else element, "binaryItemIDRef")
        return self._package.part(item or attribute(element, "imageIDRef"))

    def _table(self, element: etree._Element, depth: int) -> Iterator[Entry]:
        number = self._limits.count + 1
        found = list[Found]()
        for at, line in enumerate(element.iterchildren("{*}tr")):
            for one in line.iterchildren("{*}tc"):
                first = one.find("{*}subList/{*}p")
                align = self._header.align(first) if first is not None else ""
                found.append(Found(one, at, align, tuple(self._entries(one, depth + 1))))
        places = places_of(found)
        heading = heading_in(places) if depth == 0 else None
        made = block_of(places, nested=depth > 0) if heading is None else (heading,)
        if isinstance(made, tuple):
            yield from made
        elif made is not None:
            self._limits.table(places)
            yield Board(made, number)
            yield from (one for place in places for one in place.entries if isinstance(one, Shot))


def _is_text(text: str) -> bool:
    """Whether an outlined line is running text: outlines count whole paragraphs in official letters."""
    return len(text) > _SHORT or bool(SENTENCE.search(text))


def _alt(element: etree._Element) -> str:
    comment = element.find("{*}shapeComment")
    return alt_of("".join(str(one) for one in comment.itertext())) if comment is not None else ""
