"""The colours of decoded pictures: any mode as L, LA, RGB or RGBA of 8 bit, embedded profiles as sRGB.

Nothing is opened or decoded here.
"""

from __future__ import annotations

from io import BytesIO
from typing import cast

from PIL import Image, ImageChops

_COLORED = {"RGB": "RGB", "RGBA": "RGB", "P": "RGB", "CMYK": "CMYK"}
"""Modes of pictures in colour, and the channels of their profiles."""


def eight_bit(image: Image.Image, *, inverted: bool) -> Image.Image:
    """``image`` in L, LA, RGB or RGBA, its colours as sRGB."""
    if image.mode == "CMYK":
        return _from_cmyk(image, inverted=inverted)
    simple = plain(image)
    return (by_profile(simple) if simple.mode in ("RGB", "RGBA") else None) or simple


def plain(image: Image.Image) -> Image.Image:
    """``image`` in L, LA, RGB or RGBA."""
    if image.mode.startswith("I") or image.mode == "F":
        return _scaled_grey(image)
    if image.mode == "1":
        return image.convert("L")
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image if image.mode in ("L", "LA", "RGB", "RGBA") else image.convert("RGB")


def _scaled_grey(image: Image.Image) -> Image.Image:
    """Deep grey scaled to 8 bit; Pillow's own conversion would cut every value above 255."""
    deep = image.convert("F")
    _, high = cast("tuple[float, float]", deep.getextrema())
    limits = (1.0, 255.0, 65535.0) if image.mode == "F" else (65535.0,)
    top = next((limit for limit in limits if high <= limit), high)
    return deep.point(lambda value: value * (255.0 / top) + 0.5).convert("L")


def _from_cmyk(image: Image.Image, *, inverted: bool) -> Image.Image:
    """CMYK in sRGB, by the embedded profile where there is one.

    Pillow takes every CMYK JPEG for one of Adobe's, whose values are inverted; ``inverted`` turns the others back.
    """
    if inverted:
        facts = image.info
        image = ImageChops.invert(image)
        image.info = facts
    return by_profile(image) or image.convert("RGB")


def foreign_profile(image: Image.Image) -> bytes | None:
    """The embedded ICC profile of a colour image, unless it is sRGB, damaged or of other channels."""
    name = _profile_name(image)
    return None if name is None or "srgb" in name.lower() else image.info["icc_profile"]


def is_profile_lost(image: Image.Image) -> bool:
    """Whether a colour image brings an ICC profile that cannot be used: damaged, or of other channels."""
    return image.mode in _COLORED and bool(image.info.get("icc_profile")) and _profile_name(image) is None


def _profile_name(image: Image.Image) -> str | None:
    """What the embedded profile calls itself; None = there is none that fits."""
    data: bytes | None = image.info.get("icc_profile")
    if not data:
        return None
    from PIL import ImageCms  # not above: most pictures bring no profile

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        fits = profile.profile.xcolor_space.strip() == _COLORED.get(image.mode, image.mode)
        return ImageCms.getProfileDescription(profile) if fits else None
    except (ImageCms.PyCMSError, OSError):
        return None


def by_profile(image: Image.Image) -> Image.Image | None:
    """``image`` converted from its own profile to sRGB; None if it has none that fits."""
    data = foreign_profile(image)
    return None if data is None else converted(image, data)


def converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """``image`` from ``profile`` to sRGB; None if that fails."""
    from PIL import ImageCms  # as in ``foreign_profile``

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
