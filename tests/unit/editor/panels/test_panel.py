from __future__ import annotations

import pytest
from four_articles import four_articles
from pytestqt.qtbot import QtBot

from kiclayout.app.project import Project, open_project
from kiclayout.base.diagnostics import Sink
from kiclayout.editor.panels.panel import Panel
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words


class Noting(Panel):
    """Notes what it was told, and whether all pages were there."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, Words("ko"))
        self.told: list[frozenset[str]] = []

    def catch_up(self, changed: frozenset[str]) -> None:
        self.told.append(changed)


@pytest.fixture
def panel(qtbot: QtBot) -> Noting:
    made = Noting(Session(patient=True))
    qtbot.addWidget(made)
    made.show()
    return made


def load(panel: Panel, project: Project) -> None:
    panel.session.load(project.folder, project.issue, project.layout, project.book)


def test_the_first_page_goes_before_what_stands_around_it(panel: Noting, qtbot: QtBot) -> None:
    with open_project(four_articles(), Sink()) as project:
        for times in (1, 2):
            panel.told.clear()
            load(panel, project)
            assert not panel.session.settled
            assert panel.told == [], f"opened {times} times"
            qtbot.waitUntil(lambda: panel.told[:1] == [frozenset({"issue", "selection", "pages", "findings"})])
            panel.session.finish()


def test_once_it_has_looked_it_follows_at_once(panel: Noting, qtbot: QtBot) -> None:
    with open_project(four_articles(), Sink()) as project:
        load(panel, project)
        qtbot.waitUntil(lambda: bool(panel.told))
        panel.told.clear()
        panel.session.issue_changed.emit()
        assert panel.told == [frozenset({"issue"})]
        panel.session.finish()
