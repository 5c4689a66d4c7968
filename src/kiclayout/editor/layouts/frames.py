"""The frames of a layout's page templates: where each stands on its page, in millimetres, and the margins it leaves."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiclayout.base.units import MM
from kiclayout.design.template import Frame, Template
from kiclayout.editor.layouts.fields import Field, ValueLine, quiet
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.panels.form import Choice
from kiclayout.editor.words import Words
from kiclayout.store.layout_frames import SIDES, rect_of, with_rect


class FramePage(QWidget):
    """See the module."""

    def __init__(self, room: FittingRoom, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._words = room, words
        self.template = Field("layouts.template", Choice(self), self)
        self.frame = Field("layouts.frame", Choice(self), self)
        self.sides = {side: Field(f"layouts.side.{side}", ValueLine(1.0, self), self) for side in SIDES}
        self.margins = quiet(self, "margins")
        self._arrange()
        self.template.done.connect(self._turned)
        self.frame.done.connect(self._turned)
        for side, field in self.sides.items():
            field.done.connect(partial(self._typed, side))

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for number, field in enumerate((self.template, self.frame, *self.sides.values())):
            field.reworded(self._words)
            grid.addWidget(field, *divmod(number, 2))
            grid.setColumnStretch(number % 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.margins)
        column.addStretch(1)

    @property
    def chosen(self) -> tuple[Template, Frame] | None:
        """The template and the frame that are chosen; None = there is none."""
        layout = self._room.layout
        template = layout.template(self.template.text)
        frames = template.frames if template else ()
        frame = next((one for one in frames if one.name == self.frame.text), frames[0] if frames else None)
        return (template, frame) if template and frame else None

    def catch_up(self) -> None:
        """Shows the frames as they are."""
        names = [one.name for one in self._room.layout.templates if one.frames]
        now = self.template.text
        self.template.offer(names, [self._named(name) for name in names])
        self.template.show_value(now if now in names else ("article" if "article" in names else next(iter(names), "")))
        self._turned()

    def _named(self, name: str) -> str:
        key = f"templates.name.{name}"
        return f"{self._words(key)} ({name})" if self._words.has(key) else name

    def _turned(self) -> None:
        chosen, draft = self.chosen, self._room.draft
        template, frame = chosen or (None, None)
        self.frame.offer([one.name for one in template.frames] if template else [])
        self.frame.show_value(frame.name if frame else "")
        rect = rect_of(draft.now.text, template, frame.name) if draft and template and frame else ("",) * len(SIDES)
        for field, value in zip(self.sides.values(), rect, strict=True):
            field.setEnabled(bool(value))
            field.show_value(value)
        self.margins.setText(self._margins(template, frame) if template and frame else "")

    def _margins(self, template: Template, frame: Frame) -> str:
        """What the frame leaves free at the edges of its page; a side column counts as part of it."""
        size = template.size if template.size[0] else self._room.layout.size
        whole = frame.whole
        free = {
            "left": whole.x, "top": whole.y,
            "right": size[0] - whole.x - whole.width, "bottom": size[1] - whole.y - whole.height,
        }  # fmt: skip
        said = {side: f"{round(points / MM, 2) + 0:g}" for side, points in free.items()}
        size_said = " × ".join(f"{round(edge / MM, 1):g}" for edge in size)
        beside = f"{round(frame.side / MM, 2):g}"
        key = "layouts.margins-side" if frame.side else "layouts.margins"
        return self._words(key, size=size_said, side=beside, **said)

    def _typed(self, side: str, value: str) -> None:
        chosen, draft = self.chosen, self._room.draft
        if chosen is None or draft is None:
            return
        template, frame = chosen
        rect = list(rect_of(draft.now.text, template, frame.name))
        rect[SIDES.index(side)] = value
        found = self._room.change(partial(with_rect, template=template, frame=frame.name, rect=tuple(rect)))
        self.sides[side].complain(found, self._words.lang)
