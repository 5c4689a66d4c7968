"""Typing in the real window, on the example: every line can be clicked into, every kind of passage typed into."""

from __future__ import annotations

import random
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_desk import closed, folder, person, settings, window

from kiclayout.base.geometry import Point
from kiclayout.content.block import List, Note
from kiclayout.content.edit.passages import Passage, passage_at, passages, trail
from kiclayout.content.spot import Selection, caret
from kiclayout.editor.session import Session
from kiclayout.editor.typing.tool import TypingTool
from kiclayout.editor.view.tool import Pointer
from kiclayout.editor.window.main import MainWindow

__all__ = ["closed", "folder", "person", "settings", "window"]
Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT, CTRL, SHIFT = Qt.MouseButton.LeftButton, Mod.ControlModifier, Mod.ShiftModifier


def tool_of(window: MainWindow) -> TypingTool:
    return window.parts.sight.tool


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(window.parts.sight.view, key, modifiers)


def compose(window: MainWindow, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(window.parts.sight.view, event)


def shown(window: MainWindow) -> list[tuple[int, Passage]]:
    """The passages that stand on pages, with the first page they stand on."""
    session, galley = window.session, tool_of(window).caret_place.galley
    found = []
    for one in passages(session.issue):
        pages = (page.index for page in session.scene.pages)
        page = next((at for at in pages if (one.block, one.field) in galley.page(at).passages), None)
        if page is not None:
            found.append((page, one))
    return found


def test_every_line_of_the_example_is_clicked_into(window: MainWindow) -> None:
    tool, session = tool_of(window), window.session
    clicked, refused = 0, list[str]()
    tool.refused.connect(refused.append)
    for page in session.scene.pages:
        for row in tool.caret_place.galley.page(page.index).rows:
            edge = row.edges[len(row.edges) // 2]
            point = Point(edge.left + (0.01 if edge.at == row.start else -0.01), (row.top + row.bottom) / 2)
            tool.mouse_press(Pointer(page.index, point, button=LEFT, buttons=LEFT))
            tool.mouse_release(Pointer(page.index, point, button=LEFT))
            if row.passage[1] == "url":
                assert refused.pop()  # the address of a QR code is no passage
                continue
            assert session.selection is not None
            focus = session.selection.focus
            assert (focus.block, focus.field) == row.passage
            assert tool.takes_text()
            area = tool.caret()
            assert area is not None
            assert area.page == page.index
            clicked += 1
    assert clicked > 700
    assert refused == []


def kind(passage: Passage) -> tuple[object, ...]:
    """What passages are of one kind: their owner and those round it, and the field without its numbers."""
    return (*(type(block).__name__ for block in passage.within), re.sub(r"\d+", "#", passage.field))


def undo_all(session: Session) -> None:
    """Undoes all there is; nobody looks at the pages in between."""
    session.in_view(frozenset())
    while session.history.past:
        session.undo()


def test_every_kind_of_passage_is_typed_and_composed_into(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiclayout.editor.typing.runs.PAUSE", 60.0)  # a busy machine is no pause
    session, tool = window.session, tool_of(window)
    before = session.issue
    kinds = {kind(one): (page, one) for page, one in reversed(shown(window))}
    assert len(kinds) > 20
    for page, passage in kinds.values():
        here = passage_at(session.issue, passage.spot())
        assert here is not None
        window.parts.sight.view.go_to_page(page)
        tool.caret_place.page = page
        tool.caret_place.select(caret(here.end()))
        tool.reveal()
        press(window, Key.Key_End)
        compose(window, "ㅎ")
        compose(window, "하")
        assert tool.caret() is not None, kind(passage)
        compose(window, "", "한")
        QTest.keyClicks(window.parts.sight.view, "x")
        assert session.selection is not None
        now = passage_at(session.issue, session.selection.focus)
        assert now is not None, kind(passage)
        assert now.text == here.text + "한x", kind(passage)
        assert tool.caret() is not None, kind(passage)
    assert len(session.history.past) == len(kinds)
    undo_all(session)
    assert session.issue is before


def test_a_selection_reaches_over_pages(window: MainWindow) -> None:
    session, tool = window.session, tool_of(window)
    long = max(session.issue.articles, key=lambda one: sum(len(p.text) for p in passages(one)))
    body = [one for page, one in shown(window) if one.article == long.id]
    tool.caret_place.select(caret(body[0].spot()))
    press(window, Key.Key_End, CTRL | SHIFT)
    covered = tool.caret_place.covered
    pages = [page.index for page in session.scene.pages if tool.caret_place.galley.areas(page.index, covered)]
    assert len(pages) > 3
    assert pages == list(range(pages[0], pages[-1] + 1))
    assert session.selection is not None
    text = [one for one in body if one.within and not isinstance(one.within[0], Note)]
    assert session.selection.focus == text[-1].end()
    press(window, Key.Key_PageUp, SHIFT)
    assert len(tool.caret_place.covered) < len(covered)


def test_menu_and_keys_are_one(window: MainWindow) -> None:
    session, tool = window.session, tool_of(window)
    _, one = next((page, one) for page, one in shown(window) if one.flows and len(one.text) > 80)
    tool.caret_place.select(Selection(one.spot(0), one.spot(4)))
    window.parts.sight.go_to_caret()
    window.live.refresh()
    window.live["edit.cut"].trigger()
    said = passage_at(session.issue, one.spot())
    assert said is not None
    assert said.text == one.text[4:]
    press(window, Key.Key_V, CTRL)
    press(window, Key.Key_Z, CTRL)
    press(window, Key.Key_Z, CTRL)
    assert passage_at(session.issue, one.spot()) == one


KEYS = [
    (Key.Key_Right, Mod.NoModifier),
    (Key.Key_Left, SHIFT),
    (Key.Key_Down, Mod.NoModifier),
    (Key.Key_Up, SHIFT),
    (Key.Key_Down, SHIFT),
    (Key.Key_Right, CTRL),
    (Key.Key_End, Mod.NoModifier),
    (Key.Key_Home, SHIFT),
    (Key.Key_Return, Mod.NoModifier),
    (Key.Key_Return, SHIFT),
    (Key.Key_Backspace, Mod.NoModifier),
    (Key.Key_Backspace, CTRL),
    (Key.Key_Delete, Mod.NoModifier),
    (Key.Key_Delete, CTRL),
    (Key.Key_Tab, Mod.NoModifier),
    (Key.Key_Backtab, SHIFT),
    (Key.Key_C, CTRL),
    (Key.Key_X, CTRL),
    (Key.Key_V, CTRL),
    (Key.Key_Z, CTRL),
    (Key.Key_PageDown, Mod.NoModifier),
]


def test_whatever_is_pressed_the_caret_stands_in_words_and_undo_leads_back(window: MainWindow) -> None:
    session, tool = window.session, tool_of(window)
    dice = random.Random(4)
    places = [one for _, one in shown(window)]
    before = session.issue
    for number in range(260):
        if number % 12 == 0:
            start = dice.choice(places)
            now = passage_at(session.issue, start.spot())
            if now is not None:
                tool.caret_place.select(caret(now.spot(dice.randint(0, len(now.text)))))
                tool.reveal()
        if dice.random() < 0.4:
            compose(window, "하", "") if dice.random() < 0.5 else compose(window, "", dice.choice("한글字x ."))
        else:
            press(window, *dice.choice(KEYS))
        assert session.selection is not None
        assert passage_at(session.shown, session.selection.focus) is not None
        if number % 40 == 39:
            tool.settle()
            session.finish()
            assert tool.caret() is not None, tool.caret_place.passage
    tool.settle()
    undo_all(session)
    assert session.issue is before


def test_what_becomes_a_list_or_a_curved_mark_by_itself_is_given_back_by_one_undo(window: MainWindow) -> None:
    session, view = window.session, window.parts.sight.view
    one = next(one for _, one in shown(window) if one.flows and len(one.within) == 1 and len(one.text) > 80)

    def said() -> str:
        now = passage_at(session.issue, one.spot())
        assert now is not None
        return now.text[:5]

    tool_of(window).caret_place.select(caret(one.spot()))
    QTest.keyClicks(view, '"')
    assert said()[0] == "“"
    session.undo()
    assert said()[0] == '"'
    session.undo()
    QTest.keyClicks(view, "1) ")
    where = trail(session.issue, one.block)
    assert where is not None
    assert isinstance(where.within[0], List)
    assert [step.name for step in session.history.past] == ["edit.type", "typing.automatic"]
    session.undo()
    compose(window, "", "가 ")
    assert said() == "1) 가 "
    session.undo()
    session.undo()
    window.live["text.automatic"].trigger()  # off
    QTest.keyClicks(view, '1) "')
    assert said()[:4] == '1) "'
    assert not window.settings.get("automatic", True)
