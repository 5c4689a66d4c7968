"""Facts in front of a text, between two lines of dashes, as blogs and note programs write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiclayout.content.normal import HEAD_RUNS, HEAD_WORDS
from kiclayout.convert.loose.source import Line

_ENTRY = re.compile(r"([A-Za-z_][\w-]*|[가-힣]+)\s*[:：]\s*(.*)")
_NAMES = {"출처": "source", "부제": "subtitle", "제목": "title", "기자": "byline", "author": "byline"}
Front = dict[str, str]


def split_front(lines: Sequence[Line]) -> tuple[Front, Sequence[Line]]:
    """The facts by key, and the lines behind them. Keys that an article does not know get ``x-`` before them."""
    first = next((at for at, line in enumerate(lines) if line.text.strip()), len(lines))
    if first == len(lines) or lines[first].text.strip() != "---":
        return {}, lines
    end = next((at for at in range(first + 1, min(len(lines), first + 40)) if lines[at].text.strip() == "---"), 0)
    entries = [_ENTRY.fullmatch(line.text.strip()) for line in lines[first + 1 : end] if line.text.strip()]
    if not end or not all(entries) or not entries:
        return {}, lines
    return {_key(found[1]): _value(found[2]) for found in entries if found}, lines[end + 1 :]


def _key(name: str) -> str:
    known = _NAMES.get(name.lower(), name.lower())
    if known in (*HEAD_RUNS, *HEAD_WORDS, "title"):
        return known
    return "x-" + (re.sub(r"[^\w-]+", "-", known) or "fact")


def _value(text: str) -> str:
    quoted = re.fullmatch(r"([\"'])(.*)\1", text.strip())
    return quoted[2] if quoted else text.strip()
