"""The list of partners: a check box for the wall, the logo on light and on dark ground, name, role and state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kiclayout.base.diagnostics import Severity
from kiclayout.editor.panels.looks import (
    PADDING,
    State,
    font_of,
    label_font,
    paint_severity,
    paint_words,
    scaled,
    severity_color,
    thin_pen,
)
from kiclayout.editor.panels.painted import Index, PaintedRows
from kiclayout.editor.partners.entries import Entry
from kiclayout.editor.partners.thumbs import LogoThumbs
from kiclayout.editor.theme.tokens import PAGE, Tokens
from kiclayout.editor.words import Words

ENTRY = Qt.ItemDataRole.UserRole
MIME = "application/x-kiclayout-partner"
HIGH, BOX, THUMB, GAP = 52, 14, (58, 36), 8
_INSET = 4


class PartnerModel(QAbstractListModel):
    """The rows.

    Signals:
        toggled: A mark is to be on the wall, or off it: its partner's id, and which.
        moved: A mark is to stand before another row: its partner's id, and the row.
    """

    toggled, moved = Signal(str, bool), Signal(str, int)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Shows ``entries``; rows that are the same stay what they are for whoever looks at them."""
        new = tuple(entries)
        if [one.partner.id for one in new] == [one.partner.id for one in self.entries]:
            self.entries = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self.entries = new
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """The row of the partner called ``name``; -1 = it is not shown."""
        return next((row for row, one in enumerate(self.entries) if one.partner.id == name), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, its name, its check box, and all of it in words."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return entry
            case Qt.ItemDataRole.DisplayRole:
                return entry.name(self.words.lang)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if entry.on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return " · ".join((entry.name(self.words.lang), *state_words(entry, self.words)))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Asks for the mark to be put on the wall or off it."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        entry = self.entries[index.row()]
        self.toggled.emit(entry.partner.id, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Marks on the wall can be dragged to another place there."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return plain | Qt.ItemFlag.ItemIsDragEnabled if self.entries[index.row()].on else plain

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """One of our own."""
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:  # noqa: N802
        """The id of a row's partner."""
        data = QMimeData()
        data.setData(MIME, self.entries[indexes[0].row()].partner.id.encode("utf-8"))
        return data

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Asks for a row to be moved; the model itself moves nothing."""
        if not data.hasFormat(MIME):
            return False
        self.moved.emit(bytes(data.data(MIME).data()).decode("utf-8"), row if row >= 0 else parent.row())
        return False


def state_words(entry: Entry, words: Words) -> tuple[str, ...]:
    """What is to be known of a row, the weightiest first."""
    said: list[str] = []
    if entry.expired and entry.partner.valid_until:
        said.append(words("partners.state.expired", day=entry.partner.valid_until.isoformat()))
    if entry.differs:
        said.append(words("partners.state.differs"))
    if entry.partner.approved is False:
        said.append(words("partners.state.refused"))
    if not entry.here:
        said.append(words("partners.state.registry"))
    roles = entry.roles(words.lang)
    return (*said, *((roles,) if roles else ()))


def severity_of(entry: Entry) -> Severity | None:
    """How bad what is to be known is; None = nothing is."""
    if entry.expired:
        return Severity.ERROR
    return Severity.WARNING if entry.differs or entry.partner.approved is False else None


class PartnerRows(PaintedRows):
    """Paints the rows; ``file`` says where a logo can be opened."""

    def __init__(self, file: Callable[[Entry, bool], Path | None], words: Callable[[], Words], parent: QObject) -> None:
        super().__init__(ENTRY, 200, parent)
        self._file, self._words = file, words
        self.thumbs = LogoThumbs(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """52 high at the designed size."""
        return QSize(self._width, scaled(option.font, HIGH)[0])

    def box(self, option: QStyleOptionViewItem) -> QRect:
        """Where the check box is."""
        rect, (padding, side) = option.rect, scaled(option.font, PADDING - 4, BOX)
        return QRect(rect.left() + padding, rect.center().y() - side // 2, side, side)

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:  # noqa: N802
        """A click on the check box."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            near = self.box(option).adjusted(-8, -12, 6, 12)
            if near.contains(event.position().toPoint()) and event.button() is Qt.MouseButton.LeftButton:
                on = index.data(ENTRY).on
                return bool(model.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked,
                                          Qt.ItemDataRole.CheckStateRole))  # fmt: skip
        return False

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, value: Any, tokens: Tokens) -> None:
        """See the module."""
        entry: Entry = value
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.box(option)
        _paint_box(painter, QRectF(box), entry.on, tokens)
        gap, wide, high = scaled(option.font, GAP, *THUMB)
        left, top = box.right() + gap + 2, option.rect.center().y() - high // 2
        for light, ground in ((False, PAGE.paper), (True, PAGE.night)):
            self._logo(painter, QRect(left, top, wide, high), entry, light, ground, tokens)
            left += wide + gap // 2
        right = option.rect.right() - scaled(option.font, PADDING - 4)[0]
        self._said(painter, option, QRectF(left + gap // 2, top, right - left - gap // 2, high), entry, tokens)

    def _logo(self, painter: QPainter, rect: QRect, entry: Entry, light: bool, ground: str, tokens: Tokens) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(rect, QColor(ground))
        painter.setPen(thin_pen(tokens.line, 1.0))
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        file = self._file(entry, light)
        inner = rect.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        ratio = painter.device().devicePixelRatioF()
        image = self.thumbs.image(file, round(inner.width() * ratio), round(inner.height() * ratio)) if file else None
        if image is not None and not image.isNull():
            painter.drawImage(QRectF(inner), image)
        elif not light:
            painter.setPen(thin_pen(tokens.warning, 1.0))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _said(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, entry: Entry, tokens: Tokens
    ) -> None:
        words, chosen = self._words(), bool(option.state & State.State_Selected)
        said = " · ".join(state_words(entry, words))
        half = rect.height() / 2 if said else rect.height()
        painter.setFont(font_of(option.font, heavy=entry.on))
        color = tokens.selection if chosen else tokens.text if entry.here else tokens.text2
        paint_words(painter, QRectF(rect.left(), rect.top(), rect.width(), half), entry.name(words.lang), color)
        below = QRectF(rect.left(), rect.top() + half, rect.width(), half)
        severity = severity_of(entry)
        if severity is not None:
            side = scaled(option.font, 8)[0]
            sign = QRectF(below.left(), below.center().y() - side / 2, side, side)
            paint_severity(painter, sign, severity, severity_color(tokens, severity))
            below.adjust(side + 5, 0, 0, 0)
        painter.setFont(label_font(option.font))
        paint_words(painter, below, said, tokens.text2 if severity else tokens.text3)


def _paint_box(painter: QPainter, box: QRectF, on: bool, tokens: Tokens) -> None:
    """A check box as the style sheet has it."""
    painter.setPen(thin_pen(tokens.selection if on else tokens.text3, 1.0))
    painter.setBrush(QColor(tokens.selection_bg if on else tokens.raised))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if on:
        unit = box.width() / 14
        painter.setPen(thin_pen(tokens.selection, 1.6 * unit))
        hook = ((3.5, 7.0), (6.0, 9.5), (10.5, 4.5))
        painter.drawPolyline([box.topLeft() + QPointF(x * unit, y * unit) for x, y in hook])
