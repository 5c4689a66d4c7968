"""Modes, and the breaks of a paragraph."""

from __future__ import annotations

from kiclayout.text.breaks import HAN, HYPHEN, NEVER, SEPARATOR, SPACE, SYLLABLE, allowed, find_breaks, rounds

TEXT = "후룬연구소(胡润)는 발표"


def test_eojeol_mode_leaves_words_whole_until_they_do_not_fit():
    assert allowed("eojeol") == {SPACE, SEPARATOR}
    assert [sorted(step) for step in rounds("eojeol")] == [[0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4]]


def test_other_modes_use_all_tiers_at_once():
    everything = {SPACE, SEPARATOR, HAN, SYLLABLE}
    assert rounds("hybrid") == rounds("syllable") == (everything, everything | {HYPHEN})
    assert allowed("hybrid") == everything


def test_breaks_of_a_paragraph():
    found = find_breaks(TEXT)
    assert list(found.tiers) == [NEVER, 3, 3, 3, 3, SEPARATOR, NEVER, HAN, NEVER, NEVER, NEVER, SPACE, 3, SPACE]
    assert found.mandatory == ()
    assert found.positions(allowed("eojeol")) == (5, 11)
    assert found.positions(allowed("hybrid")) == (1, 2, 3, 4, 5, 7, 11, 12)


def test_mandatory_breaks_are_flagged_beside_the_tiers():
    assert find_breaks("가\n나").mandatory == (2,)


def test_language_is_heard():
    assert find_breaks("AI企业", "zh-Hans").tiers[2] == HAN
    assert find_breaks("AI企业", "ko").tiers[2] == NEVER
