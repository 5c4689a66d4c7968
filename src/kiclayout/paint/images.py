"""Raster pictures as image XObjects (ISO 32000-1, 8.9.5). Equal pictures stand in the file once."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFStream

from kiclayout.paint.encoding import COLORS, Encoded, Wanted, as_it_is, written_anew
from kiclayout.paint.picture_cache import PictureCache
from kiclayout.paint.sheet import Sheet
from kiclayout.scene.assets import is_whole


class Embedded(NamedTuple):
    """A picture in the file.

    Attributes:
        name: To draw it by; None = nothing of it can be shown.
        whole: Whether all of it could be read.
    """

    name: str | None
    whole: bool


def embed(sheet: Sheet, path: Path, wanted: Wanted, cache: PictureCache | None = None) -> Embedded:
    """Puts the picture into the file of ``sheet``, as much of it as can be read.

    Args:
        sheet: The file.
        path: The picture file.
        wanted: How it shall be.
        cache: Remembers what took work, from one export to the next.
    """
    try:
        encoded = _own(path, wanted, cache) or _worked(path, wanted, cache)
    except Exception:  # decoders raise whatever comes; each means that the file is damaged
        return Embedded(None, False)
    return Embedded(_add(sheet, encoded), encoded.whole)


def _own(path: Path, wanted: Wanted, cache: PictureCache | None) -> Encoded | None:
    """The file's own data, if they may stand in a PDF and are whole: some readers refuse a page for others."""
    own = as_it_is(path, wanted)
    if own is None or cache is None:
        return own if own is not None and is_whole(path) else None
    key = cache.key_of_whole(own.data)
    if not cache.is_whole(key):
        if not is_whole(path):
            return None
        cache.put_whole(key)
    return own


def _worked(path: Path, wanted: Wanted, cache: PictureCache | None) -> Encoded:
    if cache is None:
        return written_anew(path, wanted)
    key = cache.key(path, wanted)
    known = cache.get(key)
    if known is None:
        known = written_anew(path, wanted)
        if known.whole:  # what lacks is told by whoever decodes it
            cache.put(key, known)
    return known


def _add(sheet: Sheet, encoded: Encoded) -> str:
    """The name of ``encoded`` in the file, put there if it is new."""
    document = sheet.document
    content = hashlib.sha256(encoded.data)
    if encoded.alpha is not None:
        content.update(encoded.alpha.data)
    name = content.hexdigest()[:16]
    registered = document.getXObjectName(name)
    if registered not in document.idToObject:
        document.Reference(_stream(sheet, encoded), registered)
        sheet.hold(registered, encoded.data)
    return name


def _stream(sheet: Sheet, encoded: Encoded) -> PDFStream:
    """The image without its data, which ``sheet`` keeps until the end."""
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": encoded.width,
        "Height": encoded.height,
        "BitsPerComponent": 8,
        "ColorSpace": _color_space(sheet.document, encoded),
        "Filter": PDFName(encoded.filter),
    }
    if encoded.filter == "FlateDecode":
        colors = COLORS[encoded.space]
        entries["DecodeParms"] = PDFDictionary({"Predictor": 15, "Colors": colors, "Columns": encoded.width})
    if encoded.inverted:
        entries["Decode"] = PDFArrayCompact([1, 0] * COLORS[encoded.space])
    if encoded.alpha is not None:
        mask = entries["SMask"] = sheet.document.Reference(_stream(sheet, encoded.alpha))
        sheet.hold(mask.name, encoded.alpha.data)
    return PDFStream(PDFDictionary(entries), b"")


def _color_space(document: Any, encoded: Encoded) -> Any:
    if encoded.profile is None:
        return PDFName(encoded.space)
    facts = PDFDictionary({"N": 3, "Alternate": PDFName(encoded.space)})
    profile = document.Reference(PDFStream(facts, encoded.profile))
    return PDFArrayCompact([PDFName("ICCBased"), profile])
