"""Shows what was chosen in a panel: the caret, the page of a finding, or the field or file where it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.content.edit.passages import article_of, first_spot
from kiclayout.content.spot import caret
from kiclayout.editor.jobs.reveal import open_file
from kiclayout.editor.panels.problems import ProblemsPanel
from kiclayout.editor.panels.written import PARTNERS, Written, shown_on, written_of
from kiclayout.editor.partners.panel import PartnersPanel
from kiclayout.editor.session import Session
from kiclayout.editor.window.docks import DockPlaces
from kiclayout.editor.window.fact_desk import FactDesk
from kiclayout.editor.window.parts import Parts
from kiclayout.editor.window.whereabouts import Whereabouts
from kiclayout.editor.words import Words


class Chosen(QObject):
    """See the module."""

    def __init__(self, session: Session, parts: Parts, docks: DockPlaces, where: Whereabouts, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._parts, self._docks, self._where = session, parts, docks, where
        self.tell: Callable[[str], None] = lambda _text: None
        self.words = Words("ko")
        self.facts: FactDesk | None = None
        self.open_file: Callable[[Path], object] = open_file
        for name in ("outline", "problems"):
            if name in parts.panels:
                parts.panels[name].chosen.connect(self.show)  # type: ignore[attr-defined]
        if "outline" in parts.panels:
            parts.panels["outline"].moved.connect(parts.sight.follow_caret)  # type: ignore[attr-defined]
        problems = parts.panels.get("problems")
        if isinstance(problems, ProblemsPanel):
            problems.file_wanted.connect(self._open)
            parts.sight.overset.chosen.connect(self._bring)

    def show(self, found: object = None) -> None:
        """A row of a panel was chosen: the caret is there; a finding without one may know its page or its file."""
        if not isinstance(found, Diagnostic) or (found.origin is not None and found.origin.block):
            self._parts.sight.go_to_caret()
            return
        page = self._where.page(found.page) if found.page else None
        written = written_of(self._session.issue, found)
        if page is not None:
            self._parts.sight.go_to(page)
        elif written is not None:
            self._show_written(written)
        else:
            self._parts.sight.go_to_caret()

    def _bring(self, found: Diagnostic) -> None:
        """The mark of a finding was clicked on a page: it is shown among the problems, and in the words."""
        problems = self._parts.panels.get("problems")
        self._docks.show("problems")
        if isinstance(problems, ProblemsPanel):
            problems.bring(found)

    def _show_written(self, written: Written) -> None:
        article = article_of(self._session.issue, written.article) if written.article else None
        if article is not None:
            self._session.select(caret(first_spot(article)))
            self._parts.sight.go_to_caret()
        else:
            page = shown_on(self._session.scene.pages, written)
            if page is not None:
                self._parts.sight.go_to(page.index)
        if article is None and (self._in_form(written.key) or self._in_partners(written)):
            return
        place = written.place
        said = "problems.written-line" if place.line else "problems.written"
        self.tell(self.words(said, file=place.file, line=place.line))

    def _in_partners(self, written: Written) -> bool:
        """Shows the partner that stands there in the panel of partners; whether one does."""
        panel = self._parts.panels.get("partners")
        found = [one for one in self._session.issue.partners if one.line and one.line == written.place.line]
        if written.place.file != PARTNERS or not found or not isinstance(panel, PartnersPanel):
            return False
        self._docks.show("partners")
        panel.choose(found[0].id)
        return True

    def _in_form(self, key: str) -> bool:
        """Puts the keyboard into the field of a fact; whether there is one."""
        return self.facts is not None and bool(key) and self.facts.edit(key)

    def _open(self, file: str) -> None:
        """Opens a file of the issue with the system's program for it."""
        path = self._session.folder / file
        if path.is_file():
            self.open_file(path)
