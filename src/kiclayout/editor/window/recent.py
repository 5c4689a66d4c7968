"""The menu of issues opened lately, filled when it is opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kiclayout.editor.settings import Settings
from kiclayout.editor.words import Words


class RecentMenu(QObject):
    """The menu.

    Signals:
        chosen: An issue was chosen; carries its path.
    """

    chosen = Signal(object)

    def __init__(self, menu: QMenu, before: QAction, settings: Settings, words: Words) -> None:
        """Puts the menu into ``menu``, before the action ``before``."""
        super().__init__(menu)
        self._settings, self._words = settings, words
        self.menu = QMenu(menu)
        self.menu.setObjectName("menu.file/recent")
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self.fill)
        menu.insertMenu(before, self.menu)
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Says everything in another language."""
        self._words = words
        self.menu.setTitle(words("menu.file/recent"))
        self.fill()

    def fill(self) -> None:
        """Lists the issues that are still there."""
        self.menu.clear()
        recent = self._settings.recent
        for path in recent:
            action = self.menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setData(str(path))
            action.triggered.connect(self._choose)
        if not recent:
            self.menu.addAction(self._words("file.recent-none")).setEnabled(False)
            return
        self.menu.addSeparator()
        self.menu.addAction(self._words("file.recent-forget")).triggered.connect(self._settings.forget_recent)

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.chosen.emit(Path(sender.data()))
