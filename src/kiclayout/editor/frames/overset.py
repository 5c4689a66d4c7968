"""Red marks on frames in which something found no room, and the way from there to the finding.

The typesetter never hides words: text that is too long goes on on further pages. What cannot be divided and is taller
than any page is cut off, and found; that is marked, whatever tool is in hand.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.geometry import Point, Rect
from kiclayout.editor.paint.qt_values import even_pen, qt_rect
from kiclayout.editor.session import Session
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import OVERSET, PAPER
from kiclayout.editor.words import Words

CODES = ("typeset-clip", "typeset-note-clip")
"""Findings on what was cut off."""
SIDE = 15.0
"""Of a mark, in pixels."""


class OversetMarks(QObject):
    """See the module; a ``view.tool.Overlay``.

    Signals:
        chosen: A mark was clicked; carries its finding.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, view: PageView, words: Words) -> None:
        super().__init__(view)
        self._session, self._view, self.words = session, view, words
        self._found: dict[str, Diagnostic] = {}
        session.findings_changed.connect(self._findings_changed)
        view.add_overlay(self)

    def _findings_changed(self) -> None:
        """The first finding of every page, by its folio."""
        found: dict[str, Diagnostic] = {}
        for one in self._session.findings:
            if one.code in CODES and one.page:
                found.setdefault(one.page, one)
        if found != self._found:
            self._found, viewport = found, self._view.viewport()
            viewport.removeEventFilter(self)
            if found:  # without marks no event need come by here: a key to its page is a matter of microseconds
                viewport.installEventFilter(self)
            viewport.update()

    def mark(self, page: int, scale: float) -> tuple[Rect, Diagnostic] | None:
        """The mark of the page with that index: at the foot of its last frame."""
        pages = self._session.scene.pages if self._session.loaded else ()
        found = self._found.get(pages[page].folio) if page < len(pages) else None
        source = self._session.source_of(page) if found is not None else None
        if found is None or source is None or not source[1].template.frames:
            return None
        rect, side = source[1].template.frames[-1].rect, SIDE / scale
        return Rect(rect.right - side / 2, rect.bottom - side / 2, side, side), found

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """The mark of a page: a red square with a plus."""
        marked = self.mark(page, scale)
        if marked is None:
            return
        rect, arm = marked[0], marked[0].width * 0.28
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(even_pen(OVERSET, 1.5))
        painter.setBrush(PAPER)
        painter.drawRect(qt_rect(rect))
        middle = QPointF(rect.x + rect.width / 2, rect.y + rect.height / 2)
        for by in (QPointF(arm, 0.0), QPointF(0.0, arm)):
            painter.drawLine(middle - by, middle + by)

    def at(self, place: QPointF) -> Diagnostic | None:
        """The finding whose mark is at a place of the viewport."""
        there = self._view.page_at(place) if self._found else None
        marked = self.mark(there[0], self._view.scale) if there is not None else None
        return marked[1] if marked is not None and there is not None and _near(marked[0], there[1]) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """A click on a mark, before any tool has it; what it says when the pointer rests there."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            found = self.at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
            if found is not None:
                self.chosen.emit(found)
                return True
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.at(QPointF(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), found.message(self.words.lang))
                return True
        return super().eventFilter(watched, event)


def _near(rect: Rect, point: Point) -> bool:
    return rect.grown(rect.width * 0.2).contains(point)
