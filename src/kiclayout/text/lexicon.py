"""The words by whose edges a long eojeol is torn, if it must be torn: those of the document itself and a few others.

Korean compounds are written in one (산업기술혁신센터), so that their words can only be known. Words that a document
uses in a compound it mostly uses by themselves, too. A run of syllables is divided into as few known words as possible,
as little as possible left over; what is no word's edge is torn unwillingly, a known word hardly ever. No grammar:
endings and particles are lists.
"""

from __future__ import annotations

import re
from collections import Counter
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
    """Words, and what tearing a run of Hangul costs by them. Two that know the same are equal."""

    def __init__(self, words: frozenset[str] = frozenset()) -> None:
        """``words``: Those of the document; the common ones are known in any case."""
        self._learned = words
        self._costs: dict[str, tuple[float, ...]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and other._learned == self._learned

    def __hash__(self) -> int:
        return hash(self._learned)

    def knows(self, word: str) -> bool:
        """Whether ``word`` is a known one."""
        return word in self._learned or word in _common()

    def differing(self, other: Lexicon) -> frozenset[str]:
        """The words that only one of two documents uses by themselves."""
        return self._learned ^ other._learned

    def tear_costs(self, run: str) -> tuple[float, ...]:
        """For every offset in ``run`` what a tear there costs beyond a tear as such; negative at a word's edge."""
        found = self._costs.get(run)
        if found is None:
            found = self._costs[run] = tuple(self._weighed(run))
        return found

    def _weighed(self, run: str) -> list[float]:
        """The costs by the division of ``run``; a known word that is made of two known words is cut between them."""
        pieces = self._division(run)
        costs = list(_costs(pieces, len(run)))
        begin = 0
        for end, known in pieces:
            for inner in range(begin + 2, end - 1) if known else ():
                if self.knows(run[begin:inner]) and self.knows(run[inner:end]):
                    costs[inner] = HALF_EDGE
            begin = end
        return costs

    def _division(self, run: str) -> list[tuple[int, bool]]:
        """The pieces of ``run``: where each ends, and whether it is known; neighbouring loose syllables are one."""
        size = len(run)
        totals, begins, known = [0.0], [0], [True]
        for end in range(1, size + 1):
            total, begin, is_word = totals[end - 1] + _LOOSE, end - 1, False
            suffixed = end > 2 and run[end - 1] in _SUFFIXES
            for start in range(end - 2, max(end - _LONGEST, 0) - 1, -1):
                if self.knows(run[start:end]):
                    cost = totals[start] + _WORD
                elif suffixed and self.knows(run[start : end - 1]):
                    cost = totals[start] + _SUFFIXED
                else:
                    continue
                if cost < total:
                    total, begin, is_word = cost, start, True
            totals.append(total)
            begins.append(begin)
            known.append(is_word)
        for start in _endings(run):
            if totals[start] + _ENDING < totals[size]:
                totals[size], begins[size], known[size] = totals[start] + _ENDING, start, True
        return _pieces(begins, known)


def _endings(run: str) -> Iterator[int]:
    """Where particles and verbs at the end of ``run`` begin."""
    size = len(run)
    if size > 2 and run[-1] in _SINGLE:
        yield size - 1
    for length in (2, 3, 4):
        if size - length >= 2 and run[-length:] in particles():
            yield size - length
    for begin in range(2, size - 1):
        if _VERB.match(run, begin):
            yield begin


def _pieces(begins: list[int], known: list[bool]) -> list[tuple[int, bool]]:
    """The way back through the best division: (end, whether known) of each piece."""
    pieces: list[tuple[int, bool]] = []
    end = len(begins) - 1
    while end:
        if known[end] or not pieces or pieces[-1][1]:
            pieces.append((end, known[end]))
        end = begins[end]
    return pieces[::-1]


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


def stems_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The short words of ``texts`` without their particles, as often as they stand; longer ones are mostly compounds.

    What looks like a verb is left out.
    """
    stems = (bare(run) for text in texts for run in _RUN.findall(text))
    return tuple(stem for stem in stems if len(stem) <= _LONGEST_LEARNED and not _VERB.search(stem))


def learned(stems: Iterable[str]) -> Lexicon:
    """The lexicon of a document that uses ``stems``: those that it uses more than once."""
    return Lexicon(frozenset(stem for stem, count in Counter(stems).items() if count > 1))


def learn(texts: Iterable[str]) -> Lexicon:
    """The lexicon of a document that says ``texts``."""
    return learned(stems_of(texts))


PLAIN = Lexicon()
"""Knows the common words only."""
