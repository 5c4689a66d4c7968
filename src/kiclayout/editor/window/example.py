"""The example issue as a copy of one's own, to try things on; the one that comes with the program stays as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiclayout.store.bundled import bundled_folder

NAME = "issue-001"


def example_copy(into: Path) -> Path:
    """The folder of the copy, made in ``into`` if it is not there yet.

    Raises:
        OSError: It cannot be made.
    """
    copy = into / NAME
    if not (copy / "issue.yaml").is_file():
        shutil.copytree(bundled_folder("examples") / NAME, copy, dirs_exist_ok=True)
    return copy
