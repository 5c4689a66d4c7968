"""Rows of the table of actions about tables: rows, columns, cells, alignment, heads; edits are ``content.edit``'s.

Those on whole rows and columns, and on words made tables, are loaded when they are wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kiclayout.content.block import Table
from kiclayout.content.chart_data import numeric
from kiclayout.content.edit.charting import chart_from_table
from kiclayout.content.edit.ordering import can_transpose, sort_rows, total_row, transpose
from kiclayout.content.edit.passages import rectangle
from kiclayout.content.edit.structure import delete_block
from kiclayout.content.edit.tables import (
    cells_at,
    delete_columns,
    delete_rows,
    insert_columns,
    insert_rows,
    merge_cells,
    set_align,
    set_head_columns,
    set_place,
    set_row_kind,
    split_cells,
)
from kiclayout.content.edit.widths import fit_widths, level_widths
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Change, Done, Selection
from kiclayout.editor.actions.action import Action, Condition
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.when import caret
from kiclayout.editor.actions.writing import make, state


def in_cell(desk: Desk) -> bool:
    """Whether the caret is in a table's cell."""
    found = state(desk)
    return found is not None and found.in_table


def _selected_cells(desk: Desk) -> bool:
    """Whether the selection reaches over several cells."""
    selection = desk.session.selection if in_cell(desk) else None
    return selection is not None and rectangle(desk.session.shown, selection) is not None


def _reached(desk: Desk) -> tuple[Table, int, int] | None:
    """The caret's table, with the first row and column that are reached."""
    selection = desk.session.selection if in_cell(desk) else None
    found = cells_at(desk.session.shown, selection) if selection is not None else None
    return (found.table, found.top, found.left) if found else None


def _joined_cell(desk: Desk) -> bool:
    """Whether the reached cell was joined of several."""
    found = _reached(desk)
    cell = found[0].grid.rows[found[1]].cells[found[2]] if found else ""
    return not isinstance(cell, str) and (cell.rows, cell.cols) != (1, 1)


@cache
def _aligned(sign: str) -> Condition:
    def holds(desk: Desk) -> bool:
        found = _reached(desk)
        return found is not None and (*found[0].grid.align, *[""] * 99)[found[2]] == sign

    return holds


def _heading(desk: Desk) -> bool:
    """Whether the reached row is one of the head."""
    found = _reached(desk)
    return found is not None and found[0].grid.rows[found[1]].kind == "head"


def _head_column(desk: Desk) -> bool:
    """Whether the first column says what its rows are about."""
    found = _reached(desk)
    return found is not None and found[0].head_cols not in ("", "0")


def _edit(name: str, change: Change, icon: str = "", keys: tuple[str, ...] = (), rule: bool = False) -> Action:
    return Action(f"table.{name}", "table", _run(name, change), keys, icon, in_cell, rule=rule)


def _run(name: str, change: Change) -> Callable[[Desk], None]:
    return lambda desk: make(desk, f"table.{name}", change)


def _select(whole: str) -> Callable[[Desk], None]:
    """Selects the reached rows or columns; all of the table, if ``whole`` is empty."""

    def run(desk: Desk) -> None:
        from kiclayout.content.edit.whole import entire, widened

        found, selection = _reached(desk), desk.session.selection
        if found is not None and selection is not None:
            chosen = widened(desk.session.shown, selection, whole) if whole else entire(found[0])
            desk.session.select(chosen)

    return run


def move(action: str, whole: str, step: int) -> Callable[[Desk], None]:
    """Moves the reached ``rows`` or ``columns`` past the next ones, as a step that is called like the action."""

    def change(issue: Issue, selection: Selection) -> Done:
        from kiclayout.content.edit.whole import move_lines

        return move_lines(issue, selection, whole, step)

    def run(desk: Desk) -> None:
        before = desk.session.issue
        make(desk, action, change)
        if desk.session.issue is before:
            desk.shell.say(f"tables.{whole}-stay")

    return run


def _moving(name: str, whole: str, step: int, *keys: str) -> Action:
    action = f"table.{name}"
    return Action(action, "table/move", move(action, whole, step), keys, "", in_cell)


def _words_to_cells(desk: Desk) -> None:
    """Asks what parts the cells, and makes a table of the reached paragraphs."""
    from kiclayout.content.edit.recast import likely_sign, text_as_table

    selection, before = desk.session.selection, desk.session.issue
    likely = likely_sign(before, selection) if selection is not None else ""
    sign = desk.shell.ask_line("parted", likely)
    if sign:
        make(desk, "table.from-text", lambda issue, reached: text_as_table(issue, reached, sign))
        if desk.session.issue is before:
            desk.shell.say("tables.only-text")


def _cells_to_words(desk: Desk) -> None:
    """Asks what is to stand between the cells, and makes paragraphs of the reached table."""
    from kiclayout.content.edit.recast import USUAL, table_as_text

    between = desk.shell.ask_line("between", USUAL)
    if between is not None:
        make(desk, "table.to-text", lambda issue, reached: table_as_text(issue, reached, between))


def _outside(desk: Desk) -> bool:
    """Whether the caret is in words that stand in no table."""
    return caret(desk) and not in_cell(desk)


def _align(name: str, sign: str, icon: str) -> Action:
    def change(issue: Issue, selection: Selection) -> Done:
        return set_align(issue, selection, sign)

    return Action(f"table.{name}", "table/align", _run(name, change), (), icon, in_cell, _aligned(sign))


def _toggle_head(desk: Desk) -> None:
    kind = "body" if _heading(desk) else "head"
    make(desk, "table.head-row", lambda issue, selection: set_row_kind(issue, selection, kind))


def _toggle_head_column(desk: Desk) -> None:
    count = 0 if _head_column(desk) else 1
    make(desk, "table.head-column", lambda issue, selection: set_head_columns(issue, selection, count))


def _turned(desk: Desk) -> bool:
    """Whether the reached table is turned."""
    found = _reached(desk)
    return found is not None and bool(found[0].turn)


def _turn(desk: Desk) -> None:
    place = "" if _turned(desk) else "left"
    make(desk, "table.turn", lambda issue, selection: set_place(issue, selection, place))


def _charted(desk: Desk) -> bool:
    """Whether the reached table has numbers to draw."""
    found = _reached(desk)
    return found is not None and any(numeric(found[0], column) for column in range(len(found[0].grid.align)))


def _of_file(desk: Desk) -> bool:
    """Whether the reached table remembers a file."""
    found = _reached(desk)
    return found is not None and bool(found[0].data)


def _delete_table(issue: Issue, selection: Selection) -> Done:
    cells = cells_at(issue, selection)
    return delete_block(issue, cells.table.id) if cells is not None else Done(issue, selection)


def _sort_falling(issue: Issue, selection: Selection) -> Done:
    return sort_rows(issue, selection, falling_order=True)


def _turnable(desk: Desk) -> bool:
    """Whether the reached table's rows are few enough to be columns."""
    found = _reached(desk)
    return found is not None and can_transpose(found[0])


TABLE = (
    Action("table.select-row", "table/select", _select("rows"), ("Shift+Space",), "", in_cell),
    Action("table.select-column", "table/select", _select("columns"), ("Ctrl+Shift+Space",), "", in_cell),
    Action("table.select", "table/select", _select(""), (), "", in_cell),
    _edit("row-above", lambda issue, reached: insert_rows(issue, reached, False), "row-above"),
    _edit("row-below", insert_rows, "row-below", ("Ctrl+Alt+Down",)),
    _edit("column-left", lambda issue, reached: insert_columns(issue, reached, False), "column-left"),
    _edit("column-right", insert_columns, "column-right", ("Ctrl+Alt+Right",)),
    _edit("delete-row", delete_rows, "row-delete", rule=True),
    _edit("delete-column", delete_columns, "column-delete"),
    _edit("delete", _delete_table),
    Action("table.merge", "table", _run("merge", merge_cells), (), "merge", _selected_cells, rule=True),
    Action("table.split", "table", _run("split", split_cells), (), "split", _joined_cell),
    _align("align-left", "l", "align-left"),
    _align("align-center", "c", "align-center"),
    _align("align-right", "r", "align-right"),
    _align("align-none", "", ""),
    Action("table.head-row", "table", _toggle_head, (), "header-row", in_cell, _heading, True),
    Action("table.head-column", "table", _toggle_head_column, (), "", in_cell, _head_column),
    _moving("row-up", "rows", -1),
    _moving("row-down", "rows", 1),
    _moving("column-before", "columns", -1, "Alt+Shift+Left"),
    _moving("column-after", "columns", 1, "Alt+Shift+Right"),
    Action("table.sort-rising", "table/sort", _run("sort-rising", sort_rows), (), "sort", in_cell),
    Action("table.sort-falling", "table/sort", _run("sort-falling", _sort_falling), (), "", in_cell),
    Action("table.fit", "table/width", _run("fit", fit_widths), (), "", in_cell),
    Action("table.level", "table/width", _run("level", level_widths), (), "", in_cell),
    Action("table.turn", "table", _turn, (), "", in_cell, _turned, True),
    Action("table.transpose", "table", _run("transpose", transpose), (), "transpose", _turnable),
    Action("table.from-text", "table/convert", _words_to_cells, (), "", _outside),
    Action("table.to-text", "table/convert", _cells_to_words, (), "", in_cell),
    Action("table.total", "table", _run("total", total_row), (), "total", in_cell),
    Action("table.refresh", "table", lambda desk: desk.files.cells("refresh"), (), "reload", _of_file, rule=True),
    Action("table.replace", "table", lambda desk: desk.files.cells("replace"), (), "", in_cell),
    Action("table.chart", "table", _run("chart", chart_from_table), (), "chart", _charted, rule=True),
)
