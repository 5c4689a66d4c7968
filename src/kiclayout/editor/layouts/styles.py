"""The paragraph styles of a layout: samples in their own type, and the values of the chosen one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QListView, QVBoxLayout, QWidget

from kiclayout.design.layout import Layout
from kiclayout.design.style import ParStyle
from kiclayout.editor.layouts.fields import Field, ValueLine
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.panels.form import Choice
from kiclayout.editor.panels.style_rows import CLASS, ENTRY, Entry, StyleModel, StyleRows, samples_of, spec_of
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words
from kiclayout.store.layout_edit import with_style
from kiclayout.typeset.sample import sample_pages, sample_setting

NUMBERS = {"size": 0.5, "leading": 0.5, "before": 0.5, "after": 0.5}
"""Values in points, and by how much the arrow keys count them."""
CHOICES = ("weight", "color", "align")
ORDER = ("size", "leading", "weight", "color", "before", "after", "align")
ALIGNED = ("justify", "left", "center", "right")
WEIGHTS = tuple(str(100 * n) for n in range(1, 10))


class StylePage(QWidget):
    """See the module."""

    def __init__(self, session: Session, room: FittingRoom, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._room, self._words = session, room, words
        self._shown: Layout | None = None
        self.model = StyleModel(self)
        self.rows = StyleRows(Pictures(self), lambda _: False, self)
        self.list = QListView(self)
        self.list.setObjectName("layoutStyles")
        self.list.setAccessibleName(words("layouts.styles"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.rows)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields: dict[str, Field] = {}
        self._arrange()
        self.list.selectionModel().currentChanged.connect(self._turned)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for number, key in enumerate(ORDER):
            inner = ValueLine(NUMBERS[key], self) if key in NUMBERS else Choice(self)
            field = self.fields[key] = Field(f"layouts.style.{key}", inner, self)
            field.reworded(self._words)
            field.done.connect(partial(self._typed, key))
            row, column = divmod(number, 2)
            grid.addWidget(field, row, column)
            grid.setColumnStretch(column, 1)
        self.fields["align"].offer(ALIGNED, [self._words(f"layouts.align.{how}") for how in ALIGNED])
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(12)
        column_of_all.addWidget(self.list, 1)
        column_of_all.addLayout(grid)

    @property
    def style_name(self) -> str:
        """The name of the chosen style; empty = there is none."""
        entry = self.list.currentIndex().data(ENTRY)
        return entry.name if isinstance(entry, Entry) else ""

    def catch_up(self) -> None:
        """Shows the styles as they are."""
        layout = self._room.layout
        if self._shown is not layout:
            self._shown = layout
            self._show(layout)
        self._turned()

    def _show(self, layout: Layout) -> None:
        now = self.style_name or "body"
        styles = enumerate(layout.styles)
        entries = tuple(Entry(CLASS, name, name, spec_of(one, layout), one, n) for n, (name, one) in styles)
        setting = sample_setting(layout, self._session.book, self._session.issue.lang)
        pages = sample_pages(samples_of(entries), setting)
        self.rows.set_samples(pages, Drawings(GlyphFonts(self._session.book), len(entries)))
        self.model.show(entries)
        self.list.viewport().update()
        row = max(self.model.row_of(CLASS, now), 0)
        if row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _turned(self) -> None:
        layout, name = self._room.layout, self.style_name
        there = bool(name)
        style = layout.style(name) if there else ParStyle()
        tokens = [token for token, _ in layout.colors] + sorted(
            {f"part-{role}" for part in layout.parts for role, _ in part.roles}
        )
        own = {"weight": str(style.text.weight), "color": style.text.color}
        self.fields["weight"].offer(sorted({*WEIGHTS, own["weight"]}, key=int))
        self.fields["color"].offer(list(dict.fromkeys(["part", *tokens, own["color"]])))
        for key, field in self.fields.items():
            field.setEnabled(there)
            field.show_value(_value(style, key) if there else "")

    def _typed(self, key: str, value: str) -> None:
        found = self._room.change(partial(with_style, style=self.style_name, key=key, value=value))
        self.fields[key].complain(found, self._words.lang)


def _value(style: ParStyle, key: str) -> str:
    """A value of a style as the fields show it; lengths in points."""
    owner = style.text if key in ("size", "weight", "color") else style
    found = getattr(owner, key)
    return f"{round(found, 3):g}" if isinstance(found, float) else str(found)
