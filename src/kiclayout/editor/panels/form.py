"""A form of the inspector: labels over fields, two to a row, under a head; it asks for edits and makes none.

What a form shows and what its fields do is said by its heirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kiclayout.content.issue import Issue
from kiclayout.content.spot import Change, Selection, at_selection
from kiclayout.editor.panels.fittings import PassedOver, label, named, push, rule, say_all, tint, tool
from kiclayout.editor.panels.looks import PADDING, scale_of, scaled
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words

GUTTER = 16
CONTROL = QStyle.ComplexControl.CC_ComboBox


class RestingLine(QLineEdit):
    """A field of one line that shows its beginning while the keyboard is elsewhere."""

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Goes back to the beginning; a menu of the field, or another window, is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCursorPosition(0)


class LineField(RestingLine):
    """A field of one line that tells its words when they are done: Enter, or another place to type in.

    Signals:
        done: The new words, if they are others. Escape brings the old ones back.
    """

    done = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self._finish)

    def show_words(self, text: str) -> None:
        """Shows ``text``, unless something else is being typed here."""
        if self.hasFocus() and self.text() != self._shown and self.text() != text:
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self.setToolTip(text)

    def _finish(self) -> None:
        if self.text() != self._shown:
            old, self._shown = self._shown, self.text()
            self.done.emit(self._shown)
            self.setToolTip(old if self._shown == old else self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            return
        super().keyPressEvent(event)


class Choice(PassedOver, QComboBox):
    """A field with a few values; what is not among them is shown as it is.

    Signals:
        done: The value that was chosen by hand.
    """

    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._values: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)

    def offer(self, values: Sequence[object], words: Sequence[str]) -> None:
        """Offers ``values``, each with its words; the value shown stays."""
        now = self.value()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(words))
            self._values = tuple(values)
        self.show_value(now)

    def value(self) -> object:
        """What is shown; None = nothing."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def show_value(self, value: object) -> None:
        """Shows ``value``; nothing, if it is not offered."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Words that have no room end in an ellipsis, and are whole in the tip."""
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        room = self.style().subControlRect(CONTROL, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawComplexControl(CONTROL, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _on_activated(self, _at: int) -> None:
        self.done.emit(self.value())


class NumberField(PassedOver, QSpinBox):
    """A field for a whole number; it is told when it is done, not with every key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)


class Form(QWidget):
    """See the module.

    Signals:
        edited: An ``Edit``, and the name of the step.
        typed: The same of a key in a field whose words are on the page at once, and the run that it belongs to.
    """

    edited = Signal(object, str)
    typed = Signal(object, str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.words = Words("ko")
        self._tokens: Tokens | None = None
        self._made = False
        self._wording: list[tuple[QWidget, str]] = []
        self._tools: list[tuple[QToolButton, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.line = rule(self)
        column.addWidget(self.line)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._row, self._side = 0, 0
        column.addLayout(self._grid)

    # ------------------------------------------------------------------------------------------------ building
    def fill(self) -> None:
        """Makes the fields that are not needed before there is something to show in them."""

    def need(self) -> None:
        """Makes the fields if there are none yet: what nobody looks at costs a window neither time nor memory."""
        if self._made:
            return
        self._made = True
        self.fill()
        self.reworded(self.words)
        if self._tokens is not None:
            self.recolored(self._tokens)

    def speak(self, words: Words) -> None:
        """Says everything in the language of ``words`` from now on."""
        self.words = words
        if self._made:
            self.reworded(words)

    def dress(self, tokens: Tokens) -> None:
        """Takes the colours and sizes of ``tokens`` from now on."""
        self._tokens = tokens
        if self._made:
            self.recolored(tokens)

    def head(self, key: str) -> None:
        """The form's head."""
        made = label(self, "head", "head")
        self._wording.append((made, key))
        self._grid.addWidget(made, self._row, 0, 1, 2)
        self._grid.setRowMinimumHeight(self._row, 20)
        self._row += 1

    def add(self, key: str, field: QWidget, wide: bool = False) -> None:
        """A field under its label, at the next free place; ``wide`` = over both columns."""
        if wide and self._side:
            self._next_row()
        made = label(self, "label")
        made.setBuddy(field)
        self._wording.append((made, key))
        field.setObjectName(key.rpartition(".")[2])
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if isinstance(field, QAbstractSpinBox):
            field.lineEdit().setTextMargins(8, 0, 0, 0)
        span = 2 if wide else 1
        self._grid.addWidget(made, self._row, self._side, 1, span)
        self._grid.addWidget(field, self._row + 1, self._side, 1, span)
        self._side = (self._side + span) % 2
        if not self._side:
            self._next_row()

    def add_tools(self, *groups: tuple[tuple[str, str, bool], ...]) -> tuple[QToolButton, ...]:
        """A row of buttons in groups, each (key, icon, whether it stays pressed); in their order."""
        if self._side:
            self._next_row()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addSpacing(-6)  # icons, not their buttons, begin where fields do; Qt takes no margin below nothing
        made: list[QToolButton] = []
        for number, group in enumerate(groups):
            if number:
                row.addSpacing(10)
            for key, icon, stays in group:
                button = tool(self, key.rpartition(".")[2], icon, stays)
                self._tools.append((button, key))
                row.addWidget(button)
                made.append(button)
        row.addStretch(1)
        self._grid.addLayout(row, self._row, 0, 1, 2)
        self._next_row(lines=1)
        return tuple(made)

    def add_wide(self, widget: QWidget) -> None:
        """A widget over both columns."""
        if self._side:
            self._next_row()
        self._grid.addWidget(widget, self._row, 0, 1, 2)
        self._next_row(lines=1)

    def add_button(self, do: Any = None, look: str = "") -> QPushButton:
        """A button over both columns, with words to come; a click does ``do``, a function or signal."""
        made = push(self, look=look)
        if do is not None:
            made.clicked.connect(do)
        self.add_wide(made)
        return made

    def _next_row(self, lines: int = 2) -> None:
        self._row, self._side = self._row + lines, 0
        self._grid.setRowMinimumHeight(self._row, 6)
        self._row += 1

    def ask(self, made: Change, name: str, _checked: bool = False) -> None:
        """Asks for a change of what is selected, as the step ``name``."""
        self.edited.emit(at_selection(made), name)

    # ------------------------------------------------------------------------------------------------ showing
    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """Shows what is at ``selection``; whether there is anything for this form to show."""
        raise NotImplementedError

    def reworded(self, words: Words) -> None:
        """All fixed words; a field is called what its label says."""
        self.words = words
        for widget, key in self._wording:
            widget.setText(words(key))  # type: ignore[attr-defined]
            buddy = widget.buddy() if isinstance(widget, QLabel) else None
            if buddy is not None:
                buddy.setAccessibleName(words(key))
        say_all(tuple((button, words(key)) for button, key in self._tools))

    def recolored(self, tokens: Tokens) -> None:
        """The icons of the buttons, and all margins."""
        tint(tuple(button for button, _ in self._tools), tokens, scale_of(self.font()))
        self._grid.setContentsMargins(*scaled(self.font(), PADDING, 12, PADDING, PADDING))
        self._grid.setHorizontalSpacing(*scaled(self.font(), GUTTER))
        self._grid.setVerticalSpacing(*scaled(self.font(), 4))


__all__ = ["GUTTER", "Choice", "Form", "LineField", "RestingLine", "named"]
