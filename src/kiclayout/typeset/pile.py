"""Piles: labels and rules from top to bottom that keep their places until one above them needs more room.

A pile that passes its foot is set in its labels' smaller styles, all of them a step further each time; then the
longest label is cut, with a finding, until the pile fits.
"""

from __future__ import annotations

from itertools import groupby

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.design.furniture import Label, Line, Pile
from kiclayout.scene.items import Item, Path, moved, rectangle
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.labels import Laid, fitted, laid
from kiclayout.typeset.pieces import report_cut, source_of, text_of
from kiclayout.typeset.setting import Setting


@dataclass(frozen=True, slots=True)
class _Set:
    """A thing of a pile as it is set at its own place: where it begins and ends there, and its label's lines."""

    thing: Label | Line
    items: tuple[Item, ...]
    top: float
    foot: float
    label: Laid | None = None


def pile_items(pile: Pile, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    """The things of ``pile`` that have something to say, each where it belongs or as far below as it must."""
    things = [thing for thing in pile.things if facts.holds(thing.when)]
    steps = max((len(thing.fit) for thing in things if isinstance(thing, Label)), default=0)
    made: list[_Set] = []
    for step in range(steps + 1):
        made = [one for thing in things if (one := _set(thing, step, facts, setting)) is not None]
        if _foot(pile, made) <= _room(pile):
            return _stacked(pile, made)[0]
    return _stacked(pile, _cut(pile, made, facts, setting))[0]


def _room(pile: Pile) -> float:
    return pile.bottom + 0.01 if pile.bottom else 1e9


def _foot(pile: Pile, made: list[_Set]) -> float:
    return _stacked(pile, made)[1]


def _set(thing: Label | Line, step: int, facts: Facts, setting: Setting) -> _Set | None:
    if isinstance(thing, Line):
        ends = (thing.start[1], thing.end[1])
        return _Set(thing, (rule_item(thing, setting),), min(ends) - thing.width / 2, max(ends) + thing.width / 2)
    made = fitted(thing, facts, setting, step)
    return _of(thing, made) if made else None


def rule_item(thing: Line, setting: Setting) -> Path:
    """A rule as a filled strip: it has butt ends and the same width on every screen."""
    (x0, y0), (x1, y1) = thing.start, thing.end
    half = thing.width / 2
    if y0 == y1:
        area = Rect(min(x0, x1), y0 - half, abs(x1 - x0), thing.width)
        return rectangle(area, setting.color(thing.color))
    if x0 == x1:
        area = Rect(x0 - half, min(y0, y1), thing.width, abs(y1 - y0))
        return rectangle(area, setting.color(thing.color))
    return Path((("M", x0, y0), ("L", x1, y1)), stroke=setting.color(thing.color), width=thing.width)


def _of(thing: Label, made: Laid) -> _Set:
    return _Set(thing, made.items, made.area.y, made.area.bottom, made)


def _stacked(pile: Pile, made: list[_Set]) -> tuple[tuple[Item, ...], float]:
    """The items in their final places, and where the lowest of them ends; things that begin level stay level."""
    items: list[Item] = []
    foot = -1e9
    for _, level in groupby(made, key=lambda one: one.thing.at[1] if isinstance(one.thing, Label) else one.top):
        row = list(level)
        shift = max(foot + pile.gap - min(one.top for one in row), 0.0)
        items += [moved(item, 0.0, shift) if shift else item for one in row for item in one.items]
        foot = max(foot, max(one.foot for one in row) + shift)
    return tuple(items), foot


def _cut(pile: Pile, made: list[_Set], facts: Facts, setting: Setting) -> list[_Set]:
    """The pile with labels cut line by line until it ends above its foot.

    In every round it is the longest of those whose cutting raises the foot by most of the line that it costs: others,
    which stand in room of their own, would lose words for little.
    """
    while (foot := _foot(pile, made)) > _room(pile):
        longest = sorted(range(len(made)), key=lambda n: -_lines(made[n]))
        cuts = {at: _shorter(made, at, _cut_by(made, at, foot - _room(pile)), facts, setting) for at in longest}
        tried = {at: cut for at, cut in cuts.items() if cut is not None}
        gained = {at: foot - _foot(pile, cut) for at, cut in tried.items()}
        lost = {at: (_lines(made[at]) - _lines(cut[at])) * _leading(made[at]) for at, cut in tried.items()}
        worth = [at for at in tried if 2 * gained[at] > lost[at]] or [at for at in tried if gained[at] > 0]
        if not worth:
            break
        made = tried[worth[0]]
    if _foot(pile, made) > _room(pile):
        labels = [one.thing for one in made if isinstance(one.thing, Label)]
        for label in labels[-1:]:
            place, said = source_of(label.words, facts, setting), text_of(label.words, facts)
            setting.sink.add("typeset-words-over", place=place, words=said, lines=1)
    for one in made:
        if one.label is not None and isinstance(one.thing, Label):
            report_cut(one.thing.words, one.label.lost, facts, setting)
    return made


def _cut_by(made: list[_Set], at: int, over: float) -> int:
    """By how many lines a label is cut at once: one, or as many as it has more than all others and must lose anyway."""
    leading = _leading(made[at])
    if not leading:
        return 1
    others = max((_lines(one) for number, one in enumerate(made) if number != at), default=1)
    return max(min(_lines(made[at]) - others, int(over / leading)), 1)


def _shorter(made: list[_Set], at: int, by: int, facts: Facts, setting: Setting) -> list[_Set] | None:
    """The pile with one label ``by`` lines shorter; None = it is no label, or has only one."""
    thing, count = made[at].thing, _lines(made[at])
    if not isinstance(thing, Label) or count < 2:
        return None
    shorter = laid(thing, len(thing.fit), facts, setting, count - by)
    assert shorter is not None
    return [*made[:at], _of(thing, shorter), *made[at + 1 :]]


def _leading(one: _Set) -> float:
    """From one line of a label of several lines to the next."""
    return one.label.area.height / one.label.count if one.label else 0.0


def _lines(one: _Set) -> int:
    return one.label.count if one.label else 0
