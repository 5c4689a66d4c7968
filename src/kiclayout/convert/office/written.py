"""A document as it was written: its lines, pictures and tables in order, before anybody asks what is title or caption.

The readers of file kinds make it, ``articles`` reads it. Places count paragraphs from the document's start, as they are
met: documents have no lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from kiclayout.base.record import dataclass
from kiclayout.content.block import Block, Table
from kiclayout.content.inline import Runs, plain

Role = Literal["body", "title", "subtitle", "heading", "caption", "quote", "item", "contents"]
"""What a line is called in its document."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    Attributes:
        runs: Its words.
        number: Of the paragraph, from 1.
        role: What the document calls it.
        level: Of a heading, from 1; of a list's item, from 1 = in no other list; else 0.
        marker: What the document counts it with: 1) ① 가. 2.1; empty = nothing, or a bullet.
        size: Of most of its letters, in points; 0 = not known.
        bold: Whether all of it is.
        indent: How far its first word stands in, in points; 0 also where nothing says so.
    """

    runs: Runs
    number: int
    role: Role = "body"
    level: int = 0
    marker: str = ""
    size: float = 0.0
    bold: bool = False
    indent: float = 0.0

    @property
    def text(self) -> str:
        """Its characters."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: the part of the file that holds it, and what the writer says is to be seen.

    ``part`` is empty where the document only says where a picture lies elsewhere.
    """

    part: str
    alt: str
    number: int


@dataclass(frozen=True, slots=True)
class Board:
    """A table."""

    table: Table
    number: int


Entry: TypeAlias = Line | Shot | Board


LeftKind = Literal["paragraphs", "sections", "deep", "rows", "columns", "changes", "note"]


@dataclass(frozen=True, slots=True)
class Left:
    """What of a document was not read.

    Attributes:
        kind: Paragraphs or sections at its end, an object too deep in others or in a note, a table's rows or columns;
            or that it keeps changes of its text, not all of which may have been told apart.
        number: The paragraph that was read before it.
        text: The first words of it.
        count: How many there are.
    """

    kind: LeftKind
    number: int
    text: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All of a document.

    Attributes:
        entries: What stands in its text.
        notes: Footnotes and endnotes by the labels that words refer to.
        left: What was not read of it.
    """

    entries: tuple[Entry, ...]
    notes: Mapping[str, tuple[Block, ...]]
    left: tuple[Left, ...] = ()
