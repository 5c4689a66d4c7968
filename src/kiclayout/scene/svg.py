"""An SVG as scene items, so that every painter draws the same logo (SVG 1.1, the part that drawings are made of).

Read are shapes and paths, groups, ``use`` and ``symbol``, nested ``svg``, transforms, view boxes, clip paths, and
colours, gradients and lines from attributes, ``style`` and class rules. Text, pictures, patterns, masks, filters and
scripts are not drawn but named, so that the writer knows. Nothing outside the file is ever fetched.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import lru_cache

from lxml import etree

from kiclayout.base.color import BLACK
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.scene.ink import ink_box
from kiclayout.scene.items import Group, Item, Path, Segment, transformed
from kiclayout.scene.svg_file import LARGEST, unpacked
from kiclayout.scene.svg_kept import kept
from kiclayout.scene.svg_paint import gradient_of, mean
from kiclayout.scene.svg_shape import SHAPES, Shape, shape_of
from kiclayout.scene.svg_style import PX, Look, Rules, inherit, length, numbers

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_CONTAINERS = frozenset({"svg", "g", "a", "switch"})
_SILENT = frozenset({"defs", "symbol", "style", "title", "desc", "metadata"})
_DEFINITIONS = frozenset({"linearGradient", "radialGradient", "clipPath", "mask", "filter", "pattern", "marker"})
_TRANSFORM = re.compile(r"\s*,?\s*(\w+)\s*\(([^()]*)\)")
_MOST_ELEMENTS = 20_000
_MOST_POINTS = 40_000
_MOST_PATH_DATA = 2_000_000
"""Characters of all outlines together: they are counted before they are understood."""
_DEEPEST_USE = 16
_DEFAULT_SIZE = (300.0, 150.0)
_UNSEEN = 0.5
"""So far ink may reach over the view without anybody seeing it, in points."""
_GRADIENTS = frozenset({"linearGradient", "radialGradient"})


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing.

    Attributes:
        width: In points.
        height: In points.
        items: From back to front; their coordinates run from (0, 0) to (width, height).
        unsupported: What the file holds beyond that, by name, sorted.
        clip: Where its ink ends, as SVG hides what lies outside the view (2, 3.4); None = nothing does.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    unsupported: tuple[str, ...] = ()
    clip: Rect | None = None


_NOTHING = Drawing(0.0, 0.0, ())


class _TooLargeError(ValueError):
    """The file holds more than is drawn in any reasonable time."""

    @classmethod
    def of_file(cls, size: int) -> _TooLargeError:
        """Of so many bytes."""
        return cls(f"{math.ceil(size / (1 << 20))} > {LARGEST >> 20} MB")


def read_svg(data: bytes, sink: Sink, place: Place) -> Drawing:
    """The drawing in ``data``; empty, with a finding, if it is damaged.

    Args:
        data: The file.
        sink: Takes what cannot be read or drawn.
        place: Of the file.
    """
    data = unpacked(data)
    drawing, fault = _drawing(data) if len(data) <= LARGEST else (_NOTHING, _TooLargeError.of_file(len(data)))
    if fault is not None:
        code = "scene-svg-large" if isinstance(fault, _TooLargeError) else "scene-svg-damaged"
        sink.add(code, place=place, reason=str(fault) or "empty")
        return drawing
    if "text" in drawing.unsupported:
        sink.add("scene-svg-text", place=place)
    others = [name for name in drawing.unsupported if name != "text"]
    if others:
        sink.add("scene-svg-unsupported", place=place, features=", ".join(others))
    if not drawing.items:
        sink.add("scene-svg-empty", place=place)
    return drawing


@lru_cache(maxsize=128)
def _drawing(data: bytes) -> tuple[Drawing, Exception | None]:
    """The drawing, and what is wrong with the file as a whole; logos are asked for again at every layout."""
    try:
        return kept(data, Drawing, lambda: _made(data)), None
    except (etree.XMLSyntaxError, ValueError, OverflowError, RecursionError) as error:
        return _NOTHING, error.with_traceback(None)


def _made(data: bytes) -> Drawing:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.tag not in (f"{_SVG}svg", "svg"):
        raise ValueError("the root element is not svg")
    reader = _Reader(root)
    width, height, matrix = _viewport(root, None)
    state = _State(matrix.then(Matrix.scale(PX)), Look(), _view(root, (width, height)))
    items = tuple(reader.children(root, state))
    whole = Rect(0.0, 0.0, width * PX, height * PX)
    clip = None if root.get("overflow") == "visible" or whole.grown(_UNSEEN).holds(ink_box(items)) else whole
    return Drawing(whole.width, whole.height, items, tuple(sorted(reader.unsupported)), clip)


@dataclass(frozen=True, slots=True)
class _State:
    """What an element takes over from those around it."""

    matrix: Matrix
    look: Look
    viewport: tuple[float, float]
    uses: int = 0


@dataclass(slots=True)
class _Reader:
    """Walks the tree."""

    root: etree._Element
    unsupported: set[str] = field(default_factory=set)
    rules: Rules = field(default_factory=Rules)
    by_id: dict[str, etree._Element] = field(default_factory=dict)
    count: int = 0
    written: int = 0
    points: int = 0

    def __post_init__(self) -> None:
        for number, element in enumerate(self.root.iter()):
            if number > 2 * _MOST_ELEMENTS:
                raise _TooLargeError(f"> {2 * _MOST_ELEMENTS} elements")
            if not isinstance(element.tag, str):
                self.unsupported.add("entity")
                continue
            self.by_id.setdefault(element.get("id", ""), element)
            if _name(element) == "style":
                self.rules.read(element.text or "", self.unsupported.add)

    def children(self, parent: etree._Element, state: _State) -> Iterator[Item]:
        """The items of all children of ``parent``, which itself gives its look and transform."""
        inner = self._entered(parent, state)
        if inner is None:
            return
        elements = (element for element in parent if isinstance(element.tag, str))
        yield from self._together(inner, (item for element in elements for item in self._element(element, inner)))

    def _together(self, state: _State, items: Iterable[Item]) -> Iterator[Item]:
        """``items`` as one: seen through as one, and cut to the clip path of their element."""
        look, made = state.look, tuple(items)
        if look.opacity < 1 and len(made) == 1 and isinstance(only := made[0], Path):
            made = (replace(only, opacity=only.opacity * look.opacity),)
        elif look.opacity < 1 and made:
            made = (Group(made, opacity=look.opacity),)
        if look.clip and made:
            clip = self.by_id.get(look.clip)
            if clip is None or _name(clip) != "clipPath":
                self.unsupported.add("clip-path")
            else:  # one that holds nothing hides everything
                mask = self._mask(clip, state, made)
                made = (Group(made, mask=mask),) if mask else ()
        yield from made

    def _mask(self, element: etree._Element, state: _State, items: tuple[Item, ...]) -> tuple[Segment, ...]:
        """The outline of the clip path ``element`` round ``items``."""
        matrix = state.matrix
        if element.get("clipPathUnits") == "objectBoundingBox":
            box = ink_box(items)
            matrix = Matrix(box.width, 0.0, 0.0, box.height, box.x, box.y)
        inside = _State(matrix, Look(), state.viewport, state.uses + 1)
        if inside.uses >= _DEEPEST_USE:
            raise ValueError("clip paths refer to each other")
        shapes = (item for item in self.children(element, inside) if isinstance(item, Path))
        return tuple(segment for shape in shapes for segment in shape.segments)

    def _entered(self, element: etree._Element, state: _State) -> _State | None:
        """The state inside ``element``; None if it is hidden."""
        attributes = _attributes(element)
        around = replace(state.look, opacity=1.0, clip="")
        look = inherit(around, self.rules.apply(_name(element), attributes), self.unsupported.add)
        if not look.displayed:
            return None
        matrix = _transform(attributes.get("transform", "")).then(state.matrix)
        return replace(state, matrix=matrix, look=look)

    def _element(self, element: etree._Element, state: _State) -> Iterator[Item]:
        self.count += 1
        if self.count > _MOST_ELEMENTS:
            raise _TooLargeError(f"> {_MOST_ELEMENTS} elements")
        name = _name(element)
        if name in SHAPES:
            yield from self._shape(element, state)
        elif name == "svg":
            yield from self._nested(element, state)
        elif name in _CONTAINERS:
            yield from self.children(element, state)
        elif name == "use":
            yield from self._use(element, state)
        elif name in ("text", "tspan", "textPath"):
            self.unsupported.add("text")
        elif name not in _SILENT and name not in _DEFINITIONS and _is_svg(element):
            self.unsupported.add(name)
            if name == "image" and not _target(element).startswith("data:"):
                self.unsupported.add("external reference")

    def _shape(self, element: etree._Element, state: _State) -> Iterator[Item]:
        inner = self._entered(element, state)
        if inner is None or not inner.look.visible:
            return
        shape = self._outline(element, inner)
        painted = _painted(shape, self._filled(inner), inner.matrix)
        if inner.look.shade:
            painted = self._shaded(shape, inner, painted)
        yield from self._together(replace(inner, look=replace(inner.look, opacity=1.0)), painted)

    def _outline(self, element: etree._Element, state: _State) -> Shape:
        """The shape, if the whole drawing is not too much with it."""
        attributes = _attributes(element)
        self.written += len(attributes.get("d", "")) + len(attributes.get("points", ""))
        if self.written > _MOST_PATH_DATA:
            raise _TooLargeError(f"path data > {_MOST_PATH_DATA // 1_000_000} MB")
        shape = shape_of(_name(element), attributes, state.viewport)
        self.points += len(shape.segments)
        if self.points > _MOST_POINTS:
            raise _TooLargeError(f"> {_MOST_POINTS} points")
        return shape

    def _filled(self, state: _State) -> Look:
        """The look with a colour in place of a gradient that is there, for those who show none."""
        look = state.look
        if not look.shade or _name(self.by_id.get(look.shade, self.root)) not in _GRADIENTS:
            return look
        return replace(look, fill=look.fill or BLACK)

    def _shaded(self, shape: Shape, state: _State, painted: Iterable[Path]) -> Iterator[Path]:
        """``painted`` with the gradient that fills it."""
        element = self.by_id.get(state.look.shade)
        box = ink_box([Path(shape.segments, fill=BLACK)]) if shape.segments else Rect(0.0, 0.0, 0.0, 0.0)
        found = None
        if element is not None and _name(element) in _GRADIENTS:
            found = gradient_of(element, self.by_id, self.rules, box, state.viewport)
        if found is None:
            self.unsupported.add("gradient" if element is None or _name(element) in _GRADIENTS else _name(element))
            yield from painted
            return
        made, turn = found
        shade = replace(made, matrix=_transform(turn).then(made.matrix).then(state.matrix))
        for path in painted:
            yield path if path.fill is None else replace(path, fill=mean(shade.stops), shade=shade)

    def _nested(self, element: etree._Element, state: _State) -> Iterator[Item]:
        corner = Matrix.move(
            length(element.get("x", "0"), state.viewport[0]), length(element.get("y", "0"), state.viewport[1])
        )
        width, height, matrix = _viewport(element, state.viewport)
        view = _view(element, (width, height))
        inside = replace(state, matrix=matrix.then(corner).then(state.matrix), viewport=view)
        yield from self.children(element, inside)

    def _use(self, element: etree._Element, state: _State) -> Iterator[Item]:
        inner = self._entered(element, state)
        if inner is not None:
            yield from self._together(inner, self._used(element, state, inner))

    def _used(self, element: etree._Element, state: _State, inner: _State) -> Iterator[Item]:
        target = _target(element)
        if not target.startswith("#"):
            self.unsupported.add("external reference")
            return
        found = self.by_id.get(target[1:])
        if found is None:
            return
        if inner.uses >= _DEEPEST_USE:
            raise ValueError("use elements refer to each other")
        corner = Matrix.move(length(element.get("x", "0")), length(element.get("y", "0")))
        inside = replace(inner, matrix=corner.then(inner.matrix), uses=inner.uses + 1)
        if _name(found) != "symbol":
            yield from self._element(found, inside)
            return
        width, height = (element.get(side) or found.get(side) or "100%" for side in ("width", "height"))
        size = (length(width, state.viewport[0]), length(height, state.viewport[1]))
        fitted = _fitted(found, size).then(inside.matrix)
        yield from self.children(found, replace(inside, matrix=fitted, viewport=_view(found, size)))


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def _target(element: etree._Element) -> str:
    """What the element refers to."""
    return str(element.get("href") or element.get(_HREF) or "")


def _is_svg(element: etree._Element) -> bool:
    return etree.QName(element).namespace in (None, _SVG[1:-1])


def _viewport(element: etree._Element, around: tuple[float, float] | None) -> tuple[float, float, Matrix]:
    """Width and height of an svg element in the user units around it, and the map from its inside to them."""
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
    return width, height, _fitted(element, (width, height))


def _view(element: etree._Element, size: tuple[float, float]) -> tuple[float, float]:
    box = numbers(element.get("viewBox", ""))
    return (box[2], box[3]) if len(box) == 4 else size


def _fitted(element: etree._Element, size: tuple[float, float]) -> Matrix:
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


def _transform(text: str) -> Matrix:
    """The map that a transform list spells (SVG 1.1, 7.6); the last one named is applied first.

    Raises:
        ValueError: It is not a transform list.
    """
    matrix = IDENTITY
    position = 0
    for match in _TRANSFORM.finditer(text):
        if match.start() != position:
            break
        matrix = _one_transform(match[1], numbers(match[2])).then(matrix)
        position = match.end()
    if text[position:].strip():
        raise ValueError(f"not a transform: {text!r}")
    return matrix


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


def _painted(shape: Shape, look: Look, matrix: Matrix) -> Iterator[Path]:
    """The shape as one path, or as two where fill and stroke differ in opacity."""
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    fill = look.fill if shape.fillable else None
    stroke = look.stroke if look.width > 0 else None
    if not shape.segments or (fill is None and stroke is None):
        return
    segments = transformed(shape.segments, matrix)
    if not all(math.isfinite(value) for segment in segments for value in segment[1:]):
        raise ValueError("a coordinate is out of all range")
    whole = Path(
        segments, fill, stroke, look.width * scale if stroke else 0.0, look.even_odd, look.opacity,
        tuple(part * scale for part in look.dash) if stroke else (), look.cap, look.join,
    )  # fmt: skip
    fill_opacity, stroke_opacity = look.opacity * look.fill_part, look.opacity * look.stroke_part
    if fill is None or stroke is None:
        yield replace(whole, opacity=stroke_opacity if fill is None else fill_opacity)
    elif fill_opacity == stroke_opacity == 1.0:
        yield whole
    else:
        yield replace(whole, stroke=None, width=0.0, dash=(), opacity=fill_opacity)
        yield replace(whole, fill=None, opacity=stroke_opacity)
