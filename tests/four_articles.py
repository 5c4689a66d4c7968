"""An issue of four articles for tests that click through it, edit it or lay it out many times.

Its words lie in ``tests/data/four-articles`` and stay as they are when the example grows; pictures are the example's.
"""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "issue-001"
WORDS = Path(__file__).resolve().parent / "data" / "four-articles"


def copy_four_articles(target: Path) -> Path:
    """Writes the issue to ``target``, a folder that is not there yet."""
    shutil.copytree(WORDS, target)
    for name in ("images", "partners"):
        shutil.copytree(EXAMPLE / name, target / name)
    return target


@lru_cache(maxsize=1)
def _shelf() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="kiclayout-four-articles-")


@lru_cache(maxsize=1)
def four_articles() -> Path:
    """The issue, to be read only: one copy for all tests of a process, gone with it."""
    return copy_four_articles(Path(_shelf().name) / "issue-001")
