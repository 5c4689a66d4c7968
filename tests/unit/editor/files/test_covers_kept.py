"""Covers in the user's cache: kept with what they show, small, and gone with the list."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiclayout.content.issue import Bilingual, Issue
from kiclayout.editor.files.covers_kept import HIGH, WIDE, CoversKept

ISSUE = Issue(325, dt.date(2023, 4, 26), "kic-weekly", title=Bilingual("주간 중국 창업"))


def picture(color: str = "#b8321e") -> QImage:
    made = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    made.fill(QColor(color))
    return made


def test_what_was_kept_is_found_again(qtbot: QtBot, tmp_path: Path) -> None:
    kept = CoversKept(tmp_path / "covers")
    assert kept.of(tmp_path / "호 325") is None
    kept.keep(tmp_path / "호 325", ISSUE, picture())
    found = CoversKept(tmp_path / "covers").of(tmp_path / "호 325")
    assert found is not None
    assert (found.number, found.day, found.title) == (325, dt.date(2023, 4, 26), "주간 중국 창업")
    assert found.image.pixelColor(9, 9) == QColor("#b8321e")
    assert kept.of(tmp_path / "other") is None


def test_an_issue_that_moved_takes_its_cover_along(qtbot: QtBot, tmp_path: Path) -> None:
    kept = CoversKept(tmp_path)
    kept.keep(tmp_path / "a", ISSUE, picture())
    kept.moved(tmp_path / "a", tmp_path / "b")
    kept.moved(tmp_path / "nothing", tmp_path / "c")
    assert kept.of(tmp_path / "a") is None
    assert kept.of(tmp_path / "b") is not None


def test_covers_of_forgotten_issues_go(qtbot: QtBot, tmp_path: Path) -> None:
    kept = CoversKept(tmp_path)
    for name in ("a", "b"):
        kept.keep(tmp_path / name, ISSUE, picture())
    kept.prune([tmp_path / "b"])
    assert [kept.of(tmp_path / name) is None for name in ("a", "b")] == [True, False]


def test_a_damaged_file_is_no_cover(qtbot: QtBot, tmp_path: Path) -> None:
    kept = CoversKept(tmp_path)
    kept.keep(tmp_path / "a", ISSUE, picture())
    (file,) = tmp_path.glob("*.png")
    for damaged in (b"", b"no picture", file.read_bytes()[:60]):
        file.write_bytes(damaged)
        assert kept.of(tmp_path / "a") is None


def test_a_place_that_cannot_be_written_costs_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    kept = CoversKept(tmp_path / "file")
    kept.keep(tmp_path / "a", ISSUE, picture())
    assert kept.of(tmp_path / "a") is None
