"""TIFFs decoded band by band (TIFF 6.0): some of their strips, or rows of tiles, as a small TIFF of their own.

Strips and tiles are packed each by itself. Pixels that are not packed are cut between any rows. Planes one after the
other, turned pictures, and those that are a few long packed strips come whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from PIL import Image, TiffImagePlugin

from kiclayout.scene.decoding import Band, decoded

_HEIGHT, _BITS, _PACKING, _SAMPLES, _TURNED, _STRIP_ROWS, _PLANES = 257, 258, 259, 277, 274, 278, 284
_TILE_WIDTH, _TILE_HEIGHT = 322, 323
_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 273, 279, 324, 325
_KEPT = (256, _BITS, _PACKING, 262, 266, _SAMPLES, _PLANES, 292, 293, 317, 320, _TILE_WIDTH, _TILE_HEIGHT,
         332, 338, 339, 347, 529, 530, 531, 532)  # fmt: skip
"""What must be known of the pixels to make some out of data."""
_NOT_PACKED, _LONG = 1, 4
_FEWEST = 4
"""Bands without which a picture may as well come whole."""


class _Piece(NamedTuple):
    """Strips, or tiles side by side: how many rows they are, and where each begins and how long it is."""

    rows: int
    parts: tuple[tuple[int, int], ...]


def tiff_bands(image: Image.Image, path: Path, rows: int) -> Iterator[Band] | None:
    """Bands of about ``rows`` rows, see ``bands.bands``; rows that are damaged are grey, the next ones follow.

    Returns:
        None = this TIFF cannot come so.
    """
    tags = getattr(image, "tag_v2", {})
    if tags.get(_PLANES, 1) != 1 or tags.get(_TURNED, 1) != 1:
        return None
    try:
        pieces = _gathered(list(_pieces(image, tags, rows)), rows)
    except (KeyError, TypeError, ValueError):
        return None
    if len(pieces) < _FEWEST or sum(piece.rows for piece in pieces) != image.height:
        return None
    return _banded(image, path, tags, pieces)


def _pieces(image: Image.Image, tags: Any, rows: int) -> Iterator[_Piece]:
    """Strips or rows of tiles in their order, those that are not packed in parts of ``rows`` rows at most."""
    tiled = _TILES in tags
    starts, sizes = (tags[_TILES], tags[_TILE_BYTES]) if tiled else (tags[_STRIPS], tags[_STRIP_BYTES])
    across = -(-image.width // tags[_TILE_WIDTH]) if tiled else 1
    height = tags[_TILE_HEIGHT] if tiled else min(tags.get(_STRIP_ROWS, image.height), image.height)
    places = list(zip(starts, sizes, strict=True))
    row = 0 if tiled or tags.get(_PACKING, _NOT_PACKED) != _NOT_PACKED else -(-image.width * _depth(tags) // 8)
    for top in range(0, image.height, height):
        parts = tuple(places[top // height * across : (top // height + 1) * across])
        count = min(height, image.height - top)
        if not row:
            yield _Piece(count, parts)
            continue
        start = parts[0][0]
        for at in range(0, count, rows):
            some = min(rows, count - at)
            yield _Piece(some, ((start + at * row, some * row),))


def _depth(tags: Any) -> int:
    """Bits of a pixel."""
    bits, samples = tags.get(_BITS, (1,)), tags.get(_SAMPLES, 1)
    return int(sum(bits)) if len(bits) == samples else int(bits[0]) * int(samples)


def _gathered(pieces: list[_Piece], rows: int) -> list[_Piece]:
    """The same, as many together as ``rows`` rows hold; all but the last are of as many rows each."""
    each = pieces[0].rows
    count = max(1, rows // each)
    groups = [pieces[at : at + count] for at in range(0, len(pieces), count)]
    return [
        _Piece(sum(piece.rows for piece in group), tuple(part for piece in group for part in piece.parts))
        for group in groups
    ]


def _banded(image: Image.Image, path: Path, tags: Any, pieces: list[_Piece]) -> Iterator[Band]:
    with path.open("rb") as file:
        for piece in pieces:
            size, whole = (image.width, piece.rows), False
            made = Image.new(image.mode, (1, 1))
            try:
                with Image.open(BytesIO(_small(file, tags, piece, image.height))) as made:
                    whole = decoded(made)
            except Exception:  # decoders raise whatever comes: these rows are lost
                made = Image.new("L", size, 128).convert(image.mode)
            made.info = dict(image.info)
            yield Band(made, whole and made.size == size)


def _small(file: BinaryIO, tags: Any, piece: _Piece, height: int) -> bytes:
    """A TIFF of nothing but ``piece``, of a picture of ``height`` rows."""
    contents = []
    for start, size in piece.parts:
        file.seek(start)
        contents.append(file.read(size))
    lead = b"II*\0\x08\0\0\0" if tags.prefix == b"II" else b"MM\0*\0\0\0\x08"
    head = TiffImagePlugin.ImageFileDirectory_v2(lead, tags.prefix)
    for tag in filter(tags.__contains__, _KEPT):
        head.tagtype[tag] = tags.tagtype[tag]
        head[tag] = tags[tag]
    head[_HEIGHT] = piece.rows
    starts, sizes = (_TILES, _TILE_BYTES) if _TILES in tags else (_STRIPS, _STRIP_BYTES)
    if starts == _STRIPS:
        head[_STRIP_ROWS] = min(tags.get(_STRIP_ROWS, height), piece.rows)
    head.tagtype[starts] = head.tagtype[sizes] = _LONG
    lengths = [len(content) for content in contents]
    head[sizes], head[starts] = tuple(lengths), (0,) * len(contents)
    # Pillow counts strips, but not tiles, from the end of what it writes
    first = len(lead) + len(head.tobytes(len(lead))) if starts == _TILES else 0
    head[starts] = tuple(accumulate(lengths[:-1], initial=first))
    return lead + head.tobytes(len(lead)) + b"".join(contents)
