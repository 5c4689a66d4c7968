"""Covers in rows, each with two lines below it: issues opened lately, layouts to choose from.

It shows what it is given and says which cover was chosen; what a cover stands for is its owner's business. What is lost
is shown as an empty place with a sign.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiclayout.base.record import dataclass
from kiclayout.editor.panels.looks import font_of, label_font, paint_words, scaled, tokens_of
from kiclayout.editor.theme.icons import paint_icon

BOX = (116, 164)
"""The largest cover, in designed pixels."""
PAD, LINE, GAP = 10, 16, 8
"""Round a cover, of a line below it, between both."""
_SIGN = 28
_ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """One cover.

    Attributes:
        key: What it stands for.
        head: The line below it.
        note: The one below that.
        tip: What is said at the pointer, and read aloud.
        image: Its picture; None = there is none.
        lost: Whether what it stands for is not there.
    """

    key: str
    head: str
    note: str = ""
    tip: str = ""
    image: QImage | None = None
    lost: bool = False


def told_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """What cards are called, by their keys; where several have one title, each has its key behind it."""
    counted = Counter(titles.values())
    return {key: f"{title} ({key})" if counted[title] > 1 else title for key, title in titles.items()}


class _Cards(QAbstractListModel):
    """The covers as Qt's model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many there are."""
        return len(self.cards)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> str | None:
        """What is read aloud, and the tip."""
        card = self.cards[index.row()]
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return f"{card.head}, {card.note}".strip(", ")
        return card.tip if role in (_ROLE.ToolTipRole, _ROLE.AccessibleDescriptionRole) else None

    def put(self, cards: Sequence[Card]) -> None:
        """Shows others; where they stand for the same things, what is chosen and in sight stays so."""
        if [card.key for card in cards] == [card.key for card in self.cards]:
            self.cards = list(cards)
            self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self.cards = list(cards)
        self.endResetModel()


class CoverList(QListView):
    """See the module.

    Signals:
        opened: A cover was double-clicked, or Return pressed on it; carries its key.
        turned: Another one is the current one; carries its key, empty = none.
    """

    opened = Signal(str)
    turned = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._cards = _Cards(self)
        self.setModel(self._cards)
        self.setItemDelegate(_Face(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(self._turn)

    # ------------------------------------------------------------------------------------------------ covers
    @property
    def cards(self) -> tuple[Card, ...]:
        """What is shown."""
        return tuple(self._cards.cards)

    def set_cards(self, cards: Sequence[Card], current: str = "") -> None:
        """Shows ``cards``, with the one of the key ``current`` chosen; if there is none, the first."""
        self._cards.put(cards)
        if not self.current or self.current != current:
            self.choose(current)

    @property
    def current(self) -> str:
        """The key of the cover that is chosen; empty = none."""
        card = self.card
        return card.key if card else ""

    @property
    def card(self) -> Card | None:
        """The cover that is chosen."""
        row = self.currentIndex().row()
        return self._cards.cards[row] if 0 <= row < len(self._cards.cards) else None

    def choose(self, key: str) -> None:
        """Makes the cover of ``key`` the current one; the first, if there is none of that key."""
        rows = [row for row, card in enumerate(self._cards.cards) if card.key == key]
        index = self._cards.index(rows[0] if rows else 0)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)
        else:
            self.turned.emit("")

    # ------------------------------------------------------------------------------------------------ sizes
    def box(self) -> QSize:
        """The largest cover at the font's scale."""
        return QSize(*scaled(self.font(), *BOX))

    def cell(self) -> QSize:
        """A cover with its lines and what is round it."""
        pad, line, gap = scaled(self.font(), PAD, LINE, GAP)
        return self.box() + QSize(2 * pad, 2 * pad + gap + 2 * line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Rows begin at the left edge, whatever the width."""
        self.setGridSize(self.cell() + QSize(*scaled(self.font(), 4, 4)))
        super().resizeEvent(event)

    def height_for(self, rows: int) -> int:
        """How high it must be to show ``rows`` rows of covers."""
        return rows * (self.cell().height() + scaled(self.font(), 4)[0]) + 4

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._cards.cards[index.row()].key)

    def _turn(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.turned.emit(self._cards.cards[index.row()].key if index.isValid() else "")


class _Face(QStyledItemDelegate):
    """Draws a cover and its lines."""

    def __init__(self, covers: CoverList) -> None:
        super().__init__(covers)
        self._list = covers

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """One cell."""
        return self._list.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, cover, lines."""
        covers, card = self._list, self._list.cards[index.row()]
        cell = QRect(option.rect.topLeft(), covers.cell())
        state: QStyle.StateFlag = option.state
        tokens = tokens_of(covers.palette())
        pad, line, gap = scaled(covers.font(), PAD, LINE, GAP)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell, QColor(tokens.selection_bg if chosen else tokens.hover))
        if chosen and covers.hasFocus():
            painter.setPen(QPen(QColor(tokens.selection), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        place = QRect(cell.left() + pad, cell.top() + pad, covers.box().width(), covers.box().height())
        self._cover(painter, place, card)
        words = QRectF(place.left(), place.bottom() + gap, place.width(), line)
        painter.setFont(font_of(covers.font(), 12, heavy=True))
        faint = tokens.text3 if card.lost else tokens.text
        paint_words(painter, words, card.head, tokens.selection if chosen else faint)
        painter.setFont(label_font(covers.font()))
        color = tokens.warning if card.lost else tokens.text2
        paint_words(painter, words.translated(0, line), card.note, color)
        painter.restore()

    def _cover(self, painter: QPainter, place: QRect, card: Card) -> None:
        """The picture on its foot line; without one, an empty page."""
        tokens = tokens_of(self._list.palette())
        image = card.image
        size = image.deviceIndependentSize().toSize() if image is not None else place.size()
        size = size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        paper = QRect(place.left(), place.bottom() + 1 - size.height(), size.width(), size.height())
        if image is not None and not card.lost:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(paper), image)
        else:
            painter.fillRect(paper, QColor(tokens.raised))
            (side,) = scaled(self._list.font(), _SIGN)
            box = QRectF(0, 0, side, side)
            box.moveCenter(QRectF(paper).center())
            paint_icon(painter, "warning" if card.lost else "app", tokens.text3, box)
        painter.setPen(QPen(QColor(tokens.line), 1, Qt.PenStyle.DashLine if card.lost else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(paper).adjusted(0.5, 0.5, -0.5, -0.5))  # on its last pixels at any ratio
