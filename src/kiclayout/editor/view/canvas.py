"""The page view: the widget in which the pages are seen and worked on.

It draws the pages as the PDF will have them, with rulers, guides and what others lay over them, and hands input to a
tool. It knows neither the issue nor what is selected: pages come in by ``set_pages``, edits go out through the tool.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessibleInterface,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from kiclayout.base.geometry import Rect
from kiclayout.base.record import replace
from kiclayout.editor.view.arrangement import Mode
from kiclayout.editor.view.board import BoardView
from kiclayout.editor.view.chrome import Chrome
from kiclayout.editor.view.focus_ring import FocusRing
from kiclayout.editor.view.glide import Glide
from kiclayout.editor.view.guide_drag import GuideDrag
from kiclayout.editor.view.guides import Guides, Shown
from kiclayout.editor.view.hand import CARET, NOTCH, Hand
from kiclayout.editor.view.pasteboard import Dressing, HeldFrame, Source, Spot, paint_board
from kiclayout.editor.view.ruler import thickness
from kiclayout.editor.view.rulers import Rulers
from kiclayout.editor.view.tool import Overlay, PageArea, Pointer, Tool
from kiclayout.editor.words import Words
from kiclayout.scene.page import Page

CRISP_AFTER_MS = 70
"""How long after the last step of a zoom the pages are drawn anew."""
SLOW_MS = 12.0
"""A new size that takes longer to draw than this is shown by scaling the last frame while the zoom goes on."""
_PER_NOTCH = 1.2
_LINES = 72


class PageView(BoardView):
    """See the module.

    Signals:
        pointer_moved: The pointer is elsewhere; carries a ``Pointer``, or None when it has left.
        shown_changed: Rulers, guides, grid, bleed or preview were switched; carries ``Shown``.
        turned: Somebody looks elsewhere: the wheel was turned.
    """

    turned = Signal()
    pointer_moved = Signal(object)
    shown_changed = Signal(object)

    def __init__(self, source: Source, chrome: Chrome, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self.words = source, words
        self._dressing = Dressing(chrome, Guides(), Shown())
        self._hand, self._glide = Hand(self), Glide(self.verticalScrollBar())
        self._frame: HeldFrame | None = None
        self._fresh, self._slowest = True, 0.0
        self._crisp = QTimer(self, singleShot=True, interval=CRISP_AFTER_MS)
        self._crisp.timeout.connect(self._draw_anew)
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._tell_input)
        self._rulers = Rulers(chrome, self)
        self._ring = FocusRing(chrome.selection, self)
        self.guide_drag = GuideDrag(self, self._rulers.across, self._rulers.down, self)
        self.spoken: Callable[[], QAccessibleInterface] | None = None
        """What a screen reader is given of the pages; None = what Qt says of every widget."""
        self._set_up()

    def _set_up(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(self.words("view.pages"))
        self.setAcceptDrops(True)
        view = self.viewport()
        view.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        view.setMouseTracking(True)
        view.setAcceptDrops(True)
        view.grabGesture(Qt.GestureType.PinchGesture)
        self.current_changed.connect(self._say_page)
        self._source.pictures.arrived.connect(self._picture_arrived)
        self._place_rulers()

    @property
    def source(self) -> Source:
        """What the pages are drawn from."""
        return self._source

    @property
    def shown(self) -> Shown:
        """What is shown beside the pages."""
        return self._dressing.shown

    @property
    def chrome(self) -> Chrome:
        """The colours."""
        return self._dressing.chrome

    @property
    def tool(self) -> Tool | None:
        """Who takes the input."""
        return self._hand.tool

    def set_motion(self, on: bool) -> None:
        """Scrolls smoothly, or at once."""
        self._glide.on = on

    def set_source(self, source: Source) -> None:
        """Draws pages from somewhere else: with the fonts of another layout."""
        self._source.pictures.arrived.disconnect(self._picture_arrived)
        self._source = source
        source.pictures.arrived.connect(self._picture_arrived)
        self.viewport().update()

    def retranslate(self, words: Words) -> None:
        """Names itself in another language."""
        self.words = words
        self.setAccessibleName(words("view.pages"))
        self._say_page(self._current)

    def set_tool(self, tool: Tool | None) -> None:
        """Hands the input to ``tool``."""
        self._hand.tool = tool
        self._hand.show_cursor(None)
        self.caret_moved()

    @property
    def guides(self) -> Guides:
        """The guides that are drawn."""
        return self._dressing.guides

    def set_guides(self, guides: Guides) -> None:
        """Draws other guides, and marks those out of the rulers."""
        self._dressing = replace(self._dressing, guides=guides)
        self._rulers.mark(guides.drawn)
        self.viewport().update()

    def set_shown(self, shown: Shown) -> None:
        """Switches rulers, guides, grid, bleed, preview."""
        if shown != self.shown:
            self._dressing = replace(self._dressing, shown=shown)
            self._place_rulers()
            self.viewport().update()
            self.shown_changed.emit(shown)

    def set_chrome(self, chrome: Chrome) -> None:
        """Draws in other colours."""
        self._dressing = replace(self._dressing, chrome=chrome)
        self._rulers.recolor(chrome)
        self._ring.color = chrome.selection
        self.viewport().update()

    def add_overlay(self, overlay: Overlay, stays: bool = False) -> None:
        """Draws ``overlay`` above the pages and the overlays before it; in a preview only if it ``stays``."""
        before = self._dressing
        staying = (*before.staying, overlay) if stays else before.staying
        self._dressing = replace(before, overlays=(*before.overlays, overlay), staying=staying)
        self.viewport().update()

    def caret_moved(self) -> None:
        """To be called by the tool whenever its caret appears, moves or goes, and when words around it change.

        The input method asks where the caret is when the page is painted: the page comes first.
        """
        self._painted.start()

    def _tell_input(self) -> None:
        if self.hasFocus():
            QGuiApplication.inputMethod().update(CARET)

    def pointer(
        self,
        at: QPointF,
        button: Qt.MouseButton = Qt.MouseButton.NoButton,
        buttons: Qt.MouseButton = Qt.MouseButton.NoButton,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        clicks: int = 1,
    ) -> Pointer | None:
        """What a tool is told of the place ``at`` (in the viewport's pixels); None without pages."""
        found = self.page_at(at)
        if found is None:
            return None
        page, point = found
        trim = Rect(0.0, 0.0, self._pages[page].width, self._pages[page].height)
        inside = trim.grown(self._pages[page].bleed).contains(point)
        return Pointer(page, point, inside, button, buttons, modifiers, clicks, QPointF(at))

    def tell_pointer(self, pointer: Pointer | None) -> None:
        """Marks the pointer on the rulers and tells whoever shows its place."""
        self._rulers.point(pointer.at if pointer else None)
        self.pointer_moved.emit(pointer)

    def zoom_by(self, factor: float, at: QPointF) -> None:
        """A step of a zoom gesture round ``at``; fluid however much there is to draw."""
        if self._frame is None and self._slowest > SLOW_MS:
            self._frame = HeldFrame(self.viewport().grab(), self._frames_in_view())
        self._crisp.start()
        self.zoom_to(self.zoom * factor, at)

    def _frames_in_view(self) -> dict[int, Rect]:
        x, y = self._offset()
        return {index: self._arrangement.frames[index].moved(-x, -y) for index in self.visible_pages}

    def _draw_anew(self) -> None:
        self._frame = None
        self._fresh = True
        self.viewport().update()

    def _zoom_round(self, percent: float, at: QPointF | None) -> None:
        self._glide.stop()
        super()._zoom_round(percent, at)
        self._fresh = True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws what was exposed of the pages."""
        began = time.perf_counter()
        painter = QPainter(self.viewport())
        exposed = QRectF(event.rect())
        frames = self._frames_in_view()
        if self._frame is not None:
            self._frame.paint(painter, exposed, frames, self.chrome)
        else:
            spots = [Spot(self._pages[index], frame, self._arrangement.scale) for index, frame in frames.items()]
            paint_board(painter, exposed, spots, self._source, self._dressing)
        painter.end()
        if self._fresh and self._frame is None:
            self._fresh, self._slowest = False, (time.perf_counter() - began) * 1000

    def _changed_in_view(self, before: Page) -> QRect:
        """Only what differs from the page as it was drawn last."""
        index = before.index
        area = self._source.drawings.renewed(before, self._pages[index])
        if area is None:
            return super()._changed_in_view(before)
        place = self.area_of(PageArea(index, area))
        return place.toAlignedRect().adjusted(-2, -2, 2, 2) if place is not None and area.width else QRect()

    def _picture_arrived(self, file: str) -> None:
        self.viewport().update()

    def _tell(self, current: int | None = None) -> None:
        super()._tell(current)
        frame = self._arrangement.frames.get(self._current)
        if frame is not None:
            x, y = self._offset()
            self._rulers.measure(self._pages[self._current], QPointF(frame.x - x, frame.y - y), self._arrangement.scale)

    def _say_page(self, index: int) -> None:
        self.setAccessibleDescription(self.words("view.page-of", n=index + 1, all=len(self._pages)))

    def _place_rulers(self) -> None:
        thick = thickness(self.font()) if self.shown.rulers else 0
        self.setViewportMargins(thick, thick, 0, 0)
        self._rulers.place(self.viewport().geometry(), thick)
        self._ring.lay(self.viewport().geometry())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Figures of the rulers are as large as the window's other words."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self._place_rulers()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keeps pages and rulers in their places."""
        super().resizeEvent(event)
        self._place_rulers()
        self._tell(self._current)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Goes to the tool; what it leaves scrolls, and with Ctrl zooms round the pointer."""
        if self._hand.wheel(event):
            event.accept()
            return
        self.turned.emit()
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_PER_NOTCH ** (turned / NOTCH), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - round(turned / NOTCH * _LINES))
        elif not event.pixelDelta().isNull():
            self._glide.stop()
            self._hand.scroll(-event.pixelDelta())
        else:
            self._turn(event)
        event.accept()

    def _turn(self, event: QWheelEvent) -> None:
        """A notch of the wheel; past the end of a page shown alone it turns to the next one."""
        turned, bar = event.angleDelta(), self.verticalScrollBar()
        if turned.x():
            across = self.horizontalScrollBar()
            across.setValue(across.value() - round(turned.x() / NOTCH * _LINES))
        stuck = bar.value() == (bar.minimum() if turned.y() > 0 else bar.maximum())
        if self._mode is Mode.SINGLE and turned.y() and stuck:
            self.go_to_page(self._current + (-1 if turned.y() > 0 else 1))
        else:
            self._glide.by(-round(turned.y() / NOTCH * _LINES))

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Pinching zooms round the fingers; leaving unmarks the pointer."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent) and (pinch := event.gesture(Qt.GestureType.PinchGesture)) is not None:
            self._pinch(pinch)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hand.leave()
        return super().viewportEvent(event)

    def _pinch(self, pinch: object) -> None:
        if isinstance(pinch, QPinchGesture) and pinch.scaleFactor() > 0:
            place = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
            self.zoom_by(pinch.scaleFactor(), QPointF(place))

    def event(self, event: QEvent) -> bool:
        """Lets the tool claim a key before shortcuts are looked for."""
        claimed = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if claimed and isinstance(event, QKeyEvent) and self._hand.claims(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 (Qt's name)
        """Tab is a key of the tool while words are typed, and of one that goes from thing to thing with it."""
        return False if self._hand.keeps_tab() else super().focusNextPrevChild(next)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Pans, or goes to the tool."""
        self._ring.hide()
        self._glide.stop()
        self._hand.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """As a press; the pointer counts the clicks."""
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Pans, or goes to the tool."""
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Ends what the press began."""
        self._hand.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        """Goes to the tool."""
        event.setAccepted(self._hand.context_menu(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Goes to the tool; what it leaves scrolls."""
        self._ring.hide()
        if self._hand.key_press(event):
            event.accept()
        elif self._mode is Mode.SINGLE and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to_page(self._current + (1 if event.key() == Qt.Key.Key_PageDown else -1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_page(0 if event.key() == Qt.Key.Key_Home else len(self._pages) - 1)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Goes to the tool."""
        event.setAccepted(self._hand.key_release(event))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 (Qt's name)
        """Goes to the tool."""
        event.setAccepted(self._hand.input_method(event))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:  # noqa: N802 (Qt's name)
        """Answers for the tool."""
        answer = self._hand.input_method_query(query)
        return answer if answer is not None else super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Tells the tool."""
        super().focusInEvent(event)
        self._ring.came(event.reason())
        self._focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Tells the tool; Space cannot be watched any longer."""
        super().focusOutEvent(event)
        self._ring.hide()
        self._hand.lose_space()
        self._focus(False)

    def _focus(self, gained: bool) -> None:
        if self._hand.active is not None:
            self._hand.active.focus_changed(gained)
        if gained:
            self.caret_moved()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Asks the tool."""
        self._hand.drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 (Qt's name)
        """Asks the tool."""
        self._hand.drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        """Tells the tool."""
        if self._hand.active is not None:
            self._hand.active.drag_left()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Goes to the tool."""
        self._hand.drop(event)
