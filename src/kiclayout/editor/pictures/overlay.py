"""Draws what is chosen of the pictures, above the pages: frame and handles, the whole picture round it while it is
moved inside, its fineness as a small badge, sizes while they are dragged, and where something would be let go.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from kiclayout.base.geometry import Rect
from kiclayout.base.units import MM
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.paint.qt_values import even_pen, qt_rect
from kiclayout.editor.pictures.fineness import Level, level_of
from kiclayout.editor.pictures.framing import View
from kiclayout.editor.pictures.landing import Landing, Way
from kiclayout.editor.pictures.tool import PictureTool
from kiclayout.editor.theme.tokens import LIGHT
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import FRAME, PAPER
from kiclayout.editor.view.handles import around, paint_handles, paint_outline
from kiclayout.editor.view.tool import PageArea
from kiclayout.scene.frames import Framed

GHOST = 0.3
"""How much is seen of what the frame cuts off, while the picture is worked on inside it."""
_TINT = 0.14
_LARGEST = 2048
_SPARE = 6
"""Pixels drawn anew round what was drawn."""
_MARK = 3.0
"""Pixels that the mark of a landing is thick."""
_BADGE, _INSET, _AIR = 10.0, 6.0, 5.0
"""Pixels: height of the badge's words, how far it is from the frame's corner, the room at its words' sides."""


class PictureOverlay(QObject):
    """See the module; a ``view.tool.Overlay``."""

    def __init__(self, tool: PictureTool, pictures: Pictures, view: PageView) -> None:
        super().__init__(tool)
        self._tool, self._pictures, self._view = tool, pictures, view
        self._drawn: tuple[PageArea, ...] = ()
        self._kept: tuple[tuple[int, int, int], QImage] | None = None
        tool.changed.connect(self._changed)

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """What belongs to the page with index ``page``."""
        tool = self._tool
        if tool.under is not None and tool.under.page == page:
            paint_outline(painter, tool.under.rect, scale, faint=True)
        place = tool.picked.place
        if place is not None and place[0] == page:
            self._paint_chosen(painter, place[1], scale)
        if tool.landing is not None and tool.landing.page == page:
            _paint_landing(painter, tool.landing, scale)

    def _paint_chosen(self, painter: QPainter, framed: Framed, scale: float) -> None:
        tool, view = self._tool, self._tool.moved or self._tool.picked.view
        if tool.picked.inside and view is not None:
            self._paint_ghost(painter, framed, view, scale)
            paint_outline(painter, framed.rect, scale)
        else:
            paint_outline(painter, framed.rect, scale, locked=not tool.picked.free)
            paint_handles(painter, framed.rect, scale, tool.picked.free)
        if view is not None:
            self._paint_badge(painter, framed.rect, view, scale)

    def _paint_ghost(self, painter: QPainter, framed: Framed, view: View, scale: float) -> None:
        """What the frame cuts off, paler, and the outline of all of the picture."""
        whole = view.whole_rect.moved(framed.rect.x, framed.rect.y)
        image = self._ghost(framed.file, whole, scale * painter.device().devicePixelRatioF())
        if image is not None:
            if self._tool.moved is not None:
                _draw_part(painter, image, whole, framed.rect)
            painter.save()
            painter.setOpacity(GHOST)
            for part in _outside(whole, framed.rect):
                _draw_part(painter, image, whole, part)
            painter.restore()
        paint_outline(painter, whole, scale, faint=True)

    def _ghost(self, file: str, whole: Rect, scale: float) -> QImage | None:
        """The picture as many pixels large as it is shown; kept, for while it is moved that stays the same."""
        size = QSize(round(whole.width * scale), round(whole.height * scale)).boundedTo(QSize(_LARGEST, _LARGEST))
        image = self._pictures.image(file, float(max(size.width(), size.height())))
        if image is None or image.isNull() or size.isEmpty():
            return None
        key = image.cacheKey(), size.width(), size.height()
        if self._kept is None or self._kept[0] != key:
            ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._kept = key, image.scaled(size, *ways)
        return self._kept[1]

    def _paint_badge(self, painter: QPainter, rect: Rect, view: View, scale: float) -> None:
        """Pixels per inch; while something is dragged also the frame's size, or how large the picture is in it."""
        said = []
        if self._tool.held is not None:
            said.append(f"{rect.width / MM:.1f} × {rect.height / MM:.1f} mm")
        elif self._tool.picked.inside:
            said.append(f"{view.zoom * 100:.0f} %")
        if view.ppi is not None:
            said.append(f"{view.ppi} ppi")
        if said:
            level = Level.PRINT if view.ppi is None else level_of(view.ppi)
            _paint_words(painter, rect, "  ·  ".join(said), level.color, scale)

    # ------------------------------------------------------------------------------------------------ drawing anew
    def _changed(self) -> None:
        """Draws anew where something was and where something is."""
        now = tuple(self._areas())
        for area in {*self._drawn, *now}:
            self._view.update_area(PageArea(area.page, around(area.rect, self._view.scale)), _SPARE)
        self._drawn = now

    def _areas(self) -> Iterator[PageArea]:
        """What is drawn over."""
        tool, place = self._tool, self._tool.picked.place
        if tool.under is not None:
            yield tool.under
        if tool.landing is not None:
            yield PageArea(tool.landing.page, tool.landing.mark)
        if place is not None:
            page, framed = place
            yield PageArea(page, framed.rect)
            if tool.picked.inside and (view := tool.moved or tool.picked.view) is not None:
                yield PageArea(page, view.whole_rect.moved(framed.rect.x, framed.rect.y))


def _paint_landing(painter: QPainter, landing: Landing, scale: float) -> None:
    """A tinted frame, or a bar with a dot at its ends."""
    if landing.way is Way.INTO:
        tint = QColor(FRAME)
        tint.setAlphaF(_TINT)
        painter.fillRect(qt_rect(landing.mark), tint)
    pen = even_pen(FRAME, _MARK)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    mark = landing.mark
    if landing.way is Way.INTO:
        painter.drawRect(qt_rect(mark))
        return
    ends = QPointF(mark.x, mark.y), QPointF(mark.right, mark.bottom)
    painter.drawLine(*ends)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(FRAME)
    for end in ends:
        painter.drawEllipse(end, _MARK * 1.2 / scale, _MARK * 1.2 / scale)


def _paint_words(painter: QPainter, rect: Rect, words: str, color: str, scale: float) -> None:
    """A small badge in the lower left corner of ``rect``, of one size at every zoom; none where it has no room."""
    font = QFont(painter.font())
    font.setPixelSize(round(_BADGE))
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    wide, high = metrics.horizontalAdvance(words) + 2 * _AIR + 9, metrics.height() + 2
    if wide + 2 * _INSET > rect.width * scale or high + 2 * _INSET > rect.height * scale:
        return
    painter.save()
    painter.translate(rect.x, rect.bottom)
    painter.scale(1 / scale, 1 / scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(_INSET, -_INSET - high, wide, high)
    ground = QColor(PAPER)
    ground.setAlphaF(0.94)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    painter.setBrush(QColor(color))
    painter.drawEllipse(QPointF(box.left() + _AIR + 2.5, box.center().y()), 3, 3)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.text))
    painter.drawText(box.adjusted(_AIR + 9, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()


def _draw_part(painter: QPainter, image: QImage, whole: Rect, part: Rect) -> None:
    """What of ``image``, which fills ``whole``, lies in ``part``."""
    across, down = image.width() / whole.width, image.height() / whole.height
    source = QRectF((part.x - whole.x) * across, (part.y - whole.y) * down, part.width * across, part.height * down)
    painter.drawImage(qt_rect(part), image, source)


def _outside(whole: Rect, frame: Rect) -> Iterator[Rect]:
    """The strips of ``whole`` round ``frame``, which lies in it: above, below, left, right."""
    for x, y, right, bottom in (
        (whole.x, whole.y, whole.right, frame.y),
        (whole.x, frame.bottom, whole.right, whole.bottom),
        (whole.x, frame.y, frame.x, frame.bottom),
        (frame.right, frame.y, whole.right, frame.bottom),
    ):
        if right - x > 0.01 and bottom - y > 0.01:
            yield Rect(x, y, right - x, bottom - y)
