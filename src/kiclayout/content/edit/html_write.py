"""A fragment as HTML, for other programs' clipboards: structure and marks, no fonts and no colours.

Spreadsheets are told what to leave alone: lines of one cell stay in it, and what only looks like a day, a formula or a
number with noughts before it stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from kiclayout.content.block import (
    Block,
    Callout,
    Cell,
    FieldList,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Row,
    Table,
)
from kiclayout.content.edit.fragment import Fragment
from kiclayout.content.edit.numbering import number_in
from kiclayout.content.edit.passages import passages_in
from kiclayout.content.inline import Break, Gloss, Inline, Link, NoteRef, Runs, Text, plain
from kiclayout.content.marker import list_kind

_TAGS = {"b": "b", "em": "em", "sup": "sup", "sub": "sub", "small": "small"}
_STYLES = {"dots": "text-emphasis: dot"}
_SAME_CELL = '<br style="mso-data-placement:same-cell">'
_AS_TEXT = " style='mso-number-format:\"\\@\"'"
_LIKE_VALUE = re.compile(r"[=+@\-]?[\d.=(]")
_NUMBER = re.compile(r"[+\-]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?%?")
_ALIGN = {"l": "left", "r": "right", "c": "center"}


def write_html(fragment: Fragment) -> str:
    """The HTML that shows ``fragment``; its footnotes stand at the end."""
    if not fragment.blocks:
        return _runs(fragment.runs) + _blocks(b for note in fragment.notes for b in note.blocks)
    return _blocks((*fragment.blocks, *(b for note in fragment.notes for b in note.blocks)))


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_runs(block.runs)}</p>"
        case Heading():
            name = f"h{max(block.level, 1)}"
            return f"<{name}>{escape(block.marker + ' ' if block.marker else '')}{_runs(block.runs)}</{name}>"
        case List():
            return _list(block)
        case Quote():
            return f"<blockquote>\n{_blocks(block.blocks)}\n</blockquote>"
        case Callout():
            title = f"<p><b>{_runs(block.title)}</b></p>\n" if block.title else ""
            return title + _blocks(block.blocks)
        case FieldList():
            return "\n".join(f"<p>{_runs(one.label)}</p>\n{_blocks(one.blocks)}" for one in block.items)
        case Table():
            return _table(block)
        case _:
            return "\n".join(f"<p>{_runs(one.runs)}</p>" for one in passages_in(block) if one.runs)


def _list(block: List) -> str:
    kind = list_kind(block.items[0].marker)
    first = number_in(block.items[0].marker)
    if kind == "1.":
        start = f' start="{first}"' if first != 1 else ""
        return f"<ol{start}>\n{''.join(_item(item, '') for item in block.items)}</ol>"
    return f"<ul>\n{''.join(_item(item, item.marker) for item in block.items)}</ul>"


def _item(item: Item, marker: str) -> str:
    lead = escape(marker) + " " if marker else ""
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph):
        rest = _blocks(item.blocks[1:])
        return f"<li>{lead}{_runs(first.runs)}{rest}</li>\n"
    return f"<li>{lead}{_blocks(item.blocks)}</li>\n"


def _table(block: Table) -> str:
    title = _runs((*block.label, Text(" "), *block.caption)) if block.label or block.caption else ""
    rows = "\n".join(_row(row, block.grid.align) for row in block.grid.rows)
    caption = f"<caption>{title}</caption>\n" if title else ""
    return f"<table>\n{caption}{rows}\n</table>"


def _row(row: Row, align: tuple[str, ...]) -> str:
    cells = ((c, cell) for c, cell in enumerate(row.cells) if isinstance(cell, Cell))
    return f"<tr>{''.join(_cell(cell, row.kind == 'head', align[c]) for c, cell in cells)}</tr>"


def _cell(cell: Cell, head: bool, align: str) -> str:
    name = "th" if head else "td"
    paragraphs = [block.runs for block in cell.blocks if isinstance(block, Paragraph)]
    said = [f' colspan="{cell.cols}"' if cell.cols > 1 else "", f' rowspan="{cell.rows}"' if cell.rows > 1 else ""]
    said.append(f' align="{_ALIGN[align]}"' if align in _ALIGN else "")
    said.append(_AS_TEXT if _is_reread("".join(map(plain, paragraphs))) else "")
    whole = len(paragraphs) == len(cell.blocks)
    inner = "<br>".join(map(_runs, paragraphs)) if whole else _blocks(cell.blocks)
    return f"<{name}{''.join(said)}>{inner.replace('<br>', _SAME_CELL)}</{name}>"


def _is_reread(text: str) -> bool:
    """Whether a spreadsheet would take ``text`` for something else than it says: 3/4, 0012, 2023-05, =A1."""
    return bool(_LIKE_VALUE.match(text)) and not _NUMBER.fullmatch(text)


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Inline) -> str:
    match run:
        case Text():
            said = _marked(run.text, run.marks, run.lang)
            return f"<ruby>{said}<rt>{escape(run.ruby, quote=False)}</rt></ruby>" if run.ruby else said
        case Gloss():
            return _marked(f"{run.base}[{run.note}]", run.marks, run.lang)
        case Link():
            return f'<a href="{escape(run.href)}">{_runs(run.runs)}</a>'
        case Break():
            return "<br>"
        case NoteRef():
            return f"<sup>{escape(run.label)}</sup>"
        case _:
            return ""


def _marked(text: str, marks: tuple[str, ...], lang: str | None) -> str:
    said = escape(text, quote=False)
    for mark in marks:
        said = f"<{_TAGS[mark]}>{said}</{_TAGS[mark]}>" if mark in _TAGS else said
        said = f'<span style="{_STYLES[mark]}">{said}</span>' if mark in _STYLES else said
    return f'<span lang="{escape(lang)}">{said}</span>' if lang else said
