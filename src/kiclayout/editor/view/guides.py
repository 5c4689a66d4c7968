"""Lines over the pages that are not printed: margins, columns, baseline grid, bleed, guides of the rulers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter

from kiclayout.base.geometry import Rect
from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass
from kiclayout.design.layout import Layout
from kiclayout.design.placing import margins
from kiclayout.design.template import Template
from kiclayout.editor.paint.qt_values import even_pen, qt_rect
from kiclayout.editor.view.chrome import BASELINE, BLEED, COLUMN, GUIDE, MARGIN
from kiclayout.scene.page import Page

_CLOSEST = 3.0
"""Pixels between two lines of the grid below which it would be a grey field."""
_SAME = 0.05


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown beside the pages themselves.

    Attributes:
        rulers: In millimetres, above and left of the pages.
        guides: Margins, columns, guides of the rulers.
        grid: The baseline grid.
        bleed: Its edge, and what is printed in it.
        preview: The bare pages, whatever else is said here; rulers stay.
    """

    rulers: bool = True
    guides: bool = True
    grid: bool = False
    bleed: bool = False
    preview: bool = False


@dataclass(frozen=True, slots=True)
class RulerGuide:
    """A guide drawn out of a ruler.

    Attributes:
        axis: ``x``: a vertical line; ``y``: a horizontal one.
        at: In points from the trim's corner.
        page: The page it is on; None = every page.
    """

    axis: Literal["x", "y"]
    at: float
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Guides:
    """What the guides are drawn from.

    Attributes:
        layout: The layout as the issue wears it; None = no margins are known.
        drawn: Out of the rulers.
    """

    layout: Layout | None = None
    drawn: tuple[RulerGuide, ...] = ()

    def paint(self, painter: QPainter, page: Page, scale: float, shown: Shown) -> None:
        """Draws the lines of ``page``; the coordinates of ``painter`` are its points.

        Args:
            painter: Left with another pen.
            page: The page.
            scale: Pixels to a point.
            shown: Which lines are wanted.
        """
        if shown.preview:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        template = self.layout.template(page.template) if self.layout else None
        if template is not None and self.layout is not None:
            if shown.grid:
                _draw_grid(painter, template, self.layout.half_unit, scale)
            if shown.guides:
                _draw_frames(painter, template)
        if shown.guides:
            self._draw_own(painter, page)
        if shown.bleed and page.bleed:
            _rectangle(painter, Rect(0.0, 0.0, page.width, page.height).grown(page.bleed), BLEED)

    def _draw_own(self, painter: QPainter, page: Page) -> None:
        painter.setPen(even_pen(GUIDE))
        for guide in self.drawn:
            if guide.page not in (None, page.index):
                continue
            if guide.axis == "x":
                painter.drawLine(QLineF(guide.at, 0.0, guide.at, page.height))
            else:
                painter.drawLine(QLineF(0.0, guide.at, page.width, guide.at))


def columns(template: Template) -> tuple[tuple[float, float, float], ...]:
    """Edges of columns inside the margins: x, top and bottom, in points."""
    around = margins(template)
    if around is None:
        return ()
    return tuple(edge for edge in _edges(template) if around.x + _SAME < edge[0] < around.right - _SAME)


def _edges(template: Template) -> Iterator[tuple[float, float, float]]:
    for frame in template.frames:
        rect = frame.rect
        xs = [rect.x, rect.right]
        if frame.side:
            xs += [rect.x - frame.gutter, rect.x - frame.gutter - frame.side]
        for x in sorted(set(xs)):
            yield x, rect.y, rect.bottom


def _draw_frames(painter: QPainter, template: Template) -> None:
    around, lines = _lines_of(Same(template))
    if around is None:
        return
    painter.setPen(even_pen(COLUMN))
    painter.drawLines(lines)
    _rectangle(painter, around, MARGIN)


@lru_cache(maxsize=64)
def _lines_of(template: Same[Template]) -> tuple[Rect | None, list[QLineF]]:
    """The margins of a template and the edges of its columns: every key draws them."""
    return margins(template.value), [QLineF(x, top, x, bottom) for x, top, bottom in columns(template.value)]


def _draw_grid(painter: QPainter, template: Template, usual: float, scale: float) -> None:
    painter.setPen(even_pen(BASELINE))
    for frame in template.frames:
        step, whole = frame.half_unit or usual, frame.whole
        if step * scale < _CLOSEST:
            continue
        count = int(whole.height / step) + 1
        ys = (whole.y + step * number for number in range(count))
        painter.drawLines([QLineF(whole.x, y, whole.right, y) for y in ys])


def _rectangle(painter: QPainter, rect: Rect, color: QColor) -> None:
    painter.setPen(even_pen(color))
    painter.drawRect(qt_rect(rect))
