"""A printing condition (ICC.1:2010): what colours and pictures become as cyan, magenta, yellow and black.

Colours that the layout gives press values for keep them. All others are converted: neutral ones to black alone, so
that grey type needs one plate, the rest through the profile, relative to the paper's white and with the black point
compensated. Nothing is converted twice.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from io import BytesIO
from typing import Any, TypeAlias

from PIL import Image, ImageCms

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.paint import srgb
from kiclayout.paint.icc import is_whole

Inks: TypeAlias = tuple[float, float, float, float]
"""Coverage with cyan, magenta, yellow and black, 0 to 1 each."""

_CLASS, _SPACE, _CONNECTION = slice(12, 16), slice(16, 20), slice(20, 24)
_NEUTRAL = 0.004
"""Colours whose parts differ by less are grey."""
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
_CONDITION = re.compile(r"(FOGRA|GRACoL|SWOP|IFRA|JC|CRPC|TR)[ _-]?(\d[\w]*)", re.I)


class Press:
    """A printing condition.

    Attributes:
        profile: The ICC profile.
    """

    def __init__(self, profile: bytes) -> None:
        self.profile = profile
        self._opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        self._srgb = ImageCms.ImageCmsProfile(BytesIO(srgb.profile()))

    @cached_property
    def description(self) -> str:
        """What the profile calls itself."""
        return ImageCms.getProfileDescription(self._opened).strip() or self.condition

    @cached_property
    def condition(self) -> str:
        """The name of the characterised printing condition, as registries know it, or ``Custom``."""
        found = _CONDITION.search(ImageCms.getProfileDescription(self._opened))
        return f"{found[1].upper()}{found[2].rstrip('Ll')}" if found else "Custom"

    def inks(self, color: Color) -> Inks:
        """What ``color`` is printed with."""
        if color.cmyk is not None:
            return color.cmyk
        red, green, blue = (round(part * 255) for part in (color.red, color.green, color.blue))
        if max(red, green, blue) - min(red, green, blue) <= _NEUTRAL * 255:
            return 0.0, 0.0, 0.0, round(self.black[green] / 255, 2)
        pixel = self._converted(Image.new("RGB", (1, 1), (red, green, blue)), self._from_rgb)
        cyan, magenta, yellow, black = (round(part / 255, 2) for part in pixel.tobytes())
        return cyan, magenta, yellow, black

    def shown(self, inks: Inks) -> tuple[float, float, float]:
        """What ``inks`` look like, in sRGB."""
        cyan, magenta, yellow, black = (round(part * 255) for part in inks)
        pixel = self._converted(Image.new("CMYK", (1, 1), (cyan, magenta, yellow, black)), self._to_rgb)
        red, green, blue = (part / 255 for part in pixel.tobytes())
        return red, green, blue

    @cached_property
    def _to_rgb(self) -> Any:
        return ImageCms.buildTransform(self._opened, self._srgb, "CMYK", "RGB", _INTENT, _FLAGS)

    @cached_property
    def black(self) -> tuple[int, ...]:
        """How much black, 0 to 255, looks like each of the 256 greys: paper and full black are its ends."""
        ramp = Image.frombytes("CMYK", (256, 1), b"".join(bytes((0, 0, 0, part)) for part in range(256)))
        printed = _light(self._lightness(ramp, self._opened))
        shown = _light(self._lightness(Image.frombytes("L", (256, 1), bytes(range(256))).convert("RGB"), self._srgb))
        paper, full = printed[0], printed[-1]
        shares = [(value - full) / (paper - full) for value in printed]  # from 1 down to 0
        return tuple(_nearest(shares, value / shown[-1]) for value in shown)

    def picture(self, image: Image.Image, source: bytes | None = None) -> Image.Image:
        """``image`` (L, RGB or CMYK) as inks: L (255 = no black) stays one plate, all others become CMYK.

        Args:
            image: Without alpha.
            source: Its own profile; None = sRGB, or this printing condition.
        """
        if image.mode == "L":
            table = [255 - part for part in self.black]
            return image.point(table)
        if image.mode == "CMYK" and (source is None or source == self.profile):
            return image
        return self._converted(image, self._between(source, image.mode) if source else self._from_rgb)

    @cached_property
    def _from_rgb(self) -> Any:
        return self._transform(self._srgb, "RGB")

    def _between(self, source: bytes, mode: str) -> Any:
        return self._transform(ImageCms.ImageCmsProfile(BytesIO(source)), mode)

    def _transform(self, source: ImageCms.ImageCmsProfile, mode: str) -> Any:
        return ImageCms.buildTransform(source, self._opened, mode, "CMYK", _INTENT, _FLAGS)

    def _converted(self, image: Image.Image, transform: Any) -> Image.Image:
        made = ImageCms.applyTransform(image, transform)
        assert made is not None, "only a conversion in place gives nothing"
        return made

    def _lightness(self, ramp: Image.Image, profile: ImageCms.ImageCmsProfile) -> bytes:
        lab = ImageCms.createProfile("LAB")
        to_lab = ImageCms.buildTransform(profile, lab, ramp.mode, "LAB", _INTENT)
        return self._converted(ramp, to_lab).getchannel(0).tobytes()


def _light(lightness: bytes) -> list[float]:
    """Lightness (0 to 255) as reflected light, 0 to 1, its steps of 8 bit smoothed."""
    smooth = [sum(part := lightness[max(at - 2, 0) : at + 3]) / len(part) for at in range(len(lightness))]
    smooth[0], smooth[-1] = lightness[0], lightness[-1]
    stars = [value / 2.55 for value in smooth]
    return [((star + 16) / 116) ** 3 if star > 8 else star / 903.3 for star in stars]


def _nearest(falling: list[float], value: float) -> int:
    return min(range(len(falling)), key=lambda at: abs(falling[at] - value))


@lru_cache(maxsize=2)
def opened_press(profile: bytes, name: str) -> Press:
    """The printing condition that ``profile`` describes.

    Args:
        profile: An ICC profile.
        name: Of its file, for the finding.

    Raises:
        KicError: It is no profile of a press with four inks, or not all of one.
    """
    fits = profile[_CLASS] == b"prtr" and profile[_SPACE] == b"CMYK" and profile[_CONNECTION] in (b"Lab ", b"XYZ ")
    try:
        if fits and is_whole(profile):
            press = Press(profile)
            press.inks(Color(0.2, 0.4, 0.6))
            return press
    except (ImageCms.PyCMSError, OSError, ValueError):
        pass
    raise KicError(Sink().add("paint-profile-unusable", place=Place(name), file=name))
