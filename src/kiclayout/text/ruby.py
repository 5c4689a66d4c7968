"""Readings over words: how much room a base gets, and how far its reading may hang over its neighbours (D13).

JLREQ "Ruby", in the simple form: a reading is centred over its base. A wider one hangs over what stands beside the
base, a quarter of an em at most and not over Han, other readings or the line's ends; what is left of it becomes white
on both sides of the base. Nothing is shaped or drawn here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiclayout.text.spacing import Change

SHARE = 0.5
"""Size of a reading, as a share of its base's."""

OVERHANG = 0.25
"""Most that a reading hangs over a neighbour, in ems of the base; over a narrow one half of its width."""


APART = 0.1
"""Least white between the readings of two bases side by side, in ems of the base."""


class Base(NamedTuple):
    """Words that have a reading.

    Attributes:
        start: First character in the paragraph.
        end: One past the last.
        em: Their size, in points.
        width: Of the reading, in points.
    """

    start: int
    end: int
    em: float
    width: float


class Fit(NamedTuple):
    """The room that a base gets, in points.

    Attributes:
        start: As in the base.
        end: As in the base.
        width: As in the base.
        left: White before the base.
        right: White behind it.
        head: More white before it where it begins a line, since nothing is there to hang over.
        tail: More white behind it where it ends a line.
        after_host: Whether the white before it is the advance of the character before, so that the printed page is read
            as one word; behind a space it is the base's own.
        lent: White behind it that belongs to the next base.
    """

    start: int
    end: int
    width: float
    left: float
    right: float
    head: float
    tail: float
    after_host: bool = False
    lent: float = 0.0

    def always(self) -> Iterator[Change]:
        """What it changes wherever lines break."""
        if self.left:
            yield Change(self.start - 1, self.left) if self.after_host else Change(self.start, self.left, self.left)
        if self.right:
            yield Change(self.end - 1, self.right)

    def heads(self) -> Iterator[Change]:
        """What it changes besides where it begins a line."""
        more = self.before(True) - self.before(False)
        if more:
            yield Change(self.start, more, more)

    def tails(self) -> Iterator[Change]:
        """What it changes besides where it, or the character before it, ends a line."""
        if self.left and self.after_host:
            yield Change(self.start - 1, -self.left)
        if self.tail:
            yield Change(self.end - 1, self.tail)

    def before(self, first: bool) -> float:
        """The white before it that is its own, if it is the ``first`` of its line or not."""
        return (self.left if first or not self.after_host else 0.0) + (self.head if first else 0.0)

    def behind(self, last: bool) -> float:
        """The white behind it, if it is the ``last`` of its line or not."""
        return self.right + (self.tail if last else self.lent)


def fits(bases: Sequence[Base], kinds: str, cells: Sequence[float]) -> tuple[Fit, ...]:
    """The room of every base.

    Args:
        bases: In order.
        kinds: The classes of all characters (see `context.classes`).
        cells: Their widths.
    """
    taken = {at for base in bases for at in range(base.start, base.end)}

    def side(base: Base, over: float, at: int) -> tuple[float, float]:
        """The white on the side of the neighbour ``at``, and how far the reading hangs over that one."""
        if at in taken:
            return max(0.0, over + APART / 2 * base.em), 0.0
        free = 0 <= at < len(kinds) and kinds[at] not in "CNJ"
        hang = min(max(0.0, over), OVERHANG * base.em, cells[at] / 2) if free else 0.0
        return max(0.0, over) - hang, hang

    found: list[Fit] = []
    for base in bases:
        over = (base.width - sum(cells[base.start : base.end])) / 2
        left, head = side(base, over, base.start - 1)
        right, tail = side(base, over, base.end)
        hosted = base.start > 0 and kinds[base.start - 1] not in "SNJ"
        if hosted and found and found[-1].end == base.start:
            found[-1] = found[-1]._replace(lent=left)
        found.append(Fit(base.start, base.end, base.width, left, right, head, tail, hosted))
    return tuple(found)
