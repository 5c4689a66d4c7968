"""An article becomes the stream of the flow: its entries in order, with their owners.

Entries of blocks for which nothing changed are the same objects as before (``kept``). How an article begins is decided
in ``beginning``, which child a block is in ``collect``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import NamedTuple

from kiclayout.base.diagnostics import Sink
from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps, finished
from kiclayout.base.units import parse_length
from kiclayout.content.block import (
    Block,
    Chart,
    Comment,
    Directive,
    Event,
    Figure,
    FigureRow,
    Head,
    Heading,
    List,
    Note,
    Paragraph,
    Poster,
    Table,
)
from kiclayout.content.issue import Article
from kiclayout.content.walk import blocks_of, said_in
from kiclayout.content.walk import notes as notes_of
from kiclayout.text.lexicon import learned, stems_of
from kiclayout.typeset.adapted import in_event
from kiclayout.typeset.anchors import anchors_in
from kiclayout.typeset.atoms import Child, Entry, ForcedBreak, FullPage, NoteText, RunOn
from kiclayout.typeset.beginning import Beginning, Spot, beginning, box_template, first_page, report_template, running
from kiclayout.typeset.blocks import Leafy, spaced
from kiclayout.typeset.collect import blank, child_of, end_source, ended, worded
from kiclayout.typeset.footnotes import called, counted, footnote
from kiclayout.typeset.headings import Opening, opening
from kiclayout.typeset.initials import initialled
from kiclayout.typeset.inline import Source
from kiclayout.typeset.inset import inset_leaves, unboxed
from kiclayout.typeset.kept import kept
from kiclayout.typeset.leaves import paragraph_style
from kiclayout.typeset.posters import PosterBody
from kiclayout.typeset.refs import Owner, article_target, heading_targets, labels_asked
from kiclayout.typeset.setting import Landing, Setting
from kiclayout.typeset.shelf import Shelf
from kiclayout.typeset.wrap import WrapChild, grouped

Placed = tuple[Entry, Owner]


@dataclass(frozen=True, slots=True)
class Lot:
    """What an article gives the flow.

    Attributes:
        entries: In order, and whose each of them is.
        article: The article.
        said: What was found wrong with it, in sinks to which its entries may still add.
    """

    entries: tuple[Placed, ...]
    article: Article
    said: tuple[Sink, ...] = ()

    @property
    def new_page(self) -> bool:
        """Whether the article begins on a new page."""
        return bool(self.entries) and isinstance(self.entries[0][0], ForcedBreak)


def collect(article: Article, spot: Spot, setting: Setting, landings: Mapping[str, Landing]) -> Lot:
    """The entries of an article; those of one that nothing changed for are the same objects as before."""
    return finished(collecting(article, spot, setting, landings))


def collecting(article: Article, spot: Spot, setting: Setting, landings: Mapping[str, Landing]) -> Steps[Lot]:
    """``collect`` in steps of a block."""
    asked = tuple(sorted(_asked(article, landings).items()))
    lang = article.word("lang") or setting.lang
    own = setting.within(part=spot.part, file=article.path, landings=dict(asked), lang=lang, sink=Sink())
    section = (spot.section.id, spot.section.opener)
    whole = (Same(article), Same(setting.layout), Same(setting.partners), spot.part, spot.first, section)
    around = (asked, own.overridden, tuple(setting.awaited.items()), lang)
    key, lots = (*whole, *around), setting.shelf.children
    fresh = [] if lots.knows(key) else [(yield from _lot(article, spot, own))]
    lot = lots.get(key, fresh.pop)
    assert isinstance(lot, Lot)
    return lot


def _lot(article: Article, spot: Spot, setting: Setting) -> Steps[Lot]:
    known = setting.shelf.children.get(("known", Same(article)), lambda: _known(article, setting.shelf))
    assert isinstance(known, dict)
    bench, entries = _bench(setting.within(**known)), list[Placed]()
    for entry in _entries(article, spot, bench):
        entries.append(entry)
        yield
    return Lot(tuple(entries), article, (setting.sink, *bench.said))


def _known(article: Article, shelf: Shelf) -> dict[str, object]:
    """What every block's setting knows of its article, whatever the layout."""
    stand = called(article)
    stems = (shelf.stems.get(Same(block), partial(_stems, block)) for block in article.blocks)
    lexicon = learned(chain.from_iterable(stems))
    tables = {b.attrs.label: b for b in blocks_of(article) if isinstance(b, Table) and b.attrs.label}
    return {
        "notes": notes_of(article),
        "numbers": counted(stand),
        "called": stand,
        "tables": tables,
        "lexicon": shelf.children.get(("lexicon", lexicon), lambda: lexicon),  # mostly an older one knows the same
    }


def _stems(block: Block) -> tuple[str, ...]:
    return stems_of((said_in(Same(block)),))


def _asked(article: Article, landings: Mapping[str, Landing]) -> dict[str, Landing]:
    """The landings that the article's references name, under the names they use."""
    wanted: dict[str, Landing] = {}
    for name in labels_asked(article):
        for spelled in (f"{article.name}/{name}", name):
            if spelled in landings:
                wanted[spelled] = landings[spelled]
    return wanted


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where the entries of one article are made.

    Attributes:
        setting: The article's.
        notes: The texts of its notes, by label.
        said: The sinks of the entries made so far; grows.
    """

    setting: Setting
    notes: Mapping[str, NoteText]
    said: list[Sink]

    def entry(
        self, name: Hashable, blocks: tuple[Block, ...], make: Callable[[Setting], Entry | None], setting: Setting
    ) -> Entry | None:
        """The entry that ``make`` makes of ``blocks``; see ``kept``."""
        one = kept(name, blocks, setting, self.notes, make)
        self.said.append(one.said)
        return one.entry  # type: ignore[return-value]


def _bench(setting: Setting) -> _Bench:
    said: list[Sink] = []
    notes: dict[str, NoteText] = {}
    for label, number in setting.numbers.items():
        if note := setting.notes.get(label):
            notes[label] = _note(note, number, setting, said)
    return _Bench(setting, notes, said)


def _note(note: Note, number: int, setting: Setting, said: list[Sink]) -> NoteText:
    one = kept(("note", number), (note,), setting, {}, lambda own: footnote(note, number, own, inset_leaves))
    said.append(one.said)
    return one.entry  # type: ignore[return-value]


# ---------------------------------------------------------------------------------------------------- one article
def _entries(article: Article, spot: Spot, bench: _Bench) -> Iterator[Placed]:
    setting = bench.setting
    begins = beginning(article, spot, setting)
    owner, target = Owner(spot.part, article), (article_target(article),)
    runs_on = not (begins.template or setting.layout.article.new_page or spot.first)
    yield from _breaks(begins, runs_on, owner, setting)
    body = article.body
    if begins.intro is None:
        yield from _titled(owner, Opening(begins.ruled, target, runs_on), bench)
    else:
        event, intro, body = body[begins.intro], body[: begins.intro], body[begins.intro + 1 :]
        assert isinstance(event, Event | Poster)
        opens = replace(owner, box=event, opens=True)
        yield from _box(event, (*_said_above(article), *intro), (opens, target), bench)
    yield from _body(body, owner, bench)


def _body(body: tuple[Block, ...], owner: Owner, bench: _Bench) -> Iterator[Placed]:
    """The entries of what stands below an article's opening, with its source below the last of its text."""
    article, tail, setting = owner.article, _tail_block(body), bench.setting
    end = _text_end(body, len(body) == len(article.body))
    marks = {id(heading): name for heading, name in heading_targets(article)}
    space, heads, first = 0.0, True, owner.box is None
    for group in grouped(body, setting):
        block = group[0]
        if end < len(body) and block is body[end]:
            yield from _ending(body[:end], space, owner, bench)
        own = setting.within(after_heading=True) if heads else setting
        names = (marks[id(block)],) if id(block) in marks else ()
        ends = _Ends(first, tail is not None and any(one is tail for one in group))
        for entry, whose in _block(group, (owner, ends, names, space), own, bench):
            yield entry, whose
            space, heads = 0.0, isinstance(block, Heading)
            first = first and isinstance(block, Paragraph) and not _is_running(block, setting)
        space = max(space, _space(block, setting))
    if end == len(body):
        yield from _ending(body, space, owner, bench)


def _text_end(body: tuple[Block, ...], titled: bool) -> int:
    """Where the pages of events and posters begin that an article ends with, if text or a title stands before them."""
    count = len(body)
    while count and isinstance(body[count - 1], Comment | Note | Directive | Event | Poster):
        count -= 1
    boxes = (at for at in range(count, len(body)) if isinstance(body[at], Event | Poster))
    return next(boxes, len(body)) if count or titled else len(body)


def _ending(text: tuple[Block, ...], above: float, owner: Owner, bench: _Bench) -> Iterator[Placed]:
    """The source at the end of ``text``, with the space ``above`` it, if the article has one."""
    article = owner.article
    source, blocks = article.runs("end_source"), (article.head,) if article.head else ()
    if not source:
        return

    def made(own: Setting) -> Entry:
        return spaced(end_source(source, article.id, own, bench.notes), above)

    last = bench.entry(("end source", article.id, above), blocks, made, bench.setting)
    if last is not None:
        if text and isinstance(text[-1], Chart | Figure | FigureRow | Table):
            yield RunOn(article=False), owner
        yield last, owner


def _breaks(begins: Beginning, runs_on: bool, owner: Owner, setting: Setting) -> Iterator[Placed]:
    """What an article begins behind: a new page or not, and its part's opener if that is a page of its own."""
    yield RunOn() if runs_on else ForcedBreak(begins.template or first_page(setting.layout)), owner
    if begins.before:
        yield FullPage(begins.before, None), owner


def _titled(owner: Owner, how: Opening, bench: _Bench) -> Iterator[Placed]:
    """The article's opening and its lead."""
    article = owner.article
    blocks = tuple(block for block in (article.head, article.title_block) if block is not None)
    name = (article.id, how)
    head = bench.entry(("opening", name), blocks, lambda own: opening(article, own, bench.notes, how), bench.setting)
    if head is not None:
        yield head, owner
    if (lead := article.runs("lead")) and bench.setting.layout.article.opening == "column":
        said, style = Source(article.id, "lead"), bench.setting.layout.article.lead
        entry = bench.entry(
            ("lead", name), blocks, lambda own: worded(lead, style, (own, bench.notes), said), bench.setting
        )
        if entry is not None:
            yield entry, owner


def _said_above(article: Article) -> tuple[Paragraph, ...]:
    """Subtitle and lead as paragraphs, for an article that begins with its event."""
    said = (article.runs(key) for key in ("subtitle", "lead"))
    return tuple(Paragraph(runs=runs, id=article.id) for runs in said if runs)


def _space(block: Block, setting: Setting) -> float:
    """The space that ``{space: 6mm}`` asks for above what follows, in points."""
    if not isinstance(block, Directive) or block.name != "space":
        return 0.0
    try:
        return max(parse_length(block.value), 0.0)
    except ValueError:  # a finding on reading
        return 0.0


def _tail_block(body: tuple[Block, ...]) -> Block | None:
    """The block after whose last word the end mark stands: the last printed one, if it is words."""
    printed = [block for block in body if not isinstance(block, Comment | Note | Directive)]
    return printed[-1] if printed and isinstance(printed[-1], Paragraph | List) else None


class _Ends(NamedTuple):
    """Whether a block is the first or the last of its article."""

    first: bool = False
    last: bool = False


def _block(
    group: tuple[Block, ...], place: tuple[Owner, _Ends, tuple[str, ...], float], setting: Setting, bench: _Bench
) -> Iterator[Placed]:
    """The entries of a block, with those that may stand beside it."""
    (owner, ends, names, space), block = place, group[0]
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
            yield from _box(block, (), (replace(owner, box=block), ()), bench)
        case Comment() | Note() | Head():
            return
        case _:
            child = _child(group, (*_target(block, setting), *names), (ends, space), setting, bench)
            if child is not None:
                yield child, owner


def _child(
    group: tuple[Block, ...], marks: tuple[str, ...], place: tuple[_Ends, float], setting: Setting, bench: _Bench
) -> Entry | None:
    (ends, space), figure = place, group[0]

    def made(own: Setting) -> Entry | None:
        if isinstance(figure, Figure) and len(group) > 1:
            texts = tuple(_texts(group[1:], ends, own, bench.notes))
            child: Child | None = WrapChild(figure, texts, own, bench.notes, marks)
        else:
            child = _dressed(figure, (marks, ends), own, bench.notes)
        return spaced(child, space) if child is not None else None

    return bench.entry(("child", marks, ends, space), group, made, setting)


def _dressed(
    block: Block, place: tuple[tuple[str, ...], _Ends], setting: Setting, notes: Mapping[str, NoteText]
) -> Child | None:
    """The child of a block, with the drop cap of the article's first paragraph and the mark at its end."""
    marks, ends = place
    child = child_of(block, setting, notes, marks)
    if ends.first and isinstance(child, Leafy) and _is_running(block, setting):
        child = initialled(child, setting)
    return ended(child, setting) if ends.last and isinstance(child, Leafy) else child


def _texts(blocks: tuple[Block, ...], ends: _Ends, setting: Setting, notes: Mapping[str, NoteText]) -> Iterator[Leafy]:
    """What stands beside a figure; the first of it stands as if there were no figure."""
    printed = _printed(blocks)
    first = ends.first
    for block in printed:
        own = setting if block is printed[0] else setting.within(after_heading=False)
        child = _dressed(block, (_target(block, setting), _Ends(first, ends.last and block is printed[-1])), own, notes)
        first = first and not _is_running(block, setting)
        if isinstance(child, Leafy):
            yield child


def _target(block: Block, setting: Setting) -> tuple[str, ...]:
    """The name of the target at a block, if it has a label; blocks inside it say theirs themselves."""
    return (setting.target(block.attrs.label),) if block.attrs.label else ()


def _is_running(block: Block, setting: Setting) -> bool:
    """Whether a block is a paragraph of running text, not one in a style of its own."""
    body = setting.style("body")
    return isinstance(block, Paragraph) and paragraph_style(block, body, setting) is body


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


# ---------------------------------------------------------------------------------------------------- events, posters
def _box(
    block: Event | Poster, intro: tuple[Block, ...], whose: tuple[Owner, tuple[str, ...]], bench: _Bench
) -> Iterator[Placed]:
    """A poster picture on a page of its own, or an event set from its facts in the event template's frames."""
    (owner, marks), setting = whose, bench.setting
    asked = owner.article.word("template")
    if isinstance(block, Poster) and block.path:
        marks = (*marks, *_target(block, setting), *(name for _, name in anchors_in(block, setting)))
        poster, template = block, box_template(setting.layout, "poster", asked) or running(setting.layout)
        page = bench.entry(
            ("poster", template, marks), (poster,), lambda s: FullPage(template, PosterBody(poster, s, marks)), setting
        )
        yield page or FullPage(template, None), owner
        return
    if block.attrs.label:
        marks = (*marks, setting.target(block.attrs.label))
    template = box_template(setting.layout, "event", asked)
    yield ForcedBreak(template or None), owner
    look = in_event(setting.within(lang=block.lang) if isinstance(block, Poster) and block.lang else setting)
    inside = (*_printed(intro), *_opened(block.blocks if template else tuple(unboxed(block, look)), look))
    yield from ((entry, owner) for entry in _inside(inside, (block, marks), look, bench))
    yield ForcedBreak(running(setting.layout)), replace(owner, box=None, opens=False)


def _inside(
    blocks: tuple[Block, ...], box: tuple[Event | Poster, tuple[str, ...]], setting: Setting, bench: _Bench
) -> Iterator[Entry]:
    """The entries of an event's blocks, the first with the event's marks.

    Breaks and spaces before the first of them mean nothing; an event without any has a blank line, and so its page.
    """
    event, marks = box
    space, begun = 0.0, False
    for block in blocks:
        entry: Entry | None = None
        if isinstance(block, Directive):
            entry = _directive(block, setting) if begun else None
        else:
            own = _target(block, setting)
            place = (_Ends(), space if begun else 0.0)
            entry = _child((block,), own if begun else (*own, *marks), place, setting, bench)
        if entry is not None:
            yield entry
            space, begun = 0.0, True
        space = max(space, _space(block, setting))
    if not begun:
        empty = bench.entry(("blank", marks), (event,), lambda own: replace(blank(event, own), marks=marks), setting)
        if empty is not None:
            yield empty


def _opened(blocks: tuple[Block, ...], setting: Setting) -> Iterator[Block]:
    """The blocks of an event; what an event or poster inside it says stands among them, its label with the first."""
    for block in _printed(blocks):
        if not isinstance(block, Event | Poster):
            yield block
            continue
        for number, inner in enumerate(_opened(tuple(unboxed(block, setting)), setting)):
            label = inner.attrs.label or (None if number else block.attrs.label)
            yield replace(inner, attrs=replace(inner.attrs, label=label))


def _printed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(inner for inner in blocks if not isinstance(inner, Comment | Note))
