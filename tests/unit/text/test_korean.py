"""The Korean and Chinese tiers against our own rows, and against the shared ones where they are present.

In a row's text a digit in braces is the tier at that position.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiclayout.text.korean import NEVER, SPACE, mandatory, tiers
from kiclayout.text.uax14 import opportunities

ROOT = Path(__file__).resolve().parents[3]
OWN = ROOT / "tests" / "data" / "linebreak" / "tiers.jsonl"
SHARED = ROOT.parent / "shared" / "data" / "line-breaking" / "cases.jsonl"
MARK = re.compile(r"\{(\d)\}")


def unmarked(marked: str) -> tuple[str, dict[int, int]]:
    """Returns the text without its marks, and the tier expected at each marked position."""
    text, expected, end = "", {}, 0
    for found in MARK.finditer(marked):
        text += marked[end : found.start()]
        expected[len(text)] = int(found[1])
        end = found.end()
    return text + marked[end:], expected


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows(OWN), ids=lambda row: f"{row['rule']} {row['text']!r}")
def test_own_rows(row):
    text, expected = unmarked(row["text"])
    found = tiers(text, row["lang"])
    assert expected
    assert {i: found[i] for i in expected} == expected


def answer(row):
    """Returns what we find and what a shared row expects, in comparable form."""
    text, lang = row["text"], row["lang"]
    if row["mode"] == "uax14":
        return [i for i, kind in enumerate(opportunities(text)) if kind], row["breaks"]
    found = tiers(text, lang)
    if row["mode"] == "strict":
        return [i for i in row["forbidden"] if found[i] == NEVER], row["forbidden"]
    if row["mode"] == "keep-all":
        return [i for i, tier in enumerate(found) if tier <= 1], row["breaks"]
    return {i: found[int(i)] for i in row["tiers"]}, row["tiers"]


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data/line-breaking is not beside the repository")
def test_shared_rows():
    answered = [(row["text"], *answer(row)) for row in rows(SHARED)]
    assert len(answered) == 151
    assert [case for case in answered if case[1] != case[2]] == []


def test_ends():
    assert tiers("") == [NEVER]
    assert tiers("가") == [NEVER, SPACE]


def test_line_ends_are_mandatory():
    text = "가\n나\r\n다\u2028라"
    assert mandatory(text) == (2, 5, 7)
    assert [tiers(text)[i] for i in mandatory(text)] == [SPACE] * 3


def test_particles_of_other_languages_are_not_sought():
    assert tiers("well-known", "en")[5] == 1
    assert tiers("3 월", "en")[2] == SPACE


ALPHABET = "가나 中国Aあ7.,()“”\"'<>-—…·%₩①/\u0301\n👍"


@given(st.text(ALPHABET, max_size=40), st.sampled_from(["ko", "zh", "en"]))
def test_no_line_starts_with_a_stop_or_ends_with_an_opener(text, lang):
    found = tiers(text, lang)
    assert len(found) == len(text) + 1
    assert found[0] == NEVER
    for i in range(1, len(text)):
        opening = lang == "en" and text[i - 1 : i + 1] == " ”"  # it depends on what follows, see below
        if text[i - 1] != "\n" and not opening and (text[i] in ",)” \n" or text[i - 1] in "(“"):
            assert found[i] == NEVER, (i, text)


def test_a_quotation_mark_between_blank_and_letter_opens_in_english_only():
    """Swedes and Finns open with it, and so Unicode lets a line begin with it (LB 15b); Korean does not."""
    assert [tiers("a ”b", lang)[2] for lang in ("en", "ko", "zh")] == [SPACE, NEVER, NEVER]
    assert tiers("a ” b", "en")[2] == NEVER
