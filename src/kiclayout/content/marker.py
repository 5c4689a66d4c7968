"""Markers as the author typed them: ``1)`` ``①`` ``i)`` before a heading, ``▶`` ``가.`` ``1.`` before a list item.

Recognised and split off, never renumbered. One grammar for reading, for the normal form and for whoever numbers or
compares; it does not say how a marker looks on the page.
"""

from __future__ import annotations

import re

_SYLLABLES = "가나다라마바사아자차카타파하"
_CIRCLED = "①-⑳㉑-㉟"
_HEADING = re.compile(
    rf"(\d{{1,2}}\)|[{_CIRCLED}]|[ivx]{{1,5}}\)|[▶▷○●□■◆◇※]) *"
    rf"|(\d{{1,2}}\.|[{_SYLLABLES}]\.|[IVX]{{1,5}}\.)(?: +|$)"
)
_ITEM = re.compile(
    rf"([▶▷►○●◯□■◇◆※☞✓·ㅇ]|[{_CIRCLED}]|\(?\d{{1,2}}\)|\d{{1,3}}\.|\(?[ivx]{{1,5}}\)|[IVX]{{1,5}}\."
    rf"|[{_SYLLABLES}][.)])(?: +(?=[^ ])|$)"
)
_DASH = re.compile(r"[-–—•∙⦁*] +(?=[^ ])")
_DATE = re.compile(r"\d{1,4}\. *\d{1,2} *(?:\.(?!\d)|\()")
_KINDS = (
    (re.compile(r"\d+"), "1"),
    (re.compile(r"[ivx]+\)"), "i)"),
    (re.compile(r"[IVX]+\."), "I."),
    (re.compile(rf"[{_CIRCLED}]"), "①"),
    (re.compile(rf"[{_SYLLABLES}](?=[.)])"), "가"),
)
_LEVELS = {"1)": 1, "①": 2, "i)": 3, "▶": 4}


def is_date(text: str) -> bool:
    """Whether ``text`` begins with a date such as ``2023. 04. 12.(수)`` or ``5. 29.(월)``, which is never a marker."""
    return bool(_DATE.match(text))


def split_heading(text: str) -> tuple[str, str]:
    """The marker a heading's text begins with (or an empty string) and the rest."""
    found = None if is_date(text) else _HEADING.match(text)
    return (found[1] or found[2], text[found.end() :]) if found else ("", text)


def split_item(text: str) -> tuple[str, str]:
    """The marker a list item's text begins with (or an empty string) and the rest."""
    found = None if is_date(text) else _ITEM.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def split_typed(text: str) -> tuple[str, str]:
    """The marker that words were typed with where lists are typed by hand, and the rest.

    A dash, or a dot in the middle of the line, says no more than that there is an item: its marker is empty.
    """
    found = _DASH.match(text)
    return ("", text[found.end() :]) if found else split_item(text)


def list_kind(marker: str) -> str:
    """What the markers of one list have in common: ``3.`` and ``12.`` are both ``1.``."""
    for pattern, kind in _KINDS:
        marker = pattern.sub(kind, marker)
    return marker


def usual_level(marker: str) -> int:
    """The heading level, 1 to 4, that the house writes with ``marker``; 0 = any."""
    return _LEVELS.get(list_kind(marker), 0)
