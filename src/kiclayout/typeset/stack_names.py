"""Names by country in a column of a stack: the country's sign hangs, the names are joined beside it, cut where asked.

How rows are made of columns and find their places is in ``stack``.
"""

from __future__ import annotations

from kiclayout.base.origin import Origin
from kiclayout.base.record import replace
from kiclayout.content.issue import Group as NameGroup
from kiclayout.design.furniture import Column
from kiclayout.design.style import ParStyle
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.scene.tags import Tag, Tags
from kiclayout.text.justify import Line
from kiclayout.text.spans import Span
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.inline import line_items, lines, shaped
from kiclayout.typeset.pieces import words_line
from kiclayout.typeset.setting import Setting


def names_by_country(
    column: Column, facts: Facts, how: tuple[ParStyle, int], setting: Setting
) -> tuple[tuple[Item, ...], float, int]:
    """The names that a column shows, from its top-left corner.

    Args:
        column: With the groups that it shows.
        facts: What they are filled from.
        how: Their style, and the most lines of a group; 0 = any.
        setting: With what they are set.

    Returns:
        The items, how far down they reach, in points, and how many names are left out.
    """
    style, most = how
    y, cut, items, key = 0.0, 0, list[Item](), facts.called(column.groups)
    for number, group in enumerate(facts.groups(column.groups)):
        y += style.before if number else 0.0
        before = len(items)
        shown, made = _shown(group, (column, style, most), setting)
        y = _group(group, (column, style, made), (y, items), setting)
        cut += len(group.names) - shown
        if key:
            items[before:] = [_called(item, f"{key}.{number + 1}") for item in items[before:]]
    tags: Tags = (Tag(column.role or "P"),)
    return (Group(tuple(items), role=column.role, tags=tags),) if items else (), y, cut


def _called(item: Item, key: str) -> Item:
    """``item`` as words that issue.yaml calls ``key``."""
    return replace(item, origin=Origin(0, 0, len(item.text), key)) if isinstance(item, Glyphs) else item


def _group(
    group: NameGroup, how: tuple[Column, ParStyle, tuple[Line, ...]], place: tuple[float, list[Item]], setting: Setting
) -> float:
    """Adds the lines of a group to the items at ``place``, and says where they end."""
    column, style, made = how
    y, items = place
    baseline = y + style.ascent * style.text.size
    if group.country:
        sign = setting.text_style(column.hang_style, style.text)
        items += words_line(((group.country, sign, 0.0),), (0.0, baseline), setting).items
    for number, line in enumerate(made):
        items += line_items(line, column.hang, baseline + number * style.leading, setting)
    return y + len(made) * style.leading


def _shown(group: NameGroup, how: tuple[Column, ParStyle, int], setting: Setting) -> tuple[int, tuple[Line, ...]]:
    """How many of a group's names stand on its lines, of which there are at most so many (0 = any), and the lines."""
    column, style, most = how
    made = _names(group, len(group.names), (column, style), setting)
    if not most or len(made) <= most:
        return len(group.names), made
    shown, fewer, low, high = 0, made[:most], 1, len(group.names) - 1
    while low <= high:  # fewer names never take more lines, so that halving finds how many stand
        middle = (low + high + 1) // 2
        tried = _names(group, middle, (column, style), setting)
        if len(tried) <= most:
            shown, fewer, low = middle, tried, middle + 1
        else:
            high = middle - 1
    return shown, fewer


def _names(group: NameGroup, count: int, how: tuple[Column, ParStyle], setting: Setting) -> tuple[Line, ...]:
    """The first ``count`` names of a group as lines; a list that goes on says so."""
    column, style = how
    goes_on = group.more or count < len(group.names)
    said = column.joiner.join(group.names[:count]) + (column.more if goes_on else "")
    return lines(shaped((Span(said, style.text),), setting), column.width - column.hang, style, setting)
