"""What a screen reader is given of the pages: the words at the caret, their lines, and what changes in them.

It is made when a screen reader first asks for the pages, and follows the caret from then on; without one nothing of it
is loaded. The words are read from a copy in a field of Qt's that nobody sees, for a text of our own cannot say from
Python what is selected. What is selected there is selected on the pages; nothing is edited.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleTextCursorEvent,
    QAccessibleTextInsertEvent,
    QAccessibleTextRemoveEvent,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QAccessibleWidget, QPlainTextEdit

from kiclayout.content.edit.passages import Passage
from kiclayout.content.edit.state import look_at
from kiclayout.content.spot import Selection
from kiclayout.editor.panels.retyping import characters, units
from kiclayout.editor.roles import role_name
from kiclayout.editor.typing.caret import Caret
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.words import Words
from kiclayout.scene.caret import Galley, Stop

Send = Callable[[QAccessibleEvent], None]
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Heard(NamedTuple):
    """What was told last: which words, what is selected in them (in UTF-16 units, the caret last), what they are."""

    passage: tuple[int, str] = (0, "")
    text: str = ""
    anchor: int = 0
    caret: int = 0
    place: str = ""


class SpokenPages(QAccessibleWidget):
    """The pages as a text of several lines that can be edited; ``copy`` has its words."""

    def __init__(self, view: PageView, copy: QPlainTextEdit) -> None:
        super().__init__(view, QAccessible.Role.EditableText)
        self._copy = copy

    def state(self) -> QAccessible.State:
        """What can be done with it."""
        found = super().state()
        found.editable = found.multiLine = found.selectableText = 1
        return found

    def text(self, kind: QAccessible.Text) -> str:
        """Its name, the page, and as its value the words at the caret."""
        return self._copy.toPlainText() if kind == QAccessible.Text.Value else super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]  # stubs: an int
        """The words, for who reads them."""
        if kind != QAccessible.InterfaceType.TextInterface:
            return super().interface_cast(kind)
        return QAccessible.queryAccessibleInterface(self._copy).textInterface()


class Aloud(QObject):
    """Tells the screen reader what moves and changes; it lives as long as the view.

    Attributes:
        pages: What the view is to a screen reader.
    """

    def __init__(self, place: Caret, view: PageView, send: Send = QAccessible.updateAccessibility) -> None:
        super().__init__(view)
        self._place, self._view, self._send = place, view, send
        self._copy = QPlainTextEdit(view.viewport())
        self._copy.hide()
        self._copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._copy.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._copy.setUndoRedoEnabled(False)
        self._copying = False
        self.pages = SpokenPages(view, self._copy)
        self._last = self._heard()
        self._copy_words()
        self._copy.cursorPositionChanged.connect(self._chosen)
        self._copy.selectionChanged.connect(self._chosen)
        place.moved.connect(self._moved)

    # ------------------------------------------------------------------------------------------------ from the pages
    def _heard(self) -> Heard:
        passage, selection = self._place.passage, self._place.selection
        if passage is None or selection is None:
            return Heard()
        text, caret = passage.text, selection.focus.at
        start, end, _ = self._place.covered.get((passage.block, passage.field), (caret, caret, False))
        anchor = start if caret == end else end
        where = self._where(passage, selection)
        return Heard((passage.block, passage.field), text, units(text, anchor), units(text, caret), where)

    def _where(self, passage: Passage, selection: Selection) -> str:
        """What the words at the caret are: their role, and of a cell its row and column."""
        words, state = self._view.words, look_at(self._place.issue, selection)
        role = role_name(state.role, words) if state else ""
        return " · ".join(one for one in (_cell(passage, words), role) if one)

    def _moved(self) -> None:
        """Words first, then the caret in them: so both are found where they are said to be."""
        old = self._last
        now = self._last = self._heard()
        self._copy_words()
        if now.passage != old.passage:
            self._send(QAccessibleTextUpdateEvent(self._view, 0, old.text, now.text))
        elif now.text != old.text:
            self._send(_changed(self._view, old.text, now.text))
        if (now.passage, now.caret) != (old.passage, old.caret):
            self._send(QAccessibleTextCursorEvent(self._view, now.caret))
        if now.anchor != now.caret or old.anchor != old.caret:
            self._send(QAccessibleTextSelectionEvent(self._view, *sorted((now.anchor, now.caret))))
        if now.place and now.place != old.place:
            self._send(QAccessibleAnnouncementEvent(self._view, now.place))

    def _copy_words(self) -> None:
        """Puts words and selection into the field, and the field so that its caret lies on that of the page."""
        self._copying, now = True, self._last
        words = _in_lines(self._place.passage, self._place.galley, self._place.page)
        if self._copy.toPlainText() != words:
            self._copy.setPlainText(words)
        cursor = self._copy.textCursor()
        cursor.setPosition(now.anchor)
        cursor.setPosition(now.caret, _KEEP)
        self._copy.setTextCursor(cursor)
        seen = self._view.area_of(self._place.area) if self._place.area else None
        if seen is not None:
            within = self._copy.viewport().pos() + self._copy.cursorRect().topLeft()
            self._copy.move(seen.topLeft().toPoint() - within)
        self._copying = False

    # ------------------------------------------------------------------------------------------------ from the reader
    def _chosen(self) -> None:
        """Selects on the pages what a screen reader has selected in the field."""
        passage, cursor = self._place.passage, self._copy.textCursor()
        if self._copying or passage is None:
            return
        anchor, focus = (passage.spot(characters(passage.text, at)) for at in (cursor.anchor(), cursor.position()))
        self._place.select(Selection(anchor, focus))


def _in_lines(passage: Passage | None, galley: Galley, page: int) -> str:
    """The words of a passage with the blank at the end of a line of the page as a line's end: so lines are read."""
    if passage is None:
        return ""
    text, at = passage.text, 0
    while (line := galley.line(Stop(passage.spot(at), page))) and at < line[1] < len(text):
        at = line[1]
        if text[at - 1] == " ":
            text = f"{text[: at - 1]}\n{text[at:]}"
    return text


def _cell(passage: Passage, words: Words) -> str:
    found = passage.cell
    return words("typing.cell", row=found[1][0] + 1, column=found[1][1] + 1) if found else ""


def _changed(view: PageView, old: str, new: str) -> QAccessibleTextCursorEvent:
    """What was put into the words, or taken out of them, or both."""
    before = _alike(old, new)
    behind = _alike(old[before:][::-1], new[before:][::-1])
    gone, come = old[before : len(old) - behind], new[before : len(new) - behind]
    at = units(new, before)
    if not gone:
        return QAccessibleTextInsertEvent(view, at, come)
    if not come:
        return QAccessibleTextRemoveEvent(view, at, gone)
    return QAccessibleTextUpdateEvent(view, at, gone, come)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
