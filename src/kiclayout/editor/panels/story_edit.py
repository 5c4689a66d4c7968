"""The field in which an article's lines are written: what is typed is told as the smallest change, not made here.

The field shows what it is given and has no history of its own. While an input method composes nothing is changed in it
from outside; what it commits is told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from kiclayout.editor.panels.looks import font_of, scale_of, tokens_of
from kiclayout.editor.panels.retyping import At, characters, retyped, units
from kiclayout.editor.panels.story import SOFT, Line
from kiclayout.editor.panels.story_look import Gutter, StoryInk, block_format, marks_of
from kiclayout.editor.theme.tokens import Tokens

KEYS = {
    QKeySequence.StandardKey.Undo: "undo",
    QKeySequence.StandardKey.Redo: "redo",
    QKeySequence.StandardKey.DeleteStartOfWord: "backward-word",
    QKeySequence.StandardKey.DeleteEndOfWord: "forward-word",
    QKeySequence.StandardKey.Delete: "forward",
    QKeySequence.StandardKey.InsertLineSeparator: "break",
}
"""Keys that are commands here."""
Key = Qt.Key


class StoryEdit(QTextEdit):
    """See the module.

    Signals:
        retyped: A ``Retyped``: what was typed, by lines and characters.
        commanded: undo, redo, split, break, backward, forward, backward-word or forward-word.
        moved: The caret moved.
        entered: The keyboard comes in.
    """

    retyped = Signal(object)
    commanded = Signal(str)
    moved = Signal()
    entered = Signal()

    def __init__(self, role: Callable[[Line], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("storyEdit")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(12)
        self.gutter = Gutter(self, role)
        self.ink = StoryInk(self.document(), self.font, self._tokens)
        self.lines: tuple[Line, ...] = ()
        self._texts: list[str] = [""]
        self._showing, self._dirty = False, False
        self._waiting: tuple[Line, ...] | None = None
        self.composing = False
        self.document().contentsChange.connect(self._on_contents)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._on_cursor)
        self.verticalScrollBar().valueChanged.connect(self.gutter.update)
        self._make_room()

    def _tokens(self) -> Tokens:
        return tokens_of(self.palette())

    # ------------------------------------------------------------------------------------------------ showing
    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows ``lines``; of what stands there already only the difference is touched."""
        wanted = [line.text for line in lines] or [""]
        if self.composing:
            same = wanted == self.texts()
            self._waiting = None if same else tuple(lines)
            if same:
                self._take(lines)
            return
        self._waiting, self._showing = None, True
        old, self.lines = self.lines, tuple(lines)
        self.ink.lines = self.gutter.lines = self.lines
        step = QTextCursor(self.document())
        step.beginEditBlock()
        self._patch(wanted)
        changed = self._dress(old)
        step.endEditBlock()
        for at in changed:  # not before: painting words anew inside of an edit would hide it from the layout
            self.ink.rehighlightBlock(self.document().findBlockByNumber(at))
        self._showing = self._dirty = False
        self._texts = wanted
        self.gutter.update()

    def _take(self, lines: Sequence[Line]) -> None:
        """Takes over lines that read as the field does."""
        self.lines, self._texts = tuple(lines), [line.text for line in lines]
        self.ink.lines = self.gutter.lines = self.lines

    def texts(self) -> list[str]:
        """What stands in the field, line by line."""
        found, block = [], self.document().begin()
        while block.isValid():
            found.append(block.text())
            block = block.next()
        return found

    def _patch(self, wanted: list[str]) -> None:
        now = self.texts() if self._dirty else self._texts
        change = retyped(now, wanted, At(0, 0)) if now != wanted else None
        if change is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.position(change.start, now))
        cursor.setPosition(self.position(change.end, now), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.text)

    def _dress(self, old: tuple[Line, ...]) -> list[int]:
        """Gives changed lines the format of their role; returns the numbers of those to be painted anew."""
        changed: list[int] = []
        first = _alike_from(old, self.lines)
        last = len(self.lines) - _alike_from(old[first:][::-1], self.lines[first:][::-1])
        scale = scale_of(self.font())
        for at in range(max(0, first - 1), min(len(self.lines), last + 1)):
            block, wanted = self.document().findBlockByNumber(at), block_format(self.lines[at], scale)
            right = _has(block, wanted)
            if not right:
                QTextCursor(block).setBlockFormat(wanted)
            if not right or first <= at < last:
                changed.append(at)
        return changed

    def redress(self) -> None:
        """Formats everything anew, in other colours or sizes."""
        self._showing = True
        base = font_of(self.font(), 13.0)
        self.document().setDefaultFont(base)
        self._dress(())
        self.ink.rehighlight()
        self._showing = self._dirty = False
        self._make_room()

    # ------------------------------------------------------------------------------------------------ places
    def position(self, at: At, texts: Sequence[str] | None = None) -> int:
        """Qt's number of a place."""
        block = self.document().findBlockByNumber(at.line)
        text = (texts or self._texts)[at.line] if at.line < len(texts or self._texts) else ""
        return block.position() + units(text, at.column) if block.isValid() else 0

    def place(self, position: int) -> At:
        """The place that Qt numbers so."""
        block = self.document().findBlock(position)
        return At(block.blockNumber(), characters(block.text(), position - block.position()))

    def ends(self) -> tuple[At, At]:
        """Where the selection was begun, and where the caret is."""
        cursor = self.textCursor()
        return self.place(cursor.anchor()), self.place(cursor.position())

    def put_caret(self, anchor: At, focus: At) -> None:
        """Selects from one place to another, and scrolls there."""
        if self.composing or self.ends() == (anchor, focus):
            return
        self._showing = True
        cursor = self.textCursor()
        cursor.setPosition(self.position(anchor))
        cursor.setPosition(self.position(focus), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._leave_air()
        self._showing = False
        self.gutter.update()

    def _leave_air(self) -> None:
        """Scrolls a caret that was brought to an edge a line further in, so that what is round it is seen."""
        place, bar = self.cursorRect(), self.verticalScrollBar()
        room = self.viewport().height()
        air = min(place.height(), (room - place.height()) // 2)
        if place.top() < air:
            bar.setValue(bar.value() - (air - place.top()))
        elif place.bottom() > room - air:
            bar.setValue(bar.value() + place.bottom() - (room - air))

    # ------------------------------------------------------------------------------------------------ typing
    def _on_contents(self, _at: int, removed: int, added: int) -> None:
        if not self._showing and (removed or added):
            self._dirty = True

    def _on_text(self) -> None:
        if not self._showing:
            self.flush()

    def _on_cursor(self) -> None:
        if not self._showing:
            self.flush()
            self.gutter.update()
            if not self.composing:
                self.moved.emit()

    def flush(self) -> None:
        """Tells what was typed and is not told yet."""
        if not self._dirty:
            return
        self._dirty = False
        texts = self.texts()
        change = retyped(self._texts, texts, self.ends()[1])
        self._texts = texts
        if change is not None:
            self.retyped.emit(change)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """The field composes itself; afterwards what had to wait is shown."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._show_waiting()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Whoever writes here writes into what the issue says now."""
        self.entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Nothing stays uncommitted."""
        super().focusOutEvent(event)
        self.composing = False
        self._show_waiting()

    def _show_waiting(self) -> None:
        if not self.composing and self._waiting is not None:
            self.show_lines(self._waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that change the structure are commands; all others type."""
        command = self._command(event)
        if command and not (self.composing and command not in ("undo", "redo")):
            self.flush()
            self.commanded.emit(command)
            return
        super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> str:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Key.Key_Backspace and plain == Qt.KeyboardModifier.NoModifier:
            return "backward"
        found = next((name for key, name in KEYS.items() if event.matches(key)), "")
        if found:
            return found
        return "split" if event.key() in (Key.Key_Return, Key.Key_Enter) and not plain else ""

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Plain words."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace(SOFT, "\n"))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Plain words, line ends as paragraphs."""
        self.textCursor().insertText(source.text().replace("\r\n", "\n").replace("\r", "\n"))

    # ------------------------------------------------------------------------------------------------ painting
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The words, and a dot where a note or reference stands, which has no characters."""
        super().paintEvent(event)
        painter, scroll = QPainter(self.viewport()), self.verticalScrollBar().value()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens().selection))
        for at, _ in self.gutter.rows():
            if at < len(self.lines):
                block = self.document().findBlockByNumber(at)
                for spot in marks_of(self.lines[at].runs):
                    _paint_mark(painter, block, units(block.text(), spot), scroll)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The gutter is as high as the field."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wide = self.gutter.designed_width()
        self.setViewportMargins(wide, 0, 0, 0)
        inside = self.contentsRect()
        self.gutter.setGeometry(inside.left(), inside.top(), wide, inside.height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """A column of text."""
        return QSize(560, 320)


def _alike_from(old: Sequence[Line], new: Sequence[Line]) -> int:
    """How many lines at the beginning are the very same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (one, other) in pairs if one is not other), min(len(old), len(new)))


def _has(block: QTextBlock, wanted: QTextBlockFormat) -> bool:
    has = block.blockFormat()
    margins = (has.leftMargin(), has.topMargin(), has.bottomMargin(), has.lineHeight())
    return margins == (wanted.leftMargin(), wanted.topMargin(), wanted.bottomMargin(), wanted.lineHeight())


def _paint_mark(painter: QPainter, block: QTextBlock, at: int, scroll: int) -> None:
    line = block.layout().lineForTextPosition(at)
    if line.isValid():
        found: Any = line.cursorToX(at)
        top = line.y() + max(0.0, line.height() - line.descent() - line.ascent() * 0.95)
        painter.drawEllipse(block.layout().position() + QPointF(found[0], top - scroll), 2.2, 2.2)
