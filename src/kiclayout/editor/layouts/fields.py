"""Fields of the editor of layouts: a label, a value, and below it what is wrong with what was typed there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiclayout.base.diagnostics import Diagnostic, Severity
from kiclayout.editor.panels.fittings import label
from kiclayout.editor.panels.form import Choice, LineField
from kiclayout.editor.words import Words

_NUMBER = re.compile(r"\s*([-+]?[0-9]*\.?[0-9]+)(.*)")
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class ValueLine(LineField):
    """A line for a value; the arrow keys up and down count it by ``step``, with Shift by ten of them."""

    def __init__(self, step: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step

    def begin_from(self, text: str) -> None:
        """From now on ``text`` is what Escape brings back; what is being typed stays."""
        self._shown = text

    def event(self, event: QEvent) -> bool:
        """Undo is the layout's unless something is being typed here."""
        asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and self.text() == self._shown and any(event.matches(key) for key in _UNDO):  # type: ignore[attr-defined]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See the class."""
        ways = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        found = _NUMBER.fullmatch(self.text()) if self._step and event.key() in ways else None
        if found is None:
            super().keyPressEvent(event)
            return
        times = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        number = float(found[1]) + ways[Qt.Key(event.key())] * self._step * times
        self.setText(f"{round(number, 3):g}{found[2]}")
        self._finish()


class Field(QWidget):
    """A value under its label.

    Signals:
        done: The value that was put in by hand, as the layout's file shall say it.
    """

    done = Signal(str)

    def __init__(self, key: str, inner: ValueLine | Choice, parent: QWidget) -> None:
        """``key`` of the wording names it; ``inner`` takes the value."""
        super().__init__(parent)
        self.key, self.inner, self._value = key, inner, ""
        self.setObjectName(key.rpartition(".")[2])
        self._label = label(self, "label")
        self._label.setBuddy(inner)
        self.note = label(self, "note", "error")
        self.note.setWordWrap(True)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._label, inner, self.note):
            column.addWidget(widget)
        column.addStretch(1)
        inner.done.connect(self._tell)
        if isinstance(inner, ValueLine):
            inner.textChanged.connect(self._typed)

    @property
    def text(self) -> str:
        """What stands in it, taken or not; of a choice the value."""
        if isinstance(self.inner, ValueLine):
            return self.inner.text().strip()
        value = self.inner.value()
        return value if isinstance(value, str) else ""

    def reworded(self, words: Words) -> None:
        """Its label."""
        self._label.setText(words(self.key))
        self.inner.setAccessibleName(words(self.key))

    def offer(self, values: Sequence[str], shown: Sequence[str] = ()) -> None:
        """The values that there are to choose from."""
        if isinstance(self.inner, Choice):
            self.inner.offer(values, shown or values)

    def show_value(self, value: str) -> None:
        """Shows ``value``; nothing is wrong any more."""
        self._value = value
        self._say("", "label")
        if isinstance(self.inner, Choice):
            self.inner.show_value(value)
        else:
            self.inner.begin_from(value)
            self.inner.setText(value)

    def complain(self, found: Sequence[Diagnostic], lang: str) -> None:
        """Says what is wrong with what was put in; Escape brings the value back that there was."""
        if not found:
            return
        worst = max(found, key=lambda one: one.severity)
        look = "error" if worst.severity is Severity.ERROR else "warning"
        self._say(" ".join(filter(None, (worst.message(lang), worst.hint(lang)))), look)
        if isinstance(self.inner, ValueLine):
            self.inner.begin_from(self._value)

    def _say(self, text: str, look: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        if self.note.property("look") != look:
            self.note.setProperty("look", look)
            self.note.style().polish(self.note)

    def _typed(self, text: str) -> None:
        if text == self._value:
            self._say("", "label")

    def _tell(self, value: object) -> None:
        self.done.emit(str(value).strip())


def quiet(parent: QWidget, name: str) -> QLabel:
    """A label of several lines that explains something."""
    made = label(parent, name)
    made.setWordWrap(True)
    return made


__all__ = ["Field", "ValueLine", "quiet"]
