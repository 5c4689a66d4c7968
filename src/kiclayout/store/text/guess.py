"""Guesses which name a writer meant by one that is not known, Korean words for English names included."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

_KOREAN = {
    "사진": "figure", "그림": "figure", "표": "table", "도표": "chart", "그래프": "chart", "알림": "callout",
    "포스터": "poster", "행사": "event", "주최": "sponsors", "출처": "source", "설명": "caption", "캡션": "caption",
    "제목": "title", "대체": "alt", "단위": "unit", "주": "note", "각주": "note", "번호": "label", "굵게": "b",
}  # fmt: skip


def near(word: str, known: Sequence[str]) -> str:
    """The name out of ``known`` that ``word`` was probably meant to be, else all of them."""
    if _KOREAN.get(word) in known:
        return _KOREAN[word]
    found = get_close_matches(word[:40].lower(), known, 1, 0.6)
    return found[0] if found else ", ".join(known)
