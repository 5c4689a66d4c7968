"""Labels: words at fixed places, shrunk or cut where the layout says so.

In a pile they give way to one another downwards, on one line to those that were set before them (`beside`).
"""

from __future__ import annotations

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.design.furniture import Label
from kiclayout.design.style import ParStyle
from kiclayout.scene.items import Group, Item, LinkArea, moved
from kiclayout.scene.tags import Tag, Tags
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.pieces import (
    fact_of,
    pieces_of,
    report_cut,
    rows_of,
    share_of,
    source_of,
    text_of,
    width_of,
    words_line,
)
from kiclayout.typeset.proof import Drawn, word_areas
from kiclayout.typeset.setting import Setting

ABOVE, BELOW = 0.9, 0.3
"""What a line takes above and below its baseline, in ems."""
_FAR = 1e6
_LEAST = 0.1
"""A measure for no word at all, in points; 0 would be one for any."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A label as it is set.

    Attributes:
        items: What is drawn, the link's area among them.
        area: What its lines cover.
        count: How many lines.
        lost: How many characters were cut.
    """

    items: tuple[Item, ...]
    area: Rect
    count: int
    lost: int


def yielding(label: Label, drawn: list[Drawn]) -> Label:
    """``label`` with no wider measure than the labels of its line leave that were ``drawn`` before it."""
    level = (one.items for one in drawn if isinstance(one.thing, Label) and one.thing.at[1] == label.at[1])
    areas = [area for items in level for area in word_areas(items)]
    x = label.at[0]
    left = x - max((area.right for area in areas if area.x <= x), default=-_FAR) - label.beside
    right = min((area.x for area in areas if area.right >= x), default=_FAR) - x - label.beside
    room = {"center": 2 * min(left, right), "right": left}.get(label.align, right)
    return replace(label, width=max(min(room, label.width or _FAR), _LEAST)) if room < _FAR / 2 else label


def label_items(label: Label, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    """The items of a label; nothing where all its words come out empty."""
    made = fitted(label, facts, setting)
    if made is None:
        return ()
    if made.count <= label.lines:
        return made.items
    if not label.cut:
        place = source_of(label.words, facts, setting)
        said, origin = text_of(label.words, facts), fact_of(label.words, facts)
        setting.sink.add("typeset-words-over", place=place, origin=origin, words=said, lines=made.count)
        return made.items
    cut = laid(label, len(label.fit), facts, setting, label.lines)
    assert cut is not None
    report_cut(label.words, cut.lost, facts, setting, running=label.artifact)
    return cut.items


def fitted(label: Label, facts: Facts, setting: Setting, first: int = 0) -> Laid | None:
    """The label in the first of its styles from ``first`` on in which it keeps to its lines, or in the last one."""
    made = None
    for step in range(min(first, len(label.fit)), len(label.fit) + 1):
        made = laid(label, step, facts, setting)
        if made is None or made.count <= label.lines:
            break
    return made


def laid(label: Label, step: int, facts: Facts, setting: Setting, most: int = 0) -> Laid | None:
    """The label in one of its styles, on at most ``most`` lines (0 = as many as its words need); None = no words."""
    plain = setting.style(label.style)
    style = setting.style((label.style, *label.fit)[step])
    pieces = pieces_of(label.words, style, facts, setting, style.text.size / plain.text.size)
    if not pieces:
        return None
    size = max(piece.style.size for piece in pieces)
    x, y = label.at[0], label.at[1]
    natural = width_of(pieces, setting)
    hard = label.lines > 1 and any("\n" in piece.text for piece in pieces)
    if not label.width or (natural <= label.width + 0.01 and not hard) or most == 1:
        run = words_line(pieces, (x, y), setting, align=label.align, most=label.width)
        area = Rect(x - run.width * share_of(label.align), y - ABOVE * size, run.width, (ABOVE + BELOW) * size)
        return _linked(label, run.items, area, (1, run.lost), facts)
    rows = rows_of(pieces, label.width, _aligned(style, label), setting, most)
    left = x - label.width * share_of(label.align)
    height = (rows.count - 1) * style.leading + (ABOVE + BELOW) * size
    items = tuple(moved(item, left, y) for item in rows.items)
    return _linked(label, items, Rect(left, y - ABOVE * size, label.width, height), (rows.count, rows.lost), facts)


def _aligned(style: ParStyle, label: Label) -> ParStyle:
    return replace(style, align=label.align) if label.align != "left" else style


def _linked(label: Label, items: tuple[Item, ...], area: Rect, counts: tuple[int, int], facts: Facts) -> Laid:
    role, link = label.role if not label.artifact else "", facts.fill(label.link)
    tags: Tags = (Tag(role),) if role else ()
    if link and items:
        items, tags = (*items, LinkArea(area, link)), (*tags, Tag("Link", link))
    return Laid((Group(items, role=role, tags=tags),), area, *counts)
