"""Which groups of a scene are drawings, and which of these stand in it several times.

A drawing holds outlines and nothing else, enough of them that coordinates of its own pay. One that stands on several
pages, at whatever sizes, becomes a form of the file (ISO 32000-1, 8.10). Nothing is written here.
"""

from __future__ import annotations

from kiclayout.base.geometry import Matrix
from kiclayout.base.record import dataclass
from kiclayout.paint.frame import size_of
from kiclayout.scene.items import Group, Item, Path

_LEAST = 24
"""Segments of the smallest drawing."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing.

    Attributes:
        number: Drawings of one number are the same.
        size: How large its unit is on the page where it is largest, in points.
        uses: How often it stands in the scene.
    """

    number: int
    size: float
    uses: int = 1


class Drawings:
    """Notes drawings while a scene is surveyed, which must live as long."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._numbers: dict[int, int] = {}
        self._known: dict[tuple[Item, ...], int] = {}
        self._drawings: list[Drawing] = []

    def note(self, group: Group, page: Matrix) -> bool:
        """Notes ``group``, whose items ``page`` maps to the page, if it is a drawing; says whether it is."""
        key = id(group.items)
        if key not in self._counts:
            self._counts[key] = count = _segments(group.items)
            if count >= _LEAST:
                self._numbers[key] = self._known.setdefault(group.items, len(self._known))
        number = self._numbers.get(key)
        if number is None:
            return False
        size = size_of(page)
        if number == len(self._drawings):
            self._drawings.append(Drawing(number, size))
        else:
            known = self._drawings[number]
            self._drawings[number] = Drawing(number, max(known.size, size), known.uses + 1)
        return True

    def get(self, group: Group) -> Drawing | None:
        """What was noted of ``group``; None if it is no drawing."""
        number = self._numbers.get(id(group.items))
        return None if number is None else self._drawings[number]


def _segments(items: tuple[Item, ...]) -> int:
    """How many segments ``items`` have; none if there is anything but outlines among them, or what has a name."""
    total = 0
    for item in items:
        if isinstance(item, Path):
            total += len(item.segments)
        elif isinstance(item, Group) and not (item.tags or item.role) and (count := _segments(item.items)):
            total += count
        else:
            return 0
    return total
