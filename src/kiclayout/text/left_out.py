"""Which characters were taken out of a lean set of fonts: those that the full set has in the same files.

Beside the fonts of the lean setup program lies a list of them (``left-out.toml``, written when it is built); full sets
have none. A list that cannot be read counts as none: then a character is missing like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

FILE: Final = "left-out.toml"


def left_out(folder: Path) -> dict[str, frozenset[int]]:
    """The code points that the fonts in ``folder`` lack, by the stem of the font's file."""
    if not (folder / FILE).exists():
        return {}
    import tomllib  # not above: full sets have no list

    try:
        told = tomllib.loads((folder / FILE).read_text("utf-8"))
        return {stem: frozenset(code_points(str(ranges))) for stem, ranges in told.items()}
    except (OSError, ValueError):
        return {}


def code_points(ranges: str) -> Iterator[int]:
    """The code points of ``ranges``: hexadecimal numbers with a hyphen between first and last, apart by spaces.

    Raises:
        ValueError: Something else stands there.
    """
    for one in ranges.split():
        first, _, last = one.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)
