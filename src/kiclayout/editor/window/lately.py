"""Issues opened lately: keeps their covers while they are open, lists them on the start page, does what is asked there.

What is remembered is the settings' business, how a cover is kept that of ``covers_kept``.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize

from kiclayout.editor.files.covers_kept import HIGH, WIDE, CoversKept
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.front import FileDesk
from kiclayout.editor.jobs.reveal import reveal
from kiclayout.editor.paint.still import Stills
from kiclayout.editor.session import Session
from kiclayout.editor.settings import Settings
from kiclayout.editor.window.start_page import StartPage


class Lately(QObject):
    """See the module."""

    def __init__(self, session: Session, files: FileDesk, settings: Settings, page: StartPage) -> None:
        super().__init__(page)
        self._session, self._files, self._settings, self._page = session, files, settings, page
        self.covers = CoversKept(settings.cache / "covers")
        files.number = settings.get("number", 0)
        recent = [path for path in settings.recent if not path.is_relative_to(settings.folder)]
        if recent:
            files.last = recent[0].parent
        documents: Documents = files.documents
        documents.saved.connect(self.keep)
        documents.leaving.connect(self._leaving)
        session.state_changed.connect(self._first_time)
        page.recent.asked.connect(self._do)

    def show(self) -> None:
        """Lists them on the start page."""
        remembered = self._settings.remembered
        self._page.show_recent(remembered, self.covers)

    def keep(self) -> None:
        """Keeps the cover of the open issue as it is shown."""
        home, session = self._files.documents.home, self._session
        pages = session.scene.pages if session.loaded else ()
        if home is not None and pages:
            image = Stills().still(pages[0], session.book, QSize(WIDE, HIGH))
            self.covers.keep(home.source, session.issue, image)
            self._settings.put("number", session.issue.number)
            self._files.number = session.issue.number

    def _leaving(self) -> None:
        """What was not saved is not what the issue looks like."""
        if not self._session.modified:
            self.keep()
        self.covers.prune(self._settings.remembered)

    def _first_time(self) -> None:
        """An issue of which there is no cover yet gets one when its pages have settled."""
        home, session = self._files.documents.home, self._session
        if home is None or not session.loaded or not session.settled or session.modified:
            return
        if self.covers.of(home.source) is None:
            self.keep()

    # ------------------------------------------------------------------------------------------------ deeds
    def _do(self, deed: str, path: Path) -> None:
        match deed:
            case "open":
                self._files.open_path(path)
            case "next":
                self._files.following(path)
            case "reveal":
                reveal(path)
            case "find":
                self._find(path)
            case _:
                self._settings.forget(path)
                self.show()

    def _find(self, path: Path) -> None:
        """Asks where an issue is now; it keeps its place in the list, and is opened."""
        found = self._files.ask_issue(path.parent)
        if found is None:
            return
        self._files.open_path(found)
        home = self._files.documents.home
        if home is not None:
            self.covers.moved(path, home.source)
            self._settings.moved(path, home.source)
