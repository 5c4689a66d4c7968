"""An issue becomes the stream of the flow: every article's blocks as children, in order, with their owners.

It decides which template a page begins with and which child a block becomes; it measures nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kiclayout.base.memo import Same
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.block import (
    Block,
    Callout,
    Chart,
    Comment,
    Directive,
    Event,
    FieldList,
    Figure,
    FigureRow,
    Head,
    Heading,
    List,
    Note,
    Paragraph,
    Poster,
    Qr,
    Quote,
    Raw,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Runs, Text, plain
from kiclayout.content.issue import Article, Issue, Section
from kiclayout.content.walk import notes as notes_of
from kiclayout.content.walk import walk
from kiclayout.design.style import ParStyle
from kiclayout.scene.items import Item
from kiclayout.typeset.art import layout_art
from kiclayout.typeset.atoms import Child, Entry, ForcedBreak, FullPage, NoteText, RunOn
from kiclayout.typeset.blocks import Leafy
from kiclayout.typeset.charts import chart_child
from kiclayout.typeset.fields import fields_child, qr_child, sponsors_child
from kiclayout.typeset.figure import figure_child, figure_row_child
from kiclayout.typeset.footnotes import footnotes, marks_in, numbered
from kiclayout.typeset.headings import Opening, end_mark, heading, opening
from kiclayout.typeset.inline import passage
from kiclayout.typeset.inset import inset_leaves, unboxed
from kiclayout.typeset.leaf import Leaf, TextLeaf
from kiclayout.typeset.leaves import Page, in_lang, leaves_of, list_leaves, paragraph_style, raw_leaf
from kiclayout.typeset.refs import Owner, article_target, heading_targets, label_target, labels_asked
from kiclayout.typeset.setting import Landing, Setting
from kiclayout.typeset.table import table_child


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an article stands in the issue: its part, and whether it is the part's first."""

    section: Section
    part: int
    first: bool


@dataclass(frozen=True, slots=True)
class Lot:
    """The entries of one article, and whose each of them is."""

    entries: tuple[tuple[Entry, Owner], ...]
    article: Article

    @property
    def new_page(self) -> bool:
        """Whether the article begins on a new page."""
        return bool(self.entries) and isinstance(self.entries[0][0], ForcedBreak)


def spots(issue: Issue) -> tuple[tuple[Article, Spot], ...]:
    """All articles in reading order with their places."""
    return tuple(
        (article, Spot(section, part, number == 0))
        for part, section in enumerate(issue.sections)
        for number, article in enumerate(section.articles)
    )


def collect(article: Article, spot: Spot, setting: Setting, landings: Mapping[str, Landing]) -> Lot:
    """The entries of an article; those of one that nothing changed for are the same objects as before."""
    asked = tuple(sorted(_asked(article, landings).items()))
    own = setting.within(
        part=spot.part,
        file=article.path,
        notes=notes_of(article),
        numbers=numbered(article),
        landings=dict(asked),
        tables=_tables(article),
        lang=article.word("lang") or setting.lang,
    )
    key = (Same(article), Same(setting.layout), spot.part, spot.first, spot.section.opener, asked)
    made = setting.shelf.children.get(key, lambda: Lot(tuple(_entries(article, spot, own)), article))
    assert isinstance(made, Lot)
    return made


def _tables(article: Article) -> dict[str, Table]:
    return {b.attrs.label: b for b in walk(article.blocks) if isinstance(b, Table) and b.attrs.label}


def _asked(article: Article, landings: Mapping[str, Landing]) -> dict[str, Landing]:
    """The landings that the article's references name, under the names they use."""
    wanted: dict[str, Landing] = {}
    for name in labels_asked(article):
        for spelled in (f"{article.name}/{name}", name):
            if spelled in landings:
                wanted[spelled] = landings[spelled]
    return wanted


# ---------------------------------------------------------------------------------------------------- one article
def _entries(article: Article, spot: Spot, setting: Setting) -> Iterator[tuple[Entry, Owner]]:
    notes = dict[str, NoteText](footnotes(setting, inset_leaves))
    template, ruled = _opening_template(article, spot, setting)
    look, owner = setting.layout.article, Owner(spot.part, article)
    body, target = article.body, (article_target(article),)
    if template or look.new_page or spot.first:
        yield ForcedBreak(template or _running(setting)), owner
    else:
        yield RunOn(), owner
    intro = None if spot.first else _intro(body, setting)
    if intro is None:
        yield opening(article, setting, notes, Opening(ruled, target)), owner
        if lead := article.runs("lead"):
            yield _worded(lead, look.lead, setting, notes), owner
    else:
        event, body = body[intro], body[intro + 1 :]
        assert isinstance(event, Event | Poster)
        opens = replace(owner, box=event, opens=True)
        yield from _box(event, article.body[:intro], (opens, target), setting, notes)
    tail = _tail_block(body)
    for block in body:
        yield from _block(block, (owner, block is tail), setting, notes)
        notes = {label: note for label, note in notes.items() if label not in marks_in(block)}
    if source := article.runs("end_source"):
        label = (Text(look.end_source_label),) if look.end_source_label else ()
        yield _worded((*label, *source), look.end_source, setting, notes), owner


def _intro(body: tuple[Block, ...], setting: Setting) -> int | None:
    """How many blocks stand before an article's event if they are few words that begin on its page; else None."""
    length = 0
    for number, block in enumerate(body):
        match block:
            case Event() | Poster():
                pictured = isinstance(block, Poster) and bool(block.path)
                return None if pictured and length else number
            case Paragraph():
                length += len(plain(block.runs))
            case Comment() | Note():
                pass
            case _:
                return None
        if length > setting.layout.article.event_intro:
            return None
    return None


def _running(setting: Setting) -> str:
    return next(iter(setting.layout.sequenced("article")), "article")


def _opening_template(article: Article, spot: Spot, setting: Setting) -> tuple[str, bool]:
    """The template an article begins with (empty = the running one) and whether its title has a rule above it."""
    asked = article.word("template")
    if asked and setting.layout.flowing(asked):
        return asked, True
    if asked:
        _report_template(asked, setting, Place(article.path, article.head.lines[0] if article.head else 1))
    openers = setting.layout.sequenced("opener")
    if spot.first and openers and spot.section.opener != "none":
        return openers[0], False
    return "", True


def _worded(runs: Runs, style_name: str, setting: Setting, notes: Mapping[str, NoteText]) -> Leafy:
    style = setting.style(style_name)
    said = passage(runs, style.text, setting)
    leaf = TextLeaf(said, style, setting)
    return Leafy((leaf,), setting, style.before, style.after, dict(notes), keep=style.keep_next)


def _tail_block(body: tuple[Block, ...]) -> Block | None:
    """The block after whose last word the end mark stands: the last printed one, if it is words."""
    printed = [block for block in body if not isinstance(block, Comment | Note | Directive)]
    return printed[-1] if printed and isinstance(printed[-1], Paragraph | List) else None


def _block(
    block: Block, place: tuple[Owner, bool], setting: Setting, notes: Mapping[str, NoteText]
) -> Iterator[tuple[Entry, Owner]]:
    owner, tail = place
    match block:
        case Directive():
            if (entry := _directive(block, setting)) is not None:
                yield entry, owner
        case Event() | Poster():
            yield from _box(block, (), (replace(owner, box=block), ()), setting, notes)
        case Comment() | Note() | Head():
            return
        case _:
            child = child_of(block, setting, notes, _marks(block, owner.article))
            if child is not None:
                yield (_ended(child, setting) if tail and isinstance(child, Leafy) else child), owner


def _marks(block: Block, article: Article) -> tuple[str, ...]:
    """The names of the targets at a block: that of its label, and the outline's at a heading."""
    label = (label_target(article, block.attrs.label),) if block.attrs.label else ()
    return (*label, *(name for heading, name in heading_targets(article) if heading is block))


def _directive(block: Directive, setting: Setting) -> Entry | None:
    match block.name, block.value:
        case "break", "page":
            return ForcedBreak()
        case "break", "column":
            return ForcedBreak(column=True)
        case "template", name if setting.layout.flowing(name):
            return ForcedBreak(name)
        case "template", name:
            _report_template(name, setting, setting.place(block))
    return None


def _report_template(name: str, setting: Setting, place: Place) -> None:
    """Says that text cannot be sent to a template, and which there are."""
    known = ", ".join(template.name for template in setting.layout.templates if template.frames)
    there = setting.layout.template(name) is not None
    code = "typeset-template-frames" if there else "typeset-template-unknown"
    setting.sink.add(code, place=place, name=name, known=known)


def child_of(
    block: Block, setting: Setting, notes: Mapping[str, NoteText], marks: tuple[str, ...] = ()
) -> Child | None:
    """The child that a block of the running text becomes; None = nothing is printed."""
    match block:
        case Heading():
            return heading(block, setting, notes, marks)
        case Table():
            return table_child(block, setting, notes, marks)
        case Figure():
            return figure_child(block, setting, notes, marks)
        case FigureRow():
            return figure_row_child(block, setting, notes, marks)
        case Chart():
            return chart_child(block, setting, notes, marks)
        case FieldList():
            return fields_child(block, setting, notes, inset_leaves, marks)
        case Sponsors():
            return sponsors_child(block, setting, marks)
        case Qr():
            return qr_child(block, setting, marks)
        case _:
            return _words(block, setting, notes, marks)


def _words(block: Block, setting: Setting, notes: Mapping[str, NoteText], marks: tuple[str, ...]) -> Leafy | None:
    body = setting.style("body")
    look = Page(body, body.after, inset_leaves)
    common = {"notes": dict(notes), "block": block.id, "marks": marks}
    match block:
        case Paragraph():
            style = paragraph_style(block, body, setting)
            said = passage(in_lang(block.runs, block.attrs.get("lang") or None), style.text, setting, block.id)
            leaf = TextLeaf(said, style, setting, block.id)
            return Leafy((leaf,), setting, style.before, style.after, keep=style.keep_next, **common)  # type: ignore[arg-type]
        case List():
            around = setting.layout.lists.around
            return _leafy(list_leaves(block, look, setting), setting, (around, around), common, role="L")
        case Quote():
            style = setting.style("quote")
            made = leaves_of(block.blocks, Page(style, style.after, inset_leaves), setting)
            return _leafy(made, setting, (style.before, style.after), common, role="BlockQuote")
        case Callout():
            return _callout(block, setting, common)
        case Raw():
            return _leafy((raw_leaf(block, look, setting),), setting, (body.after, body.after), common)
        case _:
            return None


def _leafy(
    leaves: tuple[Leaf, ...], setting: Setting, space: tuple[float, float], common: dict[str, object], role: str = "P"
) -> Leafy | None:
    if not leaves:
        return None
    return Leafy(leaves, setting, *space, role=role, **common)  # type: ignore[arg-type]


def _callout(block: Callout, setting: Setting, common: dict[str, object]) -> Leafy | None:
    box = setting.layout.box("callout")
    body = setting.style(box.body)
    leaves: tuple[Leaf, ...] = leaves_of(block.blocks, Page(body, body.after, inset_leaves), setting)
    if block.title:
        style = replace(setting.style(box.title), orphans=9, widows=9)
        title = TextLeaf(
            passage(block.title, style.text, setting, block.id), style, setting, block.id, after=style.after, keep=1
        )
        leaves = (title, *leaves)
    if not leaves:
        return None
    return Leafy(
        leaves,
        setting,
        box.before,
        box.after,
        box=box,
        role="Sect",
        wide=box.span == "wide",
        **common,  # type: ignore[arg-type]
    )


def _ended(child: Leafy, setting: Setting) -> Leafy:
    """The child with the end mark after its last word."""
    tail, last = _end_items(setting), child.leaves[-1]
    if not tail or not isinstance(last, TextLeaf):
        return child
    return replace(child, leaves=(*child.leaves[:-1], replace(last, tail=tail)))


def _end_items(setting: Setting) -> tuple[Item, ...]:
    look = setting.layout.article
    if not look.end_mark:
        return ()
    drawing = layout_art(look.end_mark, setting)
    return end_mark(drawing.items, (drawing.width, drawing.height), setting) if drawing else ()


# ---------------------------------------------------------------------------------------------------- full pages
def _box(
    block: Event | Poster,
    intro: tuple[Block, ...],
    whose: tuple[Owner, tuple[str, ...]],
    setting: Setting,
    notes: Mapping[str, NoteText],
) -> Iterator[tuple[Entry, Owner]]:
    """A poster picture on a page of its own, or an event set from its facts in the event template's frames."""
    owner, marks = whose
    if block.attrs.label:
        marks = (*marks, label_target(owner.article, block.attrs.label))
    if isinstance(block, Poster) and block.path:
        names = setting.layout.sequenced("poster")
        yield FullPage(names[0] if names else _running(setting), PosterBody(block, setting, marks)), owner
        return
    names = setting.layout.sequenced("event")
    yield ForcedBreak(names[0] if names else None), owner
    style = setting.style("event")
    look = setting.within(layout=replace(setting.layout, styles=(*_without_body(setting), ("body", style))))
    blocks = (*_printed(intro), *_printed(block.blocks if names else tuple(unboxed(block))))
    children = [child for inner in blocks if (child := child_of(inner, look, notes)) is not None]
    if not children:
        blank = TextLeaf(passage((Text(" "),), style.text, look), style, look, block.id)
        children = [Leafy((blank,), look, block=block.id)]
    for index, child in enumerate(children):
        yield (_with_marks(child, marks) if index == 0 else child), owner
    yield ForcedBreak(_running(setting)), replace(owner, box=None, opens=False)


def _printed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(inner for inner in blocks if not isinstance(inner, Comment | Note))


def _without_body(setting: Setting) -> tuple[tuple[str, ParStyle], ...]:
    return tuple(pair for pair in setting.layout.styles if pair[0] != "body")


def _with_marks(child: Child, marks: tuple[str, ...]) -> Child:
    return replace(child, marks=(*getattr(child, "marks", ()), *marks)) if hasattr(child, "marks") else child  # type: ignore[type-var]


@dataclass(frozen=True, eq=False)
class PosterBody:
    """What a poster's page shows: its picture, fitted whole; its transcript goes to readers."""

    block: Poster
    setting: Setting
    marks: tuple[str, ...] = ()


def transcript(block: Poster) -> str:
    """The poster's words in reading order, for readers that cannot see it."""
    said = [block.alt]
    for inner in walk(block.blocks):
        if isinstance(inner, Paragraph | Heading):
            said.append(plain(inner.runs))
    return " ".join(text for text in said if text)
