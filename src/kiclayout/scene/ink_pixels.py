"""Where the ink of a picture file lies, and how much of it there is: what ``ink`` is for drawings.

A mark in pixels, or on a PDF page, comes with white round it, transparent or not: all that is opaque is ink, and where
all four corners are white, white is not. A ground of another colour belongs to the mark.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import cast

from PIL import Image, ImageChops

from kiclayout.base.color import Color
from kiclayout.base.geometry import Rect
from kiclayout.scene.assets import pixels
from kiclayout.scene.ink import Ink

_REACH = 480
"""Pixels of the larger side that is looked at."""
_OPAQUE, _WHITE = 26, 244
"""Of 255: opacity that is seen; what counts as white, in all channels, below what JPEG leaves round dark shapes."""
_COLORS = 12


def pixel_ink(path: Path) -> Ink | None:
    """The ink of the raster picture or PDF page ``path``; None if there is none or it cannot be read."""
    try:
        return _looked_at(path, path.stat().st_mtime_ns)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=256)
def _looked_at(path: Path, changed: int) -> Ink | None:
    """See ``pixel_ink``; ``changed`` tells another file in its place.

    Raises:
        OSError: It cannot be read.
        ValueError: It is damaged.
    """
    image = pixels(path, _REACH).convert("RGBA")
    image.thumbnail((_REACH, _REACH), Image.Resampling.BOX)
    boxed = _is_boxed(image)
    seen = _seen(image, but_white=boxed)
    bounds = seen.getbbox()
    if bounds is None:
        return None
    left, top, right, bottom = bounds
    box = Rect(left / image.width, top / image.height, (right - left) / image.width, (bottom - top) / image.height)
    cut = seen.crop(bounds)
    density = cut.histogram()[255] / (cut.width * cut.height)
    return Ink(box, density, boxed, _colors(image.crop(bounds), cut))


def seen_in(image: Image.Image) -> Image.Image:
    """255 where ``image`` has ink, else 0."""
    whole = image.convert("RGBA")
    return _seen(whole, but_white=_is_boxed(whole))


def _is_boxed(image: Image.Image) -> bool:
    """Whether all four corners are opaque and white."""
    across, down = image.width - 1, image.height - 1
    corners = (image.getpixel(at) for at in ((0, 0), (across, 0), (0, down), (across, down)))
    return all(min(cast("tuple[int, ...]", corner)) >= _WHITE for corner in corners)


def _seen(image: Image.Image, *, but_white: bool) -> Image.Image:
    """255 where there is ink, else 0."""
    seen = image.getchannel("A").point(lambda value: 255 if value >= _OPAQUE else 0)
    if not but_white:
        return seen
    red, green, blue = image.convert("RGB").split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return ImageChops.multiply(seen, darkest.point(lambda value: 255 if value < _WHITE else 0))


def _colors(image: Image.Image, seen: Image.Image) -> tuple[tuple[Color, float], ...]:
    """The main colours of what is seen."""
    few = image.convert("RGB").quantize(_COLORS, Image.Quantize.MEDIANCUT)
    palette = few.getpalette() or []
    counts = few.histogram(seen)
    whole = sum(counts) or 1
    found: list[tuple[Color, float]] = []
    for count, first in zip(counts, range(0, len(palette), 3), strict=False):
        if count:
            red, green, blue = (part / 255 for part in palette[first : first + 3])
            found.append((Color(red, green, blue), count / whole))
    return tuple(found)
