"""The window speaks three languages and wears two themes in several sizes, everything at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from window_desk import closed, folder, person, put_caret, settings, window

from kiclayout.editor.panels.form import Choice
from kiclayout.editor.panels.style_rows import StyleList
from kiclayout.editor.panels.type_form import TypeForm
from kiclayout.editor.theme.tokens import DARK, LIGHT
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.sight import LARGEST
from kiclayout.editor.window.status import SIGN
from kiclayout.editor.words import LANGUAGES, Words, wording

__all__ = ["closed", "folder", "person", "settings", "window"]


def said(window: MainWindow) -> list[str]:
    """Everything that can be read in the window and its menus."""
    kinds = (QLabel, QToolButton, QPushButton)
    shown = [one for kind in kinds for one in window.findChildren(kind) if one.isVisible()]
    texts = [one.text() for one in shown] + [one.toolTip() for one in window.findChildren(QWidget) if one.isVisible()]
    texts += [action.text() for action in window.findChildren(QAction)]
    texts += [menu.title() for menu in window.findChildren(QMenu)]
    texts += [action.statusTip() for action in window.live.all.values()]
    tabs = [dock.strip.tabs for dock in window.docks.docks.values()]
    texts += [bar.tabText(at) for bar in tabs for at in range(bar.count())]
    return [text for text in texts if text]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_word_of_another_language_is_left(window: MainWindow, lang: str) -> None:
    put_caret(window, 0, 4)
    window.live[f"view.{lang}"].trigger()
    QApplication.processEvents()
    own = {entry[lang] for entry in wording().values()}
    other = {entry["ko"] for entry in wording().values()} - own
    assert [text for text in said(window) if text in other] == []
    assert window.bar.primary.text() == Words(lang)("action.file.export")
    assert window.settings.language == lang
    assert window.words.lang == lang


def test_languages_can_be_changed_back_and_forth(window: MainWindow) -> None:
    window.recent.fill()
    first = said(window)
    for lang in (*LANGUAGES[1:], "ko"):
        window.shell.speak(lang)
    assert set(said(window)) == set(first)


def test_the_theme_changes_everything_at_once(window: MainWindow) -> None:
    light = window.grab().toImage()
    window.live["view.theme-dark"].trigger()
    QApplication.processEvents()
    dark = window.grab().toImage()
    for widget in (window.bar, window.status, window.docks.docks["left"], window.docks.docks["right"]):
        place = widget.mapTo(window, widget.rect().center())
        assert dark.pixelColor(place).lightness() < 80 < light.pixelColor(place).lightness()
    assert window.parts.sight.view.chrome.dark
    assert window.settings.get("theme", "") == "dark"
    assert DARK.panel in QApplication.instance().styleSheet()  # type: ignore[union-attr]
    window.live["view.theme-light"].trigger()


def test_larger_words_make_a_larger_bar(window: MainWindow) -> None:
    before = window.bar.height()
    window.live["view.size-150"].trigger()
    assert window.bar.height() == round(before * 1.5)
    assert window.status.light.iconSize().width() == round(SIGN * 1.5)
    assert window.settings.get("scale", 1.0) == 1.5
    window.live["view.size-100"].trigger()


def test_the_ring_of_a_list_is_whole_and_forms_have_one_left_edge(qtbot: QtBot, window: MainWindow) -> None:
    put_caret(window, 3)
    form = window.docks.docks["right"].findChild(TypeForm)
    assert form is not None
    field, button = form.findChildren(Choice)[0], form.findChildren(QToolButton)[0]
    icon = (button.width() - button.iconSize().width()) // 2
    assert abs(button.x() + icon - field.x()) <= 2, "icons begin where fields do"
    window.docks.show("styles")
    rows = window.docks.docks["right"].findChild(StyleList)
    assert rows is not None
    rows.setCurrentIndex(rows.model().index(1, 0))
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(rows.hasFocus)
    image, chosen = rows.grab().toImage(), rows.visualRect(rows.currentIndex())
    assert image.pixelColor(6, chosen.center().y()).name() == LIGHT.selection_bg.lower()
    assert image.pixelColor(0, chosen.center().y()).name() == LIGHT.selection.lower(), "over the row's ground"


@pytest.mark.parametrize("scale", [100, 130, 150])
def test_the_line_under_the_tab_in_front_is_seen(window: MainWindow, scale: int) -> None:
    window.live[f"view.size-{scale}"].trigger()
    QApplication.processEvents()
    dock = window.docks.docks["left"]
    image = dock.grab().toImage()
    tab = dock.strip.tabs.tabRect(0).center() + dock.strip.tabs.pos()
    last = dock.strip.height() - 1
    assert [image.pixelColor(tab.x(), y).name() for y in (last - 2, last - 1, last)] == ["#ffffff"] + ["#b8321e"] * 2
    assert image.pixelColor(dock.strip.width() - 3, last).name() == "#d5d9de"
    window.live["view.size-100"].trigger()


def test_on_a_wide_screen_the_first_page_is_not_larger_than_it_is_read(window: MainWindow) -> None:
    sight, before = window.parts.sight, window.size()
    window.resize(2600, before.height())
    QApplication.processEvents()
    sight.begin()
    assert sight.zoom * 100 == LARGEST
    window.resize(before)
    QApplication.processEvents()
    sight.begin()
    assert sight.zoom * 100 < LARGEST


def test_the_insert_button_is_not_left_lit_when_its_menu_closes(window: MainWindow) -> None:
    button = window.bar.insert
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QCursor.setPos(button.mapToGlobal(button.rect().bottomRight()) + QPoint(200, 300))
    button.menu().aboutToHide.emit()
    assert not button.underMouse()
