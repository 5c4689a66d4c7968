"""Numbers in tables: which columns hold them, where they are aligned, and what their signs mean.

Cells are read as typed and stay as typed; nothing is rounded, grouped or converted.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kiclayout.base.record import dataclass
from kiclayout.content.amounts import FALLS
from kiclayout.typeset.table_grid import BODY, FOOT, Lattice

MINUS = "\u2212"

NUMERIC_SHARE = 0.6
"""A column of which this part of the filled cells are numbers is a column of numbers."""

_SCALE = "[십백천]?[만억조]|천|[十百千]?[万亿萬億兆]|万亿|千"
_COUNTED = (
    "배|개사|개국|개|명|건|위|원|달러|위안|엔|유로|대|곳|톤|가구"
    "|倍|个|家|人|名|件|位|元|美元|韩元|日元|欧元|台|次|吨|TEU|km|kg|GW|MW"
)
"""What the units of numbers in cells are made of: how many, and of what."""

_NUMBER = re.compile(
    r"(?P<sign>[(\[]?[▲▼△▽↑↓+\-−–±<>≤≥≈~≒]?\s?[$¥€₩￥]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)"
    rf"(?P<rest>(?:\.\d+)?\s?(?:%p?|％|‰|(?:{_SCALE})?\s?(?:{_COUNTED})?))"
    r"(?P<remark>[)\]]?[↑↓▲▼\-−–*†‡]*(?:\([=+\-−–]?\d*[↑↓]?\))?)"
)
_NOTHING = re.compile(r"[\-−–—*]|\([=+\-−–]?\d*\)|new", re.IGNORECASE)
"""What stands for a number that is not there, or only remarks on one beside it."""

TRIANGLES = "▲▼△▽"


@dataclass(frozen=True, slots=True)
class Number:
    """The parts of a number, as offsets in its text.

    Attributes:
        point: End of the whole digits: where the column is aligned.
        remark: Where a remark after number and unit begins (a rank's arrow, a footnote sign).
        length: Of the text.
    """

    point: int
    remark: int
    length: int


@lru_cache(maxsize=8192)
def number(text: str) -> Number | None:
    """The parts of ``text`` if it is a number."""
    found = _NUMBER.fullmatch(text)
    return Number(found.end("digits"), found.end("rest"), len(text)) if found else None


def is_badge(text: str) -> bool:
    """Whether ``text`` says that there is nothing to compare with."""
    return text.casefold() == "new"


def numeric_columns(table: Lattice, role: str, head_cols: int) -> tuple[bool, ...]:
    """Which columns hold numbers; times and the row heads of text tables never count as such."""
    if role == "schedule":
        return (False,) * table.columns
    words: list[list[str | None]] = [[] for _ in range(table.columns)]
    for kind, row in zip(table.kinds, table.rows, strict=True):
        for spot in row:
            if kind in (BODY, FOOT) and spot.cols == 1 and spot.words != "":
                words[spot.col].append(spot.words)
    texts = range(head_cols) if role == "text" else ()
    return tuple(col not in texts and _is_numeric(column) for col, column in enumerate(words))


def _is_numeric(words: list[str | None]) -> bool:
    numbers = [word for word in words if word is not None and number(word)]
    signs = [word for word in words if word is not None and _NOTHING.fullmatch(word)]
    return bool(numbers) and len(numbers) + len(signs) >= NUMERIC_SHARE * len(words)


def tone(text: str, falls: str = FALLS) -> str:
    """``up``, ``down`` or ``none`` for a cell that tells a change; empty for a plain number or words.

    ``falls`` are the signs that mean less in the cell's column, see ``amounts.falling``.
    """
    if _NOTHING.fullmatch(text):
        return "" if is_badge(text) else "none"
    if not number(text):
        return ""
    if text[0] in falls:
        return "down"
    if text[0] in "+▲△↑":
        return "up"
    return "none" if text.rstrip("%") in ("0", "±0") else ""


def remark_tone(remark: str) -> str:
    """The tone of what follows a number: its arrow's, else that of no change."""
    if any(sign in remark for sign in "↑▲"):
        return "up"
    return "down" if any(sign in remark for sign in "↓▼") else "none"
