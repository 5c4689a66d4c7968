"""Draws caret, selection and the line under words that are being composed, above the pages.

It asks where they are and decides nothing. The caret blinks as the system says and stands still where the system wants
no blinking; it is shown at once wherever it goes.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.editor.paint.qt_values import qt_rect
from kiclayout.editor.typing.tool import TypingTool
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import FRAME, INK
from kiclayout.editor.view.tool import PageArea

SELECTED = 0.28
"""How much of the selection's colour lies over selected words."""

_FOOT = 0.86
"""At which part of a line's height the line under it is drawn."""

_THICK = 1.0
"""Of the caret, in pixels at 100 %; it grows with the page, but no further than twice that."""


class TypingOverlay(QObject):
    """See the module; a ``view.tool.Overlay``."""

    def __init__(self, tool: TypingTool, view: PageView) -> None:
        super().__init__(tool)
        self._tool, self._view = tool, view
        self._ground = QColor(FRAME)
        self._ground.setAlphaF(SELECTED)
        self._lit = True
        self._drawn: PageArea | None = None
        self._spread = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._blink)
        tool.changed.connect(self._changed)

    @property
    def lit(self) -> bool:
        """Whether a caret is drawn now."""
        return self._lit

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """What belongs to the page with index ``page``."""
        place = self._tool.caret_place
        for area in place.areas(page):
            painter.fillRect(qt_rect(area), self._ground)
        self._underline(painter, page, scale)
        self._dropped(painter, page, scale)
        here = self._tool.caret()
        if here is not None and here.page == page and self._lit and not place.covered:
            _stroke(painter, here.rect, scale)

    def _underline(self, painter: QPainter, page: int, scale: float) -> None:
        galley, composer = self._tool.caret_place.galley, self._tool.composer
        for marked in (False, True):
            covered = composer.covered(marked)
            thick = (2.0 if marked else 1.0) / scale
            for area in galley.areas(page, covered) if covered else ():
                painter.fillRect(_under(area, galley.turn(page), thick), INK)

    def _dropped(self, painter: QPainter, page: int, scale: float) -> None:
        """Where words that are dragged would go."""
        target = self._tool.mouse.target
        found = self._tool.caret_place.galley.caret(target) if target else None
        if found is not None and found[0] == page:
            _stroke(painter, found[1], scale)

    # ------------------------------------------------------------------------------------------------ blinking
    def _changed(self) -> None:
        """The caret is shown at once and begins to blink anew."""
        self._lit = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if flash > 1 and self._view.hasFocus() and self._tool.takes_text():
            self._timer.start(flash // 2)
        else:
            self._timer.stop()
        self._draw()

    def _blink(self) -> None:
        self._lit = not self._lit
        self._draw()

    def _draw(self) -> None:
        """Has drawn anew what looks different: the caret's two places, or all if more than a caret is shown."""
        here = self._tool.caret()
        spread = bool(self._tool.caret_place.covered or self._tool.composer.active or self._tool.mouse.target)
        if spread or self._spread:
            self._view.viewport().update()
        else:
            for area in (self._drawn, here):
                if area is not None:
                    self._view.update_area(area)
        self._drawn, self._spread = here, spread


def _stroke(painter: QPainter, rect: Rect, scale: float) -> None:
    """A caret on whole pixels; it inverts what is under it, so that it is seen on every ground."""
    wide = max(1, round(_THICK * min(scale, 2.0)))
    level = rect.height < rect.width  # in a line that runs up or down the page
    at = (round((rect.y if level else rect.x) * scale) - wide // 2) / scale
    bar = QRectF(rect.x, at, rect.width, wide / scale) if level else QRectF(at, rect.y, wide / scale, rect.height)
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.fillRect(bar, QColor("white"))
    painter.restore()


def _under(area: Rect, turn: Matrix | None, thick: float) -> QRectF:
    """A line under the words of an area, which stand as they do on a sheet that lies on the page like ``turn``."""
    if turn is None:
        return QRectF(area.x, area.y + _FOOT * area.height, area.width, thick)
    share = _FOOT if turn.c > 0 else 1 - _FOOT
    return QRectF(area.x + share * area.width, area.y, thick, area.height)
