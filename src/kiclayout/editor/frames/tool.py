"""The frame tool: it chooses frames and free furniture on the pages, and moves and resizes them by mouse and keys.

What it shows while something is dragged is laid out at every move, and becomes one step when it is let go. What is
chosen is kept in ``chosen``, where a drag leads is worked out in ``dragging``.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QInputMethodEvent, QKeyEvent

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.units import MM
from kiclayout.editor.frames.boxes import Box, ground_of
from kiclayout.editor.frames.chosen import Chosen
from kiclayout.editor.frames.dragging import BoxDrag, Held, Outcome, Stage, begun
from kiclayout.editor.session import Session
from kiclayout.editor.view.guides import Guides
from kiclayout.editor.view.handles import Handle, cursor_of, handle_at
from kiclayout.editor.view.tool import PageArea, Pointer
from kiclayout.scene.page import Page

NUDGE, SHOVE = 0.1 * MM, 1.0 * MM
"""How far an arrow key moves, without and with Shift."""
START = 3.0
"""Pixels that a press must have moved to be a drag."""
_LEFT = Qt.MouseButton.LeftButton
_ARROWS: dict[int, tuple[float, float]] = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class Board(Protocol):
    """The page view, as far as the tool needs it."""

    @property
    def scale(self) -> float:
        """Pixels to a point."""

    @property
    def guides(self) -> Guides:
        """The guides that are drawn."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages."""

    @property
    def current_page(self) -> int:
        """Index of the page that is looked at."""

    def place_of(self, page: int, point: Point) -> QPointF | None:
        """Where a place of a page is, in the viewport's pixels."""

    def ensure_visible(self, area: PageArea) -> None:
        """Brings a part of a page into view."""


class FrameTool(QObject):
    """See the module; a ``view.tool.Tool``.

    Signals:
        changed: Something is to be drawn anew.
        left: Words are to be typed, at the pointer if there is one (a ``Pointer`` or None).
        refused: Something is not done; carries the words to be shown.
    """

    KEEPS_TAB = True
    changed = Signal()
    left = Signal(object)
    refused = Signal(str)

    def __init__(self, session: Session, chosen: Chosen, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self.chosen, self._board = session, chosen, board
        self.under: Box | None = None
        """The box under the pointer."""
        self.outcome: Outcome | None = None
        """Where a drag has led so far."""
        self.band: PageArea | None = None
        """The rectangle drawn with the mouse, whose boxes will be chosen."""
        self._pressed: Pointer | None = None
        self._drag: BoxDrag | None = None
        self._told = False
        chosen.changed.connect(self.changed)

    @property
    def held(self) -> Handle | None:
        """The handle that is dragged; None = a box is moved, or nothing is dragged."""
        return self._drag.handle if self._drag is not None else None

    # ------------------------------------------------------------------------------------------------ the mouse
    def mouse_press(self, pointer: Pointer) -> bool:
        """Takes hold of a handle or of a box, or begins to draw a rectangle round some."""
        if pointer.button != _LEFT:
            return False
        self._pressed, self._told = pointer, False
        handle = self._handle(pointer)
        if handle is not None:
            self._take(handle, pointer)
            return True
        box = self._box_at(pointer)
        if box is None:
            if not pointer.shift:
                self.chosen.clear()
        elif pointer.shift:
            self.chosen.toggle(box)
            self._pressed = None
        elif box.key not in {one.key for one in self.chosen.boxes} or not box.name:
            self.chosen.choose([box])
            self.chosen.tell_lock()
        return True

    def _take(self, handle: Handle | None, pointer: Pointer) -> None:
        """Begins a drag of what is chosen."""
        boxes = self.chosen.free
        on = ground_of(self._session, boxes[0].page) if boxes else None
        if on is not None:
            stage = Stage(on, self.chosen.there.named(on.page.index), self._board.guides.drawn)
            self._drag = begun(boxes, handle, pointer.point, stage)

    def mouse_move(self, pointer: Pointer) -> bool:
        """Goes on with a drag, or shows what a press would choose."""
        pressed = self._pressed
        if pressed is None or not pointer.buttons & _LEFT:
            self._point_out(None if self._handle(pointer) else self._box_at(pointer))
            return True
        if self._drag is None and not self._far(pressed, pointer):
            return True
        if self._drag is None and self.band is None:
            self._begin(pressed)
        if self._drag is not None:
            self._go_on(pointer)
        elif self.band is not None:
            self._stretch(pressed, pointer)
        return True

    def _begin(self, pressed: Pointer) -> None:
        """A press became a drag: of the chosen boxes if it was on one of them, else of a rectangle."""
        box = self._box_at(pressed)
        if box is not None and box.lock is None:
            self._take(None, pressed)
        elif box is None or not box.name:
            self.chosen.clear()
            self.band = PageArea(pressed.page, Rect(pressed.point.x, pressed.point.y, 0.0, 0.0))

    def _go_on(self, pointer: Pointer) -> None:
        assert self._drag is not None
        place = self._on_page(pointer, self._drag.boxes[0].page)
        held = Held(pointer.shift, pointer.alt, pointer.control)
        self.outcome = self._drag.at(place, self._board.scale, held)
        self._session.compose(self.chosen.moved(self.outcome.rects))
        if self.outcome.stopped and not self._told:
            self._told = True
            fence = self._drag.boxes[0].fence
            if fence is not None:
                self.refused.emit(self.chosen.why(fence))
        self.changed.emit()

    def _stretch(self, pressed: Pointer, pointer: Pointer) -> None:
        """The rectangle up to the pointer; the boxes that it touches are chosen."""
        one, other = pressed.point, self._on_page(pointer, pressed.page)
        left, top = min(one.x, other.x), min(one.y, other.y)
        rect = Rect(left, top, abs(one.x - other.x), abs(one.y - other.y))
        self.band = PageArea(pressed.page, rect)
        self.chosen.choose(
            box for box in self.chosen.there.named(pressed.page) if box.lock is None and box.rect.meets(rect)
        )

    def mouse_release(self, pointer: Pointer) -> bool:
        """Ends a drag: it becomes one step."""
        outcome, drag, band = self.outcome, self._drag, self.band
        self._let_go()
        if pointer.clicks == 2 and pointer.button == _LEFT and outcome is None and band is None:
            self.left.emit(pointer)
            return True
        if outcome is not None and drag is not None:
            self.chosen.put(outcome.rects, "frames.move" if drag.handle is None else "frames.resize")
        self.changed.emit()
        return True

    def _let_go(self) -> None:
        self._pressed, self._drag, self.outcome, self.band = None, None, None, None

    def mouse_leave(self) -> None:
        """Nothing is under the pointer."""
        self._point_out(None)

    def cursor(self, pointer: Pointer) -> QCursor | Qt.CursorShape:
        """Arrows over handles; four of them over what can be moved."""
        handle = self._drag.handle if self._drag is not None else self._handle(pointer)
        if handle is not None:
            return cursor_of(handle)
        if self._drag is not None:
            return Qt.CursorShape.SizeAllCursor
        box = self._box_at(pointer)
        if box is None:
            return Qt.CursorShape.ArrowCursor
        chosen = box.key in {one.key for one in self.chosen.free}
        return Qt.CursorShape.SizeAllCursor if chosen and box.name else Qt.CursorShape.ArrowCursor

    def _handle(self, pointer: Pointer) -> Handle | None:
        """The handle under the pointer, if a single box with a size is chosen."""
        boxes = self.chosen.free
        if len(boxes) != 1 or not boxes[0].sized:
            return None
        return handle_at(boxes[0].rect, self._on_page(pointer, boxes[0].page), self._board.scale)

    def _box_at(self, pointer: Pointer) -> Box | None:
        """The smallest box under the pointer; one that may be moved before one that is locked."""
        if not pointer.inside:
            return None
        under = [box for box in self.chosen.there.on(pointer.page) if box.rect.contains(pointer.point)]
        return min(under, key=lambda box: (not box.name, box.rect.width * box.rect.height), default=None)

    def _point_out(self, box: Box | None) -> None:
        if (box and box.key) != (self.under and self.under.key) or box != self.under:
            self.under = box
            self.changed.emit()

    def _far(self, one: Pointer, other: Pointer) -> bool:
        return (one.at - other.at).manhattanLength() >= START

    def _on_page(self, pointer: Pointer, page: int) -> Point:
        """Where the pointer is in the points of ``page``, even if it is over another one."""
        corner = self._board.place_of(page, Point(0.0, 0.0)) if pointer.page != page else None
        if corner is None:
            return pointer.point
        by = (pointer.at - corner) / self._board.scale
        return Point(by.x(), by.y())

    # ------------------------------------------------------------------------------------------------ keys
    def enabled(self) -> bool:
        """Whether there is an issue."""
        return self._session.loaded

    def takes_text(self) -> bool:
        """Never: that is what other tools are for."""
        return False

    def claims(self, event: QKeyEvent) -> bool:
        """Arrows and Tab while something is chosen; Esc."""
        return event.key() == Qt.Key.Key_Escape or (bool(self.chosen.boxes) and event.key() in _ARROWS)

    def key_press(self, event: QKeyEvent) -> bool:
        """Arrows nudge, Tab goes from box to box, Esc gives up."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key in _ARROWS and self.chosen.boxes:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            by = SHOVE if shift else NUDGE
            self.chosen.nudge(_ARROWS[key][0] * by, _ARROWS[key][1] * by)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(None)
        else:
            return False
        return True

    def _escape(self) -> None:
        """Gives up a drag; else chooses nothing; else leaves the tool."""
        if self._drag is not None or self.band is not None:
            self._let_go()
            self._session.compose(None)
            self.changed.emit()
        elif self.chosen.boxes:
            self.chosen.clear()
        else:
            self.left.emit(None)

    def _step(self, by: int) -> None:
        """Chooses the next box that may be moved, of the page that is looked at."""
        page = self.chosen.page if self.chosen.page is not None else self._board.current_page
        boxes = list(reversed(self.chosen.there.named(page)))
        if not boxes:
            return
        keys, now = [box.key for box in boxes], self.chosen.boxes
        at = keys.index(now[0].key) + by if now and now[0].key in keys else 0
        box = boxes[at % len(boxes)]
        self.chosen.choose([box])
        self._board.ensure_visible(PageArea(page, box.rect))

    def key_release(self, event: QKeyEvent) -> bool:
        """Nothing hangs on it."""
        return False

    # ------------------------------------------------------------------------------------------------ all else
    def wheel(self, pointer: Pointer, notches: float) -> bool:
        """It scrolls."""
        return False

    def context_menu(self, pointer: Pointer, at: QPointF) -> bool:
        """Chooses what is under the pointer; the menu is the window's."""
        box = self._box_at(pointer)
        if box is not None and box.key not in {one.key for one in self.chosen.boxes}:
            self.chosen.choose([box])
        return False

    def input_method_event(self, event: QInputMethodEvent) -> bool:
        """There are no words."""
        return False

    def input_method_query(self, query: Qt.InputMethodQuery) -> object:
        """There are no words."""
        return None

    def caret(self) -> PageArea | None:
        """There is none."""
        return None

    def focus_changed(self, gained: bool) -> None:
        """A drag does not outlive the focus."""
        if not gained and self._drag is not None:
            self._let_go()
            self._session.compose(None)
            self.changed.emit()

    def drag_over(self, data: QMimeData, pointer: Pointer) -> Qt.DropAction:
        """Nothing is wanted."""
        return Qt.DropAction.IgnoreAction

    def drag_left(self) -> None:
        """Nothing was wanted."""

    def drop(self, data: QMimeData, pointer: Pointer) -> bool:
        """Nothing is wanted."""
        return False
