"""Where the lines of a paragraph end: as much on a line as fits, or the end that costs least.

First fit is for ragged text, best fit for justified text: there loose spaces, breaks inside an eojeol and stranded
syllables cost, and each line takes its cheapest end. Lines are not weighed against later ones; a total fit may take
the place of `best_fit`. A piece wider than the room breaks at the lowest tier that fits, at last between any two
clusters (B07): no line is overfull unless a single cluster is. Nothing is set here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from kiclayout.base.record import dataclass
from kiclayout.text.breaks import HAN, SEPARATOR, SPACE, SYLLABLE, Mode
from kiclayout.text.paragraph import HANGING, Shaped
from kiclayout.text.script import is_han, is_hangul
from kiclayout.text.stretch import EPSILON, LEAST_SPACE, least_width, letter_limit, stretch, white

# What a line's end costs: 1 is about a hundredth of a line whose spaces are a quarter em too wide.
TIER_COSTS = {SPACE: 0.0, SEPARATOR: 12.0, HAN: 8.0, SYLLABLE: 400.0}
STRAND_COSTS = {SPACE: 0.0, SEPARATOR: 0.0, HAN: 150.0, SYLLABLE: 8000.0}
SHORT_WORD_COST, NEXT_TEAR_COST = 100.0, 150.0
SLACK_COST, SLACK_UNIT, RAGGED_UNIT = 100.0, 0.25, 2.0
SHRINK_COST, LETTER_COST = 60.0, 30.0

_TIGHTEST = 1.1
"""A line that fits when narrowed and trimmed is not wider before than this share of its room, and an em."""

_NEVER_FIRST = frozenset(")]}>〉》」』】〕）］｝’”.,:;!?。、，．：；！？…‥%‰℃°℉·•・‧～~—²³¹々")
_NEVER_LAST = frozenset("([{<〈《「『【〔（［｛‘“₩$￥£¥№①②③④⑤⑥⑦⑧⑨⑩▶※○●■□◇")


@dataclass(frozen=True, slots=True)
class Task:
    """The paragraph to be broken and how.

    Attributes:
        shaped: The paragraph.
        mode: Where its lines may break.
        justified: Whether its lines are filled.
        rooms: What a line may fill, by its number from 0, in points.
        places: For each round of tiers the positions where lines may break, ascending.
    """

    shaped: Shaped
    mode: Mode
    justified: bool
    rooms: Callable[[int], float]
    places: tuple[tuple[int, ...], ...]


def first_fit(task: Task, start: int, stop: int, less: float = 0.0) -> tuple[list[int], int]:
    """Lines as full as they go in rooms narrower by ``less``; and the deepest round of tiers that was needed."""
    ends: list[int] = []
    deepest = 0
    while not ends or ends[-1] < stop:
        end, depth = _fullest(task, start, stop, task.rooms(len(ends)) - less)
        ends.append(end)
        deepest = max(deepest, depth)
        start = end
    return ends, deepest


def _fullest(task: Task, start: int, stop: int, room: float) -> tuple[int, int]:
    """The last end that fits, by the first round of tiers that has one, and the number of the round."""
    if task.shaped.width(start, stop) <= room + EPSILON:
        return stop, 0
    for depth, places in enumerate(task.places):
        fitting = [end for end in within(task, places, (start, stop), room) if fits(task, start, end, room)]
        if fitting:
            return next((end for end in fitting if not _strands(task.shaped, start, end)), fitting[0]), depth
    return _anywhere(task, start, stop, room), len(task.places)


def within(task: Task, places: tuple[int, ...], where: tuple[int, int], room: float) -> Iterator[int]:
    """Those of ``places`` inside [start, stop) that a line of ``room`` may reach, farthest first."""
    start, stop = where
    text, widths, cells = task.shaped.text, task.shaped.widths, task.shaped.cells
    most = _TIGHTEST * max(room, 0.0) + task.shaped.em
    limit = bisect_right(widths, widths[start] + most, start)
    while limit < stop and (cells[limit] == 0.0 or text[limit] in HANGING):
        limit += 1
    for index in range(bisect_right(places, limit) - 1, -1, -1):
        if places[index] <= start:
            return
        if places[index] < stop:
            yield places[index]


def fits(task: Task, start: int, end: int, room: float) -> bool:
    """Whether the characters [start, end) go into ``room`` points, narrowed if lines are justified."""
    least = least_width(task.shaped, start, end) if task.justified else task.shaped.width(start, end)
    return least <= room + EPSILON


def _anywhere(task: Task, start: int, stop: int, room: float) -> int:
    """The last end between two clusters that fits, if possible one that kinsoku allows; the first one if none fits."""
    shaped = task.shaped
    inner = shaped.inside
    places = tuple(place for place in range(start + 1, stop) if place not in inner)
    fitting = [end for end in within(task, places, (start, stop), room) if fits(task, start, end, room)]
    if not fitting:
        return next(iter(places), stop)
    return next((end for end in fitting if not _forbidden(shaped.text, end)), fitting[0])


def _forbidden(text: str, place: int) -> bool:
    """A01 to A10: whether what follows may not begin a line or what stands before may not end one."""
    return text[place] in _NEVER_FIRST or text[place] == " " or text[place - 1] in _NEVER_LAST


def best_fit(task: Task, start: int, stop: int) -> list[int]:
    """Line by line the end that costs least."""
    ends: list[int] = []
    torn = False
    while not ends or ends[-1] < stop:
        end = _cheapest(task, start, stop, (task.rooms(len(ends)), torn))
        torn = end < stop and task.shaped.breaks.tiers[end] == SYLLABLE
        ends.append(end)
        start = end
    return ends


def _cheapest(task: Task, start: int, stop: int, line: tuple[float, bool]) -> int:
    """The end of one line of ``line``: (room, whether the line before was torn)."""
    room, torn = line
    if fits(task, start, stop, room):
        return stop
    for places in task.places:
        best, least = 0, float("inf")
        for end in within(task, places, (start, stop), room):
            if not fits(task, start, end, room):
                continue
            loose = looseness(task, start, end, room)
            cost = loose + break_cost(task, start, end, torn)
            if cost < least:
                best, least = end, cost
            if loose >= least:
                break
        if best:
            return best
    return _anywhere(task, start, stop, room)


def looseness(task: Task, start: int, end: int, room: float) -> float:
    """What the white of the line [start, end) costs: wide or narrow spaces, or room that is left free."""
    shaped = task.shaped
    free = room - shaped.width(start, end)
    if not task.justified:
        return SLACK_COST * (free / shaped.em / RAGGED_UNIT) ** 3
    found, most = stretch(shaped, start, end, room), letter_limit(shaped)
    if free < 0:
        return SHRINK_COST * (found.narrow / (1 - LEAST_SPACE)) ** 3
    ems, _, gaps = white(shaped, start, end)
    letter = min(found.letter, most)
    slack = (free - letter * gaps) / max(ems, shaped.em)
    return SLACK_COST * (slack / SLACK_UNIT) ** 3 + LETTER_COST * (letter / most) ** 2


def break_cost(task: Task, start: int, end: int, torn: bool) -> float:
    """What a break before character ``end`` costs, whatever the line looks like.

    Args:
        task: The paragraph.
        start: First character of the line.
        end: Where it would end.
        torn: Whether the line before ends inside an eojeol.
    """
    if task.mode == "syllable":
        return 0.0
    tier = task.shaped.breaks.tiers[end]
    cost = TIER_COSTS[tier] + STRAND_COSTS[tier] * _strands(task.shaped, start, end)
    if tier == SYLLABLE:
        cost += NEXT_TEAR_COST * torn + SHORT_WORD_COST * (_word_length(task.shaped.text, start, end) <= 4)
    return cost


def _strands(shaped: Shaped, start: int, end: int) -> bool:
    """B05: whether a break leaves a single syllable of an eojeol, or one Han of a Korean text's Han, on either side."""
    tier = shaped.breaks.tiers[end]
    if tier == SYLLABLE:
        return _leaves_one(shaped.text, start, end, is_hangul)
    return tier == HAN and not shaped.chinese and _leaves_one(shaped.text, start, end, is_han)


def _leaves_one(text: str, start: int, end: int, alike: Callable[[str], bool]) -> bool:
    """Whether only one character that is ``alike`` stands right before or right after ``end``."""
    before = end - 2 >= start and alike(text[end - 2])
    after = end + 1 < len(text) and alike(text[end + 1])
    return not (before and after)


def _word_length(text: str, start: int, end: int) -> int:
    """Length of the Hangul run that is broken before ``end`` on a line from ``start``, counted up to 5."""
    first, last = end, end
    while first > start and end - first < 5 and is_hangul(text[first - 1]):
        first -= 1
    while last < len(text) and last - first < 5 and is_hangul(text[last]):
        last += 1
    return last - first
