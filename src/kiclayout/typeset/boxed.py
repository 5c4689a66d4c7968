"""Leaves that are no words: what pictures, tables, charts, codes, logos and fields in a box have in common.

How they look is said by each of them, how they part by ``leaf.Leaf``.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiclayout.scene.tags import Tags
from kiclayout.typeset.leaf import Slice


@dataclass(frozen=True, eq=False, kw_only=True)
class Boxed:
    """A leaf that may part between any two of its strips and asks nothing of what follows.

    Attributes:
        above: The elements it stands in.
        before: Space above it inside its box, in points.
        after: Space below, in points.
        orphans: Fewest strips of it that may stand at a region's end.
        widows: Fewest strips of it that may begin a region.
        keep: How many strips of the next leaf must stay with its end.
    """

    above: Tags = ()
    before: float = 0.0
    after: float = 0.0
    orphans: int = 1
    widows: int = 1
    keep: int = 0


@dataclass(frozen=True, eq=False)
class StripLeaf(Boxed):
    """A leaf of ready strips: what cannot be re-broken (a picture, a table's rows) inside a box."""

    strips: tuple[Slice, ...]
    widths: tuple[float, float]
    block: int = 0

    def slices(self, width: float, start: int = 0) -> tuple[Slice, ...]:
        """The strips after the first ``start``; the width is not asked."""
        return self.strips[start:] or self.strips[-1:]

    def extents(self) -> tuple[float, float]:
        """As given."""
        return self.widths
