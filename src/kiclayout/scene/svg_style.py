"""How an SVG's shapes are painted: the properties of colours and lines (SVG 1.1, 11).

Colours are what CSS names them; paint servers (gradients, patterns) are not painted but named as unsupported. Which
properties an element has is found in ``svg_rules``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from colorsys import hls_to_rgb
from typing import Literal

from PIL import ImageColor

from kiclayout.base.color import BLACK, Color
from kiclayout.base.record import dataclass, replace
from kiclayout.scene.svg_type import TYPE_PROPERTIES, extent

PX = 0.75
"""Points in a user unit."""

Report = Callable[[str], None]
"""Takes the name of something that cannot be drawn."""

_SERVER = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_PART = rf"((?:{_NUMBER.pattern})%?)"
_RGB = re.compile(rf"rgba?\(\s*{_PART}[\s,]+{_PART}[\s,]+{_PART}(?:\s*[,/]\s*{_PART})?\s*\)$")
_HSL = re.compile(rf"hsla?\(\s*({_NUMBER.pattern})(?:deg)?[\s,]+{_PART}[\s,]+{_PART}(?:\s*[,/]\s*{_PART})?\s*\)$")
_EITHER = re.compile(r"(?:light-dark\(|var\(\s*--[\w-]+\s*,)\s*((?:[^(),]|\([^()]*\))+)[,)]")
"""A colour for light grounds, or one in place of a name that nobody gave."""
_LONGEST = 400
"""Characters of a colour; whoever writes more means none."""
_MOST_NAMED, _LONGEST_NAME = 20, 60
"""What cannot be drawn: how much of it is named, and characters of a name."""
_UNPAINTED = ("mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode")
PROPERTIES = frozenset({
    "color", "fill", "stroke", "opacity", "fill-opacity", "stroke-opacity", "fill-rule", "stroke-width",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "display", "visibility", "clip-path", "stop-color",
    "stop-opacity", *_UNPAINTED, *TYPE_PROPERTIES,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is painted; handed down from element to element.

    Attributes:
        color: What ``currentColor`` stands for.
        fill: None = not filled.
        stroke: None = not stroked.
        fill_opacity: 0 to 1.
        stroke_opacity: 0 to 1.
        fill_alpha: The fill colour's own, 0 to 1.
        stroke_alpha: The stroke colour's own, 0 to 1.
        opacity: The element's own, 0 to 1; not handed down.
        clip: Id of the clipPath that the element itself is cut to; not handed down.
        shade: Id of the gradient that fills, or empty.
        even_odd: Fill rule.
        width: Of the stroke, in user units.
        dash: In user units.
        cap: As in ``Path``.
        join: As in ``Path``.
        visible: False for shapes that take part but are not seen.
        displayed: False for elements left out with all they hold.
    """

    color: Color = BLACK
    fill: Color | None = BLACK
    stroke: Color | None = None
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    opacity: float = 1.0
    clip: str = ""
    shade: str = ""
    even_odd: bool = False
    width: float = 1.0
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    visible: bool = True
    displayed: bool = True

    @property
    def fill_part(self) -> float:
        """How much of the fill is seen, 0 to 1."""
        return self.fill_opacity * self.fill_alpha

    @property
    def stroke_part(self) -> float:
        """How much of the stroke is seen, 0 to 1."""
        return self.stroke_opacity * self.stroke_alpha


def briefly(names: Iterable[str]) -> tuple[str, ...]:
    """What was reported, sorted: no more, and in no longer names, than anybody reads."""
    short = sorted({name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…" for name in names})
    return tuple(short if len(short) <= _MOST_NAMED else (*short[:_MOST_NAMED], "…"))


def numbers(text: str) -> tuple[float, ...]:
    """All numbers in ``text``."""
    return tuple(float(match) for match in _NUMBER.findall(text))


def length(text: str, whole: float = 0.0) -> float:
    """A length in user units; ``whole`` is what 100 % is.

    Raises:
        ValueError: ``text`` is not a length.
    """
    found = extent(text, whole=whole)
    if found is None:
        raise ValueError(f"not a length: {text[:40]!r}")
    return found


def inherit(look: Look, properties: Mapping[str, str], report: Report) -> Look:
    """The look of an element with ``properties`` inside one painted with ``look``."""
    for name in _UNPAINTED:
        if properties.get(name, "none") not in ("none", "normal"):
            report(name)
    if "color" in properties:
        look = replace(look, color=_paint(properties["color"], look.color, look, report) or look.color)
    changes: dict[str, object] = {}
    for name, value in properties.items():
        changes.update(_changes(name, value.strip(), look, report))
    return replace(look, **changes)  # type: ignore[arg-type]


def _changes(name: str, value: str, look: Look, report: Report) -> Iterator[tuple[str, object]]:
    """The fields of ``look`` that one property changes."""
    if value == "inherit":
        return
    match name:
        case "fill":
            server = _SERVER.match(value)
            yield "shade", server[1] if server else ""
            if not server:
                yield name, _paint(value, look.fill, look, report)
                yield "fill_alpha", _alpha(value, look.fill_alpha)
        case "clip-path":
            server = _SERVER.match(value)
            yield "clip", server[1] if server else ""
        case "stroke":
            yield name, _paint(value, look.stroke, look, report)
            yield "stroke_alpha", _alpha(value, look.stroke_alpha)
        case "opacity":
            yield "opacity", share(value)
        case "fill-opacity" | "stroke-opacity":
            yield name.replace("-", "_"), share(value)
        case "fill-rule":
            yield "even_odd", value == "evenodd"
        case "stroke-width":
            yield "width", _length_or(value, look.width)
        case "stroke-dasharray":
            dash = numbers(value)
            yield "dash", dash * 2 if len(dash) % 2 else dash
        case "stroke-linecap" if value in ("butt", "round", "square"):
            yield "cap", value
        case "stroke-linejoin" if value in ("miter", "round", "bevel"):
            yield "join", value
        case "display":
            yield "displayed", value != "none"
        case "visibility":
            yield "visible", value == "visible"


def share(value: str) -> float:
    """A share of the whole, 0 to 1, as a number or in percent; 1 where it is none."""
    try:
        number = float(value[:-1]) / 100 if value.endswith("%") else float(value)
    except ValueError:
        return 1.0
    return min(1.0, max(0.0, number))


def _length_or(value: str, otherwise: float) -> float:
    try:
        return length(value)
    except ValueError:
        return otherwise


def _paint(value: str, inherited: Color | None, look: Look, report: Report) -> Color | None:
    """The colour that ``value`` names; None = not painted."""
    if value in ("none", "transparent"):
        return None
    if value.lower() == "currentcolor":
        return look.color
    if value.startswith("url("):
        report("gradient")
        return inherited
    found = css_color(value)
    if found is None:
        report(f"colour {value}")
        return inherited
    return found[0]


def _alpha(value: str, otherwise: float = 1.0) -> float:
    """How much of what is painted with a CSS colour is seen, 0 to 1; ``otherwise`` where it is none."""
    found = css_color(value)
    return found[1] if found is not None else 1.0 if value == "none" else otherwise


def css_color(text: str) -> tuple[Color, float] | None:
    """The colour that CSS names and its share of opacity, 0 to 1; None = it is none.

    A colour of some profile (``icc-color``) counts by the sRGB one that SVG 1.1 (12.3) asks for before it.
    """
    if len(text) > _LONGEST:
        return None
    plain = text.lower().partition("icc-color")[0].strip()
    if (either := _EITHER.match(plain)) is not None:
        return css_color(either[1])
    triple = _RGB.match(plain)
    if triple is not None:
        parts = [float(one[:-1]) * 2.55 if one.endswith("%") else float(one) for one in triple.group(1, 2, 3)]
        red, green, blue = (min(255.0, max(0.0, part)) / 255 for part in parts)
        return Color(red, green, blue), share(triple[4] or "1")
    hue = _HSL.match(plain)
    if hue is not None:
        strength, light = (share(one if one.endswith("%") else f"{one}%") for one in hue.group(2, 3))
        return Color(*hls_to_rgb(float(hue[1]) / 360 % 1, light, strength)), share(hue[4] or "1")
    try:
        found = ImageColor.getrgb(plain)
    except ValueError:
        return None
    red, green, blue, alpha = (*found, 255)[:4]
    return Color(red / 255, green / 255, blue / 255), alpha / 255
