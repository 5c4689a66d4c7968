"""Where layouts are looked for: with the issue, in the user's own folder, among those that come with the program.

Each of these folders holds layouts, one a folder. The nearest one that has a layout of the wanted name counts, so that
an issue may keep a layout of its own for ever. What stands in a layout is read in ``layouts``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiclayout.store.bundled import bundled_folder
from kiclayout.store.paths import locate

LAYOUT_FILE = "layout.yaml"
DEFAULT_LAYOUT = "kic-weekly"
"""What is worn where nothing else is asked for."""
LAYOUTS: Final = "layouts"
"""The name of a folder of layouts, wherever it stands."""
ELSEWHERE = "KICLAYOUT_LAYOUTS"
"""The environment's name for another place of the user's layouts, such as a folder that an office shares."""


def layout_folders(folder: Path) -> tuple[Path, ...]:
    """Where the layout of the issue in ``folder`` is looked for, nearest first.

    In the issue, beside it, in the user's own folder, among the bundled ones.
    """
    return folder / LAYOUTS, folder.parent / LAYOUTS, user_layouts(), bundled_folder("layouts")


def user_layouts() -> Path:
    """The user's own folder of layouts, which need not exist: where this system keeps the data of programs."""
    if named := os.environ.get(ELSEWHERE):
        return Path(named).expanduser()
    return programs_data() / "kiclayout" / LAYOUTS


def programs_data() -> Path:
    """This system's place for the data of a user's programs."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def find_layout(name: str, folders: Sequence[Path]) -> Path | None:
    """The folder of the layout ``name`` in the first of ``folders`` that has it, or None."""
    places = (locate(folder, name) for folder in folders)
    return next((place for place in places if place and (place / LAYOUT_FILE).is_file()), None)


def known_layouts(folders: Sequence[Path]) -> tuple[str, ...]:
    """The names of all layouts in ``folders``, each once, sorted."""
    found = {path.parent.name for folder in folders for path in folder.glob(f"*/{LAYOUT_FILE}")}
    return tuple(sorted(found))
