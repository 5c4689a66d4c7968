"""Homes of open issues: folders, packs, copies of the whole."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from kiclayout.app import shelf
from kiclayout.app.shelf import Home, home_of, leave, pack_copy, project_at, refresh_working, save, save_copy
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.record import replace
from kiclayout.content.issue import Bilingual, Issue
from kiclayout.store.folder import new_issue
from kiclayout.store.issue import read_issue
from kiclayout.store.pack import pack, unpack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "kic-weekly")
    (tmp_path / "issue" / "images" / "a.png").write_bytes(b"picture")
    (tmp_path / "issue" / ".git").mkdir()
    return tmp_path / "issue"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "data" / "working"


def noticed(issue: Issue, words: str) -> Issue:
    return replace(issue, notice=Bilingual(words))


def test_folder_and_facts_file_lead_to_the_same_home(folder: Path, work: Path) -> None:
    assert home_of(folder, work, Sink()) == home_of(folder / "issue.yaml", work, Sink()) == Home(folder, folder)
    assert not work.exists()


def test_nothing_there_is_said_as_a_finding(tmp_path: Path, work: Path) -> None:
    with pytest.raises(KicError) as raised:
        home_of(tmp_path / "none", work, Sink())
    assert raised.value.diagnostics[0].code == "store-issue-missing"


def test_a_pack_is_worked_on_apart_and_packed_again_on_saving(folder: Path, work: Path, tmp_path: Path) -> None:
    file = tmp_path / "호.kicissue"
    pack(folder, file)
    home = home_of(file, work, Sink())
    assert home.packed
    assert home.name == "호"
    project = project_at(home, Sink())
    made = save(home, project.issue, noticed(project.issue, "묶음 안에서"))
    assert made.files == ("issue.yaml",)
    unpack(file, tmp_path / "out", Sink())
    assert read_issue(tmp_path / "out", Sink()).notice.main == "묶음 안에서"
    leave(home)
    assert list(work.iterdir()) == []


def test_a_pack_that_could_not_be_written_is_written_whole_next_time(
    folder: Path, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.kicissue"
    pack(folder, file)
    home = home_of(file, work, Sink())
    project = project_at(home, Sink())
    disk = project.issue
    mine = noticed(disk, "다시")

    def full(*_: object) -> None:
        raise KicError(Sink().add("store-file-unwritable", name="a", reason="full"))

    with monkeypatch.context() as broken:
        broken.setattr(shelf, "pack", full)
        with pytest.raises(KicError):
            save(home, disk, mine)
    before = file.read_bytes()
    save(home, disk, mine)
    assert file.read_bytes() != before
    unpack(file, tmp_path / "out", Sink())
    assert read_issue(tmp_path / "out", Sink()).notice.main == "다시"


def test_a_copy_has_everything_and_the_original_is_as_it_was(folder: Path, work: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    issue = noticed(read_issue(folder, Sink()), "복사본")
    home = save_copy(Home(folder, folder), issue, tmp_path / "사본", work)
    assert home == Home(tmp_path / "사본", tmp_path / "사본")
    assert (home.folder / "images" / "a.png").read_bytes() == b"picture"
    assert not (home.folder / ".git").exists()
    assert read_issue(home.folder, Sink()) == issue
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["issue", "사본"]


def test_a_layout_that_stood_beside_the_issue_comes_along(folder: Path, work: Path, tmp_path: Path) -> None:
    own = tmp_path / "layouts" / "own"
    shutil.copytree(Path(__file__).parents[3] / "layouts" / "kic-weekly", own)
    text = (own / "layout.yaml").read_text("utf-8").replace("name: kic-weekly", "name: own")
    (own / "layout.yaml").write_text(text, "utf-8")
    issue = replace(read_issue(folder, Sink()), layout="own")
    (tmp_path / "away").mkdir()
    home = save_copy(Home(folder, folder), issue, tmp_path / "away" / "copy", work)
    assert project_at(home, Sink()).layout.name == "own"


def test_a_copy_may_be_a_pack(folder: Path, work: Path, tmp_path: Path) -> None:
    issue = read_issue(folder, Sink())
    home = save_copy(Home(folder, folder), issue, tmp_path / "b.kicissue", work)
    assert home.packed
    assert home.source == tmp_path / "b.kicissue"
    assert read_issue(home.folder, Sink()) == issue
    pack_copy(Home(folder, folder), issue, tmp_path / "c", work)
    assert (tmp_path / "c.kicissue").read_bytes() == home.source.read_bytes()


@pytest.mark.parametrize(
    "target, code",
    [
        ("issue/articles/copy", "app-target-inside"),
        ("taken", "app-target-taken"),
        ("none/copy", "app-target-folder"),
        ("foreign.kicissue", "app-target-foreign"),
    ],
)
def test_a_copy_costs_nobody_a_file(folder: Path, work: Path, tmp_path: Path, target: str, code: str) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").write_bytes(b"")
    (tmp_path / "foreign.kicissue").write_bytes(b"no pack")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(KicError) as raised:
        save_copy(Home(folder, folder), read_issue(folder, Sink()), tmp_path / target, work)
    assert raised.value.diagnostics[0].code == code
    assert [path for path in sorted(tmp_path.rglob("*")) if work.parent not in (path, *path.parents)] == before


def test_a_copy_that_fails_half_way_leaves_nothing(
    folder: Path, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf.shutil, "copytree", full)
    with pytest.raises(KicError) as raised:
        save_copy(Home(folder, folder), read_issue(folder, Sink()), tmp_path / "copy", work)
    assert raised.value.diagnostics[0].code == "store-file-unwritable"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["issue"]


def test_what_others_packed_comes_into_the_working_folder_and_nothing_there_is_lost(
    folder: Path, work: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.kicissue"
    pack(folder, file)
    home = home_of(file, work, Sink())
    (home.folder / "images" / "mine.png").write_bytes(b"mine")
    (folder / "images" / "theirs.png").write_bytes(b"theirs")
    pack(folder, file)
    refresh_working(home)
    found = {path.name for path in (home.folder / "images").iterdir()}
    assert found == {"a.png", "mine.png", "theirs.png"}
