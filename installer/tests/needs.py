"""What tests of the installers need: where things lie, tools that are here, leave to build for minutes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[1]
ROOT = INSTALLER.parent
ASKED = "KICLAYOUT_INSTALLERS"


def need(*names: str) -> None:
    """Skips the test unless all programs ``names`` are here."""
    places = (None, "/usr/lib/wine", "/usr/sbin", "/sbin")
    lacking = [name for name in names if not any(shutil.which(name, path=place) for place in places)]
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}")


def need_heavy() -> None:
    """Skips the test unless whole installers are to be built."""
    if not os.environ.get(ASKED):
        pytest.skip(f"builds whole installers, which takes minutes: set {ASKED}=1")
