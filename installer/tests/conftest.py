"""Tests of the installers. Quick ones always run; what builds whole installers runs where it is asked for.

    KICLAYOUT_INSTALLERS=1 python -m pytest -n 0 installer/tests     (what scripts/installers.sh does)

A test that lacks a tool is skipped and says which.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from needs import ROOT, need  # noqa: E402


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
