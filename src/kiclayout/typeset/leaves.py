"""Blocks become leaves: paragraphs, lists, field lists, quotes and what stands inside boxes and cells.

Pictures and tables inside a box come from ``figure`` and ``table`` through the ``inset`` hook of the caller, so that
this module knows only words.
"""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import (
    Block,
    Callout,
    Comment,
    Directive,
    Field,
    FieldList,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Raw,
)
from kiclayout.content.inline import Runs, Text
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.tags import Tag, Tags
from kiclayout.text.spans import Span
from kiclayout.typeset.inline import Passage, Source, passage, shaped, words
from kiclayout.typeset.leaf import Hung, Leaf, LeafT, TextLeaf, within
from kiclayout.typeset.setting import Setting

Inset = Callable[[Block, Setting], tuple[Leaf, ...]]
"""Gives the leaves of a block that is not words (a picture, a table) inside a box."""

STAND_IN = "raw"
"""Style of what was not understood; layouts without it use the body's."""


@dataclass(frozen=True, slots=True)
class Page:
    """How the words of one box are set.

    Attributes:
        style: Paragraph style of plain paragraphs.
        gap: Between paragraphs, in points; a style's own space counts where it is larger.
        indent: Of everything, in points.
        inset: See ``Inset``.
        quoted: Whether they are a quotation's.
    """

    style: ParStyle
    gap: float
    inset: Inset
    indent: float = 0.0
    quoted: bool = False


def leaves_of(blocks: tuple[Block, ...], look: Page, setting: Setting) -> tuple[Leaf, ...]:
    """The leaves of ``blocks`` in order; what is not printed gives none."""
    return tuple(leaf for block in blocks for leaf in _leaves(block, look, setting))


def _leaves(block: Block, look: Page, setting: Setting) -> tuple[Leaf, ...]:
    match block:
        case Paragraph():
            return (_paragraph(block, look, setting),)
        case Heading():
            return (_heading(block, look, setting),)
        case List():
            return list_leaves(block, look, setting)
        case FieldList():
            return tuple(
                leaf
                for number, item in enumerate(block.items)
                for leaf in _field(item, Source(block.id, f"items.{number}.label"), look, setting)
            )
        case Quote():
            return _quote(block, look, setting)
        case Callout():
            inside = (*_box_title(block, look, setting), *leaves_of(block.blocks, look, setting))
            return tuple(within(leaf, Tag("Sect", (block.id, ""))) for leaf in inside)
        case Raw():
            return (raw_leaf(block, look, setting),)
        case Directive():
            setting.sink.add("typeset-directive-inside", place=setting.place(block), name=block.name, value=block.value)
            return ()
        case Note() | Comment():
            return ()
        case _:
            return look.inset(block, setting)


def _quote(block: Quote, look: Page, setting: Setting) -> tuple[Leaf, ...]:
    """A quotation inside of something: no larger beside the words there than one in running text is beside its own."""
    style, size = setting.style("quote"), look.style.text.size
    if look.quoted:
        return quoted(block, replace(look, indent=look.indent + style.indent), setting)
    share = min(size / setting.style("body").text.size, 1.0)
    text = replace(style.text, size=style.text.size * share)
    inner = replace(style, text=text, leading=style.leading * share, indent=0.0)
    page = replace(look, style=inner, indent=look.indent + style.indent * share, quoted=True)
    leaves = list(quoted(block, page, setting))
    if leaves and isinstance(first := leaves[0], TextLeaf):
        leaves[0] = replace(first, before=max(look.gap, style.before * share))
    if leaves and isinstance(last := leaves[-1], TextLeaf):
        leaves[-1] = replace(last, after=max(look.gap, style.after * share))
    return tuple(leaves)


def quoted(block: Quote, look: Page, setting: Setting) -> tuple[Leaf, ...]:
    """The leaves of a quotation; the last of several mostly names the speaker, and no page may begin with it."""
    leaves = leaves_of(block.blocks, look, setting)
    if len(leaves) > 1 and isinstance(last := leaves[-2], TextLeaf):
        leaves = (*leaves[:-2], replace(last, keep=max(last.keep, 1)), leaves[-1])
    return tuple(within(leaf, Tag("BlockQuote", (block.id, ""))) for leaf in leaves)


def paragraph_style(block: Paragraph | List, base: ParStyle, setting: Setting) -> ParStyle:
    """``base``, or the style that one of the block's classes names."""
    if not block.attrs.classes:  # nearly always
        return base
    known = dict(setting.layout.styles)
    return next((known[name] for name in block.attrs.classes if name in known), base)


def block_lang(block: Block) -> str | None:
    """The language written at the block, or None."""
    return block.attrs.get("lang") or None


def in_lang(runs: Runs, lang: str | None) -> Runs:
    """``runs`` with ``lang`` on every text that names none."""
    if lang is None:
        return runs
    return tuple(replace(run, lang=lang) if isinstance(run, Text) and run.lang is None else run for run in runs)


def _paragraph(block: Paragraph, look: Page, setting: Setting) -> TextLeaf:
    style = paragraph_style(block, look.style, setting)
    said = passage(in_lang(block.runs, block_lang(block)), style.text, setting, block.id)
    return TextLeaf(said, style, setting, block.id, look.indent, None, look.gap, look.gap)


def _heading(block: Heading, look: Page, setting: Setting) -> TextLeaf:
    """A heading inside a box: bold body text, its marker before it."""
    bold = replace(look.style.text, weight=max(600, look.style.text.weight))
    style = replace(look.style, text=bold, align="left", mode="eojeol", orphans=9, widows=9)
    said = passage(block.runs, bold, setting, block.id)
    levels = setting.layout.headings
    marker = levels[min(block.level, len(levels)) - 1].marker.sign(block.marker) if levels else block.marker
    if marker:
        said = Passage((words(marker + "\u00a0", bold), *said.spans), said.notes)
    role = heading_role(block)
    return TextLeaf(said, style, setting, block.id, look.indent, None, look.gap * 1.5, look.gap, keep=1, role=role)


def heading_role(block: Heading) -> str:
    """The structure type of a heading; that of an article's title is H1."""
    return f"H{block.level + 1}"


def raw_leaf(block: Raw, look: Page, setting: Setting) -> TextLeaf:
    """What was not understood, line by line, so that nobody overlooks it."""
    known = dict(setting.layout.styles)
    style = known.get(STAND_IN, look.style)
    spans: list[Span] = []
    for index, line in enumerate(block.text):
        spans.append(Span(("\n" if index else "") + line, style.text))
    return TextLeaf(Passage(tuple(spans)), style, setting, block.id, look.indent, None, look.gap, look.gap)


# ---------------------------------------------------------------------------------------------------- lists
def list_leaves(block: List, look: Page, setting: Setting) -> tuple[Leaf, ...]:
    """The leaves of a list: every item's first paragraph carries the marker, all hang beside it."""
    if lang := block_lang(block):
        setting = setting.within(lang=lang)
    lists = setting.layout.lists
    style = paragraph_style(block, _list_style(look, setting), setting)
    hang = look.indent + max([lists.hang, *(_marker_width(item, setting, style.text) for item in block.items)])
    leaves: list[Leaf] = []
    for number, item in enumerate(block.items):
        inner = Page(style, lists.gap, look.inset, hang)
        made = leaves_of(item.blocks, inner, setting) or (
            TextLeaf(Passage(()), style, setting, block.id, hang, field=f"items.{number}"),
        )
        gap = lists.gap if number else look.gap
        first = _with_marker(made[0], item, (look.indent, gap), setting)
        entry = (Tag("L", (block.id, ""), numbering(block)), Tag("LI", number))
        leaves += [_entered(leaf, entry) for leaf in (first, *made[1:])]
    last = leaves[-1] if leaves else None
    if isinstance(last, TextLeaf):
        leaves[-1] = replace(last, after=look.gap)
    return tuple(leaves)


def _entered(leaf: LeafT, entry: Tags) -> LeafT:
    """A leaf of a list's item; its marker, if it has one, is the item's label."""
    inside = within(leaf, *entry, Tag("LBody", ""))
    if isinstance(leaf, TextLeaf) and leaf.hung and not leaf.label:
        return replace(inside, label=(*entry, Tag("Lbl", "")))  # type: ignore[type-var]
    return inside


def numbering(block: List) -> str:
    """What the markers of a list count with (ISO 32000-1, table 347)."""
    first = (block.items[0].marker if block.items else "").strip(" .)(（）、")
    kinds = (
        ("Decimal", first.isdecimal() or "①" <= first[:1] <= "⑳"),
        ("UpperRoman", bool(first) and set(first) <= set("IVXLⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")),
        ("LowerAlpha", len(first) == 1 and "a" <= first <= "z"),
        ("UpperAlpha", len(first) == 1 and "A" <= first <= "Z"),
    )
    return next((kind for kind, holds in kinds if holds), "Disc")


def _list_style(look: Page, setting: Setting) -> ParStyle:
    """The list style in the size and leading of the box it stands in.

    Its lines are filled only among filled lines (B06), unless it says itself where they may break.
    """
    named = setting.style(setting.layout.lists.style)
    text = replace(named.text, size=look.style.text.size, color=look.style.text.color, weight=look.style.text.weight)
    first = min(named.first_indent, 0.0)  # a paragraph's indent would part the words from their marker
    style = replace(named, text=text, leading=look.style.leading, ascent=look.style.ascent, first_indent=first)
    if style.align == "justify" != look.style.align and named.mode == "auto":
        return replace(style, align="left", mode=look.style.mode)
    return style


def _marker_span(item: Item, setting: Setting, text: TextStyle) -> Span:
    lists = setting.layout.lists
    look = setting.text_style(lists.marker.style, text)
    return words(lists.marker.sign(item.marker) or lists.bullet, replace(look, size=text.size))


def _marker_width(item: Item, setting: Setting, text: TextStyle) -> float:
    return shaped((_marker_span(item, setting, text),), setting).natural + setting.layout.lists.marker.gap


def _with_marker(leaf: Leaf, item: Item, place: tuple[float, float], setting: Setting) -> Leaf:
    x, gap = place
    if not isinstance(leaf, TextLeaf):
        return leaf
    mark = Hung((_marker_span(item, setting, leaf.style.text),), x)
    return replace(leaf, hung=mark, before=gap)


# ---------------------------------------------------------------------------------------------------- fields
def _box_title(block: Callout, look: Page, setting: Setting) -> tuple[TextLeaf, ...]:
    """The title of a box inside a box; none if it has none."""
    if not block.title:
        return ()
    style = replace(setting.style(setting.layout.box("callout").title), orphans=9, widows=9)
    said = passage(block.title, style.text, setting, Source(block.id, "title"))
    keep = 1 if block.blocks else 0
    return (
        TextLeaf(said, style, setting, block.id, look.indent, None, look.gap, style.after, keep=keep, field="title"),
    )


def _field(item: Field, source: Source, look: Page, setting: Setting) -> tuple[Leaf, ...]:
    """A field in running text: its label in bold, its blocks after it, hung by the list's indent."""
    label = replace(look.style.text, weight=max(600, look.style.text.weight))
    style = replace(look.style, align="left", mode="eojeol", orphans=9)
    said = passage(item.label, label, setting, source)
    keep = 1 if item.blocks else 0
    place = {"indent": look.indent, "before": look.gap, "keep": keep, "field": source.field}
    head = TextLeaf(said, style, setting, source.block, role="Lbl", **place)  # type: ignore[arg-type]
    inner = replace(look, indent=look.indent + setting.layout.lists.hang)
    entry = field_entry(source)
    values = (within(leaf, *entry, Tag("LBody", "")) for leaf in leaves_of(item.blocks, inner, setting))
    return (within(head, *entry), *values)


def field_entry(source: Source) -> Tags:
    """The item of a list that a field is; ``source`` is that of its label."""
    return (Tag("L", (source.block, ""), "Disc"), Tag("LI", source.field))
