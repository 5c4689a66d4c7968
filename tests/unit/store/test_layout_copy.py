from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.layout_copy import copy_layout
from kiclayout.store.layouts import read_layout

WEEKLY = bundled_folder("layouts") / "kic-weekly"


def code_of(name: str, source: Path, folder: Path) -> str:
    with pytest.raises(KicError) as caught:
        copy_layout(source, name, folder)
    return caught.value.diagnostics[0].code


def test_a_copy_has_every_file_and_every_comment(tmp_path: Path) -> None:
    made = copy_layout(WEEKLY, "our-weekly", tmp_path / "layouts")
    files = {path.relative_to(WEEKLY) for path in WEEKLY.rglob("*") if path.is_file()}
    assert {path.relative_to(made) for path in made.rglob("*") if path.is_file()} == files
    assert (made / "layout.yaml").read_bytes() == (WEEKLY / "layout.yaml").read_bytes()
    sink = Sink()
    assert read_layout(made, sink).name == "our-weekly"
    assert list(sink) == []


@pytest.mark.parametrize("stated", ["name: old", 'name: "old # one"', "name: 'old'", "name:   old"])
def test_a_name_that_the_file_states_becomes_the_new_one(stated: str, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    text = f"# of our house\nversion: 1\n{stated}  # the folder's\nwords:\n  name: {{ko: 그대로}}\r\n"
    (old / "layout.yaml").write_bytes(text.encode())
    made = copy_layout(old, "new", tmp_path)
    assert (made / "layout.yaml").read_bytes().decode() == text.replace(stated, "name: new")


def test_left_overs_and_links_stay_behind(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name in ("layout.yaml", ".hidden", "~$lock", "art.svg"):
        (old / name).write_text("", "utf-8")
    (old / "link.svg").symlink_to(old / "art.svg")
    made = copy_layout(old, "new", tmp_path)
    assert sorted(path.name for path in made.iterdir()) == ["art.svg", "layout.yaml"]


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".hidden", "_x", "con", "a:b", "a ", "a.", "x" * 61, "줄\n"])
def test_what_no_disk_or_issue_could_name_is_no_name(name: str, tmp_path: Path) -> None:
    assert code_of(name, WEEKLY, tmp_path) == "store-layout-name"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["우리 회보", "my-weekly", "2027_봄", "周刊"])
def test_names_of_any_script_will_do(name: str, tmp_path: Path) -> None:
    assert copy_layout(WEEKLY, name, tmp_path).is_dir()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "note.txt").write_text("x", "utf-8")
    assert code_of("mine", WEEKLY, tmp_path) == "store-layout-taken"
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["note.txt"]


def test_a_copy_that_breaks_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    assert code_of("mine", WEEKLY, tmp_path) == "store-file-unwritable"
    assert list(tmp_path.iterdir()) == []
