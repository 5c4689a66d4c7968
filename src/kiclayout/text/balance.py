"""Equal lines for headings: as many as there must be, none much longer than the others, ended where sense ends.

A narrower measure alone makes lines no longer than each other (J07), but leaves 끼에 behind 급식비는 한, and a single
syllable where the last line would be short. So all ways to have that number of lines are weighed here: by how far
lines are from their mean, by what an end tears (a name from its gloss, a phrase in quotation marks), and by whether
readers pause there. Which tiers may break at all, and lines that need deeper ones, are `fit`'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kiclayout.text.bound import HAN_COUNTED
from kiclayout.text.breaks import HAN, NEVER, SEPARATOR, SPACE, SYLLABLE
from kiclayout.text.fit import Task, between
from kiclayout.text.paragraph import Shaped
from kiclayout.text.stretch import EPSILON
from kiclayout.text.tables import word_list

_TIER_COSTS = {SPACE: 0.0, SEPARATOR: 0.15, HAN: 0.05, SYLLABLE: 0.3, NEVER: 9.0}
"""Of an end; 1 is a line that is empty, or twice as long as the others."""

_STOPPED, _PAUSED = 0.16, 0.1
"""What an end behind a colon, a full stop or a dash is cheaper, and behind a comma: there readers pause anyway."""

_PHRASE_COST = 0.3
"""Of an end inside of a short phrase in quotation marks or brackets, or between a figure and what it counts."""

_SHORT_COST = 0.4
"""Of a first or last line with too few letters."""

_LEANING_COST = 0.08
"""Of an end behind a little word that belongs to the next one, before one that belongs to the last, or inside of a name
of several Latin words."""

_WORD_COST = 0.15
"""Of an end inside of a Chinese word."""

_MOST_PLACES = 160
"""Beyond so many possible ends, a text is no heading, and its lines are many enough to be equal."""

_PHRASES = re.compile(
    "“[^“”]{1,10}”|‘[^‘’]{1,10}’|《[^《》]{1,10}》|〈[^〈〉]{1,10}〉|「[^「」]{1,10}」|『[^『』]{1,10}』"
    f"|（[^（）]{{1,10}}）|第?[0-9]+[{HAN_COUNTED}]"
)
_FORWARD = re.compile(
    "(?<![가-힣])(?:한|두|세|네|몇|이|그|저|새|첫|각|더|및|또|약|총|매|최대|최소|최고|최저|평균) (?=.)"
    "|\\b(?:an?|the|of|to|in|on|at|by|for|and|or|with|from|as) (?=.)",
    re.IGNORECASE,
)
_BACKWARD = re.compile("(?<=[가-힣] )(?:것|수|뒤|때|중|등|후|곳|데|바|줄|뿐)(?=[은는이가을를에도의만과와]?(?: |$))")
_NAME = re.compile("(?<=[A-Za-z]) (?=[A-Za-z])")
_STOPS = frozenset("，、；：。！？”’》〉」』）,;:!?")
_PAUSES = re.compile("(?:[:;.!?…](?:[”’\"'」』])?|[—–―]) |[：；。！？](?:[”’」』])?|——|(?P<comma>, |，)")


def balanced(task: Task, start: int, stop: int, count: int) -> list[int] | None:
    """The ends of the ``count`` lines of [start, stop) that are best together, without deeper breaks than the first.

    Args:
        task: The paragraph.
        start: First character.
        stop: End of the stretch, which ends its last line.
        count: How many lines it needs.

    Returns:
        None if there are no such lines, or too many ways to have them.
    """
    inner = between(task.places[0], start, stop)
    if not count - 1 <= len(inner) <= _MOST_PLACES:
        return None
    at = (start, *inner, stop)
    return _cheapest(task, at, _end_costs(task.shaped, at), count)


def _cheapest(task: Task, at: Sequence[int], ends: Sequence[float], count: int) -> list[int] | None:
    """The way through the places ``at`` in ``count`` lines that costs least."""
    shaped, last = task.shaped, len(at) - 1
    mean = shaped.width(at[0], at[-1]) / count
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(count):
        room, further = task.room(number) + EPSILON, dict[int, tuple[float, tuple[int, ...]]]()
        for begin, (cost, way) in reached.items():
            for end in range(begin + 1, last + 1) if number < count - 1 else (last,):
                width = shaped.width(at[begin], at[end])
                if width > room:
                    break
                total = cost + (width / mean - 1) ** 2 + ends[end] + _short(task, at, (begin, end))
                if end not in further or total < further[end][0]:
                    further[end] = total, (*way, at[end])
        reached = further
    return list(reached[last][1]) if last in reached else None


def _short(task: Task, at: Sequence[int], line: tuple[int, int]) -> float:
    """What it costs that a first or last line has too few letters."""
    begin, end = line
    if begin and end < len(at) - 1:
        return 0.0
    letters = sum(map(str.isalnum, task.shaped.text[at[begin] : at[end]]))
    return _SHORT_COST if letters < task.last_line else 0.0


def _end_costs(shaped: Shaped, at: Sequence[int]) -> list[float]:
    """What an end at each of the places costs by what it tears; at the first and the last nothing."""
    text, tiers = shaped.text, shaped.breaks.tiers
    leaning = {found.end() for found in _FORWARD.finditer(text)} | {found.start() for found in _BACKWARD.finditer(text)}
    if shaped.lang.startswith("ko"):
        leaning.update(found.end() for found in _NAME.finditer(text))
    pauses = {found.end(): _PAUSED if found["comma"] else _STOPPED for found in _PAUSES.finditer(text)}
    torn = {place for phrase in _PHRASES.finditer(text) for place in range(phrase.start() + 1, phrase.end())}
    costs = [
        _TIER_COSTS[tiers[place]]
        + _LEANING_COST * (place in leaning)
        + _PHRASE_COST * (place in torn)
        - pauses.get(place, 0.0)
        for place in at
    ]
    if shaped.chinese:
        words = set(_inside_words(text))
        for index, place in enumerate(at):
            if text[place - 1] in _STOPS:
                costs[index] = _PHRASE_COST * (place in torn) - pauses.get(place, 0.0)
            if place in words:
                costs[index] += _WORD_COST
    costs[0] = costs[-1] = 0.0
    return costs


def _inside_words(text: str) -> Iterator[int]:
    """The places inside of known Chinese words; from left to right the longest one counts."""
    known, longest, at = *_known(), 0
    while at < len(text):
        size = next((size for size in range(longest, 1, -1) if text[at : at + size] in known), 1)
        yield from range(at + 1, at + size)
        at += size


@cache
def _known() -> tuple[frozenset[str], int]:
    """The Chinese words, and the length of the longest."""
    words = word_list("han_words")
    return words, max(map(len, words))
