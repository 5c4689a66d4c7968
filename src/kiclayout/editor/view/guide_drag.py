"""Guides are drawn out of the rulers, moved by their marks on them, and put away by dragging them off the page."""

from __future__ import annotations

from typing import Literal, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from kiclayout.base.geometry import Point
from kiclayout.base.record import replace
from kiclayout.base.units import MM
from kiclayout.editor.view.guides import Guides, RulerGuide, Shown
from kiclayout.editor.view.issue_guides import stepped
from kiclayout.editor.view.ruler import Ruler
from kiclayout.scene.page import Page

NEAR = 5
"""Pixels within which a mark is taken hold of."""


class Board(Protocol):
    """The page view, as far as guides need it."""

    @property
    def guides(self) -> Guides:
        """The guides that are drawn."""

    @property
    def shown(self) -> Shown:
        """Which aids are shown."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages."""

    def set_guides(self, guides: Guides) -> None:
        """Draws other guides."""

    def set_shown(self, shown: Shown) -> None:
        """Switches aids."""

    def page_at(self, at: QPointF) -> tuple[int, Point] | None:
        """The page under or nearest to a place of the viewport, and the place on it."""

    def viewport(self) -> QWidget:
        """Where the pages are."""


class GuideDrag(QObject):
    """See the module.

    Signals:
        changed: Other guides are wanted; carries them all.
    """

    changed = Signal(object)

    def __init__(self, board: Board, across: Ruler, down: Ruler, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._axes: dict[Ruler, Literal["x", "y"]] = {across: "x", down: "y"}
        self._held: RulerGuide | None = None
        self._rest: tuple[RulerGuide, ...] = ()
        self._taken = False
        for ruler in self._axes:
            ruler.setMouseTracking(True)
            ruler.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """The mouse on a ruler."""
        if not isinstance(watched, Ruler) or not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._take(watched, event)
        elif event.type() is QEvent.Type.MouseMove:
            self._move(watched, event)
        elif event.type() is QEvent.Type.MouseButtonRelease and self._taken:
            self._let_go(event)
        else:
            return super().eventFilter(watched, event)
        return True

    def _marked(self, ruler: Ruler, at: QPointF) -> RulerGuide | None:
        """The guide whose mark is under the pointer."""
        axis = self._axes[ruler]
        place = at.x() if axis == "x" else at.y()
        own = [one for one in self._board.guides.drawn if one.axis == axis]
        return next((one for one in own if abs(ruler.pixel(one.at) - place) <= NEAR), None)

    def _take(self, ruler: Ruler, event: QMouseEvent) -> None:
        marked = self._marked(ruler, event.position())
        self._taken = True
        self._rest = tuple(one for one in self._board.guides.drawn if one is not marked)
        self._held = marked or RulerGuide("y" if self._axes[ruler] == "x" else "x", -1.0)
        if not self._board.shown.guides or self._board.shown.preview:
            self._board.set_shown(replace(self._board.shown, guides=True, preview=False))

    def _move(self, ruler: Ruler, event: QMouseEvent) -> None:
        if not self._taken or self._held is None:
            over = self._marked(ruler, event.position())
            across = (self._axes[ruler] == "x") == (over is not None)
            ruler.setCursor(Qt.CursorShape.SplitHCursor if across else Qt.CursorShape.SplitVCursor)
            return
        self._held = replace(self._held, at=self._place(event))
        drawn = (*self._rest, self._held) if self._on_page(event) else self._rest
        self._board.set_guides(replace(self._board.guides, drawn=drawn))
        if self._on_page(event):
            QToolTip.showText(event.globalPosition().toPoint(), f"{self._held.at / MM:g} mm")

    def _let_go(self, event: QMouseEvent) -> None:
        held = self._held
        wanted = (*self._rest, held) if held and held.at >= 0 and self._on_page(event) else self._rest
        self._held, self._taken = None, False
        QToolTip.hideText()
        self.changed.emit(wanted)

    def _place(self, event: QMouseEvent) -> float:
        """Where on the page the pointer is along the guide's axis, in points."""
        found = self._board.page_at(self._in_view(event))
        if found is None or self._held is None:
            return -1.0
        return stepped(found[1].x if self._held.axis == "x" else found[1].y)

    def _on_page(self, event: QMouseEvent) -> bool:
        """Whether the guide would lie on the page; one that is still held over the ruler it comes from does not."""
        found = self._board.page_at(self._in_view(event))
        if found is None or self._held is None:
            return False
        page = self._board.pages[found[0]]
        size, view = (page.width if self._held.axis == "x" else page.height), self._board.viewport().rect()
        place = self._in_view(event)
        inside = 0 <= (place.x() if self._held.axis == "x" else place.y()) <= max(view.width(), view.height())
        return inside and 0 <= self._place(event) <= size

    def _in_view(self, event: QMouseEvent) -> QPointF:
        return self._board.viewport().mapFromGlobal(event.globalPosition())
