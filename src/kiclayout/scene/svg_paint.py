"""Gradients of an SVG as shades of the scene (SVG 1.1, 13.2): linear and radial ones, their stops, what they refer to.

Patterns, repeated and reflected gradients are none of ours.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from kiclayout.base.color import BLACK, Color
from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.scene.items import Gradient, Stop
from kiclayout.scene.svg_style import Rules, css_color, length, share

_HREF = "{http://www.w3.org/1999/xlink}href"
_DEEPEST = 8


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
        look = {**attributes, **rules.apply("stop", attributes)}
        last = max(last, share(look.get("offset", "0")))
        color, alpha = css_color(look.get("stop-color", "black")) or (BLACK, 1.0)
        made.append(Stop(last, color, alpha * share(look.get("stop-opacity", "1"))))
    return tuple(made)


def mean(stops: tuple[Stop, ...]) -> Color:
    """A colour for whoever shows no shades."""
    colors, count = [stop.color for stop in stops], len(stops)
    red, green, blue = (sum(getattr(color, part) for color in colors) / count for part in ("red", "green", "blue"))
    return Color(red, green, blue)
