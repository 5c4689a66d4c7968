"""An open issue that can be exported."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

sys.path.append(str(Path(__file__).parents[1] / "files"))

from files_desk import ARTICLE, TEXT, Person

from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.questions import Unsaved
from kiclayout.editor.jobs.exporter import Exporter
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words
from kiclayout.store.folder import new_issue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "kic-weekly")
    (tmp_path / "issue" / ARTICLE).write_text(TEXT, "utf-8")
    return tmp_path / "issue"


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def documents(qtbot: QtBot, tmp_path: Path, person: Person, folder: Path) -> Iterator[Documents]:
    made = Documents(Session(), Words("en"), person, tmp_path / "data")
    made.open(folder)
    yield made
    person.unsaved_answer = Unsaved.DISCARD
    made.close()
    made.deleteLater()


@pytest.fixture
def exporter(documents: Documents) -> Iterator[Exporter]:
    made = Exporter(documents)
    yield made
    made.stop()
    made.deleteLater()
