"""Questions as dialogs: every button gives its answer, the safe one has the keyboard, all three languages are there."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from kiclayout.app.lock import Holder
from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.editor.files.card import Card
from kiclayout.editor.files.dialogs import SHOWN, Dialogs, listed
from kiclayout.editor.files.questions import Conflict, Locked, Lost, Offer, Unsaved
from kiclayout.editor.words import LANGUAGES, Words

HOLDER = Holder(7, "노트북", "김민수", time.time(), "x", "", 0.0)
OFFER = Offer("호", time.time() - 90_000, tuple("가나다라마바사"), ("가",))
FOUND = [Conflict("articles/a.md", "첫 글"), Conflict("issue.yaml", "issue.yaml")]


class Answer:
    """Presses a button of every card and keeps what the card said."""

    def __init__(self, press: str) -> None:
        self.press, self.said = press, ""

    def __call__(self, card: Card) -> str:
        self.said = "\n".join(label.text() for label in card.findChildren(QLabel))
        if self.press:
            card.press(self.press)
        else:
            card.reject()
        return card.answer


def asked(press: str, ask: Callable[[Dialogs], object], lang: str = "en") -> tuple[object, str]:
    answer = Answer(press)
    return ask(Dialogs(Words(lang), None, answer)), answer.said


@pytest.mark.parametrize("answer", Unsaved)
def test_unsaved_edits(qtbot: QtBot, answer: Unsaved) -> None:
    given, said = asked(answer.value, lambda one: one.unsaved("issue-7"))
    assert given is answer
    assert "issue-7" in said


@pytest.mark.parametrize("answer", Locked)
def test_a_locked_issue(qtbot: QtBot, answer: Locked) -> None:
    given, said = asked(answer.value, lambda one: one.locked("issue-7", HOLDER))
    assert given is answer
    assert "김민수 on 노트북" in said
    assert "minutes" not in said
    silent = Holder(7, "노트북", "김민수", 0.0, "x", "", 600.0)
    assert "10 minutes" in asked("read", lambda one: one.locked("issue-7", silent))[1]


@pytest.mark.parametrize("answer", Lost)
def test_lost_edits(qtbot: QtBot, answer: Lost) -> None:
    given, said = asked(answer.value, lambda one: one.lost(OFFER))
    assert given is answer
    assert "가, 나, 다, 라, 마, 2 more" in said
    assert "Also changed on the disk since then: 가" in said


def test_escape_loses_nothing(qtbot: QtBot) -> None:
    assert asked("", lambda one: one.unsaved("x"))[0] is Unsaved.CANCEL
    assert asked("", lambda one: one.locked("x", HOLDER))[0] is Locked.CANCEL
    assert asked("", lambda one: one.lost(OFFER))[0] is Lost.LATER
    assert asked("", lambda one: one.conflicts(FOUND))[0] is None
    assert asked("", lambda one: one.export_with_errors([]))[0] is False


def test_conflicts_are_decided_one_by_one_and_ours_stand_unless_chosen_otherwise(qtbot: QtBot) -> None:
    assert asked("apply", lambda one: one.conflicts(FOUND))[0] == frozenset()

    def choose(card: Card) -> str:
        sides = {side.accessibleName(): side for side in card.findChildren(QRadioButton)}
        sides[f"issue.yaml: {Words('ko')('files.theirs')}"].click()
        card.press("apply")
        return card.answer

    assert Dialogs(Words("ko"), None, choose).conflicts(FOUND) == {"issue.yaml"}


def test_findings_say_what_where_and_what_to_do(qtbot: QtBot) -> None:
    sink = Sink()
    for line in range(1, SHOWN + 3):
        sink.add("app-layout-missing", place=Place("issue.yaml", line), name="x", known="kic-weekly")
    _, said = asked("close", lambda one: one.report("files.cannot-open", tuple(sink)))
    assert said.count("There is no layout “x”") == SHOWN
    assert "issue.yaml:1  ·  Use the name of one that exists: kic-weekly" in said
    assert said.endswith("2 more")
    assert asked("export", lambda one: one.export_with_errors(tuple(sink)))[0] is True


@pytest.mark.parametrize("lang", LANGUAGES)
def test_return_presses_what_loses_nothing_and_every_word_is_filled_in(qtbot: QtBot, lang: str) -> None:
    kept: list[tuple[str, str]] = []

    def look(card: Card) -> str:
        qtbot.addWidget(card)
        card.show()
        (primary,) = (one for one in card.findChildren(QPushButton) if one.isDefault())
        kept.append((str(primary.property("answer")), "".join(one.text() for one in card.findChildren(QLabel))))
        qtbot.keyClick(card, Qt.Key.Key_Return)
        assert card.answer == kept[-1][0]
        return card.said.cancel

    dialogs = Dialogs(Words("ko"), None, look)
    dialogs.speak(Words(lang))
    dialogs.unsaved("x")
    dialogs.locked("x", HOLDER)
    dialogs.lost(OFFER)
    dialogs.conflicts(FOUND)
    dialogs.export_with_errors([])
    dialogs.report("files.cannot-save", [])
    assert [answer for answer, _ in kept] == ["save", "read", "restore", "apply", "look", "close"]
    assert not [said for _, said in kept if "{" in said]


def test_return_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    def press(card: Card) -> str:
        qtbot.addWidget(card)
        card.show()
        (other,) = (one for one in card.findChildren(QPushButton) if one.property("answer") == "discard")
        other.setFocus()
        qtbot.keyClick(other, Qt.Key.Key_Return)
        return card.answer

    assert Dialogs(Words("ko"), None, press).unsaved("x") is Unsaved.DISCARD


def test_a_few_titles_are_all_named() -> None:
    assert listed(("가", "나"), Words("en")) == "가, 나"
