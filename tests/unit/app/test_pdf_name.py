"""How exported files are called where nobody says."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from kiclayout.__main__ import main
from kiclayout.app.pdf_name import pdf_stem
from kiclayout.content.issue import Issue
from kiclayout.design.layout import Layout
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.folder import new_issue


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("", "issue-325"),
        ("위클리_{number}호", "위클리_325호"),
        ("{year}-{week} {date}", "2023-22 2023.05.31"),
        ('a/b\\c:d*"?<>|e', "a-b-c-d-e"),
        (" .. ", "issue-325"),
        ("con", "issue-325"),
        ("가" * 300, "가" * 100),
    ],
)
def test_a_file_is_called_as_the_layout_words_it(wording: str, name: str) -> None:
    layout = Layout(name="own", words=(("file", (("ko", wording),)),) if wording else ())
    issue = Issue(325, dt.date(2023, 5, 31), "own", (), lang="ko")
    assert pdf_stem(issue, layout, "issue-325") == name


def test_the_command_line_asks_the_layout_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "bare")
    own = tmp_path / "issue" / "layouts" / "bare"
    shutil.copytree(bundled_folder("layouts") / "bare", own)
    layout = (own / "layout.yaml").read_text("utf-8")
    (own / "layout.yaml").write_text(layout.replace("\nwords:\n", "\nwords:\n  file: 소식_{number}\n"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["export", "issue", "-q", "--preset", "proof"]) == 0
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["소식_3-proof.pdf"]
