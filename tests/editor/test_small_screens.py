"""Small screens, as a laptop's with letters at 200 %: docks give way, the bar keeps what fits, dialogs scroll."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout
from pytestqt.qtbot import QtBot
from window_desk import closed, folder, person, settings, window

from kiclayout.editor.panels.styles import StylesPanel
from kiclayout.editor.settings import Settings
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.window.main import LAYOUT, LEAST, MainWindow

__all__ = ["closed", "folder", "person", "settings", "window"]


def test_docks_give_way_in_a_small_window_and_come_back(window: MainWindow, settings: Settings) -> None:
    assert shown(window, 1360, 860) == {"left", "right", "bottom"}
    assert shown(window, 800, 472) == {"right"}
    window._keep_docks()
    assert set(settings.get("folded", "").split()) == {"left", "bottom"}
    window.docks.show("pages")
    assert shown(window, 800, 472) == {"left"}
    window.docks.show("pages", False)
    assert shown(window, 800, 472) == {"right"}  # it had made room for what was closed
    window.docks.show("find")
    assert "bottom" in shown(window, 800, 472)  # who asks for a panel gets it, however low the window is
    window.docks.show("find", False)
    assert shown(window, 1360, 860) == {"right"}  # what somebody closed stays closed
    window.docks.show("problems")
    assert shown(window, 1360, 860) == {"right", "bottom"}


def test_docks_kept_in_a_small_window_come_back_in_a_larger_one(window: MainWindow) -> None:
    window.settings.put_shape("docks", window.saveState(LAYOUT))  # all open, as a large window left them
    shown(window, 640, 350)
    window._arrange_docks()
    assert shown(window, 640, 350) == {"right"}
    window._keep_docks()
    window.resize(1360, 860)
    window._arrange_docks()
    assert shown(window, 1360, 860) == {"left", "right", "bottom"}


def test_a_panel_below_has_its_width_in_the_narrowest_window(window: MainWindow) -> None:
    assert shown(window, *LEAST) == {"right"}
    window.docks.show("find")
    assert shown(window, *LEAST) == {"bottom"}
    assert window.width() <= LEAST[0]
    window.docks.show("inspector")
    assert shown(window, *LEAST) == {"right"}


def test_in_a_low_window_styles_have_more_room_than_their_fonts(window: MainWindow) -> None:
    window.docks.show("styles")
    panel = window.parts.panels["styles"]
    assert isinstance(panel, StylesPanel)
    shown(window, 1360, 860)
    assert not panel.fonts.isHidden()
    shown(window, 800, 472)
    assert panel.fonts.isHidden()
    assert panel.list.height() > panel.height() / 2


def test_the_bar_keeps_what_fits(window: MainWindow) -> None:
    window.show()
    for lang in ("ko", "zh", "en"):
        window.shell.speak(lang)
        for width in (1360, 800, 640, LEAST[0]):
            shown(window, width, 472)
            bar = window.bar
            kept = (bar.tools["edit.undo"], bar.tools["edit.redo"], bar.insert, bar.zoom, bar.page, bar.primary)
            seen = [one for one in {*bar.tools.values(), *kept} if one.isVisible()]
            assert set(kept) <= set(seen)
            assert all(bar.rect().contains(one.geometry()) for one in seen), (lang, width)
            assert not any(one.geometry().intersects(two.geometry()) for one in seen for two in seen if one is not two)
            if width != 800:  # there the language decides
                assert bar.title.isVisible() == (width > 800)


def test_the_start_page_is_as_narrow_as_the_window(closed: MainWindow) -> None:
    closed.show()
    for lang in ("ko", "zh", "en"):
        closed.shell.speak(lang)
        shown(closed, 640, 350)
        area = closed.start.findChild(QScrollArea, "startArea")
        assert isinstance(area, QScrollArea)
        assert area.horizontalScrollBar().maximum() == 0, lang


def test_a_dialog_larger_than_the_screen_scrolls_and_keeps_the_keyboard(qtbot: QtBot) -> None:
    dialog, fields = EdgedDialog(), [QLineEdit() for _ in range(30)]
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
    for field in fields:
        column.addWidget(field)
    fields[3].setFocus()
    dialog.fit(QSize(624, 344))
    assert dialog.height() == 344
    assert dialog.width() <= 624
    assert dialog.focusWidget() is fields[3]
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    dialog.show()
    assert area.horizontalScrollBar().maximum() == 0
    assert area.verticalScrollBar().maximum() > 300


def test_a_dialog_that_fits_stays_as_it_is(qtbot: QtBot) -> None:
    dialog = EdgedDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    dialog.resize(500, 300)
    dialog.fit(QSize(624, 344))
    assert dialog.size() == QSize(500, 300)
    dialog.fit(QSize(400, 344))
    assert dialog.size() == QSize(400, 300)
    assert dialog.findChild(QScrollArea) is None


def shown(window: MainWindow, width: int, height: int) -> set[str]:
    """The docks that can be seen in a window of that size, in pixels."""
    window.resize(width, height)
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return {name for name, dock in window.docks.docks.items() if not dock.isHidden()}
