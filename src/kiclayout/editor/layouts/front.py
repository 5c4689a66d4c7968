"""The editor of layouts as menus see it: opened beside the window, asked before the issue is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kiclayout.editor.files.card import Card
from kiclayout.editor.files.dialogs import Ask
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words

if TYPE_CHECKING:
    from kiclayout.editor.layouts.dialog import LayoutDialog


class LayoutsFront:
    """See the module. The dialog is made when it is first asked for."""

    def __init__(self, session: Session, documents: Documents, words: Words, parent: QWidget) -> None:
        self._session, self._parent, self._words = session, parent, words
        self.room = FittingRoom(session, documents, parent)
        self.ask: Ask = Card.ask
        self.dialog: LayoutDialog | None = None
        documents.beside = self.may_leave

    def open(self) -> None:
        """Shows the editor with the layout of the issue."""
        if not self._session.loaded:
            return
        if self.dialog is None:
            from kiclayout.editor.layouts.dialog import LayoutDialog  # not above: large, and seldom wanted

            self.dialog = LayoutDialog(self._session, self.room, self._words, self._parent, self.ask)
        self.dialog.open_beside()

    def may_leave(self) -> bool:
        """Asks about changes of the layout that are not saved; whether the issue may be left."""
        return self.dialog is None or self.dialog.may_leave()

    def speak(self, words: Words) -> None:
        """Says everything in another language; changes that are not saved stay in hand."""
        self._words = words
        if self.dialog is not None:
            shown, old = self.dialog.isVisible(), self.dialog
            old.hide()
            old.deleteLater()
            self.dialog = None
            if shown:
                self.open()
