"""A computer with Windows, played by Wine: a fresh prefix, commands in it, its registry."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ICU = HERE / "wine" / "icuuc.c"
GCC = "x86_64-w64-mingw32-gcc"
PATIENCE = 120


class Wine:
    """See the module. Everything it starts has pipes, since Wine passes files on in a way that Python refuses."""

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix
        self.drive = prefix / "drive_c"
        self._wine = shutil.which("wine64", path=f"/usr/lib/wine:{os.environ['PATH']}") or "wine64"
        self._env = {
            **{name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")},
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;icuuc=n",
            "LC_ALL": "C.UTF-8",
        }
        self.run("wineboot", "-i")
        system = self.drive / "windows" / "system32"
        subprocess.run([GCC, "-shared", "-O1", "-s", "-o", system / "icuuc.dll", ICU], check=True)

    def run(self, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        """Runs a program of Windows to its end."""
        with self.start(*command, **more) as process:
            said, complained = process.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(command, process.returncode, said, complained)

    def start(self, *command: str | Path, **more: str) -> subprocess.Popen[str]:
        """Starts a program of Windows."""
        return subprocess.Popen(
            [self._wine, *map(str, command)],
            env={**self._env, **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def give(self, data: bytes, *command: str | Path) -> bytes:
        """Runs a program of Windows that reads ``data``; what it says."""
        done = subprocess.run(
            [self._wine, *map(str, command)], env=self._env, input=data, capture_output=True, timeout=PATIENCE
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return done.stdout

    def path(self, windows: str) -> Path:
        """Where ``C:\\…`` lies."""
        return self.drive.joinpath(*windows.removeprefix("C:\\").split("\\"))

    def registry(self, key: str, value: str = "", hive: str = "HKCU") -> str | None:
        """A text of the registry; None = there is none. Read from an export: the console has no Hangul."""
        file = self.drive / "exported.reg"
        if self.run("reg", "export", f"{hive}\\{key}", "C:\\exported.reg", "/y").returncode:
            return None
        told = file.read_text("utf-16")
        file.unlink()
        section = told.partition(f"\\{key}]")[2].partition("\n[")[0]
        name = re.escape(f'"{value}"') if value else "@"
        found = re.search(f'^{name}="(.*)"$', section, re.MULTILINE)
        return re.sub(r"\\(.)", r"\1", found[1]) if found else None

    def has_key(self, key: str, hive: str = "HKCU") -> bool:
        """Whether the registry has ``key``."""
        return self.run("reg", "query", f"{hive}\\{key}").returncode == 0

    def settled(self) -> bool:
        """Waits until everything in the prefix has ended; says whether it did."""
        server = shutil.which("wineserver", path=f"/usr/lib/wine:{os.environ['PATH']}") or "wineserver"
        try:
            subprocess.run([server, "-w"], env=self._env, check=False, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> None:
        """Ends everything in the prefix."""
        server = shutil.which("wineserver", path=f"/usr/lib/wine:{os.environ['PATH']}") or "wineserver"
        subprocess.run([server, "-k"], env=self._env, check=False, timeout=PATIENCE)


def until(gone: Path, seconds: float = 60) -> bool:
    """Waits until ``gone`` is gone."""
    end = time.monotonic() + seconds
    while gone.exists() and time.monotonic() < end:
        time.sleep(0.2)
    return not gone.exists()


def first_line(process: subprocess.Popen[str], wanted: str) -> str:
    """Reads what the process says up to the line ``wanted``; fails the test if it ends before."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == wanted:
            return line
    pytest.fail(f"ended without saying {wanted}: {process.stderr.read() if process.stderr else ''}")
