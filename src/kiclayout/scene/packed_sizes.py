"""How many pixels a packed picture says it has by itself, whatever is said around it: JPEG, JPEG 2000, JBIG2.

Nothing is decoded. What cannot be read says nothing: 0.
"""

from __future__ import annotations

import struct

_JPX_SIZES = b"\xff\x4f\xff\x51"
"""Begins the list of sizes in a picture of JPEG 2000 (ISO 15444-1, annex A)."""
_HEAD = 1 << 16
"""Bytes in which that stands."""
_FRAMES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
"""Markers of a JPEG behind which its size stands (ITU-T T.81, table B.1)."""
_REGIONS = frozenset({4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43})
"""Segments of a JBIG2 picture that are decoded into pixels (ITU-T T.88, 7.3); sizes stand first in them."""
_SHORT, _MIDDLE = 256, 65_536


def packed_pixels(data: bytes, kind: str) -> int:
    """Pixels of a picture packed by the filter ``kind`` of a PDF; of JBIG2 those of all its parts."""
    try:
        match kind:
            case "/JPXDecode":
                return _of_jpx(data)
            case "/DCTDecode" | "/DCT":
                return _of_jpeg(data)
            case "/JBIG2Decode":
                return _of_jbig2(data)
    except (struct.error, IndexError):
        pass
    return 0


def _of_jpx(data: bytes) -> int:
    at = data.find(_JPX_SIZES, 0, _HEAD)
    wide, high = struct.unpack_from(">8xII", data, at) if at >= 0 else (0, 0)
    return int(wide) * int(high)


def _of_jpeg(data: bytes) -> int:
    at = data.find(b"\xff\xd8") + 2
    while at >= 2:
        lead, marker, length = struct.unpack_from(">BBH", data, at)
        if lead != 0xFF:
            return 0
        if marker in _FRAMES:
            high, wide = struct.unpack_from(">5xHH", data, at)
            return int(wide) * int(high)
        at += 1 if marker == 0xFF else 2 + int(length)
    return 0


def _of_jbig2(data: bytes) -> int:
    total = at = 0
    while at < len(data):
        kind, at, length = _segment(data, at)
        if kind in _REGIONS:
            wide, high = struct.unpack_from(">II", data, at)
            total += int(wide) * int(high)
        at += length
    return total


def _segment(data: bytes, at: int) -> tuple[int, int, int]:
    """What a segment is, where its data begin, and how many bytes they have."""
    number, flags, refers = struct.unpack_from(">IBB", data, at)
    at, count = at + 6, refers >> 5
    if count == 7:
        count = struct.unpack_from(">I", data, at - 1)[0] & 0x1FFFFFFF
        at += 3 + (count + 8) // 8
    at += count * (1 if number <= _SHORT else 2 if number <= _MIDDLE else 4)
    at += 4 if flags & 64 else 1
    return flags & 63, at + 4, int(struct.unpack_from(">I", data, at)[0])
