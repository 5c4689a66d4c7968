"""A layout's composite fonts: which family sets which script, how large and how high, and all of it side by side.

It shows; changing fonts is the layout's business.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiclayout.base.record import replace
from kiclayout.design.layout import FontChoice, ScriptFont
from kiclayout.design.style import TextStyle
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.panels.fittings import label, rule
from kiclayout.editor.panels.form import Choice
from kiclayout.editor.panels.looks import PADDING, scaled
from kiclayout.editor.theme.tokens import PAGE, Tokens
from kiclayout.editor.words import Words
from kiclayout.scene.page import Page
from kiclayout.typeset.sample import Wanted, sample_pages
from kiclayout.typeset.setting import Setting

SAMPLE = "한글 漢字·汉字 Han 2023"
"""Hangul, Korean and Chinese forms, Latin, digits: what stands side by side in every line of an issue."""
SCRIPTS = ("Hang", "Hani", "Latn")
_HIGH, _EM, _SIZE = 44, 20.0, 10.0


class FontStrip(QWidget):
    """See the module."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fontStrip")
        self.words = Words("ko")
        self._setting: Setting | None = None
        self.head, self.choice = label(self, "fontHead", "head"), Choice(self)
        self.sample = SampleLine(pictures, self)
        self._grid = QGridLayout()
        self._cells: list[QLabel] = []
        row = QHBoxLayout()
        row.addWidget(self.head)
        row.addStretch(1)
        row.addWidget(self.choice)
        self._column = QVBoxLayout()
        self._column.addLayout(row)
        self._column.addWidget(self.sample)
        self._column.addLayout(self._grid)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(rule(self))
        outer.addLayout(self._column)
        self.choice.done.connect(self._show_choice)

    def show_fonts(self, setting: Setting) -> None:
        """Shows the fonts of the layout that ``setting`` is made for."""
        self._setting = setting
        names = [name for name, _ in setting.layout.fonts]
        self.choice.offer(names, names)
        if self.choice.value() is None and names:
            self.choice.show_value(names[0])
        self._show_choice()

    def _show_choice(self) -> None:
        if self._setting is None:
            return
        name = str(self.choice.value() or "")
        found = dict(self._setting.layout.fonts).get(name)
        if found is not None:
            self.sample.show_font(name, self._setting)
            self._show_scripts(found)

    def _show_scripts(self, choice: FontChoice) -> None:
        for old in self._cells:
            self._grid.removeWidget(old)
            old.deleteLater()
        self._cells = []
        for row, (title, font) in enumerate(self._lines(choice)):
            shares = f"{font.scale * 100:.4g} %" + (f" · {font.shift:+.3g} em" if font.shift else "")
            for column, text in enumerate((title, font.family, shares)):
                cell = label(self, "", "label" if column else "faint")
                cell.setText(text)
                self._cells.append(cell)
                self._grid.addWidget(cell, row, column)
        self._grid.setColumnStretch(1, 1)

    def _lines(self, choice: FontChoice) -> list[tuple[str, ScriptFont]]:
        """A line for each script, and one for what stands in for missing characters."""
        scripts = dict(choice.scripts)
        lines = [(self.words(f"panels.fonts.{one}"), scripts.get(one, choice.base)) for one in SCRIPTS]
        lines += [(one, font) for one, font in choice.scripts if one not in SCRIPTS]
        return [*lines, *((self.words("panels.fonts.else"), font) for font in choice.fallback[:1])]

    def reworded(self, words: Words) -> None:
        """All fixed words."""
        self.words = words
        self.head.setText(words("panels.fonts"))
        self.choice.setAccessibleName(words("panels.fonts"))
        self._show_choice()

    def recolored(self, _tokens: Tokens) -> None:
        """All margins."""
        self._column.setContentsMargins(*scaled(self.font(), PADDING, 8, PADDING, 12))
        self._column.setSpacing(*scaled(self.font(), 6))
        self._grid.setHorizontalSpacing(*scaled(self.font(), 12))
        self._grid.setVerticalSpacing(*scaled(self.font(), 2))


class SampleLine(QWidget):
    """A line of type on paper, with its baseline."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._page: Page | None = None
        self._drawings: Drawings | None = None
        self.setAccessibleName(SAMPLE)

    def show_font(self, name: str, setting: Setting) -> None:
        """Shows the font choice ``name``."""
        style = replace(TextStyle(), font=name, size=_SIZE, lang="")
        self._page = sample_pages((Wanted(SAMPLE, style),), setting)[0]
        self._drawings = Drawings(GlyphFonts(setting.fonts.book), 1)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line of large type."""
        return QSize(120, *scaled(self.font(), _HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paper, baseline, type."""
        painter = QPainter(self)
        room = QRectF(self.rect())
        painter.fillRect(room, QColor(PAGE.paper))
        if self._page is None or self._drawings is None:
            return
        (edge,) = scaled(self.font(), 10)
        em = min(_EM, (room.width() - 2 * edge) / max(self._page.width, 1.0) * _SIZE)
        scale = em / _SIZE
        top = (room.height() - self._page.height * scale) / 2
        painter.setPen(QColor(PAGE.frame))
        base = round(top + em) + 0.5
        painter.drawLine(round(room.left()), int(base), round(room.right()), int(base))
        painter.translate(edge, top)
        painter.scale(scale, scale)
        self._drawings.of(self._page).draw(painter, self._pictures)
