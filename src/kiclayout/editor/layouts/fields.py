"""Fields of the editor of layouts: a label, a value, and below it what is wrong with what was typed there.

A value that is inherited is quiet and says from where; one of the entry's own can be taken back: an arrow in the field,
an empty field, the first one of a choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from kiclayout.base.diagnostics import Diagnostic, Severity
from kiclayout.base.record import dataclass
from kiclayout.editor.panels.fittings import is_undo, label
from kiclayout.editor.panels.form import Choice, LineField
from kiclayout.editor.panels.looks import scaled, tokens_of
from kiclayout.editor.theme.icons import make_icon
from kiclayout.editor.words import Words

_NUMBER = re.compile(r"\s*([-+]?[0-9]*\.?[0-9]+)(.*)")


class ValueLine(LineField):
    """A line for a value; the arrow keys up and down count it by ``step``, with Shift by ten of them."""

    def __init__(self, step: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._tip = step, ""

    def explain(self, tip: str) -> None:
        """Says ``tip`` at the pointer, whatever is typed."""
        self._tip = tip
        self.setToolTip(tip)

    def _finish(self) -> None:
        super()._finish()
        self.setToolTip(self._tip)

    def begin_from(self, text: str) -> None:
        """From now on ``text`` is what Escape brings back; what is being typed stays."""
        self._shown = text

    def event(self, event: QEvent) -> bool:
        """Undo is the layout's unless something is being typed here."""
        asked = event.type() is QEvent.Type.ShortcutOverride and self.text() == self._shown
        if asked and isinstance(event, QKeyEvent) and is_undo(event):
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


@dataclass(frozen=True, slots=True)
class Inherited:
    """What stands in a field that says nothing of its own.

    Attributes:
        value: As the field shows it.
        source: Where it comes from, in words.
    """

    value: str
    source: str


class Field(QWidget):
    """A value under its label.

    Signals:
        done: The value that was put in by hand, as the layout's file shall say it; empty = what is inherited.
    """

    done = Signal(str)
    may_be_empty = False
    """Whether an empty line is a value, though nothing is inherited in its place."""

    def __init__(self, key: str, inner: ValueLine | Choice, parent: QWidget) -> None:
        """``key`` of the wording names it; ``inner`` takes the value."""
        super().__init__(parent)
        self.key, self.inner, self._value = key, inner, ""
        self._values: tuple[tuple[str, str], ...] = ()
        self._inherited: Inherited | None = None
        self._back = QAction(self)
        self._back.triggered.connect(self._give_back)
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
            inner.addAction(self._back, QLineEdit.ActionPosition.TrailingPosition)
            self._back.setVisible(False)

    def tell_in(self, note: QLabel) -> None:
        """Says what is wrong in ``note``, which it shares with its neighbours: it is too narrow itself."""
        self.note = note

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
        """The values that there are to choose from, when one is shown next."""
        self._values = tuple(zip(values, shown or values, strict=True))

    def show_value(self, value: str, inherited: Inherited | None = None, own: bool = True) -> None:
        """Shows a value; nothing is wrong any more.

        Args:
            value: As it is.
            inherited: What would stand there if the entry said nothing; None = nothing can be inherited here.
            own: Whether the entry itself says the value.
        """
        self._value, self._inherited = value, inherited
        self._say("", "label")
        if isinstance(self.inner, Choice):
            self._show_choice(self.inner, value, own)
        else:
            self.inner.begin_from(value)
            self.inner.setText(value)
            self._back.setVisible(inherited is not None and own)
            self.inner.explain(inherited.source if inherited and not own else "")
        self.inner.setAccessibleDescription(inherited.source if inherited and not own else "")
        restyled(self.inner, "" if own or inherited is None else "inherited")

    def _show_choice(self, choice: Choice, value: str, own: bool) -> None:
        """With what is inherited before all others, under the name that it has among them."""
        there, base = self._values, self._inherited
        if base is not None:
            name = dict(there).get(base.value, base.value)
            there = (("", f"{name} · {base.source}" if own else name), *there)
        choice.offer([one for one, _ in there], [words for _, words in there])
        choice.show_value(value if own or base is None else "")

    def prepare(self, words: str) -> None:
        """Draws the arrow that gives a value back, in the colours of the window; ``words`` say what it does."""
        (side,) = scaled(self.font(), 14)
        self._back.setIcon(QIcon(make_icon("reset", tokens_of(self.palette()), size=side)))
        self._back.setToolTip(words)
        self._back.setText(words)

    def _give_back(self) -> None:
        self.done.emit("")

    def complain(self, found: Sequence[Diagnostic], lang: str) -> None:
        """Says what is wrong with what was put in; Escape brings the value back that there was."""
        if not found:
            return
        worst = max(found, key=lambda one: one.severity)
        look = "error" if worst.severity is Severity.ERROR else "warning"
        self.refuse(" ".join(filter(None, (worst.message(lang), worst.hint(lang)))), look)

    def refuse(self, text: str, look: str = "error") -> None:
        """Says ``text`` below it; Escape brings the value back that there was."""
        self._say(text, look)
        if isinstance(self.inner, ValueLine):
            self.inner.begin_from(self._value)

    def _say(self, text: str, look: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        restyled(self.note, look)

    def _typed(self, text: str) -> None:
        if text == self._value:
            self._say("", "label")

    def _tell(self, value: object) -> None:
        said = str(value).strip()
        if said or self._inherited is not None or not isinstance(self.inner, ValueLine) or self.may_be_empty:
            self.done.emit(said)
        else:
            self.show_value(self._value)


def restyled(widget: QWidget, look: str) -> None:
    """Gives ``widget`` another of the style sheet's looks."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().polish(widget)


def shared_note(parent: QWidget, fields: Sequence[Field]) -> QLabel:
    """A line below ``fields`` that says what is wrong with one of them."""
    note = quiet(parent, "note")
    note.hide()
    for field in fields:
        field.tell_in(note)
    return note


def quiet(parent: QWidget, name: str) -> QLabel:
    """A label of several lines that explains something."""
    made = label(parent, name)
    made.setWordWrap(True)
    return made


__all__ = ["Field", "Inherited", "ValueLine", "quiet", "restyled", "shared_note"]
