"""What a hand does in a panel is seen on the page, and the other way round, in the real window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from window_desk import closed, folder, paragraph, person, put_caret, settings, window

from kiclayout.content.edit.articles import move_article
from kiclayout.content.edit.passages import article_of, first_spot, passage_at
from kiclayout.content.inline import plain
from kiclayout.content.spot import caret
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.panels.outline import OutlinePanel
from kiclayout.editor.window.main import MainWindow

__all__ = ["closed", "folder", "person", "settings", "window"]


def test_a_mark_of_the_inspector_at_a_bare_caret_is_for_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    found = put_caret(window, 3)
    inspector = window.parts.panels["inspector"]
    assert isinstance(inspector, InspectorPanel)
    inspector.type.marks["sup"].click()
    assert inspector.type.marks["sup"].isChecked()
    window.parts.sight.tool.type("2")
    passage = passage_at(window.session.issue, found.spot(0))
    assert passage is not None
    assert [run.text for run in passage.runs if getattr(run, "marks", ()) == ("sup",)] == ["2"]  # type: ignore[union-attr]


def test_undo_shows_what_it_undoes_and_works_from_a_field_in_which_nothing_was_typed(
    qtbot: QtBot, window: MainWindow
) -> None:
    view, before = window.parts.sight.view, paragraph(window).text
    put_caret(window, 3)
    page = view.current_page
    window.parts.sight.tool.type("abc")
    view.go_to_page(page + 8)
    window.bar.page.setFocus()
    qtbot.waitUntil(window.bar.page.hasFocus)
    window.live.refresh()
    assert window.live["edit.undo"].isEnabled()
    window.live["edit.undo"].trigger()
    assert paragraph(window).text == before
    place = view.area_of(window.parts.sight.tool.caret_place.area)
    assert view.viewport().rect().contains(place.toAlignedRect())


def test_an_article_is_added_and_its_title_typed(qtbot: QtBot, window: MainWindow) -> None:
    sight, outline = window.parts.sight, window.parts.panels["outline"]
    assert isinstance(outline, OutlinePanel)
    window.docks.bring("outline")
    put_caret(window, 3)
    outline.add.click()
    title = window.session.selection
    assert title is not None
    row = outline.tree.currentIndex()
    assert outline.model.branch(row).label == ""  # type: ignore[union-attr]
    qtbot.waitUntil(sight.view.hasFocus)
    window.session.finish()
    place = sight.view.area_of(sight.tool.caret_place.area)
    height = sight.view.viewport().height()
    assert 0 < place.top() < height / 2
    qtbot.keyClicks(sight.view, "Robots")
    made = article_of(window.session.issue, title.focus.block)
    assert made is not None
    assert plain(made.title) == "Robots"


def test_an_article_that_is_moved_and_moved_back_stays_in_sight(qtbot: QtBot, window: MainWindow) -> None:
    sight, session = window.parts.sight, window.session
    first, moved = session.issue.sections[1].articles[:2]
    session.finish()
    session.select(caret(first_spot(moved)))
    sight.go_to_caret()
    session.apply(lambda issue, _: move_article(issue, moved.id, issue.sections[1].id, first.id), "panels.outline.move")
    session.finish()
    sight.go_to_caret()
    window.live.refresh()
    window.live["edit.undo"].trigger()
    session.finish()
    place = sight.view.area_of(sight.tool.caret_place.area)
    assert sight.view.viewport().rect().contains(place.toAlignedRect())
