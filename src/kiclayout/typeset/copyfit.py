"""Articles take their seats: each is laid out alone, and tightened where that loses a page that is hardly filled.

An article that begins on a new page moves nobody, so that trying it in other steps is cheap; articles that run on are
laid out together and never tightened by themselves. What the placement asks for is done unasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from itertools import pairwise

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.memo import Same
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps
from kiclayout.content.block import Raw
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.placed import PageSpot
from kiclayout.content.walk import runs_of, walk
from kiclayout.design.layout import Layout
from kiclayout.design.style import CopyfitStep, ParStyle
from kiclayout.design.template import Template
from kiclayout.typeset.atoms import Chain, Entry
from kiclayout.typeset.beginning import Spot, running, spots
from kiclayout.typeset.flow import Course, Memo, Rooms, flow, flowing
from kiclayout.typeset.laid import FlowPage
from kiclayout.typeset.lots import Lot, collect, collecting
from kiclayout.typeset.overrides import AS_IT_IS
from kiclayout.typeset.pages import chain_of, chains_of
from kiclayout.typeset.refs import Owner
from kiclayout.typeset.setting import Landing, Setting
from kiclayout.typeset.threads import threads_of

NAMES = {"none": 0, "tight": 1, "tighter": 2}
"""How placements name the steps."""

PAGES_AT_LEAST, LETTERS_A_PAGE, BLOCKS_A_PAGE = 40, 100, 2
"""When the typesetter stops: at so many pages for any article, and one more for so many letters and blocks."""


@dataclass(frozen=True, slots=True)
class Memos:
    """The flow's memos, one for each step, since a step changes the rooms' grid.

    Attributes:
        by_step: By the number of the step.
        in_steps: See ``flow.Course``; asking beforehand is for nothing where nobody waits between two steps.
    """

    by_step: dict[int, Memo] = field(default_factory=dict)
    in_steps: bool = True

    def of(self, step: int) -> Memo:
        """The memo of ``step``."""
        return self.by_step.setdefault(step, Memo())


@dataclass(frozen=True, slots=True)
class Sitting:
    """Articles as laid out together, mostly one.

    Attributes:
        pages: In order.
        entries: What was laid out.
        owners: Whose each entry is, by the entry's identity.
        setting: With the layout they are set in.
        said: What was found wrong with them.
        paths: The articles.
        step: The step of copyfit.
    """

    pages: tuple[FlowPage, ...]
    entries: tuple[Entry, ...]
    owners: Mapping[int, Owner]
    setting: Setting
    said: tuple[Sink, ...] = ()
    paths: tuple[str, ...] = ()
    step: int = 0

    def moved(self, template: Template, number: int, name: str) -> Template:
        """``template`` as the page with this number has it, where the chain's template is called ``name``."""
        path = self.paths[0] if self.paths else ""
        return self.setting.moves.template(
            template, PageSpot(path, number, name), self.setting.layout, self.setting.shelf
        )


def seating(issue: Issue, setting: Setting, landings: Mapping[str, Landing], memos: Memos) -> Iterator[Sitting | None]:
    """All articles of the issue in order, each in the step that suits it; None between steps of some lines.

    Raises:
        KicError: The layout has no frame for text, or frames so small that the pages would not end.
    """
    group: list[tuple[Lot, Spot]] = []
    for article, spot in spots(issue):
        lot = yield from collecting(article, spot, setting, landings)
        if group and lot.new_page:
            yield (yield from _seat(group, setting, landings, memos))
            group = []
        group.append((lot, spot))
        yield None
    if group:
        yield (yield from _seat(group, setting, landings, memos))


def _seat(
    group: list[tuple[Lot, Spot]], setting: Setting, landings: Mapping[str, Landing], memos: Memos
) -> Steps[Sitting]:
    fit = setting.layout.copyfit
    asked = [(lot.article, name) for lot, _ in group if (name := _asked(lot.article, setting)) in NAMES]
    if len(group) == 1 and asked:
        step = min(NAMES[asked[0][1]], len(fit.steps))
        lots = yield from _collected(group, setting, landings, step)
        return (yield from _laid(lots, step, setting, memos))
    for article, name in asked:
        place = Place(f"placement/{setting.layout.name}.yaml")
        setting.sink.add("typeset-copyfit-together", place=place, article=article.path, step=name)
    plain = yield from _laid([lot for lot, _ in group], 0, setting, memos)
    if len(group) > 1 or not (_hardly_filled(plain, fit.tail) or _runs_over(plain)):
        return plain
    for step in range(1, len(fit.steps) + 1):
        lots = yield from _collected(group, setting, landings, step)
        tried = yield from _laid(lots, step, setting, memos)
        if len(tried.pages) < len(plain.pages):
            return tried
    return plain


def _asked(article: Article, setting: Setting) -> str:
    """The step that the placement asks for ``article``, or nothing."""
    return setting.overrides.get((article.path, ""), AS_IT_IS).copyfit


def _collected(
    group: list[tuple[Lot, Spot]], setting: Setting, landings: Mapping[str, Landing], step: int
) -> Steps[list[Lot]]:
    own = setting.within(layout=tightened(setting, step))
    lots = list[Lot]()
    for lot, spot in group:
        lots.append((yield from collecting(lot.article, spot, own, landings)))
    return lots


def begun(
    seat: tuple[tuple[str, ...], int, int],
    issue: Issue,
    setting: Setting,
    landings: Mapping[str, Landing],
    memos: Memos,
) -> tuple[Sitting, Iterator[FlowPage]]:
    """The articles of ``seat`` before they have pages, and their likely pages as they are wanted.

    A seat is paths, step, and how many pages are only passed on the way to the first one that is wanted.
    """
    paths, step, passing = seat
    own = setting.within(layout=tightened(setting, step)) if step else setting
    lots = [collect(article, spot, own, landings) for article, spot in spots(issue) if article.path in paths]
    sitting = _sitting(lots, step, own)
    return sitting, likely_pages(sitting, passing, memos)


def likely_pages(sitting: Sitting, passing: int, memos: Memos) -> Iterator[FlowPage]:
    """The likely pages of ``sitting`` as they are wanted; the first ``passing`` ones are only passed."""
    own = sitting.setting
    course = Course(passing, _rooms(sitting), threads=threads_of(own.layout, own))
    return flow(sitting.entries, _chains(own), running(own.layout), memos.of(sitting.step), course)


def _sitting(lots: list[Lot], step: int, setting: Setting) -> Sitting:
    """The articles of ``lots`` before they have pages."""
    owners = {id(entry): owner for lot in lots for entry, owner in lot.entries}
    entries = tuple(entry for lot in lots for entry, _ in lot.entries)
    said = tuple(sink for lot in lots for sink in lot.said)
    return Sitting((), entries, owners, setting, said, tuple(lot.article.path for lot in lots), step)


def _laid(lots: list[Lot], step: int, setting: Setting, memos: Memos) -> Steps[Sitting]:
    own = setting.within(layout=tightened(setting, step)) if step else setting
    sitting = _sitting(lots, step, own)
    file = Place(f"{own.layout.name}/layout.yaml")
    start = running(own.layout)
    if not start:
        raise KicError(own.sink.add("typeset-frames-none", place=file))
    course = Course(rooms=_rooms(sitting), in_steps=memos.in_steps, threads=threads_of(own.layout, own))
    made = flowing(sitting.entries, _chains(own), start, memos.of(step), course)
    pages: list[FlowPage] = []
    most = 0
    for page in made:
        if page is None:
            yield
            continue
        pages.append(page)
        if len(pages) == PAGES_AT_LEAST:
            most = _most_pages(lots)
        if len(pages) > max(most, PAGES_AT_LEAST):
            article = lots[0].article.path
            raise KicError(own.sink.add("typeset-pages-endless", place=file, article=article, pages=most))
        yield
    return replace(sitting, pages=tuple(pages))


def _chains(setting: Setting) -> dict[str, Chain]:
    """The rooms of the layout's templates; the same object every time."""
    layout = setting.layout
    made = setting.shelf.children.get(("chains", Same(layout)), lambda: chains_of(layout))
    assert isinstance(made, dict)
    return made


def _rooms(sitting: Sitting) -> Rooms | None:
    """The rooms of those pages of ``sitting`` on which frames are moved; None = there are none."""
    setting = sitting.setting
    if not sitting.paths or not setting.moves.about(sitting.paths[0]):
        return None
    chains = _chains(setting)

    def rooms(number: int, name: str) -> Chain | None:
        template = setting.layout.template(name)
        moved = sitting.moved(template, number, name) if template is not None else None
        if template is None or moved is None or moved.frames == template.frames:
            return None
        return chain_of(moved, chains[name], setting.layout)

    return rooms


def _most_pages(lots: list[Lot]) -> int:
    """More pages than any layout in earnest needs: beyond, its frames are too small for the text."""
    blocks = [block for lot in lots for block in walk(lot.article.blocks)]
    letters = sum(len(plain(runs)) for block in blocks for runs in runs_of(block))
    raw = [line for block in blocks if isinstance(block, Raw) for line in block.text]  # what was not understood
    letters += sum(map(len, raw))
    return PAGES_AT_LEAST + letters // LETTERS_A_PAGE + (len(blocks) + len(raw)) // BLOCKS_A_PAGE


def _hardly_filled(sitting: Sitting, tail: float) -> bool:
    """Whether a page after the first is flowing text that ends above ``tail`` of its height."""
    return any(_bare(page, tail) for page in sitting.pages[1:])


def _runs_over(sitting: Sitting) -> bool:
    """Whether an event or poster set from its facts goes on on a second page."""
    boxes = [_box_on(page, sitting) for page in sitting.pages]
    return any(box is not None and box is after for box, after in pairwise(boxes))


def _box_on(page: FlowPage, sitting: Sitting) -> object:
    """The event or poster that fills the page, or None."""
    placed = next((one for region in page.regions for one in region.placed), None)
    owner = sitting.owners.get(id(placed.child)) if placed else None
    return owner.box if owner else None


def _bare(page: FlowPage, tail: float) -> bool:
    if page.full is not None or not page.regions:
        return False
    for region in page.regions:
        foot = max((one.y + one.height for one in region.placed), default=0)
        if foot > tail * region.room.height or any(not note.side for note in region.notes):
            return False
    return True


def tightened(setting: Setting, step: int) -> Layout:
    """The layout in copyfit step ``step`` (0 = as it is); the same object every time."""
    layout = setting.layout
    if not 1 <= step <= len(layout.copyfit.steps):
        return layout
    key = ("copyfit", Same(layout), step)
    made = setting.shelf.children.get(key, lambda: _tightened(layout, step))
    assert isinstance(made, Layout)
    return made


def _tightened(layout: Layout, number: int) -> Layout:
    step = layout.copyfit.steps[number - 1]
    named, smaller = set(layout.copyfit.styles), dict(step.smaller)
    styles = tuple(
        (name, layout.style(smaller[name]) if name in smaller else _tighter(style, step) if name in named else style)
        for name, style in layout.styles
    )
    sizes = tuple((name, replace(size, height=size.height * step.figures)) for name, size in layout.figures.sizes)
    fields = replace(layout.fields, pad_y=layout.fields.pad_y * step.facts)
    strips = replace(layout.strips, before=layout.strips.before * step.facts, after=layout.strips.after * step.facts)
    sequence = tuple((role, _later(names, number) if role == "event" else names) for role, names in layout.sequence)
    return replace(
        layout,
        sequence=sequence,
        styles=styles,
        figures=replace(layout.figures, sizes=sizes),
        fields=fields,
        strips=strips,
        half_unit=layout.half_unit * step.leading,
    )


def _later(names: tuple[str, ...], step: int) -> tuple[str, ...]:
    """An event's templates from the one for ``step`` on: the layout lists them from roomy to tight."""
    return names[min(step, len(names) - 1) :] if names else names


def _tighter(style: ParStyle, step: CopyfitStep) -> ParStyle:
    return replace(
        style,
        looseness=step.looseness,
        leading=style.leading * step.leading,
        before=style.before * step.space,
        after=style.after * step.space,
    )
