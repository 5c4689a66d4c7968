"""The start page in the window: covers of issues opened lately, what is done with them, what is dropped."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from four_articles import copy_four_articles
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import Person, closed, folder, person, put_caret, settings, window

from kiclayout.app.next_issue import looked_at
from kiclayout.editor.settings import Settings
from kiclayout.editor.theme.tokens import LIGHT
from kiclayout.editor.window.dropped import Dropped, dropped
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.words import LANGUAGES

__all__ = ["closed", "folder", "person", "settings", "window"]


@pytest.fixture
def start(closed: MainWindow, folder: Path) -> MainWindow:
    """The start page with one issue that was opened, and closed again."""
    closed.settings.opened(folder)
    image = QImage(20, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    closed.lately.covers.keep(folder, looked_at(folder), image)
    closed.lately.show()
    return closed


def offered(window: MainWindow) -> list[str]:
    return [name for name, button in window.start.deeds.items() if not button.isHidden()]


# ---------------------------------------------------------------------------------------------------- with an issue
def test_an_issue_is_shown_by_its_cover_as_it_was_saved(window: MainWindow, folder: Path) -> None:
    covers = window.lately.covers
    first = covers.of(folder)
    assert first is not None  # made when its pages had settled
    put_caret(window, 0)
    window.parts.sight.tool.type("가")
    assert window.parts.files.close()  # discards
    (card,) = window.start.recent.cards
    assert (card.key, card.head, card.note, card.lost) == (str(folder), "1호 · 2026.11.18", "issue-001", False)
    assert card.image == first.image
    assert first.image.pixelColor(first.image.width() // 2, 4).red() > 150  # the red field, not white paper
    assert window.start.place.text().endswith("issue-001")
    assert window.parts.files.number == window.settings.get("number", 0) == 1


def test_saving_keeps_the_cover_anew(window: MainWindow, folder: Path) -> None:
    covers = window.lately.covers
    covers.prune(())
    put_caret(window, 0)
    window.parts.sight.tool.type("가")
    window.parts.files.save()
    assert covers.of(folder) is not None


# ---------------------------------------------------------------------------------------------------- the list
def test_a_moved_issue_is_found_again(start: MainWindow, person: Person, folder: Path) -> None:
    moved = folder.with_name("elsewhere")
    shutil.move(folder, moved)
    start.lately.show()
    assert [card.lost for card in start.start.recent.cards] == [True]
    assert offered(start) == ["find", "forget"]
    assert folder.name in start.start.place.text()
    start.start.deeds["find"].click()  # and thinks better of it
    assert not start.session.loaded
    person.chosen = moved
    start.start.deeds["find"].click()
    assert start.session.loaded
    assert start.settings.remembered == (moved,)
    assert start.lately.covers.of(moved) is not None


def test_what_is_not_wanted_is_taken_off_the_list(qtbot: QtBot, start: MainWindow, folder: Path) -> None:
    qtbot.keyClick(start.start.recent, Qt.Key.Key_Delete)
    assert start.settings.remembered == ()
    assert start.start.recent.isHidden()
    assert offered(start) == []
    assert folder.is_dir()


def test_return_opens_what_is_chosen(qtbot: QtBot, start: MainWindow) -> None:
    assert offered(start) == ["open", "next", "reveal", "forget"]
    qtbot.keyClick(start.start.recent, Qt.Key.Key_Return)
    assert start.session.loaded


def test_new_and_next_are_asked_for_there(start: MainWindow, person: Person, tmp_path: Path) -> None:
    start.parts.files.number = 7
    start.live["file.new"].trigger()
    assert person.offered == [8]
    person.chosen = tmp_path / "issue-002"
    start.start.deeds["next"].click()
    assert person.offered == [8, 1]
    assert start.session.issue.number == 2
    assert start.settings.remembered[0] == tmp_path / "issue-002"


def test_covers_are_edged_alike_on_fine_screens(start: MainWindow) -> None:
    covers = start.start.recent
    drawn = QImage(covers.size() * 2, QImage.Format.Format_RGB32)
    drawn.setDevicePixelRatio(2)
    covers.render(drawn)
    at = (covers.visualRect(covers.model().index(0, 0)).top() + covers.box().height()) * 2
    row = [drawn.pixelColor(x, at).name() for x in range(drawn.width())]
    red = [x for x, color in enumerate(row) if color == "#ff0000"]
    edges = row[red[0] - 3 : red[0]], row[red[-1] + 1 : red[-1] + 4][::-1]
    assert red == list(range(red[0], red[-1] + 1))
    assert edges[0] == edges[1], "two of the line's pixels at either side, and the ground"
    assert edges[0][0] != edges[0][1] == edges[0][2] == LIGHT.line.lower()


def test_without_covers_it_stands_in_the_middle(start: MainWindow) -> None:
    page = start.start
    mark = page.mark.mapTo(page, QPoint(0, 0)).x()
    page.show_recent((), start.lately.covers)
    QApplication.processEvents()
    ends = page.mark.mapTo(page, QPoint(0, 0)).x(), page.lead.mapTo(page, QPoint(page.lead.sizeHint().width(), 0)).x()
    assert abs(sum(ends) - page.width()) <= 8
    assert ends[0] > mark


def test_it_speaks_three_languages(start: MainWindow) -> None:
    heads = set()
    for lang in LANGUAGES:
        start.shell.speak(lang)
        said = [button.text() for button in (*start.start.deeds.values(), *start.start.buttons.values())]
        heads.add(start.start.recent.cards[0].head)
        assert all(said)
        assert not [text for text in said if "{" in text]
    assert len(heads) == len(LANGUAGES)


def test_places_that_were_opened_are_remembered_in_their_order(settings: Settings, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        settings.opened(tmp_path / name)
    settings.moved(tmp_path / "b", tmp_path / "d")
    assert [path.name for path in settings.remembered] == ["c", "d", "a"]
    assert [path.name for path in settings.recent] == ["c", "a"]
    settings.forget(tmp_path / "c")
    assert [path.name for path in settings.remembered] == ["d", "a"]


# ---------------------------------------------------------------------------------------------------- dropping
def data(*paths: Path) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return made


def test_what_is_dropped_is_known(tmp_path: Path) -> None:
    issue = copy_four_articles(tmp_path / "issue")
    first, second = tmp_path / "b.md", tmp_path / "a.txt"
    for file in (first, second, tmp_path / "c.png"):
        file.write_text("# 글\n", "utf-8")
    article = next((issue / "articles").glob("*.md"))
    assert dropped(data(issue)) == dropped(data(first, issue)) == Dropped(issue)
    assert dropped(data(issue / "issue.yaml")) == dropped(data(first, article)) == Dropped(issue)
    assert dropped(data(first, tmp_path / "c.png", second)) == Dropped(None, (first, second))
    assert not dropped(data(tmp_path / "c.png", tmp_path / "none.md", tmp_path))
