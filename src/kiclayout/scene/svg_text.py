"""Text elements of an SVG as lettering: their characters, white space collapsed, each with what is said of its place.

``tspan`` and ``a`` inside are read; text along a path, from top to bottom or of other elements is named and left out.
Fonts are none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from lxml import etree

from kiclayout.base.geometry import Matrix
from kiclayout.base.record import dataclass, replace
from kiclayout.scene.lettering import Fit, Lettering, Spot, Stretch
from kiclayout.scene.svg_paint import check_range
from kiclayout.scene.svg_rules import Rules
from kiclayout.scene.svg_style import Look, Report, inherit
from kiclayout.scene.svg_type import Type, extent, inherit_type

_INNER = frozenset({"tspan", "a", "altGlyph"})
_SILENT = frozenset({"title", "desc", "metadata", "set", "animate", "animateTransform", "animateMotion"})
_WHITE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What is a space in a drawing: it has lines of its own."""
_DROPPED = re.compile("[\ufffc\ufeff\ufffe\uffff]")
_SEPARATORS = re.compile(r"[\s,]+")
_CAPITALS = re.compile(r"\b\w")


@dataclass(frozen=True, slots=True)
class Around:
    """What a text element takes over.

    Attributes:
        look: Its own.
        type: Its own.
        matrix: Maps its coordinates to the drawing's.
        view: What 100 % is across and down.
    """

    look: Look
    type: Type
    matrix: Matrix
    view: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Range:
    """An element's characters among all that were read, and its type."""

    element: etree._Element
    start: int
    end: int
    type: Type


@dataclass(slots=True)
class TextReader:
    """Reads one text element.

    Attributes:
        rules: The file's style rules.
        report: Takes the name of something that is not drawn.
        count: Is told how many characters come; may refuse more.
    """

    rules: Rules
    report: Report
    count: Callable[[int], None]
    _chars: list[tuple[str, int]] = field(default_factory=list)
    _looks: list[tuple[Type, Look]] = field(default_factory=list)
    _ranges: list[_Range] = field(default_factory=list)

    def read(self, element: etree._Element, around: Around) -> Lettering | None:
        """The words of ``element``; None if there are none that can be set.

        Raises:
            ValueError: They are larger than files can hold, or farther away.
        """
        if around.type.upright:
            self.report("writing-mode")
            return None
        self._walk(element, around.type, replace(around.look, opacity=1.0))
        kept = list(self._collapsed())
        if not kept:
            return None
        places = {raw: at for at, raw in enumerate(kept)}
        spots, fits = self._placed(places, around.view)
        stretches = tuple(self._stretches(kept))
        made = Lettering(around.matrix, stretches, spots, fits, _line_of(element))
        check_range(_extremes(made))
        return made

    def _walk(self, element: etree._Element, type_: Type, look: Look) -> None:
        start, number = len(self._chars), len(self._looks)
        self._looks.append((type_, look))
        self._add(element.text, number)
        for child in element:
            name = str(etree.QName(child).localname) if isinstance(child.tag, str) else ""
            if name in _INNER:
                self._inner(child, type_, look)
            elif name not in _SILENT:
                self.report(name or "entity")
            self._add(child.tail, number)
        self._ranges.append(_Range(element, start, len(self._chars), type_))

    def _inner(self, element: etree._Element, type_: Type, look: Look) -> None:
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        properties = self.rules.apply(str(etree.QName(element).localname), attributes, element.iterancestors())
        own = inherit(replace(look, opacity=1.0, clip=""), properties, self.report)
        if own.displayed:
            type_ = inherit_type(type_, properties, attributes)
            self._walk(element, type_, replace(own, opacity=own.opacity * look.opacity))

    def _add(self, text: str | None, number: int) -> None:
        if text:
            self.count(len(text))
            case = self._looks[number][0].case
            self._chars += [(char, number) for char in _cased(_DROPPED.sub("", text), case)]

    def _collapsed(self) -> Iterator[int]:
        """The characters that are left when white space is collapsed, unless it is kept."""
        waiting: int | None = None
        begun = False
        for at, (char, number) in enumerate(self._chars):
            if not _WHITE.match(char) or char == "\xa0":
                if waiting is not None and begun:
                    yield waiting
                waiting = None
            elif not self._looks[number][0].spaced:
                waiting = at if waiting is None else waiting
                continue
            elif waiting is not None:
                waiting = None
            begun = True
            yield at

    def _stretches(self, kept: list[int]) -> Iterator[Stretch]:
        """The characters that are ``kept``, those of one element together."""
        start = 0
        for at in range(1, len(kept) + 1):
            number = self._chars[kept[start]][1]
            if at == len(kept) or self._chars[kept[at]][1] != number:
                chars = (self._chars[raw][0] for raw in kept[start:at])
                text = "".join(" " if _WHITE.match(char) and char != "\xa0" else char for char in chars)
                yield Stretch(text, *self._looks[number])
                start = at

    # -------------------------------------------------------------------------------------------------- places
    def _placed(self, places: Mapping[int, int], view: tuple[float, float]) -> tuple[tuple[Spot, ...], tuple[Fit, ...]]:
        """What is said of single characters, inner elements after those round them, and of lengths."""
        said: dict[int, dict[str, float]] = {0: {"x": 0.0, "y": 0.0}}
        fits: list[Fit] = []
        for one in reversed(self._ranges):
            held = [places[raw] for raw in range(one.start, one.end) if raw in places]
            for name in ("x", "y", "dx", "dy", "rotate"):
                values = _values(one, name, view)
                for at, value in zip(held, values, strict=False):
                    said.setdefault(at, {})[name] = value
                if name == "rotate" and any(values):  # the last one holds for all that follow
                    for at in held[len(values) :]:
                        said.setdefault(at, {})[name] = values[-1]
            fits += _fits(one, held, view)
        spots = (
            Spot(at, one.get("x"), one.get("y"), one.get("dx", 0.0), one.get("dy", 0.0), one.get("rotate", 0.0))
            for at, one in sorted(said.items())
        )
        return tuple(spots), tuple(reversed(fits))


def _extremes(words: Lettering) -> Iterator[float]:
    """What the lengths that ``words`` ask for come to in the drawing, at most."""
    matrix = words.matrix
    reach = max(map(abs, (matrix.a, matrix.b, matrix.c, matrix.d)))
    yield from (matrix.e, matrix.f)
    for one in words.stretches:
        type_ = one.type
        asked = (type_.size, type_.tracking, type_.word_space, type_.rise, one.look.width, *one.look.dash)
        yield from (length * reach for length in asked)
    for spot in words.spots:
        yield from (length * reach for length in (spot.x or 0.0, spot.y or 0.0, spot.dx, spot.dy))
    yield from (fit.length * reach for fit in words.fits)


def _line_of(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _values(one: _Range, name: str, view: tuple[float, float]) -> list[float]:
    """The numbers of a list of places, as many as can be read."""
    whole = view[1] if name in ("y", "dy") else view[0]
    values: list[float] = []
    for part in _SEPARATORS.split(str(one.element.get(name, "")).strip()):
        value = extent(part, one.type.size, whole)
        if value is None:
            break
        values.append(value)
    return values


def _fits(one: _Range, held: list[int], view: tuple[float, float]) -> Iterator[Fit]:
    length = extent(str(one.element.get("textLength", "")), one.type.size, view[0])
    if held and length is not None and length > 0:
        by = one.element.get("lengthAdjust", "spacing")
        yield Fit(held[0], held[-1] + 1, length, "shapes" if by == "spacingAndGlyphs" else "spaces")


def _cased(text: str, case: str) -> str:
    match case:
        case "uppercase":
            return text.upper()
        case "lowercase":
            return text.lower()
        case "capitalize":
            return _CAPITALS.sub(lambda found: found[0].upper(), text)
    return text
