"""Furniture becomes items: fills, rules, art, labels, ornaments, logo walls and QR codes at their places.

Every kind reads its words from ``Facts`` and its looks from the layout. Stacks, whose rows find their height from
their words, are in ``stack``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path as FilePath

from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps, finished
from kiclayout.design.bounds import bounds
from kiclayout.design.furniture import Art, Code, Dial, Fill, Furniture, Label, Line, Logos, Pile, Stack, Strip
from kiclayout.scene.assets import is_drawing, prepare
from kiclayout.scene.items import Group, Item, LinkArea, Path, Picture, Segment, moved, rectangle
from kiclayout.scene.tags import Tag
from kiclayout.typeset.art import drawing, fitted, layout_art
from kiclayout.typeset.codes import codable, qr_items
from kiclayout.typeset.facts import Facts, names_in, written_in
from kiclayout.typeset.labels import label_items, yielding
from kiclayout.typeset.missing import say_missing
from kiclayout.typeset.pile import pile_items, rule_item
from kiclayout.typeset.proof import Drawn, check_words, reach
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.stack import stack_items, stacking
from kiclayout.typeset.strip import of_part, strip_items
from kiclayout.typeset.wall import opening, wall_items


@dataclass(frozen=True, slots=True)
class Furnished:
    """The items of one page's furniture, and the facts of a further page where a stack goes on; None = done."""

    items: tuple[Item, ...]
    rest: Facts | None = None


def furnish(furniture: tuple[Furniture, ...], facts: Facts, setting: Setting, page: Rect | None = None) -> Furnished:
    """The items of ``furniture`` from back to front; words off ``page`` or one on another are reported."""
    return finished(furnishing(furniture, facts, setting, page))


def furnishing(
    furniture: tuple[Furniture, ...], facts: Facts, setting: Setting, page: Rect | None = None
) -> Steps[Furnished]:
    """``furnish`` in steps of a thing, a row of a stack, a mark of a wall."""
    drawn: list[Drawn] = []
    rest: Facts | None = None
    stacked: tuple[Item, ...] = ()
    for thing in furniture:
        if isinstance(thing, Stack) and facts.holds(thing.when):
            made, left = yield from stacking(thing, facts, setting)
            drawn.append(Drawn(thing, made, facts))
            rest, stacked = left or rest, made
        elif isinstance(thing, Pile) and thing.rises and stacked:
            drawn += [_risen(one, thing.rises, stacked) for one in _entries(thing, facts, setting, page)]
        elif not isinstance(thing, Stack):
            if isinstance(thing, Logos) and facts.holds(thing.when):
                yield from opening(thing, facts, setting)
            if isinstance(thing, Label) and thing.beside:
                thing = yielding(thing, drawn)
            drawn += _entries(thing, facts, setting, page)
        yield
    if page is not None:
        check_words(drawn, page, setting)
    return Furnished(tuple(item for one in drawn for item in _marked(one)), rest)


def _marked(drawn: Drawn) -> tuple[Item, ...]:
    return (Group(drawn.items, role="Artifact"),) if drawn.thing.artifact and drawn.items else drawn.items


def _risen(pile: Drawn, distance: float, stacked: tuple[Item, ...]) -> Drawn:
    """The pile moved up to ``distance`` below what a stack has set; one that stands higher stays."""
    rise = reach(pile.items)[0] - reach(stacked)[1] - distance if pile.items else 0.0
    return replace(pile, items=tuple(moved(item, 0.0, -rise) for item in pile.items)) if rise > 0 else pile


def _entries(thing: Furniture, facts: Facts, setting: Setting, page: Rect | None) -> Iterator[Drawn]:
    """The thing, or one for each entry of its list, as far as there is room for them."""
    if not thing.each:
        if facts.holds(thing.when):
            yield Drawn(thing, _drawn(thing, facts, setting), facts)
        return
    left: list[Facts] = []
    records = facts.records(thing.each)
    for record, place in zip(records, _places(thing, len(records), page), strict=True):
        known = facts.having(**{thing.name: record})
        if not known.holds(thing.when):
            continue
        if place is None:
            left.append(record)
            continue
        own = of_part(record, setting)
        yield Drawn(thing, tuple(moved(item, *place) for item in _drawn(thing, known, own)), known)
    if left:
        where = left[0].place("") or Place("issue.yaml")
        setting.sink.add("typeset-entries-left", place=where, name=thing.each, count=len(left))


def _places(thing: Furniture, count: int, page: Rect | None) -> Iterator[tuple[float, float] | None]:
    """How far each entry of a list is moved; None = it has no place."""
    if thing.grid is not None:
        columns = next((columns for most, columns in thing.grid.columns if count <= most), thing.grid.columns[-1][1])
        most = thing.grid.columns[-1][0]
        for number in range(count):
            across, down = thing.grid.width / columns * (number % columns), thing.grid.row * (number // columns)
            yield (across, down) if number < most else None
        return
    area = bounds(thing)
    for number in range(count):
        dx, dy = thing.step[0] * number, thing.step[1] * number
        off = area is not None and page is not None and number and not _inside(area.moved(dx, dy), page)
        yield None if off else (dx, dy)


def _inside(area: Rect, page: Rect) -> bool:
    return area.x >= page.x and area.right <= page.right and area.y >= page.y and area.bottom <= page.bottom


def _drawn(thing: Furniture, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    match thing:
        case Fill():
            return tuple(_fill(thing, setting))
        case Line():
            return (rule_item(thing, setting),)
        case Art():
            return _art(thing, facts, setting)
        case Label():
            return label_items(thing, facts, setting)
        case Pile():
            return pile_items(thing, facts, setting)
        case Dial():
            return _dial(thing, facts, setting)
        case Logos():
            return wall_items(thing, facts, setting)
        case Code():
            return _code(thing, facts, setting)
        case Strip():
            return tuple(strip_items(thing, facts, setting))
        case Stack():
            return stack_items(thing, facts, setting)[0]


def _fill(thing: Fill, setting: Setting) -> Iterator[Path]:
    if thing.color:
        yield rectangle(thing.rect, setting.color(thing.color))
    if thing.edge:
        color = setting.color(thing.edge_color)
        yield Path(rectangle(thing.rect.grown(-thing.edge / 2), color).segments, stroke=color, width=thing.edge)


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
        key = written_in(thing.file, facts)
        made = (
            Group((found[1].draw(rect, alt),), origin=Origin(0, field=key), area=rect)
            if key
            else found[1].draw(rect, alt)
        )
    link = facts.fill(thing.link)
    return (Group((made, LinkArea(rect, link, alt)), tags=(Tag("Link", link),)),) if link else (made,)


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
        if is_drawing(self.path):
            art = drawing(self.path, self.setting, Place(self.path.name))
            return fitted(art, rect, alt) if art else Group(())
        shown = (Picture(rect, str(self.path), alt=alt),)
        if not alt:
            return Group(shown, role="Artifact")
        return Group(shown, role="Figure", alt=alt, area=rect, tags=(Tag("Figure", said=alt),))


def issue_picture(name: str, setting: Setting) -> tuple[float, IssuePicture] | None:
    """The proportions (width / height) of a picture of the issue and how to draw it; None with a finding."""
    path = setting.locate(name)
    if path is None:
        say_missing(name, setting.facts_place("cover"), setting)
        return None
    if is_drawing(path):
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
        (on if number < lit else off).extend(_tick(thing, angle, 0.0 if number < lit else thing.unlit_edge / 2))
    paths: list[Item] = []
    if off:
        color, edge = setting.color(thing.unlit_color), thing.unlit_edge
        paths.append(Path(tuple(off), stroke=color, width=edge) if edge else Path(tuple(off), fill=color))
    if on:
        paths.append(Path(tuple(on), fill=setting.color(thing.lit_color)))
    return (Group(tuple(paths), clip=thing.clip, role="Artifact"),)


def _angles(thing: Dial) -> Iterator[float]:
    arcs = max(len(thing.arcs), 1)
    each = -(-thing.ticks // arcs)
    for number in range(thing.ticks):
        first, step = thing.arcs[number // each]
        yield first + step * (number % each)


def _tick(thing: Dial, angle: float, inset: float) -> tuple[Segment, ...]:
    """The tick at ``angle``, smaller by ``inset`` on every side."""
    turn = math.radians(angle)
    along, across = (math.sin(turn), -math.cos(turn)), (math.cos(turn), math.sin(turn))
    half = thing.tick_width * thing.radius / 2 - inset
    inner, outer = thing.inner * thing.radius + inset, thing.radius - inset

    def corner(reach: float, side: float) -> tuple[float, float]:
        """The point so far from the centre along the tick, ``side`` points beside its middle."""
        return (
            thing.center[0] + along[0] * reach + across[0] * side,
            thing.center[1] + along[1] * reach + across[1] * side,
        )

    corners = [corner(inner, -half), corner(outer, -half), corner(outer, half), corner(inner, half)]
    return (("M", *corners[0]), *(("L", *point) for point in corners[1:]), ("Z",))


def _code(thing: Code, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    value = facts.fill(thing.value)
    written = (place for name in names_in(thing.value) if (place := facts.place(name)) is not None)
    key = written_in(thing.value, facts)
    origin = Origin(0, field=key) if key else None
    if not codable(value, thing.size, next(written, setting.facts_place("qr")), setting.sink, origin=origin):
        return ()
    rect = Rect(*thing.at, thing.size, thing.size)
    items = qr_items(value, rect, setting.color(thing.color), thing.quiet)
    if link := facts.fill(thing.link):
        items = (Group((*items, LinkArea(rect, link, value)), tags=(Tag("Link", link),)),)
    return (Group(items, origin=origin, area=rect),) if origin else items
