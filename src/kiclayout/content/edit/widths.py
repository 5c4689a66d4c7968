"""Widths of a table's columns: as dragged, by numbers, fitted to what is in them, all alike.

What a width may be is said by ``typeset.table_columns``: a length, ``auto`` for as wide as the content, a share of the
rest (``*``, ``2*``). Here they are only written, one for each column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kiclayout.base.record import replace
from kiclayout.base.units import MM
from kiclayout.content.block import Table
from kiclayout.content.chart_data import numeric
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.passages import trail
from kiclayout.content.edit.tables import cells_at, set_table
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection

_WIDTH = re.compile(r"(\d{1,3}(?:\.\d+)?)(mm|cm|pt|%|\*)?")

AUTO, SHARE = "auto", "*"
NARROWEST = 3.0
"""Millimetres below which no column is dragged."""


def with_widths(issue: Issue, table: int, widths: str) -> Issue:
    """``issue`` with other widths of a table's columns; empty = as the content wants."""
    where = trail(issue, table)
    old = where.within[-1] if where is not None else None
    if not isinstance(old, Table) or old.widths == widths:
        return issue
    return with_block(issue, where, (replace(old, widths=widths, boxed=old.boxed or bool(widths)),))


def dragged(widths: Sequence[float], edge: int, by: float, step: float = 0.5) -> str:
    """The widths after the edge behind column ``edge`` was dragged.

    Args:
        widths: Of all columns, in points.
        edge: The column in front of it; the one behind it gives or takes what that column takes or gives.
        by: How far to the right, in points.
        step: What the widths of these two are rounded to, in millimetres.
    """
    made = [width / MM for width in widths]
    both = made[edge] + made[edge + 1]
    least = min(NARROWEST, both / 2)
    wanted = round((made[edge] + by / MM) / step) * step
    made[edge] = min(max(wanted, least), both - least)
    made[edge + 1] = both - made[edge]
    return " ".join(f"{width:.2f}".rstrip("0").rstrip(".") + "mm" for width in made)


def fitted(widths: Sequence[float], column: int) -> str:
    """The widths with ``column`` as wide as its content; the others share the rest as they did."""
    return " ".join(AUTO if at == column else f"{max(round(width), 1)}{SHARE}" for at, width in enumerate(widths))


def set_width(issue: Issue, selection: Selection, width: str) -> Done:
    """The reached columns with a width of their own; empty = as their content wants.

    In a table without widths the other columns of numbers are as wide as they need, and those of words share the rest.
    """
    cells = cells_at(issue, selection)
    if cells is None:
        return Done(issue, selection)
    table, count = cells.table, len(cells.table.grid.align)
    now = table.widths.replace(",", " ").split()
    if len(now) != count:
        now = [AUTO if numeric(table, column) else SHARE for column in range(count)]
    for column in range(cells.left, cells.right + 1):
        now[column] = width or AUTO
    if all(sign == AUTO for sign in now):
        now = []
    elif not any(SHARE in sign for sign in now):
        free = [at for at in range(count) if not cells.left <= at <= cells.right]
        now[free[-1] if free else count - 1] = SHARE if free else now[-1]
    return set_table(issue, selection, lambda old: replace(old, widths=" ".join(now)))


def level_widths(issue: Issue, selection: Selection) -> Done:
    """The selected columns equally wide, with what they have together; of a single cell all columns of its table."""
    return _some_widths(issue, selection, _mean)


def fit_widths(issue: Issue, selection: Selection) -> Done:
    """The selected columns as their content wants; of a single cell all columns of its table."""
    return _some_widths(issue, selection, lambda widths, reached: AUTO)


def _some_widths(issue: Issue, selection: Selection, made: Callable[[list[str], range], str]) -> Done:
    """The table with the width that is ``made`` for the selected columns of those that all have now."""
    cells = cells_at(issue, selection)
    if cells is None:
        return Done(issue, selection)
    count, reached = len(cells.table.grid.align), range(cells.left, cells.right + 1)
    now = cells.table.widths.replace(",", " ").split()
    if len(now) != count or cells.one or len(reached) == count:
        now = [AUTO] * count
    reached = range(count) if cells.one else reached
    width = made(now, reached)
    widths = [width if at in reached else old for at, old in enumerate(now)]
    said = "" if all(one == AUTO for one in widths) else " ".join(widths)
    return set_table(issue, selection, lambda old: replace(old, widths=said))


def _mean(widths: list[str], reached: range) -> str:
    """The mean of the reached columns' widths, if all are said alike; else a share of the rest, as others have it."""
    own = [widths[at] for at in reached]
    units = {width.lstrip("0123456789.") for width in own}
    if len(units) > 1 or AUTO in units:
        units, own = {SHARE}, [width for width in widths if width.endswith(SHARE)] or [SHARE]
    (unit,) = units
    mean = sum(float(width.removesuffix(unit) or 1) for width in own) / len(own)
    if unit == SHARE:
        return f"{round(mean)}{SHARE}" if round(mean) > 1 else SHARE
    return f"{round(mean, 2):g}{unit}"


def asked_width(typed: str) -> str:
    """A width as it was typed, as it is written: plain numbers are millimetres; empty = it is none, or automatic."""
    found = _WIDTH.fullmatch(typed.strip().lower().replace("％", "%").replace(" ", ""))
    if found is None or not float(found[1] or 1):
        return SHARE if typed.strip() == SHARE else ""
    return f"{found[1]}{found[2] or 'mm'}"


def width_at(table: Table, column: int) -> str:
    """What is asked of a column; empty = nothing."""
    widths = table.widths.replace(",", " ").split()
    return widths[column] if len(widths) == len(table.grid.align) and widths[column] != AUTO else ""
