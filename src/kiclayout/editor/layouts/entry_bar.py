"""Below a list of colours, styles or templates: another one like the chosen one, or the chosen one taken away.

What is used elsewhere is taken away only for something else, which is asked in a menu.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kiclayout.content.edit.renaming import Rename
from kiclayout.editor.layouts.fields import Field, ValueLine
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.panels.fittings import say_all, tint, tool
from kiclayout.editor.panels.looks import scale_of, tokens_of
from kiclayout.editor.words import Words
from kiclayout.store.layout_entries import free_entry, renamed, uses_of, with_entry, without_entry


class EntryBar(QWidget):
    """See the module; the name of what is chosen is a field of it.

    Signals:
        turned: Another entry is to be chosen: the new one, the one under its new name, the one that stands instead.
    """

    turned = Signal(str)

    def __init__(self, section: str, room: FittingRoom, words: Words, parent: QWidget) -> None:
        """``section`` of the layout's file is what the entries belong to."""
        super().__init__(parent)
        self._section, self._room, self._words = section, room, words
        self._entry, self._others = "", tuple[str, ...]()
        self.name = Field("layouts.entry-name", ValueLine(parent=self), self)
        self.name.reworded(words)
        self.new, self.remove = tool(self, f"{section}New", "plus"), tool(self, f"{section}Remove", "trash")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        for button in (self.new, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.name.done.connect(self._rename)
        self.new.clicked.connect(self._begin)
        self.remove.clicked.connect(self._remove)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Icons at the size of the window's type."""
        super().showEvent(event)
        tint((self.new, self.remove), tokens_of(self.palette()), scale_of(self.font()))
        say_all(((self.new, self._words("layouts.entry-new")), (self.remove, self._words("layouts.entry-remove"))))

    def show_entry(self, entry: str, others: tuple[str, ...]) -> None:
        """Shows what is chosen; ``others`` could take its place."""
        self._entry, self._others = entry, others
        self.name.show_value(entry)
        for widget in (self.name, self.new, self.remove):
            widget.setEnabled(bool(entry))

    # ------------------------------------------------------------------------------------------------ changing
    def _begin(self) -> None:
        name = free_entry(self._room.layout, self._section, self._entry)
        edit = partial(with_entry, section=self._section, name=name, pattern=self._entry)
        if self._done(edit):
            self.turned.emit(name)
            self.name.inner.setFocus()
            if isinstance(self.name.inner, ValueLine):
                self.name.inner.selectAll()

    def _rename(self, name: str) -> None:
        draft = self._room.draft
        if draft is None:
            return
        edit = partial(renamed, folder=draft.folder, section=self._section, old=self._entry, new=name)
        if self._done(edit, Rename(self._section, self._entry, name)):
            self.turned.emit(name)

    def _remove(self) -> None:
        """At once, if nothing uses it; else after asking what stands in its place."""
        menu = self.replacements()
        if menu is None:
            self.take_out("")
            return
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.remove.mapToGlobal(QPoint(0, self.remove.height())))

    def replacements(self) -> QMenu | None:
        """What could stand where the entry is used; None = it is not used."""
        draft = self._room.draft
        uses = uses_of(draft.now.text, draft.folder, self._section, self._entry) if draft else ()
        if not uses:
            return None
        menu = QMenu(self)
        menu.addAction(self._words("layouts.entry-instead", name=self._entry, count=len(uses))).setEnabled(False)
        for other in self._others:
            menu.addAction(other).triggered.connect(partial(self.take_out, other))
        return menu

    def take_out(self, instead: str, _checked: bool = False) -> None:
        """Takes the entry away; where it was used, ``instead`` is."""
        draft = self._room.draft
        if draft is None:
            return
        next_one = instead or next(iter(self._others), "")
        edit = partial(without_entry, folder=draft.folder, section=self._section, name=self._entry)
        edit = partial(edit, instead=instead)
        if self._done(edit):
            self.turned.emit(next_one)

    def _done(self, edit: Callable[[str], str], name: Rename | None = None) -> bool:
        """Changes the layout; whether it is changed. Below the name stands what is wrong."""
        before = self._room.draft
        found = self._room.change(edit, name)
        self.name.complain(found, self._words.lang)
        return self._room.draft is not before
