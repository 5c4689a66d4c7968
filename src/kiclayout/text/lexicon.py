"""The words by whose edges a long eojeol is torn, if it must be torn: those of the document itself and a few others.

Korean compounds are written in one (산업기술혁신센터), so that their words can only be known. Words that a document
uses in a compound it mostly uses by themselves, too. A run of syllables is divided into as few known words as possible,
as little as possible left over; what is no word's edge is torn unwillingly, a known word hardly ever. No grammar:
endings and particles are lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kiclayout.text.tables import word_list

EDGE, HALF_EDGE, NO_EDGE, CUT = -450.0, -100.0, 100.0, 350.0
"""What a tear costs more: between two known words, beside one, where nothing is known, inside a known word."""

_SINGLE = "은는이가을를의에와과로도만나며고"
_VERB = re.compile(
    "(?:하|되|시키|받|당하|스럽|롭)[가-힣]{1,4}$"
    "|(?:한|할|함|했|해|된|될|됨|됐|돼|시킨|시킬|시켜)[가-힣]{0,3}$"
    "|적[인이으]?[로은]?$"
)
"""What makes a verb or an adjective of the noun before it, to the end of the run (하다, 되다, 시키다, 적)."""
_SUFFIXES = frozenset("장소원국성시구기업사화력률율권망팀자액부용형급체회들인가적별간측단층관실청점국품물비금제")
"""Syllables that belong to the noun before them."""

_RUN = re.compile("[가-힣]{2,}")
_LONGEST = 6
_LONGEST_LEARNED = 3
"""Syllables of the longest known word, and of the longest that is learned."""

_WORD, _SUFFIXED, _ENDING, _LOOSE = 1.0, 1.2, 0.6, 0.9
"""What a known word, one with a suffix, an ending, and a syllable of no word add to a division that is to be small."""


@cache
def particles() -> frozenset[str]:
    """Particles of two syllables and more (에서, 으로, 까지)."""
    return word_list("particles")


@cache
def _common() -> frozenset[str]:
    return word_list("words")


class Lexicon:
    """Words, and what tearing a run of Hangul costs by them.

    Attributes:
        words: Those of the document; the common ones are known as well.
    """

    def __init__(self, words: frozenset[str] = frozenset()) -> None:
        self.words = words
        self._costs: dict[str, tuple[float, ...]] = {}

    def tear_costs(self, run: str) -> tuple[float, ...]:
        """For every offset in ``run`` what a tear there costs beyond a tear as such; negative at a word's edge."""
        if run not in self._costs:
            self._costs[run] = tuple(_costs(self._division(run), len(run)))
        return self._costs[run]

    def knows(self, word: str) -> bool:
        """Whether ``word`` is one."""
        return word in self.words or word in _common()

    def _division(self, run: str) -> list[tuple[int, bool]]:
        """The pieces of ``run``: where each ends, and whether it is known; neighbouring loose syllables are one."""
        size = len(run)
        best = [(0.0, 0, True)] + [(float("inf"), 0, False)] * size
        for end in range(1, size + 1):
            for begin, cost, known in self._pieces(run, end):
                total = best[begin][0] + cost
                if total < best[end][0]:
                    best[end] = (total, begin, known)
        pieces: list[tuple[int, bool]] = []
        end = size
        while end:
            _, begin, known = best[end]
            if known or not pieces or pieces[-1][1] or begin + 1 != end:
                pieces.append((end, known))
            end = begin
        return pieces[::-1]

    def _pieces(self, run: str, end: int) -> Iterator[tuple[int, float, bool]]:
        """What may stand before ``end``: (where it begins, what it adds, whether it is known)."""
        yield end - 1, _LOOSE, False
        for size in range(2, min(_LONGEST, end) + 1):
            word = run[end - size : end]
            if self.knows(word):
                yield end - size, _WORD, True
            elif size > 2 and word[-1] in _SUFFIXES and self.knows(word[:-1]):
                yield end - size, _SUFFIXED, True
        if end == len(run):
            yield from _endings(run)


def _endings(run: str) -> Iterator[tuple[int, float, bool]]:
    """Particles and verbs at the end of ``run``."""
    size = len(run)
    if size > 2 and run[-1] in _SINGLE:
        yield size - 1, _ENDING, True
    for length in (2, 3, 4):
        if size - length >= 2 and run[-length:] in particles():
            yield size - length, _ENDING, True
    for begin in range(2, size - 1):
        if _VERB.match(run, begin):
            yield begin, _ENDING, True


def _costs(pieces: list[tuple[int, bool]], size: int) -> Iterator[float]:
    """The costs of tears at offsets 0 to ``size`` of a run that was divided into ``pieces``."""
    yield NO_EDGE
    begin = 0
    for index, (end, known) in enumerate(pieces):
        yield from [CUT if known else NO_EDGE] * (end - begin - 1)
        if end < size:
            beside = known + pieces[index + 1][1]
            yield (NO_EDGE, HALF_EDGE, EDGE)[beside]
        begin = end
    yield NO_EDGE


def bare(run: str) -> str:
    """``run`` without the particle at its end, if at least two syllables remain."""
    for size in (4, 3, 2):
        if len(run) - size >= 2 and run[-size:] in particles():
            return run[:-size]
    return run[:-1] if len(run) > 2 and run[-1] in _SINGLE else run


def learn(texts: Iterable[str]) -> Lexicon:
    """The lexicon of a document: its short runs of Hangul without their particles; longer ones are mostly compounds."""
    stems = {bare(run) for text in texts for run in _RUN.findall(text)}
    return Lexicon(frozenset(stem for stem in stems if len(stem) <= _LONGEST_LEARNED and not _VERB.search(stem)))


PLAIN = Lexicon()
"""Knows the common words only."""
