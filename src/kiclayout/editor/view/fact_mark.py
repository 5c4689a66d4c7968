"""Marks on the pages where the fact stands whose field has the keyboard. Which fact that is, is told from outside."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPainter, QPen

from kiclayout.base.geometry import Rect
from kiclayout.editor.paint.qt_values import qt_rect
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import FRAME
from kiclayout.editor.view.tool import PageArea
from kiclayout.scene.hit import fact_rects
from kiclayout.scene.page import Page

SPARE, WIDE, TINT = 3.0, 1.5, 26
"""Round the words, and of the line, in pixels; of the ground, out of 255."""


class FactMark(QObject):
    """See the module; a ``view.tool.Overlay``."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view, self._name = view, ""
        self._known: dict[int, tuple[Page, str, tuple[Rect, ...]]] = {}

    @property
    def name(self) -> str:
        """The fact that is marked; empty = none."""
        return self._name

    def show(self, name: str) -> None:
        """Marks another fact; empty = none."""
        if name != self._name:
            self._name = name
            self._view.viewport().update()

    def areas(self, page: Page) -> tuple[Rect, ...]:
        """Where it stands on ``page``: what is on one line, or touches, is one."""
        if not self._name:
            return ()
        known = self._known.get(page.index)
        if known is None or known[0] is not page or known[1] != self._name:
            known = self._known[page.index] = (page, self._name, _joined(_shown(page, self._name)))
        return known[2]

    def place(self, preferred: str) -> PageArea | None:
        """The first place where it stands, on a page whose template begins with ``preferred`` if there is one."""
        pages = sorted(self._view.pages, key=lambda page: page.template.partition("-")[0] != preferred)
        found = ((page.index, areas[0]) for page in pages if (areas := self.areas(page)))
        return next((PageArea(*one) for one in found), None)

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """Draws the marks on the page with index ``page``."""
        if not self._name or page >= len(self._view.pages):
            return
        ground = QColor(FRAME)
        ground.setAlpha(TINT)
        painter.setPen(QPen(QColor(FRAME), WIDE / scale))
        painter.setBrush(ground)
        for area in self.areas(self._view.pages[page]):
            around = area.grown(SPARE / scale)
            painter.drawRect(qt_rect(around))


def _shown(page: Page, name: str) -> tuple[Rect, ...]:
    """Where a fact stands; of an item of a list whose facts are put together (a country's names), where that does."""
    found = fact_rects(page, name)
    above = name.rpartition(".")[0]
    return found or (_shown(page, above) if any(word.isdecimal() for word in above.split(".")) else ())


def _joined(rects: tuple[Rect, ...]) -> tuple[Rect, ...]:
    """``rects`` with those made one that stand on one line side by side, or lie in one another."""
    made: list[Rect] = []
    for rect in rects:
        for at, one in enumerate(made):
            level = abs(one.y - rect.y) < 0.5 * rect.height and rect.x - one.right < 2 * rect.height
            if (level and rect.right > one.x) or one.holds(rect):
                made[at] = one.union(rect)
                break
        else:
            made.append(rect)
    return tuple(made)
