"""Breaks a shaped paragraph into lines.

Ragged text is broken between eojeol only (B06) and balanced if the style says so (J07); justified text wherever it
costs least over the whole paragraph. Which ends that gives is `fit`'s matter; here stand the style's wishes: indents,
hard lines, equal lines, a last line that is not too short (J04), and a number of lines that the layout asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

from kiclayout.base.record import dataclass, replace
from kiclayout.design.style import ParStyle
from kiclayout.text.balance import balanced
from kiclayout.text.breaks import Mode
from kiclayout.text.division import Dividing, cuts_word, division_of
from kiclayout.text.fit import Task, first_fit, fits, total_fit, within
from kiclayout.text.justify import Line, Place, set_line
from kiclayout.text.lexicon import PLAIN, Lexicon
from kiclayout.text.paragraph import Shaped
from kiclayout.text.stretch import stretch

Measure: TypeAlias = float | Callable[[int], float]
"""In points: one for all lines, or by the line's number from 0."""

LAST_LINE_SHARE = 0.25
"""A balanced paragraph's last line has at least this share of its longest (J07)."""

_LEAST_ROOM = 0.01
"""No line has less room than this, in points."""

FAIR_SPACE = 0.4
"""Most that word spaces may grow, in ems, when the layout asks for a line more or less."""

_MOST_COUNTED = 120
"""Longer paragraphs are as long as they are: each line of a number that is asked for is a layer of the search."""

BALANCING_STEPS = 10
"""Halvings of the search for the narrowest measure: to a thousandth of the measure."""


def break_lines(
    shaped: Shaped, measure: Measure, par: ParStyle, start: int = 0, *, lexicon: Lexicon = PLAIN
) -> tuple[Line, ...]:
    """The lines of ``shaped``.

    Args:
        shaped: The paragraph.
        measure: Of the lines, without the style's indents.
        par: Says how lines break and stand; its first-line indent counts if the paragraph's first line is asked for.
        start: First character to be set (the end of a line that was set before).
        lexicon: The words by whose edges an eojeol is torn.

    Returns:
        The lines; together they are the text from ``start`` on. None if nothing is left.
    """
    if start >= len(shaped.text):
        return ()
    mode = _mode(shaped, par)
    justified, division = par.align == "justify", division_of(par)
    dividing = Dividing(shaped, division) if division else None
    task = Task(shaped, mode, justified, (), lexicon, par.last_line, par.hang, dividing)
    if dividing and not justified:
        task = replace(task, shaped=dividing.shaped)
    lines: list[Line] = []
    for first, last in shaped.hard_lines(start):
        indent = 0.0 if start or lines else par.first_indent
        width = measure(len(lines)) if callable(measure) else measure
        behind = shaped.kept_behind(last)
        if shaped.width(first, last) <= width - indent - behind:  # most paragraphs are one line
            lines.append(set_line(shaped, first, last, Place(width - behind, indent, par.align, True)))
            continue
        ends, measures = _fitted(task, (first, last), _Room(measure, len(lines), indent), par)
        body = _as_ended(task, ends)
        for number, end in enumerate(ends):
            width = measures[min(number, len(measures) - 1)]
            less = behind if end == last else 0.0
            place = Place(width - less, 0.0 if number else indent, par.align, end == last, par.hang and not less)
            lines.append(set_line(body, first, end, place))
            first = end
    shaped.release()
    return tuple(lines)


def _as_ended(task: Task, ends: list[int]) -> Shaped:
    """The paragraph of ``task`` with the hyphens of words that are divided at one of the ``ends``, if one may be."""
    cut = any(cuts_word(task.shaped.text, end) for end in ends)
    return task.dividing.shaped if task.dividing and cut else task.shaped


@dataclass(frozen=True, slots=True)
class _Room:
    """The measures of one hard line: ``number`` lines stand before it, its first line has ``indent``."""

    measure: Measure
    number: int
    indent: float

    def measures(self, count: int) -> tuple[float, ...]:
        """Of its first ``count`` lines."""
        if not callable(self.measure):
            return (self.measure,)
        return tuple(self.measure(self.number + line) for line in range(count))

    def rooms(self, measures: tuple[float, ...]) -> tuple[float, ...]:
        """What the lines may fill; the last of them holds for all that follow."""
        rooms = [measures[0] - self.indent, *(measures[1:] if len(measures) > 1 else measures)]
        while len(rooms) > 1 and rooms[-1] == rooms[-2]:
            rooms.pop()
        return tuple(max(room, _LEAST_ROOM) for room in rooms)


def _fitted(task: Task, where: tuple[int, int], room: _Room, par: ParStyle) -> tuple[list[int], tuple[float, ...]]:
    """The ends of the lines of one hard line, and their measures, asked for as many lines as there are."""
    count = 1 + round(task.shaped.width(*where) / max(room.measures(1)[0], task.shaped.em, 1.0))
    while True:
        measures = room.measures(count)
        ends = _ends(replace(task, rooms=room.rooms(measures)), where, par)
        if len(ends) <= count or not callable(room.measure):
            return ends, measures
        count = 2 * len(ends)


def _mode(shaped: Shaped, par: ParStyle) -> Mode:
    """Where lines may break: keyed on the alignment unless the style says (B06); Chinese has no eojeol."""
    match par.mode:
        case "eojeol" | "hybrid" | "syllable":
            mode: Mode = par.mode
        case _:
            mode = "hybrid" if par.align == "justify" else "eojeol"
    return "syllable" if shaped.chinese and mode == "eojeol" else mode


def _ends(task: Task, where: tuple[int, int], par: ParStyle) -> list[int]:
    """The ends of the lines of the hard line ``where``."""
    start, stop = where
    if task.justified or task.mode == "hybrid":
        ends = total_fit(task, start, stop) or [stop]
        asked = par.looseness if len(ends) <= _MOST_COUNTED else 0
        other = total_fit(task, start, stop, len(ends) + asked) if asked else None
        return other if other and _is_fair(task, start, other) else ends
    ends, depth = first_fit(task, start, stop)
    if par.balance and len(ends) > 1:
        even = balanced(task, start, stop, len(ends)) if depth == 0 else None
        ends = even or _narrowed(task, start, stop, (len(ends), depth)) or ends
    return _better_last(task, start, ends, par)


def _is_fair(task: Task, start: int, ends: list[int]) -> bool:
    """Whether no line is looser than a reader forgives for the layout's sake; that all fit is known."""
    lines, body = enumerate(pairwise([start, *ends[:-1]])), _as_ended(task, ends)
    return all(stretch(body, a, b, task.room(number)).space <= FAIR_SPACE for number, (a, b) in lines)


def _narrowed(task: Task, start: int, stop: int, bounds: tuple[int, int]) -> list[int] | None:
    """The lines of the narrowest measure that needs no more lines and no deeper breaks than ``bounds`` (J07)."""
    count, depth = bounds
    low, high = 0.0, task.room(0) * (1 - 1 / count)
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

    def is_good(begin: int, end: int) -> bool:
        share = LAST_LINE_SHARE * longest if par.balance else 0.0
        letters = sum(char.isalnum() for char in shaped.text[begin:end])
        return letters >= par.last_line and shaped.width(begin, end) >= share

    if is_good(end, stop):
        return ends
    number = len(ends) - 2
    places = within(task, task.places[0], (first, end), task.room(number))
    good = (place for place in places if is_good(place, stop) and is_good(first, place))
    mending = (place for place in good if fits(task, place, stop, task.room(number + 1)))
    found = next(mending, None)
    return [*ends[:-2], found, stop] if found else ends
