"""Scripts and the language of Han runs (rule D03)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiclayout.text.script import han_language, is_han, is_hangul, script_of

ISSUE = Path(__file__).resolve().parents[4] / "shared" / "seed" / "issue-325.md"


@pytest.mark.parametrize(
    ("char", "script"),
    [
        *(("가", "Hang"), ("ㅋ", "Hang"), ("ᄀ", "Hang"), ("中", "Hani"), ("々", "Hani"), ("𠮷", "Hani")),
        *(("k", "Latn"), ("é", "Latn"), ("Ж", "Cyrl"), ("λ", "Grek"), ("の", "Hira"), ("カ", "Kana")),
        *((" ", "Zyyy"), ("7", "Zyyy"), ("·", "Zyyy"), ("ー", "Zyyy")),
        *(("\u0301", "Zinh"), ("\u0378", "Zzzz")),
    ],
)
def test_script_of(char, script):
    assert script_of(char) == script


def test_predicates():
    assert [is_han(c) for c in "中〇々가カk7"] == [True, True, True, False, False, False, False]
    assert [is_hangul(c) for c in "가ㅋᄀ中k㈜"] == [True, True, True, False, False, False]


def test_the_predicates_agree_with_the_scripts_of_letters():
    letters = [chr(c) for c in range(0x30000) if chr(c).isalpha()]
    assert [c for c in letters if is_han(c) != (script_of(c) == "Hani")] == []
    assert [c for c in letters if is_hangul(c) != (script_of(c) == "Hang")] == []


@pytest.mark.parametrize(
    ("run", "language"),
    [
        *(("胡润研究院", "zh-Hans"), ("韩國", "zh-Hans"), ("國會", "ko")),
        *(("中智", "?"), ("上海", "?"), ("乾坤", "?"), ("", "?")),
    ],
)
def test_han_language(run, language):
    assert han_language(run, "?") == language


@pytest.mark.skipif(not ISSUE.exists(), reason="../shared/seed is not beside the repository")
def test_the_glosses_of_the_real_issue_are_chinese():
    runs = set(re.findall("[\u4e00-\u9fff]+", ISSUE.read_text(encoding="utf-8")))
    korean = {run for run in runs if han_language(run, "zh-Hans") != "zh-Hans"}
    assert len(runs) > 150
    assert korean == {"韓"}  # the country abbreviated, a hanja
