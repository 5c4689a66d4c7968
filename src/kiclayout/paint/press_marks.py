"""What a printer finds round a page: crop and registration marks, patches of the inks, a line of facts.

Everything stands outside the bleed, in the slug, so that nothing of it is left after trimming. Marks are on every
plate.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.color import Color
from kiclayout.base.geometry import Rect
from kiclayout.base.units import MM
from kiclayout.paint.inks import MARK
from kiclayout.scene.items import Glyphs, Group, Item, Path, Segment, moved, rectangle, ring
from kiclayout.scene.page import Page

HAIR = 0.25
"""Width of a mark's lines, in points."""
_GAP, _LENGTH = 1 * MM, 6 * MM
"""From the bleed to a crop mark, and its length."""
_RADIUS, _REACH = 1.75 * MM, 3.5 * MM
"""Of a registration mark's ring and of its cross."""
_PATCH = 5 * MM
SIZE = 6.0
"""Of the line of facts."""

_SOLIDS = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (1, 1, 0, 0), (0, 1, 1, 0), (1, 0, 1, 0))
_HALVES = tuple(tuple(part / 2 for part in inks) for inks in _SOLIDS[:4])


def press_marks(page: Page, slug: float, facts: Glyphs | None) -> Group:
    """All marks of ``page``.

    Args:
        page: Its trim begins at the origin.
        slug: Room beyond the bleed, in points.
        facts: The line of facts, at the origin, or None where no font has its letters.
    """
    trim = Rect(0.0, 0.0, page.width, page.height)
    items: list[Item] = [_crop_marks(trim, page.bleed), *_crosses(trim, page.bleed + slug / 2)]
    items += _patches(trim, page.bleed + slug / 2)
    if facts is not None:
        items.append(moved(facts, page.bleed + _GAP, -(page.bleed + slug / 2) + SIZE / 3))
    return Group(tuple(items), role="Artifact")


def _crop_marks(trim: Rect, bleed: float) -> Path:
    near = bleed + _GAP
    far = near + _LENGTH
    lines: list[Segment] = []
    for x in (trim.x, trim.right):
        lines += [("M", x, trim.y - far), ("L", x, trim.y - near)]
        lines += [("M", x, trim.bottom + near), ("L", x, trim.bottom + far)]
    for y in (trim.y, trim.bottom):
        lines += [("M", trim.x - far, y), ("L", trim.x - near, y)]
        lines += [("M", trim.right + near, y), ("L", trim.right + far, y)]
    return Path(tuple(lines), stroke=MARK, width=HAIR)


def _crosses(trim: Rect, away: float) -> Iterator[Path]:
    """A ring with a cross at the middle of each side, so far from the trim."""
    middle, half = trim.x + trim.width / 2, trim.y + trim.height / 2
    places = ((middle, -away), (middle, trim.bottom + away), (-away, half), (trim.right + away, half))
    for x, y in places:
        cross: tuple[Segment, ...] = (
            ("M", x - _REACH, y), ("L", x + _REACH, y), ("M", x, y - _REACH), ("L", x, y + _REACH),
        )  # fmt: skip
        yield Path((*ring(x, y, _RADIUS), *cross), stroke=MARK, width=HAIR)


def _patches(trim: Rect, away: float) -> Iterator[Path]:
    """Solids, their overprints and half tones, in a row under the page's left half."""
    for at, inks in enumerate((*_SOLIDS, *_HALVES)):
        place = Rect(trim.x + 4 * MM + at * _PATCH, trim.bottom + away - _PATCH / 2, _PATCH, _PATCH)
        yield rectangle(place, _ink(inks))


def _ink(inks: tuple[float, ...]) -> Color:
    cyan, magenta, yellow, black = inks
    red, green, blue = ((1 - part) * (1 - black) for part in (cyan, magenta, yellow))
    return Color(red, green, blue, (cyan, magenta, yellow, black))
