"""Bare addresses in words: what of them is an address, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OTHERS = (
    r"·\u1100-\u11ff\u2010-\u205e\u2e80-\u30ff\u3130-\u318f\u3200-\u4dbf\u4e00-\u9fff"
    r"\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
"""Hangul, Chinese and Japanese characters and the signs between them, full-width ones among them, dashes and quotes."""
_SIGN = rf"[^\s<>\"'()\[\]{{}}{_OTHERS}]"
_REST = re.compile(rf"(?:{_SIGN}|\({_SIGN}*\))*")
"""What an address of the web goes on with; brackets in it are closed in it (``/wiki/Seoul_(city)``)."""
_STOPS = ".,;:!?"
"""What an address of the web does not end with."""
_ADDRESS = re.compile(
    r"(?P<url>(?i:https?)://)"
    r"|(?P<mail>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?P<site>(?<![\w.@/-])www\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?P<phone>(?<![\d-])(?:\+\d{1,3}(?:-\d{1,5}){2,4}|0\d{1,2}-\d{3,4}-\d{4})(?![\d-]))"
)
"""How addresses begin; all but those of the web end there, too."""
_SIGNS = ("-", "@", "://", "www.")
"""What an address has one of."""
_GOES_ON = tuple("/?#:")
"""Behind the name of a site."""
_BEFORE = {"mail": "mailto:", "phone": "tel:", "site": "http://"}


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """The addresses in ``text``: first character, one past the last, and where each leads.

    Addresses of the web (with ``http://``, ``https://`` or ``www.``), of mail, and telephone numbers: with the
    country (+86-10-6780-8840) or as they are written inside Korea (010-1234-5678).
    """
    if not any(sign in text for sign in _SIGNS):  # nearly always
        return
    at = 0
    while found := _ADDRESS.search(text, at):
        kind, begun = found.lastgroup or "", found.end()
        at = _end(text, begun) if kind == "url" or (kind == "site" and text[begun : begun + 1] in _GOES_ON) else begun
        if kind != "url" or at > begun:
            yield found.start(), at, _BEFORE.get(kind, "") + text[found.start() : at]


def _end(text: str, begun: int) -> int:
    """Where an address of the web ends that has come as far as ``begun``."""
    rest = _REST.match(text, begun)
    return begun + len(rest[0].rstrip(_STOPS)) if rest else begun
