from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.store.folder import new_issue
from kiclayout.store.issue import read_issue
from kiclayout.store.text import write_article

DAY = dt.date(2023, 5, 10)


def test_a_fresh_folder_reads_without_findings(tmp_path: Path) -> None:
    folder, sink = tmp_path / "issue-326", Sink()
    new_issue(folder, 326, DAY, "kic-weekly")
    issue = read_issue(folder, sink)
    assert list(sink) == []
    assert (issue.number, issue.date, issue.layout) == (326, DAY, "kic-weekly")
    assert (folder / "images").is_dir()
    assert "diff=kic" in (folder / ".gitattributes").read_text("utf-8")


def test_the_sample_article_is_in_canonical_form(tmp_path: Path) -> None:
    new_issue(tmp_path, 326, DAY, "kic-weekly")
    (article,) = read_issue(tmp_path, Sink()).articles
    assert write_article(article) == (tmp_path / article.path).read_text("utf-8")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x")
    with pytest.raises(KicError) as caught:
        new_issue(tmp_path, 326, DAY, "kic-weekly")
    assert [d.code for d in caught.value.diagnostics] == ["store-folder-occupied"]
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
