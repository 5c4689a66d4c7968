"""The logo wall: partner marks in equal cells with equal optical weight, in the order the issue gives.

Sizes follow the layout's rule (``wall_size``). Where the layout shows roles, marks stand under theirs (``wall_roles``);
those that are too many for the grid stand in dense rows (``wall_rows``). What an owner asks for and cannot have is
reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kiclayout.base.color import WHITE
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.steps import Steps
from kiclayout.content.issue import Partner
from kiclayout.design.furniture import Logos
from kiclayout.scene.items import Item
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.mark import Mark, asked_height, asked_space, opened, partner_place
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.wall_roles import by_role, role_items
from kiclayout.typeset.wall_rows import in_rows
from kiclayout.typeset.wall_size import Logo, mark_size

_NAMED = 8
"""How many of the marks that found no room a finding names."""
_HAIR = 0.01


def wall_items(wall: Logos, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    """The marks of the issue's ``logos``: under their roles, on the wall's grid, or in dense rows."""
    logos = _logos(wall, facts, setting)
    if not logos:
        return ()
    groups = by_role(logos) if wall.roles else ()
    named = role_items(wall, groups, setting) if len(groups) > 1 else None
    if len(groups) > 1 and named is None:
        logos = [logo for group in groups for logo in group.logos]
        setting.sink.add("typeset-logo-roles", place=setting.facts_place("logos"), count=len(logos))
    labels, logos, rects = named or ((), logos, _arranged(wall, logos))
    shown = list(zip(logos, rects, strict=False))
    _report(wall, shown, logos[len(shown) :], setting)
    return (*labels, *(one.mark.drawn(rect) for one, rect in shown))


def opening(wall: Logos, facts: Facts, setting: Setting) -> Steps[None]:
    """Opens the marks of the wall one by one, so that ``wall_items`` finds them; it says what is wrong with them."""
    for record in facts.records("logos"):
        _mark(wall, record, setting.within(sink=Sink()))
        yield


def _arranged(wall: Logos, logos: Sequence[Logo]) -> list[Rect]:
    """Where the marks stand; fewer places than marks if the wall holds no more."""
    columns = _columns(wall, len(logos))
    sizes = [mark_size(one.mark, wall, wall.rect.width / columns, one.least, one.clear) for one in logos]
    if len(logos) <= wall.columns[-1][0] or all(height >= wall.least - _HAIR for _, height in sizes):
        return _on_grid(wall, columns, logos, sizes)
    return in_rows(wall, logos)


def _logos(wall: Logos, facts: Facts, setting: Setting) -> list[Logo]:
    """The marks that can be shown, in the issue's order; unknown ids were reported when it was read."""
    made: list[Logo] = []
    for record in facts.records("logos"):
        partner, mark = _mark(wall, record, setting)
        if partner and mark:
            made.append(Logo(mark, partner, record, asked_height(partner), asked_space(partner)))
    return made


def _mark(wall: Logos, record: Facts, setting: Setting) -> tuple[Partner | None, Mark | None]:
    """The partner that a record of the wall names, and its mark."""
    partner = next((one for one in setting.partners if one.id == record.text("id")), None)
    ground = setting.color(wall.ground) if wall.ground else WHITE
    return partner, opened(partner, setting, wall.reversed, ground) if partner else None


# ---------------------------------------------------------------------------------------------------- the grid
def _on_grid(wall: Logos, columns: int, logos: Sequence[Logo], sizes: Sequence[tuple[float, float]]) -> list[Rect]:
    """Each mark in the middle of its cell; an incomplete last row keeps the grid."""
    cell, usual = wall.rect.width / columns, wall.pitch - wall.most
    needed = [height + 2 * max(one.clear - usual / 2, 0.0) for one, (_, height) in zip(logos, sizes, strict=True)]
    rows = [max(needed[first : first + columns]) for first in range(0, len(needed), columns)]
    centres = list(_centres(wall, rows, usual))
    made: list[Rect] = []
    for number, (width, height) in enumerate(sizes):
        x = wall.rect.x + cell * (number % columns) + (cell - width) / 2
        made.append(Rect(x, centres[number // columns] - height / 2, width, height))
    return made


def _centres(wall: Logos, rows: Sequence[float], usual: float) -> Iterator[float]:
    """The middle of each row: at the wall's pitch, or, where an owner wants more than that, with equal gaps.

    Args:
        wall: The wall.
        rows: How high each row is, in points.
        usual: The gap between two rows of the highest marks, in points.
    """
    top = wall.rect.y + wall.first
    if len(rows) < 2 or all(sum(pair) / 2 + usual <= wall.pitch + _HAIR for pair in pairwise(rows)):
        yield from (top + wall.pitch * number for number in range(len(rows)))
        return
    room = wall.rect.height - wall.first + wall.most / 2 - sum(rows)
    gap = min(max(room / (len(rows) - 1), 0.0), usual)
    y = top - wall.most / 2
    for height in rows:
        yield y + height / 2
        y += height + gap


def _columns(wall: Logos, count: int) -> int:
    """As the wall says for ``count`` marks; more, as long as its rows would pass the wall's foot."""
    columns = next((columns for most, columns in wall.columns if count <= most), wall.columns[-1][1])
    rows = max(int((wall.rect.height - wall.first - wall.most / 2) // wall.pitch) + 1, 1)
    return max(columns, -(-count // rows))


# ---------------------------------------------------------------------------------------------------- findings
def _report(wall: Logos, shown: list[tuple[Logo, Rect]], left: Sequence[Logo], setting: Setting) -> None:
    """Says which owners do not get what they ask for, and which marks found no room."""
    for number, (one, rect) in enumerate(shown):
        place, partner = partner_place(one.partner), one.partner
        if rect.height < one.least - 0.1:
            setting.sink.add("typeset-logo-small", place=place, id=partner.id, least=partner.min_height)
        others = [other for at, (_, other) in enumerate(shown) if at != number]
        if one.clear and _crowded(rect, one.clear, others):
            setting.sink.add("typeset-logo-crowded", place=place, id=partner.id, clear=partner.clear_space)
    if left:
        place = left[0].record.place("") or setting.facts_place("logos")
        names = ", ".join([one.partner.id for one in left[:_NAMED]] + ["…"] * (len(left) > _NAMED))
        setting.sink.add("typeset-logos-left", place=place, count=len(left), total=len(left) + len(shown), names=names)


def _crowded(rect: Rect, clear: float, others: Sequence[Rect]) -> bool:
    """Whether another mark stands in what is to be free round ``rect``."""
    own = rect.grown(clear - 0.1)
    return any(
        own.x < other.right and other.x < own.right and own.y < other.bottom and other.y < own.bottom
        for other in others
    )
