"""One editor an issue: a small file beside the issue says who has it open.

The file names process, computer, user and time. A lock whose process is gone from this computer is stale and is taken
without asking; whether the process on another computer still lives cannot be known, so its age is told and a person
decides. Nothing is enforced on programs that do not look. Who asks the person is not known here.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import secrets
import sys
import time
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass

FRESH = 180.0
"""Seconds without a sign of life after which another computer's lock is thought to have been left behind."""
BEAT = 45.0
"""Seconds between two signs of life of one's own."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has an issue open.

    Attributes:
        pid: The process.
        host: The computer's name.
        user: The user's name there.
        since: When it was opened, in seconds since 1970.
        token: What tells two locks of one process apart.
        started: What tells two processes of one number apart; empty = not known.
        silent: Seconds since its last sign of life, as far as the disk tells.
    """

    pid: int
    host: str
    user: str
    since: float
    token: str = ""
    started: str = ""
    silent: float = 0.0

    @property
    def here(self) -> bool:
        """Whether it is on this computer."""
        return self.host == platform.node()

    @property
    def gone(self) -> bool:
        """Whether its process is certainly gone."""
        return self.here and not process_lives(self.pid, self.started)

    @property
    def doubtful(self) -> bool:
        """Whether it was probably left behind: on another computer, and silent for long."""
        return not self.here and self.silent > FRESH


class Lock:
    """A lock that this process holds on one issue. It changes the file, and is no value."""

    def __init__(self, file: Path, holder: Holder) -> None:
        self.file, self.holder = file, holder

    def held(self) -> bool:
        """Whether it is still ours: nobody took over, and the file was not removed."""
        found = read_lock(self.file)
        return found is not None and found.token == self.holder.token

    def beat(self) -> bool:
        """Gives a sign of life; says whether the lock is still ours. A file that vanished is written again."""
        found = read_lock(self.file)
        if found is None and not self.file.exists():
            with contextlib.suppress(OSError):
                _create(self.file, self.holder)
            return True
        if found is not None and found.token != self.holder.token:
            return False
        with contextlib.suppress(OSError):
            os.utime(self.file)
        return True

    def release(self) -> None:
        """Removes the file if it is still ours."""
        if self.held():
            with contextlib.suppress(OSError):
                self.file.unlink(missing_ok=True)


def lock_file(source: Path) -> Path:
    """The lock's file for an issue folder or a packed file; hidden, so that no pack holds it."""
    return source / ".kiclayout.lock" if source.is_dir() else source.with_name(f".{source.name}.lock")


def read_lock(file: Path) -> Holder | None:
    """Who holds the lock; None if nobody does, or the file says nothing that can be understood."""
    try:
        data = json.loads(file.read_text("utf-8"))
        silent = max(time.time() - file.stat().st_mtime, 0.0)
        return Holder(
            int(data["pid"]), str(data["host"]), str(data["user"]), float(data["since"]), str(data["token"]),
            str(data.get("started", "")), silent,
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None


def acquire(source: Path, *, take_over: bool = False) -> Lock | Holder | None:
    """Locks the issue at ``source``.

    Args:
        source: An issue folder or a packed file.
        take_over: Whether a living holder loses it.

    Returns:
        The lock; who holds it, if somebody else does; None if no lock can be kept there (a read-only disk).
    """
    file = lock_file(source)
    mine = _myself()
    for _ in range(3):
        try:
            _create(file, mine)
            return Lock(file, mine)
        except FileExistsError:
            found = read_lock(file)
            if found is not None and not found.gone and not take_over:
                return found
            if found is None and time.time() - _changed(file) < 1.0:
                time.sleep(0.05)  # it is being written just now
                continue
            _remove(file, found)
        except OSError:
            return None
    return read_lock(file)


def _remove(file: Path, found: Holder | None) -> None:
    """Removes the lock of ``found``, but not one that somebody else took in the same moment."""
    aside = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with contextlib.suppress(OSError):
        file.rename(aside)
        now = read_lock(aside)
        if now is not None and (found is None or now.token != found.token):
            aside.rename(file)
        else:
            aside.unlink()


def require_held(lock: Lock) -> None:
    """Makes sure that nobody took the issue over.

    Raises:
        KicError: Somebody did; it says who.
    """
    found = read_lock(lock.file)
    if found is not None and found.token != lock.holder.token:
        place = Place(lock.file.parent.name)
        raise KicError(Sink().add("app-lock-lost", place=place, user=found.user, host=found.host))


def _create(file: Path, holder: Holder) -> None:
    """Writes the file, which must not exist."""
    names = ("pid", "host", "user", "since", "token", "started")
    data = json.dumps({name: getattr(holder, name) for name in names}, ensure_ascii=False)
    with file.open("x", encoding="utf-8") as stream:
        stream.write(data)


def _changed(file: Path) -> float:
    with contextlib.suppress(OSError):
        return file.stat().st_mtime
    return 0.0


def _myself() -> Holder:
    pid = os.getpid()
    return Holder(pid, platform.node(), _user(), time.time(), secrets.token_hex(8), started(pid))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return str(os.getuid()) if hasattr(os, "getuid") else ""


def process_lives(pid: int, since: str) -> bool:
    """Whether the process ``pid`` of this computer lives and is the one that was started at ``since``."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _lives_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it lives, but is another user's
        pass
    now = started(pid)
    return not (since and now and since != now)


def _lives_on_windows(pid: int) -> bool:
    """The same on Windows, where signal 0 would end the process."""
    import ctypes

    library: object = getattr(ctypes, "windll", None)
    kernel = getattr(library, "kernel32", None)
    if kernel is None:
        return True
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return bool(kernel.GetLastError() == 5)  # ERROR_ACCESS_DENIED: it lives, but is another user's
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == 259  # STILL_ACTIVE


def started(pid: int) -> str:
    """When the process was started, as its system counts; empty where that cannot be known."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return f"{boot} {fields[19]}" if fields[0] not in "ZX" else f"{boot} gone"
    except (OSError, IndexError):
        return ""
