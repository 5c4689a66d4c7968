"""A font that is not there is told with the line of the layout that names it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiclayout.app.project import read_project
from kiclayout.base.diagnostics import Sink
from kiclayout.store.bundled import bundled_folder

SHEET = "format: 1\nlayout: mine\nnumber: 1\ndate: 2026-11-25\nsections: []\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "issue.yaml").write_text(SHEET, "utf-8")
    own = tmp_path / "layouts" / "mine"
    shutil.copytree(bundled_folder("layouts") / "bare", own)
    text = (own / "layout.yaml").read_text("utf-8").replace("{base: KIC Serif,", "{base: Nanum Myeongjo,")
    (own / "layout.yaml").write_text(text, "utf-8")
    return tmp_path


def test_the_line_is_that_of_the_family(folder: Path) -> None:
    text = (folder / "layouts" / "mine" / "layout.yaml").read_text("utf-8").split("\n")
    project = read_project(folder, sink := Sink())
    project.typeset(sink)
    (found,) = (one for one in sink if one.code == "text-font-missing")
    assert found.place is not None
    assert "Nanum Myeongjo" in text[found.place.line - 1]
    assert found.place.file == "mine/layout.yaml"
    assert "KIC Serif" in found.value("known")
