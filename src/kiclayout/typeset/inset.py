"""What stands inside boxes, cells and notes and is not words: pictures, tables, charts, codes, logos.

The only module that knows both the words (through the hook it is) and all of these; tables hold boxes and boxes hold
tables, so that one arrow of this circle must be made at the call.
"""

from __future__ import annotations

from kiclayout.content.block import Block, Chart, Event, Figure, FigureRow, Poster, Qr, Sponsors, Table
from kiclayout.typeset.charts import ChartLeaf
from kiclayout.typeset.fields import QrLeaf, SponsorsLeaf
from kiclayout.typeset.figure import FigureLeaf
from kiclayout.typeset.leaf import Leaf
from kiclayout.typeset.leaves import Page, leaves_of
from kiclayout.typeset.setting import Setting


def inset_leaves(block: Block, setting: Setting) -> tuple[Leaf, ...]:
    """The leaves of ``block`` inside a box; a box inside a box gives those of its content."""
    match block:
        case Figure():
            return (FigureLeaf(block, setting),)
        case Table():
            from kiclayout.typeset.table import table_leaf

            return (table_leaf(block, setting),)
        case Chart():
            return (ChartLeaf(block, setting),)
        case Qr():
            return (QrLeaf(block, setting),)
        case Sponsors():
            return (SponsorsLeaf(block, setting),)
        case FigureRow() | Event() | Poster():
            body = setting.style("body")
            return leaves_of(block.blocks, Page(body, body.after, inset_leaves), setting)
        case _:
            return ()
