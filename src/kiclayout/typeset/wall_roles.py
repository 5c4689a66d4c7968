"""A logo wall by role: marks of each role under its name, the roles side by side while they fit.

Roles stand in the order of ``content.roles``, marks of one role as the issue has them; those of none come last, under
no name. All marks are as large as lets them stand on the wall, each in its optical size among the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.content.roles import first_role, role_name, role_of, role_rank
from kiclayout.design.furniture import Logos
from kiclayout.scene.items import Group, Item, rectangle
from kiclayout.scene.tags import Tag
from kiclayout.typeset.pieces import Bare, say_cut, width_of, words_line
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.wall_rows import Cell, cell_of
from kiclayout.typeset.wall_size import Logo, largest

_BETWEEN = 2.4
"""From role to role, counted in gaps between marks."""
_RULE = 0.5
_BASELINE = 0.88
"""Of a role's name, as a share of its leading."""


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The marks of one role; ``role`` as ``first_role`` gives it."""

    role: str
    logos: tuple[Logo, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Marks of one role side by side, from ``x`` on; ``begun``: the role began in a line above."""

    role: str
    x: float
    cells: tuple[Cell, ...]
    begun: bool = False

    @property
    def named(self) -> bool:
        """Whether the role's name stands above."""
        return bool(self.role) and not self.begun


_Line = list[_Stretch]


def by_role(logos: Sequence[Logo]) -> tuple[RoleGroup, ...]:
    """The marks by their roles."""
    groups: dict[str, list[Logo]] = {}
    for one in logos:
        groups.setdefault(first_role(one.partner), []).append(one)
    order = sorted(groups, key=lambda role: (not role, role_rank(role)))
    return tuple(RoleGroup(role, tuple(groups[role])) for role in order)


def role_items(
    wall: Logos, groups: Sequence[RoleGroup], setting: Setting
) -> tuple[tuple[Item, ...], list[Logo], list[Rect]] | None:
    """Names and rules of the roles, all marks in their order here, and where they stand; None = they find no room."""
    names = {group.role: tuple(_names(group.role, setting, wall)) for group in groups if group.role}
    widths = {role: min(width_of(pieces, setting), wall.rect.width) for role, pieces in names.items()}

    def tried(share: float, *, whole: bool) -> list[_Line] | None:
        lines = list(_lines(wall, groups, widths, share, whole=whole))
        return lines if len(_fitting(wall, lines)) == len(lines) else None

    lines = largest(partial(tried, whole=True)) or largest(partial(tried, whole=False))
    if lines is None:
        return None
    labels: list[Item] = []
    rects: list[Rect] = []
    for number, (line, y) in enumerate(_placed(wall, lines)):
        if number and not line[0].begun:
            rule = Rect(wall.rect.x, y, wall.rect.width, _RULE)
            labels.append(Group((rectangle(rule, setting.color(wall.role_rule)),), role="Artifact"))
        labels += [_label(names[one.role], one.x, y, setting, wall) for one in line if one.named]
        rects += _marks(wall, line, y)
    return tuple(labels), [logo for group in groups for logo in group.logos], rects


def _lines(
    wall: Logos, groups: Sequence[RoleGroup], widths: Mapping[str, float], share: float, *, whole: bool
) -> Iterator[_Line]:
    """The roles on lines: one that does not fit beside others begins a line if it is to stay ``whole``, else it goes on
    in the next one, as does one that is longer than a line.
    """
    gap, line, x = wall.dense[0], list[_Stretch](), 0.0
    for group in groups:
        cells = tuple(cell_of(wall, logo, share) for logo in group.logos)
        named = widths.get(group.role, 0.0)
        needed = max(_wide(cells if whole else cells[:1], gap), named)
        if line and (not group.role or x + needed > wall.rect.width + 0.01):  # those of none beside nobody's name
            yield line
            line, x = [], 0.0
        for number, part in enumerate(_parts(cells, wall.rect.width, gap, x)):
            if number:
                yield line
                line, x = [], 0.0
            line.append(_Stretch(group.role, x, part, number > 0))
            x += max(_wide(part, gap), 0.0 if number else named) + _BETWEEN * gap
    yield line


def _wide(cells: Sequence[Cell], gap: float) -> float:
    """The width of cells side by side."""
    return sum(cell.width + gap for cell in cells) - gap


def _parts(cells: tuple[Cell, ...], width: float, gap: float, x: float) -> Iterator[tuple[Cell, ...]]:
    """As many cells on a line as find room there; the first line is begun at ``x``."""
    part: list[Cell] = []
    for cell in cells:
        if part and x + _wide((*part, cell), gap) > width + 0.01:
            yield tuple(part)
            part, x = [], 0.0
        part.append(cell)
    yield tuple(part)


def _head(wall: Logos, line: _Line) -> float:
    """What is above the marks of a line: names of roles, or white below a rule."""
    if any(one.named for one in line):
        return wall.role_gap
    return 0.0 if line[0].begun else wall.dense[1]


def _high(wall: Logos, line: _Line) -> float:
    """The height of a line."""
    return _head(wall, line) + max(cell.height for one in line for cell in one.cells)


def _fitting(wall: Logos, lines: list[_Line]) -> list[_Line]:
    """The lines that the wall is high enough for."""
    room, kept = _room(wall), list[_Line]()
    for line in lines:
        room -= _high(wall, line) + (wall.dense[1] if kept else 0.0)
        if room < -0.01:
            break
        kept.append(line)
    return kept


def _room(wall: Logos) -> float:
    """What is between the top of the highest mark of a first row and the wall's foot, some white there kept."""
    return wall.rect.height - wall.first + (wall.most - wall.dense[1]) / 2


def _placed(wall: Logos, lines: list[_Line]) -> Iterator[tuple[_Line, float]]:
    """The lines, each with its top edge; what is spare is shared out between them, up to a limit."""
    spare = _room(wall) - sum(_high(wall, line) for line in lines)
    gap = min(spare / max(len(lines) - 1, 1), wall.role_gap)
    y = wall.rect.y + wall.first - wall.most / 2
    for line in lines:
        yield line, y
        y += _high(wall, line) + gap


def _marks(wall: Logos, line: _Line, y: float) -> Iterator[Rect]:
    """Where the marks of a line stand, each in the middle of its height."""
    head = _head(wall, line)
    high = _high(wall, line) - head
    for one in line:
        x = wall.rect.x + one.x
        for cell in one.cells:
            width, height = cell.size
            yield Rect(x + cell.across, y + head + (high - height) / 2, width, height)
            x += cell.width + wall.dense[0]


def _label(pieces: tuple[Bare, ...], x: float, y: float, setting: Setting, wall: Logos) -> Item:
    """The name of a role."""
    at = (wall.rect.x + x, y + setting.style(wall.roles).leading * _BASELINE)
    run = words_line(pieces, at, setting, most=wall.rect.width - x)
    if run.lost:
        say_cut(pieces[0][0], setting.facts_place("logos"), setting)
    return Group(run.items, tags=(Tag("P"),))


def _names(role: str, setting: Setting, wall: Logos) -> Iterator[Bare]:
    """The role in the issue's language, and a known one in the other language of the publication, too."""
    style = setting.style(wall.roles).text
    yield role_name(role, setting.lang), style, 0.0
    if role_of(role) and wall.role_second:
        other = "ko" if setting.lang[:2] == "zh" else "zh"
        yield role_name(role, other), setting.text_style(wall.role_second, style), 4.0
