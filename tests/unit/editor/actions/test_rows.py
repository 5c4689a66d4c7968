"""What the rows do: asked of a desk without a window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_desk import Noting, make_desk, select, small_issue

from kiclayout.base.record import replace
from kiclayout.content.block import Cell, Figure, Grid, Heading, List, Paragraph, Row, Table
from kiclayout.content.inline import BOLD, Link, Text, plain
from kiclayout.content.spot import Selection, Spot, caret
from kiclayout.editor.actions.action import Action
from kiclayout.editor.actions.catalogue import ACTIONS
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.writing import INSERTED

ROWS: dict[str, Action] = {row.id: row for row in ACTIONS}


def run(desk: Desk, name: str) -> None:
    assert ROWS[name].when(desk), f"{name} cannot be done"
    ROWS[name].run(desk)


def first(desk: Desk) -> Any:
    return desk.session.issue.articles[0].blocks[1]


@pytest.mark.parametrize("name", [name for name in ROWS if name.split(".")[0] in ("text", "table", "edit", "insert")])
def test_nothing_can_be_done_to_words_that_are_not_there(name: str) -> None:
    desk = make_desk()
    desk.hand.answers["can"] = lambda what: False  # type: ignore[attr-defined]
    assert not ROWS[name].when(desk)


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_conditions_hold_without_an_issue_and_with_one(row: Action) -> None:
    for desk in (make_desk(), make_desk(small_issue())):
        assert row.when(desk) in (True, False)
        assert row.checked is None or row.checked(desk) in (True, False)


def test_marks_are_put_on_and_taken_off() -> None:
    desk = make_desk(small_issue())
    select(desk, 0, 2)
    assert not ROWS["text.strong"].checked(desk)  # type: ignore[misc]
    run(desk, "text.strong")
    assert first(desk).runs[0] == Text("가나", (BOLD,))
    assert ROWS["text.strong"].checked(desk)  # type: ignore[misc]
    assert desk.session.history.past[-1].name == "action.text.strong"
    run(desk, "text.strong")
    assert first(desk).runs == (Text("가나다라 마바사"),)


SEEN = [row.id for row in ACTIONS if row.id.startswith("text.") or row in INSERTED]


@pytest.mark.parametrize("name", [name for name in SEEN if name not in ("text.go-note", "text.automatic")])
def test_words_that_are_not_seen_are_left_alone(name: str) -> None:
    desk = make_desk(small_issue(), line="https://kic.example")
    select(desk, 0, 2)
    before, desk.hand.answers["unseen"] = desk.session.issue, lambda: True  # type: ignore[attr-defined]
    ROWS[name].run(desk)
    assert desk.session.issue is before
    assert desk.shell.called == []  # type: ignore[attr-defined]


def test_a_mark_at_a_bare_caret_is_for_what_will_be_typed() -> None:
    desk = make_desk(small_issue())
    select(desk, 2, 2)
    before = desk.session.issue
    run(desk, "text.emphasis")
    assert desk.session.issue is before
    assert ROWS["text.emphasis"].checked(desk)  # type: ignore[misc]


def test_roles_and_languages() -> None:
    desk = make_desk(small_issue())
    select(desk, 0, 2)
    run(desk, "text.lang-zh")
    assert first(desk).runs[0].lang == "zh-Hans"
    run(desk, "text.heading-2")
    assert isinstance(first(desk), Heading)
    assert ROWS["text.heading-2"].checked(desk)  # type: ignore[misc]
    run(desk, "text.body")
    run(desk, "text.bullets")
    assert isinstance(first(desk), List)
    assert ROWS["text.deeper"].when(desk)


def test_a_link_is_asked_for_and_taken_away_again() -> None:
    desk = make_desk(small_issue(), ask_line=lambda what, value: "https://example.org/a")
    select(desk, 0, 2)
    run(desk, "insert.link")
    link = first(desk).runs[0]
    assert isinstance(link, Link)
    assert "example.org" in link.href
    desk.shell.answers["ask_line"] = lambda what, value: ""  # type: ignore[attr-defined]
    run(desk, "insert.link")
    assert first(desk).runs == (Text("가나다라 마바사"),)


def test_a_new_article_without_a_title_begins_with_it(tmp_path: Path) -> None:
    desk = make_desk(small_issue(), ask_line=lambda what: " ")
    desk.session.folder = tmp_path
    run(desk, "insert.article")
    made = desk.session.issue.articles[-1]
    assert not plain(made.title)
    assert desk.session.selection is not None
    assert desk.session.selection.focus.block == made.blocks[0].id


def test_a_reading_is_asked_for_and_taken_away_again() -> None:
    desk = make_desk(small_issue(), ask_line=lambda what, value: "ganada")
    assert not ROWS["insert.reading"].when(desk)
    select(desk, 0, 4)
    assert ROWS["insert.reading"].when(desk)
    run(desk, "insert.reading")
    assert first(desk).runs[0] == Text("가나다라", ruby="ganada")
    desk.shell.answers["ask_line"] = lambda what, value: "" if value == "ganada" else None  # type: ignore[attr-defined]
    run(desk, "insert.reading")
    assert first(desk).runs == (Text("가나다라 마바사"),)


def test_an_answer_that_is_none_changes_nothing() -> None:
    desk = make_desk(small_issue(), ask_line=lambda what, value: None)
    select(desk, 0, 2)
    before = desk.session.issue
    run(desk, "insert.link")
    run(desk, "insert.gloss")
    run(desk, "insert.reading")
    assert desk.session.issue is before


def test_what_is_no_address_and_what_is_no_gloss_is_told() -> None:
    desk = make_desk(small_issue(), ask_line=lambda what, value: "not an address")
    select(desk, 0, 2)
    run(desk, "insert.link")
    assert ("say", "text.no-address") in desk.shell.called  # type: ignore[attr-defined]
    run(desk, "insert.gloss")
    assert ("say", "text.no-gloss") in desk.shell.called  # type: ignore[attr-defined]


def test_a_gloss_and_a_footnote() -> None:
    desk = make_desk(small_issue(), ask_line=lambda what, value: "胡润")
    select(desk, 0, 2)
    run(desk, "insert.gloss")
    assert plain(first(desk).runs).startswith("가나[胡润]")
    run(desk, "insert.footnote")
    assert type(desk.session.issue.articles[0].blocks[2]).__name__ == "Note"
    assert ROWS["text.go-note"].when(desk)
    run(desk, "text.go-note")
    assert desk.session.selection is not None
    assert desk.session.selection.focus.block == first(desk).id


def blocks(desk: Desk) -> list[str]:
    return [type(block).__name__ for block in desk.session.issue.articles[0].blocks]


def test_a_block_is_doubled_moved_and_deleted() -> None:
    desk = make_desk(small_issue())
    select(desk, 3, 3)
    run(desk, "edit.duplicate")
    assert [plain(block.runs) for block in desk.session.issue.articles[0].blocks[1:]] == ["가나다라 마바사"] * 2
    run(desk, "text.heading-1")
    run(desk, "edit.move-up")
    assert blocks(desk) == ["Heading", "Heading", "Paragraph"]
    run(desk, "edit.move-down")
    assert blocks(desk) == ["Heading", "Paragraph", "Heading"]
    run(desk, "edit.delete-block")
    assert blocks(desk) == ["Heading", "Paragraph"]


@pytest.mark.parametrize(
    ("name", "kind"), [("table", "Table"), ("figures", "FigureRow"), ("callout", "Callout"), ("qr", "Qr")]
)
def test_blocks_are_put_behind_the_caret_s(name: str, kind: str) -> None:
    desk = make_desk(small_issue())
    select(desk, 3, 3)
    run(desk, f"insert.{name}")
    assert blocks(desk) == ["Heading", "Paragraph", kind]
    assert desk.session.history.past[-1].name == f"action.insert.{name}"
    assert ("go_to_caret",) in desk.sight.called  # type: ignore[attr-defined]


def test_a_page_break_parts_the_paragraph() -> None:
    desk = make_desk(small_issue())
    select(desk, 3, 3)
    run(desk, "insert.page-break")
    assert blocks(desk) == ["Heading", "Paragraph", "Directive", "Paragraph"]


def test_articles_and_parts_are_named_and_added(tmp_path: Path) -> None:
    desk = make_desk(small_issue(), ask_line=lambda what: "새 소식")
    desk.session.folder = tmp_path
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "새-소식.md").touch()
    select(desk, 3, 3)
    run(desk, "insert.article")
    made = desk.session.issue.articles[1]
    assert plain(made.title) == "새 소식"
    assert made.path not in ("articles/새-소식.md", "articles/first.md")
    assert desk.session.selection == caret(Spot(made.blocks[1].id))  # below the title: one goes on writing
    run(desk, "insert.part")
    assert [part.name.main for part in desk.session.issue.sections] == ["하나", "새 소식"]


def test_without_a_caret_an_article_comes_behind_the_one_that_is_looked_at(tmp_path: Path) -> None:
    desk = make_desk(small_issue(), ask_line=lambda what: "새 소식")
    desk.session.folder = tmp_path
    story = desk.session.issue.articles[0].id
    desk.session.scene.answers["pages"] = (Noting(story=story), Noting(story=0))  # type: ignore[attr-defined]
    run(desk, "insert.article")
    assert [plain(one.title) for one in desk.session.issue.articles] == ["first", "새 소식", "second"]
    assert ("go_to_caret",) in desk.sight.called, "the keyboard goes to the new article"  # type: ignore[attr-defined]


def test_an_article_without_a_name_is_none() -> None:
    desk = make_desk(small_issue(), ask_line=lambda what: None)
    before = desk.session.issue
    run(desk, "insert.article")
    run(desk, "insert.part")
    assert desk.session.issue is before


def test_rows_and_columns_of_a_table() -> None:
    issue = small_issue()
    words = [Paragraph(runs=(Text(word),)) for word in "abcd"]
    rows = tuple(Row("body", tuple(Cell((word,)) for word in words[at : at + 2])) for at in (0, 2))
    table = Table(grid=Grid(("", ""), rows))
    article = issue.articles[0]
    part = replace(issue.sections[0], articles=(replace(article, blocks=(*article.blocks, table)),))
    desk = make_desk(replace(issue, sections=(part,)))
    desk.session.select(caret(Spot(words[0].id, 0)))
    run(desk, "table.row-below")
    run(desk, "table.column-right")
    desk.session.select(caret(Spot(words[0].id, 0)))
    run(desk, "table.align-right")
    assert ROWS["table.align-right"].checked(desk)  # type: ignore[misc]
    run(desk, "table.head-row")
    assert ROWS["table.head-row"].checked(desk)  # type: ignore[misc]
    found = desk.session.issue.articles[0].blocks[-1]
    assert isinstance(found, Table)
    assert (len(found.grid.rows), len(found.grid.rows[0].cells)) == (3, 3)
    assert not ROWS["table.split"].when(desk)
    desk.session.select(Selection(Spot(words[0].id), Spot(words[0].id, 1)))
    assert not ROWS["table.merge"].when(desk)  # of one cell there is nothing to merge
    desk.session.select(Selection(Spot(words[0].id), Spot(words[1].id, 1)))
    run(desk, "table.merge")
    run(desk, "table.split")
    assert not ROWS["table.split"].when(desk)
    assert (found.grid.align[0], found.grid.rows[0].kind) == ("r", "head")
    run(desk, "table.delete")
    assert desk.session.issue.articles[0].blocks == article.blocks
    assert not ROWS["table.delete"].when(desk)


@pytest.mark.parametrize(
    ("name", "part", "called"),
    [
        ("file.open", "files", ("open",)),
        ("file.export", "files", ("export",)),
        ("file.export-as", "files", ("export_to",)),
        ("file.export-print", "files", ("export", "print")),
        ("file.export-proof", "files", ("export", "proof")),
        ("file.close", "files", ("close",)),
        ("edit.paste-plain", "hand", ("do", "paste-plain")),
        ("edit.replace", "docks", ("find", True)),
        ("edit.count", "shell", ("count",)),
        ("edit.find-previous", "docks", ("find_next", -1)),
        ("go.next-problem", "docks", ("go_to_problem", 1)),
        ("go.last-page", "sight", ("go_to", 6)),
        ("go.next-page", "sight", ("go_to", 1)),
        ("view.zoom-in", "sight", ("set_zoom", 1.25)),
        ("view.zoom-out", "sight", ("set_zoom", 0.75)),
        ("view.zoom-200", "sight", ("set_zoom", 2.0)),
        ("view.fit-width", "sight", ("fit", "width")),
        ("view.rulers", "sight", ("show", "rulers", False)),
        ("view.guides", "sight", ("show", "guides", True)),
        ("view.pages", "docks", ("show", "pages", False)),
        ("view.outline", "docks", ("show", "outline", True)),
        ("view.zh", "shell", ("speak", "zh")),
        ("view.theme-dark", "shell", ("dress", "dark", 1.0)),
        ("view.size-130", "shell", ("dress", "system", 1.3)),
        ("view.full-screen", "shell", ("fill_screen", True)),
        ("help.palette", "shell", ("palette",)),
        ("go.previous-region", "shell", ("next_region", -1)),
    ],
)
def test_the_rest_is_handed_on(name: str, part: str, called: tuple[Any, ...]) -> None:
    desk = make_desk(small_issue())
    run(desk, name)
    assert called in getattr(desk, part).called


def test_from_article_to_article() -> None:
    desk = make_desk(small_issue())
    ids = [article.id for article in desk.session.issue.articles]
    run(desk, "go.next-article")
    assert desk.sight.called[-1] == ("go_to_block", ids[0])  # type: ignore[attr-defined]
    desk.sight.answers["page"] = 3  # type: ignore[attr-defined]
    run(desk, "go.previous-article")
    assert desk.sight.called[-1] == ("go_to_block", ids[0])  # type: ignore[attr-defined]
    run(desk, "go.next-article")
    assert len(desk.sight.called) == 2  # type: ignore[attr-defined]


def test_captions_are_counted_anew_in_one_step_and_it_is_told() -> None:
    small = small_issue()
    article = small.articles[0]
    figures = tuple(Figure(path="a.jpg", label=(Text(f"사진 {number})"),)) for number in (1, 3, 10))
    changed = replace(article, blocks=(*article.blocks, *figures, Paragraph(runs=(Text("사진 3을 보라"),))))
    section = replace(small.sections[0], articles=(changed, *small.articles[1:]))
    desk = make_desk(replace(small, sections=(section,)))
    spot = Spot(figures[2].id, 6, "label")
    desk.session.select(Selection(spot, spot))
    run(desk, "edit.renumber")
    assert [plain(one.label) for one in desk.session.issue.articles[0].blocks[2:5]] == ["사진 1)", "사진 2)", "사진 3)"]
    assert desk.session.selection == caret(Spot(figures[2].id, 5, "label"))
    assert [one.name for one in desk.session.history.past] == ["action.edit.renumber"]
    run(desk, "edit.renumber")
    assert len(desk.session.history.past) == 1
    assert desk.shell.called == [("say", "renumber.typed", 2, 1), ("say", "renumber.none", 0, 0)]  # type: ignore[attr-defined]
