"""A real window with an issue in it, and a person who answers its questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from laid_before import LaidBefore
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiclayout.app.following import Keep
from kiclayout.app.lock import Holder
from kiclayout.app.next_issue import Wish
from kiclayout.base.diagnostics import Diagnostic
from kiclayout.content.edit.passages import Passage, passages
from kiclayout.content.spot import Selection, caret
from kiclayout.editor.files.questions import Before, Conflict, Facts, Locked, Lost, Offer, Unsaved
from kiclayout.editor.session import Session
from kiclayout.editor.settings import Settings
from kiclayout.editor.theme.faces import load_faces
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.make import Asking, make_parts
from kiclayout.editor.words import Words
from kiclayout.store.bundled import bundled_folder


class Person:
    """Answers all questions about files, and names files, as told before."""

    def __init__(self) -> None:
        self.leaving = Unsaved.DISCARD
        self.chosen: Path | None = None
        self.reports: list[str] = []
        self.offered: list[int] = []

    def speak(self, words: Words) -> None:
        self.lang = words.lang

    def unsaved(self, name: str) -> Unsaved:
        return self.leaving

    def locked(self, name: str, holder: Holder) -> Locked:
        return Locked.READ

    def lost(self, offer: Offer) -> Lost:
        return Lost.DISCARD

    def conflicts(self, found: Sequence[Conflict]) -> frozenset[str] | None:
        return frozenset()

    def export_with_errors(self, findings: Sequence[Diagnostic]) -> bool:
        return True

    def report(self, key: str, findings: Sequence[Diagnostic]) -> None:
        self.reports.append(key)

    def issue(self, start: Path) -> Path | None:
        return self.chosen

    def documents(self, start: Path) -> tuple[Path, ...]:
        return (self.chosen,) if self.chosen else ()

    def new_folder(self, start: Path, name: str) -> Path | None:
        return self.chosen

    def pack(self, start: Path, name: str) -> Path | None:
        return self.chosen

    def picture(self, start: Path) -> Path | None:
        return self.chosen

    def pictures(self, start: Path) -> tuple[Path, ...]:
        return (self.chosen,) if self.chosen else ()

    def pdf(self, start: Path, name: str) -> Path | None:
        return self.chosen

    def fresh(self, number: int, start: Path) -> Facts | None:
        self.offered.append(number)
        return Facts(number, "2026-11-25", "kic-weekly", "", self.chosen) if self.chosen else None

    def following(self, before: Before) -> Wish | None:
        self.offered.append(before.issue.number)
        return Wish(self.chosen, Keep()) if self.chosen else None


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings" / "kiclayout.ini")


def dressed(tmp_path: Path, choice: str = "light", scale: float = 1.0) -> Theme:
    load_faces(bundled_folder("fonts"))
    theme = Theme(tmp_path / "theme")
    theme.choose(choice, scale)
    return theme


@pytest.fixture
def closed(
    qtbot: QtBot,
    tmp_path: Path,
    person: Person,
    settings: Settings,
    laid_before: LaidBefore,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The window without an issue."""
    laid_before.serve(monkeypatch)
    asking = Asking(person, person, tmp_path / "data")
    make = partial(make_parts, asking=asking)
    window = MainWindow(Session(), settings, dressed(tmp_path), Words("ko"), make)
    window.show()
    qtbot.waitExposed(window)
    yield window
    let_go(window, person)


def let_go(window: MainWindow, person: Person) -> None:
    """Closes the window and takes it apart at once, so that the next one is alone."""
    window.shell.speak("en")  # Qt's own words as other tests know them
    person.leaving = Unsaved.DISCARD
    window.close()
    window.parts.sight.pictures.close()
    QApplication.clipboard().clear()  # what Python put there must not outlive it
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def folder(laid_before: LaidBefore) -> Path:
    return laid_before.fresh()


@pytest.fixture
def window(qtbot: QtBot, closed: MainWindow, folder: Path) -> MainWindow:
    """The window with a copy of the four articles in it."""
    closed.parts.files.open_path(folder)
    QApplication.processEvents()
    return closed


def paragraph(window: MainWindow, number: int = 0) -> Passage:
    """A paragraph of more than eighty characters."""
    long = [one for one in passages(window.session.issue) if one.flows and len(one.text) > 80]
    return long[number]


def put_caret(window: MainWindow, start: int, end: int | None = None, number: int = 0) -> Passage:
    """Selects characters of a paragraph, with the keyboard in the pages."""
    found = paragraph(window, number)
    ends = caret(found.spot(start)) if end is None else Selection(found.spot(start), found.spot(end))
    window.session.select(ends)
    window.parts.sight.go_to_caret()
    window.live.refresh()
    return found
