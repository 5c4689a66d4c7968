"""Tables by character: generated ones of this folder, and classes that others work out; lists of words by hand.

The character tables are written by scripts/build_unicode_tables.py: one short name per range of characters. A table
has at most 92 names and one letter for each, so that the properties of a text are a string of letters, which regular
expressions can search.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path


class RangeTable(dict[str, str]):
    """The letters of a table by character, filled as characters are met.

    Attributes:
        names: the name that each letter stands for.
    """

    def __init__(self, names: str, letters: str, gaps: str, values: str) -> None:
        """Unpacks a generated module's NAMES, LETTERS, GAPS (base 36) and VALUES."""
        super().__init__()
        listed = names.split()
        size = len(letters) // len(listed)
        self.names = dict(zip(_pieces(letters, size), listed, strict=True))
        self._starts = tuple(accumulate(int(gap, 36) for gap in gaps.split()))
        self._values = _pieces(values, size)

    def __missing__(self, char: str) -> str:
        letter = self[char] = self._values[bisect_right(self._starts, ord(char)) - 1]
        return letter


class ClassTable(dict[int, str]):
    """The letter of each character's class by code point, for ``str.translate``; filled as characters are met."""

    def __init__(self, class_of: Callable[[str], str]) -> None:
        """``class_of``: the letter of a character that is met for the first time."""
        super().__init__()
        self._class_of = class_of

    def __missing__(self, codepoint: int) -> str:
        letter = self[codepoint] = self._class_of(chr(codepoint))
        return letter


def _pieces(text: str, size: int) -> tuple[str, ...]:
    return tuple(text[i : i + size] for i in range(0, len(text), size))


def table_lines(name: str) -> tuple[str, ...]:
    """The lines of ``name``.txt but for those that begin with #."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def word_list(name: str) -> frozenset[str]:
    """The words of the list ``name``.txt; what follows a # at a line's start is left out."""
    return frozenset(word for line in table_lines(name) for word in line.split())
