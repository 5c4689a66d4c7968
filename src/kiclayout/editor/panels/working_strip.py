"""A quiet strip below the pages: what goes on, how far it is, and what can be done about it.

Its heirs say what they wait for and which of the buttons make sense; it is never in anybody's way.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from kiclayout.editor.panels.fittings import named, push
from kiclayout.editor.words import Words


class WorkingStrip(QFrame):
    """See the module; it is hidden until there is something to tell."""

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words = words
        self._worded: dict[QPushButton, str] = {}
        self.label, self.progress = QLabel(), QProgressBar()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 8, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self.label)
        self._row.addWidget(self.progress)
        self._row.addStretch(1)
        self.hide()

    def add(self, key: str, slot: Callable[[], object]) -> QPushButton:
        """A button behind those that are there; ``key`` names it in the wording."""
        made = named(push(self, self._words(key)), key.rpartition(".")[2], "quiet")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        made.clicked.connect(slot)
        self._worded[made] = key
        self._row.addWidget(made)
        return made

    def speak(self, words: Words) -> None:
        """Says everything in another language from now on."""
        self._words = words
        for button, key in self._worded.items():
            button.setText(words(key))

    def show_only(self, *wanted: QWidget) -> None:
        """Shows these of the progress and the buttons; the keyboard goes to one of them, not wherever Qt would."""
        for widget in wanted:
            widget.setVisible(True)
        for widget in (self.progress, *self._worded):
            if widget not in wanted:
                if widget.hasFocus():
                    wanted[-1].setFocus()
                widget.setVisible(False)
