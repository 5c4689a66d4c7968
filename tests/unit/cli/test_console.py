"""A program without a console keeps what it would have said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kiclayout import __main__ as program
from kiclayout.cli import console


def test_with_streams_nothing_is_kept() -> None:
    assert console.listen() is None


def test_without_streams_a_run_that_fails_is_told_in_a_box(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown: list[str] = []
    monkeypatch.setattr(console, "show", shown.append)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    status = program.main(["--lang", "ko", "export", str(tmp_path / "없는 호")])
    assert status == 2
    assert len(shown) == 1
    assert shown[0].endswith("아무 파일도 만들지 않았습니다.")


def test_without_streams_a_run_that_ends_well_is_silent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown: list[str] = []
    monkeypatch.setattr(console, "show", shown.append)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    folder = tmp_path / "새 호"
    assert program.main(["new", str(folder), "--layout", "bare"]) == 0
    assert program.main(["export", str(folder / "issue.yaml"), "--beside"]) == 0
    assert shown == []
    assert (tmp_path / "새 호.pdf").read_bytes().startswith(b"%PDF-")


def test_a_box_shows_the_last_lines() -> None:
    heard = console.io.StringIO()
    heard.write("읽는 중… 1/3\r읽는 중… 3/3\r\n" + "".join(f"{n}\n" for n in range(40)))
    assert console.last_words(heard).split("\n") == [str(n) for n in range(40 - console.LINES, 40)]
