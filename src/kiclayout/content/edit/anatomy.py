"""What a block is made of, in reading order: passages that can be typed into, and slots that hold blocks.

The one place that knows the fields of all kinds of blocks; everything that walks or rebuilds blocks for an edit asks
here. The facts of an article stand in its head and are not here (see ``passages``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from kiclayout.base.record import replace
from kiclayout.content.block import (
    Block,
    Callout,
    Cell,
    Chart,
    Event,
    FieldList,
    Figure,
    FigureRow,
    Heading,
    List,
    Note,
    Paragraph,
    Poster,
    Qr,
    Quote,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Runs, Text, plain


class Words(NamedTuple):
    """Runs that can be typed into, by the name of their field; empty = the block's own words."""

    name: str
    runs: Runs


class Slot(NamedTuple):
    """A sequence of blocks inside a block: ``blocks``, ``items.N``, ``cell.R.C``."""

    name: str
    blocks: tuple[Block, ...]


Piece: TypeAlias = Words | Slot
Change: TypeAlias = "Runs | tuple[Block, ...]"

HOLLOW = (List, FieldList, Table, Quote, Note, Callout, Poster)
"""Blocks in whose empty slots a caret can stand: what is typed there makes a paragraph."""

_ORDER: dict[type[Any], tuple[str, ...]] = {
    Figure: ("label", "caption", "source"),
    FigureRow: ("blocks", "caption", "source"),
    Chart: ("label", "caption", "unit", "source"),
    Callout: ("title", "blocks"),
    Poster: ("title", "title_zh", "blocks", "source"),
    Event: ("title", "title_zh", "subtitle", "place", "blocks"),
    Qr: ("label", "label_zh"),
    Quote: ("blocks",),
    Note: ("blocks",),
}
_UNNAMED: tuple[tuple[str, tuple[str, ...]], ...] = (("", ()),)
"""The roles of a strip that has none yet."""
_UNNAMEABLE = re.compile(r"[:：\n]")
_ABOVE, _BELOW = ("label", "caption", "unit"), ("note", "source")


def pieces(block: Block) -> Iterator[Piece]:
    """Passages and slots of ``block`` itself, in reading order."""
    kind = type(block)
    if kind is Paragraph or kind is Heading:
        yield Words("", block.runs)  # type: ignore[union-attr]
    elif kind in _ORDER:
        for name in _ORDER[kind]:
            value = getattr(block, name)
            yield Slot(name, value) if name == "blocks" else Words(name, value)
    elif kind in _READERS:
        yield from _READERS[kind](block)


def _list_pieces(block: List) -> Iterator[Piece]:
    for n, item in enumerate(block.items):
        yield Slot(f"items.{n}", item.blocks)


def _entry_pieces(block: FieldList) -> Iterator[Piece]:
    for n, entry in enumerate(block.items):
        yield Words(f"items.{n}.label", entry.label)
        yield Slot(f"items.{n}", entry.blocks)


def _table_pieces(block: Table) -> Iterator[Piece]:
    for name in _ABOVE:
        yield Words(name, getattr(block, name))
    for r, row in enumerate(block.grid.rows):
        for c, cell in enumerate(row.cells):
            if isinstance(cell, Cell):
                yield Slot(f"cell.{r}.{c}", cell.blocks)
    for name in _BELOW:
        yield Words(name, getattr(block, name))


def _role_pieces(block: Sponsors) -> Iterator[Piece]:
    """The names of roles, of which one can always be typed; what is no letter stands for none (``-``)."""
    for n, (name, _) in enumerate(block.roles or _UNNAMED):
        yield Words(f"roles.{n}", (Text(name),) if name else ())


_READERS: dict[type[Any], Callable[[Any], Iterator[Piece]]] = {
    List: _list_pieces,
    FieldList: _entry_pieces,
    Table: _table_pieces,
    Sponsors: _role_pieces,
}


def slot_of(block: Block, name: str) -> tuple[Block, ...]:
    """The blocks in the slot ``name``.

    Raises:
        LookupError: There is no such slot.
    """
    match block, name.split("."):
        case ((List() | FieldList()), ["items", n]):
            return block.items[int(n)].blocks
        case Table(), ["cell", r, c]:
            cell = block.grid.rows[int(r)].cells[int(c)]
            if isinstance(cell, Cell):
                return cell.blocks
        case _, ["blocks"] if "blocks" in _ORDER.get(type(block), ()):
            blocks: tuple[Block, ...] = getattr(block, "blocks")  # noqa: B009 (not all kinds have it)
            return blocks
    raise LookupError(name)


def with_pieces(block: Any, changes: Mapping[str, Any]) -> Any:
    """``block`` with other runs or blocks in the pieces named; itself if nothing is named."""
    if not changes:
        return block
    kind = type(block)
    if kind is Paragraph or kind is Heading:
        return replace(block, runs=changes[""])
    if kind is List or kind is FieldList:
        items = list(block.items)
        for name, value in changes.items():
            n = int(name.split(".")[1])
            items[n] = replace(items[n], **{"label" if name.endswith(".label") else "blocks": value})
        return replace(block, items=tuple(items))
    if kind is Table:
        return _with_cells(block, changes)
    if kind is Sponsors:
        return _with_roles(block, changes)
    return replace(block, **changes)


def _with_roles(block: Sponsors, changes: Mapping[str, Any]) -> Sponsors:
    """Names of roles are plain words without colons: looks and marks that were put into them are dropped."""
    roles = list(block.roles or _UNNAMED)
    for name, value in changes.items():
        n = int(name.split(".")[1])
        roles[n] = _UNNAMEABLE.sub(" ", plain(value)), roles[n][1]
    return replace(block, roles=tuple(roles))


def _with_cells(block: Table, changes: Mapping[str, Any]) -> Table:
    rows = list(block.grid.rows)
    fields: dict[str, Any] = {}
    for name, value in changes.items():
        if not name.startswith("cell."):
            fields[name] = value
            continue
        r, c = map(int, name.split(".")[1:])
        cells = list(rows[r].cells)
        cell = cells[c]
        if isinstance(cell, Cell):
            cells[c] = replace(cell, blocks=value)
        rows[r] = replace(rows[r], cells=tuple(cells))
    return replace(block, grid=replace(block.grid, rows=tuple(rows)), **fields)
