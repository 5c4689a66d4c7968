"""Pixels as Flate over rows with PNG predictors (ISO 32000-1, 7.4.4.4), packed as they come: some rows, then the next.

The data are the same however the rows are parted. Colours are not changed here.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from kiclayout.scene.wholeness import png_data

_BAND = 2_000_000
"""Pixels that are packed at once, about."""


def in_bands(image: Image.Image) -> Iterator[Image.Image]:
    """The rows of ``image``, some at once."""
    step = max(1, _BAND // image.width)
    for top in range(0, image.height, step):
        yield image.crop((0, top, image.width, min(top + step, image.height)))


class Packer:
    """Takes the rows of a picture from the top.

    Packed anew by Python's zlib: the one inside Pillow is another on every system, and so would be the PDF's bytes.

    Attributes:
        width: In pixels.
        height: Of the rows so far.
        mode: Theirs: L, RGB or CMYK.
    """

    def __init__(self) -> None:
        self.width, self.height, self.mode = 0, 0, "L"
        self._packing, self._out = zlib.compressobj(6), BytesIO()
        self._above: Image.Image | None = None

    def add(self, rows: Image.Image) -> None:
        """Packs some more; the filter of the first of them may ask for the row above, which is packed once."""
        above = self._above
        part = rows if above is None else rows.crop((0, -1, *rows.size))
        if above is not None:
            part.paste(above, (0, 0))
        known = 0 if above is None else 1 + rows.width * len(rows.getbands())
        self._out.write(self._packing.compress(memoryview(_filtered(part))[known:]))
        self._above = rows.crop((0, rows.height - 1, *rows.size))
        self.width, self.height, self.mode = rows.width, self.height + rows.height, rows.mode

    def data(self) -> bytes:
        """All of it; nothing can be added any more."""
        self._out.write(self._packing.flush())
        return self._out.getvalue()


def _filtered(rows: Image.Image) -> bytes:
    """The rows as in a PNG file, each behind the number of its filter."""
    out = BytesIO()
    rows = rows if rows.mode != "CMYK" else Image.frombytes("RGBA", rows.size, rows.tobytes())  # four bands either
    rows.save(out, "PNG", compress_level=1, icc_profile=None)
    return zlib.decompress(b"".join([part for kind, part in png_data(out) if kind == b"IDAT"]))
