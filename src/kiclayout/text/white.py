"""The white of a paragraph, as sums from its start: word spaces, and the joints between letters that may give way.

Made when a line is asked for it, since most paragraphs are one line and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

Sizes: TypeAlias = tuple[Sequence[float], Sequence[float]]
"""For every character its width and its style's em, in points."""

WORD_SPACES = " \u00a0"
"""Characters that justification widens."""

_JOINED = re.compile("H{2,}|C{2,}")
_JOINED_IN_CHINESE = re.compile("[CPQ]{2,}")


class White:
    """What may change in a line. Sums have one entry more than there are characters.

    Letter space goes only between Hangul and Hangul, or Han and Han, and not inside a cluster (J01). Chinese lines have
    no other white; there the full-width signs take part (CLREQ, "Line Adjustment").
    """

    def __init__(self, text: str, kinds: str, sizes: Sizes, inside: frozenset[int], *, chinese: bool) -> None:
        """Takes the characters, their classes (`context.classes`), their sizes, and positions inside clusters."""
        self._text, self._kinds, self._inside = text, kinds, inside
        self._cells, self._ems = sizes
        self._joined = _JOINED_IN_CHINESE if chinese else _JOINED

    @cached_property
    def joints(self) -> tuple[float, ...]:
        """For each character, the em in points if letter space may be put before it, else 0."""
        joints = [0.0] * len(self._kinds)
        for run in self._joined.finditer(self._kinds):
            start, end = run.start() + 1, run.end()
            joints[start:end] = self._ems[start:end]
        for place in self._inside:
            joints[place] = 0.0
        return tuple(joints)

    @cached_property
    def gaps(self) -> tuple[float, ...]:
        """Sums of the joints."""
        return sums(self.joints)

    @cached_property
    def spaces(self) -> tuple[float, ...]:
        """Sums of the natural widths of word spaces."""
        return sums(self._at_spaces(self._cells))

    @cached_property
    def ems(self) -> tuple[float, ...]:
        """Sums of the ems of word spaces."""
        return sums(self._at_spaces(self._ems))

    @cached_property
    def places(self) -> list[int]:
        """Where word spaces are."""
        return [at for at, char in enumerate(self._text) if char in WORD_SPACES]

    def _at_spaces(self, values: Sequence[float]) -> list[float]:
        kept = [0.0] * len(values)
        for place in self.places:
            kept[place] = values[place]
        return kept


def sums(values: Iterable[float]) -> tuple[float, ...]:
    """The sums of the first 0, 1, 2 … of ``values``."""
    return tuple(accumulate(values, initial=0.0))
