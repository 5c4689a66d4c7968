"""Characters and words as readers count them."""

from __future__ import annotations

import pytest

from kiclayout.content.edit.motion import character_after, character_before, word_after, word_at, word_before


@pytest.mark.parametrize(
    "character",
    ["a", "가", "e\u0301", "\u1112\u1161\u11ab", "\u1112\uac00\u11ab",
     "👩\u200d👩\u200d👧", "🇰🇷", "👍🏽", "❤\ufe0f", "漢\U000e0100", "\U00020000"],
)  # fmt: skip
def test_a_character_is_passed_at_once(character: str) -> None:
    text = f"가{character}나"
    assert character_after(text, 1) == 1 + len(character)
    assert character_before(text, 1 + len(character)) == 1


def test_flags_are_counted_in_pairs() -> None:
    flags = "🇰🇷🇨🇳"
    assert [character_after(flags, at) for at in (0, 2)] == [2, 4]
    assert [character_before(flags, at) for at in (4, 2)] == [2, 0]


def test_the_ends_stay() -> None:
    assert character_after("가", 5) == 1
    assert character_before("가", 0) == 0


def test_words() -> None:
    text = "주간 中国창업, 2호"
    assert word_at(text, 4) == (3, 5)
    assert word_at(text, 5) == (5, 7)
    assert word_at(text, len(text)) == (9, 11)
    assert [word_after(text, at) for at in (0, 3, 5, 7, 9)] == [3, 5, 7, 9, 11]
    assert [word_before(text, at) for at in (11, 9, 5, 3, 1)] == [9, 7, 3, 0, 0]
