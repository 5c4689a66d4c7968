"""Asks for one line: a title, a field, two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kiclayout.editor.panels.fittings import answers, primary
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import Words

WIDTH, MARGIN, GAP = 420, 24, 12


class LineDialog(EdgedDialog):
    """The dialog; in its field Return is the primary button, Escape is always the other one."""

    def __init__(self, title: str, value: str, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        px = theme.sizes.px
        head = QLabel(title, self)
        head.setProperty("look", "title")
        self.field = QLineEdit(value, self)
        self.field.setAccessibleName(title)
        self.field.selectAll()
        head.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[px(MARGIN)] * 4)
        column.setSpacing(px(GAP))
        column.addStrut(px(WIDTH - 2 * MARGIN))
        column.addWidget(head)
        column.addWidget(self.field)
        column.addSpacing(px(GAP // 2))
        column.addLayout(self._buttons(words))
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _buttons(self, words: Words) -> QHBoxLayout:
        cancel, agree = QPushButton(words("ask.cancel"), self), primary(QPushButton(words("ask.ok"), self))
        cancel.clicked.connect(self.reject)
        agree.clicked.connect(self.accept)
        return answers(self, cancel, agree)

    def ask(self) -> str | None:
        """Shows it and waits; None = nothing was said."""
        return self.field.text() if self.exec() else None
