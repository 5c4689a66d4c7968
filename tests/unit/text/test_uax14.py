"""The default algorithm against our own sample, and the whole of LineBreakTest where it is present.

The sample's answers were written down when the module passed the whole test.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiclayout.text.uax14 import ALLOWED, FORBIDDEN, MANDATORY, opportunities

ROOT = Path(__file__).resolve().parents[3]
OWN = ROOT / "tests" / "data" / "linebreak" / "uax14.jsonl"
UNICODE = ROOT.parent / "shared" / "data" / "unicode" / "LineBreakTest-18.0.0.txt"


def breaks(text: str) -> list[int]:
    return [i for i, kind in enumerate(opportunities(text)) if kind != FORBIDDEN]


def unicode_cases() -> list[tuple[str, list[int]]]:
    cases = []
    for line in UNICODE.read_text(encoding="utf-8").splitlines():
        parts = line.partition("#")[0].split()
        if parts:
            text = "".join(chr(int(code, 16)) for code in parts[1::2])
            cases.append((text, [i for i, mark in enumerate(parts[::2]) if mark == "÷"]))
    return cases


def test_own_sample():
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 300
    assert [row for row in rows if breaks(row["text"]) != row["breaks"]] == []


@pytest.mark.skipif(not UNICODE.exists(), reason="../shared/data/unicode is not beside the repository")
def test_every_case_of_unicode_18():
    cases = unicode_cases()
    assert len(cases) == 19346
    assert [case for case in cases if breaks(case[0]) != case[1]] == []


def test_kinds_and_ends():
    assert opportunities("") == bytes([FORBIDDEN])
    kinds = [FORBIDDEN, FORBIDDEN, ALLOWED, FORBIDDEN, MANDATORY, MANDATORY]
    assert opportunities("a b\nc") == bytes(kinds)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_line_feed_separates_what_comes_after(before, after):
    """The algorithm forgets everything at a mandatory break."""
    head = before + "x\n"
    assert opportunities(head + after)[len(head) + 1 :] == opportunities(after)[1:]
