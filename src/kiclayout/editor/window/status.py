"""The status bar: where we are, how large the page is, how many characters, what the caret stands in, what was found.

It shows what it is told.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from kiclayout.content.edit.lengths import Length
from kiclayout.editor.theme.icons import icon_pixmap
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import Words

HIGH, SIGN = 28, 12
"""The bar and the light's sign, in designed pixels."""
MM = 25.4 / 72
"""Millimetres a point."""


class StatusBar(QStatusBar):
    """The bar.

    Signals:
        asked: The light was pressed: the problems are wanted.
        counting: The length was pressed: it is wanted in detail.
    """

    asked, counting = Signal(), Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.setSizeGripEnabled(False)
        self.where, self.measure, self.caret = QLabel(self), QLabel(self), QLabel(self)
        self.length, self.light = QToolButton(self), QToolButton(self)
        self._length: tuple[str, Length] | None = None
        self._counts: tuple[int, int] | None = None
        for label in (self.where, self.measure):
            label.setContentsMargins(8, 0, 12, 0)
            self.addWidget(label)
        self.addWidget(self.length)
        self.length.clicked.connect(self.counting)
        self.addPermanentWidget(self.caret)
        self.addPermanentWidget(self.light)
        self.light.clicked.connect(self.asked)
        self.light.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.redraw()

    def show_page(self, where: str, width: float, height: float) -> None:
        """Says on which page and in which part we are; ``width`` and ``height`` in points, 0 = no page."""
        self.where.setText(where)
        self.measure.setText(f"{width * MM:.0f} × {height * MM:.0f} mm" if width else "")

    def show_length(self, length: tuple[str, Length] | None) -> None:
        """Says how many characters the ``article`` or ``issue`` has; None = there is no issue."""
        self._length = length
        self.length.setEnabled(length is not None)  # not hidden: the bar hides and shows it round its messages
        if length is None:
            self.length.setText("")
            return
        what, counted = length
        self.length.setText(self._words(f"status.{what}", n=f"{counted.characters:,}"))
        solid, sheets = f"{counted.solid:,}", f"{counted.sheets:,.1f}"
        self.length.setToolTip(self._words("status.length", solid=solid, sheets=sheets))
        self.length.setAccessibleName(self.length.text())

    def show_caret(self, text: str) -> None:
        """Says what the caret stands in."""
        self.caret.setText(text)

    def show_findings(self, counts: tuple[int, int] | None) -> None:
        """Lights the light: errors and warnings; None = there is no issue."""
        self._counts = counts
        self.light.setVisible(counts is not None)
        if counts is None:
            return
        level = "error" if counts[0] else "warning" if counts[1] else "ok"
        self.light.setIcon(self._lit(level))
        self.light.setText(str(counts[0] or counts[1] or ""))
        said = self._words("status.findings", errors=counts[0], warnings=counts[1])
        self.light.setToolTip(said if counts[0] or counts[1] else self._words("status.clean"))
        self.light.setAccessibleName(self.light.toolTip())

    def _lit(self, level: str) -> QIcon:
        """The shape of a level in its colour: square, triangle, tick."""
        tokens = self._theme.tokens
        color = {"error": tokens.error, "warning": tokens.warning}.get(level, tokens.ok)
        return QIcon(icon_pixmap(level, color, self._theme.sizes.px(SIGN), self.devicePixelRatioF()))

    def reword(self, words: Words) -> None:
        """Says everything in another language; the caller shows the rest anew."""
        self._words = words
        self.show_findings(self._counts)
        self.show_length(self._length)

    def redraw(self) -> None:
        """Takes the theme's colours and sizes."""
        self.setFixedHeight(self._theme.sizes.px(HIGH))
        self.light.setIconSize(QSize(*[self._theme.sizes.px(SIGN)] * 2))
        for button in (self.length, self.light):
            button.setFixedHeight(self._theme.sizes.px(HIGH - 4))
        self.show_findings(self._counts)
