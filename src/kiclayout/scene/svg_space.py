"""The coordinates inside an SVG's elements: view ports, view boxes and transform lists (SVG 1.1, 7).

Maps lead from the inside of an element to what is around it. Nothing is drawn here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from lxml import etree

from kiclayout.base.geometry import IDENTITY, Matrix
from kiclayout.scene.svg_style import length, numbers

_TRANSFORM = re.compile(r"\s*+,?\s*+(\w++)\s*+\(([^()]*+)\)")
_OTHER_UNIT = re.compile(r"\d(?!px\b|deg\b|e[-+\d])[a-z%]")
"""Behind a number of a style."""
_DEFAULT_SIZE = (300.0, 150.0)


def viewport(element: etree._Element, around: tuple[float, float] | None) -> tuple[float, float, Matrix]:
    """Width and height of an svg element in the user units around it, and the map from its inside to them.

    Raises:
        ValueError: It has no size.
    """
    box = numbers(element.get("viewBox", ""))
    natural = box[2:4] if len(box) == 4 else around or _DEFAULT_SIZE
    whole = around or natural
    given = [element.get(side) for side in ("width", "height")]
    sizes = [None if text is None or text == "auto" else length(text, whole[axis]) for axis, text in enumerate(given)]
    width, height = sizes
    if width is None and height is not None and around is None and natural[1]:
        width = height * natural[0] / natural[1]
    if height is None and width is not None and around is None and natural[0]:
        height = width * natural[1] / natural[0]
    width, height = (whole[0] if width is None else width), (whole[1] if height is None else height)
    if width <= 0 or height <= 0:
        raise ValueError("the drawing has no size")
    return width, height, fitted(element, (width, height))


def view_of(element: etree._Element, size: tuple[float, float]) -> tuple[float, float]:
    """What 100 % is inside an element of that ``size``: its view box, if it has one."""
    box = numbers(element.get("viewBox", ""))
    return (box[2], box[3]) if len(box) == 4 else size


def fitted(element: etree._Element, size: tuple[float, float]) -> Matrix:
    """Maps the element's view box into ``size`` as preserveAspectRatio says (SVG 1.1, 7.8)."""
    box = numbers(element.get("viewBox", ""))
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        return IDENTITY
    scales = size[0] / box[2], size[1] / box[3]
    align = element.get("preserveAspectRatio", "xMidYMid")
    if align.startswith("none"):
        return Matrix.move(-box[0], -box[1]).then(Matrix.scale(*scales))
    scale = max(scales) if "slice" in align else min(scales)
    shares = [0.0 if "Min" in part else 1.0 if "Max" in part else 0.5 for part in (align[:4], align[4:8])]
    rest = [(size[axis] - box[2 + axis] * scale) * shares[axis] for axis in (0, 1)]
    return Matrix.move(-box[0], -box[1]).then(Matrix.scale(scale)).then(Matrix.move(*rest))


def transform(text: str) -> Matrix:
    """The map that a transform list spells (SVG 1.1, 7.6); the last one named is applied first.

    Raises:
        ValueError: It is not a transform list.
    """
    matrix = IDENTITY
    position = 0
    while match := _TRANSFORM.match(text, position):
        matrix = _one_transform(match[1], numbers(match[2])).then(matrix)
        position = match.end()
    if text[position:].strip():
        raise ValueError(f"not a transform: {text!r}")
    return matrix


def css_transform(properties: Mapping[str, str]) -> Matrix:
    """The map that the properties of a style spell: those of a transform list, round the corner of the view.

    Raises:
        ValueError: It is none, has other units, or turns round another place.
    """
    said = properties.get("transform", "none")
    if said == "none":
        return IDENTITY
    if numbers(properties.get("transform-origin", "0 0")) != (0.0, 0.0) or _OTHER_UNIT.search(said):
        raise ValueError(f"not a transform: {said!r}")
    return transform(said)


def _one_transform(name: str, values: tuple[float, ...]) -> Matrix:
    match name, values:
        case "matrix", (a, b, c, d, e, f):
            return Matrix(a, b, c, d, e, f)
        case "translate", (x, *rest) if len(rest) < 2:
            return Matrix.move(x, *(rest or [0.0]))
        case "scale", (x, *rest) if len(rest) < 2:
            return Matrix.scale(x, *rest)
        case "rotate", (angle,):
            return Matrix.turn(angle)
        case "rotate", (angle, x, y):
            return Matrix.move(-x, -y).then(Matrix.turn(angle)).then(Matrix.move(x, y))
        case "skewX", (angle,):
            return Matrix(c=math.tan(math.radians(angle)))
        case "skewY", (angle,):
            return Matrix(b=math.tan(math.radians(angle)))
    raise ValueError(f"not a transform: {name}{values}")
