"""JPEG files as a PDF can hold them (ITU T.81; ISO 32000-1, 7.4.8): which can stand as they are, and without what.

Only the list of segments is read; no picture is decoded.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_PLAIN = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive frames, coded by Huffman; readers of PDF know no others."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_JFIF, _ADOBE = 0xE0, 0xEE
_APPLICATIONS, _COMMENT = range(0xE0, 0xF0), 0xFE


def fits(data: bytes) -> bool:
    """Whether a reader of PDF shows the JPEG ``data`` as everybody else does."""
    known = False
    for mark, body in _segments(data):
        if mark in (_JFIF, _ADOBE):
            known = True
        if mark in _FRAMES:
            if mark not in _PLAIN or len(body) < 6 or body[0] != 8:
                return False
            names = bytes(body[at] for at in range(6, len(body), 3))
            return known or names != b"RGB"  # without a mark only these names say that it is no YCbCr
    return False


def bare(data: bytes) -> bytes:
    """``data`` without what readers of PDF pass over: where and with what it was taken, comments, previews, profiles.

    The picture itself, byte for byte, is the same.
    """
    kept = [data[:2]]
    at = 2
    for mark, body in _segments(data):
        end = at + 4 + len(body)
        if (mark not in _APPLICATIONS and mark != _COMMENT) or mark in (_JFIF, _ADOBE):
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])


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
