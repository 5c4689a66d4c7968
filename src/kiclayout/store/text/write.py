"""Writes blocks in their one normal spelling, which no neighbour changes.

Blocks are parted by a blank line; a list inside an item follows its paragraph at once. A sign is escaped if the
reader's own expressions would find something in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kiclayout.content.block import (
    Block,
    Callout,
    Cell,
    Comment,
    Directive,
    FieldList,
    Figure,
    Grid,
    Head,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Raw,
    Row,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Runs
from kiclayout.content.issue import Article
from kiclayout.content.marker import split_heading, split_item
from kiclayout.content.normal import needs_box, normal_blocks
from kiclayout.store.text.grammar import (
    ALIGNMENTS,
    BOX_NAMES,
    BOXES,
    BoxForm,
    guarded,
    guarded_end,
    number_of,
    write_attributes,
)
from kiclayout.store.text.scan import BLANK
from kiclayout.store.text.spell import spell

_ALT = re.compile(r"([\[\]\\])")
_DASHES = re.compile(r":?-{2,}:?|={2,}")


def write_article(article: Article) -> str:
    """The canonical text of ``article``: LF, one newline at its end, the same bytes for the same blocks."""
    return write_document(normal_blocks(article.blocks))


def write_document(blocks: tuple[Block, ...]) -> str:
    """The file that holds ``blocks``, which are in normal form."""
    if not blocks:
        return ""
    no_head = isinstance(blocks[0], Raw) and blocks[0].text[0] == "---"
    return ("\n" if no_head else "") + write_blocks(blocks) + "\n"


def write_blocks(blocks: tuple[Block, ...]) -> str:
    """``blocks`` with a blank line between them, without a newline at the end."""
    return "\n\n".join(write_block(block) for block in blocks)


def write_block(block: Block) -> str:
    """One block's lines, without a newline at the end."""
    match block:
        case Head():
            entries = (_field(key, value if isinstance(value, str) else _line(value)) for key, value in block.fields)
            return "\n".join(["---", *entries, "---"])
        case Heading():
            return _heading(block)
        case Paragraph():
            return _attributed(block, guarded(spell(block.runs, one_line=False)))
        case List():
            return _attributed(block, _list(block))
        case FieldList():
            return "\n\n".join("\n".join(_labelled(item.label, item.blocks)) for item in block.items)
        case Quote():
            lines = write_blocks(block.blocks).split("\n")
            return "\n".join(f"> {line}" if line else ">" for line in lines)
        case Note():
            return f"[^{block.label}]:{_spaced(_hung(write_blocks(block.blocks), 2))}"
        case Comment():
            return f"%% {block.text}".rstrip(BLANK)
        case Directive():
            return f"{{{block.name}: {block.value}}}"
        case Raw():
            return "\n".join(block.text)
        case Table() if not (block.boxed or needs_box(block)):
            return "\n".join(_grid(block.grid))
        case Figure() if not needs_box(block):
            alt = _ALT.sub(r"\\\1", block.alt)
            return f"![{alt}]({block.path})"
        case _:
            return "\n".join(_box(block))


def _line(runs: Runs) -> str:
    return spell(runs, one_line=True)


def _field(key: str, value: str) -> str:
    return f"{key}: {value}".rstrip(BLANK) if key else value


def _spaced(text: str) -> str:
    return f" {text}" if text else ""


def _attributed(block: Block, text: str) -> str:
    return f"{write_attributes(block.attrs)}\n{text}" if block.attrs else text


def _hung(text: str, width: int) -> str:
    """``text`` with all lines but the first indented; blank lines stay empty."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _heading(block: Heading) -> str:
    text = _line(block.runs)
    if block.level:
        text = _behind(block.marker, text, split_heading)
    parts = ["#" * (block.level + 1), block.marker, guarded_end(text), write_attributes(block.attrs)]
    return " ".join(part for part in parts if part)


def _behind(marker: str, text: str, split: Callable[[str], tuple[str, str]]) -> str:
    """``text``, led by a break of no effect if it would be read as (a part of) another marker than ``marker``."""
    return text if split(f"{marker} {text}".strip(" "))[0] == marker else "{br}" + text


def _labelled(label: Runs, blocks: tuple[Block, ...]) -> Iterator[str]:
    yield guarded(_line(label))
    for block in blocks:
        yield ": " + _hung(write_block(block), 2)
    if not blocks:
        yield ":"


def _list(block: List, dashed: bool = False) -> str:
    bare = not dashed and all(item.marker == f"{n}." for n, item in enumerate(block.items, 1))
    return "\n".join(_item(item, bare) for item in block.items)


def _item(item: Item, bare: bool) -> str:
    body = _item_body(item)
    lead = f"{item.marker} " if bare else "- "
    head = lead if bare or not item.marker else f"- {item.marker} "
    if item.blocks and _is_worded(item.blocks[0]):
        first = body.partition("\n")[0]
        behind = _behind(item.marker, first, _split_number if bare else split_item)
        if behind != first:
            body = "\n\n" + body if isinstance(item.blocks[0], Raw) else "{br}" + body
    return (head.rstrip(BLANK) if body[:1] in ("", "\n") else head) + _hung(body, len(lead))


def _is_worded(block: Block) -> bool:
    """Whether a block begins with words, which might be taken for a marker."""
    return isinstance(block, Paragraph | FieldList | Raw) and not block.attrs


def _split_number(text: str) -> tuple[str, str]:
    number = number_of(text)
    return (f"{number}." if number else "", "")


def _item_body(item: Item) -> str:
    """An item's blocks; a list that comes first is written with dashes, for ``1. 1.`` would be a date."""
    parts = [write_block(block) for block in item.blocks]
    if item.blocks and isinstance(first := item.blocks[0], List) and not first.attrs:
        parts[0] = _list(first, dashed=True)
    tight = len(item.blocks) > 1 and isinstance(item.blocks[0], Paragraph) and _is_plain_list(item.blocks[1])
    if tight:
        parts[:2] = ["\n".join(parts[:2])]
    return "\n\n".join(parts)


def _is_plain_list(block: Block) -> bool:
    return isinstance(block, List) and not block.attrs


def _grid(grid: Grid) -> Iterator[str]:
    """A table's lines: the line of dashes below the heads it begins with, a short one below every later head."""
    lead = _lead(grid)
    footed = False
    dashes = "|" + "|".join(ALIGNMENTS[align] for align in grid.align) + "|"
    if not lead:
        yield dashes
    for at, row in enumerate(grid.rows):
        if row.kind == "foot" and not footed:
            footed = True
            yield "|" + "===|" * len(grid.align)
        yield from _row(row, grid.form)
        if at + 1 == lead:
            yield dashes
        elif row.kind == "head" and at >= lead:
            yield "|" + "---|" * len(grid.align)


def _lead(grid: Grid) -> int:
    """How many rows stand above the first line of dashes: heads, and bands above a head."""
    lead = 0
    for at, row in enumerate(grid.rows):
        if row.kind not in ("head", "band"):
            break
        if row.kind == "head":
            lead = at + 1
    return lead


def _row(row: Row, form: str) -> Iterator[str]:
    if form == "pipe":
        yield "| " + " | ".join(cell if isinstance(cell, str) else _pipe_cell(cell) for cell in row.cells) + " |"
        return
    for at, cell in enumerate(row.cells):
        text = cell if isinstance(cell, str) else write_blocks(cell.blocks)
        if isinstance(cell, Cell) and text in ("<", "^"):
            text = "\\" + text
        yield ("  -" if at else "* -") + _spaced(_hung(text, 4))


def _pipe_cell(cell: Cell) -> str:
    if not cell.blocks or not isinstance(cell.blocks[0], Paragraph):
        return ""
    text = _line(cell.blocks[0].runs).replace("|", "\\|")
    return "\\" + text if text == "<" or _DASHES.fullmatch(text) else text


def _box(block: Block) -> Iterator[str]:
    name = BOX_NAMES[type(block)]
    form = BOXES[name]
    argument = getattr(block, form.argument) if form.argument else ""
    words = argument if isinstance(argument, str) else guarded_end(_line(argument))
    yield " ".join(part for part in (":::", name, words, write_attributes(block.attrs)) if part)
    if isinstance(block, Sponsors):
        yield from (f"{role}: {', '.join(ids)}".rstrip(BLANK) for role, ids in block.roles)
        yield from (_field(key, value) for key, value in block.extra)
    elif not isinstance(block, Callout):
        yield from _fields(block, form)
    body = "\n".join(_grid(block.grid)) if isinstance(block, Table) else write_blocks(getattr(block, "blocks", ()))
    if body:
        yield from (body,) if isinstance(block, Callout) else ("", body)
    yield ":::"


def _fields(block: Block, form: BoxForm) -> Iterator[str]:
    """Fields in the order of the source, then those it had not; strange ones stay where they stood."""
    extra: list[tuple[str, str]] = list(getattr(block, "extra", ()))
    twice = {key for key, _ in extra}
    written: set[str] = set()
    rest = (*(name for name in form.names if name not in block.keys), *(key for key, _ in extra))
    for key in (*block.keys, *rest):
        if key in form.names and key not in written:
            written.add(key)
            value = getattr(block, key)
            text = value if isinstance(value, str) else _line(value)
            if text or key in twice:
                yield _field(key, text)
            continue
        found = next((at for at, (name, _) in enumerate(extra) if name == key), None)
        if found is not None:
            yield _field(*extra.pop(found))
