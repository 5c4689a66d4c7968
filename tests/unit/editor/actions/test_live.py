"""The table as Qt's actions: worded, enabled, ticked; menus, the palette and the sheet of keys made from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar, QWidget
from pytestqt.qtbot import QtBot
from small_desk import make_desk, select, small_issue

from kiclayout.editor.actions.catalogue import ACTIONS
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.keys import KeySheet
from kiclayout.editor.actions.live import BEHIND, LiveActions
from kiclayout.editor.actions.menus import Menus, table_of_actions, trail
from kiclayout.editor.actions.palette import ACTION, Palette
from kiclayout.editor.settings import Settings
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import LANGUAGES, Words


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk() -> Desk:
    return make_desk(small_issue())


@pytest.fixture
def live(window: QWidget, desk: Desk) -> LiveActions:
    return LiveActions(ACTIONS, desk, Words("ko"), window)


@pytest.fixture
def palette(window: QWidget, live: LiveActions, tmp_path: Path) -> Palette:
    made = Palette(live, Settings(tmp_path / "s.ini"), Theme(tmp_path), Words("ko"), window)
    window.show()
    made.ask()
    return made


def test_actions_are_enabled_and_ticked_as_the_desk_is(qtbot: QtBot, live: LiveActions, desk: Desk) -> None:
    assert not live["text.strong"].isEnabled()
    select(desk, 0, 2)
    with qtbot.waitSignal(live.refreshed):
        live.later()
    assert live["text.strong"].isEnabled()
    live["text.strong"].trigger()
    live.refresh()
    assert live["text.strong"].isChecked()


def test_what_can_be_done_follows_the_desk_there_and_back(live: LiveActions, desk: Desk) -> None:
    able, there = [], desk.session
    for step in (lambda: select(desk, 0, 2), lambda: there.select(None), lambda: select(desk, 0, 1)):
        step()
        live.refresh()
        able.append(live["text.strong"].isEnabled())
    assert able == [True, False, True]


def test_a_tick_that_qt_makes_by_itself_does_not_stay(live: LiveActions, desk: Desk) -> None:
    select(desk, 0, 2)
    live.refresh()
    live["text.strong"].setChecked(True)  # as at a click of which nothing comes
    live.refresh()
    assert not live["text.strong"].isChecked()


def test_many_changes_make_one_round(qtbot: QtBot, live: LiveActions) -> None:
    rounds: list[int] = []
    live.refreshed.connect(lambda: rounds.append(1))
    for _ in range(50):
        live.later()
    qtbot.wait(3 * BEHIND)
    assert len(rounds) == 1


def test_undo_says_what_it_undoes_in_every_language(live: LiveActions, desk: Desk) -> None:
    select(desk, 0, 2)
    live.refresh()
    live["text.strong"].trigger()
    said = []
    for lang in LANGUAGES:
        live.reword(Words(lang))
        said.append(live["edit.undo"].text())
    assert said == ["굵게 실행 취소", "撤销 加粗", "Undo Bold"]


def test_an_action_that_cannot_be_done_does_nothing(live: LiveActions, desk: Desk) -> None:
    live["text.strong"].setEnabled(True)
    live["text.strong"].trigger()
    assert desk.session.history.past == ()


def test_every_action_stands_in_its_menu(qtbot: QtBot, live: LiveActions) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menus = Menus(bar, live, Words("en"))
    there = {action.objectName() for menu in menus.all.values() for action in menu.actions()}
    assert {row.id for row in ACTIONS} <= there
    tops = [action.text().replace("&", "") for action in bar.actions()]
    assert tops == ["File", "Edit", "Text", "Table", "Picture", "Insert", "Layout", "View", "Go", "Help"]
    assert trail("view/theme", Words("ko")) == "보기 › 화면 밝기"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_for_the_manual_names_every_action(live: LiveActions, lang: str) -> None:
    said = table_of_actions(live, Words(lang)).splitlines()
    assert len(said) == len(ACTIONS) + 2
    assert all(line.count("|") == 4 for line in said)


@pytest.mark.parametrize(
    ("query", "found"),
    [("ㅈㅈ", "file.save"), ("내보", "file.export"), ("export", "file.export"), ("导出", "file.export"), ("f1", "")],
)
def test_the_palette_finds_in_all_languages(
    palette: Palette, live: LiveActions, desk: Desk, query: str, found: str
) -> None:
    select(desk, 0, 2)
    live.refresh()
    live["text.strong"].trigger()
    live.refresh()
    palette.field.setText(query)
    names = [action.objectName() for action in palette.found.actions]
    assert (names[:1] == [found]) if found else True
    enabled = [action.isEnabled() for action in palette.found.actions]
    assert enabled == sorted(enabled, reverse=True)


def test_the_palette_runs_what_is_chosen_and_remembers_it(qtbot: QtBot, palette: Palette, desk: Desk) -> None:
    qtbot.keyClicks(palette.field, "zoom in")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ("set_zoom", 1.25) in desk.sight.called  # type: ignore[attr-defined]
    assert not palette.isVisible()
    palette.ask()
    assert palette.found.actions[0].objectName() == "view.zoom-in"


def test_keys_move_in_the_palette(qtbot: QtBot, palette: Palette) -> None:
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_PageDown, 10)):
        qtbot.keyClick(palette.field, key)
        assert palette.list.currentIndex().row() == row
    assert palette.list.currentIndex().data(ACTION) is palette.found.actions[10]
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_palette_says_when_nothing_fits(palette: Palette) -> None:
    palette.field.setText("qqqqq")
    assert palette.found.rowCount() == 0
    assert not palette.grab().toImage().isNull()


def test_the_sheet_of_keys_can_be_narrowed(qtbot: QtBot, live: LiveActions) -> None:
    sheet = KeySheet(live, Words("en"))
    qtbot.addWidget(sheet)
    sheet.show()
    keyed = [row for row in ACTIONS if row.shortcuts]
    assert len(sheet.lines) == len(keyed)
    sheet.field.setText("zoom in")
    shown = [title for title, parts in sheet.lines if parts[0].isVisible()]
    assert any("Zoom In" in title for title in shown)
    assert len(shown) < 6
