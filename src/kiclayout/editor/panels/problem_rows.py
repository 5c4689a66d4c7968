"""How a finding's row is painted: shape, page, what is wrong, what to do about it, file and line at the right end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QStyleOptionViewItem, QToolTip

from kiclayout.base.diagnostics import Diagnostic, Severity
from kiclayout.base.record import dataclass
from kiclayout.editor.panels.looks import (
    PADDING,
    State,
    badge_font,
    font_of,
    label_font,
    paint_severity,
    paint_words,
    scaled,
    severity_color,
    tokens_of,
)
from kiclayout.editor.panels.painted import Index, PaintedRows
from kiclayout.editor.panels.problem_model import FINDING
from kiclayout.editor.theme.tokens import Tokens

_SHAPE, _GAP, _SHORTEST_HINT = 10, 12, 90
RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Account:
    """What a row says of a finding: severity, page as printed, message, hint, file and line."""

    severity: Severity
    page: str
    message: str
    hint: str
    place: str


class ProblemRows(PaintedRows):
    """Paints rows; ``account`` says what of a finding, ``pages`` what the pages without a number are called."""

    def __init__(
        self, account: Callable[[Diagnostic], Account], pages: Callable[[], tuple[str, ...]], parent: QObject
    ) -> None:
        super().__init__(FINDING, 200, parent)
        self._account, self._pages = account, pages

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, value: Any, tokens: Tokens) -> None:
        """See the module."""
        said = self._account(value)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        font: QFont = option.font
        side, gap, padding, least = scaled(font, _SHAPE, _GAP, PADDING, _SHORTEST_HINT)
        left, middle = rect.left() + padding, rect.center().y()
        shape = QRectF(left, middle - side / 2, side, side)
        paint_severity(painter, shape, said.severity, severity_color(tokens, said.severity))
        left += side + gap
        painter.setFont(font_of(font, heavy=True))
        column = max(map(painter.fontMetrics().horizontalAdvance, ("P888", *self._pages())))
        chosen = bool(option.state & State.State_Selected)
        page = QRectF(left, rect.top(), column, rect.height())
        paint_words(painter, page, said.page, tokens.selection if chosen else tokens.text2)
        left += column + gap
        right = self._place(painter, rect, font, said, tokens)
        painter.setFont(font_of(font))
        words = QRectF(left, rect.top(), max(0.0, right - left), rect.height())
        paint_words(painter, words, said.message, tokens.selection if chosen else tokens.text)
        left += painter.fontMetrics().horizontalAdvance(said.message) + gap
        if said.hint and right - left > least:
            rest = QRectF(left, rect.top(), right - left, rect.height())
            paint_words(painter, rest, said.hint, tokens.text3)

    def _place(self, painter: QPainter, rect: QRectF, font: QFont, said: Account, tokens: Tokens) -> float:
        """Paints file and line; returns how far right the message may go."""
        gap, padding = scaled(font, _GAP, PADDING)
        right = rect.right() - padding
        painter.setFont(label_font(font))
        width = min(painter.fontMetrics().horizontalAdvance(said.place) + 1.0, rect.width() / 3)
        paint_words(painter, QRectF(right - width, rect.top(), width, rect.height()), said.place, tokens.text3, RIGHT)
        return right - width - gap

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Message, hint and place in full."""
        found: Diagnostic | None = index.data(FINDING)
        if event.type() is not QEvent.Type.ToolTip or found is None:
            return False
        said = self._account(found)
        QToolTip.showText(event.globalPos(), "\n".join(part for part in (said.message, said.hint, said.place) if part))
        return True


class SeverityBadge(QAbstractButton):
    """A count of findings of one severity; pressed out, those findings are hidden."""

    def __init__(self, severity: Severity, parent: QObject | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.severity, self.count = severity, 0
        self.setObjectName(f"badge-{severity.name.lower()}")
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, count: int) -> None:
        """Shows another count."""
        self.count = count
        self.setText(str(count))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as shape and count are."""
        font = badge_font(self.font())
        self.ensurePolished()
        around, least, high = scaled(self.font(), 34, 44, 22)
        width = self.fontMetrics().horizontalAdvance(str(self.count)) + around
        return QSize(max(least, width), max(high, font.pixelSize() + 12))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A pill: ground in a faint tint, shape and count in the severity's colour."""
        tokens = tokens_of(self.palette())
        color = QColor(severity_color(tokens, self.severity) if self.isChecked() and self.count else tokens.text3)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        tint = QColor(color)
        tint.setAlphaF(0.14 if self.isChecked() and self.count else 0.0)
        edge = QColor(tokens.selection) if self.hasFocus() else QColor(tokens.line)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(QBrush(tint))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        inside, side, gap = scaled(self.font(), 9, 8, 6)
        box = QRectF(pill.left() + inside, pill.center().y() - side / 2, side, side)
        paint_severity(painter, box, self.severity, color.name())
        painter.setFont(badge_font(self.font()))
        painter.setPen(color)
        words = QRectF(QPointF(box.right() + gap, pill.top()), pill.bottomRight())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(self.count))
        painter.end()
