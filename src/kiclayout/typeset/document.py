"""The whole document: an issue and a layout become a scene, laid out until every reference stays.

At most five passes are made (``typeset.md`` 1.6); a reference that does not settle by then is named in a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.memo import Same
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps, finished
from kiclayout.content.block import Block
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.placed import PageSpot
from kiclayout.content.walk import children, walk
from kiclayout.design.layout import Layout
from kiclayout.scene.page import OutlineEntry, Page, Scene
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.adapted import adapted
from kiclayout.typeset.copyfit import Memos, Sitting, seating
from kiclayout.typeset.draw import facts_of, marked, matter_made, numbered
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.folios import Numbered, Seat, in_order, leaf_page, seats
from kiclayout.typeset.laid import FlowPage, Surrender
from kiclayout.typeset.moves import moves_of, unmet
from kiclayout.typeset.overrides import overrides_of
from kiclayout.typeset.pieces import brief
from kiclayout.typeset.reading import chapters
from kiclayout.typeset.refs import Owner, answered, article_target, heading_targets, landed, named
from kiclayout.typeset.setting import Landing, Setting, Size
from kiclayout.typeset.shelf import Shelf
from kiclayout.typeset.sources import written_at

PASSES = 5

SURRENDERS = {
    "keep": "typeset-keep",
    "line": "typeset-line",
    "span": "typeset-span",
    "clip": "typeset-clip",
    "scaled": "typeset-scaled",
    "head": "typeset-head-dropped",
    "continued": "typeset-continued-dropped",
    "title": "typeset-title-split",
    "note-late": "typeset-note-late",
    "note-line": "typeset-note-line",
    "note-clip": "typeset-note-clip",
}
"""The flow's surrenders and the findings they become."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a run of the typesetter needs besides issue and layout; the memos live as long as it does.

    Attributes:
        book: The fonts on this machine.
        locate: The file of a path of the issue, or None.
        sink: Where the last pass's findings go.
        progress: Told (pages laid out, pages of the last pass or 0).
        shelf: Memos of text.
        pages: Memos of pages.
        awaited: See ``Setting``.
    """

    book: FontBook
    locate: Callable[[str], Path | None]
    sink: Sink
    progress: Callable[[int, int], None] = lambda done, total: None
    shelf: Shelf = field(default_factory=Shelf)
    pages: Memos = field(default_factory=Memos)
    awaited: Mapping[str, Size] = field(default_factory=dict)

    def turn(self, *, whole: bool) -> None:
        """Begins a round of editing; ``whole``: the one that ends laid out the whole. See ``Memo.turn``."""
        self.shelf.turn(whole=whole)
        for face in self.book:
            face.memo.turn(whole=whole)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a run of the typesetter came to.

    Attributes:
        scene: The pages.
        landings: Where every label came to stand.
        seats: Where the articles came to stand.
        leaves: What their pages were drawn from, in order, from the first seat's first page on.
        facts: What furniture says.
    """

    scene: Scene
    landings: Mapping[str, Landing]
    seats: tuple[Seat, ...]
    leaves: tuple[Numbered, ...]
    facts: Facts


def typeset(issue: Issue, layout: Layout, press: Press) -> Scene:
    """The scene of ``issue`` in ``layout``, with findings where rules had to give way.

    Raises:
        KicError: The layout gives no page, has no frame for the articles, or frames too small for them.
    """
    at_once = replace(press, pages=replace(press.pages, in_steps=False))
    return finished(typesetting(issue, layout, at_once)).scene


def typesetting(issue: Issue, layout: Layout, press: Press) -> Steps[Printed]:
    """``typeset`` in steps of a few lines; whoever loses interest may drop it between two of them.

    Findings reach the sink of ``press`` at the end.

    Raises:
        KicError: As ``typeset``.
    """
    said, sinks = Sink(), list[Sink]()
    setting = setting_of(issue, layout, press, said)
    try:
        printed = yield from _made(issue, setting, press, sinks)
    finally:
        for sink in (*sinks, setting.fonts.sink):
            said.extend(sink)
        press.sink.extend(_placed(said, issue, layout))
    return printed


def setting_of(issue: Issue, layout: Layout, press: Press, said: Sink) -> Setting:
    """What all pages of ``issue`` are set with; findings go to ``said``."""
    setting = Setting(
        adapted(issue, layout, press.shelf, said),
        _fonts(issue, layout, press),
        press.shelf,
        said,
        press.locate,
        issue.lang,
        partners=issue.partners,
        facts=dict(issue.lines),
        awaited=press.awaited,
    )
    return setting.within(overrides=overrides_of(issue, layout), moves=moves_of(issue, layout))


def _fonts(issue: Issue, layout: Layout, press: Press) -> Fonts:
    """The fonts of the layout; the same object every time."""
    key = ("fonts", Same(layout), issue.lang)
    made = press.shelf.children.get(
        key, lambda: Fonts(press.book, dict(layout.fonts), layout.gloss_lang, Sink(), issue.lang)
    )
    assert isinstance(made, Fonts)
    return made


def _made(issue: Issue, setting: Setting, press: Press, sinks: list[Sink]) -> Steps[Printed]:
    """The pages; ``sinks`` are those in which articles keep what was found wrong with them, also while drawing."""
    layout = setting.layout
    leaves, landings = yield from _settled(issue, setting, press, sinks)
    facts = facts_of(issue, layout, landings, press.shelf)
    yield
    front = yield from matter_made("front", facts, setting)
    body: list[Page] = []
    for index, one in enumerate(leaves):
        body.append(leaf_page(one, index, facts))
        _report(one.laid, one.sitting, one.folio, setting.sink)
        press.progress(index + 1, len(leaves))
        yield
    _report_unmet(leaves, setting)
    back = yield from matter_made("back", facts, setting)
    pages = tuple(numbered(page, index, press.shelf) for index, page in enumerate((*front, *body, *back)))
    if not pages:
        raise KicError(setting.sink.add("typeset-pages-none", place=Place(f"{layout.name}/layout.yaml")))
    scene = _scene(issue, layout, pages, _outline(issue, landings))
    scene = replace(scene, chapters=chapters(issue, landings, press.shelf))
    return Printed(scene, landings, seats(leaves, len(front)), tuple(leaves), facts)


def _settled(
    issue: Issue, setting: Setting, press: Press, sinks: list[Sink]
) -> Steps[tuple[list[Numbered], Mapping[str, Landing]]]:
    """The flow's pages, laid out again until every folio that is named in them stays."""
    landings: Mapping[str, Landing] = named(issue, press.shelf)
    made: list[Numbered] = []
    for number in range(PASSES):
        sittings, done = list[Sitting](), 0
        sinks.clear()
        for sitting in seating(issue, setting, landings, press.pages):
            if sitting is not None:
                sittings.append(sitting)
                sinks += sitting.said
                done += len(sitting.pages)
                press.progress(done, 0)
            yield
        made = list(in_order(sittings, setting.layout))
        folios = {name: one.folio for one in reversed(made) for name in marked(one.laid, press.shelf)}
        settled = landed(landings, folios)
        if settled == landings:
            break
        if number == PASSES - 1:
            moved = next(name for name in settled if settled[name] != landings[name])
            setting.sink.add("typeset-reference-unsettled", label=moved)
        landings = settled
    return made, landings


def _report(laid: FlowPage, sitting: Sitting, folio: str, sink: Sink) -> None:
    surrenders: list[Surrender] = []
    for region in laid.regions:
        surrenders += region.surrenders
    for one in surrenders:
        owner = sitting.owners.get(id(one.child)) if one.child is not None else None
        title = brief(plain(owner.article.title)) if owner else ""
        block = getattr(one.child, "block", 0)
        sink.add(SURRENDERS.get(one.code, "typeset-keep"), place=_place(owner, block), page=folio, article=title)


def _report_unmet(leaves: list[Numbered], setting: Setting) -> None:
    """Names pages for which the placement moves something and that are not there, or have another template."""
    numbers: Counter[str] = Counter()
    there: list[PageSpot] = []
    for leaf in leaves if setting.moves.pages else ():
        path = leaf.sitting.paths[0]
        numbers[path] += 1
        there.append(PageSpot(path, numbers[path], leaf.laid.template))
    for spot in unmet(setting.moves, there):
        place = Place(f"placement/{setting.layout.name}.yaml")
        setting.sink.add("typeset-page-unmet", place=place, article=spot.at, number=spot.number, template=spot.template)


def _place(owner: Owner | None, block: object) -> Place | None:
    """The line of the block a child was made of."""
    if owner is None:
        return None
    lines = (one.lines[0] for one in walk(owner.article.blocks) if one.id == block)
    return Place(owner.article.path, next(lines, 0))


def _placed(sink: Sink, issue: Issue, layout: Layout) -> Iterator[Diagnostic]:
    """The findings of ``sink`` with file and line of their blocks; furniture repeats what an article has shown."""
    lines = places(issue) if any(one.origin for one in sink) else {}
    own = {"text-font-missing": Place(f"{layout.name}/layout.yaml")}
    found = [one if one.place else replace(one, place=_home(one, lines, own)) for one in sink]
    shown = {(one.code, one.values) for one in found if one.place}
    for one in found:
        fact = written_at(one.origin, issue) if one.origin and not (one.place and one.place.line) else None
        if one.place or (one.code, one.values) not in shown:
            yield replace(one, place=fact) if fact else one


def _home(one: Diagnostic, lines: Mapping[int, Place], own: Mapping[str, Place]) -> Place | None:
    return lines.get(one.origin.block) if one.origin else own.get(one.code)


def places(issue: Issue) -> dict[int, Place]:
    """File and line of every article and block of ``issue``, by session id."""
    found = {article.id: Place(article.path) for article in issue.articles}
    for article in issue.articles:
        found |= {block.id: Place(article.path, line) for block, line in _lined(article.blocks, 1)}
    return found


def _lined(blocks: tuple[Block, ...], line: int) -> Iterator[tuple[Block, int]]:
    """All blocks with their first lines; one that was not read by itself has its parent's."""
    for block in blocks:
        own = block.lines[0] or line
        yield block, own
        yield from _lined(children(block), own)


def _scene(issue: Issue, layout: Layout, pages: tuple[Page, ...], outline: tuple[OutlineEntry, ...]) -> Scene:
    title = issue.title.first(issue.lang) or layout.word("title", issue.lang) or layout.name
    number = layout.word("number", issue.lang).replace("{number}", str(issue.number)) or str(issue.number)
    publisher = next((contact.value for contact in issue.contact), "")
    return Scene(
        pages,
        outline,
        f"{title} {number}",
        issue.lang,
        layout.word("publisher", issue.lang) or publisher,
        layout.word("subject", issue.lang),
        "",
        issue.date.isoformat(),
    )


def _outline(issue: Issue, landings: Mapping[str, Landing]) -> tuple[OutlineEntry, ...]:
    """Parts, their articles, and the articles' headings of the first level."""
    entries: list[OutlineEntry] = []
    for section in issue.sections:
        if section.articles:
            entries.append(OutlineEntry(section.name.first(issue.lang), 0, article_target(section.articles[0])))
        for article in section.articles:
            title = plain(answered(article.runs("toc_title") or article.title, article, landings)) or article.name
            entries.append(OutlineEntry(title, 1, article_target(article)))
            for heading, target in heading_targets(article):
                words = plain(answered(heading.runs, article, landings))
                entries.append(OutlineEntry(f"{heading.marker} {words}".strip(), 2, target))
    return tuple(entries)


__all__ = ["Press", "Printed", "places", "setting_of", "typeset", "typesetting"]
