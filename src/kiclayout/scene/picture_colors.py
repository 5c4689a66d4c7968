"""The colours of decoded pictures: any mode as L, LA, RGB or RGBA of 8 bit, embedded profiles as sRGB.

Nothing is opened or decoded here.
"""

from __future__ import annotations

from io import BytesIO
from typing import cast

from PIL import Image, ImageChops

_COLORED = {"RGB": "RGB", "RGBA": "RGB", "P": "RGB", "CMYK": "CMYK"}
"""Modes of pictures in colour, and the channels of their profiles."""
_SPACES = {**_COLORED, "L": "GRAY", "LA": "GRAY"}
_CLASSES, _TOO_NEW = ("mntr", "scnr", "prtr", "spac"), 5.0
"""What profiles of pictures may be (ISO 32000-1, 8.6.5.5); PDF knows none of version 5."""
_SRGB_GAMMA, _GAMMA_SLACK = 0.45455, 0.03
"""The exponent that PNGs state for sRGB, and how far from it they may be and still mean it."""
_TONE_SLACK = 2
"""Steps of 255 by which greys may differ from those of sRGB and still count as the same."""


def eight_bit(image: Image.Image, *, inverted: bool) -> Image.Image:
    """``image`` in L, LA, RGB or RGBA, its colours as sRGB."""
    if image.mode == "CMYK":
        return _from_cmyk(image, inverted=inverted)
    simple = plain(image)
    return (by_profile(simple) if simple.mode in ("RGB", "RGBA") else None) or toned(simple, tone(simple))


def plain(image: Image.Image) -> Image.Image:
    """``image`` in L, LA, RGB or RGBA."""
    if image.mode.startswith("I") or image.mode == "F":
        return _scaled_grey(image)
    if image.mode == "1":
        return image.convert("L")
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image if image.mode in ("L", "LA", "RGB", "RGBA") else image.convert("RGB")


def tone(image: Image.Image) -> bytes | None:
    """What makes every 8 bit value of ``image`` one of sRGB, as its grey profile or its PNG says; None = it is one."""
    gamma = image.info.get("gamma")
    table = None
    if image.mode in ("L", "LA") and (grey := foreign_profile(image)) is not None:
        ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
        srgb = converted(ramp, grey)
        table = srgb.getchannel("G").tobytes() if srgb is not None else None
    elif gamma and not {"icc_profile", "srgb"} & image.info.keys() and abs(gamma - _SRGB_GAMMA) > _GAMMA_SLACK:
        table = bytes(_srgb((value / 255.0) ** (1.0 / gamma)) for value in range(256))
    far = table is not None and any(abs(value - at) > _TONE_SLACK for at, value in enumerate(table))
    return table if far else None


def toned(image: Image.Image, table: bytes | None) -> Image.Image:
    """``image`` (L, LA, RGB or RGBA) with the values that ``tone`` found; its alpha stays."""
    if table is None:
        return image
    bands = [list(table) if band != "A" else list(range(256)) for band in image.getbands()]
    return image.point([value for band in bands for value in band])


def _srgb(light: float) -> int:
    """Light, 0 to 1, as a value of sRGB (IEC 61966-2-1), 0 to 255."""
    return round(255.0 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


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
    """The embedded ICC profile of an image, unless it is sRGB, damaged or of other channels."""
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
        facts = profile.profile
        fits = facts.xcolor_space.strip() == _SPACES.get(image.mode, image.mode)
        fits = fits and facts.device_class in _CLASSES and facts.version < _TOO_NEW
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
