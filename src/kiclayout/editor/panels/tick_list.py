"""Names one below the other, each with a box to tick. What they are, and what a tick does, is not known here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget


class TickList(QWidget):
    """See the module.

    Signals:
        done: The rows that are ticked now and can be seen, from 0, in their order.
    """

    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[QCheckBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_rows(self, names: Sequence[str], ticked: Sequence[int], most: int | None = None) -> None:
        """Shows a row for each of ``names``; when ``most`` are ticked, no others can be."""
        while len(self._boxes) > len(names):
            self._boxes.pop().deleteLater()
        while len(self._boxes) < len(names):
            box = QCheckBox(self)
            box.toggled.connect(self._on_toggled)
            self._column.addWidget(box)
            self._boxes.append(box)
        for at, (box, name) in enumerate(zip(self._boxes, names, strict=True)):
            with QSignalBlocker(box):
                box.setText(name.replace("&", "&&"))
                box.setChecked(at in ticked)
                box.setVisible(True)
                box.setEnabled(at in ticked or most is None or len(ticked) < most)

    def hide_row(self, row: int) -> None:
        """Takes a row out of sight, if there is such a row."""
        if 0 <= row < len(self._boxes):
            self._boxes[row].hide()

    def _on_toggled(self) -> None:
        self.done.emit(tuple(at for at, box in enumerate(self._boxes) if box.isChecked() and box.isVisibleTo(self)))
