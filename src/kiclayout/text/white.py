"""The white of a paragraph, as sums from its start: word spaces, and the joints between letters that may give way.

Made when a line is asked for it, since most paragraphs are one line and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

from kiclayout.text.spacing import CLOSERS, OPENERS

Sizes: TypeAlias = tuple[Sequence[float], Sequence[float]]
"""For every character its width and its style's em, in points."""

WORD_SPACES = " \u00a0"
"""Characters that justification widens."""

HANGING = " \t\u3000\u200b\n\r\v\f\x85\u2028\u2029"
"""Characters that take no room at a line's end."""

_IN_CHINESE = str.maketrans("PQH", "CC-")
"""Signs are joined as Han are; Hangul among Chinese is not."""

BLANK = 2.0
"""The empty half of a full-width sign counts as so many word spaces of its width: it gives up twice their share."""

_BORDER = re.compile(rb"C(?=[LD])|[LD](?=C)")
_JOINED = b"HC"
"""Classes of letters between which letter space may be put if they are alike."""


class White:
    """What may change in a line. Sums have one entry more than there are characters, and are found when asked for.

    Letter space goes only between Hangul and Hangul, or Han and Han, and not inside a cluster (J01). Chinese lines have
    no other white to widen; there the full-width signs and the borders of foreign words take part, and the empty halves
    of signs are narrowed before letters are drawn together (CLREQ, "Line Adjustment").
    """

    def __init__(
        self, text: str, kinds: str, sizes: Sizes, inside: frozenset[int], blanks: Mapping[int, float] | None
    ) -> None:
        """Takes the characters, their classes (`context.classes`), their sizes, and positions inside clusters.

        ``blanks`` are the widths of the empty halves behind signs of a Chinese paragraph; None: not Chinese.
        """
        self._text, self._kinds, self._inside = text, kinds, inside
        self._cells, self._ems = sizes
        self._chinese = blanks is not None
        self._blanks = blanks or {}
        self._firm = 0

    def firm(self, count: int) -> White:
        """The same white, of which the first ``count`` characters have none: they stand as they are."""
        other = copy(self)
        other.release()
        other._firm = count
        return other

    @cached_property
    def joints(self) -> tuple[float, ...]:
        """For each character, the em in points if letter space may be put before it, else 0."""
        kinds = (self._kinds.translate(_IN_CHINESE) if self._chinese else self._kinds).encode("ascii")
        joints = [
            em if before == kind and kind in _JOINED else 0.0
            for before, kind, em in zip(b"-" + kinds, kinds, self._ems, strict=False)
        ]
        for place in self._mixed(kinds) if self._chinese else ():
            joints[place] = self._ems[place]
        for place in self._inside:
            joints[place] = 0.0
        joints[: self._firm] = [0.0] * self._firm
        return tuple(joints)

    def _mixed(self, kinds: bytes) -> Iterator[int]:
        """The joints between Han and Latin letters or figures, but before signs that close and behind openers."""
        text = self._text
        for found in _BORDER.finditer(kinds):
            place = found.end()
            if text[place] not in CLOSERS and text[place - 1] not in OPENERS:
                yield place

    @cached_property
    def gaps(self) -> tuple[float, ...]:
        """Sums of the joints."""
        return sums(self.joints)

    @cached_property
    def spaces(self) -> tuple[float, ...]:
        """Sums of the natural widths of word spaces, and of what blanks count as."""
        kept = self._at_spaces(self._cells)
        for at, blank in self._blanks.items():
            kept[at] = BLANK * blank
        return sums(kept)

    @cached_property
    def spaces_to(self) -> tuple[float, ...]:
        """The same to a line's end, where the last sign has lost its empty half already."""
        if not self._blanks:
            return self.spaces
        found = list(self.spaces)
        for at in self._blanks:
            found[at + 1] = self.spaces[at]
        return tuple(found)

    @cached_property
    def giving(self) -> list[int]:
        """Where word spaces and blanks are."""
        return sorted([*self.places, *self._blanks]) if self._blanks else self.places

    @cached_property
    def ems(self) -> tuple[float, ...]:
        """Sums of the ems of word spaces."""
        return sums(self._at_spaces(self._ems))

    @cached_property
    def places(self) -> list[int]:
        """Where word spaces are."""
        places = _places(self._text.replace("\u00a0", " "))
        return [at for at in places if at >= self._firm] if self._firm else places

    @cached_property
    def solid(self) -> list[int]:
        """For each place where a line may end, where it ends when what hangs there is cut off."""
        text = self._text
        plain = text.isprintable()  # of all that hangs it has at most spaces
        hanging = _places(text) if plain else [at for at, char in enumerate(text) if char in HANGING]
        solid = list(range(len(text) + 1))
        for at in hanging:
            solid[at + 1] = solid[at]
        return solid

    def release(self) -> None:
        """Forgets what was found: a paragraph is broken once, its lines stay, and its sums take more than its lines."""
        for name in _FOUND:
            self.__dict__.pop(name, None)

    def _at_spaces(self, values: Sequence[float]) -> list[float]:
        kept = [0.0] * len(values)
        for place in self.places:
            kept[place] = values[place]
        return kept


_FOUND = tuple(name for name, value in vars(White).items() if isinstance(value, cached_property))


def _places(text: str) -> list[int]:
    """Where the spaces of ``text`` are."""
    places, at = [], -1
    for word in text.split(" ")[:-1]:
        at += len(word) + 1
        places.append(at)
    return places


def sums(values: Iterable[float]) -> tuple[float, ...]:
    """The sums of the first 0, 1, 2 … of ``values``."""
    return tuple(accumulate(values, initial=0.0))
