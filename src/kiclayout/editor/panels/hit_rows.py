"""What was found, as rows: page, the words around with the match set off, the article at the right end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kiclayout.base.record import dataclass
from kiclayout.editor.panels.looks import (
    PADDING,
    State,
    font_of,
    label_font,
    paint_words,
    scaled,
)
from kiclayout.editor.panels.painted import Index, PaintedRows
from kiclayout.editor.theme.tokens import Tokens

HIT = Qt.ItemDataRole.UserRole
_BEFORE, _BEHIND, _GAP = 24, 80, 12


@dataclass(frozen=True, slots=True)
class Context:
    """What a row shows: page as printed, words before, the match, words behind, where it stands."""

    page: str
    before: str
    match: str
    behind: str
    where: str


def context_of(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words round a match, on one line, cut with an ellipsis at the far ends."""
    before, behind = text[:start].replace("\n", " "), text[end:].replace("\n", " ")
    cut = before if len(before) <= _BEFORE else "…" + before[-_BEFORE:].lstrip()
    rest = behind if len(behind) <= _BEHIND else behind[:_BEHIND].rstrip() + "…"
    return cut, text[start:end], rest


class HitModel(QAbstractListModel):
    """The hits; they are told apart by nothing, so that another search is another list."""

    def __init__(self, context: Callable[[Any], Context], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.hits: tuple[Any, ...] = ()

    def show(self, hits: Sequence[Any]) -> None:
        """Shows ``hits``."""
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many there are."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line of a hit, or the hit."""
        if not index.isValid() or index.row() >= len(self.hits):
            return None
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self._context(hit)
            return f"{said.page} {said.before}{said.match}{said.behind} {said.where}".strip()
        return None


class HitRows(PaintedRows):
    """Paints rows; ``context`` says what of a hit."""

    def __init__(self, context: Callable[[Any], Context], parent: QObject) -> None:
        super().__init__(HIT, 200, parent)
        self._context = context

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, value: Any, tokens: Tokens) -> None:
        """See the module."""
        said = self._context(value)
        rect, font = QRectF(option.rect), option.font
        chosen = bool(option.state & State.State_Selected)
        gap, padding = scaled(font, _GAP, PADDING)
        left = rect.left() + padding
        painter.setFont(font_of(font, heavy=True))
        column = painter.fontMetrics().horizontalAdvance("P888")
        page = tokens.selection if chosen else tokens.text2
        paint_words(painter, QRectF(left, rect.top(), column, rect.height()), said.page, page)
        left += column + gap
        painter.setFont(label_font(font))
        width = min(painter.fontMetrics().horizontalAdvance(said.where) + 1.0, rect.width() / 3)
        right = rect.right() - padding - width
        where = QRectF(right, rect.top(), width, rect.height())
        paint_words(painter, where, said.where, tokens.text3, Qt.AlignmentFlag.AlignRight)
        before = cut_before(said, font, right - gap - left)
        parts = (
            (before, False, tokens.text2),
            (said.match, True, tokens.text),
            (said.behind, False, tokens.text2),
        )
        for text, heavy, color in parts:
            painter.setFont(font_of(font, heavy=heavy))
            room = QRectF(left, rect.top(), max(0.0, right - gap - left), rect.height())
            wide = painter.fontMetrics().horizontalAdvance(text)
            if heavy and room.width() > 0:
                tint, high = QColor(tokens.warning), painter.fontMetrics().height() + 2
                tint.setAlphaF(0.22)
                painter.fillRect(
                    QRectF(left - 1, rect.center().y() - high / 2, min(wide, room.width()) + 2, high), tint
                )
            paint_words(painter, room, text, tokens.selection if chosen else color)
            left += wide


def cut_before(said: Context, font: QFont, room: float) -> str:
    """What stands before the words found, cut at its beginning so that they and a little behind them can be seen."""
    plain = QFontMetricsF(font_of(font))
    found = QFontMetricsF(font_of(font, heavy=True)).horizontalAdvance(said.match)
    behind = min(plain.horizontalAdvance(said.behind), room / 4)
    return plain.elidedText(said.before, Qt.TextElideMode.ElideLeft, max(room - found - behind, 0.0))
