"""The records that a .hwp is made of: numbered, of some length, in each other by their levels (Hancom's document, 4.1).

What they say is read field by field. Nothing is known here of what a record is for.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from typing import NamedTuple

from kiclayout.convert.archive import BrokenError

_LONG = 0xFFF
"""A length that says that the true one follows."""
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may hold."""


class Record(NamedTuple):
    """A record.

    Attributes:
        tag: What it is, by number.
        data: What it says.
        inner: The records that belong to it, in order.
    """

    tag: int
    data: bytes
    inner: list[Record]


def records_in(data: bytes) -> list[Record]:
    """The records of a stream.

    Raises:
        BrokenError: One of them ends behind the stream.
    """
    top = list[Record]()
    above: list[tuple[int, list[Record]]] = [(-1, top)]  # the records that are open, by level
    at = 0
    while at < len(data):
        head, at = _word(data, at)
        tag, level, length = head & 0x3FF, head >> 10 & 0x3FF, head >> 20
        if length == _LONG:
            length, at = _word(data, at)
        if at + length > len(data):
            raise BrokenError
        record = Record(tag, data[at : at + length], [])
        at += length
        while above[-1][0] >= level:
            above.pop()
        above[-1][1].append(record)
        above.append((level, record.inner))
    return top


def _word(data: bytes, at: int) -> tuple[int, int]:
    """The number of four bytes at ``at``, and the place behind it."""
    if at + 4 > len(data):
        raise BrokenError
    return int.from_bytes(data[at : at + 4], "little"), at + 4


def first(records: Sequence[Record], tag: int) -> Record | None:
    """The first of ``records`` that is of a kind."""
    return next((one for one in records if one.tag == tag), None)


class Fields:
    """Reads what a record says, from its start on; what it is too short to say is 0, or no text.

    Older programs write shorter records: fields have only been added at their ends.
    """

    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data, self._at = data, at

    def skip(self, count: int) -> Fields:
        """Leaves out ``count`` bytes."""
        self._at += count
        return self

    def u8(self) -> int:
        """A byte."""
        return self._number("<B")

    def u16(self) -> int:
        """Two bytes."""
        return self._number("<H")

    def u32(self) -> int:
        """Four bytes."""
        return self._number("<I")

    def i32(self) -> int:
        """Four bytes with a sign."""
        return self._number("<i")

    def _number(self, form: str) -> int:
        begin = self._at
        self._at += struct.calcsize(form)
        return int(struct.unpack_from(form, self._data, begin)[0]) if self._at <= len(self._data) else 0

    def sign(self) -> str:
        """A character; empty = none."""
        return characters(self._data[self._at : self.skip(2)._at]).strip("\0")

    def text(self) -> str:
        """Characters behind their count."""
        count = self.u16()
        begin = self._at
        return characters(self._data[begin : self.skip(2 * count)._at])


def characters(data: bytes) -> str:
    """The characters of UTF-16 that XML can hold."""
    return _UNFIT.sub("", data[: len(data) & ~1].decode("utf-16-le", "replace"))
