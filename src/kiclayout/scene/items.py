"""The kinds of item a page is drawn from. Coordinates are points from the trim's top-left corner, y downward.

Text is glyph ids with advances, never strings to be shaped again; the characters ride along for extraction, search
and the caret. Items hold resolved colours, no styles.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Literal, TypeAlias

from kiclayout.base.color import Color
from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass, replace
from kiclayout.scene.tags import Tags
from kiclayout.text.shape import Glyph

_ADVANCE = itemgetter(1)
"""Of a glyph, which is a tuple: in half the time that its name takes."""

DIVIDED = "\u00ad"
"""The text of a run that is the hyphen of a divided word, without origin; the word goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of glyphs of one face, size, colour and language on one baseline.

    Attributes:
        x: Left end of the first glyph's advance.
        y: Baseline.
        face: Key of the face in the font book.
        size: Of the em, in points.
        color: Resolved.
        text: The characters, in reading order.
        glyphs: In visual order.
        lang: BCP 47.
        origin: The characters of the source this run shows; None = the program's own words.
        hidden: Whether it is there to be read, copied and typed into only: something else shows its characters.
        tags: Its element in that of the group around it; empty = that one.
    """

    x: float
    y: float
    face: str
    size: float
    color: Color
    text: str
    glyphs: tuple[Glyph, ...]
    lang: str = "ko"
    origin: Origin | None = None
    hidden: bool = False
    tags: Tags = ()

    @property
    def width(self) -> float:
        """Sum of the advances."""
        total: float = sum(map(_ADVANCE, self.glyphs))
        return total


Segment: TypeAlias = tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
"""("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A colour of a gradient: where (0 to 1), which, and how much of it is seen."""

    at: float
    color: Color
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours that run into one another; before the first and after the last stop they stay.

    Attributes:
        points: Linear: x1, y1, x2, y2; radial: focus x, focus y, centre x, centre y, radius.
        stops: In order, at least one.
        matrix: Maps the points to the coordinates of what is filled.
    """

    points: tuple[float, ...]
    stops: tuple[Stop, ...]
    matrix: Matrix = IDENTITY

    @property
    def radial(self) -> bool:
        """Whether it runs outward, not along."""
        return len(self.points) == 5

    @property
    def clear(self) -> bool:
        """Whether something shows through."""
        return any(stop.opacity < 1 for stop in self.stops)


@dataclass(frozen=True, slots=True)
class Path:
    """A filled and/or stroked outline.

    Attributes:
        segments: In order; every subpath begins with M.
        fill: None = not filled.
        stroke: None = not stroked.
        width: Of the stroke, in points.
        even_odd: Fill rule; False = non-zero.
        opacity: 0 to 1.
        dash: On and off lengths, in points; empty = solid.
        cap: How an open line ends: butt, round or square.
        join: How a stroke turns: miter (up to 4 widths), round or bevel.
        shade: What fills it in place of ``fill``, which is for those who show no gradients.
    """

    segments: tuple[Segment, ...]
    fill: Color | None = None
    stroke: Color | None = None
    width: float = 0.0
    even_odd: bool = False
    opacity: float = 1.0
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    shade: Gradient | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster picture in a rectangle.

    Attributes:
        rect: Where it stands.
        file: Absolute path of the prepared file (see ``scene.assets``).
        crop: Part of the picture shown, as shares of its width and height (x, y, width, height in 0 to 1).
        alt: What it shows.
        origin: Its block.
    """

    rect: Rect
    file: str
    crop: Rect = Rect(0.0, 0.0, 1.0, 1.0)
    alt: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Items drawn together.

    Attributes:
        items: From back to front, in reading order.
        matrix: Maps the items' coordinates to those around the group.
        clip: Nothing is drawn outside it (in the items' coordinates); None = no clip.
        role: What it is in the typesetter's terms (P, H1, Figure, Table, TR, TD …); Artifact = it is not read.
        lang: Language of the content, or empty.
        alt: Text in place of the content, or empty.
        origin: Its block.
        area: What it takes up even where nothing is drawn (a table's cell), in the items' coordinates.
        tags: Its element in that of the group around it; empty = that one.
        mask: Nothing is drawn outside this outline; empty = no mask.
        opacity: Of all of it together, 0 to 1.
    """

    items: tuple[Item, ...]
    matrix: Matrix = IDENTITY
    clip: Rect | None = None
    role: str = ""
    lang: str = ""
    alt: str = ""
    origin: Origin | None = None
    area: Rect | None = None
    tags: Tags = ()
    mask: tuple[Segment, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A clickable area.

    Attributes:
        rect: Where it is.
        target: An address (with scheme) or ``#name`` of a target of the scene.
        text: The words it covers, or empty.
        tags: Its element in that of the group around it; empty = that one.
    """

    rect: Rect
    target: str
    text: str = ""
    tags: Tags = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A named spot that links and the outline lead to; draws nothing."""

    name: str
    x: float
    y: float


Item: TypeAlias = Glyphs | Path | Picture | Group | LinkArea | Mark


def rectangle(rect: Rect, color: Color, opacity: float = 1.0) -> Path:
    """A filled upright rectangle."""
    segments: tuple[Segment, ...] = (
        ("M", rect.x, rect.y),
        ("L", rect.right, rect.y),
        ("L", rect.right, rect.bottom),
        ("L", rect.x, rect.bottom),
        ("Z",),
    )
    return Path(segments, fill=color, opacity=opacity)


_QUARTER = 0.5523
"""How far the handles of a quarter of a circle are from its ends, in radiuses."""


def ring(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    """The outline of a circle about (x, y)."""
    k = _QUARTER * radius
    return (
        ("M", x + radius, y),
        ("C", x + radius, y + k, x + k, y + radius, x, y + radius),
        ("C", x - k, y + radius, x - radius, y + k, x - radius, y),
        ("C", x - radius, y - k, x - k, y - radius, x, y - radius),
        ("C", x + k, y - radius, x + radius, y - k, x + radius, y),
        ("Z",),
    )


def oval(rect: Rect) -> tuple[Segment, ...]:
    """The outline of the oval that fills ``rect``."""
    circle = ring(0.0, 0.0, 1.0)
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    return transformed(circle, Matrix(rect.width / 2, 0.0, 0.0, rect.height / 2, x, y))


def moved(item: Item, dx: float, dy: float) -> Item:
    """``item`` shifted by (dx, dy); itself where that is nothing, as for most lines of a column."""
    if not dx and not dy:
        return item
    match item:
        case Glyphs():
            return Glyphs(
                item.x + dx,
                item.y + dy,
                item.face,
                item.size,
                item.color,
                item.text,
                item.glyphs,
                item.lang,
                item.origin,
                item.hidden,
                item.tags,
            )
        case Path():
            segments = tuple(_moved(segment, dx, dy) for segment in item.segments)
            style = (item.fill, item.stroke, item.width, item.even_odd, item.opacity, item.dash, item.cap, item.join)
            shade = item.shade and replace(item.shade, matrix=item.shade.matrix.then(Matrix.move(dx, dy)))
            return Path(segments, *style, shade)
        case Picture():
            return Picture(item.rect.moved(dx, dy), item.file, item.crop, item.alt, item.origin)
        case LinkArea():
            return LinkArea(item.rect.moved(dx, dy), item.target, item.text, item.tags)
        case Mark():
            return Mark(item.name, item.x + dx, item.y + dy)
        case Group():
            matrix = item.matrix.then(Matrix.move(dx, dy))
            says = (item.role, item.lang, item.alt, item.origin, item.area, item.tags, item.mask, item.opacity)
            return Group(item.items, matrix, item.clip, *says)


def transformed(segments: Iterable[Segment], matrix: Matrix) -> tuple[Segment, ...]:
    """``segments`` with their points mapped by ``matrix``."""
    if matrix is IDENTITY:
        return tuple(segments)
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    upright = not b and not c
    made: list[Segment] = []
    for one in segments:  # drawings have tens of thousands of them: spelled out
        if len(one) == 7:
            kind, x1, y1, x2, y2, x, y = one
            if upright:
                made.append((kind, a * x1 + e, d * y1 + f, a * x2 + e, d * y2 + f, a * x + e, d * y + f))
                continue
            first, second = (a * x1 + c * y1 + e, b * x1 + d * y1 + f), (a * x2 + c * y2 + e, b * x2 + d * y2 + f)
            made.append((kind, *first, *second, a * x + c * y + e, b * x + d * y + f))
        elif len(one) == 3:
            kind, x, y = one
            made.append((kind, a * x + c * y + e, b * x + d * y + f))
        else:
            made.append(one)
    return tuple(made)


def _moved(segment: Segment, dx: float, dy: float) -> Segment:
    shifted = [value + (dy if index % 2 else dx) for index, value in enumerate(segment[1:])]
    return (segment[0], *shifted)  # type: ignore[return-value]


__all__ = [
    "Glyph",
    "Glyphs",
    "Group",
    "Item",
    "LinkArea",
    "Mark",
    "Path",
    "Picture",
    "Segment",
    "moved",
    "oval",
    "rectangle",
    "ring",
]
