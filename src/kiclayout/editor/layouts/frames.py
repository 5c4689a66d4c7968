"""The page templates of a layout and their frames: where each stands, what it leaves free, its columns and grid."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import isnan, nan

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiclayout.base.units import MM, parse_length
from kiclayout.content.edit.renaming import Rename
from kiclayout.content.placed import FRAMES
from kiclayout.design.template import Frame, Template
from kiclayout.editor.layouts.entry_bar import EntryBar
from kiclayout.editor.layouts.field_sheet import FieldSheet
from kiclayout.editor.layouts.fields import Field, Inherited, ValueLine, quiet
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.layouts.frame_fields import MARGINS, area_within, margins_of
from kiclayout.editor.layouts.style_fields import SWITCH
from kiclayout.editor.panels.form import Choice
from kiclayout.editor.words import Words
from kiclayout.store.layout_edit import stated, with_value, without_value
from kiclayout.store.layout_frames import (
    SIDES,
    Division,
    area_of,
    columns_of,
    family_of,
    gap_of,
    millimetres,
    rect_of,
    renamed_frame,
    with_columns,
    with_frame,
    with_rect,
)

LINKS = ("like", "next", "even")
"""Values of a template that name another one."""
OWN = ("side", "gutter", "half_unit", "locked")
MOST = 6
"""Columns; more would be no columns of text."""
GAP = 6 * MM


class FramePage(QWidget):
    """See the module."""

    def __init__(self, room: FittingRoom, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._words = room, words
        self.template = Field("layouts.template", Choice(self), self)
        self.template.reworded(words)
        self.entry = EntryBar("templates", room, words, self)
        self.sheet = FieldSheet("frameSheet", words, self)
        self.links = {key: Field(f"layouts.template.{key}", Choice(self), self) for key in LINKS}
        self.numbered = Field("layouts.template.numbered", Choice(self), self)
        self.frame = Field("layouts.frame", Choice(self), self)
        self.frame_name = Field("layouts.frame.name", ValueLine(parent=self), self)
        self.sides = {side: Field(f"layouts.side.{side}", ValueLine(1.0, self), self) for side in SIDES}
        self.margins = {one: Field(f"layouts.margin.{one}", ValueLine(1.0, self), self) for one in MARGINS}
        self.columns = Field("layouts.columns", ValueLine(1.0, self), self)
        self.gap = Field("layouts.column-gap", ValueLine(0.5, self), self)
        self.own = {
            key: Field(f"layouts.frame.{key}", Choice(self) if key == "locked" else ValueLine(0.5, self), self)
            for key in OWN
        }
        self.said = quiet(self, "margins")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        sheet = self.sheet
        sheet.head("layouts.template")
        for field in (*self.links.values(), self.numbered):
            sheet.add(field)
        sheet.head("layouts.frame")
        sheet.add(self.frame)
        sheet.add(self.frame_name)
        sheet.add_narrow(tuple(self.sides.values()))
        sheet.add(self.own["locked"])
        sheet.head("layouts.margins")
        sheet.add_narrow(tuple(self.margins.values()))
        sheet.put(self.said)
        sheet.head("layouts.columns-head")
        for field in (self.columns, self.gap, self.own["side"], self.own["gutter"], self.own["half_unit"]):
            sheet.add(field)
        sheet.done()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.template)
        column.addWidget(self.entry)
        column.addWidget(sheet, 1)

    def _connect(self) -> None:
        self.template.done.connect(self._turned)
        self.frame.done.connect(self._turned)
        self.frame_name.done.connect(self._rename)
        self.entry.turned.connect(self.choose)
        self.numbered.done.connect(partial(self._linked, "numbered"))
        self.columns.done.connect(self._split)
        self.gap.done.connect(self._parted)
        for side, field in self.sides.items():
            field.done.connect(partial(self._placed, side))
        for margin, field in self.margins.items():
            field.done.connect(partial(self._freed, margin))
        for key, field in self.own.items():
            field.done.connect(partial(self._owned, key))
        for key, field in self.links.items():
            field.done.connect(partial(self._linked, key))

    @property
    def chosen(self) -> tuple[Template, Frame] | None:
        """The template and the frame that are chosen; None = there is none."""
        template = self._template
        frames = template.frames if template else ()
        frame = next((one for one in frames if one.name == self.frame.text), frames[0] if frames else None)
        return (template, frame) if template and frame else None

    @property
    def _columns(self) -> tuple[Frame, ...]:
        """The chosen frame and those beside it."""
        chosen = self.chosen
        return columns_of(chosen[0], chosen[1].name) if chosen else ()

    @property
    def _template(self) -> Template | None:
        return self._room.layout.template(self.template.text)

    def choose(self, name: str) -> None:
        """Chooses another template."""
        self.template.show_value(name)
        self._turned()

    # ------------------------------------------------------------------------------------------------ showing
    def catch_up(self) -> None:
        """Shows the templates as they are."""
        names = [one.name for one in self._room.layout.templates]
        now = self.template.text
        self.template.offer(names, [self._named(name) for name in names])
        self.template.show_value(now if now in names else ("article" if "article" in names else next(iter(names), "")))
        self._turned()

    def _named(self, name: str) -> str:
        key = f"templates.name.{name}"
        return f"{self._words(key)} ({name})" if self._words.has(key) else name

    def _turned(self) -> None:
        template, draft = self._template, self._room.draft
        names = [one.name for one in self._room.layout.templates]
        name = template.name if template else ""
        self.entry.show_entry(name, tuple(one for one in names if one != name))
        own = stated(draft.now.text, ("templates", name)) if draft and name else {}
        self._show_template(template, own)
        chosen = self.chosen
        self.frame.offer([one.name for one in template.frames] if template else [])
        self.frame.show_value(chosen[1].name if chosen else "")
        lines = (*self.sides.values(), *self.margins.values(), *self.own.values())
        fields = (self.frame, self.frame_name, self.columns, self.gap, *lines)
        for field in fields:
            field.setEnabled(chosen is not None)
        if chosen is not None and draft is not None:
            self._show_frame(draft.now.text, *chosen)
            return
        self.said.setText(self._words("layouts.no-frames"))
        for field in fields:
            field.show_value("")

    def _show_template(self, template: Template | None, own: dict[str, str]) -> None:
        words, base = self._words, self._room.layout.template(own.get("like", ""))
        others = [one.name for one in self._room.layout.templates if template and one.name != template.name]
        source = words("layouts.inherited", name=base.name) if base else words("layouts.usual")
        usual = base or Template(name="")
        for key, field in self.links.items():
            field.offer(["", *others], [words("layouts.none"), *map(self._named, others)])
            value = own.get(key, getattr(template, key, "")) if template else ""
            inherited = Inherited(getattr(usual, key), source) if key != "like" and base else None
            field.show_value(value, inherited, key in own or inherited is None)
            field.setEnabled(template is not None)
        self.numbered.offer(SWITCH, [words("layouts.switch.on"), words("layouts.switch.off")])
        shown = SWITCH[not template.numbered] if template else ""
        self.numbered.show_value(shown, Inherited(SWITCH[not usual.numbered], source), "numbered" in own)
        self.numbered.setEnabled(template is not None)

    def _show_frame(self, text: str, template: Template, frame: Frame) -> None:
        for field, value in zip(self.sides.values(), rect_of(text, template, frame.name), strict=True):
            field.show_value(value)
        columns = columns_of(template, frame.name)
        free = margins_of(template, columns, self._room.layout)
        for margin, field in self.margins.items():
            field.show_value(millimetres(free[margin]))
        self.frame_name.show_value(frame.name)
        self.columns.show_value(str(len(columns)))
        self.gap.show_value(millimetres(gap_of(columns)) if len(columns) > 1 else "")
        self.gap.setEnabled(len(columns) > 1)
        own, usual = stated(text, ("templates", template.name, "frames", frame.name)), self._words("layouts.usual")
        self.own["locked"].offer(SWITCH, [self._words("layouts.switch.on"), self._words("layouts.switch.off")])
        grid = f"{self._room.layout.half_unit:g}"
        for key, now, other in (
            ("side", millimetres(frame.side), "0"), ("gutter", millimetres(frame.gutter), "0"),
            ("half_unit", f"{frame.half_unit:g}" if frame.half_unit else grid, grid),
            ("locked", SWITCH[not frame.locked], SWITCH[1]),
        ):  # fmt: skip
            source = self._words("layouts.paper.from-page") if key == "half_unit" else usual
            self.own[key].show_value(own.get(key, now), Inherited(other, source), key in own)
        size = template.size if template.size[0] else self._room.layout.size
        key = "layouts.margins-side" if frame.side else "layouts.margins-said"
        said = " × ".join(f"{round(edge / MM, 1):g}" for edge in size)
        self.said.setText(self._words(key, size=said))

    # ------------------------------------------------------------------------------------------------ changing
    def _linked(self, key: str, value: str) -> None:
        path = ("templates", self.template.text, key)
        edit = partial(with_value, path=path, value=value) if value else partial(without_value, path=path)
        self._change(self.numbered if key == "numbered" else self.links[key], edit)

    def _placed(self, side: str, value: str) -> None:
        chosen, draft = self.chosen, self._room.draft
        if chosen is None or draft is None:
            return
        template, frame = chosen
        rect = list(rect_of(draft.now.text, template, frame.name))
        rect[SIDES.index(side)] = value
        self._change(self.sides[side], partial(with_rect, template=template, frame=frame.name, rect=tuple(rect)))

    def _freed(self, margin: str, value: str) -> None:
        """A margin was put in; the opposite edge of the columns stays where it is."""
        chosen, free = self.chosen, _length(value)
        if chosen is None or free is None:
            self.margins[margin].refuse(self._words("layouts.no-length", value=value))
            return
        template, columns = chosen[0], self._columns
        area = area_within(template, columns, self._room.layout, margin, free)
        self._level(self.margins[margin], Division(area, len(columns), gap_of(columns)))

    def _owned(self, key: str, value: str) -> None:
        chosen = self.chosen
        if chosen is not None:
            template, frame = chosen
            edit = partial(with_frame, template=template, frame=frame.name)
            self._change(self.own[key], partial(edit, key=key, value=value))

    def _rename(self, name: str) -> None:
        """The frame is the same one in templates that inherit it: it is renamed in all of them."""
        chosen, draft = self.chosen, self._room.draft
        if chosen is None or draft is None:
            return
        old = chosen[1].name
        family = family_of(draft.now.text, draft.now.layout, chosen[0].name, old)
        edit = partial(renamed_frame, family=family, old=old, new=name)
        found = self._room.change(edit, Rename(FRAMES, old, name, family))
        if self._room.draft is not draft:
            self.frame.show_value(name)
            self._turned()
        self.frame_name.complain(found, self._words.lang)

    def _split(self, value: str) -> None:
        columns = self._columns
        if not columns or not value.isdecimal() or not 1 <= int(value) <= MOST:
            self.columns.refuse(self._words("layouts.no-columns", most=MOST))
            return
        self._level(self.columns, Division(area_of(columns), int(value), gap_of(columns) or GAP))

    def _parted(self, value: str) -> None:
        columns, gap = self._columns, _length(value)
        if not columns or gap is None:
            self.gap.refuse(self._words("layouts.no-length", value=value))
            return
        self._level(self.gap, Division(area_of(columns), len(columns), gap))

    def _level(self, field: Field, into: Division) -> None:
        chosen = self.chosen
        if chosen is not None:
            template, frame = chosen
            self._change(field, partial(with_columns, template=template, frame=frame.name, into=into))

    def _change(self, field: Field, edit: Callable[[str], str]) -> None:
        field.complain(self._room.change(edit), self._words.lang)


def _length(value: str) -> float | None:
    """A length in points; a bare number counts millimetres. None = it is none, or a share of something."""
    try:
        found = parse_length(value, em=nan, whole=nan)
    except ValueError:
        return None
    return None if isnan(found) else found
