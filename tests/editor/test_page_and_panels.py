"""What a hand does in a panel is seen on the page, and the other way round, in the real window."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import Person, closed, folder, paragraph, person, put_caret, settings, window

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.origin import Place
from kiclayout.content.edit.boxes import set_box
from kiclayout.content.edit.passages import article_of, first_spot, passage_at
from kiclayout.content.edit.pictures import figure_at
from kiclayout.content.inline import plain
from kiclayout.content.spot import caret
from kiclayout.editor.panels.box_form import QrForm
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.panels.outline import OutlinePanel
from kiclayout.editor.panels.outline_model import Drop
from kiclayout.editor.panels.outline_tree import ARTICLE, part_keys
from kiclayout.editor.panels.problems import ProblemsPanel
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


def test_an_article_that_is_moved_and_moved_back_is_followed(window: MainWindow) -> None:
    sight, session, outline = window.parts.sight, window.session, window.parts.panels["outline"]
    assert isinstance(outline, OutlinePanel)
    first, moved = session.issue.sections[1].articles[:2]
    session.finish()
    put_caret(window, 3)
    outline.model.dropped.emit(Drop((ARTICLE, moved.id), part_keys(session.issue)[1], (ARTICLE, first.id)))
    session.finish()
    assert session.issue.sections[1].articles[0] is moved
    assert session.selection == caret(first_spot(moved))
    sight.view.setFocus()
    window.live.refresh()
    for _ in range(2):
        place = sight.view.area_of(sight.tool.caret_place.area)
        assert sight.view.viewport().rect().contains(place.toAlignedRect())
        window.live["edit.undo"].trigger()
        session.finish()


def test_the_keyboard_stays_in_the_outline_until_one_goes_into_the_words(qtbot: QtBot, window: MainWindow) -> None:
    view, outline = window.parts.sight.view, window.parts.panels["outline"]
    assert isinstance(outline, OutlinePanel)
    window.docks.bring("outline")
    window.session.finish()
    outline.tree.setFocus()
    articles = window.session.issue.sections[1].articles
    outline.tree.setCurrentIndex(outline.model.index_of((ARTICLE, articles[0].id)))
    qtbot.keyClick(outline.tree, Qt.Key.Key_Down)
    page = window.session.page_of(articles[1].id)
    assert page is not None
    assert page.index in view.visible_pages
    assert outline.tree.hasFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.session.issue.sections[1].articles[0] is articles[1]
    assert outline.tree.hasFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    assert view.hasFocus()
    assert window.session.selection == caret(first_spot(articles[1]))


# -------------------------------------------------------------------------------------------- findings elsewhere
def line_of(window: MainWindow, key: str) -> int:
    return dict(window.session.issue.lines)[key]


def written(window: MainWindow, key: str) -> Diagnostic:
    return Diagnostic("typeset-names-cut", place=Place("issue.yaml", line_of(window, key)))


def test_a_fact_with_a_field_leads_to_its_field(window: MainWindow) -> None:
    put_caret(window, 0)
    window.parts.sight.go_to(4)
    window.chosen.show(written(window, "notice.ko"))
    field = window.parts.panels["inspector"].issue.field_of("notice@ko")  # type: ignore[attr-defined]
    assert field.hasFocus()
    assert field.isVisible()
    assert window.session.scene.pages[window.parts.sight.page].template.startswith("back")


def test_a_fact_without_a_field_leads_to_its_page_and_says_where_it_is_written(window: MainWindow) -> None:
    window.parts.sight.go_to(4)
    found = written(window, "logos")
    window.chosen.show(found)
    assert window.session.scene.pages[window.parts.sight.page].template.startswith("cover")
    said = window.status.currentMessage()
    assert f"issue.yaml 파일의 {line_of(window, 'logos')}번째 줄" in said
    problems = window.parts.panels["problems"]
    assert problems.page_of(found) == "표지"  # type: ignore[attr-defined]
    window.chosen.show(written(window, "back.title"))
    assert window.session.scene.pages[window.parts.sight.page].template.startswith("back")


def test_a_line_that_lists_an_article_leads_to_the_article(window: MainWindow) -> None:
    second = window.session.issue.sections[1].articles[0]
    window.chosen.show(written(window, "sections.2.articles.1"))
    assert window.session.selection == caret(first_spot(second))


def test_the_file_of_a_finding_can_be_opened(window: MainWindow, folder: Path) -> None:
    opened: list[Path] = []
    window.chosen.open_file = opened.append
    window.session.note_printed((written(window, "organisers.1.ko"),))
    problems = window.parts.panels["problems"]
    assert isinstance(problems, ProblemsPanel)
    QApplication.processEvents()
    row = [one.code for one in problems.model.shown].index("typeset-names-cut")
    problems.list.setCurrentIndex(problems.model.index(row))
    problems.opening.trigger()
    assert opened == [folder / "issue.yaml"]


def test_a_picture_is_put_into_its_place(
    qtbot: QtBot, window: MainWindow, person: Person, folder: Path, tmp_path: Path
) -> None:
    put_caret(window, 0)
    window.live["insert.figure"].trigger()
    inspector = window.parts.panels["inspector"]
    assert isinstance(inspector, InspectorPanel)
    QApplication.processEvents()
    assert inspector.figure.isVisible()
    person.chosen = None
    inspector.figure.choose.click()
    assert inspector.figure.path.text() == ""
    shutil.copyfile(next((folder / "images").glob("*.jpg")), tmp_path / "new picture.jpg")
    person.chosen = tmp_path / "new picture.jpg"
    with qtbot.waitSignal(window.parts.sight.bringing.ended):
        inspector.figure.choose.click()
    assert inspector.figure.path.text() == "images/new-picture.jpg"
    assert (folder / "images" / "new-picture.jpg").is_file()
    window.session.finish()
    assert not [
        one for one in window.session.findings if one.code in ("typeset-picture-none", "typeset-picture-missing")
    ]
    around = inspector.figure.around
    around.setCurrentIndex(around.findText("그림을 오른쪽에"))
    around.activated.emit(around.currentIndex())
    shown = figure_at(window.session.issue, inspector.figure.block)
    assert shown is not None
    assert shown.wrap == "right"


def test_boxes_that_are_not_typed_on_the_page_begin_in_their_forms(qtbot: QtBot, window: MainWindow) -> None:
    inspector = window.parts.panels["inspector"]
    assert isinstance(inspector, InspectorPanel)
    window.docks.show("inspector", False)
    qr = next(form for form in inspector.forms if isinstance(form, QrForm))
    for name, form, first in (("qr", qr, "url"), ("event", inspector.event_box, "title"), ("poster", None, "")):
        put_caret(window, 3)
        window.live[f"insert.{name}"].trigger()
        field = form.lines[first] if form is not None else inspector.poster.choose
        qtbot.waitUntil(field.hasFocus)
    session, view = window.session, window.parts.sight.view
    assert session.selection is not None
    poster, picture = session.selection.focus.block, "images/map-minghai.svg"
    session.apply(lambda issue, selection: set_box(issue, selection, poster, path=picture), "panels.box.edit")
    session.finish()
    page = session.page_of(poster)
    assert page is not None
    view.go_to_page(0)
    window.chosen.show()
    assert view.current_page == page.index > 0


def test_who_has_clicked_export_types_on_where_they_were(qtbot: QtBot, window: MainWindow, person: Person) -> None:
    put_caret(window, 3)
    view = window.parts.sight.view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.mouseClick(window.bar.primary, Qt.MouseButton.LeftButton)  # nobody names a file: nothing is written
    assert view.hasFocus()
