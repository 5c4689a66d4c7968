"""What holds for every page of a layout: its size and bleed, the grid its lines stand on, how pages are numbered."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiclayout.base.units import MM
from kiclayout.design.layout import Layout
from kiclayout.editor.layouts.field_sheet import FieldSheet
from kiclayout.editor.layouts.fields import Field, Inherited, ValueLine, quiet
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.words import Words
from kiclayout.store.layout_edit import stated, stated_row, with_value, without_value
from kiclayout.store.layout_frames import millimetres
from kiclayout.store.yaml_tree import Items

EDGES = ("width", "height")
PLAIN = ("bleed", "half_unit", "folio", "part_number")
STEPS = {"width": 1.0, "height": 1.0, "bleed": 0.5, "half_unit": 0.5}
_USUAL = Layout(name="")


class PaperPage(QWidget):
    """See the module."""

    def __init__(self, room: FittingRoom, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._words = room, words
        self.sheet = FieldSheet("pageSheet", words, self)
        self.fields = {
            key: Field(f"layouts.paper.{key}", ValueLine(STEPS.get(key, 0.0), self), self) for key in (*EDGES, *PLAIN)
        }
        self.grid = quiet(self, "gridSaid")
        self._arrange()
        for side, key in enumerate(EDGES):
            self.fields[key].done.connect(partial(self._sized, side))
        for key in PLAIN:
            self.fields[key].done.connect(partial(self._typed, key))

    def _arrange(self) -> None:
        self.sheet.head("layouts.paper.page")
        for key in (*EDGES, "bleed"):
            self.sheet.add(self.fields[key])
        self.sheet.head("layouts.paper.grid")
        self.sheet.add(self.fields["half_unit"])
        self.sheet.put(self.grid)
        self.sheet.head("layouts.paper.numbers")
        for key in ("folio", "part_number"):
            self.sheet.add(self.fields[key])
        self.sheet.done()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    def catch_up(self) -> None:
        """Shows the values as they are."""
        layout, draft = self._room.layout, self._room.draft
        own, usual = stated(draft.now.text, ()) if draft else {}, self._words("layouts.usual")
        for key, now, other in zip(EDGES, self._size(), map(millimetres, _USUAL.size), strict=True):
            self.fields[key].show_value(now, Inherited(other, usual), "size" in own)
        for key in PLAIN:
            value = own.get(key, _value(layout, key))
            self.fields[key].show_value(value, Inherited(_value(_USUAL, key), usual), key in own)
        self.grid.setText(self._on_grid(layout))

    def _size(self) -> tuple[str, ...]:
        """Width and height as the file has them."""
        draft = self._room.draft
        said = stated_row(draft.now.text, ("size",), len(EDGES)) if draft else ()
        return said or tuple(map(millimetres, self._room.layout.size))

    def _on_grid(self, layout: Layout) -> str:
        """How the body's leading and the grid go together."""
        unit, leading = layout.half_unit, layout.style("body").leading
        if not unit:
            return self._words("layouts.paper.no-grid")
        key = "on-grid" if abs(leading / unit - round(leading / unit)) < 0.001 else "off-grid"
        return self._words(f"layouts.paper.{key}", leading=f"{leading:g}", unit=f"{unit:g}")

    def _sized(self, side: int, value: str) -> None:
        if not value:
            found = self._room.change(partial(without_value, path=("size",)))
        else:
            size = list(self._size())
            size[side] = value
            found = self._room.change(partial(with_value, path=("size",), value=Items(tuple(size), True)))
        self.fields[EDGES[side]].complain(found, self._words.lang)

    def _typed(self, key: str, value: str) -> None:
        edit = partial(with_value, path=(key,), value=value) if value else partial(without_value, path=(key,))
        self.fields[key].complain(self._room.change(edit), self._words.lang)


def _value(layout: Layout, key: str) -> str:
    """A value as the field shows it: millimetres for the page, points for the grid."""
    found = getattr(layout, key)
    if not isinstance(found, float):
        return str(found)
    return f"{round(found / MM, 2):g}" if key == "bleed" else f"{found:g}"
