"""Draws pages with shadow, paper, guides and overlays where they are arranged; and the frame held while zooming.

It owns no widget: whoever has a painter in the view's pixels may have the pages drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.paint.qt_values import qt_rect
from kiclayout.editor.view.chrome import PAPER, Chrome
from kiclayout.editor.view.guides import Guides, Shown
from kiclayout.editor.view.tool import Overlay
from kiclayout.scene.page import Page

_SHADOW = 4
AROUND = 64
"""How far beyond a page's edges tools may draw, in the view's pixels."""


@dataclass(frozen=True, slots=True)
class Source:
    """What pages are drawn from.

    Attributes:
        drawings: Pages ready to be drawn.
        pictures: Their pixels.
    """

    drawings: Drawings
    pictures: Pictures


@dataclass(frozen=True, slots=True)
class Dressing:
    """What is drawn round and above the pages.

    Attributes:
        chrome: The view's colours.
        guides: Margins, grid and guides.
        shown: Which of them are on.
        overlays: What is drawn above the pages, the last one uppermost.
        staying: Those of them that are drawn in a preview, too.
    """

    chrome: Chrome
    guides: Guides
    shown: Shown
    overlays: Sequence[Overlay] = ()
    staying: Sequence[Overlay] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A page in the view: its trim in the view's pixels, and the pixels to a point."""

    page: Page
    frame: Rect
    scale: float


def paint_board(painter: QPainter, exposed: QRectF, spots: Sequence[Spot], source: Source, dressing: Dressing) -> None:
    """Draws the part ``exposed`` of the view: pasteboard, and ``spots`` upon it."""
    painter.fillRect(exposed, dressing.chrome.canvas)
    touched = [spot for spot in spots if _round(spot).intersects(exposed)]
    for spot in touched:
        if _paper(spot.frame).contains(exposed):  # most of what is drawn anew: the shadow would cost more than words
            painter.fillRect(exposed, PAPER)
        else:
            paint_paper(painter, spot.frame, dressing.chrome)
    for spot in touched:
        _paint_page(painter, exposed, spot, source, dressing)


def _round(spot: Spot) -> QRectF:
    """The page with all that may be drawn round it: shadow, bleed, what a tool shows at its edges."""
    frame, edge = spot.frame, _SHADOW + AROUND + spot.page.bleed * spot.scale
    return qt_rect(frame).adjusted(-edge, -edge, edge, edge)


def _paper(frame: Rect) -> QRectF:
    return QRectF(frame.x, frame.y, round(frame.width), round(frame.height))


def paint_paper(painter: QPainter, frame: Rect, chrome: Chrome) -> None:
    """An empty page with its shadow."""
    paper = _paper(frame)
    shade = QColor(chrome.shadow)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for away in range(_SHADOW):
        shade.setAlphaF(chrome.shadow.alphaF() * (1 - away / _SHADOW) ** 2)
        painter.setPen(QPen(shade, 1.0))
        painter.drawRect(paper.adjusted(-1 - away, -away, away, away + 1))
    painter.fillRect(paper, PAPER)


def _paint_page(painter: QPainter, exposed: QRectF, spot: Spot, source: Source, dressing: Dressing) -> None:
    page, frame, scale = spot.page, spot.frame, spot.scale
    shown = dressing.shown
    bleed = page.bleed if shown.bleed and not shown.preview else 0.0
    painter.save()
    painter.translate(frame.x, frame.y)
    painter.scale(scale, scale)
    sheet = Rect(0.0, 0.0, page.width, page.height).grown(bleed)
    seen = sheet.shared(_in_points(exposed, spot))
    if seen is not None:
        painter.save()
        painter.setClipRect(qt_rect(sheet), Qt.ClipOperation.IntersectClip)
        source.drawings.of(page).draw(painter, source.pictures, seen)
        painter.restore()
    dressing.guides.paint(painter, page, scale, shown)
    for overlay in dressing.staying if shown.preview else dressing.overlays:
        painter.save()
        overlay.paint(painter, page.index, scale)
        painter.restore()
    painter.restore()


def _in_points(exposed: QRectF, spot: Spot) -> Rect:
    """``exposed``, one pixel wider, in the page's points."""
    x, y = (exposed.x() - 1 - spot.frame.x) / spot.scale, (exposed.y() - 1 - spot.frame.y) / spot.scale
    return Rect(x, y, (exposed.width() + 2) / spot.scale, (exposed.height() + 2) / spot.scale)


@dataclass(frozen=True, slots=True)
class HeldFrame:
    """What the view showed when a zoom began, to be drawn larger or smaller until the pages are drawn anew.

    Attributes:
        picture: The view.
        frames: The trim of every page in it, in the view's pixels, by index.
    """

    picture: QPixmap
    frames: dict[int, Rect]

    def paint(self, painter: QPainter, exposed: QRectF, now: dict[int, Rect], chrome: Chrome) -> None:
        """Draws every page of the held picture where it lies ``now``; the others are empty paper."""
        painter.fillRect(exposed, chrome.canvas)
        ratio = self.picture.devicePixelRatio()
        held = Rect(0.0, 0.0, self.picture.width() / ratio, self.picture.height() / ratio)
        for index, frame in now.items():
            paint_paper(painter, frame, chrome)
            before = self.frames.get(index)
            seen = before.shared(held) if before is not None else None
            if before is None or seen is None:
                continue
            share = frame.width / before.width
            corner = QPointF(frame.x + (seen.x - before.x) * share, frame.y + (seen.y - before.y) * share)
            target = QRectF(corner.x(), corner.y(), seen.width * share, seen.height * share)
            source = QRectF(seen.x * ratio, seen.y * ratio, seen.width * ratio, seen.height * ratio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, share < 1)
            painter.drawPixmap(target, self.picture, source)
