"""CFF programs whose glyphs have names become such whose glyphs have numbers (Adobe Technical Note 5176, 18 to 20).

Fonts for Western scripts mostly have names. In a CIDFont a reader takes the place of a glyph for its number then
(ISO 32000-1, 9.7.4.2); not every reader and judge of PDF knows that, and none stumbles over numbers. Outlines and
widths stay as they are.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

_ROS = b"\x0c\x1e"
_ROS_WITHIN = 17
"""Registry, ordering and supplement, three numbers of at most five bytes, stand first where there are any."""


class _Font:
    """What the compiler asks of the font that a program belongs to."""

    recalcBBoxes = False  # noqa: N815 (fontTools' name)


def cid_keyed(program: bytes) -> bytes:
    """``program`` with numbers for its glyphs; one that has some is not looked into any further."""
    if _ROS in _first_top_dict(program)[:_ROS_WITHIN]:
        return program
    from fontTools.cffLib import CFFFontSet  # not above: none of the bundled fonts needs it

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), _Font(), isCFF2=False)
    _number(fonts.topDictIndex[0])
    made = BytesIO()
    fonts.compile(made, _Font(), isCFF2=False)
    return made.getvalue()


def _number(top: Any) -> None:
    """Gives the glyphs of a font their numbers, and one dictionary for all of them."""
    from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict

    outlines, old = top.CharStrings, list(top.charset)
    new = [".notdef", *(f"cid{number:05}" for number in range(1, len(old)))]
    if outlines.charStringsAreIndexed:
        outlines.charStrings = {name: number for number, name in enumerate(new)}
    else:
        outlines.charStrings = {name: outlines.charStrings[was] for name, was in zip(new, old, strict=True)}
    part, parts, choice = FontDict(), FDArrayIndex(), FDSelect()
    part.Private, part.rawDict["Private"] = top.Private, None
    parts.append(part)
    choice.format, choice.gidArray = 3, [0] * len(new)
    top.ROS, top.CIDCount, top.charset = ("Adobe", "Identity", 0), len(new), new
    top.FDArray = outlines.fdArray = parts
    top.FDSelect = outlines.fdSelect = choice
    del top.Private
    top.rawDict.pop("Private", None)


def _first_top_dict(program: bytes) -> bytes:
    """Behind the header stand the index of names and that of top dictionaries."""
    return _first(program, _first(program, program[2])[1])[0]


def _first(program: bytes, at: int) -> tuple[bytes, int]:
    """The first entry of the index at ``at``, and where the index ends."""
    count, size = int.from_bytes(program[at : at + 2], "big"), program[at + 2]
    if not count:
        return b"", at + 2
    offsets = [int.from_bytes(program[at + 3 + n * size : at + 3 + (n + 1) * size], "big") for n in (0, 1, count)]
    data = at + 2 + (count + 1) * size
    return program[data + offsets[0] : data + offsets[1]], data + offsets[2]
