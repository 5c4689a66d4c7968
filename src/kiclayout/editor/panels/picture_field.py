"""A field for a picture's file: its name in the issue, and a button to choose one, which is copied into the issue."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiclayout.content.issue import Issue
from kiclayout.editor.panels.fittings import push
from kiclayout.editor.panels.live_fields import FactLine
from kiclayout.editor.words import Words


class PictureField(QWidget):
    """See the module.

    Signals:
        put: Another name; carries the fact's name and it.
        entered: The keyboard came; carries the fact's name.
        wanted: A file is to be chosen; carries the fact's name.
    """

    put = Signal(str, object)
    entered = Signal(str)
    wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.line = FactLine(name, self)
        self.choose = push(self)
        self.line.put.connect(self.put)
        self.line.entered.connect(self.entered)
        self.choose.clicked.connect(self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.line)

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says."""
        self.line.show_fact(issue)

    def speak(self, words: Words) -> None:
        """Speaks another language."""
        self.choose.setText(words("facts.choose"))
        self.line.setAccessibleName(self.accessibleName())

    def _want(self) -> None:
        self.wanted.emit(self.name)
