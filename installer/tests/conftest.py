"""Tests of the installers. Quick ones always run; what builds whole installers runs where it is asked for.

    KICLAYOUT_INSTALLERS=1 python -m pytest -n 0 installer/tests     (what .ci/run does, if there is time)

A test that lacks a tool is skipped and says which.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(INSTALLER))

ROOT = INSTALLER.parent
ASKED = "KICLAYOUT_INSTALLERS"
UNTIL = "KICLAYOUT_UNTIL"
"""When everything must be over, in seconds since 1970; nothing long is begun shortly before."""
ENOUGH = 420
"""Seconds that a cycle may take on a busy machine."""


def need(*names: str) -> None:
    """Skips the test unless all programs ``names`` are here."""
    places = (None, "/usr/lib/wine", "/usr/sbin", "/sbin")
    lacking = [name for name in names if not any(shutil.which(name, path=place) for place in places)]
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}")


def need_heavy() -> None:
    """Skips the test unless whole installers are to be built, and there is time for it."""
    if not os.environ.get(ASKED):
        pytest.skip(f"builds whole installers, which takes minutes: set {ASKED}=1")
    left = float(os.environ.get(UNTIL, "inf")) - time.time()
    if left < ENOUGH:
        pytest.skip(f"only {left:.0f} s left of the time that there is")


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where pictures of windows are left to be looked at."""
    folder = ROOT / "build" / "installer" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[object]:
    """A screen of its own."""
    from screen import Screen

    need("Xvfb")
    made = Screen(tmp_path)
    yield made
    made.close()
