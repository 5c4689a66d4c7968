"""Which key does what to caret and words: the platform's own bindings, and a few of ours.

It only names commands; ``commands`` carries them out. What is an action of the window (bold, undo) is not here.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from kiclayout.base.record import dataclass

_Std = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """What a key does: a name, and for moves whether the selection grows."""

    name: str
    extend: bool = False


_MOVES = (
    ("right", _Std.MoveToNextChar, _Std.SelectNextChar),
    ("left", _Std.MoveToPreviousChar, _Std.SelectPreviousChar),
    ("word-right", _Std.MoveToNextWord, _Std.SelectNextWord),
    ("word-left", _Std.MoveToPreviousWord, _Std.SelectPreviousWord),
    ("down", _Std.MoveToNextLine, _Std.SelectNextLine),
    ("up", _Std.MoveToPreviousLine, _Std.SelectPreviousLine),
    ("home", _Std.MoveToStartOfLine, _Std.SelectStartOfLine),
    ("end", _Std.MoveToEndOfLine, _Std.SelectEndOfLine),
    ("block-start", _Std.MoveToStartOfBlock, _Std.SelectStartOfBlock),
    ("block-end", _Std.MoveToEndOfBlock, _Std.SelectEndOfBlock),
    ("page-down", _Std.MoveToNextPage, _Std.SelectNextPage),
    ("page-up", _Std.MoveToPreviousPage, _Std.SelectPreviousPage),
    ("article-start", _Std.MoveToStartOfDocument, _Std.SelectStartOfDocument),
    ("article-end", _Std.MoveToEndOfDocument, _Std.SelectEndOfDocument),
)
_EDITS = (
    ("delete", _Std.Delete),
    ("delete-word", _Std.DeleteEndOfWord),
    ("backspace-word", _Std.DeleteStartOfWord),
    ("delete-to-line-end", _Std.DeleteEndOfLine),
    ("select-all", _Std.SelectAll),
    ("cut", _Std.Cut),
    ("copy", _Std.Copy),
    ("paste", _Std.Paste),
)
_LETTERS = ("select-all", "cut", "copy", "paste")
"""What letters with Ctrl do to words; all other ones are the window's."""
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_OWN: tuple[tuple[Command, Qt.KeyboardModifier, tuple[Qt.Key, ...]], ...] = (
    (Command("split"), Qt.KeyboardModifier.NoModifier, (Qt.Key.Key_Return, Qt.Key.Key_Enter)),
    (Command("break"), _SHIFT, (Qt.Key.Key_Return, Qt.Key.Key_Enter)),
    (Command("page-break"), _CTRL, (Qt.Key.Key_Return, Qt.Key.Key_Enter)),
    (Command("backspace"), Qt.KeyboardModifier.NoModifier, (Qt.Key.Key_Backspace,)),
    (Command("backspace"), _SHIFT, (Qt.Key.Key_Backspace,)),
    (Command("tab"), Qt.KeyboardModifier.NoModifier, (Qt.Key.Key_Tab,)),
    (Command("backtab"), _SHIFT, (Qt.Key.Key_Backtab, Qt.Key.Key_Tab)),
    (Command("escape"), Qt.KeyboardModifier.NoModifier, (Qt.Key.Key_Escape,)),
    (Command("paste-plain"), _SHIFT | _CTRL, (Qt.Key.Key_V,)),
    (Command("paragraph-up"), _CTRL, (Qt.Key.Key_Up,)),
    (Command("paragraph-down"), _CTRL, (Qt.Key.Key_Down,)),
    (Command("paragraph-up", True), _CTRL | _SHIFT, (Qt.Key.Key_Up,)),
    (Command("paragraph-down", True), _CTRL | _SHIFT, (Qt.Key.Key_Down,)),
)


def command_of(event: QKeyEvent) -> Command | None:
    """The command of a key; None = it has none here."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _table().get(QKeyCombination(modifiers, Qt.Key(event.key())).toCombined())


def typed(event: QKeyEvent) -> str:
    """The characters that a key types; empty = none.

    Ctrl and Alt together are AltGr on Windows: with them a key types if it has a character. Letters and digits are none
    that AltGr gives: those are shortcuts, and X11 tells what the key bears (Ctrl+Alt+1).
    """
    text = event.text()
    if not text or not text.isprintable():
        return ""
    held = event.modifiers() & (_CTRL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier)
    both = _CTRL | Qt.KeyboardModifier.AltModifier
    plain = text.isascii() and text.isalnum()
    return text if not held or (held == both and not plain) else ""


@cache
def _table() -> dict[int, Command]:
    """Commands by key; the platform's bindings first, ours where it has none."""
    found: dict[int, Command] = {}
    for command, modifiers, keys in _OWN:
        found |= {QKeyCombination(modifiers, key).toCombined(): command for key in keys}
    for name, key in _EDITS:
        letters = name in _LETTERS
        found |= {one: Command(name) for one in _bound(key) if letters or not _letter(one)}
    for name, move, select in _MOVES:
        found |= {one: Command(name) for one in _bound(move) if not _letter(one)}
        found |= {one: Command(name, True) for one in _bound(select) if not _letter(one)}
    return found


def _letter(key: int) -> bool:
    """Whether a key is a letter with Ctrl, an action of the window: X11 has Emacs' keys there (Ctrl+E, Ctrl+K)."""
    held = QKeyCombination.fromCombined(key)
    return bool(held.keyboardModifiers() & _CTRL) and Qt.Key.Key_A <= held.key() <= Qt.Key.Key_Z


def _bound(key: QKeySequence.StandardKey) -> list[int]:
    """The single keys that the platform binds to ``key``."""
    bindings = QKeySequence.keyBindings(key)
    return [binding[0].toCombined() for binding in bindings if binding.count() == 1]  # type: ignore[index]
