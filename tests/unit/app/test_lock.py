"""One editor an issue."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiclayout.app.lock import FRESH, Holder, Lock, acquire, lock_file, process_lives, read_lock, require_held, started
from kiclayout.base.diagnostics import KicError


def written(source: Path, **changes: object) -> Path:
    """A lock of this process, with some of it changed."""
    found = acquire(source)
    assert isinstance(found, Lock)
    data = json.loads(found.file.read_text("utf-8")) | changes
    found.file.write_text(json.dumps(data), "utf-8")
    return found.file


@pytest.fixture
def ended() -> int:
    """The number of a process that is gone."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_the_second_editor_is_told_who_has_the_first(tmp_path: Path) -> None:
    first = acquire(tmp_path)
    assert isinstance(first, Lock)
    second = acquire(tmp_path)
    assert isinstance(second, Holder)
    assert (second.pid, second.here, second.gone, second.doubtful) == (os.getpid(), True, False, False)
    first.release()
    assert not lock_file(tmp_path).exists()
    assert isinstance(acquire(tmp_path), Lock)


def test_a_lock_whose_process_is_gone_is_taken_without_asking(tmp_path: Path, ended: int) -> None:
    written(tmp_path, pid=ended, token="other", started="")
    found = acquire(tmp_path)
    assert isinstance(found, Lock)
    assert found.held()


def test_a_process_that_only_has_the_same_number_is_another_one(tmp_path: Path) -> None:
    if not started(os.getpid()):
        pytest.skip("this system does not tell when a process was started")
    written(tmp_path, token="other", started="another boot 12")
    assert isinstance(acquire(tmp_path), Lock)


def test_another_computers_lock_is_never_taken_without_asking(tmp_path: Path, ended: int) -> None:
    file = written(tmp_path, pid=ended, host="다른-컴퓨터", token="other")
    found = acquire(tmp_path)
    assert isinstance(found, Holder)
    assert not found.doubtful
    long_ago = file.stat().st_mtime - FRESH - 5
    os.utime(file, (long_ago, long_ago))
    found = acquire(tmp_path)
    assert isinstance(found, Holder)
    assert found.doubtful


def test_whoever_was_taken_over_notices(tmp_path: Path) -> None:
    first = acquire(tmp_path)
    assert isinstance(first, Lock)
    assert first.beat()
    second = acquire(tmp_path, take_over=True)
    assert isinstance(second, Lock)
    assert not first.beat()
    with pytest.raises(KicError) as raised:
        require_held(first)
    assert raised.value.diagnostics[0].code == "app-lock-lost"
    first.release()
    assert second.held()


def test_a_lock_that_somebody_deleted_is_written_again(tmp_path: Path) -> None:
    lock = acquire(tmp_path)
    assert isinstance(lock, Lock)
    lock.file.unlink()
    assert lock.beat()
    assert lock.held()


def test_a_packed_file_is_locked_beside_itself(tmp_path: Path) -> None:
    pack = tmp_path / "호.kicissue"
    pack.write_bytes(b"x")
    assert lock_file(pack) == tmp_path / ".호.kicissue.lock"


def test_where_nothing_can_be_written_there_is_no_lock(tmp_path: Path) -> None:
    assert acquire(tmp_path / "none" / "issue") is None


def test_nonsense_in_a_lock_holds_nobody_up(tmp_path: Path) -> None:
    file = lock_file(tmp_path)
    file.write_text("{", "utf-8")
    os.utime(file, (1, 1))
    assert read_lock(file) is None
    assert isinstance(acquire(tmp_path), Lock)


def test_whether_a_process_lives(ended: int) -> None:
    assert process_lives(os.getpid(), started(os.getpid()))
    assert not process_lives(ended, "")
    assert not process_lives(0, "")
