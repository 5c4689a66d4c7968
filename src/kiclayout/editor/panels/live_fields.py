"""Fields that put what is typed into the issue at once, so that the page beside them changes with every key.

Each knows the name of its fact in issue.yaml, shows it, and tells what was put in. Undo is the issue's: a field keeps
no steps of its own. How a fact is changed is ``content.edit.facts``' business.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from kiclayout.content.edit.facts import fact
from kiclayout.content.issue import Issue
from kiclayout.editor.panels.day_field import DayField
from kiclayout.editor.panels.fittings import Addition, PassedOver, is_undo
from kiclayout.editor.panels.form import Choice, RestingLine
from kiclayout.editor.panels.wrapped import WrappedField

LIVE = "live"
"""The property of fields that leave undo to the issue."""
LAST_NUMBER = 999_999_999


class _Live(Addition):
    """What all of the fields have in common, whichever widget of Qt's they are.

    Signals:
        put: What was put in; carries the fact's name and its value.
        entered: The keyboard came; carries the name.
    """

    put = Signal(str, object)
    entered = Signal(str)
    name: str

    def event(self, event: QEvent) -> bool:
        """Undo and redo are keys of the issue, not of the field."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tells that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit(self.name)

    def _tell(self, value: object) -> None:
        self.put.emit(self.name, value)


class FactLine(_Live, RestingLine):
    """A text on one line; Escape brings back what it was when the keyboard came."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._before = ""
        self.setProperty(LIVE, True)
        self.textEdited.connect(self._tell)

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says; the caret stays where it is."""
        self.show_words(str(fact(issue, self.name) or ""))

    def show_words(self, text: str) -> None:
        """Shows ``text``; the caret stays where it is."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._before:
            self.setText(self._before)
            self._tell(self._before)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Remembers what Escape brings back."""
        self._before = self.text()
        super().focusInEvent(event)


class FactText(_Live, WrappedField):
    """A text that may be longer than the field is wide; with ``lines`` of several, with ``rows`` a list of them."""

    def __init__(self, name: str, parent: QWidget | None = None, *, lines: bool = False, rows: bool = False) -> None:
        super().__init__(parent, lines=lines or rows)
        self.name, self._rows = name, rows
        self.setProperty(LIVE, True)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self._on_text)

    def value(self) -> object:
        """The text, or the items: lines that are not empty."""
        if not self._rows:
            return self.text()
        return tuple(line.strip() for line in self.text().split("\n") if line.strip())

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says; the caret stays where it is."""
        said = fact(issue, self.name)
        if said != self.value() and (said or self.value()):
            self.show_words("\n".join(said) if self._rows else str(said or ""))

    def show_words(self, text: str) -> None:
        """Shows ``text``; the caret stays where it is."""
        if text == self.toPlainText():
            return
        self._shown, at = text, self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter begins a line, or goes on to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._lines:
                self.insertPlainText("\n")
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _on_text(self) -> None:
        self._tell(self.value())


class FactNumber(_Live, PassedOver, QSpinBox):
    """A whole number."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setRange(0, LAST_NUMBER)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setProperty(LIVE, True)
        self.valueChanged.connect(self._tell)

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says."""
        if self.value() != fact(issue, self.name):
            with QSignalBlocker(self):
                self.setValue(fact(issue, self.name))


class FactDay(_Live, DayField):
    """A day."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.lineEdit().setProperty(LIVE, True)
        self.done.connect(self._tell)

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says, with the days of the issues before and after marked in the calendar."""
        said = fact(issue, self.name)
        if isinstance(said, dt.date):
            week = dt.timedelta(days=7)
            before = (said - week,) if said.toordinal() > week.days else ()
            self.show_day(said, *before, *((issue.next_date,) if issue.next_date else ()))


class FactTick(_Live, QCheckBox):
    """Yes or no."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.clicked.connect(self._tell)

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says."""
        self.setChecked(bool(fact(issue, self.name)))


class FactChoice(_Live, Choice):
    """One of a few words."""

    def __init__(self, name: str, values: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.values = name, tuple(values)
        self.offer(self.values, self.values)
        self.done.connect(self._tell)

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says."""
        self.show_value(fact(issue, self.name))


FactField = FactLine | FactText | FactNumber | FactDay | FactTick | FactChoice
