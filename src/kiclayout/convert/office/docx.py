"""Reads what word processors write as .docx: paragraphs, lists, tables, pictures, notes, as they are shown.

Tracked changes count as accepted, fields with the words they last showed; hidden words and comments are not read. Text
in frames stands behind the paragraph that holds it. Parts and elements: ECMA-376 part 1, 17.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from lxml import etree

from kiclayout.content.block import Block
from kiclayout.convert.archive import Archive, BrokenError
from kiclayout.convert.office.body import blocks_of
from kiclayout.convert.office.docx_looks import Styles
from kiclayout.convert.office.docx_numbers import Numbers
from kiclayout.convert.office.docx_words import Words, chosen
from kiclayout.convert.office.grids import Place, block_of
from kiclayout.convert.office.limits import Limits
from kiclayout.convert.office.looks import attribute, local
from kiclayout.convert.office.written import Board, Entry, Line, Manuscript, Role, Shot

_TRANSPARENT = frozenset({"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "body", "AlternateContent"})


def read_docx(path: Path) -> Manuscript:
    """What a document holds.

    Raises:
        BrokenError: It is no such document.
    """
    with Archive(path) as archive:
        reading = _Reading(archive)
        entries = tuple(reading.entries(reading.tree, 0))
        notes = reading.notes
        return Manuscript(entries, notes, reading.limits.left())


class _Reading:
    """One document, from its first paragraph to its last."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = self._target("", "officeDocument") or "word/document.xml"
        self._styles = Styles(self._beside("styles"))
        self._numbers = Numbers(self._beside("numbering"))
        self._readers: dict[str, Words] = {}
        self.limits = Limits()

    # ------------------------------------------------------------------------------------------------ parts
    def _links_of(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to, by id: the last word of its kind, and where it is."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self._archive.parts:
            return {}
        made = {}
        for one in self._archive.tree(links).iter("{*}Relationship"):
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            made[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target)
        return made

    def _target(self, part: str, kind: str) -> str:
        return next((target for one, target in self._links_of(part).values() if one == kind), "")

    def _beside(self, kind: str) -> etree._Element | None:
        part = self._target(self._main, kind)
        return self._archive.tree(part) if part in self._archive.parts else None

    @cached_property
    def tree(self) -> etree._Element:
        """The body of the document."""
        body = self._archive.tree(self._main).find("{*}body")
        if body is None:
            raise BrokenError
        return body

    @cached_property
    def notes(self) -> dict[str, tuple[Block, ...]]:
        """Footnotes and endnotes by label."""
        made: dict[str, tuple[Block, ...]] = {}
        for kind, sign in (("footnotes", ""), ("endnotes", "e")):
            part = self._target(self._main, kind)
            if part not in self._archive.parts:
                continue
            for note in self._archive.tree(part):
                if attribute(note, "type") in ("", "normal"):
                    made[sign + attribute(note, "id")] = blocks_of(self.limits.note(self.entries(note, 1, part)))
        return made

    # ------------------------------------------------------------------------------------------------ content
    def entries(self, parent: Iterable[etree._Element], depth: int, part: str = "") -> Iterator[Entry]:
        """What stands in ``parent``, in order."""
        words = self._words(part or self._main)
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, words, depth, part)
            elif name == "tbl":
                yield from self._table(child, depth, part)
            elif name in _TRANSPARENT:
                yield from self.entries(chosen(child) if name == "AlternateContent" else child, depth, part)

    def _words(self, part: str) -> Words:
        """Who reads the paragraphs of a part: one for all of them, cells of tables included."""
        if part not in self._readers:
            self._readers[part] = Words(self._styles, self._links_of(part))
        return self._readers[part]

    def _paragraph(self, element: etree._Element, words: Words, depth: int, part: str) -> Iterator[Entry]:
        if not self.limits.take(element):
            return
        number, properties = self.limits.count, element.find("{*}pPr")
        kind = self._styles.kind(properties)
        held = words.read(element)
        said = held.said
        marker = self._numbers.marker(*kind.list) if kind.list and (said.runs or held.shots) else None
        if said.runs:
            role: Role = "item" if marker is not None and kind.role == "body" else kind.role
            level = kind.level if role in ("item", "heading") else 0
            yield Line(said.runs, number, role, level, marker or "", said.size, said.bold, said.indent)
        for link, alt in held.shots:
            yield Shot(link, alt, number)
        for frame in held.frames:
            if self.limits.enter(frame, depth):
                yield from self.entries(frame, depth + 1, part)

    def _table(self, element: etree._Element, depth: int, part: str) -> Iterator[Entry]:
        if not self.limits.enter(element, depth):
            return
        number = self.limits.count + 1
        places, pictures = [], list[Shot]()
        for row in _rows(element):
            head = row.find("{*}trPr/{*}tblHeader") is not None
            column = _whole(row.find("{*}trPr/{*}gridBefore"))
            for cell in _cells(row):
                properties = cell.find("{*}tcPr")
                wide = max(_whole(properties.find("{*}gridSpan") if properties is not None else None), 1)
                merged = properties.find("{*}vMerge") if properties is not None else None
                below = merged is not None and attribute(merged, "val") != "restart"
                inner = tuple(self.entries(cell, depth + 1, part)) if not below else ()
                pictures += [one for one in inner if isinstance(one, Shot)]
                places.append(Place(row, column, wide, 0 if below else 1, head, _align(cell), inner))
                column += wide
        made = block_of(places, nested=depth > 0)
        if isinstance(made, tuple):
            yield from made
        elif made is not None:
            self.limits.table(places)
            yield Board(made, number)
            yield from pictures


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if local(child) == "tr" and child.find("{*}trPr/{*}del") is None:
            yield child
        elif local(child) in _TRANSPARENT:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if local(child) == "tc":
            yield child
        elif local(child) in _TRANSPARENT:
            yield from _cells(child)


def _align(cell: etree._Element) -> str:
    """How the words of a cell's first paragraph are aligned, by the name that HTML has for it."""
    found = cell.find("{*}p/{*}pPr/{*}jc")
    said = attribute(found, "val") if found is not None else ""
    return {"end": "right", "start": "left"}.get(said, said)


def _whole(element: etree._Element | None) -> int:
    said = attribute(element, "val") if element is not None else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0
