"""How long the selection, the article and the issue are, as a small table.

It shows what it is given; what is counted is ``content.edit.lengths``'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiclayout.content.edit.lengths import Length
from kiclayout.editor.panels.fittings import answers, primary, rule
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import Words

MARGIN, GAP, APART, NUMBER = 24, 8, 32, 64
"""Round everything, between rows, between columns, the least width of a number: in designed pixels."""
ROWS = ("characters", "solid", "words", "sheets")


class CountDialog(EdgedDialog):
    """See the module; Return and Escape close it."""

    def __init__(
        self, lengths: Sequence[tuple[str, Length]], theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        """``lengths`` are the columns: ``selection``, ``article`` or ``issue``, each with how long it is."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("count.title"))
        px = theme.sizes.px
        head = QLabel(words("count.title"), self)
        head.setProperty("look", "title")
        note = QLabel(words("count.note"), self)
        note.setProperty("look", "faint")
        note.setWordWrap(True)
        close = primary(QPushButton(words("about.close"), self))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[px(MARGIN)] * 4)
        column.setSpacing(px(GAP))
        column.addWidget(head)
        column.addSpacing(px(GAP))
        column.addLayout(self._table(lengths, theme, words))
        column.addSpacing(px(GAP))
        column.addWidget(note)
        column.addSpacing(px(GAP))
        column.addLayout(answers(self, close))
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        close.setFocus(Qt.FocusReason.PopupFocusReason)

    def _table(self, lengths: Sequence[tuple[str, Length]], theme: Theme, words: Words) -> QGridLayout:
        px = theme.sizes.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(APART))
        grid.setVerticalSpacing(px(GAP))
        grid.addWidget(rule(self), 1, 0, 1, len(lengths) + 1)
        for row, key in enumerate(ROWS, 2):
            grid.addWidget(QLabel(words(f"count.{key}"), self), row, 0)
        for column, (what, length) in enumerate(lengths, 1):
            grid.setColumnMinimumWidth(column, px(NUMBER))
            self._put(grid, 0, column, words(f"count.{what}"), "head")
            for row, key in enumerate(ROWS, 2):
                self._put(grid, row, column, said(getattr(length, key)))
        return grid

    def _put(self, grid: QGridLayout, row: int, column: int, text: str, look: str = "") -> None:
        made = QLabel(text, self)
        made.setProperty("look", look)
        grid.addWidget(made, row, column, Qt.AlignmentFlag.AlignRight)


def said(number: float) -> str:
    """A number as it is shown: with commas, manuscript pages with their tenths."""
    return f"{number:,.1f}" if isinstance(number, float) else f"{number:,}"
