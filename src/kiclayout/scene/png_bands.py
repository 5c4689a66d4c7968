"""PNGs decoded band by band (ISO 15948): unpacked a few rows at a time, which the decoder makes pixels of.

The filter of a row may ask for the row above: each band is given the last row of the one before, as it came out.
Woven PNGs, and those of other than 8 bits a sample, come whole.
"""

from __future__ import annotations

import copy
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PIL import Image

from kiclayout.scene.decoding import Band
from kiclayout.scene.wholeness import png_data

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_SAMPLES = {"L": 1, "P": 1, "LA": 2, "RGB": 3, "RGBA": 4}
_AS_IT_IS = b"\0"
"""The filter of a row that is not filtered."""
_LEAD = 8


def png_bands(image: Image.Image, path: Path, rows: int) -> Iterator[Band] | None:
    """Bands of ``rows`` rows, see ``bands.bands``; the last one is shorter. None = this PNG cannot come so.

    One with EXIF data behind its pixels cannot: they are needed first.
    """
    tile = cast("ImageFile", image).tile
    if len(tile) != 1 or tile[0].args != image.mode or image.mode not in _SAMPLES:
        return None
    if image.info.get("interlace") or _has_late_exif(path):
        return None
    return _banded(image, path, rows)


def _banded(image: Image.Image, path: Path, rows: int) -> Iterator[Band]:
    palette, last = copy.copy(image.palette), b""
    row = 1 + image.width * _SAMPLES[image.mode]
    left = image.height
    for block in _blocks(path, row, rows):
        data = (last and _AS_IT_IS + last) + block[: left * row]
        height = len(data) // row
        try:
            band = Image.frombytes(image.mode, (image.width, height), zlib.compress(data, 0), "zip", image.mode, 0)
        except ValueError:  # a filter that there is none
            return
        above, last = bool(last), band.crop((0, height - 1, image.width, height)).tobytes()
        band = band.crop((0, 1, *band.size)) if above else band
        band.palette, band.info = copy.copy(palette), dict(image.info)
        left -= band.height
        yield Band(band, True)
        if not left:
            return


def _blocks(path: Path, row: int, rows: int) -> Iterator[bytes]:
    """What is packed in the file, ``rows`` rows of ``row`` bytes at once, whole rows until it breaks off."""
    found, wanted = bytearray(), row * rows
    for some in _unpacked(path, wanted):
        found += some
        if len(found) >= wanted:
            yield bytes(found[:wanted])
            del found[:wanted]
    if len(found) >= row:
        yield bytes(found[: len(found) // row * row])


def _unpacked(path: Path, most: int) -> Iterator[bytes]:
    """What is packed in the file, ``most`` bytes at once, until it breaks off."""
    unpacking = zlib.decompressobj()
    with path.open("rb") as file:
        try:
            for kind, part in png_data(file):
                while part and kind == b"IDAT":
                    yield unpacking.decompress(part, most)
                    part = unpacking.unconsumed_tail
            yield unpacking.flush()
        except zlib.error:
            return


def _has_late_exif(path: Path) -> bool:
    """Whether EXIF data stand behind the pixels."""
    begun = False
    with path.open("rb") as file:
        file.seek(_LEAD)
        while len(head := file.read(8)) == 8:
            begun = begun or head[4:] == b"IDAT"
            if begun and head[4:] == b"eXIf":
                return True
            file.seek(int.from_bytes(head[:4], "big") + 4, os.SEEK_CUR)
    return False
