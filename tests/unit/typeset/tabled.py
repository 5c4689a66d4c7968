"""Tables for tests: a layout with table styles, Markdown tables as children, and what was painted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiclayout.base.color import parse_hex
from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Table
from kiclayout.design.exhibits import TableStyle
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Glyphs, Group, Item, moved
from kiclayout.store.text import read_article
from kiclayout.typeset.atoms import START, Atom, Chain, FlowRules, NoteText, Offset, Room
from kiclayout.typeset.blocks import Piece, cpt
from kiclayout.typeset.flow import layout
from kiclayout.typeset.inset import inset_leaves
from kiclayout.typeset.laid import FlowPage
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.table import TableChild, table_child

RULES = FlowRules(0, 0, 0, 0, 0, 0, 0, 0, 0)
CELL = ParStyle(text=TextStyle(size=8.0), leading=12.0)
BOLD = replace(CELL, text=replace(CELL.text, weight=600))
LOOK = TableStyle(
    pad_x=4.0, pad_y=2.0, pad_head=2.0, pad_after_number=10.0, title_gap=6.0, note_gap=12.0, before=20.0, after=10.0,
    up="up", down="down", none="none", zebra="zebra", badge="badge", gloss="gloss",
)  # fmt: skip
COLORS = {"up": "#ff0000", "down": "#0000ff", "none": "#888888", "zebra": "#eeeeee", "part-band": "#ddeeff"}
ROW = 16.0
"""Height of a row of one line."""


def tabular(setting: Setting, **look: object) -> Setting:
    """``setting`` with styles for tables, some fields of the table style changed."""
    old = setting.layout
    names = ("table-title", "table-unit", "table-head", "table-cell", "table-band", "table-note", "table-continued")
    styles = (*old.styles, *((name, CELL) for name in names), ("table-row-head", BOLD), ("table-total", BOLD))
    texts = (
        *old.text_styles,
        ("badge", TextStyle(size=6.0, weight=600)),
        ("gloss", TextStyle(size=7.6, color="none")),
        ("table-label", TextStyle(size=8.0, weight=600)),
    )
    colors = (*old.colors, *((name, parse_hex(value)) for name, value in COLORS.items()))
    made = replace(
        old,
        styles=styles,
        text_styles=texts,
        colors=colors,
        tables=(("", replace(LOOK, **look)),),  # type: ignore[arg-type]
    )
    return setting.within(layout=made)


def tables(text: str) -> list[Table]:
    """The tables of a Markdown text."""
    return [block for block in read_article("# t\n\n" + text, "a.md", Sink()).blocks if isinstance(block, Table)]


def child(text: str, setting: Setting, notes: dict[str, NoteText] | None = None, **look: object) -> TableChild:
    """The first table of ``text``."""
    return table_child(tables(text)[0], tabular(setting, **look), notes or {}, inset_leaves)


def room(width: float = 360.0, height: float = 600.0, side: float = 0.0) -> Room:
    return Room("text", cpt(width), cpt(height), cpt(side), cpt(10.0) if side else 0, RULES)


def chains(*rooms: Room) -> dict[str, Chain]:
    """One template for each room; the last repeats."""
    names = [f"page{number}" for number in range(len(rooms))]
    following = names[1:] + names[-1:]
    return {n: Chain(n, (replace(one, name=n),), f) for n, one, f in zip(names, rooms, following, strict=True)}


def pages(one: TableChild, *rooms: Room) -> tuple[FlowPage, ...]:
    return layout((one,), chains(*rooms), "page0")


def atoms(one: TableChild, where: Room, offset: Offset = START, squeeze: int = 0) -> list[Atom]:
    return list(one.atoms(offset, where, squeeze))


def runs(items: Iterable[Item]) -> list[Glyphs]:
    """All glyph runs, where they stand."""
    found: list[Glyphs] = []
    for item in items:
        if isinstance(item, Group):
            found += runs(moved(inner, item.matrix.e, item.matrix.f) for inner in item.items)
        elif isinstance(item, Glyphs):
            found.append(item)
    return found


def groups(items: Iterable[Item], role: str) -> list[Group]:
    """All groups of a role."""
    found: list[Group] = []
    for item in items:
        if isinstance(item, Group):
            found += [item] if item.role == role else groups(item.items, role)
    return found


def body(atom: Atom) -> tuple[Item, ...]:
    assert isinstance(atom.body, Piece)
    return atom.body.items


def said(items: Iterable[Item]) -> str:
    return "".join(run.text for run in runs(items))


def page_items(page: FlowPage) -> list[Item]:
    """What the pieces of a page paint, with what closes them."""
    found: list[Item] = []
    for placed in (placed for region in page.regions for placed in region.placed):
        found += [moved(item, 0.0, placed.y / 100) for item in body(placed.atom)]
        if placed.closed and isinstance(placed.atom.close_body, Piece):
            foot = (placed.y + placed.height) / 100
            found += [moved(item, 0.0, foot) for item in placed.atom.close_body.items]
    return found
