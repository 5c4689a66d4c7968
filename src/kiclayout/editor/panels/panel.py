"""What all panels share: they follow a session, but only while they can be seen.

A panel that is hidden notes that something changed and catches up when it is shown, so that a keystroke costs nothing
for docks nobody looks at. It decides nothing about what is shown.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kiclayout.editor.panels.looks import tokens_of
from kiclayout.editor.session import Session
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words

ISSUE, SELECTION, PAGES, FINDINGS = "issue", "selection", "pages", "findings"
_ALL = (ISSUE, SELECTION, PAGES, FINDINGS)
CALM = 150
"""How long page numbers may be old, in milliseconds: pages change with every key."""


class Panel(QWidget):
    """A widget that follows a session; heirs say in ``catch_up`` what they do about it."""

    follows: tuple[str, ...] = _ALL
    """What the panel wants to be told of."""
    rests_while_typing = False
    """Whether what it shows may be as old as page numbers while one types."""
    _dressed = False

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.words = session, words
        self._stale: set[str] = set(_ALL)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._on_calm)
        self._opening = True
        self._first_look = QTimer(self, singleShot=True)
        self._first_look.timeout.connect(self._on_first_look)
        session.opened.connect(self._on_opened)
        session.dressed.connect(self._on_opened)
        session.issue_changed.connect(self._on_issue)
        session.selection_changed.connect(self._on_selection)
        session.pages_changed.connect(self._on_pages)
        session.findings_changed.connect(self._on_findings)

    def retranslate(self, words: Words) -> None:
        """Says everything in another language."""
        self.words = words
        self.reworded()
        self._note(*_ALL)

    def reworded(self) -> None:
        """Sets all fixed words anew, from ``self.words``."""

    def catch_up(self, changed: frozenset[str]) -> None:
        """Shows what changed; ``changed`` are names out of ``follows``."""

    def recolored(self, tokens: Tokens) -> None:
        """Takes icons and other colours of its own from ``tokens``, and its margins from its font."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme or size: other colours, icons and margins."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._dressed:
            self.recolored(tokens_of(self.palette()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Takes its colours, and catches up with what happened while it was hidden."""
        super().showEvent(event)
        if not self._dressed:
            self._dressed = True
            self.recolored(tokens_of(self.palette()))
        self._note()

    def _note(self, *changed: str) -> None:
        self._stale.update(changed)
        if self._opening and self.session.loaded:
            if not self.session.settled:
                self._first_look.start()  # the first page goes before whatever stands around it
                return
            self._opening = False
        wanted = frozenset(self._stale.intersection(self.follows))
        if wanted and self.session.loaded and self.isVisible():
            self._stale.clear()
            self.catch_up(wanted)

    def _on_opened(self) -> None:
        self._opening = True
        self._note(*_ALL)

    def _on_first_look(self) -> None:
        self._opening = False
        self._note()

    def _on_issue(self) -> None:
        self._note_or_rest(ISSUE)

    def _on_selection(self) -> None:
        self._note_or_rest(SELECTION)

    def _note_or_rest(self, changed: str) -> None:
        if not (self.rests_while_typing and self.session.typing):
            self._note(changed)
            return
        self._stale.add(changed)
        if not self._calm.isActive():
            self._calm.start()

    def _on_pages(self, _pages: object) -> None:
        if PAGES in self.follows and not self._calm.isActive():
            self._calm.start()

    def _on_calm(self) -> None:
        self._note(PAGES)

    def _on_findings(self) -> None:
        self._note(FINDINGS)
