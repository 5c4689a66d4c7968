"""The tools that build: Python packages in an environment of their own, and programs that this system must have."""

from __future__ import annotations

import os
import shutil
import subprocess
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

from packing.project import INSTALLER, ROOT, WORK, timestamp

LOCKED = INSTALLER / "locked.txt"
"""The exact wheels that an installer is made of, with their sums."""
_ELSEWHERE = (Path("C:/Program Files (x86)/NSIS"), Path("C:/Program Files/NSIS"), Path("/usr/lib/wine"))


class MissingToolError(Exception):
    """A program that is needed is not on this system; the text says which, and how it comes there."""


def tool(*names: str, hint: str) -> str:
    """The first of the programs ``names`` that is here.

    Raises:
        MissingToolError: None is; ``hint`` says how to get one.
    """
    for name in names:
        found = shutil.which(name) or next((str(at / name) for at in _ELSEWHERE if (at / name).is_file()), None)
        found = found or next((str(at / f"{name}.exe") for at in _ELSEWHERE if (at / f"{name}.exe").is_file()), None)
        if found:
            return found
    raise MissingToolError(f"{names[0]} is missing: {hint}")


def run(command: Sequence[str | Path], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Runs ``command`` and returns what it says; when it fails, shows that and ends the build.

    The environment is the caller's, with what makes builds repeat themselves: one time, one order of hashes.
    """
    fixed = {"SOURCE_DATE_EPOCH": str(timestamp()), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **fixed, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}\n… ended with {done.returncode}")
    return done.stdout


def builders(*, windows: bool = os.name == "nt") -> Path:
    """The programs of the build environment (uv, pyinstaller, nfpm), which is made where it is not there yet."""
    home = WORK / "tools"
    folder = home / ("Scripts" if windows else "bin")
    wanted = INSTALLER / "builders.txt"
    mark = home / "made-from.txt"
    if not mark.is_file() or mark.read_text("utf-8") != wanted.read_text("utf-8"):
        shutil.rmtree(home, ignore_errors=True)
        venv.create(home, with_pip=True)
        python = folder / ("python.exe" if windows else "python")
        run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", wanted])
        mark.write_text(wanted.read_text("utf-8"), "utf-8")
    return folder


def install_wheels(site: Path, platform: str, *, python: str = "3.11") -> None:
    """Puts the locked wheels for ``platform`` (uv's name of it) into the folder ``site``."""
    command: list[str | Path] = [
        builders() / "uv", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:",
        "--link-mode", "copy", "--python-platform", platform, "--python-version", python, "--target", site,
        "--requirement", LOCKED,
    ]  # fmt: skip
    run(command)


def lock_wheels() -> Path:
    """Writes the newest wheels that pyproject.toml allows, with their sums, into ``locked.txt``."""
    chosen = run(
        [
            builders() / "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header",
            "--no-annotate", "--python-version", "3.11", "--extra", "editor", ROOT / "pyproject.toml",
        ]
    )  # fmt: skip
    head = "# The exact wheels that an installer is made of. Made by: python installer/build.py lock\n"
    LOCKED.write_text(head + chosen, "utf-8")
    return LOCKED
