"""Where English words may be divided."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kiclayout.text.syllables import divided


def parts(word: str) -> str:
    return "-".join(word[a:b] for a, b in pairwise((0, *divided(word), len(word))))


@pytest.mark.parametrize(
    "said",
    ["in-fra-struc-ture", "semi-con-duc-tor", "su-per-com-put-ing", "ther-a-pist", "as-so-ciate", "Zhong-guan-cun"],
)
def test_words_are_divided_between_syllables(said: str) -> None:
    assert parts(said.replace("-", "")) == said


@pytest.mark.parametrize("word", ["record", "through", "a", ""])
def test_what_is_one_syllable_or_in_doubt_is_not_divided(word: str) -> None:
    assert divided(word) == ()


def test_capitals_count_as_small_letters() -> None:
    assert divided("INFRASTRUCTURE") == divided("infrastructure") == (2, 5, 10)


def test_what_is_too_long_for_a_word_is_left_alone() -> None:
    assert divided("infrastructure" * 4) == ()
