"""JPEG files as a PDF can hold them (ITU T.81; ISO 32000-1, 7.4.8): which can stand as they are, and without what.

Only marks and lengths of segments are read; no picture is decoded.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_PLAIN = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive frames, coded by Huffman; readers of PDF know no others."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_JFIF, _ADOBE = 0xE0, 0xEE
_APPLICATIONS, _COMMENT = range(0xE0, 0xF0), 0xFE
_MARK = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""What ends the data of a scan; FF 00 is a byte of it, D0 to D7 are places to begin anew."""
_BETWEEN = frozenset({0xC4, 0xDB, 0xDC, 0xDD, _SOS, *_APPLICATIONS, _COMMENT})
"""What may stand between two scans: tables, lines, intervals, the next scan's head."""


def fits(data: bytes) -> bool:
    """Whether a reader of PDF shows the JPEG ``data`` as everybody else does."""
    known, at = False, 2
    for mark, body in _segments(data):
        at += 4 + len(body)
        if mark in (_JFIF, _ADOBE):
            known = True
        if mark in _FRAMES:
            if mark not in _PLAIN or len(body) < 6 or body[0] != 8:
                return False
            if not known and body[6::3] == b"RGB":  # without a mark only these names say that it is no YCbCr
                return False
            return _end(data, at) is not None
    return False


def bare(data: bytes) -> bytes:
    """``data`` without what readers of PDF pass over: where and with what it was taken, comments, previews, profiles,
    and what telephones put behind it (a film, another picture).

    The picture itself, byte for byte, is the same.
    """
    kept = [data[:2]]
    at = 2
    for mark, body in _segments(data):
        end = at + 4 + len(body)
        if (mark not in _APPLICATIONS and mark != _COMMENT) or mark in (_JFIF, _ADOBE):
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at : _end(data, at)]])


def _end(data: bytes, at: int) -> int | None:
    """Where the picture whose scans begin behind ``at`` ends; None if something stands in them that belongs nowhere."""
    while found := _MARK.search(data, at):
        mark, at = data[found.end() - 1], found.end()
        if mark == _EOI:
            return at
        if mark not in _BETWEEN or at + 2 > len(data):
            return None
        at += max(int.from_bytes(data[at : at + 2], "big"), 2)
    return None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Mark and content of every segment before the first scan, as long as they are where they should be."""
    at = 2
    while data[:2] == bytes((0xFF, _SOI)) and at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark in (_SOS, _EOI, 0xFF) or mark in _WITHOUT_LENGTH:
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        if length < 2 or at + 2 + length > len(data):
            return
        yield mark, data[at + 4 : at + 2 + length]
        at += 2 + length
