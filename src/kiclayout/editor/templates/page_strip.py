"""Pages in a row, drawn while the window is idle; several rows scroll together.

It shows what it is given; nothing in it can be chosen. Photographs come in by themselves when they are decoded.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from kiclayout.base.record import replace
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.panels.cover_list import Card, CoverList
from kiclayout.editor.view.page_list import Thumbnails, page_label
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.words import Words
from kiclayout.scene.page import Page
from kiclayout.text.fonts import FontBook


def source_for(book: FontBook, like: Source, of: FontBook) -> Source:
    """What pages set in ``book`` are drawn from; with the fonts of ``like``, those of ``of``, if they are the same."""
    fonts = like.drawings.fonts if book is of else GlyphFonts(book)
    return Source(Drawings(fonts, 1), like.pictures)


def fitted(page: Page, box: QSize) -> QSize:
    """The size of a small picture of ``page``."""
    return QSize(round(page.width), round(page.height)).scaled(box, Qt.AspectRatioMode.KeepAspectRatio)


class PageStrip(CoverList):
    """See the module."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._thumbs: Thumbnails | None = None
        self._pages: tuple[Page, ...] = ()
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(self.height_for(1) + 14)
        self.horizontalScrollBar().valueChanged.connect(self._ask_seen)

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is shown."""
        return self._pages

    @property
    def busy(self) -> bool:
        """Whether pictures are still to be made."""
        return self._thumbs is not None and self._thumbs.busy

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrow keys, Home and End scroll: there is nothing to choose."""
        bar = self.horizontalScrollBar()
        ways = {
            Qt.Key.Key_Left: bar.value() - self.cell().width(), Qt.Key.Key_Right: bar.value() + self.cell().width(),
            Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum(),
        }  # fmt: skip
        if event.key() in ways:
            bar.setValue(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def choose(self, key: str) -> None:
        """Nothing is chosen here."""

    def show_pages(self, pages: tuple[Page, ...], source: Source, words: Words) -> None:
        """Shows other pages; their pictures follow."""
        if self._thumbs is not None:
            self._thumbs.keep(0)
            self._thumbs.deleteLater()
        self._pages = tuple(replace(page, index=at) for at, page in enumerate(pages))
        self.set_cards([Card(str(at), page_label(page, words)) for at, page in enumerate(self._pages)])
        self._thumbs = Thumbnails(source, self)
        self._thumbs.in_sight = self._in_sight
        self._thumbs.made.connect(self._made)
        self._ask_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other pages may be in sight."""
        super().resizeEvent(event)
        self._ask_seen()

    def _in_sight(self, index: int) -> bool:
        return self.visualRect(self.model().index(index, 0)).intersects(self.viewport().rect())

    def _ask_seen(self) -> None:
        """Asks for the pictures of the pages in sight; those of all others are made when one comes to them."""
        for page in self._pages:
            if self._in_sight(page.index):
                self._ask(page)

    def _ask(self, page: Page) -> None:
        assert self._thumbs is not None
        image = self._thumbs.picture(page, fitted(page, self.box()), self.devicePixelRatioF())
        cards = list(self.cards)
        if image is not None and page.index < len(cards) and cards[page.index].image is not image:
            cards[page.index] = replace(cards[page.index], image=image)
            self.set_cards(cards)

    def _made(self, index: int) -> None:
        if index < len(self._pages):
            self._ask(self._pages[index])
