"""The commands of somebody's page, made fit for archives and printers: known ones, with every state taken back.

What cannot be mended is an ``ArtworkError``: numbers that no reader need know, states kept in more levels than allowed,
layers that are not to be seen. Colours and fonts are not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import pikepdf

_PAINTING = "b B b* B* c f F f* h l m n re s S v W W* y sh Do"
_WORDS = "BDC BMC DP EMC MP BT ET T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz ' \""
_LOOKS = "cm CS cs d d0 d1 g G gs i j J k K M q Q rg RG ri SC sc SCN scn w"
_KNOWN = frozenset(f"{_PAINTING} {_WORDS} {_LOOKS}".split())
"""All operators of ISO 32000-1, annex A, but those of inline images, and BX and EX, between which others may stand."""
_DEEPEST = 28
"""Levels of q and Q (ISO 19005-2, 6.1.13)."""
_LONG = re.compile(rb"\d{10}")
_LARGEST = 2**31 - 1


class ArtworkError(Exception):
    """The page cannot be kept as it is; the message says why, in a word of the format."""


class ArtworkCutError(ArtworkError):
    """What the page draws breaks off in the middle: nobody knows what is missing."""


def tidied(commands: Sequence[Any]) -> Iterator[Any]:
    """The commands that readers know; a Q too many is left out, one that lacks is put to the end.

    Raises:
        ArtworkError: States are kept too deep.
    """
    depth = 0
    for one in commands:
        name = "" if isinstance(one, pikepdf.ContentStreamInlineImage) else str(one.operator)
        if name == "q":
            depth += 1
        elif name == "Q":
            depth -= 1
            if depth < 0:
                depth = 0
                continue
        if depth > _DEEPEST:
            raise ArtworkError(f"q > {_DEEPEST}")
        if not name or name in _KNOWN:
            yield one
    for _ in range(depth):
        yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("Q"))


def spelled(commands: Sequence[Any]) -> bytes:
    """The commands as they stand in a file.

    Raises:
        ArtworkError: They count higher than files may.
    """
    written = pikepdf.unparse_content_stream(commands)
    if _LONG.search(written):  # may be words, too
        for one in commands:
            if not isinstance(one, pikepdf.ContentStreamInlineImage) and any(map(_beyond, one.operands)):
                raise ArtworkError("numbers")
    return written


def _beyond(operand: Any) -> bool:
    if isinstance(operand, pikepdf.Array):
        return any(map(_beyond, operand))
    return isinstance(operand, int | float | Decimal) and not -_LARGEST <= operand <= _LARGEST


def check_layers(pdf: pikepdf.Pdf) -> None:
    """Raises an ArtworkError if the file has layers that are off: without its list of layers they would be seen."""
    usual: Any = pdf.Root.get("/OCProperties", pikepdf.Dictionary()).get("/D", pikepdf.Dictionary())
    if len(usual.get("/OFF", [])) or usual.get("/BaseState") == "/OFF":
        raise ArtworkError("OCG OFF")
