"""Where the lines of a paragraph end: as much on a line as fits, or the ends that cost least together.

First fit is for ragged text; justified text takes the cheapest ends of the whole paragraph (`total`), first without
tearing an eojeol, then with, and where that is still dear with English words divided (`division`). A piece wider than
the room breaks at the lowest tier that fits, at last between any two clusters (B07): no line is overfull unless a
single cluster is. Nothing is set here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kiclayout.base.record import dataclass, replace
from kiclayout.text.breaks import HAN, HYPHEN, SEPARATOR, SPACE, SYLLABLE, Mode, rounds
from kiclayout.text.costs import (
    CHEAPEST_TEAR,
    LOOSE,
    STRANDED,
    Tears,
    end_costs,
    hyphen_cost,
    loosest,
    unstranding,
)
from kiclayout.text.division import Dividing
from kiclayout.text.kinsoku import is_forbidden
from kiclayout.text.lexicon import Lexicon
from kiclayout.text.paragraph import Shaped
from kiclayout.text.script import is_han, is_hangul
from kiclayout.text.stretch import EPSILON, least_width, stretch
from kiclayout.text.total import INFINITE, RAGGED_SHARE, Ends, Path, Places, Wish, places_of, shortest
from kiclayout.text.white import HANGING

LEAST_FILLED = 0.5
"""A ragged line ends inside of an address only where it would else be filled less than this."""

_TIGHTEST = 1.1
"""A line that fits when narrowed and trimmed is not wider before than this share of its room, and an em."""


_UNTORN = frozenset({SPACE, SEPARATOR, HAN})
"""The tiers of ends that tear no eojeol."""


@dataclass(frozen=True, slots=True)
class Task:
    """The paragraph to be broken and how.

    Attributes:
        shaped: The paragraph.
        mode: Where its lines may break.
        justified: Whether its lines are filled.
        rooms: What the first, second … line may fill, in points; the last one holds for all that follow.
        lexicon: The words by whose edges an eojeol is torn.
        last_line: Fewest syllables of a last line.
        hang: Whether a stop or comma that does not fit hangs out at a justified line's end.
        dividing: How it is with English words divided; None = they are not.
    """

    shaped: Shaped
    mode: Mode
    justified: bool
    rooms: tuple[float, ...]
    lexicon: Lexicon
    last_line: int = 3
    hang: bool = False
    dividing: Dividing | None = None

    @property
    def places(self) -> tuple[tuple[int, ...], ...]:
        """For each round of tiers the positions where lines may break, ascending."""
        return tuple(self.shaped.breaks.positions(tiers) for tiers in rounds(self.mode))

    def room(self, number: int) -> float:
        """What the line ``number`` (from 0) may fill, in points."""
        return self.rooms[min(number, len(self.rooms) - 1)]


# ------------------------------------------------------------------------------------------------------- first fit


def first_fit(task: Task, start: int, stop: int, less: float = 0.0) -> tuple[list[int], int]:
    """Lines as full as they go in rooms narrower by ``less``; and the deepest round of tiers that was needed."""
    ends: list[int] = []
    deepest = 0
    while not ends or ends[-1] < stop:
        end, depth = _fullest(task, start, stop, task.room(len(ends)) - less)
        ends.append(end)
        deepest = max(deepest, depth)
        start = end
    return ends, deepest


def _fullest(task: Task, start: int, stop: int, room: float) -> tuple[int, int]:
    """The last end that fits, by the first round of tiers that has one, and the number of the round."""
    if task.shaped.width(start, stop) <= room - task.shaped.kept_behind(stop) + EPSILON:
        return stop, 0
    for depth, places in enumerate(task.places):
        fitting = [end for end in within(task, places, (start, stop), room) if fits(task, start, end, room)]
        if fitting:
            end = next((end for end in fitting if not _strands(task.shaped, start, end)), fitting[0])
            if _in_compound(task.shaped, end):
                end = _before_compound(task.shaped, start, fitting, room)
            return end, depth
    return _anywhere(task, start, stop, room), len(task.places)


def _in_compound(shaped: Shaped, end: int) -> bool:
    """Whether an end there is inside of an address, or of a word of several parts as K-Demo."""
    return shaped.breaks.tiers[end] == SEPARATOR and shaped.text[end - 1 : end + 1].isascii()


def _before_compound(shaped: Shaped, start: int, fitting: list[int], room: float) -> int:
    """The last space of a line that is not left half empty by an end there, else the last end of all."""
    tiers = shaped.breaks.tiers
    spaces = (end for end in fitting if tiers[end] == SPACE and shaped.width(start, end) >= LEAST_FILLED * room)
    return next(spaces, fitting[0])


def within(task: Task, places: tuple[int, ...], where: tuple[int, int], room: float) -> Iterator[int]:
    """Those of ``places`` inside [start, stop) that a line of ``room`` may reach, farthest first."""
    start, stop = where
    limit = _reach(task, where, room)
    for index in range(bisect_right(places, limit) - 1, -1, -1):
        if places[index] <= start:
            return
        if places[index] < stop:
            yield places[index]


def _reach(task: Task, where: tuple[int, int], room: float) -> int:
    """The farthest place inside [start, stop) that a line of ``room`` may reach."""
    start, stop = where
    text, widths, cells = task.shaped.text, task.shaped.widths, task.shaped.cells
    most = _TIGHTEST * max(room, 0.0) + task.shaped.em
    limit = bisect_right(widths, widths[start] + most, start)
    while limit < stop and (cells[limit] == 0.0 or text[limit] in HANGING):
        limit += 1
    return limit


def fits(task: Task, start: int, end: int, room: float) -> bool:
    """Whether the characters [start, end) go into ``room`` points, narrowed if lines are justified."""
    shaped, kept = task.shaped, task.shaped.kept_behind(end)
    if shaped.width(start, end) <= room - kept + EPSILON:
        return True
    least = least_width(shaped, start, end) if task.justified else shaped.width(start, end)
    hangs = task.hang and task.justified and not kept
    return least - (shaped.hanging(end) if hangs else 0.0) <= room - kept + EPSILON


def _anywhere(task: Task, start: int, stop: int, room: float) -> int:
    """The last end between two clusters that fits, if possible one that kinsoku allows; the first one if none fits."""
    near = min(stop, _reach(task, (start, stop), room) + 1)  # not all of a long address for every line
    places = tuple(_between_clusters(task.shaped, start, near))
    fitting = [end for end in within(task, places, (start, stop), room) if fits(task, start, end, room)]
    if not fitting:
        return next(_between_clusters(task.shaped, start, stop), stop)
    return next((end for end in fitting if not is_forbidden(task.shaped.text, end)), fitting[0])


def _between_clusters(shaped: Shaped, start: int, stop: int) -> Iterator[int]:
    return (place for place in range(start + 1, stop) if place not in shaped.inside)


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


# ------------------------------------------------------------------------------------------------------- total fit


def total_fit(task: Task, start: int, stop: int, lines: int = 0) -> list[int] | None:
    """The ends of the lines of [start, stop) that cost least together.

    Args:
        task: The paragraph.
        start: First character.
        stop: End of the stretch, which ends its last line.
        lines: How many lines are wanted; 0 = as many as it takes.

    Returns:
        None if so many ``lines`` cannot be had by fair means.
    """
    if lines <= 1 and fits(task, start, stop, task.room(0)):
        return [stop]
    found, places = _by_fair_means(task, start, stop, lines)
    if task.dividing and task.dividing.possible and _is_loose(task, found, places):
        task = replace(task, shaped=task.dividing.shaped)
        bound = found.cost if found else INFINITE
        found, places = _by_division(task, (start, stop), lines, bound) or (found, places)
    if found is None and not lines:
        found, places = _by_force(task, start, stop)
    return None if found is None else [places.ends.at[end] for end in found.ends]


def _is_loose(task: Task, found: Path | None, places: Places) -> bool:
    """Whether a line has so much white that a divided word may be better: more than half as dear as a hyphen."""
    if found is None or found.cost >= STRANDED:
        return True
    cost, shaped = hyphen_cost(task.shaped), task.shaped
    if found.cost <= cost or not task.justified:
        return False
    ends, most = [places.ends.at[end] for end in (0, *found.ends[:-1])], loosest(cost / 2)
    return any(stretch(shaped, a, b, task.room(n)).space > most for n, (a, b) in enumerate(pairwise(ends)))


def _by_division(task: Task, where: tuple[int, int], lines: int, bound: float) -> tuple[Path, Places] | None:
    """The best path with English words divided, but for the last one; None if none costs less than ``bound``."""
    start, stop = where
    tiers, text = task.shaped.breaks.tiers, task.shaped.text
    last_word = text.rfind(" ", start, len(text[:stop].rstrip()))
    inside = {place for place in task.places[-1] if start < place < last_word and tiers[place] == HYPHEN}
    if not inside:
        return None
    whole = between(task.shaped.breaks.positions(_UNTORN), start, stop)
    others = _worth_tearing(task, whole, between(task.places[0], start, stop), bound)
    places = _places(task, (start, *sorted({*others, *inside}), stop), loosest(bound), tearing=True)
    found = shortest(places, task.rooms, bound=bound, lines=lines)
    if found is None and bound == INFINITE and not lines:
        found = shortest(places, task.rooms, loose=True)
    return (found, places) if found is not None and _all_fit(task, places, found) else None


def _by_fair_means(task: Task, start: int, stop: int, lines: int) -> tuple[Path | None, Places]:
    """The best path at the tiers of the mode: untorn if no torn one can be better."""
    inner = between(task.places[0], start, stop)
    whole = between(task.shaped.breaks.positions(_UNTORN), start, stop) if task.mode == "hybrid" else inner
    places = _places(task, (start, *whole, stop))
    untorn = shortest(places, task.rooms, lines=lines)
    if len(whole) == len(inner) or (untorn and untorn.cost <= CHEAPEST_TEAR):
        return untorn, places
    bound = untorn.cost if untorn else INFINITE
    every = _places(task, (start, *_worth_tearing(task, whole, inner, bound), stop), loosest(bound), tearing=True)
    torn = shortest(every, task.rooms, bound=bound, lines=lines)
    return (torn, every) if torn else (untorn, places)


def between(places: tuple[int, ...], start: int, stop: int) -> tuple[int, ...]:
    """Those of the ascending ``places`` that lie inside [start, stop)."""
    return places[bisect_right(places, start) : bisect_left(places, stop)]


def _worth_tearing(
    task: Task, whole: tuple[int, ...], inner: tuple[int, ...], bound: float
) -> tuple[int, ...] | list[int]:
    """Those of the places ``inner`` that may be on a way that costs less than ``bound``; ``whole`` tear nothing.

    Most eojeol are so short that every tear strands a syllable.
    """
    tears = unstranding(task.shaped.text, task.shaped.breaks.tiers) if bound <= STRANDED else None
    if tears is None or not inner:
        return inner
    first, last = inner[0], inner[-1]
    return sorted([*whole, *(place for place in tears if first <= place <= last)])


def _by_force(task: Task, start: int, stop: int) -> tuple[Path, Places]:
    """Lines as loose as it takes, by one round of tiers after the other; at last an end anywhere between clusters."""
    for inner in task.places:
        places = _places(task, (start, *between(inner, start, stop), stop))
        found = shortest(places, task.rooms, loose=True)
        if found is not None and _all_fit(task, places, found):
            return found, places
    places = _places(task, (start, *_between_clusters(task.shaped, start, stop), stop))
    found = shortest(places, task.rooms, loose=True)
    assert found is not None, "a piece that does not fit stands alone"
    return found, places


def _all_fit(task: Task, places: Places, path: Path) -> bool:
    ends = [places.ends.at[end] for end in (0, *path.ends)]
    return all(fits(task, start, end, task.room(number)) for number, (start, end) in enumerate(pairwise(ends)))


def _places(task: Task, at: Sequence[int], widest: float = LOOSE, *, tearing: bool = False) -> Places:
    shaped, tiers = task.shaped, task.shaped.breaks.tiers
    torn = [SYLLABLE <= tiers[place] <= HYPHEN for place in at]
    torn[0] = torn[-1] = False
    costs = end_costs(shaped, task.mode, at)
    tears = Tears(shaped.text, task.mode, task.lexicon, _dividing(shaped, at, costs) if shaped.hyphens else {})
    whole = _untorn_before(torn) if tearing or True in torn else []
    row = task.dividing.division.row if task.dividing and shaped.hyphens else 0
    divided = [tears and tiers[place] == HYPHEN for place, tears in zip(at, torn, strict=True)] if row else []
    ends = Ends(at, costs, torn, whole, tears.cost, divided, row)
    runt = _runt(shaped.text, task.last_line, at)
    ragged = 0.0 if task.justified or shaped.chinese else RAGGED_SHARE * task.room(0)
    return places_of(shaped, ends, Wish(task.justified, task.hang, runt, widest, ragged, shaped.kept_behind(at[-1])))


def _dividing(shaped: Shaped, at: Sequence[int], costs: Sequence[float]) -> dict[int, float]:
    """What those of the ends ``at`` cost that divide a word."""
    tiers = shaped.breaks.tiers
    return {place: cost for place, cost in zip(at, costs, strict=True) if tiers[place] == HYPHEN}


def _untorn_before(torn: Sequence[bool]) -> list[int]:
    """For each place the last one before it that tears no eojeol."""
    found = [0]
    for last, following in pairwise(place for place, tears in enumerate(torn) if not tears):
        found += [last] * (following - last)
    return found


def _runt(text: str, fewest: int, at: Sequence[int]) -> int:
    """The character after which a last line that begins there has fewer than ``fewest`` letters."""
    left = fewest
    for place in range(at[-1] - 1, at[0], -1):
        left -= text[place].isalnum()
        if left <= 0:
            return place
    return at[-1]
