"""A field that shows all of a longer text, line below line, and tells its words when they are done.

It is as high as its words, within limits; Korean and Chinese side by side begin on one height, although the font that
helps out with Chinese has higher lines. Enter is done, as in fields of one line; Shift+Enter begins a line where the
text may have several. Escape brings the old words back.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QPlainTextEdit, QWidget

LEAST, MOST = 2, 7
"""Lines that can be seen at once, however few or many there are."""
_INSET = 5
_HIGH = "한中"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WrappedField(QPlainTextEdit):
    """See the module.

    Signals:
        done: The new words, if they are others.
    """

    done = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, lines: bool = False) -> None:
        """``lines``: whether its words may have line ends."""
        super().__init__(parent)
        self._shown, self._lines = "", lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_INSET)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Its words; line ends are blanks where there can be none."""
        words = self.toPlainText()
        return words if self._lines else " ".join(words.split("\n"))

    def setText(self, text: str) -> None:  # noqa: N802
        """Puts words into it, as if they had been typed."""
        self.setPlainText(text)

    def show_words(self, text: str) -> None:
        """Shows ``text``, unless something else is being typed here."""
        if self.hasFocus() and self.text() != self._shown and self.text() != text:
            return
        self._shown = text
        if self.text() != text:
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter is done, Escape gives up."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not (shifted and self._lines):
            self._finish()
        elif event.key() in _ENTER:
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setPlainText(self._shown)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Whoever goes on elsewhere is done; a menu of the field is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._finish()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width may need other lines."""
        super().resizeEvent(event)
        self._fit()

    def _finish(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.done.emit(self._shown)

    def _fit(self) -> None:
        """As high as its lines, which are higher where the font of the window has to be helped out by another one."""
        document, layout = self.document(), self.document().documentLayout()
        ascent, tall = _highest(self.font())
        lines = max(1, round(document.size().height()))  # a document of plain text counts its height in lines
        high, block = -document.documentMargin(), document.begin()  # the last block's height has the margin below it
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        line = max(self.fontMetrics().lineSpacing(), high / lines)
        first = document.firstBlock().layout()
        lowered = max(0, round(ascent - first.lineAt(0).ascent())) if first.lineCount() else 0
        self.setViewportMargins(0, lowered, 0, 0)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if lines > MOST else never)
        frame = self.height() - self.contentsRect().height()
        inside = max(LEAST * tall, min(lines, MOST) * line + lowered)
        self.setFixedHeight(round(inside) + 2 * _INSET + frame)


def _highest(font: QFont) -> tuple[float, float]:
    """Ascent and height of a line that has Chinese characters, too, in pixels."""
    layout = QTextLayout(_HIGH, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.ascent(), line.height()
