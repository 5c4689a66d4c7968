"""Colour as authored: sRGB, with a CMYK twin and a spot name for print where the brand gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiclayout.base.record import dataclass

INK_LIMIT = 3.0
"""Total coverage with cyan, magenta, yellow and black that coated paper takes; the bundled profile keeps to it."""
_ROUNDED = 0.005
"""Half a percent: what is shown as the limit is within it."""
_HEX = re.compile(r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")


@dataclass(frozen=True, slots=True)
class Color:
    """One colour.

    Attributes:
        red: sRGB, 0 to 1.
        green: sRGB, 0 to 1.
        blue: sRGB, 0 to 1.
        cmyk: The press values (0 to 1 each) where the brand states them.
        spot: The name of a spot ink, or empty.
    """

    red: float
    green: float
    blue: float
    cmyk: tuple[float, float, float, float] | None = None
    spot: str = ""

    @property
    def hex(self) -> str:
        """The sRGB value as ``#rrggbb``."""
        parts = (self.red, self.green, self.blue)
        return "#" + "".join(f"{round(part * 255):02x}" for part in parts)

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 to 1 (WCAG 2.2)."""
        parts = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (self.red, self.green, self.blue)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def is_heavy(inks: Iterable[float]) -> bool:
    """Whether CMYK values (0 to 1 each) lay more ink on the paper than it takes, to the percent that is shown."""
    return sum(inks) > INK_LIMIT + _ROUNDED


BLACK = Color(0.0, 0.0, 0.0, (0.0, 0.0, 0.0, 1.0))
WHITE = Color(1.0, 1.0, 1.0, (0.0, 0.0, 0.0, 0.0))


def parse_hex(text: str) -> Color:
    """The colour that ``#rgb`` or ``#rrggbb`` names.

    Raises:
        ValueError: ``text`` is neither.
    """
    match = _HEX.match(text.strip())
    if match is None:
        raise ValueError(f"not a colour: {text!r}")
    digits = match[1] if len(match[1]) == 6 else "".join(c + c for c in match[1])
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return Color(red, green, blue)


def contrast(one: Color, other: Color) -> float:
    """The WCAG contrast ratio, 1 to 21."""
    light, dark = sorted((one.luminance, other.luminance), reverse=True)
    return (light + 0.05) / (dark + 0.05)
