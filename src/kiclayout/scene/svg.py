"""An SVG as scene items, so that every painter draws the same logo (SVG 1.1, the part that drawings are made of).

Read are shapes and paths, groups, ``use`` and ``symbol``, nested ``svg``, transforms, view boxes, clip paths, and
colours, gradients and lines from attributes, ``style`` and class rules. Text is handed on as lettering, for whoever has
fonts. Pictures, patterns, masks, filters and scripts are not drawn but named, so that the writer knows. Nothing outside
the file is ever fetched.
"""

from __future__ import annotations

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
from kiclayout.scene.items import Gradient, Group, Item, Path, Segment
from kiclayout.scene.lettering import Lettering, Stretch
from kiclayout.scene.svg_file import LARGEST, TooLargeError, unpacked
from kiclayout.scene.svg_kept import kept
from kiclayout.scene.svg_paint import check_range, gradient_of, in_shares, mean, outlined
from kiclayout.scene.svg_rules import Rules
from kiclayout.scene.svg_shape import SHAPES, Shape, shape_of
from kiclayout.scene.svg_space import css_transform, fitted, transform, view_of, viewport
from kiclayout.scene.svg_style import PX, Look, briefly, inherit, length
from kiclayout.scene.svg_type import Type, inherit_type

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_CONTAINERS = frozenset({"svg", "g", "a"})
_SILENT = frozenset({"defs", "symbol", "style", "title", "desc", "metadata"})
_DEFINITIONS = frozenset({"linearGradient", "radialGradient", "clipPath", "mask", "filter", "pattern", "marker"})
_MOST_ELEMENTS = 20_000
_MOST_POINTS = 40_000
_MOST_ATTRIBUTES = 1_000
_MOST_LETTERS = 20_000
_MOST_PATH_DATA = 2_000_000
"""Characters of all outlines together: they are counted before they are understood."""
_MOST_STOPS = 100_000
"""Stops of all gradients together, counted for every shape that one fills."""
_DEEPEST_USE = 16
_DEEPEST = 100
"""Elements inside of each other; twice as many are more than this reader, which calls itself, could follow."""
UNSEEN = 0.5
"""So far ink may reach over the view without anybody seeing it, in points."""
_ASKING = frozenset({"requiredExtensions", "systemLanguage"})
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
        lettering: Its words. An empty group in ``items`` keeps the place of each.
        open: Whether the file wants what lies outside the view to be seen.
        faces: Keys of the faces that its words were set with, sorted; none before they are.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    unsupported: tuple[str, ...] = ()
    clip: Rect | None = None
    lettering: tuple[Lettering, ...] = ()
    open: bool = False
    faces: tuple[str, ...] = ()


_NOTHING = Drawing(0.0, 0.0, ())


class _EndlessError(ValueError):
    """Something holds itself."""


def read_svg(data: bytes, sink: Sink, place: Place) -> Drawing:
    """The drawing in ``data``; empty, with a finding, if it is damaged.

    Args:
        data: The file.
        sink: Takes what cannot be read or drawn.
        place: Of the file.
    """
    data = unpacked(data)
    drawing, fault = _drawing(data) if len(data) <= LARGEST else (_NOTHING, TooLargeError.of_file(len(data)))
    if fault is not None:
        code = "scene-svg-large" if isinstance(fault, TooLargeError) else "scene-svg-damaged"
        sink.add(code, place=place, reason=str(fault) or "empty")
        return drawing
    if drawing.unsupported:
        sink.add("scene-svg-unsupported", place=place, features=", ".join(drawing.unsupported))
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
    width, height, matrix = viewport(root, None)
    state = _State(matrix.then(Matrix.scale(PX)), Look(), view_of(root, (width, height)))
    items = tuple(reader.children(root, state))
    whole = Rect(0.0, 0.0, width * PX, height * PX)
    opened = root.get("overflow") == "visible"
    clip = None if opened or whole.grown(UNSEEN).holds(ink_box(items)) else whole
    lettering = tuple(reader.lettering(items))
    return Drawing(whole.width, whole.height, items, briefly(reader.unsupported), clip, lettering, opened)


@dataclass(frozen=True, slots=True)
class _State:
    """What an element takes over from those around it."""

    matrix: Matrix
    look: Look
    viewport: tuple[float, float]
    uses: int = 0
    type: Type = Type()


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
    letters: int = 0
    stops: int = 0
    depth: int = 0
    words: list[tuple[Group, Lettering]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, element in enumerate(self.root.iter()):
            if number > 2 * _MOST_ELEMENTS:
                raise TooLargeError(f"> {2 * _MOST_ELEMENTS} elements")
            if not isinstance(element.tag, str):
                self.unsupported.add("entity")
                continue
            if len(element.attrib) > _MOST_ATTRIBUTES:
                raise TooLargeError(f"> {_MOST_ATTRIBUTES} attributes")
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
            raise _EndlessError("clip paths refer to each other")
        known = len(self.words)
        shapes = [item for item in self.children(element, inside) if isinstance(item, Path)]
        if len(self.words) > known:
            self.unsupported.add("clip-path of text")
        return tuple(segment for shape in shapes for segment in shape.segments)

    def _entered(self, element: etree._Element, state: _State) -> _State | None:
        """The state inside ``element``; None if it is hidden."""
        attributes = _attributes(element)
        around = replace(state.look, opacity=1.0, clip="")
        properties = self.rules.apply(_name(element), attributes, element.iterancestors())
        look = inherit(around, properties, self.unsupported.add)
        if not look.displayed:
            return None
        matrix = self._turned(attributes, properties).then(state.matrix)
        return replace(state, matrix=matrix, look=look, type=inherit_type(state.type, properties, attributes))

    def _turned(self, attributes: dict[str, str], properties: dict[str, str]) -> Matrix:
        """An element's own map; one that cannot be read counts as none, as in browsers, and is named."""
        said = attributes.get("transform", "")
        try:
            return css_transform(properties) if "transform" in properties else transform(said)
        except ValueError:
            self.unsupported.add(f"transform {properties.get('transform', said)[:40]}")
            return IDENTITY

    def _element(self, element: etree._Element, state: _State) -> Iterator[Item]:
        """What an element draws; one that is damaged is left out and named, and spoils no other."""
        self.count += 1
        self.depth += 1
        if self.count > _MOST_ELEMENTS:
            raise TooLargeError(f"> {_MOST_ELEMENTS} elements")
        if self.depth > _DEEPEST:
            raise TooLargeError(f"> {_DEEPEST} levels")
        name = _name(element)
        try:
            yield from self._drawn(name, element, state)
        except (TooLargeError, _EndlessError):
            raise
        except ValueError:
            self.unsupported.add(f"damaged {name}")
        self.depth -= 1

    def _drawn(self, name: str, element: etree._Element, state: _State) -> Iterator[Item]:
        if name in SHAPES:
            yield from self._shape(element, state)
        elif name == "svg":
            yield from self._nested(element, state)
        elif name in _CONTAINERS:
            yield from self.children(element, state)
        elif name == "use":
            yield from self._use(element, state)
        elif name == "text":
            yield from self._text(element, state)
        elif name == "switch":
            yield from self._switch(element, state)
        elif name not in _SILENT and name not in _DEFINITIONS and _is_svg(element):
            self.unsupported.add(name)
            if name == "image" and not _target(element).startswith("data:"):
                self.unsupported.add("external reference")

    def _shape(self, element: etree._Element, state: _State) -> Iterator[Item]:
        inner = self._entered(element, state)
        if inner is None or not inner.look.visible:
            return
        shape = self._outline(element, inner)
        painted: Iterable[Path] = outlined(shape, self._filled(inner), inner.matrix)
        if inner.look.shade:
            painted = self._shaded(shape, inner, painted)
        yield from self._together(replace(inner, look=replace(inner.look, opacity=1.0)), painted)

    def _switch(self, element: etree._Element, state: _State) -> Iterator[Item]:
        """The first child that asks for nothing that we lack, and for no language, for readers have several.

        HTML that says something else than what is shown in its place is named.
        """
        inner = self._entered(element, state)
        children = [child for child in element if isinstance(child.tag, str)]
        if inner is None or not children:
            return
        foreign = [child for child in children if _name(child) == "foreignObject"]
        plain = (child for child in children if child not in foreign and not _ASKING.intersection(child.attrib))
        chosen = next(plain, children[0])
        if chosen not in foreign and any(_said(child) not in ("", _said(chosen)) for child in foreign):
            self.unsupported.add("foreignObject")
        yield from self._together(inner, self._element(chosen, inner))

    def _text(self, element: etree._Element, state: _State) -> Iterator[Item]:
        """An empty group in place of words, which are remembered."""
        from kiclayout.scene.svg_text import Around, TextReader  # not above: most drawings have no words

        inner = self._entered(element, state)
        if inner is None:
            return
        around = Around(inner.look, inner.type, inner.matrix, inner.viewport)
        read = TextReader(self.rules, self.unsupported.add, self._counted).read(element, around)
        if read is None:
            return
        place = Group(())
        stretches = tuple(self._filled_words(one, inner) for one in read.stretches)
        self.words.append((place, replace(read, stretches=stretches)))
        yield from self._together(inner, (place,))

    def _counted(self, count: int) -> None:
        """So many characters more."""
        self.letters += count
        if self.letters > _MOST_LETTERS:
            raise TooLargeError(f"> {_MOST_LETTERS} letters")

    def _filled_words(self, one: Stretch, state: _State) -> Stretch:
        """``one`` with the gradient that fills it; as words have no box yet, such a one is in shares of any."""
        if not one.look.shade:
            return one
        element = self.by_id.get(one.look.shade)
        found = None
        if element is not None and _name(element) in _GRADIENTS:
            found = self._gradient(element, Rect(0.0, 0.0, 1.0, 1.0), state)
        if element is None or found is None:
            self.unsupported.add("gradient" if element is None or _name(element) in _GRADIENTS else _name(element))
            return one
        made, turn = found
        gradient = replace(made, matrix=transform(turn).then(made.matrix))
        look = replace(one.look, fill=mean(made.stops))
        return replace(one, look=look, gradient=gradient, boxed=in_shares(element, self.by_id))

    def lettering(self, items: tuple[Item, ...], way: tuple[int, ...] = ()) -> Iterator[Lettering]:
        """The words whose places are among ``items``, and the ways to these; a clip path has some that are not."""
        known = {id(place): words for place, words in self.words}
        for number, item in enumerate(items):
            if not isinstance(item, Group):
                continue
            here = (*way, number)
            if id(item) in known:
                yield replace(known[id(item)], way=here)
            else:
                yield from self.lettering(item.items, here)

    def _outline(self, element: etree._Element, state: _State) -> Shape:
        """The shape, if the whole drawing is not too much with it."""
        attributes = _attributes(element)
        self.written += len(attributes.get("d", "")) + len(attributes.get("points", ""))
        if self.written > _MOST_PATH_DATA:
            raise TooLargeError(f"path data > {_MOST_PATH_DATA // 1_000_000} MB")
        shape = shape_of(_name(element), attributes, state.viewport)
        self.points += len(shape.segments)
        if self.points > _MOST_POINTS:
            raise TooLargeError(f"> {_MOST_POINTS} points")
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
            found = self._gradient(element, box, state)
        if found is None:
            self.unsupported.add("gradient" if element is None or _name(element) in _GRADIENTS else _name(element))
            yield from painted
            return
        made, turn = found
        matrix = transform(turn).then(made.matrix).then(state.matrix)
        check_range((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f))
        shade = replace(made, matrix=matrix)
        for path in painted:
            yield path if path.fill is None else replace(path, fill=mean(shade.stops), shade=shade)

    def _gradient(self, element: etree._Element, box: Rect, state: _State) -> tuple[Gradient, str] | None:
        """See ``gradient_of``."""
        found = gradient_of(element, self.by_id, self.rules, box, state.viewport)
        self.stops += len(found[0].stops) if found else 0
        if self.stops > _MOST_STOPS:
            raise TooLargeError(f"> {_MOST_STOPS} stops")
        return found

    def _nested(self, element: etree._Element, state: _State) -> Iterator[Item]:
        corner = Matrix.move(
            length(element.get("x", "0"), state.viewport[0]), length(element.get("y", "0"), state.viewport[1])
        )
        width, height, matrix = viewport(element, state.viewport)
        view = view_of(element, (width, height))
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
            raise _EndlessError("use elements refer to each other")
        corner = Matrix.move(length(element.get("x", "0")), length(element.get("y", "0")))
        inside = replace(inner, matrix=corner.then(inner.matrix), uses=inner.uses + 1)
        if _name(found) != "symbol":
            yield from self._element(found, inside)
            return
        width, height = (element.get(side) or found.get(side) or "100%" for side in ("width", "height"))
        size = (length(width, state.viewport[0]), length(height, state.viewport[1]))
        inner_map = fitted(found, size).then(inside.matrix)
        yield from self.children(found, replace(inside, matrix=inner_map, viewport=view_of(found, size)))


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def _said(element: etree._Element) -> str:
    """The words in it, without any blanks."""
    return "".join("".join(map(str, element.itertext())).split())


def _target(element: etree._Element) -> str:
    """What the element refers to."""
    return str(element.get("href") or element.get(_HREF) or "")


def _is_svg(element: etree._Element) -> bool:
    return etree.QName(element).namespace in (None, _SVG[1:-1])
