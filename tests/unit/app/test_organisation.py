"""What an organisation sets for its computers, and newer versions that are announced in a folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kiclayout
from kiclayout.app.organisation import ELSEWHERE, LARGEST, organisation, organisation_files
from kiclayout.app.own_program import own_command, packaged, program_folder
from kiclayout.app.updates import ANNOUNCEMENT, LONGEST_NOTE, newer


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "organisation.toml"))
    return tmp_path / "organisation.toml"


def announce(folder: Path, text: str) -> Path:
    (folder / ANNOUNCEMENT).write_text(text, "utf-8")
    return folder


def test_without_a_file_nothing_is_set(file: Path) -> None:
    told = organisation()
    assert (told.file, told.updates, told.fault) == (None, "", "")


def test_the_folder_of_updates_is_read(file: Path) -> None:
    file.write_text('\ufeffupdates = " //서버/공유/kiclayout "\n', "utf-8")
    told = organisation()
    assert (told.file, told.updates, told.fault) == (file, "//서버/공유/kiclayout", "")


def test_the_registry_of_partners_is_read(file: Path) -> None:
    file.write_text('partners = "//서버/공유/협력"\n', "utf-8")
    told = organisation()
    assert (told.partners, told.updates, told.fault) == ("//서버/공유/협력", "", "")


@pytest.mark.parametrize(
    "text", ["updates = ", "updates = 3", "partners = []", "# " + "x" * LARGEST, "\udcff"], ids=range(5)
)
def test_a_file_that_cannot_be_read_is_told_and_sets_nothing(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", "surrogateescape")
    told = organisation()
    assert told.updates == ""
    assert told.fault


def test_the_installed_program_looks_beside_itself_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ELSEWHERE, raising=False)
    assert not packaged()
    assert program_folder() is None
    usual = organisation_files()
    launcher = tmp_path / "kiclayout-cli.exe"
    monkeypatch.setattr(sys, "executable", str(launcher))
    assert packaged()
    assert own_command() == [str(launcher)]
    assert organisation_files() == (tmp_path / "organisation.toml", *usual)


def test_a_plain_python_is_told_which_module_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command()[-2:] == ["-m", "kiclayout"]
    monkeypatch.chdir(Path(kiclayout.__file__).parents[1])
    assert own_command() == [sys.executable, "-m", "kiclayout"]


def test_files_where_somebody_works_are_not_taken_for_pythons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('not mine')", "utf-8")
    monkeypatch.chdir(tmp_path)
    told = subprocess.run([*own_command(), "--version"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    assert kiclayout.__version__ in told.stdout


@pytest.mark.parametrize(
    "announced, current, is_newer",
    [
        ("0.2.0", "0.1.0", True),
        ("0.10", "0.9.9", True),
        ("1", "0.99.99", True),
        ("0.1.0", "0.1.0", False),
        ("0.1", "0.1.0", False),
        ("0.0.9", "0.1.0", False),
        ("0.1.0.1", "0.1.0", True),
        ("new!", "0.1.0", False),
        ("1.2.3.4.5", "0.1.0", False),
    ],
)
def test_versions_are_compared_as_numbers(tmp_path: Path, announced: str, current: str, is_newer: bool) -> None:
    found = newer(str(announce(tmp_path, f'version = "{announced}"')), current)
    assert (found is not None) is is_newer


def test_notes_are_told_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    text = f'version = "2"\n[note]\nko = "표가 빨라졌습니다."\nen = "{"a" * 999}"'
    found = newer(str(announce(tmp_path, text)), "1")
    assert found is not None
    assert (found.version, found.folder, found.note("ko"), found.note("zh")) == (
        "2",
        tmp_path,
        "표가 빨라졌습니다.",
        "",
    )
    assert len(found.note("en")) == LONGEST_NOTE


@pytest.mark.parametrize("text", ["", "version = 3", 'version = "2"\nnote = "words"', "{"])
def test_odd_announcements_do_no_harm(tmp_path: Path, text: str) -> None:
    found = newer(str(announce(tmp_path, text)), "2.5")
    assert found is None or found.notes == ()


@pytest.mark.parametrize("folder", ["", "https://example.invalid/kiclayout", "relative/folder", "/no/such/folder"])
def test_only_folders_of_the_file_system_are_asked(folder: str) -> None:
    assert newer(folder, "0") is None
