"""The logo wall: partner marks in equal cells with equal optical weight, in the order the issue gives.

The size rule is the layout's: a mark's height falls with its width and with its ink (brand.md 7).
"""

from __future__ import annotations

import math

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.base.units import MM, parse_length
from kiclayout.content.issue import Partner
from kiclayout.design.furniture import Logos
from kiclayout.scene.assets import prepare
from kiclayout.scene.ink import coverage, ink_box
from kiclayout.scene.items import Group, Item, Picture
from kiclayout.typeset.art import drawing
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.setting import Setting

_DENSE = 0.30
"""Ink coverage of an average mark; denser ones are set smaller, lighter ones larger."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A partner's mark, opened.

    Attributes:
        item: What is drawn.
        box: Of its ink, in the item's own coordinates.
        density: How much of that box is ink, 0 to 1.
        alt: The partner's name.
    """

    item: Item
    box: Rect
    density: float
    alt: str

    def drawn(self, rect: Rect) -> Item:
        """The mark with its ink scaled to ``rect``."""
        scale = rect.width / self.box.width
        matrix = Matrix.move(-self.box.x, -self.box.y).then(Matrix.scale(scale)).then(Matrix.move(rect.x, rect.y))
        return Group((self.item,), matrix, role="Figure", alt=self.alt)


def opened(partner: Partner, setting: Setting, light: bool = False) -> Mark | None:
    """The mark of ``partner`` (its light variant if asked and there), or None with a finding; remembered."""
    made = setting.shelf.logos.get((partner, light), lambda: _open(partner, setting, light))
    return made if isinstance(made, Mark) else None


def _open(partner: Partner, setting: Setting, light: bool) -> Mark | None:
    file = (partner.reversed if light else "") or partner.logo
    alt = partner.name.first(setting.lang)
    path = setting.locate(file) if file else None
    if path is None:
        setting.sink.add("typeset-logo-missing", place=Place("partners/partners.yaml"), id=partner.id, file=file)
        return None
    if path.suffix.lower() == ".svg":
        art = drawing(path, setting, Place(file))
        if art is None or not art.items:
            return None
        box = ink_box(art.items)
        return Mark(Group(art.items), box, coverage(art.items), alt) if box.width and box.height else None
    raster = prepare(path, setting.sink, Place(file))
    if raster is None:
        return None
    whole = Rect(0.0, 0.0, float(raster.width_px), float(raster.height_px))
    return Mark(Picture(whole, str(raster.file), alt=alt), whole, _DENSE, alt)


def mark_size(mark: Mark, wall: Logos, cell: float, least: float, clear: float = 0.0) -> tuple[float, float]:
    """Width and height of a mark in a cell ``cell`` points wide, by the wall's size rule.

    Args:
        mark: The mark.
        wall: Its wall.
        cell: In points.
        least: The smallest height that its owner allows, in points.
        clear: What its owner wants free on every side, in points.
    """
    aspect = mark.box.width / mark.box.height
    height = math.sqrt(wall.area / aspect**0.8) * MM
    height *= min(max((_DENSE / max(mark.density, 0.01)) ** 0.25, 0.88), 1.08)
    height = min(max(height, max(wall.least, least)), max(wall.most, least))
    if clear:
        height = min(height, wall.pitch - 2 * clear)
    width = aspect * height
    room = cell - max(wall.margin, 2 * clear)
    return (room, room / aspect) if width > room else (width, height)


def wall_items(wall: Logos, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    """The marks of the issue's ``logos`` on the wall's grid; an incomplete last row keeps the grid."""
    shown = [
        (partner, mark) for partner in _partners(facts, setting) if (mark := opened(partner, setting, wall.reversed))
    ]
    if not shown:
        return ()
    columns = _columns(wall, len(shown))
    cell = wall.rect.width / columns
    items: list[Item] = []
    for number, (partner, mark) in enumerate(shown):
        least, clear = _length(partner.min_height), _length(partner.clear_space)
        width, height = mark_size(mark, wall, cell, least, clear)
        if height < least - 0.01:
            place = Place("partners/partners.yaml")
            setting.sink.add("typeset-logo-small", place=place, id=partner.id, least=partner.min_height)
        x = wall.rect.x + cell * (number % columns) + (cell - width) / 2
        y = wall.rect.y + wall.first + wall.pitch * (number // columns) - height / 2
        items.append(mark.drawn(Rect(x, y, width, height)))
    return tuple(items)


def _length(text: str) -> float:
    return parse_length(text) if text else 0.0


def _columns(wall: Logos, count: int) -> int:
    """As the wall says for ``count`` marks; more, as long as its rows would pass the wall's foot."""
    columns = next((columns for most, columns in wall.columns if count <= most), wall.columns[-1][1])
    rows = max(int((wall.rect.height - wall.first - wall.most / 2) // wall.pitch) + 1, 1)
    return max(columns, -(-count // rows))


def _partners(facts: Facts, setting: Setting) -> tuple[Partner, ...]:
    """The partners that the issue lists, in its order; unknown ids were reported when it was read."""
    known = {partner.id: partner for partner in setting.partners}
    named = (record.text("id") for record in facts.records("logos"))
    return tuple(known[name] for name in named if name in known)
