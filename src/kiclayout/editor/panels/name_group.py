"""Names of one country in an organiser's list: the country's sign, the names as rows, and whether there are more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiclayout.content.issue import Issue
from kiclayout.editor.panels.fittings import say_all, tint, tool
from kiclayout.editor.panels.live_fields import FactLine, FactText, FactTick
from kiclayout.editor.panels.looks import scale_of, scaled
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words

COUNTRY = 44
"""The width of a country's sign, in designed pixels."""


class NameGroup(QWidget):
    """See the module.

    Signals:
        put: A fact was typed; carries its name and value.
        entered: The keyboard came; carries the fact's name.
        done: The group is to go; carries ``drop`` and its name.
    """

    put = Signal(str, object)
    entered = Signal(str)
    done = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.country = FactLine(f"{name}.country", self)
        self.names = FactText(f"{name}.names", self, rows=True)
        self.more = FactTick(f"{name}.more", self)
        self.drop = tool(self, "drop", "trash")
        self.drop.clicked.connect(self._drop)
        self.country.setMaximumWidth(*scaled(self.font(), COUNTRY))
        row = QHBoxLayout()
        row.setSpacing(4)
        for field in self.fields:
            field.put.connect(self.put)
            field.entered.connect(self.entered)
        row.addWidget(self.country)
        row.addStretch(1)
        row.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.names)
        column.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def fields(self) -> tuple[FactLine | FactText | FactTick, ...]:
        """Its fields; the first one is where the keyboard goes."""
        return self.names, self.country, self.more

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says."""
        for field in self.fields:
            field.show_fact(issue)

    def speak(self, words: Words) -> None:
        """Speaks another language."""
        self.more.setText(words("facts.more"))
        said = {self.country: "facts.country", self.more: "facts.more-names", self.names: "facts.names"}
        for field, key in said.items():
            field.setAccessibleName(words(key))
            field.setToolTip(words(key))
        self.country.setPlaceholderText(words("facts.country"))
        self.names.setPlaceholderText(words("facts.names"))
        say_all(((self.drop, words("facts.drop-group")),))

    def recolored(self, tokens: Tokens) -> None:
        """Takes the theme's colours."""
        tint((self.drop,), tokens, scale_of(self.font()))

    def _drop(self) -> None:
        self.done.emit("drop", self.name)
