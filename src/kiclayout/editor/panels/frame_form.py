"""The form of what is chosen with the frame tool: where it stands and how large it is, in line with what, why locked.

Numbers are millimetres of what is seen: a frame counts with its side column.
"""

from __future__ import annotations

from functools import partial, reduce

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QWidget

from kiclayout.base.geometry import Rect
from kiclayout.base.record import replace
from kiclayout.base.units import MM
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection
from kiclayout.editor.frames.arranging import ALIGNED, SPREAD
from kiclayout.editor.frames.boxes import Box
from kiclayout.editor.frames.chosen import Chosen
from kiclayout.editor.panels.fittings import PassedOver, named
from kiclayout.editor.panels.form import Form
from kiclayout.editor.words import Words

SIDES = ("x", "y", "width", "height")
FARTHEST = 5000.0
"""Millimetres; no page is longer."""


class LengthField(PassedOver, QDoubleSpinBox):
    """A field for a length in millimetres; it is told when it is done, not with every key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setDecimals(2)
        self.setSingleStep(0.5)
        self.setSuffix(" mm")


class FrameForm(Form):
    """See the module; it makes its steps itself, since they are about pages, not about the caret."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("frameForm", parent)
        self._chosen: Chosen | None = None

    def fill(self) -> None:
        """What is chosen, its place and size, how it is aligned and spread, its locks."""
        self.head("frames.form")
        self.said = named(QLabel(self), "frameSaid", "faint")
        self.said.setWordWrap(True)
        self.add_wide(self.said)
        self.sides = {name: self._field(name) for name in SIDES}
        for name in SIDES:
            self.add(f"frames.form.{name}", self.sides[name])
        lines = self.add_tools(*(tuple((f"frames.{how}", f"box-{how}", False) for how in ways) for ways in _WAYS))
        gaps = self.add_tools(tuple((f"frames.spread-{how}", f"spread-{how}", False) for how in SPREAD))
        self.aligns, self.spreads = dict(zip(ALIGNED, lines, strict=True)), dict(zip(SPREAD, gaps, strict=True))
        for how, button in self.aligns.items():
            button.clicked.connect(partial(self._align, how))
        for how, button in self.spreads.items():
            button.clicked.connect(partial(self._spread, how))
        self.home, self.unlock = self.add_button(self._reset), self.add_button(self._unlock)

    def _field(self, name: str) -> LengthField:
        made = LengthField(self)
        made.setRange(-FARTHEST if name in ("x", "y") else 0.0, FARTHEST)
        made.valueChanged.connect(partial(self._put, name))
        return made

    def follow(self, chosen: Chosen) -> None:
        """Shows what is chosen there from now on."""
        self._chosen = chosen

    def reworded(self, words: Words) -> None:
        """All fixed words."""
        super().reworded(words)
        self.home.setText(words("action.layout.reset"))

    # ------------------------------------------------------------------------------------------------ showing
    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """What is chosen with the frame tool, if anything is."""
        boxes = self._chosen.boxes if self._chosen is not None else ()
        if not boxes or self._chosen is None:
            return False
        self.need()
        self._show_rect(boxes)
        free, several = self._chosen.free, len(boxes) > 1
        for name, field in self.sides.items():
            resize = name in ("width", "height")
            field.setEnabled(bool(free) and not (resize and (several or not boxes[0].sized)))
        for button in self.aligns.values():
            button.setEnabled(bool(free))
        for button in self.spreads.values():
            button.setEnabled(len(free) > 2)
        self.home.setEnabled(any(box.moved for box in free))
        self._show_lock(self._chosen, boxes)
        return True

    def _show_rect(self, boxes: tuple[Box, ...]) -> None:
        rect = _around(boxes)
        for name, field in self.sides.items():
            with QSignalBlocker(field):
                field.setValue(getattr(rect, name) / MM)

    def _show_lock(self, chosen: Chosen, boxes: tuple[Box, ...]) -> None:
        lock = next((box.lock for box in boxes if box.lock is not None), None)
        names = ", ".join(box.name for box in boxes if box.name)
        if lock is not None:
            self.said.setText(chosen.why(lock))
        else:
            self.said.setText(names)
        name = chosen.unlockable()
        self.unlock.setVisible(bool(name))
        if name:
            opened = chosen.opened(name)
            self.unlock.setText(self.words(f"frames.{'close' if opened else 'open'}-{name}"))

    # ------------------------------------------------------------------------------------------------ the hand
    def _put(self, name: str, value: float) -> None:
        if self._chosen is None or not self._chosen.free:
            return
        boxes = self._chosen.free
        around = _around(boxes)
        if name in ("width", "height"):
            rects = {boxes[0]: replace(boxes[0].rect, **{name: value * MM})}
            self._chosen.put(rects, "frames.resize")
            return
        by = value * MM - getattr(around, name)
        dx, dy = (by, 0.0) if name == "x" else (0.0, by)
        self._chosen.put({box: box.rect.moved(dx, dy) for box in boxes}, "frames.move")

    def _align(self, how: str, _checked: bool = False) -> None:
        if self._chosen is not None:
            self._chosen.align(how)

    def _spread(self, how: str, _checked: bool = False) -> None:
        if self._chosen is not None:
            self._chosen.spread(how)

    def _reset(self) -> None:
        if self._chosen is not None:
            self._chosen.reset()

    def _unlock(self) -> None:
        if self._chosen is not None:
            name = self._chosen.unlockable()
            self._chosen.unlock(not self._chosen.opened(name))


_WAYS = (ALIGNED[:3], ALIGNED[3:])


def _around(boxes: tuple[Box, ...]) -> Rect:
    return reduce(Rect.union, (box.rect for box in boxes))
