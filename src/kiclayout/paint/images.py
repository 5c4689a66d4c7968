"""Raster pictures as image XObjects (ISO 32000-1, 8.9.5).

A JPEG keeps its bytes wherever a reader can show them as they are. Everything else is decoded by ``scene.assets`` and
written anew: without loss (Flate with PNG predictors, 7.4.4.4), or as a JPEG where pixels were dropped or the source
had been lossy already. Alpha becomes a soft mask. Equal pictures stand in the file once.
"""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageFile
from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFStream

from kiclayout.base.record import dataclass
from kiclayout.scene.assets import foreign_profile, open_picture, orientation, pixels, sound

QUALITY = 88

FLAT_COLORS = 4096
"""A picture with more colours than this is a photograph: Flate cannot win and is not tried."""
_SLACK = 1.5
"""A picture is scaled down when it is finer than the limit by more than this: a new encoding costs sharpness, too."""

_LOSSY = frozenset({"JPEG", "MPO", "WEBP", "AVIF"})
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_PNG_HEADER = 8


@dataclass(frozen=True, slots=True)
class Encoded:
    """An image as it will stand in the file.

    Attributes:
        width: In pixels.
        height: In pixels.
        data: As encoded by ``filter``.
        space: Name of the colour space.
        filter: DCTDecode or FlateDecode.
        profile: ICC profile of the colours, or None for the plain device space.
        alpha: Soft mask, or None.
    """

    width: int
    height: int
    data: bytes
    space: str
    filter: str
    profile: bytes | None = None
    alpha: Encoded | None = None


def embed(document: Any, path: Path, limit: float) -> str | None:
    """Writes the picture into the ReportLab ``document``; returns the name to draw it by, None if it is unreadable.

    Args:
        document: ReportLab's document.
        path: The picture file.
        limit: The width in pixels that is enough; a picture well above it is scaled down.
    """
    try:
        encoded = encode(path, limit)
    except Exception:  # decoders raise whatever comes; each means that the file is damaged
        return None
    return _add(document, encoded)


def encode(path: Path, limit: float) -> Encoded:
    """The picture as image data, at most about ``limit`` pixels wide.

    Raises:
        OSError: The file cannot be read or is cut off.
        ValueError: Its content is damaged.
    """
    with open_picture(path) as image:
        turned, size = orientation(image), image.size
        width, height = size if turned < 5 else size[::-1]
        large = width > limit * _SLACK
        if image.format == "JPEG" and turned == 1 and not large and image.mode in _SPACES:
            if not sound(path):
                raise ValueError(f"{path.name} is damaged")
            profile = foreign_profile(image) if image.mode == "RGB" else None
            return Encoded(width, height, path.read_bytes(), _SPACES[image.mode], "DCTDecode", profile)
        lossy = image.format in _LOSSY
    if not large:
        return _encoded(pixels(path), compress=lossy)
    share = limit / width
    shown = pixels(path, math.ceil(2 * share * max(size)))
    smaller = (max(1, round(width * share)), max(1, round(height * share)))
    return _encoded(shown.resize(smaller, Image.Resampling.LANCZOS), compress=True)


def _encoded(image: Image.Image, *, compress: bool) -> Encoded:
    """``image`` without loss; with ``compress`` as a JPEG if that is smaller."""
    if image.mode in ("LA", "RGBA"):
        opaque = image.convert(image.mode.removesuffix("A"))
        alpha = image.getchannel("A")
        plain = _encoded(opaque, compress=compress)
        if alpha.getextrema() == (255, 255):
            return plain
        return Encoded(plain.width, plain.height, plain.data, plain.space, plain.filter, None, _flate(alpha))
    if not compress:
        return _flate(image)
    out = BytesIO()
    with _room_for(image):
        image.save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    lossy = Encoded(*image.size, out.getvalue(), _SPACES[image.mode], "DCTDecode")
    if image.getcolors(FLAT_COLORS) is None:
        return lossy
    flate = _flate(image)
    return flate if len(flate.data) <= len(lossy.data) else lossy


@contextmanager
def _room_for(image: Image.Image) -> Iterator[None]:
    """Lets Pillow write a JPEG of ``image`` in one go.

    An optimised one is written in a single step, for which Pillow sets aside a byte a pixel. A picture full of fine
    detail takes more and would fail; at most it takes about as much as its samples.
    """
    usual = ImageFile.MAXBLOCK
    ImageFile.MAXBLOCK = max(usual, 2 * image.width * image.height * len(image.getbands()))
    try:
        yield
    finally:
        ImageFile.MAXBLOCK = usual


def _flate(image: Image.Image) -> Encoded:
    """The image data that a PNG file of ``image`` holds: Flate over rows with PNG predictors.

    Packed anew by Python's zlib: the one inside Pillow is another on every system, and so would be the PDF's bytes.
    """
    out = BytesIO()
    image.save(out, "PNG", compress_level=1, icc_profile=None)
    rows = zlib.decompress(_image_data(out.getvalue()))
    return Encoded(*image.size, zlib.compress(rows, 6), _SPACES[image.mode], "FlateDecode")


def _image_data(png: bytes) -> bytes:
    """The joined IDAT chunks."""
    parts = []
    position = _PNG_HEADER
    while position < len(png):
        length, kind = struct.unpack_from(">I4s", png, position)
        if kind == b"IDAT":
            parts.append(png[position + 8 : position + 8 + length])
        position += length + 12
    return b"".join(parts)


def _add(document: Any, encoded: Encoded) -> str:
    """The name of ``encoded`` in ``document``, written there if it is new."""
    content = hashlib.sha256(encoded.data)
    if encoded.alpha is not None:
        content.update(encoded.alpha.data)
    name = content.hexdigest()[:16]
    registered = document.getXObjectName(name)
    if registered not in document.idToObject:
        document.Reference(_stream(document, encoded), registered)
    return name


def _stream(document: Any, encoded: Encoded) -> PDFStream:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": encoded.width,
        "Height": encoded.height,
        "BitsPerComponent": 8,
        "ColorSpace": _color_space(document, encoded),
        "Filter": PDFName(encoded.filter),
    }
    if encoded.filter == "FlateDecode":
        colors = 3 if encoded.space == "DeviceRGB" else 1
        entries["DecodeParms"] = PDFDictionary({"Predictor": 15, "Colors": colors, "Columns": encoded.width})
    if encoded.alpha is not None:
        entries["SMask"] = document.Reference(_stream(document, encoded.alpha))
    return PDFStream(PDFDictionary(entries), encoded.data)


def _color_space(document: Any, encoded: Encoded) -> Any:
    if encoded.profile is None:
        return PDFName(encoded.space)
    facts = PDFDictionary({"N": 3, "Alternate": PDFName(encoded.space)})
    profile = document.Reference(PDFStream(facts, encoded.profile))
    return PDFArrayCompact([PDFName("ICCBased"), profile])
