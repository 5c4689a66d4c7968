"""Where QR codes stand on the pages of a file, and what they ought to say, as the scene has them.

They are read by ``code_check``, which loads much and is asked only where there are some.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass
from kiclayout.paint.preset import Preset
from kiclayout.scene.items import Group, Item
from kiclayout.scene.page import Scene
from kiclayout.scene.tags import CODE


@dataclass(frozen=True, slots=True)
class CodeSpot:
    """A code on a page of a file.

    Attributes:
        page: Index of the page.
        box: Left, bottom, right and top in the page's own coordinates.
        value: What it ought to say.
        origin: The block or the fact that it shows; None = nobody knows.
    """

    page: int
    box: tuple[float, float, float, float]
    value: str
    origin: Origin | None = None


def codes_of(scene: Scene, preset: Preset) -> Iterator[CodeSpot]:
    """The codes of ``scene`` where a file made for ``preset`` shows them."""
    for page in scene.pages:
        edge = (page.bleed if preset.bleed else 0.0) + preset.slug
        for area, value, origin in _drawn(page.items, IDENTITY, None):
            foot = edge + page.height - area.bottom
            yield CodeSpot(page.index, (edge + area.x, foot, edge + area.right, foot + area.height), value, origin)


def _drawn(items: Iterable[Item], matrix: Matrix, origin: Origin | None) -> Iterator[tuple[Rect, str, Origin | None]]:
    """Places of codes on their page, what they say and whose they are."""
    for item in items:
        if not isinstance(item, Group):
            continue
        own, said = item.origin or origin, ""
        if item.tags:
            block = next((tag.key[0] for tag in item.tags if isinstance(tag.key, tuple) and tag.key[0]), 0)
            own = item.origin or (Origin(block) if block else origin)
            said = next((tag.said for tag in item.tags if tag.said.startswith(CODE)), "")
        if said and item.area is not None:
            yield matrix.around(item.area), said.removeprefix(CODE), own
        else:
            yield from _drawn(item.items, item.matrix.then(matrix), own)
