"""Large pictures decoded band by band from the top, and scaled down on the way: they are never in memory whole.

PNGs and TIFFs come from ``png_bands`` and ``tiff_bands``. The decoders of WebP and AVIF know nothing but the whole,
which is copied no further here. What cannot come in bands (JPEGs, woven PNGs, deep greys) is decoded by ``decoding``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from kiclayout.scene.decoding import GREY, Band
from kiclayout.scene.picture_colors import plain

LARGE = 8_000_000
"""Pixels from which it is worth while."""
BAND = 2_000_000
"""Pixels of a band, about."""
_MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK")
_WEIGHED = {"LA": "La", "RGBA": "RGBa"}
"""Colours are weighed with their opacity before they are mixed."""
_GAP = 3.0
"""How much finer than wanted pixels stay that are averaged first, as in ``Image.resize``."""


def bands(image: Image.Image, path: Path) -> Iterator[Band] | None:
    """The rows of a large picture, from its first to its last one, fewer if the file breaks off.

    Args:
        image: The file, open and not decoded; it cannot be decoded in another way afterwards.
        path: The same.

    Returns:
        None = it is not large, or cannot come in bands; nothing was done then.
    """
    if image.width * image.height < LARGE or image.mode not in _MODES:
        return None
    if getattr(image, "is_animated", False) and image.format != "TIFF":
        return None
    match image.format:
        case "PNG":
            from kiclayout.scene.png_bands import png_bands as source  # not above: most pictures are small
        case "TIFF":
            from kiclayout.scene.tiff_bands import tiff_bands as source
        case "WEBP" | "AVIF" if hasattr(image, "_decoder"):  # Pillow's own business, but for this
            return _in_rows(image)
        case _:
            return None
    return source(image, path, max(1, BAND // image.width))


def is_all_there(rows: Iterable[Band], height: int) -> bool:
    """Whether ``height`` rows come, and all of them are whole."""
    found = 0
    for band in rows:
        if not band.whole:
            return False
        found += band.image.height
    return found >= height


def scaled(image: Image.Image, path: Path, size: tuple[int, int]) -> Band | None:
    """A large picture at ``size``, the same as if it had been decoded whole and resized; not turned upright.

    Args:
        image: As for ``bands``.
        path: Likewise.
        size: Smaller than the picture, in both directions.

    Returns:
        All its rows in L, LA, RGB, RGBA or CMYK, grey or clear where some lack. None = as for ``bands``.

    Raises:
        Exception: Whatever decoders raise: there is nothing to be shown.
    """
    if size[0] >= image.width or size[1] >= image.height or (rows := bands(image, path)) is None:
        return None
    across, down = (int(old / new / _GAP) or 1 for old, new in zip(image.size, size, strict=True))
    narrow, at, whole = None, 0, True
    for band in _stepped(rows, down):
        shown = band.image if band.image.mode == "CMYK" else plain(band.image)
        few = _narrowed(shown, (across, down), size[0])
        if narrow is None:
            narrow = Image.new(few.mode, (size[0], -(-image.height // down)), GREY.get(few.mode, 0))
            narrow.info, mode = shown.info, shown.mode
        narrow.paste(few, (0, at))
        at, whole = at + few.height, whole and band.whole
    if narrow is None:
        raise OSError("nothing to be shown")
    made = narrow.resize(size, Image.Resampling.LANCZOS, (0, 0, size[0], image.height / down))
    return Band(made.convert(mode), whole and at >= narrow.height)


def _narrowed(rows: Image.Image, steps: tuple[int, int], width: int) -> Image.Image:
    """``rows`` averaged over ``steps`` pixels, then resized to ``width``: what ``Image.resize`` does first."""
    mean = rows.convert(_WEIGHED.get(rows.mode, rows.mode)).reduce(steps)
    box = 0, 0, rows.width / steps[0], mean.height
    return mean.resize((width, mean.height), Image.Resampling.LANCZOS, box)


def _stepped(rows: Iterable[Band], step: int) -> Iterator[Band]:
    """The same in bands of a multiple of ``step`` rows, but for the last one."""
    rest: Band | None = None
    for band in rows:
        image, whole = band if rest is None else (_joined(rest.image, band.image), rest.whole and band.whole)
        height = image.height - image.height % step
        rest = Band(image.crop((0, height, *image.size)), whole) if height < image.height else None
        if height:
            yield Band(image.crop((0, 0, image.width, height)) if rest else image, whole)
    if rest is not None:
        yield rest


def _joined(above: Image.Image, below: Image.Image) -> Image.Image:
    """Rows below others, in the mode and with the facts of the lower ones, which are the same."""
    both = below.crop((0, -above.height, *below.size))
    both.paste(above, (0, 0))
    return both


def _in_rows(image: Any) -> Iterator[Band]:
    """A WebP or AVIF: its decoder gives all bytes at once, and is dropped before any of them become a picture."""
    if image.format == "WEBP":
        found, rawmode = image._decoder.get_next(), image.rawmode
    else:
        found, rawmode = image._decoder.get_frame(0), image.mode
    if found is None:
        raise OSError("nothing to be shown")
    image._decoder = None
    data = memoryview(found[0])
    row, step = len(data) // image.height, max(1, BAND // image.width)
    for top in range(0, image.height, step):
        size = image.width, min(step, image.height - top)
        some = Image.frombytes(image.mode, size, data[top * row : (top + size[1]) * row], "raw", rawmode)
        some.info = dict(image.info)
        yield Band(some, True)
