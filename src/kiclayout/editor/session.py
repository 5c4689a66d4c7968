"""The one owner of what the window shows: the open issue, its history, its pages, what is selected, what was found.

Panels and canvas read its properties and listen to its signals; they change the issue through ``apply`` alone. It draws
nothing and asks nobody anything.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiclayout.app.history import History, State
from kiclayout.base.diagnostics import Diagnostic
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.design.layout import Layout
from kiclayout.scene.page import Page, Scene
from kiclayout.text.fonts import FontBook

Edit = Callable[[Issue, Selection | None], Done]
"""An edit: pure, from issue and selection to the next ones."""


class Session(QObject):
    """See the module.

    Signals:
        opened: Another issue was opened; everything is new.
        issue_changed: The issue became another value.
        pages_changed: ``scene`` is another one; carries the indices of the pages that differ (a frozenset of int).
        selection_changed: Something else is selected.
        findings_changed: ``findings`` is another tuple.
        state_changed: File, saved or not, undo or redo possible or not, laid out or not.
    """

    opened = Signal()
    issue_changed = Signal()
    pages_changed = Signal(object)
    selection_changed = Signal()
    findings_changed = Signal()
    state_changed = Signal()

    folder: Path
    """Where the issue lies; pictures are looked up below it."""
    issue: Issue
    layout: Layout
    book: FontBook
    scene: Scene
    """The pages as they are known now; with ``settled`` False some may still change."""
    settled: bool
    history: History
    selection: Selection | None
    findings: tuple[Diagnostic, ...]
    modified: bool
    """Whether there is something to save."""

    def apply(self, edit: Edit, name: str, run: str = "") -> None:
        """Makes ``edit`` an undoable step called ``name`` (a key of the wording); steps of one ``run`` are merged."""
        raise NotImplementedError

    def select(self, selection: Selection | None) -> None:
        """Selects something; ends a typed run."""
        raise NotImplementedError

    def undo(self) -> None:
        """One step back."""
        raise NotImplementedError

    def redo(self) -> None:
        """One step forth."""
        raise NotImplementedError

    def page_of(self, block: int) -> Page | None:
        """The first page on which something of ``block`` (or of the article with that id) stands."""
        raise NotImplementedError


__all__ = ["Edit", "Session", "State"]
