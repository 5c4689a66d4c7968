"""The layout of an issue is copied and changed by hand in the real window: colours, styles, frames; saved, given up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from four_articles import copy_four_articles
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog
from window_desk import Person, dressed, let_go

from kiclayout.base.color import parse_hex
from kiclayout.base.record import replace
from kiclayout.base.units import MM
from kiclayout.editor.files.card import Card
from kiclayout.editor.layouts.dialog import LayoutDialog
from kiclayout.editor.layouts.fields import Field, ValueLine
from kiclayout.editor.panels.form import Choice
from kiclayout.editor.session import Session
from kiclayout.editor.settings import Settings
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.make import Asking, make_parts
from kiclayout.editor.words import Words
from kiclayout.store.layout_places import LAYOUT_FILE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_four_articles(tmp_path_factory.mktemp("layouts") / "issue-001")


@pytest.fixture(scope="module")
def opened(qapp: QApplication, folder: Path) -> Iterator[MainWindow]:
    """One window for all tests of this file."""
    person, home = Person(), folder.parent
    make = partial(make_parts, asking=Asking(person, person, home / "data"))
    made = MainWindow(Session(patient=True), Settings(home / "kiclayout.ini"), dressed(home), Words("ko"), make)
    made.show()
    made.parts.files.open_path(folder)
    QApplication.processEvents()
    yield made
    let_go(made, person)


def editor_of(window: MainWindow) -> LayoutDialog:
    window.live["layout.edit"].trigger()
    dialog = window.parts.layouts.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


@pytest.fixture
def editor(opened: MainWindow, folder: Path) -> Iterator[LayoutDialog]:
    """The editor with a copy of the layout that is as its pattern, worn by the issue."""
    dialog = editor_of(opened)
    if opened.session.layout.name == "kic-weekly":
        dialog.offer.name.inner.setText("ours")
        dialog.offer.make.click()
    assert opened.session.layout.name == "ours"
    file = folder / "layouts" / "ours" / LAYOUT_FILE
    before = file.read_bytes()
    yield dialog
    file.write_bytes(before)
    dialog.room.discard()
    dialog.reject()


def put(field: Field, text: str) -> None:
    """Types a value and presses Enter."""
    assert isinstance(field.inner, ValueLine)
    field.inner.setFocus()
    field.inner.setText(text)
    QTest.keyClick(field.inner, Qt.Key.Key_Return)


def text_of(dialog: LayoutDialog) -> str:
    assert dialog.room.draft is not None
    return dialog.room.draft.now.text


def pick_color(dialog: LayoutDialog, token: str) -> None:
    found = dialog.colors.list.findItems(token, Qt.MatchFlag.MatchExactly, 0)
    dialog.colors.list.setCurrentItem(found[0])


def test_a_bundled_layout_is_copied_into_the_issue_in_one_step(opened: MainWindow, folder: Path) -> None:
    session, dialog = opened.session, editor_of(opened)
    assert session.layout.name == "kic-weekly"
    assert dialog.body.currentWidget() is dialog.offer
    assert dialog.offer.name.inner.text() == "kic-weekly-1"
    dialog.offer.name.inner.setText("../up")
    dialog.offer.make.click()
    assert dialog.offer.name.note.text()
    assert not (folder / "layouts").exists()
    session.finish()
    pages = session.scene.pages
    dialog.offer.name.inner.setText("ours")
    dialog.offer.make.click()
    session.finish()
    assert (folder / "layouts" / "ours" / LAYOUT_FILE).is_file()
    assert (session.issue.layout, session.layout.name) == ("ours", "ours")
    assert [step.name for step in session.history.past] == ["layouts.copied"]
    assert len(session.scene.pages) == len(pages)
    assert dialog.body.currentWidget() is not dialog.offer
    session.undo()
    assert session.layout.name == "kic-weekly"
    assert dialog.body.currentWidget() is dialog.offer
    session.redo()
    assert dialog.body.currentWidget() is not dialog.offer
    assert not opened.parts.documents.watcher.differing()


def test_a_colour_changes_the_pages_at_once_and_undo_brings_it_back(opened: MainWindow, editor: LayoutDialog) -> None:
    session, before = opened.session, text_of(editor)
    pick_color(editor, "p1")
    old = session.layout.color("p1")
    assert "20 92 98 10" in editor.colors.ink.text()
    put(editor.colors.rgb, "008844")
    assert session.layout.color("p1") == replace(parse_hex("#008844"), cmyk=old.cmyk)
    assert editor.colors.list.currentItem().text(1) == "#008844"
    editor.colors.clear.click()
    assert session.layout.color("p1").cmyk is None
    assert not editor.colors.clear.isEnabled()
    editor.undo.click()
    editor.undo.click()
    assert (text_of(editor), session.layout.color("p1")) == (before, old)
    editor.redo.click()
    assert session.layout.color("p1").hex == "#008844"


def test_what_is_no_colour_is_told_at_its_field_and_not_taken(editor: LayoutDialog) -> None:
    before = text_of(editor)
    pick_color(editor, "ink")
    put(editor.colors.rgb, "#12")
    assert "#12" in editor.colors.rgb.note.text()
    assert text_of(editor) == before
    QTest.keyClick(editor.colors.rgb.inner, Qt.Key.Key_Escape)
    assert editor.colors.rgb.inner.text() == "#17191D"
    assert not editor.colors.rgb.note.isVisible()
    assert editor.isVisible()


def test_a_colour_is_picked_in_the_dialog_of_the_system(editor: LayoutDialog) -> None:
    pick_color(editor, "rule")
    editor.colors.pick.click()
    dialog = editor.findChild(QColorDialog)
    assert isinstance(dialog, QColorDialog)
    assert dialog.currentColor() == QColor("#C4C8CE")
    dialog.setCurrentColor(QColor("#a0b0c0"))
    dialog.accept()
    assert 'rule: {rgb: "#A0B0C0", cmyk: [0, 0, 0, 30]}' in text_of(editor)


def test_a_style_changes_by_fields_choices_and_arrow_keys(opened: MainWindow, editor: LayoutDialog) -> None:
    page, session = editor.styles, opened.session
    editor.tabs.setCurrentIndex(1)
    assert page.style_name == "body"
    old = session.layout.style("body")
    put(page.fields["size"], "12")
    assert session.layout.style("body").text.size == 12.0
    size = page.fields["size"].inner
    QTest.keyClick(size, Qt.Key.Key_Up)
    assert session.layout.style("body").text.size == 12.5
    QTest.keyClick(size, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert session.layout.style("body").text.size == 7.5
    put(page.fields["size"], "5000")
    assert page.fields["size"].note.isVisible()
    assert session.layout.style("body").text.size == 7.5
    put(page.fields["before"], "2mm")
    assert session.layout.style("body").before == pytest.approx(2 * MM)
    align = page.fields["align"].inner
    assert isinstance(align, Choice)
    assert align.value() == old.align
    align.show_value("left")
    align.done.emit("left")
    assert session.layout.style("body").align == "left"
    while editor.undo.isEnabled():
        editor.undo.click()
    assert session.layout.style("body") == old


def test_a_frame_on_its_way_over_the_edge_is_warned_of_and_shown_as_written(editor: LayoutDialog) -> None:
    page = editor.frames
    editor.tabs.setCurrentIndex(2)
    chosen = page.chosen
    assert chosen is not None
    assert chosen[0].name == "article"
    width = float(page.sides["width"].inner.text())
    put(page.sides["left"], "100")
    assert page.sides["left"].note.isVisible()
    assert page.sides["left"].inner.text() == "100"
    assert float(page.sides["width"].inner.text()) == width
    put(page.sides["width"], "80")
    assert not page.sides["left"].note.isVisible()
    assert page.chosen is not None
    assert page.chosen[1].rect.width == pytest.approx(80 * MM)
    put(page.sides["width"], "wide")
    assert page.sides["width"].note.isVisible()
    assert page.chosen[1].rect.width == pytest.approx(80 * MM)
    put(page.sides["width"], "1")
    assert page.sides["width"].note.isVisible()
    assert page.chosen[1].rect.width == pytest.approx(80 * MM)


def test_saving_writes_the_one_change_and_the_window_knows_its_own_file(
    opened: MainWindow, editor: LayoutDialog, folder: Path
) -> None:
    file = folder / "layouts" / "ours" / LAYOUT_FILE
    before = file.read_text("utf-8")
    pick_color(editor, "mist")
    put(editor.colors.rgb, "#F0F1F2")
    assert file.read_text("utf-8") == before
    editor.save.click()
    after = file.read_text("utf-8")
    assert after == before.replace('mist: {rgb: "#F3F4F5"', 'mist: {rgb: "#F0F1F2"')
    assert not editor.save.isEnabled()
    assert not opened.parts.documents.watcher.differing()


def test_a_file_that_others_wrote_is_not_written_over_unasked(editor: LayoutDialog, folder: Path) -> None:
    file = folder / "layouts" / "ours" / LAYOUT_FILE
    put(editor.colors.rgb, "#111111")
    theirs = file.read_text("utf-8") + "# theirs\n"
    file.write_text(theirs, "utf-8")
    assert not editor.keep()
    assert file.read_text("utf-8") == theirs
    assert "layout.yaml" in editor.said.text()
    assert editor.keep()
    assert "# theirs" not in file.read_text("utf-8")


def test_what_is_not_saved_is_asked_about(opened: MainWindow, editor: LayoutDialog) -> None:
    answers = ["cancel", "cancel", "discard"]
    asked: list[str] = []

    def ask(card: Card) -> str:
        asked.append(card.said.title)
        return answers.pop(0)

    editor._ask = ask
    pick_color(editor, "ink")
    put(editor.colors.rgb, "#222222")
    editor.reject()
    assert editor.isVisible()
    assert not opened.parts.documents.may_leave()
    assert opened.session.layout.color("ink").hex == "#222222"
    editor.reject()
    assert not editor.isVisible()
    assert opened.session.layout.color("ink").hex == "#17191d"
    assert asked == ["레이아웃 ‘ours’에서 고친 것을 저장할까요?"] * 3
