"""Rows of the table about whole rows and columns, turned tables, and words made tables."""

from __future__ import annotations

from typing import Any

from small_desk import make_desk, small_issue

from kiclayout.base.record import replace
from kiclayout.content.block import Cell, Grid, Paragraph, Row, Table
from kiclayout.content.edit.passages import text_of
from kiclayout.content.inline import Text
from kiclayout.content.spot import Selection, Spot, caret
from kiclayout.editor.actions.action import Action
from kiclayout.editor.actions.catalogue import ACTIONS
from kiclayout.editor.actions.desk import Desk

ROWS: dict[str, Action] = {row.id: row for row in ACTIONS}


def run(desk: Desk, name: str) -> None:
    assert ROWS[name].when(desk), f"{name} cannot be done"
    ROWS[name].run(desk)


def desk_with_table(**answers: Any) -> tuple[Desk, list[Paragraph]]:
    """A desk whose article ends with ``a b / c d``, and these words."""
    issue = small_issue()
    words = [Paragraph(runs=(Text(word),)) for word in "abcd"]
    rows = tuple(Row("body", tuple(Cell((word,)) for word in words[at : at + 2])) for at in (0, 2))
    article = issue.articles[0]
    blocks = (*article.blocks, Table(grid=Grid(("", ""), rows)))
    part = replace(issue.sections[0], articles=(replace(article, blocks=blocks),))
    desk = make_desk(replace(issue, sections=(part,)), **answers)
    desk.session.select(caret(Spot(words[0].id)))
    return desk, words


def said(desk: Desk) -> str:
    table = desk.session.issue.articles[0].blocks[-1]
    assert isinstance(table, Table)
    cells = [[cell.blocks[0] for cell in row.cells if isinstance(cell, Cell)] for row in table.grid.rows]
    return "/".join("".join(one.runs[0].text for one in row) for row in cells)  # type: ignore[union-attr]


def test_rows_columns_and_the_table_are_selected() -> None:
    desk, words_in = desk_with_table()
    for name, words in (("select-row", "a\nb"), ("select-column", "a\nc"), ("select", "a\nb\nc\nd")):
        desk.session.select(caret(Spot(words_in[0].id)))
        run(desk, f"table.{name}")
        selection = desk.session.selection
        assert selection is not None
        assert text_of(desk.session.issue, selection) == words


def test_rows_and_columns_are_moved_and_it_is_told_where_they_end() -> None:
    desk, _ = desk_with_table()
    run(desk, "edit.move-down")
    assert said(desk) == "cd/ab"
    assert desk.session.history.past[-1].name == "action.table.row-down"
    run(desk, "table.column-after")
    assert said(desk) == "dc/ba"
    run(desk, "table.row-down")
    assert said(desk) == "dc/ba"
    assert desk.shell.called[-1] == ("say", "tables.rows-stay")  # type: ignore[attr-defined]
    run(desk, "edit.move-up")
    run(desk, "table.column-before")
    assert said(desk) == "ab/cd"


def test_a_table_is_turned_and_stands_upright_again() -> None:
    desk, _ = desk_with_table()
    run(desk, "table.turn")
    assert ROWS["table.turn"].checked(desk)  # type: ignore[misc]
    run(desk, "table.turn")
    assert not ROWS["table.turn"].checked(desk)  # type: ignore[misc]


def test_a_table_becomes_text_and_text_a_table() -> None:
    asked: list[tuple[str, str]] = []

    def answer(what: str, value: str) -> str | None:
        asked.append((what, value))
        return "; " if what == "between" else ";"

    desk, _ = desk_with_table(ask_line=answer)
    assert not ROWS["table.from-text"].when(desk)
    run(desk, "table.to-text")
    lines = desk.session.issue.articles[0].blocks[-2:]
    assert [one.runs for one in lines] == [(Text("a; b"),), (Text("c; d"),)]  # type: ignore[union-attr]
    desk.session.select(Selection(Spot(lines[0].id), Spot(lines[1].id, 2)))
    run(desk, "table.from-text")
    assert said(desk) == "ab/cd"
    assert asked == [("between", " / "), ("parted", ";")]
    desk.shell.answers["ask_line"] = lambda what, value: None  # type: ignore[attr-defined]
    before = desk.session.issue
    run(desk, "table.to-text")
    assert desk.session.issue is before
    desk.shell.answers["ask_line"] = lambda what, value: ","  # type: ignore[attr-defined]
    title = desk.session.issue.articles[0].blocks[0]
    desk.session.select(caret(Spot(title.id)))
    run(desk, "table.from-text")
    assert desk.shell.called[-1] == ("say", "tables.only-text")  # type: ignore[attr-defined]
