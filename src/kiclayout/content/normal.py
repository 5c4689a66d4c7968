"""The one normal form of block sequences: what the article format can hold, in the one way it is held.

Equal content is equal blocks: runs are normal, empty blocks are gone, neighbouring lists of one kind are one list, a
list has one kind of marker, tables are rectangular. Boxes in a place where none can be opened (list items, notes,
quotes, cells, field values) stand behind the block they were in. Blocks that are normal already come back as the very
same objects. Reading gives normal blocks; saving compares with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import groupby
from typing import Any, TypeVar

from kiclayout.base.record import replace
from kiclayout.content.block import (
    NO_ATTRS,
    Attrs,
    Block,
    Callout,
    Cell,
    Chart,
    Comment,
    Directive,
    Event,
    Extra,
    Field,
    FieldList,
    Figure,
    FigureRow,
    Grid,
    Head,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Poster,
    Qr,
    Quote,
    Raw,
    Row,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Runs, Text, plain
from kiclayout.content.marker import list_kind, split_heading, split_item
from kiclayout.content.rectangle import rectangular
from kiclayout.content.runs import clean, normal_runs, note_label

__all__ = [
    "HEAD_KEY", "HEAD_RUNS", "HEAD_WORDS", "joined", "needs_box", "normal_blocks", "normal_runs", "run_fields",
    "word_fields",
]  # fmt: skip

HEAD_RUNS = (
    "kicker", "title_zh", "subtitle", "toc_title", "short_title", "lead", "source", "end_source", "press", "byline"
)  # fmt: skip
HEAD_WORDS = ("lang", "template", "label")
HEAD_KEY = re.compile(r"([a-z_]+|x-[\w-]+|[가-힣]+) *[:：] ?(.*)$")
SHORT_PATH = re.compile(r"[^()\s]+")
_CLASS = re.compile(r"[\w-]+")
_KEY = re.compile(r"[a-z_]+")
_DIRECTIVE = re.compile(r"[a-z]+")
_BOXED = (FigureRow, Chart, Callout, Poster, Event, Sponsors, Qr)
_BOXES: tuple[type[Any], ...] = (*_BOXED, Table, Figure)
_RUNS = {kind: tuple(entry.name for entry in fields(kind) if entry.type == "Runs") for kind in _BOXES}
_WORDS = {kind: tuple(entry.name for entry in fields(kind) if entry.type == "str") for kind in _BOXES}
B = TypeVar("B", bound=Block)


def normal_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The normal form of an article's top-level ``blocks``, the head first."""
    settled = _Settling().outside(blocks)
    heads = [block for block in settled if isinstance(block, Head)]
    if not heads or (len(heads) == 1 and settled[0] is heads[0]):
        return settled
    head = replace(heads[0], fields=tuple(entry for one in heads for entry in one.fields))
    return head, *joined(block for block in settled if not isinstance(block, Head))


def joined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """``blocks`` with neighbours made one that no text can tell apart: lists of one kind, field lists."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if _same_list(last, block) or (isinstance(last, FieldList) and isinstance(block, FieldList)):
            span = (last.lines[0], block.lines[1])  # type: ignore[union-attr]
            out[-1] = replace(last, items=last.items + block.items, lines=span)  # type: ignore
        else:
            out.append(block)
    return tuple(out)


def _same_list(last: Block | None, block: Block) -> bool:
    if not (isinstance(last, List) and isinstance(block, List)) or block.attrs:
        return False
    return list_kind(last.items[-1].marker) == list_kind(block.items[0].marker)


def run_fields(kind: type[Any]) -> tuple[str, ...]:
    """Names of the fields of a box's type that hold runs."""
    return _RUNS[kind]


def word_fields(kind: type[Any]) -> tuple[str, ...]:
    """Names of the fields of a box's type that hold a plain word."""
    return _WORDS[kind]


def needs_box(block: Table | Figure) -> bool:
    """Whether the short form (rows alone, or an image with its alternative text) cannot hold ``block``."""
    if block.attrs or block.extra or any(getattr(block, name) for name in run_fields(type(block))):
        return True
    if isinstance(block, Table):
        return any(getattr(block, name) for name in word_fields(Table))
    return bool(block.size or block.crop) or not SHORT_PATH.fullmatch(block.path)


def _set(block: B, **changes: Any) -> B:
    """``block`` with ``changes``, or itself if nothing changes."""
    same = all(getattr(block, name) == value for name, value in changes.items())
    return block if same else replace(block, **changes)


def _word(text: str) -> str:
    return clean(text).strip(" ")


def _attrs(attrs: Attrs) -> Attrs:
    if not attrs:
        return NO_ATTRS
    label = re.sub(r"[^\w.-]+", "-", clean(attrs.label)) if attrs.label else None
    pairs = ((key, re.sub(r"[\"{}]", "'", clean(value))) for key, value in attrs.pairs if _KEY.fullmatch(key))
    return Attrs(label, tuple(name for name in map(clean, attrs.classes) if _CLASS.fullmatch(name)), tuple(pairs))


def _extra(extra: Extra) -> Extra:
    cleaned = ((key, clean(value) if not key else _word(value)) for key, value in extra)
    return tuple((key, value) for key, value in cleaned if key or value.strip(" "))


class _Settling:
    """Brings blocks into normal form; keeps the boxes that must leave a list item, note, quote, cell or value."""

    def __init__(self) -> None:
        self._lifted: list[Block] = []

    def outside(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Blocks at top level or in a box."""
        return joined(self._with_lifted(blocks))

    def _with_lifted(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            yield from self._block(block, inside=False)
            while self._lifted:
                yield from self._block(self._lifted.pop(0), inside=False)

    def inside(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Blocks in a place where no box can be opened."""
        out: list[Block] = []
        for block in blocks:
            if isinstance(block, _BOXED) or (isinstance(block, Figure | Table) and needs_box(block)):
                self._lifted.append(block)
            else:
                out += self._block(block, inside=True)
        return joined(out)

    def _block(self, block: Block, inside: bool) -> tuple[Block, ...]:
        match block:
            case Paragraph():
                runs = normal_runs(block.runs)
                return (_set(block, runs=runs, attrs=_attrs(block.attrs)),) if runs else ()
            case Heading():
                return (_heading(block),)
            case List():
                return self._lists(block)
            case FieldList():
                return self._field_list(block)
            case Quote():
                return (_set(block, blocks=self.inside(block.blocks), attrs=NO_ATTRS),)
            case Note():
                kept = self.inside(block.blocks)
                return (_set(block, label=note_label(block.label), blocks=kept, attrs=NO_ATTRS),)
            case Table():
                return self._table(block, inside)
            case Head() | Comment() | Directive() | Raw():
                return _line_block(block)
            case _:
                return (self._box(block),)

    def _lists(self, block: List) -> tuple[Block, ...]:
        items = tuple(self._item(item) for item in block.items)
        groups = [tuple(group) for _, group in groupby(items, lambda item: list_kind(item.marker))]
        if not groups:
            return ()
        first = _set(block, items=groups[0], attrs=_attrs(block.attrs))
        return first, *(List(items=group, lines=block.lines) for group in groups[1:])

    def _item(self, item: Item) -> Item:
        marker, blocks = _word(item.marker), tuple(item.blocks)
        if marker and split_item(marker) != (marker, ""):
            blocks, marker = _led(marker, blocks), ""
        settled = Item(marker, self.inside(blocks))
        return item if settled == item else settled

    def _field_list(self, block: FieldList) -> tuple[Block, ...]:
        before: tuple[Block, ...] = ()
        kept: list[Field] = []
        for entry in block.items:
            label, blocks = normal_runs(entry.label), self.inside(entry.blocks)
            if label:
                kept.append(entry if (label, blocks) == (entry.label, entry.blocks) else Field(label, blocks))
            elif kept:
                kept[-1] = Field(kept[-1].label, joined(kept[-1].blocks + blocks))
            else:
                before += blocks
        return (*before, _set(block, items=tuple(kept), attrs=NO_ATTRS)) if kept else before

    def _box(self, block: Any) -> Any:
        changes: dict[str, Any] = {"attrs": _attrs(block.attrs)}
        changes |= {name: normal_runs(getattr(block, name)) for name in run_fields(type(block))}
        changes |= {name: _word(getattr(block, name)) for name in word_fields(type(block))}
        if not isinstance(block, Callout):
            changes["extra"] = _extra(block.extra)
        if isinstance(block, FigureRow | Callout | Poster | Event):
            changes["blocks"] = self.outside(block.blocks)
        if isinstance(block, Sponsors):
            changes["roles"] = tuple(_role(*entry) for entry in block.roles)
        return _set(block, **changes)

    def _table(self, block: Table, inside: bool) -> tuple[Block, ...]:
        grid = self._grid(block.grid)
        table: Table = _set(self._box(block), grid=grid)
        boxed = needs_box(table) or (table.boxed and not inside)
        if not grid.align and not boxed:
            return ()
        return (_set(table, boxed=boxed, grid=grid if grid.align else Grid(("",))),)

    def _grid(self, grid: Grid) -> Grid:
        rows = tuple(Row(row.kind, tuple(self._cell(cell) for cell in row.cells)) for row in grid.rows)
        settled = rectangular(Grid(grid.align, rows, grid.form))
        return grid if settled == grid else settled

    def _cell(self, cell: Cell | str) -> Cell | str:
        if isinstance(cell, Cell):
            blocks = self.inside(cell.blocks)
            return cell if blocks == cell.blocks else replace(cell, blocks=blocks)
        return cell


def _heading(block: Heading) -> Heading:
    level, marker, runs = min(max(block.level, 0), 4), _word(block.marker), block.runs
    if marker and (not level or split_heading(marker) != (marker, "")):
        runs, marker = (Text(marker + " "), *runs), ""
    return _set(block, level=level, marker=marker, runs=normal_runs(runs), attrs=_attrs(block.attrs))


def _led(words: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """``blocks`` with ``words`` in front of the first paragraph."""
    if blocks and isinstance(blocks[0], Paragraph):
        return replace(blocks[0], runs=(Text(words + " "), *blocks[0].runs)), *blocks[1:]
    return Paragraph(runs=(Text(words),)), *blocks


def _role(role: str, ids: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    name = re.sub(r"[:：]", " ", _word(role)).strip(" ") or "-"
    return name, tuple(_word(partner.replace(",", " ")) for partner in ids if partner.strip(" ,"))


def _line_block(block: Head | Comment | Directive | Raw) -> tuple[Block, ...]:
    match block:
        case Head():
            return (_set(block, fields=tuple(_head_field(*entry) for entry in block.fields), attrs=NO_ATTRS),)
        case Comment():
            return (_set(block, text=_word(block.text), attrs=NO_ATTRS),)
        case Directive():
            value = _word(re.sub(r"[{}]", " ", block.value))
            good = value and _DIRECTIVE.fullmatch(block.name)
            return (_set(block, value=value, attrs=NO_ATTRS),) if good else ()
        case Raw():
            lines = tuple(line for text in block.text for line in text.split("\n"))
            return (_set(block, text=lines, attrs=NO_ATTRS),) if any(line.strip(" ") for line in lines) else ()


def _head_field(key: str, value: Runs | str) -> tuple[str, Runs | str]:
    if key in HEAD_RUNS:
        return key, normal_runs((Text(value),) if isinstance(value, str) else value)
    word = value if isinstance(value, str) else plain(value)
    return key, _word(word) if key else clean(word)
