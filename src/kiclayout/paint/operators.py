"""Content stream operators (ISO 32000-1, 8 and 14.6) as text.

The page's own matrix puts the origin at the trim's top-left corner; here y only changes its sign, so that the scene's
y downward becomes the PDF's y upward. Numbers are spelled in one way only: same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from kiclayout.base.color import Color
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.scene.items import Path, Segment

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_LETTERS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def number(value: float, places: int = 3) -> str:
    """``value`` with at most ``places`` decimals, no exponent and no trailing zeros."""
    text = f"{value:.3f}" if places == 3 else f"{value:.{places}f}"  # a constant format is read once
    if places:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@lru_cache(maxsize=256)
def color(value: Color, *, stroke: bool = False) -> str:
    """Sets the fill or stroke colour in DeviceRGB."""
    parts = (value.red, value.green, value.blue)
    return " ".join([*(number(part, 4) for part in parts), "RG" if stroke else "rg"])


def matrix(value: Matrix) -> str:
    """Enters the coordinates of a group: ``value`` mirrored on both sides."""
    turn = (value.a, -value.b, -value.c, value.d)
    return " ".join([*(number(part, 6) for part in turn), number(value.e), number(-value.f), "cm"])


def box(rect: Rect) -> str:
    """Appends an upright rectangle to the path."""
    return f"{number(rect.x)} {number(-rect.bottom)} {number(rect.width)} {number(rect.height)} re"


def actual_text(text: str, mark: str = "") -> str:
    """Begins a span that stands for ``text``, whatever its glyphs say (ISO 32000-1, 14.9.4); ``mark``: its MCID."""
    return f"/Span <<{mark}/ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"


def outline(path: Path, opacity: str | None, ink: Callable[..., str] = color) -> Iterator[str]:
    """Draws ``path``.

    Args:
        path: What is drawn.
        opacity: The graphics state that makes it translucent, or None.
        ink: Spells its colours; as ``color``.
    """
    stroked = path.stroke is not None and path.width > 0
    if not stroked and path.fill is None:
        return
    state = [f"/{opacity} gs"] if opacity else []
    if stroked:
        state += _line_style(path)
    if state:
        yield "q"
        yield from state
    if path.fill is not None:
        yield ink(path.fill)
    if stroked and path.stroke is not None:
        yield f"{ink(path.stroke, stroke=True)} {number(path.width)} w"
    yield _segments(path.segments)
    yield _paint(path, stroked)
    if state:
        yield "Q"


def _line_style(path: Path) -> list[str]:
    """What differs from a solid line with butt ends and mitred corners."""
    style = []
    if path.cap != "butt":
        style.append(f"{_CAPS[path.cap]} J")
    if path.join != "miter":
        style.append(f"{_JOINS[path.join]} j")
    if any(length > 0 for length in path.dash):
        style.append(f"[{' '.join(number(length) for length in path.dash)}] 0 d")
    return style


def clip(segments: tuple[Segment, ...], *, even_odd: bool = False) -> str:
    """Shows only what lies inside an outline from now on."""
    return f"{_segments(segments)} {'W*' if even_odd else 'W'} n"


@lru_cache(maxsize=256)
def _segments(segments: tuple[Segment, ...]) -> str:
    """Spelled once: the same artwork stands on every page."""
    return " ".join(map(_segment, segments))


def _segment(segment: Segment) -> str:
    places = [number(-value if index % 2 else value) for index, value in enumerate(segment[1:])]
    return " ".join([*places, _LETTERS[segment[0]]])


def _paint(path: Path, stroked: bool) -> str:
    if path.fill is None:
        return "S"
    return ("B" if stroked else "f") + ("*" if path.even_odd else "")
