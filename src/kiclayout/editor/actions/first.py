"""Keys that belong to the window wherever the keyboard is: X11's text fields would take Ctrl+E and Ctrl+K for Emacs'.

A field is told of every key before shortcuts are looked for, and may claim it. Here the claim is kept from it for the
few actions that must always work, and undo from a line in which there is nothing to undo: it is the issue's then.
Nothing else about keys is decided here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kiclayout.editor.panels.fittings import is_undo

_CTRL = Qt.KeyboardModifier.ControlModifier
ALWAYS = frozenset(QKeyCombination(_CTRL, key).toCombined() for key in (Qt.Key.Key_E, Qt.Key.Key_K))
"""Export, and the command palette."""
_FIELDS = (QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit)


class WindowFirst(QObject):
    """Stands before the field that has the keyboard, and before no other widget: filters cost time at every event."""

    def follow(self, app: QApplication) -> None:
        """Stands before whatever field gets the keyboard from now on."""
        app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, _FIELDS):
            old.removeEventFilter(self)
        if isinstance(new, _FIELDS):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Keeps a field from claiming one of the keys; the shortcut comes next."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.keyCombination().toCombined() not in ALWAYS and not _idle(watched, event):
            return False
        event.ignore()
        return True


def _idle(field: QObject, event: QKeyEvent) -> bool:
    """Whether it is the key of undo or redo in a line that has neither: it would be claimed, and do nothing."""
    if not isinstance(field, QLineEdit) or field.isUndoAvailable() or field.isRedoAvailable():
        return False
    return is_undo(event)
