"""Pictures that are not there, and the files that were meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.store.paths import locate
from kiclayout.typeset.missing import say_missing
from kiclayout.typeset.setting import Setting

HERE = Place("articles/a.md", 3)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("images/PARK.jpg", "images/park.jpg"),
        ("park.jpg", "images/park.jpg"),
        ("pictures/park.png", "images/park.jpg"),
        ("maps/wall.svg", ""),
        ("maps/Hall.svg", "maps/hall.svg"),
    ],
)
def test_the_file_that_was_meant_is_named(name: str, meant: str, setting: Setting, tmp_path: Path) -> None:
    for file in ("images/park.jpg", "images/bay/park.jpg", "maps/hall.svg"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    sink = Sink()
    say_missing(name, HERE, setting.within(locate=lambda name: locate(tmp_path, name), sink=sink))
    (found,) = sink
    assert found.code == ("typeset-picture-near" if meant else "typeset-picture-missing")
    assert (found.place, found.value("file"), found.value("meant")) == (HERE, name, meant)


def test_an_issue_without_pictures_has_none_to_propose(setting: Setting, tmp_path: Path) -> None:
    sink = Sink()
    say_missing("images/park.jpg", None, setting.within(locate=lambda name: locate(tmp_path, name), sink=sink))
    assert [one.code for one in sink] == ["typeset-picture-missing"]
