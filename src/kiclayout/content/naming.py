"""What a reference calls a block: its typed label without the closing sign, else the words that stand for a title."""

from __future__ import annotations

import re

from kiclayout.content.block import (
    Block,
    Callout,
    Chart,
    Event,
    Figure,
    FigureRow,
    Heading,
    Poster,
    Qr,
    Table,
)
from kiclayout.content.inline import plain

_NUMBERED = re.compile(r"(.*?\d+)\s*[).:]?\s*$")


def name_of(block: Block) -> str:
    """What a reference to ``block`` prints (표 1 for the label ``표 1)``); empty if nothing in it is a name."""
    match block:
        case Table() | Figure() | Chart():
            text = plain(block.label).strip()
            cut = _NUMBERED.match(text)
            return cut[1].strip() if cut else text or plain(block.caption).strip()
        case Heading():
            return plain(block.runs).strip()
        case Callout() | Poster() | Event():
            return plain(block.title).strip()
        case Qr():
            return plain(block.label).strip() or plain(block.label_zh).strip()
        case FigureRow():
            return plain(block.caption).strip()
        case _:
            return ""
