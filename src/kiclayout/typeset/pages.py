"""Pages of the flow become pages of the scene: frames are filled, grounds drawn, furniture set round them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.design.layout import Layout
from kiclayout.design.placing import trim_of
from kiclayout.design.template import Frame, Template
from kiclayout.scene.items import Group, Item, Mark, Path, moved, rectangle
from kiclayout.scene.page import Page
from kiclayout.scene.tags import Tag
from kiclayout.typeset.atoms import ACROSS_ALL, Chain, Child, FlowRules, Room
from kiclayout.typeset.blocks import Ground, Piece, cpt
from kiclayout.typeset.jumps import Stops
from kiclayout.typeset.laid import FlowPage, Placed, PlacedNote, RegionOut
from kiclayout.typeset.posters import PosterBody, poster_items
from kiclayout.typeset.refs import Owner
from kiclayout.typeset.setting import Setting

if TYPE_CHECKING:
    pass


def rules_of(layout: Layout) -> FlowRules:
    """The layout's numbers as the flow reads them."""
    notes, figures = layout.notes, layout.figures
    return FlowRules(
        half_unit=cpt(layout.half_unit),
        note_rule=cpt(notes.rule_gap),
        note_clear=cpt(notes.clearance),
        side_notes=cpt(notes.side_most) if notes.side else 0,
        side_note_gap=cpt(notes.gap),
        foot_note_gap=cpt(notes.gap),
        side_gap=cpt(figures.part_gap),
        float_gap=cpt(figures.after),
        float_text=cpt(4 * layout.style("body").leading),
        balance=layout.article.balance,
    )


def chains_of(layout: Layout) -> dict[str, Chain]:
    """All templates that text flows through."""
    rules = rules_of(layout)
    framed = {template.name: template for template in layout.templates if template.frames}
    return {
        name: _chain(template, template.next if template.next in framed else name, rules)
        for name, template in framed.items()
    }


def chain_of(template: Template, like: Chain, layout: Layout) -> Chain:
    """The rooms of a template whose frames are others than those of the chain ``like``."""
    return _chain(template, like.next, rules_of(layout))


def _chain(template: Template, following: str, rules: FlowRules) -> Chain:
    """The rooms of a template, and the one across them if they are columns."""
    rooms = tuple(_room(frame, rules) for frame in template.frames)
    whole = across_columns(template)
    if whole is None:
        return Chain(template.name, rooms, following)
    rooms = tuple(replace(room, across=cpt(whole.rect.width)) for room in rooms)
    return Chain(template.name, rooms, following, replace(_room(whole, rooms[0].rules), column=rooms[0]))


def across_columns(template: Template) -> Frame | None:
    """The frame across all frames of a template; None if it has one, or some that do not stand level."""
    frames = template.frames
    levels = {(round(frame.rect.y, 1), round(frame.rect.height, 1)) for frame in frames}
    if len(frames) < 2 or len(levels) > 1:
        return None
    left = min(frame.rect.x - (frame.side + frame.gutter if frame.side else 0.0) for frame in frames)
    right = max(frame.rect.right for frame in frames)
    first = frames[0].rect
    return Frame(name=ACROSS_ALL, rect=Rect(left, first.y, right - left, first.height))


def regions_of(template: Template) -> dict[str, Frame]:
    """All that text stands in on a template's page, by the names of the flow's rooms."""
    whole = across_columns(template)
    return {frame.name: frame for frame in (*template.frames, *((whole,) if whole else ()))}


def _room(frame: Frame, rules: FlowRules) -> Room:
    if frame.half_unit:
        rules = replace(rules, half_unit=cpt(frame.half_unit))
    return Room(frame.name, cpt(frame.rect.width), cpt(frame.rect.height), cpt(frame.side), cpt(frame.gutter), rules)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page being made: its template, whose it is, where it stands in the document, its number (0 = it has none).

    `stops` are its jump lines.
    """

    template: Template
    owner: Owner | None
    index: int
    folio: str
    number: int = 0
    stops: Stops = Stops()


def page_of(sheet: Sheet, body: tuple[Item, ...], furniture: tuple[Item, ...], layout: Layout) -> Page:
    """The scene's page: furniture behind, the text over it."""
    trim, items = trim_of(sheet.template, layout), (*furniture, *body)
    story = sheet.owner.article.id if sheet.owner else 0
    return Page(sheet.index, sheet.folio, trim.width, trim.height, layout.bleed, items, sheet.template.name, story)


def body_items(page: FlowPage, template: Template, setting: Setting) -> tuple[Item, ...]:
    """The items of a page's regions, floats and notes."""
    if page.full is not None:
        body = page.full.body
        return poster_items(body, template) if isinstance(body, PosterBody) else ()
    frames = regions_of(template)
    items: list[Item] = []
    for region in page.regions:
        frame = frames.get(region.room.name)
        if frame is not None:
            items += region_items(region, frame, setting)
    return tuple(items)


def child_items(page: FlowPage, template: Template, child: Child) -> tuple[Item, ...]:
    """Those of ``body_items`` that show ``child``, without the grounds of its boxes."""
    frames = regions_of(template)
    items: list[Item] = []
    for region in page.regions:
        own = [one for one in region.placed if one.child is child]
        if own and (frame := frames.get(region.room.name)) is not None:
            items += _blocks(list(_set(own, frame)))
    return tuple(items)


def marks_on(page: FlowPage) -> Iterator[str]:
    """The names of all targets on a page, without drawing it."""
    if page.full is not None:
        yield from page.full.body.marks if isinstance(page.full.body, PosterBody) else ()
    for region in page.regions:
        for placed in region.placed:
            if isinstance(placed.atom.body, Piece):
                yield from (item.name for item in placed.atom.body.items if isinstance(item, Mark))


# ---------------------------------------------------------------------------------------------------- regions
@dataclass(frozen=True, slots=True)
class _Set:
    """A piece in its place on the page, with the height its ground covers."""

    piece: Piece
    x: float
    y: float
    height: float
    glued: bool


def region_items(region: RegionOut, frame: Frame, setting: Setting) -> list[Item]:
    """What a region shows: the grounds of its boxes, its blocks, its notes."""
    placed = list(_set(region.placed, frame))
    return [*_grounds(placed), *_blocks(placed), *_notes(region, frame, setting)]


def _blocks(placed: list[_Set]) -> Iterator[Item]:
    for _, pieces in groupby(placed, key=lambda one: (one.piece.block, one.piece.role, one.x)):
        yield from _block(list(pieces))


def _set(placed: Iterable[Placed], frame: Frame) -> Iterator[_Set]:
    x, y = frame.rect.x, frame.rect.y
    side_x = x - frame.gutter - frame.side
    for one in placed:
        top, height = y + one.y / 100, one.height / 100
        side = one.atom.side
        if side is not None and one.side_y >= 0 and isinstance(side.body, Piece):
            yield _Set(side.body, side_x, y + one.side_y / 100, side.height / 100, False)
        if isinstance(one.atom.body, Piece):
            yield _Set(one.atom.body, x, top, height, one.atom.glue)
        if one.closed and isinstance(one.atom.close_body, Piece):
            yield _Set(one.atom.close_body, x, top + height, one.atom.close / 100, True)


def _block(pieces: list[_Set]) -> list[Item]:
    """One group for what a block sets in this region; readers get it as one element."""
    items = tuple(moved(item, one.x, one.y) for one in pieces for item in one.piece.items)
    marks = [item for item in items if isinstance(item, Mark)]
    rest = tuple(item for item in items if not isinstance(item, Mark))
    return [*marks, Group(rest, role=pieces[0].piece.role, lang=pieces[0].piece.lang)] if rest else [*marks]


def _grounds(placed: list[_Set]) -> Iterator[Path]:
    """One rectangle for all neighbouring pieces of a box: no seams between its lines."""
    run: list[_Set] = []
    for one in [*placed, None]:
        if one is not None and one.piece.ground is None and one.height == 0:
            continue
        joins = one is not None and run and one.piece.ground == run[-1].piece.ground and one.glued
        if run and not joins:
            yield from _ground(run)
            run = []
        if one is not None and one.piece.ground is not None:
            run.append(one)


def _ground(run: list[_Set]) -> Iterator[Path]:
    ground = run[0].piece.ground
    assert isinstance(ground, Ground)
    top, bottom = run[0].y, run[-1].y + run[-1].height
    area = Rect(run[0].x + ground.x, top, ground.width, bottom - top)
    shape = rectangle(area, ground.color) if ground.color else None
    if shape is not None:
        yield shape
    if ground.edge is not None:
        outline = rectangle(area.grown(-ground.edge_width / 2), ground.edge)
        yield Path(outline.segments, stroke=ground.edge, width=ground.edge_width)


def _notes(region: RegionOut, frame: Frame, setting: Setting) -> list[Item]:
    if region.rule is None:
        return []
    look = setting.layout.notes
    side = region.rule.side
    x = frame.rect.x - frame.gutter - frame.side if side else frame.rect.x
    length = min(look.side_width or frame.side, frame.side) if side else (look.foot_rule or frame.rect.width)
    rule = Rect(x, frame.rect.y + region.rule.y / 100 - look.rule / 2, length, look.rule)
    items: list[Item] = [Group((rectangle(rule, setting.color(look.rule_color)),), role="Artifact")]
    for note in region.notes:
        items.append(_note(note, x, frame.rect.y))
    return items


def _note(note: PlacedNote, x: float, top: float) -> Group:
    y, drawn = top + note.y / 100, list[Item]()
    for line in note.lines:
        body = line.body
        if isinstance(body, tuple):
            drawn += [moved(item, x, y) for item in body]
        y += line.height / 100
    return Group(tuple(drawn), role="Note", tags=(Tag("Note", (getattr(note.piece.note, "block", 0), "")),))
