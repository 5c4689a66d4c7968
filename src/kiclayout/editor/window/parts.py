"""What the window is put together from; each part is made by its own room, see ``make``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtWidgets import QMainWindow, QWidget

from kiclayout.base.record import dataclass
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.front import FileDesk
from kiclayout.editor.jobs.bar import ExportBar
from kiclayout.editor.layouts.front import LayoutsFront
from kiclayout.editor.partners.front import PartnersFront
from kiclayout.editor.pictures.strip import BringBar
from kiclayout.editor.session import Session
from kiclayout.editor.templates.desk import TemplateDesk
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.window.sight import PageSight
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
        sight: The pages.
        documents: The open issue and its files.
        files: The same, as menus see them.
        searching: The panels that find something.
        panels: By name: pages, outline, inspector, styles, partners, problems, manuscript, find.
        strip: How far an export is.
        arrivals: How far pictures are on their way.
        partners: Partners and their logos, as menus see them.
        templates: Page templates and layouts to choose from.
        layouts: The editor of layouts.
    """

    sight: PageSight
    documents: Documents
    files: FileDesk
    searching: Searching
    panels: Mapping[str, QWidget]
    strip: ExportBar
    arrivals: BringBar
    partners: PartnersFront
    templates: TemplateDesk
    layouts: LayoutsFront


MakeParts = Callable[[Session, Theme, Words, QMainWindow], Parts]
