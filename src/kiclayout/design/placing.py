"""Pages of a template on which an issue moved something: as far as the layout lets go of it and the page has room.

This is where locks and limits hold, whoever asks: the typesetter, the check of a placement file, the window.
"""

from __future__ import annotations

from kiclayout.base.geometry import Rect, enclosing
from kiclayout.base.record import replace
from kiclayout.content.issue import Issue
from kiclayout.content.placed import Moved, PageSpot, Sides, moved_pages, unlocked, with_moved
from kiclayout.design.bounds import bounds, reaches_bleed
from kiclayout.design.furniture import Furniture
from kiclayout.design.layout import Layout
from kiclayout.design.locks import Lock, lock_on, opened
from kiclayout.design.shifted import shifted
from kiclayout.design.template import Frame, Template

LEAST_EMS, LEAST_LINES = 4.0, 2.0
"""The narrowest and the lowest frame that text is sent through, in ems and lines of the body."""
_SAME = 0.05


def trim_of(template: Template, layout: Layout) -> Rect:
    """The trimmed page of a template."""
    return Rect(0.0, 0.0, *(template.size if template.size[0] else layout.size))


def margins(template: Template) -> Rect | None:
    """The rectangle round the frames of a template with their side columns; None if it has none."""
    return enclosing(frame.whole for frame in template.frames)


def ground(template: Template, layout: Layout, opens: frozenset[str] = frozenset()) -> tuple[Rect, Lock | None]:
    """Where frames of a template may stand, and the lock that keeps them there; None = the page's edge does."""
    lock, around = layout.locks.of("margins", template.name), margins(template)
    if lock is None or around is None or opened(lock, "margins", opens):
        return trim_of(template, layout), None
    return around, lock


def placed(template: Template, moved: Moved, layout: Layout, opens: frozenset[str] = frozenset()) -> Template:
    """``template`` with what is ``moved``: locked frames and things without a name stay, all others keep to the page.

    Args:
        template: As the layout has it.
        moved: What is asked for.
        layout: The layout.
        opens: The locks that the issue opens.
    """
    frames, things = dict(moved.frames), dict(moved.things)
    return replace(
        template,
        frames=tuple(
            placed_frame(template, one, frames[one.name], layout, opens) if one.name in frames else one
            for one in template.frames
        ),
        furniture=tuple(
            placed_thing(one, things[one.free], trim_of(template, layout), layout.bleed) if one.free in things else one
            for one in template.furniture
        ),
    )


def placed_frame(
    template: Template, frame: Frame, sides: Sides, layout: Layout, opens: frozenset[str] = frozenset()
) -> Frame:
    """``frame`` where ``sides`` ask for it, inside the ground and not too small for text; itself if it is locked."""
    if lock_on(layout.locks, template.name, frame, opens) is not None:
        return frame
    area, _ = ground(template, layout, opens)
    beside = frame.rect.x - frame.whole.x
    wanted, body = sides.put(frame.rect), layout.style("body")
    whole = Rect(wanted.x - beside, wanted.y, wanted.width + beside, wanted.height)
    least = LEAST_EMS * body.text.size + beside, LEAST_LINES * body.leading
    kept = within(whole, area, least)
    return replace(frame, rect=Rect(kept.x + beside, kept.y, kept.width - beside, kept.height))


def placed_thing(thing: Furniture, sides: Sides, trim: Rect, bleed: float) -> Furniture:
    """A free thing where ``sides`` ask for it, as far as the page goes: grounds and rules as far as the bleed."""
    area = bounds(thing)
    if area is None:
        return thing
    room = trim.grown(bleed) if reaches_bleed(thing) else trim
    return shifted(thing, within(sides.put(area), room, (0.0, 0.0)))


def within(rect: Rect, area: Rect, least: tuple[float, float]) -> Rect:
    """``rect`` as large as it may be, moved as little as it must to lie in ``area``."""
    width = min(max(rect.width, least[0]), area.width)
    height = min(max(rect.height, least[1]), area.height)
    x = min(max(rect.x, area.x), area.right - width)
    y = min(max(rect.y, area.y), area.bottom - height)
    return Rect(x, y, width, height)


def same(one: Rect, other: Rect) -> bool:
    """Whether two rectangles differ by nothing that could be seen."""
    pairs = ((one.x, other.x), (one.y, other.y), (one.width, other.width), (one.height, other.height))
    return all(abs(a - b) < _SAME for a, b in pairs)


# ---------------------------------------------------------------------------------------------------- edits
def move_frames(issue: Issue, layout: Layout, spot: PageSpot, frames: dict[str, Sides | None]) -> Issue:
    """``issue`` with frames of one page at other places; None puts one back where the layout has it.

    What the layout locks stays where it is: then it is the very same issue.
    """
    template = layout.template(spot.template)
    if template is None:
        return issue
    opens, own = unlocked(issue, layout.name), {one.name: one for one in template.frames}
    made = dict(moved_pages(issue, layout.name).get(spot, Moved()).frames)
    for name, sides in frames.items():
        frame = own.get(name)
        if frame is None or sides is None:
            made.pop(name, None)
        elif lock_on(layout.locks, template.name, frame, opens) is None:
            rect = placed_frame(template, frame, sides, layout, opens).rect
            made[name] = Sides.of(rect)
            if same(rect, frame.rect):
                del made[name]
    return _with(issue, layout, spot, "frames", made)


def move_things(issue: Issue, layout: Layout, spot: PageSpot, things: dict[str, Sides | None]) -> Issue:
    """``issue`` with free furniture of a page, or of all pages of a template, elsewhere; see ``move_frames``."""
    template = layout.template(spot.template)
    if template is None:
        return issue
    own = {one.free: one for one in template.furniture if one.free}
    made = dict(moved_pages(issue, layout.name).get(spot, Moved()).things)
    for name, sides in things.items():
        area = bounds(own[name]) if name in own else None
        if area is None or sides is None or same(sides.put(area), area):
            made.pop(name, None)
        else:
            made[name] = sides
    return _with(issue, layout, spot, "things", made)


def reset(issue: Issue, layout: Layout, spot: PageSpot) -> Issue:
    """``issue`` with everything of a page where the layout has it."""
    return with_moved(issue, layout.name, {spot: Moved()})


def _with(issue: Issue, layout: Layout, spot: PageSpot, what: str, made: dict[str, Sides]) -> Issue:
    old = moved_pages(issue, layout.name).get(spot, Moved())
    return with_moved(issue, layout.name, {spot: replace(old, **{what: tuple(made.items())})})
