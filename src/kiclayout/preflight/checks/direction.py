"""Words that are written from right to left: the typesetter sets their letters from left to right.

They can be read by nobody then, even where a font has them. They are reported, once an article, and left as they are.
"""

from __future__ import annotations

import re

from kiclayout.base.diagnostics import Sink
from kiclayout.preflight.checks.passage import Passage

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]+")
_MARK = "\ufeff"
"""Lies between the forms of Arabic letters, and is none."""


def leftward_words(passages: tuple[Passage, ...], sink: Sink) -> None:
    """A finding for every article with such words: where the first one stands, and how many there are."""
    counts: dict[str, int] = {}
    firsts: dict[str, tuple[Passage, str]] = {}
    for passage in passages:
        found = [word for word in _LEFTWARD.findall(passage.text) if word.strip(_MARK)]
        if found:
            file = passage.place.file
            counts[file] = counts.get(file, 0) + len(found)
            firsts.setdefault(file, (passage, found[0]))
    for file, (passage, word) in firsts.items():
        sink.add("preflight-leftward", place=passage.place, origin=passage.origin, word=word, count=counts[file])
