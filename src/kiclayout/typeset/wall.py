"""The logo wall: partner marks in equal cells with equal optical weight, in the order the issue gives.

The size rule is the layout's: a mark's height falls with its width and with its ink (brand.md 7).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.base.units import MM, parse_length
from kiclayout.content.issue import Partner
from kiclayout.design.furniture import Logos
from kiclayout.scene.assets import prepare
from kiclayout.scene.ink import coverage, ink_box
from kiclayout.scene.items import Group, Item, Picture
from kiclayout.scene.tags import Tag
from kiclayout.typeset.art import drawing
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.setting import Setting

_DENSE = 0.30
"""Ink coverage of an average mark; denser ones are set smaller, lighter ones larger."""
_NAMED = 8
"""How many of the marks that found no room a finding names."""


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
        tags = (Tag("Figure", said=self.alt),)
        return Group((self.item,), matrix, role="Figure", alt=self.alt, area=self.box, tags=tags)


def opened(partner: Partner, setting: Setting, light: bool = False) -> Mark | None:
    """The mark of ``partner`` (its light variant if asked and there), or None with a finding; remembered."""
    return setting.remembered(("logo", partner, light, setting.lang), lambda own: _open(partner, own, light))


def _open(partner: Partner, setting: Setting, light: bool) -> Mark | None:
    file = (partner.reversed if light else "") or partner.logo
    alt = partner.name.first(setting.lang)
    place = Place("partners/partners.yaml", partner.line)
    if not file:
        setting.sink.add("typeset-logo-none", place=place, id=partner.id)
        return None
    path = setting.locate(file)
    if path is None:
        setting.sink.add("typeset-logo-missing", place=place, id=partner.id, file=file)
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


@dataclass(frozen=True, slots=True)
class _Logo:
    """A partner's mark, the entry of the issue that names it, and what its owner asks for, in points."""

    mark: Mark
    partner: Partner
    record: Facts
    least: float
    clear: float


def wall_items(wall: Logos, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    """The marks of the issue's ``logos``: on the wall's grid, or in dense rows where they are too many for it."""
    logos = _logos(wall, facts, setting)
    if not logos:
        return ()
    columns = _columns(wall, len(logos))
    sizes = [mark_size(one.mark, wall, wall.rect.width / columns, one.least, one.clear) for one in logos]
    if len(logos) <= wall.columns[-1][0] or all(height >= wall.least - 0.01 for _, height in sizes):
        rects = _on_grid(wall, columns, sizes)
    else:
        rects = _in_rows(wall, logos)
    shown = list(zip(logos, rects, strict=False))
    for one, rect in shown:
        if rect.height < one.least - 0.01:
            place = Place("partners/partners.yaml", one.partner.line)
            setting.sink.add("typeset-logo-small", place=place, id=one.partner.id, least=one.partner.min_height)
    if left := logos[len(shown) :]:
        place = left[0].record.place("") or setting.facts_place("logos")
        names = ", ".join([one.partner.id for one in left[:_NAMED]] + ["…"] * (len(left) > _NAMED))
        setting.sink.add("typeset-logos-left", place=place, count=len(left), total=len(logos), names=names)
    return tuple(one.mark.drawn(rect) for one, rect in shown)


def _logos(wall: Logos, facts: Facts, setting: Setting) -> list[_Logo]:
    """The marks that can be shown, in the issue's order; unknown ids were reported when it was read."""
    known = {partner.id: partner for partner in setting.partners}
    made: list[_Logo] = []
    for record in facts.records("logos"):
        partner = known.get(record.text("id"))
        mark = opened(partner, setting, wall.reversed) if partner else None
        if partner and mark:
            made.append(_Logo(mark, partner, record, _length(partner.min_height), _length(partner.clear_space)))
    return made


def _on_grid(wall: Logos, columns: int, sizes: list[tuple[float, float]]) -> list[Rect]:
    """Each mark in the middle of its cell; an incomplete last row keeps the grid."""
    cell = wall.rect.width / columns
    made: list[Rect] = []
    for number, (width, height) in enumerate(sizes):
        x = wall.rect.x + cell * (number % columns) + (cell - width) / 2
        y = wall.rect.y + wall.first + wall.pitch * (number // columns) - height / 2
        made.append(Rect(x, y, width, height))
    return made


@dataclass(frozen=True, slots=True)
class _Cell:
    """A mark in a row: its size, and what its owner wants free on every side beyond the wall's gaps, in points."""

    size: tuple[float, float]
    across: float
    down: float

    @property
    def width(self) -> float:
        """With what is free."""
        return self.size[0] + 2 * self.across

    @property
    def height(self) -> float:
        """With what is free."""
        return self.size[1] + 2 * self.down


def _in_rows(wall: Logos, logos: list[_Logo]) -> list[Rect]:
    """As many marks as the wall holds at their least height, in rows from edge to edge."""
    rows: list[list[_Cell]] = []
    for one in logos:
        cell = _cell(wall, one)
        if rows and sum(c.width + wall.dense[0] for c in rows[-1]) + cell.width <= wall.rect.width + 0.01:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return list(_spread(wall, _fitting(wall, rows)))


def _cell(wall: Logos, one: _Logo) -> _Cell:
    """A mark at its least height; none is wider than a cell of the widest grid."""
    aspect = one.mark.box.width / one.mark.box.height
    height = max(wall.least, one.least)
    width = min(aspect * height, wall.rect.width / wall.columns[0][1] - wall.margin)
    across, down = (max(one.clear - gap / 2, 0.0) for gap in wall.dense)
    return _Cell((width, width / aspect), across, down)


def _fitting(wall: Logos, rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """The rows that the wall is high enough for."""
    room, kept = wall.rect.height - wall.first + wall.most / 2, list[list[_Cell]]()
    for row in rows:
        room -= max(cell.height for cell in row) + (wall.dense[1] if kept else 0.0)
        if room < -0.01:
            break
        kept.append(row)
    return kept


def _spread(wall: Logos, rows: list[list[_Cell]]) -> Iterator[Rect]:
    """The marks of each row from the wall's left edge to its right one; a row that is not full keeps the gap above."""
    tall = [max(cell.height for cell in row) for row in rows]
    spare = wall.rect.height - wall.first + wall.most / 2 - sum(tall)
    down = min(spare / max(len(rows) - 1, 1), max(wall.pitch - min(tall, default=0.0), wall.dense[1]))
    y, gap = wall.rect.y + wall.first - wall.most / 2, wall.margin
    for number, row in enumerate(rows):
        even = (wall.rect.width - sum(cell.width for cell in row)) / max(len(row) - 1, 1)
        gap = even if number < len(rows) - 1 or even < gap else gap
        x = wall.rect.x
        for cell in row:
            width, height = cell.size
            yield Rect(x + cell.across, y + (tall[number] - height) / 2, width, height)
            x += cell.width + gap
        y += tall[number] + down


def _length(text: str) -> float:
    return parse_length(text) if text else 0.0


def _columns(wall: Logos, count: int) -> int:
    """As the wall says for ``count`` marks; more, as long as its rows would pass the wall's foot."""
    columns = next((columns for most, columns in wall.columns if count <= most), wall.columns[-1][1])
    rows = max(int((wall.rect.height - wall.first - wall.most / 2) // wall.pitch) + 1, 1)
    return max(columns, -(-count // rows))
