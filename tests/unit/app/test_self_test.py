"""The program examines itself, and says what a window lacks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiclayout.app import own_program, self_test
from kiclayout.app.missing_library import library_lacking, library_named, remedy
from kiclayout.app.self_test import (
    CHECKS,
    SAMPLE_PICTURES,
    check_fonts,
    check_modules,
    check_organisation,
    check_pictures,
    examine,
    with_window,
)
from kiclayout.scene import picture_formats


def test_everything_that_came_with_the_program_is_there() -> None:
    found = examine(CHECKS)
    assert found["ok"], found
    assert found["checks"]["pdf"]["pages"] == 1
    assert "kic-weekly" in found["checks"]["layouts"]["layouts"]


def test_a_check_that_stumbles_is_what_is_wrong() -> None:
    found = examine({"good": lambda: {"ok": True}, "bad": lambda: {"ok": bool(1 / 0)}})
    assert not found["ok"]
    assert found["checks"]["good"] == {"ok": True}
    assert found["checks"]["bad"] == {"ok": False, "error": "ZeroDivisionError: division by zero"}


def test_a_missing_module_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "sample_program"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "whole.py").touch()
    (package / "broken.py").write_text("import no_such_module_anywhere\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = check_modules("sample_program", ())
    assert not found["ok"]
    assert list(found["failed"]) == ["sample_program.broken"]
    assert "no_such_module_anywhere" in found["failed"]["sample_program.broken"]


def test_a_damaged_font_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.otf").write_bytes(b"damaged")
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  a.otf\n{'1' * 64}  gone.otf\n", "ascii")
    monkeypatch.setattr(self_test, "bundled_folder", lambda name: tmp_path)
    assert check_fonts()["wrong"] == ["a.otf", "gone.otf"]


def test_a_format_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_pictures()["ok"]
    monkeypatch.setitem(SAMPLE_PICTURES, "webp", "AAAA")
    assert check_pictures()["unread"] == ["webp"]


def test_a_missing_decoder_of_photographs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    picture_formats.heif_decoder.cache_clear()
    try:
        assert (check_pictures()["ok"], check_pictures()["unread"]) == (False, ["heic"])
        monkeypatch.setattr(self_test, "lean", lambda: True)
        assert (check_pictures()["ok"], check_pictures()["unread"]) == (True, ["heic"])
        monkeypatch.setitem(SAMPLE_PICTURES, "webp", "AAAA")
        assert not check_pictures()["ok"]
    finally:
        picture_formats.heif_decoder.cache_clear()


def test_the_lean_setup_is_known_by_its_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert examine({})["setup"] == "full"
    monkeypatch.setattr(own_program, "bundled_folder", lambda name: tmp_path / name)
    (tmp_path / "fonts").mkdir()
    assert not own_program.lean()
    (tmp_path / "fonts" / "left-out.toml").touch()
    assert examine({})["setup"] == "lean"


def test_a_broken_setting_of_the_organisation_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KICLAYOUT_ORGANISATION", str(tmp_path / "o.toml"))
    (tmp_path / "o.toml").write_text("updates =", "utf-8")
    assert not check_organisation()["ok"]


def test_the_window_is_examined_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PySide6")
    found = with_window({"ok": True, "checks": {"first": {"ok": True}}})
    assert found["ok"], found
    assert set(found["checks"]) == {"first", "qt", "words", "window"}
    monkeypatch.setattr(self_test, "own_command", lambda: [sys.executable, "-c", "raise SystemExit('no Qt here')"])
    broken = with_window({"ok": True, "checks": {}})
    assert not broken["ok"]
    assert broken["checks"]["qt"] == {"ok": False, "error": "no Qt here"}


def test_the_command_says_it_in_json() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiclayout", "--self-test", "window"], capture_output=True, text=True, check=False
    )
    told = json.loads(done.stdout)
    assert done.returncode == (0 if told["ok"] else 1)
    assert told["version"]


@pytest.mark.parametrize(
    "text, library",
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", "libEGL.so.1"),
        ("libglib-2.0.so.0: cannot open shared object file", "libglib-2.0.so.0"),
        ("No module named 'PySide6'", ""),
    ],
)
def test_the_missing_library_is_read_out_of_the_complaint(text: str, library: str) -> None:
    assert library_named(text) == library


def test_a_library_without_a_package_is_its_own_remedy() -> None:
    assert remedy("libxcb-cursor.so.0") == "libxcb-cursor0"
    assert remedy("libodd.so.7") == "libodd.so.7"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring all libraries")
def test_a_plugin_that_finds_everything_lacks_nothing(tmp_path: Path) -> None:
    assert library_lacking(tmp_path / "none.so") == ""
    (tmp_path / "odd.so").write_bytes(b"no library")
    assert library_lacking(tmp_path / "odd.so") == ""
