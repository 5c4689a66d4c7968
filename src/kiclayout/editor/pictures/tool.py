"""The tool for pictures on the page: it chooses them, drags their frames, what is in them, and whole figures.

Whatever is not about a picture it hands on to the tool for typing. Files let go here go to whoever brings them in; what
a drag makes of an issue is said in ``grip``, where something would go in ``landing``, what keys do in ``keys``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from kiclayout.base.geometry import Point
from kiclayout.content.edit.pictures import move_behind, move_beside
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, caret
from kiclayout.editor.pictures.carried import wants
from kiclayout.editor.pictures.desk import PictureDesk
from kiclayout.editor.pictures.framing import View
from kiclayout.editor.pictures.grip import Dragging, FrameDrag, FrameGrip, Keys, PictureDrag
from kiclayout.editor.pictures.keys import PictureKeys
from kiclayout.editor.pictures.landing import Landing, Way, landing_at
from kiclayout.editor.pictures.picked import Picked
from kiclayout.editor.typing.tool import TypingTool
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.handles import Handle, cursor_of, handle_at
from kiclayout.editor.view.tool import PageArea, Pointer
from kiclayout.scene.frames import Framed

_LEFT = Qt.MouseButton.LeftButton
_PER_NOTCH = 1.1
"""How much larger a picture becomes by a notch of the wheel."""
_FINE = 0.25
"""What a notch counts while Alt is held."""

Bring = Callable[[QMimeData, Landing, bool], bool]
"""Brings in what was let go; whether the pictures are to stand apart; says whether there were any."""


class PictureTool(QObject):
    """See the module; a ``view.tool.Tool``.

    Signals:
        file_wanted: A file is to be chosen for the chosen picture.
        more_wanted: Files are to be chosen that come to stand beside it.
        new_wanted: Files are to be chosen that come behind it, or behind the block that the caret is in.
        changed: Something is to be drawn anew.
    """

    file_wanted = Signal()
    more_wanted = Signal()
    new_wanted = Signal()
    changed = Signal()

    def __init__(self, picked: Picked, desk: PictureDesk, typing: TypingTool, view: PageView) -> None:
        super().__init__(view)
        self.picked, self.desk, self.typing = picked, desk, typing
        self.keys = PictureKeys(self)
        self.bring: Bring = lambda _data, _landing, _apart: False
        self._view = view
        self._pressed: Pointer | None = None
        self._wanted: bool | None = None
        self.dragging: Dragging | None = None
        self.held: Handle | None = None
        """The handle that is dragged."""
        self.carried = 0
        """The figure that is dragged to another place."""
        self.landing: Landing | None = None
        """Where what is dragged would go."""
        self.under: PageArea | None = None
        """The frame under the pointer, while none is chosen there."""
        picked.changed.connect(self._picked)
        desk.refused.connect(typing.say)

    # ------------------------------------------------------------------------------------------------ the mouse
    def mouse_press(self, pointer: Pointer) -> bool:
        """Takes hold of a handle, of a picture in its frame, or chooses a picture; else it is for words."""
        self._pressed = None
        if pointer.button != _LEFT or pointer.control:
            return self.typing.mouse_press(pointer)
        self.typing.settle()
        if self._take_handle(pointer):
            return True
        framed = self._framed(pointer)
        if framed is None:
            self.picked.clear()
            return self.typing.mouse_press(pointer)
        self._point_out(None)
        if pointer.clicks == 2:
            self.open(framed.block)
        elif self.picked.inside and framed.block == self.picked.block:
            self._take_picture(pointer)
        elif pointer.clicks == 1:
            self.picked.leave()
            self.picked.choose(framed.block)
            self._pressed = pointer
        return True

    def open(self, block: int) -> None:
        """Goes inside a picture's frame; for a place without one a file is asked for."""
        self.picked.choose(block)
        why = self.picked.enter()
        if why == "pictures.lock.empty":
            self.file_wanted.emit()
        elif why:
            self.typing.say(why)

    def _take_handle(self, pointer: Pointer) -> bool:
        place, handle = self.picked.place, self._handle(pointer)
        if place is None or handle is None or self.picked.inside:
            return False
        if handle not in self.picked.free:
            self.typing.say(self.picked.locked or "pictures.lock.side")
            return True
        framed, page = place[1], self.picked.session.scene.pages[place[0]]
        most = page.width - framed.rect.x, page.height
        layout = self.picked.session.layout.name
        grip = FrameGrip(framed.block, layout, framed, self.picked.view, handle, most)
        self._pressed, self.held, self.dragging = pointer, handle, FrameDrag(self.picked.session, grip)
        return True

    def _take_picture(self, pointer: Pointer) -> None:
        view = self.picked.view
        if view is not None:
            self._pressed, self.dragging = pointer, PictureDrag(self.picked.session, self.picked.block, view)

    def mouse_move(self, pointer: Pointer) -> bool:
        """Goes on with a drag, or shows what a press would choose."""
        if self.dragging is not None and self._pressed is not None:
            self.dragging.move(self._by(self._pressed, pointer), _keys(pointer))
            self.changed.emit()
            return True
        if self._pressed is not None and pointer.buttons & _LEFT:
            self._carry(self._pressed, pointer)
            return True
        if not pointer.buttons:
            framed = self._framed(pointer)
            chosen = framed is not None and framed.block == self.picked.block
            self._point_out(PageArea(pointer.page, framed.rect) if framed and not chosen else None)
        return self.typing.mouse_move(pointer)

    def mouse_release(self, pointer: Pointer) -> bool:
        """Ends a drag."""
        dragging, landing, carried = self.dragging, self.landing, self.carried
        pressed = self._pressed
        self._let_go()
        if dragging is not None:
            dragging.drop()
            return True
        if carried and landing is not None:
            self._put(carried, landing)
        return pressed is not None or self.typing.mouse_release(pointer)

    def mouse_leave(self) -> None:
        """Nothing is under the pointer."""
        self._point_out(None)
        self.typing.mouse_leave()

    def wheel(self, pointer: Pointer, notches: float) -> bool:
        """Scales the picture that is worked on inside its frame, round the pointer; with Alt by little."""
        place = self.picked.place
        if not self.picked.inside or place is None or self.dragging is not None:
            return False
        page, framed = place
        if pointer.page != page or not framed.rect.contains(pointer.point):
            return False
        rect = framed.rect
        at = (pointer.point.x - rect.x) / rect.width, (pointer.point.y - rect.y) / rect.height
        self.desk.scale(_PER_NOTCH ** (notches * (_FINE if pointer.alt else 1.0)), at)
        return True

    def cursor(self, pointer: Pointer) -> QCursor | Qt.CursorShape:
        """Arrows on handles, a hand inside a frame, an arrow over pictures."""
        if self.carried:
            return Qt.CursorShape.DragMoveCursor if self.landing else Qt.CursorShape.ForbiddenCursor
        handle = self.held or (None if self.picked.inside else self._handle(pointer))
        if handle is not None:
            return cursor_of(handle) if handle in self.picked.free else Qt.CursorShape.ForbiddenCursor
        framed = self._framed(pointer)
        if self.picked.inside and (self.dragging or (framed and framed.block == self.picked.block)):
            return Qt.CursorShape.ClosedHandCursor if self.dragging else Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.ArrowCursor if framed is not None else self.typing.cursor(pointer)

    def context_menu(self, pointer: Pointer, at: QPointF) -> bool:
        """The menu is the window's; the picture it was asked for is chosen."""
        framed = self._framed(pointer)
        if framed is None or (not self.picked.block and self.typing.mouse.at_caret(pointer)):
            return self.typing.context_menu(pointer, at)
        self.picked.choose(framed.block)
        return False

    @property
    def moved(self) -> View | None:
        """What is seen of the picture that is being moved in its frame; the pages do not show it yet."""
        return self.dragging.view if isinstance(self.dragging, PictureDrag) else None

    # ------------------------------------------------------------------------------------------------ figures moved
    def _carry(self, pressed: Pointer, pointer: Pointer) -> None:
        """A chosen figure is dragged to another place."""
        far = (pointer.at - pressed.at).manhattanLength() >= QApplication.startDragDistance()
        if not self.carried and (not far or self.picked.figure is None):
            return
        self.carried = self.picked.block
        galley = self.typing.caret_place.galley
        self._aim(landing_at(pointer.page, pointer.point, self.picked, galley, self.carried))

    def _put(self, figure: int, landing: Landing) -> None:
        def edit(issue: Issue, _selection: Selection | None) -> Done:
            if landing.way is Way.BESIDE:
                return move_beside(issue, figure, landing.block, after=landing.after)
            return move_behind(issue, figure, caret(landing.spot)) if landing.spot else Done(issue)

        self.picked.session.apply(edit, "pictures.move")
        self.typing.reveal()

    def give_up(self) -> bool:
        """Leaves what is being dragged as it was; whether anything was."""
        dragging, busy = self.dragging, self.dragging is not None or bool(self.carried)
        self._let_go()
        if dragging is not None:
            dragging.give_up()
        return busy

    def _let_go(self) -> None:
        self._pressed, self.dragging, self.held, self.carried = None, None, None, 0
        self._aim(None)
        self.changed.emit()

    # ------------------------------------------------------------------------------------------------ files let go
    def drag_over(self, data: QMimeData, pointer: Pointer) -> Qt.DropAction:
        """Pictures may be let go on pictures and among words; all else is for words."""
        if self._wanted is None:  # asked once a drag: HTML may be long
            self._wanted = wants(data)
        if not self._wanted:
            self._aim(None)
            return self.typing.drag_over(data, pointer)
        self._aim(landing_at(pointer.page, pointer.point, self.picked, self.typing.caret_place.galley))
        return Qt.DropAction.CopyAction if self.landing else Qt.DropAction.IgnoreAction

    def drag_left(self) -> None:
        """What was dragged has left."""
        self._aim(None)
        self._wanted = None
        self.typing.drag_left()

    def drop(self, data: QMimeData, pointer: Pointer) -> bool:
        """Pictures, or words, were let go; pictures with Shift stand apart."""
        self._wanted = None
        if not wants(data):
            return self.typing.drop(data, pointer)
        landing = landing_at(pointer.page, pointer.point, self.picked, self.typing.caret_place.galley)
        self._aim(None)
        return landing is not None and self.bring(data, landing, pointer.shift)

    # ------------------------------------------------------------------------------------------------ keys and the rest
    def enabled(self) -> bool:
        """Whether there is an issue."""
        return self.typing.enabled()

    def takes_text(self) -> bool:
        """Whether typed characters go to words: not while a picture is chosen."""
        return not self.picked.block and self.typing.takes_text()

    def claims(self, event: QKeyEvent) -> bool:
        """Whether the key is its own although it is some action's shortcut."""
        return self.keys.claims(event) if self.picked.block else self.typing.claims(event)

    def key_press(self, event: QKeyEvent) -> bool:
        """A key for the chosen picture, else for words."""
        if self.picked.block:
            return self.keys.press(event)
        return self.typing.key_press(event)

    def key_release(self, event: QKeyEvent) -> bool:
        """Nothing hangs on it."""
        return self.typing.key_release(event)

    def input_method_event(self, event: QInputMethodEvent) -> bool:
        """For words."""
        return not self.picked.block and self.typing.input_method_event(event)

    def input_method_query(self, query: Qt.InputMethodQuery) -> object:
        """For words."""
        return self.typing.input_method_query(query)

    def caret(self) -> PageArea | None:
        """Where the caret stands, or the chosen picture."""
        return self.picked.area if self.picked.block else self.typing.caret()

    def focus_changed(self, gained: bool) -> None:
        """For words; what is dragged stays as it was."""
        if not gained:
            self.give_up()
        self.typing.focus_changed(gained)

    # ------------------------------------------------------------------------------------------------ small things
    def _picked(self) -> None:
        self.typing.sleep(bool(self.picked.block))
        self.changed.emit()

    def _framed(self, pointer: Pointer) -> Framed | None:
        return self.picked.at(pointer.page, pointer.point)

    def _handle(self, pointer: Pointer) -> Handle | None:
        place = self.picked.place
        if place is None or place[0] != pointer.page:
            return None
        return handle_at(place[1].rect, pointer.point, self._view.scale)

    def _by(self, pressed: Pointer, pointer: Pointer) -> Point:
        """How far the pointer is from the press, in points; scrolling meanwhile counts."""
        start = self._view.place_of(pressed.page, pressed.point) or pressed.at
        return Point((pointer.at.x() - start.x()) / self._view.scale, (pointer.at.y() - start.y()) / self._view.scale)

    def _point_out(self, area: PageArea | None) -> None:
        if area != self.under:
            self.under = area
            self.changed.emit()

    def _aim(self, landing: Landing | None) -> None:
        if landing != self.landing:
            self.landing = landing
            self.changed.emit()


def _keys(pointer: Pointer) -> Keys:
    return Keys(pointer.shift, pointer.alt, pointer.control)


__all__ = ["Bring", "PictureTool"]
