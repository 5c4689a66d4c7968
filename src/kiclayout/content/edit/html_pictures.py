"""Takes the addresses of pictures out of HTML, so that what is left is as short as its words.

A picture may be written into its address, of millions of characters. What an address leads to is not looked at.
"""

from __future__ import annotations

import re

_IMAGE = re.compile(r"(<img\b[^>]*?\bsrc\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_MARK = "picture:"
_MOST = 64 * 1024 * 1024
"""Characters that are looked at."""


def lifted(html: str) -> tuple[str, tuple[str, ...]]:
    """``html`` with numbers for the addresses of its pictures, and the addresses in their order."""
    found: list[str] = []

    def number(image: re.Match[str]) -> str:
        found.append(image[2].strip("\"' ").replace("&amp;", "&"))
        return f'{image[1]}"{_MARK}{len(found) - 1}"'

    return _IMAGE.sub(number, html[:_MOST]), tuple(found)


def number_of(address: str) -> int:
    """The number that ``lifted`` wrote for an address; -1 = it is another one."""
    mark, number = address[: len(_MARK)], address[len(_MARK) :]
    return int(number) if mark == _MARK and number.isdecimal() else -1
