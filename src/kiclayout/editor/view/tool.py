"""What the page view asks of others: a tool that takes the hand's input, and overlays drawn above the pages.

The view knows neither text nor frames. It tells its one tool where on which page something happened, in points from the
trim's top-left corner, and lets overlays draw in the same coordinates. Nothing is implemented here.

Both protocols have bodies that do nothing, so that a class which names one as its base may leave out what it does not
need: ``class Typing(Tool): ...``.
"""

from __future__ import annotations

from dataclasses import field
from typing import Protocol

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QCursor, QInputMethodEvent, QKeyEvent, QPainter

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.record import dataclass


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, and what is held.

    Attributes:
        page: Index of the page it is on, else of the page nearest to it; every view that shows a pointer has a page.
        point: In that page's points; may lie outside the page.
        inside: Whether it is on the page (its trim or bleed).
        button: The one pressed or released; none while moving.
        buttons: All that are down.
        modifiers: Shift, Ctrl (Cmd on macOS), Alt …
        clicks: 1, or 2, 3, 4 … for clicks that follow each other quickly at one place, button by button.
        at: In the viewport's pixels.
    """

    page: int
    point: Point
    inside: bool = True
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    buttons: Qt.MouseButton = Qt.MouseButton.NoButton
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    clicks: int = 1
    at: QPointF = field(default_factory=QPointF)

    @property
    def shift(self) -> bool:
        """Whether Shift is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def control(self) -> bool:
        """Whether Ctrl is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        """Whether Alt is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.AltModifier)


@dataclass(frozen=True, slots=True)
class PageArea:
    """A rectangle of a page, in its points."""

    page: int
    rect: Rect


class Tool(Protocol):
    """Takes the input that the view does not need for itself.

    The view keeps for itself: the wheel where the tool leaves it, pinch, the middle button, and the left button while
    Space is held to pan (Space is the tool's own as long as it takes text, see ``takes_text``). What a tool's method
    says is whether it took the event; what it did not take goes on to the view (keys that scroll) and then to the
    window (shortcuts).
    """

    def enabled(self) -> bool:
        """Whether it takes any input now; one that does not gets no event at all."""
        return True

    def takes_text(self) -> bool:
        """Whether typed characters go to it, as when its caret is in words: then the input method is on."""
        return False

    def wheel(self, pointer: Pointer, notches: float) -> bool:
        """The wheel was turned without Ctrl, which zooms the pages; one notch away from the person is 1.0."""
        return False

    def cursor(self, pointer: Pointer) -> QCursor | Qt.CursorShape:
        """The cursor to be shown at ``pointer``."""
        return Qt.CursorShape.ArrowCursor

    def mouse_press(self, pointer: Pointer) -> bool:
        """A button went down; ``pointer.clicks`` tells the second and third of quick clicks from the first."""
        return False

    def mouse_move(self, pointer: Pointer) -> bool:
        """The pointer moved, with or without a button held.

        While a button is held the moves go on outside the window; near its edge the view scrolls and tells the tool
        again and again.
        """
        return False

    def mouse_release(self, pointer: Pointer) -> bool:
        """A button went up; ``pointer.clicks`` as when it went down."""
        return False

    def mouse_leave(self) -> None:
        """The pointer left the view: nothing is under it now."""

    def context_menu(self, pointer: Pointer, at: QPointF) -> bool:
        """The menu was asked for; ``at`` is the place on the screen, in its pixels. By key: at the caret."""
        return False

    def claims(self, event: QKeyEvent) -> bool:
        """Whether the key is its own although it is some action's shortcut.

        Asked before shortcuts are looked for; say yes to everything while the input method composes.
        """
        return False

    def key_press(self, event: QKeyEvent) -> bool:
        """A key went down."""
        return False

    def key_release(self, event: QKeyEvent) -> bool:
        """A key went up."""
        return False

    def input_method_event(self, event: QInputMethodEvent) -> bool:
        """The input method composes or commits."""
        return False

    def input_method_query(self, query: Qt.InputMethodQuery) -> object:
        """What the input method wants to know; None = no answer.

        ``ImEnabled`` (``takes_text``), ``ImCursorRectangle`` and ``ImAnchorRectangle`` (``caret``) are answered by the
        view, since they are about the widget.
        """
        return None

    def caret(self) -> PageArea | None:
        """Where the caret stands; the candidates of the input method are shown beside it."""
        return None

    def focus_changed(self, gained: bool) -> None:
        """The view gained or lost the keyboard; what is being composed is to be committed when it is lost."""

    def drag_over(self, data: QMimeData, pointer: Pointer) -> Qt.DropAction:
        """What would happen to ``data`` if it were let go here; ``IgnoreAction`` = it is not wanted."""
        return Qt.DropAction.IgnoreAction

    def drag_left(self) -> None:
        """What was dragged over the view has left it."""

    def drop(self, data: QMimeData, pointer: Pointer) -> bool:
        """``data`` was let go."""
        return False


class Overlay(Protocol):
    """Draws above the pages: selections, handles, carets, findings."""

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """Draws what belongs to the page with index ``page``.

        Args:
            painter: Its coordinates are that page's points; saved before and restored after the call.
            page: Its index; called for the pages in sight only.
            scale: Pixels (of the window, not of the screen) to a point: a hairline is ``1 / scale`` wide.
        """
