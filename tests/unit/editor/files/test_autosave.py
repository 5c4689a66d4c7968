"""Unsaved edits are kept without being felt, and come back after a crash."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from files_desk import ARTICLE, TEXT, Person, type_words, words_of
from pytestqt.qtbot import QtBot

from kiclayout.app.recovery import slug
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.editor.files import autosave
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.questions import Lost
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words
from kiclayout.store.issue import read_issue

CHILD = """
import os, sys
from pathlib import Path
sys.path[:0] = [{here!r}]
from PySide6.QtWidgets import QApplication
from files_desk import Person, type_words
from kiclayout.editor.files import autosave
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words
autosave.DELAY = 100
app = QApplication([])
documents = Documents(Session(), Words("en"), Person(), Path({data!r}))
documents.open(Path({folder!r}))
type_words(documents, "잃을 뻔한 말.")
documents.autosave.kept.connect(lambda: print("KEPT", flush=True))
app.exec()
"""


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "data" / "recovery").glob("*/texts/**/*.md"))


def killed(folder: Path, tmp_path: Path) -> None:
    """Somebody types, the copy is kept by itself (sooner than for people), and the process is killed outright."""
    program = CHILD.format(here=str(Path(__file__).parent), data=str(tmp_path / "data"), folder=str(folder))
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    assert child.stdout.readline() == "KEPT\n"
    child.send_signal(signal.SIGKILL)
    child.wait()


def test_an_edit_is_kept_a_moment_later_and_no_longer_once_it_is_saved(
    documents: Documents, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    documents.open(folder)
    with qtbot.waitSignal(documents.autosave.kept, timeout=autosave.DELAY + 3000):
        type_words(documents, "한 번.")
    (file,) = kept(tmp_path)
    assert "한 번." in file.read_text("utf-8")
    assert (folder / ARTICLE).read_text("utf-8") == TEXT
    documents.save()
    assert kept(tmp_path) == []


def test_undoing_everything_leaves_no_copy(documents: Documents, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    documents.open(folder)
    type_words(documents, "한 번.")
    documents.autosave.flush()
    assert kept(tmp_path)
    documents.session.undo()
    documents.autosave.flush()
    assert kept(tmp_path) == []


def test_closing_leaves_no_copy(documents: Documents, folder: Path, tmp_path: Path) -> None:
    documents.open(folder)
    documents.autosave.flush()
    assert documents.close()
    assert not list((tmp_path / "data").glob("recovery/*"))


def test_a_disk_that_takes_no_copy_is_said_in_a_line(
    documents: Documents, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    documents.open(folder)
    (tmp_path / "data" / "recovery").parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "data" / "recovery").write_bytes(b"in the way")
    type_words(documents, "말.")
    with qtbot.waitSignal(documents.said, timeout=5000) as told:
        documents.autosave.flush()
    assert "No recovery copy" in told.args[0]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal that kills outright")
def test_what_a_killed_process_had_not_saved_comes_back(
    documents: Documents, folder: Path, tmp_path: Path, person: Person
) -> None:
    killed(folder, tmp_path)
    assert (folder / ARTICLE).read_text("utf-8") == TEXT
    person.lost_answer = Lost.RESTORE
    assert documents.open(folder)  # the lock of the dead process is no question
    assert person.asked == ["lost"]
    (offer,) = person.offers
    assert (offer.name, offer.titles, offer.elsewhere) == ("issue", ("제목",), ())
    session = documents.session
    assert words_of(session.issue)[0] == "잃을 뻔한 말."
    assert session.modified
    session.undo()
    assert not session.modified
    session.redo()
    assert documents.save()
    assert words_of(read_issue(folder, Sink()))[0] == "잃을 뻔한 말."
    documents.close()
    assert documents.open(folder)
    assert person.asked == ["lost"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal that kills outright")
def test_a_crash_after_the_restoring_loses_nothing_either(
    documents: Documents, folder: Path, tmp_path: Path, person: Person
) -> None:
    killed(folder, tmp_path)
    person.lost_answer = Lost.LATER
    documents.open(folder)
    documents.close()
    killed_again = Documents(Session(), Words("en"), person, tmp_path / "data")
    person.lost_answer = Lost.RESTORE
    killed_again.open(folder)
    assert len(kept(tmp_path)) == 1  # the old copy, until the new one is written
    killed_again.autosave.flush()
    assert len(kept(tmp_path)) == 1
    assert killed_again.session.modified
    killed_again.save()
    assert kept(tmp_path) == []
    killed_again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal that kills outright")
def test_what_is_not_wanted_is_put_aside(documents: Documents, folder: Path, tmp_path: Path, person: Person) -> None:
    killed(folder, tmp_path)
    (folder / ARTICLE).write_text(TEXT.replace("셋째", "밖에서 바뀐 셋째"), "utf-8")
    person.lost_answer = Lost.DISCARD
    documents.open(folder)
    assert person.offers[0].elsewhere == ("제목",)
    assert not documents.session.modified
    assert kept(tmp_path) == []
    (aside,) = (tmp_path / "data" / "kept").glob("*/*/texts/articles/*.md")
    assert "잃을 뻔한 말." in aside.read_text("utf-8")


def test_a_long_article_is_worded_in_many_turns(
    documents: Documents, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    (folder / ARTICLE).write_text(TEXT + "\n끝없는 문단.\n" * 30, "utf-8")
    documents.open(folder)
    monkeypatch.setattr(autosave, "SLICE", 0.0)
    turns = 0

    def counted() -> None:
        nonlocal turns
        turns += 1
        word()

    word = documents.autosave._next
    documents.autosave._turn.timeout.disconnect()
    documents.autosave._turn.timeout.connect(counted)
    type_words(documents, "말.")
    documents.autosave.begin()
    with qtbot.waitSignal(documents.autosave.kept, timeout=3000):
        pass
    assert turns > 30
    assert "말." in kept(tmp_path)[0].read_text("utf-8")


def test_our_own_fault_while_writing_is_not_swallowed(documents: Documents) -> None:
    with pytest.raises(RuntimeError):
        documents.autosave._after_writing(RuntimeError("x"))
    told: list[KicError] = []
    documents.autosave.failed.connect(told.append)
    documents.session.loaded = False
    documents.autosave.failed.emit(KicError(Sink().add("store-file-unwritable", name="a", reason="full")))
    assert len(told) == 1


def left_behind(folder: Path, data: Path, written: float, name: str, text: str) -> Path:
    """What a process left that is gone, and when."""
    place = data / "recovery" / f"{slug(folder)}-999999999-{written:06.0f}"
    (place / "texts" / name).parent.mkdir(parents=True)
    (place / "texts" / name).write_text(text, "utf-8")
    said = {"format": 1, "source": str(folder), "folder": str(folder), "written": written, "pid": 999999999}
    (place / "recovery.json").write_text(json.dumps({**said, "started": "", "files": {name: ""}}), "utf-8")
    return place


def test_an_older_copy_is_offered_where_the_newest_says_nothing_new_or_cannot_be_read(
    documents: Documents, folder: Path, tmp_path: Path, person: Person
) -> None:
    """The newest but one was saved before its process was killed; what cannot be read is kept, and told once."""
    data = tmp_path / "data"
    left_behind(folder, data, 1, ARTICLE, TEXT.replace("첫째", "먼저 쓴 첫째"))
    left_behind(folder, data, 2, ARTICLE, TEXT)
    left_behind(folder, data, 3, "issue.yaml", "number: [")
    person.lost_answer = Lost.RESTORE
    assert documents.open(folder)
    assert [key for key, _ in person.reports] == ["files.cannot-restore"]
    assert words_of(documents.session.issue)[0] == "먼저 쓴 첫째 문단."
    assert [one.read_text("utf-8") for one in (data / "kept").glob("*/*/texts/*.yaml")] == ["number: ["]
    assert [one.name[-6:] for one in (data / "recovery").iterdir()] == ["000001"]
