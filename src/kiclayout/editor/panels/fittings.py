"""Small widgets as the style sheet knows them: named, with a look; buttons with an icon; labels, rules."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from kiclayout.editor.theme.icons import make_icon
from kiclayout.editor.theme.tokens import Tokens

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, look: str = "") -> W:
    """``widget``, called ``name``, with one of the style sheet's looks."""
    widget.setObjectName(name)
    if look:
        widget.setProperty("look", look)
    return widget


def tool(parent: QWidget, name: str, icon: str, checkable: bool = False) -> QToolButton:
    """A button with an icon (see ``tint``), 28 px high as fields are."""
    made = named(QToolButton(parent), name)
    made.setProperty("drawing", icon)
    made.setCheckable(checkable)
    made.setIconSize(QSize(16, 16))
    return made


def tint(buttons: tuple[QToolButton, ...], tokens: Tokens) -> None:
    """Draws the icons of ``buttons`` in the colours of a theme."""
    for button in buttons:
        button.setIcon(make_icon(str(button.property("drawing")), tokens))


def say_all(buttons: tuple[tuple[QWidget, str], ...]) -> None:
    """Gives every widget its words, as a tip and for readers of the screen."""
    for button, words in buttons:
        button.setToolTip(words)
        button.setAccessibleName(words)


def label(parent: QWidget, name: str, look: str = "label") -> QLabel:
    """An empty label."""
    return named(QLabel(parent), name, look)


def rule(parent: QWidget) -> QFrame:
    """A line across."""
    return named(QFrame(parent), "rule", "rule")
