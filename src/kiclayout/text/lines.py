"""Breaks a shaped paragraph into lines.

Ragged text is broken between eojeol only (B06) and balanced if the style says so (J07); justified text wherever it
costs least. Which ends that gives is `fit`'s matter; here stand the style's wishes: indents, hard lines, equal lines,
a last line that is not too short (J04).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TypeAlias

from kiclayout.design.style import ParStyle
from kiclayout.text.breaks import Mode, rounds
from kiclayout.text.fit import Task, best_fit, break_cost, first_fit, fits, looseness, within
from kiclayout.text.justify import Line, Place, set_line
from kiclayout.text.paragraph import Shaped
from kiclayout.text.stretch import stretch

Measure: TypeAlias = float | Callable[[int], float]
"""In points: one for all lines, or by the line's number from 0."""

LAST_LINE_SHARE = 0.25
"""A balanced paragraph's last line has at least this share of its longest (J07)."""

LOOSEST_BEFORE_LAST = 0.8
"""The last line is not lengthened at the price of wider spaces (in ems) in the line before it."""

BALANCING_STEPS = 10
"""Halvings of the search for the narrowest measure: to a thousandth of the measure."""


def break_lines(shaped: Shaped, measure: Measure, par: ParStyle, start: int = 0) -> tuple[Line, ...]:
    """The lines of ``shaped``.

    Args:
        shaped: The paragraph.
        measure: Of the lines, without the style's indents.
        par: Says how lines break and stand; its first-line indent counts if the paragraph's first line is asked for.
        start: First character to be set (the end of a line that was set before).

    Returns:
        The lines; together they are the text from ``start`` on. None if nothing is left.
    """
    if start >= len(shaped.text):
        return ()
    measures = measure if callable(measure) else lambda number: measure
    indent = 0.0 if start else par.first_indent
    mode = _mode(shaped, par)
    places = tuple(shaped.breaks.positions(tiers) for tiers in rounds(mode))
    lines: list[Line] = []
    for first, last in shaped.hard_lines(start):
        before = len(lines)

        def room(number: int, before: int = before) -> float:
            return measures(before + number) - (0.0 if before + number else indent)

        task = Task(shaped, mode, par.align == "justify", room, places)
        for end in _ends(task, first, last, par):
            number = len(lines)
            place = Place(measures(number), 0.0 if number else indent, par.align, end == last)
            lines.append(set_line(shaped, first, end, place))
            first = end
    return tuple(lines)


def _mode(shaped: Shaped, par: ParStyle) -> Mode:
    """Where lines may break: keyed on the alignment unless the style says (B06); Chinese has no eojeol."""
    match par.mode:
        case "eojeol" | "hybrid" | "syllable":
            mode: Mode = par.mode
        case _:
            mode = "hybrid" if par.align == "justify" else "eojeol"
    return "syllable" if shaped.chinese and mode == "eojeol" else mode


def _ends(task: Task, start: int, stop: int, par: ParStyle) -> list[int]:
    """The ends of the lines of one hard line [start, stop)."""
    if task.justified or task.mode == "hybrid":
        return _better_last(task, start, best_fit(task, start, stop), par)
    ends, depth = first_fit(task, start, stop)
    if par.balance and len(ends) > 1:
        ends = _balanced(task, start, stop, (len(ends), depth)) or ends
    return _better_last(task, start, ends, par)


def _balanced(task: Task, start: int, stop: int, bounds: tuple[int, int]) -> list[int] | None:
    """The lines of the narrowest measure that needs no more lines and no deeper breaks than ``bounds`` (J07)."""
    count, depth = bounds
    low, high = 0.0, task.rooms(0) * (1 - 1 / count)
    found = None
    for _ in range(BALANCING_STEPS):
        less = (low + high) / 2
        ends, needed = first_fit(task, start, stop, less)
        if len(ends) <= count and needed <= depth:
            low, found = less, ends
        else:
            high = less
    return found


def _better_last(task: Task, start: int, ends: list[int], par: ParStyle) -> list[int]:
    """``ends`` with an earlier end of the last line but one, if the last line is too short and that mends it (J04)."""
    if len(ends) < 2:
        return ends
    shaped, stop = task.shaped, ends[-1]
    first, end = (start, *ends)[-3], ends[-2]
    longest = max(shaped.width(a, b) for a, b in pairwise((start, *ends)))

    def is_good(place: int) -> bool:
        share = LAST_LINE_SHARE * longest if par.balance else 0.0
        letters = sum(char.isalnum() for char in shaped.text[place:stop])
        return letters >= par.last_line and shaped.width(place, stop) >= share

    if is_good(end):
        return ends
    number = len(ends) - 2
    places = within(task, task.places[0], (first, end), task.rooms(number))
    mending = (p for p in places if is_good(p) and fits(task, p, stop, task.rooms(number + 1)))
    found = _cheapest_before_last(task, first, mending, task.rooms(number))
    return [*ends[:-2], found, stop] if found else ends


def _cheapest_before_last(task: Task, start: int, places: Iterable[int], room: float) -> int | None:
    """The best of ``places`` as the end of a line from ``start``: ragged the farthest, justified the cheapest."""
    if not task.justified:
        return next(iter(places), None)
    costs = {
        place: looseness(task, start, place, room) + break_cost(task, start, place, False)
        for place in places
        if stretch(task.shaped, start, place, room).space <= LOOSEST_BEFORE_LAST
    }
    return min(costs, key=lambda place: costs[place], default=None)
