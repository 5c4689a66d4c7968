"""Outlines as path operators (ISO 32000-1, 8.5), as short as they can be said.

All points are put on the grid; points that coincide still do. A path whose pieces lie apart is painted piece by piece,
each in coordinates that begin with it: small numbers, and mostly the same ones where the same piece stands again (a
letter that was made to an outline, a window of a house). Nothing else changes what is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import TypeAlias

from kiclayout.base.record import dataclass
from kiclayout.paint.frame import Frame
from kiclayout.paint.stream import Stream
from kiclayout.scene.items import Segment

Step: TypeAlias = tuple[str, tuple[int, ...]]
"""An operator and its operands in steps of the grid: x and y by turns, y upward."""

_SMALL = 8
"""Pieces of so many numbers are spelled where they stand."""


def draw(stream: Stream, frame: Frame, segments: tuple[Segment, ...], paint: str, reach: float = 0.0) -> None:
    """Paints an outline.

    Args:
        stream: Where to.
        frame: That of its coordinates.
        segments: Every subpath begins with M.
        paint: The operator that paints it.
        reach: How far the ink of its pieces lies beyond their points, if it matters where that lies on another's.
    """
    small, large = _pieces(segments, frame, reach, paint in _FILLS)
    if small:
        stream.write(*(_spelled(stream, one) for one in small), paint)
    for piece in large:
        x, y = piece[0][1][:2]
        stream.shift(x, y)
        stream.write(_spelled(stream, piece), paint)


def clip(stream: Stream, frame: Frame, segments: tuple[Segment, ...], *, even_odd: bool = False) -> None:
    """Shows only what lies inside an outline from now on."""
    steps = [step for subpath in _subpaths(segments, frame, filled=True) for step in subpath]
    stream.write(_spelled(stream, steps), "W* n" if even_odd else "W n")


def _spelled(stream: Stream, steps: Iterable[Step]) -> str:
    """``steps`` as they are counted now."""
    spell, (x, y) = stream.spelling()
    lines = []
    for name, values in steps:  # drawings have tens of thousands of them: spelled out
        match values:
            case (x1, y1, x2, y2, x3, y3):
                handles = f"{spell(x1 - x)} {spell(y1 - y)} {spell(x2 - x)} {spell(y2 - y)}"
                places = f"{handles} {spell(x3 - x)} {spell(y3 - y)} "
            case (x1, y1):
                places = f"{spell(x1 - x)} {spell(y1 - y)} "
            case (left, low, width, height) if name == "re":
                places = f"{spell(left - x)} {spell(low - y)} {spell(width)} {spell(height)} "
            case (x1, y1, x2, y2):
                places = f"{spell(x1 - x)} {spell(y1 - y)} {spell(x2 - x)} {spell(y2 - y)} "
            case _:
                places = ""
        lines.append(places + name)
    return "\n".join(lines)


_Piece: TypeAlias = tuple[Step, ...]

_OPERANDS = itemgetter(1)
"""Of a step, which is a tuple."""
_FILLS = ("f", "f*")


@lru_cache(maxsize=256)
def _pieces(
    segments: tuple[Segment, ...], frame: Frame, reach: float, filled: bool
) -> tuple[list[_Piece], list[_Piece]]:
    """The small pieces of an outline, and the large ones."""
    subpaths = [tuple(one) for one in _subpaths(segments, frame, filled=filled)]
    pieces = _apart(subpaths, round(reach * frame.scale) + 1) if len(subpaths) > 1 else subpaths
    sizes: tuple[list[_Piece], list[_Piece]] = ([], [])
    for piece in pieces:
        sizes[sum(map(len, map(_OPERANDS, piece))) > _SMALL].append(piece)
    return sizes


def _subpaths(segments: tuple[Segment, ...], frame: Frame, *, filled: bool) -> Iterator[list[Step]]:
    """The subpaths of an outline, on the grid."""
    left, top, scale = frame.left, frame.top, frame.scale
    places: list[Step] = []
    for segment in segments:  # drawings have tens of thousands of them: spelled out
        if len(segment) == 7:
            kind, x1, y1, x2, y2, x, y = segment
            first = round(left + x1 * scale), round(top - y1 * scale)
            second = round(left + x2 * scale), round(top - y2 * scale)
            places.append((kind, (*first, *second, round(left + x * scale), round(top - y * scale))))
        elif len(segment) == 3:
            kind, x, y = segment
            if kind == "M" and places:
                yield _subpath(places, filled=filled)
                places = []
            places.append((kind, (round(left + x * scale), round(top - y * scale))))
        else:
            places.append((segment[0], ()))
    if places:
        yield _subpath(places, filled=filled)


def _subpath(places: list[Step], *, filled: bool) -> list[Step]:
    return _rectangle(places) or list(_stepped(places, filled=filled))


def _rectangle(places: list[Step]) -> list[Step]:
    """The one step of an upright rectangle that begins along its width; nothing for any other subpath."""
    if len(places) not in (5, 6) or "".join([kind for kind, _ in places]) not in ("MLLLZ", "MLLLLZ"):
        return []
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = (values for _, values in places[:4])
    if y1 != y2 or x2 != x3 or y3 != y4 or x4 != x1 or places[4][1] not in ((), (x1, y1)):
        return []
    return [("re", (x1, y1, x2 - x1, y3 - y1))]


def _stepped(places: list[Step], *, filled: bool) -> Iterator[Step]:
    """The operators of a subpath; lines that ``h`` draws are left out, and where it is filled, those without length."""
    begun = here = places[0][1]
    for at, (kind, values) in enumerate(places):
        if kind == "Z":
            yield "h", ()
            here = begun
            continue
        there = values[-2:]
        if kind == "M":
            yield "m", values
        elif kind == "L":
            closes = there == begun and at + 1 < len(places) and places[at + 1][0] == "Z"
            if not closes and not (filled and there == here):
                yield "l", values
        elif values[:2] == here:
            yield "v", values[2:]
        elif values[2:4] == there:
            yield "y", (*values[:2], *there)
        else:
            yield "c", values
        here = there


@dataclass(frozen=True, slots=True)
class _Patch:
    """Subpaths that may touch each other, by their numbers, and the rectangle that holds them."""

    left: int
    low: int
    right: int
    high: int
    members: tuple[int, ...]

    def meets(self, other: _Patch) -> bool:
        """Whether the rectangles have a point in common."""
        beside = self.right < other.left or other.right < self.left
        return not (beside or self.high < other.low or other.high < self.low)

    def joined(self, other: _Patch) -> _Patch:
        """Both."""
        left, low = min(self.left, other.left), min(self.low, other.low)
        right, high = max(self.right, other.right), max(self.high, other.high)
        return _Patch(left, low, right, high, self.members + other.members)


def _apart(subpaths: list[_Piece], reach: int) -> list[_Piece]:
    """``subpaths``, those that may touch in one: holes stay with what they are in.

    Args:
        subpaths: In order.
        reach: How far their ink lies beyond their points at most.
    """
    patches = sorted((_patch(one, number, reach) for number, one in enumerate(subpaths)), key=lambda one: one.left)
    done: list[_Patch] = []
    near: list[_Patch] = []
    for patch in patches:
        done += [one for one in near if one.right < patch.left]
        near = [one for one in near if one.right >= patch.left]
        while touching := [one for one in near if one.meets(patch)]:
            near = [one for one in near if one not in touching]
            for one in touching:
                patch = one.joined(patch)
        near.append(patch)
    groups = sorted(sorted(patch.members) for patch in (*done, *near))
    return [tuple(step for member in group for step in subpaths[member]) for group in groups]


def _patch(subpath: _Piece, number: int, reach: int) -> _Patch:
    places = tuple(chain.from_iterable(map(_OPERANDS, subpath)))
    if subpath[0][0] == "re":
        left, low, width, height = places
        places = (left, low, left + width, low + height)
    across, down = places[::2], places[1::2]
    return _Patch(min(across) - reach, min(down) - reach, max(across) + reach, max(down) + reach, (number,))
