"""Opening, saving, copying, closing; locks; what comes from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from files_desk import ARTICLE, TEXT, Person, one_more, type_words, words_of
from pytestqt.qtbot import QtBot

from kiclayout.app.lock import Lock, acquire, lock_file
from kiclayout.base.diagnostics import Sink
from kiclayout.content.edit.articles import add_article, delete_article
from kiclayout.content.edit.passages import passages
from kiclayout.content.spot import Done, caret
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.questions import Facts, Locked, Unsaved
from kiclayout.store.issue import read_issue
from kiclayout.store.pack import pack


def disk_words(folder: Path) -> list[str]:
    return words_of(read_issue(folder, Sink()))


def open_(documents: Documents, path: Path) -> None:
    assert documents.open(path)


# ---- opening


def test_an_issue_is_opened_by_its_folder_or_its_facts_file(documents: Documents, folder: Path) -> None:
    open_(documents, folder / "issue.yaml")
    assert documents.home
    assert documents.home.source == folder
    assert words_of(documents.session.issue)[0] == "첫째 문단."
    assert not documents.session.modified
    open_(documents, folder)
    assert lock_file(folder).exists()


def test_what_cannot_be_opened_is_said_and_what_was_open_stays(
    documents: Documents, folder: Path, person: Person, tmp_path: Path
) -> None:
    open_(documents, folder)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "issue.yaml").write_text("number: [", "utf-8")
    assert not documents.open(tmp_path / "broken")
    assert not documents.open(tmp_path / "none")
    assert [key for key, _ in person.reports] == ["files.cannot-open"] * 2
    assert person.reports[1][1] == ("store-issue-missing",)
    assert documents.home
    assert documents.home.source == folder
    assert not lock_file(tmp_path / "broken").exists()


def test_findings_of_reading_are_kept(documents: Documents, folder: Path) -> None:
    (folder / ARTICLE).write_text(TEXT + "\n**열린 굵은 글자\n", "utf-8")
    open_(documents, folder)
    (found,) = (one for one in documents.session.findings if one.code == "store-inline-bold-open")
    assert found.place
    assert found.place.line == 9


def test_a_new_issue_is_made_and_opened(documents: Documents, tmp_path: Path, person: Person) -> None:
    assert documents.new(Facts(12, "2026-12-02", "kic-weekly", "", tmp_path / "new"))
    assert (documents.session.issue.number, str(documents.session.issue.date)) == (12, "2026-12-02")
    assert not documents.new(Facts(13, "2026-12-09", "kic-weekly", "", tmp_path / "new"))
    assert person.reports == [("files.cannot-make", ("store-folder-occupied",))]
    assert documents.session.issue.number == 12


def test_markdown_is_brought_in_with_its_doubts(documents: Documents, tmp_path: Path, person: Person) -> None:
    source = tmp_path / "loose.md"
    source.write_text("# 제1부\n\n## 기사\n\n본문이 있다.\n", "utf-8")
    assert documents.bring([source], tmp_path / "brought")
    assert documents.session.issue.articles
    assert (tmp_path / "brought" / "issue.yaml").is_file()
    assert not documents.bring([tmp_path / "a.pdf"], tmp_path / "other")
    assert person.reports == [("files.cannot-import", ("app-import-kind",))]


# ---- saving


def test_saving_changes_one_line_and_leaves_what_others_wrote(documents: Documents, folder: Path) -> None:
    facts = folder / "issue.yaml"
    facts.write_text(facts.read_text("utf-8") + "x-mine: kept # a remark\n", "utf-8")
    before = facts.read_bytes()
    open_(documents, folder)
    type_words(documents, "바뀐 문단.")
    assert documents.session.modified
    assert documents.save()
    assert not documents.session.modified
    assert (folder / ARTICLE).read_text("utf-8") == TEXT.replace("첫째 문단.", "바뀐 문단.")
    assert facts.read_bytes() == before


def test_after_saving_lines_are_right_and_caret_and_undo_live_on(documents: Documents, folder: Path) -> None:
    open_(documents, folder)
    session = documents.session
    type_words(documents, "하나 더.", at=4)
    third = session.issue.articles[0].blocks[2]
    session.select(caret(next(one for one in passages(session.issue) if one.block == third.id).spot(2)))
    selected = session.selection
    type_words(documents, "**긴**\n문단", at=1)
    documents.save()
    saved = session.issue.articles[0]
    assert [one.lines for one in saved.blocks] == [one.lines for one in read_issue(folder, Sink()).articles[0].blocks]
    assert saved.blocks[2].id == third.id
    assert session.selection == selected
    session.undo()
    assert session.modified
    session.redo()
    assert not session.modified


def test_findings_of_reading_stay_after_saving_with_their_new_lines(documents: Documents, folder: Path) -> None:
    (folder / ARTICLE).write_text(TEXT + "\n값은，백 원이다.\n", "utf-8")
    open_(documents, folder)
    session = documents.session

    def line() -> int:
        (found,) = (one for one in session.findings if one.code == "preflight-fullwidth")
        return found.place.line if found.place else 0

    assert line() == 9
    session.apply(lambda issue, _: Done(one_more(issue)), "edit.type")
    documents.save()
    assert line() == 11


def test_saving_twice_after_undo_leaves_what_is_on_the_screen(documents: Documents, folder: Path) -> None:
    open_(documents, folder)
    type_words(documents, "하나.", at=4)
    documents.save()
    documents.session.undo()
    documents.save()
    assert (folder / ARTICLE).read_text("utf-8") == TEXT
    documents.session.redo()
    documents.save()
    assert disk_words(folder) == ["첫째 문단.", "둘째 문단.", "셋째 문단.", "하나."]


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(
    documents: Documents, folder: Path, person: Person
) -> None:
    open_(documents, folder)
    type_words(documents, "바뀐 문단.")
    blocker = folder / "articles" / ".sample.md.new"
    blocker.mkdir()  # where the new text would be put first
    assert not documents.save()
    assert person.reports == [("files.cannot-save", ("store-file-unwritable",))]
    assert documents.session.modified
    assert (folder / ARTICLE).read_text("utf-8") == TEXT
    blocker.rmdir()
    assert documents.save()


def test_save_as_goes_on_with_the_copy(documents: Documents, folder: Path, tmp_path: Path) -> None:
    open_(documents, folder)
    type_words(documents, "사본에만.")
    assert documents.save_as(tmp_path / "copy")
    assert documents.home
    assert documents.home.source == documents.session.folder == tmp_path / "copy"
    assert not documents.session.modified
    assert (folder / ARTICLE).read_text("utf-8") == TEXT
    assert not lock_file(folder).exists()
    assert lock_file(tmp_path / "copy").exists()
    type_words(documents, "다시.")
    assert documents.save()
    assert disk_words(tmp_path / "copy")[0] == "다시."


def test_a_pack_is_saved_into_the_pack(documents: Documents, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "호.kicissue"
    pack(folder, file)
    open_(documents, file)
    type_words(documents, "묶음 안.")
    assert documents.save()
    documents.close()
    assert not list((tmp_path / "data" / "working").iterdir())
    open_(documents, file)
    assert words_of(documents.session.issue)[0] == "묶음 안."


def test_an_open_issue_becomes_a_pack_by_save_as(documents: Documents, folder: Path, tmp_path: Path) -> None:
    open_(documents, folder)
    type_words(documents, "묶자.")
    assert documents.save_as(tmp_path / "a.kicissue")
    type_words(documents, "또.")
    assert documents.save()
    documents.close()
    open_(documents, tmp_path / "a.kicissue")
    assert words_of(documents.session.issue)[0] == "또."


# ---- locks


def elsewhere(folder: Path) -> Path:
    """A lock that another computer holds."""
    lock = acquire(folder)
    assert isinstance(lock, Lock)
    said = json.loads(lock.file.read_text("utf-8")) | {"host": "other", "token": "x"}
    lock.file.write_text(json.dumps(said), "utf-8")
    return lock.file


def test_a_second_editor_may_only_read(documents: Documents, folder: Path, person: Person, tmp_path: Path) -> None:
    lock = elsewhere(folder)
    assert not documents.open(folder)
    person.locked_answer = Locked.READ
    open_(documents, folder)
    assert documents.read_only
    type_words(documents, "읽기만.")
    assert not documents.save()
    assert person.reports == [("files.cannot-save", ("app-issue-read-only",))]
    assert documents.save_as(tmp_path / "copy")
    assert not documents.read_only
    assert json.loads(lock.read_text("utf-8"))["host"] == "other"


def test_a_second_editor_may_take_over_and_the_first_notices(
    documents: Documents, folder: Path, person: Person
) -> None:
    person.locked_answer = Locked.TAKE
    elsewhere(folder)
    open_(documents, folder)
    assert not documents.read_only
    documents.check_lock()
    assert not documents.read_only
    acquire(folder, take_over=True)
    type_words(documents, "늦었다.")
    assert not documents.save()
    assert person.reports[-1] == ("files.cannot-save", ("app-lock-lost",))
    documents.check_lock()
    assert documents.read_only
    assert person.reports[-1] == ("files.taken-over", ("app-lock-lost",))


def test_a_lock_of_a_dead_editor_is_no_question(documents: Documents, folder: Path, person: Person) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    lock = elsewhere(folder)
    said = json.loads(lock.read_text("utf-8")) | {"host": os.uname().nodename, "pid": child.pid, "started": ""}
    lock.write_text(json.dumps(said), "utf-8")
    open_(documents, folder)
    assert person.asked == []
    assert not documents.read_only


# ---- closing


def test_closing_asks_only_if_something_is_unsaved(documents: Documents, folder: Path, person: Person) -> None:
    open_(documents, folder)
    type_words(documents, "말.")
    assert not documents.close()
    assert documents.home
    person.unsaved_answer = Unsaved.SAVE
    assert documents.close()
    assert documents.home is None
    assert disk_words(folder)[0] == "말."
    open_(documents, folder)
    assert documents.close()
    assert person.asked == ["unsaved issue"] * 2
    assert not lock_file(folder).exists()


def test_what_is_discarded_is_put_by(documents: Documents, folder: Path, person: Person, tmp_path: Path) -> None:
    open_(documents, folder)
    type_words(documents, "버린 말.")
    person.unsaved_answer = Unsaved.DISCARD
    assert documents.close()
    assert (folder / ARTICLE).read_text("utf-8") == TEXT
    (kept,) = (tmp_path / "data" / "kept").glob("*/*")
    assert disk_words(kept)[0] == "버린 말."


def test_another_issue_is_opened_only_after_asking(
    documents: Documents, folder: Path, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    open_(documents, folder)
    type_words(documents, "말.")
    assert not documents.new(Facts(4, "2026-12-02", "kic-weekly", "", tmp_path / "new"))
    assert not (tmp_path / "new").exists()
    person.unsaved_answer = Unsaved.SAVE
    with qtbot.waitSignal(documents.changed):
        assert documents.new(Facts(4, "2026-12-02", "kic-weekly", "", tmp_path / "new"))
    assert disk_words(folder)[0] == "말."
    assert documents.session.issue.number == 4


# ---- articles made and unmade


def test_the_file_of_an_article_whose_making_is_undone_is_put_by(documents: Documents, folder: Path) -> None:
    open_(documents, folder)
    session, part = documents.session, documents.session.issue.sections[0].id
    session.apply(lambda issue, _: add_article(issue, part, "새 기사"), "action.insert.article")
    made = next(one.path for one in session.issue.articles if one.path != ARTICLE)
    assert documents.save()
    assert (folder / made).is_file()
    session.undo()
    assert documents.save()
    assert not (folder / made).exists()
    (kept,) = documents.data.glob(f"kept/*/*/{made}")
    assert "새 기사" in kept.read_text("utf-8")
    assert "store-file-unlisted" not in [one.code for one in session.findings]
    assert not documents.watcher.differing()
    session.redo()
    assert documents.save()
    assert "새 기사" in (folder / made).read_text("utf-8")


def test_the_file_of_an_article_that_is_taken_out_stays(documents: Documents, folder: Path) -> None:
    open_(documents, folder)
    session, part = documents.session, documents.session.issue.sections[0].id
    session.apply(lambda issue, _: add_article(issue, part, "새 기사"), "action.insert.article")
    made = next(one for one in session.issue.articles if one.path != ARTICLE)
    assert documents.save()
    session.apply(lambda issue, _: delete_article(issue, made.id), "outline.delete")
    assert documents.save()
    assert (folder / made.path).is_file()
    assert "store-file-unlisted" in [one.code for one in session.findings]
