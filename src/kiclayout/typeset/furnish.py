"""Furniture becomes items: fills, rules, art, labels, ornaments, logo walls and QR codes at their places.

Every kind reads its words from ``Facts`` and its looks from the layout. Stacks, whose rows find their height from
their words, are in ``stack``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path as FilePath

from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.design.furniture import Art, Code, Dial, Fill, Furniture, Label, Line, Logos, Stack, Strip
from kiclayout.scene.assets import prepare
from kiclayout.scene.items import Group, Item, LinkArea, Path, Picture, Segment, moved, rectangle
from kiclayout.typeset.art import drawing, fitted, layout_art
from kiclayout.typeset.codes import codable, qr_items
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.labels import label_items, words_line
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.stack import stack_items
from kiclayout.typeset.wall import wall_items


@dataclass(frozen=True, slots=True)
class Furnished:
    """The items of one page's furniture, and the facts of a further page where a stack goes on; None = done."""

    items: tuple[Item, ...]
    rest: Facts | None = None


def furnish(furniture: tuple[Furniture, ...], facts: Facts, setting: Setting) -> Furnished:
    """The items of ``furniture`` from back to front."""
    items: list[Item] = []
    rest: Facts | None = None
    for thing in furniture:
        made, left = _thing(thing, facts, setting)
        items.append(Group(made, role="Artifact")) if thing.artifact and made else items.extend(made)
        rest = left or rest
    return Furnished(tuple(items), rest)


def _thing(thing: Furniture, facts: Facts, setting: Setting) -> tuple[tuple[Item, ...], Facts | None]:
    if isinstance(thing, Stack):
        return stack_items(thing, facts, setting) if facts.holds(thing.when) else ((), None)
    if not thing.each:
        return (_drawn(thing, facts, setting), None) if facts.holds(thing.when) else ((), None)
    items: list[Item] = []
    for number, record in enumerate(facts.records(thing.each)):
        known = facts.having(**{thing.name: record})
        if known.holds(thing.when):
            own = of_part(record, setting)
            dx, dy = thing.step[0] * number, thing.step[1] * number
            items += [moved(item, dx, dy) for item in _drawn(thing, known, own)]
    return tuple(items), None


def of_part(record: Facts, setting: Setting) -> Setting:
    """``setting`` in the colours of the part that ``record`` belongs to, if it names one."""
    index = record.text("index")
    return setting.within(part=int(index)) if index.isdecimal() else setting


def _drawn(thing: Furniture, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    match thing:
        case Fill():
            return tuple(_fill(thing, setting))
        case Line():
            return (_line(thing, setting),)
        case Art():
            return _art(thing, facts, setting)
        case Label():
            return label_items(thing, facts, setting)
        case Dial():
            return _dial(thing, facts, setting)
        case Logos():
            return wall_items(thing, facts, setting)
        case Code():
            return _code(thing, facts, setting)
        case Strip():
            return tuple(_strip(thing, facts, setting))
        case Stack():
            return stack_items(thing, facts, setting)[0]


def _fill(thing: Fill, setting: Setting) -> Iterator[Path]:
    if thing.color:
        yield rectangle(thing.rect, setting.color(thing.color))
    if thing.edge:
        color = setting.color(thing.edge_color)
        yield Path(rectangle(thing.rect.grown(-thing.edge / 2), color).segments, stroke=color, width=thing.edge)


def _line(thing: Line, setting: Setting) -> Path:
    """A rule as a filled strip: it has butt ends and the same width on every screen."""
    (x0, y0), (x1, y1) = thing.start, thing.end
    half = thing.width / 2
    if y0 == y1:
        area = Rect(min(x0, x1), y0 - half, abs(x1 - x0), thing.width)
        return rectangle(area, setting.color(thing.color))
    if x0 == x1:
        area = Rect(x0 - half, min(y0, y1), thing.width, abs(y1 - y0))
        return rectangle(area, setting.color(thing.color))
    return Path((("M", x0, y0), ("L", x1, y1)), stroke=setting.color(thing.color), width=thing.width)


# ---------------------------------------------------------------------------------------------------- art
def _art(thing: Art, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    """A drawing of the layout, or a file of the issue where the name is a pattern."""
    name, alt = facts.fill(thing.file), facts.fill(thing.alt)
    if not name:
        return ()
    if name == thing.file:
        art = layout_art(name, setting)
        if art is None or not art.height:
            return ()
        rect = _placed(thing, art.width / art.height)
        made: Item = fitted(art, rect, alt)
    else:
        found = issue_picture(name, setting)
        if found is None:
            return ()
        rect = _placed(thing, found[0])
        made = found[1].draw(rect, alt)
    link = facts.fill(thing.link)
    return (made, LinkArea(rect, link, alt)) if link else (made,)


def _placed(thing: Art, aspect: float) -> Rect:
    width = thing.width or thing.height * aspect
    height = thing.height or width / aspect
    width, height = min(width, height * aspect), min(height, width / aspect)
    x = thing.at[0] - {"left": 0.0, "center": width / 2, "right": width}.get(thing.align, 0.0)
    return Rect(x, thing.at[1], width, height)


@dataclass(frozen=True, slots=True)
class IssuePicture:
    """A picture of the issue that can be drawn at any size."""

    path: FilePath
    setting: Setting

    def draw(self, rect: Rect, alt: str) -> Item:
        """The picture in ``rect``."""
        if self.path.suffix.lower() == ".svg":
            art = drawing(self.path, self.setting, Place(self.path.name))
            return fitted(art, rect, alt) if art else Group(())
        return Group((Picture(rect, str(self.path), alt=alt),), role="Figure", alt=alt)


def issue_picture(name: str, setting: Setting) -> tuple[float, IssuePicture] | None:
    """The proportions (width / height) of a picture of the issue and how to draw it; None with a finding."""
    path = setting.locate(name)
    if path is None:
        setting.sink.add("typeset-picture-missing", place=Place("issue.yaml"), file=name)
        return None
    if path.suffix.lower() == ".svg":
        art = drawing(path, setting, Place(name))
        return (art.width / art.height, IssuePicture(path, setting)) if art and art.height else None
    raster = prepare(path, setting.sink, Place(name))
    return (raster.width_px / raster.height_px, IssuePicture(FilePath(raster.file), setting)) if raster else None


# ---------------------------------------------------------------------------------------------------- ornaments
def _dial(thing: Dial, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    """Ticks on arcs, those counted first lit; two paths, so that a dial costs two operations."""
    lit_text = facts.fill(thing.lit)
    lit = int(lit_text) if lit_text.isdecimal() else 0
    on, off = list[Segment](), list[Segment]()
    for number, angle in enumerate(_angles(thing)):
        (on if number < lit else off).extend(_tick(thing, angle))
    paths: list[Item] = []
    if off:
        paths.append(Path(tuple(off), fill=setting.color(thing.unlit_color)))
    if on:
        paths.append(Path(tuple(on), fill=setting.color(thing.lit_color)))
    return (Group(tuple(paths), clip=thing.clip, role="Artifact"),)


def _angles(thing: Dial) -> Iterator[float]:
    arcs = max(len(thing.arcs), 1)
    each = -(-thing.ticks // arcs)
    for number in range(thing.ticks):
        first, step = thing.arcs[number // each]
        yield first + step * (number % each)


def _tick(thing: Dial, angle: float) -> tuple[Segment, ...]:
    turn = math.radians(angle)
    along, across = (math.sin(turn), -math.cos(turn)), (math.cos(turn), math.sin(turn))
    half = thing.tick_width * thing.radius / 2

    def corner(share: float, side: float) -> tuple[float, float]:
        """The point at a share of the radius along the tick, ``side`` points beside its middle."""
        reach = share * thing.radius
        return (
            thing.center[0] + along[0] * reach + across[0] * side,
            thing.center[1] + along[1] * reach + across[1] * side,
        )

    corners = [corner(thing.inner, -half), corner(1.0, -half), corner(1.0, half), corner(thing.inner, half)]
    return (("M", *corners[0]), *(("L", *point) for point in corners[1:]), ("Z",))


def _code(thing: Code, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    value = facts.fill(thing.value)
    if not codable(value, Place("issue.yaml"), setting.sink):
        return ()
    rect = Rect(*thing.at, thing.size, thing.size)
    items = qr_items(value, rect, setting.color(thing.color), thing.quiet)
    link = facts.fill(thing.link)
    return (*items, LinkArea(rect, link, value)) if link else items


# ---------------------------------------------------------------------------------------------------- the strip
def _strip(thing: Strip, facts: Facts, setting: Setting) -> Iterator[Item]:
    """A segment for every part: the part at hand a bar, the others a line (or all bars)."""
    parts = facts.records("parts")
    if not parts:
        return
    here = facts.text("part.index")
    width = (thing.rect.width - thing.gutter * (len(parts) - 1)) / len(parts)
    for number, part in enumerate(parts):
        x = thing.rect.x + number * (width + thing.gutter)
        current = part.text("index") == here
        own = of_part(part, setting)
        yield _segment(thing, Rect(x, thing.rect.y, width, thing.rect.height), current, own)
        if thing.baseline:
            yield from _strip_label(thing, part, (x, thing.rect.y + thing.baseline, width), (current, own))
        if link := part.text("link"):
            yield LinkArea(Rect(x, thing.rect.y, width, thing.rect.height + thing.baseline), link)


def _segment(thing: Strip, bar: Rect, current: bool, setting: Setting) -> Item:
    if current or not thing.line:
        return rectangle(bar, setting.color(thing.bar_color))
    middle = bar.y + bar.height / 2 - thing.line / 2
    return rectangle(Rect(bar.x, middle, bar.width, thing.line), setting.color(thing.line_color))


def _strip_label(
    thing: Strip, part: Facts, place: tuple[float, float, float], how: tuple[bool, Setting]
) -> Iterator[Item]:
    x, baseline, width = place
    current, setting = how
    number = setting.layout.text_style(thing.current_style if current else thing.number_style)
    name = setting.layout.text_style(thing.current_style if current else thing.style)
    pieces = ((part.text("number"), number, 0.0), (part.text("name"), name, thing.gap))
    yield from words_line(pieces, (x, baseline), setting, most=width).items
