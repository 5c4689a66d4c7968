"""An issue becomes the stream of the flow: every article's blocks as children, in order, with their owners.

It decides which child a block becomes; it measures nothing. How an article begins is decided in ``beginning``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass, replace
from kiclayout.base.units import parse_length
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
from kiclayout.content.issue import Article
from kiclayout.content.walk import notes as notes_of
from kiclayout.content.walk import walk, words_of
from kiclayout.design.layout import HeadingStyle
from kiclayout.scene.items import Item
from kiclayout.text.lexicon import learn
from kiclayout.typeset.art import layout_art
from kiclayout.typeset.atoms import Child, Entry, ForcedBreak, FullPage, NoteText, RunOn
from kiclayout.typeset.beginning import Beginning, Spot, beginning, box_template, report_template, running
from kiclayout.typeset.blocks import Leafy, spaced
from kiclayout.typeset.charts import chart_child
from kiclayout.typeset.fields import fields_child, qr_child, sponsors_child
from kiclayout.typeset.figure import figure_child, figure_row_child
from kiclayout.typeset.footnotes import called, footnotes, numbered
from kiclayout.typeset.headings import Opening, end_mark, heading, opening
from kiclayout.typeset.inline import passage
from kiclayout.typeset.inset import inset_leaves, unboxed
from kiclayout.typeset.leaf import Leaf, TextLeaf
from kiclayout.typeset.leaves import Page, in_lang, leaves_of, list_leaves, paragraph_style, raw_leaf
from kiclayout.typeset.refs import Owner, article_target, heading_targets, label_target, labels_asked
from kiclayout.typeset.setting import Landing, Setting
from kiclayout.typeset.table import table_child


@dataclass(frozen=True, slots=True)
class Lot:
    """The entries of one article, and whose each of them is."""

    entries: tuple[tuple[Entry, Owner], ...]
    article: Article

    @property
    def new_page(self) -> bool:
        """Whether the article begins on a new page."""
        return bool(self.entries) and isinstance(self.entries[0][0], ForcedBreak)


def collect(article: Article, spot: Spot, setting: Setting, landings: Mapping[str, Landing]) -> Lot:
    """The entries of an article; those of one that nothing changed for are the same objects as before."""
    labels = setting.shelf.children.get(("asked", Same(article)), lambda: labels_asked(article))
    assert isinstance(labels, tuple)
    asked = tuple(sorted(_asked(article, labels, landings).items()))
    lang = article.word("lang") or setting.lang
    own = setting.within(part=spot.part, file=article.path, landings=dict(asked), lang=lang)
    section = (spot.section.id, spot.section.opener)
    key = (Same(article), Same(setting.layout), spot.part, spot.first, section, asked, own.overridden)
    lot = setting.shelf.children.get(key, lambda: _lot(article, spot, own))
    assert isinstance(lot, Lot)
    return lot


def _lot(article: Article, spot: Spot, setting: Setting) -> Lot:
    known = setting.shelf.children.get(("known", Same(article)), lambda: _known(article))
    assert isinstance(known, dict)
    return Lot(tuple(_entries(article, spot, setting.within(**known))), article)


def _known(article: Article) -> dict[str, object]:
    """What every block's setting knows of its article, whatever the layout."""
    tables = {b.attrs.label: b for b in walk(article.blocks) if isinstance(b, Table) and b.attrs.label}
    return {
        "notes": notes_of(article),
        "numbers": numbered(article),
        "called": called(article),
        "tables": tables,
        "lexicon": learn(words_of(article.blocks)),
    }


def _asked(article: Article, labels: tuple[str, ...], landings: Mapping[str, Landing]) -> dict[str, Landing]:
    """The landings that the article's references name, under the names they use."""
    wanted: dict[str, Landing] = {}
    for name in labels:
        for spelled in (f"{article.name}/{name}", name):
            if spelled in landings:
                wanted[spelled] = landings[spelled]
    return wanted


# ---------------------------------------------------------------------------------------------------- one article
def _entries(article: Article, spot: Spot, setting: Setting) -> Iterator[tuple[Entry, Owner]]:
    notes = dict[str, NoteText](footnotes(setting, inset_leaves))
    begins = beginning(article, spot, setting)
    owner, target = Owner(spot.part, article), (article_target(article),)
    yield from _breaks(begins, spot, owner, setting)
    body = article.body
    if begins.intro is None:
        yield from _titled(article, (owner, target), begins.ruled, setting, notes)
    else:
        event, intro, body = body[begins.intro], body[: begins.intro], body[begins.intro + 1 :]
        assert isinstance(event, Event | Poster)
        opens = replace(owner, box=event, opens=True)
        yield from _box(event, (*_said_above(article), *intro), (opens, target), setting, notes)
    tail = _tail_block(body)
    space, heads = 0.0, True
    for block in body:
        own = setting.within(after_heading=True) if heads else setting
        for entry, whose in _block(block, (owner, block is tail), own, notes):
            yield spaced(entry, space), whose
            space, heads = 0.0, isinstance(block, Heading)
        space = max(space, _space(block, setting))
    if source := article.runs("end_source"):
        yield spaced(_end_source(source, setting, notes), space), owner


def _breaks(begins: Beginning, spot: Spot, owner: Owner, setting: Setting) -> Iterator[tuple[Entry, Owner]]:
    """What an article begins behind: a new page or not, and its part's opener if that is a page of its own."""
    if begins.template or setting.layout.article.new_page or spot.first:
        yield ForcedBreak(begins.template or running(setting.layout)), owner
    else:
        yield RunOn(), owner
    if begins.before:
        yield FullPage(begins.before, None), owner


def _titled(
    article: Article, whose: tuple[Owner, tuple[str, ...]], ruled: bool, setting: Setting, notes: Mapping[str, NoteText]
) -> Iterator[tuple[Entry, Owner]]:
    """The article's opening and its lead."""
    owner, marks = whose
    yield opening(article, setting, notes, Opening(ruled, marks)), owner
    if lead := article.runs("lead"):
        yield _worded(lead, setting.layout.article.lead, setting, notes), owner


def _said_above(article: Article) -> tuple[Paragraph, ...]:
    """Subtitle and lead as paragraphs, for an article that begins with its event."""
    said = (article.runs(key) for key in ("subtitle", "lead"))
    return tuple(Paragraph(runs=runs, id=article.id) for runs in said if runs)


def _end_source(source: Runs, setting: Setting, notes: Mapping[str, NoteText]) -> Leafy:
    look = setting.layout.article
    label = (Text(look.end_source_label),) if look.end_source_label else ()
    return _worded((*label, *source), look.end_source, setting, notes)


def _space(block: Block, setting: Setting) -> float:
    """The space that ``{space: 6mm}`` asks for above what follows, in points."""
    if not isinstance(block, Directive) or block.name != "space":
        return 0.0
    try:
        return max(parse_length(block.value), 0.0)
    except ValueError:  # a finding on reading
        return 0.0


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
    wanted = setting.override(block.attrs.label).template if block.attrs.label else ""
    if wanted and (found := setting.layout.template(wanted)) and found.frames:
        yield ForcedBreak(wanted), owner
    match block:
        case Poster() if block.empty:
            return  # a finding on reading
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
        case "template", name if (found := setting.layout.template(name)) and found.frames:
            return ForcedBreak(name)
        case "template", name:
            report_template(name, setting, setting.place(block))
    return None


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
        case FigureRow() if any(isinstance(inner, Figure) for inner in block.blocks):
            return figure_row_child(block, setting, notes, marks)
        case FigureRow():
            return None
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
            if setting.after_heading and not style.indent_after_heading:
                style = replace(style, first_indent=0.0)
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
    asked = owner.article.word("template")
    if isinstance(block, Poster) and block.path:
        template = box_template(setting.layout, "poster", asked) or running(setting.layout)
        yield FullPage(template, PosterBody(block, setting, marks)), owner
        return
    template = box_template(setting.layout, "event", asked)
    yield ForcedBreak(template or None), owner
    look = _in_event(setting.within(lang=block.lang) if isinstance(block, Poster) and block.lang else setting)
    inside = (*_printed(intro), *_printed(block.blocks if template else tuple(unboxed(block))))
    entries = tuple(_inside(inside, look, notes)) or (_blank(block, look),)
    for index, entry in enumerate(entries):
        yield (_with_marks(entry, marks) if index == 0 else entry), owner
    yield ForcedBreak(running(setting.layout)), replace(owner, box=None, opens=False)


def _inside(blocks: tuple[Block, ...], setting: Setting, notes: Mapping[str, NoteText]) -> Iterator[Entry]:
    """The entries of an event's blocks; breaks and spaces before the first of them mean nothing."""
    space, begun = 0.0, False
    for block in blocks:
        if isinstance(block, Directive):
            entry: Entry | None = _directive(block, setting) if begun else None
        else:
            entry = child_of(block, setting, notes, _own_mark(block, setting))
        if entry is not None:
            yield spaced(entry, space if begun else 0.0)
            space, begun = 0.0, True
        space = max(space, _space(block, setting))


def _own_mark(block: Block, setting: Setting) -> tuple[str, ...]:
    return (setting.target(block.attrs.label),) if block.attrs.label else ()


def _blank(block: Event | Poster, setting: Setting) -> Leafy:
    """A blank line, so that an event without facts has its page."""
    style = setting.style("body")
    leaf = TextLeaf(passage((Text(" "),), style.text, setting), style, setting, block.id)
    return Leafy((leaf,), setting, block=block.id)


def _in_event(setting: Setting) -> Setting:
    """``setting`` with the styles of event pages: their text, and plain headings where there is a style for them."""
    layout, style = setting.layout, setting.style("event")
    styles = (*(pair for pair in layout.styles if pair[0] != "body"), ("body", style))
    lists = replace(
        layout.lists, gap=min(layout.lists.gap, style.after / 2), around=min(layout.lists.around, style.after)
    )
    own = any(name == "event-heading" for name, _ in styles)
    headings = (HeadingStyle("event-heading"),) * 4 if own else layout.headings
    return setting.within(layout=replace(layout, styles=styles, headings=headings, lists=lists))


def _printed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(inner for inner in blocks if not isinstance(inner, Comment | Note))


def _with_marks(child: Entry, marks: tuple[str, ...]) -> Entry:
    return replace(child, marks=(*getattr(child, "marks", ()), *marks)) if hasattr(child, "marks") else child  # type: ignore[type-var]


@dataclass(frozen=True, eq=False)
class PosterBody:
    """What a poster's page shows: its picture, fitted whole; its transcript goes to readers."""

    block: Poster
    setting: Setting
    marks: tuple[str, ...] = ()


def transcript(block: Poster) -> str:
    """The poster's words in reading order, for readers that cannot see it."""
    said = [block.alt, plain(block.title), plain(block.title_zh)]
    for inner in walk(block.blocks):
        if isinstance(inner, Paragraph | Heading):
            said.append(plain(inner.runs))
    return " ".join(text for text in said if text)
