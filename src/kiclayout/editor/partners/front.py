"""What menus and the panel ask of partners: files and folders are asked for, then the desk does the rest.

Implements ``actions.desk.Partners``. Which folder holds the registry is kept in the settings.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kiclayout.editor.files.front import FileDesk
from kiclayout.editor.partners.desk import PartnersDesk
from kiclayout.editor.partners.panel import PartnersPanel
from kiclayout.editor.settings import Settings
from kiclayout.editor.words import Words

KEPT = "partners"
"""The setting that names the registry's folder."""


class PartnersFront(QObject):
    """See the module."""

    def __init__(self, desk: PartnersDesk, files: FileDesk, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self._files = desk, files
        self.said = desk.said
        self.panel = PartnersPanel(desk, words)
        self._settings: Settings | None = None
        self.panel.files_wanted.connect(self.add)
        self.panel.file_wanted.connect(self._set_file)
        self.panel.issue_wanted.connect(self._bring)
        self.panel.folder_wanted.connect(self._choose_folder)
        self.panel.usual_wanted.connect(self._usual)

    def keep(self, settings: Settings) -> None:
        """Keeps the registry's folder in ``settings`` from now on, and goes to the one that is kept there."""
        self._settings = settings
        self.desk.shelf.choose(settings.get(KEPT, ""))

    # ------------------------------------------------------------------------------------------------ actions
    def add(self) -> None:
        """Asks for logo files and makes partners of them."""
        files = self._files.more_pictures()
        if files:
            self.panel.add(files)

    def arrange(self, order: str) -> None:
        """Arranges the wall."""
        self.desk.arrange(order)

    def update(self) -> None:
        """Takes over what the registry says otherwise."""
        self.desk.update()

    # ------------------------------------------------------------------------------------------------ the panel
    def _set_file(self, key: str) -> None:
        file = self._files.picture()
        if file is not None:
            self.panel.set_file(key, file)

    def _bring(self) -> None:
        source = self._files.other_issue()
        if source is not None:
            self.desk.bring_issue(source)

    def _choose_folder(self) -> None:
        folder = self._files.folder(self.desk.shelf.folder)
        if folder is not None:
            self._keep(str(folder))

    def _usual(self) -> None:
        self._keep("")

    def _keep(self, folder: str) -> None:
        if self._settings is not None:
            self._settings.put(KEPT, folder)
        self.desk.shelf.choose(folder)
        self.said.emit("partners.said.folder", {"folder": self.desk.shelf.folder})
