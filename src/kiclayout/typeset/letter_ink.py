"""Placed words of drawings as items: as text, as outlines, with their strokes and the lines along them.

Where they stand is known (``letter_places``); whether they are text or outlines is decided by whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.color import BLACK
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.scene.items import Glyphs, Group, Item, Path, Segment, rectangle, transformed
from kiclayout.scene.lettering import Stretch
from kiclayout.text.fonts import FontFace
from kiclayout.text.outlines import outline
from kiclayout.typeset.letter_places import Placed

_LEAN = -0.2126
"""How far slanted letters lean: the tangent of 12 degrees."""
_RULE, _RULES = 0.06, {"underline": 0.09, "overline": -0.9, "line-through": -0.32}
"""How thick lines along words are, and how far below the baseline they begin, in ems."""
_ABOVE, _HIGH = 0.88, 1.12
"""What words take up above the baseline, and altogether, in ems."""
_LEVEL = 1e-9


@dataclass(frozen=True, slots=True)
class Inked:
    """A run of a drawing's words, ready to be painted.

    Attributes:
        run: Where it stands.
        stretch: What it is part of.
        around: Maps the coordinates of the words to the drawing's.
    """

    run: Placed
    stretch: Stretch
    around: Matrix

    @property
    def matrix(self) -> Matrix:
        """Maps the run's own coordinates, which begin at its left end on its baseline, to the drawing's."""
        run, own = self.run, Matrix(a=self.run.wide)
        if self.stretch.type.slanted:
            own = own.then(Matrix(c=_LEAN))
        if run.turn:
            own = own.then(Matrix.turn(run.turn))
        return own.then(Matrix.move(run.x, run.y)).then(self.around)

    @property
    def fill(self) -> float:
        """How much of what fills it is seen, 0 to 1; 0 = nothing does."""
        look = self.stretch.look
        return 0.0 if look.fill is None else look.fill_part * look.opacity

    @property
    def stroke(self) -> float:
        """How much of its strokes is seen, likewise."""
        look = self.stretch.look
        return 0.0 if look.stroke is None or look.width <= 0 else look.stroke_part * look.opacity

    @property
    def box(self) -> Rect:
        """What it takes up, in the coordinates of the words, if it is not turned."""
        size = self.run.run.size
        return Rect(self.run.x, self.run.y - _ABOVE * size, self.run.width, _HIGH * size)

    @property
    def area(self) -> Rect:
        """What it takes up in the drawing."""
        size, wide = self.run.run.size, sum(glyph.advance for glyph in self.run.glyphs)
        return self.matrix.around(Rect(0.0, -_ABOVE * size, wide, _HIGH * size))

    @property
    def key(self) -> tuple[str, int, int]:
        """Its characters and where they stand, to a tenth of a point."""
        matrix = self.matrix
        return self.run.text, round(10 * matrix.e), round(10 * matrix.f)


def scale_of(matrix: Matrix) -> float:
    """How many times larger ``matrix`` makes things, on the whole."""
    return float(abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)


def text(one: Inked, *, hidden: bool = False) -> Item:
    """The run as glyphs; in coordinates of its own only where it is turned, skewed or stretched."""
    matrix = one.matrix
    scale = scale_of(matrix) or 1.0
    upright = max(abs(matrix.b), abs(matrix.c), abs(matrix.a - scale), abs(matrix.d - scale)) <= _LEVEL * scale
    at = (matrix.e, matrix.f) if upright else (0.0, 0.0)
    glyphs = tuple(
        glyph._replace(advance=glyph.advance * scale, dx=glyph.dx * scale, dy=glyph.dy * scale)
        for glyph in one.run.glyphs
    )
    shaped, color = one.run.run, one.stretch.look.fill or BLACK
    made = Glyphs(*at, shaped.face, shaped.size * scale, color, one.run.text, glyphs, shaped.lang, None, hidden)
    return made if upright else Group((made,), Matrix.scale(1 / scale).then(matrix))


def outlines(one: Inked, face: FontFace) -> tuple[Segment, ...]:
    """The outlines of the run's glyphs, in the drawing."""
    segments: list[Segment] = []
    size, x, matrix = one.run.run.size, 0.0, one.matrix
    for glyph in one.run.glyphs:
        own = Matrix(size, 0.0, 0.0, -size, x + glyph.dx, -glyph.dy)
        segments += transformed(outline(face, glyph.id), own.then(matrix))
        x += glyph.advance
    return tuple(segments)


def filled(one: Inked, segments: tuple[Segment, ...], box: Rect) -> Iterator[Path]:
    """The run's ``segments`` with what fills them; ``box`` is that of all its words, in their coordinates."""
    if not segments or not one.fill:
        return
    shade = one.stretch.gradient
    if shade is not None:
        whole = Matrix(box.width, 0.0, 0.0, box.height, box.x, box.y) if one.stretch.boxed else Matrix()
        shade = replace(shade, matrix=shade.matrix.then(whole).then(one.around))
    yield Path(segments, one.stretch.look.fill, opacity=one.fill, shade=shade)


def stroked(one: Inked, segments: tuple[Segment, ...]) -> Iterator[Path]:
    """The strokes along the run's ``segments``."""
    look, scale = one.stretch.look, scale_of(one.around)
    if segments and one.stroke:
        dash = tuple(part * scale for part in look.dash)
        yield Path(segments, None, look.stroke, look.width * scale, False, one.stroke, dash, look.cap, look.join)


def rules(one: Inked) -> Iterator[Path]:
    """The lines along the run's words."""
    size, wide = one.stretch.type.size, sum(glyph.advance for glyph in one.run.glyphs)
    for name in one.stretch.type.rules if one.fill else ():
        line = rectangle(Rect(0.0, _RULES[name] * size, wide, _RULE * size), one.stretch.look.fill or BLACK, one.fill)
        yield replace(line, segments=transformed(line.segments, one.matrix))
