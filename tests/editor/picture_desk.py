"""The real window with a picture chosen in it, and a hand on the mouse: one window for all tests of a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from four_articles import copy_four_articles
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_desk import Person, dressed, let_go

from kiclayout.base.geometry import Point, Rect
from kiclayout.content.block import Figure, FigureRow
from kiclayout.content.edit.pictures import row_of
from kiclayout.content.walk import walk
from kiclayout.editor.session import Session
from kiclayout.editor.settings import Settings
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.make import Asking, make_parts
from kiclayout.editor.words import Words

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture(scope="module")
def person() -> Person:
    return Person()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_four_articles(tmp_path_factory.mktemp("pictures") / "issue-001")


@pytest.fixture(scope="module")
def opened(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, person: Person, folder: Path
) -> Iterator[MainWindow]:
    """One window for all tests here: to open one takes longer than any of them."""
    home = tmp_path_factory.mktemp("home")
    make = partial(make_parts, asking=Asking(person, person, home / "data"))
    window = MainWindow(Session(), Settings(home / "settings.ini"), dressed(home), Words("ko"), make)
    window.show()
    window.parts.files.open_path(folder)
    yield window
    let_go(window, person)


@pytest.fixture
def window(opened: MainWindow) -> MainWindow:
    """The window as it was opened."""
    while opened.session.history.past:
        opened.session.undo()
    opened.parts.sight.picked.clear()
    opened.parts.arrivals.hide()
    opened.session.finish()
    QApplication.processEvents()
    return opened


def figures(window: MainWindow) -> list[Figure]:
    return [one for article in window.session.issue.articles for one in walk(article.blocks) if isinstance(one, Figure)]


def alone(window: MainWindow) -> Figure:
    """A photograph that stands by itself, chosen and in sight."""
    found = next(
        one for one in figures(window) if one.path.endswith(".jpg") and row_of(window.session.issue, one.id) is None
    )
    return chosen(window, found)


def in_row(window: MainWindow, number: int = 0) -> Figure:
    """A photograph of a row, chosen and in sight."""
    rows = [
        one for article in window.session.issue.articles for one in walk(article.blocks) if isinstance(one, FigureRow)
    ]
    found = [one for one in rows[0].blocks if isinstance(one, Figure)][number]
    return chosen(window, found)


def chosen(window: MainWindow, figure: Figure) -> Figure:
    sight = window.parts.sight
    window.session.finish()
    sight.picked.choose(figure.id)
    assert sight.picked.area is not None
    sight.view.ensure_visible(sight.picked.area, 40)
    return figure


def rect(window: MainWindow) -> tuple[int, Rect]:
    place = window.parts.sight.picked.place
    assert place is not None
    return place[0], place[1].rect


def spot(window: MainWindow, page: int, x: float, y: float) -> QPoint:
    place = window.parts.sight.view.place_of(page, Point(x, y))
    assert place is not None
    return place.toPoint()


_clock = count(10_000, 5_000)


def mouse(
    window: MainWindow, kind: QEvent.Type, at: QPoint, held: Mod = Mod.NoModifier, moment: int | None = None
) -> None:
    """A move, press or release; a press is the first of its kind unless a ``moment`` says otherwise."""
    view = window.parts.sight.view.viewport()
    moving, released = kind is QEvent.Type.MouseMove, kind is QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind, QPointF(at), QPointF(view.mapToGlobal(at)), NONE if moving else LEFT, NONE if released else LEFT, held
    )
    event.setTimestamp(next(_clock) if moment is None else moment)
    QApplication.sendEvent(view, event)


def drag(window: MainWindow, start: QPoint, by: QPoint, held: Mod = Mod.NoModifier) -> None:
    mouse(window, QEvent.Type.MouseButtonPress, start, held)
    for part in (1, 2, 3):
        mouse(window, QEvent.Type.MouseMove, start + by * part / 3, held)
    mouse(window, QEvent.Type.MouseButtonRelease, start + by, held)


def click(window: MainWindow, at: QPoint, times: int = 1) -> None:
    moment = next(_clock)
    for number in range(times):
        mouse(window, QEvent.Type.MouseButtonPress, at, moment=moment + number)
        mouse(window, QEvent.Type.MouseButtonRelease, at, moment=moment + number)


def press(window: MainWindow, key: Qt.Key, held: Mod = Mod.NoModifier) -> None:
    QTest.keyClick(window.parts.sight.view, key, held)


def middle(window: MainWindow) -> QPoint:
    page, frame = rect(window)
    return spot(window, page, frame.x + frame.width / 2, frame.y + frame.height / 2)


def names(window: MainWindow) -> list[str]:
    return [one.name for one in window.session.history.past]


def photo(path: Path, size: tuple[int, int] = (60, 40), color: str = "teal") -> Path:
    Image.new("RGB", size, color).save(path)
    return path
