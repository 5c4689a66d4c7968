"""Content stream operators (ISO 32000-1, 8 and 14.6) as text.

The scene's y downward becomes the PDF's y upward in ``frame``; here numbers, colours and states are spelled, in one way
only: same input, same bytes.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from collections.abc import Callable
from functools import lru_cache

from kiclayout.base.color import Color
from kiclayout.base.record import dataclass
from kiclayout.scene.items import Path

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def number(value: float, places: int = 3) -> str:
    """``value`` with at most ``places`` decimals, no exponent and no trailing zeros."""
    text = f"{value:.3f}" if places == 3 else f"{value:.{places}f}"  # a constant format is read once
    if places:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def exact(value: float) -> str:
    """``value`` as it is written once: where coordinates begin; a thousandth of a point is as good as nothing."""
    return number(value, 4)


@lru_cache(maxsize=8192)
def hundredths(steps: int) -> str:
    """So many hundredths, as short as can be."""
    whole, rest = divmod(abs(steps), 100)
    text = f"{whole or ''}.{rest:02}".rstrip("0") if rest else str(whole)
    return f"-{text}" if steps < 0 else text


@dataclass(frozen=True, slots=True)
class Grid:
    """The places that coordinates can have.

    Attributes:
        step: From one to the next, in units of the coordinates.
        spell: Spells a number of steps.
    """

    step: float
    spell: Callable[[int], str]


FINE = Grid(0.01, hundredths)
"""Of pages, whose unit is the point."""
WHOLE = Grid(1.0, str)
"""Of drawings, whose unit is the step: no decimal point need be written."""


@lru_cache(maxsize=256)
def color(value: Color, *, stroke: bool = False) -> str:
    """Sets the fill or stroke colour in DeviceRGB."""
    parts = (value.red, value.green, value.blue)
    return " ".join([*(number(part, 4) for part in parts), "RG" if stroke else "rg"])


_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})


def escaped(string: str) -> str:
    """A string as it stands between brackets (7.3.4.2); its characters stand for bytes."""
    return string.translate(_ESCAPES)


def literal(text: str) -> str:
    """A text string; its characters stand for bytes."""
    return f"({escaped(text_bytes(text).decode('latin-1'))})"


def text_bytes(text: str) -> bytes:
    """The bytes of a text string (7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return text.encode("ascii")
    return BOM_UTF16_BE + text.encode("utf-16-be")


def actual_text(text: str, mark: str = "") -> str:
    """Begins a span that stands for ``text``, whatever its glyphs say (ISO 32000-1, 14.9.4); ``mark``: its MCID."""
    return f"/Span<<{mark}/ActualText{literal(text)}>>BDC"


def line_style(path: Path, unit: float) -> dict[str, str]:
    """How ends, corners and dashes of a stroke are set; ``unit``: the stream's in one of the path's."""
    dashed = any(length > 0 for length in path.dash)
    lengths = " ".join(number(length * unit) for length in path.dash) if dashed else ""
    return {"cap": f"{_CAPS[path.cap]} J", "join": f"{_JOINS[path.join]} j", "dash": f"[{lengths}]0 d"}


USUAL = {"cap": "0 J", "join": "0 j", "dash": "[]0 d"}
"""How a page begins (8.4.1): butt ends, mitred corners, solid."""
