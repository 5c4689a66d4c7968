"""What mouse, wheel, keys and input method do in the page view: pan and zoom here, everything else goes to the tool.

The view forwards its events; each method says whether the event was taken. Places are told to the tool as pages and
points. What the tool makes of them is its own business.
"""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)

from kiclayout.editor.view.tool import Pointer, Tool

if TYPE_CHECKING:
    from kiclayout.editor.view.canvas import PageView

_EDGE = 12
"""Pixels from the view's edge within which a drag scrolls it."""
_TICK_MS = 16
NOTCH = 120
"""What the system calls a notch of the wheel."""
_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CARET = (
    Qt.InputMethodQuery.ImEnabled
    | Qt.InputMethodQuery.ImCursorRectangle
    | Qt.InputMethodQuery.ImAnchorRectangle
    | Qt.InputMethodQuery.ImCursorPosition
    | Qt.InputMethodQuery.ImAnchorPosition
    | Qt.InputMethodQuery.ImSurroundingText
    | Qt.InputMethodQuery.ImCurrentSelection
)
"""What an input method must hear of when the caret moved; without ``ImEnabled`` Hangul never switches on."""


class _Held(Enum):
    """What the button that is down does."""

    NOTHING = 0
    PAN = 1
    TOOL = 2


class Hand(QObject):
    """Tells the view's own gestures from the tool's input.

    Attributes:
        tool: Takes what is not for the view; None = nobody.
    """

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self.tool: Tool | None = None
        self._view = view
        self._held, self._space = _Held.NOTHING, False
        self._grip = QPoint()
        self._last: tuple[Qt.MouseButton, int, QPointF, int] | None = None
        self._drag: Pointer | None = None
        self._scroller = QTimer(self)
        self._scroller.setInterval(_TICK_MS)
        self._scroller.timeout.connect(self._scroll_on)

    @property
    def active(self) -> Tool | None:
        """The tool, if it takes input now."""
        return self.tool if self.tool is not None and self.tool.enabled() else None

    def press(self, event: QMouseEvent) -> bool:
        """A button went down, for the first time or quickly again."""
        clicks = self._count(event)
        if event.button() == _MIDDLE or (event.button() == _LEFT and self._space):
            self._held, self._grip = _Held.PAN, event.position().toPoint()
            self.show_cursor(None)
            return True
        pointer = self._pointer(event, clicks)
        if self.active is None or pointer is None:
            return False
        self._held = _Held.TOOL
        self._drag = pointer
        return self.active.mouse_press(pointer)

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moved."""
        if self._held is _Held.PAN:
            here = event.position().toPoint()
            self.scroll(self._grip - here)
            self._grip = here
            return True
        pointer = self._pointer(event, self._last[3] if self._last and event.buttons() else 1)
        self._view.tell_pointer(pointer)
        self.show_cursor(pointer)
        if self.active is None or pointer is None:
            return False
        if self._held is _Held.TOOL and event.buttons():
            self._drag = pointer
            if not self._overshoot(pointer.at).isNull():
                self._scroller.start()
        return self.active.mouse_move(pointer)

    def release(self, event: QMouseEvent) -> bool:
        """A button went up."""
        self._scroller.stop()
        held, self._held = self._held, _Held.NOTHING
        pointer = self._pointer(event, self._last[3] if self._last else 1)
        self.show_cursor(pointer)
        if held is _Held.TOOL and self.active is not None and pointer is not None:
            return self.active.mouse_release(pointer)
        return held is _Held.PAN

    def wheel(self, event: QWheelEvent) -> bool:
        """The wheel was turned; with Ctrl it is never the tool's. Alt makes some systems turn it sideways."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        pointer = self._view.pointer(event.position(), modifiers=event.modifiers())
        if self.active is None or pointer is None or pointer.control or not turned:
            return False
        return self.active.wheel(pointer, turned / NOTCH)

    def leave(self) -> None:
        """The pointer left the view."""
        self._view.tell_pointer(None)
        if self.active is not None:
            self.active.mouse_leave()

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is the tool's although it is a shortcut."""
        return self.active is not None and self.active.claims(event)

    def key_press(self, event: QKeyEvent) -> bool:
        """A key went down; Space readies the hand unless words are typed."""
        if self.active is not None and self.active.key_press(event):
            return True
        if _asks_for_menu(event):
            here = self._caret().center()
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, self._view.mapToGlobal(here))
            QGuiApplication.sendEvent(self._view, asked)
            return True
        if event.key() == Qt.Key.Key_Space and not self.takes_text():
            if not event.isAutoRepeat():
                self._space = True
                self.show_cursor(None)
            return True
        return False

    def key_release(self, event: QKeyEvent) -> bool:
        """A key went up."""
        if event.key() == Qt.Key.Key_Space and self._space and not event.isAutoRepeat():
            self.lose_space()
            return True
        return self.active is not None and self.active.key_release(event)

    def lose_space(self) -> None:
        """Space is held no longer, or nobody can say."""
        self._space = False
        self.show_cursor(None)

    def takes_text(self) -> bool:
        """Whether typed characters go to the tool."""
        return self.active is not None and self.active.takes_text()

    def keeps_tab(self) -> bool:
        """Whether Tab goes to the tool, not to the next widget: to words, or to a tool that says so, or claims it."""
        tab = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        return self.takes_text() or bool(getattr(self.active, "KEEPS_TAB", False)) or self.claims(tab)

    def input_method(self, event: QInputMethodEvent) -> bool:
        """The input method composes or commits."""
        return self.active is not None and self.active.input_method_event(event)

    def input_method_query(self, query: Qt.InputMethodQuery) -> object:
        """What the input method wants to know; None = no answer. Rectangles are in the widget's pixels, not the
        viewport's: the rulers lie between.
        """
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.takes_text()
        if query in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle):
            return self._caret()
        return self.active.input_method_query(query) if self.active is not None else None

    def context_menu(self, event: QContextMenuEvent) -> bool:
        """The menu was asked for, by mouse at the pointer, by key at the caret."""
        at = QPointF(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            caret = self._caret()
            at = QPointF(caret.bottomLeft() - self._view.viewport().pos()) if caret.isValid() else at
        pointer = self._view.pointer(at, modifiers=event.modifiers())
        if self.active is None or pointer is None:
            return False
        return self.active.context_menu(pointer, QPointF(self._view.viewport().mapToGlobal(at.toPoint())))

    def drag(self, event: QDragMoveEvent) -> None:
        """Something is dragged over the view."""
        pointer = self._view.pointer(event.position(), modifiers=event.modifiers())
        action = Qt.DropAction.IgnoreAction
        if self.active is not None and pointer is not None:
            action = self.active.drag_over(event.mimeData(), pointer)
        if action == Qt.DropAction.IgnoreAction:
            event.setAccepted(self._comes(event))
        else:
            event.setDropAction(action)
            event.accept()

    def _comes(self, event: QDragMoveEvent) -> bool:
        """Whether something comes that may be let go farther on: Qt never tells of what is refused as it comes.

        A drag that begins on words begins where they cannot go. Files that no tool takes are the window's.
        """
        own = event.source() in (self._view, self._view.viewport())
        return isinstance(event, QDragEnterEvent) and (own or not event.mimeData().hasUrls())

    def drop(self, event: QDropEvent) -> None:
        """What was dragged was let go."""
        pointer = self._view.pointer(event.position(), modifiers=event.modifiers())
        if self.active is not None and pointer is not None and self.active.drop(event.mimeData(), pointer):
            event.acceptProposedAction()
        else:
            event.ignore()

    def show_cursor(self, pointer: Pointer | None) -> None:
        """Shows the cursor for what a press would do at ``pointer``."""
        self._view.viewport().setCursor(self._cursor(pointer))

    def _cursor(self, pointer: Pointer | None) -> QCursor | Qt.CursorShape:
        if self._held is _Held.PAN:
            return Qt.CursorShape.ClosedHandCursor
        if self._space:
            return Qt.CursorShape.OpenHandCursor
        if self.active is not None and pointer is not None:
            return self.active.cursor(pointer)
        return Qt.CursorShape.ArrowCursor

    def _pointer(self, event: QMouseEvent, clicks: int) -> Pointer | None:
        return self._view.pointer(event.position(), event.button(), event.buttons(), event.modifiers(), clicks)

    def _count(self, event: QMouseEvent) -> int:
        """How many clicks of this button have followed each other quickly at this place."""
        hints = QGuiApplication.styleHints()
        clicks, now, here = 1, event.timestamp(), event.position()
        if self._last is not None:
            button, then, there, before = self._last
            near = (here - there).manhattanLength() <= hints.startDragDistance()
            if button == event.button() and near and now - then <= hints.mouseDoubleClickInterval():
                clicks = before + 1
        self._last = (event.button(), now, here, clicks)
        return clicks

    def _caret(self) -> QRect:
        caret = self.active.caret() if self.active is not None else None
        place = self._view.area_of(caret) if caret is not None else None
        return place.toAlignedRect().translated(self._view.viewport().pos()) if place is not None else QRect()

    def scroll(self, by: QPoint) -> None:
        """Scrolls the view by ``by`` pixels."""
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() + by.x())
        down.setValue(down.value() + by.y())

    def _scroll_on(self) -> None:
        """While a drag is held near the edge the view scrolls, and the tool hears of the same place again."""
        drag = self._drag
        beyond = self._overshoot(drag.at) if drag is not None else QPoint()
        if drag is None or beyond.isNull() or self._held is not _Held.TOOL or self.active is None:
            self._scroller.stop()
            return
        self.scroll(beyond)
        moved = self._view.pointer(drag.at, drag.button, drag.buttons, drag.modifiers, drag.clicks)
        if moved is not None:
            self.active.mouse_move(moved)

    def _overshoot(self, at: QPointF) -> QPoint:
        """How far ``at`` is beyond the view, or within its edge: what a tick scrolls, in pixels."""
        view = self._view.viewport()
        return QPoint(_beyond(at.x(), view.width()), _beyond(at.y(), view.height()))


def _beyond(at: float, size: int) -> int:
    if at < _EDGE:
        return -min(48, round(_EDGE - at))
    return min(48, round(at - (size - _EDGE))) if at > size - _EDGE else 0


def _asks_for_menu(event: QKeyEvent) -> bool:
    """Whether it is the key for the menu that Qt does not know on X11; elsewhere it does."""
    shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_F10 and shifted and sys.platform.startswith("linux")
