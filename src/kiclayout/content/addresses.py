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
_PARTS = rf"(?:{_SIGN}|\({_SIGN}*\))"
"""What an address goes on with; brackets in it are closed in it (``/wiki/Seoul_(city)``)."""
_END = r"(?<![.,;:!?])"
_ADDRESS = re.compile(
    rf"(?P<url>https?://{_PARTS}+{_END})"
    r"|(?P<mail>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    rf"|(?P<site>(?<![\w.@/-])www\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[/?#:]{_PARTS}*{_END})?)"
    r"|(?P<phone>(?<![\d-])(?:\+\d{1,3}(?:-\d{1,5}){2,4}|0\d{1,2}-\d{3,4}-\d{4})(?![\d-]))"
)
_SIGNS = ("-", "@", "://", "www.")
"""What an address has one of."""
_BEFORE = {"mail": "mailto:", "phone": "tel:", "site": "http://"}


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """The addresses in ``text``: first character, one past the last, and where each leads.

    Addresses of the web (with ``http://``, ``https://`` or ``www.``), of mail, and telephone numbers: with the
    country (+86-10-6780-8840) or as they are written inside Korea (010-1234-5678).
    """
    if not any(sign in text for sign in _SIGNS):  # nearly always
        return
    for found in _ADDRESS.finditer(text):
        yield found.start(), found.end(), _BEFORE.get(found.lastgroup or "", "") + found[0]
