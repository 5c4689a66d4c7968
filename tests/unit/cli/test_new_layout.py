"""``kiclayout new-layout`` as a user calls it: what it makes, what it says, and its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.__main__ import main
from kiclayout.cli.words import LANGUAGES
from kiclayout.store.bundled import bundled_folder


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KICLAYOUT_LAYOUTS", "mine")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_tells_where_the_layout_is_and_what_comes_next(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-layout", "our-weekly", "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert "layout: our-weekly" in said
    assert str(Path("mine") / "our-weekly" / "layout.yaml") in said
    assert "{" not in said


def test_it_can_be_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-layout", "our-weekly", "-q", "--lang", "en"]) == 0
    assert capsys.readouterr().out == f"made {Path('mine') / 'our-weekly'}\n"


@pytest.mark.parametrize(
    ("options", "pattern"),
    [([], "kic-weekly"), (["--bare"], "bare"), (["--from", "bare"], "bare"), (["--from=kic-weekly"], "kic-weekly")],
)
def test_it_begins_from_what_was_asked_for(options: list[str], pattern: str) -> None:
    assert main(["new-layout", "own", *options, "--to", "."]) == 0
    wanted = (bundled_folder("layouts") / pattern / "layout.yaml").read_bytes()
    assert (Path("layouts") / "own" / "layout.yaml").read_bytes() == wanted


@pytest.mark.parametrize("options", [["--bare", "--from", "bare"], ["--to"], ["--from"]])
def test_what_cannot_be_meant_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["new-layout", "own", *options, "--lang", "en"])
    assert left.value.code == 2
    assert capsys.readouterr().err
    assert not Path("mine").exists()


def test_a_second_one_of_the_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-layout", "own", "--bare"]) == 0
    before = (Path("mine") / "own" / "layout.yaml").read_bytes()
    assert main(["new-layout", "own", "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert "store-layout-taken" in said.err
    assert "No file was made." in said.err
    assert (Path("mine") / "own" / "layout.yaml").read_bytes() == before


def test_a_name_with_signs_of_yaml_is_shown_as_it_must_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-layout", "2027", "--bare"]) == 0
    assert main(["new", "issue", "--layout", "2027"]) == 0
    line = next(line for line in Path("issue/issue.yaml").read_text("utf-8").splitlines() if line.startswith("layout:"))
    assert line in capsys.readouterr().out
    assert main(["check", "issue"]) == 0
