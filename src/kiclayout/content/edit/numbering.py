"""Numbers of markers: which one a marker has, the same marker with another, and items that count on.

A kind of marker ends somewhere (``㉟``, ``하.``, ``xx)``); behind its last number it is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiclayout.base.record import replace
from kiclayout.content.block import Item
from kiclayout.content.marker import list_kind, split_item

_SYLLABLES = "가나다라마바사아자차카타파하"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟"
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxIVX]+")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_BELOW = {"1.": "1)", "1)": "①", "①": "i)", "I.": "1)", "가": "①"}


def number_in(marker: str) -> int | None:
    """The number that ``marker`` stands for, from 1; None for bullets."""
    kind = list_kind(marker)
    if digits := _DIGITS.search(marker):
        return int(digits[0])
    if "①" in kind:
        return _CIRCLED.index(marker) + 1
    if "가" in kind:
        return _SYLLABLES.index(marker[0]) + 1
    if "i)" in kind or "I." in kind:
        roman = _ROMAN.search(marker)
        said = roman[0].lower() if roman else ""
        return next((n for n in range(1, 40) if _roman(n) == said), None)
    return None


def _roman(number: int) -> str:
    return "x" * (number // 10) + _UNITS[number % 10]


def with_number(marker: str, number: int) -> str:
    """``marker`` with another number; itself if it has none, or its kind has no such number."""
    kind = list_kind(marker)
    made = marker
    if _DIGITS.search(marker):
        made = _DIGITS.sub(str(number), marker)
    elif "①" in kind and 0 < number <= len(_CIRCLED):
        made = _CIRCLED[number - 1]
    elif "가" in kind and 0 < number <= len(_SYLLABLES):
        made = _SYLLABLES[number - 1] + marker[1:]
    elif number_in(marker) and 0 < number < 40:
        roman = _roman(number)
        made = _ROMAN.sub(roman.upper() if "I" in kind else roman, marker)
    return made if split_item(made) == (made, "") else marker


def next_marker(marker: str) -> str:
    """The marker that follows ``marker`` in a list."""
    number = number_in(marker)
    return with_number(marker, number + 1) if number else marker


def first_below(marker: str) -> str:
    """The first marker of a list inside an item marked ``marker``: 1. 1) ① i) in turn, else of the same kind."""
    below = next((made for kind, made in _BELOW.items() if list_kind(marker).startswith(kind)), marker)
    return with_number(below, 1)


def counted(items: Sequence[Item], first: str) -> tuple[Item, ...]:
    """``items`` with the markers that count on from ``first``."""
    number = number_in(first)
    if not number:
        return tuple(_marked(item, first) for item in items)
    return tuple(_marked(item, with_number(first, number + n)) for n, item in enumerate(items))


def _marked(item: Item, marker: str) -> Item:
    return item if item.marker == marker else replace(item, marker=marker)


def renumbered(old: Sequence[Item], new: Sequence[Item]) -> tuple[Item, ...]:
    """``new`` counting on from the first of ``old``, if ``old`` did count."""
    numbers = [number_in(item.marker) for item in old]
    first = numbers[0] if numbers else None
    if first is None or numbers != list(range(first, first + len(numbers))):
        return tuple(new)
    return counted(new, old[0].marker)
