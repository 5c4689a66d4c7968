"""Whether a picture file is whole, told by what it says of its own length and sums: no pixels are made here.

What is wrong with pixels although all of the file is there is found by whoever decodes them.
"""

from __future__ import annotations

import os
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

_JPEG_END = b"\xff\xd9"
_PNG_LEAD, _AT_ONCE = 8, 1 << 20
"""Bytes before a PNG's first piece; bytes that are summed or unpacked at once."""
_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 273, 279, 324, 325
_HOLE = bytes(4096)
_WEBP_LEAD, _FRAME_HEAD, _ALPHA_PACKING = 12, 16, 3
"""Bytes before a WebP's first piece, and in a frame of one that moves; bits that say how its opacity is packed."""
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Of a woven PNG (Adam7): first column and row, and how far it is to the next ones."""


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
            case "HEIF" | "AVIF" | "JPEG2000":
                return _end_of_boxes(file, length) == length
            case "WEBP":
                return int.from_bytes(file.read(8)[4:], "little") + 8 <= length
            case "PNG":
                kinds = _png_pieces(file)
            case _:
                return False
    return kinds[-1:] == [b"IEND"] and b"eXIf" not in kinds[kinds.index(b"IDAT") if b"IDAT" in kinds else 0 :]


def strips_end(tags: Mapping[int, tuple[int, ...]]) -> int:
    """Where the last of a TIFF's pixel data ends, by its ``tags``; beyond all files if these do not say."""
    pairs = ((_STRIPS, _STRIP_BYTES), (_TILES, _TILE_BYTES))
    starts, sizes = next(((tags[a], tags[b]) for a, b in pairs if a in tags and b in tags), ((), ()))
    ends = [start + size for start, size in zip(starts, sizes, strict=False)]
    return max(ends) if ends and len(starts) == len(sizes) else sys.maxsize


def has_hole(path: Path, kind: str) -> bool:
    """Whether a page of zeros lies in the packed pixels of a HEIF, AVIF, JPEG 2000 or WebP: in whole ones never.

    Where a download left a hole, decoders of these make something up and say nothing.
    """
    if kind not in ("HEIF", "AVIF", "JPEG2000", "WEBP"):
        return False
    with path.open("rb") as file:
        for start, end in _packed(file, path.stat().st_size, kind):
            file.seek(start)
            if _HOLE in file.read(end - start):
                return True
    return False


def _packed(file: BinaryIO, length: int, kind: str) -> Iterator[tuple[int, int]]:
    """Where the packed pixels lie: what else such a file holds may be filled with zeros."""
    if kind == "WEBP":
        file.seek(4)
        yield from _webp_pixels(file, _WEBP_LEAD, min(length, int.from_bytes(file.read(4), "little") + 8))
        return
    yield from ((start, end) for name, start, end in _boxes(file, length) if name in (b"mdat", b"jp2c"))


def _webp_pixels(file: BinaryIO, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the packed pixels of a WebP lie, or zeros instead of the name of a piece; opacity may not be packed."""
    while at + 8 <= end:
        file.seek(at)
        head = file.read(9)
        name, start, stop = head[:4], at + 8, min(end, at + 8 + int.from_bytes(head[4:8], "little"))
        if name == b"ANMF":
            yield from _webp_pixels(file, start + _FRAME_HEAD, stop)
        elif not any(name):
            yield at, end
            return
        elif name in (b"VP8 ", b"VP8L") or (name == b"ALPH" and head[8] & _ALPHA_PACKING):
            yield start, stop
        at = stop + (stop - start) % 2


def png_rows(path: Path) -> float:
    """The share of a PNG's rows whose data are there and can be unpacked, 0 to 1; no pixel is made of them."""
    unpacking, found, first, wanted = zlib.decompressobj(), 0, 1, 0
    with path.open("rb") as file:
        for kind, part in png_data(file):
            if kind == b"IHDR":
                first, wanted = _png_size(part)
            elif kind == b"IDAT":
                try:
                    while part and found < wanted:
                        found += len(unpacking.decompress(part, _AT_ONCE))
                        part = unpacking.unconsumed_tail
                except zlib.error:
                    break
    return min(found / wanted, 1.0) if found >= first else 0.0


def png_data(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """The kinds of a PNG's pieces and their contents, the long ones in parts; up to the one that ends them."""
    file.seek(_PNG_LEAD)
    while len(head := file.read(8)) == 8 and head[4:] != b"IEND":
        left = int.from_bytes(head[:4], "big")
        while left and (part := file.read(min(left, _AT_ONCE))):
            yield head[4:], part
            left -= len(part)
        file.seek(4, os.SEEK_CUR)


def _png_size(head: bytes) -> tuple[int, int]:
    """Bytes of the first row of a PNG and of all, unpacked, by its head (ISO 15948, 7.2 and 8)."""
    width, height, depth, color, woven = struct.unpack(">IIBBxxB", head[:13])
    bits = depth * {2: 3, 4: 2, 6: 4}.get(color, 1)
    passes = _PASSES if woven else ((0, 0, 1, 1),)
    first = total = 0
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        row = 1 + -(-columns * bits // 8)
        first = first or row
        total += rows * row if columns > 0 and rows > 0 else 0
    return first, total


def _end_of_boxes(file: BinaryIO, length: int) -> int:
    """Where the last of a file's boxes ends; 0 = it does not say."""
    *_, (_, _, end) = (b"", 0, 0), *_boxes(file, length)
    return end


def _boxes(file: BinaryIO, length: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, beginning and end of a file's boxes (ISO 14496-12, 4.2); one that does not say where it ends is at 0."""
    at = 0
    while at < length:
        file.seek(at)
        head = file.read(16)
        size = int.from_bytes(head[:4], "big")
        size = int.from_bytes(head[8:], "big") if size == 1 else size
        if size < 8:
            yield b"", 0, 0
            return
        yield head[4:8], at, at + size
        at += size


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
