"""Text as Qt draws it: runs of glyphs with the very ink that their outlines have, whatever the size and the colour.

Two things that Qt does to text would make the screen differ from the PDF. FreeType thickens the stems of small OpenType
glyphs (by a third at 13 pixels, measured), and Qt blends letters with a gamma that undoes this for black on white, but
makes white text on a dark ground nearly twice as heavy. Fonts are therefore opened many times too large and scaled down
by the painter, where nothing is thickened; and text is drawn on a transparent film, where nothing is gammaed, which is
then laid over the page. Very large glyphs are filled as outlines: past 64 pixels Qt draws no glyph run at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGlyphRun, QImage, QPainter, QTransform

from kiclayout.base.geometry import Rect, enclosing
from kiclayout.editor.paint.easel import Easel
from kiclayout.editor.paint.glyph_fonts import FINER, GlyphFonts
from kiclayout.scene.items import Glyphs

_LARGEST = 62.0
"""Pixels to the em up to which Qt draws glyph runs (64, less what rounding may add)."""
_NOWHERE = QPointF()
_ABOVE, _BELOW = 0.9, 0.25


class Run:
    """Glyphs of one face, size and colour on one baseline.

    Attributes:
        extent: Nothing is drawn outside it, however far glyphs hang over.
        body: Where the text stands, roughly: what covers it covers letters.
    """

    __slots__ = ("_color", "_em", "_fonts", "_glyphs", "_place", "_run", "body", "extent")

    def __init__(self, run: Glyphs, fonts: GlyphFonts, color: QColor, place: tuple[float, float, float]) -> None:
        """``place`` = (scale, x, y): how a group scales the run, and where it begins on the page."""
        self._glyphs, self._fonts, self._color, self._place = run, fonts, color, place
        self._run: QGlyphRun | None = None
        scale, x, y = place
        em, width = run.size * scale, run.width * scale
        self._em = em
        self.body = Rect(x, y - _ABOVE * em, width, (_ABOVE + _BELOW) * em)
        self.extent = Rect(x - em, y - 1.5 * em, width + 2 * em, 2.5 * em)

    def like(self, other: Run) -> bool:
        """Whether ``other`` draws the very same; which characters of the issue it shows is no matter."""
        one, two = self._glyphs, other._glyphs
        same = one.face == two.face and one.size == two.size and self._color == other._color
        return same and self._place == other._place and one.glyphs == two.glyphs

    def fits(self, scale: float) -> bool:
        """Whether Qt draws it as glyphs when a point is ``scale`` pixels."""
        return self._em * scale < _LARGEST

    def ink(self, painter: QPainter) -> None:
        """Draws the glyphs; a point is ``FINER`` units of ``painter``."""
        if self._run is None:
            self._run = QGlyphRun()
            self._run.setRawFont(self._fonts.font(self._glyphs.face, self._em))
            self._run.setGlyphIndexes([glyph.id for glyph in self._glyphs.glyphs])
            self._run.setPositions([QPointF(x * FINER, y * FINER) for x, y in self._places()])
        painter.setPen(self._color)
        painter.drawGlyphRun(_NOWHERE, self._run)

    def draw(self, easel: Easel) -> None:
        """Fills the outlines of the glyphs in sight."""
        painter, base, share = easel.painter, easel.painter.worldTransform(), self._em / FINER
        left, right = easel.seen.x - self._em, easel.seen.x + easel.seen.width + self._em
        for glyph, (x, y) in zip(self._glyphs.glyphs, self._places(), strict=True):
            if left <= x <= right:
                painter.setWorldTransform(QTransform(share, 0.0, 0.0, share, x, y) * base)
                painter.fillPath(self._fonts.outline(self._glyphs.face, glyph.id), self._color)
        painter.setWorldTransform(base)

    def _places(self) -> Iterator[tuple[float, float]]:
        """Where every glyph's origin lies, in points of the page, as in the PDF."""
        scale, pen, base = self._place
        for glyph in self._glyphs.glyphs:
            yield pen + glyph.dx * scale, base - glyph.dy * scale
            pen += glyph.advance * scale


class Film:
    """A transparent sheet that is used again and again."""

    def __init__(self) -> None:
        self._sheet = QImage()

    def lay(self, easel: Easel, runs: Sequence[Run]) -> None:
        """Draws ``runs``, none of which is too large, on the film and lays it over the page."""
        whole = enclosing(run.extent for run in runs)
        extent = whole.shared(easel.seen) if whole is not None else None
        if extent is None:
            return
        area = easel.pixels(extent)
        sheet = self._sized(area.width, area.height)
        ink = QPainter(sheet)
        ink.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        ink.fillRect(0, 0, area.width, area.height, QColor(0, 0, 0, 0))
        ink.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        ink.setClipRect(0, 0, area.width, area.height)
        share = easel.scale / FINER
        ink.setTransform(QTransform(share, 0.0, 0.0, share, easel.left - area.left, easel.top - area.top))
        for run in runs:
            run.ink(ink)
        ink.end()
        easel.lay(sheet, area)

    def _sized(self, width: int, height: int) -> QImage:
        sheet = self._sheet
        if sheet.width() < width or sheet.height() < height:
            size = max(sheet.width(), width), max(sheet.height(), height)
            self._sheet = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        return self._sheet
