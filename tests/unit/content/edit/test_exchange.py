"""Words exchanged at many places of a passage at once."""

from __future__ import annotations

from itertools import chain, pairwise
from random import Random

import pytest

from kiclayout.content.edit import exchange
from kiclayout.content.edit.exchange import Exchange, exchanged
from kiclayout.content.edit.splice import cut, cuts, tidy
from kiclayout.content.inline import Break, Gloss, Inline, Link, NoteRef, Runs, Text, plain

WORDS = ("서울", "서울을", "울", "[济州]", "a\u0301")


def runs_of(random: Random) -> Runs:
    """Runs of every kind, in disorder; words first."""
    made: list[Inline] = [Text("말")]
    for _ in range(random.randrange(1, 9)):
        marks = random.choice(((), ("b",), ("b", "em")))
        text = Text(random.choice(WORDS), marks, None, random.choice(("", "", "루비")))
        link = Link(random.choice("pq"), (text, Break(), text))
        made.append(random.choice((text, text, Break(), Gloss("후룬", "胡润"), NoteRef("n"), link)))
    return tidy(made)


def changes_of(random: Random, length: int) -> list[Exchange]:
    """Some that follow one another, often at once; none of the first word."""
    places = sorted(random.sample(range(1, length + 1), min(length, random.choice((2, 4, 6)))))
    spans = list(pairwise(places))[:: random.choice((1, 2))]
    return [Exchange(start, end, random.choice(("", "제주", "바다\n하", "[济]"))) for start, end in spans]


@pytest.mark.parametrize("seed", range(5))
def test_all_at_once_is_one_by_one_from_the_last(seed: int) -> None:
    random = Random(seed)
    for _ in range(100):
        runs = runs_of(random)
        changes = changes_of(random, len(plain(runs)))
        one_by_one = runs
        for one in reversed(changes):
            one_by_one = exchanged(one_by_one, [one])
        assert exchanged(runs, changes) == tidy(one_by_one)
        places = [place for one in changes for place in ((one.start, True), (one.end, False))]
        pieces = cuts(runs, places)
        assert tidy(chain.from_iterable(pieces)) == runs
        here, rest = 0, runs
        for piece, (at, marks_stay) in zip(pieces, places, strict=False):
            left, rest = cut(rest, at - here, marks_stay)
            here = at
            assert tidy(piece) == tidy(left)


def test_a_passage_is_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    joined: list[int] = []
    monkeypatch.setattr(exchange, "tidy", lambda runs: joined.append(1) or tidy(runs))
    runs = tuple(Text("서울", ("b",)) if n % 2 else Text(" 을 ") for n in range(200))
    made = exchanged(runs, [Exchange(n, n + 2, "제주") for n in range(3, 500, 5)])
    assert plain(made).count("제주") == 100
    assert len(joined) == 1
