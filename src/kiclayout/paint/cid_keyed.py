"""CFF programs whose glyphs have names become such whose glyphs have numbers (Adobe Technical Note 5176).

Fonts for Western scripts mostly have names. In a CIDFont a reader takes the place of a glyph for its number then
(ISO 32000-1, 9.7.4.2); not every reader and judge of PDF knows that, and none stumbles over numbers. Outlines and
widths stay as they are. Only programs without subroutines are taken, as those of a subset are; others stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

_ROS, _COUNT, _PARTS, _CHOICE = b"\x0c\x1e", b"\x0c\x22", b"\x0c\x24", b"\x0c\x25"
_CHARSET, _ENCODING, _OUTLINES, _PRIVATE, _SUBROUTINES = b"\x0f", b"\x10", b"\x11", b"\x12", b"\x13"
_PLACED = frozenset({_CHARSET, _ENCODING, _OUTLINES, _PRIVATE})
_STANDARD = 391
"""So many strings are known to every reader; a font's own are counted on from there."""


def cid_keyed(program: bytes) -> bytes:
    """``program`` with numbers for its glyphs; one that has some stays as it is."""
    names, at = _index(program, program[2])
    tops, at = _index(program, at)
    strings, at = _index(program, at)
    shared, _ = _index(program, at)
    top = dict(_entries(tops[0]))
    if _ROS in top or _PRIVATE not in top or shared:
        return program
    size, private_at = (_whole(one) for one in top[_PRIVATE])
    private = program[private_at : private_at + size]
    if _SUBROUTINES in dict(_entries(private)):
        return program
    outlines, _ = _index(program, _whole(top[_OUTLINES][0]))
    count = len(outlines)
    head = program[: program[2]] + _spelled(names)
    tail = _spelled([*strings, b"Adobe", b"Identity"]) + _spelled([])
    ros = _number(_STANDARD + len(strings)) + _number(_STANDARD + len(strings) + 1) + _number(0) + _ROS
    kept = b"".join(b"".join(operands) + name for name, operands in top.items() if name not in _PLACED)
    pieces = [
        b"\x02" + (1).to_bytes(2, "big") + max(count - 2, 0).to_bytes(2, "big") if count > 1 else b"\x00",
        b"\x03\x00\x01\x00\x00\x00" + count.to_bytes(2, "big"),
        _spelled(outlines),
        private,
    ]

    def dictionary(places: list[int]) -> bytes:
        charset, choice, outlines_at, _, parts = map(_number, places)
        placed = (charset, _CHARSET, choice, _CHOICE, outlines_at, _OUTLINES, parts, _PARTS)
        return _spelled([ros + kept + _number(count) + _COUNT + b"".join(placed)])

    begins = len(head) + len(dictionary([0] * 5)) + len(tail)
    places = list(accumulate(map(len, pieces), initial=begins))
    part = _number(len(private)) + _number(places[3]) + _PRIVATE
    return b"".join((head, dictionary(places), tail, *pieces, _spelled([part])))


def _index(program: bytes, at: int) -> tuple[list[bytes], int]:
    """The entries of the index at ``at``, and where it ends."""
    count = int.from_bytes(program[at : at + 2], "big")
    if not count:
        return [], at + 2
    size, first = program[at + 2], at + 3
    offsets = [int.from_bytes(program[first + n * size : first + (n + 1) * size], "big") for n in range(count + 1)]
    data = first + (count + 1) * size - 1
    return [program[data + a : data + b] for a, b in pairwise(offsets)], data + offsets[-1]


def _spelled(entries: list[bytes]) -> bytes:
    """An index of ``entries``."""
    if not entries:
        return b"\x00\x00"
    offsets = list(accumulate(map(len, entries), initial=1))
    size = (offsets[-1].bit_length() + 7) // 8
    places = b"".join(offset.to_bytes(size, "big") for offset in offsets)
    return len(entries).to_bytes(2, "big") + bytes([size]) + places + b"".join(entries)


def _entries(dictionary: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    """The operators of a dictionary in order, with their operands as they are spelled."""
    at, operands = 0, list[bytes]()
    while at < len(dictionary):
        first = dictionary[at]
        if first <= 21:
            end = at + (2 if first == 12 else 1)
            yield dictionary[at:end], operands
            operands = []
        else:
            end = at + _length(dictionary, at)
            operands.append(dictionary[at:end])
        at = end


def _length(dictionary: bytes, at: int) -> int:
    """Of the number that is spelled at ``at``."""
    first = dictionary[at]
    if first == 30:  # a decimal one: two digits a byte, up to the sign that ends it
        end = at + 1
        while 15 not in (dictionary[end] >> 4, dictionary[end] & 15):
            end += 1
        return end + 1 - at
    return {28: 3, 29: 5}.get(first, 1 if first < 247 else 2)


def _whole(spelled: bytes) -> int:
    """The whole number that ``spelled`` is."""
    first = spelled[0]
    if first in (28, 29):
        return int.from_bytes(spelled[1:], "big", signed=True)
    if first < 247:
        return first - 139
    return (first - 247) * 256 + spelled[1] + 108 if first < 251 else -(first - 251) * 256 - spelled[1] - 108


def _number(value: int) -> bytes:
    """``value`` in five bytes, whatever it is: places are written before they are known."""
    return b"\x1d" + value.to_bytes(4, "big")
