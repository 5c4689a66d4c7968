"""What stands inside boxes, cells and notes and is not words: pictures, tables, charts, codes, logos.

The only module that knows both the words and all of these. Tables hold boxes, and boxes hold tables: what is made here
is handed to the words as the hook that it is (``leaves.Inset``), and to tables for the words in their cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kiclayout.content.block import (
    Block,
    Chart,
    Event,
    Figure,
    FigureRow,
    Heading,
    Paragraph,
    Poster,
    Qr,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Text
from kiclayout.typeset import dates
from kiclayout.typeset.charts import ChartLeaf
from kiclayout.typeset.fields import QrLeaf, SponsorsLeaf
from kiclayout.typeset.figure import FigureLeaf
from kiclayout.typeset.leaf import Leaf
from kiclayout.typeset.leaves import Page, leaves_of
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.table import TableChild, TableLeaf

_GAP = 4.5
"""Above and below a picture, a table or a chart in a box, in points."""


def inset_leaves(block: Block, setting: Setting) -> tuple[Leaf, ...]:
    """The leaves of ``block`` inside a box; a box inside a box gives those of its content."""
    look = setting.layout.strips
    match block:
        case Figure():
            return (FigureLeaf(block, setting, before=_GAP, after=_GAP),)
        case Table():
            return (TableLeaf(TableChild(block, setting, inset_leaves), before=_GAP, after=_GAP),)
        case Chart():
            return (ChartLeaf(block, setting, before=_GAP, after=_GAP),)
        case Qr():
            return (QrLeaf(block, setting, before=look.before, after=look.after),)
        case Sponsors():
            return (SponsorsLeaf(block, setting, before=look.before, after=look.after),)
        case FigureRow() | Event() | Poster():
            body = setting.style("body")
            return leaves_of(tuple(unboxed(block, setting)), Page(body, body.after, inset_leaves), setting)
        case _:
            return ()


def unboxed(block: FigureRow | Event | Poster, setting: Setting) -> Iterator[Block]:
    """What a box says, its own fields among it, as blocks of the running text."""
    own: dict[str, Any] = {"id": block.id, "lines": block.lines}
    above, below = list[Block](), list[Block]()
    if isinstance(block, FigureRow):
        below += [Paragraph(runs=runs, **own) for runs in (block.caption, block.source) if runs]
    else:
        turned = isinstance(block, Event) and block.lead == "zh" and block.title_zh
        first, second = (block.title_zh, block.title) if turned else (block.title, block.title_zh)
        above += [Heading(level=1, runs=first, **own)] if first else []
        said = (second, *((block.subtitle, block.place) if isinstance(block, Event) else ()))
        above += [Paragraph(runs=runs, **own) for runs in said if runs]
    if isinstance(block, Event) and block.date:
        days = dates.spoken(block.date, setting.layout.dates).first(setting.lang, setting.fonts.lang)
        above.append(Paragraph(runs=(Text(days),), **own))
    if isinstance(block, Poster) and not block.path and block.source:
        below.append(Paragraph(runs=block.source, **own))
    if isinstance(block, Poster) and block.path:
        above.append(Figure(path=block.path, source=block.source, alt=block.alt, **own))
    yield from (*above, *block.blocks, *below)
