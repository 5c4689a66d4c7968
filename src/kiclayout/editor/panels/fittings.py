"""Small widgets as the style sheet knows them: named, with a look; buttons, a dialog's row of them; labels, rules.

Also what several fields have in common: the wheel passes over them, keys are their own, those of undo are told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.theme.icons import GRID, make_icon
from kiclayout.editor.theme.tokens import Tokens

W = TypeVar("W", bound=QWidget)

if TYPE_CHECKING:
    Addition = QWidget
else:  # whoever adds it to a widget of Qt's is one already
    Addition = object
"""The base of what is added to several kinds of widgets."""

_BESIDE = 8
"""Between two buttons of a dialog, in designed pixels."""


def named(widget: W, name: str, look: str = "") -> W:
    """``widget``, called ``name``, with one of the style sheet's looks."""
    widget.setObjectName(name)
    if look:
        widget.setProperty("look", look)
    return widget


def tool(parent: QWidget, name: str, icon: str, checkable: bool = False) -> QToolButton:
    """A button with an icon (see ``tint``)."""
    made = named(QToolButton(parent), name)
    made.setProperty("drawing", icon)
    made.setCheckable(checkable)
    return made


def push(parent: QWidget, text: str = "", look: str = "") -> QPushButton:
    """A button with words, which Return in a field beside it does not press."""
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    if look:
        made.setProperty("look", look)
    return made


def primary(button: QPushButton) -> QPushButton:
    """``button`` in the accent's colour; Return presses it wherever no other button has the focus."""
    button.setDefault(True)
    return named(button, "primary")


def answers(dialog: QWidget, *buttons: QPushButton) -> QHBoxLayout:
    """The row at a dialog's foot: its buttons at the right, the one that is asked for last."""
    dialog.ensurePolished()
    row = QHBoxLayout()
    row.setSpacing(*scaled(dialog.font(), _BESIDE))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def tint(buttons: tuple[QToolButton, ...], tokens: Tokens, scale: float) -> None:
    """Draws the icons of ``buttons`` in the colours of a theme, ``scale`` times as large as designed."""
    side = round(GRID * scale)
    for one in buttons:
        one.setIcon(make_icon(str(one.property("drawing")), tokens, size=side))
        one.setIconSize(QSize(side, side))


def say_all(buttons: tuple[tuple[QWidget, str], ...]) -> None:
    """Gives every widget its words, as a tip and for readers of the screen."""
    for widget, words in buttons:
        widget.setToolTip(words)
        widget.setAccessibleName(words)


def label(parent: QWidget, name: str, look: str = "label") -> QLabel:
    """An empty label."""
    return named(QLabel(parent), name, look)


def rule(parent: QWidget) -> QFrame:
    """A line across."""
    return named(QFrame(parent), "rule", "rule")


def is_undo(event: QKeyEvent) -> bool:
    """Whether it is the key of undo or of redo."""
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


class PassedOver(Addition):
    """A field that a wheel changes only if it has the keyboard: else the wheel scrolls what the field stands in.

    Whoever is one has the focus policy ``StrongFocus``; with Qt's own for some fields, the wheel brings the keyboard.
    """

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """See the class."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Keys(QObject):
    """Keys that a widget keeps for itself, whatever actions of the window have the same; they go before all others."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._done: dict[QKeySequence, Callable[[], None]] = {}
        widget.installEventFilter(self)

    def let(self, keys: str | QKeySequence, do: Callable[[], None]) -> None:
        """Does ``do`` on ``keys``."""
        self._done[QKeySequence(keys)] = do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Claims a key that is the widget's own when the window asks whose it is, and does what it stands for."""
        do = self._of(event) if isinstance(event, QKeyEvent) else None
        if do is None or event.type() is QEvent.Type.KeyRelease:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            do()
        event.accept()
        return True

    def _of(self, event: QKeyEvent) -> Callable[[], None] | None:
        pressed = QKeySequence(event.keyCombination())
        return next((do for keys, do in self._done.items() if keys == pressed), None)
