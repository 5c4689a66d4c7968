"""Commands of other people's pages, counted without being understood: what a stream draws with, and how often.

All of it goes over bytes by patterns, since a page may have millions of commands; where a pattern could take one thing
for another, it counts too many. Nothing is opened or drawn here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

_NAME = rb"([^\x00\t\n\f\r ()<>\[\]{}/%]++)"
_GAP = rb"[\x00\t\n\f\r ]*+"
_END = rb"(?![A-Za-z0-9.*'\"])"
_STRING = rb"\((?:[^()\\]++|\\.)*+\)"
_COMMENTS = re.compile(rb"(" + _STRING + rb")|%[^\r\n]*+", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_CALLS = {
    operator: re.compile(rb"/" + _NAME + _GAP + operator.encode() + _END)
    for operator in ("Do", "gs", "sh", "scn", "SCN")
}
_FONTS = re.compile(rb"/" + _NAME + _GAP + rb"[-+.\d]++" + _GAP + rb"Tf" + _END)
_ODD_CALL = re.compile(rb"[)>]" + _GAP + rb"Do" + _END)
_WORDS = re.compile(rb"(" + _STRING + rb")|<([0-9A-Fa-f\s]*+)>", re.DOTALL)
_INLINE = re.compile(rb"(?<![A-Za-z0-9])BI\b(.{0,500}?)\bID\b", re.DOTALL)
_WIDE, _HIGH = re.compile(rb"/W(?:idth)?\s+(\d{1,9})"), re.compile(rb"/H(?:eight)?\s+(\d{1,9})")
_STATES = re.compile(
    _STRING + rb"|(?:/" + _NAME + _GAP + rb"|(?<![A-Za-z0-9.*'\"/#]))"
    rb"(q|Q|gs|scn|SCN|cs|CS|g|G|rg|RG|k|K|[fBb]\*?|F|[sS]|sh|Do|T[jJ]|['\"])" + _END,
    re.DOTALL,
)
_COLORS = frozenset((b"cs", b"g", b"rg", b"k", b"scn", b"CS", b"G", b"RG", b"K", b"SCN"))


def readings(data: bytes) -> Iterator[bytes]:
    """``data``; where it could hold comments, also what is left without them: a picture among it may hold a %, too."""
    yield data
    if b"%" in data:
        yield _COMMENTS.sub(lambda one: one[1] or b" ", data)


def called(data: bytes, *operators: str) -> Counter[str]:
    """How often each name is given to one of ``operators``: Do, gs, sh, scn or SCN.

    Strings count as names, too, for readers that take them for some: each is "", whatever it says.
    """
    found: Counter[str] = Counter()
    for operator in operators:
        for name, times in Counter(_CALLS[operator].findall(data)).items():
            found[_plain(name)] += times
    if "Do" in operators and (odd := sum(1 for _ in _ODD_CALL.finditer(data))):
        found[""] += odd
    return found


def chosen_fonts(data: bytes) -> frozenset[str]:
    """The names of fonts that words in ``data`` are set in."""
    return frozenset(_plain(name) for name in set(_FONTS.findall(data)))


def letters(data: bytes) -> int:
    """About how many glyphs the strings in ``data`` show."""
    return sum(len(one[1]) - 2 if one[1] else len(one[2]) // 2 for one in _WORDS.finditer(data))


def inline_pixels(data: bytes) -> int:
    """Pixels that the pictures among the commands say they have."""
    total = 0
    for one in _INLINE.finditer(data) if b"BI" in data else ():
        wide, high = _WIDE.search(one[1]), _HIGH.search(one[1])
        total += int(wide[1]) * int(high[1]) if wide and high else 0
    return total


class Painted(NamedTuple):
    """How often something is painted while a state of graphics, or a pattern, is in force, by their names."""

    states: Counter[str]
    patterns: Counter[str]


def painted(data: bytes, states: Collection[str], patterns: Collection[str]) -> Painted:
    """Counts what is painted under ``states`` and ``patterns``; q and Q, and what sets others, are followed."""
    found = Painted(Counter(), Counter())
    state, pattern, kept = "", "", [("", "")]
    for one in _STATES.finditer(data):
        operator = one[2]
        if operator is None:
            continue
        name = _plain(one[1]) if one[1] else ""
        if operator == b"q":
            kept.append((state, pattern))
        elif operator == b"Q":
            state, pattern = kept.pop() if kept else ("", "")
        elif operator == b"gs":
            state = name if name in states else ""
        elif operator in _COLORS:
            pattern = name if name in patterns else "" if operator.islower() else pattern
        else:
            found.states[state] += 1
            found.patterns[pattern] += 1
    return found


def _plain(name: bytes) -> str:
    """A name as it is called: the signs that are written as their numbers (#41) put back."""
    return _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), name).decode("utf-8", "surrogateescape")
