"""The manual of the window names every command with its keys."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = runpy.run_path(str(ROOT / "scripts" / "window_manual.py"))


def test_the_manual_is_in_step_with_the_commands() -> None:
    manual = (ROOT / "docs" / "WINDOW.md").read_text("utf-8")
    assert MANUAL["rewritten"](manual) == manual, "run scripts/window_manual.py"
