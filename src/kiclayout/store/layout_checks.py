"""What a layout must keep to: frames on the page, wide enough for words, apart; furniture beside them; ink.

A frame that reaches over the trim is cut to it, one in which no text can stand is left out, and a template that text
is sent to without having a frame is left out of the chain. Colours keep to the ink that paper takes. All of it is found
with file and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from kiclayout.base.color import INK_LIMIT, is_heavy
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.base.units import MM
from kiclayout.design.bounds import bounds, reaches_bleed, taken
from kiclayout.design.furniture import Furniture
from kiclayout.design.layout import Layout
from kiclayout.design.placing import LEAST_EMS, LEAST_LINES, trim_of
from kiclayout.design.style import ParStyle
from kiclayout.design.template import Frame, Template
from kiclayout.store.schema import Fields

FLOWING = ("opener", "first", "article", "event")
"""The roles whose templates text flows through."""
_SLACK = 0.1


@dataclass(frozen=True, slots=True)
class Written:
    """Where the parts of a layout stand in its file.

    Attributes:
        colors: The entries of ``colors``.
        templates: Those of ``templates``.
        sequence: Those of ``sequence``.
        things: The place of every piece of furniture, by its identity.
    """

    colors: Fields | None
    templates: Mapping[str, Fields]
    sequence: Fields | None
    things: Mapping[int, Place]

    def frame(self, template: str, name: str) -> Place:
        """Where a frame's rectangle is written; the template's place for a frame that it has from another one."""
        frames = self.templates[template].maybe("frames", Fields)
        fields = frames.maybe(name, Fields) if frames else None
        return fields.place("rect") if fields else self.templates[template].place()


def checked(layout: Layout, written: Written, sink: Sink) -> Layout:
    """The layout with frames that text can stand in and chains that lead to frames."""
    templates = tuple(_framed(one, layout, written, sink) for one in layout.templates)
    for template in templates:
        _check_furniture(template, layout, written, sink)
    _check_room(templates, layout, written, sink)
    _check_inks(layout, written, sink)
    return _chained(replace(layout, templates=templates), written, sink)


# ---- frames


def _framed(template: Template, layout: Layout, written: Written, sink: Sink) -> Template:
    page, frames = trim_of(template, layout), list[Frame]()
    body, size = layout.style("body"), _said(page)
    for frame in template.frames:
        own, name = template.name, frame.name
        place, cut = written.frame(own, name), _cut(frame, page)
        if _small(cut, body):
            least = f"{LEAST_EMS * body.text.size / MM:.0f} × {LEAST_LINES * body.leading / MM:.0f} mm"
            sink.add("layout-frame-small", place=place, template=own, frame=name, size=size, least=least)
            continue
        if cut != frame:
            sink.add("layout-frame-outside", place=place, template=own, frame=name, size=size)
        frames.append(cut)
    for one, other in combinations(frames, 2):
        if _meet(one.whole, other.whole):
            place = written.frame(template.name, other.name)
            sink.add("layout-frames-overlap", place=place, template=template.name, one=one.name, other=other.name)
    return replace(template, frames=tuple(frames))


def _cut(frame: Frame, page: Rect) -> Frame:
    """The frame as far as it stands on the page; its side column too."""
    left, top = max(frame.rect.x, 0.0), max(frame.rect.y, 0.0)
    right, bottom = min(frame.rect.right, page.right), min(frame.rect.bottom, page.bottom)
    side = max(min(frame.side, left - frame.gutter), 0.0)
    rect = Rect(left, top, max(right - left, 0.0), max(bottom - top, 0.0))
    far = max(abs(a - b) for a, b in zip(_edges(rect), _edges(frame.rect), strict=True))
    return replace(frame, rect=rect, side=side) if max(far, frame.side - side) > _SLACK else frame


def _edges(rect: Rect) -> tuple[float, ...]:
    return rect.x, rect.y, rect.right, rect.bottom


def _small(frame: Frame, body: ParStyle) -> bool:
    return frame.rect.width < LEAST_EMS * body.text.size or frame.rect.height < LEAST_LINES * body.leading


def _meet(one: Rect, other: Rect) -> bool:
    both = one.shared(other)
    return both is not None and min(both.width, both.height) > _SLACK


def _said(page: Rect) -> str:
    return f"{page.width / MM:.0f} × {page.height / MM:.0f} mm"


# ---- furniture


def _check_furniture(template: Template, layout: Layout, written: Written, sink: Sink) -> None:
    """One finding for all furniture of a template that does not stand on its page."""
    page = trim_of(template, layout)
    out = [thing for thing in template.furniture if _outside(thing, page)]
    if out:
        place = written.things.get(id(out[0])) or written.templates[template.name].place()
        sink.add("layout-thing-outside", place=place, template=template.name, count=len(out), size=_said(page))


def _check_room(templates: tuple[Template, ...], layout: Layout, written: Written, sink: Sink) -> None:
    """One finding for all furniture that text of a frame would run over; what templates share is told of once."""
    told: set[tuple[int, Rect]] = set()
    for template in templates:
        for frame in template.frames:
            under = [
                thing
                for thing in template.furniture
                if (id(thing), frame.whole) not in told
                and any(_meet(area, frame.whole) for area in taken(thing, layout))
            ]
            told |= {(id(thing), frame.whole) for thing in under}
            if under:
                place = written.things.get(id(under[0])) or written.templates[template.name].place()
                one, other, count = template.name, frame.name, len(under)
                sink.add("layout-thing-in-frame", place=place, template=one, frame=other, count=count)


def _outside(thing: Furniture, page: Rect) -> bool:
    """Whether a thing does not stand on its page; grounds and rules may reach over it, but not stand beside it."""
    area = bounds(thing)
    if area is None:
        return False
    if reaches_bleed(thing):
        return area.right < page.x or area.x > page.right or area.bottom < page.y or area.y > page.bottom
    room = page.grown(_SLACK)
    return area.x < room.x or area.y < room.y or area.right > room.right or area.bottom > room.bottom


# ---- colours


def _check_inks(layout: Layout, written: Written, sink: Sink) -> None:
    """Colours that lay more ink on the paper than it takes."""
    for token, color in layout.colors:
        inks = color.cmyk or ()
        if is_heavy(inks) and written.colors is not None:
            place, limit = written.colors.place(token), f"{100 * INK_LIMIT:.0f}"
            sink.add("layout-ink-heavy", place=place, name=token, total=f"{100 * sum(inks):.0f}", limit=limit)


# ---- chains


def _chained(layout: Layout, written: Written, sink: Sink) -> Layout:
    framed = {template.name for template in layout.templates if template.frames}
    known = {template.name for template in layout.templates}
    templates: list[Template] = []
    for template in layout.templates:
        if template.next in known - framed:
            place = written.templates[template.name].place("next")
            sink.add("layout-template-frameless", place=place, name=template.next)
        facing = _facing(template, layout, written, sink)
        templates.append(replace(template, next=template.next if template.next in framed else "", even=facing))
    sequence = tuple((role, _led(role, names, framed, known, (written, sink))) for role, names in layout.sequence)
    return replace(layout, templates=tuple(templates), sequence=sequence)


def _facing(template: Template, layout: Layout, written: Written, sink: Sink) -> str:
    """The template for even pages, if text that was set for the one stands in the frames of the other."""
    other = layout.template(template.even) if template.even else None
    if other is None:
        return ""
    sizes = [
        {f.name: (round(f.rect.width, 1), round(f.rect.height, 1)) for f in one.frames} for one in (template, other)
    ]
    if sizes[0] != sizes[1] or trim_of(template, layout) != trim_of(other, layout):
        place = written.templates[template.name].place("even")
        sink.add("layout-template-facing", place=place, name=template.name, other=other.name)
        return ""
    return other.name


def _led(
    role: str, names: tuple[str, ...], framed: set[str], known: set[str], where: tuple[Written, Sink]
) -> tuple[str, ...]:
    """The templates of a role that exist and, if text flows through them, have a frame."""
    written, sink = where
    if role not in FLOWING:
        return tuple(name for name in names if name in known)
    for name in names:
        if name in known - framed and written.sequence is not None:
            sink.add("layout-template-frameless", place=written.sequence.place(role), name=name)
    return tuple(name for name in names if name in framed)
