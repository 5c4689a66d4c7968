"""An issue typeset once, and a session that shows it."""

from __future__ import annotations

import pytest
from four_articles import four_articles
from PySide6.QtWidgets import QApplication
from small_session import SmallSession

from kiclayout.app.project import Project, open_project
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.editor.words import Words
from kiclayout.scene.page import Scene


@pytest.fixture(scope="session")
def example() -> tuple[Project, Scene, tuple[Diagnostic, ...]]:
    sink = Sink()
    with open_project(four_articles(), sink) as project:
        return project, project.typeset(sink), tuple(sink)


@pytest.fixture
def session(qapp: QApplication, example: tuple[Project, Scene, tuple[Diagnostic, ...]]) -> SmallSession:
    return SmallSession(*example)


@pytest.fixture
def words() -> Words:
    return Words("ko")
