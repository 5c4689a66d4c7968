"""What can be chosen on a page with the frame tool: frames of its template, and furniture, with what locks them.

A box is where something stands as the page shows it. It also says how it is written into the placement: a frame counts
with its side column on the page and without it in the file, words from their first baseline.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Issue
from kiclayout.content.placed import FRAMES, THINGS, PageSpot, Sides, moved_pages, unlocked
from kiclayout.design.bounds import bounds, reaches_bleed
from kiclayout.design.furniture import Art, Furniture, Label, Pile
from kiclayout.design.layout import Layout
from kiclayout.design.locks import Lock, lock_on
from kiclayout.design.placing import ground, placed, trim_of
from kiclayout.design.shifted import resizable
from kiclayout.design.template import Template
from kiclayout.editor.session import Session
from kiclayout.scene.hit import own_runs
from kiclayout.scene.page import Page
from kiclayout.scene.svg import read_svg
from kiclayout.typeset.facts import Facts, issue_facts

_LEVEL = 0.6
"""Points within which a run stands on a label's baseline."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something on a page.

    Attributes:
        page: Index of the page.
        spot: The page, for the placement.
        what: ``frames`` or ``things``.
        name: Of the frame, or under which the layout lets go of the thing; empty = it does not.
        rect: Where it stands, as it is seen.
        home: Where the layout has it.
        room: As far as it may go.
        inset: What lies between ``rect`` and the place that the file states: (left, above), in points.
        sized: Whether it has a size that can be changed.
        lock: Why it may not be moved; None = it may.
        fence: Why it may not leave ``room``; None = because the page ends there.
    """

    page: int
    spot: PageSpot
    what: str
    name: str
    rect: Rect
    home: Rect
    room: Rect
    inset: tuple[float, float] = (0.0, 0.0)
    sized: bool = True
    lock: Lock | None = None
    fence: Lock | None = None

    @property
    def key(self) -> tuple[int, str, str]:
        """What stays the same while it is moved."""
        return self.page, self.what, self.name

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere than the layout has it."""
        return self.rect != self.home

    def sides(self, rect: Rect) -> Sides:
        """What the placement says of it when it stands at ``rect``."""
        left, above = self.inset
        x, y, width = rect.x + left, rect.y + above, rect.width - left
        if not self.sized:
            return Sides(x, y)
        return Sides(x, y, width) if above else Sides(x, y, width, rect.height)


@dataclass(frozen=True, slots=True)
class Ground:
    """A page with what its boxes are made of.

    Attributes:
        page: The page as it is shown.
        spot: The page, for the placement.
        base: Its template as the layout has it.
        worn: Its template as the page has it.
        layout: The layout.
        opens: The locks that the issue opens.
    """

    page: Page
    spot: PageSpot
    base: Template
    worn: Template
    layout: Layout
    opens: frozenset[str]


def ground_of(session: Session, index: int) -> Ground | None:
    """The page with ``index``; None where its template is none of the layout's own."""
    if not 0 <= index < len(session.scene.pages):
        return None
    page, layout = session.scene.pages[index], session.layout
    base, found = layout.template(page.template), session.source_of(index)
    if base is None:
        return None
    opens = unlocked(session.shown, layout.name)
    if found is not None:
        number, source = found
        spot = PageSpot(source.sitting.paths[0], number, source.laid.template)
        return Ground(page, spot, base, source.template, layout, opens)
    if base.frames:  # an article's page that is not laid out yet
        return None
    spot = PageSpot("", 0, base.name)
    moved = moved_pages(session.shown, layout.name).get(spot)
    worn = placed(base, moved, layout, opens) if moved is not None else base
    return Ground(page, spot, base, worn, layout, opens)


class PageBoxes:
    """The boxes of pages, kept as long as a page is the same: they are asked for at every move of the mouse."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[int, tuple[Page, Template, tuple[Box, ...]]] = {}
        self._facts: tuple[Issue, Facts] | None = None

    def named(self, index: int) -> tuple[Box, ...]:
        """Those of the page with ``index`` that have a name: free furniture, and frames, locked ones among them."""
        on = ground_of(self._session, index)
        return tuple(self._made(on, named=True)) if on is not None else ()

    def on(self, index: int) -> tuple[Box, ...]:
        """All of the page with ``index``, from back to front: what has no name, what is free, frames."""
        on = ground_of(self._session, index)
        if on is None:
            return ()
        kept = self._kept.get(index)
        if kept is None or kept[0] is not on.page or kept[1] is not on.worn:
            kept = self._kept[index] = (on.page, on.worn, tuple(self._made(on, named=False)))
        return kept[2]

    def _made(self, on: Ground, named: bool) -> Iterator[Box]:
        facts = self._said() if not on.base.frames else None
        yield from sorted(_things(on, facts, named), key=lambda box: box.lock is None)
        yield from _frames(on)

    def _said(self) -> Facts:
        """What furniture asks of the issue, for pages of furniture alone."""
        issue = self._session.shown
        if self._facts is None or self._facts[0] is not issue:
            self._facts = issue, issue_facts(issue, self._session.layout, {})
        return self._facts[1]


def _frames(on: Ground) -> Iterator[Box]:
    room, fence = ground(on.base, on.layout, on.opens)
    for frame, own in zip(on.worn.frames, on.base.frames, strict=True):
        lock = lock_on(on.layout.locks, on.base.name, own, on.opens)
        beside = own.rect.x - own.whole.x
        yield Box(
            on.page.index, on.spot, FRAMES, own.name, frame.whole, own.whole, room, (beside, 0.0), True, lock, fence
        )  # fmt: skip


def _things(on: Ground, facts: Facts | None, named: bool) -> Iterator[Box]:
    trim = trim_of(on.base, on.layout)
    for thing, own in zip(on.worn.furniture, on.base.furniture, strict=True):
        if (named and not thing.free) or (facts is not None and not _shown(thing, facts)):
            continue
        rect, home = _seen(thing, on), _seen(own, on)
        if rect is None or home is None:
            continue
        lock = None if thing.free else on.layout.locks.furniture
        room = trim.grown(on.layout.bleed) if reaches_bleed(thing) else trim
        inset = (0.0, _rise(thing, on.layout)[0])
        yield Box(on.page.index, on.spot, THINGS, thing.free, rect, home, room, inset, resizable(thing), lock)


def _shown(thing: Furniture, facts: Facts) -> bool:
    filled = not isinstance(thing, Art) or bool(facts.fill(thing.file))
    return filled and facts.holds(thing.when) and facts.holds(thing.each)


def _seen(thing: Furniture, on: Ground) -> Rect | None:
    """Where a thing is seen on the page, as nearly as its layout and the page tell; None = nobody could click it."""
    area = bounds(thing)
    if area is None:
        return None
    if isinstance(thing, Label) and not thing.width:
        return _run_rect(thing, on.page)
    if isinstance(thing, Art) and not (thing.width and thing.height):
        area = _art_rect(thing, area, on.layout)
    above, below = _rise(thing, on.layout)
    rect = Rect(area.x, area.y - above, area.width, area.height + above + below)
    return rect if rect.width > 0 and rect.height > 0 else None


def _rise(thing: Furniture, layout: Layout) -> tuple[float, float]:
    """How far words stand above their first baseline, and below it where nothing else says how far they go."""
    if isinstance(thing, Pile):
        first = min((one for one in thing.things if isinstance(one, Label)), key=lambda one: one.at[1], default=None)
        return (_rise(first, layout)[0], 0.0) if first is not None else (0.0, 0.0)
    if not isinstance(thing, Label):
        return 0.0, 0.0
    style = layout.style(thing.style)
    above = style.ascent * style.text.size
    return above, style.leading * max(thing.lines, 1) - above


def _run_rect(label: Label, page: Page) -> Rect | None:
    """The words of a label that is as long as it comes."""
    x, y = label.at
    side = {"left": 0.0, "center": 0.5, "right": 1.0}[label.align]
    found: Rect | None = None
    for run, rect in own_runs(page):
        near = rect.x - 1 <= x <= rect.right + 1 or (found is not None and rect.x - found.right < run.size)
        if abs(run.y - y) < _LEVEL and (near or side == 1.0):
            found = rect if found is None else found.union(rect)
    return found


def _art_rect(art: Art, area: Rect, layout: Layout) -> Rect:
    """A drawing of which the layout states one side."""
    aspect = _aspect(Path(layout.folder) / art.file) if "{" not in art.file else 0.0
    width = art.width or art.height * aspect
    height = art.height or (art.width / aspect if aspect else 0.0)
    side = {"left": 0.0, "center": 0.5, "right": 1.0}[art.align]
    return Rect(art.at[0] - width * side, area.y, width, height)


@cache
def _aspect(path: Path) -> float:
    """Width : height of a drawing; 0 = it cannot be read."""
    try:
        drawing = read_svg(path.read_bytes(), Sink(), Place(path.name))
    except OSError:
        return 0.0
    return drawing.width / drawing.height if drawing.height else 0.0
