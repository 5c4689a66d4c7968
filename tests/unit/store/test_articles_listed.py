"""Articles that issue.yaml lists by names that are nearly those of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.store.issue import read_issue

SHEET = "format: 1\nlayout: bare\nnumber: 1\ndate: 2026-11-25\nsections:\n  - {id: a, name: 가, articles: [%s]}\n"


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ("articles/Park.md", "store-file-near"),
        ("articles/parks.md", "store-file-near"),
        ("park.md", "store-file-near"),
        ("articles/harbour.md", "store-file-missing"),
    ],
)
def test_the_file_that_was_meant_is_proposed(listed: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "park.md").write_text("# 공원\n", "utf-8")
    (tmp_path / "issue.yaml").write_text(SHEET % listed, "utf-8")
    sink = Sink()
    read_issue(tmp_path, sink)
    (found,) = [one for one in sink if one.code.startswith("store-file-") and one.code != "store-file-unlisted"]
    assert (found.code, str(found.place)) == (code, "issue.yaml:6:33")
    assert found.value("meant") == ("articles/park.md" if code == "store-file-near" else "")
