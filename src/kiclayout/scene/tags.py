"""What readers that cannot see a page are told of it: which element of the document an item belongs to.

An element is found by its tags, from the nearest element around it down to its own: groups and runs with equal tags,
on whatever pages, are pieces of one element. Who paints decides how elements are written (ISO 32000-1, 14.7 and 14.8);
nothing here draws.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeAlias

from kiclayout.base.record import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """One step down the tree of elements.

    Attributes:
        role: Standard structure type (P, H1, L, LI, Lbl, LBody, Table, TR, TH, Figure, Note, Link …), or Artifact.
        key: Tells it from others of its role in the same element; None = an element of its own at every use. On the
            page itself (session id of a block, passage) says where in the article it is read; see ``Story``.
        kind: What its role asks for: the scope of a TH (Column, Row), the numbering of a L (Decimal, Disc …).
        rows: Rows that a cell covers.
        cols: Columns that a cell covers.
        said: What is read in place of it (a Figure's alternative, a Span's true characters), or empty.
    """

    role: str
    key: Hashable = None
    kind: str = ""
    rows: int = 1
    cols: int = 1
    said: str = ""


Tags: TypeAlias = tuple[Tag, ...]

ARTIFACT: Tags = (Tag("Artifact"),)
"""Of what is not read: repeated heads of tables, decoration."""

CODE = "QR: "
"""What is read of a QR code begins so; its address follows."""


@dataclass(frozen=True, slots=True)
class Story:
    """An article as it is read.

    Attributes:
        id: Session id.
        title: As a list of articles shows it.
        order: Session id and passage of everything that stands in it, in the order of reading; ``ANY`` for all
            passages of a block.
    """

    id: int
    title: str
    order: tuple[tuple[int, str], ...]


ANY = "*"
"""All passages of a block."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the issue with its articles, in order."""

    title: str
    stories: tuple[Story, ...]
