"""A layout is saved or given up: the issue's files name things as the layout's file does; nothing else is written."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from files_desk import ARTICLE, type_words

from kiclayout.app.own_layout import begin_layout
from kiclayout.base.diagnostics import Sink
from kiclayout.content.edit.renaming import STYLES, Rename
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.store.folder import new_issue
from kiclayout.store.issue import read_issue
from kiclayout.store.layout_entries import renamed

WORDS = "# 제목\n\n{.speaker}\n말한 사람\n\n{.voice}\n없는 스타일\n"


@pytest.fixture
def room(documents: Documents, tmp_path: Path) -> FittingRoom:
    folder = tmp_path / "ours"
    new_issue(folder, 3, dt.date(2026, 11, 25), "bare")
    (folder / ARTICLE).write_text(WORDS, "utf-8")
    begin_layout("mine", "bare", folder)
    facts = folder / "issue.yaml"
    facts.write_text(facts.read_text("utf-8").replace("layout: bare", "layout: mine"), "utf-8")
    made = FittingRoom(documents.session, documents, documents)
    assert documents.open(folder)
    made.begin()
    return made


def rename(room: FittingRoom, old: str, new: str) -> None:
    assert room.draft is not None
    edit = partial(renamed, folder=room.draft.folder, section=STYLES, old=old, new=new)
    room.change(edit, Rename(STYLES, old, new))


def on_disk(room: FittingRoom) -> str:
    return (room._session.folder / ARTICLE).read_text("utf-8")


def test_a_saved_layout_has_its_names_in_the_files_and_words_stay_unsaved(room: FittingRoom) -> None:
    documents, session = room._documents, room._session
    type_words(documents, "새로 쓴 말", 3)
    rename(room, "speaker", "voice")
    assert on_disk(room) == WORDS
    room.save()
    assert on_disk(room) == WORDS.replace(".speaker", ".voice")
    assert session.modified
    assert documents.watcher.differing() == frozenset()
    assert documents.present is not None
    assert documents.present.disk == read_issue(session.folder, Sink())
    room.undo()
    room.save()
    assert on_disk(room) == WORDS
    session.undo()
    assert not session.modified


def test_with_nothing_else_to_save_there_is_nothing_to_save(room: FittingRoom) -> None:
    rename(room, "speaker", "says")
    assert room._session.modified
    room.save()
    assert not room._session.modified
    assert on_disk(room) == WORDS.replace(".speaker", ".says")


def test_an_issue_that_was_saved_with_names_that_are_given_up_has_the_old_ones(room: FittingRoom) -> None:
    documents = room._documents
    rename(room, "speaker", "voice")
    type_words(documents, "새로 쓴 말", 3)
    assert documents.save()
    assert ".speaker" not in on_disk(room)
    room.discard()
    assert on_disk(room) == WORDS + "\n새로 쓴 말\n"
    assert not room._session.modified


def test_files_that_others_changed_are_left_to_the_next_save(room: FittingRoom) -> None:
    rename(room, "speaker", "says")
    (room._session.folder / ARTICLE).write_text(WORDS + "\n남의 말\n", "utf-8")
    room.save()
    assert on_disk(room) == WORDS + "\n남의 말\n"
    assert room._session.modified
