"""The parts of a .hwpx: its header, its sections in order, and where the files that it names lie in it.

A package says which part is what (KS X 6101, 8); where it does not, the names count that Hancom gives to parts.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

from lxml import etree

from kiclayout.convert.archive import Archive, LockedError
from kiclayout.convert.office.looks import attribute, local

_CONTAINER, _MANIFEST = "META-INF/container.xml", "META-INF/manifest.xml"
_USUAL = "Contents/content.hpf"
_HEADER = re.compile(r"(?:.*/)?header\.xml", re.IGNORECASE)
_SECTION = re.compile(r"(?:.*/)?section(\d{1,5})\.xml", re.IGNORECASE)
MOST_SECTIONS = 200
"""Sections that are read."""


class Parts(Protocol):
    """The parts of a document, by what they are.

    Attributes:
        header: What the looks, styles and lists of the document are.
        more: How many sections there are behind those that are read; known when these are.
        tracked: Whether it keeps changes of its text, not all of which may be told apart.
    """

    @property
    def header(self) -> etree._Element | None: ...  # noqa: D102

    @property
    def more(self) -> int: ...  # noqa: D102

    @property
    def tracked(self) -> bool: ...  # noqa: D102

    def part(self, item: str) -> str:
        """The part that an id stands for; empty = it is not in the file."""

    def sections(self) -> Iterator[etree._Element]:
        """The sections, in order."""


class Package:
    """An open document.

    Raises:
        LockedError: It has a password.
        BrokenError: From every method, where a part cannot be read.
    """

    tracked = False

    def __init__(self, archive: Archive) -> None:
        self._archive, self.more = archive, 0
        if _MANIFEST in archive.parts and b"encryption-data" in archive.read(_MANIFEST):
            raise LockedError
        self._root = self._root_file()
        self._tree = archive.tree(self._root) if self._root in archive.parts else None

    def _root_file(self) -> str:
        """The part that names all others."""
        if _CONTAINER not in self._archive.parts:
            return _USUAL
        paths = [attribute(one, "full-path") for one in self._archive.tree(_CONTAINER).iter("{*}rootfile")]
        return next((path for path in paths if path.lower().endswith((".hpf", ".opf"))), _USUAL)

    @cached_property
    def _items(self) -> dict[str, str]:
        """Parts by the ids that the package has for them; what lies elsewhere is not among them."""
        found = self._tree.iter("{*}item") if self._tree is not None else ()
        items = {attribute(one, "id"): self._resolved(attribute(one, "href")) for one in found}
        return {key: part for key, part in items.items() if part}

    def _resolved(self, href: str) -> str:
        """The part at an address, which is counted from the root of the file, or else from the package's own place."""
        near = posixpath.normpath(posixpath.join(posixpath.dirname(self._root), href))
        return next((part for part in (href, near) if part in self._archive.parts), "")

    def part(self, item: str) -> str:
        """The part that an id stands for; empty = it is not in the file."""
        return self._items.get(item, "") or self._stems.get(f"BinData/{item}", "")

    @cached_property
    def _stems(self) -> dict[str, str]:
        """Parts by their names without endings; of several the first."""
        return {posixpath.splitext(one)[0]: one for one in sorted(self._archive.parts, reverse=True)}

    @cached_property
    def header(self) -> etree._Element | None:
        """What the looks, styles and lists of the document are."""
        named = (*self._items.values(), *sorted(self._archive.parts))
        found = next((part for part in named if _HEADER.fullmatch(part)), "")
        return self._archive.tree(found) if found else None

    def sections(self) -> Iterator[etree._Element]:
        """The sections, in order."""
        spine = self._tree.iter("{*}itemref") if self._tree is not None else ()
        named = [part for part in dict.fromkeys(self.part(attribute(one, "idref")) for one in spine) if part]
        found = 0
        for part in named:
            if not part.lower().endswith(".xml"):
                continue
            tree = self._archive.tree(part) if found < MOST_SECTIONS else None  # those behind are only counted
            if tree is None or local(tree) == "sec":
                found += 1
            if tree is not None and local(tree) == "sec":
                yield tree
        if not found:
            numbered = ((_SECTION.fullmatch(part), part) for part in self._archive.parts)
            parts = [part for _, part in sorted((int(match[1]), part) for match, part in numbered if match)]
            found = len(parts)
            yield from (self._archive.tree(part) for part in parts[:MOST_SECTIONS])
        self.more = max(found - MOST_SECTIONS, 0)
