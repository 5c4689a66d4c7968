"""The page of colours."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiclayout.editor.layouts.colors import ColorPage
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words


def test_the_list_stands_beside_the_fields_where_it_is_wide_and_low(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    page = ColorPage(FittingRoom(Session(), None, parent), Words("ko"), parent)  # type: ignore[arg-type]
    parent.show()
    page.resize(*scaled(page.font(), 420, 620))
    page.show()
    qtbot.waitUntil(lambda: page.list.geometry().bottom() < page.entry.y())
    page.resize(*scaled(page.font(), 720, 360))
    qtbot.waitUntil(lambda: page.list.geometry().right() < page.entry.x())
    assert page.list.height() > 300
    page.resize(*scaled(page.font(), 420, 620))
    qtbot.waitUntil(lambda: page.list.geometry().bottom() < page.entry.y())
