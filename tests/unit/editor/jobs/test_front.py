"""What menus ask of files: names are asked for, the rest is done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from files_desk import Person, type_words, words_of
from pytestqt.qtbot import QtBot

from kiclayout.app.following import Keep
from kiclayout.app.next_issue import Wish
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.editor.files import front
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.front import FileDesk
from kiclayout.editor.files.questions import Before, Facts, Unsaved, Wanted
from kiclayout.editor.jobs.exporter import Exporter
from kiclayout.editor.words import Words
from kiclayout.store.folder import new_issue
from kiclayout.store.issue import read_issue


class Names:
    """Chooses as told before; counts what was asked."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.asked: list[str] = []
        self.files: tuple[Path, ...] = ()
        self.chosen: Path | None = None
        self.wanted: Wanted | None = None
        self.given: Facts | None = None

    def speak(self, words: Words) -> None:
        self.asked.append(words.lang)

    def issue(self, start: Path) -> Path | None:
        self.asked.append(f"issue {start.name}")
        return self.chosen

    def documents(self, start: Path) -> tuple[Path, ...]:
        return self.files

    def new_folder(self, start: Path, name: str) -> Path | None:
        self.asked.append(f"folder {name}")
        return self.chosen

    def pack(self, start: Path, name: str) -> Path | None:
        self.asked.append(f"pack {name}")
        return self.chosen

    def picture(self, start: Path) -> Path | None:
        return self.chosen

    def pdf(self, start: Path, name: str) -> Path | None:
        self.asked.append(f"pdf {name}")
        return self.chosen

    def export(self, proposed: Wanted) -> Wanted | None:
        self.asked.append(f"export {proposed.preset} {proposed.target.name}")
        return self.wanted

    def fresh(self, number: int, start: Path) -> Facts | None:
        self.asked.append(f"fresh {number} {start.name}")
        return self.given

    def following(self, before: Before) -> Wish | None:
        self.asked.append(f"following {before.source.name} {before.issue.number}")
        return Wish(self.chosen, Keep()) if self.chosen else None


@pytest.fixture
def names(tmp_path: Path) -> Names:
    return Names(tmp_path)


@pytest.fixture
def desk(documents: Documents, exporter: Exporter, names: Names) -> FileDesk:
    return FileDesk(documents, exporter, names, documents)


def test_new_goes_on_from_the_number_that_is_open(
    desk: FileDesk, documents: Documents, names: Names, tmp_path: Path
) -> None:
    names.given = Facts(8, "2026-12-02", "kic-weekly", "새 제호", tmp_path / "next")
    desk.new()
    assert names.asked == [f"fresh 4 {tmp_path.name}"]
    issue = documents.session.issue
    assert (issue.number, issue.title.main) == (8, "새 제호")
    assert desk.last == tmp_path


def test_without_an_issue_the_number_goes_on_from_the_last_one(
    desk: FileDesk, documents: Documents, names: Names
) -> None:
    documents.close()
    desk.number = 41
    desk.new()
    assert names.asked[0].startswith("fresh 42 ")


def test_the_next_issue_follows_the_open_one_as_it_was_saved(
    desk: FileDesk, documents: Documents, names: Names, person: Person, tmp_path: Path, folder: Path
) -> None:
    type_words(documents, "말.")
    person.unsaved_answer = Unsaved.CANCEL
    desk.following()
    assert names.asked == []
    person.unsaved_answer = Unsaved.SAVE
    names.chosen = tmp_path / "after"
    desk.following()
    assert names.asked == ["following issue 3"]
    assert documents.home
    assert documents.home.source == tmp_path / "after"
    assert documents.session.issue.number == 4
    assert "말." in (folder / "articles" / "sample.md").read_text("utf-8")


def test_what_is_discarded_is_asked_about_once(
    desk: FileDesk, documents: Documents, names: Names, person: Person, tmp_path: Path
) -> None:
    type_words(documents, "말.")
    person.unsaved_answer = Unsaved.DISCARD
    before = len(person.asked)
    names.chosen = tmp_path / "after"
    desk.following()
    assert documents.session.issue.number == 4
    assert len(person.asked) == before + 1


def test_an_issue_that_is_not_open_is_followed_too(
    desk: FileDesk, documents: Documents, names: Names, person: Person, tmp_path: Path
) -> None:
    new_issue(tmp_path / "other", 7, dt.date(2026, 12, 30), "kic-weekly")
    desk.following(tmp_path / "other")
    assert names.asked == ["following other 7"]
    assert documents.session.issue.number == 3
    names.chosen = tmp_path / "other"
    desk.following(tmp_path / "other")
    assert person.reports[-1][0] == "files.cannot-follow"
    names.chosen = tmp_path / "eighth"
    desk.following(tmp_path / "other")
    assert documents.session.issue.number == 8


def test_manuscripts_that_are_dropped_become_an_issue(
    desk: FileDesk, documents: Documents, names: Names, tmp_path: Path
) -> None:
    (tmp_path / "words.md").write_text("# 제목\n\n글이다.\n", "utf-8")
    names.chosen = tmp_path / "made"
    desk.bring_files((tmp_path / "words.md",))
    assert names.asked == ["folder words"]
    assert documents.home
    assert documents.home.source == tmp_path / "made"


def test_nothing_chosen_is_nothing_done(desk: FileDesk, documents: Documents, names: Names, folder: Path) -> None:
    for act in (desk.new, desk.open, desk.save_as, desk.pack, desk.bring, desk.export):
        act()
    assert documents.home
    assert documents.home.source == folder
    assert not desk.exporter.running


def test_saving_what_may_only_be_read_asks_for_another_place(
    desk: FileDesk, documents: Documents, names: Names, tmp_path: Path
) -> None:
    type_words(documents, "말.")
    desk.save()
    assert names.asked == []
    assert documents.present
    documents.present = replace(documents.present, read_only=True)
    names.chosen = tmp_path / "copy"
    desk.save()
    assert names.asked == ["folder issue"]
    assert documents.home
    assert documents.home.source == tmp_path / "copy"


def test_packing_packs_what_is_shown_and_stays_where_it_is(
    desk: FileDesk, documents: Documents, names: Names, tmp_path: Path, folder: Path, person: Person
) -> None:
    type_words(documents, "아직.")
    names.chosen = tmp_path / "p.kicissue"
    desk.pack()
    assert documents.home
    assert documents.home.source == folder
    assert documents.session.modified
    person.unsaved_answer = Unsaved.SAVE
    desk.open_path(tmp_path / "p.kicissue")
    assert words_of(documents.session.issue)[0] == "아직."
    names.chosen = tmp_path / "none" / "p.kicissue"
    desk.pack()
    assert person.reports == [("files.cannot-save", ("app-target-folder",))]


def test_markdown_comes_in_beside_itself(desk: FileDesk, documents: Documents, names: Names, tmp_path: Path) -> None:
    source = tmp_path / "loose.md"
    source.write_text("# 제1부\n\n## 기사\n\n본문이 있다.\n", "utf-8")
    names.files, names.chosen = (source,), tmp_path / "brought"
    desk.bring()
    assert names.asked == ["folder loose"]
    assert read_issue(tmp_path / "brought", Sink()) == documents.session.issue


def test_the_first_export_asks_where_to_and_the_next_ones_do_not(
    desk: FileDesk, names: Names, tmp_path: Path, qtbot: QtBot
) -> None:
    names.chosen = tmp_path / "a.pdf"
    names.wanted = Wanted(tmp_path / "b.pdf", "proof")
    for act, asked in ((desk.export, 1), (desk.export, 1), (desk.export_to, 2)):
        with qtbot.waitSignal(desk.exporter.finished, timeout=60_000):
            act()
        assert len(names.asked) == asked
    assert (tmp_path / "a.pdf").is_file()
    assert (tmp_path / "b.pdf").is_file()


def test_a_place_where_nothing_can_be_written_is_asked_for_anew(
    desk: FileDesk, names: Names, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "foreign.pdf").write_bytes(b"no pdf")
    names.chosen = tmp_path / "foreign.pdf"
    said: list[str] = []
    desk.documents.said.connect(said.append)
    for asked in (1, 2):
        with qtbot.waitSignal(desk.exporter.finished, timeout=60_000):
            desk.export()
            desk.export()  # while one is on its way
        assert len(names.asked) == asked
    assert said == [desk.documents.words("export.running")] * 2


def test_options_begin_with_what_was_chosen_last(desk: FileDesk, names: Names, tmp_path: Path) -> None:
    profile = tmp_path / "press.icc"
    names.wanted = Wanted(tmp_path / "b.pdf", "print", profile)
    desk.export_to()
    desk.exporter.stop()
    assert desk.profile == profile
    names.wanted = None
    desk.export_to()
    assert names.asked == ["export screen issue.pdf", "export print b.pdf"]
    assert not desk.exporter.running


def test_each_purpose_has_a_file_of_its_own(desk: FileDesk, names: Names, tmp_path: Path, qtbot: QtBot) -> None:
    for preset in ("print", "proof"):
        names.chosen = tmp_path / f"{preset}.pdf"
        with qtbot.waitSignal(desk.exporter.finished, timeout=60_000):
            desk.export(preset)
    home = desk.documents.home
    assert home is not None
    assert names.asked == [f"pdf {home.name}-print", f"pdf {home.name}-proof"]
    assert b"GTS_PDFXVersion" in (tmp_path / "print.pdf").read_bytes()
    assert b"GTS_PDFXVersion" not in (tmp_path / "proof.pdf").read_bytes()


def test_closing_stops_an_export(desk: FileDesk, names: Names, tmp_path: Path, person: Person) -> None:
    names.chosen = tmp_path / "a.pdf"
    desk.export()
    assert desk.exporter.running
    assert desk.close()
    assert not desk.exporter.running
    assert not (tmp_path / "a.pdf").exists()


def test_the_issue_is_shown_in_its_folder(desk: FileDesk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(front, "reveal", shown.append)
    desk.reveal()
    assert shown == [folder]


def test_another_language_is_spoken_by_all(desk: FileDesk, names: Names, person: Person) -> None:
    desk.speak(Words("zh"))
    assert (names.asked, person.asked, desk.documents.words.lang) == (["zh"], ["zh"], "zh")
