"""What stands in the editor's place while the issue wears a layout that nobody may change: the offer to copy it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiclayout.app.own_layout import free_name
from kiclayout.base.diagnostics import KicError
from kiclayout.editor.layouts.fields import Field, ValueLine, quiet
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.panels.fittings import answers, label, named, push
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words


class CopyOffer(QWidget):
    """See the module."""

    def __init__(self, session: Session, room: FittingRoom, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._room, self._words = session, room, words
        self.head, self.text = label(self, "offerHead", "title"), quiet(self, "offerText")
        line = ValueLine(parent=self)
        line.returnPressed.connect(self._copy)
        self.name = Field("layouts.name", line, self)
        self.name.reworded(words)
        self.make = named(push(self, words("layouts.copy")), "primary")
        self.make.clicked.connect(self._copy)
        self.leave = push(self, words("templates.close"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.head, self.text, self.name):
            column.addWidget(widget)
        column.addLayout(answers(self, self.leave, self.make))
        column.addStretch(1)

    def catch_up(self) -> None:
        """Offers to copy the layout that the issue wears."""
        session, words = self._session, self._words
        pattern = session.layout.name
        self.head.setText(words("layouts.offer", name=pattern))
        self.text.setText(words("layouts.offer-text", name=pattern))
        self.name.show_value(free_name(pattern, session.folder))

    def _copy(self) -> None:
        try:
            self._room.copy(self.name.text)
        except KicError as error:
            self.name.complain(error.diagnostics, self._words.lang)
