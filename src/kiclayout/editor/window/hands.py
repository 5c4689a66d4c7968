"""The clipboard and undo, wherever the keyboard is: in a field of the window, or in the words of the pages.

Menus say "Copy" once; this finds out whose copy is meant. It keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kiclayout.content.edit.splice import Look
from kiclayout.editor.panels.live_fields import LIVE
from kiclayout.editor.panels.story_edit import StoryEdit
from kiclayout.editor.session import Edit, Session

Field = QLineEdit | QPlainTextEdit | QTextEdit


class Writing(Protocol):
    """The clipboard's way into the words of the pages."""

    def cut(self) -> None:
        """Takes what is selected to the clipboard."""

    def copy(self) -> object:
        """Copies what is selected to the clipboard."""

    def reveal(self, far: bool = False) -> None:
        """Brings the caret into view; ``far``: it is followed until all pages are laid out."""

    def paste(self) -> None:
        """Puts in what is on the clipboard."""

    def paste_plain(self) -> None:
        """Puts in the bare words on the clipboard."""

    def select_all(self) -> None:
        """Selects all there is."""

    def delete(self) -> None:
        """Deletes what is selected."""

    def apply(self, edit: Edit, name: str) -> None:
        """Makes an edit a step, with the words being composed in it, and shows the caret."""

    def settle(self) -> None:
        """Commits what is being composed."""

    @property
    def look(self) -> Look:
        """How what is typed next will look."""

    def toggle_mark(self, mark: str, name: str) -> None:
        """Gives a mark to what is selected, or takes it away; with a bare caret for what will be typed there."""

    def unseen(self) -> bool:
        """Whether no caret is seen in the words; it is told where to go."""


class Holding(Protocol):
    """The clipboard's way to a picture that is chosen on the pages."""

    def can_clip(self, what: str) -> bool:
        """Whether a picture is chosen, and ``clip`` would do something to it."""

    def clip(self, what: str) -> None:
        """One of ``cut``, ``copy``, ``paste``, ``delete``."""


class Hands:
    """See the module."""

    def __init__(
        self,
        session: Session,
        writing: Writing,
        focus: Callable[[], QWidget | None],
        holding: Holding | None = None,
    ) -> None:
        """``focus`` says where the keyboard is, or will be again when the palette is gone."""
        self._session, self._writing, self._focus, self._holding = session, writing, focus, holding

    def typing(self) -> bool:
        """Whether the keyboard is in a field."""
        return self._field() is not None

    def can(self, what: str) -> bool:
        """Whether ``do`` would do something."""
        field = self._field()
        if field is not None and self._own(field, what):
            return _able(field, what)
        return self._can_pages(what)

    @property
    def look(self) -> Look:
        """How what is typed next will look."""
        return self._writing.look

    def unseen(self) -> bool:
        """Whether the words at the caret are seen neither on a page nor in the field with the keyboard; it is told."""
        return not isinstance(self._focus(), StoryEdit) and self._writing.unseen()

    def toggle_mark(self, mark: str, name: str) -> None:
        """Gives a mark, or takes it away."""
        self._writing.toggle_mark(mark, name)

    def apply(self, edit: Edit, name: str) -> None:
        """Makes an edit a step of the issue."""
        self._writing.apply(edit, name)

    def do(self, what: str) -> None:
        """Does it where the keyboard is."""
        field = self._field()
        if field is not None and self._own(field, what):
            _act(field, what)
        elif self._can_pages(what):
            self._do_pages(what)

    def _own(self, field: Field, what: str) -> bool:
        """Whether ``field`` does this itself: one in which nothing was typed leaves undo to the issue.

        So does a field that only shows the issue's words, and one that puts every key into the issue.
        """
        if what not in ("undo", "redo"):
            return True
        return not field.property(LIVE) and (_able(field, "undo") or _able(field, "redo"))

    def _field(self) -> Field | None:
        found = self._focus()
        return found if isinstance(found, Field) and found.isEnabled() else None

    def _can_pages(self, what: str) -> bool:
        session = self._session
        if not session.loaded:
            return False
        if what == "undo":
            return bool(session.history.past)
        if what == "redo":
            return bool(session.history.future)
        if self._holding is not None and self._holding.can_clip(what):
            return True
        if session.selection is None:
            return False
        return what in ("paste", "paste-plain", "select-all") or not session.selection.bare

    def _do_pages(self, what: str) -> None:
        self._writing.settle()
        if what == "undo":
            self._session.undo()
            self._writing.reveal(far=True)
        elif what == "redo":
            self._session.redo()
            self._writing.reveal(far=True)
        elif self._holding is not None and self._holding.can_clip(what):
            self._holding.clip(what)
        else:
            getattr(self._writing, what.replace("-", "_"))()


def _able(field: Field, what: str) -> bool:
    if isinstance(field, QLineEdit):
        chosen, undo, redo = field.hasSelectedText(), field.isUndoAvailable(), field.isRedoAvailable()
    else:
        document = field.document()
        chosen, undo, redo = field.textCursor().hasSelection(), document.isUndoAvailable(), document.isRedoAvailable()
    free = not field.isReadOnly()
    return {
        "undo": undo and free,
        "redo": redo and free,
        "copy": chosen,
        "cut": chosen and free,
        "delete": chosen and free,
        "paste": free,
        "paste-plain": free,
    }.get(what, True)


def _act(field: Field, what: str) -> None:
    if what == "paste-plain":
        text = QGuiApplication.clipboard().text()
        if isinstance(field, QLineEdit):
            field.insert(text)
        else:
            field.insertPlainText(text)
    elif what == "delete":
        if isinstance(field, QLineEdit):
            field.del_()
        else:
            field.textCursor().removeSelectedText()
    else:
        name = "selectAll" if what == "select-all" else what
        getattr(field, name)()
