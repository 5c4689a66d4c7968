from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError
from kiclayout.store.atomic import plain_reason, write_files


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_files_are_written_with_their_folders_and_nothing_is_left_over(tmp_path: Path) -> None:
    write_files({tmp_path / "a.md": b"1", tmp_path / "b" / "c.md": b"2"})
    write_files({tmp_path / "a.md": b"3"})
    assert names(tmp_path) == ["a.md", "b/c.md"]
    assert (tmp_path / "a.md").read_bytes() == b"3"


def test_if_one_file_cannot_be_prepared_none_is_changed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KicError) as caught:
        write_files({tmp_path / "a.md": b"new", tmp_path / "file" / "b.md": b"new"})
    assert caught.value.diagnostics[0].code == "store-file-unwritable"
    assert names(tmp_path) == ["a.md", "file"]
    assert (tmp_path / "a.md").read_bytes() == b"old"


def test_if_one_replacement_fails_those_before_it_are_undone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "z").mkdir()
    with pytest.raises(KicError):
        write_files({tmp_path / "a.md": b"new", tmp_path / "n.md": b"new", tmp_path / "z": b"a folder is there"})
    assert names(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"old"


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    mode = path.stat().st_mode
    write_files({path: b"new"})
    assert path.stat().st_mode == mode


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "store-disk-full"),
        (errno.EBUSY, "store-file-busy"),
        (errno.EACCES, "store-file-forbidden"),
        (errno.EROFS, "store-file-forbidden"),
        (errno.EIO, "store-file-unwritable"),
    ],
)
def test_why_nothing_was_written_is_said_plainly(
    number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "reason", str(tmp_path / "a.md"))

    monkeypatch.setattr("kiclayout.store.atomic._write_through", refuse)
    with pytest.raises(KicError) as caught:
        write_files({tmp_path / "a.md": b"new"})
    (found,) = caught.value.diagnostics
    assert (found.code, found.value("name")) == (code, "a.md")


def test_windows_says_it_with_numbers_of_its_own() -> None:
    for number, code in ((32, "store-file-busy"), (112, "store-disk-full")):
        error = OSError(errno.EINVAL, "x")
        error.winerror = number  # type: ignore[attr-defined]
        assert plain_reason(error) == code


@pytest.mark.parametrize("told", ["", ".b.md.new"])
def test_it_is_the_target_that_is_named(told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _: bytes) -> None:
        if path.name == ".b.md.new":
            raise OSError(errno.ENOSPC, "reason", *([str(tmp_path / told)] if told else []))

    monkeypatch.setattr("kiclayout.store.atomic._write_through", refuse)
    monkeypatch.setattr("shutil.copymode", lambda *_: None)
    with pytest.raises(KicError) as caught:
        write_files({tmp_path / "a.md": b"new", tmp_path / "b.md": b"new"})
    assert caught.value.diagnostics[0].value("name") == "b.md"


def test_a_disk_that_knows_no_modes_and_flushes_no_folders_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Network disks answer so; the files are in their places all the same."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    (tmp_path / "a.md").write_bytes(b"old")
    monkeypatch.setattr("shutil.copymode", refuse)
    monkeypatch.setattr("os.open", refuse)
    write_files({tmp_path / "a.md": b"new"})
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.md", b"new")]


def test_what_cannot_be_taken_back_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full when the second file is to be put in place, and so is it for the first one's old content."""
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_bytes(b"old a")
    second.write_bytes(b"old b")
    really = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target == second:
            monkeypatch.setattr("os.fsync", full)
            full()
        return really(self, target)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KicError):
        write_files({first: b"new a", second: b"new b"})
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a.md": b"new a", "b.md": b"old b"}
