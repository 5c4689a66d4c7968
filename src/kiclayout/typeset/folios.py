"""Pages of the flow in the order of the issue: their folios, whose they are, where every article's pages begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from kiclayout.base.record import dataclass, replace
from kiclayout.design.layout import Layout
from kiclayout.design.template import Template
from kiclayout.scene.page import Page
from kiclayout.typeset.copyfit import Sitting
from kiclayout.typeset.draw import drawn
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.jumps import Stop, Stops
from kiclayout.typeset.laid import FlowPage
from kiclayout.typeset.pages import Sheet
from kiclayout.typeset.refs import Owner
from kiclayout.typeset.threads import shortened


@dataclass(frozen=True, slots=True)
class Numbered:
    """A page of the flow with its folio: what references need, before anything of it is drawn.

    Attributes:
        laid: The page.
        sitting: The articles it belongs to.
        template: Its template.
        folio: As printed, or empty.
        before: How many numbered pages stand before it.
        stops: Its jump lines.
    """

    laid: FlowPage
    sitting: Sitting
    template: Template
    folio: str
    before: int
    stops: Stops = Stops()

    @property
    def number(self) -> int:
        """The page's; 0 = it has none."""
        return self.before + 1 if self.template.numbered else 0


@dataclass(frozen=True, slots=True)
class Seat:
    """Where articles that were laid out together came to stand.

    Attributes:
        paths: The articles, in order.
        step: The step of copyfit they are set in.
        first: Index of their first page in the scene.
        count: How many pages they have.
        before: How many numbered pages stand before it.
    """

    paths: tuple[str, ...]
    step: int
    first: int
    count: int
    before: int


def in_order(sittings: Iterable[Sitting], layout: Layout, before: int = 0) -> Iterator[Numbered]:
    """The pages of ``sittings``; ``before`` numbered pages stand in front of them."""
    for sitting in sittings:
        pages = list(_numbered(sitting, layout, before))
        yield from _threaded(pages)
        before = pages[-1].before + pages[-1].template.numbered if pages else before


def _numbered(sitting: Sitting, layout: Layout, before: int) -> Iterator[Numbered]:
    for count, laid in enumerate(sitting.pages, 1):
        template = layout.template(laid.template)
        if template is not None:
            number = before + template.numbered
            template = sitting.moved(_facing(template, number, layout), count, laid.template)
            template = shortened(template, laid.jump, sitting.setting)
            folio = layout.folio.replace("{number}", str(number)) if template.numbered else ""
            yield Numbered(laid, sitting, template, folio, before)
            before = number


def _threaded(pages: list[Numbered]) -> list[Numbered]:
    """The pages of a sitting, those with jump lines with what these say."""
    found, last = list(pages), -1
    for at, one in enumerate(pages):
        if one.laid.jump.came and last >= 0:
            found[at] = replace(one, stops=Stops(_target(one, at), came=_stop(pages[last], last)))
            stops = replace(found[last].stops, own=_target(pages[last], last), goes=_stop(one, at))
            found[last] = replace(found[last], stops=stops)
        last = at if one.laid.jump.goes else last
    return found


def _stop(one: Numbered, at: int) -> Stop:
    return Stop(one.number, one.folio, _target(one, at))


def _target(one: Numbered, at: int) -> str:
    """The name of the target at a jump line of the page that is number ``at`` (from 0) of its sitting."""
    path = one.sitting.paths[0] if one.sitting.paths else ""
    return f"jump-{at + 1}-{path}"


def _facing(template: Template, number: int, layout: Layout) -> Template:
    """The template of a page with this number: another one on even pages, if the template names it."""
    other = layout.template(template.even) if template.even and template.numbered and number % 2 == 0 else None
    return other or template


def seats(leaves: Iterable[Numbered], front: int) -> tuple[Seat, ...]:
    """Where the articles of ``leaves`` stand behind ``front`` pages of front matter."""
    made: list[Seat] = []
    for _, group in groupby(enumerate(leaves, front), key=lambda pair: id(pair[1].sitting)):
        pages = list(group)
        first, leaf = pages[0]
        made.append(Seat(leaf.sitting.paths, leaf.sitting.step, first, len(pages), leaf.before))
    return tuple(made)


def leaf_page(one: Numbered, index: int, facts: Facts) -> Page:
    """A page of the articles, drawn; ``index`` is its place among them."""
    sheet = Sheet(one.template, _owner(one.laid, one.sitting), index, one.folio, one.number, one.stops)
    return drawn(one.laid, sheet, facts, one.sitting.setting)


def _owner(laid: FlowPage, sitting: Sitting) -> Owner | None:
    """Whose page it is: that of the first child on it."""
    if laid.full is not None:
        return sitting.owners.get(id(laid.full))
    for region in laid.regions:
        for placed in region.placed:
            return sitting.owners.get(id(placed.child))
        for note in region.notes:
            return _note_owner(note.piece.note, sitting)
    return next(iter(sitting.owners.values()), None)


def _note_owner(note: object, sitting: Sitting) -> Owner | None:
    for entry in sitting.entries:
        if note in getattr(entry, "notes", {}).values() if isinstance(getattr(entry, "notes", None), dict) else ():
            return sitting.owners.get(id(entry))
    return None
