"""A small real session: history and pages without a window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from kiclayout.app.history import History, State
from kiclayout.app.project import Project
from kiclayout.base.diagnostics import Diagnostic
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection
from kiclayout.content.walk import walk
from kiclayout.editor.session import Edit, Session
from kiclayout.scene.items import Glyphs, Group, Picture
from kiclayout.scene.page import Page, Scene


class StillPages(QObject):
    """Pages that were made once and stay."""

    def __init__(self, scene: Scene, findings: tuple[Diagnostic, ...]) -> None:
        super().__init__()
        self.scene, self.findings, self.settled, self.checked = scene, findings, True, True

    def start(self, issue: Issue, selection: Selection | None = None) -> None:
        self.issue = issue

    def page_of(self, block: int) -> Page | None:
        article = next((one for one in self.issue.articles if one.id == block), None)
        wanted = {block} | ({one.id for one in walk(article.blocks)} if article else set())
        return next((page for page in self.scene.pages if wanted & set(_blocks(page.items))), None)


class SmallSession(Session):
    """The session, but it lays nothing out; ``names`` are those of the steps that were made."""

    def __init__(self, project: Project, scene: Scene, findings: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__()
        self.folder, self.layout, self.book, self.saved = project.folder, project.layout, project.book, project.issue
        self.history, self.loaded = History(State(project.issue)), True
        self._slices = StillPages(scene, findings)  # type: ignore[assignment]
        self._slices.start(project.issue)
        self.names: list[str] = []

    def apply(self, edit: Edit, name: str, run: str = "") -> None:
        self.names.append(name)
        super().apply(edit, name, run)

    def find(self, findings: tuple[Diagnostic, ...]) -> None:
        self._slices.findings = findings  # type: ignore[misc]
        self.findings_changed.emit()


def _blocks(items: object) -> Iterator[int]:
    for item in items:  # type: ignore[attr-defined]
        if isinstance(item, Group):
            yield from _blocks(item.items)
        elif isinstance(item, Glyphs | Picture) and item.origin is not None:
            yield item.origin.block
