"""The caret is followed until what an edit has changed is laid out, and no longer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import closed, folder, person, put_caret, settings, window

from kiclayout.content.block import Event, Paragraph, Poster
from kiclayout.content.edit.passages import passages, trail
from kiclayout.content.inline import plain
from kiclayout.content.spot import Spot, caret
from kiclayout.editor.window.main import MainWindow

__all__ = ["closed", "folder", "person", "settings", "window"]


def in_sight(window: MainWindow) -> bool:
    sight = window.parts.sight
    area = sight.tool.caret()
    place = sight.view.area_of(area) if area else None
    return place is not None and sight.view.viewport().rect().contains(place.toAlignedRect())


@pytest.mark.parametrize("spreads", [False, True])
def test_the_caret_is_followed_while_pages_are_laid_out(qtbot: QtBot, window: MainWindow, spreads: bool) -> None:
    session, sight = window.session, window.parts.sight
    session.finish()
    sight.show("spreads", spreads)
    put_caret(window, 3, 9)
    window.live["text.heading-1"].trigger()
    assert not session.settled
    sight.view.verticalScrollBar().setValue(0)  # as where other words than the caret's are held in sight
    qtbot.waitUntil(lambda: session.settled, timeout=20_000)
    assert in_sight(window)
    sight.go_to(0)
    session.refresh()
    qtbot.waitUntil(lambda: session.settled, timeout=20_000)
    assert not in_sight(window)


def test_who_turns_the_wheel_is_not_brought_back(qtbot: QtBot, window: MainWindow) -> None:
    session, view = window.session, window.parts.sight.view
    session.finish()
    view.set_motion(False)
    put_caret(window, 3, 9)
    window.live["text.heading-1"].trigger()
    assert not session.settled
    at = QPointF(view.viewport().rect().center())
    for _ in range(40):
        event = QWheelEvent(
            at, QPointF(view.viewport().mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
    assert not in_sight(window)
    qtbot.waitUntil(lambda: session.settled, timeout=20_000)
    assert not in_sight(window)


@pytest.mark.parametrize("last", [False, True])
def test_the_page_of_a_new_event_is_shown_before_it_says_anything(qtbot: QtBot, window: MainWindow, last: bool) -> None:
    session, sight = window.session, window.parts.sight
    session.finish()
    sight.view.set_motion(False)
    put_caret(window, 3)
    if last:
        article = session.issue.articles[0]
        session.select(caret([one for one in passages(article) if isinstance(one.owner, Paragraph)][-1].end()))
    window.live["insert.event"].trigger()
    qtbot.waitUntil(lambda: session.settled, timeout=20_000)
    event = sight.tool.caret_place.passage
    assert event is not None
    assert isinstance(event.owner, Event)
    shown = session.page_round(event)
    assert shown is not None
    assert shown.template == "event"
    assert shown.index in sight.view.visible_pages
    assert session.page_of(event.block) is None  # its words are the layout's to place
    sight.view.setFocus()
    sight.tool.box_pointed.emit()
    assert window.parts.panels["inspector"].isAncestorOf(QApplication.focusWidget())


def test_a_new_poster_without_a_page_leaves_the_pages_where_they_are(qtbot: QtBot, window: MainWindow) -> None:
    session, sight = window.session, window.parts.sight
    session.finish()
    sight.view.set_motion(False)
    article = session.issue.articles[0]
    last = [one for one in passages(article) if isinstance(one.owner, Paragraph)][-1]
    before = session.page_of(last.block)
    assert before is not None
    assert session.page_of(article.id) != before
    session.select(caret(last.end()))
    sight.go_to_caret()
    window.live.refresh()
    window.live["insert.poster"].trigger()
    qtbot.waitUntil(lambda: session.settled, timeout=20_000)
    poster = sight.tool.caret_place.passage
    assert poster is not None
    assert isinstance(poster.owner, Poster)
    assert session.page_round(poster) == session.page_of(last.block)
    assert sight.page == before.index
    write_the_posters_words(window, poster.block)


def write_the_posters_words(window: MainWindow, poster: int) -> None:
    """By the button of its form, in the panel that shows all words; Enter makes a paragraph there."""
    story = window.parts.panels["manuscript"].edit
    window.parts.panels["inspector"].poster.write.click()
    assert story.hasFocus()
    QTest.keyClicks(story, "one")
    QTest.keyClick(story, Qt.Key.Key_Return)
    QTest.keyClicks(story, "two")
    where = trail(window.session.issue, poster)
    assert where is not None
    (box,) = where.within
    assert isinstance(box, Poster)
    assert [plain(one.runs) for one in box.blocks if isinstance(one, Paragraph)] == ["one", "two"]
    window.parts.panels["inspector"].catch_up(frozenset())
    window.parts.panels["inspector"].poster.write.click()  # there are words by now
    assert window.session.selection == caret(Spot(box.blocks[0].id))
