"""Which files an export and a pack may write. Special files are made in the test's folder, never in /dev."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from pathlib import Path

import pytest

from kiclayout.__main__ import main
from kiclayout.app.target import PACK, PDF, writable
from kiclayout.base.diagnostics import KicError
from kiclayout.store.folder import new_issue


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "kic-weekly")
    return tmp_path / "issue"


def refusal(target: Path, source: Path, ending: str) -> str:
    with pytest.raises(KicError) as caught:
        writable(target, source, ending)
    (found,) = caught.value.diagnostics
    assert found.place is not None
    assert found.place.file == str(target)
    return found.code


@pytest.mark.parametrize(
    "name", ["issue.yaml", "articles/sample.md", "new.md", "articles/new.pdf", "images/a.kicissue"]
)
@pytest.mark.parametrize("ending", [PDF, PACK])
@pytest.mark.parametrize("given", ["", "issue.yaml"])
def test_the_issues_own_names_are_not_written(name: str, ending: str, given: str, issue: Path) -> None:
    assert refusal(issue / name, issue / given, ending) == "app-target-inside"


@pytest.mark.parametrize(("name", "ending"), [("out.pdf", PDF), ("OUT.PDF", PDF), ("out.kicissue", PACK)])
def test_a_pdf_or_a_pack_may_stand_right_in_the_issues_folder(name: str, ending: str, issue: Path) -> None:
    assert writable(issue / name, issue, ending) == (issue / name).resolve()


def test_what_is_no_regular_file_stays(issue: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    (tmp_path / "circle").symlink_to("circle")
    for name in ("folder.pdf", "pipe", "link", "circle"):
        assert refusal(tmp_path / name, issue, PDF) == "app-target-special"
    assert (tmp_path / "pipe").is_fifo()


def test_only_a_pdf_is_replaced_by_a_pdf(issue: Path, tmp_path: Path) -> None:
    for content, code in ((b"my words", "app-target-foreign"), (b"%PDF-1.7 old", ""), (b"", "")):
        (tmp_path / "out").write_bytes(content)
        if code:
            assert refusal(tmp_path / "out", issue, PDF) == code
        else:
            assert writable(tmp_path / "out", issue, PDF) == (tmp_path / "out").resolve()


def test_only_a_pack_is_replaced_by_a_pack(issue: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "book.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with zipfile.ZipFile(tmp_path / "old.kicissue", "w") as archive:
        archive.writestr("issue.yaml", "format: 1")
    (tmp_path / "out").write_bytes(b"%PDF-1.7")
    assert refusal(tmp_path / "book.docx", issue, PACK) == "app-target-foreign"
    assert refusal(tmp_path / "out", issue, PACK) == "app-target-foreign"
    assert writable(tmp_path / "old.kicissue", issue, PACK)


def test_a_missing_folder_and_standard_output_are_refused(issue: Path, tmp_path: Path) -> None:
    assert refusal(tmp_path / "no" / "out.pdf", issue, PDF) == "app-target-folder"
    assert refusal(Path("-"), issue, PDF) == "app-target-stream"


def test_a_link_is_written_through(issue: Path, tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"%PDF-old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    assert main(["export", str(issue), "-o", str(tmp_path / "link.pdf"), "--lang", "en"]) == 0
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").stat().st_size > 1000


@pytest.mark.parametrize("command", ["export", "pack"])
def test_a_refused_target_is_one_finding_and_nothing_is_made(
    command: str, issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (issue / "issue.yaml").read_bytes()
    assert main([command, str(issue), "-o", str(issue / "issue.yaml"), "--lang", "en"]) == 2
    assert "[app-target-inside]" in capsys.readouterr().err
    assert (issue / "issue.yaml").read_bytes() == before
