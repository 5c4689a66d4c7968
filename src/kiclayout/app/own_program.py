"""How this program itself is called: from a source tree, installed by pip, frozen, or by a launcher of our own.

Whatever starts a second process of ours asks here. The launchers of the Windows installer pass their arguments to the
program themselves; a plain Python must be told which module to run.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from kiclayout.store.bundled import bundled_folder
from kiclayout.text.left_out import FILE

LAUNCHERS: Final = ("kiclayout", "kiclayout-cli")
"""The names of the launchers, without ``.exe``."""


def own_command() -> list[str]:
    """The program and the arguments that stand before those of a command.

    Where somebody works lies anything: no file there is taken for a module of Python's, unless we lie there ourselves.
    """
    if packaged():
        return [sys.executable]
    return [sys.executable, *([] if _lies_here() else ["-P"]), "-m", "kiclayout"]


def _lies_here() -> bool:
    """Whether the folder in which somebody works is the one in which Python found us."""
    try:
        return Path.cwd() == Path(__file__).resolve().parents[2]
    except OSError:  # it was deleted meanwhile
        return False


def packaged() -> bool:
    """Whether an installer brought the program, with a Python of its own."""
    return bool(getattr(sys, "frozen", False)) or Path(sys.executable or "").stem.lower() in LAUNCHERS


def lean() -> bool:
    """Whether the lean setup brought the program, whose fonts say what was taken out of them."""
    return (bundled_folder("fonts") / FILE).is_file()


def program_folder() -> Path | None:
    """The folder that the installer put the program into; None if none did."""
    return Path(sys.executable).resolve().parent if packaged() else None
