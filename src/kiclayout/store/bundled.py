"""Folders that come with the program: layouts, fonts, printing conditions, the example issue.

In a source tree they stand at its root; in an installed package inside it, where the build puts them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import kiclayout

_SOURCE = {"layouts": "layouts", "fonts": "assets/fonts", "profiles": "assets/profiles", "examples": "examples"}


def bundled_folder(name: Literal["layouts", "fonts", "profiles", "examples"]) -> Path:
    """The folder ``name`` that comes with the program; its files are not to be changed."""
    package = Path(kiclayout.__file__).resolve().parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parents[1] / _SOURCE[name]
