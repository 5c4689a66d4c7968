"""What the panels' own painting needs: the theme behind a palette, sizes of type, small signs drawn with a pen.

Words and fields are painted by Qt and the window's style sheet; only rows and the gutter of the article's text are
painted by hand.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from kiclayout.base.diagnostics import Severity
from kiclayout.editor.theme.tokens import DARK, LIGHT, Tokens

PADDING = 16
_DARKEST_LIGHT = 128
_BODY, _LABEL, _BADGE = 12.0, 11.0, 10.0
ROW, RING = 30, 2

State = QStyle.StateFlag


def tokens_of(palette: QPalette) -> Tokens:
    """The colours of the theme that ``palette`` belongs to."""
    dark = palette.color(QPalette.ColorRole.Base).lightness() < _DARKEST_LIGHT
    return DARK if dark else LIGHT


def scale_of(font: QFont) -> float:
    """How much larger than designed the window's type is, and all that goes with it."""
    return max(0.5, font.pixelSize() / _BODY) if font.pixelSize() > 0 else 1.0


def scaled(font: QFont, *designed: float) -> tuple[int, ...]:
    """Designed lengths at the scale of ``font``, in whole pixels."""
    return tuple(round(one * scale_of(font)) for one in designed)


def row_height(font: QFont) -> int:
    """The height of a row, in pixels: 30 at the designed size, more for larger type."""
    return max(ROW, round(ROW * QFontMetrics(font).height() / 16))


def font_of(font: QFont, designed: float = _BODY, heavy: bool = False) -> QFont:
    """``font``, which stands for 12, at another of the designed sizes; ``heavy`` = semi-bold."""
    other = QFont(font)
    size = font.pixelSize() if font.pixelSize() > 0 else QFontMetrics(font).height() * _BODY / 15.0
    other.setPixelSize(max(8, round(size * designed / _BODY)))
    other.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
    return other


def label_font(font: QFont, heavy: bool = False) -> QFont:
    """The font of labels."""
    return font_of(font, _LABEL, heavy)


def badge_font(font: QFont) -> QFont:
    """The font of badges."""
    return font_of(font, _BADGE, heavy=True)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    """The ground of a row that is selected or under the pointer."""
    state: QStyle.StateFlag = option.state
    rect: QRect = option.rect
    view: QWidget = option.widget
    if isinstance(view, QAbstractItemView) and view.hasFocus():  # the ring round the list stays whole
        rect = rect & view.viewport().rect().adjusted(RING, RING, -RING, -RING)
    if state & State.State_Selected:
        painter.fillRect(rect, QColor(tokens.selection_bg))
    elif state & State.State_MouseOver:
        painter.fillRect(rect, QColor(tokens.hover))


def paint_words(painter: QPainter, rect: QRectF, text: str, color: str, align: Qt.AlignmentFlag | None = None) -> None:
    """One line of words, cut with an ellipsis where it does not fit."""
    where = align if align is not None else Qt.AlignmentFlag.AlignLeft
    painter.setPen(QColor(color))
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) + 1)
    painter.drawText(rect, int(where | Qt.AlignmentFlag.AlignVCenter), cut)


def paint_chevron(painter: QPainter, center: QPointF, opened: bool, color: str, scale: float) -> None:
    """The sign of a row that can be opened."""
    half, deep = 3.5 * scale, 2.0 * scale
    path = QPainterPath()
    if opened:
        path.moveTo(center + QPointF(-half, -deep))
        path.lineTo(center + QPointF(0, deep - 0.25))
        path.lineTo(center + QPointF(half, -deep))
    else:
        path.moveTo(center + QPointF(-deep, -half))
        path.lineTo(center + QPointF(deep - 0.25, 0))
        path.lineTo(center + QPointF(-deep, half))
    painter.strokePath(path, thin_pen(color, 1.5 * scale))


def thin_pen(color: str, width: float = 1.5) -> QPen:
    """The pen of icons: square joins."""
    pen = QPen(QColor(color), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    return pen


def severity_color(tokens: Tokens, severity: Severity) -> str:
    """The colour of findings of ``severity``."""
    return {Severity.ERROR: tokens.error, Severity.WARNING: tokens.warning}.get(severity, tokens.info)


def paint_severity(painter: QPainter, box: QRectF, severity: Severity, color: str) -> None:
    """A square, triangle or disc, so that severities differ in shape, too. ``box`` is a square around it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    if severity is Severity.ERROR:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    elif severity is Severity.WARNING:
        corners = [QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawEllipse(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
