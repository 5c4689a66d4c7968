"""Layout in slices: the pages in view at once, the rest in short turns of the event loop; the newest issue wins.

It owns the scene as it is known now and says which pages differ. Nothing runs on another thread.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection
from kiclayout.design.layout import Layout
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.scene.page import Page, Scene
from kiclayout.store.paths import locate
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, typeset


class Slices(QObject):
    """See the module."""

    pages_changed = Signal(object)
    findings_changed = Signal()
    settled_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene(())
        self.settled = True
        self.findings: tuple[Diagnostic, ...] = ()
        self.in_view: frozenset[int] = frozenset()

    def open(self, folder: Path, layout: Layout, book: FontBook) -> None:
        """Forgets everything; issues lie in ``folder`` from now on."""
        self._folder, self._layout, self._sink = folder, layout, Sink()
        self._press = Press(book, self._locate, self._sink)

    def _locate(self, name: str) -> Path | None:
        return locate(self._folder, name)

    def start(self, issue: Issue, selection: Selection | None = None) -> None:
        """Lays ``issue`` out; what was still waiting is dropped."""
        old, self.scene = self.scene, typeset(issue, self._layout, self._press)
        changed = frozenset(
            at
            for at, page in enumerate(self.scene.pages)
            if at >= len(old.pages) or (old.pages[at] is not page and old.pages[at] != page)
        )
        self.findings = tuple(self._sink)
        self.pages_changed.emit(changed)
        self.findings_changed.emit()

    def finish(self) -> None:
        """Lays out what is still waiting."""

    def page_of(self, block: int) -> Page | None:
        """The first page on which something of ``block`` stands."""
        return next((page for page in self.scene.pages if _shows(page.items, block)), None)


def _shows(items: tuple[Item, ...], block: int) -> bool:
    for item in items:
        if isinstance(item, Group):
            if _shows(item.items, block):
                return True
        elif isinstance(item, Glyphs) and item.origin is not None and item.origin.block == block:
            return True
    return False
