"""The real program in a real X window with a real input method: a screen, a session bus, ibus, and a hand.

Everything is started fresh for one test and ended with it, each process by its own number.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TOOLS = ("Xvfb", "xdotool", "ibus-daemon", "ibus", "dbus-daemon")
ENGINES = ("/usr/libexec/ibus-engine-hangul", "/usr/lib/ibus/ibus-engine-hangul")
CONFIGS = ("/usr/libexec/ibus-memconf", "/usr/lib/ibus/ibus-memconf")
PATIENCE = 60.0
"""Seconds; the machine may be busy with other tests."""


def lacking() -> str:
    """What this machine lacks for such a test; empty = nothing."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if not any(Path(engine).exists() for engine in ENGINES):
        missing.append("ibus-hangul")
    return ", ".join(missing)


def until(what: str, found: Callable[[], object], patience: float = PATIENCE) -> object:
    """Waits until ``found`` gives something and gives it back; fails naming ``what`` after a while."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if there := found():
            return there
        time.sleep(0.1)
    return pytest.fail(f"waited {patience:g} s for {what}")


class Desktop:
    """A screen with an input method on it."""

    def __init__(self, home: Path, env: dict[str, str]) -> None:
        self.home, self.env = home, env

    def run(self, *command: str) -> str:
        """Runs a short command and gives what it printed."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20, check=False)
        return done.stdout.strip()

    def hand(self, *command: str) -> str:
        """What ``xdotool`` does."""
        return self.run("xdotool", *command)

    def window(self, name: str) -> str:
        """The visible window whose title holds ``name``, by number; empty if there is none."""
        found = self.hand("search", "--onlyvisible", "--name", name).split()
        return found[-1] if found else ""

    def click(self, x: int, y: int) -> None:
        """Clicks with the left button, after the pointer has come to rest."""
        self.hand("mousemove", "--sync", str(x), str(y))
        time.sleep(0.15)
        self.hand("click", "1")
        time.sleep(0.3)

    def keys(self, *keys: str) -> None:
        """Presses keys one after the other, as slowly as a quick typist."""
        self.hand("key", "--delay", "60", *keys)
        time.sleep(0.2)

    def answer(self, name: str, key: str) -> None:
        """Waits for the dialog ``name`` and presses ``key`` in it until it is gone: one just shown may miss a key."""
        until(f"the dialog '{name}'", lambda: self.window(name))

        def gone() -> bool:
            if found := self.window(name):
                self.hand("windowfocus", "--sync", found)
                self.keys(key)
                time.sleep(0.5)
            return not self.window(name)

        until(f"the end of the dialog '{name}'", gone)

    def picture(self, file: Path) -> None:
        """The whole screen as a picture, if a program for that is there; for people who look at a failure."""
        if shutil.which("import"):
            self.run("import", "-window", "root", str(file))


def line_of(process: subprocess.Popen[str]) -> str:
    """The next line that a process says; fails if it stays silent."""
    assert process.stdout
    readable, _, _ = select.select([process.stdout], [], [], PATIENCE)
    return process.stdout.readline() if readable else pytest.fail(f"no word from {process.args} in {PATIENCE:g} s")


@contextlib.contextmanager
def started(command: list[str], env: dict[str, str], **options: object) -> Iterator[subprocess.Popen[str]]:
    """A process that is ended in the end."""
    options.setdefault("stdin", subprocess.DEVNULL)
    process = subprocess.Popen(command, env=env, text=True, **options)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """A fresh screen, session bus and input method, with nothing of the user's."""
    home.mkdir()
    clean = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    env = clean | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "LANG": "C.UTF-8",
        "QT_IM_MODULE": "ibus",
        "QT_QPA_PLATFORM": "xcb",
        "XMODIFIERS": "@im=ibus",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    home.chmod(0o700)
    with contextlib.ExitStack() as stack:
        env["DISPLAY"] = f":{_screen(stack, env)}"
        env["DBUS_SESSION_BUS_ADDRESS"] = _bus(stack, env)
        made = Desktop(home, env)
        _input_method(stack, made)
        yield made


def _screen(stack: contextlib.ExitStack, env: dict[str, str]) -> str:
    """The number of a new screen that nobody else has."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1500x1000x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    stack.enter_context(started(command, env, pass_fds=(writing,), stdout=quiet, stderr=quiet))
    os.close(writing)
    with os.fdopen(reading) as told:
        return told.readline().strip() or pytest.fail("Xvfb told no screen")


def _bus(stack: contextlib.ExitStack, env: dict[str, str]) -> str:
    """The address of a new session bus."""
    command = ["dbus-daemon", "--session", "--print-address", "--nofork"]
    bus = stack.enter_context(started(command, env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL))
    return line_of(bus).strip()


def _input_method(stack: contextlib.ExitStack, made: Desktop) -> None:
    """Starts ibus with its Korean engine."""
    config = next((one for one in CONFIGS if Path(one).exists()), "default")
    command = ["ibus-daemon", "--panel", "disable", "--config", config, "--emoji-extension", "disable", "-x"]
    quiet = subprocess.DEVNULL
    stack.enter_context(started(command, made.env, stdout=quiet, stderr=quiet))

    def korean() -> bool:
        made.run("ibus", "engine", "hangul")
        return made.run("ibus", "engine") == "hangul"

    until("the Korean input method", korean)
