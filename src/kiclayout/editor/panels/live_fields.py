"""Fields that put what is typed into the issue at once, so that the page beside them changes with every key.

Each knows the name of its fact in issue.yaml, shows it, and tells what was put in. Undo is the issue's: a field keeps
no steps of its own. How a fact is changed is ``content.edit.facts``' business.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from kiclayout.content.edit.facts import fact
from kiclayout.content.issue import Issue
from kiclayout.editor.panels.day_field import DayField
from kiclayout.editor.panels.form import Choice, RestingLine
from kiclayout.editor.panels.wrapped import WrappedField

LIVE = "live"
"""The property of fields that leave undo to the issue."""
LAST_NUMBER = 999_999_999


def leaves_undo(field: QWidget, event: QEvent) -> bool:
    """Whether ``event`` asks if undo or redo is the field's own key, which it is not."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)):
        return False
    event.ignore()
    return True


class FactLine(RestingLine):
    """A text on one line; Escape brings back what it was when the keyboard came.

    Signals:
        put: What was typed; carries the fact's name and the text.
        entered: The keyboard came; carries the name.
    """

    put = Signal(str, object)
    entered = Signal(str)

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

    def _tell(self, text: str) -> None:
        self.put.emit(self.name, text)

    def event(self, event: QEvent) -> bool:
        """Undo is not its own."""
        return True if leaves_undo(self, event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._before:
            self.setText(self._before)
            self._tell(self._before)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tells that the keyboard is here."""
        super().focusInEvent(event)
        self._before = self.text()
        self.entered.emit(self.name)


class FactText(WrappedField):
    """A text that may be longer than the field is wide, with ``lines`` of several; with ``rows`` each is a list's item.

    Signals:
        put: What was typed; carries the fact's name and the text, or the items.
        entered: The keyboard came; carries the name.
    """

    put = Signal(str, object)
    entered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, lines: bool = False, rows: bool = False) -> None:
        super().__init__(parent, lines=lines or rows)
        self.name, self._rows = name, rows
        self.setProperty(LIVE, True)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self._tell)

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

    def event(self, event: QEvent) -> bool:
        """Undo is not its own."""
        return True if leaves_undo(self, event) else super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tells that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit(self.name)

    def _tell(self) -> None:
        self.put.emit(self.name, self.value())


class FactNumber(QSpinBox):
    """A whole number. Signals as those of ``FactLine``."""

    put = Signal(str, object)
    entered = Signal(str)

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

    def event(self, event: QEvent) -> bool:
        """Undo is not its own."""
        return True if leaves_undo(self, event) else super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tells that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit(self.name)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel scrolls the form, unless the field has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self, number: int) -> None:
        self.put.emit(self.name, number)


class FactDay(DayField):
    """A day. Signals as those of ``FactLine``; ``at`` is which of several days the fact holds, None = it is one."""

    put = Signal(str, object)
    entered = Signal(str)

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

    def event(self, event: QEvent) -> bool:
        """Undo is not its own."""
        return True if leaves_undo(self, event) else super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tells that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit(self.name)

    def _tell(self, day: dt.date) -> None:
        self.put.emit(self.name, day)


class FactTick(QCheckBox):
    """Yes or no. Signals as those of ``FactLine``."""

    put = Signal(str, object)
    entered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.clicked.connect(self._tell)

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says."""
        self.setChecked(bool(fact(issue, self.name)))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tells that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit(self.name)

    def _tell(self, on: bool) -> None:
        self.put.emit(self.name, on)


class FactChoice(Choice):
    """One of a few words. Signals as those of ``FactLine``."""

    put = Signal(str, object)
    entered = Signal(str)

    def __init__(self, name: str, values: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.values = name, tuple(values)
        self.offer(self.values, self.values)
        self.done.connect(self._tell)

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says."""
        self.show_value(fact(issue, self.name))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tells that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit(self.name)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel scrolls the form."""
        event.ignore()

    def _tell(self, value: object) -> None:
        self.put.emit(self.name, value)


FactField = FactLine | FactText | FactNumber | FactDay | FactTick | FactChoice
