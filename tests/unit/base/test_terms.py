"""One word for one thing in all wordings, and each language's own punctuation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiclayout.cli.words import WORDS

SOURCE = Path(__file__).resolve().parents[3] / "src" / "kiclayout"
ELSEWHERE = [
    ("ko", r"파트너", "협력 기관"),
    ("ko", r"라벨", "이름표"),
    ("ko", r"속성 창|원고 창", "속성 패널, 원고 패널"),
    ("ko", r"프로필", "프로파일"),
    ("ko", r"대체 글", "대체 텍스트"),
    ("ko", r"머리행|머리 줄", "머리글 행"),
    ("ko", r"세요", "십시오"),
    ("ko", r"[“”]", "‘ ’"),
    ("zh", r"合作伙伴", "合作机构"),
    ("zh", r"表头行|表头列", "标题行, 标题列"),
    ("zh", r"韩文[(（]\.hwp", "Hancom"),
    ("zh", r"部首页|部分“", "栏目"),
    ("zh", r"[\u4e00-\u9fff]\((?!&)", "（ ）"),
    ("zh", r"[\u4e00-\u9fff][;!?](?!\S)", "；！？"),
    ("zh", r"[‘’]", "“ ”"),
    ("en", r"‘", "“ ”"),
]
"""The language, what its wordings do not say, and what they say instead."""


def said(lang: str) -> Iterator[tuple[str, str]]:
    """Every wording of a language, with its key."""
    for file in sorted((SOURCE / "base" / "wording").glob("*.json")):
        for key, entry in json.loads(file.read_text("utf-8")).items():
            yield key, f"{entry[lang]['message']} {entry[lang].get('hint', '')}"
    for file in sorted((SOURCE / "editor" / "wording").glob("*.json")):
        yield from ((key, entry[lang]) for key, entry in json.loads(file.read_text("utf-8")).items())
    yield from ((key, entry[lang]) for key, entry in WORDS.items())
    yield "guide", (SOURCE / "editor" / "guide" / f"{lang}.md").read_text("utf-8")


@pytest.mark.parametrize(("lang", "pattern", "instead"), ELSEWHERE)
def test_no_wording_has_another_word_for_it(lang: str, pattern: str, instead: str) -> None:
    found = [(key, text) for key, text in said(lang) if re.search(pattern, text)]
    assert found == [], f"write {instead}"
