"""Blocks become children of the flow: which child a block of the running text is, and what it is made of.

It measures nothing. In which order the children of an article stand, and whose they are, is in ``lots``.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiclayout.base.record import replace
from kiclayout.content.block import (
    Block,
    Callout,
    Chart,
    Event,
    FieldList,
    Figure,
    FigureRow,
    Heading,
    List,
    Paragraph,
    Poster,
    Qr,
    Quote,
    Raw,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Runs, Text
from kiclayout.scene.items import Item
from kiclayout.scene.tags import Tag
from kiclayout.typeset.anchors import anchors_in
from kiclayout.typeset.art import layout_art
from kiclayout.typeset.atoms import Child, NoteText
from kiclayout.typeset.blocks import Leafy
from kiclayout.typeset.charts import chart_child
from kiclayout.typeset.fields import fields_child, qr_child, sponsors_child
from kiclayout.typeset.figure import figure_child
from kiclayout.typeset.figure_row import figure_row_child
from kiclayout.typeset.headings import end_mark, heading
from kiclayout.typeset.inline import Passage, Source, passage, words
from kiclayout.typeset.inset import inset_leaves
from kiclayout.typeset.leaf import Leaf, TextLeaf, within
from kiclayout.typeset.leaves import Page, in_lang, leaves_of, list_leaves, paragraph_style, quoted, raw_leaf
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.table import table_child
from kiclayout.typeset.table_turned import TURNS, TurnedChild


def child_of(
    block: Block, setting: Setting, notes: Mapping[str, NoteText], marks: tuple[str, ...] = ()
) -> Child | None:
    """The child that a block of the running text becomes; None = nothing is printed."""
    match block:
        case Heading():
            return heading(block, setting, notes, marks)
        case Table():
            child = table_child(block, setting, notes, inset_leaves, marks)
            return TurnedChild(child) if block.turn in TURNS else child
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
    common = {"notes": notes, "block": block.id, "marks": marks, "anchors": anchors_in(block, setting)}
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
            page = Page(replace(style, indent=0.0), style.after, inset_leaves, style.indent, quoted=True)
            return _leafy(quoted(block, page, setting), setting, (style.before, style.after), common, role="BlockQuote")
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
        said = passage(block.title, style.text, setting, Source(block.id, "title"))
        title = TextLeaf(said, style, setting, block.id, after=style.after, keep=1, field="title")
        leaves = (title, *leaves)
    if not leaves:
        return None
    return Leafy(
        tuple(within(leaf, Tag("Sect", (block.id, ""))) for leaf in leaves),
        setting,
        box.before,
        box.after,
        box=box,
        role="Sect",
        wide=box.span == "wide",
        **common,  # type: ignore[arg-type]
    )


def ended(child: Leafy, setting: Setting) -> Leafy:
    """The child with the end mark after its last word."""
    (tail, width), last = _end_items(setting), child.leaves[-1]
    if not tail or not isinstance(last, TextLeaf):
        return child
    return replace(child, leaves=(*child.leaves[:-1], replace(last, tail=tail, tail_width=width)))


def _end_items(setting: Setting) -> tuple[tuple[Item, ...], float]:
    """What is drawn at an article's end, and its width with the gap before it, in points."""
    look = setting.layout.article
    if not look.end_mark:
        return (), 0.0
    drawing = layout_art(look.end_mark, setting)
    return end_mark(drawing.items, (drawing.width, drawing.height), setting) if drawing else ((), 0.0)


# ---------------------------------------------------------------------------------------------------- round articles
def end_source(source: Runs, article: int, setting: Setting, notes: Mapping[str, NoteText]) -> Leafy:
    """The source at an article's end, behind what the layout says before it."""
    look = setting.layout.article
    before = look.end_source_label
    made = worded(source, look.end_source, (setting, notes), Source(article, "end_source"))
    leaf = made.leaves[0]
    if not before or not isinstance(leaf, TextLeaf):
        return made
    said = leaf.words
    told = tuple((at + len(before), label) for at, label in said.notes)
    label = words(before, leaf.style.text, setting.lang if setting.lang != setting.fonts.lang else None)
    return replace(made, leaves=(replace(leaf, words=Passage((label, *said.spans), told)),))


def worded(runs: Runs, style_name: str, how: tuple[Setting, Mapping[str, NoteText]], source: Source) -> Leafy:
    """A field of the article's head as a child."""
    setting, notes = how
    style = setting.style(style_name)
    said = passage(runs, style.text, setting, source)
    leaf = TextLeaf(said, style, setting, source.block, field=source.field)
    return Leafy((leaf,), setting, style.before, style.after, notes, keep=style.keep_next)


def blank(block: Event | Poster, setting: Setting) -> Leafy:
    """A blank line, so that an event without facts has its page."""
    style = setting.style("body")
    leaf = TextLeaf(passage((Text(" "),), style.text, setting), style, setting, block.id)
    return Leafy((leaf,), setting, block=block.id)
