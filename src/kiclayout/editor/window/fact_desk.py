"""The form of the issue's facts beside its pages: a click on a fact finds its field, a field shows its place.

What can be put in is the form's business, where facts stand that of the scene. Pictures that are chosen are copied into
the issue here. Boxes that are not typed on the page lead to their forms.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from kiclayout.content.edit.facts import with_fact
from kiclayout.content.spot import Done, Spot, caret
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.panels.issue_form import STEP
from kiclayout.editor.panels.written import shown_page
from kiclayout.editor.session import Session
from kiclayout.editor.view.fact_mark import FactMark
from kiclayout.editor.window.docks import DockPlaces
from kiclayout.editor.window.sight import PageSight

IMAGES = "images"


class FactDesk(QObject):
    """See the module."""

    def __init__(self, session: Session, sight: PageSight, inspector: InspectorPanel, docks: DockPlaces) -> None:
        super().__init__(sight)
        self._session, self._sight, self._inspector, self._docks = session, sight, inspector, docks
        self.ask_picture: Callable[[], Path | None] = lambda: None
        self.tell: Callable[[str], None] = lambda _text: None
        self.write: Callable[[], None] = lambda: None
        self._pointed = False
        self.mark = FactMark(sight.view)
        sight.view.add_overlay(self.mark)
        form = inspector.issue
        form.entered.connect(self._show_place)
        form.turned.connect(self._show_page)
        form.wanted.connect(self._choose)
        session.opened.connect(form.begin)
        sight.tool.fact_pointed.connect(self.point)
        sight.tool.box_pointed.connect(self.box)
        inspector.poster.words_wanted.connect(self._write)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    # ------------------------------------------------------------------------------------------------ to the field
    def open(self) -> None:
        """Shows cover and form side by side, with the keyboard in the form."""
        if not self._session.loaded:
            return
        self._docks.show("inspector")
        self._sight.fit("page")
        self.edit("number")

    def edit(self, name: str) -> bool:
        """Puts the keyboard into the field of a fact; whether it has one."""
        form = self._inspector.issue
        shown = self._session.selection is None and form.isVisible()
        if not shown:
            self._session.select(None)
            self._docks.show("inspector")
            self._inspector.catch_up(frozenset())
        return form.edit_fact(name)

    def box(self) -> None:
        """Shows the form of the box that the caret is in, with the keyboard in it."""
        self._docks.show("inspector")
        self._inspector.edit_box()

    def _write(self, spot: Spot) -> None:
        """Shows what a poster says as plain lines, with the keyboard there."""
        self._session.select(caret(spot))
        self._docks.show("manuscript")
        self.write()

    def point(self, name: str) -> None:
        """A fact was clicked on a page: its field has the keyboard, and the pages stay where they are."""
        self._pointed = True
        found = self.edit(name)
        self._pointed = False
        if not found:
            self._sight.tool.say("typing.own-words")

    # ------------------------------------------------------------------------------------------------ to the place
    def _show_place(self, name: str) -> None:
        """Marks where the fact stands, and brings it into sight."""
        self.mark.show(name)
        if self._pointed:
            return
        place = self.mark.place(shown_page(name))
        if place is not None:
            self._sight.view.ensure_visible(place)
        else:
            self._show_page(shown_page(name))

    def _show_page(self, kind: str) -> None:
        """Brings the page into sight that shows what stands on a page of the form."""
        pages = self._session.scene.pages if self._session.loaded else ()
        found = next((page.index for page in pages if page.template.partition("-")[0] == kind), None)
        if not self._pointed and found is not None and found not in self._sight.view.visible_pages:
            self._sight.go_to(found)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Nothing is marked while the keyboard is elsewhere."""
        if self.mark.name and (new is None or not self._inspector.issue.isAncestorOf(new)):
            self.mark.show("")

    # ------------------------------------------------------------------------------------------------ pictures
    def _choose(self, name: str) -> None:
        file = self.ask_picture()
        if file is None:
            return
        try:
            taken = taken_in(self._session.folder, file)
        except OSError as error:
            self.tell(self._inspector.words("files.picture-not-copied", reason=error.strerror or error))
            return
        self._session.apply(lambda issue, _: Done(with_fact(issue, name, taken)), STEP)


def taken_in(folder: Path, file: Path) -> str:
    """What the issue in ``folder`` calls ``file``, which is copied into its images if it lies elsewhere.

    Raises:
        OSError: It cannot be copied.
    """
    home, source = folder.resolve(), file.resolve()
    if source.is_relative_to(home):
        return source.relative_to(home).as_posix()
    images = home / IMAGES
    images.mkdir(exist_ok=True)
    same = images / source.name
    if same.is_file() and same.read_bytes() == source.read_bytes():
        return f"{IMAGES}/{same.name}"
    stem, ending = source.stem, source.suffix
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
    name = next(one for one in names if not (images / one).exists())
    shutil.copyfile(source, images / name)
    return f"{IMAGES}/{name}"
