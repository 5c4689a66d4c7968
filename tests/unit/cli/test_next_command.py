"""``kiclayout next`` as a user calls it: what it makes, what it says, and its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest
from four_articles import copy_four_articles

from kiclayout.__main__ import main
from kiclayout.app.next_issue import looked_at
from kiclayout.cli.words import LANGUAGES


@pytest.fixture(autouse=True)
def _beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_four_articles(tmp_path / "issue-001")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_tells_what_was_made(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    column = looked_at(Path("issue-001")).articles[0].path
    assert main(["next", "issue-001", "--column", column, "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert "issue-002" in said
    assert "2026-11-25" in said
    assert column in said
    assert "{" not in said
    assert [one.path for one in looked_at(Path("issue-002")).articles] == [column]


def test_number_day_place_and_what_stays_can_be_said() -> None:
    given = ["--number", "7", "--date", "2027-01-06", "--without", "organisers", "--without", "event"]
    assert main(["next", "issue-001/issue.yaml", "-o", "seventh", *given]) == 0
    issue = looked_at(Path("seventh"))
    assert (issue.number, issue.date.isoformat(), issue.organisers, issue.event) == (7, "2027-01-06", (), None)
    assert issue.partners


@pytest.mark.parametrize(
    "given",
    [["--date", "soon"], ["--number", "-1"], ["--column", "articles/none.md"], ["-o", "issue-001"]],
)
def test_what_cannot_be_done_makes_nothing(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["next", "issue-001", *given]) == 2
    assert capsys.readouterr().err
    assert not Path("issue-002").exists()
