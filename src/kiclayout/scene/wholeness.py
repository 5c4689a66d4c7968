"""Whether a picture file is whole, told by what it says of its own length and sums: nothing is decoded here.

What is wrong with pixels although all of the file is there is found by whoever decodes them.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import BinaryIO

_JPEG_END = b"\xff\xd9"
_PNG_LEAD, _AT_ONCE = 8, 1 << 20
"""Bytes before a PNG's first piece; bytes that are summed at once."""


def plainly_whole(path: Path, kind: str) -> bool:
    """Whether it can be told without decoding that a file is whole; False = its pixels must be looked at.

    A JPEG whose last bytes are its end is not cut off, and decoders notice no other damage. Boxes of a phone's pictures
    and the one of a WebP say how long they are. A PNG has sums of all its pieces; it is decoded all the same if EXIF
    data stand behind its pixels, which are known no sooner.
    """
    length = path.stat().st_size
    with path.open("rb") as file:
        match kind:
            case "JPEG":
                file.seek(-2, os.SEEK_END)
                return file.read() == _JPEG_END
            case "HEIF" | "AVIF":
                return _end_of_boxes(file, length) == length
            case "WEBP":
                return int.from_bytes(file.read(8)[4:], "little") + 8 <= length
            case "PNG":
                kinds = _png_pieces(file)
            case _:
                return False
    return kinds[-1:] == [b"IEND"] and b"eXIf" not in kinds[kinds.index(b"IDAT") if b"IDAT" in kinds else 0 :]


def _end_of_boxes(file: BinaryIO, length: int) -> int:
    """Where the last of a file's boxes ends (ISO 14496-12, 4.2); 0 = it does not say."""
    end = 0
    while end < length:
        file.seek(end)
        head = file.read(16)
        size = int.from_bytes(head[:4], "big")
        size = int.from_bytes(head[8:], "big") if size == 1 else size
        if size < 8:
            return 0
        end += size
    return end


def _png_pieces(file: BinaryIO) -> list[bytes]:
    """The kinds of a PNG's pieces, each once in a row, up to the first whose sum is wrong."""
    kinds: list[bytes] = []
    file.seek(_PNG_LEAD)
    while len(head := file.read(8)) == 8:
        left, kind = int.from_bytes(head[:4], "big"), head[4:]
        total = zlib.crc32(kind)
        while left and (part := file.read(min(left, _AT_ONCE))):
            total, left = zlib.crc32(part, total), left - len(part)
        if left or file.read(4) != total.to_bytes(4, "big"):
            break
        if kinds[-1:] != [kind]:
            kinds.append(kind)
    return kinds
