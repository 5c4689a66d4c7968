"""The layout of an issue is copied and changed by hand in the real window: colours, styles, frames; saved, given up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from four_articles import copy_four_articles
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QPushButton
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
    made = copy_four_articles(tmp_path_factory.mktemp("layouts") / "issue-001")
    facts, words = made / "issue.yaml", made / "articles/smart-port-forum.md"
    facts.write_text(facts.read_text("utf-8").replace("layout: kic-weekly", "layout: bare"), "utf-8")  # read at once
    words.write_text(words.read_text("utf-8").replace("{.lead", "{.speaker"), "utf-8")  # which no rule asks for
    return made


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
    """The editor with a copy of the layout as its pattern is, worn by the issue; it stays open from test to test."""
    shown = opened.parts.layouts.dialog
    dialog = shown if shown is not None and shown.isVisible() and shown.room.draft else editor_of(opened)
    if opened.session.layout.name == "bare":
        dialog.offer.name.inner.setText("ours")
        dialog.offer.make.click()
    assert opened.session.layout.name == "ours"
    file = folder / "layouts" / "ours" / LAYOUT_FILE
    before = file.read_bytes()
    dialog.tabs.setCurrentIndex(0)
    yield dialog
    if file.read_bytes() != before:
        file.write_bytes(before)
    if dialog.room.draft is not None and (dialog.room.draft.past or dialog.room.draft.future):
        dialog.room.discard()


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
    assert (session.layout.name, dialog.offer.name.inner.text()) == ("bare", "bare-1")
    assert dialog.body.currentWidget() is dialog.offer
    low = dialog.height()
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
    assert dialog.height() > 2 * low, "the offer is no taller than what it asks"
    session.undo()
    assert session.layout.name == "bare"
    assert dialog.body.currentWidget() is dialog.offer
    session.redo()
    assert dialog.body.currentWidget() is not dialog.offer
    assert not opened.parts.documents.watcher.differing()


def test_a_colour_changes_the_pages_at_once_and_undo_brings_it_back(opened: MainWindow, editor: LayoutDialog) -> None:
    session, before = opened.session, text_of(editor)
    pick_color(editor, "accent")
    old = session.layout.color("accent")
    put(editor.colors.rgb, "008844")
    assert editor.findChild(QColorDialog) is None
    assert not any(button.isDefault() or button.autoDefault() for button in editor.findChildren(QPushButton))
    assert session.layout.color("accent") == replace(parse_hex("#008844"), cmyk=old.cmyk)
    assert editor.colors.list.currentItem().text(1) == "#008844"
    put(editor.colors.inks["cyan"], "80")
    editor.colors.clear.click()
    assert session.layout.color("accent") == parse_hex("#008844")
    assert not editor.colors.clear.isEnabled()
    for _ in range(3):
        editor.undo.click()
    assert (text_of(editor), session.layout.color("accent")) == (before, old)
    editor.redo.click()
    assert session.layout.color("accent").hex == "#008844"


def test_what_is_no_colour_is_told_at_its_field_and_not_taken(editor: LayoutDialog) -> None:
    before = text_of(editor)
    pick_color(editor, "ink")
    put(editor.colors.rgb, "#12")
    assert "#12" in editor.colors.rgb.note.text()
    assert text_of(editor) == before
    QTest.keyClick(editor.colors.rgb.inner, Qt.Key.Key_Escape)
    assert editor.colors.rgb.inner.text() == "#1B1B1B"
    assert not editor.colors.rgb.note.isVisible()
    assert editor.isVisible()


def test_a_colour_is_picked_in_the_dialog_of_the_system(editor: LayoutDialog) -> None:
    pick_color(editor, "rule")
    editor.colors.pick.click()
    dialog = editor.findChild(QColorDialog)
    assert isinstance(dialog, QColorDialog)
    assert dialog.currentColor() == QColor("#C6C9CD")
    dialog.setCurrentColor(QColor("#a0b0c0"))
    dialog.accept()
    assert 'rule: "#A0B0C0"' in text_of(editor)


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
    pick_color(editor, "pale")
    put(editor.colors.rgb, "#F0F1F2")
    assert file.read_text("utf-8") == before
    editor.save.click()
    after = file.read_text("utf-8")
    assert after == before.replace('pale: "#F2F3F4"', 'pale: "#F0F1F2"')
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
    assert opened.session.layout.color("ink").hex == "#1b1b1b"
    assert asked == ["레이아웃 ‘ours’에서 고친 것을 저장할까요?"] * 3


def test_cmyk_numbers_follow_the_screen_colour_until_they_are_stated(opened: MainWindow, editor: LayoutDialog) -> None:
    page, session = editor.colors, opened.session
    pick_color(editor, "accent")
    derived = [field.text for field in page.inks.values()]
    assert {field.inner.property("look") for field in page.inks.values()} == {"inherited"}
    put(page.inks["black"], "12.5")
    assert session.layout.color("accent").cmyk == (*(float(one) / 100 for one in derived[:3]), 0.125)
    assert page.list.currentItem().text(2) == " ".join([*derived[:3], "12.5"])
    put(page.inks["cyan"], "101")
    assert page.inks["cyan"].note.isVisible()
    assert session.layout.color("accent").cmyk == (*(float(one) / 100 for one in derived[:3]), 0.125)
    put(page.spot, "PANTONE 3425 C")
    assert session.layout.color("accent").spot == "PANTONE 3425 C"
    put(page.spot, "")
    assert session.layout.color("accent").spot == ""


def test_the_swatch_goes_along_with_what_is_typed_and_too_much_ink_is_told(editor: LayoutDialog) -> None:
    page = editor.colors
    pick_color(editor, "accent")
    put(page.inks["magenta"], "70")
    before, text = page.swatch.sides, text_of(editor)
    assert before is not None
    page.rgb.inner.setFocus()
    page.rgb.inner.selectAll()
    QTest.keyClicks(page.rgb.inner, "#00FF00")
    assert page.swatch.sides == ("#00ff00", before[1])
    page.inks["magenta"].inner.setText("0")
    page.inks["magenta"].inner.textEdited.emit("0")
    assert page.swatch.sides[1] != before[1]
    assert text_of(editor) == text
    pick_color(editor, "ink")
    for ink in page.inks:
        put(page.inks[ink], "90")
    assert "360 %" in page.ink.text()
    assert page.ink.property("look") == "warning"
    assert editor.room.draft is not None
    assert [one.code for one in editor.room.draft.now.findings] == ["layout-ink-heavy"]


def test_a_value_of_a_style_goes_back_to_what_it_inherits(opened: MainWindow, editor: LayoutDialog) -> None:
    page, session = editor.styles, opened.session
    editor.tabs.setCurrentIndex(1)
    page.choose("speaker")
    base = page.base.text
    size, align, size_was = page.fields["size"], page.fields["align"], session.layout.style("speaker").text.size
    put(size, "31")
    assert (size.inner.property("look"), session.layout.style("speaker").text.size) == ("", 31.0)
    put(size, "")
    inherited = session.layout.style(base).text.size if base else 10.5
    assert session.layout.style("speaker").text.size == inherited
    assert (size.inner.property("look"), size.text) == ("inherited", f"{inherited:g}")
    assert base in size.inner.toolTip()
    size._back.trigger()
    assert isinstance(align.inner, Choice)
    align.inner.done.emit("right")
    assert session.layout.style("speaker").align == "right"
    align.inner.done.emit("")
    assert "align" not in text_of(editor).split("  speaker:")[1].splitlines()[0]
    while editor.undo.isEnabled():
        editor.undo.click()
    assert session.layout.style("speaker").text.size == size_was


def test_entries_are_begun_renamed_and_taken_away(opened: MainWindow, editor: LayoutDialog) -> None:
    page, session = editor.styles, opened.session
    editor.tabs.setCurrentIndex(1)
    page.choose("lead")
    page.entry.new.click()
    assert page.style_name == page.entry.name.text == "lead-2"
    assert session.layout.style("lead-2") == session.layout.style("lead")
    put(page.entry.name, "intro")
    assert page.style_name == "intro"
    put(page.entry.name, "body")
    assert page.entry.name.note.isVisible()
    assert page.style_name == "intro"
    page.entry.remove.click()
    assert "intro" not in dict(session.layout.styles)
    page.choose("heading-4")
    menu = page.entry.replacements()
    assert menu is not None
    assert "heading-4" in menu.actions()[0].text()
    next(one for one in menu.actions() if one.text() == "heading-3").trigger()
    assert (page.style_name, session.layout.headings[3].style) == ("heading-3", "heading-3")
    editor.tabs.setCurrentIndex(0)
    pick_color(editor, "accent-pale")
    put(editor.colors.entry.name, "blush")
    assert editor.colors.token == "blush"
    assert session.layout.color("part-band") == session.layout.color("blush")


def test_the_issue_follows_new_names_and_so_do_undo_and_giving_up(opened: MainWindow, editor: LayoutDialog) -> None:
    session, words = opened.session, opened.words

    def named() -> list[str]:
        return [name for block in session.issue.articles[0].blocks for name in block.attrs.classes]

    steps = len(session.history.past)
    editor.tabs.setCurrentIndex(1)
    editor.styles.choose("speaker")
    put(editor.styles.entry.name, "voice")
    assert named() == ["voice"]
    assert editor.said.text() == words("layouts.renamed-here")
    assert (len(session.history.past), session.modified) == (steps, True)
    session.undo()
    assert session.layout.name == "bare"
    session.redo()
    assert named() == ["voice"]
    editor.undo.click()
    assert named() == ["speaker"]
    editor.redo.click()
    assert named() == ["voice"]
    session.finish()
    assert not [one for one in session.findings if {"voice", "speaker"} & set(dict(one.values).values())]
    editor.discard.click()
    assert named() == ["speaker"]


def test_a_frame_has_another_name(editor: LayoutDialog) -> None:
    page, before = editor.frames, text_of(editor)
    editor.tabs.setCurrentIndex(2)
    page.choose("article")
    put(page.frame_name, "text")
    assert page.frame.text == page.frame_name.text == "text"
    assert [one.name for one in page._columns] == ["text"]
    put(page.frame_name, "no name")
    assert page.frame_name.note.isVisible()
    editor.undo.click()
    assert (page.frame_name.text, text_of(editor)) == ("main", before)


def test_margins_columns_and_grid_of_a_frame(opened: MainWindow, editor: LayoutDialog) -> None:
    page = editor.frames
    editor.tabs.setCurrentIndex(2)
    page.choose("article")
    bottom = page.margins["bottom"].text
    put(page.margins["top"], "37")
    assert (page.sides["top"].text, page.margins["bottom"].text) == ("37", bottom)
    for value in ("wide", "10%"):
        put(page.margins["right"], value)
        assert value in page.margins["right"].note.text()
    put(page.columns, "2")
    assert page.chosen is not None
    assert [one.name for one in page.chosen[0].frames] == ["main", "main-2"]
    put(page.gap, "4")
    assert float(page.sides["width"].text) == pytest.approx((160 - 4) / 2)
    put(page.margins["right"], "15")
    assert (page.margins["left"].text, float(page.sides["width"].text)) == ("25", pytest.approx((170 - 4) / 2))
    put(page.margins["right"], "200")
    assert page.margins["right"].note.isVisible()
    put(page.margins["right"], "25")
    put(page.columns, "9")
    assert "6" in page.columns.note.text()
    put(page.own["side"], "15")
    put(page.own["half_unit"], "6")
    assert (page.chosen[1].side, page.chosen[1].half_unit) == (pytest.approx(15 * MM), 6.0)
    put(page.own["half_unit"], "")
    assert (page.chosen[1].half_unit, page.own["half_unit"].text) == (0.0, "8")
    page.choose("cover")
    assert not page.sides["left"].isEnabled()
    assert "글틀이 없습니다" in page.said.text()
    editor.tabs.setCurrentIndex(3)
    put(editor.paper.fields["half_unit"], "7")
    assert "배수가 아니" in editor.paper.grid.text()
    assert opened.session.layout.half_unit == 7.0
    put(editor.paper.fields["bleed"], "5")
    put(editor.paper.fields["bleed"], "")
    assert opened.session.layout.bleed == pytest.approx(8.504)


def test_a_file_that_others_wrote_is_read_as_soon_as_one_comes_back(editor: LayoutDialog, folder: Path) -> None:
    file = folder / "layouts" / "ours" / LAYOUT_FILE
    text = file.read_text("utf-8")
    file.write_text(text.replace('gray: "#5F6368"', 'gray: "#404040"'), "utf-8")
    QApplication.sendEvent(editor, QEvent(QEvent.Type.WindowActivate))
    assert editor.room.layout.color("gray").hex == "#404040"
    pick_color(editor, "rule")
    put(editor.colors.rgb, "#333333")
    file.write_text(text, "utf-8")
    QApplication.sendEvent(editor, QEvent(QEvent.Type.WindowActivate))
    assert "layout.yaml" in editor.said.text()
    assert editor.room.layout.color("rule").hex == "#333333"
