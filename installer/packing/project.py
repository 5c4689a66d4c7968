"""What is built: the project's name, version and time stamp, and where things are put while it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

INSTALLER = Path(__file__).resolve().parents[1]
ROOT = INSTALLER.parent
WORK = ROOT / "build" / "installer"
"""Where everything is built; may be deleted at any time."""
NAME = "kiclayout"
SUMMARY = "Editor and press of a bilingual (Korean and Chinese) weekly newsletter"
HOMELESS_TIME = 1_767_225_600
"""Seconds since 1970 that files get where neither the environment nor git knows a time: 2026-01-01."""
_LEFT_OUT = ("__pycache__", ".*", "*.pyc", "*.pdf.part")


def version() -> str:
    """The version that pyproject.toml says."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def timestamp() -> int:
    """The one time that every file of a build gets, in seconds since 1970.

    SOURCE_DATE_EPOCH if it is set, else the time of the last commit: so two builds of one state give the same bytes.
    """
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    if not shutil.which("git"):  # the source came as an archive
        return HOMELESS_TIME
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else HOMELESS_TIME


def fresh(folder: Path) -> Path:
    """An empty ``folder``."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def copy_program(site: Path) -> Path:
    """Copies our own package with its data into ``site``; returns the package's folder."""
    package = site / NAME
    left_out = shutil.ignore_patterns(*_LEFT_OUT)
    shutil.copytree(ROOT / "src" / NAME, package, ignore=left_out)
    for name, source in bundled().items():
        shutil.copytree(ROOT / source, package / "_data" / name, ignore=left_out)
    return package


def bundled() -> dict[str, str]:
    """The folders that come with the program: their names in the package, and where they stand in the source tree."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    forced = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return {target.rpartition("/")[2]: source for source, target in forced.items()}


def stamp_all(folder: Path, when: int) -> None:
    """Gives everything in ``folder`` the same time and plain rights."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
            os.utime(path, (when, when))
    os.utime(folder, (when, when))


def megabytes(folder: Path) -> float:
    """The size of all files in ``folder``, in 1,000,000 bytes."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
