"""A page with a list, and the fields of what is chosen below it, or beside it where the page is wide enough."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiclayout.editor.panels.looks import scaled

WIDE = 680
"""From how many designed pixels on both stand side by side."""
GAP = 12


class ListPage(QWidget):
    """See the module; heirs make list and fields."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields_column = QVBoxLayout()
        """Where the fields go."""
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._share = 0

    def put_list(self, chosen: QWidget, share: int) -> None:
        """Puts the list in; ``share``: how many of five parts of the height fields below it take, 0 = as they need."""
        self._share = share
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(chosen, 5 - share)
        self._row.addLayout(self.fields_column, share)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """See the module."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(self.font(), WIDE)[0]
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setStretch(1, self._row.stretch(0) if beside else self._share)
