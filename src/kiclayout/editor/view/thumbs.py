"""The panel of small pages: two columns in a usual dock, more in a wide one; a click or Return goes to the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiclayout.editor.panels.looks import label_font, scaled
from kiclayout.editor.view.chrome import PAPER, Chrome
from kiclayout.editor.view.page_list import Entry, PageList, Thumbnails
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.view.thumb_drag import ThumbDrag
from kiclayout.editor.words import Words
from kiclayout.scene.page import Page

BOX = QSize(92, 130)
"""The largest small page, in pixels."""
PITCH = QSize(108, 176)
"""From one to the next."""
_PAD = 8
_CHIP = QSize(12, 3)
_LABEL = 20
_SQUEEZE = 8
"""Pixels by which columns may stand closer so that two of them fit into the usual dock, scroll bar or not."""


class PageThumbs(QListView):
    """See the module.

    Signals:
        page_chosen: A page was clicked, or reached by key; carries its index.
        page_dragged: A page was dragged to another place; carries its index and the ``Gap``.
    """

    page_chosen = Signal(int)
    page_dragged = Signal(int, object)

    def __init__(self, source: Source, chrome: Chrome, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = PageList(words, self)
        self._pictures = Thumbnails(source, self)
        self._pictures.in_sight = self._in_sight
        self._pictures.made.connect(self._made)
        self._face = _Face(self._pages, self._pictures, chrome, self)
        self.setModel(self._pages)
        self.setItemDelegate(self._face)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self._drag = ThumbDrag(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(PITCH)
        self.setSpacing(0)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(words("view.thumbs"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self._put_on(chrome)

    @property
    def pictures(self) -> Thumbnails:
        """The small pictures."""
        return self._pictures

    def set_source(self, source: Source) -> None:
        """Draws pages from somewhere else."""
        self._pictures.set_source(source)

    def set_pages(self, pages: Sequence[Page], parts: Sequence[int | None] = ()) -> None:
        """Shows ``pages``; ``parts`` says the part (from 0) of each, None = of no part (see ``PageParts``)."""
        self._pictures.keep(len(pages))
        self._pages.set_pages(pages, parts)

    def retranslate(self, words: Words) -> None:
        """Says labels and names in another language."""
        self._pages.retranslate(words)
        self.setAccessibleName(words("view.thumbs"))

    def set_current(self, index: int) -> None:
        """Marks the page ``index`` as the current one and brings it into sight."""
        row = self._pages.index(index)
        if row.isValid() and row != self.currentIndex():
            self.setCurrentIndex(row)
            self.scrollTo(row)

    def set_chrome(self, chrome: Chrome) -> None:
        """Draws in other colours."""
        self._put_on(chrome)
        self.viewport().update()

    def _put_on(self, chrome: Chrome) -> None:
        self._face.chrome = chrome
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, chrome.panel)
        self.setPalette(palette)

    def cell(self) -> QSize:
        """A page with its name, which is as large as the window's other words."""
        return PITCH + QSize(0, scaled(self.font(), _LABEL)[0] - _LABEL)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Two columns, three rows."""
        return QSize(2 * PITCH.width() + 2 * _PAD, 3 * self.cell().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Puts the columns that fit in the middle."""
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Names may be of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self._arrange()

    def _arrange(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        columns = max(1, (room + _SQUEEZE) // PITCH.width())
        cell = min(PITCH.width(), (room - 1) // columns)
        left = max(0, min((self.width() - columns * cell) // 2, room - 1 - columns * cell))
        self.setGridSize(QSize(cell, self.cell().height()))
        if self.viewportMargins().left() != left:
            self.setViewportMargins(left, _PAD, 0, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Chooses a page, or begins to drag it."""
        self._drag.press(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Drags a page."""
        if not self._drag.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Lets a page go."""
        dragging = self._drag.row is not None
        dropped = self._drag.end()
        if dropped is not None:
            self.page_dragged.emit(*dropped)
        if not dragging:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        """Goes to the page that a menu is wanted for; the window knows what there is to do."""
        at = event.reason() is event.Reason.Mouse
        self._choose(self.indexAt(event.pos()) if at else self.currentIndex())
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Pages, and where one that is dragged would go."""
        super().paintEvent(event)
        if self._drag.gap is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(self._drag.bar(), self._face.chrome.selection)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows move from page to page and show them, as a click does; Escape ends a drag."""
        if event.key() == Qt.Key.Key_Escape and self._drag.row is not None:
            self._drag.end()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.page_chosen.emit(index.row())

    def _made(self, index: int) -> None:
        self.update(self._pages.index(index))

    def _in_sight(self, index: int) -> bool:
        return self.visualRect(self._pages.index(index)).intersects(self.viewport().rect())


class _Face(QStyledItemDelegate):
    """Draws one page of the panel."""

    def __init__(self, pages: PageList, pictures: Thumbnails, chrome: Chrome, parent: PageThumbs) -> None:
        super().__init__(parent)
        self.chrome = chrome
        self._list, self._pages, self._pictures = parent, pages, pictures

    def sizeHint(  # noqa: N802 (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One cell."""
        return self._list.cell()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws ground, page, chip and label."""
        cell = QRect(self._list.visualRect(index).topLeft(), self._list.gridSize())
        entry = self._pages.entry(index.row())
        current = index.row() == self._list.currentIndex().row()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        self._draw_ground(painter, cell, current=current, hover=hover)
        paper = self._draw_page(painter, cell, entry.page, current=current)
        (high,) = scaled(self._list.font(), _LABEL)
        below = QRect(paper.left(), cell.top() + _PAD + BOX.height(), BOX.width(), high)
        self._draw_label(painter, below, entry, current=current)
        if current and self._list.hasFocus():
            painter.setPen(QPen(self.chrome.selection, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(cell).adjusted(2, 1, -2, -13))
        painter.restore()

    def _draw_ground(self, painter: QPainter, cell: QRect, *, current: bool, hover: bool) -> None:
        ground = cell.adjusted(1, 0, -1, -12)
        if current:
            painter.fillRect(ground, self.chrome.selection_ground)
        elif hover:
            painter.fillRect(ground, self.chrome.hover)

    def _draw_page(self, painter: QPainter, cell: QRect, page: Page, *, current: bool) -> QRect:
        size = QSize(round(page.width), round(page.height)).scaled(BOX, Qt.AspectRatioMode.KeepAspectRatio)
        left = cell.left() + (cell.width() - size.width()) // 2
        paper = QRect(left, cell.top() + _PAD + BOX.height() - size.height(), size.width(), size.height())
        picture = self._pictures.picture(page, size, self._list.devicePixelRatioF())
        painter.setPen(QPen(self.chrome.selection if current else self.chrome.line, 1.0))
        painter.setBrush(PAPER)
        painter.drawRect(QRectF(paper).adjusted(-0.5, -0.5, 0.5, 0.5))
        if picture is not None:
            painter.drawImage(QRectF(paper), picture)
        return paper

    def _draw_label(self, painter: QPainter, place: QRect, entry: Entry, *, current: bool) -> None:
        left = place.left()
        middle = place.top() + 4 + (place.height() - 4) // 2
        if entry.part is not None:
            chip = QRect(left, middle - 1, _CHIP.width(), _CHIP.height())
            painter.fillRect(chip, self.chrome.part(entry.part))
            left += _CHIP.width() + 6
        font = label_font(self._list.font(), heavy=current)
        painter.setFont(font)
        painter.setPen(self.chrome.selection if current else self.chrome.text2)
        room = QRect(left, place.top() + 4, place.right() - left + 8, place.height() - 4)
        text = QFontMetrics(font).elidedText(entry.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
