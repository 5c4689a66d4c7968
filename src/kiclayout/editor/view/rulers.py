"""Both rulers of a view with the corner between them: placed, measured and coloured together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QWidget

from kiclayout.editor.view.chrome import Chrome
from kiclayout.editor.view.guides import RulerGuide
from kiclayout.editor.view.ruler import Corner, Ruler
from kiclayout.scene.page import Page


class Rulers:
    """See the module.

    Attributes:
        across: The one above the pages.
        down: The one to their left.
    """

    def __init__(self, chrome: Chrome, parent: QWidget) -> None:
        self.across = Ruler(Qt.Orientation.Horizontal, chrome, parent)
        self.down = Ruler(Qt.Orientation.Vertical, chrome, parent)
        self._corner = Corner(chrome, parent)

    def place(self, view: QRect, thick: int) -> None:
        """Lays them along ``view``, ``thick`` pixels each; 0 hides them."""
        for part in (self.across, self.down, self._corner):
            part.setVisible(thick > 0)
        self._corner.setGeometry(0, 0, thick, thick)
        self.across.setGeometry(view.x(), 0, view.width(), thick)
        self.down.setGeometry(0, view.y(), thick, view.height())

    def measure(self, page: Page, corner: QPointF, scale: float) -> None:
        """Counts from the ``corner`` of a page's trim, in the view's pixels; ``scale`` pixels are a point."""
        self.across.measure(corner.x(), scale, page.width)
        self.down.measure(corner.y(), scale, page.height)

    def mark(self, guides: Sequence[RulerGuide]) -> None:
        """Marks where guides are."""
        for ruler, axis in ((self.across, "x"), (self.down, "y")):
            ruler.mark(tuple(guide.at for guide in guides if guide.axis == axis))

    def point(self, at: QPointF | None) -> None:
        """Marks the pointer's place; None = it is elsewhere."""
        self.across.point(at.x() if at is not None else None)
        self.down.point(at.y() if at is not None else None)

    def recolor(self, chrome: Chrome) -> None:
        """Draws them in other colours."""
        for part in (self.across, self.down, self._corner):
            part.chrome = chrome
            part.update()
