"""How wide a table's columns are: solved from their content, or as the writer asks.

Every column has a least width, at which no word and no number is torn, and a natural one, at which nothing breaks.
Columns of numbers stay at their natural width as long as they can; words share the rest. A table that does not fit
even at its least widths is set smaller, and if that does not help its words are torn.
"""

from __future__ import annotations

import math

from kiclayout.base.record import dataclass, replace
from kiclayout.base.units import parse_length
from kiclayout.typeset.table_cells import Box, Cells
from kiclayout.typeset.table_numbers import number

_NUMBERS_SHARE = 0.35
"""How much of spare width a column of numbers takes, beside one of words as wide as it."""

_FEW, _AIR = 4, 1.1
"""Tables of more columns than a few stay in the text column only if they have so much more room than they need."""

_LISTED, _TORN_ANYWAY = 2, 3
"""Tables of at most so many columns stay in the text column: those of terms and what is said of them always, the
others if their words break in the wide measure too."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The widths of a column, in points.

    Attributes:
        least: No word is torn.
        natural: Nothing breaks.
        fixed: It holds numbers and wants no more than it needs.
        floor: No number is torn.
    """

    least: float
    natural: float
    fixed: bool = False
    floor: float = 0.0


def extents(cells: Cells, least: float) -> tuple[Extent, ...]:
    """The extents of all columns, none narrower than ``least`` points; joined cells widen the columns they cover."""
    boxes = [box for row in cells.rows for box in row]
    made = [Extent(least, least, column.numeric, least) for column in cells.columns]
    for box in boxes:
        if box.spot.cols == 1:
            low, high = box.extents()
            old = made[box.spot.col]
            floor = max(old.floor, low) if number(box.spot.words or "") else old.floor
            made[box.spot.col] = Extent(max(old.least, low), max(old.natural, high), old.fixed, floor)
    for box in sorted((box for box in boxes if box.spot.cols > 1), key=lambda box: box.spot.cols):
        _widen(made, box)
    return tuple(made)


def _widen(made: list[Extent], box: Box) -> None:
    """Spreads what a joined cell lacks over its columns: over those of words, if there are any."""
    covered = range(box.spot.col, box.spot.col + box.spot.cols)
    takers = [at for at in covered if not made[at].fixed] or list(covered)
    low, high = box.extents()
    short = max(low - sum(made[at].least for at in covered), 0.0)
    spare = max(high - sum(made[at].natural for at in covered), 0.0) if box.role == "TH" else 0.0
    whole = sum(made[at].natural for at in takers)
    for at in takers:
        share = made[at].natural / whole
        least = made[at].least + short * share
        made[at] = replace(made[at], least=least, natural=max(made[at].natural + spare * share, least))


def total(columns: tuple[Extent, ...]) -> tuple[float, float]:
    """(least, natural) width of the whole table, in points."""
    return sum(column.least for column in columns), sum(column.natural for column in columns)


def spans_side(columns: tuple[Extent, ...], text: float, wide: float) -> bool:
    """Whether a table that may choose takes the wide measure: the text column would tear it and the wide one not."""
    least, natural = total(columns)
    if natural * (_AIR if len(columns) > _FEW else 1.0) <= text:
        return False
    broken = len(columns) <= _LISTED or (len(columns) <= _TORN_ANYWAY and natural > wide)
    return not (broken and least <= text)


# ---------------------------------------------------------------------------------------------------- solving
def solve(columns: tuple[Extent, ...], width: float, asked: str = "") -> tuple[float, ...]:
    """Widths that fill ``width`` points.

    Args:
        columns: Their extents.
        width: Of the table.
        asked: The writer's widths: for each column a length (plain numbers are millimetres), a percentage, ``auto``
            (as its content wants) or a share of the rest (``*``, ``2*``).
    """
    least, natural = total(columns)
    if signs := asked.replace(",", " ").split():
        return _as_asked(columns, width, signs)
    if least >= width:
        return _torn(columns, width)
    if natural <= width:
        return _spread(columns, width - natural)
    return _shared(columns, width)


def _torn(columns: tuple[Extent, ...], width: float) -> tuple[float, ...]:
    """Widths at which words are torn; numbers too only if they alone are too wide."""
    least, floor = total(columns)[0], sum(column.floor for column in columns)
    if floor >= width or least == floor:
        return tuple(column.least * width / least for column in columns)
    part = (width - floor) / (least - floor)
    return tuple(column.floor + (column.least - column.floor) * part for column in columns)


def _spread(columns: tuple[Extent, ...], spare: float) -> tuple[float, ...]:
    """Natural widths and the spare width: words take most of it, a first column of numbers (ranks) none."""
    mean = total(columns)[1] / len(columns)
    shares = [(column.natural + mean) * (_NUMBERS_SHARE if column.fixed else 1.0) for column in columns]
    if columns[0].fixed and len(columns) > 1:
        shares[0] = 0.0
    whole = sum(shares)
    return tuple(column.natural + spare * share / whole for column, share in zip(columns, shares, strict=True))


def _shared(columns: tuple[Extent, ...], width: float) -> tuple[float, ...]:
    """Widths between least and natural: numbers and short columns get what they need, long ones share the rest."""
    left, settled, rest = width, dict[int, float](), set(range(len(columns)))
    for at in sorted(rest, key=lambda at: (not columns[at].fixed, columns[at].natural, at)):
        column = columns[at]
        others = sum(columns[other].least for other in rest) - column.least
        if column.natural <= left - others and (column.fixed or column.natural <= left / len(rest)):
            settled[at] = column.natural
            left -= column.natural
            rest.remove(at)
    spare = left - sum(columns[at].least for at in rest)
    wish = sum(columns[at].natural - columns[at].least for at in rest)
    for at in rest:
        settled[at] = columns[at].least + spare * (columns[at].natural - columns[at].least) / wish
    return tuple(settled[at] for at in range(len(columns)))


def _as_asked(columns: tuple[Extent, ...], width: float, asked: list[str]) -> tuple[float, ...]:
    """The writer's widths; a column that would tear a word takes the rest from those that have more than they need."""
    signs = (asked + ["*"] * len(columns))[: len(columns)]
    lengths = [_length(sign, column, width) for sign, column in zip(signs, columns, strict=True)]
    shares = [_share(sign) if length is None else 0.0 for sign, length in zip(signs, lengths, strict=True)]
    given = sum(length for length in lengths if length is not None)
    rest = max(width - given, 0.0)
    made = [
        length if length is not None else rest * share / sum(shares)
        for length, share in zip(lengths, shares, strict=True)
    ]
    if not 0 < sum(made) < math.inf:  # lengths of nothing, or beyond all numbers
        return solve(columns, width)
    scale = width / sum(made) if not sum(shares) or given > width else 1.0
    return _untorn([value * scale for value in made], columns)


def _length(sign: str, column: Extent, width: float) -> float | None:
    """The width in points that ``sign`` names, or None if it is a share."""
    if sign == "auto":
        return min(column.natural, width / 2)
    try:
        return parse_length(sign, whole=width)
    except ValueError:
        return None


def _share(sign: str) -> float:
    count = sign.removesuffix("*")
    return float(count) if count.isdecimal() and int(count) else 1.0


def _untorn(made: list[float], columns: tuple[Extent, ...]) -> tuple[float, ...]:
    """The widths after those with too little took what they lack from those with more than they need."""
    lacks = [max(column.least - value, 0.0) for value, column in zip(made, columns, strict=True)]
    spare = [max(value - column.least, 0.0) for value, column in zip(made, columns, strict=True)]
    part = min(sum(lacks), sum(spare))
    if part <= 0:
        return tuple(made)
    return tuple(
        value + part * lack / sum(lacks) - part * more / sum(spare)
        for value, lack, more in zip(made, lacks, spare, strict=True)
    )
