"""A partner's mark, opened: what of its file is ink, how heavy it looks, and whether it can be seen where it stands.

White round a mark is cut off, whatever the file: marks are sized and placed by their ink. How large they become is
decided where they are placed (``wall``, ``fields``).
"""

from __future__ import annotations

import math
from pathlib import Path

from kiclayout.base.color import WHITE, Color
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.base.units import parse_length
from kiclayout.content.issue import Partner
from kiclayout.scene.assets import is_drawing, prepare
from kiclayout.scene.ink import Ink, ink_of, is_white
from kiclayout.scene.ink_pixels import pixel_ink
from kiclayout.scene.items import Group, Item, Picture
from kiclayout.scene.svg import Drawing
from kiclayout.scene.svg_kept import kept
from kiclayout.scene.tags import Tag
from kiclayout.store.partners import PARTNERS_FILE
from kiclayout.typeset.art import drawing
from kiclayout.typeset.setting import Setting

_DENSE = 0.30
"""Ink coverage of an average mark; denser ones are set smaller, lighter ones larger."""
_LIGHTER, _DENSER = 1.08, 0.88
"""How much larger the lightest mark is than an average one, and how much smaller the densest."""
_LOST = 0.5
"""The share of its ink beyond which a mark counts as lost on its ground."""
_HAIR = 0.5
"""What is left round the ink where it is cut out, in points: edges of strokes are soft."""


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

    @property
    def aspect(self) -> float:
        """Width by height."""
        return self.box.width / self.box.height

    @property
    def weight(self) -> float:
        """What the height is multiplied with, so that dense marks look no heavier than light ones."""
        return min(max(math.sqrt(math.sqrt(_DENSE / max(self.density, 0.01))), _DENSER), _LIGHTER)

    def drawn(self, rect: Rect) -> Item:
        """The mark with its ink scaled to ``rect``."""
        scale = rect.width / self.box.width
        matrix = Matrix.move(-self.box.x, -self.box.y).then(Matrix.scale(scale)).then(Matrix.move(rect.x, rect.y))
        tags = (Tag("Figure", said=self.alt),)
        return Group((self.item,), matrix, role="Figure", alt=self.alt, area=self.box, tags=tags)


def opened(partner: Partner, setting: Setting, light: bool = False, ground: Color = WHITE) -> Mark | None:
    """The mark of ``partner``, or None with a finding; remembered.

    Args:
        partner: Whose.
        setting: Where it is set.
        light: Whether the variant for dark grounds is used, where there is one.
        ground: The colour that it stands on; a mark that cannot be seen there is reported.
    """
    key = ("logo", partner, light, ground, setting.lang)
    return setting.remembered(key, lambda own: _open(partner, own, light, ground))


def asked_height(partner: Partner) -> float:
    """The least height that the owner allows, in points; 0 = any."""
    return parse_length(partner.min_height) if partner.min_height else 0.0


def asked_space(partner: Partner) -> float:
    """What the owner wants free on every side, in points."""
    return parse_length(partner.clear_space) if partner.clear_space else 0.0


def partner_place(partner: Partner) -> Place:
    """Where the record is written."""
    return Place(PARTNERS_FILE, partner.line)


def _open(partner: Partner, setting: Setting, light: bool, ground: Color) -> Mark | None:
    file = (partner.reversed if light else "") or partner.logo
    alt, place = partner.name.first(setting.lang), partner_place(partner)
    if not file:
        setting.sink.add("typeset-logo-none", place=place, id=partner.id)
        return None
    path = setting.locate(file)
    if path is None:
        setting.sink.add("typeset-logo-missing", place=place, id=partner.id, file=file)
        return None
    found = _drawing(path, file, setting, ground) if is_drawing(path) else _picture(path, file, setting, alt)
    if found is None:
        return None
    item, ink = found
    if ink is None:
        setting.sink.add("typeset-logo-blank", place=place, id=partner.id, file=file)
        return None
    if ink.boxed and not is_white(ground):
        setting.sink.add("typeset-logo-boxed", place=place, id=partner.id, file=file)
    elif ink.faint_share(ground) >= _LOST:
        setting.sink.add("typeset-logo-faint", place=place, id=partner.id, file=file)
    return Mark(item, ink.box, ink.density, alt)


def _drawing(path: Path, file: str, setting: Setting, ground: Color) -> tuple[Item, Ink | None] | None:
    """An SVG, cut to its ink; None = it cannot be read or shows nothing, which is reported."""
    art = drawing(path, setting, Place(file), words="mark")
    if art is None or not art.items:
        return None
    ink = _ink(path, art, ground)
    return Group(art.items, clip=ink.box.grown(_HAIR) if ink and ink.boxed else art.clip), ink


def _ink(path: Path, art: Drawing, ground: Color) -> Ink | None:
    """The ink of the drawing in the file at ``path``; remembered with the drawing."""
    try:
        known = path.read_bytes() + repr((ground, *art.faces)).encode()
    except OSError:  # it has vanished meanwhile
        return ink_of(art.items, art.clip, ground)
    return kept(known, Ink, lambda: ink_of(art.items, art.clip, ground))


def _picture(path: Path, file: str, setting: Setting, alt: str) -> tuple[Item, Ink | None] | None:
    """A picture or a PDF page, cut to its ink; None = it cannot be read, which is reported."""
    raster = prepare(path, setting.sink, Place(file))
    if raster is None:
        return None
    ink = pixel_ink(Path(raster.file))
    if ink is None:
        return Group(()), None
    part = ink.box
    box = Rect(0.0, 0.0, part.width * raster.width_px, part.height * raster.height_px)
    return Picture(box, raster.file, part, alt), replace(ink, box=box)
