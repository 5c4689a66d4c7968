"""What other programs do to the files while they are open."""

from __future__ import annotations

import shutil
from pathlib import Path

from files_desk import ARTICLE, TEXT, Person, type_words, words_of
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiclayout.base.diagnostics import Sink
from kiclayout.content.spot import Spot, caret
from kiclayout.editor.files.documents import Documents
from kiclayout.store.issue import read_issue
from kiclayout.store.pack import pack, unpack


def replace_atomically(file: Path, text: str) -> None:
    """As most editors save: a new file is renamed over the old one."""
    beside = file.with_name(f"{file.name}~")
    beside.write_text(text, "utf-8")
    beside.replace(file)


def first_words(documents: Documents) -> str:
    return words_of(documents.session.issue)[0]


def test_changes_come_in_again_and_again_after_atomic_replaces(
    documents: Documents, folder: Path, qtbot: QtBot
) -> None:
    documents.open(folder)
    for words in ("바깥 하나.", "바깥 둘.", "바깥 셋."):
        with qtbot.waitSignal(documents.said, timeout=5000):
            replace_atomically(folder / ARTICLE, TEXT.replace("첫째 문단.", words))
        assert first_words(documents) == words
        assert not documents.session.modified


def test_caret_ids_and_undo_survive(documents: Documents, folder: Path, qtbot: QtBot) -> None:
    documents.open(folder)
    session = documents.session
    block = session.issue.articles[0].blocks[2]
    session.select(caret(Spot(block.id, 4)))
    with qtbot.waitSignal(documents.said, timeout=5000):
        replace_atomically(folder / ARTICLE, TEXT.replace("첫째", "새로 온 문단.\n\n첫째").replace("둘째 문단", "둘"))
    assert session.selection == caret(Spot(block.id, 2))
    assert session.issue.articles[0].blocks[3].id == block.id
    assert session.issue.articles[0].blocks[3].lines == (7, 7)
    session.undo()
    assert words_of(session.issue)[0] == "첫째 문단."
    assert session.modified


def test_coming_back_to_the_window_is_enough(documents: Documents, folder: Path, qtbot: QtBot) -> None:
    documents.open(folder)
    documents.watcher._system.blockSignals(True)  # a network drive, say
    replace_atomically(folder / ARTICLE, TEXT.replace("첫째 문단.", "조용히."))
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert first_words(documents) == "조용히."


def test_own_writes_are_no_news(documents: Documents, folder: Path, qtbot: QtBot) -> None:
    documents.open(folder)
    told: list[str] = []
    documents.said.connect(told.append)
    type_words(documents, "우리 것.")
    documents.save()
    (folder / "issue.pdf").write_bytes(b"%PDF-")
    qtbot.wait(700)
    assert len(told) == 1
    assert "Saved" in told[0]


def test_a_change_elsewhere_and_unsaved_words_here_go_together(
    documents: Documents, folder: Path, person: Person
) -> None:
    documents.open(folder)
    type_words(documents, "우리 것.")
    facts = folder / "issue.yaml"
    replace_atomically(facts, facts.read_text("utf-8").replace("number: 3", "number: 33"))
    documents.check_disk()
    assert (documents.session.issue.number, first_words(documents)) == (33, "우리 것.")
    assert documents.session.modified
    assert documents.save()
    read = read_issue(folder, Sink())
    assert (read.number, words_of(read)[0]) == (33, "우리 것.")
    assert person.asked == []


def test_a_conflict_is_asked_and_the_side_that_loses_is_put_by(
    documents: Documents, folder: Path, person: Person, tmp_path: Path
) -> None:
    documents.open(folder)
    for theirs, wins, loses in (
        (frozenset[str](), "우리 것.", "남의 것."),
        (frozenset({ARTICLE}), "남의 것.", "우리 것."),
    ):
        person.theirs = theirs
        type_words(documents, "우리 것.")
        replace_atomically(folder / ARTICLE, TEXT.replace("첫째 문단.", "남의 것.") + "\n\n")
        documents.check_disk()
        assert person.asked.pop() == f"conflict {ARTICLE}"
        assert first_words(documents) == wins
        kept = sorted((tmp_path / "data" / "kept").glob("*/*"), key=lambda path: path.stat().st_mtime_ns)[-1]
        assert words_of(read_issue(kept, Sink()))[0] == loses
        assert documents.save()
        assert words_of(read_issue(folder, Sink()))[0] == wins
        replace_atomically(folder / ARTICLE, TEXT)
        documents.check_disk()
        assert not documents.session.modified


def test_an_undecided_conflict_is_asked_again_only_on_saving(
    documents: Documents, folder: Path, person: Person
) -> None:
    documents.open(folder)
    person.theirs = None
    type_words(documents, "우리 것.")
    replace_atomically(folder / ARTICLE, TEXT.replace("첫째 문단.", "남의 것."))
    documents.check_disk()
    documents.check_disk()
    assert len(person.asked) == 1
    assert first_words(documents) == "우리 것."
    assert not documents.save()
    assert len(person.asked) == 2
    assert "남의 것." in (folder / ARTICLE).read_text("utf-8")
    person.theirs = frozenset()
    assert documents.save()
    assert words_of(read_issue(folder, Sink()))[0] == "우리 것."


def test_saving_at_once_after_a_change_outside_asks_too(documents: Documents, folder: Path, person: Person) -> None:
    documents.open(folder)
    type_words(documents, "우리 것.")
    replace_atomically(folder / ARTICLE, TEXT.replace("첫째 문단.", "남의 것."))
    person.theirs = frozenset({ARTICLE})
    assert documents.save()
    assert person.asked == [f"conflict {ARTICLE}"]
    assert first_words(documents) == "남의 것."


def test_files_that_cannot_be_read_leave_the_window_as_it_is(
    documents: Documents, folder: Path, person: Person, qtbot: QtBot
) -> None:
    documents.open(folder)
    good = (folder / "issue.yaml").read_text("utf-8")
    type_words(documents, "우리 것.")
    with qtbot.waitSignal(documents.said, timeout=5000) as told:
        replace_atomically(folder / "issue.yaml", "number: [")
    assert "cannot be read" in told.args[0]
    assert first_words(documents) == "우리 것."
    assert not documents.save()
    assert person.reports[0][0] == "files.cannot-save"
    replace_atomically(folder / "issue.yaml", good)
    assert documents.save()


def test_an_article_that_was_deleted_outside_is_written_again(documents: Documents, folder: Path) -> None:
    documents.open(folder)
    (folder / ARTICLE).unlink()
    documents.check_disk()
    assert first_words(documents) == "첫째 문단."
    assert documents.session.modified
    assert documents.save()
    assert words_of(read_issue(folder, Sink())) == words_of(documents.session.issue)


def test_a_picture_that_changed_is_laid_out_again(documents: Documents, folder: Path, qtbot: QtBot) -> None:
    picture = folder / "images" / "a.png"
    Image.new("RGB", (400, 100), "red").save(picture)
    (folder / ARTICLE).write_text(TEXT + "\n![빨강](images/a.png)\n\n뒤 문단.\n", "utf-8")
    documents.open(folder)
    session = documents.session
    session.finish()
    before = session.scene
    Image.new("RGB", (400, 300), "red").save(folder / "images" / "b.png")
    (folder / "images" / "b.png").replace(picture)
    with qtbot.waitSignal(session.pages_changed, timeout=5000):
        documents.check_disk()
    session.finish()
    assert session.scene != before
    assert not session.modified


def test_a_pack_that_was_packed_anew_is_read_anew(documents: Documents, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.kicissue"
    pack(folder, file)
    documents.open(file)
    (folder / ARTICLE).write_text(TEXT.replace("첫째 문단.", "새 묶음."), "utf-8")
    pack(folder, file)
    documents.check_disk()
    assert first_words(documents) == "새 묶음."
    type_words(documents, "우리 것.")
    assert documents.save()
    unpack(file, tmp_path / "out", Sink())
    assert words_of(read_issue(tmp_path / "out", Sink()))[0] == "우리 것."


def test_another_layout_named_outside_is_worn_at_once(documents: Documents, folder: Path) -> None:
    documents.open(folder)
    own = folder / "layouts" / "own"
    shutil.copytree(Path(documents.session.layout.folder), own)
    text = (own / "layout.yaml").read_text("utf-8").replace("name: kic-weekly", "name: own")
    (own / "layout.yaml").write_text(text, "utf-8")
    facts = folder / "issue.yaml"
    replace_atomically(facts, facts.read_text("utf-8").replace("layout: kic-weekly", "layout: own"))
    documents.check_disk()
    assert Path(documents.session.layout.folder) == own
    assert not documents.session.modified


def test_a_layout_that_nobody_has_is_a_finding_and_saving_goes_on(documents: Documents, folder: Path) -> None:
    documents.open(folder)
    facts = folder / "issue.yaml"
    replace_atomically(facts, facts.read_text("utf-8").replace("layout: kic-weekly", "layout: none"))
    documents.check_disk()
    assert "app-layout-missing" in {found.code for found in documents.session.findings}
    type_words(documents, "그래도.")
    assert documents.save()
    assert words_of(read_issue(folder, Sink()))[0] == "그래도."
