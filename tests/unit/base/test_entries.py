"""What is remembered on disk: where, and that a place that is none is no fault. More of it: tests of who uses it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiclayout.base.entries import Entries, cache_folder


def test_each_kind_has_its_folder_in_the_users_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder("drawings") == tmp_path / "kiclayout" / "drawings"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert cache_folder("drawings") == tmp_path / ".cache" / "kiclayout" / "drawings"


def test_whoever_has_no_home_remembers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("XDG_CACHE_HOME")
    entries = Entries(cache_folder("drawings"), ".drawing", 9)
    entries.put("one", b"1")
    entries.tidy()
    assert entries.get("one") is None


def test_the_least_used_go_first_and_other_files_stay(tmp_path: Path) -> None:
    entries = Entries(tmp_path, ".x", 100)
    (tmp_path / "mine.txt").write_bytes(b"2" * 999)
    for name in ("a", "b", "c"):
        entries.put(name, b"1" * 10)
    for at, name in enumerate(("c", "a", "b")):
        os.utime(tmp_path / f"{name}.x", (at, at))
    entries.tidy()
    assert [name for name in "abc" if entries.get(name)] == ["a", "b"]
    assert (tmp_path / "mine.txt").is_file()
