"""Shapes of an SVG as paths of the scene, gradients as its shades (SVG 1.1, 11 and 13.2), with what they refer to.

Patterns, repeated and reflected gradients are none of ours.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from kiclayout.base.color import BLACK, Color
from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.base.record import replace
from kiclayout.scene.items import Gradient, Path, Stop, transformed
from kiclayout.scene.svg_rules import Rules
from kiclayout.scene.svg_shape import Shape
from kiclayout.scene.svg_style import Look, css_color, length, share

_HREF = "{http://www.w3.org/1999/xlink}href"
_DEEPEST = 8
_FARTHEST = 1e6
"""Points from the drawing's corner; a poster of the largest size has 14,400."""


def outlined(shape: Shape, look: Look, matrix: Matrix) -> Iterator[Path]:
    """The shape as one path, or as two where fill and stroke differ in opacity.

    Raises:
        ValueError: It lies out of all range.
    """
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    fill = look.fill if shape.fillable else None
    stroke = look.stroke if look.width > 0 else None
    if not shape.segments or (fill is None and stroke is None):
        return
    segments = transformed(shape.segments, matrix)
    width, dash = (look.width * scale, tuple(part * scale for part in look.dash)) if stroke else (0.0, ())
    check_range((width, *dash, *(value for segment in segments for value in segment[1:])))
    whole = Path(segments, fill, stroke, width, look.even_odd, look.opacity, dash, look.cap, look.join)
    fill_opacity, stroke_opacity = look.opacity * look.fill_part, look.opacity * look.stroke_part
    if fill is None or stroke is None:
        yield replace(whole, opacity=stroke_opacity if fill is None else fill_opacity)
    elif fill_opacity == stroke_opacity == 1.0:
        yield whole
    else:
        yield replace(whole, stroke=None, width=0.0, dash=(), opacity=fill_opacity)
        yield replace(whole, fill=None, opacity=stroke_opacity)


def check_range(values: Iterable[float]) -> None:
    """Raises a ValueError if a length or coordinate is none, or so large that files cannot hold it."""
    if not all(abs(value) <= _FARTHEST for value in values):
        raise ValueError("a coordinate is out of all range")


def gradient_of(
    element: etree._Element, by_id: Mapping[str, etree._Element], rules: Rules, box: Rect, view: tuple[float, float]
) -> tuple[Gradient, str] | None:
    """The gradient in the user's units, or in shares of ``box``, and its transform; None if it cannot be shown.

    Args:
        element: A linearGradient or radialGradient.
        by_id: All elements of the file.
        rules: Its style rules.
        box: Of the shape that it fills, in user units.
        view: What 100 % is across and down, in user units.
    """
    facts, stops = _inherited(element, by_id, rules)
    if len(stops) < 1 or facts.get("spreadMethod", "pad") != "pad":
        return None
    shares = _in_shares(facts)
    if shares and (box.width <= 0 or box.height <= 0):
        return None
    wide, high = (1.0, 1.0) if shares else view
    place = Matrix(box.width, 0.0, 0.0, box.height, box.x, box.y) if shares else IDENTITY

    def at(key: str, usual: str, whole: float) -> float:
        text = facts.get(key, usual)
        return float(text[:-1]) / 100 * whole if text.endswith("%") else length(text)

    if etree.QName(element).localname == "linearGradient":
        points = (at("x1", "0%", wide), at("y1", "0%", high), at("x2", "100%", wide), at("y2", "0%", high))
        made = Gradient(points, stops, place)
    else:
        whole = ((wide**2 + high**2) / 2) ** 0.5
        cx, cy, radius = at("cx", "50%", wide), at("cy", "50%", high), at("r", "50%", whole)
        fx, fy = at("fx", str(facts.get("cx", "50%")), wide), at("fy", str(facts.get("cy", "50%")), high)
        made = Gradient((fx, fy, cx, cy, radius), stops, place)
    return made, facts.get("gradientTransform", "")


def in_shares(element: etree._Element, by_id: Mapping[str, etree._Element]) -> bool:
    """Whether the points of a gradient are shares of the box of what it fills."""
    return _in_shares(_inherited(element, by_id, Rules())[0])


def _in_shares(facts: Mapping[str, str]) -> bool:
    return facts.get("gradientUnits", "objectBoundingBox") == "objectBoundingBox"


def _inherited(
    element: etree._Element, by_id: Mapping[str, etree._Element], rules: Rules
) -> tuple[dict[str, str], tuple[Stop, ...]]:
    """Attributes and stops, those it lacks from the gradients that it refers to."""
    facts: dict[str, str] = {}
    stops: tuple[Stop, ...] = ()
    for _ in range(_DEEPEST):
        facts = {**{str(key): str(value).strip() for key, value in element.attrib.items()}, **facts}
        stops = stops or _stops(element, rules)
        target = str(element.get("href") or element.get(_HREF) or "")
        found = by_id.get(target[1:]) if target.startswith("#") else None
        if found is None:
            break
        element = found
    return facts, stops


def _stops(element: etree._Element, rules: Rules) -> tuple[Stop, ...]:
    made: list[Stop] = []
    last = 0.0
    for one in element:
        if not isinstance(one.tag, str) or etree.QName(one).localname != "stop":
            continue
        attributes = {str(key): str(value) for key, value in one.attrib.items()}
        look = {**attributes, **rules.apply("stop", attributes, one.iterancestors())}
        last = max(last, share(look.get("offset", "0")))
        color, alpha = css_color(look.get("stop-color", "black")) or (BLACK, 1.0)
        made.append(Stop(last, color, alpha * share(look.get("stop-opacity", "1"))))
    return tuple(made)


def mean(stops: tuple[Stop, ...]) -> Color:
    """A colour for whoever shows no shades."""
    colors, count = [stop.color for stop in stops], len(stops)
    red, green, blue = (sum(getattr(color, part) for color in colors) / count for part in ("red", "green", "blue"))
    return Color(red, green, blue)
