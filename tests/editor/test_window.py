"""The window as a whole: opens the example, types, undoes, saves, goes by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_desk import Person, closed, folder, person, put_caret, settings, window

from kiclayout.content.edit.lengths import article_length
from kiclayout.content.edit.passages import article_of, passage_at, passages
from kiclayout.content.spot import Selection
from kiclayout.editor.actions.catalogue import ACTIONS
from kiclayout.editor.files.questions import Unsaved
from kiclayout.editor.settings import Settings
from kiclayout.editor.view.focus_ring import FocusRing
from kiclayout.editor.window.count_dialog import CountDialog
from kiclayout.editor.window.dropped import dropped
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.shell import About

__all__ = ["closed", "folder", "person", "settings", "window"]
REGIONS = ("bar", "dock.left", "view", "dock.right", "dock.bottom")


def text(window: MainWindow, number: int = 0) -> str:
    from window_desk import paragraph

    return paragraph(window, number).text


# ---------------------------------------------------------------------------------------------------- opening, closing
def test_without_an_issue_there_is_a_start_page(closed: MainWindow) -> None:
    assert closed.pile.currentWidget() is closed.start
    assert not closed.docks.any_shown()
    assert not closed.bar.primary.isVisible()
    assert closed.windowTitle() == "kiclayout"
    able = {name for name, action in closed.live.all.items() if action.isEnabled()}
    assert {"file.open", "file.new", "file.quit", "help.palette", "view.zh"} <= able
    assert not {"file.save", "file.export", "edit.undo", "text.strong", "view.rulers"} & able


def test_the_example_opens_with_its_pages(window: MainWindow) -> None:
    assert window.parts.sight.view.pages
    assert window.pile.currentIndex() == 1
    assert window.bar.title.text() == "1호 · 2026.11.18"
    assert window.bar.state.text() == "저장됨"
    assert window.bar.page.text() == "표지 / 20"
    assert window.status.measure.text() == "210 × 297 mm"
    assert window.status.length.text().endswith("자")
    assert "issue-001" in window.windowTitle()
    assert all(not dock.isHidden() for dock in window.docks.docks.values())
    assert window.settings.recent == (window.parts.documents.home.source,)  # type: ignore[union-attr]


def test_an_issue_is_closed_and_the_start_page_is_back(window: MainWindow, folder: Path) -> None:
    window.live["file.close"].trigger()
    assert window.pile.currentWidget() is window.start
    assert not window.session.loaded
    window.start.recent.choose(str(folder))
    window.start.deeds["open"].click()
    assert window.session.loaded
    assert window.pile.currentIndex() == 1


def test_the_example_can_be_tried_without_being_changed(closed: MainWindow) -> None:
    closed.start.example.click()
    assert closed.session.folder.is_relative_to(closed.settings.folder)
    assert closed.session.issue.number == 1


def test_an_issue_is_dropped_on_the_window(closed: MainWindow, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "issue.yaml"))])
    where, button = QPointF(200, 300), Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, data, button, keys)
    closed.dragEnterEvent(enter)
    assert enter.isAccepted()
    closed.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, button, keys))
    assert closed.session.loaded


def test_what_is_no_issue_is_not_taken(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/a.kicissue")])
    assert not dropped(data)
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.kicissue"))])
    assert dropped(data).issue == tmp_path / "a.kicissue"


def test_closing_asks_and_may_be_refused(window: MainWindow, person: Person) -> None:
    put_caret(window, 0)
    window.parts.sight.tool.type("가")
    person.leaving = Unsaved.CANCEL
    assert not window.close()
    assert window.isVisible()
    person.leaving = Unsaved.DISCARD
    assert window.close()


# ---------------------------------------------------------------------------------------------------- editing
def test_words_are_typed_undone_and_saved(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    before = text(window)
    put_caret(window, 3)
    qtbot.keyClicks(window.parts.sight.view, "abc")
    assert text(window) == before[:3] + "abc" + before[3:]
    assert window.bar.state.text() == "저장 안 됨"
    assert window.isWindowModified()
    window.live.refresh()
    assert window.live["edit.undo"].text() == "입력 실행 취소"
    window.live["edit.undo"].trigger()
    assert text(window) == before
    window.live.refresh()
    window.live["edit.redo"].trigger()
    window.live.refresh()
    window.live["file.save"].trigger()
    assert window.bar.state.text() == "저장됨"
    saved = "".join(path.read_text("utf-8") for path in (folder / "articles").glob("*.md"))
    assert before[:3] + "abc" in saved


def set_unseen_words_in_bold(qtbot: QtBot, window: MainWindow) -> None:
    """Tries it with words of a poster's transcript: on the pages in vain, in the panel that shows them not."""
    session, story = window.session, window.parts.panels["manuscript"]
    poster = next(one for one in passages(session.issue) if one.poster and one.flows)
    window.bar.page.setFocus()
    session.select(Selection(poster.spot(), poster.end()))  # as a panel does
    page = session.page_of(poster.poster)
    assert page is not None
    assert window.parts.sight.page == page.index
    window.parts.sight.view.setFocus()
    before = session.issue
    window.live.refresh()
    window.live["text.strong"].trigger()
    assert session.issue is before
    assert window.statusBar().currentMessage() == window.words("typing.hidden")
    window.docks.show("manuscript")
    story.edit.setFocus()
    qtbot.waitUntil(story.edit.hasFocus)
    window.live["text.strong"].trigger()
    assert session.issue is not before


def test_a_shortcut_sets_words_in_bold_that_are_seen(qtbot: QtBot, window: MainWindow) -> None:
    put_caret(window, 0, 4)
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    passage = passage_at(window.session.issue, window.session.selection.focus)  # type: ignore[union-attr]
    assert passage is not None
    assert passage.runs[0].marks  # type: ignore[union-attr]
    qtbot.waitUntil(window.live["text.strong"].isChecked)
    set_unseen_words_in_bold(qtbot, window)


def test_bold_at_a_bare_caret_is_for_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    put_caret(window, 3)
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.live["text.strong"].isChecked)
    window.parts.sight.tool.type("굵은")
    passage = passage_at(window.session.issue, window.session.selection.focus)  # type: ignore[union-attr]
    assert passage is not None
    assert next(run.text for run in passage.runs if getattr(run, "marks", ())) == "굵은"  # type: ignore[union-attr]


def test_the_status_bar_says_what_the_caret_is_in_and_how_long_that_is(qtbot: QtBot, window: MainWindow) -> None:
    session, shown = window.session, window.status.length
    assert shown.text().startswith("호 전체")
    put_caret(window, 2, 6)
    qtbot.waitUntil(lambda: window.status.caret.text() == "본문 · 10.5 pt · 4자 선택")
    qtbot.waitUntil(lambda: shown.text().startswith("기사"))
    article = article_of(session.issue, session.selection.focus.block)  # type: ignore[union-attr]
    assert article is not None
    length = article_length(article)
    assert shown.text() == f"기사 {length.characters:,}자"
    assert f"{length.sheets:,.1f}매" in shown.toolTip()
    shown.click()
    dialog = window.findChild(CountDialog)
    assert dialog is not None
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"선택", "기사", "호 전체", "4", f"{length.characters:,}", f"{length.sheets:,.1f}"} <= set(said)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.shell.tell("한 줄")
    window.follower.show_length()
    assert not shown.isVisible(), "words of the bar and a message would stand over each other"
    window.statusBar().clearMessage()
    assert shown.isVisible()


def test_the_clipboard_belongs_to_the_field_with_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    field = window.bar.page
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText("P7")
    field.selectAll()
    window.live.refresh()
    window.live["edit.copy"].trigger()
    assert QApplication.clipboard().text() == "P7"
    put_caret(window, 0, 4)
    wanted = text(window)[:4]
    window.live.refresh()
    window.live["edit.copy"].trigger()
    assert QApplication.clipboard().text() == wanted


def test_a_word_is_looked_for(qtbot: QtBot, window: MainWindow) -> None:
    window.live["edit.find"].trigger()
    assert window.docks.shown("find")
    field = window.parts.panels["find"].findChild(QLineEdit)
    assert field is not None
    field.setText("밍하이")
    window.live["edit.find-next"].trigger()
    selection = window.session.selection
    assert selection is not None
    passage = passage_at(window.session.issue, selection.focus)
    assert passage is not None
    assert passage.text[selection.anchor.at : selection.focus.at] == "밍하이"


# ---------------------------------------------------------------------------------------------------- looking
def test_pages_are_gone_to_by_name(qtbot: QtBot, window: MainWindow) -> None:
    window.live["go.page"].trigger()
    qtbot.waitUntil(window.bar.page.hasFocus)
    qtbot.keyClicks(window.bar.page, "p7")
    qtbot.keyClick(window.bar.page, Qt.Key.Key_Return)
    page = window.session.scene.pages[window.parts.sight.page]
    assert page.folio == "P7"
    assert window.bar.page.text() == "P7 / 20"
    assert window.status.where.text() == "P7 · CHINA 창업"
    assert window.parts.sight.view.hasFocus()


def test_the_zoom_is_typed_or_chosen(qtbot: QtBot, window: MainWindow) -> None:
    window.bar.zoom.box.setFocus()
    qtbot.waitUntil(window.bar.zoom.box.hasFocus)
    window.bar.zoom.box.selectAll()
    qtbot.keyClicks(window.bar.zoom.box, "15")
    qtbot.keyClick(window.bar.zoom.box, Qt.Key.Key_Return)
    assert window.parts.sight.zoom == pytest.approx(0.15)  # not 150 %, which begins like it
    window.bar.zoom.box.setText("150")
    qtbot.keyClick(window.bar.zoom.box, Qt.Key.Key_Return)
    assert window.parts.sight.zoom == pytest.approx(1.5)
    assert window.bar.zoom.box.text() == "150 %"
    window.live.refresh()
    assert window.live["view.zoom-150"].isChecked()
    window.live["view.fit-page"].trigger()
    assert window.parts.sight.zoom < 1


def test_zooming_by_key_holds_the_caret_where_it_is(window: MainWindow) -> None:
    view, tool = window.parts.sight.view, window.parts.sight.tool
    window.live["view.zoom-100"].trigger()
    put_caret(window, 5)

    def caret_at() -> QPointF:
        place = view.area_of(tool.caret())
        assert place is not None
        return place.center()

    before = caret_at()
    for name in ("view.zoom-in", "view.zoom-in", "view.zoom-200"):
        window.live[name].trigger()
        assert (caret_at() - before).manhattanLength() < 4, name
    view.go_to_page(0)
    middle = view.page_at(QPointF(view.viewport().rect().center()))
    window.live["view.zoom-in"].trigger()
    after = view.page_at(QPointF(view.viewport().rect().center()))
    assert middle is not None
    assert after is not None
    assert after[0] == middle[0]
    assert abs(after[1].y - middle[1].y) < 2


def test_aids_are_switched(window: MainWindow) -> None:
    for name, shown in (("rulers", True), ("guides", True), ("baselines", False), ("preview", False)):
        assert window.parts.sight.shows(name) is shown
        window.live[f"view.{name}"].trigger()
        assert window.parts.sight.shows(name) is not shown
    window.live["view.spreads"].trigger()
    assert window.parts.sight.shows("spreads")


def test_docks_are_shown_hidden_and_remembered(window: MainWindow) -> None:
    window.live["view.outline"].trigger()
    assert window.docks.shown("outline")
    assert not window.docks.shown("pages")
    window.live["view.problems"].trigger()
    assert window.docks.docks["bottom"].isHidden()
    window.live["file.close"].trigger()
    window.live["file.open"].setEnabled(True)
    window.parts.files.open_path(window.settings.recent[0])
    assert window.docks.docks["bottom"].isHidden()
    window.status.light.click()
    assert window.docks.shown("problems")


def test_regions_are_walked_by_key_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.to_pages()
    seen = []
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        regions = [one for one in window.shell.regions if one is focus or (focus and one.isAncestorOf(focus))]
        seen.append(regions[0])
    assert len(set(map(id, seen))) == 5
    assert seen[-1] is window.parts.sight.view
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert seen[-2].isAncestorOf(focus)


def test_pages_reached_by_key_are_ringed_until_something_is_done(qtbot: QtBot, window: MainWindow) -> None:
    view = window.parts.sight.view
    (ring,) = view.findChildren(FocusRing)
    window.to_pages()
    assert not ring.isVisible()
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_F6)
    assert view.hasFocus()
    assert ring.isVisible()
    inner = view.viewport().rect().center()
    assert not ring.mask().contains(inner)
    assert view.grab().toImage().pixelColor(ring.geometry().topLeft()) == ring.color
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert not ring.isVisible()


@pytest.mark.parametrize("dock", ["left", "right", "bottom"])
def test_escape_leads_from_a_panel_to_the_pages(qtbot: QtBot, window: MainWindow, dock: str) -> None:
    put_caret(window, 0)
    for name in window.docks.docks[dock].names:
        window.docks.show(name)
        panel = window.docks.docks[dock].panels[name]
        fields = [one for one in (panel, *panel.findChildren(QWidget)) if one.isVisible() and one.isEnabled()]
        fields = [one for one in fields if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()]
        assert fields
        for field in fields[:6]:
            field.setFocus()
            qtbot.keyClick(field, Qt.Key.Key_Escape)
            assert window.parts.sight.view.hasFocus(), field


def test_the_palette_works_over_the_window(qtbot: QtBot, window: MainWindow) -> None:
    put_caret(window, 0, 4)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    card = window.shell.palette_card
    assert card is not None
    qtbot.waitUntil(card.field.hasFocus)
    card.field.setText("ㄱㄱ")
    assert card.found.actions[0].objectName() == "text.strong"
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert window.session.history.past[-1].name == "action.text.strong"
    assert window.parts.sight.view.hasFocus()
    window.session.select(None)  # now the form of facts is there, which would like to show the cover
    window.parts.sight.go_to(3)
    window.parts.panels["pages"].setFocus()
    window.live["help.palette"].trigger()
    qtbot.waitUntil(card.field.hasFocus)
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert window.parts.panels["pages"].hasFocus()
    assert window.parts.sight.page == 3


# ---------------------------------------------------------------------------------------------------- words, looks
def test_every_action_is_reachable_from_a_menu(window: MainWindow) -> None:
    reached: set[str] = set()

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                walk(inner)
            else:
                reached.add(action.objectName())

    for top in window.menuBar().actions():
        walk(top.menu())  # type: ignore[arg-type]
    assert {row.id for row in ACTIONS} <= reached


def test_settings_outlive_the_window(settings: Settings, tmp_path: Path) -> None:
    settings.put("scale", 1.3)
    settings.put("flag", True)
    settings.use("file.save")
    settings.use("view.en")
    settings.opened(tmp_path)
    settings.sync()
    again = Settings(tmp_path / "settings" / "kiclayout.ini")
    assert again.get("scale", 1.0) == 1.3
    assert again.get("flag", False) is True
    assert again.get("nothing", 7) == 7
    assert again.used == ("view.en", "file.save")
    assert again.recent == (tmp_path,)
    again.put("scale", "much")
    assert again.get("scale", 1.0) == 1.0
    again.forget_recent()
    assert again.recent == ()


def test_about_and_keys_are_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.live["help.about"].trigger()
    assert not [one for one in window.findChildren(QLabel) if "경량 설치본" in one.text()]
    window.findChild(About).close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    monkeypatch.setattr("kiclayout.editor.window.shell.lean", lambda: True)
    window.live["help.about"].trigger()
    (told,) = (one.text() for one in window.findChildren(QLabel) if "경량 설치본" in one.text())
    assert "전체 설치본" in told
    window.live["help.keys"].trigger()
    QApplication.processEvents()
    shown = [one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible() and one is not window]
    assert {one.windowTitle() for one in shown} == {"kiclayout 정보", "단축키"}
    for one in shown:
        one.close()


def test_small_pages_follow_when_typing_rests(qtbot: QtBot, window: MainWindow) -> None:
    thumbs = window.parts.panels["pages"]
    put_caret(window, 3)
    before = window.session.scene.pages
    window.parts.sight.tool.type("가나다라 " * 30)
    model = thumbs.model()  # type: ignore[attr-defined]
    page = window.parts.sight.tool.caret().page  # type: ignore[union-attr]
    assert model.entry(page).page is before[page]
    qtbot.waitUntil(lambda: model.entry(page).page is window.session.scene.pages[page])
