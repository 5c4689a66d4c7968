"""Blocks as HTML for other programs, and HTML of other programs as blocks.

Reading is left to Qt's rich text, which takes whatever browsers and word processors put on the clipboard; of its looks
only bold, raised, lowered and links are kept, of its structure headings, lists and tables. Pictures are not taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextFrame, QTextTable, QTextTableCell

from kiclayout.content.block import (
    Block,
    Callout,
    Cell,
    FieldList,
    Grid,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Row,
    Table,
)
from kiclayout.content.edit.splice import tidy
from kiclayout.content.inline import BOLD, EMPHASIS, SUBSCRIPT, SUPERSCRIPT, Break, Gloss, Inline, Link, Runs, Text
from kiclayout.content.walk import children, runs_of

_TAGS = {BOLD: "b", EMPHASIS: "em", SUPERSCRIPT: "sup", SUBSCRIPT: "sub", "small": "small"}
_GONE = str.maketrans({"\ufffc": "", "\u2029": " ", "\u00a0": " "})
_BOLD_FROM = QFont.Weight.DemiBold
_DEEPEST = 4


# ------------------------------------------------------------------------------------------------- writing
def html_of(blocks: tuple[Block, ...]) -> str:
    """``blocks`` as a fragment of HTML."""
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = min(block.level + 1, 6)
            return f"<h{level}>{_runs(block.runs)}</h{level}>"
        case Paragraph():
            return f"<p>{_runs(block.runs)}</p>"
        case List():
            tag = "ol" if any(item.marker[:1].isdigit() for item in block.items) else "ul"
            return f"<{tag}>" + "".join(f"<li>{_inner(item.blocks)}</li>" for item in block.items) + f"</{tag}>"
        case FieldList():
            terms = (f"<dt>{_runs(one.label)}</dt><dd>{_inner(one.blocks)}</dd>" for one in block.items)
            return f"<dl>{''.join(terms)}</dl>"
        case Quote():
            return f"<blockquote>{html_of(block.blocks)}</blockquote>"
        case Callout():
            return f"<p><b>{_runs(block.title)}</b></p>{html_of(block.blocks)}"
        case Table():
            return _table(block)
        case _:
            words = "".join(f"<p>{_runs(runs)}</p>" for runs in runs_of(block) if runs)
            return words + html_of(children(block))


def _table(table: Table) -> str:
    title = " ".join(filter(None, (_runs(table.label), _runs(table.caption))))
    caption = f"<caption>{title}</caption>" if title else ""
    rows = "".join(f"<tr>{''.join(_cell(cell, row.kind) for cell in row.cells)}</tr>" for row in table.grid.rows)
    return f"<table>{caption}{rows}</table>"


def _cell(cell: Cell | str, kind: str) -> str:
    if isinstance(cell, str):
        return ""
    tag = "th" if kind == "head" else "td"
    spans = "".join(f' {name}="{n}"' for name, n in (("colspan", cell.cols), ("rowspan", cell.rows)) if n > 1)
    return f"<{tag}{spans}>{_inner(cell.blocks)}</{tag}>"


def _inner(blocks: tuple[Block, ...]) -> str:
    """A single paragraph without its tag, as lists and cells are written."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _runs(blocks[0].runs)
    return html_of(blocks)


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Inline) -> str:
    match run:
        case Text():
            return _marked(escape(run.text, quote=False), run.marks, run.lang)
        case Gloss():
            return _marked(escape(f"{run.base}[{run.note}]", quote=False), run.marks, run.lang)
        case Link():
            return f'<a href="{escape(run.href)}">{_runs(run.runs)}</a>'
        case Break():
            return "<br>"
        case _:
            return ""


def _marked(text: str, marks: tuple[str, ...], lang: str | None) -> str:
    for mark in marks:
        if mark in _TAGS:
            text = f"<{_TAGS[mark]}>{text}</{_TAGS[mark]}>"
    return f'<span lang="{escape(lang)}">{text}</span>' if lang else text


# ------------------------------------------------------------------------------------------------- reading
def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks that ``html`` shows; empty paragraphs are dropped."""
    document = QTextDocument()
    document.setHtml(html)
    return tuple(_frame(document.rootFrame()))


def _frame(frame: QTextFrame) -> Iterator[Block]:
    """The blocks of a frame; neighbouring items of one list are put together."""
    for number, parts in groupby(_parts(frame), _list_number):
        if number:
            items = tuple(Item(_marker(one), (Paragraph(runs=runs),)) for one, runs in _worded(parts))
            if items:
                yield List(items=items)
            continue
        for part in parts:
            if isinstance(part, QTextTable):
                yield _grid(part)
            elif isinstance(part, QTextFrame):
                yield from _frame(part)
            elif (made := _paragraph(part)) is not None:
                yield made


def _list_number(part: QTextBlock | QTextFrame) -> int:
    """Which list of the document it is in; 0 = none."""
    around = part.textList() if isinstance(part, QTextBlock) else None
    return around.objectIndex() + 1 if around is not None else 0


def _worded(parts: Iterable[QTextBlock | QTextFrame]) -> Iterator[tuple[QTextBlock, Runs]]:
    for part in parts:
        if isinstance(part, QTextBlock) and (runs := tidy(_block_runs(part))):
            yield part, runs


def _parts(frame: QTextFrame) -> Iterator[QTextBlock | QTextFrame]:
    place = frame.begin()
    while not place.atEnd():
        inner = place.currentFrame()
        yield inner if inner is not None else place.currentBlock()
        place += 1


def _marker(block: QTextBlock) -> str:
    """The marker of a list's item: its number, or nothing for a bullet."""
    text = block.textList().itemText(block)
    return text if text[:1].isalnum() else ""


def _paragraph(block: QTextBlock) -> Paragraph | Heading | None:
    runs = tidy(_block_runs(block))
    if not runs:
        return None
    level = block.blockFormat().headingLevel()
    return Heading(level=min(max(level - 1, 1), _DEEPEST), runs=_unbold(runs)) if level else Paragraph(runs=runs)


def _unbold(runs: Runs) -> Runs:
    """Words of a heading: that they are bold is its look."""
    return tidy(
        Text(run.text, tuple(m for m in run.marks if m != BOLD)) if isinstance(run, Text) else run for run in runs
    )


def _block_runs(block: QTextBlock) -> Iterator[Inline]:
    place = block.begin()
    while not place.atEnd():
        piece = place.fragment()
        if piece.isValid():
            yield from _piece(piece.text().translate(_GONE), piece.charFormat())
        place += 1


def _piece(text: str, look: QTextCharFormat) -> Iterator[Inline]:
    marks = tuple(sorted(_marks(look)))
    for number, words in enumerate(text.split("\u2028")):
        if number:
            yield Break()
        if words:
            href = look.anchorHref()
            yield Link(href, (Text(words, marks),)) if href else Text(words, marks)


def _marks(look: QTextCharFormat) -> Iterator[str]:
    if look.fontWeight() >= _BOLD_FROM:
        yield BOLD
    if look.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript:
        yield SUPERSCRIPT
    if look.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSubScript:
        yield SUBSCRIPT


def _grid(table: QTextTable) -> Table:
    head = max(table.format().headerRowCount(), 1)
    rows = []
    for r in range(table.rows()):
        cells = tuple(_placed(table.cellAt(r, c), (r, c), r < head) for c in range(table.columns()))
        rows.append(Row("head" if r < head else "body", cells))
    return Table(grid=Grid(("",) * table.columns(), tuple(rows)))


def _placed(cell: QTextTableCell, place: tuple[int, int], head: bool) -> Cell | str:
    """The cell at a place, or how the place is covered."""
    if cell.row() != place[0]:
        return "^"
    if cell.column() != place[1]:
        return "<"
    return Cell(tuple(_cell_blocks(cell, head)), cell.columnSpan(), cell.rowSpan())


def _cell_blocks(cell: QTextTableCell, head: bool) -> Iterator[Block]:
    place = cell.begin()
    while not place.atEnd():
        inner = place.currentFrame()
        runs = tidy(_block_runs(place.currentBlock())) if inner is None else ()
        if runs:
            yield Paragraph(runs=_unbold(runs) if head else runs)
        place += 1
