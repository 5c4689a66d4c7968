"""What the end of a line costs, by the place where it stands in the text: 1 is about a hundredth of a bad line.

A line is bad (100) when its word spaces are a quarter of an em too wide. An end inside an eojeol is three bad lines
between two words of a compound and ten inside a word (`lexicon`), one that leaves a single syllable is never worth it
(B05). The values were tuned on one issue and hold for other texts; none of them is a knife edge. How a line's white is
weighed is `total`'s matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kiclayout.text.bound import HAN_COUNTED
from kiclayout.text.breaks import HAN, HYPHEN, NEVER, SEPARATOR, SPACE, SYLLABLE, Mode
from kiclayout.text.kinsoku import is_forbidden
from kiclayout.text.lexicon import Lexicon, particles
from kiclayout.text.paragraph import Shaped

SLACK_COST, SLACK_UNIT = 100.0, 0.25
"""Of word spaces that are wider by ``SLACK_UNIT`` ems; grows with the cube."""

HOLE, HOLE_COST = 1.45, 2400.0
"""Beyond so many units spaces are holes in the page: each further unit costs so much more."""

WORST_COST, WORSE_COST = 6000.0, 600.0
"""Of the white of a line that nothing can save, and of each unit of it: its neighbours are not spoilt for its sake."""

SHRINK_COST, LETTER_COST = 40.0, 20.0
"""Of word spaces, and of joints between letters, at their limit; the one grows with the cube, the other the square."""

FITNESS_COST, FITNESS_UNIT = 20.0, 0.04
"""Of two lines one after the other whose white differs by ``FITNESS_UNIT`` of the measure; grows with the square."""

LOOSE = 0.7
"""Ems by which a word space may grow in any line; looser ones only up to the next end that tears nothing."""

LINE_COST, RUNT_COST, OVERFULL_COST = 1.0, 3000.0, 1e9
CHEAPEST_TEAR = 400.0
"""No end inside an eojeol costs less."""

TEAR_COST, STRAND_COST, NEXT_TEAR_COST, PARTICLE_COST = 850.0, 20_000.0, 300.0, 150.0
NAME_COST, LONE_HAN_COST, COUNT_COST = 200.0, 150.0, 120.0
HYPHEN_COST, ENGLISH_HYPHEN_COST, SOFT_HYPHEN_COST = 500.0, 120.0, 60.0
"""Of an end inside an English word among Korean or Chinese ones, in English text, and at a soft hyphen."""

_TIER_COSTS = {SPACE: 0.0, SEPARATOR: 12.0, HAN: 8.0, SYLLABLE: CHEAPEST_TEAR, HYPHEN: HYPHEN_COST, NEVER: 100_000.0}
_EQUAL_COSTS = {SPACE: 0.0, SEPARATOR: 0.0, HAN: 0.0, SYLLABLE: 0.0, HYPHEN: HYPHEN_COST, NEVER: 100_000.0}
FORBIDDEN_COST = 200_000.0
"""Of an end that kinsoku forbids, when nothing else is left."""


NAME = 4
"""So many Han characters among Korean words are a name, which stays whole."""

_COUNTED = re.compile(
    f"[0-9](?=[余多]?[{HAN_COUNTED}])|(?<=[0-9])[余多百千万亿](?=[{HAN_COUNTED}])|第(?=[0-9])|(?<=[0-9])[—–](?=[0-9])"
)
"""What Chinese figures count, and ranges of figures."""
_HANGUL_RUN = re.compile("[가-힣ㄱ-ㆎ]{2,}")
_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々]{2,}")


STRANDED = TEAR_COST + STRAND_COST
"""What a tear costs that leaves a single syllable; a strand costs this and nothing else."""

AT_HOLE = SLACK_COST * HOLE**3
"""What white costs where holes begin."""


def loosest(cost: float) -> float:
    """Ems by which the word spaces of a line may grow if its white is to cost less than ``cost``; at most ``LOOSE``."""
    if cost <= AT_HOLE:
        return float(SLACK_UNIT * (cost / SLACK_COST) ** (1 / 3))
    return min(LOOSE, SLACK_UNIT * (HOLE + (cost - AT_HOLE) / HOLE_COST))


def end_costs(shaped: Shaped, mode: Mode, at: Sequence[int]) -> list[float]:
    """What an end before each of the characters ``at`` costs; the first and the last, a stretch's ends, nothing.

    An end inside an eojeol costs at least that (`Tears` tells how much).
    """
    text, tiers = shaped.text, shaped.breaks.tiers
    by_tier = _EQUAL_COSTS if mode == "syllable" else _TIER_COSTS
    met = [tiers[place] for place in at]
    costs = list(map(by_tier.__getitem__, met))
    costs[0] = costs[-1] = 0.0
    if HAN in met and mode != "syllable" and not shaped.chinese:
        _weigh_names(text, met, at, costs)
    if shaped.chinese:
        _weigh_counts(text, at, costs)
    if shaped.hyphens:
        _weigh_hyphens(shaped, met, at, costs)
    if NEVER in met:
        for index in range(1, len(at) - 1):
            if met[index] == NEVER and is_forbidden(text, at[index]):
                costs[index] += FORBIDDEN_COST
    return costs


def _weigh_names(text: str, met: list[int], at: Sequence[int], costs: list[float]) -> None:
    """Han among Korean words: a name stays whole, and no Han is left alone on a line (B04, B05)."""
    for run in _HAN_RUN.finditer(text):
        start, end = run.span()
        name = NAME_COST if end - start <= NAME else 0.0
        for index in range(max(bisect_left(at, start + 1), 1), min(bisect_left(at, end), len(at) - 1)):
            if met[index] == HAN:
                costs[index] += name + LONE_HAN_COST * (at[index] == start + 1 or at[index] == end - 1)


def _weigh_hyphens(shaped: Shaped, met: list[int], at: Sequence[int], costs: list[float]) -> None:
    """Words are divided where that saves a line from being loose; soft hyphens are meant by the writer."""
    cost = hyphen_cost(shaped)
    for index in range(1, len(at) - 1):
        if met[index] == HYPHEN:
            costs[index] = cost
        elif at[index] in shaped.hyphens:
            costs[index] += SOFT_HYPHEN_COST


def hyphen_cost(shaped: Shaped) -> float:
    """Of an end inside an English word."""
    return ENGLISH_HYPHEN_COST if shaped.lang.startswith("en") else HYPHEN_COST


def _weigh_counts(text: str, at: Sequence[int], costs: list[float]) -> None:
    """A figure stays with what it counts, in Chinese as in Korean (B09), if that is to be had for little."""
    for count in _COUNTED.finditer(text):
        index = bisect_left(at, count.end())
        if 0 < index < len(at) - 1 and at[index] == count.end():
            costs[index] += COUNT_COST


def unstranding(text: str, tiers: bytes) -> list[int] | None:
    """The places inside eojeol where a tear strands nothing, ascending; None if letters outside of runs may be torn."""
    places, left = list[int](), tiers.count(SYLLABLE)
    for run in _HANGUL_RUN.finditer(text):
        start, end = run.span()
        left -= tiers[start + 1 : end].count(SYLLABLE)
        if end - start > 3:
            places += [place for place in range(start + 2, end - 1) if tiers[place] == SYLLABLE]
    return None if left else places


class Tears:
    """What tears of a paragraph's eojeol cost: by the words they cut and by what they leave on either side."""

    def __init__(self, text: str, mode: Mode, lexicon: Lexicon, known: dict[int, float] | None = None) -> None:
        """``known``: What ends inside English words cost, which nothing is added to."""
        self._text, self._lexicon = text, lexicon
        self._equal = mode == "syllable"
        self._costs = dict(known or {})

    def cost(self, place: int) -> float:
        """Of a tear before character ``place``."""
        if place not in self._costs:
            if self._equal:
                return 0.0
            self._weigh(place)
        return self._costs[place]

    def _weigh(self, place: int) -> None:
        """All tears of the run of Hangul round ``place``."""
        start, end = self._run(place)
        if not start < place < end:
            self._costs[place] = TEAR_COST
        elif end - start < 4:
            self._costs[place] = STRANDED
        else:
            for inner, side in enumerate(_side_costs(self._text[start:end], self._lexicon), start + 1):
                self._costs[inner] = TEAR_COST + side

    def _run(self, place: int) -> tuple[int, int]:
        """The run of Hangul round ``place``, or the next one in its eojeol and behind it, or nothing."""
        for run in _HANGUL_RUN.finditer(self._text, self._text.rfind(" ", 0, place) + 1):
            if run.end() > place:
                return run.span()
        return 0, 0


def _side_costs(word: str, lexicon: Lexicon) -> list[float]:
    """What tears of ``word`` after 1, 2 … syllables cost beyond a tear as such."""
    costs = list(lexicon.tear_costs(word)[1:-1])
    costs[0] = costs[-1] = STRAND_COST
    known = particles()
    for size in range(2, min(len(word) - 1, 5)):
        if word[-size:] in known:
            costs[-size] += PARTICLE_COST
    return costs
