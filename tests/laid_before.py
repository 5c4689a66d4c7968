"""The four articles, read and laid out once a process: nothing else in a test of the window takes as long.

Values are frozen and memos find them by identity, so no test sees what another one did. What is remembered counts
only while all files are those that it was made of.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from four_articles import copy_four_articles

from kiclayout.app.project import Progress, Project, silent
from kiclayout.app.shelf import Home, project_at
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.record import replace
from kiclayout.design.layout import Layout
from kiclayout.editor.files import documents
from kiclayout.editor.slices import Slices
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press


class LaidBefore:
    """What sessions of earlier tests read and laid out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: tuple[tuple[str, int, int], ...] = ()
        self._project: Project | None = None
        self._findings: tuple[Diagnostic, ...] = ()
        self._presses: list[tuple[Layout, Press]] = []

    def fresh(self) -> Path:
        """The issue as no test has touched it, always in the same place."""
        shutil.rmtree(self.folder, ignore_errors=True)
        copy_four_articles(self.folder)
        self._files = tuple(_stamps(self.folder))
        return self.folder

    def serve(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lets windows read and lay out from what is known."""
        plain = Slices.open

        def opened(slices: Slices, folder: Path, layout: Layout, book: FontBook) -> None:
            plain(slices, folder, layout, book)
            slices._press = self._shared(layout, slices._press)

        monkeypatch.setattr(documents, "project_at", self._read)
        monkeypatch.setattr(Slices, "open", opened)

    def know(self, project: Project) -> None:
        """From now on all sessions share what they lay out in the layout of this very ``project``."""
        self._presses.append((project.layout, Press(project.book, lambda name: None, Sink())))

    def _shared(self, layout: Layout, press: Press) -> Press:
        first = next((known for one, known in self._presses if one is layout), press)
        return replace(press, shelf=first.shelf, pages=first.pages)

    def _read(self, home: Home, sink: Sink, progress: Progress = silent) -> Project:
        if home.folder != self.folder or tuple(_stamps(self.folder)) != self._files:
            return project_at(home, sink, progress)
        if self._project is None:
            found = Sink()
            self._project = project_at(home, found, progress)
            self._findings = tuple(found)
            self.know(self._project)
        sink.extend(self._findings)
        return self._project


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of all files but the lock."""
    for file in sorted(folder.rglob("[!.]*")):
        if file.is_file():
            yield str(file), file.stat().st_size, file.stat().st_mtime_ns
