"""Inline content becomes spans, lines become items: the bridge between words and the text engine.

It decides the look of marks (bold, superscript, references, links) and recognises bare addresses. It breaks nothing
and shapes nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kiclayout.base.geometry import Rect
from kiclayout.base.memo import Same
from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass, replace
from kiclayout.content.addresses import addresses
from kiclayout.content.inline import (
    BOLD,
    DOTS,
    EMPHASIS,
    NOBREAK,
    SMALL,
    SUBSCRIPT,
    SUPERSCRIPT,
    Break,
    Gloss,
    Inline,
    Link,
    NoteRef,
    PageRef,
    Runs,
    Text,
    plain,
)
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Glyph, Glyphs, Item, LinkArea, Mark, rectangle
from kiclayout.scene.tags import Tag, Tags
from kiclayout.text.justify import Line, LineRun
from kiclayout.text.lexicon import PLAIN
from kiclayout.text.lines import Measure, break_lines
from kiclayout.text.paragraph import Shaped, shape_paragraph
from kiclayout.text.spans import Span
from kiclayout.typeset.dots import DOT, dots
from kiclayout.typeset.refs import worded
from kiclayout.typeset.ruby import bases, readings
from kiclayout.typeset.setting import Setting

BOLD_WEIGHT = 600
"""Emphasis in running text (brand.md 2: weight 600, no italics)."""

RAISED, LOWERED, SMALLER = 0.36, -0.16, 0.64
"""Superscripts and subscripts: shift in ems of the host, size as a share of it (C11: 60 to 70 %)."""

NOTE_TARGET, CALL_TARGET = "#note:", "#call:"
"""How links to a footnote and back to its first mark begin; the article's file and the note's label follow."""

_UNIT = re.compile(r"단위|单位|單位|[Uu]nit")
"""What says that a unit is one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words ready for the text engine.

    Attributes:
        spans: Their concatenated texts are the passage.
        notes: Footnotes by the character after which the mark stands that they stand with: (offset in the passage,
            label).
    """

    spans: tuple[Span, ...]
    notes: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words of a passage come from, for their origins.

    Attributes:
        block: Session id.
        field: Which of the block's passages; see ``Origin``.
        at: Characters of it that stand before these words.
    """

    block: int
    field: str = ""
    at: int = 0


def passage(runs: Runs, style: TextStyle, setting: Setting, block: int | Source = 0) -> Passage:
    """The spans of ``runs`` in ``style``; ``block`` is where their origins lead (0 = generated words).

    Words for which neither the writer nor the style names a language are in that of the article.
    """
    spans: list[Span] = []
    notes: list[tuple[int, str]] = []
    source = block if isinstance(block, Source) else Source(block)
    at, length = source.at, 0
    for run in runs:
        if isinstance(run, NoteRef):
            notes += [(length, label) for label in setting.notes_with(run)]
        made = _spans(run, style, setting, (source, at))
        spans += made
        at += len(plain((run,)))
        length += sum(len(span.text) for span in made)
    if setting.lang != setting.fonts.lang:
        spans = [span if span.lang or span.style.lang else replace(span, lang=setting.lang) for span in spans]
    return Passage(tuple(spans), tuple(notes))


def unit_words(unit: Runs, style: TextStyle, setting: Setting, block: int | Source = 0) -> Passage:
    """The unit of a table or chart as the layout words it (``(단위: {unit})``), or as it is where that is said."""
    said = passage(unit, style, setting, block)
    before, _, after = setting.layout.word("unit", setting.lang[:2]).partition("{unit}")
    if not (before or after) or _UNIT.search(said.text):
        return said
    notes = tuple((at + len(before), label) for at, label in said.notes)
    return Passage((words(before, style), *said.spans, words(after, style)), notes)


def words(text: str, style: TextStyle, lang: str | None = None) -> Span:
    """A span of the program's own words."""
    return Span(text, style, lang=lang)


def shaped(spans: tuple[Span, ...], setting: Setting) -> Shaped:
    """The shaped paragraph of ``spans``, remembered."""
    body = setting.shelf.shaped.get(spans, lambda: shape_paragraph(spans, setting.fonts))
    if body.missing:
        body.report(setting.sink)  # told to everybody who uses the words, made now or remembered
    return body


def lines(body: Shaped, measure: Measure, style: ParStyle, setting: Setting, start: int = 0) -> tuple[Line, ...]:
    """The lines of ``body`` from character ``start`` at ``measure`` points, remembered for that very measure."""
    plain = _unspaced(style)
    lexicon = setting.lexicon if plain.align == "justify" else PLAIN
    key = (Same(body), measure, Same(plain), start, lexicon)
    return setting.shelf.lines.get(key, lambda: break_lines(body, measure, plain, start, lexicon=lexicon))


@lru_cache(maxsize=1024)
def _unspaced(style: ParStyle) -> ParStyle:
    """``style`` without what moves lines only up and down: one object for all styles that differ in nothing else."""
    return replace(style, leading=0.0, before=0.0, after=0.0, pad_top=0.0, pad_bottom=0.0)


def line_items(line: Line, x: float, baseline: float, setting: Setting, tags: Tags = ()) -> tuple[Item, ...]:
    """The items of one line whose measure begins at ``x`` and whose baseline is ``baseline``, as ``tags``."""
    items: list[Item] = []
    under, at = bases(line) if line.readings else {}, line.start
    for run in line.runs:
        own = (*tags, *_linked_tags(run.link)) if run.link else tags
        if run.text and run.glyphs:
            inner = (*own, *under[at]) if at in under else own
            items.append(_glyphs(run, x + run.x, baseline, setting, inner))
            if run.style.dots:
                items += dots(run, x + run.x, baseline, setting)
        if run.link:
            items += _link(run, x + run.x, baseline, setting, own)
            if run.link.startswith(NOTE_TARGET):
                items.append(Mark(CALL_TARGET[1:] + run.link[len(NOTE_TARGET) :], x + run.x, baseline - run.style.size))
        at += len(run.text)
    if line.readings:
        items += readings(line, (x, baseline), setting, tags)
    return tuple(items)


def caret_place(at: tuple[float, float], style: TextStyle, setting: Setting, origin: Origin) -> Glyphs:
    """A run without glyphs at a point: where a caret stands in a passage that has no words yet."""
    first = setting.fonts.setters(style.font, style.weight, "Hang")[0]
    return Glyphs(*at, first.face.key, style.size, setting.color(style.color), "", (), setting.lang, origin)


def _glyphs(run: LineRun, x: float, baseline: float, setting: Setting, tags: Tags) -> Glyphs:
    origin = Origin(run.block, run.at, run.at + len(run.text), run.field) if run.at is not None else None
    color = setting.color(run.style.color)
    place = (x, baseline - run.shift)
    return Glyphs(*place, run.face, run.size, color, run.text, run.glyphs, run.lang, origin, False, tags)


def _linked_tags(link: str) -> Tags:
    """The element of linked words; that of a note's mark says that it is one."""
    own = Tag("Link", link)
    return (Tag("Reference", link), own) if link.startswith(NOTE_TARGET) else (own,)


def _link(run: LineRun, x: float, baseline: float, setting: Setting, tags: Tags) -> list[Item]:
    width, size = run.width, run.style.size
    area = LinkArea(Rect(x, baseline - run.shift - 0.9 * size, width, 1.2 * size), run.link, run.text, tags)
    if not run.style.underline:
        return [area]
    rule = Rect(x, baseline + 1.6 - run.style.underline / 2, width, run.style.underline)
    return [area, rectangle(rule, setting.color(run.style.color))]


def _spans(run: Inline, style: TextStyle, setting: Setting, place: tuple[Source, int]) -> list[Span]:
    source, at = place
    match run:
        case Text():
            return _text(run, style, place)
        case Gloss():
            return _text(Text(f"{run.base}[{run.note}]", run.marks, run.lang), style, place)
        case Break():
            return [Span("\n", style, block=source.block, at=at, field=source.field)]
        case Link():
            return _linked(run, style, setting, place)
        case NoteRef():
            return _reference(run.label, style, setting)
        case PageRef():
            return [_page_reference(run, style, setting)]


def _text(run: Text, style: TextStyle, place: tuple[Source, int]) -> list[Span]:
    source, at = place
    block, field = source.block, source.field
    look, nobreak = marked(style, run.marks), NOBREAK in run.marks
    if run.ruby:
        return _read(run, replace(look, dots=0.0), place)
    spans, done = [], 0
    for start, end, link in addresses(run.text):
        if before := run.text[done:start]:
            spans.append(Span(before, look, run.lang, block, at + done, nobreak=nobreak, field=field))
        spans.append(Span(run.text[start:end], look, run.lang, block, at + start, link, field=field))
        done = end
    if done < len(run.text):
        spans.append(Span(run.text[done:], look, run.lang, block, at + done, nobreak=nobreak, field=field))
    return spans


def _read(run: Text, look: TextStyle, place: tuple[Source, int]) -> list[Span]:
    """Words under a reading: a span for each character that has its own, else one that is not broken."""
    source, at = place
    parts = run.ruby.split(" ")
    if len(parts) != len(run.text):
        return [Span(run.text, look, run.lang, source.block, at, nobreak=True, field=source.field, ruby=run.ruby)]
    nobreak = NOBREAK in run.marks
    return [
        Span(char, look, run.lang, source.block, at + n, nobreak=nobreak, glued=nobreak and n > 0,
             field=source.field, ruby=part)
        for n, (char, part) in enumerate(zip(run.text, parts, strict=True))
    ]  # fmt: skip


def _linked(run: Link, style: TextStyle, setting: Setting, place: tuple[Source, int]) -> list[Span]:
    source, at = place
    href = run.href
    if href.startswith("#"):
        landing = setting.landing(href[1:])
        href = "#" + landing.target if landing else ""
    look = _underlined(style, setting)
    spans: list[Span] = []
    for inner in run.runs:
        spans += [replace(span, link=href) for span in _spans(inner, look, setting, (source, at))]
        at += len(plain((inner,)))
    return spans


def _underlined(style: TextStyle, setting: Setting) -> TextStyle:
    known = dict(setting.layout.text_styles)
    return replace(style, underline=known["link"].underline) if "link" in known else style


def _reference(label: str, style: TextStyle, setting: Setting) -> list[Span]:
    number = setting.numbers.get(label)
    if number is None:
        return []
    look = setting.layout.text_style(setting.layout.notes.reference)
    raised = replace(
        look, size=style.size * SMALLER if look.size > 2 else style.size * look.size, shift=style.size * RAISED
    )
    link = f"{NOTE_TARGET}{setting.file}/{label}" if label in setting.notes else ""  # a mark of a note that is missing
    return [Span(str(number), raised, link=link, glued=True)]


def _page_reference(run: PageRef, style: TextStyle, setting: Setting) -> Span:
    landing = setting.landing(run.label)
    if landing is None:
        return Span("?", style)
    return Span(worded(run, landing), style, link="#" + landing.target, nobreak=True)


def marked(style: TextStyle, marks: tuple[str, ...]) -> TextStyle:
    """``style`` with the look of ``marks``."""
    for mark in marks:
        change = _LOOKS.get(mark)
        style = change(style) if change else style
    return style


def _bold(style: TextStyle) -> TextStyle:
    return replace(style, weight=max(BOLD_WEIGHT, min(style.weight + 200, 900)))


def _raised(style: TextStyle) -> TextStyle:
    return replace(style, size=style.size * SMALLER, shift=style.shift + style.size * RAISED)


def _lowered(style: TextStyle) -> TextStyle:
    return replace(style, size=style.size * SMALLER, shift=style.shift + style.size * LOWERED)


def _small(style: TextStyle) -> TextStyle:
    return replace(style, size=style.size * 0.85)


def _dotted(style: TextStyle) -> TextStyle:
    return replace(style, dots=style.dots or DOT)


_LOOKS: dict[str, Callable[[TextStyle], TextStyle]] = {
    BOLD: _bold,
    EMPHASIS: _bold,
    DOTS: _dotted,
    SUPERSCRIPT: _raised,
    SUBSCRIPT: _lowered,
    SMALL: _small,
}

__all__ = [
    "Glyph",
    "Passage",
    "Source",
    "caret_place",
    "line_items",
    "lines",
    "marked",
    "passage",
    "shaped",
    "unit_words",
    "words",
]
