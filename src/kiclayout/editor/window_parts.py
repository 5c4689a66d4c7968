"""What the window is put together from, and where each part comes from: pages, panels, files, the clipboard.

Each part is made by its own room; this says only which, and in which order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from kiclayout.base.record import dataclass
from kiclayout.editor.actions.desk import Files, Sight
from kiclayout.editor.session import Session
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.window_hand import Writing
from kiclayout.editor.words import Words


class Searching(Protocol):
    """What the actions need of the panels that find something."""

    def find(self, replacing: bool) -> None:
        """Puts the keyboard into the field of the find panel."""

    def find_next(self, step: int) -> None:
        """Goes to the next place found, or the one before (-1)."""

    def go_to_problem(self, step: int) -> None:
        """Goes to the next finding, or the one before (-1)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """All of them.

    Attributes:
        view: The pages with their rulers, as a widget.
        sight: The same, as actions see it.
        moved: Emitted when another page is looked at, or the zoom is another.
        files: Issues on the disk.
        writing: The clipboard's way into the words.
        searching: The panels that find something.
        panels: By name: pages, outline, inspector, problems, manuscript, find; those that are not there are left out.
    """

    view: QWidget
    sight: Sight
    moved: SignalInstance
    files: Files
    writing: Writing | None
    searching: Searching
    panels: Mapping[str, QWidget]


MakeParts = Callable[[Session, Theme, Words, QWidget], Parts]
