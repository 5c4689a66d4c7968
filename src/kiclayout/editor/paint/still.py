"""A page as a still picture: painted once, whole, with its photographs in place. Nothing of it is kept here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.scene.page import Page
from kiclayout.text.fonts import FontBook


class Stills:
    """Paints pages; fonts are opened once a book."""

    def __init__(self) -> None:
        self._pictures = Pictures()
        self._pictures.at_once = True
        self._drawings: dict[int, tuple[FontBook, Drawings]] = {}

    def still(self, page: Page, book: FontBook, box: QSize, ratio: float = 1.0) -> QImage:
        """``page`` as large as fits into ``box``, in logical pixels of ``ratio`` device pixels."""
        known = self._drawings.get(id(book))
        if known is None:
            known = self._drawings[id(book)] = (book, Drawings(GlyphFonts(book), 1))
        size = QSize(round(page.width), round(page.height)).scaled(box * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(size.width() / page.width, size.height() / page.height)
        known[1].of(page).draw(painter, self._pictures)
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image
