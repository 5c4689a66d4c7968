"""Total fit: of all ways to break a paragraph into lines, the one that costs least as a whole.

The shortest path through the places where lines may end, as in Knuth and Plass, "Breaking Paragraphs into Lines"
(1981), with the costs of Korean text in place of badness and hyphens (`costs`). A place is reached from every earlier
one from which a line fits; the ends that a line can reach are one slice of two ascending rows, so that a paragraph of
thousands of characters takes time in proportion to its length. Lines may differ in room: then a place is one state for
every number of lines before it. Nothing is set here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from itertools import repeat
from operator import itemgetter

from kiclayout.base.record import dataclass, replace
from kiclayout.text.costs import (
    AT_HOLE,
    FITNESS_COST,
    FITNESS_UNIT,
    HOLE,
    HOLE_COST,
    LETTER_COST,
    LINE_COST,
    LOOSE,
    NEXT_TEAR_COST,
    OVERFULL_COST,
    RUNT_COST,
    SHRINK_COST,
    SLACK_COST,
    SLACK_UNIT,
    WORSE_COST,
    WORST_COST,
)
from kiclayout.text.paragraph import Shaped
from kiclayout.text.stretch import EPSILON, LEAST_SPACE, SPACES_TO_LETTERS, letter_give, letter_limit

INFINITE = float("inf")

RAGGED_SPACE = 8.0
"""A ragged line's free room counts as if one space of so many ems had to take it."""

JOINT_EMS = 0.3
"""Ems of word spaces that a joint of Chinese letters counts as: their lines widen evenly, with spaces or without."""

RAGGED_SHARE = 0.36
"""Or one of this share of the room, if that is more: in a wide column no eojeol is torn for a line a little shorter."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Sums from the paragraph's start to every place, as a line that begins, or ends, there counts them; in points.

    Attributes:
        widths: Of the characters.
        least: Widths with all white narrowed.
        most: Widths with all white widened as far as a good line allows.
        ems: Ems of word spaces.
        gaps: Ems of joints between letters.
    """

    widths: Sequence[float]
    least: Sequence[float]
    most: Sequence[float]
    ems: Sequence[float]
    gaps: Sequence[float]


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """Where lines may end, from a stretch's start to its end.

    Attributes:
        at: The characters before which lines end, ascending; first the stretch's start, last its end.
        costs: Of an end at each place; of one that tears an eojeol the least that it may cost.
        torn: Whether an end there tears an eojeol.
        whole: For each place the last one before it that tears none (a loose line may be better than a torn one);
            empty if no place does.
        tear_cost: What an end before a character inside an eojeol really costs.
        divided: Whether an end there divides a word, if ends that do may not follow each other as they like.
        row: Most of those one after the other.
    """

    at: Sequence[int]
    costs: Sequence[float]
    torn: Sequence[bool]
    whole: Sequence[int]
    tear_cost: Callable[[int], float]
    divided: Sequence[bool] = ()
    row: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The ends with their sums.

    Attributes:
        ends: Where they are.
        left: For lines that begin at a place.
        right: For lines that end at a place.
        runt: A last line that begins after this character is too short.
        hanging: Width of the mark that may hang out of a line that ends at a place; empty if none may.
        em: What a line without word spaces counts as its one space, in points.
        letter: Most that a joint takes, in ems.
    """

    ends: Ends
    left: Side
    right: Side
    runt: int
    hanging: Sequence[float]
    em: float
    letter: float


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and what they cost; ``ends`` are indexes of the places where they end."""

    cost: float
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the lines.

    Attributes:
        justified: They are filled.
        hang: A stop or comma that does not fit hangs out at their end.
        runt: A last line that begins after this character is too short.
        loosest: Most that a word space may grow, in ems.
        ragged: Width of the space that the free room of ragged lines counts as, if that is more than ``RAGGED_SPACE``.
        kept: What the last line leaves free for what is set behind it.
    """

    justified: bool = True
    hang: bool = False
    runt: int = 0
    loosest: float = LOOSE
    ragged: float = 0.0
    kept: float = 0.0


def places_of(shaped: Shaped, ends: Ends, wish: Wish) -> Places:
    """The places ``ends`` of ``shaped`` with their sums."""
    at = ends.at
    heads, tails, white = shaped.heads, shaped.tails, shaped.white
    pick_begins = itemgetter(*at)
    solid = pick_begins(white.solid)
    pick_ends = itemgetter(*solid)
    begins, rights = pick_begins(shaped.widths), pick_ends(shaped.widths)
    if heads:
        begins = tuple(w - heads[p].advance if p in heads else w for w, p in zip(begins, at, strict=True))
    if tails:
        rights = tuple(w + tails[p - 1].advance if p - 1 in tails else w for w, p in zip(rights, solid, strict=True))
    if wish.kept:
        rights = (*rights[:-1], rights[-1] + wish.kept)
    if not wish.justified:
        one = (max(RAGGED_SPACE * shaped.em, wish.ragged),) * len(at)
        nothing, any_room = (0.0,) * len(at), (INFINITE,) * len(at)
        left, right = Side(begins, begins, begins, nothing, nothing), Side(rights, rights, any_room, one, nothing)
        return Places(ends, left, right, wish.runt, (), shaped.em, 1.0)
    after = (*white.gaps[1:], white.gaps[-1])  # a joint before a line's first character is none of its own
    left = _side(shaped, begins, (pick_begins(white.spaces), pick_begins(white.ems), pick_begins(after)), wish.loosest)
    right = _side(
        shaped, rights, (pick_ends(white.spaces_to), pick_ends(white.ems), pick_ends(white.gaps)), wish.loosest
    )
    hanging = [shaped.hanging(place) for place in at] if wish.hang else []
    if hanging:
        hanging[-1] = 0.0 if wish.kept else hanging[-1]
        least = [width - mark for width, mark in zip(right.least, hanging, strict=True)]
        right = replace(right, least=least)
    return Places(ends, left, right, wish.runt, hanging, shaped.em, letter_limit(shaped))


def _side(shaped: Shaped, widths: Sequence[float], white: tuple[Sequence[float], ...], loosest: float) -> Side:
    spaces, ems, gaps = white
    if shaped.chinese:
        ems = [em + JOINT_EMS * gap for em, gap in zip(ems, gaps, strict=True)]
    give, letter, less = 1 - LEAST_SPACE, letter_limit(shaped), letter_give(shaped)
    least = [width - give * space - less * gap for width, space, gap in zip(widths, spaces, gaps, strict=True)]
    most = [width + loosest * em + letter * gap for width, em, gap in zip(widths, ems, gaps, strict=True)]
    return Side(widths, least, most, ems, gaps)


def shortest(
    places: Places, rooms: Sequence[float], *, bound: float = INFINITE, loose: bool = False, lines: int = 0
) -> Path | None:
    """The cheapest lines, or None if there are none below ``bound``.

    Args:
        places: Where lines may end.
        rooms: What the first, second … line may fill, in points; the last one holds for all that follow.
        bound: Only what costs less is wanted.
        loose: Whether lines may be as loose as it takes, and a piece wider than its line may stand alone.
        lines: How many lines are wanted; 0 = as many as it takes.
    """
    if lines:
        if _fewest(places, rooms) > lines:
            return None
        known = rooms[:lines]
        rooms = [*known, *repeat(rooms[-1], lines + 2 - len(known))]  # the last layer takes what has too many lines
    search = _Search(places, rooms, bound, loose, counted=lines > 0)
    search.run()
    return search.path(lines)


def _fewest(places: Places, rooms: Sequence[float]) -> float:
    """The least number of lines, each as full as it goes; infinite if a piece does not fit."""
    left, right, final = places.left.least, places.right.least, len(places.ends.at) - 1
    place, lines = 0, 0
    while place < final:
        room = rooms[min(lines, len(rooms) - 1)]
        past = bisect_right(right, left[place] + room + EPSILON, place + 1)
        if past == place + 1:
            return INFINITE
        place, lines = past - 1, lines + 1
    return lines


def _hole(slack: float) -> float:
    """What white of so many units costs where it is a hole in the page."""
    near, far = AT_HOLE + HOLE_COST * (slack - HOLE), WORST_COST + WORSE_COST * slack
    return near if near < far else far


class _Search:
    """The states reached so far: a place, and the number of lines before it as far as that matters (its layer).

    The cheapest state goes on first, so that what costs more than the whole paragraph in the end is never looked at.
    Of two ways that cost the same, the one through the earlier layer and place counts. What is not reached for less
    than the bound stays at the bound.
    """

    def __init__(self, places: Places, rooms: Sequence[float], bound: float, loose: bool, *, counted: bool) -> None:
        count, layers = len(places.ends.at), len(rooms)
        self.places, self.rooms, self.loose, self.counted = places, rooms, loose, counted
        self.best = [[bound] * count for _ in range(layers)]
        self.before: list[list[tuple[int, int]]] = [[(0, 0)] * count for _ in range(layers)]
        self.turn = [[0.0] * count for _ in range(layers)]
        self.best[0][0] = 0.0
        self.open: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        self.bound = self.limit = bound

    def run(self) -> None:
        """Sets lines from every state that may be part of the cheapest way."""
        rooms, opened, places, loose = self.rooms, self.open, self.places, self.loose
        weighers = [self._weigher(layer) for layer in range(len(rooms))]
        whole, final = places.ends.whole, len(places.ends.at) - 1
        left_least, left_most = places.left.least, places.left.most
        least, most = places.right.least, places.right.most
        while opened:
            cost, layer, place = heappop(opened)
            if cost >= self.limit:
                return
            if cost > self.best[layer][place]:  # it was reached for less since
                continue
            first, room = place + 1, rooms[layer]
            past = bisect_right(least, left_least[place] + room + EPSILON, first)
            if past > final:
                self._last_line(layer, place, final)
                past = final
            elif past == first and loose:
                self._overfull_line(layer, place)
                continue
            if not loose:
                fair = bisect_left(most, left_most[place] + room, first, past)
                first = max(first, min(fair, whole[past]) if whole else fair - 1)
            if first < past:
                weighers[layer](place, first, past)

    def _weigher(self, layer: int) -> Callable[[int, int, int], None]:
        """What weighs the lines from a place to each of the ends from one to before another; all of them fit.

        A function of its own, so that what all places of the layer have in common is looked up once.
        """
        places, room, following = self.places, self.rooms[layer], min(layer + 1, len(self.rooms) - 1)
        left, right, costs, torn = places.left, places.right, places.ends.costs, places.ends.torn
        best, before, turns = self.best[following], self.before[following], self.turn[following]
        reached, turned = self.best[layer], self.turn[layer]
        widths, ems1, gaps1, leasts = right.widths, right.ems, right.gaps, right.least
        hanging, at, tear_cost = places.hanging, places.ends.at, places.ends.tear_cost
        most, em, opened, divided = places.letter, places.em, self.open, places.ends.divided

        def weigh(place: int, first: int, past: int) -> None:
            width0, ems0, gaps0, least0 = left.widths[place], left.ems[place], left.gaps[place], left.least[place]
            begun, was_torn, turn, source = reached[place] + LINE_COST, torn[place], turned[place], (layer, place)
            for end in range(first, past):
                cost = begun + costs[end]
                if was_torn and torn[end]:
                    cost += NEXT_TEAR_COST
                    if divided and divided[end] and self._row_is_full(layer, place):
                        continue
                if cost > best[end]:
                    continue
                natural = widths[end] - width0
                free = room - natural
                if hanging and free <= -EPSILON:
                    natural -= hanging[end]
                    free = room - natural
                if free > -EPSILON:
                    ems, gaps = ems1[end] - ems0, gaps1[end] - gaps0
                    give = SPACES_TO_LETTERS * ems + gaps
                    letter = free / give if give else 0.0
                    if letter > most:
                        letter = most
                    share = letter / most
                    slack = (free - letter * gaps) / (ems if ems > em else em) / SLACK_UNIT
                    cost += LETTER_COST * (share * share)
                    cost += SLACK_COST * slack * slack * slack if slack <= HOLE else _hole(slack)
                else:
                    share = -free / (natural - leasts[end] + least0)
                    if share > 1.001:
                        continue
                    cost += SHRINK_COST * share * share * share + LETTER_COST * share * share
                now = free / room
                if place:
                    change = (now - turn) / FITNESS_UNIT
                    cost += FITNESS_COST * (change * change)
                if torn[end] and cost <= best[end]:
                    cost += tear_cost(at[end]) - costs[end]
                if cost < best[end]:
                    heappush(opened, (cost, following, end))
                elif cost > best[end] or source > before[end]:
                    continue
                best[end], before[end], turns[end] = cost, source, now

        return weigh

    def _row_is_full(self, layer: int, place: int) -> bool:
        """Whether the lines to ``place`` end in as many divided words, one after the other, as may be."""
        ends, row = self.places.ends, 0
        while row < ends.row and ends.divided[place]:
            row += 1
            layer, place = self.before[layer][place]
        return row == ends.row

    def _last_line(self, layer: int, place: int, final: int) -> None:
        """The line from ``place`` to the stretch's end, which is not filled."""
        places, following = self.places, min(layer + 1, len(self.rooms) - 1)
        natural = places.right.widths[final] - places.left.widths[place]
        cost = self.best[layer][place] + LINE_COST
        free = self.rooms[layer] - natural
        if places.hanging and free < -EPSILON:
            natural -= places.hanging[final]
            free = self.rooms[layer] - natural
        if free < -EPSILON:
            share = -free / (natural - places.right.least[final] + places.left.least[place])
            cost += SHRINK_COST * share**3 + LETTER_COST * share**2
        if place and places.ends.at[place] > places.runt:
            cost += RUNT_COST
        reached = self.best[following][final], self.before[following][final]
        if cost < self.bound and (cost, (layer, place)) < reached:
            self.best[following][final], self.before[following][final] = cost, (layer, place)
            if not self.counted:
                self.limit = min(cost, self.limit)

    def _overfull_line(self, layer: int, place: int) -> None:
        """Where nothing fits, the shortest piece stands alone."""
        end, following = place + 1, min(layer + 1, len(self.rooms) - 1)
        cost = self.best[layer][place] + self.places.ends.costs[end] + OVERFULL_COST
        reached = self.best[following][end], self.before[following][end]
        if cost < self.bound and (cost, (layer, place)) < reached:
            self.best[following][end], self.before[following][end] = cost, (layer, place)
            if end + 1 < len(self.best[following]):
                heappush(self.open, (cost, following, end))

    def path(self, lines: int) -> Path | None:
        """The way back from the end."""
        final = len(self.places.ends.at) - 1
        layers = [lines] if lines else range(len(self.rooms))
        layer = min(layers, key=lambda one: self.best[one][final])
        cost = self.best[layer][final]
        if cost >= self.bound:
            return None
        ends, place = [], final
        while place:
            ends.append(place)
            layer, place = self.before[layer][place]
        return Path(cost, tuple(reversed(ends)))
