"""What of a picture is shown: the writer's ``crop`` field as a shape, a focal point, or a part cut out.

``3:2`` asks for a shape, ``50% 30%`` for a focal point, ``3:2 50% 30%`` for both, four shares (x y width height) for a
part. Nothing is decided here about sizes on the page.
"""

from __future__ import annotations

import re

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass

WHOLE = Rect(0.0, 0.0, 1.0, 1.0)

_SHAPE = re.compile(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)")
_SHARE = re.compile(r"(\d*\.?\d+)(%?)")


@dataclass(frozen=True, slots=True)
class Crop:
    """A crop as asked for.

    Attributes:
        shape: Width : height of the frame; 0 = not asked for.
        focus: What must stay in sight, as shares of the part's width and height.
        part: The part of the picture that may be shown, as shares.
        asked: Whether the writer asked for any of these.
        aimed: Whether somebody said what is to be seen: a focal point or a part.
    """

    shape: float = 0.0
    focus: tuple[float, float] = (0.5, 0.5)
    part: Rect = WHOLE
    asked: bool = False
    aimed: bool = False


def parse_crop(text: str) -> Crop:
    """The crop that ``text`` spells; what it does not spell is as if nothing had been asked."""
    shape = _SHAPE.search(text)
    ratio = float(shape[1]) / float(shape[2]) if shape and float(shape[2]) else 0.0
    numbers = [
        min(float(share) / (100 if percent else 1), 1.0) for share, percent in _SHARE.findall(_SHAPE.sub("", text))
    ]
    if len(numbers) == 4:
        x, y, width, height = numbers
        part = Rect(x, y, min(width, 1.0 - x), min(height, 1.0 - y))
        return Crop(ratio, (0.5, 0.5), part if part.width and part.height else WHOLE, True, True)
    if len(numbers) == 2:
        return Crop(ratio, (numbers[0], numbers[1]), WHOLE, True, True)
    return Crop(ratio, asked=bool(ratio))


def shape_words(text: str) -> str:
    """The shape that ``text`` asks for, as it is written there; empty = none."""
    shape = _SHAPE.search(text)
    return shape[0] if shape and float(shape[2]) else ""


def spelled(shape: str, part: Rect = WHOLE) -> str:
    """A crop as it is written: a shape, if one is asked for, and a part, if it is not the whole."""
    shares = (part.x, part.y, part.width, part.height)
    words = [] if part == WHOLE else [f"{round(one, 4):g}" for one in shares]
    return " ".join([shape, *words] if shape else words)


def aspect_of(crop: Crop, size: tuple[float, float]) -> float:
    """Width : height of the part of a picture of ``size`` that ``crop`` leaves."""
    return size[0] * crop.part.width / max(size[1] * crop.part.height, 1e-6)


def shown_part(crop: Crop, size: tuple[float, float], aspect: float) -> Rect:
    """The part of a picture of ``size`` that fills a frame of ``aspect``, as shares, round the focal point."""
    own = aspect_of(crop, size)
    width, height = (aspect / own, 1.0) if own > aspect else (1.0, own / aspect)
    x = min(max(crop.focus[0] - width / 2, 0.0), 1.0 - width)
    y = min(max(crop.focus[1] - height / 2, 0.0), 1.0 - height)
    part = crop.part
    return Rect(part.x + x * part.width, part.y + y * part.height, width * part.width, height * part.height)
