"""Smooth scrolling: a notch of the wheel moves the pages over a tenth of a second instead of at once."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QScrollBar, QStyle

DURATION_MS = 110
"""How long a notch moves the pages; the house allows 120."""


class Glide(QObject):
    """Moves a scroll bar to where it was sent.

    Attributes:
        on: Whether it moves at all, or jumps; at first as the system's style has it.
    """

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar, self._aim = bar, 0
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(DURATION_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move)
        self.on = bar.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, bar) > 0

    def by(self, pixels: int) -> None:
        """Sends the bar ``pixels`` further, counted from where it was sent before if it is still on its way."""
        moving = self._motion.state() == QVariantAnimation.State.Running
        start = self._aim if moving else self._bar.value()
        self._aim = max(self._bar.minimum(), min(self._bar.maximum(), start + pixels))
        if not self.on:
            self._bar.setValue(self._aim)
            return
        self._motion.stop()
        self._motion.setStartValue(self._bar.value())
        self._motion.setEndValue(self._aim)
        self._motion.start()

    def stop(self) -> None:
        """Leaves the bar where it is."""
        self._motion.stop()

    def _move(self, value: int) -> None:
        self._bar.setValue(value)
