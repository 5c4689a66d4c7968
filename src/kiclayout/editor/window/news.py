"""Tells in the status bar that a newer version is announced, and where; nothing more is done about it.

The folder that the organisation names may be on a drive that is slow or gone: it is asked once, in a thread of its
own that nobody waits for.
"""

from __future__ import annotations

import threading
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from kiclayout import __version__
from kiclayout.app.updates import Update, newer
from kiclayout.editor.jobs.reveal import open_file
from kiclayout.editor.window.shell import WindowShell
from kiclayout.editor.window.status import StatusBar

NAME: Final = "news"
"""The button's name for style sheets and tests."""


class News(QObject):
    """See the module.

    Signals:
        learnt: The folder has answered; carries an ``Update`` or None.
    """

    learnt = Signal(object)

    def __init__(self, shell: WindowShell, status: StatusBar, current: str = __version__) -> None:
        super().__init__(shell)
        self._shell, self._status, self._current = shell, status, current
        self._button: QToolButton | None = None
        self._asked = False
        self.learnt.connect(self._tell)
        shell.announcing.connect(self._switched)

    def ask(self) -> None:
        """Asks the folder, unless none is named or nobody wants to be told; ``learnt`` answers later."""
        if self._asked or not self._shell.announces:
            return
        self._asked = True
        folder = self._shell.organisation.updates
        threading.Thread(target=self._ask, args=(folder,), name=NAME, daemon=True).start()

    def _ask(self, folder: str) -> None:
        self.learnt.emit(newer(folder, self._current))

    def _tell(self, update: Update | None) -> None:
        if update is None or not self._shell.announces:
            return
        words = self._shell.words
        button = QToolButton(self._status)
        button.setObjectName(NAME)
        button.setText(words("news.version", version=update.version))
        said = words("news.tip", version=update.version, folder=update.folder)
        button.setToolTip("\n".join(filter(None, (said, update.note(words.lang)))))
        button.setAccessibleName(button.toolTip())
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        menu.addAction(words("news.folder"), lambda: open_file(update.folder))
        menu.addAction(words("news.hide"), lambda: self._shell.announce(False))
        button.setMenu(menu)
        self._status.addPermanentWidget(button)
        self._button = button

    def _switched(self, on: bool) -> None:
        if self._button is not None:
            self._button.setVisible(on)
        elif on:
            self.ask()
